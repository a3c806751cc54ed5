"""Adding reports: once each, whole, in any order, by any number of processes."""

from collections import Counter
from dataclasses import replace

import pytest

from khronika.errors import UnreadableFile, UnusableCase
from khronika.statements import adding, batches
from khronika.statements.adding import add
from khronika.statements.case import Case

from .conftest import read_words, report

pytestmark = pytest.mark.usefixtures("quick_reader")


def kinds(outcomes):
    return Counter(outcome.kind for outcome in outcomes)


@pytest.fixture
def case(tmp_path):
    return Case.create(tmp_path / "case")


def test_the_same_report_is_added_once(case, reports):
    assert kinds(add(case, [*reports, reports[0]])) == {"added": 10, "known": 1}
    before = case.stated()
    assert kinds(add(case, reports)) == {"known": 10}
    assert case.stated() == before


def test_the_same_report_under_another_name_is_the_same(case, reports):
    other = replace(reports[0], origin="copy.txt", about=replace(reports[0].about, doc="copy"))
    (outcome,) = list(add(case, [reports[0], other]))[1:] or [None]
    assert {o.kind for o in add(case, [other])} == {"known"}
    assert len(case.documents()) == 1
    assert outcome.why is None


def test_other_particulars_of_a_known_report_are_told_and_not_taken(case, reports):
    list(add(case, reports[:1]))
    other = replace(reports[0], about=replace(reports[0].about, published="2022-02-02"))
    (outcome,) = add(case, [other])
    assert "«published» 2022-01-01, not 2022-02-02" in str(outcome.why)
    assert case.documents()[0].about.published == "2022-01-01"


def test_what_cannot_be_used_does_not_keep_the_others(case, reports):
    absent = UnreadableFile("gone.txt", "does not exist", "Check its name")
    empty = replace(reports[0], raw=b"")
    assert kinds(add(case, [absent, empty, *reports])) == {"refused": 2, "added": 10}


def test_a_report_in_another_language_is_kept_and_waits(case, reports, monkeypatch):
    kazakh = replace(reports[0], raw="Құрылыста қабырға құлап, екі жұмысшы қаза тапты.".encode(), origin="kk.txt")
    (outcome,) = add(case, [kazakh])
    assert outcome.kind == "waits"
    assert "is in Kazakh (kk)" in str(outcome.why)
    (kept,) = case.documents()
    assert case.archive.read(kept.sha256) == kazakh.raw
    assert case.readers() == {kept.sha256: None}
    assert kinds(add(case, [kazakh])) == {"known": 1}
    monkeypatch.setattr(adding, "readable", lambda: {"ru", "kk"})
    assert kinds(add(case, [])) == {"read again": 1}
    assert None not in case.readers().values()


def test_what_an_older_reader_read_is_read_again(case, reports, monkeypatch):
    list(add(case, reports))
    before, revision = case.stated(), case.revision
    monkeypatch.setattr(adding, "reader_version", lambda: "newer")
    monkeypatch.setattr(batches, "read_texts", lambda texts: [found[:0] for found in read_words(texts)])
    assert kinds(add(case, [])) == {"read again": 10}
    assert before and case.stated() == []
    assert set(case.readers().values()) == {"newer"}
    assert case.revision != revision
    assert kinds(add(case, [])) == {}


def test_a_report_that_the_reader_fails_on_does_not_keep_the_others(case, reports, monkeypatch):
    class Failing:
        def read(self, texts):
            if any("номер 3 " in text for text, _ in texts):
                raise ValueError("what nobody foresaw")
            return read_words(texts)

    monkeypatch.undo()
    monkeypatch.setattr("khronika.reading.reader.reader", Failing)
    outcomes = list(add(case, reports))
    assert kinds(outcomes) == {"added": 9, "refused": 1}
    (refused,) = [o for o in outcomes if o.kind == "refused"]
    assert refused.item == "r3.txt"
    assert "ValueError: what nobody foresaw" in str(refused.why)


def test_a_statement_that_is_read_twice_is_one(case, reports, monkeypatch):
    monkeypatch.setattr(batches, "read_texts", lambda texts: [found * 2 for found in read_words(texts)])
    list(add(case, reports))
    assert len(case.stated()) == 10


def test_a_disk_that_takes_nothing_stops_and_leaves_the_case_as_it_was(case, reports, monkeypatch):
    list(add(case, reports[:2]))
    before = case.revision

    def full(self, raws):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("khronika.documents.archive.Archive.keep_all", full)
    with pytest.raises(UnusableCase, match="No space left"):
        list(add(case, reports))
    assert case.revision == before


def test_several_processes_read_the_same(tmp_path, monkeypatch):
    monkeypatch.undo()
    reports = [report(n) for n in range(20)]
    one, two = Case.create(tmp_path / "one"), Case.create(tmp_path / "two")
    list(add(one, reports, jobs=1))
    list(add(two, reports, jobs=2))
    assert [s.id for s in one.stated()] == [s.id for s in two.stated()]
    assert one.revision == two.revision
