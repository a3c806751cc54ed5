"""Judgements that cannot all hold: a new one against those that stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from khronika.statements.judgement import ACCEPT, APART, CORRECT, OF_TWO, REJECT, RETRACT, SAME, Judgement

AGAINST = {ACCEPT: (REJECT, RETRACT), REJECT: (ACCEPT, CORRECT, RETRACT), RETRACT: (ACCEPT, REJECT), CORRECT: (REJECT,)}


def contradicted(new: Judgement, standing: Sequence[Judgement]) -> Judgement | None:
    """The judgement that the new one contradicts, None where all go together."""
    others = sorted((j for j in standing if j.stands and j.id != new.id), key=lambda j: (j.made, j.id))
    return _of_pair(new, others) if new.kind in OF_TWO else next((j for j in others if _against(new, j)), None)


def contradictory(all_: Iterable[Judgement]) -> set[str]:
    """The ids of the judgements that cannot hold beside another of them."""
    standing = [j for j in all_ if j.stands]
    return {id_ for j in standing if (k := contradicted(j, standing)) for id_ in (j.id, k.id)}


def _against(new: Judgement, old: Judgement) -> bool:
    if old.kind in OF_TWO or new.anchors[0].id != old.anchors[0].id:
        return False
    if new.kind == old.kind == CORRECT:
        shared = set(new.correction) & set(old.correction)
        return any(new.correction[slot] != old.correction[slot] for slot in shared)
    return old.kind in AGAINST[new.kind]


def _of_pair(new: Judgement, others: Sequence[Judgement]) -> Judgement | None:
    """Same is carried on: what is the same as the same cannot be told apart."""
    same = [j for j in others if j.kind == SAME] + ([new] if new.kind == SAME else [])
    group = components((j.anchors[0].id, j.anchors[1].id) for j in same)
    apart = [j for j in others if j.kind == APART] + ([new] if new.kind == APART else [])
    torn = next((j for j in apart if _together(j, group)), None)
    if torn is None:
        return None
    return torn if torn.id != new.id else _joins(same, group.get(new.anchors[0].id, ""))


def _together(j: Judgement, group: dict[str, str]) -> bool:
    one, other = (group.get(a.id, a.id) for a in j.anchors)
    return one == other


def _joins(same: Sequence[Judgement], root: str) -> Judgement:
    within = components((j.anchors[0].id, j.anchors[1].id) for j in same)
    return next(j for j in reversed(same) if within[j.anchors[0].id] == root)


def components(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For each id the smallest id that it is joined to, over any number of pairs."""
    root: dict[str, str] = {}

    def find(x: str) -> str:
        while root.setdefault(x, x) != x:
            x = root[x]
        return x

    for a, b in pairs:
        low, high = sorted((find(a), find(b)))
        root[high] = low
    return {x: find(x) for x in list(root)}
