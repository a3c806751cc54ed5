"""feeds.toml: what to watch, how often, and where to tell it.

every = "15 min"
webhooks = ["https://hooks.example/khronika"]

[[feed]]
url = "https://news.example/rss"
publisher = "Пример"
every = "1 h"
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from khronika.errors import BadFeeds, UnsafeAddress
from khronika.fetching.urls import checked

EVERY = re.compile(r"(\d{1,5}) ?(s|min|h)")
SECONDS = {"s": 1, "min": 60, "h": 3600}
USUAL = 15 * 60.0
LEAST = 60.0  # seconds; who publishes a feed expects no more
KEYS = {"every", "webhooks", "feed"}
FEED_KEYS = {"url", "publisher", "every"}
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed, or a news sitemap. `every` is in seconds; `publisher` goes before what the feed says."""

    url: str
    every: float
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What a file of feeds asks for."""

    feeds: tuple[Feed, ...]
    webhooks: tuple[str, ...] = ()


def load(path: Path) -> Plan:
    """The plan in a file. Raises BadFeeds with the file and the key."""
    given = _toml(path)
    _check_keys(str(path), given, KEYS)
    every = _every(str(path), given.get("every"), USUAL)
    tables = given.get("feed", [])
    if not isinstance(tables, list) or not tables or not all(isinstance(table, dict) for table in tables):
        raise BadFeeds(path, "names no feed", 'Write [[feed]], and below it url = "https://…"')
    found = [_feed(f"{path}, feed {n}", table, every) for n, table in enumerate(tables, start=1)]
    return Plan(tuple({feed.url: feed for feed in found}.values()), _webhooks(str(path), given.get("webhooks", [])))


def _toml(path: Path) -> Json:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise BadFeeds(path, f"cannot be opened ({error.strerror or error})", "Check its name") from error
    except UnicodeDecodeError as error:
        raise BadFeeds(path, "is not UTF-8", "Save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise BadFeeds(path, f"is no TOML ({error})", "Correct that line") from error


def _check_keys(where: str, given: Json, known: set[str]) -> None:
    for key in given.keys() - known:
        raise BadFeeds(where, f"«{key}» means nothing here", f"Known are {', '.join(sorted(known))}")


def _feed(where: str, table: Json, every: float) -> Feed:
    _check_keys(where, table, FEED_KEYS)
    publisher = table.get("publisher")
    if publisher is not None and not isinstance(publisher, str):
        raise BadFeeds(where, "«publisher» is no text", "Write it in quotes")
    return Feed(_address(where, "url", table.get("url")), _every(where, table.get("every"), every), publisher)


def _every(where: str, given: object, usual: float) -> float:
    if given is None:
        return usual
    found = EVERY.fullmatch(given) if isinstance(given, str) else None
    if found is None:
        raise BadFeeds(where, f"«every» is no length of time: {given}", 'Write it as "90 s", "15 min" or "2 h"')
    seconds = float(found[1]) * SECONDS[found[2]]
    if seconds < LEAST:
        raise BadFeeds(where, f"«every» is less than {LEAST:.0f} seconds", "Leave the sites time to breathe")
    return seconds


def _webhooks(where: str, given: object) -> tuple[str, ...]:
    if not isinstance(given, list):
        raise BadFeeds(where, "«webhooks» is no list", 'Write it as ["https://…"]')
    return tuple(dict.fromkeys(_address(where, "webhooks", one) for one in given))


def _address(where: str, key: str, given: object) -> str:
    if not isinstance(given, str):
        raise BadFeeds(where, f"«{key}» is no address", 'Write it as "https://…"')
    try:
        return str(checked(given))
    except UnsafeAddress as error:
        raise BadFeeds(where, f"«{key}»: {given} {error.reason}", error.remedy) from error
