"""What the user is told when something cannot be done: one line, never a traceback."""

from __future__ import annotations

import functools
import os
import sys
import traceback
from collections.abc import Callable
from typing import ParamSpec

import typer

from khronika.cli.terminal import clean
from khronika.errors import KhronikaError

P = ParamSpec("P")
DETAILS = "KHRONIKA_DETAILS"  # set in the environment, it prints the traceback of what nobody foresaw


def complain(error: KhronikaError) -> None:
    """Prints the error on its line: item, reason, remedy."""
    line = " ".join(str(error).split())
    print(clean(line), file=sys.stderr)
    if os.environ.get(DETAILS) and error.__cause__:
        traceback.print_exception(error.__cause__)


def guarded(command: Callable[P, None]) -> Callable[P, None]:
    """The command, with every error told in a line. A reader that closes the pipe early (`| head`) is no error."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
            sys.stdout.flush()
        except (typer.Exit, typer.Abort):
            raise
        except BrokenPipeError:
            _drop_output()
            raise typer.Exit(0) from None
        except KhronikaError as error:
            complain(error)
            raise typer.Exit(1) from None
        except Exception as error:
            _confess(error)
            raise typer.Exit(1) from None

    return run


def _drop_output() -> None:
    """Nobody reads any more: what is still to be written when the program ends goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _confess(error: Exception) -> None:
    if os.environ.get(DETAILS):
        traceback.print_exception(error)
        return
    what = clean(" ".join(f"{type(error).__name__}: {error}".split()))
    print(f"khronika: a fault of Khronika's own: {what}. Set {DETAILS}=1 to see where, and report it.", file=sys.stderr)
