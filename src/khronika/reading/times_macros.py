"""The pieces of times.toml's patterns: month names, weekdays, ordinals, units, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from khronika.languages import load
from khronika.reading.numbers_words import data as numerals
from khronika.reading.numbers_words import table

DIGIT_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
CLOCK = r"(?:[01]?\d|2[0-4])(?: ?: ?|[.])[0-5]\d(?: ?: ?[0-5]\d)?"
HOUR = r"(?:[01]?\d|2[0-4])"
YEAR = r"(?:(?:19|20)\d\d)(?:-?(?:го|м|й))?(?: ?(?:год(?:а|у|ом|е)?|г\.?|гг?\.)(?![а-я]))?"


def data() -> dict[str, Any]:
    """times.toml."""
    return load("ru", "times")


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    escaped = [re.escape(word).replace(r"\ ", " ") for word in words]
    return "(?:" + "|".join(sorted(escaped, key=lambda w: (-len(w), w))) + ")"


def blanks(pattern: str) -> str:
    """A pattern in which a blank stands for any blanks, and " ?" for any or none."""
    return re.sub(r"\[[^\]]*\]| \??", _blank, pattern)


def _blank(match: re.Match[str]) -> str:
    if match[0].startswith("["):
        return match[0].replace(" ", r"\s")
    return r"\s*" if match[0] == " ?" else r"\s+"


def month_forms() -> dict[str, int]:
    """Every form of every month's name with its number."""
    return {
        form: int(n) for table in ("months", "short_months") for n, forms in data()[table].items() for form in forms
    }


def monthly_stems() -> dict[str, int]:
    """Stems of the months' adjectives («апрельск») with the month's number."""
    return {stem: int(number) for number, stem in data()["monthly"].items()}


def weekday_forms() -> dict[str, int]:
    """Every form of the days of the week, Monday 1."""
    return {form: int(number) for number, forms in data()["weekdays"].items() for form in forms}


def unit_forms() -> dict[str, str]:
    """Every form of day, week, month ... with the unit's name."""
    return {form: name for name, forms in data()["units"].items() for form in forms}


@lru_cache(maxsize=1)
def ordinal_forms() -> dict[str, int]:
    """Days of the month in words («шестого», «двадцать первого»)."""
    endings = data()["endings"]
    stems = {stem: int(n) for n, stem in data()["ordinals"].items()}
    simple = {stem + e: n for stem, n in stems.items() if n != 3 for e in endings["ordinal"]}
    simple.update({stem + e: n for stem, n in stems.items() if n == 3 for e in endings["third"]})
    compound = {
        f"{t} {w}": m + n for t, m in endings["tens"].items() for w, n in simple.items() if n < 10 and m + n <= 31
    }
    return simple | compound


@lru_cache(maxsize=1)
def number_forms() -> dict[str, int]:
    """Numbers that stand before units of time: all simple forms, and tens with units."""
    simple = {
        form: p.low
        for form, p in table().items()
        if p.low == p.high and p.kind in ("cardinal", "collective") and 0 < p.low <= 100
    }
    tens = {f: int(v) for f, v in simple.items() if 20 <= v <= 90}
    ones = {f: int(v) for f, v in simple.items() if v < 10}
    out = {f: int(v) for f, v in simple.items()}
    out.update({f"{t} {o}": tens[t] + ones[o] for t in tens for o in ones if t in data()["endings"]["tens"]})
    return out


@lru_cache(maxsize=1)
def macros() -> dict[str, str]:
    """The pattern of each macro."""
    d = data()
    counted = alternatives([*number_forms(), *d["amounts"]["words"]])
    n = rf"(?:\d{{1,3}}(?:-{alternatives(numerals()['ambiguous']['endings'])})?|{counted})"
    suffix = alternatives(d["endings"]["digits"])
    return {
        "day": f"(?:{DIGIT_DAY}(?:-?{suffix})?|{alternatives(ordinal_forms())})",
        "month": _months(),
        "monthly": alternatives(monthly_stems()) + alternatives(d["endings"]["adjective"]),
        "said": alternatives(d["said_years"]),
        "weekday": alternatives(weekday_forms()) + r"(?![а-я])",
        "unit": alternatives(unit_forms()) + r"(?![а-я])",
        "year": YEAR,
        "clock": CLOCK,
        "hour": f"(?:{HOUR}|{alternatives(d['hours'])})",
        "n": n,
        **d["macros"],
    }


def _months() -> str:
    """A month's name; a full stop belongs to a shortened one («янв.»)."""
    long, short = (alternatives(f for forms in data()[t].values() for f in forms) for t in ("months", "short_months"))
    return rf"(?:{long}|{short}\.?)(?![а-я])"


NAMED = ("day", "month", "monthly", "weekday", "unit", "year", "clock", "hour", "n", "said")


def expand(pattern: str) -> str:
    """A rule's pattern with its macros filled in; the telling ones become named groups."""
    seen: dict[str, int] = {}

    def one(match: re.Match[str]) -> str:
        name, given = match[1], match[2]
        body = macros()[name]
        if name not in NAMED:
            return expand(body)
        group = f"{name}_{given}" if given else name
        seen[group] = seen.get(group, 0) + 1
        again = f"__{seen[group]}" if seen[group] > 1 else ""  # a pattern's alternatives may each name the group
        return f"(?:{body})" if given == "x" else f"(?P<{group}{again}>{body})"

    return re.sub(r"\{([a-z]+)(?::([a-z]))?\}", one, pattern)
