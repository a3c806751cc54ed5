"""How well the record of an annotated corpus holds, entry by entry.

    evaluation/record.py CORPUS_DIR --from-gold [--show]
    evaluation/record.py CORPUS_DIR [--show]

From the annotations, or from what the reader makes of the reports. An entry is right when every field of it is.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from bcubed import bcubed
from gold import Corpus, corpus, place_named, read

from khronika.incidents import kinds
from khronika.incidents.incident import Incident
from khronika.incidents.linking import link
from khronika.incidents.origins import origin
from khronika.incidents.spots import key
from khronika.incidents.words import content
from khronika.record.commitments import Commitment, commitments
from khronika.record.disputes import Version, disputes
from khronika.record.figures import Figure, figures
from khronika.record.measures import holds, measures
from khronika.record.tolls import toll

Json = dict[str, Any]


def say_incidents(c: Corpus, found: Sequence[Incident], show: bool) -> None:
    said = {s.id: i.id for i in found for s in i.stated}
    print("incidents  {}  precision {:.3f}  recall {:.3f}  F1 {:.3f}".format(len(found), *bcubed(said, c.slug)))
    if show:
        for incident in found:
            _say_incident(c, incident)


def _say_incident(c: Corpus, incident: Incident) -> None:
    slugs = Counter(c.slug[s.id] for s in incident.stated if s.id in c.slug)
    if len(slugs) < 2:
        return
    print(f"\n{incident.lead} {incident.place and incident.place.name} {incident.when} {dict(slugs)}")
    main = slugs.most_common(1)[0][0]
    for s in incident.stated:
        if c.slug.get(s.id, main) != main:
            m = s.statement
            who = [p.text for p in m.affected]
            print(f"   {s.id} {c.slug[s.id]}: {m.type} «{m.trigger.text}» {m.when and m.when.edtf} {who}")


def of_slug(c: Corpus, found: Sequence[Incident]) -> dict[str, Incident]:
    """For each annotated incident ours that shares most with it."""
    shared: dict[str, Counter[str]] = {}
    for i in found:
        for s in i.stated:
            if s.id in c.slug:
                shared.setdefault(c.slug[s.id], Counter())[i.id] += 1
    by_id = {i.id: i for i in found}
    return {slug: by_id[n.most_common(1)[0][0]] for slug, n in shared.items()}


# --- tolls ------------------------------------------------------------------------------------------------------------


def say_tolls(c: Corpus, found: Sequence[Incident]) -> None:
    told, home = figures(c.stated), of_slug(c, found)
    right = 0
    for entry in c.record["tolls"]:
        said = toll([f for f in told if _asked(f, entry, home) and f.as_of <= entry["as_of"]])
        held = (said.low, said.high) == (entry["low"], entry["high"])
        right += held
        if not held:
            wanted = f"{entry['low']}-{entry['high']}, said {said.low}-{said.high}"
            bearing = [(f.stated.id, f.low, f.high, f.as_of, f.origin) for f in said.figures]
            print(f"  wrong  toll {entry['incident']} {entry['type']} {entry['group']} {entry['place']} "
                  f"{entry['as_of']}: {wanted} {bearing}")  # fmt: skip
    print(f"tolls  {right} of {len(c.record['tolls'])}")


def _asked(f: Figure, entry: Json, home: dict[str, Incident]) -> bool:
    incident = home.get(entry["incident"])
    if f.type != entry["type"] or incident is None:
        return False
    group = kinds.of("group", entry["group"].split("(")[0]) or "people" if entry["group"] else None
    if not incident.running:
        return f.stated in incident.stated and (group in (None, "people") or f.group == group)
    return f.running and f.group == (group or "people") and f.place_key == key(place_named(entry["place"]))


# --- measures ---------------------------------------------------------------------------------------------------------


def say_measures(c: Corpus, found: Sequence[Incident]) -> None:
    told, home, right = measures(found), of_slug(c, found), 0
    for entry in c.record["in_force"]:
        incident, at = home.get(entry["measure"]), datetime.fromisoformat(entry["at"]).replace(tzinfo=None)
        place = place_named(entry["place"])
        own = [m for m in told if incident and m.incident == incident.id]
        said = any(holds(told, m, at, place) for m in own)
        right += said == entry["in_force"]
        if said != entry["in_force"]:
            spans = [(m.kind, str(m.first), str(m.last), m.clock, [p.name for p in m.places]) for m in own]
            print(f"  wrong  in force {entry['measure']} {entry['place']} {entry['at']}: said {said} {spans}")
    print(f"in force  {right} of {len(c.record['in_force'])}")


# --- disputes ---------------------------------------------------------------------------------------------------------


def say_disputes(c: Corpus, found: Sequence[Incident]) -> None:
    told = [(i, d) for i in found for d in disputes(i)]
    home, right = of_slug(c, found), 0
    for entry in c.record["disputes"]:
        incident = home.get(entry["incident"])
        wanted = {frozenset(v["docs"]) for v in entry["versions"]}
        about = [d for i, d in told if incident and i.id == incident.id and d.about == entry["about"]]
        held = any({_docs(v) for v in d.versions} == wanted for d in about)
        right += held
        if not held:
            said = [[(v.value, sorted(_docs(v))) for v in d.versions] for d in about]
            print(f"  wrong  dispute {entry['incident']} {entry['about']}: {[sorted(w) for w in wanted]}, said {said}")
    print(f"disputes  {right} of {len(c.record['disputes'])}, {len(told)} told")


def _docs(version: Version) -> frozenset[str]:
    return frozenset(s.document.about.doc for s in version.stated)


def say_not_disputes(c: Corpus, found: Sequence[Incident]) -> None:
    by_fact = {fact: id_ for id_, fact in c.fact.items()}
    sides: dict[str, list[list[set[str]]]] = {}
    for d in (d for i in found for d in disputes(i) if not d.settled):
        sides.setdefault(d.about, []).append([{s.id for s in v.stated} for v in d.versions])
    right = 0
    for entry in c.record["not_disputes"]:
        ids = [by_fact.get((doc, n)) for doc, n in entry["pairs"]]
        quarrel = any(sum(bool(side & set(ids)) for side in versions) > 1 for versions in sides.get(entry["about"], []))
        right += not quarrel
        if quarrel:
            print(f"  wrong  no dispute {entry['incident']} {entry['about']} {ids}")
    print(f"no disputes  {right} of {len(c.record['not_disputes'])}")


# --- the rest ---------------------------------------------------------------------------------------------------------


def say_retracted(c: Corpus) -> None:
    """Figures that are retracted, each report and number once."""
    by_id = {id_: (doc, n) for id_, (doc, n) in c.fact.items()}
    said = {by_id[f.stated.id] for f in figures(c.stated) if f.state == "retracted" and f.stated.id in by_id}
    wanted = {(e["doc"], e["fact_id"]) for e in c.record["retracted"]}
    print(f"retracted  {len(said & wanted)} of {len(wanted)}, {len(said - wanted)} beyond {sorted(said - wanted)}")


def say_commitments(c: Corpus, found: Sequence[Incident]) -> None:
    told = commitments(found)
    wrong = [e for e in c.record["commitments"] if not any(_is(e, s) for s in told)]
    for e in wrong:
        print(f"  wrong  commitment {e['who']} {e['what']} {e['count']} {e['status']} {e['as_of']}")
    print(f"commitments  {len(c.record['commitments']) - len(wrong)} of {len(c.record['commitments'])}")


def _is(entry: Json, said: Commitment) -> bool:
    who = not said.who or any(content(entry["who"]) & content(name) for name in said.who)
    return who and (said.low, said.status, said.as_of) == (entry["count"], entry["status"], entry["as_of"])


def say_origins(c: Corpus, found: Sequence[Incident]) -> None:
    home, right = of_slug(c, found), 0
    for entry in c.record["independent_origins"]:
        incident, wanted = home.get(entry["incident"]), {frozenset(docs) for _, docs in entry["origins"]}
        by_origin: dict[str, set[str]] = {}
        for s in incident.stated if incident else ():
            if s.statement.type not in ("refusal", "demand") or (incident and incident.lead == "demand"):
                by_origin.setdefault(origin(s), set()).add(s.document.about.doc)
        right += {frozenset(docs) for docs in by_origin.values()} == wanted
    print(f"independent origins  {right} of {len(c.record['independent_origins'])}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--from-gold", action="store_true", help="from the annotations, and not from the reader")
    parser.add_argument("--show", action="store_true", help="print the incidents that mix what should be apart")
    given = parser.parse_args()
    c = corpus(given.corpus)
    if not given.from_gold:
        c = read(c)
    found = link(c.stated)
    say_incidents(c, found, given.show)
    say_tolls(c, found)
    say_measures(c, found)
    say_disputes(c, found)
    if given.from_gold:
        say_not_disputes(c, found)
        say_retracted(c)
    say_commitments(c, found)
    say_origins(c, found)


if __name__ == "__main__":
    main()
