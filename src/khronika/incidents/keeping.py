"""The incidents of a case, kept in its database and brought up to date where documents or judgements changed.

The outcome is that of `linking.link` over everything; the cost is that of what changed and of its neighbours.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from khronika.incidents import nearby, profile_form
from khronika.incidents.episodes import Episodes, reports, told_in
from khronika.incidents.forest import Forest
from khronika.incidents.gathering import Changes, gather
from khronika.incidents.overriding import numbered
from khronika.incidents.profile import Profile
from khronika.incidents.regrouping import Outcome, regroup
from khronika.incidents.remembered import Remembered
from khronika.incidents.told_anew import Told, told_anew
from khronika.statements.kept import apart, episodes, links, nodes, portions, profiles

Pair = tuple[int, int]


def keep(connection: Connection, stale: Iterable[str], memory: Remembered) -> Changes:
    """Brings the incidents up to date. What is written stays when the caller commits."""
    told = told_anew(connection, stale)
    memory.learn(told.new)
    before = told_in(connection, reports(connection, told))
    incidents = {row.incident for row in before if row.document in told.documents}
    change = _relink(connection, told, memory)
    agreed = _agreed(connection, {row.leaf: row.n for row in before}.keys())
    nearby.write(connection, change, told.gone)
    _swap(connection, told)
    parts = Episodes(connection, told, before)
    lost = _beside(connection, parts, change)
    forest = Forest(connection, parts.names)
    touched = parts.touched | lost.keys()
    for leaf, others in agreed.items():
        lost[leaf] |= others
    found = regroup(forest, touched, parts.gone, lost)
    _plant(connection, parts, forest, found)
    return gather(connection, told, incidents, found, parts.gone, memory)


def _relink(connection: Connection, told: Told, memory: Remembered) -> nearby.Change:
    """The pairs that change."""
    nearer = nearby.moved(connection, told.gone, told.new)
    nearer.update(nearby.beside(_by_report(connection, told, memory), told.new))
    out = told.gone.keys()
    kept = {pair: by for pair, by in nearer.items() if by and out.isdisjoint(pair)}
    parted, freed = _judged_apart(connection, told)
    return nearby.change(connection, kept, lambda numbers: memory.load(connection, numbers), parted, freed)


def _by_report(connection: Connection, told: Told, memory: Remembered) -> list[dict[int, Profile]]:
    """The profiles of every report with something new in it."""
    found: dict[str, dict[int, Profile]] = defaultdict(dict)
    for n, p in told.new.items():
        found[p.doc][n] = p
    for some in portions(found):
        rows = connection.execute(select(nodes.c.n).where(nodes.c.document.in_(some))).scalars()
        for n, p in memory.load(connection, set(rows) - told.gone.keys()).items():
            found[p.doc][n] = p
    return list(found.values())


def _judged_apart(connection: Connection, told: Told) -> tuple[set[Pair], set[Pair]]:
    """The pairs that judgements newly part, and those that they part no more."""
    if told.judged is None:
        return set(), set()
    held = {(row.a, row.b) for row in connection.execute(select(apart)) if told.gone.keys().isdisjoint((row.a, row.b))}
    wanted = set(numbered(told.judged.apart, _numbers(connection, told, told.judged.apart)))
    connection.execute(delete(apart))
    if wanted:
        connection.execute(insert(apart), [{"a": one, "b": other} for one, other in sorted(wanted)])
    return wanted - held, held - wanted


def _numbers(connection: Connection, told: Told, pairs: Iterable[tuple[str, str]]) -> dict[str, int]:
    """The numbers of statements by their ids, as they are to be."""
    found = {p.id: n for n, p in told.new.items()}
    for some in portions({id_ for pair in pairs for id_ in pair} - found.keys()):
        rows = connection.execute(select(nodes.c.id, nodes.c.n).where(nodes.c.id.in_(some)))
        found |= {row.id: row.n for row in rows if row.n not in told.gone}
    return found


def _agreed(connection: Connection, leaves: Iterable[int]) -> dict[int, set[int]]:
    """For each leaf those with which any of its statements agrees, before the change."""
    one, other = nodes.alias(), nodes.alias()
    found: dict[int, set[int]] = defaultdict(set)
    query = (
        select(one.c.leaf, other.c.leaf)
        .select_from(one.join(links, links.c.a == one.c.n).join(other, other.c.n == links.c.b))
        .where(links.c.score > 0, one.c.leaf != other.c.leaf)
        .distinct()
    )
    for some in portions(leaves):
        for leaf, to in connection.execute(query.where(one.c.leaf.in_(some))):
            found[leaf].add(to)
    return found


def _swap(connection: Connection, told: Told) -> None:
    """Takes out the statements that are gone and puts the new ones in, as yet of no episode and no incident."""
    for some in portions(told.gone):
        connection.execute(delete(nodes).where(nodes.c.n.in_(some)))
        connection.execute(delete(profiles).where(profiles.c.n.in_(some)))
    if told.new:
        connection.execute(
            insert(nodes),
            [
                {"n": n, "id": p.id, "document": p.doc, "family": p.family, "leaf": 0, "incident": ""}
                for n, p in told.new.items()
            ],
        )
        connection.execute(insert(profiles), [{"n": n, "body": profile_form.text(p)} for n, p in told.new.items()])


# --- pairs that changed between statements that stayed ----------------------------------------------------------------


@dataclass(frozen=True)
class _Place:
    leaf: int
    root: int


def _beside(connection: Connection, parts: Episodes, change: nearby.Change) -> dict[int, set[int]]:
    """One leaf of every pair that changed and can matter, with the other. A pair between two groups of which no other
    two statements agree joins them neither before nor now: it is left out until one of the groups itself changes."""
    found: dict[int, set[int]] = defaultdict(set)
    pairs = [pair for pair in change.other() if parts.new.isdisjoint(pair)]
    at = _places(connection, {n for pair in pairs for n in pair})
    apart_ = [(at[x], at[y]) for x, y in pairs if x in at and y in at and at[x].leaf != at[y].leaf]
    agreeing = _agreeing(connection, {p.root for pair in apart_ if pair[0].root != pair[1].root for p in pair})
    agreeing |= {(at[x].root, at[y].root) for x, y in pairs if x in at and y in at and _was(change, (x, y)) > 0}
    for one, other in apart_:
        if one.root == other.root or (one.root, other.root) in agreeing or (other.root, one.root) in agreeing:
            found[one.leaf].add(other.leaf)
    return found


def _was(change: nearby.Change, pair: Pair) -> int:
    return change.before.get(pair, (0, 0))[0]


def _places(connection: Connection, numbers: Iterable[int]) -> dict[int, _Place]:
    """Where statements stand. Those of a new episode are left out: it is gone through anyway."""
    found = {}
    query = select(nodes.c.n, nodes.c.leaf, episodes.c.root).join(episodes, episodes.c.leaf == nodes.c.leaf)
    for some in portions(numbers):
        found.update({n: _Place(leaf, root) for n, leaf, root in connection.execute(query.where(nodes.c.n.in_(some)))})
    return found


def _agreeing(connection: Connection, roots: Iterable[int]) -> set[Pair]:
    """The pairs of trees of which two statements agree."""
    of, to, one, other = episodes.alias(), episodes.alias(), nodes.alias(), nodes.alias()
    asked, found = set(roots), set()
    query = (
        select(of.c.root, to.c.root)
        .select_from(
            of.join(one, one.c.leaf == of.c.leaf)
            .join(links, links.c.a == one.c.n)
            .join(other, other.c.n == links.c.b)
            .join(to, to.c.leaf == other.c.leaf)
        )
        .where(links.c.score > 0, of.c.root != to.c.root)
        .distinct()
    )
    for some in portions(asked):
        found |= {(x, y) for x, y in connection.execute(query.where(of.c.root.in_(some))) if y in asked}
    return found


# --- the trees --------------------------------------------------------------------------------------------------------


def _plant(connection: Connection, parts: Episodes, forest: Forest, found: Outcome) -> None:
    """Writes the trees as they are now."""
    root = {leaf: by for by, members in found.groups.items() for leaf in members}
    other = {*root, *found.steps, *parts.gone}
    forest.plant(other)
    rows = []
    for leaf in sorted(other - parts.gone):
        into, round_ = found.steps.get(leaf, forest.into(leaf)) or (None, None)
        rows.append(
            {
                "leaf": leaf, "name": forest.name(leaf), "into": into, "round": round_,
                "root": root[leaf] if leaf in root else forest.roots[leaf],
            }
        )  # fmt: skip
    for some in portions(other):
        connection.execute(delete(episodes).where(episodes.c.leaf.in_(some)))
    if rows:
        connection.execute(insert(episodes), rows)
