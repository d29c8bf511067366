"""The head of the audit log holds the hash before its own too.

PostgreSQL can then move the head and add the row in one statement.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column, with what the last row says."""
    op.add_column(
        "audit_head",
        sa.Column(
            "previous",
            sa.LargeBinary(),
            nullable=False,
            server_default=sa.text("''"),
        ),
    )
    op.execute(
        "UPDATE audit_head SET previous = coalesce("
        "(SELECT previous FROM audit WHERE audit.sequence = audit_head.sequence), "
        "hash)"
    )


def downgrade() -> None:
    """Remove the column."""
    op.drop_column("audit_head", "previous")
