"""Writes docs/commands.md: what `khronika --help` says, and every command's own --help."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from typer.main import get_command
from typer.testing import CliRunner

from khronika.cli.app import app

PAGE = Path(__file__).resolve().parent.parent / "docs" / "commands.md"
HEAD = "# Commands\n\nWritten by `make docs` from what the commands say themselves.\n"


def commands() -> dict[str, Any]:
    """The commands by name, in the order of `khronika --help`."""
    found: dict[str, Any] = dict(get_command(app).commands)  # type: ignore[attr-defined]
    return found


def said(*arguments: str) -> str:
    """What the program prints, a hundred characters wide and without colours."""
    runner = CliRunner(env={"TERM": "dumb", "NO_COLOR": "1"})
    return runner.invoke(app, [*arguments, "--help"], prog_name="khronika", terminal_width=100).output.strip()


def page() -> str:
    """The page as it should be."""
    sections = [("khronika", said()), *((f"khronika {name}", said(name)) for name in commands())]
    return HEAD + "".join(f"\n## {title}\n\n```text\n{text}\n```\n" for title, text in sections)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
