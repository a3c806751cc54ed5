"""Every way by which a document came is kept, once."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from khronika.model import About
from khronika.sources.capture import Address, Fetch
from khronika.statements.adding import add
from khronika.statements.case import Case

pytestmark = pytest.mark.usefixtures("quick_reader")
MOMENT = datetime(2022, 1, 7, 12, 30, tzinfo=UTC)


@pytest.fixture
def case(tmp_path):
    return Case.create(tmp_path / "case")


def fetched(report, url, **how):
    fetch = Fetch(by="test 1.0", at=MOMENT, status=200, headers=(("ETag", '"a"'),), **how)
    return replace(report, origin=url, about=replace(report.about, url=url), fetch=fetch)


def test_how_it_was_had_is_kept(case, reports):
    one = fetched(
        reports[0], "https://example.org/1", asked="https://example.org/0", redirects=("https://example.org/0",)
    )
    list(add(case, [one]))
    (document,) = case.documents()
    (came,) = case.captures(document.sha256)
    assert (came.fetched_by, came.status, came.url) == ("test 1.0", 200, "https://example.org/1")
    assert (came.asked, came.redirects, came.headers) == (one.fetch.asked, ["https://example.org/0"], [["ETag", '"a"']])
    assert datetime.fromisoformat(came.fetched) == MOMENT == document.captured


def test_another_way_to_a_known_document_is_kept_and_the_same_way_once(case, reports):
    one, two = (fetched(reports[0], f"https://example.org/{n}") for n in (1, 2))
    list(add(case, [one, one]))
    list(add(case, [two, one]))
    (document,) = case.documents()
    assert [came.url for came in case.captures(document.sha256)] == ["https://example.org/1", "https://example.org/2"]


def test_what_a_container_told_is_kept_with_the_document(case, reports):
    about = About("5", publisher="Канал", author="Анна", via=("Прокуратура",))
    list(add(case, [replace(reports[0], about=about, details={"message": 5, "reply_to": 4})]))
    (document,) = case.documents()
    assert document.about.via == ("Прокуратура",) and document.about.author == "Анна"
    assert document.details["reply_to"] == 4
    (stated,) = case.stated()
    assert stated.chain == ("Канал", "Прокуратура") and stated.origin == "Прокуратура"


def test_kept_unread_and_read_later(case, reports):
    assert {o.kind for o in add(case, reports, read=False)} == {"kept"}
    assert case.stated() == [] and len(case.documents()) == 10
    assert {o.kind for o in add(case, [], read=False)} == set()
    assert [o.kind for o in add(case, [])] == ["read again"] * 10
    assert len(case.stated()) == 10


def test_an_address_alone_is_named(case):
    (outcome,) = add(case, [Address("feed.xml!1", "https://example.org/1", About("1"))])
    assert outcome.kind == "named" and "is an address without a text" in str(outcome.why)


def test_versions_and_near_copies_are_found(case, reports):
    long = [replace(one, raw=one.raw * 9, about=replace(one.about, url="https://example.org/1")) for one in reports[:2]]
    later = replace(long[1], raw=long[1].raw + " Ранены пять.".encode())
    list(add(case, [long[1], later]))
    ((_, shas),) = case.versions().items()
    assert len(shas) == 2
    assert list(case.near_copies()) == [tuple(sorted(shas))]
