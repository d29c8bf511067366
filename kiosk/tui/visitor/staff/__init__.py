"""What staff see beside the visitor's page while they help at the kiosk."""
