"""Who says it: origins under one name each, however outlets write them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from khronika.incidents.origins import origin
from khronika.model import Stated

Json = dict[str, Any]


def name(stated: Iterable[Stated]) -> str:
    """The spelling of an origin that most of its statements use; of equals the longest, then the first by alphabet."""
    found = Counter(s.origin for s in stated)
    return min(found, key=lambda n: (-found[n], -len(n), n))


def by_origin(stated: Iterable[Stated]) -> dict[str, list[Stated]]:
    """The statements of each origin, under its key, the most talkative origin first."""
    found: dict[str, list[Stated]] = {}
    for s in stated:
        found.setdefault(origin(s), []).append(s)
    return dict(sorted(found.items(), key=lambda o: (-len(o[1]), o[0])))


def source_line(key: str, said: list[Stated]) -> Json:
    """One origin: its names as written, how much it states, and through which publishers it came."""
    publishers = {s.document.about.publisher or s.document.about.doc for s in said}
    return {
        "key": key,
        "name": name(said),
        "names": sorted({s.origin for s in said}),
        "statements": len(said),
        "documents": len({s.document.sha256 for s in said}),
        "publishers": sorted(publishers),
    }


def source_lines(stated: Iterable[Stated]) -> list[Json]:
    """All origins, the one with most statements first."""
    return [source_line(key, said) for key, said in by_origin(stated).items()]
