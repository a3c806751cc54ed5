"""Each entry of an annotated record held against what Khronika derives: right only if every field of it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from gold import Corpus, place_named

from khronika.incidents import kinds
from khronika.incidents.incident import Incident
from khronika.incidents.linking import link
from khronika.incidents.offices import independent
from khronika.incidents.spots import key
from khronika.incidents.words import content
from khronika.record.commitments import Commitment, commitments
from khronika.record.disputes import Dispute, Version, disputed
from khronika.record.figures import Figure, figures
from khronika.record.measures import Measure, holds, measures
from khronika.record.parts import parts
from khronika.record.pools import Key, pools
from khronika.record.tolls import toll

Json = dict[str, Any]


@dataclass(frozen=True)
class Verdict:
    """Whether an entry holds, what it asks for, and what was said."""

    right: bool
    asked: str
    said: str


class Derived:
    """What Khronika makes of a corpus."""

    def __init__(self, c: Corpus) -> None:
        self.corpus = c
        self.incidents: list[Incident] = link(c.stated)

    @cached_property
    def figures(self) -> list[Figure]:
        return figures(self.corpus.stated)

    @cached_property
    def measures(self) -> list[Measure]:
        return measures(self.incidents)

    @cached_property
    def disputes(self) -> list[tuple[Incident, Dispute]]:
        found = disputed(self.incidents)
        return [(i, d) for i in self.incidents for d in found[i.id]]

    @cached_property
    def commitments(self) -> list[Commitment]:
        return commitments(self.incidents)

    @cached_property
    def parts(self) -> set[tuple[str, str]]:
        return {(p.part.stated.id, p.whole.stated.id) for p in parts(self.incidents)}

    @cached_property
    def home(self) -> dict[str, Incident]:
        """For each annotated incident ours that shares most with it."""
        shared: dict[str, Counter[str]] = {}
        for i in self.incidents:
            for s in i.stated:
                if s.id in self.corpus.slug:
                    shared.setdefault(self.corpus.slug[s.id], Counter())[i.id] += 1
        by_id = {i.id: i for i in self.incidents}
        return {slug: by_id[n.most_common(1)[0][0]] for slug, n in shared.items()}

    @cached_property
    def by_fact(self) -> dict[tuple[str, int], list[str]]:
        """The statements that stand for an annotated fact."""
        found: dict[tuple[str, int], list[str]] = {}
        for id_, fact in self.corpus.fact.items():
            found.setdefault(fact, []).append(id_)
        return found

    def of(self, fact: Json | Sequence[Any]) -> list[str]:
        """The statements of a fact, told as `{doc, fact_id}` or `[doc, fact_id]`."""
        doc, number = (fact["doc"], fact["fact_id"]) if isinstance(fact, dict) else (fact[0], fact[1])
        return self.by_fact.get((doc, number), [])


# --- tolls ------------------------------------------------------------------------------------------------------------


def of_toll(d: Derived, e: Json) -> Verdict:
    found = toll([f for f in _pool(d, e) if f.as_of <= e["as_of"]])
    whose = f"{e['incident']}, {e['type']}, {e['group'] or 'all'}, {e['place']}, {e['as_of']}"
    bearing = "; ".join(f"{f.stated.id} {_span(f.low, f.high)}" for f in found.figures)
    right = (found.low, found.high) == (e["low"], e["high"]) and e["incident"] in d.home
    said = f"{_span(found.low, found.high)} ({bearing})"
    return Verdict(right, f"{whose}: {_span(e['low'], e['high'])}", said)


def _span(low: int | None, high: int | None) -> str:
    return "none" if low is None and high is None else f"{'' if low is None else low}-{'' if high is None else high}"


def _pool(d: Derived, e: Json) -> list[Figure]:
    """The figures that an entry asks for."""
    incident = d.home.get(e["incident"])
    if incident is None:
        return []
    own = {s.id for s in incident.stated}
    told = pools(incident, [f for f in d.figures if f.type == e["type"] and f.stated.id in own])
    if incident.running:
        return told.get((_group(e, told) or "people", key(place_named(e["place"]))), [])
    return told.get((_group(e, told), ""), [])


def _group(e: Json, told: Mapping[Key, object]) -> str:
    """The group that an entry names, a kind or else a word of those that the figures name; empty for everybody."""
    said = (e["group"] or "").split("(")[0]
    words = content(said) & {group for group, _ in told}
    kind = kinds.of("group", said)
    return min(words) if words and (kind, "") not in told else kind or ""


# --- disputes ---------------------------------------------------------------------------------------------------------


def of_dispute(d: Derived, e: Json) -> Verdict:
    incident = d.home.get(e["incident"])
    wanted = {frozenset(v["docs"]) for v in e["versions"]}
    about = [x for i, x in d.disputes if incident and i.id == incident.id and x.about == e["about"]]
    right = any({_docs(v) for v in x.versions} == wanted for x in about)
    said = "; ".join(" or ".join(f"{v.value} {sorted(_docs(v))}" for v in x.versions) for x in about)
    return Verdict(right, f"{e['incident']}, {e['about']}: {_sides(e['versions'])}", said or "no dispute")


def _sides(versions: Sequence[Json]) -> str:
    return " or ".join(f"{v['value']} {v['docs']}" for v in versions)


def _docs(version: Version) -> frozenset[str]:
    return frozenset(s.document.about.doc for s in version.stated)


def of_not_dispute(d: Derived, e: Json) -> Verdict:
    """Quiet where nothing is in dispute; facts that were not read cannot be called quiet."""
    facts = [d.of(pair) for pair in e["pairs"]]
    ids = {id_ for of in facts for id_ in of}
    loud = [x for _, x in d.disputes if not x.settled and x.about == e["about"] and _opposes(x, ids)]
    said = "; ".join(" or ".join(v.value for v in x.versions) for x in loud)
    read = sum(bool(of) for of in facts) > 1
    missing = "quiet" if read else "not all of it is read"
    return Verdict(not loud and read, f"{e['incident']}, {e['about']}: {e['pairs']}", said or missing)


def _opposes(x: Dispute, ids: set[str]) -> bool:
    return sum(any(s.id in ids for s in v.stated) for v in x.versions) > 1


# --- origins ----------------------------------------------------------------------------------------------------------


def of_origins(d: Derived, e: Json) -> Verdict:
    """Reports grouped by who is behind them. An entry speaks of its own part of the corpus (the documents' names up to
    their number): the parts were recorded one by one."""
    incident = d.home.get(e["incident"])
    part = {_part(doc) for _, docs in e["origins"] for doc in docs}
    wanted = {frozenset(docs) for _, docs in e["origins"]}
    found: dict[str, set[str]] = {}
    for s in incident.stated if incident else ():
        doc = s.document.about.doc
        tells = s.statement.type not in ("refusal", "demand") or (incident and incident.lead == s.statement.type)
        if tells and _part(doc) in part:
            found.setdefault(independent(s), set()).add(doc)
    said = "; ".join(f"{who} {sorted(docs)}" for who, docs in sorted(found.items()))
    asked = "; ".join(f"{who} {docs}" for who, docs in e["origins"])
    return Verdict({frozenset(x) for x in found.values()} == wanted, f"{e['incident']}: {asked}", said or "nothing")


def _part(doc: str) -> str:
    return re.sub(r"\d+$", "", doc)


# --- parts, retractions -----------------------------------------------------------------------------------------------


def of_never_add(d: Derived, e: Json) -> Verdict:
    pairs = [(a, b) for a in d.of(e["part"]) for b in d.of(e["whole"])]
    right = any(pair in d.parts for pair in pairs)
    asked = f"{e['part']['doc']}:{e['part']['fact_id']} in {e['whole']['doc']}:{e['whole']['fact_id']}"
    return Verdict(right, asked, "part" if right else "not told" if pairs else "not read")


def of_retracted(d: Derived, e: Json) -> Verdict:
    ids = d.of(e)
    states = {f.state: f for f in d.figures if f.stated.id in ids}
    by = {f.stated.document.about.doc for f in d.figures if f.state == "denied"}
    right = "retracted" in states and e["by"] in by
    return Verdict(right, f"{e['doc']}:{e['fact_id']} by {e['by']}", ", ".join(sorted(states)) or "not read")


# --- measures, commitments --------------------------------------------------------------------------------------------


def of_in_force(d: Derived, e: Json) -> Verdict:
    incident, at = d.home.get(e["measure"]), datetime.fromisoformat(e["at"]).replace(tzinfo=None)
    place = place_named(e["place"])
    own = [m for m in d.measures if incident and m.incident == incident.id]
    said = any(holds(d.measures, m, at, place) for m in own)
    told = "; ".join(f"{m.kind} {m.first} to {m.last} {m.clock or ''} {[p.name for p in m.places]}" for m in own)
    right = bool(own) and said == e["in_force"]
    return Verdict(
        right, f"{e['measure']}, {e['place']}, {e['at']}: {e['in_force']}", f"{said} ({told or 'no measure'})"
    )


def of_commitment(d: Derived, e: Json) -> Verdict:
    right = any(_is(e, x) for x in d.commitments)
    near = [x for x in d.commitments if x.as_of == e["as_of"]]
    said = "; ".join(f"{', '.join(x.who) or '?'} {x.low} {x.status}" for x in near)
    return Verdict(
        right, f"{e['who']}, {e['what']}, {e['count']}, {e['status']}, {e['as_of']}", said or "nothing that day"
    )


def _is(e: Json, x: Commitment) -> bool:
    who = not x.who or any(content(e["who"]) & content(name) for name in x.who)
    leaves = kinds.of("homeward", e["what"]) is not None or "возвращение" in content(e["what"])
    return who and leaves == x.withdrawal and (x.low, x.status, x.as_of) == (e["count"], e["status"], e["as_of"])


KINDS = {
    "tolls": of_toll,
    "disputes": of_dispute,
    "not_disputes": of_not_dispute,
    "independent_origins": of_origins,
    "retracted": of_retracted,
    "never_add": of_never_add,
    "in_force": of_in_force,
    "commitments": of_commitment,
}


def verdicts(d: Derived) -> Iterator[tuple[str, list[Verdict]]]:
    """The verdicts over every kind of entry that the record has."""
    for kind, of in KINDS.items():
        entries: Iterable[Json] = d.corpus.record.get(kind, ())
        yield kind, [of(d, e) for e in entries]
