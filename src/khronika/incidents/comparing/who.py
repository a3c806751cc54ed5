"""Comparisons of who did it, who suffered it, and how many they were."""

from __future__ import annotations

from khronika.incidents.comparing.overlap import share
from khronika.incidents.countries import country_named
from khronika.incidents.offices import titles_of
from khronika.incidents.origins import body
from khronika.incidents.profile import HURT, Profile
from khronika.incidents.tallies import DOZEN
from khronika.incidents.words import content

PEOPLE = frozenset({"человек", "люди", "чиновник", "сотрудник", "партия", "член"})  # who hold no one kind of office


def same_people(a: Profile, b: Profile) -> float | None:
    """They name the same people | They name different people"""
    if not a.names or not b.names:
        return None
    return 1.0 if a.names & b.names else -0.5


def same_roles(a: Profile, b: Profile) -> float | None:
    """Those affected are of the same kind | Those affected are of different kinds"""
    if a.statement.type != b.statement.type:
        return None
    if a.roles and b.roles:
        return 1.0 if a.roles & b.roles else -0.5
    shared = share(a.people, b.people) if a.statement.type in HURT or a.statement.type == "attack" else None
    return shared * 0.7 if shared else None


def told_target(a: Profile, b: Profile) -> float | None:
    """| One tells who or what was struck, the other names nobody"""
    if a.doc == b.doc or {a.statement.type, b.statement.type} != {"attack"}:
        return None
    return -1.0 if bool(a.people) != bool(b.people) else None


def same_actors(a: Profile, b: Profile) -> float | None:
    """Both name the same doers | They name different doers"""
    states = share(_states(a), _states(b)) if a.family == "deployment" else None
    shared = share(a.actors, b.actors) if states is None else states
    return shared or (None if shared is None else -1.0)


def _states(p: Profile) -> frozenset[str]:
    """The states that its doers belong to: «французские» and «Франция» are one."""
    return frozenset(code for actor in p.statement.actors if (code := country_named(actor.text)))


def same_count(a: Profile, b: Profile) -> float | None:
    """Their numbers agree | Their numbers differ"""
    one, other = a.statement.count, b.statement.count
    if one is None or other is None or a.statement.type != b.statement.type:
        return None
    if (one.low, one.high) == (other.low, other.high):
        return 1.0
    grown = max(n.low or n.high or 0 for n in (one, other)) >= DOZEN and a.doc != b.doc
    return None if grown else -0.5  # the number of many grows from report to report


def same_office(a: Profile, b: Profile) -> float | None:
    """Both tell of the same office or person | They tell of different offices or people"""
    one, other = ({body(p.text) or p.text for p in x.statement.affected} for x in (a, b))
    return 1.0 if one & other or _of_one_row(a, b) else same_people(a, b)


def _of_one_row(a: Profile, b: Profile) -> bool:
    """Several who hold one kind of office leave in a row: «три депутата», «девять депутатов», «депутат Лосев»."""
    several = any(p.statement.count and p.statement.count.high != 1 for p in (a, b))
    return several and bool((_offices(a) & _offices(b)) - a.names - b.names - PEOPLE)


def _offices(p: Profile) -> frozenset[str]:
    """The words for those affected, with those that stand beside a name."""
    beside = (content(title) for phrase in p.statement.affected for title in titles_of(phrase.text, p.sentence))
    return p.people.union(*beside)


def same_subject(a: Profile, b: Profile) -> float | None:
    """Both are about the same matter | They are about different matters"""
    shared = share(a.people, b.people)
    return shared or (None if shared is None or a.doc == b.doc else -0.3)
