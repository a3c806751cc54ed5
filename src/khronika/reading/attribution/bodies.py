"""One name for one institution within a report: «Министерство внутренних дел республики» and «МВД» as «МВД Чада»."""

from __future__ import annotations

import re

from khronika.reading.attribution_lexicon import bare, speakers
from khronika.reading.parse import Report

GENERIC = ("республики", "страны", "государства", "края", "области", "региона")


def body_name(report: Report, name: str) -> str:
    """The name by which the report calls the institution most fully, its usual abbreviation instead of words."""
    short = _abbreviated(name)
    head, _, rest = short.partition(" ")
    if head not in speakers().abbreviations or (rest and rest not in GENERIC):
        return short
    return _with_country(report, head) or (head if rest in GENERIC else short)


def _abbreviated(name: str) -> str:
    low = bare(name)
    for short, longs in speakers().abbreviations.items():
        for long in longs:
            if low == long or low.startswith(long + " "):
                return short + name[len(long) :]
    return name


def _with_country(report: Report, short: str) -> str | None:
    """«МВД Чада» where the report says so, and of one country only."""
    found: set[str] = set()
    for sentence in report.sentences:
        for word, after in zip(sentence.words, sentence.words[1:], strict=False):
            if word.text == short and after.pos == "PROPN" and after.is_("Case", "Gen") and _place(after.text):
                found.add(after.text)
    return f"{short} {found.pop()}" if len(found) == 1 else None


def _place(text: str) -> bool:
    return bool(re.fullmatch(r"[А-ЯЁ][А-ЯЁа-яё-]+", text))
