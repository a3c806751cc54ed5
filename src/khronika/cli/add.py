"""khronika add: reports into a case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from khronika.cli.columns import columns
from khronika.cli.failing import complain, guarded
from khronika.cli.network import Again, AllowInner, Fetch, IgnoreRobots, Pause, fetchers
from khronika.cli.options import CaseFolder, IndexFile, Jobs, Published, Publisher, Title, WhatOrUrl
from khronika.cli.progress import followed
from khronika.cli.run_report import RunReport
from khronika.cli.terminal import clean, terminal
from khronika.cli.wording import number
from khronika.errors import Skip, UnreadLanguage
from khronika.sources.online import Online
from khronika.sources.reports import Given, Reports
from khronika.sources.web import Held, Web
from khronika.statements import captures
from khronika.statements.adding import ADDED, KEPT, KNOWN, NAMED, READ_AGAIN, REFUSED, WAITS, Outcome
from khronika.statements.adding import add as add_to
from khronika.statements.case import Case
from khronika.views.keeping import Keeper

SAID = {
    ADDED: "added",
    KEPT: "kept, not read yet",
    KNOWN: "in the case already",
    READ_AGAIN: "read now",
    WAITS: "kept, waiting for a reader of its language",
    NAMED: "only named by address",
    REFUSED: "refused",
}
FRESH = timedelta(days=1)  # a page that was fetched less than this ago is not asked for again
MOST_TOLD = 20  # lines of one sort on the terminal; --report holds them all

Column = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar="SLOT=NAME",
        help="Which column of a table says what: text, title, url, published, publisher, author, language.",
        show_default=False,
    ),
]
Columns = Annotated[
    Path | None,
    typer.Option("--columns", metavar="FILE", help="The same as a TOML or JSON file.", show_default=False),
]
Report = Annotated[
    Path | None,
    typer.Option("--report", metavar="FILE.jsonl", help="Write what became of each report.", show_default=False),
]
Unread = Annotated[
    bool, typer.Option("--unread", help="Keep the reports without reading them; the next add reads them.")
]


@guarded
def add(
    case: CaseFolder,
    what: WhatOrUrl,
    index: IndexFile = None,
    published: Published = None,
    publisher: Publisher = None,
    title: Title = None,
    column: Column = None,
    columns_file: Columns = None,
    report: Report = None,
    unread: Unread = False,
    fetch: Fetch = False,
    again: Again = False,
    pause: Pause = 1.0,
    ignore_robots: IgnoreRobots = False,
    allow_inner_network: AllowInner = False,
    jobs: Jobs = 1,
) -> None:
    """Add reports to a case.

    WHAT are files and folders, told apart by what they hold: web pages (HTML, MHTML), plain text, Markdown, PDF,
    DOCX, ODT; WARC and WACZ; Telegram exports (JSON, HTML); RSS and Atom feeds with their texts, sitemaps; tables
    of articles (CSV, JSON Lines, Parquet, XLSX); ZIP, TAR and gzip of any of these. And addresses of the web: of
    pages, or of feeds and sitemaps with all that they name.

    The case is made where there is none yet. A report that it holds already is not added again. Stopped at any
    moment, the command goes on where it was when it is given again. Title, publisher and date come from the options,
    else from the index, else from the report and what it lay in.

    \b
    Example:
      khronika add mycase reports/ crawl.warc.gz result.json
      khronika add mycase page.html --publisher "Орда" --published 2022-01-07
      khronika add mycase articles.csv --column text=Body --column published=Day --report run.jsonl
      khronika add mycase https://news.example/story.html https://news.example/rss
      khronika add mycase addresses.txt --fetch
    """
    urls, paths = [x for x in what if "://" in x], [Path(x) for x in what if "://" not in x]
    reports = Reports(paths, index, Given(title, publisher, published), columns(column or (), columns_file))
    make = fetchers(allow_inner_network, ignore_robots, pause)
    if not reports.paths and not urls:
        for refused in reports:
            if isinstance(refused, Skip):
                complain(refused)
        raise typer.Exit(1)
    with RunReport(report) as written:
        into = Case.create(case)
        web = Web(make, partial(_held, into), timedelta() if again else FRESH)
        counts = _run(into, reports, Online(reports, urls, web, fetch), jobs, written, read=not unread)
    Keeper(into).refresh()
    if reports.left_out:
        typer.echo(f"{number(reports.left_out, 'file')} without a report left out.", err=True)
    terminal().say(clean(f"{case}: {_summary(counts)}."))
    if set(counts) <= {REFUSED, STATEMENTS}:
        raise typer.Exit(1)


STATEMENTS = "statements"


def _held(case: Case, url: str) -> Held | None:
    with case.reading() as connection:
        return captures.held(connection, url)


def _run(case: Case, reports: Reports, given: Online, jobs: int, written: RunReport, read: bool) -> Counter[str]:
    """Adds the reports, telling of those that were not taken as they are; returns how many became what."""
    counts, told = Counter[str](), Counter[str]()
    outcomes = add_to(case, given, jobs, read)
    for outcome in _interruptible(followed(outcomes, reports.size, lambda: reports.done, lambda: given.left)):
        written.add(outcome)
        _tell(outcome, told)
        counts[outcome.kind] += 1
        counts[STATEMENTS] += outcome.stated
    for kind, times in told.items():
        if times > MOST_TOLD:
            terminal_line = f"… and {times - MOST_TOLD} more {SAID[kind]}; --report FILE tells of each."
            typer.echo(terminal_line, err=True)
    return counts


def _interruptible(outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
    """The outcomes until the user has enough: what is done stays done."""
    try:
        yield from outcomes
    except KeyboardInterrupt:
        typer.echo("Stopped. Give the same command again, and it goes on from here.", err=True)


def _tell(outcome: Outcome, told: Counter[str]) -> None:
    if not outcome.why:
        return
    told[outcome.kind] += 1
    if told[outcome.kind] > MOST_TOLD:
        return
    why = outcome.why
    if isinstance(why, UnreadLanguage):
        why = UnreadLanguage(why.item, f"{why.reason}; it is kept and waits", why.remedy)
    complain(why)


def _summary(counts: Counter[str]) -> str:
    parts = [f"{number(counts[kind], 'report')} {said}" for kind, said in SAID.items() if counts[kind]]
    parts += [number(counts[STATEMENTS], "statement") + " read"] if counts[STATEMENTS] else []
    return "; ".join(parts) or "nothing to add"
