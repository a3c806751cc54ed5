"""Said by whom: the marked-up cases, the lexicon's examples, and properties of any text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khronika.languages import load
from khronika.reading.attribution import Attributions, attribute
from tests.reading.parsing import parsed

CASES = Path(__file__).parent / "cases" / "attribution.txt"
MARK = re.compile(r"\[([^\]|]+)\|([^\]]*)\]")


def unmarked(line: str) -> tuple[str, list[tuple[int, str, str]]]:
    """The text without marks, and for each mark where its words begin, the words, what is expected."""
    text, expected, at = "", [], 0
    for mark in MARK.finditer(line):
        text += line[at : mark.start()]
        expected.append((len(text), mark[1], mark[2]))
        text, at = text + mark[1], mark.end()
    return text + line[at:], expected


def said(found: Attributions, at: int) -> str:
    """What the attribution says of the word that begins at `at`, in the notation of the cases."""
    for sentence in found.report.sentences:
        for word in sentence.words:
            if word.start == at:
                chain = " > ".join(s.name for s in found.chain_at(sentence.number, word.i))
                modality = found.modality_at(sentence.number, word.i)
                return f"{modality}|{chain}" if modality else chain
    raise AssertionError(f"no word begins at {at}")


def check(line: str) -> None:
    text, expected = unmarked(line)
    assert expected, "the case marks nothing"
    found = attribute(parsed(text))
    assert [(words, said(found, at)) for at, words, _ in expected] == [(words, want) for _, words, want in expected]


def cases() -> list[str]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    return [line.replace("¶", "\n") for line in lines if line.strip() and not line.startswith("#")]


def entries(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for group, value in load("ru", name).items():
        for entry in value if isinstance(value, list) else [value]:
            yield f"{group} {entry.get('name', entry.get('short', ''))}".strip(), entry


def texts(entry: dict[str, Any], key: str) -> list[str]:
    return [entry[key]] if key in entry else list(entry.get(f"{key}s", ()))


EXAMPLES = [
    pytest.param(text, id=f"{label}: {text[:40]}")
    for name in ("speech", "sources")
    for label, entry in entries(name)
    for key in ("example", "counter")
    for text in texts(entry, key)
]


@pytest.mark.parametrize("line", cases())
def test_case(line: str) -> None:
    check(line)


@pytest.mark.parametrize("line", EXAMPLES)
def test_example(line: str) -> None:
    check(line)


@pytest.mark.parametrize("name", ["speech", "sources"])
def test_every_entry_has_example_and_counter(name: str) -> None:
    bare = [label for label, entry in entries(name) if not (texts(entry, "example") and texts(entry, "counter"))]
    assert bare == []


def test_there_are_enough_cases_and_verbs() -> None:
    assert len(cases()) >= 100
    assert len({verb for entry in load("ru", "speech")["verbs"] for verb in entry["verbs"]}) >= 80


def test_the_telling_is_not_what_is_told() -> None:
    report = parsed(
        "Об этом 3 декабря сообщило министерство. В порту 2 декабря погибли двое, сообщил капитан Иван Лось."
    )
    found = attribute(report)
    telling = " ".join(span.of(report.text) for span in found.telling_spans)
    assert "декабря сообщило министерство" in telling
    assert "капитан Иван Лось" in telling
    assert "порту" not in telling
    assert found.tells_at(0, 1) and not found.tells_at(1, 1)


def test_a_source_points_at_the_words_that_name_it_there() -> None:
    report = parsed("Катер затонул, сообщил капитан Глеб Рой. Он добавил, что погибли двое.")
    found = attribute(report)
    second = found.chain_at(1, 4)
    assert [s.name for s in second] == ["Глеб Рой"]
    assert [s.span.of(report.text) for s in second] == ["Он"]


WORDS = "сообщил МВД что погибли двое « » , . — : ; по словам он об этом Reuters со ссылкой на полицию в заявлении"
PIECES = st.sampled_from([*WORDS.split(), "не", "подтвердил", "издание", "Иван", "Лось", "(", ")", "\n", '"'])


@settings(max_examples=60)
@given(st.one_of(st.lists(PIECES, max_size=40).map(" ".join), st.text(max_size=80)))
def test_any_text_is_read_and_sources_are_grounded(text: str) -> None:
    report = parsed(text)
    found = attribute(report)
    for sentence in report.sentences:
        for word in sentence.words:
            for source in found.chain_at(sentence.number, word.i):
                assert source.name
                assert 0 <= source.span.start < source.span.end <= len(text)
            assert found.modality_at(sentence.number, word.i) in (None, "denied", "possible")
    assert all(0 <= span.start < span.end <= len(text) for span in found.telling_spans)
