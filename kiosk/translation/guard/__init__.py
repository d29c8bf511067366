"""The figure guard: what a translation must keep, or it is not shown."""
