"""Quantities of a sentence: how many, of what, with what qualifier; measures are marked by their unit."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from khronika.languages import load
from khronika.model import Span
from khronika.reading import numbers_heads as heads
from khronika.reading.numbers_bounds import Bound, bound, bounded, changed
from khronika.reading.numbers_labels import labelled
from khronika.reading.numbers_values import Numeral, numerals
from khronika.reading.numbers_words import data, table
from khronika.reading.parse import Sentence, Word


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of a sentence, `[low, high]`, None where the words leave an end open; both 0 for «никто».

    `first` and `last` number the words (qualifier included) that `span` covers and `text` quotes; `head` is the counted
    noun's number, `whole` that of the noun or pronoun after «из»; `unit` is money, percent, age, distance, duration or
    other, and "" where people or things are counted.
    """

    low: int | None
    high: int | None
    span: Span
    first: int
    last: int
    head: int | None
    rule: str
    text: str
    unit: str = ""
    whole: int | None = None


@lru_cache(maxsize=1)
def _hint() -> re.Pattern[str]:
    """A cheap test: a digit, or the stem of a numeral."""
    stems = sorted({form[:4] for form in table()})
    return re.compile(r"\d|\b(?:" + "|".join(stems) + ")")


def quantities(sentence: Sentence) -> list[Quantity]:
    """The quantities of a parsed sentence in the order of the text. Dates, clocks, labels and ordinals are none."""
    if not _hint().search(sentence.line):
        return []
    never, weakly = labelled(sentence)
    found = _ages(sentence)
    free = 0
    for n in numerals(sentence.words, never):
        if quantity := _quantity(sentence, n, weakly, free):
            found.append(quantity)
            free = quantity.last + 1
    return _shared_units(sentence.words, sorted(found, key=lambda q: q.first))


def _around() -> dict[str, Any]:
    """The small words around numbers."""
    words: dict[str, Any] = load("ru", "quantifiers")["around"]
    return words


def _shared_units(words: list[Word], found: list[Quantity]) -> list[Quantity]:
    """A number without a noun measures what the next one in the row does («37 и 40 лет»)."""
    between = _around()["row"]
    for i in range(len(found) - 2, -1, -1):
        a, b = found[i : i + 2]
        row = all(w.text in between for w in words[a.last + 1 : b.first])
        alone = a.head is None or a.head < a.first  # «подростков 11 и 15 лет»
        if row and b.unit and alone and not a.unit:
            found[i] = replace(a, unit=b.unit)
    return found


def _quantity(sentence: Sentence, n: Numeral, weakly: set[int], free: int) -> Quantity | None:
    words = sentence.words
    head, whole = heads.noun(sentence, n), heads.whole(sentence, n)
    named = n.first in weakly or words[n.first].name in ("ORG", "LOC")
    n = _not_one(words, n)
    limit = bound(words, n, free)
    if (named and head is None and limit is None) or _idle(words, n, head, whole):
        return None
    none = _none(words, n)
    if none:
        return _made(sentence, none, None, head, whole, "")
    measure = heads.unit(words, n, head) or _growth(words, n, limit)
    return _made(sentence, n, limit, head, whole, measure)


def _idle(words: list[Word], n: Numeral, head: Word | None, whole: Word | None) -> bool:
    """«пара» that is a couple, «один» that is alone: words that count only with a noun."""
    word = words[n.first]
    return _pair(words, n, head, whole) or word.low in data()["ambiguous"]["lone"]


def _pair(words: list[Word], n: Numeral, head: Word | None, whole: Word | None) -> bool:
    """«пара» as a couple: without a noun, or described («супружеская пара»)."""
    known = table().get(words[n.first].low)
    if known is None or known.kind != "pair" or n.first < n.last:
        return False
    return (head is None and whole is None) or (n.first > 0 and words[n.first - 1].pos in ("ADJ", "DET"))


def _not_one(words: list[Word], n: Numeral) -> Numeral:
    """«не один десяток» is several."""
    denied = n.first > 0 and words[n.first - 1].low == _around()["not_one"]
    if not denied or n.low != n.scale or n.scale == 1 or n.first == n.last:
        return n
    return replace(n, first=n.first - 1, low=2 * n.scale, high=10 * n.scale - 1, rule="vague")


def _none(words: list[Word], n: Numeral) -> Numeral | None:
    """«ни одного», «никто»: nobody."""
    if n.rule == "nobody":
        return replace(n, rule="none")
    single = n.low == n.high == 1 and n.first and words[n.first - 1].low == _around()["none"]
    return replace(n, first=n.first - 1, low=0, high=0, rule="none") if single else None


def _growth(words: list[Word], n: Numeral, limit: Bound | None) -> str:
    """«выросло на 5», «с 40 до 62»: the growth and the former figure are no count of their own."""
    before = words[n.first - 1].low if n.first else ""
    if limit or before not in load("ru", "quantifiers")["change"]["other"]:
        return ""
    return "other" if changed(words, n.first - 1) else ""


def _made(
    sentence: Sentence, n: Numeral, limit: Bound | None, head: Word | None, whole: Word | None, unit: str
) -> Quantity | None:
    low, high = bounded(n, limit.kind) if limit else (n.low, n.high)
    if not unit and (n.low != int(n.low) or n.high != int(n.high)):
        return None
    first, last = (limit.first, limit.last) if limit else (n.first, n.last)
    first -= unit == "money" and first > 0 and heads.sign(sentence.words[first - 1])
    inverted = head is not None and head.i == n.first - 1
    rule = limit.name if limit else "inversion" if inverted else n.rule
    return Quantity(
        _whole(low), _whole(high), _span(sentence, first, last), first, last, head.i if head else None, rule,
        _text(sentence, first, last), unit, whole.i if whole else None,
    )  # fmt: skip


def _whole(value: float | None) -> int | None:
    return None if value is None else int(value)


def _span(sentence: Sentence, first: int, last: int) -> Span:
    """From the first word to the last, a comma caught by the tokeniser («10–15,») left out."""
    word = sentence.words[last]
    trailing = len(word.text) - len(word.text.rstrip(",")) if len(word.text) > 1 else 0
    return Span(sentence.words[first].start, word.end - trailing)


def _text(sentence: Sentence, first: int, last: int) -> str:
    span = _span(sentence, first, last)
    whole = sentence.written
    return whole[span.start - sentence.start : span.end - sentence.start]


@lru_cache(maxsize=1)
def _aged() -> re.Pattern[str]:
    endings = "|".join(load("ru", "quantifiers")["age"]["endings"])
    return re.compile(rf"(\d{{1,3}})(?:[-–](\d{{1,3}}))?[-–](?:{endings})")


def _ages(sentence: Sentence) -> list[Quantity]:
    """«70-летний»."""
    out = []
    for word in sentence.words:
        match = _aged().fullmatch(word.low) if word.text[0].isdigit() else None
        if match:
            low = int(match[1])
            high = int(match[2] or low)
            out.append(Quantity(low, high, word.span, word.i, word.i, None, "aged", word.text, "age"))
    return out
