"""Bytes to characters. An encoding is taken only where the text that it gives is plausible: no silent mojibake."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16's, which it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
ONE_BYTE = ("cp1251", "koi8-r", "cp866", "iso8859-5")

# How often each letter stands in Russian text, per cent; the usual textbook figures.
LETTERS = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё"
PER_CENT = """11 8.5 8 7.4 6.7 6.3 5.5 4.7 4.5 4.4 3.5 3.2 3 2.8 2.6 2 1.9 1.7 1.7 1.6 1.6
              1.4 1.2 1 0.9 0.7 0.6 0.5 0.4 0.3 0.3 0.04 0.04"""
FREQUENCY = dict(zip(LETTERS, map(float, PER_CENT.split()), strict=True))
TYPOGRAPHY = frozenset("«»–—…“”„’‘№\u00a0§°•")
ODD = -8.0  # points for what no Russian text holds: box drawing, a capital within a word, Latin beside Cyrillic
ENOUGH = 3.5  # Wikinews texts, and their headlines alone, score 5 to 6 in their encoding and less in any other
SLIPS = re.compile(r"[а-яё](?=[А-ЯЁ])|[a-zA-Z](?=[а-яёА-ЯЁ])|[а-яёА-ЯЁ](?=[a-zA-Z])")
DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([-\w]+)""", re.I)


def decode(raw: bytes, markup: bool = False) -> str | None:
    """The characters, a byte order mark kept as a line break; None where no encoding fits. `markup`: an HTML page."""
    ways: tuple[Callable[[bytes], str | None], ...] = (_marked, _utf16, _utf8, _cut_utf8)
    for way in (*ways, _declared, _guessed) if markup else (*ways, _guessed):
        text = way(raw)
        if text is not None:
            return text
    return None


def encoding_of(raw: bytes) -> str | None:
    """The name of the encoding that `decode` takes for the bytes, or for their beginning; None where none fits."""
    for bom, name in BOMS:
        if raw.startswith(bom):
            return name
    text = decode(raw)
    if text is None:
        return None
    names = ("utf-8", "utf-16-le", "utf-16-be", *ONE_BYTE)
    return next((name for name in names if raw.decode(name, errors="replace") == text), "utf-8")


def _marked(raw: bytes) -> str | None:
    """Text after a byte order mark. In UTF-8 the mark counts as a character (to Python too), so one stays there."""
    for bom, name in BOMS:
        if raw.startswith(bom):
            text = _strict(raw[len(bom) :], name)
            return "\n" + text if text is not None and name == "utf-8" else text
    return None


def _utf16(raw: bytes) -> str | None:
    """UTF-16 without a mark: nearly every second byte is 0 or 4, the upper half of Latin and of Cyrillic."""
    for first, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        upper = raw[first:10_000:2]
        if len(upper) > 3 and upper.count(0) + upper.count(4) > 0.9 * len(upper):
            return _strict(raw, name)
    return None


def _utf8(raw: bytes) -> str | None:
    return _strict(raw, "utf-8")


def _cut_utf8(raw: bytes) -> str | None:
    """UTF-8 with a few broken characters, as cut pages have; each is shown as U+FFFD."""
    text = raw.decode("utf-8", errors="replace")
    good = sum(c > "\x7f" for c in text) - text.count("\ufffd")
    cut = text.count("\ufffd") == 1 and text.endswith("\ufffd") and good > 10  # its last character alone
    return text if cut or text.count("\ufffd") * 100 <= good else None


def _declared(raw: bytes) -> str | None:
    """What the page itself says, unless another encoding gives more Russian text."""
    found = DECLARED.search(raw[:4096])
    if not found:
        return None
    try:
        text = _strict(raw, found[1].decode("ascii"))
    except (LookupError, UnicodeDecodeError):
        return None
    return text if text is not None and score(text) >= max(ENOUGH, score(_guessed(raw) or "")) else None


def _guessed(raw: bytes) -> str | None:
    """The one-byte encoding that gives the most Russian text."""
    best = max((raw.decode(name, errors="replace") for name in ONE_BYTE), key=score)
    return best if score(best) >= ENOUGH else None


def _strict(raw: bytes, name: str) -> str | None:
    try:
        return raw.decode(name)
    except UnicodeDecodeError:
        return None


def score(text: str) -> float:
    """How Russian the characters beyond ASCII are: the mean of their letters' frequency less what is odd."""
    text = text[:20_000]
    points = list(_points(text))
    slips = len(SLIPS.findall(text))
    return (sum(points) + ODD * slips) / len(points) if points else 0.0


def _points(text: str) -> Iterator[float]:
    for char in text:
        if char > "\x7f" and char not in TYPOGRAPHY:
            yield FREQUENCY.get(char.lower(), 1.0 if char in "іїєґІЇЄҐ" else ODD)


def garbled(text: str) -> bool:
    """Whether the text is UTF-8 once read as cp1251 and saved so («РњРёРЅРёСЃС‚СЂ»)."""
    try:
        again = text.replace("\n", " ")[:2000].encode("cp1251").decode("utf-8", errors="ignore")
    except UnicodeEncodeError:
        return False
    return len(again) > 3 and sum("а" <= c <= "я" for c in again.lower()) > 0.4 * len(again)
