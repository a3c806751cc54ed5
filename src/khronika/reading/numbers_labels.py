"""Numbers that name or date something and count nothing: dates, clocks, house numbers, models, scores."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from khronika.languages import load
from khronika.reading.numbers_text import words_in
from khronika.reading.parse import Sentence
from khronika.reading.times_macros import alternatives, blanks, month_forms, ordinal_forms


@dataclass(frozen=True, slots=True)
class Label:
    """A pattern of quantifiers.toml.

    A `weak` one yields to a noun that agrees with the number; in a `case` one capitals matter; a `digits` one needs a
    digit in the sentence.
    """

    name: str
    pattern: re.Pattern[str]
    weak: bool
    case: bool
    digits: bool


@lru_cache(maxsize=1)
def patterns() -> tuple[Label, ...]:
    """The labels of quantifiers.toml, compiled."""
    data = load("ru", "quantifiers")
    hours = load("ru", "times")["hours"]
    money = next(u for u in data["unit"] if u["name"] == "money")["lemmas"]
    macros = {
        "{month}": alternatives(month_forms()),
        "{ordinal}": alternatives(ordinal_forms()),
        "{hour}": alternatives(hours),
        "{money}": "|".join(x[:4] for x in money),
    }
    return tuple(_compiled(label, macros) for label in data["label"])


def _compiled(label: dict[str, str], macros: dict[str, str]) -> Label:
    pattern = label["pattern"]
    for name, regex in macros.items():
        pattern = pattern.replace(name, regex)
    flags = (bool(label.get("weak")), bool(label.get("case")), not label.get("words"))
    return Label(label["name"], re.compile(blanks(pattern)), *flags)


def labelled(sentence: Sentence) -> tuple[set[int], set[int]]:
    """Numbers of the words that count nothing, and of those that count only if a noun agrees."""
    low, written = sentence.line, sentence.written
    never: set[int] = set()
    weakly: set[int] = set()
    digits = any(c.isdecimal() for c in low)
    for label in patterns():
        if label.digits and not digits:
            continue
        for match in label.pattern.finditer(written if label.case else low):
            (weakly if label.weak else never).update(words_in(sentence, match.start(), match.end()))
    return never, weakly
