"""The talk of staff with a visitor at the kiosk, as the desk has it."""
