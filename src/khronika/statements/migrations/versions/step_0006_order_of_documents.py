"""Documents in their order, without going through their texts."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_documents_published", "documents", ["published", "sha256"])
