"""Quotations of a report: what stands between quotation marks, and which of it is speech."""

from __future__ import annotations

from dataclasses import dataclass

from khronika.model import Span
from khronika.reading.parse import Report, Sentence

OPEN, CLOSE = "«“„", "»”"
LEAST_WORDS = 3  # a shorter quotation is a name or a label («террористы») unless a verb stands in it


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between two marks: `span` without the marks, `speech` whether somebody's words."""

    span: Span
    speech: bool


def _pairs(text: str, start: int, end: int) -> list[Span]:
    """Outermost pairs of marks in one paragraph. An unclosed quotation ends with its paragraph."""
    found: list[Span] = []
    depth, opened, straight = 0, 0, False
    for at in range(start, end):
        mark = text[at]
        if mark == '"' and depth == 0:
            if straight:
                found.append(Span(opened, at))
            straight, opened = not straight, at + 1
        elif mark in OPEN and not straight:
            opened = at + 1 if depth == 0 else opened
            depth += 1
        elif mark in CLOSE and depth:
            depth -= 1
            if depth == 0:
                found.append(Span(opened, at))
    if (depth or straight) and opened < end:
        found.append(Span(opened, end))
    return found


def _is_speech(words: int, verbs: int) -> bool:
    return (verbs > 0 and words >= LEAST_WORDS) or words > 2 * LEAST_WORDS


def quotations(report: Report) -> dict[int, list[Quotation]]:
    """The quotations of each paragraph of a report, in the order of the text."""
    found: dict[int, list[Quotation]] = {}
    for paragraph in _paragraphs(report):
        words = [w for s in paragraph for w in s.words]
        for span in _pairs(report.text, paragraph[0].start, paragraph[-1].end):
            inside = [w for w in words if span.start <= w.start < span.end and w.text[0].isalnum()]
            verbs = sum(w.pos in ("VERB", "AUX") for w in inside)
            speech = _is_speech(len(inside), verbs) or (verbs > 0 and _spoken(report.text, span))
            found.setdefault(paragraph[0].paragraph, []).append(Quotation(span, speech))
    return found


def _spoken(text: str, span: Span) -> bool:
    """«Очевидец: «Двое убиты»», «Ранены двое», — сказал мэр: marks that only speech has around it."""
    before, after = text[max(0, span.start - 3) : span.start - 1], text[span.end + 1 : span.end + 5]
    return before.rstrip().endswith(":") or after.replace("\xa0", " ").startswith((", —", ", –", ", - "))


def _paragraphs(report: Report) -> list[list[Sentence]]:
    out: list[list[Sentence]] = []
    for sentence in report.sentences:
        if not out or out[-1][-1].paragraph != sentence.paragraph:
            out.append([])
        out[-1].append(sentence)
    return out
