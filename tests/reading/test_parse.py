"""Sentences and their words: at the text's own offsets, whatever letters and tags stand in it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khronika.reading.parse import LONGEST, parse, segment
from khronika.reading.plain import plain

PIECES = st.sampled_from(
    ["Погибли двое. ", "\n", "<p>", "</b>", "«", '"', "ё", "aб", "1,5 ", "İ", "🔥", "<", "&nbsp;", " "]
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=25).map("".join))


@pytest.mark.parametrize(
    ("given_text", "read"),
    [
        ("Пoгибли двoе в Aлматы.", "Погибли двое в Алматы."),  # Latin o, o, A
        ("MBД", "МВД"),
        ("IT-компания, TikTok и COVID-19", "IT-компания, TikTok и COVID-19"),
        ("Windowsы", "Windowsы"),  # w, i, n, d have no double
        ("CCCP", "CCCP"),
        ("три <b>погибших</b>, 3 < 5 > 2", "три    погибших    , 3 < 5 > 2"),
        ("<p>Взрыв</p><p>Пожар", "\n  Взрыв\n   \n  Пожар"),
    ],
)
def test_the_plain_text(given_text, read):
    assert plain(given_text) == read


@given(TEXTS)
def test_the_plain_text_is_as_long_as_the_text_and_plain_already(text):
    assert len(plain(text)) == len(text)
    assert plain(plain(text)) == plain(text)


@given(TEXTS)
def test_words_lie_in_their_sentence_in_the_order_of_the_text(text):
    read, last = plain(text), 0
    for number, sentence in enumerate(segment(text)):
        assert sentence.number == number and len(sentence.words) <= LONGEST
        assert "\n" not in read[sentence.start : sentence.end]
        for i, word in enumerate(sentence.words):
            assert word.i == i and last <= word.start < word.end <= sentence.end
            assert read[word.start : word.end] == word.text
            last = word.end


@settings(max_examples=60)
@given(TEXTS)
def test_heads_are_words_of_the_sentence(reader, text):
    (report,) = parse([text], reader.models)
    assert report.text == text
    for sentence in report.sentences:
        for word in sentence.words:
            assert word.head != word.i and -1 <= word.head < len(sentence.words)
            assert all(sentence.words[child].head == word.i for child in word.children)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Задержан лидер «Зари»", True),
        ("Голосуй!", True),
        ("Задержан лидер «Зари».", False),
        ("«Мы победили.»", False),
        ("Он сказал: «Мы победили…»", False),
    ],
)
def test_a_first_line_without_a_full_stop_is_the_title(line, title):
    assert next(segment(f"{line}\n\nЕго задержали.")).title == title
