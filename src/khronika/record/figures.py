"""A figure: a number of people that one origin gives, for an act, a group, a place and a day "as of"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from khronika.incidents import kinds
from khronika.incidents.profile import Profile, clause, published
from khronika.incidents.spots import key, known_as
from khronika.incidents.tallies import OF_THEM, profiles
from khronika.model import COUNTED, Place, Stated, Statement
from khronika.record.days import day_told
from khronika.record.stages import stage
from khronika.statements.judgement import RETRACTED

OUT_OF = re.compile(r"\bиз (\d[\d ]*\d|\d)\b")
DAYS_RETOLD = 3  # within which the same number of the same origin is taken for the same figure: set by reading


@dataclass(frozen=True)
class Figure:
    """What one statement gives. `as_of` is an ISO day; `state` is stands, denied, possible, planned, retracted, part,
    wider, or unclear where the number runs backwards. `chain` are the keys of all who hand it on, from the publisher
    inward, `voices` of those for whom they speak; `stage` tells how far what it counts has come; `hour` is that
    under which a chronicle gives it.

    `low` and `high` are None where the words leave the end open; both are None where no number is told.
    """

    stated: Stated
    type: str
    group: str
    place: Place | None
    origin: str
    low: int | None
    high: int | None
    as_of: str
    state: str
    running: bool
    whole: str | None
    words: frozenset[str]
    sentence: str
    clause: str
    chain: tuple[str, ...]
    voices: frozenset[str]
    stage: str | None
    hour: str | None = None

    @property
    def numbered(self) -> bool:
        """Whether a number is told at all."""
        return self.low is not None or self.high is not None

    @property
    def part(self) -> bool:
        """Whether it is told as a part of a greater number."""
        return self.stated.statement.part

    @property
    def loose(self) -> bool:
        """Whether it may count a group that only others of the same number name."""
        return self.group == "people" and self.running and self.numbered

    @property
    def place_key(self) -> str:
        """The place as the record tells places apart; empty where none is told."""
        return key(self.place) if self.place else ""


def figures(stated: Iterable[Stated]) -> list[Figure]:
    """The figures of statements, in the order of their ids, each with the state in which the others leave it."""
    return figures_of(profiles(stated))


def figures_of(told: Iterable[Profile]) -> list[Figure]:
    """The figures of the profiles of a record, in their order."""
    found = [figure(p) for p in told if p.statement.type in COUNTED]
    near = Near(found)
    return [settled(f, near) for f in found]


def settled(f: Figure, near: Near) -> Figure:
    """A figure in the group and the state in which the others leave it."""
    return _wider(_part(_retracted(_regrouped(f, near), near), near), near)


class Near:
    """The figures of a record by what one is held against, so that each costs what its neighbours do."""

    def __init__(self, found: Iterable[Figure]) -> None:
        self._reports: dict[str, list[Figure]] = {}
        self._numbers: dict[tuple[object, ...], list[Figure]] = {}
        self._denials: dict[tuple[object, ...], list[Figure]] = {}
        for f in found:
            self._reports.setdefault(f.stated.document.sha256, []).append(f)
            self._numbers.setdefault((*_number(f), f.origin), []).append(f)
            if f.state == "denied":
                self._denials.setdefault(_number(f), []).append(f)

    def report(self, f: Figure) -> list[Figure]:
        """Those of its report."""
        return self._reports[f.stated.document.sha256]

    def again(self, f: Figure) -> list[Figure]:
        """Those of the same number, type, place and origin."""
        return self._numbers[*_number(f), f.origin]

    def denials(self, f: Figure) -> list[Figure]:
        """Denials of the same number and type, at the same place or at none."""
        nowhere = (f.type, "", f.low, f.high)
        return [d for key in dict.fromkeys((_number(f), nowhere)) for d in self._denials.get(key, [])]


def _number(f: Figure) -> tuple[object, ...]:
    return f.type, f.place_key, f.low, f.high


def figure(p: Profile) -> Figure:
    """What a statement gives by itself."""
    s = p.statement
    return Figure(
        stated=p.stated,
        type=s.type,
        group=p.group,
        place=known_as(p.where[0]) if p.where else None,
        origin=p.chain[-1],
        low=s.count.low if s.count else None,
        high=s.count.high if s.count else None,
        as_of=_as_of(p),
        state=_state(s),
        running=p.family == "toll",
        whole=p.whole,
        words=p.people,
        sentence=p.sentence,
        clause=clause(p.sentence, p.at_in_sentence),
        chain=p.chain,
        voices=p.voices,
        stage=stage(p),
        hour=p.hour,
    )


def _state(s: Statement) -> str:
    if s.count and s.count.low is not None and s.count.high is not None and s.count.low > s.count.high:
        return "unclear"
    if s.status_rule.startswith(RETRACTED):
        return "retracted"
    return "stands" if s.status == "reported" else s.status


def _as_of(p: Profile) -> str:
    """The day that a tally is told for, else the day its sentence names, else that of its report; what tells of an
    event holds as of its report."""
    if p.family == "toll" and p.period is not None and p.period.is_day and p.period.first is not None:
        return p.period.first.date().isoformat()
    if p.told_for:
        return p.told_for
    told = published(p.stated)
    if told is None:
        return p.period.last.date().isoformat() if p.period and p.period.last else ""
    named = day_told(p.sentence, told.date()) if p.family == "toll" else None
    return (named or told.date()).isoformat()


def _regrouped(f: Figure, near: Near) -> Figure:
    """The same figure told in looser words («26 человек») counts the group of the tighter («26 преступников»)."""
    if not f.loose:
        return f
    alike = [g for h in (f, *told_beside(f, near)) for g in near.again(h) if g.group != "people" and _soon(h, g)]
    return replace(f, group=min(g.group for g in alike)) if alike else f


def _soon(f: Figure, g: Figure) -> bool:
    return abs(_ordinal(f.as_of) - _ordinal(g.as_of)) <= DAYS_RETOLD


def told_beside(f: Figure, near: Near) -> list[Figure]:
    """«Убиты 26 человек, ранены столько же»: who is told in one breath with a figure is of its group."""
    return [
        h
        for h in near.report(f)
        if h.sentence == f.sentence and h.stated.id != f.stated.id and h.words == f.words and h.origin == f.origin
    ]


def _part(f: Figure, near: Near) -> Figure:
    """«175 из 225», «719 в больницах»: a part of another figure of its report, and no figure of the whole."""
    if f.state != "stands" or f.low is None:
        return f
    of = {int(n.replace(" ", "")) for n in OUT_OF.findall(f.sentence)}
    larger = [g.low for g in near.report(f) if g.low is not None and g.low > f.low and _beside(f, g)]
    nursed = f.type == "injury" and kinds.of("care", f.clause) is not None
    return replace(f, state="part") if larger and (nursed or of.intersection(larger)) else f


def _wider(f: Figure, near: Near) -> Figure:
    """«4578 потерпевших, из них ранены 4353»: victims hold the wounded and more, and are no count of the wounded."""
    if f.state != "stands" or f.type != "injury" or f.low is None or not kinds.of("victims", f.clause):
        return f
    of_them = any(g.low and g.low < f.low and _beside(f, g) and not kinds.of("care", g.clause) for g in near.report(f))
    return replace(f, state="wider") if of_them and OF_THEM.search(f.sentence.lower()) else f


def _beside(f: Figure, g: Figure) -> bool:
    return (f.type, f.group, f.place_key) == (g.type, g.group, g.place_key)


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal() if day else 0


# --- retraction -------------------------------------------------------------------------------------------------------


def _retracted(f: Figure, near: Near) -> Figure:
    disowned = f.state == "stands" and any(retracts(d, f) for d in near.denials(f))
    return replace(f, state="retracted") if disowned else f


def retracts(d: Figure, f: Figure) -> bool:
    """Whether those whom the figure is ascribed to disown it, and not merely somebody else denies it."""
    if d.state != "denied" or d.type != f.type or d.as_of < f.as_of:
        return False
    if d.place_key != f.place_key and (d.place_key or not d.words & f.words):
        return False
    if (d.low, d.high) != (f.low, f.high) or not d.numbered:
        return False
    return _of_same_people(d, f) and _speaks_for(d, f)


def _speaks_for(d: Figure, f: Figure) -> bool:
    """Whether one of those who deny it gave it, or speaks for who did: the ministry for its minister, the press service
    for its head. An outlet disowns what it told in its own voice, and in a later report puts right what it
    had handed on."""
    corrects = len(d.chain) == 1 and d.chain[0] == f.chain[0] and d.stated.document.sha256 != f.stated.document.sha256
    return d.chain == f.chain or corrects or not d.voices.isdisjoint(f.voices.union(f.chain))


def _of_same_people(d: Figure, f: Figure) -> bool:
    if d.running and f.running:
        return d.group == f.group
    return not d.words or not f.words or bool(d.words & f.words)
