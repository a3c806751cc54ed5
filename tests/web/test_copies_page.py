"""Near-copies on the pages: linked from each other, their words counted with the first."""

import re

import pytest
from annotated import make_case
from copied import FIRST, copy_of
from pages_client import Browser

from khronika.statements import store
from khronika.statements.case import Case
from khronika.web.app import create_app

COPIES = [copy_of(*FIRST, outlet, "2023-01-01", swapped=(n,)) for n, outlet in enumerate(("Вестник", "Курьер"))]


@pytest.fixture(scope="module")
def copied(tmp_path_factory, built):
    case = Case.open(make_case(tmp_path_factory.mktemp("copies") / "case", [FIRST[0]]))
    with case.writing() as connection:
        for document, own in COPIES:
            store.put_documents(connection, [document])
            store.put_statements(connection, document.sha256, own, "annotated")
    return Browser(create_app(case.folder, built))


def address(copied):
    return f"/documents/{copied[0].sha256[:16]}"


@pytest.mark.parametrize("query", ["", f"?type={FIRST[1][0].type}", "?known=2023-02-01"])
def test_the_record_says_in_how_many_copies_a_report_stands(copied, query):
    twin = copied.get(f"/index.json{query}").json()
    assert [d["near_copies"] for d in twin["documents"]] == [2, 2, 2]
    page = copied.get(f"/{query}", accept_language="ru").text
    assert page.count("ещё в 2 почти дословных копиях") == 3


def test_before_the_copies_appeared_there_are_none(copied):
    (line,) = copied.get("/index.json?known=2022-12-31").json()["documents"]
    assert line["near_copies"] == 0


def test_a_report_links_its_copies_and_tells_the_first(copied):
    twin = copied.get(f"{address(COPIES[0])}.json").json()
    assert [(d["publisher"], d["first"]) for d in twin["near_copies"]] == [
        (FIRST[0].about.publisher, True), ("Курьер", False),
    ]  # fmt: skip
    english = copied.get(address(COPIES[0]), accept_language="en").text
    assert "Near-copies of this report" in english
    assert english.count("appeared first") == 1
    assert "in the words of a report that this one copies" in english
    for found in re.findall(r'href="(/documents/[0-9a-f]{16})[^"]*"', english):
        assert copied.get(found).status_code == 200
    assert "appeared first" not in copied.get(address(FIRST), accept_language="en").text


def test_a_retold_report_says_so_among_the_copies(copied):
    assert FIRST[0].about.retold
    page = copied.get(address(COPIES[0]), accept_language="en").text
    assert page[page.index('id="copies"') :].count("retold for demonstration after") == 2


def test_what_a_copy_repeats_is_told_as_handed_on(copied):
    sources = {s["name"]: s for s in copied.get("/sources.json").json()["sources"]}
    own = FIRST[0].about.publisher
    assert own in {r["name"] for r in sources["Вестник"]["repeats"]}
    assert not sources["Вестник"]["originates"]
    said = [s for s in copied.get(f"{address(COPIES[1])}.json").json()["statements"] if s["own_voice"]]
    assert said and all(s["repeats"] and s["chain"] == ["Курьер", own] for s in said)
