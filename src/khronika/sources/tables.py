"""Tables of articles: CSV, JSON Lines, Parquet, XLSX. Each row is a report.

A row of CSV or JSON Lines has its own bytes in the file; one of Parquet or XLSX has none, so its raw bytes are the row
as JSON.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from khronika.errors import UnreadableFile
from khronika.model import About
from khronika.sources.capture import LARGEST, Found
from khronika.sources.dates import iso
from khronika.sources.encoding import encoding_of
from khronika.sources.item import Item
from khronika.sources.kinds import HEAD
from khronika.sources.table_kinds import columns_of, header

NAME_THEM = "Name the column with the text, as in --column text=NAME"
AGAIN = "Save the table again"
BATCH = 256  # rows of Parquet at a time


def rows(item: Item) -> Iterator[Found]:
    """The rows of CSV or JSON Lines."""
    head = item.stream.read(HEAD)
    item.stream.seek(0)
    encoding = encoding_of(head) or "utf-8"
    text = io.TextIOWrapper(_kept_open(item), encoding=encoding, errors="replace", newline="")
    try:
        start = head.decode(encoding, errors="replace").lstrip("\ufeff \t\r\n")
        yield from _json_rows(item, text, encoding) if start.startswith("{") else _csv_rows(item, text, encoding, start)
    finally:
        text.detach()


def _kept_open(item: Item) -> Any:
    return item.stream


@dataclass(frozen=True)
class _Table:
    """A table being read: which column says what, and how a row's bytes are read again."""

    item: Item
    columns: dict[str, str]
    details: dict[str, Any]

    def row(self, number: int, raw: bytes, row: Mapping[str, Any], sheet: str = "") -> Found:
        """The report of a row, or why it is none."""
        place, said = f"{sheet}row {number}", {slot: row.get(name) for slot, name in self.columns.items()}
        if len(raw) > LARGEST:
            return UnreadableFile(f"{self.item.origin}, {place}", "is longer than any report", "Split it")
        if not str(said.get("text") or "").strip():
            return UnreadableFile(f"{self.item.origin}, {place}", "holds no text", "Look at the row")
        one = self.item.part(raw, "row", place, _about(said, f"{self.item.about.doc} {number}"))
        return replace(one, details={"columns": self.columns, **self.details})


def _about(said: Mapping[str, Any], doc: str) -> About:
    url = _word(said.get("url"))
    return About(
        doc,
        iso(said.get("published")),
        _word(said.get("publisher")),
        _word(said.get("title")),
        url if url and url.startswith(("http://", "https://")) else None,
        _word(said.get("language")),
        author=_word(said.get("author")),
    )


def _word(value: object) -> str | None:
    if isinstance(value, list | tuple):
        value = ", ".join(str(x) for x in value if x)
    return " ".join(str(value).split()) or None if value is not None else None


def _table(item: Item, given: Iterable[str], **details: Any) -> _Table:
    held = [str(name) for name in given]
    columns = columns_of(held, item.columns)
    absent = [name for name in columns.values() if name not in held]
    if absent or "text" not in columns:
        what = f"has no column «{absent[0]}»" if absent else "has no column that holds the text"
        raise UnreadableFile(item.origin, f"{what} (it has {', '.join(held[:12]) or 'none'})", NAME_THEM)
    return _Table(item, columns, details)


def _csv_rows(item: Item, text: io.TextIOWrapper, encoding: str, start: str) -> Iterator[Found]:
    csv.field_size_limit(LARGEST)
    lines = _Lines(text)
    delimiter = header(start)[1]
    reader = csv.reader(lines, delimiter=delimiter)
    try:
        names = [name.lstrip("\ufeff").strip() for name in next(reader, [])]
        table = _table(item, names, format="csv", names=names, delimiter=delimiter, encoding=encoding)
        lines.take()
        for number, values in enumerate(reader, start=1):
            raw = lines.take().encode(encoding, errors="replace")
            if values:
                yield _csv_row(table, number, raw, names, values)
    except UnreadableFile as refused:
        yield refused
    except csv.Error as error:
        yield UnreadableFile(item.origin, f"is damaged after row {reader.line_num} ({error})", AGAIN)


def _csv_row(table: _Table, number: int, raw: bytes, names: list[str], values: list[str]) -> Found:
    if len(values) != len(names):
        reason = f"has {len(values)} cells, not {len(names)}"
        return UnreadableFile(f"{table.item.origin}, row {number}", reason, AGAIN)
    return table.row(number, raw, dict(zip(names, values, strict=True)))


class _Lines:
    """The lines of a file, with those that the reader took since it was last asked."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self.text, self.taken = text, [""]

    def __iter__(self) -> Iterator[str]:
        for line in self.text:
            self.taken.append(line)
            yield line

    def take(self) -> str:
        """All that was read since the last call."""
        taken, self.taken = "".join(self.taken), []
        return taken


def _json_rows(item: Item, text: io.TextIOWrapper, encoding: str) -> Iterator[Found]:
    table: _Table | None = None
    for number, line in enumerate(text, start=1):
        if not line.strip("\ufeff \t\r\n"):
            continue
        try:
            row = json.loads(line.lstrip("\ufeff"))
            if not isinstance(row, dict):
                raise ValueError("no object")
            table = table or _table(item, row, format="json", encoding=encoding)
            yield table.row(number, line.encode(encoding, errors="replace"), row)
        except UnreadableFile as refused:
            yield refused
            return
        except (ValueError, RecursionError) as error:
            yield UnreadableFile(f"{item.origin}, line {number}", f"is no JSON ({error})", AGAIN)


def parquet_rows(item: Item) -> Iterator[Found]:
    """The rows of a Parquet file."""
    import pyarrow  # type: ignore[import-untyped]  # a quarter of a second to load: not before it is needed
    from pyarrow import parquet

    try:
        file = parquet.ParquetFile(item.stream)
        table = _table(item, file.schema_arrow.names, format="json", encoding="utf-8")
        number = 0
        for batch in file.iter_batches(BATCH):
            item.budget.spend(batch.nbytes)
            for row in batch.to_pylist():
                number += 1
                yield table.row(number, as_json(row), row)
    except UnreadableFile as refused:
        yield refused
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        yield UnreadableFile(item.origin, f"is a broken Parquet file ({_line(error)})", AGAIN)


def sheet_rows(item: Item) -> Iterator[Found]:
    """The rows of every sheet of an XLSX file that has a column with the text."""
    from openpyxl import load_workbook  # type: ignore[import-untyped]

    from khronika.sources.office_packs import check_pack

    try:
        check_pack(item)
        book = load_workbook(item.stream, read_only=True, data_only=True, keep_links=False)
        refused: list[UnreadableFile] = []
        yielded = 0
        for sheet in book.worksheets:
            for one in _sheet(item, sheet, refused):
                yielded += 1
                yield one
        if not yielded:
            yield refused[0] if refused else UnreadableFile(item.origin, "is a table without rows", AGAIN)
    except UnreadableFile as why:
        yield why
    except Exception as error:  # openpyxl names no errors of its own: a broken file raises whatever comes
        yield UnreadableFile(item.origin, f"is a broken XLSX file ({_line(error)})", AGAIN)


def _sheet(item: Item, sheet: Any, refused: list[UnreadableFile]) -> Iterator[Found]:
    lines = sheet.iter_rows(values_only=True)
    names = [str(name or "").strip() for name in next(lines, ())]
    try:
        table = _table(item, names, format="json", encoding="utf-8")
    except UnreadableFile as why:
        refused.append(why)
        return
    for number, values in enumerate(lines, start=2):
        row = {name: value for name, value in zip(names, values, strict=False) if name}
        if any(value is not None for value in row.values()):
            yield table.row(number, as_json(row), row, f"{sheet.title}, ")


def as_json(row: Mapping[str, Any]) -> bytes:
    """The row as JSON: its raw bytes, where the file gives it none."""
    return json.dumps(row, ensure_ascii=False, default=_plain).encode()


def _plain(value: object) -> str:
    return iso(value) or (value.hex() if isinstance(value, bytes) else str(value))


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
