"""Names of hosts to the internet addresses that may be connected to."""

from __future__ import annotations

import socket

from khronika.errors import Unreached, UnsafeAddress
from khronika.fetching.addresses import inner
from khronika.fetching.world import Resolve

MOST = 4  # addresses of one host that are tried
FLAG = "--allow-inner-network"


class Resolver:
    """Resolves each name once a connection, and gives only addresses that were checked."""

    def __init__(self, resolve: Resolve, allow_inner: bool = False) -> None:
        self._resolve, self._allow_inner = resolve, allow_inner

    def __call__(self, host: str, port: int, seconds: float) -> list[str]:
        """The addresses to connect to. Raises UnsafeAddress, or Unreached where there are none."""
        try:
            found = list(dict.fromkeys(self._resolve(host, port, seconds)))
        except OSError as error:
            raise _unknown(host, error) from error
        if not found:
            raise Unreached(host, "has no address", "Check how it is written")
        for address in found:
            self._check(host, address)
        return found[:MOST]

    def _check(self, host: str, address: str) -> None:
        kind = inner(address)
        if kind and not self._allow_inner:
            remedy = f"Khronika asks the inner network only with {FLAG}"
            raise UnsafeAddress(host, f"lies in the inner network ({address}, {kind})", remedy)


def _unknown(host: str, error: OSError) -> Unreached:
    """A name that nobody knows stays unknown; a resolver that does not answer may answer later."""
    lasting = isinstance(error, socket.gaierror) and error.errno in (socket.EAI_NONAME, socket.EAI_FAIL)
    reason = f"cannot be found ({error.strerror or error})"
    return Unreached(host, reason, "Check how it is written, and the connection to the network", lasting=lasting)
