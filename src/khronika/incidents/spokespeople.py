"""For whom a source speaks besides itself: a press service for its head, an official for the office beside the name.

So a figure is known to be disowned by those who gave it, whichever of them says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from khronika.incidents.names import is_common, stem
from khronika.incidents.offices import titles_of
from khronika.incidents.origins import ascribed, body, home, past, unify
from khronika.incidents.words import WORD, is_name, lemma, lemmas
from khronika.languages import load
from khronika.model import Stated
from khronika.reading.words import parses


@dataclass(frozen=True, slots=True)
class Post:
    """A post of one person at a place, and the words that name it or its house: «мэр», «мэрия»."""

    name: str
    words: tuple[frozenset[str], ...]


def voices(stated: Stated) -> frozenset[str]:
    """Keys of all to whom a statement is ascribed, and of those for whom they speak."""
    text, country = stated.document.text, home(stated)
    return frozenset(ascribed(stated)).union(*(stands_for(name, text, country) for name in stated.ascribed))


@lru_cache(maxsize=10_000)
def stands_for(name: str, text: str = "", country: str = "") -> frozenset[str]:
    """Keys of those for whom a source speaks: its office, its post, what it heads, the person whom it serves."""
    titles = titles_of(name, text)
    person = {f"person {stem(WORD.findall(name)[-1])}"} if titles or _is_person(name) else set()
    return frozenset(person.union(*(_of_phrase(phrase, country) for phrase in (name, *titles))))


def _is_person(name: str) -> bool:
    words = WORD.findall(name)
    return bool(words) and body(name) is None and all(map(_names_somebody, words))


def _names_somebody(word: str) -> bool:
    return word[:1].isupper() and (is_name(word) or not is_common(word))


def _of_phrase(phrase: str, country: str) -> set[str]:
    """What a title or the name of an office names; nothing of those who hold it no more, or who hold none."""
    words = frozenset(lemmas(phrase))
    if not words.isdisjoint(past()):
        return set()
    posts = {p.name for p in _posts() if any(w <= words for w in p.words)}
    office = {unify(phrase, country)} if body(phrase) else set()
    serves = posts or office or not words.isdisjoint(_serving())
    return posts | office | (set() if office else _served(phrase) if serves else _abbreviated(phrase))


def _served(phrase: str) -> set[str]:
    """The house or the person whom a post or an office serves: «директор аэропорта», «пресс-служба Лосева»."""
    rest = [w for w in WORD.findall(phrase) if lemma(w) not in _serving() | _post_words()]
    people = {f"person {stem(w)}" for w in rest if _names_somebody(w)}
    houses = {f"house {stem(w)}" for w in rest if w[:1].islower() and parses(w.lower())[0].tag.POS == "NOUN"}
    return people | houses | _abbreviated(phrase)


def _abbreviated(phrase: str) -> set[str]:
    """The house that a phrase names by its letters: «ГУВД», «областное ГУВД», «начальник ГУВД области»."""
    return {f"house {stem(w)}" for w in WORD.findall(phrase) if len(w) > 2 and w.isupper()}


@lru_cache(maxsize=1)
def _posts() -> tuple[Post, ...]:
    told = load("ru", "origins")["posts"]
    return tuple(Post(f"post {name}", tuple(frozenset(lemmas(w)) for w in words)) for name, words in told.items())


@lru_cache(maxsize=1)
def _post_words() -> frozenset[str]:
    return frozenset(w for p in _posts() for words in p.words for w in words)


@lru_cache(maxsize=1)
def _serving() -> frozenset[str]:
    return frozenset(load("ru", "origins")["serving"])
