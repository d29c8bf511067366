"""The visitor's screens in the browser of the kiosk."""
