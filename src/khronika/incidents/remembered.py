"""Profiles as they are kept, the latest asked for in memory: reports that come together have the same neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, select

from khronika.incidents import profile_form
from khronika.incidents.profile import Profile
from khronika.statements.kept import portions, profiles

MOST = 6_000  # profiles of about 6 KB


class Remembered:
    """A number stands for one profile for ever, so that what is held never grows old."""

    def __init__(self) -> None:
        self._held: dict[int, Profile] = {}

    def learn(self, new: Mapping[int, Profile]) -> None:
        """Holds profiles that are about to be written."""
        self._held |= new

    def forget(self) -> None:
        """Lets go of all: what was about to be written was not."""
        self._held.clear()

    def load(self, connection: Connection, numbers: Iterable[int]) -> dict[int, Profile]:
        """The profiles of those numbers."""
        asked = set(numbers)
        found = {n: self._held.pop(n) for n in asked & self._held.keys()}
        for some in portions(asked - found.keys()):
            query = select(profiles).where(profiles.c.n.in_(some))
            found.update({row.n: profile_form.read(row.body) for row in connection.execute(query)})
        self._held |= found  # at the end again: the latest asked for
        for n in list(self._held)[: max(0, len(self._held) - max(MOST, len(found)))]:
            del self._held[n]
        return found
