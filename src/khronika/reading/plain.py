"""A report's text as it is read: letters that only look Cyrillic made Cyrillic, HTML tags made blanks.

Character by character, so that what is found in the plain text lies at the same offsets in the report's own.
"""

from __future__ import annotations

import re

LOOK = str.maketrans("aceopxykmtbhABCEHKMOPTXYëË", "асеорхукмтвнАВСЕНКМОРТХУёЁ")
LATIN = re.compile(r"[a-zëA-ZË]")
MEETING = re.compile(r"[а-яёА-ЯЁ][a-zëA-ZË]|[a-zëA-ZË][а-яёА-ЯЁ]")
WORD = re.compile(r"[^\W\d_]+")
TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]{0,9})\b[^<>\n]{0,500}>")
INLINE = ("a", "abbr", "b", "big", "em", "font", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "u")


def plain(text: str) -> str:
    """The text as it is read, of the same length."""
    if "<" in text:
        text = TAG.sub(_blank, text)
    return WORD.sub(_cyrillic, text) if MEETING.search(text) else text


def _blank(tag: re.Match[str]) -> str:
    """Blanks for a tag; one that ends a paragraph ends the line too."""
    size = len(tag[0])
    return " " * size if tag[1].lower() in INLINE else "\n" + " " * (size - 1)


def _cyrillic(match: re.Match[str]) -> str:
    """A word of both alphabets in Cyrillic, if each of its Latin letters has a double there."""
    word = match[0]
    if not MEETING.search(word):
        return word
    made = word.translate(LOOK)
    return word if LATIN.search(made) else made
