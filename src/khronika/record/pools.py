"""Which figures are counted together: over a crisis by group and place, of one event everybody's.

A part of an event's number (three of the dead were children) is a figure of its own group and no bound of the whole:
told as a part; told in words that name less than everybody and lower than everybody's number was; or far lower.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from khronika.incidents import kinds
from khronika.incidents.incident import Incident
from khronika.incidents.tallies import DOZEN
from khronika.incidents.words import WORD, lemma
from khronika.record.figures import Figure

Key = tuple[str, str]  # group and place; ("", "") is everybody of one event
EVERYBODY: Key = ("", "")
ADJECTIVE = ("ий", "ый", "ой")
GROWING = ("death", "injury")
FAR_LOWER = 5  # times: no count of the dead falls so far; what is told so is of some of them


def pools(incident: Incident, counted: Iterable[Figure]) -> dict[Key, list[Figure]]:
    """The figures of one type that an incident's statements give, by whom they count. A group's figures of a small
    event are everybody's too."""
    found: dict[Key, list[Figure]] = {}
    told = list(counted)
    if incident.running:
        for f in told:
            if group := _group_in(f, told):
                found.setdefault((group, f.place_key), []).append(f)
        return found
    many = of_many(told)
    for f in told:
        part = f.part or (many and _is_less(f, told))
        if not part:
            found.setdefault(EVERYBODY, []).append(f)
        if (part or not many) and (group := _group(f)):
            found.setdefault((group, ""), []).append(f)
    return found


def of_many(told: Iterable[Figure]) -> bool:
    """Whether so many are told that their number grows from report to report."""
    return any((f.low or 0) >= DOZEN for f in told)


def of_parts(found: dict[Key, list[Figure]]) -> dict[Key, list[Figure]]:
    """The pools without groups whose figures are everybody's anyway."""
    whole = {f.stated.id for f in found.get(EVERYBODY, ())}
    return {key: pool for key, pool in found.items() if key == EVERYBODY or {f.stated.id for f in pool} - whole}


def _group_in(f: Figure, told: Sequence[Figure]) -> str:
    """The group of a crisis that a figure counts; empty for a part that names none of its own. What a town has of a
    country's number is the town's whole."""
    whole = next((g for g in told if f.part and g.stated.id == f.whole and g.place_key == f.place_key), None)
    if whole is None:
        return f.group
    return _group(f) if f.group == "people" or f.group != whole.group else ""


def _group(f: Figure) -> str:
    """The group that a figure names: a kind, else its own word («сирийцы»); empty where it is everybody."""
    if f.group != "people":
        return f.group
    told = [w for p in f.stated.statement.affected for w in WORD.findall(p.text) if w.islower()]  # a person is no group
    own = named(f)
    return next((one for w in told if (one := lemma(w)) in own and not one.endswith(ADJECTIVE)), "")


def named(f: Figure) -> frozenset[str]:
    """Those words for whom it counts that mean less than everybody."""
    return frozenset(w for w in f.words if kinds.of("everyone", w) is None and not w.isdigit())


def _is_less(f: Figure, told: Sequence[Figure]) -> bool:
    """Whether a number counts some of those whom a greater one, told no later, counts."""
    high = f.high if f.high is not None else f.low
    if high is None:
        return False
    if (
        f.type == "missing" and f.group == "people"
    ):  # ever fewer are left, so that only what one report counts side by side tells a part
        told = [g for g in told if g.stated.document.sha256 == f.stated.document.sha256]
    known = [g.low for g in told if g.low and g.as_of <= f.as_of and g.state != "part" and not g.part]
    if f.group != "people" or named(f):
        return any(low > high for low in known)
    return f.type in GROWING and any(low >= high * FAR_LOWER for low in known)
