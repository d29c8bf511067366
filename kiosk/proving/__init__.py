"""Proving a machine: what of it would harm visitors, and what to do about it."""
