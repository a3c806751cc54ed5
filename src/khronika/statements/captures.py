"""Where from, when and how each document came: a document has as many captures as ways it came by."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from khronika.fetching.fetched import Validators
from khronika.sources.capture import Capture
from khronika.sources.web import Held
from khronika.statements.tables import captures


@dataclass(frozen=True, slots=True)
class Came:
    """A capture as the case keeps it; `fetched` and `added` are ISO moments, the rest is as in Capture and Fetch."""

    document: str
    origin: str
    container: str
    place: str
    url: str | None
    asked: str | None
    redirects: list[str]
    status: int | None
    headers: list[list[str]]
    fetched_by: str
    fetched: str | None
    added: str


def row_of(document: str, capture: Capture) -> dict[str, object]:
    """The row of the capture. Its id is the same whoever adds it and however often."""
    fetch = capture.fetch
    row: dict[str, object] = {
        "document": document,
        "origin": capture.origin,
        "container": capture.container,
        "place": capture.place,
        "url": capture.about.url,
        "asked": fetch.asked,
        "redirects": list(fetch.redirects),
        "status": fetch.status,
        "headers": [list(pair) for pair in fetch.headers],
        "fetched_by": fetch.by,
        "fetched": fetch.at.isoformat() if fetch.at else None,
    }
    place = str(Path(capture.container or capture.origin).absolute()) if not fetch.at else ""
    same = [document, place, capture.place, row["url"], row["fetched"], row["fetched_by"]]
    digest = hashlib.sha256(json.dumps(same, ensure_ascii=False).encode()).hexdigest()
    return {"id": digest[:16], **row, "added": datetime.now(UTC).isoformat()}


def put_captures(connection: Connection, rows: Iterable[dict[str, object]]) -> None:
    """Adds the captures; one that is there already stays as it is."""
    if given := list(rows):
        connection.execute(insert(captures).on_conflict_do_nothing(), given)


def known(connection: Connection, ids: Iterable[str]) -> set[str]:
    """Those of the ids that are there."""
    given = list(ids)
    return {row.id for row in connection.execute(select(captures.c.id).where(captures.c.id.in_(given)))}


def get_captures(connection: Connection, document: str) -> list[Came]:
    """How the document came, the first first."""
    query = select(captures).where(captures.c.document == document).order_by(captures.c.added, captures.c.id)
    return [Came(**{k: v for k, v in row._mapping.items() if k != "id"}) for row in connection.execute(query)]


def held(connection: Connection, asked: str) -> Held | None:
    """What the case holds of a page by the address that was asked for; what lay within an answer is no page."""
    query = (
        select(captures.c.url, captures.c.headers, captures.c.fetched)
        .where(captures.c.asked == asked, captures.c.place == "", captures.c.fetched.is_not(None))
        .order_by(captures.c.fetched.desc())
    )
    row = connection.execute(query).first()
    if row is None or row.url is None:
        return None
    told = {key.lower(): value for key, value in reversed(row.headers)}
    by = Validators(row.url, told.get("etag"), told.get("last-modified"))
    return Held(by, datetime.fromisoformat(row.fetched))
