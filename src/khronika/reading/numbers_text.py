"""Which words of a sentence a match of its line covers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from khronika.reading.parse import Sentence, Word


def words_in(sentence: Sentence, start: int, end: int) -> range:
    """Numbers of the words that share a character with `[start, end)` of the sentence's line."""
    start, end = start + sentence.start, end + sentence.start
    words = sentence.words
    return range(bisect_right(words, start, key=_end), bisect_left(words, end, key=_start))


def _end(word: Word) -> int:
    return word.end


def _start(word: Word) -> int:
    return word.start
