"""Sentences with the words marked that statements rest on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from khronika.cli.terminal import clean
from khronika.model import Span, Stated
from khronika.views.evidence import marks, segments, sentence

STYLES = {
    "trigger": "bold red",
    "count": "bold green",
    "affected": "yellow",
    "actors": "bright_magenta",
    "when": "cyan",
    "where": "blue",
    "site": "blue",
    "sources": "magenta",
}


def by_sentence(stated: Sequence[Stated]) -> Iterator[tuple[Span, list[Stated]]]:
    """The statements of one document under the sentence of their trigger, in the order of the text."""
    groups: dict[Span, list[Stated]] = {}
    for one in sorted(stated, key=lambda s: s.statement.trigger.span):
        groups.setdefault(sentence(one.document.text, one.statement.trigger.span), []).append(one)
    yield from groups.items()


def marked(span: Span, stated: Sequence[Stated], plain: bool) -> Text:
    """The sentence with its evidence in colours, or in brackets where there are none."""
    out = Text()
    for segment in segments(stated[0].document.text, span, marks(stated)):
        words, role = clean(segment["text"]).replace("\n", " "), segment["role"]
        out.append(f"[{words}]" if plain and role else words, STYLES[role] if role else None)
    return Text(out.plain.replace("][", "")) if plain else out
