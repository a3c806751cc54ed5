"""What is derived is kept: a cache that fills again when it is emptied."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "stale",
        sa.Column("document", sa.String(64), primary_key=True),
    )
    op.create_table(
        "keeping",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
    op.create_table(
        "nodes",
        sa.Column("n", sa.Integer, primary_key=True),
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("document", sa.String(64), nullable=False),
        sa.Column("family", sa.Text, nullable=False),
        sa.Column("leaf", sa.Integer, nullable=False),
        sa.Column("incident", sa.String(12), nullable=False),
        sa.UniqueConstraint("id"),
    )
    op.create_index("ix_nodes_document", "nodes", ["document"])
    op.create_index("ix_nodes_incident", "nodes", ["incident"])
    op.create_index("ix_nodes_leaf", "nodes", ["leaf"])
    op.create_table(
        "profiles",
        sa.Column("n", sa.Integer, primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "blocks",
        sa.Column("block", sa.Text, primary_key=True),
        sa.Column("moment", sa.Text, primary_key=True),
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("n", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_blocks_n", "blocks", ["n"])
    op.create_table(
        "links",
        sa.Column("a", sa.Integer, primary_key=True),
        sa.Column("b", sa.Integer, primary_key=True),
        sa.Column("score", sa.Integer, nullable=False),
        sa.Column("blocks", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "episodes",
        sa.Column("leaf", sa.Integer, primary_key=True),
        sa.Column("name", sa.String(16), nullable=False),
        sa.Column("into", sa.Integer),
        sa.Column("round", sa.Integer),
        sa.Column("root", sa.Integer, nullable=False),
    )
    op.create_index("ix_episodes_root", "episodes", ["root"])
    op.create_index("ix_episodes_round", "episodes", ["round"])
    op.create_table(
        "follows",
        sa.Column("root", sa.Integer, primary_key=True),
        sa.Column("n", sa.Integer, nullable=False),
    )
    op.create_index("ix_follows_n", "follows", ["n"])
    op.create_table(
        "apart",
        sa.Column("a", sa.Integer, primary_key=True),
        sa.Column("b", sa.Integer, primary_key=True),
    )
    op.create_table(
        "effects",
        sa.Column("document", sa.String(64), primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "figures",
        sa.Column("n", sa.Integer, primary_key=True),
        sa.Column("role", sa.String(8), primary_key=True),
        sa.Column("number", sa.Text, primary_key=True),
        sa.Column("document", sa.String(64), nullable=False),
    )
    op.create_index("ix_figures_document", "figures", ["document"])
    op.create_index("ix_figures_number", "figures", ["role", "number"])
    op.create_table(
        "incidents",
        sa.Column("id", sa.String(12), primary_key=True),
        sa.Column("rank", sa.Text, nullable=False),
        sa.Column("first", sa.Text, nullable=False),
        sa.Column("last", sa.Text, nullable=False),
        sa.Column("line", sa.Text, nullable=False),
        sa.Column("counts", sa.Text, nullable=False),
    )
    op.create_index("ix_incidents_rank", "incidents", ["rank"])
    op.create_table(
        "derived",
        sa.Column("incident", sa.String(12), nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("line", sa.Text, nullable=False),
    )
    op.create_index("ix_derived_incident", "derived", ["incident"])
    op.create_index("ix_derived_kind", "derived", ["kind", "line"])
    op.create_table(
        "tolls",
        sa.Column("incident", sa.String(12), nullable=False),
        sa.Column("rank", sa.Text, nullable=False),
        sa.Column("headline", sa.Text, nullable=False),
        sa.Column("reach", sa.Text, nullable=False),
        sa.Column("view", sa.Text, nullable=False),
    )
    op.create_index("ix_tolls_headline", "tolls", ["headline", "reach", "rank"])
    op.create_index("ix_tolls_incident", "tolls", ["incident"])
    op.create_index("ix_tolls_rank", "tolls", ["rank"])
    op.create_table(
        "counts",
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, primary_key=True),
        sa.Column("told", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.execute("INSERT INTO stale SELECT sha256 FROM documents UNION SELECT ''")
