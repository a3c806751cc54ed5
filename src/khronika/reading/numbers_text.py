"""A sentence as one lower-case line whose offsets are those of its words: what patterns run over."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from khronika.reading.parse import Sentence, Word


def line(sentence: Sentence, low: bool = True) -> str:
    """The words at their places (offsets from the sentence's start), blanks between; lower case with ё as е."""
    out, at = [], sentence.start
    for word in sentence.words:
        out.append(" " * (word.start - at))
        out.append(_low(word.text) if low else word.text)
        at = word.end
    return "".join(out)


def _low(text: str) -> str:
    lower = text.lower().replace("ё", "е")
    return lower if len(lower) == len(text) else text


def words_in(sentence: Sentence, start: int, end: int) -> range:
    """Numbers of the words that share a character with `[start, end)` of the sentence's line."""
    start, end = start + sentence.start, end + sentence.start
    words = sentence.words
    return range(bisect_right(words, start, key=_end), bisect_left(words, end, key=_start))


def _end(word: Word) -> int:
    return word.end


def _start(word: Word) -> int:
    return word.start
