"""«Стало известно «Волне» от спасателей»: told to one by another, without a verb of reporting."""

from __future__ import annotations

from khronika.model import Span
from khronika.reading.attribution.speakers import speaker
from khronika.reading.attribution.telling import Place, Telling, spans_without
from khronika.reading.attribution.words_around import left_bound, right_bound, semicolon_part
from khronika.reading.attribution_lexicon import lexicon
from khronika.reading.attribution_phrase import quoted_name
from khronika.reading.parse import Word


def known_telling(place: Place, word: Word) -> Telling | None:
    """The telling around «известно», where it says to whom or from whom it became known."""
    words = place.sentence.words
    if word.low not in lexicon().known or word.i == 0 or words[word.i - 1].lemma != "стать":
        return None
    first, last = left_bound(place.sentence, word.i), right_bound(place.sentence, word.i)
    hearer, teller = _hearer(place, words[word.i : last + 1]), _teller(words[word.i : last + 1])
    named = teller or hearer
    who = speaker(place.report, place.sentence, named, place.earlier) if named else None
    if who is None:
        return None
    frame, scope = _told(place, word, first, last)
    telling = Telling(place.sentence, word, "known", frame, scope, who, leads=True)
    if teller and hearer and (outlet := speaker(place.report, place.sentence, hearer, place.earlier)):
        telling.outer = outlet.chain
    return telling


def _hearer(place: Place, words: list[Word]) -> Word | None:
    """«известно «Волне»»: an outlet in the dative."""
    heard = [w for w in words if w.is_("Case", "Dat") or (w.rel == "iobj" and (w.text.isupper() or w.pos == "X"))]
    named = [w for w in heard if w.name == "ORG" or quoted_name(place.sentence, w)]
    return named[0] if named else None


def _teller(words: list[Word]) -> Word | None:
    """«известно от спасателей»."""
    at = next((n for n, w in enumerate(words) if w.low == "от"), len(words))
    return next((w for w in words[at + 1 :] if w.pos in ("NOUN", "PROPN", "PRON", "X")), None)


def _told(place: Place, word: Word, first: int, last: int) -> tuple[list[Word], list[Span]]:
    """The words of the frame, and where what became known stands: after «что», before «стало», or around."""
    words = place.sentence.words
    start, end = semicolon_part(place.sentence, word.i)
    opener = words[last + 2 : last + 3]
    if opener and opener[0].low == "что":
        return words[first : last + 1], [Span(opener[0].start, words[end].end)]
    if words[first].low in ("о", "об") and word.i - 1 > first + 1:
        return words[word.i - 1 : last + 1], [Span(words[first].start, words[word.i - 2].end)]
    frame = words[first : last + 1]
    return frame, spans_without(words[start : end + 1], frame)
