"""Annotated reports as statements, so that what follows the reader can be measured without the reader's errors."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from khronika.incidents.copies import copies, folded
from khronika.model import About, Document, Place, Span, Stated
from khronika.statements import annotations

Json = dict[str, Any]
NOWHERE = Span(0, 0)


def place_named(name: str) -> Place:
    """The place of an annotated name."""
    return annotations.place_named(name, NOWHERE)


@dataclass(frozen=True)
class Corpus:
    """Documents of a folder, their annotated facts as statements, and what belongs to which incident."""

    documents: dict[str, Document]
    stated: list[Stated]
    slug: dict[str, str]
    fact: dict[str, tuple[str, int]]
    part_of: dict[str, str]
    record: Json


def documents(folder: Path) -> dict[str, Document]:
    """The reports of a folder with their index, by name."""
    out = {}
    for line in (folder / "index.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        raw = (folder / f"{entry['doc']}.txt").read_bytes()
        about = About(**{k: entry.get(k) for k in ("doc", "published", "publisher", "title", "url", "language")})
        out[about.doc] = Document(sha256(raw).hexdigest(), raw.decode(), about, datetime(2022, 1, 1, tzinfo=UTC))
    return out


def corpus(folder: Path) -> Corpus:
    """Everything of an annotated folder."""
    docs = documents(folder)
    stated, slug, fact, part_of = [], {}, {}, {}
    for name, document in docs.items():
        for f in annotations.facts(folder / f"{name}.json"):
            one = Stated(f"{name}:{f['id']}", document, annotations.statement(f, document.text))
            stated.append(one)
            slug[one.id], fact[one.id] = f["incident"], (name, f["id"])
            if f.get("part_of"):
                part_of[one.id] = f"{name}:{f['part_of']}"
    record = json.loads((folder / "record.json").read_text(encoding="utf-8"))
    stated = folded(stated, copies(docs.values()))
    return Corpus(docs, stated, slug, fact, part_of, record)


# --- the reader's statements against the annotations ------------------------------------------------------------------


def read(c: Corpus) -> Corpus:
    """The same reports by the reader; a statement has the incident of the fact whose trigger it stands on."""
    from khronika.reading.reader import reader

    docs = list(c.documents.values())
    made = reader().read([(d.text, d.about) for d in docs])
    stated = [Stated(f"{d.about.doc}:r{n}", d, s) for d, of in zip(docs, made, strict=True) for n, s in enumerate(of)]
    stated = folded(stated, copies(docs))
    facts: dict[str, list[Stated]] = {}
    for f in c.stated:
        facts.setdefault(f.document.sha256, []).append(f)
    matched = ((s, _fact(s, facts.get(s.document.sha256, []))) for s in stated)
    stands_for = {s.id: found.id for s, found in matched if found}
    slug = {id_: c.slug[of] for id_, of in stands_for.items()}
    fact = {id_: c.fact[of] for id_, of in stands_for.items()}
    return Corpus(c.documents, stated, slug, fact, {}, c.record)


def _fact(s: Stated, facts: list[Stated]) -> Stated | None:
    """The fact of the same type whose mentions it touches, the one that it shares most values with."""
    met = [f for f in facts if f.statement.type == s.statement.type and _touch(s, f)]
    return max(met, key=lambda f: (_alike(s, f), f.id), default=None)


def _touch(s: Stated, f: Stated) -> bool:
    return any(a.touches(b) for a in (s.statement.trigger.span, *s.statement.spans) for b in f.statement.spans)


def _alike(s: Stated, f: Stated) -> int:
    one, other = s.statement, f.statement
    counts = [(c.low, c.high) if c else None for c in (one.count, other.count)]
    places = [{p.id or p.name for p in x.where} for x in (one, other)]
    doers = [{w[:5].lower() for a in x.actors for w in a.text.split()} for x in (one, other)]
    shared = bool(places[0] & places[1]) + bool(doers[0] & doers[1])
    return 2 * (counts[0] == counts[1]) + (one.status == other.status) + shared
