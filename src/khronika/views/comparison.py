"""What the statements of one act agree on and where they differ, slot by slot.

A verdict is "single" (one origin alone says it), "same" (all say the same), "fits" (worded or rounded differently, but
all can be true) or "differs" (they cannot all be true). A slot that nobody fills is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import combinations
from typing import Any

from khronika import edtf
from khronika.incidents.words import lemmas
from khronika.model import Count, Place, Stated
from khronika.views.sources import by_origin, name
from khronika.views.statement import count_view

Json = dict[str, Any]
Verdict = Callable[[Stated, Stated], bool]


def counts_meet(a: Count, b: Count) -> bool:
    """Whether one number lies in both ranges."""
    low, high = max(a.low or 0, b.low or 0), min(_top(a), _top(b))
    return low <= high


def _top(count: Count) -> float:
    return float("inf") if count.high is None else count.high


def places_meet(a: Sequence[Place], b: Sequence[Place]) -> bool:
    """Whether one place is in both lists, or a country in one holds a place of the other."""
    names = {p.id or p.name for p in a} & {p.id or p.name for p in b}
    return bool(names) or _holds(a, b) or _holds(b, a)


def _holds(outer: Sequence[Place], inner: Sequence[Place]) -> bool:
    countries = {p.country for p in outer if p.kind == "country" and p.country}
    return any(p.country in countries for p in inner)


def _count_fits(a: Stated, b: Stated) -> bool:
    x, y = a.statement.count, b.statement.count
    return x is None or y is None or counts_meet(x, y)


def _when_fits(a: Stated, b: Stated) -> bool:
    x = edtf.parse(a.statement.when.edtf) if a.statement.when else None
    y = edtf.parse(b.statement.when.edtf) if b.statement.when else None
    return x is None or y is None or edtf.meet(x, y)


def _where_fits(a: Stated, b: Stated) -> bool:
    return places_meet(a.statement.where, b.statement.where)


def _status_fits(a: Stated, b: Stated) -> bool:
    return {a.statement.status, b.statement.status} != {"reported", "denied"}


def _always(a: Stated, b: Stated) -> bool:
    return True


def _count(s: Stated) -> Json | None:
    return count_view(s.statement.count)


def _when(s: Stated) -> str | None:
    return s.statement.when.edtf if s.statement.when else None


def _clock(s: Stated) -> str | None:
    return s.statement.when.clock if s.statement.when else None


SLOTS: dict[str, tuple[Callable[[Stated], Any], Verdict]] = {
    "status": (lambda s: s.statement.status, _status_fits),
    "count": (_count, _count_fits),
    "affected": (lambda s: [p.text for p in s.statement.affected], _always),
    "actors": (lambda s: [p.text for p in s.statement.actors], _always),
    "when": (_when, _when_fits),
    "clock": (_clock, _always),
    "where": (lambda s: [p.name for p in s.statement.where], _where_fits),
    "site": (lambda s: s.statement.site.text if s.statement.site else None, _always),
}


def _where(s: Stated) -> Hashable:
    return tuple(sorted(p.id or p.name for p in s.statement.where))


def _key(value: Any) -> Hashable:
    """What makes two values one: words in any case of the same dictionary forms."""
    if isinstance(value, dict):
        return tuple(sorted(value.items()))
    if isinstance(value, list):
        return tuple(sorted(tuple(lemmas(v)) for v in value))
    return value.casefold() if isinstance(value, str) else value


def _values(members: Iterable[Stated], slot: str) -> list[Json]:
    read, found = SLOTS[slot][0], dict[Hashable, list[Stated]]()
    for s in members:
        found.setdefault(_where(s) if slot == "where" else _key(read(s)), []).append(s)
    values = [
        {
            "value": read(said[0]),
            "origins": [{"key": key, "name": name(own)} for key, own in by_origin(said).items()],
            "statements": [s.id for s in said],
        }
        for said in found.values()
    ]
    return sorted(values, key=lambda v: -len(v["origins"]))


def _verdict(values: list[Json], told: Sequence[Stated], fits: Verdict) -> str:
    if len(values) == 1:
        return "single" if len(values[0]["origins"]) == 1 else "same"
    return "fits" if all(fits(a, b) for a, b in combinations(told, 2)) else "differs"


def compare(members: Sequence[Stated]) -> list[Json]:
    """For each slot that is filled: `{slot, verdict, values: [{value, origins, statements}]}`."""
    out = []
    for slot, (read, fits) in SLOTS.items():
        told = [s for s in members if read(s) not in (None, [])]
        if told:
            values = _values(told, slot)
            out.append({"slot": slot, "verdict": _verdict(values, told, fits), "values": values})
    return out
