"""Accounts of one event that do not go together in words and not in numbers: who was unhurt, where he was hit, whether
forces were on their way, why it happened, and whether all was calm there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from khronika.incidents import kinds
from khronika.incidents.incident import Incident
from khronika.incidents.offices import independent
from khronika.incidents.profile import SENTENCE, Profile, clause, published
from khronika.model import Stated

By = dict[str, list[Stated]]
NEAR = 1  # sentences between shots and the word that all is calm: further apart they speak of other hours


def unhurt(incident: Incident, told: Sequence[Profile]) -> By:
    """Somebody told as unhurt by one and as hurt by others: people of one job."""
    denied = [
        p for p in told if p.statement.type == "injury" and p.statement.status == "denied" and not incident.running
    ]
    hurt = [p for p in told if p.statement.type == "injury" and p.statement.status == "reported"]
    pairs = [(d, h) for d in denied for h in hurt if d.doc != h.doc and _who(d) != _who(h) and _same_people(d, h)]
    return _two("denied", [d for d, _ in pairs], "reported", [h for _, h in pairs])


CONTESTED = ("attack", "control", "injury", "death", "detention", "resignation")


def contested(incident: Incident, told: Sequence[Profile], type_: str) -> By:
    """What one denies, no earlier than others tell of it, or hold it possible or planned: an early «никто не пострадал»
    is no denial of those found hurt later. Numbers and jobs are held against each other elsewhere."""
    if incident.running:
        return {}
    of = [p for p in told if p.statement.type == type_]
    denied = [p for p in of if (p.statement.status == "denied" and p.statement.count is None) or _whole_denied(p)]
    pairs = [(d, p) for d in denied for p in of if p.statement.status != "denied" and _contests(d, p)]
    if not pairs:
        return {}
    found: By = {"denied": [d.stated for d, _ in pairs]}
    for _, p in pairs:
        found.setdefault(p.statement.status, []).append(p.stated)
    return _once(found)


def _whole_denied(p: Profile) -> bool:
    return p.statement.status == "denied" and p.statement.type in ("control", "resignation")


def _contests(denied: Profile, told: Profile) -> bool:
    one, other = published(denied.stated), published(told.stated)
    if _who(denied) == _who(told) or (one and other and one < other):
        return False
    return not denied.people or not told.people or bool(denied.people & told.people)


def _same_people(denied: Profile, hurt: Profile) -> bool:
    job = kinds.all_of("job", _affected(denied))
    return bool(job & kinds.all_of("job", f"{_affected(hurt)} ; {_mentions(hurt)}"))


def limbs(incident: Incident, told: Sequence[Profile]) -> By:
    """One wound in two places of the body; a report that tells several is of several people and says nothing."""
    if incident.running:
        return {}
    by_report: dict[str, list[Profile]] = {}
    for p in told:
        if p.statement.type == "injury" and p.statement.status == "reported":
            by_report.setdefault(p.doc, []).append(p)
    found: By = {}
    for report in by_report.values():
        named = {limb: p for p in report for limb in kinds.all_of("limb", _mentions(p))}
        if len(named) == 1:
            (limb, p) = next(iter(named.items()))
            found.setdefault(limb, []).append(p.stated)
    return found if len(found) > 1 else {}


def doubted(incident: Incident, told: Sequence[Profile]) -> By:
    """Forces told as sent, and later by another as undecided."""
    moves = [p for p in told if p.statement.type == "deployment" and p.kind != "out"]
    sent = [p for p in moves if p.statement.status == "reported"]
    doubts = [p for p in moves if p.statement.status in ("possible", "denied")]
    pairs = [(d, s) for d in doubts for s in sent if _later(d, s) and _who(d) != _who(s)]
    if not pairs:
        return {}
    before = [p for p in moves if p.statement.status in ("reported", "planned") and any(_later(d, p) for d, _ in pairs)]
    found: By = {}
    for p in [*before, *(d for d, _ in pairs)]:
        found.setdefault(p.statement.status, []).append(p.stated)
    return _once(found)


def causes(incident: Incident, told: Sequence[Profile]) -> By:
    """Aimed at somebody, or come upon by chance, as those who tell of the attack put it."""
    if incident.running:
        return {}
    found: By = {}
    for p in told:
        aim = _aim(p) if p.statement.type in ("attack", "death") and p.statement.status == "reported" else None
        if aim:
            found.setdefault(aim, []).append(p.stated)
    return _once(found) if len(found) > 1 else {}


def _aim(p: Profile) -> str | None:
    """What its own words tell; where they tell both, nothing."""
    named = kinds.all_of("aim", _mentions(p))
    return next(iter(named)) if len(named) == 1 else None


def calm(incident: Incident, told: Sequence[Profile]) -> By:
    """Shots or clashes, and beside them in the same reports somebody's word that all was calm there."""
    heard = [p for p in told if p.statement.type == "attack" and p.statement.status == "reported"]
    denied = [p for p in heard if not incident.running and calm_words(p)]
    return _two("attack", denied, "calm", denied)


def calm_words(p: Profile) -> str | None:
    """The sentence beside a statement that calls the place calm, None where its report has none."""
    text, starts = p.stated.document.text, [m.start for m in p.statement.spans]
    sentences = _sentences(text)
    own = {i for i, (a, b) in enumerate(sentences) for at in starts if a <= at < b}
    near = [i for i in range(len(sentences)) if any(abs(i - j) <= NEAR for j in own)]
    said = (text[a:b].strip() for a, b in (sentences[i] for i in near))
    return next((s for s in said if kinds.of("calm", s) and kinds.of("scene", s)), None)


def _sentences(text: str) -> list[tuple[int, int]]:
    cuts = [0, *(m.end() for m in SENTENCE.finditer(text)), len(text)]
    return list(pairwise(cuts))


def _who(p: Profile) -> str:
    return independent(p.stated)


def _later(p: Profile, q: Profile) -> bool:
    one, other = published(p.stated), published(q.stated)
    return bool(one and other and one.date() > other.date())


def _affected(p: Profile) -> str:
    return " ; ".join(a.text for a in p.statement.affected)


def _mentions(p: Profile) -> str:
    """The clauses in which a report tells of it."""
    return " ; ".join(_clause_at(p.stated.document.text, span.start) for span in p.statement.spans)


def _clause_at(text: str, at: int) -> str:
    start = max((m.end() for m in SENTENCE.finditer(text, 0, at + 1) if m.end() <= at), default=0)
    end = re.search(SENTENCE, text[at:])
    return clause(text[start : at + end.start() if end else len(text)], at - start)


def _two(one: str, of_one: Iterable[Profile], other: str, of_other: Iterable[Profile]) -> By:
    found = {one: [p.stated for p in of_one], other: [p.stated for p in of_other]}
    return _once(found) if all(found.values()) else {}


def _once(found: By) -> By:
    return {value: list({s.id: s for s in stated}.values()) for value, stated in found.items()}
