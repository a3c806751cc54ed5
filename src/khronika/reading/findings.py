"""What is found in a report besides its acts: numbers, times, places, who says what, where the story is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from khronika.model import About, Time
from khronika.reading.attribution import Attributions, attribute
from khronika.reading.back_places import with_back_references
from khronika.reading.focus import Focus, focuses
from khronika.reading.numbers import Quantity, quantities
from khronika.reading.parse import Report
from khronika.reading.places import PlaceMention, by_one_name, report_places
from khronika.reading.setting import is_as_of, words
from khronika.reading.times import TimeExpression, report_times


@dataclass(frozen=True)
class Findings:
    """Per sentence of the report: its quantities, times, places and the places where its story is, for
    what happens and for what people do in office; and the tellings."""

    report: Report
    numbers: list[list[Quantity]]
    times: list[list[TimeExpression]]
    places: list[list[PlaceMention]]
    focus: list[Focus]
    office: list[Focus]
    told: Attributions

    def as_of(self) -> list[Time | None]:
        """For each sentence the day as of which its figures hold: told there or last before, else the first told."""
        lasting = [next((t for t in found if t.kind == "as-of" and t.edtf), None) for found in self.times]
        own = [next((t for t in found if is_as_of(t) and t.edtf), None) for found in self.times]
        first = next((t for t in lasting if t), None)
        out, last = [], None
        for told, here in zip(lasting, own, strict=True):
            last = told or last
            chosen = here or last or first
            out.append(Time(chosen.edtf, (chosen.span,), f"as of; times: {chosen.rule}") if chosen else None)
        return out

    def running(self) -> list[Time | None]:
        """For each sentence the day that its paragraph told last, up to its end: the story's own time."""
        out: list[Time | None] = []
        last, paragraph = None, -1
        for sentence, found in zip(self.report.sentences, self.times, strict=True):
            last = last if sentence.paragraph == paragraph else None
            paragraph, telling = sentence.paragraph, self.telling(sentence.number)
            dated = [t for t in found if t.edtf and t.kind in ("point", "period", "anaphor") and t.first not in telling]
            last = dated[-1] if dated else last
            out.append(Time(last.edtf, (last.span,), f"told before; times: {last.rule}") if last else None)
        return out

    def telling(self, number: int) -> set[int]:
        """The numbers of the words of a sentence that belong to a telling («об этом 3 декабря сообщило …»).

        Who saw or heard an act did so when it happened: those words are the act's.
        """
        sentence = self.report.sentences[number]
        here = [t for t in self.told.tellings if t.sentence is sentence and t.cue.lemma not in words("witness")]
        return {w.i for t in here for w in t.words}


def findings(report: Report, about: About) -> Findings:
    """Everything found in a parsed report."""
    times = report_times(report, day(about.published))
    places = with_back_references(report, by_one_name(report_places(report)), times)
    return Findings(
        report,
        [quantities(s) for s in report.sentences],
        times,
        places,
        focuses(report.sentences, places, people=False),
        focuses(report.sentences, places, people=True),
        attribute(report),
    )


def day(published: str | None) -> date | None:
    """The day of publication; None where only a month or a year is known, or nothing."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
