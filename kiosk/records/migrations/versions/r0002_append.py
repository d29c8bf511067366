"""PostgreSQL chains a row to the audit log by itself.

A change and its row are then one statement, and the end of the log, for which all
writers queue, is held no longer than the server needs.
"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ARGUMENTS = "bytea, text, text, text, timestamptz, text"
APPEND = r"""
CREATE FUNCTION audit_append(
    after_previous bytea,
    actor text,
    verb text,
    subject text,
    happened timestamptz,
    told text
) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    head audit_head;
    hashed bytea;
BEGIN
    SELECT * INTO head FROM audit_head FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'the end of the audit log is missing'
            USING ERRCODE = 'data_corrupted';
    END IF;
    hashed = sha256(
        -- 13, "kiosk audit 1", 8
        '\x000000000000000d6b696f736b20617564697420310000000000000008'::bytea
        || int8send(head.sequence + 1)
        || '\x0000000000000020'::bytea
        || head.hash
        || after_previous
    );
    UPDATE audit_head SET sequence = head.sequence + 1, hash = hashed;
    INSERT INTO audit VALUES
        (head.sequence + 1, actor, verb, subject, happened, head.hash, hashed);
    IF told <> '' THEN
        PERFORM pg_notify('kiosk', told);
    END IF;
    RETURN head.sequence + 1;
END $$
"""


def upgrade() -> None:
    """Make the function."""
    if op.get_context().dialect.name == "postgresql":
        op.execute(APPEND)


def downgrade() -> None:
    """Remove the function."""
    if op.get_context().dialect.name == "postgresql":
        op.execute(f"DROP FUNCTION audit_append({ARGUMENTS})")
