"""The store of the counter on SQLite and PostgreSQL."""
