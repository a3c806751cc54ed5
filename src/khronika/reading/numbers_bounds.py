"""Words that bound a number: «не менее», «до», «около», «и более»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from khronika.languages import load
from khronika.reading.numbers_values import Numeral
from khronika.reading.numbers_words import part
from khronika.reading.parse import Word

LONGEST = 4  # words of a qualifier, a comma counted
Phrases = dict[tuple[str, ...], tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Bound:
    """A qualifier: its name, whether it leaves `low`, `high` or both (`about`), and the words `first..last` it spans
    together with the number."""

    name: str
    kind: str
    first: int
    last: int


@lru_cache(maxsize=1)
def _tables() -> tuple[Phrases, Phrases, Phrases]:
    out: tuple[Phrases, Phrases, Phrases] = ({}, {}, {})
    for bound in load("ru", "quantifiers")["bound"]:
        for table, key in zip(out, ("before", "after", "lemmas"), strict=True):
            for phrase in bound.get(key, ()):
                table[tuple(phrase.split())] = (bound["name"], bound["kind"])
    return out


def bound(words: Sequence[Word], n: Numeral, free: int) -> Bound | None:
    """The qualifier of a number, or None; words before `free` belong to another."""
    of = load("ru", "quantifiers")["around"]["whole"]
    near_one = n.high == 1 and any(w.low in of for w in words[n.last + 1 : n.last + 2])  # «около одной из школ»
    return None if near_one else _before(words, n, free) or _after(words, n)


def _before(words: Sequence[Word], n: Numeral, free: int) -> Bound | None:
    end = _back(words, n.first)
    for size in range(min(LONGEST, end - free), 0, -1):
        first = end - size
        found = _phrase(words[first:end]) if words[first].text != "," else None
        if found and not _not_a_limit(words, first, found, end == n.first):
            return Bound(*found, first, n.last)
    return None


def _back(words: Sequence[Word], end: int) -> int:
    """Where the words before a number end, small words and one preposition left out («минимум в 5 городах»)."""
    between = load("ru", "quantifiers")["between"]["words"]
    while end and words[end - 1].low in between:
        end -= 1
    inner = end > 1 and words[end - 1].pos == "ADP" and (words[end - 1].low,) not in _tables()[0]
    found = inner and (_phrase(words[end - 2 : end - 1]) or _phrase(words[max(0, end - 3) : end - 1]))
    return end - 1 if found else end


def _phrase(words: Sequence[Word]) -> tuple[str, str] | None:
    before, _, lemmas = _tables()
    written = tuple(w.low for w in words if w.low != ",")
    return before.get(written) or lemmas.get(tuple(w.lemma for w in words))


def _not_a_limit(words: Sequence[Word], first: int, found: tuple[str, str], adjacent: bool) -> bool:
    """«до» after a verb of growth gives the figure reached; before another preposition it is no limit."""
    return words[first].low == load("ru", "quantifiers")["change"]["reached"] and (
        not adjacent or bool(changed(words, first))
    )


@lru_cache(maxsize=1)
def of_change() -> frozenset[str]:
    """Verbs and nouns of growth and fall."""
    return frozenset(load("ru", "quantifiers")["change"]["lemmas"])


def changed(words: Sequence[Word], i: int) -> Word | None:
    """The word of growth or fall on which the word `i` leans, looked for in the words just before it."""
    for word in reversed(words[max(0, i - 6) : i]):
        if word.text in (";", ".", "(", ")"):
            return None
        if word.lemma in of_change():
            return word
    return None


def _after(words: Sequence[Word], n: Numeral) -> Bound | None:
    for start in (n.last + 1, n.last + 2):  # right after, or after the noun
        for size in (2, 1):
            key = tuple(w.low for w in words[start : start + size])
            found = _tables()[1].get(key) if len(key) == size else None
            if found and not any(map(part, words[start + size : start + size + 1])):
                return Bound(*found, n.first, start + size - 1 if start == n.last + 1 else n.last)
    return None


def bounded(n: Numeral, kind: str) -> tuple[float | None, float | None]:
    """Low and high under a qualifier: "low" leaves no high, "high" no low, "about" both as they are."""
    if kind == "low":
        return n.low, None
    return (None, n.high) if kind == "high" else (n.low, n.high)
