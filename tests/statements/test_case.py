"""The case: what opens, what does not, and what it gives back."""

import sqlite3

import pytest

from khronika.errors import NewerCase, NotACase, UnusableCase
from khronika.statements.adding import add
from khronika.statements.case import DATABASE, Case


def test_a_case_is_made_in_a_new_or_an_empty_folder(tmp_path):
    for folder in (tmp_path / "new" / "case", tmp_path / "new" / "other"):
        assert Case.create(folder).documents() == []
        assert Case.open(folder).stated() == []
    assert {p.name for p in folder.iterdir()} == {DATABASE}


def test_a_folder_with_something_else_is_left_alone(tmp_path):
    (tmp_path / "thesis.txt").write_text("x")
    with pytest.raises(NotACase, match="something else in it"):
        Case.create(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["thesis.txt"]


@pytest.mark.parametrize("what", ["none", "file", "empty"])
def test_what_is_no_case_is_not_opened(tmp_path, what):
    path = tmp_path / what
    if what == "file":
        path.write_text("x")
    if what == "empty":
        path.mkdir()
    with pytest.raises(NotACase, match="khronika add"):
        Case.open(path)
    assert path.exists() == (what != "none")


def test_a_file_that_is_no_database_is_no_case(tmp_path):
    (tmp_path / DATABASE).write_text("no database " * 100)
    with pytest.raises(NotACase, match="is no database"):
        Case.open(tmp_path)


def test_a_database_of_another_program_is_no_case(tmp_path):
    with sqlite3.connect(tmp_path / DATABASE) as other:
        other.execute("CREATE TABLE alembic_version (version_num TEXT)")
        other.execute("INSERT INTO alembic_version VALUES ('0001')")
    other.close()
    with pytest.raises(NotACase, match="something else"):
        Case.open(tmp_path)


def test_a_newer_case_is_left_to_a_newer_program(tmp_path):
    Case.create(tmp_path)
    with sqlite3.connect(tmp_path / DATABASE) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
    newer.close()
    before = (tmp_path / DATABASE).read_bytes()
    with pytest.raises(NewerCase, match="newer Khronika"):
        Case.open(tmp_path)
    assert (tmp_path / DATABASE).read_bytes() == before


def test_a_folder_that_cannot_be_made_is_told_of(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(UnusableCase, match="cannot be made"):
        Case.create(tmp_path / "file" / "case")


def test_a_database_that_breaks_is_told_of(tmp_path, quick_reader, reports):
    case = Case.create(tmp_path)
    list(add(case, reports))
    with sqlite3.connect(tmp_path / DATABASE) as broken:
        broken.execute("DROP TABLE statements")
    broken.close()
    with pytest.raises(UnusableCase, match="no such table"):
        case.stated()


def test_documents_and_statements_come_back_in_order(tmp_path, quick_reader, reports):
    case = Case.create(tmp_path)
    list(add(case, reversed(reports)))
    documents = case.documents()
    assert [d.about.doc for d in documents] == [f"r{n}" for n in range(10)]
    assert [s.document for s in case.stated()] == documents
    assert case.document(documents[3].sha256) == documents[3]
    assert case.document("0" * 64) is None
    stated = case.stated()[3]
    assert stated.statement.trigger.span.of(stated.document.text) == "погибли"
    assert stated.document.captured.tzinfo is not None
    assert case.archive.read(documents[3].sha256) == reports[3].raw


def test_the_revision_changes_with_the_record_alone(tmp_path, quick_reader, reports):
    one, other = Case.create(tmp_path / "one"), Case.create(tmp_path / "other")
    empty = one.revision
    list(add(one, reports[:5]))
    half = one.revision
    list(add(one, reports))
    list(add(other, reversed(reports)))
    assert len({empty, half, one.revision}) == 3
    assert one.revision == other.revision
    list(add(one, reports))
    assert one.revision == other.revision
