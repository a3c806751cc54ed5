"""One happening in the world, as the statements of all reports tell it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from khronika.model import Place, Stated


def identity(members: Iterable[str]) -> str:
    """The id of the incident of statements of those ids."""
    return sha256("\n".join(sorted(members)).encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Incident:
    """The statements of one happening. `id` follows from its members alone.

    `lead` is the type that names it, `place` the place most of its statements give, `when` the EDTF period most of
    them give; `running` tells that it is a tally of a whole crisis and no single event. `acts` holds the statements
    by type, `stated` all of them, both in the order of publication.
    """

    id: str
    lead: str
    place: Place | None
    when: str | None
    running: bool
    acts: Mapping[str, tuple[Stated, ...]]
    stated: tuple[Stated, ...]
