"""Which files the user's paths stand for."""

from khronika.errors import UnreadableFile
from khronika.sources.paths import files


def test_a_folder_stands_for_its_reports_in_sorted_order(tmp_path):
    for name in ("b.txt", "a.html", "notes.json", ".hidden.txt", "sub/c.HTM", ".git/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    found = [path.relative_to(tmp_path).as_posix() for path in files([tmp_path])]
    assert found == ["a.html", "b.txt", "sub/c.HTM"]


def test_a_file_that_is_named_counts_whatever_its_ending_and_only_once(tmp_path):
    report = tmp_path / "report.log"
    report.write_text("x")
    assert list(files([report, report])) == [report]


def test_a_folder_without_reports_is_told_of(tmp_path):
    (tmp_path / "data.json").write_text("{}")
    (found,) = files([tmp_path])
    assert isinstance(found, UnreadableFile)
    assert "holds no report" in str(found)
