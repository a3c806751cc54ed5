"""One name for one institution within a report: «Министерство внутренних дел республики» and «МВД» as «МВД Чада»."""

from __future__ import annotations

import re
from itertools import pairwise
from weakref import WeakKeyDictionary

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
    countries = _countries(report).get(short, set())
    return f"{short} {next(iter(countries))}" if len(countries) == 1 else None


_COUNTRIES: WeakKeyDictionary[Report, dict[str, set[str]]] = WeakKeyDictionary()


def _countries(report: Report) -> dict[str, set[str]]:
    """Beside each abbreviation the names in the genitive that follow it in the report."""
    if report not in _COUNTRIES:
        found = _COUNTRIES.setdefault(report, {})
        for sentence in report.sentences:
            for word, after in pairwise(sentence.words):
                named = after.pos == "PROPN" and after.is_("Case", "Gen") and _place(after.text)
                if named and word.text in speakers().abbreviations:
                    found.setdefault(word.text, set()).add(after.text)
    return _COUNTRIES[report]


def _place(text: str) -> bool:
    return bool(re.fullmatch(r"[А-ЯЁ][А-ЯЁа-яё-]+", text))
