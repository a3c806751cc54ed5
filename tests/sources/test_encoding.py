"""Bytes to characters: the right ones, or none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.sources.encoding import decode, garbled

TEXTS = [
    "Двое рабочих погибли при обрушении стены. Об этом «сообщили» в прокуратуре.\n\nЕщё трое ранены.",
    "Погибли двое",
    "ЁЛКА ЗАГОРЕЛАСЬ НА ГЛАВНОЙ ПЛОЩАДИ, ДВОЕ ПОСТРАДАЛИ",
    "Журнал Red Cross Review вышел с портретом погибшего врача",
]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(
    "encoding", ["cp1251", "koi8-r", "cp866", "utf-8", "utf-16-le", "utf-16-be", "utf-16", "utf-32"]
)
def test_russian_text_is_read_in_its_encoding(text, encoding):
    raw = text.replace("«", "").replace("»", "").encode(encoding)
    assert decode(raw) == text.replace("«", "").replace("»", "")


def test_a_mark_in_utf8_counts_as_a_character():
    assert decode("Да".encode("utf-8-sig")) == "\nДа"


@pytest.mark.parametrize(
    "text", ["Deux ouvriers ont été tués à l'été, là où l'énorme mur s'est effondré", "Zwei wurden für tot erklärt"]
)
def test_western_text_in_one_byte_is_no_russian(text):
    assert decode(text.encode("cp1252")) is None


def test_noise_is_no_text():
    assert decode(bytes(range(128, 256)) * 20) is None


def test_a_page_may_say_its_encoding():
    page = '<html><meta charset="koi8-u"><p>Двоє робітників загинули, їх імена невідомі</p>'
    assert decode(page.encode("koi8-u"), markup=True) == page
    assert decode(page.replace("koi8-u", "x-none").encode("cp1251"), markup=True) == page.replace("koi8-u", "x-none")


def test_a_page_that_lies_about_its_encoding_is_not_believed():
    page = '<meta charset="windows-1251"><p>Двое рабочих погибли при обрушении стены</p>'
    assert decode(page.encode("koi8-r"), markup=True) == page


def test_a_cut_character_is_shown_as_such():
    text = "Двое рабочих погибли при обрушении стены. " * 10
    assert decode(text.encode() + "Ё".encode()[:1]) == text + "\ufffd"


def test_a_byte_that_stands_for_nothing_is_shown_as_such():
    text = "Двое рабочих погибли при обрушении стены. " * 3
    assert decode(text.encode("cp1251") + b"\x98") == text + "\ufffd"


def test_text_garbled_on_its_way_is_known():
    text = "Двое рабочих погибли при обрушении стены"
    assert garbled(text.encode().decode("cp1251", errors="replace").replace("\ufffd", ""))
    assert not garbled(text)


@given(st.text())
def test_utf8_is_read_as_it_is(text):
    raw = text.encode()
    if not raw.startswith((b"\xff", b"\xfe", b"\xef\xbb\xbf")) and b"\x00" not in raw and "\x04" not in text:
        assert decode(raw) == text


@given(st.binary(max_size=200))
def test_no_bytes_make_it_fail(raw):
    assert isinstance(decode(raw), str | None)
    assert isinstance(decode(raw, markup=True), str | None)
