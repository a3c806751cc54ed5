"""What every answer carries and which requests are answered at all.

Loopback pages are open to every site in the same browser unless the Host header is checked: a foreign name that
resolves to 127.0.0.1 (DNS rebinding) would read the case. No answer allows another origin.
"""

from __future__ import annotations

from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

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
    """The Host header without its port: "127.0.0.1:8000" gives "127.0.0.1", "[::1]:8000" gives "[::1]"."""
    if header.startswith("["):
        return header.partition("]")[0].lower() + "]"
    return header.partition(":")[0].lower()


class Guard:
    """Refuses foreign hosts with `refusal`, and puts the headers on every answer."""

    def __init__(self, app: ASGIApp, refusal: ASGIApp, hosts: Iterable[str] = LOOPBACK) -> None:
        self.app, self.refusal, self.hosts = app, refusal, frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request; everything but HTTP is passed on or closed."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        given = Headers(scope=scope).getlist("host")
        welcome = len(given) == 1 and host_name(given[0]) in self.hosts
        await (self.app if welcome else self.refusal)(scope, receive, guarded)
