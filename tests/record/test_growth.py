"""A toll over time ends as the toll itself, and its lines are the origins' own figures."""

import pytest
from annotated import stated

from khronika.incidents.linking import link
from khronika.record.growth import lines, steps
from khronika.record.tolls import tolls

INCIDENTS = link(stated())
TOLLS = [t for t in tolls(INCIDENTS) if any(f.as_of for f in (*t.figures, *t.others))]


def named(toll):
    return f"{toll.type}-{toll.group}-{toll.place.name if toll.place else ''}-{toll.incident}"


@pytest.mark.parametrize("toll", TOLLS, ids=named)
def test_the_last_step_is_the_toll_itself(toll):
    last = list(steps(toll))[-1][1]
    assert (last.low, last.best, last.high, last.figures) == (toll.low, toll.best, toll.high, toll.figures)


def test_each_step_is_the_toll_as_of_its_day():
    checked = 0
    for day in ("2022-01-06", "2022-01-09", "2022-01-15"):
        then = {(t.incident, t.type, t.group, t.place and t.place.id): t for t in tolls(INCIDENTS, day)}
        for toll in TOLLS:
            told = dict(steps(toll))
            own = then.get((toll.incident, toll.type, toll.group, toll.place and toll.place.id))
            if day in told and own:
                step = told[day]
                assert (step.low, step.best, step.high) == (own.low, own.best, own.high)
                checked += 1
    assert checked > 10


def test_days_run_on_and_hold_every_figure():
    for toll in TOLLS:
        days = [day for day, _ in steps(toll)]
        assert days == sorted(set(days)) and set(days) == {f.as_of for f in (*toll.figures, *toll.others) if f.as_of}


def test_a_line_holds_what_one_origin_says_day_by_day():
    longest = 0
    for toll in TOLLS:
        for origin, told in lines(toll).items():
            assert {f.origin for f in told} == {origin} and all(f.state == "stands" and f.numbered for f in told)
            assert [f.as_of for f in told] == sorted({f.as_of for f in told})
            longest = max(longest, len(told))
    assert longest >= 3
