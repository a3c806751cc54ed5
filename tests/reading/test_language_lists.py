"""The lists of words that the reading of acts turns on: no word in them is dead, and examples run."""

import re

import pytest

from khronika.languages import load
from khronika.reading.apart import kinds
from khronika.reading.lexicon import lexicon
from khronika.reading.parse import parse
from khronika.reading.parts import after_markers

FILES = ("status", "setting", "nouns", "grammar", "parts")
LISTS = {
    f"{file}.{name}": words.split()
    for file in FILES
    for name, words in load("ru", file).items()
    if isinstance(words, str)
}
MARKERS = {marker["name"]: marker for marker in load("ru", "parts")["marker"]}


@pytest.mark.parametrize("name", LISTS)
def test_words_are_lower_case_words_told_once(name):
    words = LISTS[name]
    assert len(words) == len(set(words))
    assert [w for w in words if not re.fullmatch(r"[а-еж-я]+(-[а-я]+)*", w)] == []


def test_every_kind_of_happening_is_told_by_words_that_trigger_acts():
    assert [form for table in ("kind", "death") for form in kinds(table) if form not in lexicon().entries] == []


def test_no_word_tells_two_kinds_of_happening():
    for table in ("kind", "death"):
        forms = [form for words in load("ru", "happenings")[table].values() for form in words.split()]
        assert len(forms) == len(set(forms))


def marked(reader, text):
    """The texts that follow a marker of parts, up to the end of the sentence."""
    plain = re.sub(r"[\[\]]", "", text)
    [report] = parse([plain], reader.models)
    [sentence] = report.sentences
    return [plain[sentence.words[at].start :] for at in after_markers(sentence, 0)]


@pytest.mark.parametrize("name", MARKERS)
def test_a_marker_introduces_what_follows_it_in_the_example(reader, name):
    assert marked(reader, MARKERS[name]["example"]) == [MARKERS[name]["example"].split("]")[1].strip()]


@pytest.mark.parametrize("name", MARKERS)
def test_nothing_is_introduced_in_the_counter_example(reader, name):
    assert marked(reader, MARKERS[name]["counter"]) == []
