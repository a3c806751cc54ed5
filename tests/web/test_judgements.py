"""Pages say what people decided, and follow it."""

import re

import pytest
from annotated import make_case
from pages_client import Browser

from khronika.statements.case import Case
from khronika.statements.judgements import judge
from khronika.web.app import create_app


@pytest.fixture
def case(tmp_path):
    return Case.open(make_case(tmp_path / "case"))


def one_death(case):
    dead = (s for s in case.stated() if s.statement.type == "death" and s.statement.count)
    return next(s for s in dead if s.statement.count.low == 1)


def name_of(record, stated):
    return next(d["id"] for d in record["documents"] if stated.document.sha256.startswith(d["id"]))


@pytest.mark.parametrize(("language", "word"), [("en", "Corrected"), ("ru", "Исправлено")])
def test_a_corrected_statement_says_so_on_its_pages(case, built, language, word):
    stated = one_death(case)
    judge(case, "correct", (stated.id,), "Анна Петрова", "опечатка в заголовке", {"count": [7, None]})
    pages = Browser(create_app(case.folder, built))
    name = name_of(pages.get("/index.json").json(), stated)
    twin = pages.get(f"/documents/{name}.json").json()
    told = next(s for s in twin["statements"] if s["id"] == stated.id)
    assert told["judgements"][0]["reason"] == "опечатка в заголовке"
    for path in (f"/documents/{name}", f"/incidents/{told['incident']}"):
        text = pages.get(f"{path}?lang={language}").text
        assert "Анна Петрова" in text and "опечатка в заголовке" in text and word in text


def test_a_rejected_statement_is_in_no_incident_and_its_report_says_so(case, built):
    stated = one_death(case)
    pages = Browser(create_app(case.folder, built))
    before = pages.get("/index.json").json()["sizes"]["statements"]
    judge(case, "reject", (stated.id,), "Анна Петрова", "неверно прочитано")
    record = pages.get("/index.json").json()
    assert record["sizes"]["statements"] == before - 1
    name = name_of(record, stated)
    twin = pages.get(f"/documents/{name}.json").json()
    told = next(s for s in twin["statements"] if s["id"] == stated.id)
    assert told["incident"] is None and "неверно прочитано" in pages.get(f"/documents/{name}").text


def test_an_incident_lists_its_disputes(case, built):
    pages = Browser(create_app(case.folder, built))
    disputed = [i["id"] for i in pages.get("/index.json").json()["incidents"] if i["disputed"]]
    assert disputed
    for id_ in disputed:
        view = pages.get(f"/incidents/{id_}.json").json()
        assert view["disputes"] and all(len(d["versions"]) > 1 for d in view["disputes"])
        page = pages.get(f"/incidents/{id_}?lang=en").text
        assert "What is in dispute" in page
        assert not re.search(r"<span>\d*-\d*</span>", page), "a range stands in words"
