"""Runs the migrations on the connection it is given; Alembic imports this."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    transactional_ddl=True,
)
context.run_migrations()
