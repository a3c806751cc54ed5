"""The whole reader on any text: it ends in time, what it states is grounded, and nothing beside the text matters."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khronika import demo
from khronika.model import About, Span, Statement
from khronika.statements.form import to_json

ABOUT = About("report", "2022-01-07")
TEXTS = [path.read_text(encoding="utf-8") for path in demo.reports()]
ALL = "\n\n".join(TEXTS)
RECIPE = "Для теста смешайте муку с маслом и оставьте в тепле. Затем добавьте соль, сахар и тёртую цедру лимона."
LATIN = str.maketrans("аеорсух", "aeopcyx")
SECONDS_A_KILOBYTE = 0.1  # ten times what it takes here


def read(reader, text: str) -> list[Statement]:
    (found,) = reader.read([(text, ABOUT)])
    check_grounded(text, found)
    return found


def check_grounded(text: str, found: list[Statement]) -> None:
    for s in found:
        assert s.spans and all(0 <= span.start < span.end <= len(text) for span in spans(s))
        for phrase in (s.trigger, *s.affected, *s.actors, *([s.site] if s.site else [])):
            assert phrase.span.of(text) == phrase.text


def spans(s: Statement) -> Iterator[Span]:
    yield from s.spans
    for phrase in (s.trigger, *s.affected, *s.actors, *s.where, *s.sources):
        yield phrase.span
    for value in (s.count, s.when):
        yield from value.spans if value else ()


def content(found: list[Statement]) -> list[dict[str, object]]:
    return [to_json(s) for s in found]


@pytest.mark.parametrize("text", TEXTS, ids=lambda t: t[:30])
def test_the_demo_reports_are_grounded_and_read_alike_alone_and_together(reader, text):
    together = reader.read([(t, ABOUT) for t in TEXTS])
    assert together[TEXTS.index(text)] == read(reader, text)


def test_the_same_text_gives_the_same_bytes(reader):
    assert repr(content(read(reader, ALL))) == repr(content(read(reader, ALL)))


@pytest.mark.parametrize("text", TEXTS, ids=lambda t: t[:30])
def test_an_unrelated_paragraph_changes_no_statement(reader, text):
    assert content(read(reader, f"{text.rstrip()}\n\n{RECIPE}")) == content(read(reader, text.rstrip()))


def test_letters_that_only_look_cyrillic_are_read(reader):
    plain, latin = read(reader, ALL), read(reader, ALL.translate(LATIN))
    assert 0.95 * len(plain) <= len(latin) <= 1.05 * len(plain)


def test_upper_case_is_read(reader):
    assert len(read(reader, ALL.upper())) > len(read(reader, ALL)) / 2


def test_tags_left_in_are_no_words(reader):
    found = read(reader, "<p>В <b>Алматы</b> при пожаре погибли <i class='x'>три</i> человека.</p>")
    (said,) = [s for s in found if s.type == "death"]
    assert (said.count and said.count.low, [p.name for p in said.where][:1]) == (3, ["Алматы"])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n \n",
        "а" * 200_000,
        "аb" * 100_000,
        "1" * 200_000,
        "\n" * 200_000 + "Погибли двое.",
        "«" * 5_000,
        "(" * 3_000 + ")" * 3_000,
        ", " * 10_000,
        "Иван " * 4_000,
        "<a " * 4_000,
        "погибли " * 300,
        (ALL.replace("\n", " ") * 10)[:200_000],
        f"{RECIPE}\n" * (1_000_000 // len(f"{RECIPE}\n".encode())),
    ],
    ids=lambda t: f"{t[:12]!r} {len(t)}",
)
def test_any_text_is_read_in_bounded_time(reader, text):
    start = time.process_time()
    read(reader, text)
    assert time.process_time() - start < 5 + SECONDS_A_KILOBYTE * len(text.encode()) / 1000


def test_quotes_that_never_close_are_read(reader):
    found = read(reader, 'МВД: «По данным "штаба, "погибли двое. Ранены «трое полицейских.')
    assert {"death", "injury"} <= {s.type for s in found}


VOCABULARY = """
Погибли двое погибший Иванова полицейских в Алматы « » " ( ) , . : — 26 1,5 млн вчера МВД сообщило что по словам
задержаны якобы не он <b> </p> взрыв ранив ввели ЧП ПОГИБ при пожаре ' ''«
"""
WORDS = st.sampled_from(VOCABULARY.split())


@settings(max_examples=80)
@given(st.one_of(st.lists(WORDS, max_size=40).map(" ".join), st.text(max_size=100)))
def test_any_words_are_read_and_grounded(reader, text):
    read(reader, text)
