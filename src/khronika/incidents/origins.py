"""Who said it first, under one name: bodies, outlets and people are written in many ways."""

from __future__ import annotations

import gettext
import re
from dataclasses import dataclass
from functools import lru_cache

import pycountry

from khronika.incidents.words import lemmas
from khronika.languages import load
from khronika.model import Stated

ALPHABET = "а-a б-b в-v г-g д-d е-e ё-e ж-zh з-z и-i й-i к-k л-l м-m н-n о-o п-p р-r с-s т-t у-u ф-f х-kh ц-ts ч-ch"
LATIN = dict(pair.split("-") for pair in f"{ALPHABET} ш-sh щ-shch ъ- ы-y ь- э-e ю-yu я-ya".split())
DOMAIN = re.compile(r"\.(?:com|net|org|info|[a-z]{2})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Body:
    """An office that every country has, and the words that name it; all of one alternative must stand there."""

    name: str
    ru: str
    en: str
    words: tuple[frozenset[str], ...]


@lru_cache(maxsize=1)
def bodies(language: str = "ru") -> tuple[Body, ...]:
    """The offices of `origins.toml`."""
    return tuple(
        Body(o["name"], o["ru"], o["en"], tuple(frozenset(lemmas(w)) for w in o["words"]))
        for o in load(language, "origins")["body"]
    )


@lru_cache(maxsize=1)
def _idle() -> frozenset[str]:
    return frozenset(w for word in load("ru", "origins")["idle"] for w in lemmas(word))


@lru_cache(maxsize=50_000)
def body(name: str) -> str | None:
    """The office that a source's name names, or None."""
    words = frozenset(lemmas(name))
    found = [(len(w), b.name) for b in bodies() for w in b.words if w <= words]
    return max(found)[1] if found else None


@lru_cache(maxsize=50_000)
def unify(name: str, country: str = "") -> str:
    """One key for all ways to write a source: an office with its country, else the name in Latin letters.

    `country` is where the office is taken to be where its name tells no country.
    """
    office = body(name)
    if office:
        return f"{office}/{country_named(name) or country.lower()}"
    words = [w for w in lemmas(DOMAIN.sub("", name)) if w not in _idle()] or list(lemmas(name))
    return "-".join(latin(w) for w in words)


@lru_cache(maxsize=50_000)
def country_named(name: str) -> str:
    """The first country that a phrase names, by noun or adjective, as an ISO 3166-1 code in lower case; else empty."""
    words = frozenset(lemmas(name))
    return next((code for code, said in _countries().items() if not words.isdisjoint(said)), "")


@lru_cache(maxsize=1)
def _countries() -> dict[str, frozenset[str]]:
    say = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=["ru"]).gettext
    told = {c.alpha_2.lower(): frozenset(lemmas(say(c.name).split(",")[0])[:1]) for c in pycountry.countries}
    more = {code.lower(): frozenset(words) for code, words in load("ru", "origins")["countries"].items()}
    return told | more


def latin(word: str) -> str:
    """A word in Latin letters, so that «Орда» and Orda are one name."""
    return "".join(LATIN.get(c, c) for c in word.lower())


def origin(stated: Stated) -> str:
    """The key of who said it first."""
    return unify(stated.origin, _home(stated))


def chain(stated: Stated) -> tuple[str, ...]:
    """The keys of all who hand it on, from the publisher inward."""
    return tuple(unify(name, _home(stated)) for name in stated.chain)


def _home(stated: Stated) -> str:
    return next((p.country for p in stated.statement.where if p.country), "") or ""
