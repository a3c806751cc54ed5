"""Where the story is at each sentence: the places last told, narrow to wide, as long as they hold one another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from khronika.model import Place
from khronika.reading.grammar import ancestors, animate, preposition
from khronika.reading.parse import Sentence
from khronika.reading.places import PlaceMention, contains
from khronika.reading.setting import most_specific, words

LEAD = 2  # paragraphs, the title counted, that tell where the report's story is
STRONG = ("in", "of")
WEAK = ("adj", "holder", "actor", "to")


def focuses(sentences: Sequence[Sentence], mentions: Sequence[Sequence[PlaceMention]]) -> list[tuple[Place, ...]]:
    """For each sentence the places that hold for what it tells without naming one; () where none is told at all.

    The report's own place, told in its first paragraphs, holds again at every later paragraph until that names another.
    """
    out: list[tuple[Place, ...]] = []
    now: tuple[Place, ...] = ()
    lead: tuple[Place, ...] = ()
    paragraph = -1
    for sentence, found in zip(sentences, mentions, strict=True):
        if sentence.paragraph != paragraph and sentence.paragraph > LEAD:
            now = lead or now
        paragraph = sentence.paragraph
        told = [m for m in found if not _aside(sentence, m)]
        now = _moved(now, told, any(_throughout(sentence, m) for m in told))
        if paragraph <= LEAD and len(now) >= len(lead):
            lead = now
        out.append(now)
    return _back_filled(out)


def _aside(sentence: Sentence, mention: PlaceMention) -> bool:
    """A place in brackets or in another's clause («институт, базирующийся в Вене») does not move the story."""
    if mention.role == "of" and _of_someone(sentence, mention):
        return True
    if sum({"(": 1, ")": -1}.get(w.text, 0) for w in sentence.words[: mention.first]) > 0:
        return True
    return any(w.rel.startswith("acl") for w in ancestors(sentence, sentence.words[mention.first]))


def _of_someone(sentence: Sentence, mention: PlaceMention) -> bool:
    """«шериф округа Харрис»: the place belongs to a person, not to what happens."""
    return any(
        animate(w)
        for w in ancestors(sentence, sentence.words[mention.first])
        if w.pos == "NOUN" and mention.first - w.i <= 3
    )


def _throughout(sentence: Sentence, mention: PlaceMention) -> bool:
    """«по всему Казахстану»: the whole of a place, not the part of it told last."""
    return preposition(sentence, sentence.words[mention.last]) in words("throughout")


def _moved(now: tuple[Place, ...], found: Sequence[PlaceMention], wide: bool) -> tuple[Place, ...]:
    """The places after a sentence; `wide` if it speaks of the whole of one."""
    strong = [m.place for m in found if m.role in STRONG]
    weak = [m.place for m in found if m.role in WEAK]
    if strong:
        around = [p for p in (*now, *weak) if contains(p, strong[0])]
        return related(strong[0], [*strong, *(around if wide else (*now, *weak))])
    if weak and not now:
        return related(weak[0], weak)
    return now


def related(place: Place, others: Iterable[Place]) -> tuple[Place, ...]:
    """The place with those of the others that hold it or lie in it, narrow to wide."""
    return most_specific([place, *(o for o in others if contains(o, place) or contains(place, o))])


def _back_filled(out: list[tuple[Place, ...]]) -> list[tuple[Place, ...]]:
    """A headline that names no place takes the first one told."""
    first = next((f for f in out if f), ())
    return [f or first for f in out]
