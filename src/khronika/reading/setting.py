"""When and where: which of a sentence's times and places belong to an act.

An act shares the time and place of its own phrase, of the verb that carries it, and of verbs joined to that one; a
relative clause, a reported clause or a noun that is only talked about («осуждён за убийство») keeps to itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from khronika.languages import load
from khronika.model import Place, Time
from khronika.reading.acts import Act
from khronika.reading.grammar import is_finite, is_infinitive, is_verb, modified, preposition
from khronika.reading.parse import Sentence, Word
from khronika.reading.places import PlaceMention
from khronika.reading.times import TimeExpression

LOCATES = ("in", "of", "adj", "to", "from")
JOINED = ("conj", "advcl", "xcomp", "parataxis", "aux", "csubj")
ORDER = ("settlement", "region", "country")


@lru_cache(maxsize=None)
def words(name: str) -> frozenset[str]:
    """A list of setting.toml."""
    return frozenset(str(load("ru", "setting")[name]).split())


def hosts(act: Act) -> list[Word]:
    """The words whose time and place are the act's, from the trigger upwards."""
    found = [act.word, *act.rest]
    word: Word | None = act.word
    while word is not None:
        word = _up(act.sentence, word)
        if word is None or word in found:
            break
        found.append(word)
    return found


def _up(sentence: Sentence, word: Word) -> Word | None:
    """The word above whose time and place the word shares, or None."""
    parent, rel = sentence.parent(word), word.rel.split(":")[0]
    if parent is None:
        return None
    if is_verb(word) and modified(sentence, word) is None:
        return parent if rel in JOINED and is_verb(parent) and not _when_clause(sentence, word) else None
    if is_verb(word):
        return None
    if rel in ("nsubj", "obj", "conj", "appos", "root", "iobj", "nummod"):
        return parent
    if rel in ("obl", "nmod"):
        return parent if _simultaneous(sentence, word, parent) else None
    return None


def _when_clause(sentence: Sentence, word: Word) -> bool:
    """«после того как …», «когда …»: a clause with a time of its own."""
    return is_finite(word) and word.rel == "advcl"


def _simultaneous(sentence: Sentence, word: Word, parent: Word) -> bool:
    if word.lemma in words("about") or parent.lemma in words("about"):
        return False
    prep = preposition(sentence, word)
    return parent.lemma in words("bridge") or prep in words("simultaneous") or (prep == "" and is_verb(parent))


def distance(sentence: Sentence, held: Sequence[Word], first: int, last: int) -> int | None:
    """Steps from an expression up to the nearest word of `held`; None where a clause's edge or another's lies between."""
    inside = range(first, last + 1)
    top = next((w for w in sentence.words[first : last + 1] if w.head not in inside), sentence.words[first])
    order = {w.i: n for n, w in enumerate(held)}
    if top.i in order:
        return order[top.i]
    word, steps, seen = top, 0, {top.i}
    while word.head >= 0 and word.head not in seen:
        if steps and _edge(sentence, word):
            return None
        word = sentence.words[word.head]
        seen.add(word.i)
        steps += 1
        if word.i in order:
            return steps + order[word.i]
    return None


def _edge(sentence: Sentence, word: Word) -> bool:
    """Whether the word heads a clause of its own."""
    return is_verb(word) and (is_finite(word) or is_infinitive(word) or word.rel.startswith("acl"))


def time_of(act: Act, expressions: Sequence[TimeExpression], told: range | set[int]) -> Time | None:
    """The time that the act's own clause gives; expressions inside a telling (`told`: numbers of its words) are the teller's."""
    usable = [t for t in expressions if (t.edtf or t.clock) and t.first not in told and t.kind != "duration"]
    held = hosts(act)
    near = sorted(((d, abs(t.first - act.word.i), t) for t in usable if (d := distance(act.sentence, held, t.first, t.last)) is not None),
                  key=lambda x: x[:2])
    best = near[0][2] if near else _before(act, usable)
    if best is None:
        return None
    return _with_clock(best, [t for _, _, t in near])


def _before(act: Act, usable: Sequence[TimeExpression]) -> TimeExpression | None:
    """Where the parse does not tie it: the only time of the sentence, before a verb of the same clause."""
    if len(usable) != 1 or act.nominal or not is_finite(act.word):
        return None
    only = usable[0]
    between = act.sentence.words[only.last + 1 : act.word.i] if only.last < act.word.i else act.sentence.words[act.word.i + 1 : only.first]
    return only if not any(is_finite(w) or w.low in ("который", "которая", "которые") for w in between) else None


def _with_clock(best: TimeExpression, near: Sequence[TimeExpression]) -> Time:
    hours = next((t for t in near if t.clock), None)
    spans = (best.span,) if hours is None or hours is best else (best.span, hours.span)
    return Time(best.edtf, spans, f"times: {best.rule}", hours.clock if hours else best.clock)


def places_of(act: Act, mentions: Sequence[PlaceMention], told: range | set[int]) -> tuple[Place, ...]:
    """The places of the act's own clause: the nearest, then those that hold it; joined places stand side by side."""
    usable = [m for m in mentions if m.role in LOCATES and m.first not in told]
    held = hosts(act)
    near = [(d, m) for m in usable if (d := distance(act.sentence, held, m.first, m.last)) is not None]
    near.sort(key=lambda x: (x[0], abs(x[1].first - act.word.i)))
    return most_specific(m.place for _, m in near)


def most_specific(places: Iterator[Place] | Sequence[Place]) -> tuple[Place, ...]:
    """The places without repeats, the narrow before the wide, nearer first among equals."""
    unique: dict[str, Place] = {}
    for place in places:
        unique.setdefault(place.name, place)
    return tuple(sorted(unique.values(), key=lambda p: ORDER.index(p.kind) if p.kind in ORDER else 1))
