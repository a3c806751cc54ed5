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


def test_a_corrected_figure_says_so_wherever_it_is_counted(case, built):
    pages = Browser(create_app(case.folder, built))
    before = pages.get("/index.json").json()
    toll = next(t for t in before["tolls"] if t["headline"] and t["type"] == "death" and t["best"])
    figure = toll["figures"][0]
    judge(case, "correct", (figure["statement"],), "Анна Петрова", "опечатка", {"count": [3000, 3000]})
    after = pages.get("/index.json").json()
    found = [f for t in after["tolls"] for f in t["figures"] if f["statement"] == figure["statement"]]
    assert [f["judged"] for f in found] == [["correct"]] and found[0]["count"] == {"low": 3000, "high": 3000}
    page = pages.get("/?lang=en").text
    assert re.search(r"<b>3,000</b></a> <span[^>]*>[^<]+</span> <span class=\"judged\">corrected</span>", page)
    assert "Анна Петрова" in page and "опечатка" in page and "how many: 3,000" in page


def test_a_rejected_figure_is_shown_struck_out_and_counted_nowhere(case, built):
    pages = Browser(create_app(case.folder, built))
    before = pages.get("/index.json").json()
    toll = next(t for t in before["tolls"] if t["headline"] and t["type"] == "death" and len(t["others"]) > 3)
    figure = toll["figures"][0]
    home = toll["incident"]
    judge(case, "reject", (figure["statement"],), "Анна Петрова", "неверно прочитано")
    after = pages.get("/index.json").json()
    told = [t for t in after["tolls"] if figure["statement"] in [f["statement"] for f in t["rejected"]]]
    assert [(t["type"], t["group"]) for t in told] == [(toll["type"], toll["group"])]
    assert figure["statement"] not in [f["statement"] for t in after["tolls"] for f in (*t["figures"], *t["others"])]
    assert after["judgements"][0]["about"][0]["id"] == figure["statement"] and home
    for path in ("/", f"/incidents/{told[0]['incident']}"):
        page = pages.get(f"{path}?lang=en").text
        assert re.search(rf"<s><a href=\"[^\"]*{figure['statement']}", page) and "rejected by a judgement" in page
    view = pages.get(f"/incidents/{told[0]['incident']}.json").json()
    assert [s["id"] for s in view["rejected"]] == [figure["statement"]]
    assert "Rejected, and counted in no figure" in pages.get(f"/incidents/{view['id']}?lang=en").text


def test_a_judgement_without_effect_says_why(case, built):
    stated = one_death(case)
    judge(case, "reject", (stated.id,), "Анна Петрова", "неверно прочитано")
    pages = Browser(create_app(case.folder, built))
    early = pages.get("/?lang=en&known=2022-01-05T04:00").text
    assert "without effect: its statement is not in this record" in early
