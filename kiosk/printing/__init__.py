"""Paper: the printers of this machine, and the queue of what they print."""
