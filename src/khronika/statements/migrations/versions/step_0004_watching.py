"""What watching keeps: the documents that it looked at, the changes that it told, the feeds that it asked; and captures
by the address that was asked."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_captures_asked", "captures", ["asked"])
    op.create_table(
        "noticed",
        sa.Column("sha256", sa.String(64), sa.ForeignKey("documents.sha256", ondelete="CASCADE"), primary_key=True),
    )
    op.create_table(
        "changes",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.String(16), nullable=False, unique=True),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("body", sa.JSON, nullable=False),
    )
    op.create_table(
        "feeds",
        sa.Column("url", sa.Text, primary_key=True),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("etag", sa.Text),
        sa.Column("modified", sa.Text),
    )
