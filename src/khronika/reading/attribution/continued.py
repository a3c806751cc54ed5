"""What goes on with a telling without naming who speaks: after a colon, in a quotation, «отмечается, что …»."""

from __future__ import annotations

from khronika.model import Span
from khronika.reading.attribution.carrying import breaks, opens
from khronika.reading.attribution.quotes import Quotation
from khronika.reading.attribution.subjects import passive
from khronika.reading.attribution.telling import Telling
from khronika.reading.attribution.words_around import semicolon_part
from khronika.reading.attribution_lexicon import lexicon
from khronika.reading.parse import Report, Sentence

LEAST = 5  # words of a quotation in its sentence
LIGHT = ("ADV", "PART", "CCONJ", "AUX", "PRON")  # before «отмечается» in its sentence: «Также отмечается, что …»
UNSAID = ("silence", "unconfirmed")


def go_on(report: Report, tellings: list[Telling], quoted: dict[int, list[Quotation]]) -> None:
    """Gives such words to whoever spoke last before them."""
    told: dict[int, list[Telling]] = {}
    for telling in tellings:
        told.setdefault(telling.sentence.number, []).append(telling)
    for telling in tellings:
        _beyond_a_semicolon(telling, told[telling.sentence.number])
    for sentence, after in zip(report.sentences, report.sentences[1:], strict=False):
        last = _last(told.get(sentence.number, []))
        if last is None:
            continue
        _impersonally(last, told.get(after.number, []))
        if after.paragraph != sentence.paragraph and sentence.words[-1].text == ":":
            _after_a_colon(report, last, after)
        elif not told.get(after.number) and (words := _quotes(after, quoted)) and not breaks(after):
            last.scope += [after.span, *words]


def _last(told: list[Telling]) -> Telling | None:
    return next((t for t in reversed(told) if t.speaker and t.rule not in UNSAID), None)


def _impersonally(last: Telling, told: list[Telling]) -> None:
    """«Отмечается, что …», «Сообщается, что …»: by whoever the sentence before has told."""
    for telling in told:
        bare = telling.speaker is None and telling.rule == "that" and passive(telling.cue)
        opening = telling.sentence.words[: telling.cue.i]
        if bare and all(w.pos in LIGHT for w in opening) and not breaks(telling.sentence):
            telling.speaker, telling.outer = last.speaker, last.outer


def _beyond_a_semicolon(telling: Telling, beside: list[Telling]) -> None:
    """«насчитали 18 погибших; кроме того, ранены 40»: the part after the mark goes on, unless another tells it."""
    words = telling.sentence.words
    _, last = semicolon_part(telling.sentence, telling.cue.i)
    after = words[last + 2 : semicolon_part(telling.sentence, last + 2)[1] + 1] if last + 2 < len(words) else []
    told = any(t.cue in after for t in beside)
    goes_on = opens(after, lexicon().continuing) or telling.rule in ("that", "inserted")
    if telling.speaker and telling.rule not in UNSAID and after and not told and goes_on:
        telling.scope.append(Span(after[0].start, after[-1].end))


def _after_a_colon(report: Report, last: Telling, after: Sentence) -> None:
    """«Он повторил, что жалеет о содеянном:», and the paragraph after it is what he said."""
    for sentence in report.sentences[after.number :]:
        if sentence.paragraph != after.paragraph:
            return
        if not last.covers(sentence.start):
            last.scope.append(sentence.span)


def _quotes(sentence: Sentence, quoted: dict[int, list[Quotation]]) -> list[Span]:
    """Somebody's words that stand in the sentence between quotation marks; a few words are the name of a work."""
    spans = [q.span for q in quoted.get(sentence.paragraph, []) if q.speech]
    return [s for s in spans if sum(s.start <= w.start < s.end for w in sentence.words) >= LEAST]
