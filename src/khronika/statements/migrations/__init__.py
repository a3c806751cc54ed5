"""How a case's database came to be as it is, step by step (Alembic). A released step is never changed."""
