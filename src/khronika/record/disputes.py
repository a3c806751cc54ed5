"""Disputes: statements of one incident that cannot all be true, by what they are about.

Growth over time, a part of a whole and a coarser word are no disputes. A figure that its own source disowned is one
that is settled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations

from khronika import edtf
from khronika.incidents.incident import Incident
from khronika.incidents.origins import origin
from khronika.incidents.profile import Profile
from khronika.incidents.spots import relation
from khronika.incidents.tallies import profiles
from khronika.model import HARM, Stated
from khronika.record import accounts
from khronika.record.clocks import by_clocks
from khronika.record.figures import Figure, figures_of, retracts
from khronika.record.pools import EVERYBODY, of_many, pools
from khronika.record.tolls import COUNTS, of_one_house, outgrows

RULED = frozenset({"accepted", "refused"})
PLEDGED = ("planned", "deployment")  # what was promised is held against what came
ACCOUNTS = (
    ("status", "injury", accounts.unhurt), ("affected", "injury", accounts.limbs), ("cause", "attack", accounts.causes),
    ("status", "deployment", accounts.doubted), ("status", "attack", accounts.calm),
)  # fmt: skip
FEW = timedelta(minutes=10)  # between hours told of one act that nobody would call two accounts: set by reading
POINT_ACTS = ("attack", "accident", *HARM)  # what happens at one hour; buildings are held and burn for days


@dataclass(frozen=True, slots=True)
class Version:
    """One of the accounts: its value in words of the record (a range "26-99", a day, a status), and who gives it."""

    value: str
    origins: tuple[str, ...]
    stated: tuple[Stated, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """What cannot all be true. `about` is count, date, time, place, status, affected or cause; `type` is the act, empty
    where the incident as a whole is meant. `settled` tells that a later statement ended it."""

    incident: str
    about: str
    type: str
    versions: tuple[Version, ...]
    settled: bool = False


def disputed(
    incidents: Sequence[Incident], told: Iterable[Profile] | None = None, counted: Iterable[Figure] | None = None
) -> dict[str, list[Dispute]]:
    """The disputes over each incident of a record, by its id. `told` and `counted` are the record's profiles and
    figures, where these are known."""
    told = list(profiles(s for i in incidents for s in i.stated) if told is None else told)
    counted = figures_of(told) if counted is None else counted
    home = {s.id: i.id for i in incidents for s in i.stated}
    own: dict[str, tuple[list[Profile], list[Figure]]] = {i.id: ([], []) for i in incidents}
    for p in told:
        own[home[p.id]][0].append(p)
    for f in counted:
        own[home[f.stated.id]][1].append(f)
    return {i.id: disputes(i, *own[i.id]) for i in incidents}


def disputes(incident: Incident, told: Sequence[Profile], counted: Sequence[Figure]) -> list[Dispute]:
    """The disputes of an incident, and nothing where its statements go together. `told` and `counted` are the profiles
    and the figures of its statements, as the whole record leaves them."""
    found = [*_counts(incident, counted), *_statuses(incident, counted)]
    if not incident.running:
        acts = [p for p in told if p.statement.type in POINT_ACTS and p.statement.status == "reported"]
        for about, read, apart in (("date", _day, _other_day), ("time", _hour, _other_hour), ("place", _town, _away)):
            found += _versions(incident, about, acts, read, apart)
    contested = ((t, accounts.contested(incident, told, t)) for t in accounts.CONTESTED)
    found += (Dispute(incident.id, "status", t, _listed(versions)) for t, versions in contested if versions)
    for about, type_, by_value in ACCOUNTS:
        versions = by_value(incident, told)
        found += [Dispute(incident.id, about, type_, _listed(versions))] if versions else []
    return found


# --- counts -----------------------------------------------------------------------------------------------------------


def _counts(incident: Incident, counted: Sequence[Figure]) -> list[Dispute]:
    standing = [f for f in counted if f.numbered and (f.state == "stands" or (f.state, f.type) == PLEDGED)]
    found: list[Dispute] = []
    for type_ in sorted(incident.acts):
        told = [f for f in standing if f.type == type_]
        if type_ == "resignation":  # those who leave grow in number day by day
            found += _of_tally(incident, [f for f in told if f.high != 1])
        elif incident.running or (type_ in COUNTS and of_many(told)):
            found += (d for _, pool in sorted(pools(incident, told).items()) for d in _of_tally(incident, pool))
        else:
            found += _of_event(incident, type_, pools(incident, told).get(EVERYBODY, []) if type_ in COUNTS else told)
    return found


def _of_event(incident: Incident, type_: str, pool: Sequence[Figure]) -> list[Dispute]:
    """Reports that count the same people differently; one that counts several apart is a version of its own. Where
    some of the versions go together, those that do not are told pair by pair."""
    by_report: dict[str, list[Figure]] = {}
    for f in pool:
        by_report.setdefault(f.stated.document.sha256, []).append(f)
    versions: dict[str, list[Figure]] = {}
    for told in by_report.values():
        values = sorted({_range(f) for f in told}) if type_ in COUNTS else [_range(f) for f in told]
        for value in [" + ".join(values)] if type_ in COUNTS else values:
            versions.setdefault(value, []).extend(f for f in told if _range(f) in value.split(" + "))
    pairs = list(combinations(versions, 2))
    apart = [(a, b) for a, b in pairs if any(_contradict(f, g) for f in versions[a] for g in versions[b])]
    told_as = [tuple(versions)] if len(apart) == len(pairs) and apart else apart
    return [
        Dispute(incident.id, "count", type_, _listed(_stated({v: versions[v] for v in values}))) for values in told_as
    ]


def _contradict(f: Figure, g: Figure) -> bool:
    """Whether two numbers cannot both be true; what one source counts on from day to day can."""
    old, new = sorted((f, g), key=lambda x: x.as_of)
    grown = f.origin == g.origin and old.as_of < new.as_of and (new.low or 0) > (old.low or 0)
    return _disjoint(f, g) and not grown


def _of_tally(incident: Incident, pool: Sequence[Figure]) -> list[Dispute]:
    """Figures that fall, or that differ at one moment, pair by pair; a figure that grows is no dispute."""
    found: dict[tuple[str, str], tuple[str, str | None]] = {}
    pairs = list(combinations(sorted(pool, key=lambda f: (f.as_of, f.stated.id)), 2))
    grown = {_values(f, g) for f, g in pairs if of_one_house(f, g)}  # whoever repeats the later number disputes nothing
    for f, g in pairs:
        if _falls(f, g) or (_differs(f, g) and _values(f, g) not in grown):
            moment = f.as_of if _differs(f, g) else None
            found.setdefault(_values(f, g), (f.type, moment))
    return [
        Dispute(incident.id, "count", type_, _listed(_told_as(pool, pair, moment)))
        for pair, (type_, moment) in sorted(found.items(), key=lambda of: of[0])
    ]


def _values(f: Figure, g: Figure) -> tuple[str, str]:
    return min(_range(f), _range(g)), max(_range(f), _range(g))


def _falls(old: Figure, new: Figure) -> bool:
    """Whether a later figure lies below an earlier one: a count of the dead cannot fall without a correction."""
    if new.type not in ("death", "injury") or new.high is None or old.low is None:
        return False
    return new.as_of > old.as_of and new.high < old.low


def _differs(f: Figure, g: Figure) -> bool:
    """Whether two origins, or two relays of one, differ at one moment."""
    relayed = bool(f.chain[1:-1] and g.chain[1:-1]) and not set(f.chain[1:-1]) & set(g.chain[1:-1])
    grown = outgrows(f, g) or outgrows(g, f)
    return f.as_of == g.as_of and _disjoint(f, g) and (f.origin != g.origin or relayed) and not grown


def _told_as(pool: Iterable[Figure], values: Iterable[str], moment: str | None) -> dict[str, list[Stated]]:
    """Who gives each of the numbers, as of one day or ever."""
    held = [f for f in pool if moment in (None, f.as_of)]
    return {value: [f.stated for f in held if _range(f) == value] for value in values}


def _stated(versions: dict[str, list[Figure]]) -> dict[str, list[Stated]]:
    return {value: [f.stated for f in told] for value, told in versions.items()}


def _disjoint(f: Figure, g: Figure) -> bool:
    if f.stage != g.stage and not RULED.isdisjoint((f.stage, g.stage)):
        return False  # nine handed in their resignations, five were accepted
    low = max(f.low or 0, g.low or 0)
    highs = [h for h in (f.high, g.high) if h is not None]
    return bool(highs) and low > min(highs)


def _range(f: Figure) -> str:
    return str(f.low) if f.low == f.high else f"{'' if f.low is None else f.low}-{'' if f.high is None else f.high}"


def ranges(value: str) -> list[tuple[int | None, int | None]]:
    """The ends of the numbers of a version of a count: "317-" is [(317, None)], "2 + 3" is [(2, 2), (3, 3)]."""
    parted = [one.partition("-") for one in value.split(" + ")]
    return [(_end(low), _end(high) if dash else _end(low)) for low, dash, high in parted]


def _end(digits: str) -> int | None:
    return int(digits) if digits else None


# --- status -----------------------------------------------------------------------------------------------------------


def _statuses(incident: Incident, counted: Sequence[Figure]) -> list[Dispute]:
    """What one denies that another reports; settled where those whom it was ascribed to disown it."""
    found = []
    for type_ in COUNTS:
        denied = [f for f in counted if f.type == type_ and f.state == "denied" and f.numbered]
        told = [f for f in counted if f.type == type_ and f.state in ("stands", "retracted") and f.numbered]
        pairs = [(d, f) for d in denied for f in told if _denies(d, f)]
        if pairs:
            versions = {
                "reported": list({f.stated.id: f.stated for _, f in pairs}.values()),
                "denied": list({d.stated.id: d.stated for d, _ in pairs}.values()),
            }
            settled = all(f.state == "retracted" for _, f in pairs)
            found.append(Dispute(incident.id, "status", type_, _listed(versions), settled))
    return found


def _denies(d: Figure, f: Figure) -> bool:
    if retracts(d, f):
        return True
    same = (d.low, d.high, d.place_key, d.group) == (f.low, f.high, f.place_key, f.group)
    people = (d.running and f.running) or d.words == f.words or bool(d.words & f.words)
    return same and d.origin != f.origin and people


# --- time and place ---------------------------------------------------------------------------------------------------

Read = Callable[[Profile], str | None]
Apart = Callable[[Profile, Profile], bool]


def _versions(incident: Incident, about: str, acts: Sequence[Profile], read: Read, apart: Apart) -> list[Dispute]:
    told = [p for p in acts if read(p)]
    rows = _rows(acts, apart)
    pairs = ((a, b) for a, b in combinations(told, 2) if a.doc != b.doc and apart(a, b))
    parted = [(a, b) for a, b in pairs if not _both_in(rows, a, b, apart)]
    if not parted:
        return []
    values = {read(p) for pair in parted for p in pair}
    by_value: dict[str, list[Stated]] = {}
    for p in told:
        if read(p) in values:
            by_value.setdefault(read(p) or "", []).append(p.stated)
    return [Dispute(incident.id, about, "", _listed(by_value))]


def _rows(acts: Sequence[Profile], apart: Apart) -> list[list[Profile]]:
    """The mishaps of each report that tells of several, one after the other: a blast, then a second one."""
    by_report: dict[str, list[Profile]] = {}
    for p in acts:
        if p.statement.type == "accident" and p.period is not None:
            by_report.setdefault(p.doc, []).append(p)
    return [row for row in by_report.values() if any(apart(a, b) for a, b in combinations(row, 2))]


def _both_in(rows: Iterable[Sequence[Profile]], a: Profile, b: Profile, apart: Apart) -> bool:
    """Whether a report tells of both as two mishaps; harm and damage are of either."""
    return any(_has(row, a, apart) and _has(row, b, apart) for row in rows)


def _has(row: Sequence[Profile], p: Profile, apart: Apart) -> bool:
    return any(not apart(e, p) for e in row)


def _listed(by_value: dict[str, list[Stated]]) -> tuple[Version, ...]:
    """The versions, what most origins say first."""
    made = [
        Version(value, tuple(sorted({origin(s) for s in stated})), tuple(sorted(stated, key=lambda s: s.id)))
        for value, stated in by_value.items()
    ]
    return tuple(sorted(made, key=lambda v: (-len(v.origins), v.value)))


def _day(p: Profile) -> str | None:
    return p.period.first.date().isoformat() if p.period and p.period.is_day and p.period.first else None


def _hour(p: Profile) -> str | None:
    minute = p.period is not None and p.period.unit == "minute" and p.period.is_day
    return p.statement.when.edtf if minute and p.statement.when else None


def _town(p: Profile) -> str | None:
    return min(p.spot.towns) if p.spot and p.spot.towns else None


def _other_day(a: Profile, b: Profile) -> bool:
    return _day(a) != _day(b)


def _other_hour(a: Profile, b: Profile) -> bool:
    if _other_day(a, b) or a.period is None or b.period is None:
        return False
    return all(edtf.gap(x, y) > FEW and not edtf.meet(x, y) for x in by_clocks(a) for y in by_clocks(b))


def _away(a: Profile, b: Profile) -> bool:
    return relation(a.spot, b.spot) == "apart"
