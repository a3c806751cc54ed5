"""One case watched: polls the feeds that are due, adds what they bring, and tells what is new since it last looked.

Which documents were looked at is kept in the case, together with what was told of them, in one transaction: killed at
any moment, the next run tells what this one did not, and nothing twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from time import monotonic

from khronika.errors import Unreached
from khronika.fetching.fetched import Validators
from khronika.fetching.fetcher import Fetcher
from khronika.model import About
from khronika.record.changes import changes
from khronika.record.whole import Record, record
from khronika.sources.capture import Address
from khronika.sources.web import Held, Web
from khronika.statements import captures, noticed
from khronika.statements.adding import REFUSED, Outcome, add
from khronika.statements.case import Case
from khronika.statements.judgements import held as judged
from khronika.statements.noticed import Noticed
from khronika.views.changes import change_view
from khronika.watching.plan import Feed

FRESH = timedelta(days=1)  # after that long a page that is still in its feed is asked whether it has changed
LONG_AGO = datetime.min.replace(tzinfo=UTC)


class Watch:
    """A case and the feeds that it is fed from. `make` gives fetchers that share a pace."""

    def __init__(
        self,
        case: Case,
        feeds: Iterable[Feed],
        make: Callable[[], Fetcher],
        jobs: int = 1,
        now: Callable[[], float] = monotonic,
    ) -> None:
        self._case, self._make, self._jobs, self._now = case, make, jobs, now
        self._due = dict.fromkeys(feeds, now())
        self._refused: dict[str, datetime] = {}

    def begin(self) -> None:
        """Takes what a case holds that was never watched as known: only what comes from now on is new."""
        with self._case.writing() as connection:
            if not noticed.begun(connection):
                noticed.see(connection, self._case.readers())
            noticed.begin(connection, (feed.url for feed in self._due))

    def wait(self) -> float:
        """Seconds until the next feed is due."""
        return max(0.0, min(self._due.values()) - self._now())

    def poll(self) -> Iterator[Outcome]:
        """Fetches the feeds that are due, and gives what became of each report in them."""
        due = [feed for feed, at in self._due.items() if at <= self._now()]
        self._refused = {url: at for url, at in self._refused.items() if datetime.now(UTC) - at < FRESH}
        self._due |= {feed: self._now() + feed.every for feed in due}
        web = Web(self._make, self._recall, FRESH)
        passing = False
        addresses = [Address(feed.url, feed.url, About(feed.url, publisher=feed.publisher)) for feed in due]
        for outcome in add(self._case, web.reports(addresses), self._jobs):
            if _may_pass(outcome):
                passing = True
            elif outcome.kind == REFUSED:
                self._refused[outcome.item] = datetime.now(UTC)
            yield outcome
        if not passing:  # else a feed that has not changed would hide what could not be had
            self._keep(web.lists)

    def news(self) -> list[Noticed]:
        """What is new since the last look, by everybody's adding; from now on it is known."""
        with self._case.reading() as connection:
            known = noticed.seen(connection)
        fresh = self._case.readers().keys() - known
        if not fresh:
            return []
        stated, judgements = self._case.stated(), judged(self._case)
        documents = self._case.documents()
        earlier = [d for d in documents if d.sha256 in known]
        before = record(earlier, (s for s in stated if s.document.sha256 in known), judgements)
        return self._note(before, record(documents, stated, judgements), fresh)

    def _note(self, before: Record, after: Record, fresh: Iterable[str]) -> list[Noticed]:
        told = [change_view(change) for change in changes(before, after)]
        with self._case.writing() as connection:
            noticed.see(connection, fresh)
            return noticed.note(connection, datetime.now(UTC), told)

    def _recall(self, url: str) -> Held | None:
        """A feed is asked at every turn; a page that was refused is left alone as long as one that is held."""
        if url in self._refused:
            return Held(Validators(url), self._refused[url])
        with self._case.reading() as connection:
            if any(feed.url == url for feed in self._due):
                by = noticed.validators(connection, url)
                return Held(by, LONG_AGO) if by else None
            return captures.held(connection, url)

    def _keep(self, lists: dict[str, Validators]) -> None:
        with self._case.writing() as connection:
            for url, by in lists.items():
                noticed.keep_validators(connection, url, by)


def _may_pass(outcome: Outcome) -> bool:
    """Whether asking again may bring what this time could not be had."""
    return isinstance(outcome.why, Unreached) and not outcome.why.lasting
