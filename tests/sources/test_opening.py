"""Every kind of file that people have: told by its content, its reports taken, a broken one told of."""

import gzip
import json
import zipfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from khronika.documents.document import document
from khronika.errors import Skip
from khronika.model import About
from khronika.sources import limits
from khronika.sources.capture import Address, Capture
from khronika.sources.opening import Opener

from . import made

SPECIMENS = Path(__file__).resolve().parents[1] / "specimens"
FIRST = "В Караганде 7 января при обрушении стены на стройке погибли двое рабочих, ещё пятеро ранены."


def opened(path, **columns):
    """The captures, addresses and refusals of a file, in that order."""
    found = list(Opener(columns).path(path, About(path.stem)))
    return [[one for one in found if isinstance(one, sort)] for sort in (Capture, Address, Skip)]


def put(tmp_path, raw, name="file.bin"):
    path = tmp_path / name
    path.write_bytes(raw)
    return path


SINGLE = {
    "page.html": "page", "report.txt": "text", "report.pdf": "pdf", "report.docx": "docx", "report.odt": "odt",
    "chromium.mhtml": "mhtml",
}  # fmt: skip


@pytest.mark.parametrize(("name", "kind"), SINGLE.items())
def test_a_report_as_a_real_program_wrote_it_whatever_its_name(tmp_path, name, kind):
    path = put(tmp_path, (SPECIMENS / name).read_bytes())
    (capture,), _, refused = opened(path)
    one = document(capture)
    assert (one.kind, refused) == (kind, [])
    assert FIRST in " ".join(one.text.split())
    assert one.about.title.startswith("Двое погибли при обрушении стены в Караганде")
    assert one.about.language == "ru"


@pytest.mark.parametrize("name", ["page.html", "chromium.mhtml"])
def test_what_a_page_declares_is_known_of_it(name):
    (capture,), _, _ = opened(SPECIMENS / name)
    about = document(capture).about
    assert (about.publisher, about.author) == ("Городские новости", "Анна Ким")
    assert about.published == "2022-01-07T18:30:00+06:00"


@pytest.mark.parametrize(("name", "times"), [("wget.warc", 1), ("wget.warc.gz", 2), ("crawl.wacz", 2)])
def test_a_crawl_as_wget_wrote_it(name, times):
    captures, _, refused = opened(SPECIMENS / name)
    pages = [document(x) for x in captures if x.fetch.status == 200]
    assert len(pages) == times
    assert all(FIRST in page.text and page.about.url.endswith("/news/1.html") for page in pages)
    assert refused == []
    gone = next(x for x in captures if x.fetch.status == 404)
    with pytest.raises(Skip, match="was answered with 404"):
        document(gone)


def test_how_a_crawler_had_it_is_kept():
    (capture, *_), _, _ = opened(SPECIMENS / "wget.warc.gz")
    fetch = capture.fetch
    assert fetch.by.startswith("Wget/")
    assert isinstance(fetch.at, datetime) and fetch.at.tzinfo
    assert fetch.asked.endswith("/old") and fetch.redirects == (fetch.asked,)
    assert fetch.header("content-type") == "text/html"
    assert capture.container.endswith("wget.warc.gz") and capture.place.startswith("<urn:uuid:")
    assert document(capture).captured == fetch.at


@pytest.mark.parametrize("name", ["feed.rss", "feed.atom"])
def test_a_feed_holds_entries_with_their_texts_and_addresses_of_others(tmp_path, name):
    path = put(tmp_path, (SPECIMENS / name).read_bytes())
    (capture,), (address,), refused = opened(path)
    one = document(capture)
    assert FIRST in one.text and "<" not in one.text
    assert capture.raw in path.read_bytes()
    assert (one.about.author, one.about.url) == ("Анна Ким", "https://example.org/news/1")
    assert (one.about.published, one.about.publisher) == ("2022-01-07T18:30:00+06:00", "Городские новости")
    assert (address.url, address.about.title, refused) == ("https://example.org/news/2", "Открыт мост", [])


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r", "utf-16"])
def test_a_feed_in_any_encoding_gives_the_same_text(tmp_path, encoding):
    text = (SPECIMENS / "feed.rss").read_text(encoding="utf-8")
    (plain,), _, _ = opened(SPECIMENS / "feed.rss")
    (other,), _, refused = opened(
        put(tmp_path, text.replace("UTF-8", encoding, 1).encode(encoding, errors="xmlcharrefreplace"))
    )
    assert refused == []
    assert document(other).text == document(plain).text


def test_a_news_sitemap_tells_addresses(tmp_path):
    captures, (address,), refused = opened(put(tmp_path, made.SITEMAP.encode()))
    about = address.about
    assert (captures, refused, address.url) == ([], [], "https://tengrinews.kz/news/1")
    assert (about.title, about.publisher, about.language) == (made.TITLE, "Tengrinews", "ru")
    assert about.published == "2022-01-07T18:30:00+06:00"


TABLES = {
    "csv": made.csv_bytes(),
    "csv in cp1251 with semicolons": made.csv_bytes("cp1251", ";"),
    "csv in UTF-16 with tabs": made.csv_bytes("utf-16", "\t"),
    "csv with a mark": made.csv_bytes("utf-8-sig"),
    "json lines": made.json_lines(),
    "parquet": made.parquet_bytes(),
    "xlsx": made.xlsx_bytes(),
}


@pytest.mark.parametrize("raw", TABLES.values(), ids=TABLES.keys())
def test_each_row_of_a_table_is_a_report(tmp_path, raw):
    captures, _, refused = opened(put(tmp_path, raw))
    one, other = map(document, captures)
    assert refused == []
    assert one.text == f"{made.TITLE}\n\n{made.TEXT}\n"
    assert (one.about.url, one.about.publisher) == ("https://tengrinews.kz/news/1", "Tengrinews")
    assert (one.about.published, other.about.published) == ("2022-01-07T18:30:00+06:00", "2022-01-08")
    assert other.about.url is None


@pytest.mark.parametrize("raw", [made.csv_bytes(), made.json_lines()], ids=["csv", "json lines"])
def test_a_rows_bytes_are_those_of_the_file(tmp_path, raw):
    captures, _, _ = opened(put(tmp_path, raw))
    assert all(capture.raw in raw for capture in captures)


def test_columns_may_be_named(tmp_path):
    rows = [{"Wording": made.TEXT, "Head": made.TITLE}]
    path = put(tmp_path, made.json_lines(rows))
    (capture,), _, _ = opened(path, text="Wording", title="Head")
    assert document(capture).about.title == made.TITLE
    captures, _, (refused,) = opened(put(tmp_path, made.xlsx_bytes(rows)))
    assert captures == [] and "has no column that holds the text (it has Wording, Head)" in str(refused)
    assert "--column text=NAME" in str(refused)


def test_messages_of_a_telegram_export(tmp_path):
    (capture,), _, (wordless,) = opened(put(tmp_path, made.telegram_bytes()))
    one = document(capture)
    assert one.text == 'Погибли двое рабочих, сообщила "прокуратура".\n'
    assert (one.about.publisher, one.about.via) == ("Городской канал", ("Прокуратура области",))
    assert one.about.published == "2022-01-07T12:30:00+00:00"
    assert one.details["edited"] == "2022-01-07T12:40:00+00:00"
    assert (one.details["reply_to"], one.details["message"]) == (1, 2)
    assert one.details["media"][0]["photo"].startswith("photos/")
    assert json.loads(capture.raw)["id"] == 2 and capture.raw in made.telegram_bytes()
    assert "holds 1 messages without words" in str(wordless)


def test_all_chats_of_a_telegram_export(tmp_path):
    other = {**made.TELEGRAM, "name": "Соседи", "type": "private_supergroup"}
    other["messages"] = [
        {"id": 7, "type": "message", "date": "2022-01-07T18:30:00", "from": "Иван", "text": "Слышен взрыв."}
    ]
    whole = {"about": "…", "chats": {"about": "…", "list": [made.TELEGRAM, other]}}
    captures, _, _ = opened(put(tmp_path, made.telegram_bytes(whole)))
    channel, group = map(document, captures)
    assert channel.about.publisher == "Городской канал"
    assert (group.about.publisher, group.about.via, group.about.author) == ("Соседи", ("Иван",), "Иван")


def test_messages_of_a_telegram_export_as_html(tmp_path):
    captures, _, refused = opened(put(tmp_path, made.POSTS.encode()))
    one, joined = map(document, captures)
    assert one.text == 'Погибли двое рабочих, сообщила "прокуратура".\n\nЕщё пятеро ранены.\n'
    assert (one.about.publisher, one.about.via) == ("Городской канал", ("Прокуратура области",))
    assert one.about.published == "2022-01-07T18:30:00+06:00"
    assert (one.details["reply_to"], one.details["media"]) == (1, [{"file": "photos/photo_1.jpg"}])
    assert (joined.text, joined.about.publisher, joined.about.via) == ("Стена рухнула утром.\n", "Городской канал", ())
    assert refused == [] and captures[0].raw in made.POSTS.encode()


def test_markdown_loses_its_marks_and_keeps_its_words(tmp_path):
    (capture,), _, _ = opened(put(tmp_path, made.MARKDOWN.encode()))
    one = document(capture)
    assert one.text == f"{made.TITLE}\n\nПогибли двое рабочих.\n"
    assert (one.about.title, one.about.published) == (made.TITLE, "2022-01-07")


MEMBERS = {
    "news/page.html": (SPECIMENS / "page.html").read_bytes(),
    "result.json": made.telegram_bytes(),
    "picture.png": b"\x89PNG\r\n\x1a\n",
    "style.css": b"p { color: red }",
    "__MACOSX/._page.html": b"x",
}


@pytest.mark.parametrize(
    "pack", [made.zip_bytes, made.tar_bytes, lambda m: made.tar_bytes(m, "w:xz")], ids=["zip", "tar.gz", "tar.xz"]
)
def test_an_archive_of_them(tmp_path, pack):
    path = put(tmp_path, pack(MEMBERS))
    opener = Opener()
    found = [x for x in opener.path(path, About("x")) if isinstance(x, Capture)]
    assert [document(x).kind for x in found] == ["page", "message"]
    assert [x.place for x in found] == ["news/page.html", "result.json!message 2"]
    assert all(x.container == str(path) for x in found)
    assert opener.left_out == 2


def test_archives_within_archives_and_gzip(tmp_path):
    inner = made.zip_bytes({"a.txt": gzip.compress(MEMBERS["news/page.html"])})
    (capture,), _, refused = opened(put(tmp_path, made.tar_bytes({"inner.zip": inner})))
    assert (document(capture).kind, refused) == ("page", [])
    assert capture.place == "inner.zip!a.txt!a.txt" or capture.place.startswith("inner.zip!a.txt")


def test_archives_too_deep_are_refused(tmp_path):
    raw = b"x"
    for _ in range(limits.DEPTH + 2):
        raw = made.zip_bytes({"a.zip": raw})
    captures, _, (refused,) = opened(put(tmp_path, raw))
    assert captures == [] and "is an archive within" in str(refused)


@pytest.mark.parametrize("pack", [made.zip_bytes, made.tar_bytes], ids=["zip", "tar"])
@pytest.mark.parametrize("name", ["../out.html", "/etc/out.html", "a/../../out.html"])
def test_names_that_lead_out_of_their_archive_are_refused(tmp_path, pack, name):
    members = {name: MEMBERS["news/page.html"], "in.html": MEMBERS["news/page.html"]}
    (capture,), _, (refused,) = opened(put(tmp_path, pack(members)))
    assert capture.place == "in.html"
    assert "leads out of its archive" in str(refused)
    assert [p.name for p in tmp_path.iterdir()] == ["file.bin"]


@pytest.fixture
def small(monkeypatch):
    """Bombs of a few megabytes are bombs."""
    monkeypatch.setattr(limits, "BASE", 2**20)
    monkeypatch.setattr("khronika.sources.packs.BASE", 2**20)
    monkeypatch.setattr("khronika.sources.office_packs.BASE", 2**20)


BOMB = b" " * (30 * 2**20)
BOMBS = {
    "zip": made.zip_bytes({"a.txt": BOMB}),
    "zip of many": made.zip_bytes({f"{n}.txt": BOMB[: 2**20] for n in range(30)}),
    "zip of zips": made.zip_bytes({f"{n}.zip": made.zip_bytes({"a.txt": BOMB[: 2**20]}) for n in range(30)}),
    "tar": made.tar_bytes({"a.txt": BOMB}),
    "gzip": gzip.compress(BOMB),
    "gzip of gzip": gzip.compress(gzip.compress(BOMB)),
    "xlsx": made.zip_bytes({"xl/workbook.xml": BOMB}),
    "docx": made.zip_bytes({"word/document.xml": BOMB}),
    "odt": made.zip_bytes({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": BOMB}),
}  # fmt: skip


@pytest.mark.parametrize("raw", BOMBS.values(), ids=BOMBS.keys())
@pytest.mark.usefixtures("small")
def test_a_bomb_does_not_go_off(tmp_path, raw):
    captures, _, refused = opened(put(tmp_path, raw))
    for capture in captures:
        with pytest.raises(Skip) as why:
            document(capture)
        refused.append(why.value)
    assert any("as a bomb does" in str(one) for one in refused)


def laughing():
    lines = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    item = "<rss><channel><item><title>&a9;</title></item></channel></rss>"
    return f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "ха">{lines}]>{item}'


BROKEN = {
    "page": (f'<html><body><article><p>{made.TEXT * 3}</p><a href="/x'.encode(), "breaks off within a tag"),
    "mhtml": ((SPECIMENS / "chromium.mhtml").read_bytes()[:-300], "breaks off before its end"),
    "pdf": ((SPECIMENS / "report.pdf").read_bytes()[:4000], "is a broken PDF"),
    "docx": (made.zip_bytes({"word/document.xml": b"<w:document"}), "is a broken DOCX file"),
    "odt": (made.zip_bytes({"mimetype": b"application/vnd.oasis.opendocument.text"}), "is a broken ODT file"),
    "office document cut short": ((SPECIMENS / "report.docx").read_bytes()[:3000], "is a broken archive"),
    "warc": ((SPECIMENS / "wget.warc").read_bytes()[:2800], "is incomplete"),
    "packed warc": ((SPECIMENS / "wget.warc.gz").read_bytes()[:2300], "is incomplete"),
    "wacz": (made.zip_bytes({"datapackage.json": b"{}"}), "is a WACZ without a WARC"),
    "telegram": (made.telegram_bytes()[:-500], "breaks off or is damaged"),
    "telegram page": (made.POSTS.encode()[:-300], "breaks off before its end"),
    "feed": ((SPECIMENS / "feed.rss").read_bytes()[:-200], "breaks off or is damaged"),
    "feed without entries": (b"<rss><channel></channel></rss>", "is a feed without entries"),
    "feed with a bomb": (laughing().encode(), "it makes entities of its own"),
    "sitemap": (made.SITEMAP.encode()[:-60], "breaks off or is damaged"),
    "csv": (made.csv_bytes() + "строка\n".encode(), "has 1 cells, not 4"),
    "json lines": (made.json_lines()[:-20], "is no JSON"),
    "parquet": (made.parquet_bytes()[:-30], "is a broken Parquet file"),
    "xlsx": (made.zip_bytes({"xl/workbook.xml": b"<workbook"}), "is a broken XLSX file"),
    "zip": (made.zip_bytes(MEMBERS)[:-100], "is a broken archive"),
    "tar": (made.tar_bytes(MEMBERS)[:-200], "is a broken archive"),
    "gzip": (gzip.compress(MEMBERS["news/page.html"])[:-20], "is a broken archive"),
}  # fmt: skip


@pytest.mark.parametrize(("raw", "said"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_one_is_told_of(tmp_path, raw, said):
    captures, _, refused = opened(put(tmp_path, raw))
    for capture in captures:
        try:
            document(capture)
        except Skip as why:
            refused.append(why)
    assert any(said in str(one) for one in refused), refused


def test_a_broken_member_does_not_keep_the_others(tmp_path):
    raw = bytearray(
        made.zip_bytes({"a.html": b"<html>" + b"x" * 1000, "b.html": MEMBERS["news/page.html"]}, zipfile.ZIP_STORED)
    )
    raw[100:110] = b"y" * 10
    (capture,), _, (refused,) = opened(put(tmp_path, bytes(raw)))
    assert capture.place == "b.html" and "is broken" in str(refused)


def test_a_locked_pdf_and_one_of_pictures(tmp_path):
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(PdfReader(SPECIMENS / "report.pdf"))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(tmp_path / "locked.pdf")
    blank = PdfWriter()
    blank.add_blank_page(500, 500)
    blank.write(tmp_path / "blank.pdf")
    for name, said in (("locked.pdf", "is locked with a password"), ("blank.pdf", "without a text layer")):
        (capture,), _, _ = opened(tmp_path / name)
        with pytest.raises(Skip, match=said):
            document(capture)


def test_an_answer_is_opened_as_a_file_is():
    raw = (SPECIMENS / "feed.rss").read_bytes()
    answer = Capture("https://example.org/rss", raw, About("rss", url="https://example.org/rss"))
    found = list(Opener().raw(replace(answer, fetch=replace(answer.fetch, by="test"))))
    assert [type(one) for one in found] == [Capture, Address]
    assert found[0].fetch.by == "test" and found[0].container == "https://example.org/rss"
