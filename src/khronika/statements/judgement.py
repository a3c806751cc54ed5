"""What a person decided of statements, with author, time and reason. Added or withdrawn, never edited."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from typing import Any

from khronika import edtf
from khronika.errors import BadJudgement
from khronika.model import STATUSES, Stated
from khronika.reading.gazetteer import gazetteer
from khronika.reading.places_adjectives import key

ACCEPT, CORRECT, REJECT, RETRACT, SAME, APART = "accept", "correct", "reject", "retract", "same", "not-same"
KINDS = (ACCEPT, CORRECT, REJECT, RETRACT, SAME, APART)
RETRACTED = "retracted by judgement"  # how the status rule of a retracted statement begins
OF_TWO = (SAME, APART)
CORRECTABLE = ("status", "count", "when", "place")


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a statement stands, by which it is found again when a newer reader gives it another id."""

    id: str
    document: str
    type: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision. `kind` is one of KINDS; `anchors` hold one statement, or two for same and not-same.

    `correction` holds the slots that a correction sets: status, count ([low, high], null an open end), when (EDTF),
    place (a name). `made` and `withdrawn` are ISO moments in UTC; `withdrawn` is None while it stands.
    """

    id: str
    kind: str
    anchors: tuple[Anchor, ...]
    correction: dict[str, Any]
    author: str
    made: str
    reason: str
    withdrawn: str | None = None
    withdrawn_by: str | None = None
    withdrawn_why: str | None = None

    @property
    def stands(self) -> bool:
        """Whether nobody has withdrawn it."""
        return self.withdrawn is None


def anchor(stated: Stated) -> Anchor:
    """Where the statement stands."""
    span = stated.statement.trigger.span
    return Anchor(stated.id, stated.document.sha256, stated.statement.type, span.start, span.end)


def judgement(
    kind: str, stated: tuple[Stated, ...], author: str, made: str, reason: str, correction: dict[str, Any] | None = None
) -> Judgement:
    """A judgement on one statement, or two for same and not-same. Raises BadJudgement."""
    _check(kind, stated, author, reason, correction or {})
    anchors = tuple(sorted((anchor(s) for s in stated), key=lambda a: a.id))
    said = [kind, [a.id for a in anchors], correction or {}, author.strip(), made, reason.strip()]
    id_ = hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:12]
    return Judgement(id_, kind, anchors, dict(correction or {}), author.strip(), made, reason.strip())


def withdrawn(one: Judgement, author: str, moment: str, reason: str) -> Judgement:
    """The judgement as withdrawn."""
    return replace(one, withdrawn=moment, withdrawn_by=author.strip(), withdrawn_why=reason.strip())


def _check(kind: str, stated: tuple[Stated, ...], author: str, reason: str, correction: dict[str, Any]) -> None:
    if kind not in KINDS:
        raise BadJudgement(kind, "is no kind of judgement", f"Choose one of {', '.join(KINDS)}")
    if not author.strip() or not reason.strip():
        raise BadJudgement(kind, "lacks an author or a reason", "Say who judges, and why")
    if len(stated) != (2 if kind in OF_TWO else 1):
        told = "two statements" if kind in OF_TWO else "one statement"
        raise BadJudgement(kind, f"is about {told}, not {len(stated)}", f"Name {told}")
    if kind in OF_TWO and stated[0].id == stated[1].id:
        raise BadJudgement(kind, f"names statement {stated[0].id} twice", "Name two statements")
    if (kind == CORRECT) != bool(correction):
        reason_ = "corrects nothing" if kind == CORRECT else "takes no correction"
        raise BadJudgement(kind, reason_, f"Only a correction sets {', '.join(CORRECTABLE)}")
    _check_correction(correction)


def _check_correction(correction: dict[str, Any]) -> None:
    unknown = sorted(set(correction) - set(CORRECTABLE))
    if unknown:
        raise BadJudgement(unknown[0], "cannot be corrected", f"Correct one of {', '.join(CORRECTABLE)}")
    status = correction.get("status")
    if "status" in correction and status not in STATUSES:
        raise BadJudgement(f"status {status}", "is no status", f"Choose one of {', '.join(STATUSES)}")
    if "count" in correction:
        _check_count(correction["count"])
    if "when" in correction and edtf.parse(str(correction["when"])) is None:
        raise BadJudgement(
            f"when {correction['when']}", "is no time", "Write it as EDTF: 2022-01-06, 2022-01-06T23:00~"
        )
    if "place" in correction and not gazetteer().find(key(str(correction["place"]))):
        raise BadJudgement(f"place {correction['place']}", "is in no gazetteer", "Name it in Russian, as a map does")


def _check_count(count: Any) -> None:
    ends = count if isinstance(count, list) and len(count) == 2 else [-1, -1]
    if any(n is not None and (type(n) is not int or n < 0) for n in ends) or ends == [None, None]:
        raise BadJudgement(f"count {count}", "is no range of people", "Write 26, 10-15, 26- or -99")
    if None not in ends and ends[0] > ends[1]:
        raise BadJudgement(f"count {ends[0]}-{ends[1]}", "runs backwards", "Put the lower number first")
