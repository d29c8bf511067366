"""One database: reading, writing with an audit row, and what its trouble means."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from kiosk.counter.model import Notice
from kiosk.errors import ConflictError, KioskError, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlalchemy import Connection, Engine, Row
    from sqlalchemy.sql.dml import ReturningDelete, ReturningInsert, ReturningUpdate

    from kiosk.counter.model import Deed, Topic
    from kiosk.counter.store import Listening

    Changing = ReturningInsert[Any] | ReturningUpdate[Any] | ReturningDelete[Any]


class Engines(Protocol):
    """What differs between the two databases."""

    @property
    def reading(self) -> Engine:
        """Gives connections for single statements that change nothing."""

    @property
    def writing(self) -> Engine:
        """Gives connections whose transaction may write from its first statement."""

    @property
    def shared(self) -> bool:
        """Whether other machines work on it too."""

    @property
    def remedy(self) -> str:
        """What the operator can do when it is not there."""

    def append(self, connection: Connection, deed: Deed, notice: Notice | None) -> None:
        """Write an audit row and the new head, and tell others of the change.

        Whoever does it holds the end of the chain until the transaction ends.
        """

    def change(
        self,
        statement: Changing,
        values: Mapping[str, object],
        deed: Deed,
        notice: Notice | None,
    ) -> Row[Any] | None:
        """Change a row and append; return it, or None if there was none to change."""

    def notify(self, connection: Connection, notice: Notice) -> None:
        """Tell others of a change that has no audit row, once it is committed."""

    def lock_session(self, connection: Connection, session: str) -> None:
        """Let nobody else append to this session until the transaction ends."""

    def listen(self, tell: Callable[[Notice], None]) -> Listening:
        """Call `tell` for each notice, in a thread of its own."""

    def close(self) -> None:
        """Give back the connections."""


class Database:
    """Transactions of one database; errors come out as a `KioskError`."""

    def __init__(self, engines: Engines) -> None:
        self.engines = engines

    @contextmanager
    def reading(self) -> Generator[Connection]:
        """Give a connection to read from.

        Raises:
            StoreError: The database is not there.
        """
        with told_calmly(self.engines.remedy), self.engines.reading.begin() as it:
            yield it

    @contextmanager
    def writing(self) -> Generator[Connection]:
        """Give a transaction that is committed at the end, or not at all.

        Raises:
            ConflictError: A key, or what it refers to, says that others were first.
            StoreError: The database is not there.
        """
        with told_calmly(self.engines.remedy), self.engines.writing.begin() as it:
            yield it

    def record(
        self,
        connection: Connection,
        deed: Deed,
        topic: Topic | None = None,
        subject: str = "",
    ) -> None:
        """Append the audit row of a transaction, as its last step.

        All writers queue for the end of the chain; so it is asked for last.

        Args:
            connection: The transaction.
            deed: What was done.
            topic: What others may wait for; None: nobody waits for this.
            subject: Id of what changed.
        """
        self.engines.append(connection, deed, _notice(topic, subject))

    def change(
        self,
        statement: Changing,
        values: Mapping[str, object],
        deed: Deed,
        topic: Topic | None = None,
        subject: str = "",
    ) -> Row[Any] | None:
        """Do one change and append its audit row, both or none.

        Between server and kiosk it is one round trip, where `writing` takes four.

        Args:
            statement: Changes one row at most, and returns something of it.
            values: Its parameters.
            deed: What was done.
            topic: What others may wait for; None: nobody waits for this.
            subject: Id of what changed.

        Returns:
            What the statement returned; None: nothing was changed, and no row written.

        Raises:
            ConflictError: A key, or what it refers to, says that others were first.
            StoreError: The database is not there.
        """
        notice = _notice(topic, subject)
        with told_calmly(self.engines.remedy):
            return self.engines.change(statement, values, deed, notice)


def _notice(topic: Topic | None, subject: str) -> Notice | None:
    return None if topic is None else Notice(topic=topic, subject=subject)


@contextmanager
def told_calmly(remedy: str, *, opening: bool = False) -> Generator[None]:
    """Turn the driver's errors into ours.

    Args:
        remedy: What the operator can do when the database is not there.
        opening: Whether tables may be missing or forbidden; later that is a bug.

    Raises:
        ConflictError: A constraint of the database was in the way.
        StoreError: The database is not there.
    """
    try:
        yield
    except KioskError:
        raise
    except IntegrityError as error:
        raise ConflictError(
            "Somebody else was first, or it is no longer there.",
            remedy="Look at how it stands now.",
        ) from error
    except (ProgrammingError, DataError) as error:
        if not opening:
            raise
        raise StoreError(_first_line(error), remedy=remedy) from error
    except (DBAPIError, PoolTimeoutError) as error:
        raise StoreError(_first_line(error), remedy=remedy) from error


def no_head() -> StoreError:
    """Return what is wrong when somebody removed the end of the audit log."""
    return StoreError(
        "The database cannot be used: the end of the audit log is missing.",
        remedy="Restore the database from its backup.",
    )


def _first_line(error: DBAPIError | PoolTimeoutError) -> str:
    """Return what the driver says, without statement and values."""
    said = str(getattr(error, "orig", None) or "no connection was free").strip()
    return f"The database cannot be used: {said.splitlines()[0]}"
