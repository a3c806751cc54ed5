"""The country that a phrase names: by noun in any case, adjective, abbreviation, or in English."""

from __future__ import annotations

from functools import lru_cache

import pycountry

from khronika.incidents.names import stems
from khronika.incidents.words import WORD
from khronika.languages import load
from khronika.reading.gazetteer import gazetteer
from khronika.reading.places_adjectives import masculine
from khronika.reading.words import parses

LONGEST = 4  # words of a country's name that are looked at


@lru_cache(maxsize=50_000)
def country_named(phrase: str) -> str:
    """The first country that a phrase names as an ISO 3166-1 code in lower case; else empty."""
    return next((code for code, _, _ in _found(phrase)), "")


@lru_cache(maxsize=50_000)
def without_country(phrase: str) -> str:
    """The words of a phrase without the first country that it names."""
    words = WORD.findall(phrase)
    _, start, end = next(iter(_found(phrase)), ("", 0, 0))
    return " ".join((*words[:start], *words[end:]))


def _found(phrase: str) -> list[tuple[str, int, int]]:
    """The countries with the numbers of the words that name them, in the order of the phrase."""
    words = WORD.findall(phrase)
    spans = ((i, j) for i in range(len(words)) for j in range(min(len(words), i + LONGEST), i, -1))
    return [(code, i, j) for i, j in spans if (code := _of(words[i:j]))]


def _of(words: list[str]) -> str:
    """A name of several words must stand there whole: «Американское Самоа» is named by no «американский»."""
    first = words[0]
    if len(words) == 1:
        return _short().get(first, "") or _of_adjective(first) or _of_noun(first)
    return _nouns().get(stems(" ".join(words)), "") if first[:1].isupper() else ""


def _of_noun(word: str) -> str:
    """«Мали» is a country, «Малый» is not, though they share a stem."""
    adjective = any(p.is_known and "ADJF" in p.tag.grammemes for p in parses(word.lower()))
    return _nouns().get(stems(word), "") if word[:1].isupper() and not adjective else ""


@lru_cache(maxsize=20_000)
def _of_adjective(word: str) -> str:
    adjective = masculine(word)
    entry = next(iter(gazetteer().of_adjective(adjective)), None) if adjective else None
    return (entry.country or "").lower() if entry and entry.kind == "country" else ""


@lru_cache(maxsize=1)
def _short() -> dict[str, str]:
    """Abbreviations, and English adjectives as they stand."""
    return {word: code.lower() for code, words in load("ru", "origins")["countries"].items() for word in words}


@lru_cache(maxsize=1)
def _nouns() -> dict[tuple[str, ...], str]:
    named = "select form, country from names join entries on entry = number where kind = 'country'"
    found = {stems(form): code.lower() for form, code in sorted(gazetteer().database.execute(named)) if code}
    english = {stems(c.name.split(",")[0]): c.alpha_2.lower() for c in pycountry.countries}
    return english | found
