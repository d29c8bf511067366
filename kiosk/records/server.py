"""PostgreSQL: one database for the kiosks and desks of a branch."""

from __future__ import annotations

import ipaddress
import os
import time
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    BigInteger,
    LargeBinary,
    Text,
    bindparam,
    create_engine,
    event,
    func,
    select,
)
from sqlalchemy.exc import DisconnectionError

from kiosk.counter.audit import after_previous
from kiosk.errors import SettingsError
from kiosk.records.columns import Moment

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlalchemy import Connection, Engine, Row, Select

    from kiosk.counter.model import Deed, Notice
    from kiosk.counter.store import Listening
    from kiosk.records.database import Changing

CHANNEL = "kiosk"
"""What the database's own notices are called."""
IDLE_SECONDS = 1.0
"""A connection that was idle for longer is tried before it is used."""
CONNECTION = {
    "application_name": "kiosk",
    "client_encoding": "utf8",
    # A cable that is pulled out is noticed within half a minute.
    "connect_timeout": "5",
    "keepalives_idle": "10",
    "keepalives_interval": "5",
    "keepalives_count": "3",
    "tcp_user_timeout": "20000",
}
LIMITS = "-c lock_timeout=10s -c statement_timeout=30s"
"""A screen says that the database is not there rather than wait for ever."""

_APPENDED = func.audit_append(
    bindparam("audit_after_previous", type_=LargeBinary),
    bindparam("audit_actor", type_=Text),
    bindparam("audit_verb", type_=Text),
    bindparam("audit_subject", type_=Text),
    bindparam("audit_at", type_=Moment),
    bindparam("audit_told", type_=Text),
    type_=BigInteger,
)
"""A function of the database: chains a row to the log (migration 0002)."""
_APPEND = select(_APPENDED)
_NOTIFY = select(func.pg_notify(CHANNEL, bindparam("told")))
_LOCK_SESSION = select(
    func.pg_advisory_xact_lock(func.hashtextextended(bindparam("session"), 0))
)


class Server:
    """The engines of one PostgreSQL database."""

    shared = True
    remedy = (
        "The kiosk goes on without it, and works with it again by itself. "
        "Check the network and the server."
    )

    def __init__(self, url: str) -> None:
        """Prepare to connect; nothing is connected yet.

        Raises:
            SettingsError: The address is not one, or its connection is not checked.
        """
        self._parameters = parameters_of(url)
        self.reading = _engine(self._parameters)
        self.writing = self.reading.execution_options(kiosk_writes=True)

    def append(self, connection: Connection, deed: Deed, notice: Notice | None) -> None:
        """Move the head, write the row and notify, in one round trip."""
        connection.execute(_APPEND, _words(deed, notice))

    def change(
        self,
        statement: Changing,
        values: Mapping[str, object],
        deed: Deed,
        notice: Notice | None,
    ) -> Row[Any] | None:
        """Change a row and append, in one statement and one round trip."""
        words = _words(deed, notice)
        with self.reading.begin() as connection:
            return connection.execute(
                _with_row(statement), {**values, **words}
            ).one_or_none()

    def notify(self, connection: Connection, notice: Notice) -> None:
        """Notify without an audit row."""
        connection.execute(_NOTIFY, {"told": _told(notice)})

    def lock_session(self, connection: Connection, session: str) -> None:
        """Let one transaction at a time append to a session."""
        connection.execute(_LOCK_SESSION, {"session": session})

    def listen(self, tell: Callable[[Notice], None]) -> Listening:
        """Let the database tell."""
        from kiosk.records.waiting import Waiting

        return Waiting(self._parameters, tell)

    def close(self) -> None:
        """Close the connections."""
        self.reading.dispose()


@cache
def _with_row(statement: Changing) -> Select[Any]:
    """Return a statement that also appends, if anything was changed."""
    changed = statement.cte("changed")
    return select(changed, _APPENDED.label("audit_sequence")).select_from(changed)


def _words(deed: Deed, notice: Notice | None) -> dict[str, object]:
    return {
        "audit_after_previous": after_previous(deed),
        "audit_actor": deed.actor,
        "audit_verb": deed.verb,
        "audit_subject": deed.subject,
        "audit_at": deed.at,
        "audit_told": "" if notice is None else _told(notice),
    }


def _told(notice: Notice) -> str:
    return f"{notice.topic} {notice.subject}"


def parameters_of(url: str) -> dict[str, Any]:
    """Return what psycopg connects with.

    Raises:
        SettingsError: The address cannot be read, or leads to another machine
            without `sslmode=verify-full`.
    """
    import psycopg
    from psycopg.conninfo import conninfo_to_dict

    try:
        given = conninfo_to_dict(url)
    except psycopg.ProgrammingError as error:
        # What the driver says would show the password.
        raise SettingsError(
            "counter.database is no address of a PostgreSQL database.",
            remedy="Write postgresql://NAME@HOST/DATABASE?sslmode=verify-full",
        ) from error
    if not _local(given) and given.get("sslmode") != "verify-full":
        raise SettingsError(
            "counter.database leads to another machine, whose certificate would not "
            "be checked.",
            remedy="Add sslmode=verify-full and sslrootcert=FILE to the address.",
        )
    options = f"{LIMITS} {given.get('options', '')}".strip()
    return {**CONNECTION, **given, "options": options}


def _local(given: dict[str, Any]) -> bool:
    """Return whether every host is this machine, as libpq would choose them."""
    if "service" in given or os.environ.get("PGSERVICE"):
        return False
    named = str(given.get("host", os.environ.get("PGHOST", ""))).split(",")
    numbered = str(given.get("hostaddr", os.environ.get("PGHOSTADDR", ""))).split(",")
    return all(map(_is_this_machine, (*named, *numbered)))


def _is_this_machine(host: str) -> bool:
    if host in ("", "localhost") or host.startswith(("/", "@")):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _engine(parameters: dict[str, Any]) -> Engine:
    import psycopg

    engine = create_engine(
        "postgresql+psycopg://",
        creator=lambda: psycopg.connect(**parameters, autocommit=True),
        # A screen works on one thing at a time: one connection, more on demand.
        pool_size=1,
        max_overflow=9,
        pool_reset_on_return=None,  # every transaction is ended by its own block
        use_native_hstore=False,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "checkin", _note_time)
    event.listen(engine, "checkout", _try_when_idle)
    return engine


def _begin(connection: Connection) -> None:
    """Begin a transaction for several statements; one alone is its own."""
    if connection.get_execution_options().get("kiosk_writes", False):
        connection.exec_driver_sql("BEGIN")


def _note_time(connection: Any, record: Any) -> None:  # noqa: ANN401 - the pool's own
    record.info["used"] = time.monotonic()


def _try_when_idle(connection: Any, record: Any, proxy: Any) -> None:  # noqa: ANN401
    """Replace a connection that died in its sleep, before it is used.

    Raises:
        DisconnectionError: For the pool, which then connects anew.
    """
    import psycopg

    if time.monotonic() - record.info.get("used", time.monotonic()) < IDLE_SECONDS:
        return
    try:
        connection.execute("")
    except psycopg.Error as error:
        raise DisconnectionError from error
