"""Which language a text is in: every entry's example and counter-example."""

import tomllib

import pytest

from khronika.documents.language import DATA, language, name, readable

ROWS = tomllib.loads(DATA.read_text(encoding="utf-8"))["language"]


@pytest.mark.parametrize("row", ROWS, ids=[row["code"] for row in ROWS])
def test_examples_are_told_apart(row):
    assert language(row["example"]) == row["code"]
    assert language(row["counter"]) != row["code"]


def test_letters_beyond_the_alphabet_are_no_russian_ones():
    alphabet = set("абвгдеёжзийклмнопрстуфхцчшщъыьэюяabcdefghijklmnopqrstuvwxyz")
    for row in ROWS:
        assert not alphabet & set(row["letters"]), row["code"]


@pytest.mark.parametrize(
    "text, code",
    [
        ("Взрыв", "ru"),
        ("ПОГИБЛИ ДВОЕ", "ru"),
        (
            "Қасым-Жомарт Тоқаев ввёл режим ЧП в Алматы, сообщила пресс-служба президента республики в среду утром.",
            "ru",
        ),
        ('<div class="story-body"><a href="https://example.org/news">Погибли двое рабочих</a></div>', "ru"),
        ("Видео: https://example.org/watch/very-long-address Погибли двое", "ru"),
        ("Red Cross and Human Rights Watch: погибли двое рабочих", "ru"),
        ("The mayor said that the slogan was «Слава городу» and left.", "en"),
        ("发生爆炸，两人死亡。", "und"),
        ("قتل شخصان في انفجار", "und"),
        ("Ketu vdiqen dy punetore", "und"),
        ("12 345 — 2022", None),
        ("", None),
    ],
)
def test_short_mixed_and_foreign_texts(text, code):
    assert language(text) == code


def test_russian_has_a_reader_and_every_language_a_name():
    assert "ru" in readable()
    assert name("kk") == "Kazakh"
    assert name("und") == "a language that is not known here"
