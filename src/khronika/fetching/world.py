"""What fetching knows of the world: the time, the names of hosts, and the connections. Tests play it."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from queue import Empty, Queue
from threading import Thread

import httpcore

Resolve = Callable[[str, int, float], list[str]]


class Clock:
    """The time, and waiting for it."""

    def now(self) -> float:
        """Seconds since some moment."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Waits."""
        time.sleep(seconds)


def system(host: str, port: int, seconds: float) -> list[str]:
    """The addresses that the machine's resolver knows. Raises OSError, TimeoutError among them."""
    answer: Queue[list[str] | OSError] = Queue()
    Thread(target=_ask, args=(host, port, answer), daemon=True).start()  # getaddrinfo itself has no time limit
    try:
        found = answer.get(timeout=seconds)
    except Empty:
        raise TimeoutError("no answer to the question for its address") from None
    if isinstance(found, OSError):
        raise found
    return found


def _ask(host: str, port: int, answer: Queue[list[str] | OSError]) -> None:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        answer.put([str(entry[4][0]) for entry in found])
    except OSError as error:
        answer.put(error)
    except UnicodeError as error:
        answer.put(OSError(f"no name of a host ({error})"))


@dataclass(frozen=True)
class World:
    """The machine's own."""

    resolve: Resolve = system
    sockets: httpcore.NetworkBackend = field(default_factory=httpcore.SyncBackend)
    clock: Clock = field(default_factory=Clock)
