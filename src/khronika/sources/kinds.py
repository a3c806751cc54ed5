"""What a file is, told by its content and never by its name alone.

Documents: `text`, `markdown`, `page` (HTML), `mhtml`, `pdf`, `docx`, `odt`; out of containers `message` and `post`
(Telegram), `entry` (a feed's), `row` (a table's). Containers: `warc`, `wacz`, `zip`, `tar`, `gzip`, `telegram`,
`telegram-page`, `feed`, `sitemap`, `table`, `parquet`, `xlsx`, `addresses`. `data` is JSON of another sort; what holds
no text as it stands has no kind.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
import zlib
from typing import BinaryIO

from khronika.sources.address_list import is_list
from khronika.sources.encoding import decode
from khronika.sources.table_kinds import is_table

HEAD = 64 * 1024  # bytes that tell a kind
CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
PAGE_BYTES = re.compile(rb"<(?:!doctype\s+html|html)\b", re.I)
XML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<\?[^>]*\?>\s*)*(?:<!--.*?-->\s*)*(?:<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>\s*)?"
    r"<(?:[\w-]+:)?(rss|feed|RDF|urlset|sitemapindex)\b",
    re.S,
)
ROOTS = {"rss": "feed", "feed": "feed", "RDF": "feed", "urlset": "sitemap", "sitemapindex": "sitemap"}
TAGS = re.compile(r"\s*<(?:p|div|article|section|main|h[1-6]|table|span|meta|title)\b[^<>]*>", re.I)
MIME = re.compile(r"(?:[\w-]+:.*(?:\r?\n[ \t].*)*\r?\n)*?Content-Type:\s*multipart/related", re.I)
TELEGRAM = re.compile(
    r'^\{\s*(?:"about"|"personal_information"|"name"|"type"|"id"|"chats"|"messages").*"messages"\s*:\s*\[', re.S
)
POSTS = re.compile(
    r'class="page_wrap".*class="(?:page_body )?(?:chat_page|history)|class="message (?:default|service)', re.S
)
MARKDOWN = re.compile(r"^(?:#{1,6} \S|!?\[[^\]\n]+\]\(\S+\)|\* \[[^\]\n]+\]\()|\A---\n\w+:|\]\(https?://", re.M)
SAVE = "Save it as plain text or HTML"
NOT_TEXT = (
    (b"PK\x05\x06", "is an empty ZIP archive", "Pack it again"),
    (b"\xd0\xcf\x11\xe0", "is an old office document (.doc, .xls)", "Save it as DOCX, ODT, XLSX or plain text"),
    (b"{\\rtf", "is an RTF document", SAVE),
    (b"7z\xbc\xaf\x27\x1c", "is a 7z archive", "Unpack it, or pack it as ZIP"),
    (b"Rar!", "is a RAR archive", "Unpack it, or pack it as ZIP"),
    (b"\x28\xb5\x2f\xfd", "is compressed (zstd)", "Unpack it first"),
    (b"\x89PNG", "is a picture", "Give the text of the report"),
    (b"\xff\xd8\xff", "is a picture", "Give the text of the report"),
    (b"GIF8", "is a picture", "Give the text of the report"),
    (b"SQLite format 3", "is a database", "Give the text of the report"),
)
PACKED = {b"BZh": "tar", b"\xfd7zXZ": "tar"}
CONTAINERS = frozenset(
    ("warc", "wacz", "zip", "tar", "gzip", "telegram", "telegram-page", "feed", "sitemap", "table", "parquet", "xlsx")
)
DOCUMENTS = frozenset(("text", "markdown", "page", "mhtml", "pdf", "docx", "odt", "message", "post", "entry", "row"))


BEGUN = re.compile(r'(?:\[\s*)?\{\s*"[^"\n]+"\s*:|\[\s*"[^"\n]*"\s*,')
"""How JSON begins, also where it breaks off; no report does."""


def not_text(raw: bytes) -> tuple[str, str] | None:
    """Why the bytes are no text, with the remedy; None where they may be."""
    for magic, reason, remedy in NOT_TEXT:
        if raw.startswith(magic):
            return reason, remedy
    return None


def is_binary(raw: bytes) -> bool:
    """Whether more than one byte of a hundred is a control character, or one is NUL. UTF-16 and UTF-32 look so too."""
    found = CONTROL.findall(raw)
    return b"\x00" in raw or len(found) * 100 > len(raw)


def is_data(text: str) -> bool:
    """Whether it is XML, or JSON, whole, begun or line by line: an index or a record, whose words nobody reported."""
    start = text.lstrip("\ufeff \t\n")
    if start.startswith("<?xml"):
        return True
    if not start.startswith(("{", "[")):
        return False
    return bool(BEGUN.match(start)) or _is_json(start.partition("\n")[0]) or _is_json(start)


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def kind_of(stream: BinaryIO, text_column: str | None = None) -> str:
    """The kind of what the stream holds from its start; it is left there. A stream that can be sought.

    `text_column` is the name of the column that holds the text, where the user named one.
    """
    head = stream.read(HEAD)
    stream.seek(0)
    if head.startswith(b"PK\x03\x04"):
        return _zipped(stream)
    return kind_of_bytes(head, text_column, whole=len(head) < HEAD)


def kind_of_raw(raw: bytes) -> str:
    """The kind of the bytes, which are all there is."""
    return kind_of(io.BytesIO(raw))


def kind_of_bytes(head: bytes, text_column: str | None = None, whole: bool = True) -> str:
    """The kind by the beginning; `whole` says that there is no more."""
    for magic, kind in ((b"%PDF", "pdf"), (b"PAR1", "parquet"), (b"WARC/", "warc"), *PACKED.items()):
        if head.startswith(magic):
            return kind
    if head.startswith(b"\x1f\x8b"):
        return _gzipped(head)
    if head[257:262] == b"ustar":
        return "tar"
    if not_text(head):
        return ""
    if PAGE_BYTES.match(head.lstrip(b"\xef\xbb\xbf \t\r\n")):
        return "telegram-page" if POSTS.search(head.decode("ascii", errors="replace")) else "page"
    text = decode(head, markup=True)
    return _worded(text, text_column, whole) if text is not None else ""


def _worded(text: str, text_column: str | None, whole: bool) -> str:
    """The kind of what is text."""
    text = text.lstrip()
    if root := XML.match(text):
        return ROOTS[root[1]]
    if PAGE.match(text) or TAGS.match(text):
        return "telegram-page" if POSTS.search(text) else "page"
    if text.startswith("<?xml"):
        return "data"
    if text.startswith(("{", "[")):
        return _json(text, text_column)
    if MIME.match(text):
        return "mhtml"
    if is_table(text, text_column):
        return "table"
    if is_list(text if whole else text[: text.rfind("\n")]):
        return "addresses"
    return "markdown" if MARKDOWN.search(text) else "text"


def _json(text: str, text_column: str | None) -> str:
    if TELEGRAM.match(text):
        return "telegram"
    if is_table(text, text_column):
        return "table"
    if is_data(text):
        return "data"
    return "markdown" if MARKDOWN.search(text) else "text"


def _gzipped(head: bytes) -> str:
    try:
        inner = zlib.decompressobj(wbits=31).decompress(head, HEAD)
    except zlib.error:
        return "gzip"
    kind = kind_of_bytes(inner)
    return kind if kind in ("warc", "tar") else "gzip"


def _zipped(stream: BinaryIO) -> str:
    """Which of the kinds that are a ZIP archive; a broken one is `zip` too."""
    try:
        with zipfile.ZipFile(stream) as pack:
            return _packed(pack)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return "zip"
    finally:
        stream.seek(0)


def _packed(pack: zipfile.ZipFile) -> str:
    names = set(pack.namelist())
    for name, kind in (("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx"), ("datapackage.json", "wacz")):
        if name in names:
            return kind
    if "mimetype" in names and pack.getinfo("mimetype").file_size < 200:
        return "odt" if b"opendocument.text" in pack.read("mimetype") else "zip"
    return "zip"
