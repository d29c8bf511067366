"""Languages, writing direction, line breaking, formatting and catalogues."""
