"""The command line. `khronika --help` lists the commands, one module each."""

from __future__ import annotations

import os


def main() -> None:
    """The program `khronika`."""
    # Read when numpy loads. The models' matrices are small: a second thread costs more than it brings.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from khronika.cli.app import app

    app()
