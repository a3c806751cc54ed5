"""One statement as a plain dict: its slots, the chain that says it, and the sentence with the evidence marked."""

from __future__ import annotations

from typing import Any

from khronika.model import About, Count, Document, Place, Stated, Statement
from khronika.views.evidence import marks, segments, sentence
from khronika.views.retelling import retelling

Json = dict[str, Any]

ID = 16  # characters of a fingerprint in an address
FAMILIES = {
    **dict.fromkeys(("death", "injury", "detention", "abduction", "missing", "displacement"), "harm"),
    **dict.fromkeys(("attack", "accident", "damage", "control"), "force"),
    **dict.fromkeys(("protest", "demand"), "street"),
    **dict.fromkeys(("measure", "deployment", "resignation", "refusal"), "state"),
}


def document_id(document: Document) -> str:
    """The document's name in addresses: the head of its bytes' SHA-256."""
    return document.sha256[:ID]


def document_line(document: Document) -> Json:
    """What a list says of a document."""
    return about_line(document.sha256, document.about)


def about_line(sha: str, about: About) -> Json:
    """What a list says of the document of that fingerprint."""
    return {
        "id": sha[:ID],
        "doc": about.doc,
        "title": about.title or about.doc,
        "publisher": about.publisher,
        "published": about.published,
        "url": about.url,
        "language": about.language,
        "retold": about.retold,
        "note": retelling(about),
    }


def count_view(count: Count | None) -> Json | None:
    """`{low, high}`, None for an end that the words leave open."""
    return {"low": count.low, "high": count.high} if count else None


def place_view(place: Place) -> Json:
    """A place without its span."""
    return {
        "name": place.name,
        "kind": place.kind,
        "id": place.id,
        "country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
    }


def quote(stated: Stated) -> list[Json]:
    """The sentence of the first mention, in segments."""
    text = stated.document.text
    return segments(text, sentence(text, stated.statement.trigger.span), marks([stated]))


def _rules(statement: Statement) -> Json:
    """The rule behind each slot that has a value."""
    out = {"trigger": [statement.trigger.rule], "status": [statement.status_rule]}
    out["affected"] = [p.rule for p in statement.affected]
    out["actors"] = [p.rule for p in statement.actors]
    out["count"] = [statement.count.rule] if statement.count else []
    out["when"] = [statement.when.rule] if statement.when else []
    out["where"] = [p.rule for p in statement.where]
    out["site"] = [statement.site.rule] if statement.site else []
    out["sources"] = [s.rule for s in statement.sources]
    return {slot: sorted(set(rules)) for slot, rules in out.items() if rules}


def statement_view(stated: Stated) -> Json:
    """The whole statement, with its document's line. `repeats` tells that the report copies another's words here."""
    s = stated.statement
    return {
        "id": stated.id,
        "document": document_line(stated.document),
        "type": s.type,
        "family": FAMILIES[s.type],
        "status": s.status,
        "direction": s.direction,
        "trigger": s.trigger.text,
        "at": s.trigger.span.start,
        "affected": [p.text for p in s.affected],
        "actors": [p.text for p in s.actors],
        "count": count_view(s.count),
        "when": s.when.edtf if s.when else None,
        "clock": s.when.clock if s.when else None,
        "where": [place_view(p) for p in s.where],
        "site": s.site.text if s.site else None,
        "chain": list(stated.chain),
        "origin": stated.origin,
        "own_voice": not s.sources,
        "repeats": bool(stated.copy and stated.copy.voice),
        "quote": quote(stated),
        "rules": _rules(s),
    }
