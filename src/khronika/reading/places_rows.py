"""Rows of regions that share a noun: «в Атырауской и Жамбылской областях», «в Курской области ..., в Брянской ...»."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from khronika.reading.nominative_words import inflected
from khronika.reading.parse import Word
from khronika.reading.places_adjectives import lexicon, masculine
from khronika.reading.places_sites import QUOTES, heads
from khronika.reading.words import parses

LISTING = ("—", "–", "-", ":", "(")
OWN_NOUN = ("NOUN", "PROPN", "ADJ", "DET")  # what an adjective that has a noun of its own is followed by


@cache
def _links() -> frozenset[str]:
    return frozenset(lexicon()["rows"]["links"])


@cache
def _prepositions() -> frozenset[str]:
    return frozenset(lexicon()["rows"]["prepositions"])


@lru_cache(maxsize=1000)
def _gender(noun: str) -> str:
    return str(parses(noun)[0].tag.gender)


@lru_cache(maxsize=20_000)
def _adjective(text: str, gender: str) -> str | None:
    """An adjective in the nominative singular of that gender; None where the form is no singular one of it."""
    for p in parses(text.lower()):
        if {"ADJF", "sing", gender} <= p.tag.grammemes:
            return inflected(text, p, {"nomn", "sing", gender})
    return None


def _may_stand(word: Word, listed: bool = False) -> bool:
    """Whether a word may be an adjective of a region's name; in a list the parser takes it for a person's."""
    if not word.text[0].isupper() or (word.name == "PER" and not listed):
        return False
    return any("ADJF" in p.tag.grammemes and "Apro" not in p.tag.grammemes for p in parses(word.text.lower())[:3])


def _last(words: Sequence[Word], at: int) -> int:
    """The number of the last adjective of the row that goes on at `at`."""
    last = i = at
    while i + 1 < len(words):
        i += 1
        if words[i].low in _links():
            continue
        if i == last + 1 or not _may_stand(words[i]):
            break
        last = i
    return last


def row_noun(words: Sequence[Word], at: int) -> tuple[Word, str] | None:
    """The noun at the end of the row that the adjective at `at` stands in, with what it is in the nominative and what
    stands before it («народная республика»); None where the adjective is no part of a row."""
    if at + 2 >= len(words) or words[at + 1].low not in _links() or not _may_stand(words[at]):
        return None
    last = _last(words, at)
    found = noun_after(words, last) if last > at else None
    return found if found and region_name(words[at], found[1]) else None


def noun_after(words: Sequence[Word], last: int) -> tuple[Word, str] | None:
    """A noun of a region after the last adjective of its name, with what it is in the nominative and what stands
    before it: «область», «народная республика»."""
    small = [w for w in words[last + 1 : last + 3] if w.pos == "ADJ" and w.lemma in lexicon()["not_places"]["small"]]
    noun = words[last + 1 + len(small)] if last + 1 + len(small) < len(words) else None
    if noun is None or heads().get(noun.lemma) not in (("region", "state") if small else ("region",)):
        return None
    return noun, " ".join([*(_agreeing(w.lemma, _gender(noun.lemma)) for w in small), noun.lemma])


def _agreeing(adjective: str, gender: str) -> str:
    """«народная» of "народный"."""
    form = parses(adjective)[0].inflect({"nomn", "sing", gender})
    return str(form.word) if form else adjective


def region_name(adjective: Word, noun: str) -> str | None:
    """«Жамбылская область» of «Жамбылской» and "область"; None where the two do not agree."""
    form = _adjective(adjective.text, _gender(noun.split()[-1]))
    return f"{form} {noun}" if form else None


def lacks_noun(words: Sequence[Word], at: int, goes_on: bool) -> bool:
    """Whether an adjective of a place stands where a place would, with no noun of its own: «в Жамбылской – десять».
    `goes_on`: another region of the row stands just before. In a list its number follows: «Жамбылская — 10»."""
    before = words[at - 1].low if at else ""
    listed = _is_listed(words, at) and (at == 0 or before in _links())
    if not _may_stand(words[at], listed) or masculine(words[at].text) is None:
        return False
    after = words[_last(words, at) + 1 :]
    if not (listed or before in _prepositions() or (goes_on and before in _links())):
        return False
    return not after or (after[0].pos not in OWN_NOUN and after[0].text not in QUOTES)


def _is_listed(words: Sequence[Word], at: int) -> bool:
    """«Жамбылская — 10»: a number follows over a dash, a colon or a bracket."""
    return at + 2 < len(words) and words[at + 1].text in LISTING and words[at + 2].pos == "NUM"
