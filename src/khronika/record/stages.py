"""How far a commitment or a resignation has come: promised is not done, handed in is not accepted."""

from __future__ import annotations

from khronika.incidents import kinds
from khronika.incidents.profile import Profile, clause

UNDONE = {"planned": "promised", "possible": "undecided", "denied": "declined"}
STAGED = {"deployment": "underway", "resignation": "left"}
"""Types of statements that have stages, with the one of what is reported in no other words."""


def stage(p: Profile) -> str | None:
    """A deployment is undecided, declined, promised, decided, underway, arrived or withdrawn; a resignation undecided,
    declined, promised, filed, refused, accepted or left. None for other statements."""
    s = p.statement
    if s.type not in STAGED:
        return None
    named = _named(p)
    if s.status != "reported":
        return "decided" if (s.status, named) == ("planned", "decided") else UNDONE[s.status]
    if s.type == "deployment" and p.kind == "out":
        return "withdrawn"
    return named or STAGED[s.type]


def _named(p: Profile) -> str | None:
    """The stage that the words of its mentions name, else the clause of its trigger."""
    slot = f"{p.statement.type} stage"
    said = " ".join(span.of(p.stated.document.text) for span in p.statement.spans) or p.statement.trigger.text
    return kinds.of(slot, said) or kinds.of(slot, clause(p.sentence, p.at_in_sentence))
