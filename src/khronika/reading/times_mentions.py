"""Atoms of time put together: «около 23.00» with «6 января», «утром» with «в четверг», «с ... по ...»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from khronika.reading.numbers_text import words_in
from khronika.reading.parse import Sentence, Word
from khronika.reading.times_macros import alternatives, data
from khronika.reading.times_rules import Atom, atoms

DATES = ("date", "anaphor")
BESIDE_A_DAY = {"weekday", "shifted", "earlier", "later", "anchored", "ago"}  # what a written day makes exact
STEPS = 8  # words upwards in which a verb is looked for
REACH = 30  # characters before a time in which its preposition is looked for


@dataclass(frozen=True, slots=True)
class Frames:
    """What stands around times.

    `gap` is what may stand between parts of one time, `lead` the preposition before it, `own` one at its head,
    `inner` a plain «в» or «на»; `kinds` tells what each preposition makes of it.
    """

    gap: re.Pattern[str]
    lead: re.Pattern[str]
    own: re.Pattern[str]
    inner: re.Pattern[str]
    kinds: dict[str, str]


@lru_cache(maxsize=1)
def frames() -> Frames:
    """The table `frames` of times.toml, compiled."""
    table = data()["frames"]
    kinds = {word: kind for kind, words in table["prepositions"].items() for word in words}
    leads = alternatives(kinds).replace(" ", r"\s+")
    short = alternatives(word for word in kinds if " " not in word)
    inner = alternatives(table["inner"])
    return Frames(
        re.compile(table["gap"]),
        re.compile(rf"(?:^|[^а-я])({leads})\s+$"),
        re.compile(rf"({short})\s(?!{alternatives(table['when'])})"),
        re.compile(rf"(?:^|[^а-я])({inner}\s+)$"),
        kinds,
    )


@dataclass(frozen=True, slots=True)
class Mention:
    """Atoms that make one time, at `[start, end)` of the sentence's line.

    `frame` is since, after, until, as-of, on or ""; `until` is the other end of «с ... по ...»; `future` is what the
    governing verb tells (None: nothing).
    """

    atoms: tuple[Atom, ...]
    start: int
    end: int
    frame: str
    future: bool | None
    until: Mention | None = None

    def of(self, *roles: str) -> list[Atom]:
        """Its atoms of these roles."""
        return [a for a in self.atoms if a.rule.role in roles]


def mentions(sentence: Sentence) -> list[Mention]:
    """The time expressions of a sentence in the order of the text, not yet worked out."""
    found = atoms(sentence)
    if not found:
        return []
    text = sentence.line
    made = [_mention(sentence, text, group) for group in _groups(text, found)]
    return _periods(text, made)


def _groups(text: str, found: Sequence[Atom]) -> list[list[Atom]]:
    groups: list[list[Atom]] = []
    for i, atom in enumerate(found):
        following = found[i + 1] if i + 1 < len(found) else None
        if groups and _goes(text, groups[-1], atom, following):
            groups[-1].append(atom)
        else:
            groups.append([atom])
    return groups


def _goes(text: str, group: list[Atom], atom: Atom, following: Atom | None) -> bool:
    """Whether the atom belongs to the group before it."""
    gap = text[group[-1].end : atom.start]
    elsewhere = "(" in gap and atom.rule.role == group[-1].rule.role == "clock"  # «в 18:00 (19:00 мск)»
    if not frames().gap.fullmatch(gap) or not (elsewhere or _room(group, atom)):
        return False
    better = following and "," in gap and atom.rule.role != "date" and _adjacent(text, atom, following)
    return not (better and any(a.rule.role == "date" for a in group))


def _adjacent(text: str, a: Atom, b: Atom) -> bool:
    return b.rule.role == "date" and bool(frames().gap.fullmatch(text[a.end : b.start]))


def _room(group: list[Atom], atom: Atom) -> bool:
    """A time has one clock and one date, or a date told twice («в четверг, 6 января»)."""
    role, roles = atom.rule.role, [a.rule.role for a in group]
    if "duration" in (role, *roles):
        return False
    if role in DATES:
        dates = [a for a in group if a.rule.role in DATES]
        return not dates or (len(dates) == 1 and dates[0].rule.relative != atom.rule.relative and _same(dates[0], atom))
    return role == "part" or not ({"clock", "hours"} & set(roles))


def _same(a: Atom, b: Atom) -> bool:
    """A weekday, «сегодня» or «тремя днями раньше» beside a written day."""
    if a.rule.args.get("offset") or b.rule.args.get("offset"):
        return False
    return bool({a.rule.value, b.rule.value} & BESIDE_A_DAY) and bool(
        {a.rule.value, b.rule.value} & {"date", "numeric"}
    )


def _mention(sentence: Sentence, text: str, group: list[Atom]) -> Mention:
    start, end = group[0].start, group[-1].end
    before = text[max(0, start - REACH) : start]
    lead = None if group[0].rule.bare else frames().lead.search(before)
    inner = frames().own.match(text[start:end])
    word = lead[1] if lead else inner[1] if inner and group[0].rule.role != "date" else ""
    frame = frames().kinds.get(" ".join(word.split()), "")
    begin = start - len(before) + lead.start(1) if lead else _with_in(text, start, group[0])
    return Mention(tuple(group), begin, end, frame, _future(sentence, start, frame))


def _with_in(text: str, start: int, atom: Atom) -> int:
    """The start with «в», «на» before it."""
    found = None if atom.rule.bare else frames().inner.search(text[max(0, start - 4) : start])
    return start - len(found[1]) if found else start


def _future(sentence: Sentence, start: int, frame: str) -> bool | None:
    verb = _governor(sentence, sentence.words[words_in(sentence, start, start + 1)[0]])
    told = _tense(sentence, verb) if verb else None
    if frame == "until":
        return None if verb and verb.is_("Aspect", "Imp") and told is False else True
    return True if frame == "on" and told is None else told


def _governor(sentence: Sentence, word: Word) -> Word | None:
    """The verb above a word that has a tense, or tells of a plan."""
    above = sentence.parent(word)
    for _ in range(STEPS):
        if above is None or _finite(above) or _ahead(sentence, above):
            break
        above = sentence.parent(above)
    return above


def _finite(word: Word) -> bool:
    return word.pos in ("VERB", "AUX") and not word.is_("VerbForm", "Inf")


def _ahead(sentence: Sentence, word: Word) -> bool:
    """Whether the word tells of what is to come: a plan, a future, «будет» with it."""
    planned = word.lemma in data()["frames"]["plans"]
    will = tuple(data()["frames"]["will"])
    return planned or word.is_("Tense", "Fut") or any(k.low in will for k in (word, *sentence.kids(word)))


def _tense(sentence: Sentence, verb: Word) -> bool | None:
    if _ahead(sentence, verb):
        return True
    lasting = verb.is_("VerbForm", "Part") and not verb.is_("Voice", "Act")  # «введен» may hold for what is to come
    told = verb.is_("Tense", "Past") and not lasting
    return False if told else None


def _periods(text: str, made: list[Mention]) -> list[Mention]:
    """Pairs «с A по B» put together, and daily hours with the period that follows them."""
    out: list[Mention] = []
    for mention in made:
        near = out and out[-1].until is None and not text[out[-1].end : mention.start].replace(",", "").strip()
        joined = _pair(out[-1], mention) if near else None
        if joined:
            out[-1] = joined
        else:
            out.append(mention)
    return out


def _pair(a: Mention, b: Mention) -> Mention | None:
    if a.of("hours") and not a.of(*DATES):
        return replace(b, atoms=(*a.atoms, *b.atoms), start=a.start) if b.of("date") else None
    opened = a.frame == "since" and b.frame == "until"
    return replace(a, end=b.end, until=b) if opened else None
