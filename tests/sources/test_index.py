"""The index of reports: what it may hold, and where it stops."""

import json

import pytest

from khronika.errors import BadIndex
from khronika.model import About
from khronika.sources.index import absent, load

GOOD = '{"doc": "a", "published": "2022-01-07", "publisher": "Орда", "title": "Т", "retold": true, "more": 1}'


def written(tmp_path, *lines, encoding="utf-8"):
    path = tmp_path / "index.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding=encoding)
    return path


def test_an_entry_says_what_is_known_of_a_report(tmp_path):
    index = load(written(tmp_path, GOOD, "", '{"doc": "b", "url": null}'))
    about = About("a", published="2022-01-07", publisher="Орда", title="Т", retold=True)
    assert index.entries == {"a": about, "b": About("b")}
    assert index.lines == {"a": 1, "b": 3}


def test_a_byte_order_mark_is_no_part_of_it(tmp_path):
    assert "a" in load(written(tmp_path, GOOD, encoding="utf-8-sig")).entries


@pytest.mark.parametrize(
    "line, said",
    [
        ("{doc: a}", "is no JSON"),
        ("[1]", "is no JSON object"),
        ('{"title": "x"}', "has no «doc»"),
        ('{"doc": "b", "title": 5}', "«title» is no text"),
        ('{"doc": "b", "published": "7 января"}', "«published» is no date"),
        ('{"doc": "b", "published": "2022-13-07"}', "«published» is no date"),
        ('{"doc": "b", "retold": "yes"}', "«retold» is neither true nor false"),
        ('{"doc": "a"}', "stands in line 1 already"),
    ],
)
def test_a_bad_line_stops_with_file_and_line(tmp_path, line, said):
    path = written(tmp_path, GOOD, line)
    with pytest.raises(BadIndex) as stopped:
        load(path)
    assert str(stopped.value).startswith(f"{path}, line 2: ")
    assert said in str(stopped.value)


def test_an_index_that_is_not_there_or_not_utf8_stops(tmp_path):
    with pytest.raises(BadIndex, match="cannot be opened"):
        load(tmp_path / "none.jsonl")
    with pytest.raises(BadIndex, match="is not UTF-8"):
        load(written(tmp_path, GOOD, encoding="cp1251"))


@pytest.mark.parametrize(
    "moment", ["2022-01-07", "2022-01-07T18:30", "2022-01-07T18:30:00+03:00", "2022-01-07T18:30:00Z"]
)
def test_days_and_moments_are_dates(tmp_path, moment):
    line = json.dumps({"doc": "a", "published": moment})
    assert load(written(tmp_path, line)).entries["a"].published == moment


def test_absent_are_entries_whose_file_is_nowhere(tmp_path):
    index = load(written(tmp_path, '{"doc": "given"}', '{"doc": "beside"}', '{"doc": "gone"}'))
    given = tmp_path / "in" / "given.txt"
    given.parent.mkdir()
    given.write_text("x")
    (tmp_path / "in" / "beside.html").write_text("x")
    (error,) = absent(index, [given])
    assert "line 3" in str(error) and "«gone»" in str(error)
