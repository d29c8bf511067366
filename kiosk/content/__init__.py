"""Sources people edit -> checked -> compiled library a kiosk reads."""
