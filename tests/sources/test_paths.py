"""Which files the user's paths stand for."""

import pytest

from khronika.sources.paths import files, is_report


def test_a_folder_stands_for_its_files_in_sorted_order(tmp_path):
    for name in ("b.txt", "a.html", ".hidden.txt", "sub/c.HTM", ".git/d.txt", "a_files/e.html", "b_files/f.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    found = [path.relative_to(tmp_path).as_posix() for path in files([tmp_path])]
    assert found == ["a.html", "b.txt", "b_files/f.html", "sub/c.HTM"]


@pytest.mark.parametrize(
    ("kind", "name", "worth"),
    [
        ("text", "a.txt", True),
        ("text", "a", True),
        ("text", "style.css", False),
        ("text", "README.md", False),
        ("markdown", "notes.md", True),
        ("page", "a.txt", True),
        ("data", "a.json", False),
        ("", "a.png", False),
        ("telegram", "result.json", True),
        ("feed", "rss.xml", True),
    ],
)
def test_what_is_worth_opening_in_a_folder(kind, name, worth):
    assert is_report(kind, name) is worth


def test_a_file_that_is_named_counts_whatever_its_ending_and_only_once(tmp_path):
    report = tmp_path / "report.log"
    report.write_text("x")
    assert list(files([report, report])) == [report]
