"""Files, index and options together."""

import pytest

from khronika.errors import BadIndex, BadOption, Skip
from khronika.sources.capture import Capture, capture
from khronika.sources.reports import Given, Reports


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_text("А", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Б", encoding="utf-8")
    (tmp_path / "index.jsonl").write_text('{"doc": "a", "publisher": "Первый"}\n{"doc": "c"}\n', encoding="utf-8")
    return tmp_path


def test_a_folders_own_index_is_read_unasked(folder):
    a, b, gone = Reports([folder])
    assert (a.about.publisher, b.about.publisher) == ("Первый", None)
    assert (a.raw, b.about.doc) == ("А".encode(), "b")
    assert isinstance(gone, Skip)


def test_a_named_index_goes_before_the_folders_own(folder, tmp_path_factory):
    other = tmp_path_factory.mktemp("other") / "other.jsonl"
    other.write_text('{"doc": "a", "publisher": "Второй"}', encoding="utf-8")
    a, _ = Reports([folder], other)
    assert a.about.publisher == "Второй"


def test_a_single_file_is_known_by_the_index_beside_it(folder):
    (a,) = Reports([folder / "a.txt"])
    assert a.about.publisher == "Первый"


def test_a_folders_index_knows_the_files_of_its_folders(folder):
    below = folder / "below"
    below.mkdir()
    (folder / "a.txt").rename(below / "a.txt")
    (folder / "b.txt").rename(below / "b.txt")
    (below / "index.jsonl").write_text('{"doc": "b", "publisher": "Второй"}', encoding="utf-8")
    a, b, gone = Reports([folder])
    assert (a.about.publisher, b.about.publisher) == ("Первый", "Второй")
    assert "«c»" in str(gone)


def test_options_go_before_the_index(folder):
    a, *_ = Reports([folder], given=Given(publisher="Третий", published="2022-01-07"))
    assert (a.about.publisher, a.about.published) == ("Третий", "2022-01-07")


def test_options_that_make_no_sense_stop(folder):
    with pytest.raises(BadOption, match="is no date"):
        Reports([folder], given=Given(published="вчера"))
    with pytest.raises(BadOption, match="is one title"):
        Reports([folder], given=Given(title="Т"))
    with pytest.raises(BadIndex):
        Reports([folder], folder / "none.jsonl")


def test_what_cannot_be_had_does_not_keep_the_others(folder):
    first, second = Reports([folder / "none.txt", folder / "a.txt"])
    assert "does not exist" in str(first)
    assert isinstance(second, Capture)


def test_a_file_over_the_limit_is_not_read(folder):
    with pytest.raises(Skip, match="more than the"):
        capture(folder / "a.txt", None, largest=1)


def test_a_folder_without_reports_is_told_of(tmp_path):
    (tmp_path / "data.json").write_text("{}")
    reports = Reports([tmp_path])
    (found,) = reports
    assert "holds no report" in str(found)
    assert reports.left_out == 1
