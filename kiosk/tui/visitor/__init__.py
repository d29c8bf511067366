"""What a visitor sees: one frame, and the pages in it."""
