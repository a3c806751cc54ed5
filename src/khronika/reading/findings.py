"""What is found in a report besides its acts: numbers, times, places, who says what, where the story is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from khronika.model import About
from khronika.reading.attribution import Attributions, attribute
from khronika.reading.back_places import with_back_references
from khronika.reading.focus import Focus, focuses
from khronika.reading.grammar import ancestors, is_finite
from khronika.reading.numbers import Quantity, quantities
from khronika.reading.officials import Officials, officials
from khronika.reading.parse import Report, Sentence, Word
from khronika.reading.places import PlaceMention, by_one_name, report_places
from khronika.reading.setting import words
from khronika.reading.timeline import Timeline
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
    published: str | None = None

    @cached_property
    def timeline(self) -> Timeline:
        """The days that the report tells, apart from those of its tellings."""
        return Timeline(
            self.report.sentences, self.times, [self.telling(s.number) for s in self.report.sentences], self.published
        )

    @cached_property
    def officials(self) -> Officials:
        """Who in the report is in office."""
        return officials(self.report.sentences, self.places)

    def telling(self, number: int, place: bool = False) -> set[int]:
        """The numbers of the words of a sentence that belong to a telling («об этом 3 декабря сообщило …»).

        Who saw or heard an act did so when it happened: those words are the act's. Where `place` is asked, so are those
        of who counted the dead («полиция насчитала в городе 149 погибших»).
        """
        sentence = self.report.sentences[number]
        of_the_act = words("witness") | (words("counted") if place else frozenset())
        here = [t for t in self.told.tellings if t.sentence is sentence and t.cue.lemma not in of_the_act]
        return {w.i for t in here for w in t.words if not _in_clause_beside(sentence, w, t.cue)}


def _in_clause_beside(sentence: Sentence, word: Word, cue: Word) -> bool:
    """«Он назвал это ложью, и в среду его избили»: whether a word stands in a clause joined to a telling."""
    verb = next((w for w in (word, *ancestors(sentence, word)) if w is cue or is_finite(w)), cue)
    return verb is not cue and "conj" in (verb.rel if verb.head == cue.i else "", cue.rel if cue.head == verb.i else "")


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
        about.published,
    )


def day(published: str | None) -> date | None:
    """The day of publication; None where only a month or a year is known, or nothing."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
