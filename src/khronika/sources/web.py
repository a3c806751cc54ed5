"""Reports by their addresses: pages, and feeds, sitemaps and lists with all that they lead to. No link is followed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from khronika.errors import Skip, UnsafeAddress
from khronika.fetching.fetched import Fetched, Validators
from khronika.fetching.fetcher import Fetcher
from khronika.fetching.many import Wanted, fetch_all
from khronika.fetching.urls import checked
from khronika.model import About
from khronika.sources.capture import Address, Capture, Fetch, Found, doc_of
from khronika.sources.opening import opened

DEPTH = 3  # an index of sitemaps, its sitemaps, their pages


@dataclass(frozen=True, slots=True)
class Held:
    """What a case holds of an address: how to ask whether it has changed, and when it was asked."""

    validators: Validators
    at: datetime


@dataclass(frozen=True, slots=True)
class Unchanged:
    """An address whose page is held already: not asked again so soon, or asked and found the same."""

    origin: str


@dataclass(frozen=True, slots=True)
class Lull:
    """Nothing came for a while: what came before can be worked on."""


OfWeb = Found | Unchanged | Lull
Recall = Callable[[str], Held | None]  # what is held of an address, None where nothing is


class Web:
    """The web as a source. `make` gives fetchers that share a pace; what was asked less than `fresh` ago is not asked
    again, so that a run that was stopped goes on where it was."""

    def __init__(
        self, make: Callable[[], Fetcher], recall: Recall = lambda _: None, fresh: timedelta = timedelta()
    ) -> None:
        self._make, self._recall, self._fresh = make, recall, fresh
        self._seen: set[str] = set()
        self.left = 0  # addresses that are known and still to be fetched
        self.lists: dict[str, Validators] = {}  # of the feeds and sitemaps met, how to ask whether they have changed

    def reports(self, addresses: Iterable[Address]) -> Iterator[OfWeb]:
        """What lies at the addresses, and at those that they list, each once, as it comes."""
        level = list(addresses)
        for left in range(DEPTH, 0, -1):
            further: list[Address] = []
            for found in self._level(level):
                if isinstance(found, Address) and left > 1:
                    further.append(found)
                    self.left += 1
                elif isinstance(found, Address):
                    yield _too_deep(found)
                else:
                    yield found
            level = further

    def _level(self, addresses: Iterable[Address]) -> Iterator[OfWeb]:
        wanted: list[Wanted[Address]] = []
        for address in addresses:
            one = self._wanted(address)
            if isinstance(one, Wanted):
                wanted.append(one)
            elif one is not None:
                yield one
        self.left = len(wanted)
        for came in fetch_all(wanted, self._make):
            if came is None:
                yield Lull()
                continue
            self.left -= 1
            asked, got = came
            yield from self._opened(asked.about, got)

    def _wanted(self, address: Address) -> Wanted[Address] | Unchanged | Skip | None:
        """What to fetch, or why it is not fetched; None for an address that had its turn."""
        try:
            url = str(checked(address.url))
        except UnsafeAddress as error:
            return error
        if url in self._seen:
            return None
        self._seen.add(url)
        held = self._recall(url)
        if held and datetime.now(UTC) - held.at < self._fresh:
            return Unchanged(url)
        return Wanted(url, replace(address, url=url), held.validators if held else None)

    def _opened(self, address: Address, got: Fetched | Skip) -> Iterator[OfWeb]:
        if isinstance(got, Skip):
            yield got
        elif got.same:
            yield Unchanged(address.url)
        else:
            yield from self._noted(address.url, got.validators, opened(captured(address, got)))

    def _noted(self, url: str, by: Validators, items: Iterable[Found]) -> Iterator[Found]:
        for found in items:
            if isinstance(found, Address) or (isinstance(found, Capture) and found.place):
                self.lists[url] = by
            yield found


def captured(address: Address, got: Fetched) -> Capture:
    """An answer as a capture; what a feed said of the page goes before what the page says."""
    through = tuple(hop.to for hop in got.hops[:-1])
    fetch = Fetch(got.tool, got.when, got.asked, through, got.status, got.headers)
    return Capture(address.url, got.raw, replace(address.about, url=got.address), fetch=fetch)


def address(url: str) -> Address:
    """An address that the user named, of which nothing else is known."""
    return Address(url, url, About(doc_of(url), url=url))


def _too_deep(found: Address) -> Skip:
    reason = f"is listed more than {DEPTH - 1} lists below the address that was named"
    return UnsafeAddress(found.url, reason, "Name the list that it stands in")
