"""khronika read: what each report states, printed and not kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer
from rich.text import Text

from khronika.cli.evidence import by_sentence, marked
from khronika.cli.failing import complain, guarded
from khronika.cli.options import AsJson, IndexFile, Jobs, Paths, Published, Publisher, Title
from khronika.cli.statement import print_statement
from khronika.cli.terminal import Terminal, clean, terminal, write_json
from khronika.cli.wording import number
from khronika.documents.document import check_language, document
from khronika.errors import NotFetched, Skip
from khronika.model import Document, Stated, Statement
from khronika.sources.capture import Address, Found
from khronika.sources.reports import Given, Reports
from khronika.statements.batches import Readers
from khronika.statements.form import to_json
from khronika.statements.store import stated_id
from khronika.views.evidence import marks
from khronika.views.retelling import retelling


@guarded
def read(
    paths: Paths,
    index: IndexFile = None,
    published: Published = None,
    publisher: Publisher = None,
    title: Title = None,
    as_json: AsJson = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Name the rule behind each value, with its words.")
    ] = False,
    jobs: Jobs = 1,
) -> None:
    """Print what each report states.

    The sentences with the evidence marked, and under each the statements in it. Nothing is kept.

    With --json: one JSON object a report and line, with all statements. Offsets count characters of the file's text;
    of a web page they count those of its main text, which is then given as "text".

    \b
    Example:
      khronika read report.txt --published 2022-01-07
      khronika read --json --index reports/index.jsonl reports/*.txt > statements.jsonl
    """
    reports = Reports(paths, index, Given(title, publisher, published))
    refused: list[Skip] = []
    pages: set[str] = set()
    done, out = 0, terminal()
    with Readers(jobs) as readers:
        for one, found in readers.read(_documents(reports, refused, pages)):
            if isinstance(found, Skip):
                _refuse(found, refused)
                continue
            done += 1
            if as_json:
                write_json(report_json(one, found, with_text=one.sha256 in pages))
            else:
                _print(out, one, found, explain)
    if not done:
        raise typer.Exit(1)


def _documents(reports: Reports, refused: list[Skip], pages: set[str]) -> Iterator[Document]:
    """The documents that can be read; fingerprints of what is no plain text go to `pages`, the others to `refused`."""
    for capture in reports:
        try:
            yield _document(capture, pages)
        except Skip as skip:
            _refuse(skip, refused)


def _document(capture: Found, pages: set[str]) -> Document:
    if isinstance(capture, Skip):
        raise capture
    if isinstance(capture, Address):
        raise NotFetched(capture.origin, "is an address without a text", "Save the report, and name its file")
    one = document(capture)
    check_language(one)
    if one.kind != "text":
        pages.add(one.sha256)
    return one


def _refuse(skip: Skip, refused: list[Skip]) -> None:
    refused.append(skip)
    complain(skip)


def report_json(one: Document, found: list[Statement], with_text: bool = False) -> dict[str, object]:
    """A report with its statements, as `--json` prints it; `with_text` where no file holds the text itself."""
    about, note = one.about, retelling(one.about)
    known = {"doc": about.doc, "published": about.published, "publisher": about.publisher, "title": about.title}
    told = {"url": about.url, "language": about.language, **({"retold": note["en"]} if note else {})}
    told |= {"text": one.text} if with_text else {}
    return {**known, **told, "statements": [to_json(statement) for statement in found]}


def _print(out: Terminal, one: Document, found: list[Statement], explain: bool) -> None:
    _print_head(out, one, len(found))
    stated = [Stated(stated_id(one.sha256, statement), one, statement) for statement in found]
    evidence = marks(stated)
    for span, here in by_sentence(stated):
        out.say()
        out.say(marked(one.text, span, evidence, plain=not out.is_terminal), indent=2)
        for each in here:
            print_statement(out, each, explain, indent=4)
    out.say()


def _print_head(out: Terminal, one: Document, statements: int) -> None:
    about, note = one.about, retelling(one.about)
    known = " · ".join(filter(None, (about.publisher, about.published, number(statements, "statement"))))
    title = f"{about.doc}: {about.title}" if about.title else about.doc
    out.say(Text(clean(title), "bold"))
    out.say(clean(known))
    if note:
        out.say(Text(clean(note["en"]), "italic"))
