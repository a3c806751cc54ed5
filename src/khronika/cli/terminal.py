"""Writing to the terminal, or to whatever stands in its place."""

from __future__ import annotations

import io
import json
import re
import sys
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

# A report may hold what would move the cursor, change colours, or turn the direction of writing.
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class Terminal(Console):
    """Standard output. Where it is no terminal there are no colours, and no line is broken."""

    def on_broken_pipe(self) -> None:
        """Left to `guarded`: nobody reads any more, and that is no error."""
        raise BrokenPipeError

    def say(self, text: Text | str = "", indent: int = 0) -> None:
        """A line, or on a terminal as many as it takes, indented."""
        given = Text(text) if isinstance(text, str) else text
        if self.is_terminal:
            self.print(Padding(given, (0, 0, 0, indent), expand=False))
        else:
            self.print(Text(" " * indent) + given, soft_wrap=True)


def terminal() -> Terminal:
    """Standard output, in UTF-8 whatever the locale."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    return Terminal(highlight=False, markup=False, emoji=False)


def clean(text: str) -> str:
    """The text with U+FFFD for each character that a terminal would obey; as long as it was."""
    return UNSAFE.sub("\ufffd", text)


def write_json(data: Any, indent: int | None = None) -> None:
    """JSON in UTF-8, on one line unless indented; what a terminal would obey stands escaped."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    said = json.dumps(data, ensure_ascii=False, indent=indent)
    print(UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}" if found[0] >= " " else found[0], said))
