"""Numerals of a sentence: words and digits put together («двадцать пять», «3 тыс.», «десятки тысяч»), and ranges."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from khronika.reading.numbers_words import Part, data, grammatical_numbers, ordinal, part, round_number
from khronika.reading.parse import Word

THOUSAND = 1000
GROUPED_SPREAD = re.compile(r"(\d{3})[-–—](\d{1,3})")


@dataclass(frozen=True, slots=True)
class Numeral:
    """Words `first..last` with their value. `scale` is the last of десяток, сотня, тысяча ...; `factor` what stood
    before it (0 where nothing did); `vague` marks a plural scale without a number («сотни»)."""

    first: int
    last: int
    low: float
    high: float
    rule: str
    scale: float = 1
    factor: float = 0
    vague: bool = False


def numerals(words: Sequence[Word], skip: frozenset[int] | set[int]) -> list[Numeral]:
    """The sentence's numerals in order; words of `skip` take no part."""
    parts = [None if w.i in skip else part(w) for w in words]
    return _ranges(words, list(_all(words, parts)))


def _all(words: Sequence[Word], parts: Sequence[Part | None]) -> Iterator[Numeral]:
    i = 0
    while i < len(words):
        found = _read(words, parts, i) if parts[i] else None
        if found:
            yield found
        i = found.last + 1 if found else i + 1


def _read(words: Sequence[Word], parts: Sequence[Part | None], i: int) -> Numeral | None:
    first = parts[i]
    assert first is not None
    if first.kind in ("collective", "both", "nobody"):
        return Numeral(i, i, first.low, first.high, first.kind)
    return _ordinal_stops(words, _scales(words, parts, i, *_start(words, parts, i)))


def _ordinal_stops(words: Sequence[Word], found: Numeral | None) -> Numeral | None:
    """«двадцать пятый» is an ordinal, no count."""
    after = found.last + 1 if found else 0
    compound = found and found.rule == "words" and after < len(words) and ordinal(words[after])
    return None if compound and round_number(words[after - 1]) else found


def _start(words: Sequence[Word], parts: Sequence[Part | None], i: int) -> tuple[Numeral | None, int]:
    """What stands before the first scale, and the next word."""
    p = parts[i]
    assert p is not None
    if p.kind == "scale":
        return None, i
    if p.kind == "digits":
        if found := _grouped_spread(words, i):
            return found, found.last + 1
        return _figures(words, parts, i, p)
    if p.kind == "cardinal":
        return _cardinal(words, parts, i)
    rule = {"spread": "range", "scale spread": "range", "several": "several"}.get(p.kind, "words")
    return Numeral(i, i, p.low, p.high, rule), i + 1


def _figures(words: Sequence[Word], parts: Sequence[Part | None], i: int, p: Part) -> tuple[Numeral | None, int]:
    """Digits in groups of three are one number («3 000»)."""
    last, value = i, p.low
    if len(words[i].text) <= 3:
        while last + 1 < len(words) and words[last + 1].start - words[last].end == 1 and _group(words[last + 1]):
            last += 1
            value = value * THOUSAND + float(words[last].text[:3])
    found = Numeral(i, last, value, value, "digits")
    return _half(words, found)


def _grouped_spread(words: Sequence[Word], i: int) -> Numeral | None:
    """«2 000–3 000»: the tokeniser leaves "000–3" between."""
    middle = GROUPED_SPREAD.fullmatch(words[i + 1].text) if i + 2 < len(words) else None
    if not middle or len(words[i].text) > 3 or not _group(words[i + 2]):
        return None
    low, high = float(words[i].text + middle[1]), float(middle[2] + words[i + 2].text[:3])
    return Numeral(i, i + 2, low, high, "range") if low < high else None


def _group(word: Word) -> bool:
    text = word.text.rstrip(",")
    return len(text) == 3 and text.isdecimal()


def _cardinal(words: Sequence[Word], parts: Sequence[Part | None], i: int) -> tuple[Numeral | None, int]:
    """Hundreds, tens and units in falling order («двести двадцать пять»)."""
    value, room, j = 0.0, 1000.0, i
    while j < len(words):
        p = parts[j]
        if p is None or p.kind != "cardinal" or p.low >= room or (p.low == 0 and j > i):
            break
        value, room, j = value + p.low, _room(p.low), j + 1
    return _half(words, Numeral(i, j - 1, value, value, "words"))


def _room(value: float) -> float:
    return 100 if value >= 100 else 10 if value >= 20 else 0


def _half(words: Sequence[Word], n: Numeral) -> tuple[Numeral, int]:
    """«три с половиной тысячи»."""
    half = data()["ambiguous"]["half"]
    if [w.low for w in words[n.last + 1 : n.last + 3]] == half:
        n = replace(n, last=n.last + 2, low=n.low + 0.5, high=n.high + 0.5)
    return n, n.last + 1


def _scales(
    words: Sequence[Word], parts: Sequence[Part | None], i: int, start: Numeral | None, j: int
) -> Numeral | None:
    """The scales that follow, and the smaller numbers after them («3 тысячи двести», «десятки тысяч»)."""
    n = start
    while j < len(words) and (p := parts[j]) and p.kind in ("scale", "scale spread"):
        if n and n.scale > 1 and (p.low <= n.scale or n.scale >= THOUSAND):
            break
        n = _scaled(words, n, i, j, p)
        j = n.last + 1
    return _rest(words, parts, n) if n and n.scale >= THOUSAND and not n.vague else n


def _scaled(words: Sequence[Word], n: Numeral | None, i: int, j: int, p: Part) -> Numeral:
    last = j + 1 if _dot(words, j) else j
    if n is None and _plural(words, j):
        return Numeral(i, last, 2 * p.low, 10 * p.low - 1, "vague", p.low, 0, True)
    if n is None:
        return Numeral(i, last, p.low, p.low, "words", p.low, 1)
    if n.low != n.high and n.rule != "range":  # an open number of them: nine hundred and ninety-nine ends «сотни»
        return replace(n, last=last, low=n.low * p.low, high=(n.high + 1) * p.low - 1, scale=p.low, vague=True)
    rule = "words" if n.rule == "words" else n.rule
    return replace(n, last=last, low=n.low * p.low, high=n.high * p.low, rule=rule, scale=p.low, factor=n.high)


def _dot(words: Sequence[Word], j: int) -> bool:
    """Whether a full stop belongs to an abbreviation («тыс.») within the sentence."""
    return words[j].low in data()["ambiguous"]["dotted"] and j + 2 < len(words) and words[j + 1].text == "."


def _plural(words: Sequence[Word], j: int) -> bool:
    """Whether a scale without a number is plural («сотни людей»), not one («более сотни»)."""
    numbers = grammatical_numbers(words[j].low)
    if len(numbers) == 1:
        return "plur" in numbers
    governed = j > 0 and words[j - 1].low in data()["ambiguous"]["singular_after"]
    return not governed and not words[j].is_("Number", "Sing")


def _rest(words: Sequence[Word], parts: Sequence[Part | None], n: Numeral) -> Numeral:
    """A smaller number after a scale belongs to it («3 тысячи двести»)."""
    j = n.last + 1
    p = parts[j] if j < len(words) else None
    if not p or p.kind not in ("cardinal", "digits", "scale"):
        return n
    more = _scales(words, parts, j, *_start(words, parts, j))
    if not more or more.vague or more.high >= n.scale or more.low != more.high:
        return n
    return replace(n, last=more.last, low=n.low + more.low, high=n.high + more.high, scale=1)


def _ranges(words: Sequence[Word], found: list[Numeral]) -> list[Numeral]:
    """Numerals with those that make one range put together."""
    out: list[Numeral] = []
    for n in found:
        joined = _range(words, out[-1], n) if out else None
        if joined:
            out[-1] = joined
        else:
            out.append(n)
    return out


def _range(words: Sequence[Word], a: Numeral, b: Numeral) -> Numeral | None:
    between = [w.low for w in words[a.last + 1 : b.first]]
    if "nobody" in (a.rule, b.rule):
        return None
    first = _opened(words, a, between)
    if first is None and not _separates(between):
        return None
    low, high = _shared(a, b), b.high
    return (
        Numeral(a.first if first is None else first, b.last, low, high, "range", b.scale, b.factor)
        if low < high
        else None
    )


def _separates(between: list[str]) -> bool:
    joining = data()["joining"]
    return (len(between) == 1 and between[0] in joining["separators"]) or between == joining["fallback"]


def _opened(words: Sequence[Word], a: Numeral, between: list[str]) -> int | None:
    """Where «от 10 до 15» or «между 10 и 15» begins, or None."""
    before = words[a.first - 1].low if a.first else ""
    return a.first - 1 if [before, *between] in data()["joining"]["opened"] else None


def _shared(a: Numeral, b: Numeral) -> float:
    """The lower end, with the upper end's scale where it has none («от 10 до 15 тысяч»)."""
    if a.vague and a.scale < THOUSAND <= b.scale:  # «десятки или сотни миллионов»
        return a.low * b.scale
    return a.low * b.scale if a.scale == 1 and b.factor and a.low <= b.factor else a.low
