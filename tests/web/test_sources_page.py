"""The page of sources and its twin."""

import html
import re


def test_every_source_and_contradiction_is_on_the_page(pages):
    view = pages.get("/sources.json").json()
    page = html.unescape(pages.get("/sources?lang=en").text)
    ids = re.findall(r'<tr id="(source-\d+)"', page)
    assert len(ids) == len(view["sources"]) > 20
    assert set(re.findall(r'href="#(source-\d+)"', page)) <= set(ids)
    for pair in view["contradictions"]:
        for dispute in pair["disputes"]:
            assert f"/incidents/{dispute['incident']}?lang=en" in page
            for version in dispute["versions"]:
                words = f"statement={version['statement']}&lang=en#w{version['at']}"
                assert f"/documents/{version['document']['id']}?{words}" in page


def test_a_source_leads_to_what_it_says(pages, record):
    first = pages.get("/sources.json").json()["sources"][0]
    page = html.unescape(pages.get("/sources").text)
    address = re.search(rf'<a href="(/\?source=[^"]+)">{re.escape(first["name"])}</a>', page)[1]
    twin = pages.get(address.replace("/?", "/index.json?")).json()
    assert twin["filters"]["chosen"] == {"source": first["key"]} and twin["incidents"]


def test_sources_are_those_known_by_the_moment(pages):
    now, then = (pages.get(f"/sources.json{asked}").json() for asked in ("", "?known=2022-01-05T12:00"))
    assert 0 < len(then["sources"]) < len(now["sources"]) and then["known"]["documents"] == 1
    assert "No source is told." in pages.get("/sources?known=2021-01-01&lang=en").text


def test_both_languages_name_the_parts(pages):
    assert "Who contradicts whom" in pages.get("/sources?lang=en").text
    assert "Кто кому противоречит" in pages.get("/sources?lang=ru").text
