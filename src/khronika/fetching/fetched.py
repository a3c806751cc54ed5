"""What came of a request, with all that can later show how it came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Hop:
    """A redirect: the address asked, the status it answered with, and where that led."""

    asked: str
    status: int
    to: str


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server said to ask by whether a page has changed: the headers ETag and Last-Modified of `address`."""

    address: str
    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer. `asked` was asked and `address` answered, from the internet address `server`, with `headers`.

    `raw` is the body, unpacked from what was packed for the way alone; `when` is the moment of the answer, in UTC;
    `tool` names who asked. `same` tells that the server called its page unchanged: then there is no body.
    """

    asked: str
    address: str
    hops: tuple[Hop, ...]
    status: int
    headers: Headers
    raw: bytes
    when: datetime
    server: str | None
    tool: str
    same: bool = False

    def header(self, name: str) -> str | None:
        """The first header of that name, in any case."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)

    @property
    def validators(self) -> Validators:
        """To ask by next time."""
        return Validators(self.address, self.header("etag"), self.header("last-modified"))
