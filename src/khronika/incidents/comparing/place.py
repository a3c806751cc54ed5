"""Comparisons of where."""

from __future__ import annotations

from khronika.incidents.comparing.overlap import share
from khronika.incidents.profile import Profile, same_house
from khronika.incidents.spots import relation
from khronika.incidents.tallies import DOZEN, of_many, tally_group

PLACES = {"same": 1.0, "inside": 0.0, "near": 0.0, "apart": -3.0}
SPREAD = {"same": 1.0, "inside": 1.0, "near": 0.0, "apart": -1.0}
DECREED = {"same": 1.0, "inside": -2.0, "near": -2.0, "apart": -2.0}
TALLIED = {"same": 1.0, "inside": -1.2, "near": -2.0, "apart": -2.0}
SPREADING = ("curfew", "mourning")  # told as one order for many places, where an emergency is decreed place by place


def same_place(a: Profile, b: Profile) -> float | None:
    """Both are at the same place | They are at different places"""
    related = relation(a.spot, b.spot)
    if related in (None, "inside", "near") and same_house(a, b):
        return 1.0
    wide = related == "same" and a.spot is not None and a.spot.wide and a.family == "event"
    return 0.3 if wide else PLACES.get(related or "")


def same_site(a: Profile, b: Profile) -> float | None:
    """Both name the same spot in the town"""
    return share(a.site, b.site) or None


def one_disaster(a: Profile, b: Profile) -> float | None:
    """Both tell of many struck, or of a mishap, in the same house, called by its own name"""
    if a.statement.type != b.statement.type or not same_house(a, b):
        return None
    return 1.0 if a.statement.type == "accident" or (of_many(a) and of_many(b)) else None


def measured_place(a: Profile, b: Profile) -> float | None:
    """Both hold over the same place | They hold over different places"""
    related = relation(a.spot, b.spot) or ""
    spared = a.doc == b.doc and "denied" in (a.statement.status, b.statement.status)
    return (SPREAD if a.kind in SPREADING or spared else DECREED).get(related)


def spread_place(a: Profile, b: Profile) -> float | None:
    """They are at the same place or one lies inside the other | They are at different places"""
    related = relation(a.spot, b.spot)
    return 0.0 if related == "apart" and _compatriots(a, b) else SPREAD.get(related or "")


def _compatriots(a: Profile, b: Profile) -> bool:
    return a.spot is not None and b.spot is not None and bool(a.spot.countries & b.spot.countries)


CARRIED = ("where the story is", "same scene", "counted with")  # places that no words of a figure's own tell


def counted_apart(a: Profile, b: Profile) -> float | None:
    """| One report counts over both places and keeps them apart"""
    if a.doc != b.doc or a.statement.type != b.statement.type or "people" not in (tally_group(a), tally_group(b)):
        return None
    many = all(not p.statement.part and p.statement.count and (p.statement.count.low or 0) >= DOZEN for p in (a, b))
    told = all(not p.statement.where[0].rule.startswith(CARRIED) for p in (a, b) if p.statement.where)
    return -1.0 if many and told and a.spot and b.spot and a.spot.narrow != b.spot.narrow else None


def tallied_place(a: Profile, b: Profile) -> float | None:
    """Both count over the same place | They count over different places"""
    if a.spot is None or b.spot is None:
        return None
    if "people" not in (tally_group(a), tally_group(b)):
        return 1.0 if a.spot.countries & b.spot.countries else -2.0
    related = relation(a.spot, b.spot) or ""
    counted_on = related == "inside" and a.doc != b.doc and a.chain[-1] == b.chain[-1]
    return -0.2 if counted_on else TALLIED.get(related)
