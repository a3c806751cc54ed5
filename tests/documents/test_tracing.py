"""From each character of a text back to its bytes."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.documents.document import document
from khronika.documents.marks import unquoted
from khronika.documents.taken import Source
from khronika.documents.tracing import trace
from khronika.model import About, Span
from khronika.sources.capture import Capture
from khronika.sources.opening import Opener
from tests.sources import made

SPECIMENS = Path(__file__).resolve().parents[1] / "specimens"
FILES = {
    "page.html": None, "report.txt": None, "chromium.mhtml": None, "feed.rss": None, "feed.atom": None,
    "a.csv": made.csv_bytes("cp1251", ";"), "a.jsonl": made.json_lines(), "result.json": made.telegram_bytes(),
    "messages.html": made.POSTS.encode(), "a.md": made.MARKDOWN.encode(), "b.txt": made.TEXT.encode("koi8-r", "ignore"),
    "c.txt": made.TEXT.encode("utf-16"), "d.html": (SPECIMENS / "page.html").read_text("utf-8").encode("cp1251"),
    "page.warc": (SPECIMENS / "wget.warc").read_bytes(), "a.xlsx": made.xlsx_bytes(),
}  # fmt: skip


def documents(tmp_path, name, raw=None):
    path = tmp_path / name
    path.write_bytes((SPECIMENS / name).read_bytes() if raw is None else raw)
    captures = [x for x in Opener().path(path, About("a")) if isinstance(x, Capture) and x.fetch.status in (None, 200)]
    return [(document(x), Source(x.raw, x.origin, x.fetch.charset, x.details)) for x in captures]


@pytest.mark.parametrize(("name", "raw"), FILES.items())
def test_every_word_is_found_in_the_bytes(tmp_path, name, raw):
    found = documents(tmp_path, name, raw)
    assert found
    for one, source in found:
        way = trace(one.kind, source, one.text)
        lost = [n for n, c in enumerate(one.text) if not c.isspace() and way.firsts[n] < 0]
        assert not lost, "".join(one.text[n] for n in lost)


@pytest.mark.parametrize(
    ("name", "word", "encoding"),
    [("page.html", "Караганде", "utf-8"), ("d.html", "Караганде", "cp1251"), ("c.txt", "рабочих", "utf-16-le")],
)
def test_the_bytes_are_those_of_the_words(tmp_path, name, word, encoding):
    ((one, source),) = documents(tmp_path, name, FILES[name])
    at = one.text.index(word)
    first, last = trace(one.kind, source, one.text).bytes_of(Span(at, at + len(word)))
    assert source.raw[first:last].decode(encoding) == word


def test_words_within_marks_keep_their_places(tmp_path):
    page = (
        b"<html><body><article><p>"
        + "Погибли <b>дв</b>ое &laquo;рабочих&raquo; на стройке. ".encode() * 9
        + b"</p></article>"
    )
    ((one, source),) = documents(tmp_path, "a.html", page)
    at = one.text.index("«рабочих»")
    first, last = trace(one.kind, source, one.text).bytes_of(Span(at, at + 9))
    assert source.raw[first:last].decode() == "&laquo;рабочих&raquo;"


@pytest.mark.parametrize(
    ("name", "place"), [("report.pdf", "page 1"), ("report.docx", "paragraph 2"), ("report.odt", "paragraph 2")]
)
def test_in_packed_files_the_way_leads_to_the_page_or_paragraph(tmp_path, name, place):
    ((one, source),) = documents(tmp_path, name)
    at = one.text.index("погибли двое рабочих")
    assert trace(one.kind, source, one.text).place_of(Span(at, at + 7)) == place


def test_what_is_not_there_has_no_place():
    way = trace("text", Source("Погибли двое".encode(), "a"), "Погибли семнадцать")
    assert way.place_of(Span(0, 7)) == "bytes 0-14"
    assert way.place_of(Span(8, 18)) is None


@given(st.text(st.sampled_from("аб =\n1A"), max_size=60))
def test_quoted_printable_is_undone_with_its_places(text):
    import quopri

    encoded = quopri.encodestring(text.encode())
    raw, at = unquoted(encoded, 5)
    assert raw == quopri.decodestring(encoded)
    assert len(at) == len(raw) and at == sorted(at) and all(5 <= n < 5 + len(encoded) for n in at)
