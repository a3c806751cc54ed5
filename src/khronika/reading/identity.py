"""Who a noun means («студент», «девушку», «стрелок»): the person whom the report names, once all of it is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from khronika.model import Count
from khronika.reading.lexicon import noun_class
from khronika.reading.mention import Mention
from khronika.reading.parse import Report, Word
from khronika.reading.people import Person, called, fits, one_person, people
from khronika.reading.phrases import Participant

BY_SOMEONE = ("attack", "death", "injury", "abduction", "damage")
SUFFERED = ("death", "injury", "abduction", "missing")


def identify(report: Report, mentions: Sequence[Mention]) -> None:
    """Puts names for the nouns of mentions, where the report tells whose they are."""
    for mention in mentions:
        mention.affected = _named(report, mention.affected, mention.actors)
        if mention.type in BY_SOMEONE:
            mention.actors = _named(report, mention.actors, mention.affected)
    known = _Known(report, mentions)
    for mention in mentions:
        mention.actors = [_culprit(known, mention, p) for p in mention.actors]
        mention.affected = [_sufferer(known, mention, p) for p in mention.affected]
        _count(mention)


def identify_doers(report: Report, mentions: Sequence[Mention]) -> None:
    """The same for those who act where one person does it more than once: demands of one doer stay apart till then."""
    for mention in mentions:
        if mention.type not in BY_SOMEONE:
            mention.actors = _named(report, mention.actors, mention.affected)


def _named(report: Report, those: Sequence[Participant], others: Sequence[Participant]) -> list[Participant]:
    taken = [w.lemma for other in others for w in other.words]
    out: dict[tuple[int, ...], Participant] = {}
    for someone in those:
        if not someone.named and someone.head.pos != "PRON":
            name = called(report, someone.sentence, someone.head, taken)
            someone = meant(report, someone, name) if name else someone
        out.setdefault((someone.sentence.number, *(w.i for w in someone.words)), someone)
    return list(out.values())


def meant(report: Report, someone: Participant, name: Sequence[Word]) -> Participant:
    """The participant with the name of who is meant."""
    sentence = next(s for s in report.sentences if s.start <= name[0].start < s.end)
    inside = {w.i for w in name}
    head = next((w for w in name if w.head not in inside), name[0])
    rule = f"{someone.rule}; «{someone.head.low}» is who is named"
    return replace(someone, sentence=sentence, head=head, words=tuple(name), rule=rule)


class _Known:
    """Whom a report names as the doers, and whom as those struck."""

    def __init__(self, report: Report, mentions: Sequence[Mention]) -> None:
        self.report = report
        self.people = people(report)
        self.culprits = self._of(p for m in mentions if m.type in BY_SOMEONE for p in m.actors)
        self.culprits += [p for p in self.people if p not in self.culprits and (p.accused or self._is_culprit(p))]
        self.struck = {
            kind: [
                p for p in self._of(p for m in mentions if m.type == kind for p in m.affected) if p not in self.culprits
            ]
            for kind in SUFFERED
        }

    def _of(self, those: Iterator[Participant]) -> list[Person]:
        surnames = {p.words[-1].lemma for p in those if p.named}
        return [p for p in self.people if p.names[0][-1].lemma in surnames]

    @staticmethod
    def _is_culprit(person: Person) -> bool:
        return bool(person.nouns.keys() & noun_class("culprit"))


def _culprit(known: _Known, mention: Mention, someone: Participant) -> Participant:
    """The one person whom the report names as the doer, for a single doer without a name."""
    if mention.type not in BY_SOMEONE or len(known.culprits) != 1 or not _open(someone):
        return someone
    if someone.is_a("force") or someone.is_a("authority"):
        return someone
    return _if_fits(known, someone, known.culprits[0], mention.affected)


def _sufferer(known: _Known, mention: Mention, someone: Participant) -> Participant:
    if not _open(someone):
        return someone
    if someone.lemma in noun_class("culprit") and len(known.culprits) == 1:
        return _if_fits(known, someone, known.culprits[0], [*mention.actors, *mention.affected])
    struck = known.struck.get(mention.type, [])
    if len(struck) == 1:
        return _if_fits(known, someone, struck[0], [*mention.actors, *mention.affected])
    return someone


def _if_fits(known: _Known, someone: Participant, person: Person, others: Sequence[Participant]) -> Participant:
    taken = {w.lemma for other in others for w in other.words}
    clash = any(w.lemma in taken for name in person.names for w in name)
    if clash or not fits(person, someone.head):
        return someone
    return meant(known.report, someone, person.before(someone.head.start))


def _open(someone: Participant) -> bool:
    return not someone.named and someone.head.pos != "PRON" and one_person(someone.sentence, someone.head)


def _count(mention: Mention) -> None:
    named = mention.affected and all(p.named for p in mention.affected)
    if named and mention.count is not None and mention.count.rule == "sum of those named":
        n = len(mention.affected)
        mention.count = Count(n, n, mention.count.spans, mention.count.rule)
