"""What the statements of one act agree on and where they differ, slot by slot.

A verdict is "single" (one origin alone says it), "same" (all say the same), "differs" (a dispute: they cannot all be
true), "settled" (a dispute that a later statement ended) or "fits" (worded, rounded or dated differently, and no
dispute). A slot that nobody fills is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any

from khronika.incidents.words import lemmas
from khronika.model import Stated
from khronika.record.disputes import Dispute
from khronika.views.sources import by_origin, name
from khronika.views.statement import count_view

Json = dict[str, Any]

# The slot in which a dispute shows, by what it is about.
ABOUT = {
    "count": "count", "status": "status", "date": "when", "time": "when", "place": "where",
    "affected": "affected", "cause": "status",
}  # fmt: skip


def _count(s: Stated) -> Json | None:
    return count_view(s.statement.count)


def _when(s: Stated) -> str | None:
    return s.statement.when.edtf if s.statement.when else None


def _clock(s: Stated) -> str | None:
    return s.statement.when.clock if s.statement.when else None


SLOTS: dict[str, Callable[[Stated], Any]] = {
    "status": lambda s: s.statement.status,
    "count": _count,
    "affected": lambda s: [p.text for p in s.statement.affected],
    "actors": lambda s: [p.text for p in s.statement.actors],
    "when": _when,
    "clock": _clock,
    "where": lambda s: [p.name for p in s.statement.where],
    "site": lambda s: s.statement.site.text if s.statement.site else None,
}


def _key(slot: str, s: Stated) -> Hashable:
    """What makes two values one: the same place under two names, the same words in other cases."""
    value = SLOTS[slot](s)
    if slot == "where":
        return tuple(sorted(p.id or p.name for p in s.statement.where))
    if isinstance(value, dict):
        return tuple(sorted(value.items()))
    if isinstance(value, list):
        return tuple(sorted(lemmas(v) for v in value))
    return lemmas(value) if slot == "site" else str(value)


def _values(slot: str, told: Iterable[Stated]) -> list[Json]:
    found: dict[Hashable, list[Stated]] = {}
    for s in told:
        found.setdefault(_key(slot, s), []).append(s)
    values = [
        {
            "value": SLOTS[slot](said[0]),
            "origins": [{"key": key, "name": name(own)} for key, own in by_origin(said).items()],
            "statements": [s.id for s in said],
        }
        for said in found.values()
    ]
    return sorted(values, key=lambda v: -len(v["origins"]))


def _touching(slot: str, told: Sequence[Stated], disputes: Iterable[Dispute]) -> list[Dispute]:
    ids = {s.id for s in told}
    return [d for d in disputes if ABOUT[d.about] == slot and any(s.id in ids for v in d.versions for s in v.stated)]


def _verdict(values: Sequence[Json], disputes: Sequence[Dispute]) -> str:
    if disputes and len(values) > 1:
        return "settled" if all(d.settled for d in disputes) else "differs"
    if len(values) > 1:
        return "fits"
    return "single" if len(values[0]["origins"]) == 1 else "same"


def compare(members: Sequence[Stated], disputes: Sequence[Dispute] = ()) -> list[Json]:
    """For each slot that is filled: `{slot, verdict, values: [{value, origins, statements}]}`.

    `members` are the statements of one act, `disputes` those of its incident.
    """
    out = []
    for slot, read in SLOTS.items():
        told = [s for s in members if read(s) not in (None, [])]
        if told:
            values = _values(slot, told)
            verdict = _verdict(values, _touching(slot, told, disputes))
            out.append({"slot": slot, "verdict": verdict, "values": values})
    return out
