"""Refusals and demands belong to what their report had just told of: they follow it into its incident."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from khronika.incidents import kinds
from khronika.incidents.profile import Profile

FOLLOWING = ("refusal", "demand")
FAR = 600  # characters: about a paragraph of news; a refusal further from everything stands by itself
Groups = Sequence[list[Profile]]


def attach(groups: Groups) -> list[list[Profile]]:
    """The groups with every follower in the group of the statement that it speaks of."""
    home = {p.id: i for i, g in enumerate(groups) for p in g}
    told = _by_report(groups)
    out: list[list[Profile]] = [[] for _ in groups]
    for i, group in enumerate(groups):
        of = target(group, told)
        out[home[of.id] if of else i] += group
    return [sorted(g, key=lambda p: p.id) for g in out if g]


def _by_report(groups: Groups) -> dict[str, list[Profile]]:
    told: dict[str, list[Profile]] = {}
    for p in sorted((p for g in groups for p in g if p.family not in FOLLOWING), key=lambda p: p.id):
        told.setdefault(p.doc, []).append(p)
    return told


def target(group: Sequence[Profile], told: Mapping[str, Sequence[Profile]]) -> Profile | None:
    """What a group speaks of: its first member with an answer (by id) tells; `told` are the other statements by report.
    One that a judgement put beside other statements stays with them."""
    if any(p.family not in FOLLOWING for p in group):
        return None
    return next((q for p in group if (q := _spoken_of(p, told.get(p.doc, [])))), None)


def _spoken_of(p: Profile, told: Sequence[Profile]) -> Profile | None:
    if p.family == "refusal":
        return _last_told(p, told)
    return _demanded(p, told) if p.family == "demand" else None


def _last_told(p: Profile, told: Sequence[Profile]) -> Profile | None:
    """The nearest statement, those told before it first."""
    near = [(_distance(p, q), q.id, q) for q in told if q.family != "protest"]
    best = min(near, default=None, key=lambda n: n[:2])
    return best[2] if best and best[0] <= FAR else None


def _distance(p: Profile, q: Profile) -> int:
    """Characters between the two; what comes after counts double."""
    return min(p.at - s.start if s.start <= p.at else 2 * (s.start - p.at) for s in q.statement.spans)


def _demanded(p: Profile, told: Sequence[Profile]) -> Profile | None:
    """What a demand names: a victim by name, or the measure that it calls to keep."""
    named = (q for q in told if q.family == "event" and q.names & p.people)
    measure = kinds.of("measure", " ".join(a.text for a in p.statement.affected))
    kept = (q for q in told if q.family == "measure" and q.kind == measure)
    return next(named, None) or next(kept, None)
