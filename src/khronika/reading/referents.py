"""Whom a pronoun, a definite noun or a bare surname means: the fuller name told elsewhere in the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from khronika.reading.coreference import antecedent, full_name
from khronika.reading.numbers import Quantity
from khronika.reading.parse import Report, Sentence, Word
from khronika.reading.phrases import Participant, participant


def resolved(report: Report, people: list[Participant]) -> list[Participant]:
    """The participants with pronouns and surnames replaced by the names that they stand for."""
    return [_resolved(report, someone) for someone in people]


def counted(people: list[Participant], quantities: Sequence[Quantity]) -> list[Participant]:
    """«около трёх тысяч человек»: where the parse makes the numeral the head, the noun that it counts."""
    return [_counted(someone, quantities) for someone in people]


def _counted(someone: Participant, quantities: Sequence[Quantity]) -> Participant:
    at = someone.head.i
    q = next((q for q in quantities if q.first <= at <= q.last and q.head is not None and q.head != at), None)
    if q is None or q.head is None:
        return someone
    return participant(someone.sentence, someone.sentence.words[q.head], someone.rule)


def _resolved(report: Report, someone: Participant) -> Participant:
    if someone.named:
        fuller = full_name(report, list(someone.words), someone.words[0].start)
        return _told_as(report, someone, fuller, "fuller name") if len(fuller) > len(someone.words) else someone
    if someone.head.pos not in ("PRON", "DET", "NOUN"):
        return someone
    found = antecedent(report, someone.sentence.number, someone.head)
    return _told_as(report, someone, found, f"stands for «{someone.head.low}»") if found else someone


def _told_as(report: Report, someone: Participant, words: list[Word], how: str) -> Participant:
    sentence = _holding(report, words[0])
    if sentence is None:
        return someone
    return replace(someone, sentence=sentence, words=tuple(words), rule=f"{someone.rule}; {how}")


def _holding(report: Report, word: Word) -> Sentence | None:
    return next((s for s in report.sentences if s.start <= word.start < s.end), None)
