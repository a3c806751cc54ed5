"""Office documents: DOCX and ODT, their paragraphs and the rows of their tables in order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from khronika.documents.taken import Source, Taken
from khronika.errors import UnreadableFile
from khronika.sources.office_packs import check_stream

BLOCKS = "//office:text//*[self::text:p or self::text:h][not(ancestor::text:p)]"
NO_WORDS = ("//office:annotation", "//text:tracked-changes", "//draw:image", "//text:note-citation")  # of the report
AGAIN = "Open it in an office program and save it again"
# What the libraries raise for a file that is broken: they name no errors of their own for most of it.
BROKEN = (zipfile.BadZipFile, etree.LxmlError, KeyError, ValueError, OSError, AttributeError, TypeError, EOFError)


def docx(source: Source) -> Taken:
    """A DOCX file, with the title and author of its properties."""
    import docx as library

    try:
        check_stream(source.origin, io.BytesIO(source.raw))
        document = library.Document(io.BytesIO(source.raw))
        lines = list(_docx_lines(document.iter_inner_content()))
        properties = document.core_properties
        title, author = _line(properties.title), _line(properties.author)
    except UnreadableFile:
        raise
    except BROKEN as error:
        raise _broken(source, "DOCX", error) from error
    return _taken(source, lines, title, author if author != "python-docx" else None)


def _docx_lines(content: Iterable[Any]) -> Iterator[str]:
    for block in content:
        if hasattr(block, "rows"):
            for row in block.rows:
                cells = dict.fromkeys(cell.text.strip() for cell in row.cells)  # a joined cell comes more than once
                yield " | ".join(cell for cell in cells if cell)
        else:
            yield block.text


def odt(source: Source) -> Taken:
    """An ODT file, with the title and author of its properties."""
    from odfdo import Document as Odf

    try:
        check_stream(source.origin, io.BytesIO(source.raw))
        document = Odf(io.BytesIO(source.raw))
        body: Any = document.body
        for path in NO_WORDS:
            for element in body.xpath(path):
                element.delete()
        lines = [str(block.inner_text) for block in body.xpath(BLOCKS)]
        title, author = _line(document.meta.title), _line(document.meta.initial_creator or document.meta.creator)
    except UnreadableFile:
        raise
    except BROKEN as error:
        raise _broken(source, "ODT", error) from error
    return _taken(source, lines, title, author)


def _taken(source: Source, lines: Iterable[str], title: str | None, author: str | None) -> Taken:
    paragraphs = [line.strip() for line in lines if line.strip()]
    if not paragraphs:
        raise UnreadableFile(source.origin, "is a document without text", "Give the text of the report")
    first = paragraphs[0] if len(paragraphs) > 1 and len(paragraphs[0]) <= 200 else None
    return Taken("\n\n".join(paragraphs) + "\n", title or first, author=author)


def _line(text: object) -> str | None:
    return " ".join(str(text).split()) or None if text else None


def _broken(source: Source, name: str, error: Exception) -> UnreadableFile:
    why = " ".join(str(error).split())[:200] or type(error).__name__
    return UnreadableFile(source.origin, f"is a broken {name} file ({why})", AGAIN)
