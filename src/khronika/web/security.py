"""What every answer carries and which requests are answered at all.

Loopback pages are open to every site in the same browser unless the Host header is checked: a foreign name that
resolves to 127.0.0.1 (DNS rebinding) would read the case. No answer allows another origin.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOG = logging.getLogger("khronika.web")
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
POLICY = "; ".join(
    (
        "default-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "object-src 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def host_name(header: str) -> str:
    """The Host header without its port: "127.0.0.1:8000" gives "127.0.0.1", "[::1]:8000" and "::1" give "[::1]"."""
    if header.startswith("["):
        return header.partition("]")[0].lower() + "]"
    if header.count(":") > 1:
        return f"[{header.lower()}]"
    return header.partition(":")[0].lower()


class Guard:
    """The outermost part: refuses foreign hosts, answers for faults of ours, and puts the headers on every answer.

    `refusal` answers a foreign host, `apology` after an exception that nothing else caught.
    """

    def __init__(self, app: ASGIApp, refusal: ASGIApp, apology: ASGIApp, hosts: Iterable[str] = LOOPBACK) -> None:
        self.app, self.refusal, self.apology = app, refusal, apology
        self.hosts = frozenset(host_name(h) for h in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request; everything but HTTP is passed on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        answer = Answer(send)
        try:
            await (self.app if self._welcome(scope) else self.refusal)(scope, receive, answer)
        except Exception:
            LOG.exception("%s could not be answered", scope["path"])
            if answer.begun:
                raise
            await self.apology(scope, receive, answer)

    def _welcome(self, scope: Scope) -> bool:
        given = Headers(scope=scope).getlist("host")
        return len(given) == 1 and host_name(given[0]) in self.hosts


class Answer:
    """Sends an answer with the headers that each must carry; `begun` tells whether some of it is out."""

    def __init__(self, send: Send) -> None:
        self.send, self.begun = send, False

    async def __call__(self, message: Message) -> None:
        """Sends one part."""
        if message["type"] == "http.response.start":
            self.begun = True
            headers = MutableHeaders(scope=message)
            headers.update(HEADERS)
            headers.setdefault("Cache-Control", "no-store")
        await self.send(message)
