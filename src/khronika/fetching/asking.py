"""One request and its answer, within its limits. Follows nothing and tries nothing again."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime

import httpx

import khronika
from khronika.errors import Unreached
from khronika.fetching.body import ENCODINGS, unpacked
from khronika.fetching.connecting import Network
from khronika.fetching.failures import FAILURES, failure
from khronika.fetching.fetched import Headers
from khronika.fetching.limits import Budget, Limits
from khronika.fetching.resolving import Resolver
from khronika.fetching.transport import Transport
from khronika.fetching.world import World

AGENT = f"Khronika/{khronika.__version__}"
ACCEPT = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.8"
HEADERS = {"User-Agent": AGENT, "Accept": ACCEPT, "Accept-Encoding": ENCODINGS}


@dataclass(frozen=True, slots=True)
class Answer:
    """What `server`, an internet address, said. `raw` is the unpacked body, empty where the status is not 200;
    `when` is in UTC."""

    status: int
    headers: Headers
    raw: bytes
    when: datetime
    server: str | None

    def header(self, name: str) -> str | None:
        """The first header of that name, in any case."""
        return next((value for key, value in self.headers if key.lower() == name), None)


class Asker:
    """Asks one thing at a time, over connections to checked addresses."""

    def __init__(self, world: World, limits: Limits, allow_inner: bool) -> None:
        self._limits = limits
        self._network = Network(Resolver(world.resolve, allow_inner), limits, world.sockets)
        self._transport = Transport(self._network)
        self._cookies = httpx.Cookies()

    def close(self) -> None:
        """Ends the connections."""
        self._transport.close()

    def forget(self) -> None:
        """Drops the cookies: they live as long as one chain of redirects."""
        self._cookies.clear()

    def get(self, url: httpx.URL, headers: Mapping[str, str], first: int | None = None) -> Answer:
        """The answer; with `first`, no more than that many bytes of its body. Raises Unreached, UnsafeAddress."""
        return self._ask(httpx.Request("GET", url, headers={**HEADERS, **headers}), first)

    def post(self, url: httpx.URL, body: bytes, kind: str) -> Answer:
        """The answer to a body of that media type. Raises Unreached, UnsafeAddress."""
        return self._ask(httpx.Request("POST", url, headers={**HEADERS, "Content-Type": kind}, content=body), 0)

    def _ask(self, request: httpx.Request, first: int | None) -> Answer:
        self._network.budget = Budget(self._limits)
        try:
            self._cookies.set_cookie_header(request)
            with closing(self._transport.handle_request(request)) as answer:
                answer.request = request
                self._cookies.extract_cookies(answer)
                return self._taken(answer, first)
        except Unreached as error:
            raise error.of(request.url, error.reason) from error
        except FAILURES as error:
            raise failure(str(request.url), error, self._limits) from error

    def _taken(self, answer: httpx.Response, first: int | None) -> Answer:
        stream = answer.extensions.get("network_stream")
        server = stream.get_extra_info("checked_address") if stream else None
        headers = tuple((key.decode("latin-1"), value.decode("latin-1")) for key, value in answer.headers.raw)
        raw = self._body(answer, first) if answer.status_code == 200 else b""
        return Answer(answer.status_code, headers, raw, datetime.now(UTC), server)

    def _body(self, answer: httpx.Response, first: int | None) -> bytes:
        packing = answer.headers.get("content-encoding", "")
        largest = self._limits.largest if first is None else first
        return unpacked(answer.iter_raw(), packing, largest, cut=first is not None)
