"""Hours of the day: "23:00" from «в 11 часов вечера», "23:00-07:00" from «с 23:00 до 07:00»."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from khronika.reading import times_macros as macros
from khronika.reading.times_rules import Atom

PARTS = {"p", "p2", "q", "clock"}  # groups that leave no doubt about the part of the day
RECKONED = ("running", "minutes_to", "minutes_past")  # values counted from an hour that is not reached or is past


@dataclass(frozen=True, slots=True)
class Hour:
    """A time of day. `about` where the words say so; `sure` where it is no length of time even without a date."""

    text: str
    about: bool
    sure: bool


def _words(name: str) -> list[str]:
    words: list[str] = macros.data()["clock"][name]
    return words


def part_of_day(text: str) -> str | None:
    """«утром», «поздно вечером»: the part of the day as it is named after an hour («утра», «вечера»)."""
    parts = macros.data()["clock"]["part_words"]
    return next((str(parts[stem]) for stem in parts if stem in text), None)


def hour(atom: Atom, text: str, part: str | None = None) -> Hour | None:
    """The time of day of a clock atom, whose words are `text`; `part`: the part of the day told apart from it."""
    groups = atom.groups
    if part and not PARTS & set(groups):
        groups = groups | {"p": part}
    value = _value(groups, atom.rule.value)
    if value is None:
        return None
    lead = text.split()[0]
    plain = (lead in _words("exact") or lead[0].isdigit()) and atom.rule.value != "running"
    return Hour(value, not plain, _sure(atom, lead, text))


def _sure(atom: Atom, lead: str, text: str) -> bool:
    g = atom.groups
    if atom.rule.value != "clock":
        return True
    if "clock" in g:
        return ":" in g["clock"] or not lead[0].isdigit()
    return lead in _words("sure") or "p" in g or "q" in g


def _value(g: Mapping[str, str], how: str) -> str | None:
    if how == "noon":
        return "12:00" if g["noon"] in _words("noon") else "00:00"
    if how == "half_past":
        return _written(macros.ordinal_forms()[g["ord"]] - 1, 30, g.get("p"))
    if how in RECKONED:
        return _reckoned(how, g)
    if "clock" in g:
        return _read(g["clock"], None)
    return _written(_hour_number(g["h"]), int(g.get("mm") or 0), g.get("p") or g.get("q"))


def _reckoned(how: str, g: Mapping[str, str]) -> str | None:
    """«В четвёртом часу утра», «без пяти двенадцать ночи», «четверть шестого»: counted from the hour that is named."""
    ordinal = g.get("ord") or g.get("ord2")
    named = _written(macros.ordinal_forms()[ordinal] if ordinal else _hour_number(g["h"]), 0, g.get("p") or g.get("p2"))
    if named is None:
        return None
    minutes = macros.data()["clock"]["minutes"]
    told = minutes.get(g["mm"]) or int(g["mm"]) if "mm" in g else 0
    at = (int(named[:2]) - 1) % 24
    return f"{at:02}:{60 - told if how == 'minutes_to' else told:02}" if told < 60 else None


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
