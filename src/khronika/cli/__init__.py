"""The command line. `khronika --help` lists the commands, one module each."""

from __future__ import annotations


def main() -> None:
    """The program `khronika`."""
    from khronika.cli.app import app

    app()
