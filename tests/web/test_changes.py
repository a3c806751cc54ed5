"""What is new as a feed that feed readers read, in both languages, and as data."""

import io
from datetime import UTC, datetime

import feedparser
import pytest
from annotated import documents, make_case
from pages_client import Browser

from khronika.record.changes import changes
from khronika.record.whole import record
from khronika.statements import noticed
from khronika.statements.case import Case
from khronika.views.changes import change_view
from khronika.web.app import create_app


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """A case whose last five reports were noticed as new."""
    folder = make_case(tmp_path_factory.mktemp("changes") / "kz2022")
    case = Case.open(folder)
    last = {d.sha256 for d in sorted(documents(), key=lambda d: d.about.published)[-5:]}
    stated = case.stated()
    before = record((), (s for s in stated if s.document.sha256 not in last))
    bodies = [change_view(change) for change in changes(before, record((), stated))]
    with case.writing() as connection:
        noticed.note(connection, datetime(2022, 12, 23, tzinfo=UTC), bodies)
    return folder, bodies


@pytest.fixture(scope="module")
def news(told, built):
    return Browser(create_app(told[0], built))


def feed(browser, address):
    answer = browser.get(address)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/atom+xml")
    found = feedparser.parse(io.BytesIO(answer.content))
    assert not found.bozo
    return found


@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_feed_reader_reads_it(news, told, language):
    found = feed(news, f"/changes.atom?lang={language}")
    assert len(found.entries) == len(told[1]) > 5
    assert {body["kind"] for body in told[1]} == {"incident", "toll", "dispute"}
    assert len({entry.id for entry in found.entries}) == len(found.entries)
    assert all(entry.title and entry.updated == "2022-12-23T00:00:00+00:00" for entry in found.entries)
    assert found.feed.title == {"ru": "kz2022: что нового", "en": "kz2022: what is new"}[language]


def test_each_entry_leads_to_the_words_and_says_that_they_are_retold(news):
    for entry in feed(news, "/changes.atom?lang=en").entries:
        assert entry.link.startswith("http://127.0.0.1:8000/documents/")
        assert "retold for demonstration after" in entry.content[0].value
        assert news.get(entry.link.removeprefix("http://127.0.0.1:8000")).status_code == 200


def test_the_twin_says_the_same(news, told):
    data = news.get("/changes.json").json()["changes"]
    assert [{k: v for k, v in one.items() if k not in ("id", "at")} for one in reversed(data)] == told[1]


def test_a_case_that_nobody_watches_has_an_empty_feed(pages):
    assert feed(pages, "/changes.atom").entries == []
    assert pages.get("/changes.json").json() == {"changes": []}


def test_every_page_names_the_feed(pages):
    assert 'type="application/atom+xml"' in pages.get("/").text


def test_what_xml_cannot_hold_does_not_break_it(told, built, tmp_path):
    folder = make_case(tmp_path / "case")
    body = told[1][0] | {"said": [told[1][0]["said"][0] | {"quote": "a\x00b\x1b[31m<script>&"}]}
    with Case.open(folder).writing() as connection:
        noticed.note(connection, datetime(2022, 12, 23, tzinfo=UTC), [body])
    (entry,) = feed(Browser(create_app(folder, built)), "/changes.atom").entries
    assert "a\ufffdb\ufffd[31m" in entry.content[0].value
