"""Comparisons of how one report tells of two happenings."""

from __future__ import annotations

from khronika import edtf
from khronika.documents.likeness import runs, words
from khronika.incidents.comparing.overlap import share
from khronika.incidents.profile import CAUSES, UNREST, Profile, distance
from khronika.incidents.spots import relation

HEADLINE = frozenset({0})
HALF = 0.5  # of the runs of words of the shorter sentence, that the longer has to hold too
THINGS = ("accident", "damage", "control")


def same_passage(a: Profile, b: Profile) -> float | None:
    """One report tells of both in the same passage | One report tells of them in different passages"""
    if a.doc != b.doc:
        return None
    return 1.0 if a.sentences & b.sentences else {0: 0.6, 1: 0.4, 2: 0.0}.get(distance(a, b), -0.2)


def near_copies(a: Profile, b: Profile) -> float | None:
    """The reports are near-copies of each other and tell it in the same words"""
    if a.doc == b.doc or a.copies is None or a.copies != b.copies:
        return None
    one, other = (frozenset(runs(words(p.sentence))) for p in (a, b))
    return 1.0 if (share(one, other) or 0) >= HALF and not _filled_in_anew(a, b) else None


def _filled_in_anew(a: Profile, b: Profile) -> bool:
    """Whether a form of words, such as a daily bulletin's, tells of another place or day."""
    other_day = a.period is not None and b.period is not None and not edtf.meet(a.period, b.period)
    return other_day or relation(a.spot, b.spot) == "apart"


def same_trigger(a: Profile, b: Profile) -> float | None:
    """The same words of the report tell of both"""
    same = a.doc == b.doc and a.statement.type == b.statement.type
    return 1.0 if same and a.statement.trigger.span.touches(b.statement.trigger.span) else None


def told_in_headline(a: Profile, b: Profile) -> float | None:
    """The headline tells what its report goes on to tell"""
    if a.doc != b.doc or a.statement.type != b.statement.type:
        return None
    return 1.0 if _only_headline(a, b) or _only_headline(b, a) else None


def _only_headline(a: Profile, b: Profile) -> bool:
    return a.paragraphs == HEADLINE and not b.paragraphs & HEADLINE


def told_apart(a: Profile, b: Profile) -> float | None:
    """| One report tells of both and keeps them apart"""
    if a.doc != b.doc or a.statement.type != b.statement.type or a.statement.status != b.statement.status:
        return None
    told = (_other_time, _other_people, _other_things, _other_force)
    return -1.0 if any(rule(a, b) for rule in told) else None


def _other_time(a: Profile, b: Profile) -> bool:
    return a.period is not None and b.period is not None and a.period != b.period and a.statement.type == "attack"


def _other_force(a: Profile, b: Profile) -> bool:
    said = [[source.name for source in p.statement.sources] for p in (a, b)]
    if a.statement.type not in CAUSES or said[0] != said[1]:
        return False
    return a.kind != b.kind and (a.kind in UNREST or b.kind in UNREST)


def _other_things(a: Profile, b: Profile) -> bool:
    return bool(a.things and b.things and not a.things & b.things and a.statement.type in THINGS)


def _other_people(a: Profile, b: Profile) -> bool:
    one = (a.statement.count, b.statement.count)
    single = all(c is not None and c.high == 1 for c in one)
    return single and not a.paragraphs & b.paragraphs and a.site != b.site and not a.people & b.people
