"""A statement's JSON form reads back as the statement that it was."""

import json

from hypothesis import given
from hypothesis import strategies as st

from khronika.model import STATUSES, TYPES, Count, Phrase, Place, Source, Span, Statement, Time
from khronika.statements.form import from_json, to_json

numbers = st.integers(0, 10_000)
spans = st.builds(Span, numbers, numbers)
some_spans = st.lists(spans, max_size=3).map(tuple)
phrases = st.builds(Phrase, st.text(), spans, st.text())
counts = st.builds(Count, st.none() | numbers, st.none() | numbers, some_spans, st.text())
times = st.builds(
    Time, st.none() | st.just("2022-01-06T23:00~"), some_spans, st.text(), st.none() | st.just("23:00-07:00")
)
degrees = st.none() | st.floats(-180, 180)
places = st.builds(
    Place, st.text(), st.just("region"), spans, st.text(), st.none() | st.just("iso:KZ-ALA"), st.none() | st.just("KZ"),
    degrees, degrees,
)  # fmt: skip
sources = st.builds(Source, st.text(), spans, st.text())


def some(values):
    return st.lists(values, max_size=2).map(tuple)


statements = st.builds(
    Statement,
    st.sampled_from(TYPES),
    st.sampled_from(STATUSES),
    phrases,
    some_spans,
    affected=some(phrases),
    actors=some(phrases),
    count=st.none() | counts,
    when=st.none() | times,
    where=some(places),
    site=st.none() | phrases,
    sources=some(sources),
    direction=st.sampled_from([None, "taken", "freed"]),
    status_rule=st.text(),
)


@given(statements)
def test_what_is_written_reads_back(statement):
    assert from_json(json.loads(json.dumps(to_json(statement)))) == statement
