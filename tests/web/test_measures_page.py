"""The page of measures: the calendar, each measure's words, bad dates refused."""

import html
import re

import pytest


@pytest.fixture(scope="module")
def view(pages):
    return pages.get("/measures.json").json()


def test_every_measure_links_to_its_words(pages, view):
    page = html.unescape(pages.get("/measures?lang=en").text)
    assert view["month"] == "2022-01" and len(view["measures"]) > 5
    for measure in view["measures"]:
        assert f'id="m-{measure["id"]}"' in page and f"/incidents/{measure['incident']}" in page
        for step in measure["steps"]:
            assert f"/documents/{step['document']['id']}?statement={step['statement']}&lang=en#w{step['at']}" in page


def test_every_row_of_the_calendar_spans_its_month(pages):
    for asked in ("", "?month=2022-01&place=Алматы", "?month=2022-02"):
        page = pages.get(f"/measures{asked}").text
        table = re.search(r'<table class="calendar">(.*?)</table>', page, re.DOTALL)[1]
        days = len(re.findall(r'class="day"', table))
        for row in re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)[1:]:
            spans = [int(n) for n in re.findall(r'<td colspan="(\d+)"', row)]
            assert sum(spans) in (0, days, days + 1)
    assert days == 28


@pytest.mark.parametrize(("language", "word"), [("en", "Yes, in force:"), ("ru", "Да, действовало:")])
def test_a_place_and_a_moment_are_answered(pages, language, word):
    asked = f"/measures?place=Алматы&at=2022-01-10T23:30&lang={language}"
    assert word in pages.get(asked).text
    assert pages.get(asked.replace("/measures", "/measures.json")).json()["asked"]["in_force"] is True
    assert word not in pages.get(asked.replace("2022-01-10", "2021-12-10")).text
    assert "Choose a place" in pages.get("/measures?at=2022-01-10T23:30&lang=en").text


def test_measures_are_those_known_by_the_moment(pages, view):
    early = pages.get("/measures.json?known=2022-01-05T12:00").json()
    assert 0 < len(early["measures"]) < len(view["measures"])
    assert all(s["published"] < "2022-01-06" for m in early["measures"] for s in m["steps"])
    page = pages.get("/measures?known=2022-01-05T12:00&lang=en").text
    assert 'name="known" value="2022-01-05T12:00"' in page and "As known at 5 January 2022, 12:00" in page
    assert "No report tells of a measure." in pages.get("/measures?known=2021-01-01&lang=en").text


@pytest.mark.parametrize(
    "bad", ["month=2022-13", "month=0000-01", "month=x", "month=2022-01-05", "at=2022-02-30", "at=x", "at=%00"]
)
@pytest.mark.parametrize("path", ["/measures", "/measures.json"])
def test_a_bad_date_is_refused(pages, path, bad):
    answer = pages.get(f"{path}?{bad}&lang=en")
    assert answer.status_code == 400 and "There is no such date" in answer.text


@pytest.mark.parametrize("odd", ["month=0001-01", "month=9999-12", "place=<script>", "place=%00&at=2022-01-05"])
def test_an_odd_question_is_answered(pages, odd):
    answer = pages.get(f"/measures?{odd}")
    assert answer.status_code == 200 and "<script>" not in answer.text
