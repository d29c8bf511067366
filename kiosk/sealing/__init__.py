"""The only room with keys: sealing, signatures, case keys, staff secrets."""
