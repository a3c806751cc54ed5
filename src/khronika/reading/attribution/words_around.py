"""Where a frame ends and what it tells begins: segments of a sentence between marks."""

from __future__ import annotations

from khronika.reading.attribution.telling import BOUNDS
from khronika.reading.parse import Sentence, Word

JOINS = ("и", "а", "но", "или", "да", "причем", "причём", "затем", "зато", "однако")
THOSE = ("те", "тот", "та", "они", "он", "она", "оба", "обе", "сами")
TURNS = ("а", "но", "однако", "зато", "хотя")


def left_bound(sentence: Sentence, at: int) -> int:
    """The number of the first word of the segment that holds `at`."""
    words = sentence.words
    while at > 0 and (not _bound(words[at - 1]) or in_address(sentence, words[at - 1])):
        at -= 1
    return at


def right_bound(sentence: Sentence, at: int) -> int:
    """The number of the last word of the segment that holds `at`."""
    words = sentence.words
    while at + 1 < len(words) and (not _bound(words[at + 1]) or in_address(sentence, words[at + 1])):
        at += 1
    return at


def in_address(sentence: Sentence, mark: Word) -> bool:
    """The dot of «VL.Ru»."""
    beside = sentence.words[max(0, mark.i - 1) : mark.i + 2]
    close = len(beside) == 3 and beside[0].end == mark.start and mark.end == beside[2].start
    return mark.text == "." and close and beside[2].text.isalpha() and len(beside[0].text) > 1


def addressed(sentence: Sentence, word: Word) -> bool:
    """Whether the word begins an address by which an outlet goes."""
    return word.i + 2 < len(sentence.words) and in_address(sentence, sentence.words[word.i + 1])


def _bound(word: Word) -> bool:
    return word.text in BOUNDS or (word.text in "»”" and False)


def finite(word: Word) -> bool:
    """Whether the word can head a clause: a finite verb or a short participle."""
    return word.pos in ("VERB", "AUX") and (word.is_("VerbForm", "Fin") or word.is_("Variant", "Short"))


def has_clause(words: list[Word]) -> bool:
    """Whether a finite verb or a short adjective («мотивы неизвестны») stands among the words."""
    return any(finite(w) or (w.pos == "ADJ" and w.is_("Variant", "Short")) for w in words)


def semicolon_part(sentence: Sentence, at: int) -> tuple[int, int]:
    """First and last number of the part between semicolons that holds `at`."""
    marks = [w.i for w in sentence.words if w.text == ";"]
    first = max((m + 1 for m in marks if m < at), default=0)
    last = min((m - 1 for m in marks if m > at), default=len(sentence.words) - 1)
    return first, last


def turn_before(sentence: Sentence, first: int, at: int) -> int:
    """Where the clause that holds `at` begins: after the last «, но», «, а» that has a clause before it."""
    words = sentence.words
    if at > first + 1 and words[at - 1].text == "," and words[at - 2].low in JOINS:
        return at - 2  # «стреляли и, утверждают очевидцы, жгли дома»: they tell of the houses
    if at > first + 3 and words[at - 1].text == "," and words[at - 2].low in THOSE and words[at - 3].low in JOINS:
        return at - 3  # «полетели камни, и те, говорит сосед, ответили»
    for i in range(at - 1, first, -1):
        if words[i].low in TURNS and words[i - 1].text == "," and has_clause(words[first:i]):
            return i
    return first


def turn_after(sentence: Sentence, last: int, at: int) -> int:
    """Where the clause that holds `at` ends: before the next «, а», «, но» that has a clause of its own after it."""
    words = sentence.words
    for i in range(at + 1, last + 1):
        if words[i].low in TURNS and words[i - 1].text == "," and has_clause(words[i:]):
            return i - 1
    return last
