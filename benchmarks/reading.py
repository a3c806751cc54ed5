"""How fast Khronika reads, beside the four bare steps of natasha on the same texts.

    python benchmarks/reading.py [REPORTS.jsonl]

REPORTS.jsonl holds an object a line with `text`; without it, ../shared/speed/wikinews-300.jsonl. Each side runs in a
process of its own, one after the other, on one core: seconds are processor time, memory is the peak of the process.
Loading the models is not counted. The ratio is the time of the whole reader over that of the four steps.
"""

from __future__ import annotations

import os

os.environ |= dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")  # before numpy loads

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime
from multiprocessing import get_context
from pathlib import Path
from typing import NotRequired, TypedDict

ROOT = Path(__file__).resolve().parent.parent
REPORTS = ROOT.parent / "shared" / "speed" / "wikinews-300.jsonl"
SIZES = (2, 20, 200)  # kilobytes
PUBLISHED = "2022-01-07"  # any day: without one, the reader would be spared the resolving of times

Read = Callable[[list[str]], object]


class Measured(TypedDict):
    """Seconds for all reports, peak memory in MB, seconds for one report of so many kilobytes."""

    seconds: float
    memory: float
    sizes: dict[str, float]
    jobs: NotRequired[dict[str, float]]  # seconds by the clock with so many processes (`khronika read -j`)


def bare_steps() -> Read:
    """What natasha's Doc does in segment, tag_morph, parse_syntax and tag_ner, without its data classes.

    As there, a report at a time, and its names from the whole text at once.
    """
    from navec import Navec
    from razdel import sentenize, tokenize
    from slovnet import NER, Morph, Syntax

    from khronika.reading import weights

    navec = Navec.load(weights.path(weights.NAVEC))
    morph = Morph.load(weights.path(weights.MORPH)).navec(navec)
    syntax = Syntax.load(weights.path(weights.SYNTAX)).navec(navec)
    names = NER.load(weights.path(weights.NER)).navec(navec)

    def read(texts: list[str]) -> None:
        for text in texts:
            sentences = [[token.text for token in tokenize(sentence.text)] for sentence in sentenize(text)]
            list(morph.map(sentences))
            list(syntax.map(sentences))
            names(text)

    return read


def whole_reader() -> Read:
    """Khronika's reader, from texts to statements."""
    from khronika.model import About
    from khronika.reading.reader import Reader

    reader = Reader()
    return lambda texts: reader.read([(text, About(str(i), PUBLISHED)) for i, text in enumerate(texts)])


SIDES = {"khronika": whole_reader, "natasha": bare_steps}


def load(path: Path) -> list[str]:
    """The texts of a file of JSON lines, the empty ones left out."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        texts = [json.loads(line)["text"] for line in lines]
    except (OSError, ValueError, KeyError) as error:
        raise SystemExit(f"{path}: {error}. Name a file of JSON lines, each with a `text`.") from error
    return [text for text in texts if text.strip()]


def peak() -> float:
    """The most memory this process has had, in MB."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def timed(read: Read, texts: list[str]) -> float:
    """Seconds of processor time."""
    start = time.process_time()
    read(texts)
    return time.process_time() - start


def cut(texts: list[str], kilobytes: int) -> str:
    """The first kilobytes of all texts together."""
    return "\n\n".join(texts).encode()[: kilobytes * 1000].decode(errors="ignore")


def measure(side: str, texts: list[str]) -> Measured:
    """Time and peak memory of one side, all reports together and then by the size of one."""
    read = SIDES[side]()
    read(texts[:1])
    seconds, memory = timed(read, texts), peak()
    sizes = {str(size): timed(read, [cut(texts, size)]) for size in SIZES}
    found: Measured = {"seconds": seconds, "memory": memory, "sizes": sizes}
    return {**found, "jobs": {str(n): afresh(n, texts) for n in (1, 2)}} if side == "khronika" else found


def afresh(jobs: int, texts: list[str]) -> float:
    """What `by_the_clock` says in a process that has looked up no word before, as `khronika read` starts."""
    with ProcessPoolExecutor(1, get_context("spawn")) as alone:
        return alone.submit(by_the_clock, jobs, texts).result()


def by_the_clock(jobs: int, texts: list[str]) -> float:
    """Seconds by the clock that so many processes take, once each has its models."""
    from khronika.model import About, Document
    from khronika.statements.batches import BATCH, Readers

    day = datetime.fromisoformat(PUBLISHED)
    documents = [Document(str(i), text, About(str(i), PUBLISHED), day) for i, text in enumerate(texts)]
    with Readers(jobs) as readers:
        list(readers.read(documents[: 4 * BATCH]))
        start = time.perf_counter()
        list(readers.read(documents))
        return time.perf_counter() - start


def in_a_process(side: str, path: Path) -> Measured:
    """What `measure` says in a fresh process."""
    command = [sys.executable, __file__, str(path), "--side", side]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr.strip() or f"{side}: the measurement ended with {done.returncode}")
    measured: Measured = json.loads(done.stdout)
    return measured


def row(name: str, reports: int, found: Measured) -> str:
    seconds, memory = found["seconds"], found["memory"]
    return f"{name:<24}{reports / seconds:>9.1f}{seconds:>11.2f}{memory:>13.0f} MB"


def table(texts: list[str], found: dict[str, Measured]) -> str:
    """What the user sees."""
    ours, theirs = found["khronika"], found["natasha"]
    head = f"{len(texts)} reports, {sum(len(t.encode()) for t in texts) / 1e6:.2f} MB, one core"
    rows = [
        head,
        "",
        f"{'':<24}{'reports/s':>9}{'seconds':>11}{'peak memory':>16}",
        row("khronika, whole reader", len(texts), ours),
        row("natasha, four steps", len(texts), theirs),
        f"{'ratio of time':<24}{ours['seconds'] / theirs['seconds']:>20.2f}",
        "",
        f"{'khronika, one report of':<24}{'ms/KB':>9}{'seconds':>11}",
    ]
    rows += [f"{size + ' KB':<24}{1000 * s / int(size):>9.1f}{s:>11.2f}" for size, s in ours["sizes"].items()]
    jobs = ours.get("jobs", {})
    rows += [f"{'with -j ' + n:<24}{len(texts) / s:>9.1f} reports/s by the clock" for n, s in jobs.items()]
    return "\n".join(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path, nargs="?", default=REPORTS)
    parser.add_argument("--side", choices=SIDES, help="measure one side in this process, and print JSON")
    given = parser.parse_args()
    texts = load(given.reports)
    if given.side:
        print(json.dumps(measure(given.side, texts)))
    else:
        print(table(texts, {side: in_a_process(side, given.reports) for side in SIDES}))


if __name__ == "__main__":
    main()
