"""Brings a database to the tables of this program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text

from kiosk.errors import StoreError

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy import Connection

REVISION = "0004"
"""The last migration. A test holds it against `migrations/versions`."""

_FOLDER = Path(__file__).parent / "migrations"
_LOCK = 0x6B696F736B
"""Key of the lock in PostgreSQL: "kiosk" in ASCII."""


def revision_of(connection: Connection) -> str | None:
    """Return the revision of a database; None: it is empty."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return None if found is None else str(found)


def upgrade(connection: Connection) -> None:
    """Run the migrations that are missing, in the transaction of `connection`.

    Of two programs that start at once, the second waits and finds nothing to do.

    Raises:
        StoreError: The database was made by a newer program.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
    found = revision_of(connection)
    if found == REVISION:
        return
    # Imported here: a database that is up to date does not wait for it.
    from alembic import command

    if found is not None:
        _refuse_newer(found)
    command.upgrade(configured(connection), "head")


def configured(connection: Connection) -> Config:
    """Return what Alembic needs to work on `connection`."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _refuse_newer(found: str) -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    known = {
        each.revision for each in ScriptDirectory.from_config(config).walk_revisions()
    }
    if found not in known:
        raise StoreError(
            f"The database is of revision {found}, this program of {REVISION}.",
            remedy="Install the newer program on this machine too.",
        )
