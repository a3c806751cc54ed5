"""Documents and statements in and out of the database. What writes takes the open connection; the caller commits."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, func, insert, select, update

from khronika.documents.likeness import signature
from khronika.documents.taking import tools
from khronika.model import About, Document, Stated, Statement
from khronika.statements import kept
from khronika.statements.form import from_json, to_json
from khronika.statements.tables import documents, judgements, statements

ABOUT = ("doc", "published", "publisher", "title", "url", "language", "retold", "author", "via")
MANY = 1000  # documents, from which on all statements are gone through
IN_ORDER = (documents.c.published.is_(None), documents.c.published, documents.c.sha256)


def stated_id(sha: str, statement: Statement) -> str:
    """The statement's identity: the same whenever the same document is read the same way."""
    said = json.dumps(to_json(statement), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(f"{sha}\n{said}".encode()).hexdigest()[:16]


def put_documents(connection: Connection, added: Iterable[Document]) -> None:
    """Adds the documents, as not read yet."""
    if rows := [_document_row(document) for document in added]:
        connection.execute(insert(documents), rows)
        kept.mark(connection, [str(row["sha256"]) for row in rows])


def _document_row(document: Document) -> dict[str, object]:
    return {
        **{name: getattr(document.about, name) for name in ABOUT},
        "sha256": document.sha256,
        "origin": document.origin,
        "captured": document.captured.isoformat(),
        "text": document.text,
        "kind": document.kind,
        "details": dict(document.details),
        "tools": tools(document.kind),
        "likeness": signature(document.text),
    }


def put_statements(connection: Connection, sha: str, read: Iterable[Statement], reader: str) -> None:
    """What that reader reads in the document, instead of what an earlier one read."""
    connection.execute(delete(statements).where(statements.c.document == sha))
    rows = [_row(sha, number, statement) for number, statement in enumerate(dict.fromkeys(read))]
    if rows:
        connection.execute(insert(statements), rows)
    connection.execute(update(documents).where(documents.c.sha256 == sha).values(reader=reader))
    kept.mark(connection, [sha])


def _row(sha: str, number: int, statement: Statement) -> dict[str, object]:
    return {
        "document": sha,
        "number": number,
        "id": stated_id(sha, statement),
        "type": statement.type,
        "status": statement.status,
        "body": to_json(statement),
    }


def get_documents(connection: Connection, *shas: str) -> list[Document]:
    """The documents, all or those of the fingerprints: by day of publication, those without one last."""
    query = select(documents).order_by(*IN_ORDER)
    if shas:
        query = query.where(documents.c.sha256.in_(_listed(shas)))
    return [_document(row) for row in connection.execute(query)]


def _listed(values: Iterable[str]) -> Select[tuple[str]]:
    """A list of any length, as one value of a query."""
    given = func.json_each(json.dumps(sorted(set(values)))).table_valued("value")
    return select(given.c.value)


def get_about(connection: Connection, sha: str) -> About | None:
    """What is known of the document of that fingerprint, without its text."""
    query = select(*(documents.c[name] for name in ABOUT)).where(documents.c.sha256 == sha)
    row = connection.execute(query).first()
    return _about(dict(row._mapping)) if row else None


def get_abouts(connection: Connection) -> Iterator[tuple[str, About]]:
    """What is known of every document, under its fingerprint and in that order."""
    columns = (documents.c[name] for name in ABOUT)
    for sha, *known in connection.execute(select(documents.c.sha256, *columns).order_by(documents.c.sha256)):
        yield sha, _about(dict(zip(ABOUT, known, strict=True)))


def about_page(connection: Connection, size: int, offset: int) -> list[tuple[str, About]]:
    """What is known of so many documents, under their fingerprints, in the order of `get_documents`."""
    columns = (documents.c[name] for name in ABOUT)
    shown = select(documents.c.sha256).order_by(*IN_ORDER).limit(size).offset(offset)  # from the index alone
    query = select(documents.c.sha256, *columns).where(documents.c.sha256.in_(shown)).order_by(*IN_ORDER)
    return [(sha, _about(dict(zip(ABOUT, known, strict=True)))) for sha, *known in connection.execute(query)]


def published_span(connection: Connection) -> tuple[int, str | None, str | None]:
    """How many documents there are, and the first and the last day of publication."""
    day = func.substr(func.nullif(documents.c.published, ""), 1, 10)
    number, first, last = connection.execute(
        select(func.count(), func.min(day), func.max(day)).select_from(documents)
    ).one()
    return number, first, last


def get_stated(connection: Connection, among: Iterable[Document]) -> list[Stated]:
    """What the documents state, in their order and in that of their texts."""
    order = {document.sha256: document for document in among}
    query = select(statements).order_by(statements.c.document, statements.c.number)
    if len(order) < MANY:
        query = query.where(statements.c.document.in_(_listed(order)))
    said: dict[str, list[Stated]] = {sha: [] for sha in order}
    for row in connection.execute(query):
        if row.document in said:
            said[row.document].append(Stated(row.id, order[row.document], from_json(row.body)))
    return [stated for rows in said.values() for stated in rows]


def signatures(connection: Connection) -> dict[str, bytes]:
    """By fingerprint, what tells near-copies, of the documents that are long enough for it."""
    query = select(documents.c.sha256, documents.c.likeness).where(documents.c.likeness.is_not(None))
    return {row.sha256: row.likeness for row in connection.execute(query)}


def came_from(connection: Connection) -> list[tuple[str, str, str]]:
    """Fingerprint, address and moment of capture of each document with an address."""
    columns = (documents.c.sha256, documents.c.url, documents.c.captured)
    rows = connection.execute(select(*columns).where(documents.c.url.is_not(None)))
    return [(row.sha256, row.url, row.captured) for row in rows]


def taken_by(connection: Connection, sha: str) -> str:
    """What took the document's text, with versions."""
    return str(connection.execute(select(documents.c.tools).where(documents.c.sha256 == sha)).scalar() or "")


def ids(connection: Connection, sha: str) -> list[str]:
    """The ids of what the document of that fingerprint states, in the order of its statements."""
    query = select(statements.c.id).where(statements.c.document == sha).order_by(statements.c.number)
    return list(connection.scalars(query))


def holds(connection: Connection, sha: str, reader: str | None = None) -> bool:
    """Whether the document is there; with `reader`, whether that version has read it."""
    query = select(documents.c.sha256).where(documents.c.sha256 == sha)
    if reader is not None:
        query = query.where(documents.c.reader == reader)
    return connection.execute(query).first() is not None


def held(connection: Connection, shas: list[str]) -> set[str]:
    """Those of the fingerprints whose documents are there."""
    return {row.sha256 for row in connection.execute(select(documents.c.sha256).where(documents.c.sha256.in_(shas)))}


def readers(connection: Connection) -> dict[str, str | None]:
    """For each document the version of the reader that read it, None while it waits for one."""
    query = select(documents.c.sha256, documents.c.reader).order_by(*IN_ORDER)
    return {row.sha256: row.reader for row in connection.execute(query)}


def fingerprint(connection: Connection) -> str:
    """Changes if and only if the documents, what is known of them, their reader, or the judgements change."""
    columns = [documents.c.sha256, documents.c.reader, *(documents.c[name] for name in ABOUT)]
    rows = [list(row) for row in connection.execute(select(*columns).order_by(documents.c.sha256))]
    rows += [
        list(row)
        for row in connection.execute(select(judgements.c.id, judgements.c.withdrawn).order_by(judgements.c.id))
    ]
    return hashlib.sha256(json.dumps(rows, ensure_ascii=False).encode()).hexdigest()[:16]


def _document(row: Row[tuple[object, ...]]) -> Document:
    held = row._mapping
    about = _about({name: held[name] for name in ABOUT})
    captured = datetime.fromisoformat(held["captured"])
    return Document(held["sha256"], held["text"], about, captured, held["origin"], held["kind"], held["details"])


def _about(held: dict[str, Any]) -> About:
    return About(**{**held, "via": tuple(held["via"])})
