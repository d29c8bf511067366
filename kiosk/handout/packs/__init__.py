"""Packs for branches that print ahead: booklets, phrase cards and door posters."""
