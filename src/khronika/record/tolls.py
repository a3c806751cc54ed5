"""Tolls: low, best and high of the figures that stand, for an act, a group, a place and a day "as of".

Low and high are the lowest and highest of the latest figures of each origin. Figures that agree narrow each other,
figures that do not widen the toll. What a later figure has outgrown bounds nothing; a later lower one does not
lower what was told before. Parts are never added to wholes: nothing is added at all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from khronika.incidents.incident import Incident
from khronika.incidents.profile import published
from khronika.model import HARM, Place
from khronika.record.figures import Figure, figures
from khronika.record.pools import of_parts, pools

COUNTS = (*HARM, "displacement")
Bounds = tuple[int | None, int | None]


@dataclass(frozen=True)
class Toll:
    """One toll. `group` names a kind of the slot "group" of `languages/ru/kinds.toml`, None for everybody of one event.

    `low`, `best`, `high` are None where no figure stands, `high` also where the end is open. `figures` bear the toll;
    `others` were succeeded, denied, retracted, or are possible, parts or unclear. `incident` is its incident's id.
    """

    type: str
    group: str | None
    place: Place | None
    as_of: str | None
    low: int | None
    best: int | None
    high: int | None
    figures: tuple[Figure, ...]
    others: tuple[Figure, ...]
    incident: str | None

    @property
    def origins(self) -> int:
        """How many independent origins bear it."""
        return len({f.origin for f in self.figures})


def tolls(
    incidents: Sequence[Incident], as_of: str | None = None, counted: Iterable[Figure] | None = None
) -> list[Toll]:
    """The tolls of a record: of every crisis by type, place and group, of every event by type; as of a day, a
    moment (local, "2022-01-08T12:00"), or now. `counted` are their figures, where these are known."""
    if counted is None:
        counted = figures(s for i in incidents for s in i.stated)
    told = [f for f in counted if f.type in COUNTS]
    home = {s.id: i for i in incidents for s in i.stated}
    of: dict[tuple[str, str], list[Figure]] = {}
    for f in told:
        of.setdefault((home[f.stated.id].id, f.type), []).append(f)
    found = [
        _of_pool(pool, group or None, id_, as_of)
        for (id_, _), figures_ in sorted(of.items())
        for (group, _), pool in sorted(of_parts(pools(home[figures_[0].stated.id], figures_)).items())
    ]
    return sorted((t for t in found if t.figures or t.others), key=weight)


def weight(t: Toll) -> tuple[bool, int, int, str, str, str]:
    """Tallies first, then what most origins bear, then the larger."""
    largest = t.high or t.low or 0
    running = any(f.running for f in (*t.figures, *t.others))
    return not running, -t.origins, -largest, t.type, t.group or "", t.incident or ""


def headlines(found: Sequence[Toll]) -> list[Toll]:
    """For each type the toll that stands for it, and that of the security forces beside it: of the widest place, of
    everybody, of most origins."""
    best: dict[tuple[str, bool], Toll] = {}
    for t in (t for t in found if t.figures):
        line = t.type, t.group == "security"
        if line not in best or reach(t) > reach(best[line]):
            best[line] = t
    return [best[line] for line in sorted(best)]


def reach(t: Toll) -> tuple[bool, bool, bool, int, int]:
    """How well it stands for its type: the most comes first."""
    wide = t.place is not None and t.place.kind == "country"
    largest = t.high or t.low or 0
    return largest > 0 and t.best is not None, wide, t.group in (None, "people"), t.origins, largest


def _of_pool(pool: Sequence[Figure], group: str | None, incident: str | None, as_of: str | None) -> Toll:
    return toll([f for f in pool if as_of is None or _holds_by(f, as_of)], group, incident)


def _holds_by(f: Figure, as_of: str) -> bool:
    """Whether a figure holds as of a day or moment; one of that very day, told on it, only once its report appeared."""
    told = published(f.stated)
    if f.as_of != as_of[:10] or len(as_of) == 10 or told is None or told.date().isoformat() != f.as_of:
        return f.as_of <= as_of[:10]
    return told.isoformat() <= as_of


def toll(pool: Sequence[Figure], group: str | None = None, incident: str | None = None) -> Toll:
    """The toll of the figures of one act, place and group."""
    standing = latest([f for f in pool if f.state == "stands" and f.numbered])
    bearing = [f for f in standing if not any(outgrows(g, f) for g in standing)]
    low, high = bounds([(f.low, f.high) for f in bearing])
    if not bearing:
        bearing, low = _unnumbered(pool)
    others = [f for f in pool if f not in bearing]
    return Toll(
        type=pool[0].type if pool else "",
        group=group,
        place=_place(pool),
        as_of=max((f.as_of for f in bearing), default=None),
        low=low,
        best=best(bearing),
        high=high,
        figures=tuple(sorted(bearing, key=_order)),
        others=tuple(sorted(others, key=_order)),
        incident=incident,
    )


def _order(f: Figure) -> tuple[str, str, str]:
    return f.as_of, f.origin, f.stated.id


def _place(pool: Sequence[Figure]) -> Place | None:
    told = Counter((f.place_key, f.place.name) for f in pool if f.place)
    most = min(told, key=lambda k: (-told[k], k), default=None)
    return next((f.place for f in pool if f.place and (f.place_key, f.place.name) == most), None)


def _unnumbered(pool: Sequence[Figure]) -> tuple[list[Figure], int | None]:
    """Where dead are told without a number there is at least one, unless what was told is disowned."""
    if any(f.numbered for f in pool):
        return [], None
    told = latest([f for f in pool if f.state == "stands"])
    return told, 1 if told else None


def latest(pool: Iterable[Figure]) -> list[Figure]:
    """Each origin's own last word: the newest as of; of one day what most reports have, then the latest told."""
    by_origin: dict[str, list[Figure]] = {}
    for f in pool:
        by_origin.setdefault(f.origin, []).append(f)
    return [f for _, told in sorted(by_origin.items()) for f in _last_word(told)]


def _last_word(told: Sequence[Figure]) -> list[Figure]:
    """Relays of one briefing that differ stand side by side."""
    newest = [f for f in told if f.as_of == max(g.as_of for g in told)]
    support = Counter((f.low, f.high) for f in newest)
    word = max(newest, key=lambda f: (support[f.low, f.high], _told(f), f.low or 0, f.high or 0, f.stated.id))
    return [word, *(f for f in _relays(newest, word) if support[f.low, f.high] == support[word.low, word.high])]


def _relays(newest: Sequence[Figure], word: Figure) -> list[Figure]:
    """What others hand on of the same origin and day with another number, one a number."""
    other = {(f.low, f.high): f for f in newest if not set(f.chain[1:-1]) & set(word.chain[1:-1])}
    return [f for f in other.values() if f.chain[1:-1] and word.chain[1:-1] and not _same(f, word)]


def _same(a: Figure, b: Figure) -> bool:
    return _within((a.low, a.high), (b.low, b.high)) or _within((b.low, b.high), (a.low, a.high))


def _told(f: Figure) -> str:
    return f.stated.document.about.published or ""


def outgrows(new: Figure, old: Figure) -> bool:
    """Whether a later figure lies wholly above an older one: growth, no dispute. Those missing are found, so that of
    them any other later number does; see `_later` for numbers of one day."""
    higher = new.low is not None and old.high is not None and new.low > old.high
    lower = new.high is not None and old.low is not None and new.high < old.low
    if new.type == "missing":
        return (higher or lower) and (new.as_of > old.as_of or (lower and _later(new, old)))
    return higher and (new.as_of > old.as_of or _later(new, old) or of_one_house(new, old))


def _later(new: Figure, old: Figure) -> bool:
    """Whether one number of an event's day is a later one: harm is counted by the hour, so that the later report of
    that day counts. What is told only after that day has no hour: there the count as it goes on tells."""
    if new.running or old.running or new.as_of != old.as_of:
        return False
    if new.hour and old.hour and new.stated.document.sha256 == old.stated.document.sha256:
        return new.hour > old.hour
    return _hourless(new) or _hourless(old) or _told(new) > _told(old)


def of_one_house(new: Figure, old: Figure) -> bool:
    """Whether a chief and his office give two numbers of one day: what one house counts grows."""
    return new.as_of == old.as_of and new.origin != old.origin and not new.voices.isdisjoint(old.voices)


def _hourless(f: Figure) -> bool:
    return _told(f)[:10] > f.as_of


def bounds(told: Sequence[Bounds]) -> Bounds:
    """The range that figures leave: narrowed where all agree, else from the lowest to the highest."""
    kept = [b for b in told if not any(_within(c, b) and c != b for c in told)]
    if not kept:
        return None, None
    low = max((b[0] for b in kept if b[0] is not None), default=None)
    high = min((b[1] for b in kept if b[1] is not None), default=None)
    if low is None or high is None or low <= high:
        return low, high
    return min(b[0] or 0 for b in kept), None if any(b[1] is None for b in kept) else max(b[1] or 0 for b in kept)


def _within(inner: Bounds, outer: Bounds) -> bool:
    above = outer[0] is None or (inner[0] is not None and inner[0] >= outer[0])
    below = outer[1] is None or (inner[1] is not None and inner[1] <= outer[1])
    return above and below


def best(bearing: Sequence[Figure]) -> int | None:
    """The number that most independent origins support, then the latest, then the lower. A range speaks for its
    lower end, and supports every number in it."""
    told = {
        n: f.as_of for f in sorted(bearing, key=_order) if (n := f.low if f.low is not None else f.high) is not None
    }
    support = {n: len({f.origin for f in bearing if _within((n, n), (f.low, f.high))}) for n in told}
    return max(told, key=lambda n: (support[n], told[n], -n), default=None)
