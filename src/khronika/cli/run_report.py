"""What a run did, as a file: every report with what became of it and why."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from khronika.errors import BadOption
from khronika.statements.adding import Outcome


class RunReport:
    """A file of JSON Lines: a line a report as it is done, and last the sums; nothing where no file is named."""

    def __init__(self, path: Path | None) -> None:
        self.path, self.counts = path, Counter[str]()
        self._file: IO[str] | None = None

    def __enter__(self) -> RunReport:
        try:
            self._file = self.path.open("w", encoding="utf-8") if self.path else None
        except OSError as error:
            raise BadOption(
                "--report", f"{self.path} cannot be written ({error.strerror})", "Name another file"
            ) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file:
            ended = datetime.now(UTC).isoformat(timespec="seconds")
            self._write({"ended": ended, "whole": kind is None, "counts": dict(sorted(self.counts.items()))})
            self._file.close()

    def add(self, outcome: Outcome) -> None:
        """The report's line."""
        self.counts[outcome.kind] += 1
        why = outcome.why
        told = {"reason": why.reason, "remedy": why.remedy} if why else {}
        known = {"sha256": outcome.document} if outcome.document else {}
        self._write({"item": outcome.item, "became": outcome.kind, **known, "statements": outcome.stated, **told})

    def _write(self, line: dict[str, Any]) -> None:
        if self._file:
            self._file.write(json.dumps(line, ensure_ascii=False) + "\n")
            self._file.flush()
