"""Which statements of a case are told otherwise than they were kept: of documents added, read again or judged."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, delete, insert, select

from khronika.incidents import profile_form
from khronika.incidents.copying import entered, stated_in
from khronika.incidents.judged import Judged, judged
from khronika.incidents.profile import Profile
from khronika.incidents.tallies import profiles as profiles_of
from khronika.statements import judgements, kept

NO_JUDGEMENTS = Judged((), (), (), (), {}, ())


@dataclass
class Told:
    """`new` are the profiles of statements that are new or changed, `gone` the ids of those no longer told as they
    were, both by number; `judged` what judgements do to the documents that they are about, None where that is as it
    was."""

    documents: set[str]
    judged: Judged | None
    new: dict[int, Profile] = field(default_factory=dict)
    gone: dict[int, str] = field(default_factory=dict)


def told_anew(connection: Connection, stale: Iterable[str]) -> Told:
    """Reads the stale documents anew, the near-copies that this concerns, and those whose judgements changed. Numbers
    what is new; writes the effects."""
    asked = set(stale)
    asked |= entered(connection, asked - {kept.JUDGEMENTS})
    found = Told(asked - {kept.JUDGEMENTS}, None)
    _judge(connection, asked, found)
    stated = stated_in(connection, found.documents)
    if found.judged is not None:
        about = set(found.judged.of)
        changed = {s.id: s for s in found.judged.stated}
        out = {s.id for s in found.judged.rejected}
        stated = [changed.get(s.id, s) if s.id in about else s for s in stated if s.id not in out]
    _compare(connection, profiles_of(stated), found)
    return found


def _judge(connection: Connection, asked: set[str], found: Told) -> None:
    """What judgements do, worked out over the documents that they are about; the documents where that changed."""
    all_ = judgements.get(connection)
    about = {a.document for j in all_ for a in j.anchors}
    if kept.JUDGEMENTS not in asked and about.isdisjoint(asked):
        return
    stated = stated_in(connection, about)
    found.judged = judged(stated, all_) if about else NO_JUDGEMENTS
    home = {s.id: s.document.sha256 for s in stated}
    now = {sha: json.dumps(body, sort_keys=True) for sha, body in _effects(found.judged, home).items()}
    had = {row.document: row.body for row in connection.execute(select(kept.effects))}
    found.documents |= {sha for sha in {*now, *had} if now.get(sha) != had.get(sha)}
    connection.execute(delete(kept.effects))
    if now:
        connection.execute(insert(kept.effects), [{"document": sha, "body": body} for sha, body in now.items()])


def _effects(of: Judged, home: Mapping[str, str]) -> dict[str, dict[str, list[str]]]:
    """By document, what is judged of each of its statements."""
    found: dict[str, dict[str, list[str]]] = {}
    for id_, on in of.of.items():
        found.setdefault(home[id_], {})[id_] = [j.id for j in on]
    return found


def _compare(connection: Connection, told: list[Profile], found: Told) -> None:
    """What is kept of the documents against what they tell now."""
    now = {p.id: (p, profile_form.text(p)) for p in told}
    query = select(kept.nodes.c.n, kept.nodes.c.id, kept.profiles.c.body).join(
        kept.profiles, kept.profiles.c.n == kept.nodes.c.n
    )
    for some in kept.portions(found.documents):
        for row in connection.execute(query.where(kept.nodes.c.document.in_(some))):
            if row.id in now and now[row.id][1] == row.body:
                del now[row.id]
            else:
                found.gone[row.n] = row.id
    number = kept.numbered(connection, len(now))
    found.new = {number + i: p for i, (p, _) in enumerate(now.values())}
