"""Values put into words of one language: counts, times, plurals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from khronika.web.translations import flat, load

POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d))?)?)?")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
NARROW = "\u202f"  # between thousands in Russian, from five digits on


@dataclass(frozen=True)
class Words:
    """Everything that the pages say, in one language."""

    language: str
    strings: dict[str, Any]

    def __call__(self, key: str, **values: object) -> str:
        """The string of a dotted key with its values filled in. A key that is not there raises KeyError."""
        return str(self.strings[key]).format(**values) if values else str(self.strings[key])

    def number(self, n: int) -> str:
        """12345 as 12,345 or 12 345."""
        if self.language == "en":
            return f"{n:,}"
        return f"{n:,}".replace(",", NARROW) if n >= 10_000 else str(n)

    def plural(self, noun: str, n: int) -> str:
        """A number with its noun: "21 сообщение", "5 сообщений"."""
        return self(f"plural.{noun}.{self._form(n)}", n=self.number(n))

    def _form(self, n: int) -> str:
        if self.language == "en":
            return "one" if n == 1 else "many"
        if n % 10 == 1 and n % 100 != 11:
            return "one"
        return "few" if n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14) else "many"

    def count(self, count: dict[str, int | None] | None) -> str:
        """A range as a person says it: "26 or more", "up to 20", "10–15"."""
        low, high = (count["low"], count["high"]) if count else (None, None)
        if low is None and high is None:
            return self("count.none")
        if high is None and low is not None:
            return self("count.least", low=self.number(low))
        if low is None and high is not None:
            return self("count.most", high=self.number(high))
        assert low is not None and high is not None
        if low == high:
            return self("count.exact", low=self.number(low))
        return self("count.range", low=self.number(low), high=self.number(high))

    def month(self, number: int, form: str) -> str:
        """The name of a month, 1 to 12, in the form "names", "of", "since" or "short"."""
        return str(self.strings[f"months.{form}"][number - 1])

    def day(self, iso: str) -> str:
        """An ISO day: "6 January 2022"."""
        return self._point(iso)

    def version(self, value: str) -> str:
        """An account's value in words: a status or a kind by its name, a day or hour as a time, a number as it is."""
        if f"version.{value}" in self.strings:
            return self(f"version.{value}")
        return self.time(value) if DAY.match(value) else value

    def short(self, iso: str) -> str:
        """An ISO day without its year: "6 Jan"."""
        return self("time.short", day=int(iso[8:10]), month=self.month(int(iso[5:7]), "short"))

    def time(self, edtf: str | None) -> str:
        """An EDTF time; text that is none is shown as it stands."""
        if not edtf:
            return self("time.none")
        first, _, last = edtf.partition("/")
        if not last:
            return self._point(first)
        if first == "..":
            return self("time.until", last=self._point(last, "of"))
        if last == "..":
            return self("time.from", first=self._point(first, "since"))
        return self._days(first, last) or self("time.between", first=self._point(first), last=self._point(last))

    def _days(self, first: str, last: str) -> str | None:
        """Two days of one month, told with the month once."""
        if len(first) != 10 or len(last) != 10 or first[:7] != last[:7] or not POINT.fullmatch(last):
            return None
        month = self.month(int(last[5:7]), "of")
        return self("time.days", first=int(first[8:]), last=int(last[8:]), month=month, year=last[:4])

    def _point(self, moment: str, form: str = "names") -> str:
        found = POINT.match(moment)
        if not found or (found[2] and not 1 <= int(found[2]) <= 12):
            return moment
        year, month, day, clock = found.groups()
        told = self("time.year", year=year) if form == "names" else year
        if month:
            told = self("time.month", month=self.month(int(month), form), year=year)
        if day:
            told = self("time.day", day=int(day), month=self.month(int(month), "of"), year=year)
        about = moment.endswith("~")
        if clock:
            at = self("time.about", time=clock) if about else clock
            return self("time.clock", date=told, clock=at)
        return self("time.about", time=told) if about else told

    def stamp(self, moment: str | None) -> str:
        """A day or moment of publication, as given with its time zone: "5 January 2022, 18:33 +03:00"."""
        if not moment:
            return self("document.undated")
        zone = re.search(r"(?:[+-]\d\d:\d\d|Z)$", moment[16:]) if len(moment) > 16 else None
        told = self._point(moment)
        return f"{told} {'UTC' if zone[0] in ('Z', '+00:00') else 'UTC' + zone[0]}" if zone else told


@cache
def words(language: str) -> Words:
    """The words of a language, "ru" or "en"."""
    return Words(language, flat(load(language)))
