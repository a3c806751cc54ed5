"""The near-copies of a case, kept in its database: `copies.copies` at the cost of a report's own near-copies.

A report is compared with those that share a band of hashes with it. Reports are never taken out, so that groups only
grow and meet: who comes first makes no difference.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import zip_longest

from sqlalchemy import Connection, func, insert, select, tuple_, update

from khronika.documents.likeness import bands as bands_of
from khronika.documents.likeness import near, signature
from khronika.incidents.copies import FIRSTS, Order, folded, order
from khronika.model import Document, Stated
from khronika.statements.kept import among, bands, copies, listed, numbered, portions
from khronika.statements.store import get_documents, get_stated

BEFORE_ALL = ("", "")


def stated_in(connection: Connection, shas: Iterable[str]) -> list[Stated]:
    """What documents state, those of near-copies marked as such."""
    asked = set(shas)
    if not asked:
        return []
    of = _groups(connection, asked)
    firsts = {d.sha256: d for group in of.values() for d in group if d.sha256 not in asked}
    beside = get_stated(connection, firsts.values()) if firsts else []
    return folded(get_stated(connection, get_documents(connection, *asked)), of, beside)


def _groups(connection: Connection, shas: Iterable[str]) -> dict[str, list[Document]]:
    """The FIRSTS earliest reports of the group of each that has near-copies."""
    first_of = {row.document: row.first for row in connection.execute(COPIED, {"shas": listed(shas)})}
    earliest = {first: [sha for _, sha in _earliest(connection, first)] for first in set(first_of.values())}
    wanted = {sha for found in earliest.values() for sha in found}
    held = {d.sha256: d for d in get_documents(connection, *wanted)} if wanted else {}
    return {sha: [held[one] for one in earliest[first]] for sha, first in first_of.items()}


_other = copies.alias()
COPIED = select(copies.c.document, copies.c.first).where(
    copies.c.document.in_(among("shas")),
    select(_other.c.n).where(_other.c.first == copies.c.first, _other.c.n != copies.c.n).exists(),
)


def _earliest(connection: Connection, first: str) -> list[Order]:
    query = select(copies.c.moment, copies.c.document).where(copies.c.first == first)
    found = connection.execute(query.order_by(copies.c.moment, copies.c.document).limit(FIRSTS))
    return [(moment, sha) for moment, sha in found]


def entered(connection: Connection, stale: Iterable[str]) -> set[str]:
    """Enters the documents that are new; gives the others of which near-copies are told anew, or are others now."""
    asked = {"stale": listed(stale)}
    known = select(copies.c.moment, copies.c.document, copies.c.first).where(copies.c.document.in_(among("stale")))
    before = list(connection.execute(known, asked))
    found = {sha for row in before for sha in _after(connection, row.first, (row.moment, row.document))}
    rest = set(stale) - {row.document for row in before}
    new = _enter(connection, get_documents(connection, *rest) if rest else [])
    for n, (sha, held) in new.items():
        found |= _join(connection, _beside(connection, n, held) | {_first_of(connection, sha)})
    return found


def _after(connection: Connection, first: str, told: Order) -> list[str]:
    """The reports of a group that may repeat the words of one: those after it, if it is among the earliest."""
    return _since(connection, first, told) if told in _earliest(connection, first) else []


def _since(connection: Connection, first: str, moment: Order) -> list[str]:
    here = copies.c.moment, copies.c.document
    return list(
        connection.scalars(select(copies.c.document).where(copies.c.first == first, tuple_(*here) > tuple_(*moment)))
    )


def _enter(connection: Connection, documents: Iterable[Document]) -> dict[int, tuple[str, bytes]]:
    """Enters reports as yet without near-copies; gives their fingerprints and signatures by number."""
    signed = [(d, held) for d in documents if (held := signature(d.text))]
    start = numbered(connection, len(signed))
    rows = [
        {"n": n, "document": d.sha256, "likeness": held, "moment": order(d.sha256, d.about)[0], "first": d.sha256}
        for n, (d, held) in enumerate(signed, start)
    ]
    if rows:
        connection.execute(insert(copies), rows)
        pairs = {(band, n) for n, (_, held) in enumerate(signed, start) for band in bands_of(held)}
        connection.execute(insert(bands), [{"band": band, "n": n} for band, n in sorted(pairs)])
    return {n: (d.sha256, held) for n, (d, held) in enumerate(signed, start)}


def _beside(connection: Connection, n: int, held: bytes) -> set[str]:
    """The groups of which a report is a near-copy."""
    query = (
        select(copies.c.likeness, copies.c.first)
        .join(bands, bands.c.n == copies.c.n)
        .where(bands.c.band.in_(among("bands")), copies.c.n != n)
        .distinct()
    )
    found = defaultdict(set)
    for other, first in connection.execute(query, {"bands": listed(bands_of(held))}):
        found[other].add(first)
    return {first for other in near(held, found) for first in found[other]}


def _first_of(connection: Connection, sha: str) -> str:
    return str(connection.scalar(select(copies.c.first).where(copies.c.document == sha)))


def _join(connection: Connection, firsts: set[str]) -> set[str]:
    """Makes groups one; gives the reports whose group has another name now, or others before them."""
    if len(firsts) == 1:
        return set()
    before = {first: _earliest(connection, first) for first in firsts}
    after = sorted(one for earliest in before.values() for one in earliest)[:FIRSTS]
    found: set[str] = set()
    for first, earliest in before.items():
        other = next((now for now, was in zip_longest(after, earliest) if now != was), None)
        since = BEFORE_ALL if len(earliest) == 1 else other
        found.update(_since(connection, first, since) if since else ())
    head = after[0][1]
    for some in portions(firsts - {head}):
        connection.execute(update(copies).where(copies.c.first.in_(some)).values(first=head))
    return found


def sizes(connection: Connection, shas: Iterable[str]) -> dict[str, int]:
    """How many other near-copies each of the reports has; those without any are left out."""
    own = copies.alias()
    query = (
        select(own.c.document, func.count() - 1)
        .join(copies, copies.c.first == own.c.first)
        .where(own.c.document.in_(among("shas")))
        .group_by(own.c.document)
        .having(func.count() > 1)
    )
    return dict(map(tuple, connection.execute(query, {"shas": listed(shas)})))


def firsts(connection: Connection) -> Mapping[str, str]:
    """For every report that has near-copies, the one of them that appeared first."""
    several = select(copies.c.first).group_by(copies.c.first).having(func.count() > 1)
    query = select(copies.c.document, copies.c.first).where(copies.c.first.in_(several))
    return dict(map(tuple, connection.execute(query)))
