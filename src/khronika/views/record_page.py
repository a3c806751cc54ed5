"""A page of the record, from what the case keeps: as large as the page and not as the case."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, func, select

from khronika.incidents import copying
from khronika.incidents.judged import judged
from khronika.model import TYPES
from khronika.record.tolls import COUNTS
from khronika.statements import judgements as judging
from khronika.statements.judgement import REJECT
from khronika.statements.kept import among, counts, incidents, listed, nodes, tolls
from khronika.statements.store import about_page, get_documents, get_stated, published_span
from khronika.views.judgement import judgement_lines
from khronika.views.record import SIZE
from khronika.views.statement import FAMILIES, about_line
from khronika.views.timeline import columns

Json = dict[str, Any]
LINES = tuple(f"{kind} {group}" for kind in FAMILIES if kind in COUNTS for group in ("", "security"))


def record_page(connection: Connection, name: str, number: int = 1) -> Json:
    """The dict of `record_view` without filters, of its long lists the page of that number; one too far is the last.
    Places come without their incidents."""
    told = sizes(connection)
    found = {
        "incidents": told["incidents"],
        "documents": told["documents"],
        "tolls": _number(connection, select(func.count()).select_from(tolls)),
    }
    last = max(1, -(-max(found.values()) // SIZE))
    at = min(max(1, number), last)
    return {
        "case": name,
        "sizes": told,
        "filters": {"chosen": {}, "choices": choices(connection)},
        "tolls": _tolls(connection, at),
        "timeline": _timeline(connection),
        "places": _places(connection),
        "incidents": _incidents(connection, at),
        "documents": _documents(connection, at),
        "sources": _sources(connection),
        "judgements": _judgements(connection),
        "found": found,
        "page": {"number": at, "of": last, "size": SIZE},
    }


def rejects(connection: Connection) -> bool:
    """Whether a judgement that stands rejects a statement."""
    return any(j.stands and j.kind == REJECT for j in judging.get(connection))


def _judgements(connection: Connection) -> list[Json]:
    standing = [j for j in judging.get(connection) if j.stands]
    about = {a.document for j in standing for a in j.anchors}
    if not about:
        return []
    found = judged(get_stated(connection, get_documents(connection, *about)), standing)
    rows = connection.execute(HOMES, {"ids": listed(found.of)})
    return judgement_lines(found, standing, {row.id: row.incident for row in rows})


HOMES = select(nodes.c.id, nodes.c.incident).where(nodes.c.id.in_(among("ids")))


def _number(connection: Connection, query: Any) -> int:
    return int(connection.scalar(query) or 0)


def sizes(connection: Connection) -> Json:
    """How many documents, statements, incidents and origins there are, and the days of publication."""
    told = {row.key: row.told for row in connection.execute(select(counts).where(counts.c.kind == "size"))}
    documents, first, last = published_span(connection)
    own = select(func.count(func.distinct(counts.c.key))).where(counts.c.kind == "said")
    return {
        "documents": documents,
        "statements": told.get("statements", 0),
        "incidents": told.get("incidents", 0),
        "origins": _number(connection, own),
        "first_published": first,
        "last_published": last,
    }


def _by_key(connection: Connection, kind: str) -> dict[str, int]:
    """For each key of a kind how many values it has."""
    query = select(counts.c.key, func.count()).where(counts.c.kind == kind).group_by(counts.c.key)
    return dict(map(tuple, connection.execute(query)))


def _values(connection: Connection, kind: str) -> dict[str, dict[str, int]]:
    """For each key of a kind its values, with how often each is told."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for row in connection.execute(select(counts).where(counts.c.kind == kind)):
        found[row.key][row.value] = row.told
    return found


def _spelt(connection: Connection) -> dict[str, str]:
    return {key: min(told, key=lambda n: (-told[n], n)) for key, told in _values(connection, "spelling").items()}


def _named(connection: Connection) -> dict[str, str]:
    told = _values(connection, "said")
    return {who: min(own, key=lambda n: (-own[n], -len(n), n)) for who, own in told.items()}


def choices(connection: Connection) -> Json:
    """What can be asked for, with the number of incidents behind each."""
    spelt, names = _spelt(connection), _named(connection)
    types, days = _by_key(connection, "type"), _by_key(connection, "day")
    places, sources = _by_key(connection, "place"), _by_key(connection, "source")
    return {
        "type": [_choice(t, t, types[t]) for t in TYPES if t in types],
        "place": [_choice(p, spelt[p], places[p]) for p in sorted(places, key=lambda p: (-places[p], spelt[p]))],
        "day": [_choice(d, d, days[d]) for d in sorted(days)],
        "source": [_choice(s, names[s], sources[s]) for s in sorted(sources, key=lambda s: (-sources[s], names[s]))],
    }


def _choice(value: str, name: str, number: int) -> Json:
    return {"value": value, "name": name, "incidents": number}


def _page(query: Any, number: int) -> Any:
    return query.limit(SIZE).offset((number - 1) * SIZE)


def _incidents(connection: Connection, number: int) -> list[Json]:
    query = _page(select(incidents.c.line).order_by(incidents.c.rank), number)
    return [json.loads(line) for line in connection.scalars(query)]


def _documents(connection: Connection, number: int) -> list[Json]:
    shown = about_page(connection, SIZE, (number - 1) * SIZE)
    query = select(nodes.c.document, func.count()).where(nodes.c.document.in_(among("shas"))).group_by(nodes.c.document)
    stated = dict(map(tuple, connection.execute(query, {"shas": listed(sha for sha, _ in shown)})))
    others = copying.sizes(connection, (sha for sha, _ in shown))
    return [
        about_line(sha, about) | {"statements": stated.get(sha, 0), "near_copies": others.get(sha, 0)}
        for sha, about in shown
    ]


def _tolls(connection: Connection, number: int) -> list[Json]:
    """The headlines on the first page, then the others by weight."""
    best = (
        connection.execute(
            select(tolls.c.view, tolls.c.rank)
            .where(tolls.c.headline == line)
            .order_by(tolls.c.reach, tolls.c.rank)
            .limit(1)
        ).first()
        for line in LINES
    )
    heads = [row for row in best if row]
    first = [json.loads(row.view) | {"headline": True} for row in heads] if number == 1 else []
    query = select(tolls.c.view).where(tolls.c.rank.not_in([row.rank for row in heads])).order_by(tolls.c.rank)
    return first + [json.loads(view) for view in connection.scalars(_page(query, number))]


def _timeline(connection: Connection) -> Json:
    shown = columns(_by_key(connection, "column"))
    order = {c["day"]: n for n, c in enumerate(shown)}
    cells: dict[str, list[Json]] = defaultdict(list)
    query = (
        select(counts.c.key, func.group_concat(counts.c.value, " "))
        .where(counts.c.kind == "cell")
        .group_by(counts.c.key)
        .order_by(counts.c.key)
    )
    for key, ids in connection.execute(query):
        kind, day = key.split(" ")
        cells[kind].append({"day": day, "column": order[day], "incidents": ids.split(" ")})
    undated = select(counts.c.told).where(counts.c.kind == "undated")
    return {
        "days": shown,
        "rows": [{"type": kind, "family": FAMILIES[kind], "cells": cells[kind]} for kind in FAMILIES if kind in cells],
        "undated": _number(connection, undated),
    }


def _places(connection: Connection) -> list[Json]:
    """Each place as most incidents have it, with the family that most of them are of."""
    at, spots = _values(connection, "at"), _values(connection, "spot")
    found = []
    for key, families in at.items():
        family = min(families, key=lambda f: (-families[f], f))
        view = min(spots[key], key=lambda v: (-spots[key][v], v))
        found.append({**json.loads(view), "key": key, "incidents": sum(families.values()), "family": family})
    return sorted(found, key=lambda line: (-line["incidents"], line["name"]))


def _sources(connection: Connection) -> list[Json]:
    names, told = _named(connection), _values(connection, "said")
    reports, publishers = _by_key(connection, "report"), _values(connection, "publisher")
    lines = [
        {
            "key": who,
            "name": names[who],
            "names": sorted(own),
            "statements": sum(own.values()),
            "documents": reports[who],
            "publishers": sorted(publishers[who]),
        }
        for who, own in told.items()
    ]
    return sorted(lines, key=lambda line: (-line["statements"], line["key"]))
