"""How much speaks for two statements telling of one happening: comparisons weighed by `weights.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from khronika.incidents.comparing import ALL, sentence
from khronika.incidents.profile import Profile

WHO_OR_WHAT = frozenset((
    "same_people", "same_roles", "same_thing", "same_actors", "same_site", "told_target", "told_apart", "same_trigger",
    "near_copies",
))  # fmt: skip
FAINT = 10  # how many times less a pair of two reports says that tells of nobody and nothing in particular
POINT = 1000  # scores are whole thousandths of a point, so that no order of adding changes a sum


@dataclass(frozen=True, slots=True)
class Reason:
    """What one comparison said: its name, the sentence for the reader, and its points (negative: against)."""

    comparison: str
    sentence: str
    points: float


@lru_cache(maxsize=1)
def weights() -> dict[str, dict[str, int]]:
    """Points by family and comparison."""
    text = Path(__file__).with_name("weights.toml").read_text(encoding="utf-8")
    return {family: dict(of) for family, of in tomllib.loads(text).items()}


def comparable(a: Profile, b: Profile) -> bool:
    """Whether two statements can tell of one happening at all."""
    if a.family != b.family or a.family not in weights():
        return False
    return a.family != "event" or a.statement.type == b.statement.type or (a.doc == b.doc and _beside(a, b))


def _beside(a: Profile, b: Profile) -> bool:
    """Whether two acts of one report are told together, or one is told as what did the other. The rest of a report's
    pairs say nothing: that harm is told far from an act is no word against their being one incident."""
    return bool(a.paragraphs & b.paragraphs or a.names & b.names or a.cause == b.id or b.cause == a.id)


def score(a: Profile, b: Profile) -> int | None:
    """Thousandths of points for joining (negative: against); None where the two cannot be compared."""
    if not comparable(a, b):
        return None
    answers = _answers(a, b)
    found = weights()[a.family]["start"] * POINT + sum(round(points * POINT) for _, points in answers)
    return found if a.doc == b.doc or _telling(a, answers) else round(found / FAINT)


def _telling(a: Profile, answers: list[tuple[str, float]]) -> bool:
    """Whether the comparisons know who or what was struck, or by what; «раненый» of one report and «раненый» of another
    say little for or against their being one, and do not outvote the words that do."""
    return a.family != "event" or any(name in WHO_OR_WHAT and points for name, points in answers)


def reasons(a: Profile, b: Profile) -> list[Reason]:
    """What each comparison said, weightiest first."""
    found = [Reason(name, sentence(name, points), points) for name, points in _answers(a, b)]
    return sorted((r for r in found if r.sentence and r.points), key=lambda r: (-abs(r.points), r.comparison))


def _answers(a: Profile, b: Profile) -> list[tuple[str, float]]:
    if a.id > b.id:
        a, b = b, a
    of = [(name, w, ALL[name](a, b)) for name, w in weights()[a.family].items() if name != "start"]
    return [(name, w * answer) for name, w, answer in of if answer is not None]
