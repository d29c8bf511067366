"""Machine drafts of missing texts, for translators to work on."""
