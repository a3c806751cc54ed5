"""Whose forces are counted: the country or the alliance that sends them, and what lies inside an alliance's count."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from khronika.incidents.countries import country_named
from khronika.incidents.words import lemmas
from khronika.languages import load
from khronika.record.figures import Figure

BEFORE = 30  # characters before the word for the men in which its adjectives stand


@dataclass(frozen=True, slots=True)
class Alliance:
    """States that send forces under one name; `members` are ISO 3166-1 codes in lower case."""

    name: str
    words: tuple[frozenset[str], ...]
    members: frozenset[str]
    example: str
    counter: str


@lru_cache(maxsize=1)
def alliances(language: str = "ru") -> tuple[Alliance, ...]:
    """The alliances of `alliances.toml`."""
    return tuple(
        Alliance(
            o["name"], tuple(frozenset(lemmas(w)) for w in o["words"]), frozenset(c.lower() for c in o["members"]),
            o["example"], o["counter"],
        )
        for o in load(language, "alliances")["alliance"]
    )  # fmt: skip


@lru_cache(maxsize=10_000)
def alliance(phrase: str) -> Alliance | None:
    """The alliance that a phrase names, or None."""
    words = frozenset(lemmas(phrase))
    return next((a for a in alliances() if any(w <= words for w in a.words)), None)


def sender(f: Figure) -> Alliance | str | None:
    """Who sends those that a figure of a deployment counts: an alliance, or a country's code; None where not told."""
    actors = " ; ".join(p.text for p in f.stated.statement.actors)
    return alliance(actors) or country_named(actors) or _of_men(f)


def _of_men(f: Figure) -> Alliance | str | None:
    """«150 киргизских бойцов»: whoever the words for the men, or those just before them, name."""
    text = f.stated.document.text
    for p in f.stated.statement.affected:
        before = re.split(r"[.,;:—]", text[max(0, p.span.start - BEFORE) : p.span.start])[-1]
        told = alliance(p.text) or country_named(f"{before} {p.text}")
        if told:
            return told
    return None


def sent_with(f: Figure, g: Figure) -> bool:
    """Whether those whom one figure counts are among those whom the other counts, as far as senders tell."""
    one, other = sender(f), sender(g)
    if one is None or other is None:
        return False
    return one == other or (isinstance(other, Alliance) and isinstance(one, str) and one in other.members)
