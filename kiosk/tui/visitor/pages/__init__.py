"""The pages of the visitor app, one file each."""
