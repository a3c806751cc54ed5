"""The days that a report tells, sentence by sentence: as of which its figures hold, which its paragraphs go on with."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from khronika.model import Time
from khronika.reading.acts import Act
from khronika.reading.exactness import DAY, to_the_day
from khronika.reading.grammar import ancestors, is_finite
from khronika.reading.parse import Sentence
from khronika.reading.setting import is_as_of, set_aside, words
from khronika.reading.times import TimeExpression

LATE = 7  # days before publication in which the news of a report happened
FAR = 12  # sentences over which a day told holds for what went on at the same time or came of it
ADJECTIVE = "-adjective"  # rules of «воскресный»: they tell which happening is meant
MONTH = 7  # characters of an ISO month
BRACKETS = {"(": 1, ")": -1}


class Timeline:
    """A report's times by sentence. `telling` holds for each sentence the numbers of the words of its tellings.

    `published` is the ISO day of publication: what has happened goes on with no later day.
    """

    def __init__(
        self,
        sentences: Sequence[Sentence],
        times: Sequence[Sequence[TimeExpression]],
        telling: Sequence[set[int]],
        published: str | None = None,
    ) -> None:
        self.sentences = sentences
        self.times = times
        self.days = [_days(found, told, published or "9999") for found, told in zip(times, telling, strict=True)]
        self.published = published
        self._as_of = _as_of(sentences, times, published or "9999")
        self._last_told = _last(self.days)

    def as_of(self, number: int) -> Time | None:
        """The day as of which the figures of a sentence hold: told there or last before, else the first told."""
        return self._as_of[number]

    def tells_day(self, number: int) -> bool:
        """Whether a sentence tells a day of its own, and not as of when its figures hold."""
        as_of = any(t.kind == "as-of" for t in self.times[number])
        return not as_of and any(to_the_day(t.edtf) for t in self.days[number])

    def counts(self, sentence: Sentence) -> bool:
        """Whether the paragraph of a sentence tells, up to it, as of when figures hold."""
        before = range(max(sentence.number - FAR, 0), sentence.number + 1)
        return any(
            t.kind == "as-of" and t.edtf
            for n in before
            if self.sentences[n].paragraph == sentence.paragraph
            for t in self.times[n]
        )

    def going_on(self, act: Act, fit: Callable[[str | None], bool] = bool) -> Time | None:
        """The day, of those that `fit`, told last before an act in its sentence, else after it there, else before it
        in its paragraph; what somebody else's act is about takes only one of its own phrase.
        """
        before = [t for t in self._here(act) if fit(t.edtf)]
        at, mine = act.sentence.number, act.sentence.block
        if not before and not self.days[at] and not set_aside(act):
            told = self._last_told[at]
            same = told is not None and self.sentences[told].block == mine
            before = [t for t in self.days[told] if _goes_on(t, act)] if told is not None and same else []
        if not before:
            return None
        return _before(before[-1])

    def _here(self, act: Act) -> list[TimeExpression]:
        """The time of the act's sentence that it goes on with, if any."""
        own = {w.i for w in act.sentence.subtree(act.word)} if act.nominal else set()
        aside = set_aside(act)
        fit = [t for t in self.days[act.sentence.number] if t.first in own or not (aside or _elsewhere(t, act))]
        return [t for t in fit if t.first < act.word.i][-1:] or fit[:1]

    def before_in_sentence(self, act: Act) -> Time | None:
        """The day that the sentence of an act tells before it, with a clause of its own."""
        found = [t for t in self._here(act) if t.first < act.word.i and to_the_day(t.edtf)]
        return _before(found[-1]) if found else None

    def last(self, number: int) -> Time | None:
        """The day told last before a sentence."""
        fit = (t for at in range(number - 1, max(number - FAR, 0) - 1, -1) for t in reversed(self.days[at]))
        return next((_before(t) for t in fit if to_the_day(t.edtf)), None)

    def back_to_paragraph_before(self, number: int) -> Iterator[int]:
        """The numbers of a sentence and those before it, up to the paragraph before its own, FAR at most."""
        first = self.sentences[number].paragraph - 1
        for at in range(number, max(number - FAR, -1), -1):
            if self.sentences[at].paragraph < first:
                return
            yield at

    def term(self, number: int, near: int) -> TimeExpression | None:
        """The end that the words for a term give («срок — до 19 января») in a sentence or at most `near` around it."""
        around = range(max(number - near, 0), min(number + near + 1, len(self.sentences)))
        close = sorted((n for n in around if _of_a_term(self.sentences[n])), key=lambda n: abs(n - number))
        return next((t for n in close for t in self.times[n] if t.edtf and t.edtf.startswith("../")), None)

    def is_today(self, time: Time | None) -> bool:
        """Whether a time is the day of publication, after which nothing told can have happened."""
        return self.published is not None and ((time and time.edtf) or "")[:DAY] == self.published[:DAY]

    def is_late(self, time: Time) -> bool:
        """Whether a time lies in the days before publication: what the report is for."""
        try:
            gap = date.fromisoformat((self.published or "")[:DAY]) - date.fromisoformat((time.edtf or "")[:DAY])
        except ValueError:
            return False
        return gap.days <= LATE

    def only_day(self) -> Time | None:
        """The one day of a report that tells no other time at all."""
        told = [t for found in self.times for t in found if t.edtf and t.kind != "aside"]
        if len({(t.edtf or "").split("T")[0] for t in told}) != 1:
            return None
        days = ((s, t) for s, found in zip(self.sentences, self.days, strict=True) for t in found if not t.ahead)
        return next((_before(t) for s, t in days if to_the_day(t.edtf) and not _aside(s, t)), None)

    def in_force(self, number: int, near: int) -> TimeExpression | None:
        """The day told by «ограничения вступят в силу 5 мая» in a sentence or at most `near` after it."""
        after = range(number, min(number + near + 1, len(self.sentences)))
        found = (t for n in after if _comes_into_force(self.sentences[n]) for t in self.times[n])
        return next((t for t in found if t.edtf and not t.edtf.startswith("..")), None)

    def moved(self, first: int, last: int) -> bool:
        """Whether a time is told after a sentence and up to another."""
        return any(t.edtf for found in self.times[first + 1 : last + 1] for t in found)


def _goes_on(t: TimeExpression, act: Act) -> bool:
    """Whether the next sentences may go on with a time: a day, for what a main clause tells a month too."""
    month = len(t.edtf or "") == MONTH and is_finite(act.word) and in_main_clause(act)
    return not t.ahead and (to_the_day(t.edtf) or month)


def in_main_clause(act: Act) -> bool:
    chain = (act.word, *ancestors(act.sentence, act.word))
    return next((w.head < 0 for w in chain if w.rel != "conj"), True)


def _last(days: Sequence[Sequence[TimeExpression]]) -> list[int | None]:
    """For each sentence the number of the last one, itself counted in, that tells a day."""
    out: list[int | None] = []
    for number, found in enumerate(days):
        out.append(number if found else out[-1] if out else None)
    return out


def _before(t: TimeExpression) -> Time:
    return Time(t.edtf, (t.span,), f"told before; times: {t.rule}")


def _days(found: Sequence[TimeExpression], telling: set[int], published: str) -> list[TimeExpression]:
    """The times that a story goes on with: not those of a telling, nor a day to come or meant («на воскресенье»)."""
    kinds = ("point", "period", "anaphor")
    dated = [t for t in found if t.edtf and t.edtf[:DAY] <= published and t.kind in kinds and t.first not in telling]
    dated = [t for t in dated if not t.rule.endswith(ADJECTIVE)]
    return [t for t in dated if not (t.text.lower().startswith("на ") and len(t.edtf or "") == DAY)]


def _as_of(
    sentences: Sequence[Sentence], times: Sequence[Sequence[TimeExpression]], published: str
) -> list[Time | None]:
    """For each sentence the day as of which its figures hold; an hour is not that of another paragraph."""
    lasting = [_of_figures(s, found, published) for s, found in zip(sentences, times, strict=True)]
    own = [next((t for t in found if is_as_of(t) and t.edtf), None) for found in times]
    first = next((t for t in lasting if t), None)
    out: list[Time | None] = []
    last, block = None, -1
    for sentence, told, here in zip(sentences, lasting, own, strict=True):
        last, block = (told, sentence.block) if told else (last, block)
        chosen = here or last or first
        if chosen and "T" in (chosen.edtf or "") and not here and sentence.block != block:
            chosen = None
        out.append(Time(chosen.edtf, (chosen.span,), f"as of; times: {chosen.rule}") if chosen else None)
    return out


def _of_figures(sentence: Sentence, found: Sequence[TimeExpression], published: str) -> TimeExpression | None:
    """The time as of which a sentence tells figures: not «к утру дорогу открыли», nor what is yet to be."""
    if entry := next((t for t in found if _is_entry(sentence, t)), None):
        return entry
    passed = (t for t in found if t.edtf and t.edtf[:DAY] <= published[:DAY])
    fit = (t for t in passed if t.kind == "as-of" and not (t.ahead and t.text.lower().startswith("к")))
    dated = {n for t in found for n in range(t.first, t.last + 1)}
    return next(fit, None) if any(w.pos == "NUM" and w.i not in dated for w in sentence.words) else None


def _is_entry(sentence: Sentence, t: TimeExpression) -> bool:
    """«13.20. Штаб сообщил о 12 погибших»: the hour of an entry of a chronicle."""
    after = sentence.words[t.last + 1 : t.last + 2]
    return t.first == 0 and t.text[0].isdigit() and "T" in (t.edtf or "") and any(w.pos == "PUNCT" for w in after)


def _of_a_term(sentence: Sentence) -> bool:
    return any(w.lemma in words("term") for w in sentence.words)


def _comes_into_force(sentence: Sentence) -> bool:
    """«Указ вступит в силу», «запрет вступает в действие»."""
    verbs = [w for w in sentence.words if w.lemma in words("enter") and _into_force(sentence, w.i)]
    return any(s.lemma in words("decreed") for v in verbs for s in sentence.kids(v, "nsubj"))


def _into_force(sentence: Sentence, at: int) -> bool:
    return any(w.lemma in words("force") for w in sentence.words[at + 1 : at + 4])


def _elsewhere(time: TimeExpression, act: Act) -> bool:
    """Whether a bracket parts a time from an act, or a later clause about another word holds it."""
    sentence = act.sentence
    if _depth(sentence, time.first) != _depth(sentence, act.word.i):
        return True
    above = [act.word, *ancestors(sentence, act.word)]
    over = ancestors(sentence, sentence.words[time.first])
    return time.first > act.word.i and any(w.rel.startswith("acl") and w not in above for w in over)


def _aside(sentence: Sentence, time: TimeExpression) -> bool:
    """Whether a time stands in brackets or in a clause about a word: «Лось, родившийся 5 мая»."""
    over = ancestors(sentence, sentence.words[time.first])
    return _depth(sentence, time.first) > 0 or any(w.rel.startswith("acl") for w in over)


def _depth(sentence: Sentence, at: int) -> int:
    """How many brackets are open at a word."""
    return sum(BRACKETS.get(w.text, 0) for w in sentence.words[:at])
