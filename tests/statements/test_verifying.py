"""A case that was touched is known: bytes, texts, places, statements."""

import sqlite3

import pytest

from khronika.statements import batches
from khronika.statements.adding import add
from khronika.statements.case import DATABASE, Case
from khronika.statements.verifying import Verified, verify

from .conftest import read_words

pytestmark = pytest.mark.usefixtures("quick_reader")


@pytest.fixture
def case(tmp_path, reports):
    case = Case.create(tmp_path / "case")
    list(add(case, reports))
    return case


def differences(case):
    seen = Verified()
    return [one for one in verify(case, seen) if one], seen


def change(case, command, *values):
    base = sqlite3.connect(case.folder / DATABASE)
    assert base.execute(command, values).rowcount == 1
    base.commit()
    base.close()


def test_a_case_as_it_was_differs_in_nothing(case):
    found, seen = differences(case)
    assert found == []
    assert (seen.documents, seen.read_again, seen.unknown) == (10, 10, [])
    assert seen.spans == seen.traced == 20


def test_a_byte_that_was_changed_is_found(case):
    path = case.archive.path(case.documents()[0].sha256)
    path.write_bytes(path.read_bytes().replace("двое".encode(), "трое".encode()))
    (one,), _ = differences(case)
    assert one.item == "r0.txt" and "its bytes have changed: SHA-256" in one.what


def test_a_file_that_is_gone_is_found_and_one_too_many_told(case):
    path = case.archive.path(case.documents()[0].sha256)
    path.rename(path.with_name("0" * 64))
    (one,), seen = differences(case)
    assert "its bytes are not in the archive" in one.what
    assert seen.unknown == ["0" * 64]


def test_a_text_that_was_changed_is_found_with_the_place(case):
    sha = case.documents()[0].sha256
    change(case, "UPDATE documents SET text = replace(text, 'рабочих', 'прохожих') WHERE sha256 = ?", sha)
    (one,), _ = differences(case)
    assert "its text differs from character" in one.what
    assert "«прохожих" in one.what and "now «рабочих" in one.what


def test_a_statement_that_was_changed_is_found(case):
    sha = case.documents()[0].sha256
    change(case, "UPDATE statements SET body = replace(body, '\"high\": 2', '\"high\": 9') WHERE document = ?", sha)
    (one,), _ = differences(case)
    assert "statement 1 is read otherwise now" in one.what


def test_words_that_do_not_stand_where_they_should_are_found(case):
    sha = case.documents()[0].sha256
    change(case, "UPDATE statements SET body = replace(body, '\"погибли\"', '\"ранены\"') WHERE document = ?", sha)
    (one,), _ = differences(case)
    assert "rests on «ранены», but «погибли» stands there" in one.what


def test_statements_that_are_gone_are_found(case):
    change(case, "DELETE FROM statements WHERE document = ?", case.documents()[0].sha256)
    (one,), _ = differences(case)
    assert "makes 1 statements now, not 0" in one.what


def test_what_an_older_reader_read_is_looked_up_and_not_read_again(case, monkeypatch):
    monkeypatch.setattr("khronika.statements.verifying.reader_version", lambda: "newer")
    monkeypatch.setattr(batches, "read_texts", lambda texts: [found[:0] for found in read_words(texts)])
    found, seen = differences(case)
    assert (found, seen.read_again, seen.spans) == ([], 0, 20)
