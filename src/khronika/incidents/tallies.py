"""Which statements count the harm of a whole crisis, and not that of one event: they are tolls, and join no event."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from khronika import edtf
from khronika.incidents import kinds
from khronika.incidents.profile import (
    CAUSES,
    FORCE,
    HURT,
    UNREST,
    Profile,
    distance,
    likely,
    profile,
    same_house,
)
from khronika.incidents.spots import spot
from khronika.model import Stated

DAY = timedelta(days=1)
DOZEN = 10  # dead or hurt told beside clashes, from which on they are taken for the sum of days: set by reading
SEIZED = ("detention", "abduction")
SIDES = ("protesters", "armed", "security")  # groups whose losses are told as those of a side
MANY_TIMES = 5
LARGE = 50  # a number that two statements hardly share by chance: set by reading
OF_THEM = re.compile(r"\b(?:из них|среди них|из которых|в том числе|в их числе|из этого числа)\b")


def profiles(stated: Iterable[Stated]) -> list[Profile]:
    """The profiles of statements, each with what its report tells of it, in the order of their ids."""
    by_doc: dict[str, list[Profile]] = {}
    for s in sorted(stated, key=lambda s: s.id):
        by_doc.setdefault(s.document.sha256, []).append(profile(s))
    return sorted((p for report in by_doc.values() for p in settle(report)), key=lambda p: p.id)


def settle(report: Sequence[Profile]) -> list[Profile]:
    """The statements of one report, tallies told from harm of events, and every tally with its group."""
    report = [_with_whole(p, report) for p in report]
    sums = [p for p in report if is_tally(p, report)]
    told = [_as_tally(p) if p in sums or _breaks_down(p, report, sums) else p for p in report]
    told = [_as_tally(p) if _of_sum(p, told) else p for p in told]
    return [_with_cause(_with_group(_with_tally(p, told), told), told) for p in told]


def _as_tally(p: Profile) -> Profile:
    """A sum is over the place that its sentence names («по всей стране»), whatever town the report dwells on."""
    start = p.at - p.at_in_sentence
    own = tuple(q for q in p.where if start <= q.span.start < start + len(p.sentence)) or p.where
    return replace(p, family="toll", where=own, spot=spot(own))


def is_tally(p: Profile, report: Sequence[Profile]) -> bool:
    """Whether a statement counts the harm of a whole crisis: of a country, or a sum that no single act explains."""
    if not _can_sum(p):
        return False
    causes = _causes(p, report)
    if p.spot is None or p.spot.wide:
        return not any(_is_one(e) for e in causes)
    summed = kinds.of("tally", p.sentence) is not None or _low(p) >= DOZEN
    return summed and all(e.kind in UNREST for e in causes)


def _is_one(e: Profile) -> bool:
    """Whether an act is one event whose harm may be counted over a country: a blast or a quake, and not unrest."""
    return e.statement.type == "accident" or (e.kind not in UNREST and e.spot is not None and not e.spot.wide)


def _breaks_down(p: Profile, report: Sequence[Profile], sums: Sequence[Profile]) -> bool:
    """Whether a statement gives a part of a sum told in its paragraph: «в области погибли десять, в другой восемь»."""
    if not _can_sum(p) or _causes(p, report):
        return False
    return any(t.statement.type == p.statement.type and distance(t, p) == 0 for t in sums)


def _of_one_event(report: Sequence[Profile]) -> bool:
    """Whether the acts that a report tells of are one event: at one place and time, and no unrest about it."""
    acts = [e for e in report if e.statement.type in CAUSES and e.statement.status == "reported" and _placed(e)]
    if not acts or any(p.kind in UNREST or (p.family == "protest" and not _house_of(acts)) for p in report):
        return False
    return all(_one_place(acts[0], e) for e in acts) and _one_row(acts)


def _house_of(acts: Sequence[Profile]) -> bool:
    """Whether all acts are mishaps of one named house: a rally in the street has no part in them, but in a fire."""
    return all(e.statement.type == "accident" and e.kind != "fire" and same_house(e, acts[0]) for e in acts)


def _placed(e: Profile) -> bool:
    return e.spot is not None or bool(e.house)


def _one_place(a: Profile, b: Profile) -> bool:
    return same_house(a, b) or (a.spot is not None and b.spot is not None and a.spot.narrow == b.spot.narrow)


def _one_row(acts: Sequence[Profile]) -> bool:
    """Whether acts are of one time; mishaps may follow one another within a day: a blast, the fire, a second blast."""
    dated = [e.period for e in acts if e.period]
    mishaps = all(e.statement.type == "accident" for e in acts)
    return all(edtf.meet(dated[0], d) or (mishaps and edtf.gap(dated[0], d) <= DAY) for d in dated)


def _with_whole(p: Profile, report: Sequence[Profile]) -> Profile:
    """A part with the nearest greater number of its kind."""
    if not p.statement.part:
        return p
    alike = (t for t in report if t.statement.type == p.statement.type and not t.statement.part)
    greater = [t for t in alike if _low(t) > _low(p)]
    wholes = [t for t in greater if t.at < p.at or t.sentence == p.sentence] or greater
    whole = min(wholes, key=lambda t: (distance(t, p), t.at > p.at, abs(t.at - p.at), t.id), default=None)
    return replace(p, whole=whole.id) if whole else p


def _of_sum(p: Profile, report: Sequence[Profile]) -> bool:
    """Whether harm is told as of a sum: a part of it, or one of its dead of whom nothing else is told beside it."""
    if p.family != "event" or p.statement.type not in ("death", "injury"):
        return False
    near = [t for t in report if t.statement.type in ("death", "injury") and t.id != p.id]
    if p.statement.part:
        return any(t.id == p.whole and t.family == "toll" for t in near)
    unnamed = not p.names and not _has_site(p) and all(e.kind in UNREST for e in _causes(p, report))
    return unnamed and any(t.family == "toll" and distance(t, p) <= 1 and t.spot == p.spot for t in near)


def _can_sum(p: Profile) -> bool:
    return p.statement.type in HURT and not _one_person(p) and not _has_site(p)


def _causes(p: Profile, report: Sequence[Profile]) -> list[Profile]:
    alone = _of_one_event(report)
    return [e for e in report if _explains(e, p, alone) and not _struck_others(e, p, report, alone)]


def _struck_others(e: Profile, p: Profile, report: Sequence[Profile], alone: bool) -> bool:
    """Whether the act is told with its own few dead, of another group than these many: «погиб водитель … в городе убиты
    30 протестующих»."""
    few = (q for q in report if q.statement.type == p.statement.type and 0 < MANY_TIMES * _low(q) <= _low(p))
    if _low(p) < DOZEN or p.group not in SIDES:
        return False
    return any(q.group != p.group and _explains(e, q, alone) and not q.statement.part for q in few)


def _low(p: Profile) -> int:
    return (p.statement.count.low or 0) if p.statement.count else 0


def of_many(p: Profile) -> bool:
    """Whether harm is that of a dozen or more, or a part of their number."""
    return p.statement.type in HURT and (_low(p) >= DOZEN or p.whole is not None)


def _one_person(p: Profile) -> bool:
    count = p.statement.count
    return bool(count and count.high == 1) or bool(p.names and _low(p) <= 3)


def _has_site(p: Profile) -> bool:
    return bool(p.statement.site and not kinds.of("care", p.statement.site.text))


def _explains(e: Profile, harm: Profile, alone: bool) -> bool:
    """Whether an act told close by is what did the harm; one that its report is all about may be told anywhere."""
    if e.statement.type not in FORCE or e.statement.status in ("denied", "planned"):
        return False
    if harm.statement.type in SEIZED and e.kind not in UNREST:
        return False  # a blast detains nobody
    if distance(e, harm) > (2 if e.statement.type in CAUSES else 0) and not (alone and e.statement.type in CAUSES):
        return False  # buildings taken or burnt tell of deaths only in their own paragraph
    if harm.spot is not None and harm.spot.wide and not alone and not e.sentences & harm.sentences:
        return False  # what is counted over a country is an event's only where it is told as that
    return _around(e, harm) and _since(e, harm)


def _around(e: Profile, harm: Profile) -> bool:
    """Whether the harm is counted where the act was: at its place, or over the country where one event struck."""
    if same_house(e, harm):
        return True
    if e.spot is None or harm.spot is None:
        return False
    if e.spot.narrow == harm.spot.narrow:
        return True
    struck = e.statement.type == "accident" or (e.kind not in UNREST and bool(e.sentences & harm.sentences))
    return harm.spot.wide and struck and bool(e.spot.countries & harm.spot.countries)


def _since(e: Profile, harm: Profile) -> bool:
    """Whether the harm is told of the act's time, or as of a later one: «на вечер 5-го 135 погибших»."""
    if e.period is None or harm.period is None or edtf.meet(e.period, harm.period):
        return True
    return e.period.last is not None and harm.period.first is not None and e.period.last <= harm.period.first


def _with_tally(p: Profile, report: Sequence[Profile]) -> Profile:
    """One person told by the words of a tally («задерживали журналистов, среди них …») is a part of it."""
    if p.family != "event":
        return p
    whole = next((t for t in report if t.family == "toll" and _same_words(t, p)), None)
    return replace(p, family="toll", group=whole.group) if whole else p


def _same_words(a: Profile, b: Profile) -> bool:
    return a.statement.type == b.statement.type and a.statement.trigger.span.touches(b.statement.trigger.span)


def _with_group(p: Profile, report: Sequence[Profile]) -> Profile:
    """A tally whose words name no group takes that of the same figure, or of the whole that it is told of."""
    if p.family != "toll" or p.group != "people":
        return p
    alike = (t for t in report if t.family == "toll" and t.statement.type == p.statement.type and t.group != "people")
    found = next((t for t in alike if _same_figure(t, p) or _told_of(p, t)), None)
    return replace(p, group=found.group) if found else p


def _same_figure(a: Profile, b: Profile) -> bool:
    return not b.people and _low(a) == _low(b) >= LARGE


def _told_of(part: Profile, whole: Profile) -> bool:
    """Whether the part is told of the whole: «13 погибших полицейских, двое из них …»."""
    if part.sentence != whole.sentence or not 0 < _low(part) < _low(whole) or whole.at > part.at + 40:
        return False
    return OF_THEM.search(part.sentence.lower()) is not None and not part.roles and len(part.people) <= 1


def _with_cause(p: Profile, report: Sequence[Profile]) -> Profile:
    """Harm of an event with the act that did it: the one told nearest, a single act before clashes all around."""
    if p.family != "event" or p.statement.type not in HURT:
        return p
    acts = [e for e in _causes(p, report) if e.statement.type in CAUSES]
    best = min(acts, key=lambda e: _remoteness(e, p), default=None)
    if best is None:
        return _of_no_act(p)
    first = _first_of_row(report) if _low(p) >= DOZEN else None
    best = first if first in acts and _before(first, best) else best
    there = best.spot if p.spot and p.spot.wide else p.spot  # counted over the country, it is the harm of that town
    return _of_its_time(replace(p, cause=best.id, force=best.kind, spot=there, house=p.house or best.house), best)


def _before(first: Profile, e: Profile) -> bool:
    """Whether the first of a row is another than an act of it, as far as their times tell."""
    return e.period is None or first.period is None or not edtf.meet(first.period, e.period)


def _first_of_row(report: Sequence[Profile]) -> Profile | None:
    """The first of mishaps that followed one another at one place: many dead are those of the whole row."""
    if not _of_one_event(report):
        return None
    row = [e for e in report if e.statement.type == "accident" and e.statement.status == "reported"]
    dated = [(e.period.first, e.id, e) for e in row if e.period and e.period.first]
    return min(dated)[2] if len(row) > 1 and dated else None


def _of_no_act(p: Profile) -> Profile:
    """Many dead at a named house as of a day, with no word of what killed them: the day is that of the number."""
    if p.period is None or not p.period.is_day or p.period.last is None or not p.house:
        return p
    if not of_many(p):
        return p
    return replace(p, period=None, likely=likely(p.stated), told_for=p.period.last.date().isoformat())


def _of_its_time(p: Profile, act: Profile) -> Profile:
    """Harm is of the time of its act; a later time told with it is the one that its number is told for."""
    if act.period is None and _low(p) < DOZEN:
        return p
    if act.period is not None and p.period is not None and edtf.meet(p.period, act.period):
        return p
    day = p.period.last.date().isoformat() if p.period and p.period.is_day and p.period.last else None
    return replace(p, period=act.period, likely=act.likely, told_for=day)


def _remoteness(e: Profile, harm: Profile) -> tuple[bool, bool, int, bool, str]:
    apart = not e.sentences & harm.sentences
    return e.kind in UNREST, apart, distance(e, harm) + (e.statement.type == "accident"), e.kind is None, e.id


def tally_group(p: Profile) -> str:
    """The group whose losses are told as a tally of its own; everybody else is counted together."""
    return p.group if p.group in ("security", "journalists") else "people"


def tally_of(p: Profile) -> str:
    """Dead and wounded are told together, as casualties; the other kinds of harm each by itself."""
    return "casualties" if p.statement.type in ("death", "injury") else p.statement.type
