"""The record of a case, kept in its database: what is derived of each incident, anew where a change reaches it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select

from khronika.incidents.gathering import Changes
from khronika.incidents.incident import Incident
from khronika.incidents.linking import incident
from khronika.incidents.profile import Profile
from khronika.incidents.remembered import Remembered
from khronika.model import COUNTED
from khronika.record.commitments import Commitment, commitments
from khronika.record.disputes import Dispute, disputes
from khronika.record.figures import Figure, Near, figure, settled, told_beside
from khronika.record.measures import Measure, measures
from khronika.record.tolls import Toll, tolls
from khronika.statements.kept import among, listed, nodes, portions, told_figures
from khronika.statements.store import get_documents

AT_ONCE = 50  # incidents derived together: as many as memory holds with their reports
TELLS, DENIES, NAMES, ASKS = "tells", "denies", "names", "asks"  # a group is named, and asked for where none is told


@dataclass(frozen=True)
class Derived:
    """One incident with what follows from it."""

    incident: Incident
    tolls: list[Toll]
    disputes: list[Dispute]
    measures: list[Measure]
    commitments: list[Commitment]


def reached(connection: Connection, changes: Changes, memory: Remembered) -> set[str]:
    """The incidents to derive anew: those that changed, and those whose figures others now leave in another state."""
    before = _rows(connection, changes.documents)
    _count(connection, changes.documents, memory)
    rows = [*before, *_rows(connection, changes.documents)]
    numbers = _of_role(connection, TELLS, (row.number for row in rows if row.role == DENIES))
    numbers |= _of_role(connection, ASKS, (row.number for row in rows if row.role == NAMES))
    found = set(connection.scalars(HOMES, {"numbers": listed(numbers)})) if numbers else set()
    return (found | changes.made) - changes.gone


HOMES = select(nodes.c.incident).where(nodes.c.n.in_(among("numbers"))).distinct()
ROWS = select(told_figures).where(told_figures.c.document.in_(among("documents")))
OF_ROLE = select(told_figures.c.n).where(
    told_figures.c.role == bindparam("role"), told_figures.c.number.in_(among("numbers"))
)


def _rows(connection: Connection, documents: Iterable[str]) -> list[Row[Any]]:
    return list(connection.execute(ROWS, {"documents": listed(documents)}))


def _of_role(connection: Connection, role: str, numbers: Iterable[str]) -> set[int]:
    """The figures that stand in a role under one of those numbers."""
    asked = set(numbers)
    return set(connection.scalars(OF_ROLE, {"role": role, "numbers": listed(asked)})) if asked else set()


def _count(connection: Connection, documents: Iterable[str], memory: Remembered) -> None:
    """Enters the figures of documents anew."""
    given = {"documents": listed(documents)}
    connection.execute(delete(told_figures).where(told_figures.c.document.in_(among("documents"))), given)
    numbers = connection.scalars(select(nodes.c.n).where(nodes.c.document.in_(among("documents"))), given)
    told = {n: figure(p) for n, p in memory.load(connection, numbers).items() if p.statement.type in COUNTED}
    near = Near(told.values())
    rows = {(n, role, number): f for n, f in told.items() for role, number in _roles(f, near)}
    if rows:
        connection.execute(
            insert(told_figures),
            [
                {"n": n, "role": role, "number": number, "document": f.stated.document.sha256}
                for (n, role, number), f in rows.items()
            ],
        )


def _roles(f: Figure, near: Near) -> Iterator[tuple[str, str]]:
    """What a figure can do to others, or others to it, with the number by which they find each other."""
    yield TELLS, _number(f)
    if f.place_key and f.numbered:
        yield TELLS, _number(replace(f, place=None))  # a denial may name no place
    if f.state == "denied":
        yield DENIES, _number(f)
    if f.group != "people":
        yield NAMES, f"{_number(f)}|{f.origin}"
    for h in (f, *told_beside(f, near)) if f.loose else ():
        yield ASKS, f"{_number(h)}|{h.origin}"


def _number(f: Figure) -> str:
    return f"{f.type}|{f.place_key}|{f.low}|{f.high}"


def derive(connection: Connection, ids: Iterable[str], memory: Remembered) -> Iterator[Derived]:
    """The incidents of those ids with what follows from them."""
    for some in portions(ids, AT_ONCE):
        told = _told(connection, some, memory)
        near = _near(connection, {p.doc for group in told.values() for p in group}, memory)
        for group in told.values():
            one = incident(group)
            own = [settled(figure(p), near) for p in group if p.statement.type in COUNTED]
            found = disputes(one, group, own)
            yield Derived(one, tolls([one], counted=own), found, measures([one]), commitments([one]))


def _told(connection: Connection, ids: list[str], memory: Remembered) -> dict[str, list[Profile]]:
    """The profiles of each incident's statements, by their ids, with the whole documents."""
    rows = list(connection.execute(MEMBERS, {"ids": listed(ids)}))
    shas = {row.document for row in rows}
    documents = {d.sha256: d for d in get_documents(connection, *shas)} if shas else {}
    known = memory.load(connection, (row.n for row in rows))
    found: dict[str, list[Profile]] = {}
    for row in rows:
        p = known[row.n]
        whole = replace(p, stated=replace(p.stated, document=documents[row.document]))
        found.setdefault(row.incident, []).append(whole)
    return found


MEMBERS = select(nodes).where(nodes.c.incident.in_(among("ids"))).order_by(nodes.c.id)


def _near(connection: Connection, documents: set[str], memory: Remembered) -> Near:
    """The figures of reports, with those elsewhere that deny them or name the group of theirs."""
    rows = _rows(connection, documents)
    numbers = {row.n for row in rows}
    numbers |= _of_role(connection, DENIES, (row.number for row in rows if row.role == TELLS))
    numbers |= _of_role(connection, NAMES, (row.number for row in rows if row.role == ASKS))
    found = memory.load(connection, numbers)
    return Near(sorted((figure(p) for p in found.values()), key=lambda f: f.stated.id))
