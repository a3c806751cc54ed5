"""Dictionary forms of the words of a phrase."""

from __future__ import annotations

import re
from functools import lru_cache

from khronika.reading.words import parses

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+")
IDLE = frozenset(
    (
        "в",
        "на",
        "и",
        "с",
        "к",
        "по",
        "о",
        "об",
        "от",
        "у",
        "из",
        "за",
        "до",
        "не",
        "его",
        "что",
        "они",
        "он",
        "один",
        "оба",
        "двое",
        "трое",
        "четверо",
        "пятеро",
        "шестеро",
        "семеро",
        "восьмеро",
        "девятеро",
        "десятеро",
    )
)


@lru_cache(maxsize=100_000)
def lemma(word: str) -> str:
    """The likeliest dictionary form, lower case with ё as е."""
    return str(parses(word.lower())[0].normal_form).replace("ё", "е")


@lru_cache(maxsize=50_000)
def lemmas(text: str) -> tuple[str, ...]:
    """Dictionary forms of the words, in the order of the text."""
    return tuple(lemma(w) for w in WORD.findall(text))


@lru_cache(maxsize=50_000)
def content(text: str) -> frozenset[str]:
    """The words that say something, without prepositions and the like."""
    return frozenset(w for w in lemmas(text) if w not in IDLE)


@lru_cache(maxsize=50_000)
def is_name(word: str) -> bool:
    """Whether a capitalised word is a person's name: one by the dictionary, or in no dictionary at all."""
    best = parses(word.lower())[0]
    return not best.is_known or any(g in best.tag.grammemes for g in ("Name", "Surn", "Patr"))


QUOTED = re.compile(r"[«\"„“]([^«»\"„“”]+)[»\"“”]")
NAMED = re.compile(r"(?<=[\w,] )[А-ЯЁA-Z][\w-]+")


@lru_cache(maxsize=50_000)
def proper(phrase: str) -> frozenset[str]:
    """The words of a phrase that are a house's own name: in quotation marks, or with a capital behind another word."""
    return frozenset(lemma(w) for part in (*QUOTED.findall(phrase), *NAMED.findall(phrase)) for w in WORD.findall(part))
