"""The first tables: calls, cases, staff, sessions and the audit log."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
REFUSAL = "the audit log is only added to"
TABLES = (
    "notices",
    "audit_head",
    "audit",
    "messages",
    "tries",
    "pins",
    "staff",
    "approvals",
    "cases",
    "redemptions",
    "left_passes",
    "numbers",
    "calls",
)


def upgrade() -> None:
    """Make everything."""
    _calls()
    _passes()
    _cases()
    _approvals()
    _people()
    _sessions()
    _audit()
    if op.get_context().dialect.name == "sqlite":
        _notices()
        _keep_audit_in_sqlite()
    else:
        _keep_audit_in_postgresql()


def downgrade() -> None:
    """Remove everything, with all that is kept."""
    embedded = op.get_context().dialect.name == "sqlite"
    for table in TABLES[0 if embedded else 1 :]:
        op.drop_table(table)
    if not embedded:
        op.execute("DROP FUNCTION audit_refuse()")


def _text(name: str, *, key: bool = False) -> "sa.Column[str]":
    return sa.Column(name, sa.Text(), primary_key=key, nullable=False)


def _bytes(name: str, *, key: bool = False) -> "sa.Column[bytes]":
    return sa.Column(name, sa.LargeBinary(), primary_key=key, nullable=False)


def _calls() -> None:
    op.create_table(
        "calls",
        _text("id", key=True),
        _text("kiosk"),
        _text("language"),
        _text("services"),
        _text("step"),
        sa.Column("placed_at", MOMENT, nullable=False),
        _text("state"),
        sa.Column("changed_at", MOMENT),
        _text("staff"),
        _text("reason"),
        sa.Column("number", sa.Integer(), nullable=False),
        _bytes("sealed"),
    )
    op.create_index("calls_by_state", "calls", ["state", "placed_at"])
    op.create_table(
        "numbers",
        sa.Column("day", sa.Date(), primary_key=True),
        sa.Column("last", sa.Integer(), nullable=False),
    )


def _passes() -> None:
    op.create_table(
        "left_passes",
        _bytes("code", key=True),
        _bytes("pass_id"),
        _bytes("sealed"),
        sa.Column("expires_at", MOMENT, nullable=False),
    )
    op.create_index("ix_left_passes_pass_id", "left_passes", ["pass_id"])
    op.create_table(
        "redemptions",
        _bytes("pass_id", key=True),
        sa.Column("expires_at", MOMENT, nullable=False),
    )


def _cases() -> None:
    op.create_table(
        "cases",
        _text("id", key=True),
        _text("kind"),
        _text("state"),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("erase_at", MOMENT, nullable=False),
        _text("language"),
        _text("services"),
        _text("owner"),
        sa.Column("due", sa.Date()),
        sa.Column("revision", sa.Integer(), nullable=False),
        _bytes("body"),
    )
    op.create_index("ix_cases_erase_at", "cases", ["erase_at"])


def _approvals() -> None:
    op.create_table(
        "approvals",
        _text("id", key=True),
        sa.Column(
            "case",
            sa.Text(),
            sa.ForeignKey("cases.id", ondelete="CASCADE"),
            nullable=False,
        ),
        _bytes("form"),
        _bytes("form_hash"),
        _text("asked_by"),
        sa.Column("asked_at", MOMENT, nullable=False),
        _bytes("asked_signature"),
        sa.Column("decision", sa.Text()),
        _text("decided_by"),
        sa.Column("decided_at", MOMENT),
        _bytes("decided_signature"),
        _bytes("reason"),
        sa.CheckConstraint("decided_by <> asked_by", name="approvals_four_eyes"),
    )
    op.create_index("ix_approvals_case", "approvals", ["case"])


def _people() -> None:
    op.create_table(
        "staff",
        _text("id", key=True),
        _text("name"),
        _text("role"),
        _text("languages"),
        sa.Column("disabled", sa.Boolean(), nullable=False),
        _bytes("public_key"),
        _text("passphrase"),
        _bytes("wrapped_key"),
    )
    op.create_table(
        "pins",
        sa.Column("staff", sa.Text(), sa.ForeignKey("staff.id"), primary_key=True),
        _text("desk", key=True),
        _text("hash"),
        _bytes("wrapped_key"),
    )
    op.create_table(
        "tries",
        _text("subject", key=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last_at", MOMENT),
    )


def _sessions() -> None:
    op.create_table(
        "messages",
        _text("session", key=True),
        sa.Column("sequence", sa.Integer(), primary_key=True, autoincrement=False),
        _text("sender"),
        _bytes("body"),
        sa.Column("sent_at", MOMENT, nullable=False),
    )


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("sequence", sa.BigInteger(), primary_key=True, autoincrement=False),
        _text("actor"),
        _text("verb"),
        _text("subject"),
        sa.Column("at", MOMENT, nullable=False),
        _bytes("previous"),
        _bytes("hash"),
    )
    head = op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        _bytes("hash"),
        sa.CheckConstraint("id = 1", name="audit_head_one_row"),
    )
    op.bulk_insert(head, [{"id": 1, "sequence": 0, "hash": bytes(32)}])


def _notices() -> None:
    op.create_table(
        "notices",
        sa.Column("sequence", sa.Integer(), primary_key=True),
        _text("topic"),
        _text("subject"),
        sqlite_autoincrement=True,
    )


def _keep_audit_in_sqlite() -> None:
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER audit_no_{change.lower()} BEFORE {change} ON audit "
            f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        )


def _keep_audit_in_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$"
    )
    op.execute(
        "CREATE TRIGGER audit_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON audit "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()"
    )
