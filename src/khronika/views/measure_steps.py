"""What each statement does to a measure: announces, imposes or ends it, puts its end off or brings it forward."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from khronika import edtf
from khronika.incidents.profile import published
from khronika.incidents.spots import key
from khronika.model import Stated
from khronika.record.measures import Measure

STEPS = ("announced", "possible", "denied", "imposed", "force", "ends", "ended", "extended", "shortened")


def steps(measure: Measure) -> Iterator[tuple[str, Stated]]:
    """Each statement with one of STEPS, in the order of publication. Ends are compared between statements of one
    place: what ends later in another region is not put off."""
    before: list[Stated] = []
    for s in sorted(measure.stated, key=lambda s: (published(s) or datetime.max, s.id)):
        yield _step(s, [b for b in before if _shares_place(b, s)]), s
        before.append(s)


def _step(s: Stated, before: list[Stated]) -> str:
    if s.statement.status != "reported":
        return "announced" if s.statement.status == "planned" else s.statement.status
    period, told = _period(s), published(s)
    earlier = [end for b in before if (end := _end(b)) and b.document.sha256 != s.document.sha256]
    end = _end(s)
    if end and earlier and end != earlier[-1]:
        return "extended" if end > earlier[-1] else "shortened"
    if end and period and period.first is None:
        return "ended" if told and period.last and told >= period.last else "ends"
    begun = any(b.statement.status == "reported" and (p := _period(b)) and p.first for b in before)
    return "imposed" if period and period.first and not begun else "force"


def _period(s: Stated) -> edtf.Period | None:
    return edtf.parse(s.statement.when.edtf) if s.statement.when else None


def _end(s: Stated) -> date | None:
    period = _period(s)
    return period.last.date() if period and period.last else None


def _shares_place(a: Stated, b: Stated) -> bool:
    return not {key(p) for p in a.statement.where}.isdisjoint(key(p) for p in b.statement.where)
