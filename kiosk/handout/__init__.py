"""What the visitor takes away: one plain model and the forms it is drawn in."""
