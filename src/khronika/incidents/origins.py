"""Who said it first, under one name: bodies, outlets and people are written in many ways."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from khronika.incidents.countries import country_named, without_country
from khronika.incidents.names import stem, stems
from khronika.incidents.words import WORD, is_name, lemma, lemmas
from khronika.languages import load
from khronika.model import Stated
from khronika.reading.words import parses

DOMAIN = re.compile(r"\.(?:com|net|org|info|[a-z]{2}|ру|рф|ком|нет|орг|инфо)\b", re.IGNORECASE)
LONE = re.compile(r"[А-ЯЁ][а-яё]{3,}(?:-[А-ЯЁ]?[а-яё]+)*")
PAIR = re.compile(r"(?=\b([А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?) ([А-ЯЁ][а-яё]{2,}(?:-[А-ЯЁ]?[а-яё]+)*))")
NO_NOUN = ("ADJF", "PRTF", "NUMR", "NPRO", "PREP", "CONJ", "PRCL", "ADVB")


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


@lru_cache(maxsize=1)
def past() -> frozenset[str]:
    """Words for those who speak for an office no more."""
    return frozenset(load("ru", "origins")["past"])


@lru_cache(maxsize=50_000)
def body(name: str) -> str | None:
    """The office that a source's name names, or None."""
    words = frozenset(lemmas(name.split(",")[0]))
    found = [(len(w), b.name) for b in bodies() for w in b.words if w <= words]
    return max(found)[1] if found and words.isdisjoint(past()) else None


@lru_cache(maxsize=50_000)
def unify(name: str, country: str = "") -> str:
    """One key for all ways to write a source: an office with its country, else the stems of the name.

    `country` is where an office is taken to be where neither its name nor its seat («Пентагон») tells a country.
    """
    bare, told, office = DOMAIN.sub("", name), country_named(name), body(name)
    known = _aliases().get(stems(bare)) or _aliases().get(_telling(bare))
    if known or office:
        return known or f"{office}/{told or _seat(name) or country.lower()}"
    words = _telling(without_country(bare))
    return "-".join(words) + (f"/{told}" if told else "") if words else "-".join(stems(bare) or stems(name)) or name


def _telling(name: str) -> tuple[str, ...]:
    """The stems without words that a name may leave out; all of them where no noun would be left («Новая газета»)."""
    words = WORD.findall(name)
    kept = [w for w in words if lemma(w) not in _idle()]
    return stems(" ".join(kept if not kept or any(map(_is_noun, kept)) else words))


def _is_noun(word: str) -> bool:
    return not word.isdigit() and str(parses(word.lower())[0].tag.POS) not in NO_NOUN


def _seat(name: str) -> str:
    """The country of an office that only one country calls so."""
    words = frozenset(lemmas(name))
    return next((code for seat, code in _seats() if seat <= words), "")


@lru_cache(maxsize=1)
def _seats() -> tuple[tuple[frozenset[str], str], ...]:
    told = load("ru", "origins")["seats"]
    return tuple((frozenset(lemmas(seat)), code.lower()) for code, seats in told.items() for seat in seats)


@lru_cache(maxsize=1)
def _aliases() -> dict[tuple[str, ...], str]:
    """Names that no rule makes one («Би-би-си», BBC): the first of each row is the key of all."""
    rows = load("ru", "origins")["aliases"]
    return {form: "-".join(stems(row[0])) for row in rows for name in row for form in (stems(name), _telling(name))}


def origin(stated: Stated) -> str:
    """The key of who said it first."""
    return unify(whole_name(stated.origin, stated.document.text), home(stated))


def chain(stated: Stated) -> tuple[str, ...]:
    """The keys of all who hand it on, from the publisher inward."""
    return tuple(unify(whole_name(name, stated.document.text), home(stated)) for name in stated.chain)


@lru_cache(maxsize=10_000)
def whole_name(name: str, text: str) -> str:
    """A surname with the first name that its report puts before it; any other name as it stands."""
    if not LONE.fullmatch(name) or body(name):
        return name
    surname = stem(name)
    found = (m for m in PAIR.finditer(text) if stem(m[2]) == surname and m[2] != m[1] and is_name(m[1]))
    return next((f"{m[1]} {name}" for m in found), name)


def ascribed(stated: Stated) -> tuple[str, ...]:
    """The keys of those to whom it is ascribed, by whoever says it in his own name."""
    return tuple(unify(whole_name(name, stated.document.text), home(stated)) for name in stated.ascribed)


def home(stated: Stated) -> str:
    """The country in which a statement's sources are taken to be: that of its first place."""
    return next((p.country for p in stated.statement.where if p.country), "") or ""
