"""Near-copies of the annotated reports: the same text with other words here and there, by another outlet, with what it
states where it stands now."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from hashlib import sha256
from typing import Any

from annotated import documents, stated
from hypothesis import strategies as st

from khronika.model import Document, Phrase, Source, Span, Statement

OUTLETS = ("Вестник", "Курьер", "Вечерняя газета")
DAYS = (None, "2021-12-31", "2022-01-07T10:00:00+06:00", "2022-01-07", "2023-01-01T00:00:00", "не день")
ADDED = "Один человек задержан, сообщил акимат."
Copied = tuple[Document, list[Statement]]

OWN = {d.sha256: [s.statement for s in stated() if s.document == d] for d in documents()}
FIRST: Copied = next(
    (d, OWN[d.sha256]) for d in documents() if sum(not s.sources and s.count is not None for s in OWN[d.sha256]) > 1
)  # a report that gives figures in its own name


def copy_of(
    original: Document, told: Sequence[Statement], outlet: str, published: str | None, swapped: Sequence[int] = (),
    dateline: str = "", added: bool = False,
) -> Copied:  # fmt: skip
    """A near-copy: words that nothing rests on are `swapped` (by number, each for one as long), a `dateline` stands
    before it and, if `added`, a sentence of its own after it, with a source."""
    text = dateline + _swapped(original.text, told, swapped)
    said = [moved(s, len(dateline)) for s in told]
    if added:
        text, more = f"{text}\n\n{ADDED}", _detention(len(text) + 2)
        said.append(more)
    about = replace(original.about, publisher=outlet, published=published, doc=f"{original.about.doc}-{outlet}")
    sha = sha256(f"{outlet}{published}{text}".encode()).hexdigest()
    return replace(original, sha256=sha, text=text, about=about), said


def _swapped(text: str, told: Sequence[Statement], numbers: Sequence[int]) -> str:
    resting = {at for s in told for span in spans(s) for at in range(span.start, span.end)}
    free = [m for m in re.finditer(r"[а-я]{4,}", text) if resting.isdisjoint(range(*m.span()))]
    for m in (free[n % len(free)] for n in numbers):
        text = text[: m.start()] + "ъ" * len(m[0]) + text[m.end() :]
    return text


def _detention(at: int) -> Statement:
    def words(said: str) -> Span:
        start = at + ADDED.index(said)
        return Span(start, start + len(said))

    trigger, source = words("задержан"), words("акимат")
    return Statement(
        "detention", "reported", Phrase("задержан", trigger, "made"), (trigger,),
        sources=(Source("акимат", source, "made"),),
    )  # fmt: skip


def spans(value: Any) -> list[Span]:
    """All places that a statement rests on."""
    if isinstance(value, Span):
        return [value]
    parts = value if isinstance(value, tuple) else _parts(value).values() if is_dataclass(value) else ()
    return [span for part in parts for span in spans(part)]


def moved(value: Any, by: int) -> Any:
    """The same with every place so many characters further on."""
    if isinstance(value, Span):
        return Span(value.start + by, value.end + by)
    if isinstance(value, tuple):
        return tuple(moved(part, by) for part in value)
    return replace(value, **{k: moved(v, by) for k, v in _parts(value).items()}) if is_dataclass(value) else value


def _parts(value: Any) -> dict[str, Any]:
    return {field.name: getattr(value, field.name) for field in fields(value)}


@st.composite
def copies(draw: st.DrawFn, most: int = 8) -> list[Copied]:
    """Near-copies of some annotated reports, and of these copies in turn: chains, whose ends are no near-copies."""
    found: list[Copied] = []
    for _ in range(draw(st.integers(2, most))):
        first = draw(st.integers(0, 3))
        of = [(documents()[first], OWN[documents()[first].sha256]), *found]
        made = copy_of(
            *draw(st.sampled_from(of)),
            outlet=draw(st.sampled_from((*OUTLETS, documents()[first].about.publisher))),
            published=draw(st.sampled_from(DAYS)),
            swapped=draw(st.lists(st.integers(0, 99), max_size=9)),
            dateline=draw(st.sampled_from(("", "Алматы. ", "Подробности сообщает корреспондент. "))),
            added=draw(st.booleans()),
        )
        if made[0].sha256 not in {d.sha256 for d, _ in found}:
            found.append(made)
    return found
