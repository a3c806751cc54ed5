"""Quotations beside a reporting verb: «…», — сказал он; он сказал: «…»."""

from __future__ import annotations

from khronika.model import Span
from khronika.reading.attribution.branches import about
from khronika.reading.attribution.clauses import frame_words, inserted, this
from khronika.reading.attribution.telling import Content, Place
from khronika.reading.attribution.words_around import has_clause, semicolon_part
from khronika.reading.parse import Word

LONGEST = 40  # sentences of a paragraph that a colon at the end of the one before introduces


def quoted(place: Place, verb: Word) -> Content | None:
    """A quotation beside the verb, with what it stands for: «…», — сказал он; об этом он сказал: «…»."""
    content = _words_quoted(place, verb)
    if content is None or (_before_its_sentence(place, content) and about(place, verb)):
        return None
    told = this(place, verb)
    if told is None and content.rule == "colon" and (not content.leads or _apart(place, verb)):
        told = inserted(place, verb)
    return Content(told.rule, told.words, [*told.scope, *content.scope], leads=told.leads) if told else content


def _apart(place: Place, verb: Word) -> bool:
    """«Двое, сказал мэр, погибли: рухнул дом»: the mark stands in what is told, not at its beginning."""
    last = frame_words(place, verb)[-1].i
    return any(w.text in (",", "—", "–") for w in place.sentence.words[last + 1 : last + 2])


def _before_its_sentence(place: Place, content: Content) -> bool:
    """«… «сбежал». Штаб заявил о раненых»: a quotation that closes the sentence before."""
    return content.rule == "quote" and all(s.end < place.sentence.start for s in content.scope)


def _words_quoted(place: Place, verb: Word) -> Content | None:
    words = place.sentence.words
    frame = frame_words(place, verb)
    spans = [
        q.span
        for q in place.quotations
        if q.speech and (_just_before(place, frame, q.span) or _after(place, frame, q.span))
    ]
    around_it = [q.span for q in place.quotations if q.speech and q.span.start <= verb.start < q.span.end]
    dash = frame[0].i > 0 and words[frame[0].i - 1].text in ("—", "–", "-")
    if not spans and around_it and dash:
        inside = Span(frame[0].start, frame[-1].end)
        spans = [Span(around_it[0].start, inside.start), Span(inside.end, around_it[0].end)]
    if not spans:
        return _after_colon(place, verb, frame)
    return Content("quote", frame, spans, leads=True)


def _just_before(place: Place, frame: list[Word], span: Span) -> bool:
    between = place.report.text[span.end : frame[0].start]
    return span.end <= frame[0].start and not between.strip(" »”\"',.—–-!?…\n\xa0")


def _after(place: Place, frame: list[Word], span: Span) -> bool:
    """A quotation that opens right after the frame."""
    between = place.report.text[frame[-1].end : span.start]
    joined = ":" in between or ("\n" not in between and "." not in between)
    return span.start >= frame[-1].end and joined and not between.strip(" :,—–-«“„\"'\n\xa0")


def _in_a_time(place: Place, colon: Word) -> bool:
    """«до 08:00»: the mark between hours and minutes."""
    text = place.report.text
    return text[colon.start - 1 : colon.start].isdigit() and text[colon.end : colon.end + 1].isdigit()


def _after_colon(place: Place, verb: Word, frame: list[Word]) -> Content | None:
    words = place.sentence.words
    colon = next((w for w in words[verb.i + 1 : verb.i + 25] if w.text == ":" and not _in_a_time(place, w)), None)
    if colon is None or has_clause(words[verb.i + 1 : colon.i]) or any(w.low == "что" for w in words[verb.i : colon.i]):
        return None
    before = words[semicolon_part(place.sentence, verb.i)[0] : colon.i]
    if colon.i + 1 < len(words):
        return Content("colon", before, [Span(words[colon.i + 1].start, words[-1].end)], leads=True)
    after = place.report.sentences[place.sentence.number + 1 : place.sentence.number + 1 + LONGEST]
    paragraph = [s for s in after if s.paragraph == after[0].paragraph]
    return Content("colon", before, [s.span for s in paragraph]) if paragraph else None
