"""Read-only pages on the branch's network, for phones to take home."""
