"""The whole site as known at a moment: what appeared later is nowhere, and every link keeps the moment."""

import html
import json
import re
from datetime import datetime

import pytest

MOMENT = "2022-01-07T20:00"
LAST = datetime.fromisoformat(f"{MOMENT}:59+06:00")


def links(page):
    return [html.unescape(a) for a in re.findall(r'href="([^"#]*)', page) if a.startswith("/") and "/-/assets" not in a]


@pytest.fixture(scope="module")
def then(pages):
    return pages.get(f"/index.json?known={MOMENT}").json()


def test_reports_that_appeared_later_are_left_out(record, then):
    known = {d["id"] for d in record["documents"] if datetime.fromisoformat(d["published"]) <= LAST}
    assert {d["id"] for d in then["documents"]} == known and 0 < len(known) < len(record["documents"])
    assert then["known"]["documents"] == len(known)
    assert then["known"]["later"] == len(record["documents"]) - len(known)
    assert "known" not in record


def test_every_page_and_twin_is_of_reports_that_had_appeared(pages, record, then):
    later = {d["id"] for d in record["documents"]} - {d["id"] for d in then["documents"]}
    addresses = ["/", "/measures", "/sources", *(f"/incidents/{i['id']}" for i in then["incidents"])]
    addresses += [f"/documents/{d['id']}" for d in then["documents"]]
    for address in addresses:
        twin = f"{'/index' if address == '/' else address}.json?known={MOMENT}"
        told = json.dumps(pages.get(twin).json()) + pages.get(f"{address}?known={MOMENT}").text
        assert not [name for name in later if name in told], address


def test_every_link_keeps_the_moment_but_the_way_back(pages, then):
    for address in (
        "/",
        "/measures",
        "/sources",
        f"/incidents/{then['incidents'][0]['id']}",
        f"/documents/{then['documents'][0]['id']}",
    ):
        page = pages.get(f"{address}?known={MOMENT}&lang=en").text
        assert "As known at 7 January 2022, 20:00" in page
        kept = [a for a in links(page) if "known=" in a]
        free = [a for a in links(page) if "known=" not in a]
        assert len(kept) > 10 and [a.partition("?")[0] for a in free] == [address]
        assert "Back to now" in page
    form = pages.get(f"/?known={MOMENT}").text
    assert form.count('<input type="hidden" name="known" value="2022-01-07T20:00">') == 1, "filters keep the moment"


def test_a_step_leads_from_report_to_report(pages, then):
    at, seen = MOMENT, [then["known"]["documents"]]
    while at := pages.get(f"/index.json?known={at}").json()["known"]["previous"]:
        seen.append(pages.get(f"/index.json?known={at}").json()["known"]["documents"])
    assert seen == sorted(set(seen), reverse=True) and seen[-1] == 1
    first = pages.get("/index.json?known=2022-01-01").json()
    assert first["documents"] == [] and first["known"]["next"] == "2022-01-05T03:26"
    assert "No report had appeared by then." in pages.get("/?known=2022-01-01&lang=en").text


def test_an_incident_is_found_again_at_any_moment(pages, record, then):
    early = {d["id"] for d in then["documents"]}
    grown = max((i for i in record["incidents"]), key=lambda i: i["statements"])
    answer = pages.get(f"/incidents/{grown['id']}.json?known={MOMENT}")
    assert answer.status_code == 307
    past = pages.get(answer.headers["location"]).json()
    assert 0 < past["statements"] < grown["statements"]
    back = pages.get(f"/incidents/{past['id']}.json?of={past['earliest']}")
    assert back.headers["location"] == f"/incidents/{grown['id']}.json"
    reports = {
        i["id"]: {r["id"] for r in pages.get(f"/incidents/{i['id']}.json").json()["reports"]}
        for i in record["incidents"]
    }
    unknown = next(i for i, own in reports.items() if not own & early)
    answer = pages.get(f"/incidents/{unknown}?known={MOMENT}&lang=en")
    assert answer.status_code == 404 and "That was not known yet" in answer.text
    assert pages.get(f"/incidents/{unknown}x?known={MOMENT}&of=x").status_code == 404


def test_a_report_of_later_is_not_known_yet(pages, record, then):
    later = next(d["id"] for d in record["documents"] if d["id"] not in {x["id"] for x in then["documents"]})
    answer = pages.get(f"/documents/{later}?known={MOMENT}&lang=ru")
    assert answer.status_code == 404 and "Тогда этого ещё не знали" in answer.text
    assert f'href="/documents/{later}?lang=ru"' in answer.text
    assert pages.get(f"/documents/{later}.json?known={MOMENT}").json()["error"]


@pytest.mark.parametrize("bad", ["x", "2022-02-30", "2022-01-07T25:00", "<script>", "2022-01-07T20:00%2B06:00", "%00"])
@pytest.mark.parametrize("path", ["/", "/index.json", "/-/patterns", "/incidents/x"])
def test_a_moment_that_is_none_is_refused(pages, path, bad):
    answer = pages.get(f"{path}?known={bad}&lang=en")
    assert answer.status_code == 400
    if path.endswith(".json"):
        assert answer.json()["error"] == "There is no such date"
    else:
        assert "There is no such date" in answer.text and "known=" not in answer.text and "<script>" not in answer.text


def test_an_empty_moment_is_now(pages, record):
    assert pages.get("/index.json?known=").json() == record
