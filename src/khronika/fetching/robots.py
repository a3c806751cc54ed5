"""robots.txt (RFC 9309): what a site asks programs to leave alone, and how fast they may come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import httpx
from protego import Protego

from khronika.errors import NotAllowed, Unreached
from khronika.fetching.world import Clock

NAME = "Khronika"
LARGEST = 500 * 2**10  # bytes of it that are read
KEPT = 24 * 3600.0  # seconds until it is asked for again
KEPT_FAILED = 600.0
LONGEST_PAUSE = 60.0
Ask = Callable[[httpx.URL], bytes]  # the file's bytes; raises Unreached


@dataclass(frozen=True, slots=True)
class Rules:
    """What a site's file says. `failed` tells why there is none to go by."""

    until: float
    told: Protego | None = None
    failed: Unreached | None = None


class Robots:
    """The files of all sites that were asked. A site without one allows all; one that cannot tell allows nothing."""

    def __init__(self, ask: Ask, clock: Clock) -> None:
        self._ask, self._clock = ask, clock
        self._rules: dict[tuple[str, str, int | None], Rules] = {}

    def check(self, url: httpx.URL) -> float:
        """How many seconds the site asks to leave between requests. Raises NotAllowed, or Unreached."""
        rules = self._of(url)
        if rules.failed:
            raise rules.failed.of(url, rules.failed.reason, lasting=True)
        if rules.told is None:
            return 0.0
        if not rules.told.can_fetch(str(url), NAME):
            remedy = "Look at it in a browser, or give --ignore-robots if you may"
            raise NotAllowed(url, "is closed to programs by the site's robots.txt", remedy)
        return min(rules.told.crawl_delay(NAME) or 0.0, LONGEST_PAUSE)

    def _of(self, url: httpx.URL) -> Rules:
        site = (url.scheme, url.host, url.port)
        held = self._rules.get(site)
        if held is None or held.until < self._clock.now():
            held = self._rules[site] = self._fetch(url)
        return held

    def _fetch(self, url: httpx.URL) -> Rules:
        now = self._clock.now()
        try:
            raw = self._ask(url.copy_with(raw_path=b"/robots.txt"))
        except Unreached as error:
            return Rules(now + KEPT_FAILED, failed=error)
        return Rules(now + KEPT, told=Protego.parse(raw.decode("utf-8-sig", errors="replace")) if raw else None)
