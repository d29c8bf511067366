"""Reading the visitor's screens aloud: what is said of them, and when."""
