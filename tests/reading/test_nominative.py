"""Names and noun phrases in the nominative: marked-up cases, the endings' examples, and what holds of any phrase."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.reading.nominative import nominative
from khronika.reading.nominative_words import common, lexicon, name
from khronika.reading.parse import Word, parse
from khronika.reading.reader import Reader

CASES = Path(__file__).parent / "cases" / "nominative.txt"


def _cases() -> list[str]:
    return [c for c in CASES.read_text(encoding="utf-8").splitlines() if c and not c.startswith("#")]


def _marked(reader: Reader, sentence: str) -> list[Word]:
    """The words that stand in brackets in a marked-up sentence."""
    start, end = sentence.index("["), sentence.index("]") - 1
    report = parse([sentence.replace("[", "").replace("]", "")], reader.models)[0]
    return [w for s in report.sentences for w in s.words if w.start >= start and w.end <= end]


@pytest.mark.parametrize("case", _cases())
def test_marked_phrases_come_out_in_the_nominative(reader: Reader, case: str) -> None:
    sentence, wanted = case.split(" => ")
    assert nominative(_marked(reader, sentence)) == wanted


def test_there_are_enough_cases() -> None:
    assert len(_cases()) >= 100


@pytest.mark.parametrize("ending", lexicon()["ending"], ids=lambda e: f"{e['case']} {e['gender']} {e['of']}")
def test_every_ending_turns_its_example_and_leaves_its_counter(ending: dict[str, str]) -> None:
    form, wanted = ending["example"].lower().split()
    assert re.sub(ending["of"] + "$", ending["to"], form) == wanted
    assert not re.search(ending["of"] + "$", ending["counter"].lower())


@pytest.mark.parametrize("ending", lexicon()["surname_case"], ids=lambda e: e["of"])
def test_every_ending_that_tells_a_case_has_its_example(ending: dict[str, str]) -> None:
    assert re.search(ending["of"] + "$", ending["example"].lower())
    assert not re.search(ending["of"] + "$", ending["counter"].lower())


def test_a_name_of_the_dictionary_goes_before_the_endings() -> None:
    assert name("Льва", "Gen", "Masc") == "Лев"
    assert name("Любови", "Gen", "Fem") == "Любовь"


def test_a_name_in_the_nominative_stays() -> None:
    assert name("Токаева", "Nom", "Fem") == "Токаева"


def test_capitals_stay() -> None:
    assert common("МИНИСТЕРСТВА", "NOUN", "Gen", "Sing", "Neut") == "МИНИСТЕРСТВО"
    assert common("Министерства", "NOUN", "Gen", "Sing", "Neut") == "Министерство"


def test_e_is_written_as_the_text_writes_it() -> None:
    assert name("Королева", "Gen", "Masc") in ("Королев", "Королёв")
    assert name("Королёва", "Gen", "Masc") == "Королёв"


def test_no_words_give_no_name() -> None:
    assert nominative([]) == ""


@given(
    st.lists(st.text("абвгдеёжзиклмнопрстуфхцчшщыьэюяАБВГДКМНСТ«»-.1A", min_size=1, max_size=9), min_size=1, max_size=6)
)
def test_any_words_keep_their_number_and_gaps(texts: list[str]) -> None:
    words, at = [], 0
    for i, text in enumerate(texts):
        words.append(Word(i, text, at, at + len(text), text.lower(), "NOUN", {"Case": "Gen", "Number": "Sing"}, i - 1))
        at += len(text) + 1
    for word in words[1:]:
        words[word.i - 1].children.append(word.i)
    assert nominative(words).count(" ") == len(words) - 1
