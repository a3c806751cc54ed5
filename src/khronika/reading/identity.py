"""Who a noun means («студент», «девушку», «стрелок»): the person whom the report names, once all of it is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from khronika.model import HARM, Count, Span
from khronika.reading.grammar import function_words
from khronika.reading.lexicon import noun_class
from khronika.reading.mention import Mention
from khronika.reading.parse import Report, Word
from khronika.reading.people import Person, called, fits, one_person, people, plain, renamed
from khronika.reading.phrases import Participant

BY_SOMEONE = ("attack", "death", "injury", "abduction", "damage")
SUFFERED = ("death", "injury", "abduction", "missing", "detention", "displacement")


def identify(report: Report, mentions: Sequence[Mention]) -> None:
    """Puts names for the nouns of mentions, where the report tells whose they are."""
    for mention in mentions:
        mention.at_culprit = any(p.lemma in noun_class("culprit") for p in mention.affected)
        mention.affected = _named(report, mention.affected, mention.actors)
        if mention.type in BY_SOMEONE:
            mention.actors = _named(report, mention.actors, mention.affected)
    known = _Known(report, mentions)
    for mention in mentions:
        mention.actors = [_culprit(known, mention, p) for p in mention.actors]
    for mention in sorted(mentions, key=lambda m: m.type == "detention"):  # stable: whom a crime struck is told first
        mention.affected = [_sufferer(known, mention, p) for p in mention.affected]
        _count(mention)


def identify_doers(report: Report, mentions: Sequence[Mention]) -> None:
    """The same for those who act where one person does it more than once: demands of one doer stay apart till then."""
    for mention in mentions:
        if mention.type not in BY_SOMEONE:
            row = any(
                p.is_a("authority") or p.head.name == "ORG" for p in mention.actors[1:]
            )  # «президент и парламент»
            named = mention.actors if row else _named(report, mention.actors, mention.affected)
            mention.actors = _speaker(report, mention) or named


def _speaker(report: Report, mention: Mention) -> list[Participant]:
    """«„Мы требуем справедливости“, — сказал Петров»: who says «we» is who is quoted."""
    act = mention.act
    first = [p for p in mention.actors if p.head.lemma in function_words("speaking")]
    bare = not mention.actors and not act.nominal and act.word.is_("Person", "1")
    bare = bare or (mention.type == "refusal" and not mention.actors)  # who tells leaves it out
    if not mention.sources or not (first or bare):
        return []
    source = mention.sources[-1]
    sentence = next((s for s in report.sentences if s.start <= source.span.start < s.end), None)
    words = [w for w in sentence.words if source.span.start <= w.start < source.span.end] if sentence else []
    if sentence is None or not words:
        return []
    rule = f"{act.rule.name}: who is quoted"
    someone = Participant(sentence, _head(words), tuple(words), rule)
    named = {p.names[0][-1].lemma: p for p in people(report)}.get(source.name.split()[-1].lower())
    if someone.head.pos != "PRON":
        return [someone]
    return [meant(report, someone, named.before(source.span.start))] if named else []


def _named(report: Report, those: Sequence[Participant], others: Sequence[Participant]) -> list[Participant]:
    taken = [w.lemma for other in others for w in other.words]
    out: dict[tuple[int, ...], Participant] = {}
    for someone in those:
        if someone.named and (person := renamed(report, someone.words)):
            someone = meant(report, someone, person.before(someone.words[0].start))
        elif not someone.named and someone.head.pos != "PRON":
            name = called(report, someone.sentence, someone.head, taken)
            someone = meant(report, someone, name) if name else someone
        out.setdefault((someone.sentence.number, *(w.i for w in someone.words)), someone)
    return list(out.values())


def meant(report: Report, someone: Participant, name: Sequence[Word]) -> Participant:
    """The participant with the name of who is meant."""
    sentence = next(s for s in report.sentences if s.start <= name[0].start < s.end)
    head = _head(name)
    rule = f"{someone.rule}; «{someone.head.low}» is who is named"
    return replace(someone, sentence=sentence, head=head, words=tuple(name), rule=rule)


def _head(words: Sequence[Word]) -> Word:
    inside = {w.i for w in words}
    return next((w for w in words if w.head not in inside), words[0])


class _Known:
    """Whom a report names as the doers, and whom as those struck."""

    def __init__(self, report: Report, mentions: Sequence[Mention]) -> None:
        self.report = report
        self.people = people(report)
        self.at = {w.start: (s.number, w.i) for s in report.sentences for w in s.words if w.name == "PER"}
        self.same: set[int] = set()  # where nouns stand that mean the doer
        self.meaning: dict[str, Person] = {}  # whom a noun was found to mean
        self.culprits = self._of(p for m in mentions if m.type in BY_SOMEONE for p in m.actors)
        self.culprits += [p for p in self.people if p not in self.culprits and (p.accused or self._is_culprit(p))]
        self.struck = {kind: self._of(p for m in mentions if m.type == kind for p in m.affected) for kind in SUFFERED}
        for kind in BY_SOMEONE:
            self.struck[kind] = [p for p in self.struck.get(kind, []) if p not in self.culprits]

    def _of(self, those: Iterator[Participant]) -> list[Person]:
        named = {(p.sentence.number, p.words[-1].i) for p in those if p.named}
        return [p for p in self.people if any(self.at.get(n[-1].start) in named for n in p.names)]

    @staticmethod
    def _is_culprit(person: Person) -> bool:
        return bool(person.nouns.keys() & noun_class("culprit"))


def _culprit(known: _Known, mention: Mention, someone: Participant) -> Participant:
    """The one person whom the report names as the doer, for a single doer without a name."""
    if mention.type not in BY_SOMEONE or len(known.culprits) != 1 or not _open(someone):
        return someone
    if someone.is_a("force") or someone.is_a("authority"):
        return someone
    named = _if_fits(known, someone, known.culprits[0], mention.affected)
    if named is not someone:
        known.same.add(someone.head.start)
    return named


def _sufferer(known: _Known, mention: Mention, someone: Participant) -> Participant:
    if not _open(someone):
        return someone
    doer = someone.lemma in noun_class("culprit") or someone.head.start in known.same
    if doer and len(known.culprits) == 1:
        return _if_fits(known, someone, known.culprits[0], [*mention.actors, *mention.affected])
    struck = known.struck.get(mention.type, [])
    if not struck and someone.lemma in noun_class("definite"):
        struck = list(dict.fromkeys(p for kind in BY_SOMEONE for p in known.struck[kind] if fits(p, someone.head)))
    if mention.headline and len(struck) > 1:  # it speaks of the first told of
        struck = [p for p in struck if someone.lemma in p.nouns][:1] or struck[:1]
    told = mention.headline or mention.type in BY_SOMEONE or someone.lemma in noun_class("definite")
    if len(struck) == 1 and told and not _one_more(mention):
        return _if_fits(known, someone, struck[0], [*mention.actors, *mention.affected])
    if mention.type == "detention":
        return _detained(known, mention, someone)
    person = known.meaning.get(someone.lemma) if told and not _one_more(mention) else None
    return _if_fits(known, someone, person, [*mention.actors, *mention.affected]) if person else someone


def _detained(known: _Known, mention: Mention, someone: Participant) -> Participant:
    """Who was detained is the one whom the report names as the doer, or as more than an office or a voice."""
    bound = noun_class("office") | noun_class("kin") | noun_class("needs_complement")
    if _one_more(mention) or plain(someone.lemma) in bound:
        return someone
    if person := known.meaning.get(someone.lemma):
        return _if_fits(known, someone, person, [*mention.actors, *mention.affected])
    struck = {p for kind in ("death", "injury", "attack", "abduction") for p in known.struck.get(kind, ())}
    told = known.culprits or [p for p in known.people if p.told_of]
    able = [p for p in told if fits(p, someone.head) and p not in struck and not _other_calling(p, someone)]
    return _if_fits(known, someone, able[0], [*mention.actors, *mention.affected]) if len(able) == 1 else someone


def _other_calling(person: Person, someone: Participant) -> bool:
    """Whether the report tells of the person as a «милиционер» and of the other as a «журналист»."""
    vague = noun_class("definite") | noun_class("culprit") | noun_class("wide") | noun_class("kin")
    return someone.lemma not in vague and bool(person.nouns.keys() - vague - {someone.lemma})


def _one_more(mention: Mention) -> bool:
    """«Задержан также водитель»: somebody besides those told of."""
    return any(k.lemma in noun_class("besides") for k in mention.act.sentence.kids(mention.act.word))


def _if_fits(known: _Known, someone: Participant, person: Person, others: Sequence[Participant]) -> Participant:
    taken = {w.lemma for other in others for w in other.words}
    clash = any(w.lemma in taken for name in person.names for w in name)
    if clash or not fits(person, someone.head):
        return someone
    known.meaning[someone.lemma] = person
    return meant(known.report, someone, person.before(someone.head.start))


def _open(someone: Participant) -> bool:
    return not someone.named and someone.head.pos != "PRON" and one_person(someone.sentence, someone.head)


def _count(mention: Mention) -> None:
    """As many as there are names, where nothing else counts them or the nouns were counted before they were one."""
    named = bool(mention.affected) and all(p.named for p in mention.affected)
    summed = mention.count is None or mention.count.rule == "sum of those named"
    if not named or not summed or mention.type not in (*HARM, "resignation"):
        return
    n = len(mention.affected)
    spans = tuple(Span(p.words[0].start, p.words[-1].end) for p in mention.affected)
    mention.count = Count(n, n, spans, "one named person" if n == 1 else "sum of those named")
