"""A web that tests play: names and public addresses that lead to one server on loopback, and nowhere else.

Whatever else is connected to is written down in `Web.strayed`, and fails.
"""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from itertools import takewhile

import httpcore

from khronika.fetching.world import Clock, World

PUBLIC = "93.184.216.34"
END = b"\r\n\r\n"


def page(body, kind="text/html; charset=utf-8", status="200 OK", **headers):
    """An answer as bytes."""
    raw = body.encode() if isinstance(body, str) else body
    told = {"Content-Type": kind, "Content-Length": str(len(raw)), "Connection": "close"}
    told |= {key.replace("_", "-"): value for key, value in headers.items()}
    head = [f"HTTP/1.1 {status}", *(f"{key}: {value}" for key, value in told.items())]
    return "\r\n".join(head).encode() + END + raw


def redirect(to):
    return page("", status="302 Found", Location=to)


class FastClock(Clock):
    """Waiting costs no time; what was waited for is written down."""

    def __init__(self):
        self.waited, self._ahead = [], 0.0

    def now(self):
        return super().now() + self._ahead

    def sleep(self, seconds):
        self.waited.append(seconds)
        self._ahead += seconds


class Sockets(httpcore.SyncBackend):
    """Connections to public addresses go to the server of the test, all others fail."""

    def __init__(self, web):
        self.web = web

    def connect_tcp(self, host, port, timeout=None, local_address=None, socket_options=None):
        if host != PUBLIC:
            self.web.strayed.append(host)
            raise httpcore.ConnectError(f"strayed to {host}")
        return super().connect_tcp("127.0.0.1", self.web.port, timeout)


class Web:
    """A server that answers "host/path" with bytes, or lets a function write to the connection."""

    def __init__(self):
        self.answers, self.asked, self.strayed = {}, [], []
        self.names = {}  # host: its addresses, or a function that gives them; any other is PUBLIC
        self.clock = FastClock()
        self.world = World(self.resolve, Sockets(self), self.clock)
        self._closing = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def resolve(self, host, port, seconds):
        with suppress(OSError):
            return [socket.inet_ntop(family, socket.inet_pton(family, host)) for family in (_family(host),)]
        found = self.names.get(host, [PUBLIC])
        return found() if callable(found) else list(found)

    def close(self):
        self._closing.set()
        self._listener.close()

    def _accept(self):
        while not self._closing.is_set():
            with suppress(OSError):
                connection, _ = self._listener.accept()
                threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection):
        with connection, suppress(OSError):
            connection.settimeout(10)
            stream = connection.makefile("rb")
            head = b"".join(takewhile(lambda line: line not in (b"", b"\r\n"), stream))
            if head:
                self._answer(connection, stream, head)

    def _answer(self, connection, stream, head):
        lines = head.decode("latin-1").splitlines()
        headers = dict(line.lower().split(": ", 1) for line in lines[1:])
        method, path, _ = lines[0].split(" ")
        address = headers["host"].split(":")[0] + path
        self.asked.append((method, address, headers, stream.read(int(headers.get("content-length", 0)))))
        answer = self.answers.get(address, page("no such page", status="404 Not Found"))
        if callable(answer):
            answer = answer(connection, headers)
        if answer:
            connection.sendall(answer)
            with suppress(OSError):
                connection.shutdown(socket.SHUT_WR)

    def pages(self):
        """The addresses that were asked for, but for robots.txt."""
        return [address for _, address, _, _ in self.asked if not address.endswith("/robots.txt")]


def _family(host):
    return socket.AF_INET6 if ":" in host else socket.AF_INET
