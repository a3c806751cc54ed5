"""Which of the places of one name a report means: settled by what else the report names.

A candidate's points are the logarithm of its people, so that a point is a tenfold town; what the report
tells adds to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log10

from khronika.reading.gazetteer import Entry
from khronika.reading.places_adjectives import is_home
from khronika.reading.places_candidates import Find

PREFERRED = 1.0  # its usual name, not a by-name
HOME = 0.7  # in a country of Russian-language reports
COUNTRY = 2.0  # its country is named in the report
REGION = 4.0  # its region is named in the report
FAMOUS = 1.0  # a million people or more: meant unless the report tells otherwise
SMALL = 20_000  # people: of namesakes that are all smaller none is likelier than another
SHARE = 50  # a town with less than a fiftieth of its namesake region is not meant before it
NAMESAKE = 2.0  # off a region whose town has its name
TOLD = 3  # places that tell what countries a report speaks of
MILLION = 1_000_000
BESIDE = 3.0  # its region or country stands right beside it
POINTS = {"country": 14.0, "macro": 8.0}


def prior(find: Find, entry: Entry, penalty: float) -> float:
    """Points before the rest of the report is heard."""
    points = POINTS.get(entry.kind) or log10(entry.population + 10)
    points += PREFERRED * entry.preferred + HOME * is_home(entry.country) - penalty
    points += FAMOUS * (entry.kind == "settlement" and entry.population >= MILLION)
    return points - NAMESAKE * _has_namesake_town(find, entry)


def _has_namesake_town(find: Find, region: Entry) -> bool:
    """«Идлиб» by itself is the town, not its province; Оклахома is the state, whatever village is called so."""
    if find.kind or region.kind != "region":
        return False
    towns = [e for e, _ in find.options if e.kind == "settlement" and e.preferred and e.country == region.country]
    return any(e.population * SHARE >= region.population for e in towns)


def choose(finds: Sequence[Sequence[Find]]) -> list[list[Entry | None]]:
    """The entry of each find, by sentence; None where the gazetteer holds none."""
    first = [_best(find, Counter(), set()) for sentence in finds for find in sentence if find.options]
    named, lands = _named(first), Counter(e.country for e in first if e.country and not _is_small(e))
    settled = [[_settled(sentence, i, named) for i in range(len(sentence))] for sentence in finds]
    return [
        [None if e and _is_stranger(f, e, lands) else e for f, e in zip(sentence, entries, strict=True)]
        for sentence, entries in zip(finds, settled, strict=True)
    ]


def _is_small(entry: Entry) -> bool:
    return entry.kind == "settlement" and entry.population < SMALL


def _is_stranger(find: Find, entry: Entry, lands: Counter[str]) -> bool:
    """Whether it is a village of a country that a report of other countries does not speak of: a namesake's then."""
    return _is_small(entry) and not find.kind and not lands[entry.country or ""] and lands.total() >= TOLD


def _named(entries: Sequence[Entry]) -> tuple[Counter[str], set[str]]:
    """The countries that the report's places lie in, and the regions that it names."""
    countries = Counter(e.country for e in entries if e.country and e.kind in ("country", "region"))
    regions = {e.id for e in entries if e.id and e.kind == "region"}
    return countries, regions


def _best(find: Find, countries: Counter[str], regions: set[str], beside: Sequence[Entry] = ()) -> Entry:
    own = {entry.id for entry, _ in find.options}
    others = regions - own  # a name does not speak for itself
    beside = [b for b in beside if b.kind != "region" or b.id not in own]

    def points(option: tuple[Entry, float]) -> float:
        entry, penalty = option
        told = COUNTRY * (countries[entry.country or ""] > 0) + REGION * (entry.region in others)
        near = any(_together(entry, b) for b in beside) and not _has_namesake_town(find, entry)
        return prior(find, entry, penalty) + told + BESIDE * near

    return max(find.options, key=points)[0]


def _together(entry: Entry, beside: Entry) -> bool:
    """Whether one of the two lies in the other: «Санта-Фе, Техас», «Тараз, Казахстан»."""
    if beside.kind == "country" and entry.kind != "country":
        return beside.country == entry.country
    return entry.id is not None and (beside.id == entry.region or beside.region == entry.id)


def _is_toss_up(find: Find, countries: Counter[str], regions: set[str]) -> bool:
    """Whether the name is one of many villages and nothing in the report tells which: then its place is not known."""
    if any(e.kind != "settlement" or e.population >= SMALL for e, _ in find.options):
        return False
    return len(find.options) > 1 and not any(countries[e.country or ""] or e.region in regions for e, _ in find.options)


def _settled(sentence: Sequence[Find], i: int, named: tuple[Counter[str], set[str]]) -> Entry | None:
    find = sentence[i]
    if not find.options:
        return None
    if _is_toss_up(find, *named):
        return None
    after = [_best(f, *named) for f in sentence[i + 1 : i + 3] if f.options and f.first - find.last <= 6]
    last = [f for f in sentence[max(i - 1, 0) : i] if f.options and find.first - f.last <= 3]
    before = [b for f in last for b in [_best(f, *named)] if b.kind == "settlement" or f.rule == "adjective"]
    return _best(find, *named, [*after, *before])
