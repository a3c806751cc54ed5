"""khronika show, why and versions on a report and its near-copy."""

import json

import pytest

TEXT = (
    "Ночью у центрального рынка Алматы неизвестные обстреляли машину и скрылись. "
    "Погибли двое прохожих, личности которых сейчас устанавливают. "
    "Движение по соседним улицам восстановлено к утру, торговцы разбирают завалы и подсчитывают ущерб."
)
REPORTS = [
    ("Вестник", "2022-01-06T10:00:00+06:00", TEXT),
    ("Курьер", "2022-01-06T12:00:00+06:00", f"Подробности. {TEXT}"),
]


@pytest.fixture
def case(khronika, tmp_path):
    rows = [
        {"title": f"{outlet} {told[:12]}", "text": text, "publisher": outlet, "published": told}
        for outlet, told, text in REPORTS
    ]
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    (tmp_path / "a.jsonl").write_text(lines, encoding="utf-8")
    assert khronika("add", tmp_path / "case", tmp_path / "a.jsonl").exit_code == 0
    return tmp_path / "case"


def test_a_report_is_shown_with_the_number_of_its_copies_and_as_one_origin(khronika, case):
    shown = khronika("show", case).stdout
    assert shown.count("also in 1 near-copy") == 2
    assert "2 reports, 1 origin" in shown
    view = json.loads(khronika("show", case, "--json").stdout)
    assert [d["near_copies"] for d in view["documents"]] == [1, 1]
    assert [s["name"] for s in view["sources"]] == ["Вестник"]


def test_why_says_that_the_reports_are_near_copies(khronika, case):
    rows = [json.loads(line) for line in khronika("export", case).stdout.splitlines()]
    deaths = [row["id"] for row in rows if row["kind"] == "statement" and row["body"]["type"] == "death"]
    said = khronika("why", case, *deaths).stdout
    assert "+50.0  The reports are near-copies of each other and tell it in the same words" in said
    assert "Joined, in incident" in said


def test_a_statement_in_anothers_words_says_so(khronika, case):
    shown = khronika("incidents", case).stdout
    assert "Курьер → Вестник, in the words of a report that it copies" in shown
    assert "Вестник, in its own voice" in shown
