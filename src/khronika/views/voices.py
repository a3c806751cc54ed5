"""Sources: who says it first, who hands it on, who contradicts whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

from khronika.incidents.origins import chain, origin
from khronika.model import Stated
from khronika.record.disputes import Dispute, Version
from khronika.views.disputes import version_value
from khronika.views.sources import name
from khronika.views.statement import document_line

Json = dict[str, Any]
Names = Mapping[str, str]
Found = dict[tuple[str, str], list[tuple[Dispute, Version, Version]]]


def voices_view(stated: Sequence[Stated], disputes: Mapping[str, Sequence[Dispute]]) -> Json:
    """`sources`, each with what it `originates`, whom it `repeats`, who repeats it (`repeated_by`) and whom it
    `contradicts`; and `contradictions`, every pair of origins that differ with the disputes between them.

    `disputes` are those over each incident, by its id. Whoever says most comes first.
    """
    told = Told(stated)
    pairs = _pairs(disputes)
    against = _against(pairs)
    sources = [_source(key, told, against.get(key, Counter())) for key in told.names]
    return {
        "sources": sorted(sources, key=lambda s: (-s["originates"], -s["hands_on"], s["key"])),
        "contradictions": [_pair(pair, own, told.names) for pair, own in _most_first(pairs)],
    }


class Told:
    """Who says what through whom, counted in one pass. All keys are those of origins and of those who hand on."""

    def __init__(self, stated: Iterable[Stated]) -> None:
        self.originates: Counter[str] = Counter()
        self.repeats: dict[str, Counter[str]] = {}
        self.repeated_by: dict[str, Counter[str]] = {}
        self.spelt: dict[str, Counter[str]] = {}
        self.reports: dict[str, set[str]] = {}
        own: dict[str, list[Stated]] = {}
        for s in stated:
            self._count(s)
            own.setdefault(origin(s), []).append(s)
        usual = {key: min(told, key=lambda n: (-told[n], -len(n), n)) for key, told in self.spelt.items()}
        self.names = usual | {key: name(said) for key, said in own.items()}

    def _count(self, s: Stated) -> None:
        keys = chain(s)
        first = keys[-1]
        self.originates[first] += 1
        for key, spelt in zip(keys, s.chain, strict=True):
            self.spelt.setdefault(key, Counter())[spelt] += 1
            self.reports.setdefault(key, set()).add(s.document.sha256)
        for key in set(keys) - {first}:
            self.repeats.setdefault(key, Counter())[first] += 1
            self.repeated_by.setdefault(first, Counter())[key] += 1


def _source(key: str, told: Told, against: Counter[str]) -> Json:
    repeats = told.repeats.get(key, Counter())
    return {
        "key": key,
        "name": told.names[key],
        "names": sorted(told.spelt[key]),
        "originates": told.originates[key],
        "hands_on": repeats.total(),
        "reports": len(told.reports[key]),
        "repeats": _counted(repeats, told.names),
        "repeated_by": _counted(told.repeated_by.get(key, Counter()), told.names),
        "contradicts": _counted(against, told.names),
    }


def _counted(found: Counter[str], names: Names) -> list[Json]:
    """Sources with how often, the most frequent first."""
    in_order = sorted(found, key=lambda key: (-found[key], key))
    return [{"key": key, "name": names.get(key, key), "times": found[key]} for key in in_order]


# --- who contradicts whom ---------------------------------------------------------------------------------------------


def _pairs(disputes: Mapping[str, Sequence[Dispute]]) -> Found:
    """The disputes between every two origins, in alphabetic order, with the version of each; once a dispute."""
    found: Found = {}
    for dispute in (d for of in disputes.values() for d in of):
        here: dict[tuple[str, str], tuple[Version, Version]] = {}
        for one, other in combinations(dispute.versions, 2):
            if one.stated == other.stated:
                continue  # the same words told both: nobody is known to say the one and not the other
            for a in one.origins:
                for b in other.origins:
                    here.setdefault((min(a, b), max(a, b)), (one, other) if a <= b else (other, one))
        for pair, (mine, theirs) in here.items():
            found.setdefault(pair, []).append((dispute, mine, theirs))
    return found


def _against(pairs: Found) -> dict[str, Counter[str]]:
    """Whom each origin contradicts, and in how many disputes; one that contradicts itself names itself."""
    found: dict[str, Counter[str]] = {}
    for (a, b), own in pairs.items():
        found.setdefault(a, Counter())[b] = len(own)
        found.setdefault(b, Counter())[a] = len(own)
    return found


def _most_first(pairs: Found) -> list[tuple[tuple[str, str], list[tuple[Dispute, Version, Version]]]]:
    return sorted(pairs.items(), key=lambda of: (-len(of[1]), of[0]))


def _pair(pair: tuple[str, str], found: Sequence[tuple[Dispute, Version, Version]], names: Names) -> Json:
    return {
        "sources": [{"key": key, "name": names.get(key, key)} for key in pair],
        "disputes": [
            {
                "incident": dispute.incident,
                "about": dispute.about,
                "type": dispute.type or None,
                "settled": dispute.settled,
                "versions": [_said(pair[0], mine, dispute), _said(pair[1], theirs, dispute)],
            }
            for dispute, mine, theirs in found
        ],
    }


def _said(key: str, version: Version, dispute: Dispute) -> Json:
    """What one of the two says, with the statements in which it does and where the words of the first stand."""
    own = [s for s in version.stated if origin(s) == key]
    first = own[0] if own else version.stated[0]
    return {
        **version_value(dispute, version),
        "statements": [s.id for s in own],
        "statement": first.id,
        "at": first.statement.trigger.span.start,
        "document": document_line(first.document),
    }
