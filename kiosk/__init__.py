"""A multilingual assistant for foreign customers in Chinese bank branches."""
