"""Near-copies of one text: which reports they are, who appeared first, and in whose words a copy speaks.

Near-copies of near-copies are of one group. What a report says in its own name is said by the publisher of the earliest
of its group that says the same in the same words in its own name; where none does, it is the report's own, and where
a source is named, the source's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from khronika.documents.likeness import groups, signature, words
from khronika.incidents.origins import unify
from khronika.incidents.profile import sentence_at
from khronika.model import About, Copy, Document, Span, Stated

FIRSTS = 8  # the earliest reports of a group, in which the words of the later are looked for: a bound on the work
DAY = len("2022-01-07")
UNDATED = "~"  # after every moment

Groups = Mapping[str, Sequence[Document]]
Order = tuple[str, str]
Words = tuple[str, str, tuple[int | None, int | None] | None, str]


def order(sha: str, about: About) -> Order:
    """What reports are put in order of appearance by: the moment in UTC, a day alone as its end, who tells none last;
    then the fingerprint. A moment without an offset counts as UTC."""
    told = about.published or ""
    try:
        moment = datetime.fromisoformat(told)
        last = moment + timedelta(days=1, microseconds=-1) if len(told) == DAY else moment
        return (last if last.tzinfo else last.replace(tzinfo=UTC)).astimezone(UTC).isoformat(), sha
    except (ValueError, OverflowError):
        return UNDATED, sha


def copies(documents: Iterable[Document]) -> dict[str, tuple[Document, ...]]:
    """For every report that has near-copies its whole group in the order of appearance, by its SHA-256."""
    held = {d.sha256: d for d in documents}
    signed = {sha: signed for sha, d in held.items() if (signed := signature(d.text))}
    found = {}
    for group in groups(signed):
        ordered = tuple(sorted((held[sha] for sha in group), key=lambda d: order(d.sha256, d.about)))
        found.update(dict.fromkeys(group, ordered))
    return found


def folded(stated: Iterable[Stated], of: Groups, beside: Iterable[Stated] = ()) -> list[Stated]:
    """The statements, those of near-copies marked as such. `of` gives for a report's SHA-256 its group in the order of
    appearance, or at least the FIRSTS earliest of it; reports without near-copies are not in it. `beside` are what
    these earliest state, where it is not among the statements."""
    told = list(stated)
    firsts = {d.sha256 for group in of.values() for d in group[:FIRSTS]}
    own: dict[str, set[Words]] = {sha: set() for sha in firsts}
    for s in (*told, *beside):
        if s.document.sha256 in firsts and not s.statement.sources:
            own[s.document.sha256].update(_words(s))
    return [_folded(s, of[s.document.sha256], own) if s.document.sha256 in of else s for s in told]


def _folded(s: Stated, group: Sequence[Document], own: Mapping[str, set[Words]]) -> Stated:
    voice = () if s.statement.sources else _voice(s, group, own)
    return replace(s, copy=Copy(group[0].sha256, voice))


def _voice(s: Stated, group: Sequence[Document], own: Mapping[str, set[Words]]) -> tuple[str, ...]:
    """Who had these words before, in his own name; nobody where that is the publisher itself."""
    here, said = order(s.document.sha256, s.document.about), set(_words(s))
    before = (d for d in group[:FIRSTS] if order(d.sha256, d.about) < here)
    first = next((d.about for d in before if not said.isdisjoint(own[d.sha256])), None)
    if first is None or unify(_publisher(first)) == unify(_publisher(s.document.about)):
        return ()
    return (_publisher(first), *first.via)


def _publisher(about: About) -> str:
    return about.publisher or about.doc


def _words(s: Stated) -> Iterator[Words]:
    """What makes two tellings one: the trigger with the words on either side, as far as its sentence goes; and what is
    told, so that another number or a «не» is no copy."""
    of = s.statement
    count = (of.count.low, of.count.high) if of.count else None
    for span in (of.trigger.span, *of.spans):
        yield of.type, of.status, count, _around(s.document.text, span)


def _around(text: str, span: Span) -> str:
    sentence, at = sentence_at(text, span.start)
    end = at + span.end - span.start
    return " ".join((*words(sentence[:at])[-1:], *words(sentence[at:end]), *words(sentence[end:])[:1]))
