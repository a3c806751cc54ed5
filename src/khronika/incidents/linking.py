"""Statements of many reports joined into incidents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from khronika.incidents.candidates import pairs
from khronika.incidents.clusters import cluster
from khronika.incidents.followers import attach
from khronika.incidents.incident import Incident, identity
from khronika.incidents.overriding import NEVER, kept_apart, numbered, together
from khronika.incidents.profile import Profile
from khronika.incidents.scoring import Reason, reasons, score
from khronika.incidents.spots import key, known_as
from khronika.incidents.tallies import profiles
from khronika.model import TYPES, Place, Stated

Pairs = Iterable[tuple[str, str]]
LEADS = ("attack", "accident", "control", "damage", *TYPES)
"""Which act names an incident: what was done before what came of it."""


def link(stated: Sequence[Stated], same: Pairs = (), apart: Pairs = ()) -> list[Incident]:
    """The incidents of statements, each statement in exactly one. Depends on the set alone, not on its order.

    `same` and `apart` are pairs of ids that a judgement holds to be of one happening, or of two; they override.
    """
    told = profiles({s.id: s for s in stated}.values())
    return sorted((incident(group) for group in groups(told, same, apart)), key=by_time)


def groups(told: Sequence[Profile], same: Pairs = (), apart: Pairs = ()) -> list[list[Profile]]:
    """Profiles (sorted by id) in groups of one happening: first within each report, then over the reports."""
    number = {p.id: i for i, p in enumerate(told)}
    scores = {(i, j): s for i, j in pairs(told) if (s := score(told[i], told[j])) is not None}
    never = numbered(apart, number)
    scores |= dict.fromkeys(never, NEVER)
    inside = {(i, j): s for (i, j), s in scores.items() if told[i].doc == told[j].doc}
    episodes = cluster(together(len(told), numbered(same, number)), inside)
    found = [[told[i] for i in group] for group in cluster(episodes, scores)]
    return kept_apart(attach(found), found, {(told[i].id, told[j].id) for i, j in never})


def why(a: Stated, b: Stated, stated: Iterable[Stated] = ()) -> list[Reason]:
    """What speaks for and against two statements being of one happening, weightiest first.

    `stated` are the other statements of their reports, which tell a tally from the harm of one event.
    """
    told = {p.id: p for p in profiles([*stated, a, b])}
    one, other = told[a.id], told[b.id]
    return reasons(one, other) if score(one, other) is not None else []


def incident(group: Sequence[Profile]) -> Incident:
    """The incident of its statements, in any order."""
    stated = tuple(sorted((p.stated for p in group), key=_published))
    return Incident(
        id=identity(s.id for s in stated),
        lead=_lead(stated),
        place=_place(stated),
        when=_when(stated),
        running=any(p.family == "toll" for p in group),
        acts={t: found for t in TYPES if (found := tuple(s for s in stated if s.statement.type == t))},
        stated=stated,
    )


def _published(stated: Stated) -> tuple[str, str]:
    return stated.document.about.published or "", stated.id


def _lead(stated: Sequence[Stated]) -> str:
    done = {s.statement.type for s in stated if s.statement.status == "reported"}
    told = done or {s.statement.type for s in stated}
    return next(t for t in LEADS if t in told)


def _place(stated: Sequence[Stated]) -> Place | None:
    told = [s.statement.where[0] for s in stated if s.statement.where]
    if not told:
        return None
    counts = Counter(key(p) for p in told)
    best = min(counts, key=lambda k: (-counts[k], k))
    names = Counter(p.name for p in told if key(p) == best)
    name = min(names, key=lambda n: (-names[n], n))
    return known_as(next(p for p in told if key(p) == best and p.name == name))


def _when(stated: Sequence[Stated]) -> str | None:
    """What most tell; of equals the finer."""
    told = Counter(s.statement.when.edtf for s in stated if s.statement.when and s.statement.when.edtf)
    return min(told, key=lambda t: (-told[t], -len(t), t)) if told else None


def by_time(incident: Incident) -> tuple[str, str, str]:
    """What incidents are put in order of time by."""
    first = incident.stated[0].document.about.published or ""
    return (incident.when or first).lstrip("./"), first, incident.id
