"""Comparisons of what was done, to which thing, by which act."""

from __future__ import annotations

from khronika.incidents import kinds
from khronika.incidents.comparing.overlap import share
from khronika.incidents.profile import CAUSES, FORCE, GENERIC, HURT, Profile

BLASTS = {"explosion": "blast"}  # what one report tells as an attack another may tell as an accident
APART = ({"attack", "accident"}, {"attack", "control"})


def same_act(a: Profile, b: Profile) -> float | None:
    """Both tell of the same kind of act | They tell of different acts"""
    return 1.0 if a.statement.type == b.statement.type else None


def act_and_its_harm(a: Profile, b: Profile) -> float | None:
    """They are the act and the harm that it did, or two kinds of harm done together | Another act did the harm"""
    one, other = a.statement.type, b.statement.type
    if one == other or not {one, other} <= {*FORCE, *HURT} or not {one, other} & {*HURT}:
        return None
    if {one, other} <= {*HURT}:
        return _of_cause(a.cause == b.cause, a.force == b.force)
    harm, act = (a, b) if one in HURT else (b, a)
    if act.statement.type not in CAUSES or harm.cause is None:
        return 0.6
    return _of_cause(harm.cause == act.id, harm.force == act.kind)


def _of_cause(same: bool, alike: bool) -> float:
    """An act of the same kind may be the same act told again."""
    return 1.0 if same else (0.2 if alike else -1.0)


def same_cause(a: Profile, b: Profile) -> float | None:
    """Their report tells of one act that did both"""
    return 1.0 if a.cause and a.cause == b.cause and a.statement.type == b.statement.type else None


def like_cause(a: Profile, b: Profile) -> float | None:
    """A mishap of one kind did both"""
    if a.doc == b.doc or a.statement.type != b.statement.type or a.statement.type not in HURT:
        return None
    one, other = (BLASTS.get(p.force or "", p.force) for p in (a, b))
    if one == other:
        return 1.0 if one and kinds.named("mishap", one) else None
    return 0.5 if a.cause and b.cause and None in (one, other) and kinds.named("mishap", one or other or "") else None


def kind_of_force(a: Profile, b: Profile) -> float | None:
    """Both tell of the same kind of force | They tell of different kinds of force"""
    if a.statement.type != b.statement.type or a.statement.type not in CAUSES or not a.kind or not b.kind:
        return None
    return 1.0 if a.kind == b.kind else -1.0


def same_thing(a: Profile, b: Profile) -> float | None:
    """Both tell of the same building, vehicle or goods | They tell of different buildings, vehicles or goods"""
    if a.statement.type not in FORCE or b.statement.type not in FORCE:
        return None
    if a.things and b.things:
        return 1.0 if a.things & b.things else _other_thing(a, b)
    if {a.statement.type, b.statement.type} in APART and a.people and b.people and not a.people & b.people:
        return -1.0
    if a.statement.type != b.statement.type or a.things or b.things:
        return 0.2 if GENERIC & a.people & b.people else None
    return share(a.people, b.people) or None


def _other_thing(a: Profile, b: Profile) -> float | None:
    """What an attack struck may be told as a car, its crew or their channel; a building taken or burnt is one."""
    return None if "attack" in (a.statement.type, b.statement.type) else -1.0
