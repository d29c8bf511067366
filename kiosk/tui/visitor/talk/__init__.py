"""The talk of staff and visitor on the kiosk's screen."""
