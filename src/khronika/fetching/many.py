"""Many addresses: several hosts side by side, each of them asked by one thread at its own pace."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from queue import Empty, Full, Queue
from threading import Event, Thread
from typing import Generic, TypeVar
from urllib.parse import urlsplit

from khronika.errors import Unreached
from khronika.fetching.fetched import Fetched, Validators
from khronika.fetching.fetcher import Fetcher

SIDE_BY_SIDE = 6  # hosts
AHEAD = 4  # answers that wait to be taken; each may have the largest size
LULL = 1.0  # seconds without an answer after which whoever waits is told, and can do something else
GLANCE = 0.2  # seconds after which a thread looks whether the others have gone
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Wanted(Generic[T]):
    """An address to fetch; `about` is handed back with what came. `held` asks only for what has changed."""

    address: str
    about: T
    held: Validators | None = None


Got = tuple[Wanted[T], Fetched | Unreached]


def fetch_all(wanted: Iterable[Wanted[T]], make: Callable[[], Fetcher]) -> Iterator[Got[T] | None]:
    """Each address with what came of it, as it comes: those of one host in their order. None tells of a lull. `make`
    gives fetchers, one for each thread, that share a pace. An error other than Unreached is raised here."""
    return _Crowd(wanted, make).results()


class _Crowd(Generic[T]):
    def __init__(self, wanted: Iterable[Wanted[T]], make: Callable[[], Fetcher]) -> None:
        self._make, self._left = make, Event()
        self._hosts: Queue[list[Wanted[T]]] = Queue()
        self._done: Queue[Got[T] | BaseException | None] = Queue(AHEAD)
        self._total = 0
        for own in _by_host(wanted):
            self._total += 1
            self._hosts.put(own)

    def results(self) -> Iterator[Got[T] | None]:
        threads = [Thread(target=self._work, daemon=True) for _ in range(min(SIDE_BY_SIDE, self._total))]
        for thread in threads:
            thread.start()
        ended = 0
        try:
            while ended < len(threads):
                try:
                    got = self._done.get(timeout=LULL)
                except Empty:
                    yield None
                    continue
                if isinstance(got, BaseException):
                    raise got
                if got is None:
                    ended += 1
                else:
                    yield got
        finally:
            self._left.set()

    def _work(self) -> None:
        """One thread: host after host, until none is left."""
        try:
            with self._make() as fetcher:
                for wanted in self._next():
                    self._hand((wanted, _fetched(fetcher, wanted)))
            self._hand(None)
        except Exception as error:
            self._hand(error)

    def _next(self) -> Iterator[Wanted[T]]:
        while not self._left.is_set():
            try:
                own = self._hosts.get_nowait()
            except Empty:
                return
            for wanted in own:
                if self._left.is_set():
                    return
                yield wanted

    def _hand(self, got: Got[T] | BaseException | None) -> None:
        """Hands over what came, unless nobody waits for it any more."""
        while not self._left.is_set():
            try:
                return self._done.put(got, timeout=GLANCE)
            except Full:
                continue
        return None


def _fetched(fetcher: Fetcher, wanted: Wanted[T]) -> Fetched | Unreached:
    try:
        return fetcher.fetch(wanted.address, wanted.held)
    except Unreached as error:
        return error


def _by_host(wanted: Iterable[Wanted[T]]) -> Iterator[list[Wanted[T]]]:
    hosts: dict[str, list[Wanted[T]]] = {}
    for one in wanted:
        hosts.setdefault(_host(one.address), []).append(one)
    yield from hosts.values()


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
