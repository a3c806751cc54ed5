"""khronika versions: several texts of one address, and near-copies."""

import json

import pytest

from tests.sources import made

LATER = made.TEXT.replace("двое рабочих", "трое рабочих")


@pytest.fixture
def case(khronika, tmp_path):
    rows = [{"title": made.TITLE, "text": text, "url": f"https://example.org/{n}"} for text, n in
            ((made.TEXT, 1), (LATER, 1), ("В Павлодаре открыли новый мост через Иртыш.", 2))]  # fmt: skip
    (tmp_path / "a.jsonl").write_bytes(made.json_lines(rows))
    assert khronika("add", tmp_path / "case", tmp_path / "a.jsonl", "--unread").exit_code == 0
    return tmp_path / "case"


def test_what_went_and_what_came_is_shown(khronika, case):
    lines = khronika("versions", case).stdout.splitlines()
    assert lines[0] == "example.org/1: 2 versions"
    changed = [line.strip() for line in lines if line.strip().startswith(("-", "+"))]
    assert sorted(line[0] for line in changed) == ["+", "-"]
    assert any("двое рабочих" in line for line in changed) and any("трое рабочих" in line for line in changed)
    assert any("alike: " in line for line in lines)


def test_the_same_as_data(khronika, case):
    view = json.loads(khronika("versions", case, "--json").stdout)
    ((first, second),) = [there["versions"] for there in view["versions"]]
    assert first["changed"] == [] and len(second["changed"]) == 1
    assert view["near_copies"][0]["share"] > 0.6


def test_a_case_without_any_says_so(khronika, tmp_path, report):
    khronika("add", tmp_path / "case", report, "--unread")
    assert khronika("versions", tmp_path / "case").stdout.startswith("No address was captured")
