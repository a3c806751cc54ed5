"""One word as a part of a number: its value, and what kind of numeral it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from khronika.languages import load
from khronika.reading.parse import Word
from khronika.reading.words import parses

DIGITS = re.compile(r"(\d{1,12}(?:[.,]\d{1,12})*),?(?:-([а-яё]+))?")
SPREAD = re.compile(r"(\d{1,12}(?:[.,]\d{1,3})?)[-–—−](\d{1,12}(?:[.,]\d{1,3})?)(?:-([а-яё]+))?,?")
GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")


@dataclass(frozen=True, slots=True)
class Part:
    """A word's share in a number: `kind` is digits, spread or the family of numerals.toml."""

    kind: str
    low: float
    high: float


def data() -> dict[str, Any]:
    """numerals.toml."""
    return load("ru", "numerals")


@lru_cache(maxsize=1)
def table() -> dict[str, Part]:
    """Every form of every numeral."""
    out: dict[str, Part] = {}
    for family in data()["family"]:
        kind = family["name"]
        for word, value in family.get("words", {}).items():
            out.update({form: _part(kind, value) for form in _forms(word)})
        out.update({form: _part(kind, value) for form, value in family.get("forms", {}).items()})
    return out


def _forms(word: str) -> set[str]:
    numeral = next((p for p in parses(word) if p.normal_form == word), parses(word)[0])
    return {word} | {form.word.replace("ё", "е") for form in numeral.lexeme}


def _part(kind: str, value: float | list[float]) -> Part:
    low, high = value if isinstance(value, list) else (value, value)
    return Part(kind, low, high)


def part(word: Word) -> Part | None:
    """What the word gives to a number, or None."""
    low = word.low
    found = table().get(low)
    if found is not None:
        return None if low in data()["ambiguous"]["words"] and word.pos != "NUM" else found
    return _digits(low) or _spread(low) or _hyphened(low)


def _digits(text: str) -> Part | None:
    match = DIGITS.fullmatch(text) if text[0].isdigit() else None
    if not match or (match[2] and match[2] not in data()["ambiguous"]["endings"]):
        return None
    value = figure(match[1])
    padded = text[0] == "0" and text[1:2].isdecimal()  # «05» is a label
    return None if value is None or padded else Part("digits", value, value)


def figure(text: str) -> float | None:
    """The value of digits: "3.000" and "3,000" are three thousand, "1,5" is one and a half."""
    if GROUPED.fullmatch(text):
        return float(re.sub("[.,]", "", text))
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None


def _spread(text: str) -> Part | None:
    match = SPREAD.fullmatch(text) if text[0].isdigit() else None
    if not match or (match[3] and match[3] not in data()["ambiguous"]["endings"]):
        return None
    low, high = figure(match[1]), figure(match[2])
    return Part("spread", low, high) if low is not None and high is not None and low < high else None


def _hyphened(text: str) -> Part | None:
    left, _, right = text.partition("-")
    low, high = table().get(left), table().get(right)
    if not low or not high or low.low >= high.low:
        return None
    return Part("scale spread" if low.kind == "scale" else "spread", low.low, high.high)


def ordinal(word: Word) -> bool:
    """Whether the word is an ordinal («пятый»)."""
    grammeme = data()["ambiguous"]["ordinal_grammeme"]
    return word.pos == "ADJ" and any(grammeme in p.tag.grammemes for p in parses(word.low))


def _family(name: str) -> dict[str, float]:
    """The dictionary forms of a family with their values."""
    words: dict[str, float] = next(f["words"] for f in data()["family"] if f["name"] == name)
    return words


def round_number(word: Word) -> bool:
    """Whether an ordinal may follow («двадцать» in «двадцать пятый»)."""
    return _family("cardinal").get(word.low, 0) >= 20


@lru_cache(maxsize=256)
def grammatical_numbers(form: str) -> frozenset[str]:
    """The numbers, "sing" or "plur", that a scale's form can have; abbreviations have one."""
    scales = _family("scale")
    fitting = [p.tag for p in parses(form) if "NOUN" in p.tag.grammemes and p.normal_form in scales]
    return frozenset(str(tag.number) for tag in fitting) or frozenset(("sing",))
