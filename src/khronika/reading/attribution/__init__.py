"""Said by whom: for every word of a report the chain of sources through which it tells it.

`attribute(report)` finds the report's tellings (speech frames) and answers, for any word, who says what stands
there (`chain_at`), whether the frame denies it or leaves it open (`modality_at`), and which words are the telling
itself (`telling_spans`, `tells_at`).
"""

from __future__ import annotations

from khronika.model import Span
from khronika.reading.attribution.attributions import Attributions
from khronika.reading.attribution.carrying import PASSING, carry_on
from khronika.reading.attribution.continued import go_on
from khronika.reading.attribution.frames import frame_telling, headline_telling, trust_telling
from khronika.reading.attribution.known import known_telling
from khronika.reading.attribution.quotes import Quotation, quotations
from khronika.reading.attribution.telling import Place, Telling
from khronika.reading.attribution.verbs import verb_telling
from khronika.reading.attribution_lexicon import lexicon
from khronika.reading.parse import Report, Sentence

FRAMES = ("inserted", "according to", "as said in")  # what stands in a sentence beside what it tells
__all__ = ["Attributions", "Telling", "attribute"]


def attribute(report: Report) -> Attributions:
    """The tellings of a parsed report, in the order of the text."""
    quoted = quotations(report)
    tellings: list[Telling] = []
    for sentence in report.sentences:
        _read_sentence(Place(report, sentence, tellings, quoted.get(sentence.paragraph, [])))
    _keep_inside_quotations(tellings, quoted)
    go_on(report, tellings, quoted)
    _end_before_others(report, tellings, quoted)
    _through_the_same_outlet(tellings)
    carry_on(report, tellings)
    tellings += [doubt for sentence in report.sentences for doubt in _doubts(sentence)]
    return Attributions(report, tellings, _silences(report))


def _read_sentence(place: Place) -> None:
    """Adds the tellings of a sentence to those told earlier."""
    before = len(place.earlier)
    for word in place.sentence.words:
        telling = verb_telling(place, word) or known_telling(place, word) or trust_telling(place, word)
        telling = telling or (frame_telling(place, word) if word.pos == "ADP" else None)
        if telling:
            place.earlier.append(telling)
    if len(place.earlier) == before and (telling := headline_telling(place)):
        place.earlier.append(telling)
    _through_those_around(place.earlier[before:])


def _through_those_around(tellings: list[Telling]) -> None:
    """«С такими данными, как передаёт «Волна», выступило МВД»: what the MVD says further is had from «Волна» too."""
    frames = [t for t in tellings if t.rule in FRAMES and t.speaker]
    for telling in tellings:
        if telling.speaker and telling.rule not in FRAMES:
            over = [f for f in frames if f.covers(telling.cue.start) and not telling.covers(f.cue.start)]
            telling.outer = (*(source for frame in over for source in frame.chain), *telling.outer)


def _through_the_same_outlet(tellings: list[Telling]) -> None:
    """Who is first told of by post alone («его адвокат») spoke to the outlet that is named with his name later."""
    for telling in tellings:
        if telling.speaker and not telling.outer and telling.speaker.chain[0].rule == "post":
            name = telling.speaker.chain[-1].name
            named = (t for t in tellings if t.outer and t.speaker and t.speaker.chain[-1].name == name)
            telling.outer = next((t.outer for t in named), ())


def _keep_inside_quotations(tellings: list[Telling], quoted: dict[int, list[Quotation]]) -> None:
    """What is told inside a quotation does not reach out of it."""
    for telling in tellings:
        at = telling.cue.start
        near = quoted.get(telling.sentence.paragraph, [])
        around = [q.span for q in near if q.speech and q.span.start <= at < q.span.end]
        if around and telling.rule not in ("quote", "inserted"):
            telling.scope = [cut for span in telling.scope if (cut := _cut(span, around[0]))]


def _end_before_others(report: Report, tellings: list[Telling], quoted: dict[int, list[Quotation]]) -> None:
    """«… сказал мэр:», and the next paragraph is told by someone else: the mayor's words are left out of the report."""
    telling_in: dict[int, list[Telling]] = {}
    for telling in tellings:
        if telling.speaker and telling.rule not in PASSING and not _in_speech(telling, quoted):
            telling_in.setdefault(telling.sentence.number, []).append(telling)
    for telling in tellings:
        after = telling.sentence.number + 1
        if after in telling_in and report.sentences[after].paragraph != telling.sentence.paragraph:
            telling.scope = [s for s in telling.scope if s.start < telling.sentence.end]


def _in_speech(telling: Telling, quoted: dict[int, list[Quotation]]) -> bool:
    near = quoted.get(telling.sentence.paragraph, [])
    return any(q.speech and q.span.start <= telling.cue.start < q.span.end for q in near)


def _cut(span: Span, outer: Span) -> Span | None:
    start, end = max(span.start, outer.start), min(span.end, outer.end)
    return Span(start, end) if start < end else None


def _silences(report: Report) -> frozenset[int]:
    """«не сообщается», «он не уточнил»: nobody's words but the report's; «мы не знаем» is said by those who do not."""
    found: set[int] = set()
    for sentence in report.sentences:
        for word in sentence.words:
            patterns = lexicon().verbs.get(word.lemma, ())
            no = [w for w in sentence.kids(word, "advmod") if w.low == "не"]
            found_out = word.is_("Variant", "Short") and all(p.name == "learn" for p in patterns)
            if (
                no
                and patterns
                and not found_out
                and not any(p.negated for p in patterns)
                and not word.is_("Person", "1")
            ):
                found |= {word.start, no[0].start}
    return frozenset(found)


def _doubts(sentence: Sentence) -> list[Telling]:
    """«якобы»: whatever stands after it in its clause is alleged."""
    doubts = [w for w in sentence.words if w.low in lexicon().doubts]
    return [Telling(sentence, w, "doubt", [w], [Span(w.start, sentence.end)], None, "possible") for w in doubts]
