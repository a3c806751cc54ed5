"""Groups brought up to date after a change are those of grouping anew."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khronika.incidents.clusters import cluster
from khronika.incidents.regrouping import Link, Step, regroup

Scores = dict[tuple[int, int], int]


class Memory:
    """Leaves and how they were joined, in memory."""

    def __init__(self) -> None:
        self.scores: Scores = {}
        self.there: set[int] = set()
        self.steps: dict[int, Step] = {}

    @property
    def last_round(self) -> int:
        return max((r for _, r in self.steps.values()), default=-1)

    def fetch(self, leaves: Iterable[int]) -> None:
        pass

    def links(self, leaf: int) -> Mapping[int, Link]:
        return {a + b - leaf: (s, 1) for (a, b), s in self.now.items() if leaf in (a, b)}

    def name(self, leaf: int) -> str:
        return f"{leaf:03}"

    def into(self, leaf: int) -> Step | None:
        return self.steps.get(leaf)

    def below(self, leaf: int) -> list[Step]:
        return [(part, r) for part, (of, r) in self.steps.items() if of == leaf]

    def joined(self, round_: int) -> list[tuple[int, int]]:
        return [(part, of) for part, (of, r) in self.steps.items() if r == round_]

    def known(self, leaf: int) -> bool:
        return leaf in self.there

    def change(self, there: set[int], scores: Scores) -> list[list[int]]:
        """Other leaves and links; gives the groups as they are kept afterwards."""
        other = {pair for pair in {*self.scores, *scores} if self.scores.get(pair) != scores.get(pair)}
        gone, new = self.there - there, there - self.there
        touched = new | {min(pair) for pair in other if not {*pair} & (gone | new)}  # one of two is enough
        lost = {n: {sum(p) - n for p, s in self.scores.items() if n in p and s > 0} for n in touched | gone}
        self.now = scores
        found = regroup(self, touched, gone, lost)
        for leaf in gone:
            self.steps.pop(leaf, None)
        for leaf, step in found.steps.items():
            self.steps.pop(leaf, None)
            if step is not None:
                self.steps[leaf] = step
        self.there, self.scores = there, scores
        groups: dict[int, list[int]] = {}
        for leaf in there:
            root = leaf
            while root in self.steps:
                root = self.steps[root][0]
            groups.setdefault(root, []).append(leaf)
        assert all(frozenset(groups[by]) == own for by, own in found.groups.items())
        return sorted(map(sorted, groups.values()))


def wanted(there: set[int], scores: Scores) -> list[list[int]]:
    number = {n: i for i, n in enumerate(sorted(there))}
    found = cluster([[i] for i in range(len(there))], {(number[a], number[b]): s for (a, b), s in scores.items()})
    named = sorted(there)
    return sorted([named[i] for i in group] for group in found)


LEAVES = st.sets(st.integers(0, 17), max_size=18)
WORLDS = st.dictionaries(
    st.tuples(st.integers(0, 17), st.integers(0, 17)).filter(lambda p: p[0] < p[1]), st.integers(-4, 6), max_size=70
)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(LEAVES, WORLDS), min_size=1, max_size=4))
def test_any_changes_one_after_the_other_give_the_groups_of_grouping_anew(steps):
    kept = Memory()
    for there, world in steps:
        scores = {p: s for p, s in world.items() if set(p) <= there}
        assert kept.change(there, scores) == wanted(there, scores)


@settings(max_examples=200, deadline=None)
@given(WORLDS, st.permutations(range(18)))
def test_leaves_that_come_one_at_a_time_in_any_order_give_the_groups_of_all_at_once(world, order):
    kept = Memory()
    for n in range(len(order)):
        there = set(order[: n + 1])
        scores = {p: s for p, s in world.items() if set(p) <= there}
        found = kept.change(there, scores)
    assert found == wanted(set(order), world)


@pytest.mark.parametrize("seed", range(250))
def test_small_changes_to_large_worlds_give_the_groups_of_grouping_anew(seed):
    chance, kept = random.Random(seed), Memory()
    many, most = chance.choice([6, 18, 30]), chance.choice([3, 6, 50])
    every = [(a, b) for a in range(many) for b in range(a + 1, many)]
    world = {pair: chance.randint(-most, most + 1) for pair in every if chance.random() < 0.3}
    there = {n for n in range(many) if chance.random() < 0.7}
    for _ in range(6):
        scores = {p: s for p, s in world.items() if set(p) <= there}
        assert kept.change(set(there), scores) == wanted(there, scores)
        world = dict(world)
        for _ in range(chance.randint(1, 2)):
            there ^= {chance.randrange(many)} if chance.random() < 0.4 else set()
            world[chance.choice(every)] = chance.randint(-most, most + 1)


def test_a_round_after_the_last_is_gone_through_where_a_leaf_has_lost_its_best():
    kept = Memory()
    kept.change({0, 1, 2, 3}, {(0, 2): 3, (0, 3): 1, (1, 3): 7, (2, 3): -4})
    assert kept.change({0, 1, 3}, {(0, 3): 1, (1, 3): 7}) == [[0, 1, 3]]


def test_a_new_leaf_between_two_groups_parts_them_anew():
    kept = Memory()
    assert kept.change({1, 2, 3, 4}, {(1, 2): 5, (3, 4): 5}) == [[1, 2], [3, 4]]
    now = {(1, 2): 5, (3, 4): 5, (2, 5): 9, (1, 5): -9}
    assert kept.change({1, 2, 3, 4, 5}, now) == [[1], [2, 5], [3, 4]]
