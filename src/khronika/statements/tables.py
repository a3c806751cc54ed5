"""The tables of a case's database, as they stand at the newest migration."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text

metadata = MetaData()

documents = Table(
    "documents",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("doc", Text, nullable=False),
    Column("title", Text),
    Column("publisher", Text),
    Column("published", Text),
    Column("url", Text),
    Column("language", Text),
    Column("retold", Boolean, nullable=False),
    Column("origin", Text, nullable=False),
    Column("captured", Text, nullable=False),  # ISO moment in UTC
    Column("text", Text, nullable=False),
    Column("reader", Text),  # version of the reader that read it; NULL while it waits for one
    Column("author", Text),
    Column("via", JSON, nullable=False, server_default="[]"),  # from whom the publisher passed it on, inward
    Column("kind", String(16), nullable=False, server_default=""),  # sources/kinds.py
    Column("details", JSON, nullable=False, server_default="{}"),  # what the container told, and what reading needs
    Column("tools", Text, nullable=False, server_default=""),  # what took the text, with versions
    Column("likeness", LargeBinary),  # documents/likeness.py
    Index("ix_documents_published", "published", "sha256"),
)

captures = Table(
    "captures",
    metadata,
    Column("id", String(16), primary_key=True),  # statements/captures.py
    Column("document", String(64), ForeignKey("documents.sha256", ondelete="CASCADE"), nullable=False, index=True),
    Column("origin", Text, nullable=False),
    Column("container", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("url", Text),
    Column("asked", Text, index=True),
    Column("redirects", JSON, nullable=False),
    Column("status", Integer),
    Column("headers", JSON, nullable=False),
    Column("fetched_by", Text, nullable=False),
    Column("fetched", Text),  # ISO moment with its zone; NULL where nobody knows
    Column("added", Text, nullable=False),  # ISO moment in UTC
)

statements = Table(
    "statements",
    metadata,
    Column("document", String(64), ForeignKey("documents.sha256", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),  # its place among the document's statements, from 0
    Column("id", String(16), nullable=False, unique=True),
    Column("type", String(16), nullable=False, index=True),
    Column("status", String(16), nullable=False),
    Column("body", JSON, nullable=False),  # statements/form.py
)

noticed = Table(  # documents that watching has looked at
    "noticed",
    metadata,
    Column("sha256", String(64), ForeignKey("documents.sha256", ondelete="CASCADE"), primary_key=True),
)

changes = Table(  # what it told of them
    "changes",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String(16), nullable=False, unique=True),
    Column("at", Text, nullable=False),  # ISO moment in UTC
    Column("body", JSON, nullable=False),  # views/changes.py
)

feeds = Table(  # those that were ever watched, and how to ask whether they have changed
    "feeds",
    metadata,
    Column("url", Text, primary_key=True),
    Column("address", Text, nullable=False),
    Column("etag", Text),
    Column("modified", Text),
)

judgements = Table(
    "judgements",
    metadata,
    Column("id", String(12), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("anchors", JSON, nullable=False),  # where the statements stand: statements/judgement.py
    Column("correction", JSON, nullable=False),  # slots that a correction sets
    Column("author", Text, nullable=False),
    Column("made", Text, nullable=False),  # ISO moment in UTC
    Column("reason", Text, nullable=False),
    Column("withdrawn", Text),  # ISO moment in UTC; NULL while it stands
    Column("withdrawn_by", Text),
    Column("withdrawn_why", Text),
)
