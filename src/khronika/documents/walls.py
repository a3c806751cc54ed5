"""Pages that are no report, whatever their address says: errors, consents, pay walls, checks, cut bodies."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from khronika.documents.taken import Taken
from khronika.errors import BadLanguageData, NotTheReport
from khronika.sources.capture import Fetch

DATA = Path(__file__).parent / "walls.toml"
SHORT = 700  # characters of text within which a page may be nothing but a wall; a report in a few words has other words
TAIL = 300  # characters at the end of the text where a pay wall cuts it
OPEN_TAG = re.compile(r"<(?:[a-z!/][^<>]*|script\b[^>]*>(?:(?!</script)[\s\S])*)\Z", re.I)
REMEDY = "Get the report itself, from its outlet or from a web archive"


@dataclass(frozen=True, slots=True)
class Wall:
    """A kind of page that is no report. `titles` match its title, `words` its text, `marks` its markup."""

    name: str
    reason: str
    titles: re.Pattern[str]
    words: re.Pattern[str]
    marks: re.Pattern[str]
    tail: bool


@lru_cache(maxsize=1)
def walls() -> tuple[Wall, ...]:
    """The kinds told apart, in the order of the file."""
    try:
        rows = tomllib.loads(DATA.read_text(encoding="utf-8"))["wall"]
        return tuple(_wall(row) for row in rows)
    except (OSError, ValueError, KeyError, re.error) as error:
        raise BadLanguageData(DATA, str(error), "Restore the file from the release") from error


def _wall(row: dict[str, object]) -> Wall:
    titles, words, marks = (_any(row.get(key, [])) for key in ("titles", "words", "marks"))
    return Wall(str(row["name"]), str(row["reason"]), titles, words, marks, bool(row.get("tail")))


def _any(patterns: object) -> re.Pattern[str]:
    assert isinstance(patterns, list)
    return re.compile("|".join(f"(?:{x})" for x in patterns) or r"(?!)", re.I)


def check_answer(origin: str, fetch: Fetch) -> None:
    """Raises NotTheReport for an answer that says by itself that it is none: an error, or a body that was cut."""
    if fetch.status is not None and not 200 <= fetch.status < 300:
        raise NotTheReport(origin, f"was answered with {fetch.status}", REMEDY)
    if fetch.cut:
        raise NotTheReport(origin, f"is incomplete: {fetch.cut}", "Fetch it again")


def check_page(origin: str, found: Taken) -> None:
    """Raises NotTheReport for a page that is a wall, or breaks off."""
    for wall in walls():
        if _is(wall, found):
            raise NotTheReport(origin, wall.reason, REMEDY)
    if OPEN_TAG.search(found.markup[-20_000:]):
        raise NotTheReport(origin, "breaks off within a tag: its end is missing", "Save or fetch it again")


def _is(wall: Wall, found: Taken) -> bool:
    if wall.tail and wall.words.search(found.text[-TAIL:]):
        return True
    if len(found.text) > SHORT:
        return False
    if wall.titles.search(found.title or ""):
        return True
    return bool((not wall.tail and wall.words.search(found.text)) or wall.marks.search(found.markup))


def check_wordless(origin: str, markup: str) -> None:
    """As `check_page`, of a page in which no text was found at all."""
    title = re.search(r"<title[^>]*>(.*?)</title", markup, re.I | re.S)
    body = re.sub(r"<(script|style)\b.*?</\1>|<[^>]*>", " ", markup, flags=re.I | re.S)
    check_page(origin, Taken(" ".join(body.split())[:SHORT], title[1].strip() if title else None, markup=markup))
