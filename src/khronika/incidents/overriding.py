"""What judgements of same and not the same do to groups of statements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

NEVER = -(10**12)  # what a judgement of "not the same" weighs: more than any number of comparisons


def numbered(pairs: Iterable[tuple[str, str]], number: Mapping[str, int]) -> list[tuple[int, int]]:
    """Pairs of ids as pairs of numbers, the smaller first; those with an id unknown are left out."""
    known = ((number[a], number[b]) for a, b in pairs if a in number and b in number)
    return sorted({(min(pair), max(pair)) for pair in known})


def together(size: int, same: Sequence[tuple[int, int]]) -> list[list[int]]:
    """The groups to begin with: each statement by itself, but for those that a judgement holds together."""
    members = {i: [i] for i in range(size)}
    home = list(range(size))
    for i, j in same:
        low, high = sorted((home[i], home[j]))
        if low != high:
            members[low] += members.pop(high)
            for k in members[low]:
                home[k] = low
    return [sorted(group) for group in members.values()]


class Member(Protocol):
    """A statement, as far as it matters here."""

    @property
    def id(self) -> str: ...
    @property
    def family(self) -> str: ...


M = TypeVar("M", bound=Member)


def kept_apart(attached: list[list[M]], before: list[list[M]], never: set[tuple[str, str]]) -> list[list[M]]:
    """No refusal or demand follows a statement into an incident that a judgement keeps it out of."""
    home = {p.id: n for n, group in enumerate(attached) for p in group} if never else {}
    torn = {id_ for a, b in never if home[a] == home[b] for id_ in (a, b)}
    if not torn:
        return attached
    alone = [g for g in before if any(p.id in torn and p.family in ("refusal", "demand") for p in g)]
    taken = {p.id for g in alone for p in g}
    rest = ([p for p in g if p.id not in taken] for g in attached)
    return [g for g in (*rest, *alone) if g]
