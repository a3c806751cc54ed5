"""Places told by a common noun: «в стране», «по всей республике», «в городе» mean the country or the city told last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from khronika.languages import load
from khronika.model import Place
from khronika.reading.capitals import capital
from khronika.reading.grammar import form, preposition
from khronika.reading.parse import Report, Sentence, Word
from khronika.reading.places import PlaceMention
from khronika.reading.places_roles import is_telling_of_nobody
from khronika.reading.setting import words
from khronika.reading.times import TimeExpression

Mentions = list[list[PlaceMention]]


@lru_cache(maxsize=1)
def nouns() -> dict[str, tuple[str, ...]]:
    """Dictionary forms of common nouns for places, with the kinds of place that each may mean."""
    table = load("ru", "setting")["place_nouns"]
    return {noun: tuple(kinds) for noun, kinds in table.items()}


def with_back_references(report: Report, mentions: Mentions, times: Sequence[Sequence[TimeExpression]]) -> Mentions:
    """The places of each sentence with those that common nouns stand for; no verbs or time zones taken for places."""
    out: Mentions = []
    last: list[Place] = []
    towns = {m.place.id: m.place for here in mentions for m in here if m.place.kind == "settlement"}
    for sentence, found, when in zip(report.sentences, mentions, times, strict=True):
        kept = [m for m in found if not _mistaken(sentence, m, when)]
        back = [b for w in sentence.words if (b := _back(sentence, w, kept, last))]
        back += [c for w in sentence.words if (c := capital(sentence, w, kept, last, towns))]
        last += [m.place for m in kept if m.role not in ("name", "from")]
        out.append(sorted([*kept, *back], key=lambda m: m.first))
    return out


def _mistaken(sentence: Sentence, mention: PlaceMention, times: Sequence[TimeExpression]) -> bool:
    """A verb at the head of a sentence, or the clock that an hour is told by («в 18:55 по Киеву»)."""
    verb = mention.first == mention.last and form(sentence.words[mention.first]) == "VERB"
    return verb or any(t.first <= mention.first <= t.last for t in times)


def _back(sentence: Sentence, word: Word, here: Sequence[PlaceMention], last: Sequence[Place]) -> PlaceMention | None:
    if word.pos == "ADV" and word.low in words("there"):
        return None if _of_a_body(sentence, word) else _there(word, here, last)
    if _whole(sentence, word):
        return _meant(word, nouns()[word.lemma], last, "actor")
    kinds = nouns().get(word.lemma)
    if kinds is None or word.pos != "NOUN" or preposition(sentence, word) not in words("place_prepositions"):
        return None
    if any(m.first <= word.i <= m.last or abs(m.first - word.i) == 1 or abs(m.last - word.i) == 1 for m in here):
        return None
    if sentence.kids(word, "nmod") or word.is_("Number", "Plur") or _other(sentence, word):
        return None
    elsewhere = ("adj", "holder", "actor") if word.is_("Case", "Acc") else ()  # «российские военные едут в республику»
    before = [*last, *(m.place for m in here if m.first < word.i and m.role not in elsewhere)]
    return _meant(word, kinds, before, "in")


def _meant(word: Word, kinds: tuple[str, ...], before: Sequence[Place], role: str) -> PlaceMention | None:
    place = next((p for p in reversed(before) if p.kind in kinds), None)
    if place is None:
        return None
    meant = replace(place, span=word.span, rule=f"«{word.low}» stands for it; {place.rule}")
    return PlaceMention(meant, word.i, word.i, role)


def _there(word: Word, here: Sequence[PlaceMention], last: Sequence[Place]) -> PlaceMention | None:
    """«Там» is the town told last."""
    before = [*last, *(m.place for m in here if m.first < word.i)]
    return _meant(word, ("settlement",), before[-1:], "in")


def _of_a_body(sentence: Sentence, word: Word) -> bool:
    """«Потребовал отчёта от завода; там ответили»: those who say so, wherever they are."""
    above = sentence.parent(word)
    return above is not None and is_telling_of_nobody(sentence, above) and not sentence.kids(above, "obj")


def _whole(sentence: Sentence, word: Word) -> bool:
    """«Вся страна живёт в режиме ЧП»: a whole country or town as what something is told of."""
    whole = any(w.lemma == "весь" for w in sentence.kids(word, "det", "amod"))
    return whole and word.lemma in nouns() and word.rel.startswith("nsubj") and word.is_("Number", "Sing")


def _other(sentence: Sentence, word: Word) -> bool:
    """«в другой стране», «в каждом городе»."""
    return any(w.lemma in words("another") for w in sentence.kids(word, "amod", "det", "nummod"))
