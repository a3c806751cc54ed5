"""Sentences with the words marked that statements rest on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from khronika.cli.terminal import clean
from khronika.model import Span, Stated
from khronika.views.evidence import Mark, segments, sentence

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


def marked(text: str, span: Span, found: Sequence[Mark], plain: bool) -> Text:
    """The sentence with what is marked in it in colours, or in brackets where there are none."""
    out = Text()
    for segment in segments(text, span, found):
        words, role = clean(segment["text"]).replace("\n", " "), segment["role"]
        out.append(f"[{words}]" if plain and role else words, STYLES[role] if role else None)
    return Text(out.plain.replace("][", "")) if plain else out
