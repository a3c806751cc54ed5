"""A group of mentions of one happening with what it tells of itself, before anything is carried over to it."""

from __future__ import annotations

from collections.abc import Sequence

from khronika.model import HARM, Time
from khronika.reading.exactness import exactness
from khronika.reading.grammar import preposition
from khronika.reading.lasting import THE_END
from khronika.reading.mention import Mention, surnames
from khronika.reading.phrases import Participant
from khronika.reading.setting import hosts

Group = list[Mention]

ONE_SCENE = (*HARM, "attack", "accident", "damage", "displacement", "control")
WITH_DOER = ("death", "injury", "attack", "abduction")
CONSEQUENCES = ("death", "injury", "abduction", "missing")  # told beside the act that they came of
CAUSES = ("attack", "accident")


WITH = ("с", "со")
NEAR = 2  # sentences over which a scene goes on without saying so


class Told:
    """A group of mentions; `when` is its own time until one is carried over to it."""

    def __init__(self, group: Group) -> None:
        self.group = group
        self.type = group[0].type
        self.when = _when(group)
        self.where = max((m.where for m in group), key=len)
        self.doers = _doers(group)
        self.people = surnames([p for m in group for p in m.affected]) | _together_with(group)
        self.sentences = {m.act.sentence.number for m in group}
        self.first, self.last = min(self.sentences), max(self.sentences)
        self.paragraphs = {m.act.sentence.paragraph for m in group}
        self.hosts = {(m.act.sentence.number, w.i) for m in group for w in hosts(m.act, loosely=True)}

    @property
    def total(self) -> bool:
        """Whether it is a figure for many people: it holds as of some day."""
        counts = [m.count for m in self.group if m.count]
        return self.type in HARM and any((c.low or c.high or 0) > 1 and c.rule.startswith("numbers") for c in counts)

    def date(self, when: Time) -> None:
        """Gives the group a time that another one, or the report, tells."""
        self.when = self.group[0].when = when


def _when(group: Group) -> Time | None:
    """The most exact time of the mentions; the end of a protest only where nothing else is told."""
    times = [m.when for m in group if m.when and m.when.edtf]
    own = [t for t in times if group[0].type != "protest" or not t.rule.endswith(THE_END)]
    return max(own or times, key=exactness, default=None)


def _together_with(group: Group) -> set[str]:
    """«Вместе с Ивановым погиб водитель»: the name of him with whom it was suffered, in one scene."""
    found: set[str] = set()
    for act in (m.act for m in group if m.type in HARM and not m.act.nominal):
        tops = [act.word, *act.sentence.kids(act.word, "advmod")]
        for with_whom in (w for top in tops for w in act.sentence.kids(top, "obl")):
            if with_whom.name == "PER" and preposition(act.sentence, with_whom) in WITH:
                found |= {w.lemma for w in act.sentence.subtree(with_whom) if w.name == "PER" and len(w.text) > 2}
    return found


def _doers(group: Group) -> list[Participant]:
    """Who did what the group tells, by its own words; in a clash both sides fight, and neither is the doer alone."""
    if group[0].type not in WITH_DOER:
        return []
    return next((m.actors for m in group if m.actors and not m.act.rule.name.startswith("clash")), [])


def apart(mine: Told, other: Told) -> float:
    """Sentences between two groups; of equals the one told before is nearer."""
    return min(_gap(a, b) for a in mine.sentences for b in other.sentences)


def nearby(mine: Told, told: Sequence[Told], types: Sequence[str]) -> list[Told]:
    """The happenings of these types told within NEAR sentences of one paragraph, the closest first, of equals the
    earlier, beside what may come of one.
    """
    if mine.type not in CONSEQUENCES:
        return []
    first, last = mine.first - NEAR, mine.last + NEAR
    close = [o for o in told if o.first <= last and o.last >= first and o.type in types and o is not mine]
    others = [o for o in close if o.paragraphs & mine.paragraphs]
    gaps = [(apart(mine, o), n) for n, o in enumerate(others)]
    return [others[n] for gap, n in sorted(gaps) if gap <= NEAR]


def _gap(a: int, b: int) -> float:
    return a - b if b <= a else b - a + 0.5
