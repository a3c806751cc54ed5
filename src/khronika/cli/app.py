"""The commands, gathered."""

from __future__ import annotations

from typing import Annotated

import typer

import khronika
from khronika.cli.add import add
from khronika.cli.export import export
from khronika.cli.in_force import in_force
from khronika.cli.incidents import incidents
from khronika.cli.judge import judge, judgements, withdraw
from khronika.cli.read import read
from khronika.cli.record import record
from khronika.cli.serve import serve
from khronika.cli.show import show
from khronika.cli.toll import toll
from khronika.cli.verify import verify
from khronika.cli.versions import versions
from khronika.cli.watch import watch
from khronika.cli.why import why

app = typer.Typer(
    name="khronika",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
LOOKS = (show, incidents, toll, in_force, why)
COMMANDS = (read, add, watch, record, *LOOKS, judge, withdraw, judgements, versions, verify, export, serve)
for command in COMMANDS:
    app.command()(command)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"khronika {khronika.__version__}")
        raise typer.Exit


@app.callback()
def about(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Reads news reports of a crisis and keeps a record in which every figure leads back to its words.

    Exit status: 0 if anything was done, 1 if nothing could be, 2 if the command line makes no sense.
    Reports that cannot be used are named on the error output, one line each, and the others are done.

    \b
    Example:
      khronika add mycase reports/
      khronika show mycase
      khronika serve mycase
    """
