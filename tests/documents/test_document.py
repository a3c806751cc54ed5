"""Captures to documents: the text as Python reads the file, and one clear reason where there is none."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.documents.document import check_language, document
from khronika.errors import UnreadableFile, UnreadLanguage
from khronika.model import About
from khronika.sources.capture import Capture, capture

TEXT = "Двое погибли\n\nПри обрушении стены погибли двое рабочих.\n"


def captured(raw, name="report.txt", **about):
    return Capture(name, raw, About("report", **about))


@given(st.lists(st.sampled_from(["Двое погибли.", "\r\n", "\n", "\r", " ", "ранен ", "\x85", "\u2028"]), min_size=1))
def test_offsets_are_those_of_the_text_that_python_reads(tmp_path_factory, parts):
    path = tmp_path_factory.mktemp("t") / "report.txt"
    path.write_bytes(("Стена" + "".join(parts)).encode())
    assert document(capture(path, About("report"))).text == path.read_text(encoding="utf-8")


def test_a_byte_order_mark_does_not_move_the_offsets(tmp_path):
    path = tmp_path / "report.txt"
    path.write_bytes(TEXT.encode("utf-8-sig"))
    text, read = document(capture(path, About("report"))).text, path.read_text(encoding="utf-8")
    assert len(text) == len(read)
    assert text[1:] == read[1:]


def test_a_document_is_its_bytes():
    made = document(captured(TEXT.encode("cp1251")))
    assert made.sha256 == hashlib.sha256(TEXT.encode("cp1251")).hexdigest()
    assert (made.text, made.about.language) == (TEXT, "ru")


def test_a_first_line_of_its_own_is_the_title():
    assert document(captured(TEXT.encode())).about.title == "Двое погибли"
    assert document(captured(TEXT.encode(), title="Иной")).about.title == "Иной"
    assert document(captured("Погибли двое.\nЕщё один ранен.\n".encode())).about.title is None


@pytest.mark.parametrize(
    "raw, said",
    [
        (b"", "is empty"),
        (b" \r\n\t", "is empty"),
        (b"\xef\xbb\xbf\n", "is empty"),
        (bytes(range(256)) * 50, "is a binary file"),
        (b"\x7fELF\x02\x01\x01\x00\x00", "is a binary file"),
        (b"%PDF-1.7\n...", "is a broken PDF"),
        (b"PK\x03\x04....", "holds reports (zip)"),
        (b"\x89PNG\r\n\x1a\n", "is a picture"),
        ("tué près de l'été à côté".encode("cp1252"), "is in no encoding"),
        ("Погибли двое рабочих".encode().decode("cp1251").encode(), "was garbled"),
        (b"12 345, 2022", "holds no words"),
        ('{"doc": "a", "title": "Погибли двое"}\n{"doc": "b"}\n'.encode(), "is data (JSON), not a report"),
        ('[\n{"title": "Погибли двое"}\n]'.encode(), "is data (JSON), not a report"),
    ],
)
def test_what_is_no_report_is_refused_with_its_reason(raw, said):
    with pytest.raises(UnreadableFile) as refused:
        document(captured(raw))
    assert str(refused.value).startswith(f"report.txt: {said}")
    assert str(refused.value).count("\n") == 0


@pytest.mark.parametrize("bracket", ["[Обновлено] ", "{", "[" * 10_000], ids=["word", "brace", "deep"])
def test_a_bracket_at_its_beginning_makes_no_data_of_a_report(bracket):
    text = bracket + "Погибли двое рабочих, сообщила полиция. " * 500
    assert document(captured(text.encode())).text == text


def test_another_language_is_a_document_that_nobody_reads_yet():
    made = document(captured("Құрылыста қабырға құлап, екі жұмысшы қаза тапты.".encode()))
    assert made.about.language == "kk"
    with pytest.raises(UnreadLanguage, match=r"is in Kazakh \(kk\)\. Khronika reads Russian"):
        check_language(made)


def test_the_users_word_on_the_language_goes_first():
    made = document(captured(b"Almaty, 6 yanvarya: pogibli dvoe.", language="ru"))
    check_language(made)
    assert made.about.language == "ru"


def test_a_page_is_told_by_its_beginning_too():
    html = "<!DOCTYPE html><html><body><article><p>" + "Двое рабочих погибли. " * 30 + "</p></article></body></html>"
    made = document(captured(html.encode(), name=str(Path("saved.txt"))))
    assert made.text.startswith("Двое рабочих погибли.")
    assert "<" not in made.text


@given(st.binary(max_size=300))
def test_no_bytes_make_it_fail_otherwise(raw):
    try:
        assert document(captured(raw)).text.strip()
    except UnreadableFile as refused:
        assert refused.remedy


def test_a_text_longer_than_any_report_is_refused():
    with pytest.raises(UnreadableFile, match="more than the 3,000,000"):
        document(captured("погиб ".encode() * 600_000))


@pytest.mark.parametrize("given", ["RU", "ru-RU", "ru_KZ"])
def test_a_language_may_name_its_country(given):
    assert document(captured(TEXT.encode(), language=given)).about.language == "ru"
