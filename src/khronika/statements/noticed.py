"""What watching keeps in a case: the documents that it looked at, the changes that it told, the feeds that it asked."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from khronika.fetching.fetched import Validators
from khronika.statements.tables import changes, feeds, noticed

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Noticed:
    """A change as it was told: `at` is an ISO moment in UTC, `body` the change as a plain dict (views/changes.py)."""

    id: str
    at: str
    body: Json


def begun(connection: Connection) -> bool:
    """Whether any feed was ever watched for the case."""
    return connection.execute(select(feeds.c.url)).first() is not None


def begin(connection: Connection, urls: Iterable[str]) -> None:
    """The feeds are watched from now on."""
    rows = [{"url": url, "address": url} for url in urls]
    connection.execute(insert(feeds).on_conflict_do_nothing(), rows)


def seen(connection: Connection) -> set[str]:
    """The fingerprints of the documents that were looked at."""
    return {row.sha256 for row in connection.execute(select(noticed.c.sha256))}


def see(connection: Connection, shas: Iterable[str]) -> None:
    """The documents have been looked at."""
    if rows := [{"sha256": sha} for sha in shas]:
        connection.execute(insert(noticed).on_conflict_do_nothing(), rows)


def note(connection: Connection, at: datetime, bodies: Iterable[Json]) -> list[Noticed]:
    """Keeps the changes, in their order."""
    moment = at.isoformat(timespec="seconds")
    told = [Noticed(_id(moment, body), moment, body) for body in bodies]
    if told:
        rows = [{"id": one.id, "at": one.at, "body": one.body} for one in told]
        connection.execute(insert(changes).on_conflict_do_nothing(), rows)
    return told


def _id(moment: str, body: Json) -> str:
    said = json.dumps([moment, body], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def latest(connection: Connection, most: int) -> list[Noticed]:
    """The changes told last, the newest first."""
    query = select(changes).order_by(changes.c.number.desc()).limit(most)
    return [Noticed(row.id, row.at, row.body) for row in connection.execute(query)]


def validators(connection: Connection, feed: str) -> Validators | None:
    """How to ask whether a feed has changed."""
    row = connection.execute(select(feeds).where(feeds.c.url == feed)).first()
    return Validators(row.address, row.etag, row.modified) if row else None


def keep_validators(connection: Connection, feed: str, by: Validators) -> None:
    """All that the feed listed is in the case: it need not come again until it has changed."""
    row = {"url": feed, "address": by.address, "etag": by.etag, "modified": by.modified}
    statement = insert(feeds).values(row)
    connection.execute(statement.on_conflict_do_update(index_elements=["url"], set_=row))
