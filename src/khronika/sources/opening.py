"""What a file or an answer holds: itself, where it is one report, or the reports in it."""

from __future__ import annotations

from collections.abc import Iterator

from khronika.sources.capture import Capture, Found


def opened(capture: Capture) -> Iterator[Found]:
    """The reports in it, told by its content: a file from the disk and an answer from the web alike."""
    yield capture
