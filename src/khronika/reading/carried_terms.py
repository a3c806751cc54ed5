"""How long a measure is in force, carried over: from the one told beside it, or from the words for its term."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from khronika.model import Time
from khronika.reading.lasting import lifted
from khronika.reading.timeline import Timeline
from khronika.reading.told import NEAR, Told, apart


def share_end(mine: Told, told: Sequence[Told]) -> None:
    """A curfew told beside a state of emergency is in force as long as that one (annotation guidelines); what is
    lifted with it ends with it."""
    if mine.type != "measure" or mine.when is not None:
        return
    near = [o.when for o in told if o.type == "measure" and o.when and apart(mine, o) <= NEAR]
    ends = [_end(t) for t in near] if any(lifted(m.act) for m in mine.group) else list(near)
    term = next((t for t in ends if t), None)
    if term is not None:
        hours = next((m.when for m in mine.group if m.when), None)
        spans, clock = (hours.spans, hours.clock) if hours else ((), None)
        mine.date(Time(term.edtf, term.spans + spans, "beside another measure", clock))


def share_term(mine: Told, timeline: Timeline) -> None:
    """«С 5 января действует режим ЧП, срок — до 19 января»: the end told of the term of what was told to go on."""
    if mine.type != "measure":
        return
    if (mine.when is None or not mine.when.edtf) and (begun := timeline.in_force(max(mine.sentences), NEAR)):
        hours = mine.when
        spans, clock = (hours.spans, hours.clock) if hours else ((), None)
        mine.date(Time(f"{(begun.edtf or '').split('/')[0]}/..", (*spans, begun.span), "comes into force", clock))
    if mine.when is None or not (mine.when.edtf or "").endswith("/.."):
        return
    term = timeline.term(min(mine.sentences), NEAR)
    start = (mine.when.edtf or "").partition("/")[0]
    if term is not None and start <= (term.edtf or "").partition("/")[2]:
        edtf = f"{start}/{(term.edtf or '').partition('/')[2]}"
        mine.date(Time(edtf, (*mine.when.spans, term.span), f"{mine.when.rule}; its term", mine.when.clock))


def _end(time: Time) -> Time | None:
    """The end of a period alone; None where it is open."""
    last = (time.edtf or "").partition("/")[2]
    return replace(time, edtf=f"../{last}") if last not in ("", "..") else None
