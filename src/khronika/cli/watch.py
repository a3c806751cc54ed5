"""khronika watch: feeds into a case, and what is new in its record."""

from __future__ import annotations

import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Annotated

import typer
from rich.text import Text

from khronika.cli.changes import change_line, quote_line
from khronika.cli.failing import complain, guarded
from khronika.cli.network import AllowInner, IgnoreRobots, Pause, fetchers
from khronika.cli.options import AsJson, CaseFolder, Jobs
from khronika.cli.terminal import Terminal, clean, terminal, write_json
from khronika.cli.wording import number
from khronika.errors import BadOption, UnsafeAddress
from khronika.fetching.urls import checked
from khronika.statements.adding import ADDED, KNOWN, REFUSED
from khronika.statements.case import Case
from khronika.statements.noticed import Noticed
from khronika.watching.hooks import Hooks
from khronika.watching.plan import load
from khronika.watching.watch import Watch


@guarded
def watch(
    case: CaseFolder,
    feeds: Annotated[Path, typer.Argument(metavar="FEEDS.toml", help="What to watch.", show_default=False)],
    once: Annotated[bool, typer.Option("--once", help="Ask every feed once, and end.")] = False,
    webhook: Annotated[
        list[str] | None,
        typer.Option(
            metavar="URL", help="Send what is new there as JSON, too; may be given again.", show_default=False
        ),
    ] = None,
    as_json: AsJson = False,
    jobs: Jobs = 1,
    pause: Pause = 1.0,
    ignore_robots: IgnoreRobots = False,
    allow_inner_network: AllowInner = False,
) -> None:
    """Watch feeds, and tell what they change.

    The feeds and news sitemaps that FEEDS.toml names are asked again and again, their new reports added to the case,
    and new incidents, changed tolls and disputes told: here, at /changes.atom of `khronika serve`, and at webhooks.
    Ctrl-C ends it; the next run goes on where it stopped.

    \b
    A line `every = "15 min"`, and for each feed:
      [[feed]]
      url = "https://news.example/rss"

    \b
    Example:
      khronika watch mycase feeds.toml
      khronika watch mycase feeds.toml --once --webhook https://hooks.example/khronika
    """
    plan = load(feeds)
    hooked = [*plan.webhooks, *map(_hook, webhook or ())]
    make = fetchers(allow_inner_network, ignore_robots, pause)
    watched = Watch(Case.create(case), plan.feeds, make, jobs)
    hooks = Hooks(case.resolve().name, dict.fromkeys(hooked), make, change_line)
    told: Counter[str] = Counter()
    with _stopping() as stopped:
        watched.begin()
        _turn(watched, hooks, told, as_json)
        while not once and not stopped.wait(watched.wait()):
            _turn(watched, hooks, told, as_json)
    _close(case, told, as_json)
    if once and set(+told) == {REFUSED}:
        raise typer.Exit(1)


@contextmanager
def _stopping() -> Iterator[Event]:
    """Ctrl-C ends the block at once; where it falls into code that cannot be interrupted, it stays known."""
    stopped = Event()

    def stop(*_: object) -> None:
        stopped.set()
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield stopped
    except KeyboardInterrupt:
        pass
    finally:
        signal.signal(signal.SIGINT, before)


def _hook(url: str) -> str:
    try:
        return str(checked(url))
    except UnsafeAddress as error:
        raise BadOption("--webhook", f"{url} {error.reason}", error.remedy) from error


def _turn(watched: Watch, hooks: Hooks, told: Counter[str], as_json: bool) -> None:
    """One look at the feeds that are due."""
    for outcome in watched.poll():
        told[outcome.kind] += 1
        if outcome.why and outcome.kind != KNOWN:
            complain(outcome.why)
    news = watched.news()
    told["changes"] += len(news)
    for one in news:
        _tell(one, as_json)
    for failed in hooks.tell(news):
        complain(failed)


def _tell(one: Noticed, as_json: bool) -> None:
    if as_json:
        write_json({"id": one.id, "at": one.at, **one.body})
        return
    out: Terminal = terminal()
    out.say(Text(clean(f"{one.at[:16].replace('T', ' ')} {change_line(one.body)}"), "bold"))
    for said in one.body["said"]:
        out.say(clean(quote_line(said)), 2)


def _close(case: Path, told: Counter[str], as_json: bool) -> None:
    if not as_json:
        added, new = number(told[ADDED], "report"), number(told["changes"], "change")
        terminal().say(clean(f"{case}: {added} added, {new} told."))
