"""Travel documents and names, as pure functions of text and a date."""
