"""The tables of what is derived and kept: a cache of the record, filled by `incidents`, `record` and `views`.

Nothing in them is said by anybody: emptied, they fill again with the same. A document whose part of the record is to be
derived anew stands in `stale`, put there in the transaction that changed it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from sqlalchemy import (
    Column,
    Connection,
    Index,
    Integer,
    LargeBinary,
    Select,
    String,
    Table,
    Text,
    bindparam,
    delete,
    func,
    select,
)
from sqlalchemy.dialects.sqlite import insert

from khronika.statements.tables import documents, metadata

T = TypeVar("T")
JUDGEMENTS = ""  # stands in `stale` for the judgements, which are of no one document

stale = Table("stale", metadata, Column("document", String(64), primary_key=True))

keeping = Table(
    "keeping",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

nodes = Table(
    "nodes",
    metadata,
    Column("n", Integer, primary_key=True),  # a statement as derived from; changed, it gets a new number
    Column("id", String(16), nullable=False, unique=True),
    Column("document", String(64), nullable=False, index=True),
    Column("family", Text, nullable=False),
    Column("leaf", Integer, nullable=False, index=True),  # n of the last statement of its episode
    Column("incident", String(12), nullable=False, index=True),
)

profiles = Table(
    "profiles",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("body", Text, nullable=False),  # incidents/profile_form.py
)

blocks = Table(
    "blocks",
    metadata,
    Column("block", Text, primary_key=True),
    Column("moment", Text, primary_key=True),
    Column("id", String(16), primary_key=True),
    Column("n", Integer, nullable=False, index=True),
    sqlite_with_rowid=False,
)

links = Table(
    "links",
    metadata,
    Column("a", Integer, primary_key=True),
    Column("b", Integer, primary_key=True),  # each pair both ways
    Column("score", Integer, nullable=False),
    Column("blocks", Integer, nullable=False),  # in how many blocks the two are neighbours
    sqlite_with_rowid=False,
)

episodes = Table(
    "episodes",
    metadata,
    Column("leaf", Integer, primary_key=True),
    Column("name", String(16), nullable=False),
    Column("into", Integer),  # what it was joined to; NULL where it stayed
    Column("round", Integer, index=True),
    Column("root", Integer, nullable=False, index=True),
)

follows = Table(
    "follows",
    metadata,
    Column("root", Integer, primary_key=True),  # a group of refusals and demands
    Column("n", Integer, nullable=False, index=True),  # the statement that it speaks of
)

apart = Table(
    "apart",
    metadata,
    Column("a", Integer, primary_key=True),
    Column("b", Integer, primary_key=True),
)

effects = Table(
    "effects",
    metadata,
    Column("document", String(64), primary_key=True),
    Column("body", Text, nullable=False),  # what judgements do to its statements
)

told_figures = Table(
    "figures",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("role", String(8), primary_key=True),  # record/keeping.py
    Column("number", Text, primary_key=True),  # type, place, low, high
    Column("document", String(64), nullable=False, index=True),
    Index("ix_figures_number", "role", "number"),
)

incidents = Table(
    "incidents",
    metadata,
    Column("id", String(12), primary_key=True),
    Column("rank", Text, nullable=False, index=True),  # its place in order of time
    Column("first", Text, nullable=False),  # the days that it and its statements tell of
    Column("last", Text, nullable=False),
    Column("line", Text, nullable=False),  # views/incident.py
    Column("counts", Text, nullable=False),  # what it adds to `counts`
)

derived = Table(
    "derived",
    metadata,
    Column("incident", String(12), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("line", Text, nullable=False),  # views/export.py
    Index("ix_derived_kind", "kind", "line"),
)

tolls = Table(
    "tolls",
    metadata,
    Column("incident", String(12), nullable=False, index=True),
    Column("rank", Text, nullable=False, index=True),
    Column("headline", Text, nullable=False),  # the line of the headlines that it stands for at best
    Column("reach", Text, nullable=False),
    Column("view", Text, nullable=False),  # views/tolls.py
    Index("ix_tolls_headline", "headline", "reach", "rank"),
)

counts = Table(
    "counts",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("value", Text, primary_key=True),
    Column("told", Integer, nullable=False),
    sqlite_with_rowid=False,
)

copies = Table(
    "copies",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("document", String(64), nullable=False, unique=True),
    Column("likeness", LargeBinary, nullable=False),  # documents/likeness.py
    Column("moment", Text, nullable=False),  # when it appeared: incidents/copies.py
    Column("first", String(64), nullable=False),  # the earliest of its near-copies; itself where it has none
    Index("ix_copies_first", "first", "moment", "document"),
)

bands = Table(
    "bands",
    metadata,
    Column("band", Integer, primary_key=True),
    Column("n", Integer, primary_key=True),  # of `copies`
    sqlite_with_rowid=False,
)

ALL = (
    copies,
    bands,
    nodes,
    profiles,
    blocks,
    links,
    episodes,
    follows,
    apart,
    effects,
    told_figures,
    incidents,
    derived,
    tolls,
    counts,
)


def among(name: str) -> Select[tuple[object]]:
    """A list as one value of a query: `column.in_(among("x"))`, given as `{"x": listed(values)}`."""
    return select(func.json_each(bindparam(name)).table_valued("value").c.value)


def listed(values: Iterable[object]) -> str:
    """The values for `among`."""
    return json.dumps(sorted(set(values)))


def portions(items: Iterable[T], size: int = 400) -> Iterator[list[T]]:
    """The items in order, so many at a time as one question can name."""
    rest = iter(sorted(set(items)))  # type: ignore[type-var]
    while some := list(islice(rest, size)):
        yield some


def clear(connection: Connection) -> None:
    """Empties what is kept and has every document derived anew."""
    for table in ALL:
        connection.execute(delete(table))
    mark(connection, [JUDGEMENTS, *connection.scalars(select(documents.c.sha256))])


def numbered(connection: Connection, many: int) -> int:
    """The first of so many numbers that were never given before."""
    first = int(value(connection, "next") or 1)
    put(connection, "next", str(first + many))
    return first


def value(connection: Connection, name: str) -> str | None:
    """What is kept under a name."""
    return connection.scalar(select(keeping.c.value).where(keeping.c.name == name))


def put(connection: Connection, name: str, value: str) -> None:
    """Keeps one value under its name."""
    new = insert(keeping).values(name=name, value=value)
    connection.execute(new.on_conflict_do_update(index_elements=["name"], set_={"value": value}))


def mark(connection: Connection, names: Iterable[str]) -> None:
    """These documents' parts of the record are to be derived anew."""
    rows = [{"document": name} for name in names]
    if rows:
        connection.execute(insert(stale).on_conflict_do_nothing(), rows)


def waiting(connection: Connection) -> list[str]:
    """The documents whose part of the record is to be derived anew."""
    return [row.document for row in connection.execute(select(stale).order_by(stale.c.document))]
