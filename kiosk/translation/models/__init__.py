"""The models of a machine: brought on a medium, checked, installed, rolled back."""
