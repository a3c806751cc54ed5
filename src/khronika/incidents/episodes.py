"""What each report tells of as one: the groups that are joined over the reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, select, update
from sqlalchemy import bindparam as b

from khronika.incidents.clusters import cluster
from khronika.incidents.overriding import numbered, together
from khronika.incidents.told_anew import Told
from khronika.statements.kept import links, nodes, portions

Node = Row[Any]


def reports(connection: Connection, told: Told) -> set[str]:
    """The documents whose episodes are worked out anew: those told anew, and those that judgements tie to others."""
    found = set(told.documents)
    same = told.judged.same if told.judged else ()
    for some in portions({id_ for pair in same for id_ in pair}):
        found.update(connection.scalars(select(nodes.c.document).where(nodes.c.id.in_(some))))
    return found


def told_in(connection: Connection, documents: Iterable[str]) -> list[Node]:
    """The statements of documents, as they are kept."""
    return [
        row
        for some in portions(documents)
        for row in connection.execute(select(nodes).where(nodes.c.document.in_(some)))
    ]


class Episodes:
    """The episodes of the documents concerned, made anew. `touched` are the leaves whose statements are not what they
    were, `gone` those that are no more, `names` those of all made anew, `new` the statements that are new."""

    def __init__(self, connection: Connection, told: Told, before: Sequence[Node]) -> None:
        now = told_in(connection, {row.document for row in before} | told.documents)
        made = _leaves(connection, told, now)
        had: dict[int, set[int]] = defaultdict(set)
        for row in before:
            had[row.leaf].add(row.n)
        self.new = frozenset(told.new)
        self.names = {leaf: name for leaf, (name, _) in made.items()}
        self.gone = frozenset(had.keys() - made.keys())
        self.touched = frozenset(leaf for leaf, (_, members) in made.items() if members != had.get(leaf))
        _write(connection, now, {n: leaf for leaf, (_, members) in made.items() for n in members})


def _leaves(connection: Connection, told: Told, now: Sequence[Node]) -> dict[int, tuple[str, set[int]]]:
    """The episodes by the number of their last statement, with its id."""
    of = sorted(now, key=lambda row: str(row.id))
    place = {row.n: i for i, row in enumerate(of)}
    same = numbered(told.judged.same if told.judged else (), {row.id: i for i, row in enumerate(of)})
    found = cluster(together(len(of), same), _inside(connection, of, place))
    return {of[group[-1]].n: (of[group[-1]].id, {of[i].n for i in group}) for group in found}


def _inside(connection: Connection, of: Sequence[Node], place: dict[int, int]) -> dict[tuple[int, int], int]:
    """The scores of the pairs of one report."""
    one, other = nodes.alias(), nodes.alias()
    query = (
        select(links.c.a, links.c.b, links.c.score)
        .select_from(
            one.join(other, other.c.document == one.c.document).join(
                links, (links.c.a == one.c.n) & (links.c.b == other.c.n)
            )
        )
        .where(one.c.n < other.c.n)
    )
    found = {}
    for some in portions({row.document for row in of}):
        for a, c, score in connection.execute(query.where(one.c.document.in_(some))):
            i, j = sorted((place[a], place[c]))
            found[i, j] = score
    return found


def _write(connection: Connection, now: Iterable[Node], leaf: dict[int, int]) -> None:
    rows = [{"x": row.n, "y": leaf[row.n]} for row in now if row.leaf != leaf[row.n]]
    if rows:
        connection.execute(update(nodes).where(nodes.c.n == b("x")).values(leaf=b("y")), rows)
