"""Groups and what follows them, gathered to incidents, as far as a change reaches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update
from sqlalchemy import bindparam as b

from khronika.incidents.followers import FOLLOWING, target
from khronika.incidents.incident import identity
from khronika.incidents.overriding import kept_apart
from khronika.incidents.profile import Profile
from khronika.incidents.regrouping import Outcome
from khronika.incidents.remembered import Remembered
from khronika.incidents.told_anew import Told
from khronika.statements.kept import apart, episodes, follows, nodes, portions

Node = Row[Any]


@dataclass(frozen=True)
class Changes:
    """`gone` are the ids of incidents that are no more, `made` those that are new or of whose documents one was read
    anew; `documents` are those that were."""

    gone: frozenset[str]
    made: frozenset[str]
    documents: frozenset[str]


@dataclass
class _Reach:
    """The groups that a change reaches, by their roots, and the incidents that they were of."""

    groups: dict[int, list[Node]] = field(default_factory=dict)
    incidents: set[str] = field(default_factory=set)
    targets: dict[int, int] = field(default_factory=dict)


def gather(
    connection: Connection, told: Told, incidents: Iterable[str], found: Outcome, gone: Collection[int],
    memory: Remembered,
) -> Changes:  # fmt: skip
    """The incidents that are no more, and those made. `incidents` are those that the documents told anew were of."""
    reach = _Reach(incidents={*incidents} - {""})
    asked = set(found.groups) | _roots(connection, nodes.c.document, told.documents)
    asked |= _roots(connection, nodes.c.incident, reach.incidents)
    while asked:
        asked = _spread(connection, asked, reach, memory)
    _write_follows(connection, reach, gone)
    made = {}
    for group in _assembled(connection, reach):
        made[identity(row.id for row in group)] = group
    _write(connection, made)
    anew = {id_ for id_, group in made.items() if any(row.document in told.documents for row in group)}
    return Changes(
        frozenset(reach.incidents - made.keys()),
        frozenset((made.keys() - reach.incidents) | anew),
        frozenset(told.documents),
    )


def _roots(connection: Connection, column: Any, values: Iterable[object]) -> set[int]:
    """The groups that hold the statements of which a column has one of the values."""
    query = select(episodes.c.root).join(nodes, nodes.c.leaf == episodes.c.leaf).distinct()
    return {root for some in portions(values) for root in connection.scalars(query.where(column.in_(some)))}


def _spread(connection: Connection, asked: set[int], reach: _Reach, memory: Remembered) -> set[int]:
    """Takes the groups in; gives those that they reach in turn."""
    new = _groups(connection, asked)
    reach.groups |= new
    numbers = {row.n for group in new.values() for row in group}
    incidents = {row.incident for group in new.values() for row in group} - reach.incidents - {""}
    reach.incidents |= incidents
    targets = _targets(connection, new, memory)
    reach.targets |= targets
    following = {row for some in portions(numbers) for row in _following(connection, some)}
    further = _roots(connection, nodes.c.incident, incidents) | _roots(connection, nodes.c.n, targets.values())
    return (further | _roots(connection, nodes.c.leaf, following)) - reach.groups.keys()


def _following(connection: Connection, numbers: list[int]) -> list[int]:
    return list(connection.scalars(select(follows.c.root).where(follows.c.n.in_(numbers))))


def _groups(connection: Connection, roots: Iterable[int]) -> dict[int, list[Node]]:
    query = select(nodes, episodes.c.root).join(episodes, episodes.c.leaf == nodes.c.leaf).order_by(nodes.c.id)
    found: dict[int, list[Node]] = defaultdict(list)
    for some in portions(roots):
        for row in connection.execute(query.where(episodes.c.root.in_(some))):
            found[row.root].append(row)
    return found


def _targets(connection: Connection, groups: dict[int, list[Node]], memory: Remembered) -> dict[int, int]:
    """For each group of refusals and demands the statement that it speaks of."""
    own = {root: group for root, group in groups.items() if all(row.family in FOLLOWING for row in group)}
    reports = {row.document for group in own.values() for row in group}
    numbers: dict[str, int] = {}
    told: dict[str, list[Profile]] = defaultdict(list)
    for some in portions(reports):
        rows = connection.execute(select(nodes.c.id, nodes.c.n).where(nodes.c.document.in_(some)))
        numbers |= {row.id: row.n for row in rows}
    known = memory.load(connection, numbers.values()) if numbers else {}
    for p in sorted(known.values(), key=lambda p: p.id):
        if p.family not in FOLLOWING:
            told[p.doc].append(p)
    of = {root: target([known[row.n] for row in group], told) for root, group in own.items()}
    return {root: numbers[q.id] for root, q in of.items() if q}


def _write_follows(connection: Connection, reach: _Reach, gone: Iterable[int]) -> None:
    leaves = {row.leaf for group in reach.groups.values() for row in group}
    for some in portions(leaves | reach.groups.keys() | set(gone)):
        connection.execute(delete(follows).where(follows.c.root.in_(some)))
    if reach.targets:
        connection.execute(insert(follows), [{"root": root, "n": n} for root, n in reach.targets.items()])


def _assembled(connection: Connection, reach: _Reach) -> list[list[Node]]:
    """The groups, each with those that follow it."""
    home = {row.n: root for root, group in reach.groups.items() for row in group}
    joined: dict[int, list[Node]] = defaultdict(list)
    for root, group in reach.groups.items():
        joined[home[reach.targets[root]] if root in reach.targets else root] += group
    attached = [sorted(group, key=lambda row: str(row.id)) for group in joined.values()]
    name = {row.n: row.id for group in attached for row in group}
    never = {(name[row.a], name[row.b]) for row in connection.execute(select(apart)) if row.a in name and row.b in name}
    return kept_apart(attached, list(reach.groups.values()), never)


def _write(connection: Connection, made: dict[str, list[Node]]) -> None:
    rows = [{"x": row.n, "y": id_} for id_, group in made.items() for row in group if row.incident != id_]
    if rows:
        connection.execute(update(nodes).where(nodes.c.n == b("x")).values(incident=b("y")), rows)
