"""Writes into both readmes what `make demo` prints: the beginning of each part, cuts marked."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = (ROOT / "README.md", ROOT / "README.ru.md")
BEGIN, END = "<!-- output -->\n", "<!-- /output -->"
LINES = {"Tolls": 15, "Further tolls": 4, "Incidents": 8, "Sources": 4, "Reports": 4}  # of each part; 2 of any other
WIDTH = 160
SERVED = "demo-case is served at http://127.0.0.1:8000/ (Ctrl-C ends it)"


def printed() -> str:
    """What `make demo SERVE=0` prints, set-up left out, in a case of its own."""
    env = {key: value for key, value in os.environ.items() if key not in ("MAKEFLAGS", "MAKELEVEL")}
    with tempfile.TemporaryDirectory() as folder:
        command = ["make", "--no-print-directory", "-o", "setup", "demo", "SERVE=0", f"CASE={folder}/demo-case"]
        done = subprocess.run(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True, check=True)
        return done.stdout.replace(f"{folder}/", "")


def begun(part: str) -> list[str]:
    """The first lines of a part under its heading, and a mark where more follows."""
    heading, *lines = part.splitlines()
    kept = lines[: LINES.get(heading, 2)]
    short = [line if len(line) <= WIDTH else f"{line[:WIDTH]}…" for line in kept]
    return [heading, *short, *(["  …"] if len(kept) < len(lines) else [])]


def block(output: str) -> str:
    """The output as a readme shows it."""
    parts = output.strip().split("\n\n")
    shown = "\n\n".join("\n".join(begun(part)) for part in parts)
    return f"```text\n{shown}\n\n{SERVED}\n```\n"


def main() -> None:
    shown = block(printed())
    for page in PAGES:
        before, rest = page.read_text(encoding="utf-8").split(BEGIN)
        page.write_text(before + BEGIN + shown + END + rest.split(END)[1], encoding="utf-8")


if __name__ == "__main__":
    main()
