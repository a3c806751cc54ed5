"""What speaks for or against two statements telling of one happening.

Each comparison answers from -1 (against) to 1 (for), or None where it has nothing to say. Its docstring is the
sentence that a reader sees; `sentence` puts it for the answer given.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from khronika import edtf
from khronika.incidents.origins import body
from khronika.incidents.profile import CAUSES, FORCE, GENERIC, UNREST, Profile, distance
from khronika.incidents.spots import relation
from khronika.model import HARM

HURT = (*HARM, "displacement")
APART = ({"attack", "accident"}, {"attack", "control"})
THINGS = ("accident", "damage", "control")
Comparison = Callable[[Profile, Profile], float | None]

PLACES = {"same": 1.0, "inside": 0.0, "near": 0.0, "apart": -3.0}
SPREAD = {"same": 1.0, "inside": 1.0, "near": 0.0, "apart": -1.0}
DECREED = {"same": 1.0, "inside": -2.0, "near": -2.0, "apart": -2.0}
SPREADING = ("curfew",)  # told as one order for many places, where an emergency is decreed place by place
TALLIED = {"same": 1.0, "inside": -2.0, "near": -2.0, "apart": -2.0}
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def _shared(a: frozenset[str], b: frozenset[str]) -> float | None:
    """The share of the shorter list that stands in the longer; None where one is empty."""
    return len(a & b) / min(len(a), len(b)) if a and b else None


def same_act(a: Profile, b: Profile) -> float | None:
    """Both tell of the same kind of act | They tell of different acts"""
    return 1.0 if a.statement.type == b.statement.type else None


def act_and_its_harm(a: Profile, b: Profile) -> float | None:
    """They are the act and the harm that it did, or two kinds of harm done together | Another act did the harm"""
    one, other = a.statement.type, b.statement.type
    if one == other or not {one, other} <= {*FORCE, *HURT} or not {one, other} & {*HURT}:
        return None
    if {one, other} <= {*HURT}:
        return 1.0 if a.cause == b.cause else -0.5
    harm, act = (a, b) if one in HURT else (b, a)
    if act.statement.type not in CAUSES or harm.cause is None:
        return 0.6
    return 1.0 if harm.cause == act.id else -1.0


def same_cause(a: Profile, b: Profile) -> float | None:
    """Their report tells of one act that did both"""
    return 1.0 if a.cause and a.cause == b.cause and a.statement.type == b.statement.type else None


def kind_of_force(a: Profile, b: Profile) -> float | None:
    """Both tell of the same kind of force | They tell of different kinds of force"""
    if a.statement.type != b.statement.type or a.statement.type not in CAUSES or not a.kind or not b.kind:
        return None
    return 1.0 if a.kind == b.kind else -1.0


def same_place(a: Profile, b: Profile) -> float | None:
    """Both are at the same place | They are at different places"""
    related = relation(a.spot, b.spot)
    wide = related == "same" and a.spot is not None and a.spot.wide and a.family == "event"
    return 0.3 if wide else PLACES.get(related or "")


def measured_place(a: Profile, b: Profile) -> float | None:
    """Both hold over the same place | They hold over different places"""
    related = relation(a.spot, b.spot) or ""
    return (SPREAD if a.kind in SPREADING else DECREED).get(related)


def spread_place(a: Profile, b: Profile) -> float | None:
    """They are at the same place or one lies inside the other | They are at different places"""
    related = relation(a.spot, b.spot)
    return 0.0 if related == "apart" and _compatriots(a, b) else SPREAD.get(related or "")


def _compatriots(a: Profile, b: Profile) -> bool:
    return a.spot is not None and b.spot is not None and bool(a.spot.countries & b.spot.countries)


def tallied_place(a: Profile, b: Profile) -> float | None:
    """Both count over the same place | They count over different places"""
    if a.spot is None or b.spot is None:
        return None
    if "people" not in (tally_group(a), tally_group(b)):
        return 1.0 if a.spot.countries & b.spot.countries else -2.0
    return TALLIED.get(relation(a.spot, b.spot) or "")


def same_days(a: Profile, b: Profile) -> float | None:
    """Their days agree | Their days differ"""
    if a.period is None or b.period is None:
        return None
    return 1.0 if edtf.meet(a.period, b.period) else -2.0


def same_site(a: Profile, b: Profile) -> float | None:
    """Both name the same spot in the town"""
    return _shared(a.site, b.site) or None


def same_time(a: Profile, b: Profile) -> float | None:
    """Their times agree | Their times differ"""
    if a.likely is None or b.likely is None:
        return None
    if a.period is not None and b.period is not None:
        return _dated(a.period, b.period)
    return None if a.doc == b.doc else _undated(a.likely, b.likely)


def _dated(a: edtf.Period, b: edtf.Period) -> float:
    apart = edtf.gap(a, b)
    if apart == timedelta(0):
        return 0.3 if _long(a) or _long(b) else (1.0 if a.unit == b.unit else 0.6)
    if a.unit == b.unit == "minute" and apart < DAY:
        return 0.8 if edtf.meet(a, b) else 0.2
    return 0.0 if apart <= DAY else max(-3.0, -1.0 * (apart / DAY))


def _long(period: edtf.Period) -> bool:
    """Whether a period is longer than a night or a day told roughly."""
    return period.first is None or period.last is None or period.last - period.first > 2 * DAY


def _undated(a: edtf.Period, b: edtf.Period) -> float:
    apart = edtf.gap(a, b) / DAY
    return -0.2 if apart <= 10 else max(-3.0, -apart / 30)


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
    shared = _shared(a.people, b.people) if a.statement.type in HURT or a.statement.type == "attack" else None
    return shared * 0.7 if shared else None


def told_target(a: Profile, b: Profile) -> float | None:
    """| One tells who or what was struck, the other names nobody"""
    if a.statement.type != "attack" or b.statement.type != "attack":
        return None
    return -1.0 if bool(a.people) != bool(b.people) else None


def same_actors(a: Profile, b: Profile) -> float | None:
    """Both name the same doers | They name different doers"""
    shared = _shared(a.actors, b.actors)
    return shared or (None if shared is None else -1.0)


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
    return _shared(a.people, b.people) or None


def _other_thing(a: Profile, b: Profile) -> float | None:
    """What an attack struck may be told as a car, its crew or their channel; a building taken or burnt is one."""
    return None if "attack" in (a.statement.type, b.statement.type) else -1.0


def same_count(a: Profile, b: Profile) -> float | None:
    """Their numbers agree | Their numbers differ"""
    one, other = a.statement.count, b.statement.count
    if one is None or other is None or a.statement.type != b.statement.type:
        return None
    return 1.0 if (one.low, one.high) == (other.low, other.high) else -0.5


def same_passage(a: Profile, b: Profile) -> float | None:
    """One report tells of both in the same passage | One report tells of them in different passages"""
    if a.doc != b.doc:
        return None
    return 1.0 if a.sentences & b.sentences else {0: 0.6, 1: 0.4, 2: 0.0}.get(distance(a, b), -0.2)


def same_trigger(a: Profile, b: Profile) -> float | None:
    """The same words of the report tell of both"""
    same = a.doc == b.doc and a.statement.type == b.statement.type
    return 1.0 if same and a.statement.trigger.span.touches(b.statement.trigger.span) else None


def told_apart(a: Profile, b: Profile) -> float | None:
    """| One report tells of both and keeps them apart"""
    if a.doc != b.doc or a.statement.type != b.statement.type or a.statement.status != b.statement.status:
        return None
    told = (_other_time, _other_people, _other_things, _other_force)
    return -1.0 if any(rule(a, b) for rule in told) else None


def _other_force(a: Profile, b: Profile) -> bool:
    if a.statement.type not in CAUSES or a.stated.chain != b.stated.chain:
        return False
    return a.kind != b.kind and (a.kind in UNREST or b.kind in UNREST)


def _other_time(a: Profile, b: Profile) -> bool:
    return a.period is not None and b.period is not None and a.period != b.period and a.statement.type == "attack"


def _other_things(a: Profile, b: Profile) -> bool:
    return bool(a.things and b.things and not a.things & b.things and a.statement.type in THINGS)


def _other_people(a: Profile, b: Profile) -> bool:
    one = (a.statement.count, b.statement.count)
    single = all(c is not None and c.high == 1 for c in one)
    return single and not a.paragraphs & b.paragraphs and a.site != b.site and not a.people & b.people


def same_group(a: Profile, b: Profile) -> float | None:
    """Both count the same group of people | They count different groups"""
    return 1.0 if tally_group(a) == tally_group(b) else -1.5


def tally_group(p: Profile) -> str:
    """The group whose losses are told as a tally of its own; everybody else is counted together."""
    return p.group if p.group in ("security", "journalists") else "people"


def same_tally(a: Profile, b: Profile) -> float | None:
    """Both count the same kind of harm | They count different kinds of harm"""
    return 1.0 if tally_of(a) == tally_of(b) else -2.0


def tally_of(p: Profile) -> str:
    """Dead and wounded are told together, as casualties; the other kinds of harm each by itself."""
    return "casualties" if p.statement.type in ("death", "injury") else p.statement.type


def same_figure(a: Profile, b: Profile) -> float | None:
    """Both give the same large number"""
    one, other = a.statement.count, b.statement.count
    if one is None or other is None or a.statement.type != b.statement.type:
        return None
    return 1.0 if one.low == other.low and (one.low or 0) >= 50 else None


def same_measure(a: Profile, b: Profile) -> float | None:
    """Both tell of the same kind of measure | They tell of different kinds of measures"""
    if a.kind is None or b.kind is None:
        return None
    return 1.0 if a.kind == b.kind else -3.0


def same_office(a: Profile, b: Profile) -> float | None:
    """Both tell of the same office or person | They tell of different offices or people"""
    one, other = ({body(p.text) or p.text for p in x.statement.affected} for x in (a, b))
    return 1.0 if one & other else same_people(a, b)


def same_movement(a: Profile, b: Profile) -> float | None:
    """Both move the same way | One sends, the other withdraws"""
    return 1.0 if a.kind == b.kind else -3.0


def same_subject(a: Profile, b: Profile) -> float | None:
    """Both are about the same matter | They are about different matters"""
    shared = _shared(a.people, b.people)
    return shared or (None if shared is None or a.doc == b.doc else -0.3)


ALL: dict[str, Comparison] = {
    f.__name__: f
    for f in (
        same_act, act_and_its_harm, kind_of_force, same_place, measured_place, same_site, same_time, same_people,
        same_roles, same_actors, same_thing, same_count, same_passage, same_trigger, told_apart, same_group,
        same_tally, same_figure, same_measure, same_movement, same_subject, spread_place, tallied_place, told_target,
        same_days, same_office, same_cause,
    )
}  # fmt: skip


def sentence(name: str, answer: float) -> str:
    """The sentence of a comparison for its answer."""
    said, _, against = (ALL[name].__doc__ or "").partition("|")
    return said.strip() if answer > 0 else against.strip()
