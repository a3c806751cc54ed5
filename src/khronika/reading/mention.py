"""A mention of an act with all that its own words say of it, before mentions of one happening are joined."""

from __future__ import annotations

from dataclasses import dataclass, field

from khronika.model import Count, Phrase, Place, Source, Span, Time
from khronika.reading.acts import Act
from khronika.reading.arguments_nouns import carrier
from khronika.reading.grammar import is_finite, is_verb, modified, preposition
from khronika.reading.parse import Report
from khronika.reading.phrases import Participant
from khronika.reading.setting import words

FRONT = 3  # words before what a telling is about, if it opens the sentence


@dataclass(slots=True)
class Mention:
    """One place where the report tells of a happening. Empty slots may be filled from other mentions of it."""

    act: Act
    status: str
    status_rule: str
    affected: list[Participant] = field(default_factory=list)
    actors: list[Participant] = field(default_factory=list)
    content: tuple[Phrase, ...] = ()
    count: Count | None = None
    when: Time | None = None
    where: tuple[Place, ...] = ()
    office: tuple[Place, ...] = ()  # of those affected: «король Таиланда»
    serves: tuple[Place, ...] | None = None  # whose officials act; None where no official is known to
    site: Phrase | None = None
    sources: tuple[Source, ...] = ()
    part: bool = False
    told_about: bool = False  # the object of a telling itself: «сообщили о взрыве»
    spoken: bool = False  # within somebody's own words
    at_culprit: bool = False  # strikes the one who attacked: «выстрелил в нападавшего»

    @property
    def type(self) -> str:
        return self.act.rule.type

    @property
    def span(self) -> Span:
        """The trigger's characters, from the first word of the phrase to the last where they stand together."""
        own = self.act.words
        close = own[-1].i - own[0].i <= 2 * len(own)
        return Span(own[0].start, own[-1].end) if close else self.act.word.span

    @property
    def spans(self) -> tuple[Span, ...]:
        """The trigger, and the word that tells the act with it where others stand between: «огонь … открыл»."""
        lent = self.type == "measure" and self.act.nominal and self.act.word.rel in ("obj", "nsubj", "nsubj:pass")
        verb = carrier(self.act) if lent else None
        apart = [w for w in self.act.rest if w.pos in ("NOUN", "VERB")] if self.span == self.act.word.span else []
        return self.span, *(w.span for w in (*apart, verb) if w is not None)

    @property
    def headline(self) -> bool:
        """Whether it stands in the report's title: its first line, where that ends without a full stop."""
        return self.act.sentence.title

    @property
    def fronted(self) -> bool:
        """«О гибели певца сообщила семья»: what is told in front of the verb is what was told just before."""
        return self.told_about and self.act.word.i <= FRONT and self.act.sentence.words[0].low in ("о", "об")

    @property
    def asserted(self) -> bool:
        """Whether the words claim the act; «после взрыва», «убитый журналист» take it for known."""
        act = self.act
        if not act.nominal:
            return modified(act.sentence, act.word) is None or is_finite(act.word)
        verb = act.sentence.parent(act.word)
        counted = self.count is not None and self.count.rule.startswith("numbers") and self.type != "protest"
        given = preposition(act.sentence, act.word) in words("given")
        return (
            (counted and not given)
            or (carrier(act) is not None and not given)
            or (verb is not None and act.word.rel.startswith("nsubj"))
            or (verb is not None and verb.lemma in words("turned_into") and is_verb(verb))
            or act.word.head < 0
        )

    def trigger(self, report: Report) -> Phrase:
        return Phrase(self.span.of(report.text), self.span, self.act.rule.name)


def surnames(people: list[Participant]) -> set[str]:
    """The lemmas of the words of people's names: what two mentions of one person share."""
    return {w.lemma for p in people for w in p.words if w.name == "PER" and len(w.text) > 2}
