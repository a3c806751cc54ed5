"""What speaks for or against two statements telling of one happening.

Each comparison answers from -1 (against) to 1 (for), or None where it has nothing to say. Its docstring is the
sentence that a reader sees, "for | against"; `sentence` gives the one for an answer.
"""

from __future__ import annotations

from collections.abc import Callable

from khronika.incidents.comparing import act, lasting, place, report, time, who
from khronika.incidents.profile import Profile

Comparison = Callable[[Profile, Profile], float | None]

ALL: dict[str, Comparison] = {
    name: rule
    for module in (act, lasting, place, report, time, who)
    for name, rule in vars(module).items()
    if callable(rule) and getattr(rule, "__module__", "") == module.__name__ and not name.startswith("_")
}


def sentence(name: str, answer: float) -> str:
    """The sentence of a comparison for its answer."""
    said, _, against = (ALL[name].__doc__ or "").partition("|")
    return said.strip() if answer > 0 else against.strip()
