"""Hours of the day: "23:00" from «в 11 часов вечера», "23:00-07:00" from «с 23:00 до 07:00»."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from khronika.reading import times_macros as macros
from khronika.reading.times_rules import Atom


@dataclass(frozen=True, slots=True)
class Hour:
    """A time of day. `about` where the words say so; `sure` where it is no length of time even without a date."""

    text: str
    about: bool
    sure: bool


def _words(name: str) -> list[str]:
    words: list[str] = macros.data()["clock"][name]
    return words


def hour(atom: Atom, text: str) -> Hour | None:
    """The time of day of a clock atom, whose words are `text`."""
    value = _value(atom)
    if value is None:
        return None
    lead = text.split()[0]
    plain = lead in _words("exact") or lead[0].isdigit()
    return Hour(value, not plain, _sure(atom, lead, text))


def _sure(atom: Atom, lead: str, text: str) -> bool:
    g = atom.groups
    if atom.rule.value != "clock":
        return True
    if "clock" in g:
        return ":" in g["clock"] or not lead[0].isdigit()
    return lead in _words("sure") or "p" in g or "q" in g


def _value(atom: Atom) -> str | None:
    g = atom.groups
    if atom.rule.value == "noon":
        return "12:00" if g["noon"] in _words("noon") else "00:00"
    if atom.rule.value == "half_past":
        return _written(macros.ordinal_forms()[g["ord"]] - 1, 30, g.get("p"))
    if "clock" in g:
        return _read(g["clock"], None)
    return _written(_hour_number(g["h"]), int(g.get("mm") or 0), g.get("p") or g.get("q"))


def _read(text: str, part: str | None) -> str | None:
    digits = re.findall(r"\d+", text)
    return _written(int(digits[0]), int(digits[1]), part)


def _hour_number(text: str) -> int:
    if text.isdigit():
        return int(text)
    d = macros.data()
    return int(d["hour_values"][d["hours"].index(text)])


def _written(hours: int, minutes: int, part: str | None) -> str | None:
    """The hour as of 24, «5 вечера» being 17."""
    shift = macros.data()["clock"]["parts"].get(part, {"from": 1, "to": 0, "add": 0})
    hours += shift["add"] if shift["from"] <= hours <= shift["to"] else 0
    return f"{hours % 24:02}:{minutes:02}" if hours <= 24 and minutes < 60 else None


def _end(g: Mapping[str, str], digits: str, words: str, part: str) -> str | None:
    """One end of daily hours: «22:00», «10 вечера», «полуночи»."""
    return _read(g[digits], None) if digits in g else _written(_hour_number(g[words]), 0, g.get(part))


def hours(atom: Atom) -> tuple[str, str] | None:
    """Both ends of daily hours, or None where nothing says that hours are meant."""
    g = atom.groups
    if not any(k in g for k in ("clock_a", "clock", "wa", "pa", "wb", "pb")):
        return None
    first, last = _end(g, "clock_a", "hour_h", "pa"), _end(g, "clock", "hour_k", "pb")
    return (first, last) if first and last else None
