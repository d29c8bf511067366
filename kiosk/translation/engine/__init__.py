"""Argos Translate in a process of its own, which never reaches for a network."""
