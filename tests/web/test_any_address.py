"""No address and no header makes the pages fail: the application's own exceptions would come through here."""

from urllib.parse import quote

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

MANY = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
NAMES = st.sampled_from(["type", "place", "day", "source", "lang", "statement", "x"])
VALUES = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=30),
    st.sampled_from(
        ["death", "2022-01-06", "0000-00-00", "9999-99-99", "Алматы", "ru", "en", "\x00", "%", "../..", "null"]
    ),
)
RAW = st.text(st.characters(min_codepoint=33, max_codepoint=126, exclude_characters="#"), max_size=30)


@MANY
@given(st.lists(st.tuples(NAMES, VALUES), max_size=6))
def test_any_query_of_the_record(pages, query):
    asked = "&".join(f"{name}={quote(value, safe='')}" for name, value in query)
    assert pages.get(f"/?{asked}").status_code == 200
    assert pages.get(f"/index.json?{asked}").status_code == 200


@MANY
@given(VALUES)
def test_any_moment(pages, value):
    asked = quote(value, safe="")
    told = {pages.get(f"{path}?known={asked}").status_code for path in ("/", "/index.json")}
    assert told in ({200}, {400})


@MANY
@given(st.sampled_from(["incidents", "documents", "-", "-/assets"]), VALUES, RAW)
def test_any_name_and_any_bytes(pages, room, name, raw):
    assert pages.get(f"/{room}/{quote(name, safe='')}").status_code in (200, 404)
    assert pages.get(f"/{room}/x.json?{raw}").status_code in (200, 404)


@MANY
@given(VALUES)
def test_any_statement_of_a_report(pages, record, value):
    address = f"/documents/{record['documents'][0]['id']}"
    assert pages.get(f"{address}?statement={quote(value, safe='')}").status_code == 200


@MANY
@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=40))
def test_any_header(pages, value):
    assert pages.get("/", accept_language=value.strip()).status_code == 200
