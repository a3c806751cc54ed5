"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Paths = Annotated[
    list[Path], typer.Argument(metavar="PATH", help="Text or HTML files, and folders of them.", show_default=False)
]
What = Annotated[
    list[Path], typer.Argument(metavar="WHAT", help="Files of any kind below, and folders of them.", show_default=False)
]
WhatOrUrl = Annotated[
    list[str],
    typer.Argument(metavar="WHAT", help="Files of any kind below, folders of them, and addresses.", show_default=False),
]
CaseFolder = Annotated[Path, typer.Argument(metavar="CASE", help="The case's folder.", show_default=False)]
IndexFile = Annotated[
    Path | None,
    typer.Option(
        "--index",
        metavar="INDEX.jsonl",
        help="What is known of the reports, one JSON object a line: doc (the file's name without its ending), "
        "published, publisher, title, url, language, retold. Left out, the index.jsonl beside the reports is read.",
        show_default=False,
    ),
]
Title = Annotated[str | None, typer.Option(help="Title of the report.", show_default=False)]
Publisher = Annotated[str | None, typer.Option(help="Who published the reports.", show_default=False)]
Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="When: 2022-01-07 or 2022-01-07T18:30:00+03:00.", show_default=False)
]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, max=64, help="Processes that read side by side.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
