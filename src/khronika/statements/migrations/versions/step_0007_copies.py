"""Near-copies are kept in groups, found by the bands of their hashes."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "copies",
        sa.Column("n", sa.Integer, primary_key=True),
        sa.Column("document", sa.String(64), nullable=False),
        sa.Column("likeness", sa.LargeBinary, nullable=False),
        sa.Column("moment", sa.Text, nullable=False),
        sa.Column("first", sa.String(64), nullable=False),
        sa.UniqueConstraint("document"),
    )
    op.create_index("ix_copies_first", "copies", ["first", "moment", "document"])
    op.create_table(
        "bands",
        sa.Column("band", sa.Integer, primary_key=True),
        sa.Column("n", sa.Integer, primary_key=True),
        sqlite_with_rowid=False,
    )
