"""What two people say: the phrasebook first, then the machine behind its guard."""
