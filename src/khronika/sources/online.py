"""Files and addresses of one run together: what the files hold, and what lies at the addresses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from khronika.errors import BadOption, Skip
from khronika.sources.capture import Address, Capture
from khronika.sources.reports import GIVEN, Given, Reports
from khronika.sources.web import Lull, OfWeb, Unchanged, Web, address


class Online:
    """The reports of files, then those at the addresses that the user named; with `fetch` also those that the files
    only name. Nothing goes out where no address is named."""

    def __init__(self, reports: Reports, urls: Sequence[str], web: Web, fetch: bool = False) -> None:
        self._reports, self._urls, self._web, self._fetch = reports, urls, web, fetch
        if reports.given.title and urls and len(urls) + len(reports.paths) > 1:
            reason = f"is one title, but {len(urls) + len(reports.paths)} addresses and files are read"
            raise BadOption("--title", reason, "Add that report by itself")

    @property
    def left(self) -> int:
        """Addresses that are known and still to be fetched."""
        return self._web.left

    def __iter__(self) -> Iterator[OfWeb]:
        named = [address(url) for url in self._urls]
        for found in self._reports:
            if self._fetch and isinstance(found, Address):
                named.append(found)
            else:
                yield found
        yield from _told(self._web.reports(named), self._reports.given)


def _told(found: Iterable[OfWeb], given: Given) -> Iterator[OfWeb]:
    """With what the user says of every report."""
    said = {name: value for name in GIVEN if (value := getattr(given, name))}
    for one in found:
        if isinstance(one, Skip | Unchanged | Lull) or not said:
            yield one
        else:
            yield _with(one, said)


def _with(one: Capture | Address, said: dict[str, str]) -> Capture | Address:
    return replace(one, about=replace(one.about, **said))  # type: ignore[arg-type]
