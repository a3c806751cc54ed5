"""Which office an official speaks for, as reports put it beside the name: «начальник полиции Иван Петров»."""

from __future__ import annotations

import re
from functools import lru_cache

from khronika.incidents.origins import body, home, origin, unify, whole_name
from khronika.incidents.words import WORD, is_name
from khronika.model import Stated
from khronika.reading.words import parses

REACH = 90  # characters before a name in which its title stands: the longest of the corpora tried took 70
NO_TITLE = frozenset({"VERB", "INFN", "GRND", "PREP", "CONJ"})  # a title is a row of nouns and adjectives
WITHIN = "по"  # the one preposition of titles: «начальник управления по городу»
BREAK = re.compile(r"[.,;:!?()«»\n—–]")


def independent(stated: Stated) -> str:
    """The key of who is behind it: an official told with the office counts with that office."""
    text = stated.document.text
    last = whole_name(stated.statement.sources[-1].name, text) if stated.statement.sources else ""
    title = title_of(last, text) if last and not body(last) else None
    return unify(title, home(stated)) if title else origin(stated)


@lru_cache(maxsize=10_000)
def title_of(name: str, text: str) -> str | None:
    """The words beside a person's name that name an office, None where the report gives none."""
    return next((title for title in titles_of(name, text) if body(title)), None)


@lru_cache(maxsize=10_000)
def titles_of(name: str, text: str) -> tuple[str, ...]:
    """The words that stand beside a person's name wherever the report gives it in full."""
    words = name.split()
    if not 1 < len(words) < 5 or not words[0][:1].isupper() or not words[-1][:1].isupper():
        return ()
    stem = words[-1][:-2] if len(words[-1]) > 4 else words[-1]
    beside = (title for m in re.finditer(rf"\b{re.escape(stem)}\w*", text) for title in _titles(text, m, words[0]))
    return tuple(dict.fromkeys(title for title in beside if title))


def _titles(text: str, surname: re.Match[str], first: str) -> tuple[str, str]:
    """The words before the whole name and those after it, each empty where no title can stand there."""
    start = text.rfind(first[:3], max(0, surname.start() - REACH), surname.start())
    after = re.match(r", ([^,.;:()«»\n]{3,60})[,.]", text[surname.end() :])
    return _before(text, start) if start >= 0 else "", _row(after[1]) if after else ""


def _before(text: str, at: int) -> str:
    """The row of nouns and adjectives that ends at a character."""
    clause = BREAK.split(text[max(0, at - REACH) : at])[-1]
    words = WORD.findall(clause)
    start = max((i + 1 for i, word in enumerate(words) if _ends_title(word)), default=0)
    return " ".join(words[start:])


def _row(phrase: str) -> str:
    """The row of nouns and adjectives that a phrase begins with."""
    words = WORD.findall(phrase)
    end = next((i for i, word in enumerate(words) if _ends_title(word)), len(words))
    return " ".join(words[:end])


def _ends_title(word: str) -> bool:
    named = word[:1].isupper() and is_name(word)
    return not named and word != WITHIN and str(parses(word.lower())[0].tag.POS) in NO_TITLE
