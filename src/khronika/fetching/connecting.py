"""Connections to checked addresses alone, each step within the budget of the answer that it is for.

The name of a host is resolved here and nowhere else, and the connection goes to the address that was checked: a second
answer of the name server (DNS rebinding) is never asked for. TLS still checks the certificate against the name.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterable
from typing import Any

import httpcore

from khronika.fetching.limits import Budget, Limits
from khronika.fetching.resolving import Resolver


class Stream(httpcore.NetworkStream):
    """A connection to `address` whose every step costs of the budget."""

    def __init__(self, stream: httpcore.NetworkStream, network: Network, address: str) -> None:
        self._stream, self._network, self._address = stream, network, address

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """The next bytes."""
        budget = self._network.budget
        try:
            part = self._stream.read(max_bytes, budget.seconds(budget.limits.silence))
        except httpcore.ReadTimeout:
            budget.seconds(0)  # was it this silence, or the whole time?
            raise
        budget.spend(len(part))
        return part

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Sends bytes."""
        budget = self._network.budget
        self._stream.write(buffer, budget.seconds(budget.limits.silence))

    def close(self) -> None:
        """Ends the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The connection, encrypted."""
        budget = self._network.budget
        seconds = budget.seconds(budget.limits.connecting)
        return Stream(self._stream.start_tls(ssl_context, server_hostname, seconds), self._network, self._address)

    def get_extra_info(self, info: str) -> Any:
        """What is known of the connection; `checked_address` is where it leads."""
        return self._address if info == "checked_address" else self._stream.get_extra_info(info)


class Network(httpcore.NetworkBackend):
    """Where connections come from. `budget` is that of the answer being fetched: one at a time."""

    def __init__(self, resolver: Resolver, limits: Limits, sockets: httpcore.NetworkBackend) -> None:
        self._resolver, self._sockets = resolver, sockets
        self.budget = Budget(limits)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first checked address of the host that answers."""
        failed: Exception | None = None
        for address in self._resolver(host, port, self.budget.seconds(self.budget.limits.connecting)):
            seconds = self.budget.seconds(self.budget.limits.connecting)
            try:
                return Stream(self._sockets.connect_tcp(address, port, seconds), self, address)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
        raise failed or httpcore.ConnectError("no address")
