"""No host is asked faster than it can bear: the requests to each are kept apart, by all threads together."""

from __future__ import annotations

from threading import Lock

from khronika.fetching.world import Clock


class Pace:
    """Keeps the requests to a host `pause` seconds apart, or longer where its robots.txt asks for that."""

    def __init__(self, pause: float = 1.0, clock: Clock | None = None) -> None:
        self.pause, self._clock = pause, clock or Clock()
        self._free: dict[str, float] = {}  # host: from when on it may be asked
        self._lock = Lock()

    def wait(self, host: str, pause: float | None = None) -> None:
        """Returns when the host may be asked; the next one then waits `pause` seconds from there."""
        with self._lock:
            now = self._clock.now()
            turn = max(now, self._free.get(host, now))
            self._free[host] = turn + max(self.pause, pause or 0.0)
        if turn > now:
            self._clock.sleep(turn - now)

    def hold(self, host: str, seconds: float) -> None:
        """The host is left alone for that long."""
        with self._lock:
            self._free[host] = max(self._free.get(host, 0.0), self._clock.now() + seconds)
