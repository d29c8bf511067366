"""The tables, as they are after the last migration.

Columns have the names of the fields in `kiosk.counter.model`.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

from kiosk.records.columns import Moment, Words

METADATA = MetaData()

CALLS = Table(
    "calls",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("kiosk", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("services", Words, nullable=False),
    Column("step", Text, nullable=False),
    Column("placed_at", Moment, nullable=False),
    Column("state", Text, nullable=False),
    Column("changed_at", Moment),
    Column("staff", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Index("calls_by_state", "state", "placed_at"),
)
NUMBERS = Table(
    "numbers",
    METADATA,
    Column("day", Date, primary_key=True),
    Column("last", Integer, nullable=False),
)
LEFT_PASSES = Table(
    "left_passes",
    METADATA,
    Column("code", LargeBinary, primary_key=True),
    Column("pass_id", LargeBinary, nullable=False, index=True),
    Column("sealed", LargeBinary, nullable=False),
    Column("expires_at", Moment, nullable=False),
)
REDEMPTIONS = Table(
    "redemptions",
    METADATA,
    Column("pass_id", LargeBinary, primary_key=True),
    Column("expires_at", Moment, nullable=False),
)
CASES = Table(
    "cases",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("erase_at", Moment, nullable=False, index=True),
    Column("language", Text, nullable=False),
    Column("services", Words, nullable=False),
    Column("owner", Text, nullable=False),
    Column("due", Date),
    Column("revision", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
)
APPROVALS = Table(
    "approvals",
    METADATA,
    Column("id", Text, primary_key=True),
    Column(
        "case",
        Text,
        ForeignKey("cases.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("form", LargeBinary, nullable=False),
    Column("form_hash", LargeBinary, nullable=False),
    Column("asked_by", Text, nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("asked_signature", LargeBinary, nullable=False),
    Column("decision", Text),
    Column("decided_by", Text, nullable=False),
    Column("decided_at", Moment),
    Column("decided_signature", LargeBinary, nullable=False),
    Column("reason", LargeBinary, nullable=False),
    CheckConstraint("decided_by <> asked_by", name="approvals_four_eyes"),
)
STAFF = Table(
    "staff",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("languages", Words, nullable=False),
    Column("disabled", Boolean, nullable=False),
    Column("public_key", LargeBinary, nullable=False),
    Column("passphrase", Text, nullable=False),
    Column("wrapped_key", LargeBinary, nullable=False),
)
PINS = Table(
    "pins",
    METADATA,
    Column("staff", Text, ForeignKey("staff.id"), primary_key=True),
    Column("desk", Text, primary_key=True),
    Column("hash", Text, nullable=False),
    Column("wrapped_key", LargeBinary, nullable=False),
)
TRIES = Table(
    "tries",
    METADATA,
    Column("subject", Text, primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("last_at", Moment),
)
MESSAGES = Table(
    "messages",
    METADATA,
    Column("session", Text, primary_key=True),
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("sender", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("sent_at", Moment, nullable=False),
)
DESKS = Table(
    "desks",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("seen_at", Moment, nullable=False),
)
PRINTER_TROUBLES = Table(
    "printer_troubles",
    METADATA,
    Column("kiosk", Text, primary_key=True),
    Column("printer", Text, primary_key=True),
    Column("state", Text, nullable=False),
    Column("paper", Text, nullable=False),
    Column("since", Moment, nullable=False),
    Column("told_at", Moment, nullable=False),
)
AUDIT = Table(
    "audit",
    METADATA,
    Column("sequence", BigInteger, primary_key=True, autoincrement=False),
    Column("actor", Text, nullable=False),
    Column("verb", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("previous", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
)
AUDIT_HEAD = Table(
    "audit_head",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("sequence", BigInteger, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    CheckConstraint("id = 1", name="audit_head_one_row"),
)

EMBEDDED_METADATA = MetaData()
"""What only SQLite has: PostgreSQL tells of changes by itself."""
NOTICES = Table(
    "notices",
    EMBEDDED_METADATA,
    Column("sequence", Integer, primary_key=True),
    Column("topic", Text, nullable=False),
    Column("subject", Text, nullable=False),
    sqlite_autoincrement=True,
)
