"""Documents to statements, a batch at a time, in one process or several."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from types import TracebackType

from khronika.errors import UnreadableFile
from khronika.model import About, Document, Statement

BATCH = 8  # reports read at once: enough to fill the models' batches, few enough to show progress
Text = tuple[str, About]
Read = list[Statement] | str  # what a report states, or why the reader failed on it


class Readers:
    """One or more readers at work; use it in a `with`. Loading the models is left to the first report."""

    def __init__(self, jobs: int = 1) -> None:
        self.jobs = jobs
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Readers:
        if self.jobs > 1:
            for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
                os.environ.setdefault(name, "1")  # each process has a core of its own
            self._pool = ProcessPoolExecutor(self.jobs, get_context("spawn"), initializer=_attend)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def read(self, documents: Iterable[Document]) -> Iterator[tuple[Document, list[Statement] | UnreadableFile]]:
        """Each document with what it states, in their order. The documents are taken as they are needed."""
        for batch, read in self._batches(documents):
            for document, found in zip(batch, read, strict=True):
                yield document, _failure(document, found) if isinstance(found, str) else found

    def _batches(self, documents: Iterable[Document]) -> Iterator[tuple[list[Document], list[Read]]]:
        waiting: deque[tuple[list[Document], Future[list[Read]]]] = deque()
        for batch in batches(documents):
            texts = [(document.text, document.about) for document in batch]
            if self._pool is None:
                yield batch, read_texts(texts)
                continue
            waiting.append((batch, self._pool.submit(read_texts, texts)))
            if len(waiting) > 2 * self.jobs:
                yield _next(waiting)
        while waiting:
            yield _next(waiting)


def _attend() -> None:
    """In a process of the pool: Ctrl-C is for the one that started it, and when that one is gone, so is this."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


def _next(
    waiting: deque[tuple[list[Document], Future[list[Read]]]],
) -> tuple[list[Document], list[Read]]:
    batch, future = waiting.popleft()
    return batch, future.result()


def batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """The documents, BATCH at a time."""
    rest = iter(documents)
    while batch := list(islice(rest, BATCH)):
        yield batch


def read_texts(texts: Sequence[Text]) -> list[Read]:
    """What each report states. One that the reader fails on does not take the others along."""
    from khronika.reading.reader import reader  # the models take a second to load: not before they are needed

    try:
        return list(reader().read(texts))
    except (
        ArithmeticError,
        AssertionError,
        AttributeError,
        LookupError,
        RecursionError,
        TypeError,
        ValueError,
    ) as error:
        if len(texts) == 1:
            return [f"{type(error).__name__}: {error}"]
        return [read for text in texts for read in read_texts([text])]


def _failure(document: Document, why: str) -> UnreadableFile:
    reason = f"could not be read, through a fault of Khronika's ({why})"
    return UnreadableFile(document.origin or document.about.doc, reason, "Please report it, with the file")
