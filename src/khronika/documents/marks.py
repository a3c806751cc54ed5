"""What of a report's bytes is to be seen: its characters without marks and space, each with its bytes."""

from __future__ import annotations

import codecs
import email
import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from khronika.documents.taken import Source
from khronika.sources.encoding import BOMS, ONE_BYTE, decode

ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]\w{1,30});?")
TAG = re.compile(r"<(?:!--.*?--|[a-zA-Z/!?][^<>]*)>", re.S)
CDATA = re.compile(r"<!\[CDATA\[|\]\]>")
ESCAPE = re.compile(r"\\(?:u[dD][89abAB]\w\w\\u\w{4}|u[0-9a-fA-F]{4}|.)", re.S)
DOUBLED = re.compile('""')
QUOTED = re.compile(rb"=(?:([0-9A-Fa-f]{2})|[ \t]*\r?\n)")


@dataclass(frozen=True)
class Marked:
    """Characters, and for each the first of its bytes and the one beyond its last."""

    text: str
    firsts: Sequence[int]
    lasts: Sequence[int]


def visible(kind: str, source: Source) -> Marked:
    """The characters of the bytes without what marks them up, and without space."""
    marked = _part(source) if kind == "mhtml" else _decoded(source.raw, source, kind == "page")
    for step in STEPS.get(kind, ()):
        marked = step(marked, source)
    return _replaced(marked, re.compile(r"\s+"), lambda _: "")


def _decoded(raw: bytes, source: Source, markup: bool, at: Sequence[int] | None = None) -> Marked:
    """The characters in the encoding that the text was taken in; `at` is where each byte stood before."""
    encoding = source.details.get("encoding") or encoding_in(raw, markup, source.charset)
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    text: list[str] = []
    firsts: list[int] = []
    lasts: list[int] = []
    start = 0
    for n in range(len(raw)):
        given = decoder.decode(raw[n : n + 1], final=n == len(raw) - 1)
        if given:
            text.append(given)
            firsts += [start] * len(given)
            lasts += [n + 1] * len(given)
            start = n + 1
    if at is not None:
        firsts, lasts = [at[n] for n in firsts], [at[n - 1] + 1 for n in lasts]
    return Marked("".join(text), firsts, lasts)


def encoding_in(raw: bytes, markup: bool, charset: str | None) -> str:
    """The name of the encoding in which `decode` took the bytes."""
    for bom, name in BOMS:
        if raw.startswith(bom):
            return name
    text = decode(raw, markup)
    said = re.findall(rb"charset\s*=\s*[\"']?\s*([-\w]+)", raw[:4096])
    names = ["utf-8", "utf-16-le", "utf-16-be", *ONE_BYTE, *(x.decode("ascii") for x in said), charset or "utf-8"]
    return next((name for name in names if _is(raw, name, text)), "utf-8")


def _is(raw: bytes, name: str, text: str | None) -> bool:
    try:
        return raw.decode(name, errors="replace") == text
    except LookupError:
        return False


def _part(source: Source) -> Marked:
    """The page of an MHTML file, taken out of quoted-printable; each byte with its place in the file."""
    message = email.message_from_bytes(source.raw)
    part = next((x for x in message.walk() if x.get_content_type() in ("text/html", "application/xhtml+xml")), message)
    head = re.search(rb"^Content-Type:\s*(?:text/html|application/xhtml)", source.raw, re.I | re.M)
    body = re.compile(rb"\r?\n\r?\n").search(source.raw, head.end() if head else 0)
    start = body.end() if body else 0
    boundary = message.get_boundary()
    end = source.raw.find(f"--{boundary}".encode(), start) if boundary else -1
    encoded = source.raw[start : end if end >= 0 else None]
    quoted = str(part.get("Content-Transfer-Encoding", "")).strip().lower() == "quoted-printable"
    raw, at = unquoted(encoded, start) if quoted else (encoded, list(range(start, start + len(encoded))))
    charset = part.get_content_charset()
    return _decoded(raw, Source(raw, source.origin, charset), True, at)


def unquoted(encoded: bytes, start: int = 0) -> tuple[bytes, list[int]]:
    """Quoted-printable undone, and where each byte of it stood, counted from `start`."""
    raw, done = bytearray(), 0
    at: list[int] = []
    for found in QUOTED.finditer(encoded):
        raw += encoded[done : found.start()]
        at += range(start + done, start + found.start())
        if found[1]:
            raw.append(int(found[1], 16))
            at.append(start + found.start())
        done = found.end()
    raw += encoded[done:]
    at += range(start + done, start + len(encoded))
    return bytes(raw), at


def _replaced(marked: Marked, pattern: re.Pattern[str], by: Callable[[re.Match[str]], str]) -> Marked:
    """With each match replaced; what stands for it has all its bytes."""
    text: list[str] = []
    firsts: list[int] = []
    lasts: list[int] = []
    done = 0
    for found in pattern.finditer(marked.text):
        text.append(marked.text[done : found.start()])
        firsts += marked.firsts[done : found.start()]
        lasts += marked.lasts[done : found.start()]
        new = by(found)
        text.append(new)
        firsts += [marked.firsts[found.start()]] * len(new)
        lasts += [marked.lasts[found.end() - 1]] * len(new)
        done = found.end()
    text.append(marked.text[done:])
    return Marked("".join(text), [*firsts, *marked.firsts[done:]], [*lasts, *marked.lasts[done:]])


def _markup(marked: Marked, _source: Source) -> Marked:
    """Words between tags, then those within tags: a title may stand in an attribute alone."""
    plain = _replaced(_replaced(marked, TAG, lambda _: " "), ENTITY, lambda found: html.unescape(found[0]))
    tags = _replaced(marked, re.compile(r">[^<]*"), lambda _: " ")
    tags = _replaced(tags, ENTITY, lambda found: html.unescape(found[0]))
    return Marked(plain.text + "\n" + tags.text, [*plain.firsts, -1, *tags.firsts], [*plain.lasts, -1, *tags.lasts])


def _entities(marked: Marked, _source: Source) -> Marked:
    return _replaced(_replaced(marked, CDATA, lambda _: ""), ENTITY, lambda found: html.unescape(found[0]))


def _cells(marked: Marked, source: Source) -> Marked:
    if source.details.get("format") == "csv":
        return _replaced(marked, DOUBLED, lambda _: '"')
    return _json(marked, source)


def _json(marked: Marked, _source: Source) -> Marked:
    return _replaced(marked, ESCAPE, _escaped)


def _escaped(found: re.Match[str]) -> str:
    said = found[0]
    if said.startswith("\\u"):
        pair = said.encode("ascii", errors="replace").decode("unicode_escape")
        return pair.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return {"n": "\n", "r": "\r", "t": "\t", "b": " ", "f": " "}.get(said[1], said[1])


STEPS: dict[str, tuple[Callable[[Marked, Source], Marked], ...]] = {
    "page": (_markup,),
    "mhtml": (_markup,),
    "post": (_markup,),
    "entry": (_entities, _markup),
    "row": (_cells, _markup),
    "message": (_json,),
}
