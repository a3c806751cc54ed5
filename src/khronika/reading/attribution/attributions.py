"""What the tellings of a report say of each of its words: through whom it is told, and whether the frame denies it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from khronika.model import Source, Span
from khronika.reading.attribution.telling import Telling
from khronika.reading.attribution.words_around import semicolon_part
from khronika.reading.grammar import ancestors
from khronika.reading.parse import Report

OUTER = ("inserted", "this", "what", "known")
BRANCHES = ("about", "object", "counted", "charge", "label", "news", "to", "data")
POINTING = ("this",)
SPOKEN = ("quote", "colon")


@dataclass
class Attributions:
    """The tellings of one report."""

    report: Report
    tellings: list[Telling]
    silences: frozenset[int] = frozenset()  # where negated reporting verbs begin («не уточнил»): the report's own words

    def __post_init__(self) -> None:
        starts = [s.start for s in self.report.sentences]
        self._reaching: dict[int, list[tuple[Span, Telling]]] = {}
        self._of_sentence: dict[int, list[Telling]] = {}
        self._around_cue: dict[int, set[int]] = {}
        for telling in self.tellings:
            self._of_sentence.setdefault(telling.sentence.number, []).append(telling)
            for span in telling.scope:
                for number in _sentences(starts, span):
                    self._reaching.setdefault(number, []).append((span, telling))

    def chain_at(self, sentence_number: int, word_index: int, *, here: bool = False) -> tuple[Source, ...]:
        """Who says what stands at the word: outermost first, origin last; () is the report's own voice.

        `here`: not through a telling that only goes on from a sentence before, unless in somebody's own words.
        """
        chain: list[Source] = []
        for telling in self.tellings_at(sentence_number, word_index):
            if here and self._goes_on(telling, sentence_number, word_index):
                continue
            if telling.rule in POINTING:
                chain += self._around(telling)
            chain += telling.chain
        return tuple({source.name: source for source in chain}.values())

    def _goes_on(self, telling: Telling, sentence_number: int, word_index: int) -> bool:
        """Whether the word is told only because the telling goes on: in a later sentence, or behind a semicolon."""
        sentence = self.report.sentences[sentence_number]
        at = sentence.words[word_index].start
        if telling.sentence.number == sentence_number:
            last = semicolon_part(sentence, telling.cue.i)[1]
            return telling.rule in ("that", "inserted") and at > sentence.words[last].end
        own = (sentence.start, sentence.end)
        whole = any((s.start, s.end) == own and s.start <= at < s.end for s in telling.scope)
        return telling.rule not in SPOKEN or (telling.rule == "quote" and whole)

    def _around(self, telling: Telling) -> list[Source]:
        """Those through whom the telling itself is told («об этом, пишет Волна, сообщил мэр»)."""
        over = self._over(telling.sentence.number, telling.cue.start)
        return [source for t in over if t is not telling and t.rule not in POINTING for source in t.chain]

    def _over(self, sentence_number: int, at: int) -> list[Telling]:
        """The tellings that tell what stands at a character of the sentence, each once."""
        found = {id(t): t for span, t in self._reaching.get(sentence_number, ()) if span.start <= at < span.end}
        return list(found.values())

    def modality_at(self, sentence_number: int, word_index: int) -> str | None:
        """'denied' or 'possible' where the innermost frame that says so says it, else None."""
        said = [t.modality for t in self.tellings_at(sentence_number, word_index) if t.modality]
        return said[-1] if said else None

    def tellings_at(self, sentence_number: int, word_index: int) -> list[Telling]:
        """The tellings in whose scope the word stands, outermost first."""
        at = self.report.sentences[sentence_number].words[word_index].start
        if at in self.silences:
            return []
        over = self._over(sentence_number, at)
        return sorted(over, key=lambda t: (self._depth(t, over), t.rule not in OUTER, _turn(t)))

    def _depth(self, telling: Telling, over: list[Telling]) -> int:
        """How many of the others tell the telling itself."""
        if id(telling) not in self._around_cue:
            around = self._over(telling.sentence.number, telling.cue.start)
            self._around_cue[id(telling)] = {id(t) for t in around if t is not telling}
        return len(self._around_cue[id(telling)] & {id(o) for o in over})

    def told_about(self, sentence_number: int, word_index: int) -> bool:
        """Whether the word is what a telling is about («сообщил о взрыве», «насчитал 30 раненых»), not in passing."""
        over = self.tellings_at(sentence_number, word_index)
        about = any(t.rule in BRANCHES and t.sentence.number == sentence_number for t in over)
        return about and not self._for_a_plan(sentence_number, word_index)

    def _for_a_plan(self, sentence_number: int, word_index: int) -> bool:
        """«о намерении уволить зятя в связи со столкновениями»: what is only the ground of what somebody will do."""
        sentence = self.report.sentences[sentence_number]
        return any(w.is_("VerbForm", "Inf") for w in ancestors(sentence, sentence.words[word_index]))

    def spoken(self, sentence_number: int, word_index: int) -> bool:
        """Whether the word stands in somebody's own words."""
        return any(t.rule in SPOKEN for t in self.tellings_at(sentence_number, word_index))

    @property
    def telling_spans(self) -> tuple[Span, ...]:
        """The words of the telling itself: who, the verb, its date, its medium."""
        spans = [word.span for telling in self.tellings for word in telling.words]
        return tuple(sorted(set(spans)))

    def tells_at(self, sentence_number: int, word_index: int) -> bool:
        """Whether the word belongs to a telling itself and not to what is told by it."""
        return any(w.i == word_index for t in self._of_sentence.get(sentence_number, ()) for w in t.words)


def _turn(telling: Telling) -> int:
    """«погибли двое, сообщили в МЧС, пишет «Волна»»: of frames side by side the later tells the earlier."""
    return -telling.cue.start if telling.rule == "inserted" else telling.cue.start


def _sentences(starts: list[int], span: Span) -> range:
    """The numbers of the sentences, given by where they start, that a span reaches into."""
    return range(max(0, bisect_right(starts, span.start) - 1), bisect_left(starts, span.end))
