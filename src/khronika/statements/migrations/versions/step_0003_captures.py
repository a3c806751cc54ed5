"""How each document was captured, how its text was taken, and what tells near-copies."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for column in (
        sa.Column("author", sa.Text),
        sa.Column("via", sa.JSON, nullable=False, server_default="[]"),
        sa.Column("kind", sa.String(16), nullable=False, server_default=""),
        sa.Column("details", sa.JSON, nullable=False, server_default="{}"),
        sa.Column("tools", sa.Text, nullable=False, server_default=""),
        sa.Column("likeness", sa.LargeBinary),
    ):
        op.add_column("documents", column)
    op.create_table(
        "captures",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("document", sa.String(64), sa.ForeignKey("documents.sha256", ondelete="CASCADE"), nullable=False),
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("container", sa.Text, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("url", sa.Text),
        sa.Column("asked", sa.Text),
        sa.Column("redirects", sa.JSON, nullable=False),
        sa.Column("status", sa.Integer),
        sa.Column("headers", sa.JSON, nullable=False),
        sa.Column("fetched_by", sa.Text, nullable=False),
        sa.Column("fetched", sa.Text),
        sa.Column("added", sa.Text, nullable=False),
    )
    op.create_index("ix_captures_document", "captures", ["document"])
