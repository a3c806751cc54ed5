"""One telling: who says, in what words, and where what is said stands."""

from __future__ import annotations

from dataclasses import dataclass, field

from khronika.model import Source, Span
from khronika.reading.attribution.quotes import Quotation
from khronika.reading.parse import Report, Sentence, Word

BOUNDS = (",", ";", ":", "—", "–", "-", "(", ")", "...", "…", ".")


@dataclass(frozen=True)
class Speaker:
    """Who speaks at one place: the chain (outermost first), the word that heads the name, and its kind.

    `several` tells that they speak side by side («Tolo и Pajhwok»).
    """

    chain: tuple[Source, ...]
    head: Word
    kind: str
    several: bool = False


@dataclass
class Telling:
    """A speech frame. `words` are the frame's own words, `scope` the characters of what is told through it.

    `leads` tells whether the retelling may go on in the sentences after; `speaker` is None where none is named.
    """

    sentence: Sentence
    cue: Word
    rule: str
    words: list[Word]
    scope: list[Span]
    speaker: Speaker | None = None
    modality: str | None = None
    leads: bool = False
    outer: tuple[Source, ...] = field(default=())
    heard: str = ""  # the outlet that was spoken to, the report's own too

    @property
    def chain(self) -> tuple[Source, ...]:
        """Outlets quoted around the speaker, then whoever the speaker stands for; each name once."""
        found: list[Source] = []
        for source in (*self.outer, *(self.speaker.chain if self.speaker else ())):
            if source.name not in [s.name for s in found]:
                found.append(source)
        return tuple(found)

    def covers(self, at: int) -> bool:
        """Whether the character stands in what is told."""
        return any(span.start <= at < span.end for span in self.scope)


@dataclass(frozen=True)
class Place:
    """Where to look: the report, the sentence, what was told before, the quotations."""

    report: Report
    sentence: Sentence
    earlier: list[Telling]
    quotations: list[Quotation]


@dataclass(frozen=True)
class Content:
    """What a rule found: the rule's name, the words of the frame, the spans of what is told."""

    rule: str
    words: list[Word]
    scope: list[Span]
    leads: bool = False


def spans_without(words: list[Word], region: list[Word]) -> list[Span]:
    """The stretches of `words` outside `region`, as spans."""
    skip = {w.i for w in region}
    spans: list[Span] = []
    opened: Word | None = None
    last: Word | None = None
    for word in words:
        if word.i in skip:
            if opened and last:
                spans.append(Span(opened.start, last.end))
            opened = None
        else:
            opened, last = opened or word, word
    if opened and last:
        spans.append(Span(opened.start, last.end))
    return spans
