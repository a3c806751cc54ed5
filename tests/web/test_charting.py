"""The chart of a toll: everything inside its frame, larger numbers higher, open ends to the upper edge."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.web.charting import DOT, HEIGHT, LEFT, TOP, Scale, chart


@pytest.fixture(scope="module")
def growths(pages, record):
    return [t for i in record["incidents"] for t in pages.get(f"/incidents/{i['id']}.json").json()["tolls"]]


@pytest.fixture(scope="module")
def charts(growths):
    return [(g, drawn) for g in growths if (drawn := chart(g))]


def test_everything_lies_inside_the_frame(charts):
    assert len(charts) > 4
    for _, drawn in charts:
        xs = [dot["x"] for line in drawn["lines"] for dot in line["dots"]] + [
            b["x"] + b["width"] for b in drawn["bands"]
        ]
        ys = [dot["y"] for line in drawn["lines"] for dot in line["dots"]] + [b["y"] for b in drawn["bands"]]
        assert min(xs) >= LEFT and max(xs) <= drawn["width"]
        assert min(ys) >= TOP and max(ys) <= TOP + HEIGHT
        assert all(b["height"] >= 0 and b["width"] > 0 for b in drawn["bands"])


def test_dots_of_one_day_stand_side_by_side(charts):
    for _, drawn in charts:
        at = [(dot["x"], dot["point"]["as_of"]) for line in drawn["lines"] for dot in line["dots"]]
        assert len(set(at)) == len(at)
        columns = {d["day"]: d["x"] for d in drawn["days"]}
        for (day, x), (_, after) in zip(columns.items(), list(columns.items())[1:], strict=False):
            assert all(x <= dot <= after - DOT + 1 for dot, of in at if of == day)


def test_a_step_is_drawn_for_every_day_with_a_range(charts):
    for growth, drawn in charts:
        told = [s for s in growth["steps"] if s["low"] is not None or s["high"] is not None]
        assert len(drawn["bands"]) == len(told)
        assert [b["open"] for b in drawn["bands"]] == [s["high"] is None for s in told]
        assert all(b["y"] == TOP for b in drawn["bands"] if b["open"])
        assert re.fullmatch(r"(M\d+ [\d.]+(H\d+V[\d.]+)*H\d+)+", drawn["best"])


def test_the_same_number_ever_is_no_chart(growths):
    flat = [g for g in growths if len({(p["low"], p["high"]) for line in g["lines"] for p in line["points"]}) < 2]
    assert flat and not any(chart(g) for g in flat)


def told(*days):
    """A toll that one origin tells, 10 more each day."""
    points = [{"as_of": day, "low": 10 * n, "high": 10 * n, "statement": day} for n, day in enumerate(days, 1)]
    steps = [{**p, "best": p["low"], "bearing": ["a"], "figures": []} for p in points]
    return {"steps": steps, "lines": [{"line": 1, "key": "a", "name": "a", "points": points}]}


def test_a_long_row_of_days_is_folded_and_marked():
    drawn = chart(told("2022-01-05", "2022-01-06", "2022-12-22", "2023-01-01"))
    assert [mark["days"] for mark in drawn["breaks"]] == [349, 9] and drawn["width"] < 1000
    assert [d["year"] for d in drawn["days"]] == [True, False, False, True]
    one, two, *_ = (d["x"] for d in drawn["days"])
    assert one < two < drawn["breaks"][0]["x"] < drawn["days"][2]["x"]


@given(st.integers(1, 10**9), st.integers(0, 10**9))
def test_a_scale_holds_its_numbers_on_few_round_ticks(most, n):
    scale = Scale(most)
    assert scale.top >= most and 2 <= len(scale.ticks) <= 6
    assert scale.y(0) == TOP + HEIGHT and scale.y(None) == scale.y(scale.top) == TOP
    assert scale.y(min(n, most)) >= scale.y(most)


def test_the_page_holds_the_chart_and_its_table(pages, record, charts):
    shown = 0
    for line in record["incidents"]:
        view = pages.get(f"/incidents/{line['id']}.json").json()
        page = pages.get(f"/incidents/{line['id']}?lang=en").text
        drawn = [t for t in view["tolls"] if chart(t)]
        assert page.count('class="growth family-') == len(drawn) == page.count('class="growth-table"')
        for toll in drawn:
            for step in toll["steps"]:
                for figure in step["figures"]:
                    assert f"statement={figure['statement']}&amp;lang=en#w{figure['at']}" in page
        shown += len(drawn)
    assert shown == len(charts)
