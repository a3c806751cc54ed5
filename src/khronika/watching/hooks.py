"""Webhooks: what is new, sent as JSON to the addresses that the user named, and to no other."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from khronika.errors import Unreached
from khronika.fetching.fetcher import Fetcher
from khronika.statements.noticed import Noticed

AT_ONCE = 50  # changes of one message
MOST = 1000  # changes that wait for a hook that does not answer; the oldest go first

Say = Callable[[dict[str, Any]], str]


class Hooks:
    """The hooks of a run. `say` puts a change in a line, for receivers that show `text` to people.

    What cannot be delivered waits for the next time.
    """

    def __init__(self, case: str, urls: Iterable[str], make: Callable[[], Fetcher], say: Say) -> None:
        self._case, self._make, self._say = case, make, say
        self._waiting: dict[str, list[Noticed]] = {url: [] for url in urls}

    def tell(self, told: Sequence[Noticed]) -> list[Unreached]:
        """Sends what is new and what waited; returns why some could not be sent."""
        failed = []
        with self._make() as fetcher:
            for url, waiting in self._waiting.items():
                waiting[:] = [*waiting, *told][-MOST:]
                try:
                    self._send(fetcher, url, waiting)
                except Unreached as error:
                    failed.append(error)
        return failed

    def _send(self, fetcher: Fetcher, url: str, waiting: list[Noticed]) -> None:
        while waiting:
            fetcher.post(url, self._message(waiting[:AT_ONCE]), "application/json")
            del waiting[:AT_ONCE]

    def _message(self, told: Sequence[Noticed]) -> bytes:
        text = "\n".join(self._say(one.body) for one in told)
        changes = [{"id": one.id, "at": one.at, **one.body} for one in told]
        return json.dumps({"case": self._case, "text": text, "changes": changes}, ensure_ascii=False).encode()
