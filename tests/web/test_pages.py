"""Each page and its twin: what the twin holds, the page shows."""

import html
import re

import httpx
import pytest

from khronika.web.words import words


def text(answer):
    """What a page says, without its tags."""
    assert answer.status_code == 200, answer.text[:300]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.text)).split())


def squeeze(words):
    return " ".join(words.split())


def test_the_record_shows_its_tolls_with_who_says_them(pages, record):
    page = text(pages.get("/?lang=en"))
    first = [t for t in record["tolls"] if t["headline"]]
    assert {"death", "injury", "detention"} <= {t["type"] for t in first}
    for toll in first:
        assert words("en").count({"low": toll["low"], "high": toll["high"]}) in page
        for figure in toll["figures"][:5]:
            assert squeeze(figure["origin"]) in page
    assert "killed" in page


def test_every_figure_links_to_its_words(pages, record):
    page = pages.get("/?lang=en").text
    for toll in record["tolls"]:
        for figure in toll["figures"]:
            address = (
                f"/documents/{figure['document']['id']}?statement={figure['statement']}&amp;lang=en#w{figure['at']}"
            )
            assert address in page
            assert f'id="w{figure["at"]}"' in pages.get(f"/documents/{figure['document']['id']}").text


def test_the_record_lists_every_incident_report_and_origin(pages, record):
    page = pages.get("/?lang=ru")
    said = text(page)
    assert len(record["documents"]) == 28 and record["sizes"]["statements"] == 288
    for incident in record["incidents"]:
        assert f"/incidents/{incident['id']}" in page.text
    for document in record["documents"]:
        assert squeeze(document["title"]) in said
    for source in record["sources"]:
        assert squeeze(source["name"]) in said


def test_the_places_carry_coordinates_for_the_map(pages, record):
    page = pages.get("/").text
    placed = [p for p in record["places"] if p["latitude"] is not None]
    assert any(p["name"] == "Алматы" for p in placed)
    for place in placed:
        assert f'data-latitude="{place["latitude"]}" data-longitude="{place["longitude"]}"' in page


def test_the_time_line_has_a_dot_for_every_type_and_day(pages, record):
    page = pages.get("/").text
    cells = [cell for row in record["timeline"]["rows"] for cell in row["cells"]]
    assert page.count('class="timeline-dot"') == len(cells) > 20


def test_a_filter_narrows_the_record_and_says_so(pages, record):
    asked = "/?type=death&place=Алматы&lang=en"
    twin = pages.get(asked.replace("/?", "/index.json?")).json()
    assert 0 < len(twin["incidents"]) < len(record["incidents"])
    assert all(any(act["type"] == "death" for act in i["acts"]) for i in twin["incidents"])
    page = text(pages.get(asked))
    assert twin["sentence"] in page
    assert twin["sentence"].startswith("Shown: type “Deaths”; place “Алматы”.")


@pytest.mark.parametrize("name", ["type", "place", "day", "source"])
def test_every_choice_of_a_filter_finds_as_many_incidents_as_it_says(pages, record, name):
    for choice in record["filters"]["choices"][name][:12]:
        twin = pages.get(f"/index.json?{httpx.QueryParams({name: choice['value']})}").json()
        found = len(twin["incidents"])
        assert found == choice["incidents"] or (name == "day" and found > choice["incidents"])


def test_a_filter_that_nothing_meets_says_that(pages):
    assert "Nothing in the record matches." in text(pages.get("/?place=Атлантида&lang=en"))


def test_an_incident_shows_its_statements_by_source_with_the_words(pages, record):
    line = max(record["incidents"], key=lambda i: i["origins"])
    twin = pages.get(f"/incidents/{line['id']}.json").json()
    answer = pages.get(f"/incidents/{line['id']}?lang=en")
    page = text(answer)
    assert len(twin["sources"]) == line["origins"] > 3
    told = [s for source in twin["sources"] for p in source["passages"] for s in p["statements"]]
    assert len(told) == line["statements"]
    for source in twin["sources"]:
        assert squeeze(source["name"]) in page
        for passage in source["passages"]:
            words = squeeze("".join(s["text"] for s in passage["quote"]))
            assert re.sub(r"\W", "", words) in re.sub(r"\W", "", page)
    for s in told:
        assert f"/documents/{s['document']['id']}?statement={s['id']}" in answer.text
    assert 'data-role="trigger"' in answer.text


def test_an_incident_tells_what_differs(pages, record):
    verdicts = set()
    for line in record["incidents"]:
        twin = pages.get(f"/incidents/{line['id']}.json").json()
        verdicts |= {slot["verdict"] for act in twin["comparison"] for slot in act["slots"]}
    assert verdicts >= {"single", "same", "fits", "differs"}


def test_a_report_shows_its_text_whole_and_what_it_states(pages, record):
    for line in record["documents"][:6]:
        twin = pages.get(f"/documents/{line['id']}.json").json()
        page = text(pages.get(f"/documents/{line['id']}?lang=en"))
        for paragraph in twin["paragraphs"]:
            told = "".join(s["text"] for s in paragraph["segments"])
            assert re.sub(r"\W", "", told) in re.sub(r"\W", "", page)
        assert twin["sha256"] in page and twin["publisher"] in page
        assert len(twin["statements"]) == line["statements"] == page.count("Said by")


def test_a_chosen_statement_is_lit_without_a_script(pages, record):
    line = record["documents"][0]
    statement = pages.get(f"/documents/{line['id']}.json").json()["statements"][1]
    page = pages.get(f"/documents/{line['id']}?statement={statement['id']}").text
    lit = re.findall(r"<mark[^>]*is-chosen[^>]*data-statements=\"([^\"]+)\"", page)
    assert lit and all(statement["id"] in names.split() for names in lit)
    assert "is-chosen" not in pages.get(f"/documents/{line['id']}").text


@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_retold_report_says_so_wherever_it_is_shown(pages, record, language):
    notes = [d["note"][language] for d in record["documents"]]
    assert all(("wording is Khronika's" in n) or ("слова — «Хроники»" in n) for n in notes)
    for note in notes:
        assert squeeze(note) in text(pages.get(f"/?lang={language}"))
    document = record["documents"][0]
    assert document["note"][language] in text(pages.get(f"/documents/{document['id']}?lang={language}"))
    incident = pages.get(f"/incidents/{record['incidents'][0]['id']}.json").json()
    page = text(pages.get(f"/incidents/{incident['id']}?lang={language}"))
    for report in incident["reports"]:
        assert report["note"][language] in page


def test_the_parts_of_the_interface_stand_on_one_page(pages):
    page = pages.get("/-/patterns?lang=en").text
    for part in (
        "toll",
        "statement",
        "passage",
        "comparison",
        "timeline",
        "filters",
        "places",
        "chain",
        "empty",
        "map",
    ):
        assert re.search(rf'class="{part}[ "]', page), part


def test_the_twin_of_a_page_is_linked_from_it(pages, record):
    for address in ("/", f"/incidents/{record['incidents'][0]['id']}", f"/documents/{record['documents'][0]['id']}"):
        found = re.search(r'rel="alternate" type="application/json" href="([^"]+)"', pages.get(address).text)
        assert pages.get(html.unescape(found[1])).headers["content-type"] == "application/json"


def test_a_long_record_comes_in_pages_that_keep_the_filters(pages, monkeypatch):
    for module in ("record", "record_page"):
        monkeypatch.setattr(f"khronika.views.{module}.SIZE", 5)
    first, second = (pages.get(f"/index.json?page={n}").json() for n in (1, 2))
    assert len(first["incidents"]) == len(second["incidents"]) == 5
    assert first["found"] == second["found"] and first["page"]["of"] > 2
    page = pages.get("/?lang=en&page=2&type=death")
    assert "Page 2 of" in text(page)
    assert "page=1&amp;type=death" in page.text and "page=3&amp;type=death" in page.text
    for odd in ("x", "-1", "0", "99999999999", ""):
        assert pages.get(f"/index.json?page={odd}").json()["page"]["number"] == 1
