"""WARC: what a crawler asked and was answered, read as a stream, packed or not."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from khronika.errors import UnreadableFile
from khronika.model import About
from khronika.sources.capture import LARGEST, Capture, Fetch, Found
from khronika.sources.item import Item

TEXTS = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf", "application/vnd.", "text/markdown")
OWN = ("metadata:", "urn:", "dns:", "urn:pageinfo:")  # what crawlers note down for themselves
REDIRECTS_KEPT = 10_000  # addresses that led elsewhere, the latest; a chain of them stands close together
GET_AGAIN = "Get the file again; the reports before that place are taken"
BROKEN = (ArchiveLoadFailed, zlib.error, gzip.BadGzipFile, EOFError, ValueError, OSError, AttributeError)


def records(item: Item) -> Iterator[Found]:
    """The pages and documents of a WARC; pictures, scripts, requests and repetitions are passed over."""
    reading = _Reading(item)
    try:
        yield from reading.found()
    except BROKEN as error:
        yield UnreadableFile(item.origin, f"breaks off after {reading.at} ({error})", GET_AGAIN)


class _Reading:
    """One WARC being read. `wanted` are the addresses that count as pages; None for all."""

    def __init__(self, item: Item, wanted: set[str] | None = None) -> None:
        self.item, self.wanted = item, wanted
        self.at, self.software = "its beginning", ""
        self.led: dict[str, str] = {}  # from an address redirected to, the one that led there

    def found(self) -> Iterator[Found]:
        iterator = ArchiveIterator(self.item.stream, check_digests=False)
        for record in iterator:
            if record.rec_type == "warcinfo":
                self.software = _software(record)
            elif record.rec_type in ("response", "resource") and (one := self._one(record)):
                yield one
            self.at = f"record {record.rec_headers.get_header('WARC-Record-ID')}"

    def _one(self, record: Any) -> Found | None:
        url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
        status = _status(record)
        if status is not None and 300 <= status < 400:
            self._follow(url, record)
            return None
        if url.startswith(OWN) or not _is_text(record) or not self._is_wanted(url):
            return None
        return self._capture(record, url, status)

    def _follow(self, url: str, record: Any) -> None:
        target = urljoin(url, record.http_headers.get_header("Location") or "")
        if self.wanted is not None and _plain(url) in self.wanted:
            self.wanted.add(_plain(target))
        self.led[target] = url
        if len(self.led) > REDIRECTS_KEPT:
            del self.led[next(iter(self.led))]

    def _is_wanted(self, url: str) -> bool:
        return self.wanted is None or _plain(url) in self.wanted

    def _capture(self, record: Any, url: str, status: int | None) -> Capture | UnreadableFile:
        raw = record.content_stream().read(LARGEST + 1)
        if len(raw) > LARGEST:
            reason = f"has more than the {LARGEST // 2**20} MB that one report may have"
            return UnreadableFile(f"{self.item.origin}!{url}", reason, "Split it into single reports")
        about = About(PurePosixPath(urlsplit(url).path).stem or urlsplit(url).netloc or "page", url=_web(url))
        fetch = self._fetch(record, url, status, raw)
        one = self.item.part(raw, "", record.rec_headers.get_header("WARC-Record-ID") or url, about, fetch)
        return replace(one, origin=f"{self.item.origin}!{url}")

    def _fetch(self, record: Any, url: str, status: int | None, raw: bytes) -> Fetch:
        headers = record.http_headers.headers if record.http_headers else ()
        redirects = self._redirects(url)
        return Fetch(
            by=self.software or "a crawler (WARC)",
            at=_moment(record.rec_headers.get_header("WARC-Date")),
            asked=redirects[0] if redirects else _web(url),
            redirects=redirects,
            status=status,
            headers=tuple((str(key), str(value)) for key, value in headers),
            cut=_cut(record, raw),
        )

    def _redirects(self, url: str) -> tuple[str, ...]:
        chain: list[str] = []
        while (url := self.led.get(url, "")) and url not in chain and len(chain) < 20:
            chain.append(url)
        return tuple(reversed(chain))


def pages(item: Item, wanted: set[str]) -> Iterator[Found]:
    """The WARC's pages among the addresses wanted, those that they redirect to included."""
    reading = _Reading(item, {_plain(url) for url in wanted})
    try:
        yield from reading.found()
    except BROKEN as error:
        yield UnreadableFile(item.origin, f"breaks off after {reading.at} ({error})", GET_AGAIN)


def _plain(url: str) -> str:
    return urldefrag(url)[0].rstrip("/")


def _web(url: str) -> str | None:
    return url if url.startswith(("http://", "https://")) else None


def _status(record: Any) -> int | None:
    code = record.http_headers.get_statuscode() if record.http_headers else None
    return int(code) if code and code.isdigit() else None


def _is_text(record: Any) -> bool:
    headers = record.http_headers or record.rec_headers
    said = (headers.get_header("Content-Type") or "text/html").strip().lower()
    return said.startswith(TEXTS)


def _moment(said: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(said) if said else None
    except ValueError:
        return None


def _software(record: Any) -> str:
    fields = record.content_stream().read(64 * 1024).decode("utf-8", errors="replace").splitlines()
    return next((line.partition(":")[2].strip() for line in fields if line.lower().startswith("software:")), "")


def _cut(record: Any, raw: bytes) -> str | None:
    """Why the body is known to be incomplete."""
    if why := record.rec_headers.get_header("WARC-Truncated"):
        return f"the crawler cut it ({why})"
    headers = record.http_headers
    length = headers.get_header("Content-Length") if headers else None
    packed = headers.get_header("Content-Encoding") or headers.get_header("Transfer-Encoding") if headers else None
    if length and length.isdigit() and not packed and len(raw) < int(length):
        return f"{len(raw):,} of {int(length):,} bytes came"
    return None
