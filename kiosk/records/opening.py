"""Opens the store that the settings ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.records.records import Records
    from kiosk.settings import Settings

FILE = "counter.sqlite"
"""The embedded database, in its folder."""
_START_AGAIN = "Check [counter] database, the network and the server; then start again."


def has_store(settings: Settings, folder: Path) -> bool:
    """Tell whether there is a store already, or a server is set; nothing is made."""
    return bool(settings.counter.database) or (folder / FILE).exists()


def open_store(settings: Settings, folder: Path) -> Records:
    """Return the store, with its tables brought up to date.

    It is a `kiosk.counter.store.Store`. Close it at the end.

    Args:
        settings: `counter.database` chooses PostgreSQL, if it is set.
        folder: Where the embedded database stands otherwise; made if need be.

    Raises:
        SettingsError: The address of the database cannot be used.
        StoreError: The database is not there, is newer than this program, or can be
            read by others on this machine.
    """
    # Imported here: a visitor's first screen does not wait for the database.
    from zoneinfo import ZoneInfo

    from kiosk.records.database import Database, told_calmly
    from kiosk.records.embedded import Embedded
    from kiosk.records.records import Records
    from kiosk.records.revisions import upgrade
    from kiosk.records.server import Server

    address = settings.counter.database
    remedy = _START_AGAIN if address else ""
    engines = Server(address) if address else Embedded(folder / FILE)
    try:
        with (
            told_calmly(remedy or engines.remedy, opening=True),
            engines.writing.begin() as connection,
        ):
            upgrade(connection)
    except BaseException:
        engines.close()
        raise
    return Records(Database(engines), ZoneInfo(settings.time_zone))
