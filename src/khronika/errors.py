"""Everything that Khronika raises on purpose. Each error names the item, the reason and the remedy.

`Skip`: the caller leaves out this item, counts it and goes on. `Stop`: the run cannot go on.
"""

from __future__ import annotations


class KhronikaError(Exception):
    """Base of the tree. `item` is what it is about, `reason` what is wrong, `remedy` what the user can do."""

    def __init__(self, item: object, reason: str, remedy: str) -> None:
        super().__init__(f"{item}: {reason}. {remedy}.")
        self.item, self.reason, self.remedy = str(item), reason, remedy


class Skip(KhronikaError):
    """This one item cannot be used; the rest of the run goes on."""


class Stop(KhronikaError):
    """Nothing further can be done."""


class UnreadableFile(Skip):
    """A file that is empty, binary, too large, absent, or in no encoding that we can tell."""


class NotTheReport(Skip):
    """What came in a report's place: an error, a consent or pay wall, a body cut short."""


class NotFetched(Skip):
    """A report of which only the address is known."""


class UnreadLanguage(Skip):
    """A text in a language without a reader."""


class KnownOtherwise(Skip):
    """A report that the case holds already, with other particulars."""


class Unreached(Skip):
    """An address of the web that gave no report. `lasting` tells that asking again changes nothing; `after` is how
    many seconds the server asks to wait."""

    def __init__(
        self, item: object, reason: str, remedy: str, lasting: bool = True, after: float | None = None
    ) -> None:
        super().__init__(item, reason, remedy)
        self.lasting, self.after = lasting, after

    def of(self, item: object, reason: str, lasting: bool | None = None) -> Unreached:
        """The same error, told of another item."""
        return type(self)(item, reason, self.remedy, self.lasting if lasting is None else lasting, self.after)


class UnsafeAddress(Unreached):
    """An address that Khronika does not ask: of the inner network, of another scheme, or with a password in it."""


class NotAllowed(Unreached):
    """An address that its site's robots.txt keeps from programs."""


class BadIndex(Stop):
    """An index of reports that cannot be used as it is."""


class BadFeeds(Stop):
    """A file of feeds to watch that cannot be used as it is."""


class BadOption(Stop):
    """A value on the command line, or in the address of a page, that cannot be used."""


class NotYetKnown(Skip):
    """Something that no report had told of by the moment asked for."""


class BadJudgement(Stop):
    """A judgement that says nothing, is about no statement of the case, or contradicts one that stands."""


class NotACase(Stop):
    """A folder that holds no case."""


class NewerCase(Stop):
    """A case written by a newer Khronika."""


class UnusableCase(Stop):
    """A case that cannot be read or written as it is: without permission, on a full disk, damaged, held by another."""


class PortInUse(Stop):
    """Another program listens where the pages were to be served."""


class MissingPart(Stop):
    """Something that Khronika stands on is not installed, or the pages' assets are not built."""


class BadLanguageData(Stop):
    """A line of `languages/` that cannot be read."""
