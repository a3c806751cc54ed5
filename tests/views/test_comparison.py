"""What agrees and what differs."""

from dataclasses import replace

import pytest
from annotated import stated

from khronika.model import Count, Phrase, Place, Source, Span, Time
from khronika.record.disputes import Dispute, Version
from khronika.views.comparison import compare

SPAN = Span(0, 1)
ALMATY = Place("Алматы", "settlement", SPAN, "test", "geonames:1526384", "KZ")
DEATH = replace(
    next(s for s in stated() if s.statement.type == "death").statement,
    affected=(), actors=(), count=None, when=None, where=(), site=None, sources=(),
)  # fmt: skip


def said(number, origin, **slots):
    base = stated()[0]
    statement = replace(DEATH, sources=(Source(origin, SPAN, "test"),), **slots)
    return replace(base, id=str(number), statement=statement)


def count(low, high):
    return Count(low, high, (), "test")


def phrase(text):
    return Phrase(text, SPAN, "test")


def verdicts(*members, disputes=()):
    return {slot["slot"]: slot["verdict"] for slot in compare(members, disputes)}


def test_one_origin_agrees_with_nobody():
    assert verdicts(said(1, "МВД", count=count(3, 3)))["count"] == "single"
    assert verdicts(said(1, "МВД", count=count(3, 3)), said(2, "МВД", count=count(3, 3)))["count"] == "single"


def test_two_origins_with_one_value_agree():
    assert verdicts(said(1, "МВД", count=count(3, 3)), said(2, "Минздрав", count=count(3, 3)))["count"] == "same"


@pytest.mark.parametrize("settled", [False, True])
def test_what_differs_is_what_the_record_disputes(settled):
    a, b = said(1, "МВД", count=count(3, 3)), said(2, "Минздрав", count=count(5, 5))
    versions = (Version("3", ("МВД",), (a,)), Version("5", ("Минздрав",), (b,)))
    dispute = Dispute("x", "count", "death", versions, settled)
    assert verdicts(a, b)["count"] == "fits"
    assert verdicts(a, b, disputes=[dispute])["count"] == ("settled" if settled else "differs")
    assert verdicts(a, b, disputes=[dispute])["status"] == "same"


def test_a_dispute_between_other_statements_does_not_count():
    a, b, c = (said(n, o, count=count(n, n)) for n, o in ((1, "МВД"), (2, "Минздрав"), (3, "КНБ")))
    dispute = Dispute("x", "count", "death", (Version("3", ("КНБ",), (c,)),))
    assert verdicts(a, b, disputes=[dispute])["count"] == "fits"


def test_the_same_place_under_two_names_and_the_same_words_in_two_cases_are_one_value():
    a = said(1, "МВД", where=(ALMATY,), affected=(phrase("водителя"),))
    b = said(2, "Минздрав", where=(replace(ALMATY, name="Алма-Ата"),), affected=(phrase("водитель"),))
    assert verdicts(a, b) == {"status": "same", "affected": "same", "where": "same"}


def test_values_come_with_those_who_give_them_most_support_first():
    members = [said(n, o, when=Time(w, (), "test")) for n, o, w in (
        (1, "МВД", "2022-01-05"), (2, "Минздрав", "2022-01-06"), (3, "КНБ", "2022-01-06"))]  # fmt: skip
    (when,) = [slot for slot in compare(members) if slot["slot"] == "when"]
    assert [v["value"] for v in when["values"]] == ["2022-01-06", "2022-01-05"]
    assert {o["name"] for o in when["values"][0]["origins"]} == {"Минздрав", "КНБ"}
    assert when["values"][1]["statements"] == ["1"]
