"""One address to what lies there: robots.txt, pace, redirects, attempts; every address on the way is checked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

import httpx

from khronika.errors import Unreached
from khronika.fetching.asking import AGENT, Answer, Asker
from khronika.fetching.failures import LATER, refusal, wait_asked
from khronika.fetching.fetched import Fetched, Hop, Validators
from khronika.fetching.limits import Limits
from khronika.fetching.pacing import Pace
from khronika.fetching.robots import LARGEST as ROBOTS_LARGEST
from khronika.fetching.robots import Robots
from khronika.fetching.urls import checked
from khronika.fetching.world import World

REDIRECTS = (301, 302, 303, 307, 308)
FIRST_WAIT = 2.0  # seconds before the second attempt; each further wait is twice as long
T = TypeVar("T")


@dataclass(frozen=True)
class Manners:
    """How Khronika goes about the web. `pause` and `patience` in seconds: between two requests to a host, and the
    longest wait that a server may ask for; `retries` after a failure that may pass; `redirects` of one address."""

    allow_inner_network: bool = False
    ignore_robots: bool = False
    pause: float = 1.0
    retries: int = 2
    redirects: int = 5
    patience: float = 120.0
    limits: Limits = field(default_factory=Limits)


class Fetcher:
    """Fetches one address at a time; several fetchers may share a pace. Use it in a `with`."""

    def __init__(
        self,
        manners: Manners | None = None,
        pace: Pace | None = None,
        world: World | None = None,
    ) -> None:
        self.manners = manners or Manners()
        world = world or World()
        self._pace = pace or Pace(self.manners.pause, world.clock)
        self._asker = Asker(world, self.manners.limits, self.manners.allow_inner_network)
        self._robots = Robots(self._rules, world.clock)

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(self, *_: object) -> None:
        self._asker.close()

    def fetch(self, address: str, held: Validators | None = None) -> Fetched:
        """What lies there, or word that it is the same as held. Raises Unreached, UnsafeAddress, NotAllowed."""
        url = checked(address)
        return self._patiently(url, lambda: self._page(url, held))

    def post(self, address: str, body: bytes, kind: str) -> None:
        """Sends a body of that media type. A redirect is not followed. Raises Unreached, UnsafeAddress."""
        url = checked(address)
        self._patiently(url, lambda: self._sent(url, body, kind))

    def _patiently(self, url: httpx.URL, work: Callable[[], T]) -> T:
        """Tries again what may pass, each time after a longer wait."""
        for attempt in range(self.manners.retries):
            try:
                return work()
            except Unreached as error:
                if error.lasting:
                    raise
                self._hold(url, error, FIRST_WAIT * 2**attempt)
        return work()

    def _hold(self, url: httpx.URL, error: Unreached, wait: float) -> None:
        if error.after is not None and error.after > self.manners.patience:
            raise error.of(url, f"{error.reason} and asks to wait {error.after:.0f} seconds", True) from error
        self._pace.hold(url.host, max(wait, error.after or 0.0))

    def _page(self, url: httpx.URL, held: Validators | None) -> Fetched:
        self._asker.forget()
        at, answer, hops = self._followed(url, lambda at: self._asked(at, held))
        same = answer.status == 304 and bool(_conditions(at, held))
        if answer.status != 200 and not same:
            raise refusal(str(url), answer.status, wait_asked(answer.header("retry-after"), answer.when))
        return Fetched(
            str(url), str(at), hops, answer.status, answer.headers, answer.raw, answer.when, answer.server, AGENT, same
        )

    def _followed(
        self, url: httpx.URL, ask: Callable[[httpx.URL], Answer]
    ) -> tuple[httpx.URL, Answer, tuple[Hop, ...]]:
        """The address that answered, its answer, and the redirects on the way there."""
        at, hops = url, list[Hop]()
        while True:
            try:
                answer = ask(at)
                to = answer.header("location") if answer.status in REDIRECTS else None
                if to is None:
                    return at, answer, tuple(hops)
                to_url = checked(to, base=at)
            except Unreached as error:
                raise _on_the_way(url, at, error) from error
            hops.append(Hop(str(at), answer.status, str(to_url)))
            self._check_hops(url, hops)
            at = to_url

    def _check_hops(self, url: httpx.URL, hops: list[Hop]) -> None:
        if len(hops) > self.manners.redirects:
            raise Unreached(url, f"leads on and on (more than {self.manners.redirects} redirects)", LATER)

    def _asked(self, url: httpx.URL, held: Validators | None) -> Answer:
        pause = 0.0 if self.manners.ignore_robots else self._robots.check(url)
        self._pace.wait(url.host, pause)
        return self._asker.get(url, _conditions(url, held))

    def _rules(self, url: httpx.URL) -> bytes:
        """The bytes of a robots.txt; none where the site has no such file. Raises Unreached."""
        return self._patiently(url, lambda: self._rules_once(url))

    def _rules_once(self, url: httpx.URL) -> bytes:
        _, answer, _ = self._followed(url, self._rules_asked)
        if answer.status == 429 or answer.status >= 500:
            error = refusal(str(url), answer.status, wait_asked(answer.header("retry-after"), answer.when))
            raise error.of(url, f"is not asked for: its site's robots.txt {error.reason}")
        return answer.raw

    def _rules_asked(self, url: httpx.URL) -> Answer:
        self._pace.wait(url.host)
        return self._asker.get(url, {}, first=ROBOTS_LARGEST)

    def _sent(self, url: httpx.URL, body: bytes, kind: str) -> None:
        self._pace.wait(url.host)
        answer = self._asker.post(url, body, kind)
        if not 200 <= answer.status < 300:
            raise refusal(str(url), answer.status, wait_asked(answer.header("retry-after"), answer.when))


def _conditions(url: httpx.URL, held: Validators | None) -> dict[str, str]:
    """Asks for the page only if it has changed; what one address said is asked of no other."""
    if held is None or held.address != str(url):
        return {}
    found = {"If-None-Match": held.etag, "If-Modified-Since": held.modified}
    return {key: value for key, value in found.items() if value and value.isascii() and value.isprintable()}


def _on_the_way(url: httpx.URL, at: httpx.URL, error: Unreached) -> Unreached:
    """The error as that of the address that was asked for first."""
    return (
        error if at == url and error.item == str(url) else error.of(url, f"leads to {error.item}, which {error.reason}")
    )
