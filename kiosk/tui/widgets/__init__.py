"""Widgets that lay out logical text themselves, mirrored where needed."""
