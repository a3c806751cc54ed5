"""The episodes of a case as they are kept: how they are linked, and in which rounds they were joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, func, select

from khronika.incidents.regrouping import Link, Step
from khronika.statements.kept import among, episodes, links, listed, nodes

_one, _other, _of = nodes.alias(), nodes.alias(), episodes.alias()
LINKS = (
    select(_one.c.leaf, _other.c.leaf, func.sum(links.c.score), func.count())
    .select_from(_one.join(links, links.c.a == _one.c.n).join(_other, _other.c.n == links.c.b))
    .where(_one.c.leaf.in_(among("leaves")), _one.c.leaf != _other.c.leaf)
    .group_by(_one.c.leaf, _other.c.leaf)
)
TREES = select(episodes).where(episodes.c.root.in_(select(_of.c.root).where(_of.c.leaf.in_(among("leaves")))))


class Forest:
    """Reads what is asked for and keeps it for one change. `fresh` are the names of the leaves that are new."""

    def __init__(self, connection: Connection, fresh: Mapping[int, str]) -> None:
        self._connection = connection
        self._names = dict(fresh)
        self._links: dict[int, dict[int, Link]] = {}
        self._into: dict[int, Step | None] = {}
        self._below: dict[int, list[Step]] = defaultdict(list)
        self._joined: dict[int, list[tuple[int, int]]] = defaultdict(list)
        self.roots: dict[int, int] = {}
        self.last_round = connection.scalar(select(func.max(episodes.c.round))) or 0

    def fetch(self, leaves: Iterable[int]) -> None:
        """Reads the links of those leaves and the trees of all whom they lead to."""
        asked = {leaf for leaf in leaves if leaf not in self._links}
        if not asked:
            return
        self._links |= {leaf: {} for leaf in asked}
        for leaf, to, score, number in self._connection.execute(LINKS, {"leaves": listed(asked)}):
            self._links[leaf][to] = (score, number)
        self.plant(to for leaf in asked for to in (leaf, *self._links[leaf]))

    def plant(self, leaves: Iterable[int]) -> None:
        """Reads the trees that hold those leaves."""
        asked = {leaf for leaf in leaves if leaf not in self._into}
        if not asked:
            return
        for row in self._connection.execute(TREES, {"leaves": listed(asked)}):
            if row.leaf not in self.roots:
                self._add(row.leaf, row.name, None if row.into is None else (row.into, row.round), row.root)
        self._into |= {leaf: None for leaf in asked if leaf not in self._into}

    def _add(self, leaf: int, name: str, step: Step | None, root: int) -> None:
        self.roots[leaf], self._into[leaf], self._names[leaf] = root, step, name
        if step is not None:
            self._below[step[0]].append((leaf, step[1]))
            self._joined[step[1]].append((leaf, step[0]))

    def links(self, leaf: int) -> Mapping[int, Link]:
        """What lies between a leaf and others."""
        if leaf not in self._links:
            self.fetch([leaf])
        return self._links[leaf]

    def name(self, leaf: int) -> str:
        """The id of its last statement."""
        return self._names[leaf]

    def into(self, leaf: int) -> Step | None:
        """What the group that goes by this leaf was joined to, and when."""
        if leaf not in self._into:
            self.plant([leaf])
        return self._into[leaf]

    def below(self, leaf: int) -> list[Step]:
        """Which groups were joined to the one that goes by this leaf, and when."""
        self.into(leaf)
        return self._below.get(leaf, [])

    def joined(self, round_: int) -> list[tuple[int, int]]:
        """Who was joined to whom in a round, as far as it was read."""
        return self._joined.get(round_, [])

    def known(self, leaf: int) -> bool:
        """Whether it was there before."""
        self.into(leaf)
        return leaf in self.roots
