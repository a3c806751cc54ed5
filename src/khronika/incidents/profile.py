"""What the comparisons look at: a statement with what its words and its report say of it.

Families: `event` (force, harm, damage, control: things that happen at one place and hour), `toll` (a tally of a whole
crisis), `protest`, `measure`, `deployment`, `resignation`, `demand`, `refusal`.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from khronika import edtf
from khronika.incidents import kinds
from khronika.incidents.origins import body, chain
from khronika.incidents.spokespeople import voices
from khronika.incidents.spots import Spot, spot
from khronika.incidents.words import content, is_name, lemma, lemmas, proper
from khronika.model import HARM, Phrase, Place, Stated, Statement

CAUSES = ("attack", "accident")
UNREST = ("clash", "storming")  # told as the background of much that happens; seldom what did one harm
HURT = (*HARM, "displacement")
FORCE = ("attack", "accident", "damage", "control")
SINGLE = ("protest", "measure", "deployment", "resignation", "demand", "refusal")
STAFF = frozenset({"сотрудник", "сотрудница", "боец", "работник", "представитель", "служащий", "участник", "член"})
GENERIC = frozenset({"здание", "строение", "помещение", "объект", "сооружение"})
SECURITY_BODIES = ("interior ministry", "defence ministry", "police", "security service")
UNDATED = timedelta(days=10)
"""An undated statement is taken to tell of the days before its report: how far back news as a rule reaches."""
PRONOUNS = frozenset({"он", "она", "оно", "они", "этот", "тот", "который"})
SUMMARY = frozenset({"ограничение", "мера"})
PAUSE = re.compile(r"[,:;—–]| - ")
CLOCK = re.compile(r"\W{0,3}([01]?\d|2[0-3])[.:]([0-5]\d)(?!\w)")
CAPITAL = re.compile(r"[А-ЯЁA-Z][а-яёa-z]+(?:-[А-ЯЁA-Z][а-яёa-z]+)*")
SENTENCE = re.compile(r"(?<=[.!?…»])\s+(?=[«„—–(]?\s?[А-ЯЁA-Z0-9])|\n+")


@dataclass(frozen=True, slots=True)
class Profile:
    """A statement as the comparisons see it. `kind` is what its words say it is: of force, mishap, measure, movement.

    `where` are its places, for a tally those of its own sentence if it names any. `paragraphs` and `sentences` number
    where its report tells of it; `sentence` is the one of its trigger, `at` the trigger's place in the report; `likely`
    is `period`, or for an undated statement the days before its report; `cause` is the id of the act that its report
    tells of as what did the harm, `force` that act's kind; `copies` names the near-copies that its report is one of;
    `told_for` is the day that a number is told as of, where that is later than the act; `whole` is the id of the
    statement whose number it is told as a part of; `hour` is the clock that its line begins with; `house` is the
    own name of the mine or square where it happened («на шахте «Северная»»). `chain` are the keys of all who hand
    it on, from the publisher inward, `voices` of those to whom it is ascribed and for whom they speak.
    """

    stated: Stated
    family: str
    kind: str | None
    group: str
    where: tuple[Place, ...]
    spot: Spot | None
    period: edtf.Period | None
    likely: edtf.Period | None
    paragraphs: frozenset[int]
    sentences: frozenset[int]
    sentence: str
    at: int
    at_in_sentence: int
    people: frozenset[str]
    actors: frozenset[str]
    names: frozenset[str]
    roles: frozenset[str]
    things: frozenset[str]
    site: frozenset[str]
    chain: tuple[str, ...]
    voices: frozenset[str]
    copies: str | None = None
    cause: str | None = None
    force: str | None = None
    told_for: str | None = None
    whole: str | None = None
    hour: str | None = None
    house: frozenset[str] = frozenset()

    @property
    def statement(self) -> Statement:
        return self.stated.statement

    @property
    def doc(self) -> str:
        return self.stated.document.sha256

    @property
    def id(self) -> str:
        return self.stated.id


def published(stated: Stated) -> datetime | None:
    """When the report appeared, in its own local time; None if nobody knows or what is given is no day."""
    try:
        return datetime.fromisoformat(stated.document.about.published or "").replace(tzinfo=None)
    except ValueError:
        return None


def profile(stated: Stated) -> Profile:
    """What a statement says by itself; `tallies.profiles` adds what its report tells."""
    s, text = stated.statement, stated.document.text
    when = edtf.parse(s.when.edtf) if s.when else None
    sentence, at = sentence_at(text, s.trigger.span.start)
    affected = " ; ".join(p.text for p in s.affected)
    mentions = (s.trigger.span, *s.spans)
    return Profile(
        stated=stated,
        family=s.type if s.type in SINGLE else "event",
        kind=_kind(s, text, sentence, at),
        group=_group(s, text, stated.origin),
        where=s.where,
        spot=spot(s.where),
        period=when,
        likely=when or likely(stated),
        paragraphs=frozenset(text.count("\n", 0, m.start) for m in mentions),
        sentences=frozenset(m.start - sentence_at(text, m.start)[1] for m in mentions),
        sentence=sentence,
        at=s.trigger.span.start,
        at_in_sentence=at,
        people=content(affected),
        actors=content(" ; ".join(p.text for p in s.actors)),
        names=frozenset(n for p in (*s.affected, *s.actors) for n in _names(p.text)),
        roles=kinds.all_of("role", affected) | _roles_of_named(s, text),
        things=_things(affected, sentence, at),
        site=content(s.site.text) if s.site else frozenset(),
        chain=chain(stated),
        voices=voices(stated),
        copies=stated.copy.first if stated.copy else None,
        hour=_hour(text, s.trigger.span.start),
        house=proper(s.site.text) if s.site else frozenset(),
    )


def same_house(a: Profile, b: Profile) -> bool:
    """Whether two name one house, whatever town or region each report puts it in."""
    return not a.house.isdisjoint(b.house)


def distance(a: Profile, b: Profile) -> int:
    """Lines between the nearest mentions of two statements of one report (a blank line counts)."""
    return min(abs(i - j) for i in a.paragraphs for j in b.paragraphs)


def _hour(text: str, at: int) -> str | None:
    """The hour under which a chronicle tells what stands at a character."""
    found = CLOCK.match(text, text.rfind("\n", 0, at) + 1)
    return f"{int(found[1]):02}:{found[2]}" if found else None


def likely(stated: Stated) -> edtf.Period | None:
    """The days that an undated statement is taken to tell of."""
    day = published(stated)
    return edtf.Period(day - UNDATED, day, "day", True) if day else None


def sentence_at(text: str, at: int) -> tuple[str, int]:
    """The sentence around a character, and where in it the character stands."""
    start = max((m.end() for m in SENTENCE.finditer(text, 0, at + 1) if m.end() <= at), default=0)
    end = SENTENCE.search(text, at)
    return text[start : end.start() if end else len(text)], at - start


def _names(phrase: str) -> frozenset[str]:
    """The names of people in a phrase: capitalised words that are names or in no dictionary."""
    return frozenset(lemma(w) for w in CAPITAL.findall(phrase) if is_name(w))


def _kind(s: Statement, text: str, sentence: str, at: int) -> str | None:
    said = " ".join(span.of(text) for span in s.spans)
    if s.type == "attack":
        return kinds.of("force", said)
    if s.type == "accident":
        return kinds.of("mishap", said) or kinds.of("mishap", sentence)
    if s.type == "deployment":
        return _movement(said, clause(sentence, at), text[: s.trigger.span.start])
    if s.type == "measure":
        return _measure(s, said, text)
    return s.direction


def _movement(said: str, words: str, before: str) -> str:
    """Which way forces move; «начался он», «ещё сорок бортов взлетели» go the way that the lines before tell."""
    told = kinds.of("movement", said) or kinds.of("homeward", words)
    if told is None and not (PRONOUNS | {"еще"}).isdisjoint(lemmas(words)):
        near = " ".join(before.rstrip().splitlines()[-1:])
        told = kinds.of("movement", near) or kinds.of("homeward", near)
    return told or "in"


def _measure(s: Statement, said: str, text: str) -> str | None:
    """The measure that its words name, else the clause of one of its mentions, else, where no pronoun stands for it
    («в регионах его сняли»), its sentence, else what was told last, or first («ограничения не коснутся порта»)."""
    if s.when and s.when.clock:
        return "curfew"
    told = kinds.of("measure", said) or kinds.of("measure", " ".join(p.text for p in s.affected))
    if told:
        return told
    mentions = [(*sentence_at(text, m.start), m.start) for m in (s.trigger.span, *s.spans)]
    named = (kind for sentence, at, _ in mentions if (kind := _of_clause(sentence, at)))
    sentence, at, start = mentions[0]
    words = set(lemmas(clause(sentence, at)))
    own = None if words & PRONOUNS else kinds.nearest("measure", sentence, at)
    return next(named, None) or own or kinds.nearest("measure", text[:start], 0 if words & SUMMARY else start)


def _of_clause(sentence: str, at: int) -> str | None:
    """The measure that a clause names; of several, the one nearest to the word that tells it."""
    words = clause(sentence, at)
    return kinds.nearest("measure", words, at - sentence.rindex(words, 0, at + len(words)))


def clause(sentence: str, at: int) -> str:
    """The words between the commas, colons or dashes around a character."""
    start = max((m.end() for m in PAUSE.finditer(sentence, 0, at)), default=0)
    end = PAUSE.search(sentence, at)
    return sentence[start : end.start() if end else len(sentence)]


def _roles_of_named(s: Statement, text: str) -> frozenset[str]:
    """What the report says that a person is, beside the name: «водитель Иван Петров», «Иван Петров, водитель»."""
    names = [name for p in s.affected if (name := p.text) and len(_names(name)) > 1]
    surnames = {re.escape(name.split()[-1][:-2]) for name in names if len(name.split()[-1]) > 4}
    found = (m for stem in sorted(surnames) for m in re.finditer(rf"(\w+ )?(\w+ )?\w*{stem}\w*(, \w+)?", text))
    return frozenset(role for m in found for role in kinds.all_of("role", m[0]))


def _things(affected: str, sentence: str, at: int) -> frozenset[str]:
    """The buildings, vehicles, goods affected; «здание» by itself is the one that its sentence names nearest."""
    told = kinds.all_of("thing", affected)
    if told or content(affected).isdisjoint(GENERIC):
        return told
    near = kinds.nearest("thing", sentence, at, without=("vehicle", "settlement", "weapons"))
    return frozenset({near} if near else ())


def _group(s: Statement, text: str, origin: str) -> str:
    """Whose toll it is; "people" where the words name no group that is counted apart, or several."""
    if s.type not in HURT:
        return "people"
    told = Counter(_group_of(_whole(p, s, text), origin) for p in s.affected)
    named = [g for g in told if g != "people"]
    group = named[0] if len(named) == 1 and told[named[0]] > told["people"] else "people"
    return "people" if s.type == "detention" and group == "armed" else group  # what those who detain call the detained


def _whole(phrase: Phrase, s: Statement, text: str) -> str:
    """A phrase that says little by itself with the words after it, here or where the report tells it again:
    «погибли 16 сотрудников» … «шестнадцать сотрудников [правоохранительных органов]»."""
    if len(phrase.text.split()) > 1 or content(phrase.text).isdisjoint(STAFF):
        return phrase.text
    told = [text[phrase.span.start :], *(sentence_at(text, m.start)[0] for m in s.spans)]
    return " ; ".join(_after(phrase.text, words) for words in told)


def _after(word: str, text: str) -> str:
    """The word with at most three that follow it in its clause."""
    _, found, rest = text.partition(word)
    return " ".join([found, *re.split(r"[.\n]", PAUSE.split(rest[:60])[0])[0].split()[:3]])


def _group_of(phrase: str, origin: str) -> str:
    group = kinds.of("group", phrase)
    if group is None and "сотрудник" in content(phrase) and body(origin) in SECURITY_BODIES:
        return "security"  # a ministry that speaks of staff speaks of its own
    return group or "people"
