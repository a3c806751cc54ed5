"""Which language a page is in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.web.language import chosen


@pytest.mark.parametrize(
    ("query", "header", "language"),
    [
        (None, "", "en"),
        (None, "ru", "ru"),
        (None, "ru-RU,ru;q=0.9,en;q=0.8", "ru"),
        (None, "de,en;q=0.5,ru;q=0.8", "ru"),
        (None, "ru;q=0,en", "en"),
        (None, "kk,ky", "en"),
        ("en", "ru", "en"),
        ("ru", "en", "ru"),
        ("xx", "ru", "ru"),
    ],
)
def test_the_address_goes_before_the_browser(query, header, language):
    assert chosen(query, header) == language


@given(st.text(), st.text())
def test_whatever_is_asked_a_language_is_chosen(query, header):
    assert chosen(query, header) in ("ru", "en")


def test_the_language_stays_in_the_addresses(pages):
    page = pages.get("/?lang=ru&type=death").text
    assert '<html lang="ru">' in page
    assert 'href="/?type=death&amp;lang=en"' in page
    assert 'name="lang" value="ru"' in page
    assert "lang=" not in pages.get("/", accept_language="ru").text.split('id="documents"')[1].split("</ol>")[
        0
    ].replace(' lang="ru"', "")


def test_the_browsers_language_is_taken_where_none_is_asked(pages):
    assert '<html lang="ru">' in pages.get("/", accept_language="ru-RU,ru;q=0.9").text
    assert '<html lang="en">' in pages.get("/", accept_language="de").text
