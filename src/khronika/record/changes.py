"""What reports that came later brought to a record: new incidents, tolls that changed, disputes that opened or closed.

An incident's identity follows from its statements and changes as they grow in number, so the two records are matched
by the statements that they share, never by the incidents' ids.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from khronika.incidents.incident import Incident
from khronika.record.disputes import Dispute
from khronika.record.tolls import Toll
from khronika.record.whole import Record


@dataclass(frozen=True, slots=True)
class NewIncident:
    """An incident none of whose statements were in the earlier record."""

    incident: Incident
    disputes: tuple[Dispute, ...]


@dataclass(frozen=True, slots=True)
class ChangedToll:
    """A toll whose figures are others now; `before` is None where nobody had counted these people."""

    before: Toll | None
    after: Toll


@dataclass(frozen=True, slots=True)
class ChangedDispute:
    """A dispute that opened, gained or lost an account, or was settled, with its incident; `before` is None if new."""

    incident: Incident
    before: Dispute | None
    after: Dispute


Change = NewIncident | ChangedToll | ChangedDispute


def changes(before: Record, after: Record) -> list[Change]:
    """What is new: incidents by time, then tolls, then disputes. What a new incident brings with it stands in it."""
    earlier = _ids(before.incidents)
    new = [i for i in after.incidents if not _known(i, earlier)]
    own = {i.id for i in new}
    told: list[Change] = [NewIncident(i, tuple(after.disputes[i.id])) for i in new]
    told += [t for t in _tolls(before, after) if t.after.incident not in own]
    told += [d for d in _disputes(before, after) if d.incident.id not in own]
    return told


def _ids(incidents: Iterable[Incident]) -> set[str]:
    return {s.id for i in incidents for s in i.stated}


def _known(incident: Incident, earlier: set[str]) -> bool:
    return any(s.id in earlier for s in incident.stated)


# --- tolls ------------------------------------------------------------------------------------------------------------


def _tolls(before: Record, after: Record) -> list[ChangedToll]:
    home = {id_: t for t in before.tolls for id_ in _figures(t)}
    pairs = [ChangedToll(_earlier(t, home), t) for t in after.tolls if t.figures]
    return [pair for pair in pairs if pair.before is None or _numbers(pair.before) != _numbers(pair.after)]


def _figures(toll: Toll) -> list[str]:
    return [f.stated.id for f in (*toll.figures, *toll.others)]


def _earlier(toll: Toll, home: dict[str, Toll]) -> Toll | None:
    """The earlier toll of these people: the one that most of its figures stood in."""
    shared = Counter(id(home[f]) for f in _figures(toll) if f in home and home[f].type == toll.type)
    if not shared:
        return None
    most = max(shared.values())
    return next(home[f] for f in _figures(toll) if f in home and shared[id(home[f])] == most)


def _numbers(toll: Toll) -> tuple[int | None, int | None, int | None]:
    return toll.low, toll.best, toll.high


# --- disputes ---------------------------------------------------------------------------------------------------------


def _disputes(before: Record, after: Record) -> list[ChangedDispute]:
    earlier = [d for own in before.disputes.values() for d in own]
    found = [ChangedDispute(i, _same(d, earlier), d) for i in after.incidents for d in after.disputes[i.id]]
    return [c for c in found if _differs(c)]


def _same(dispute: Dispute, earlier: Iterable[Dispute]) -> Dispute | None:
    """The earlier dispute about the same thing, told by the statements that both rest on."""
    own = _stated(dispute)
    alike = [d for d in earlier if (d.about, d.type) == (dispute.about, dispute.type)]
    best = max(alike, key=lambda d: len(own & _stated(d)), default=None)
    return best if best and own & _stated(best) else None


def _stated(dispute: Dispute) -> set[str]:
    return {s.id for version in dispute.versions for s in version.stated}


def _differs(change: ChangedDispute) -> bool:
    """Whether there is another account, or it was settled or reopened; one more outlet is nothing new."""
    return change.before is None or _accounts(change.before) != _accounts(change.after)


def _accounts(dispute: Dispute) -> tuple[bool, frozenset[str]]:
    return dispute.settled, frozenset(version.value for version in dispute.versions)
