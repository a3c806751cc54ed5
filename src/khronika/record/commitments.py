"""Commitments: forces and aid promised, under way, arrived or withdrawn; by whom, how many, as of when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from khronika.incidents.incident import Incident
from khronika.incidents.origins import origin
from khronika.incidents.profile import Profile, published
from khronika.incidents.tallies import profiles
from khronika.model import Place, Stated
from khronika.record.stages import stage


@dataclass(frozen=True, slots=True)
class Commitment:
    """One step of one sender. `status` is that of its statement: planned (promised), possible (undecided), reported
    (under way or done), denied; `stage` tells how far it has come (`stages.stage`), `withdrawal` that forces leave.
    `as_of` is an ISO day."""

    who: tuple[str, ...]
    what: tuple[str, ...]
    low: int | None
    high: int | None
    status: str
    stage: str
    withdrawal: bool
    place: Place | None
    as_of: str
    origin: str
    incident: str
    stated: Stated


def commitments(incidents: Iterable[Incident]) -> list[Commitment]:
    """The commitments of a record by day. A promise is never taken for a deployment: each keeps its status."""
    found = [_commitment(i, p) for i in incidents if "deployment" in i.acts for p in profiles(i.acts["deployment"])]
    return sorted(found, key=lambda c: (c.as_of, c.who, c.stated.id))


def _commitment(incident: Incident, p: Profile) -> Commitment:
    s = p.statement
    return Commitment(
        who=tuple(a.text for a in s.actors),
        what=tuple(a.text for a in s.affected),
        low=s.count.low if s.count else None,
        high=s.count.high if s.count else None,
        status=s.status,
        stage=stage(p) or "",
        withdrawal=p.kind == "out",
        place=s.where[0] if s.where else None,
        as_of=_as_of(p),
        origin=origin(p.stated),
        incident=incident.id,
        stated=p.stated,
    )


def _as_of(p: Profile) -> str:
    """The day that it is told for, but never one after its report: what is to come is promised as of the report."""
    told = published(p.stated)
    own = p.period.first if p.period and p.period.is_day else None
    return min(day.date().isoformat() for day in (own, told) if day) if own or told else ""
