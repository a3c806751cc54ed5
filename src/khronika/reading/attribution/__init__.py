"""Said by whom: for every word of a report the chain of sources through which it tells it.

`attribute(report)` finds the report's tellings (speech frames) and answers, for any word, who says what stands
there (`chain_at`), whether the frame denies it or leaves it open (`modality_at`), and which words are the telling
itself (`telling_spans`, `tells_at`).
"""

from __future__ import annotations

from dataclasses import dataclass

from khronika.model import Source, Span
from khronika.reading.attribution.carrying import carry_on
from khronika.reading.attribution.frames import frame_telling, headline_telling
from khronika.reading.attribution.quotes import Quotation, quotations
from khronika.reading.attribution.telling import Place, Telling
from khronika.reading.attribution.verbs import verb_telling
from khronika.reading.attribution_lexicon import lexicon
from khronika.reading.parse import Report, Sentence

__all__ = ["Attributions", "Telling", "attribute"]


@dataclass
class Attributions:
    """The tellings of one report."""

    report: Report
    tellings: list[Telling]
    silences: frozenset[int] = frozenset()  # where negated reporting verbs begin («не уточнил»): the report's own words

    def chain_at(self, sentence_number: int, word_index: int) -> tuple[Source, ...]:
        """Who says what stands at the word: outermost first, origin last; () is the report's own voice."""
        chain: list[Source] = []
        for telling in self.tellings_at(sentence_number, word_index):
            if telling.rule in POINTING:
                chain += self._around(telling)
            chain += telling.chain
        return tuple({source.name: source for source in chain}.values())

    def _around(self, telling: Telling) -> list[Source]:
        """Those through whom the telling itself is told («об этом, пишет Волна, сообщил мэр»)."""
        over = [t for t in self.tellings if t is not telling and t.rule not in POINTING and t.covers(telling.cue.start)]
        return [source for t in over for source in t.chain]

    def modality_at(self, sentence_number: int, word_index: int) -> str | None:
        """'denied' or 'possible' where the innermost frame that says so says it, else None."""
        said = [t.modality for t in self.tellings_at(sentence_number, word_index) if t.modality]
        return said[-1] if said else None

    def tellings_at(self, sentence_number: int, word_index: int) -> list[Telling]:
        """The tellings in whose scope the word stands, outermost first."""
        at = self.report.sentences[sentence_number].words[word_index].start
        if at in self.silences:
            return []
        over = [t for t in self.tellings if t.covers(at)]
        return sorted(over, key=lambda t: (self._depth(t, over), t.rule not in OUTER, t.cue.start))

    def _depth(self, telling: Telling, over: list[Telling]) -> int:
        return sum(o is not telling and o.covers(telling.cue.start) for o in over)

    def told_about(self, sentence_number: int, word_index: int) -> bool:
        """Whether the word is what a telling is about («сообщил о взрыве», «насчитал 30 раненых»), not in passing."""
        over = self.tellings_at(sentence_number, word_index)
        return any(t.rule in BRANCHES and t.sentence.number == sentence_number for t in over)

    @property
    def telling_spans(self) -> tuple[Span, ...]:
        """The words of the telling itself: who, the verb, its date, its medium."""
        spans = [word.span for telling in self.tellings for word in telling.words]
        return tuple(sorted(set(spans)))

    def tells_at(self, sentence_number: int, word_index: int) -> bool:
        """Whether the word belongs to a telling itself and not to what is told by it."""
        sentence = self.report.sentences[sentence_number]
        word = sentence.words[word_index]
        return any(t.sentence is sentence and any(w.i == word.i for w in t.words) for t in self.tellings)


OUTER = ("inserted", "this", "what")
BRANCHES = ("about", "object", "counted", "charge", "label", "news", "to")
POINTING = ("this",)


def attribute(report: Report) -> Attributions:
    """The tellings of a parsed report, in the order of the text."""
    quoted = quotations(report)
    tellings: list[Telling] = []
    for sentence in report.sentences:
        tellings += _of_sentence(Place(report, sentence, tellings, quoted))
    _keep_inside_quotations(tellings, quoted)
    _through_the_same_outlet(tellings)
    carry_on(report, tellings)
    tellings += [doubt for sentence in report.sentences for doubt in _doubts(sentence)]
    return Attributions(report, tellings, _silences(report))


def _of_sentence(place: Place) -> list[Telling]:
    found: list[Telling] = []
    for word in place.sentence.words:
        here = Place(place.report, place.sentence, [*place.earlier, *found], place.quotations)
        telling = verb_telling(here, word) or (frame_telling(here, word) if word.pos == "ADP" else None)
        if telling:
            found.append(telling)
    if not found and (telling := headline_telling(place)):
        found.append(telling)
    return found


def _through_the_same_outlet(tellings: list[Telling]) -> None:
    """Who is first told of by post alone («его адвокат») spoke to the outlet that is named with his name later."""
    for telling in tellings:
        if telling.speaker and not telling.outer and telling.speaker.chain[0].rule == "post":
            name = telling.speaker.chain[-1].name
            named = (t for t in tellings if t.outer and t.speaker and t.speaker.chain[-1].name == name)
            telling.outer = next((t.outer for t in named), ())


def _keep_inside_quotations(tellings: list[Telling], quoted: list[Quotation]) -> None:
    """What is told inside a quotation does not reach out of it."""
    for telling in tellings:
        at = telling.cue.start
        around = [q.span for q in quoted if q.speech and q.span.start <= at < q.span.end]
        if around and telling.rule not in ("quote", "inserted"):
            telling.scope = [cut for span in telling.scope if (cut := _cut(span, around[0]))]


def _cut(span: Span, outer: Span) -> Span | None:
    start, end = max(span.start, outer.start), min(span.end, outer.end)
    return Span(start, end) if start < end else None


def _silences(report: Report) -> frozenset[int]:
    """«не сообщается», «он не уточнил»: nobody's words but the report's."""
    found: set[int] = set()
    for sentence in report.sentences:
        for word in sentence.words:
            patterns = lexicon().verbs.get(word.lemma, ())
            no = [w for w in sentence.kids(word, "advmod") if w.low == "не"]
            if no and patterns and not any(p.negated for p in patterns):
                found |= {word.start, no[0].start}
    return frozenset(found)


def _doubts(sentence: Sentence) -> list[Telling]:
    """«якобы»: whatever stands after it in its clause is alleged."""
    doubts = [w for w in sentence.words if w.low in lexicon().doubts]
    return [Telling(sentence, w, "doubt", [w], [Span(w.start, sentence.end)], None, "possible") for w in doubts]
