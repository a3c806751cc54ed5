"""«В столице», «в столице Чили», «столичный суд»: the capital, where the report names it anywhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from khronika.model import Place
from khronika.reading.gazetteer import gazetteer
from khronika.reading.grammar import preposition
from khronika.reading.parse import Sentence, Word
from khronika.reading.places import PlaceMention
from khronika.reading.places_roles import is_inside
from khronika.reading.setting import words


def capital(
    sentence: Sentence,
    word: Word,
    here: Sequence[PlaceMention],
    last: Sequence[Place],
    towns: Mapping[str | None, Place],
) -> PlaceMention | None:
    """What a word for the capital stands for. `here`: the sentence's places, `last`: those told before it in the
    report, `towns`: all towns that the report names, by id; a capital that it never names is not added.
    """
    by_adjective = word.lemma in words("of_the_capital") and word.pos == "ADJ"
    if not by_adjective and not (word.lemma in words("capital") and _is_where(sentence, word)):
        return None
    code = _country(sentence, word, here, last)
    town = towns.get(gazetteer().capital(code)) if code else None
    if town is None or any(m.place.id == town.id and 0 < m.first - word.i <= 3 for m in here):
        return None
    meant = replace(town, span=word.span, rule=f"«{word.low}» stands for it; {town.rule}")
    role = "adj" if by_adjective else "to" if word.is_("Case", "Acc") else "in"
    return PlaceMention(meant, word.i, word.i, role)


def _is_where(sentence: Sentence, word: Word) -> bool:
    """«в столице», «по столице», «на окраине столицы»."""
    above = sentence.parent(word)
    if word.is_("Number", "Plur"):
        return False
    own = preposition(sentence, word)
    return own in words("place_prepositions") or (not own and above is not None and is_inside(above))


def _country(sentence: Sentence, word: Word, here: Sequence[PlaceMention], last: Sequence[Place]) -> str | None:
    """The country whose capital is meant: the one told with the word, else the only one that was told of before."""
    beside = [w.i for w in sentence.kids(word, "nmod", "amod")]
    told = [m.place for m in here if m.first in beside or m.last in beside]
    if beside:
        return next((p.country for p in told if p.kind == "country"), None) if len(told) == len(beside) else None
    lands = [p.country for p in (*last, *(m.place for m in here if m.first < word.i)) if p.country]
    return lands[-1] if lands and len(set(lands)) == 1 else None
