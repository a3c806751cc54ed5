"""Adjectives of places: from «ялтинский» back to what «Ялта» may be called. Lower case, ё as е."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from khronika.languages import load
from khronika.reading.words import parses


@cache
def lexicon() -> dict[str, Any]:
    """The data of `languages/ru/places.toml`."""
    return load("ru", "places")


def key(name: str) -> str:
    """A name as the gazetteer is looked up: lower case, ё as е, one space for whatever parts its words."""
    return " ".join(re.findall(r"\w+", name.lower().replace("ё", "е")))


@cache
def _home() -> frozenset[str]:
    return frozenset(lexicon()["home"])


def is_home(country: str | None) -> bool:
    """Whether the country is one of those that Russian-language reports come from."""
    return country in _home()


@cache
def given() -> dict[str, str]:
    """Adjectives that the data give, with the place's name."""
    return dict(lexicon()["adjectives"])


@cache
def excluded() -> frozenset[str]:
    """Adjectives that look like a place's but are none."""
    return frozenset(lexicon()["not_adjectives"]["words"])


@lru_cache(maxsize=20_000)
def masculine(text: str) -> str | None:
    """The dictionary form of an adjective that may be a place's, or None."""
    for p in parses(text.lower()):
        normal = str(p.normal_form).replace("ё", "е")
        if "ADJF" in p.tag.grammemes and normal.endswith(("ский", "цкий", "ской", "подмосковный", "восточный")):
            return normal
    return None


@lru_cache(maxsize=20_000)
def bases(adjective: str) -> tuple[str, ...]:
    """What the place of the adjective may be called, likeliest first; () where the word is none of a place's."""
    if adjective in excluded():
        return ()
    if adjective in given():
        return (key(given()[adjective]),)
    rules = sorted(lexicon()["adjective_ending"], key=lambda rule: -len(rule["of"]))
    found = [adjective[: -len(r["of"])] + to for r in rules if adjective.endswith(r["of"]) for to in r["to"]]
    return tuple(dict.fromkeys(f for f in found if len(f) > 1))
