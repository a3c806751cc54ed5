"""Groups kept up to date: what a change alters of `clusters.cluster`'s outcome, at the cost of its surroundings.

Joining in rounds, in each round all pairs of groups that are each other's best, gives the same groups as joining
the best pair of all time and again: no join makes a link that goes before those it came of. So it is enough to keep in
which round a group was joined to which other. After a change the rounds are gone through once more for the leaves that
it touched, for those beside them, and for whoever comes out otherwise than before; all others joined as they did.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

Link = tuple[int, int]  # sum of scores, number of pairs
Step = tuple[int, int]  # the group that it was joined to, the round


class Kept(Protocol):
    """The leaves (groups to begin with), numbered: how they are linked now, and how they were joined before."""

    last_round: int

    def fetch(self, leaves: Iterable[int]) -> None:
        """Announces of which leaves the links will be asked for."""

    def links(self, leaf: int) -> Mapping[int, Link]:
        """What lies between a leaf and others now."""

    def name(self, leaf: int) -> str:
        """By which ties are broken: a leaf's name never changes."""

    def into(self, leaf: int) -> Step | None:
        """What the group that goes by this leaf was joined to before; None where it stayed."""

    def below(self, leaf: int) -> Collection[Step]:
        """Which groups were joined to the one that goes by this leaf before, and in which rounds."""

    def joined(self, round_: int) -> Iterable[tuple[int, int]]:
        """Who was joined to whom in a round before, as far as it was read."""

    def known(self, leaf: int) -> bool:
        """Whether the leaf was there before."""


@dataclass
class Outcome:
    """`groups` are the whole groups that hold a touched leaf, by the leaf they go by; `steps` what is joined otherwise
    than before (None: no longer)."""

    groups: dict[int, frozenset[int]] = field(default_factory=dict)
    steps: dict[int, Step | None] = field(default_factory=dict)


def regroup(kept: Kept, touched: Collection[int], gone: Collection[int], lost: Mapping[int, Iterable[int]]) -> Outcome:
    """The groups after a change. `touched` are the leaves that are new and, of every two whose link changed, at least
    one; `gone` those no longer there; `lost` gives for both the leaves that they agreed with before."""
    rounds = _Rounds(kept, frozenset(touched), frozenset(gone), lost)
    while rounds.step():
        pass
    return Outcome(rounds.groups, rounds.steps)


class _Rounds:
    """The rounds, one after the other. `groups` hold every leaf whose group is not what it was in this round."""

    def __init__(
        self, kept: Kept, touched: frozenset[int], gone: frozenset[int], lost: Mapping[int, Iterable[int]]
    ) -> None:
        self.kept, self.changed, self.gone, self.lost = kept, touched, gone, lost
        self.round = 0
        self.groups: dict[int, frozenset[int]] = {leaf: frozenset((leaf,)) for leaf in touched}
        self.home = {leaf: leaf for leaf in touched}
        self.steps: dict[int, Step | None] = {}
        self._links: dict[int, dict[int, Link]] = {}  # of the groups that were looked at
        self._agreeing: dict[int, list[int]] = {}

    def step(self) -> bool:
        """One round; whether another is needed."""
        self._best: dict[int, int | None] = {}
        self._next: dict[int, frozenset[int]] = {}
        self._done: set[int] = set()
        self._joins: dict[int, int] = {}
        waiting = deque(self._concerned())
        self._fetch(waiting)
        self._fetch({best for group in waiting if (best := self._best_of(group)) is not None})
        while waiting:
            group = waiting.popleft()
            if group not in self._done:
                waiting.extend(self._settle(group))
        self._advance()
        return bool(self._joins) or self.round <= self.kept.last_round + 1  # one in which nobody was joined is the last

    def _fetch(self, groups: Iterable[int]) -> None:
        self.kept.fetch(leaf for group in groups if group not in self._links for leaf in self._members(group))

    def _concerned(self) -> list[int]:
        """The groups that hold what changed, and those beside them."""
        new = self.home.keys() - self._agreeing.keys()
        self.kept.fetch(new)
        for t in new:
            self._agreeing[t] = [leaf for leaf, link in self.kept.links(t).items() if _mean(link) > 0]
        beside = {leaf for t in self.home for leaf in self._agreeing[t]}
        beside |= {leaf for t in (*self.changed, *self.gone) for leaf in self.lost.get(t, ())}
        return list(dict.fromkeys((*self.groups, *(self._group(leaf) for leaf in sorted(beside - self.gone)))))

    def _settle(self, group: int) -> list[int]:
        """What becomes of a group in this round; gives the groups that this concerns in turn."""
        partner = self._partner(group)
        own, by = self._members(group), group
        for one in (group,) if partner is None else (group, partner):
            self._done.add(one)
            step = self.kept.into(one)
            if step and step[1] == self.round:
                self.steps[one] = None
        if partner is not None:
            own |= self._members(partner)
            loser, by = sorted((group, partner), key=self.kept.name)
            self.steps[loser], self._joins[loser] = (by, self.round), by
        return self._compare(by, own)

    def _compare(self, by: int, own: frozenset[int]) -> list[int]:
        """Whether a group comes out of this round otherwise than before; gives the groups of those it has lost."""
        known = [leaf for leaf in own if self.kept.known(leaf)]
        before = {ancestor: self._under(ancestor) for ancestor in {self._ancestor(leaf, 1) for leaf in known}}
        if len(before) == 1 and own == set(*before.values()) and own.isdisjoint(self.changed):
            return []
        self._next[by] = own
        parted = {leaf for of in before.values() for leaf in of} - own - self.gone
        return sorted({self._group(leaf) for leaf in parted})

    def _advance(self) -> None:
        """On to the next round: the groups as they are then, and the links of those that were looked at."""
        became = {part: by for part, by in self.kept.joined(self.round) if part not in self._done} | self._joins
        for part, by in became.items():
            one, other = self._links.pop(part, None), self._links.pop(by, None)
            if one is not None and other is not None:
                self._links[by] = _add(other, one.items())
        for group, own in self._links.items():
            for part in became.keys() & own.keys():
                _add(own, [(became[part], own.pop(part))])
            own.pop(group, None)
        self.groups = self._next
        self.home = {leaf: group for group, members in self.groups.items() for leaf in members}
        self.round += 1

    def _partner(self, group: int) -> int | None:
        """The group that is its best, and it theirs."""
        best = self._best_of(group)
        return best if best is not None and self._best_of(best) == group else None

    def _best_of(self, group: int) -> int | None:
        """The group that agrees best with it."""
        if group not in self._best:
            agreeing = ((-_mean(link), other) for other, link in self._links_of(group).items() if link[0] >= link[1])
            ranked = sorted(agreeing)
            top = [other for rank, other in ranked if rank == ranked[0][0]]
            self._best[group] = min(top, key=lambda other: self._names(group, other), default=None)
        return self._best[group]

    def _names(self, one: int, other: int) -> tuple[str, str]:
        a, b = self.kept.name(one), self.kept.name(other)
        return (a, b) if a < b else (b, a)

    def _links_of(self, group: int) -> dict[int, Link]:
        """What lies between a group and others at the beginning of this round."""
        found = self._links.get(group)
        if found is None:
            found = {}
            for leaf in self._members(group):
                _add(found, ((self._group(other), link) for other, link in self.kept.links(leaf).items()))
            found.pop(group, None)
            self._links[group] = found
        return found

    def _group(self, leaf: int) -> int:
        """The group that a leaf is in at the beginning of this round."""
        home = self.home.get(leaf)
        return self._ancestor(leaf) if home is None else home

    def _members(self, group: int) -> frozenset[int]:
        found = self.groups.get(group)
        return found if found is not None else frozenset(self._under(group, 0))

    def _ancestor(self, leaf: int, ahead: int = 0) -> int:
        """The group that a leaf was in at the beginning of this round or of one ahead, before the change."""
        until = self.round + ahead
        while (step := self.kept.into(leaf)) and step[1] < until:
            leaf = step[0]
        return leaf

    def _under(self, group: int, ahead: int = 1) -> list[int]:
        """The leaves of a group then."""
        found, rest = [], [group]
        while rest:
            found.append(one := rest.pop())
            rest += [part for part, joined in self.kept.below(one) if joined < self.round + ahead]
        return found


def _add(links: dict[int, Link], more: Iterable[tuple[int, Link]]) -> dict[int, Link]:
    for other, (total, pairs) in more:
        had = links.get(other)
        links[other] = (had[0] + total, had[1] + pairs) if had else (total, pairs)
    return links


def _mean(link: Link) -> int:
    return link[0] // link[1]
