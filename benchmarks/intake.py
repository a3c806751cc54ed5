"""How fast Khronika takes in a crawl, beside trafilatura alone on the same pages, in what memory, and whether a
run that is killed again and again ends in the same case.

    python benchmarks/intake.py [REPORTS.jsonl] [--pages 10000] [--kills 10]

REPORTS.jsonl holds an object a line with `text`; without it, ../shared/speed/wikinews-300.jsonl. The reports are laid
into three templates of pages, each page with a number of its own, and written as a gzipped WARC. Khronika's side is the
whole of `khronika add --unread`: the WARC unpacked, text, title, date and language taken, walls looked for, bytes and
documents kept on the disk. Trafilatura's side is `bare_extraction` with metadata on pages that lie in memory as text.
Each side runs in a process of its own, both at once, and loading is not counted. The ratio is Khronika's pages a second
over trafilatura's.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from html import escape
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypedDict

ROOT = Path(__file__).resolve().parent.parent
REPORTS = ROOT.parent / "shared" / "speed" / "wikinews-300.jsonl"
PAGES, KILLS = 10_000, 10
MENU = "".join(f'<li><a href="/section/{n}">Раздел {n}</a></li>' for n in range(20))
CARDS = "".join(f'<div class="card"><a href="/n/{n}"><h3>Другая новость дня {n}</h3></a></div>' for n in range(20))
HEAD = """<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8"><title>{title} — Новости</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="Новости города">
<meta property="article:published_time" content="2022-01-07T10:00:00+03:00"></head>"""
TEMPLATES = (
    HEAD + f"<body><header><nav><ul>{MENU}</ul></nav></header><main><article><h1>{{title}}</h1>{{body}}</article>"
    f"<aside>{CARDS}</aside></main><footer>© Новости города</footer></body></html>",
    HEAD + f'<body><div id="top">{MENU}</div><div class="layout"><div class="side">{CARDS}</div><div class="post">'
    "<h1>{title}</h1><div class='entry-content'>{body}</div></div></div><script>var page = 1;</script></body></html>",
    HEAD + "<body><table><tr><td><h2>{title}</h2>{body}</td>" + f"<td>{CARDS}</td></tr></table>{MENU}</body></html>",
)


class Measured(TypedDict):
    """Pages taken, seconds of the processor and by the clock, peak memory in MB."""

    pages: int
    processor: float
    clock: float
    memory: float


def load(path: Path) -> list[str]:
    """The texts of a file of JSON lines, the empty ones left out."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        texts = [str(json.loads(line)["text"]) for line in lines]
    except (OSError, ValueError, KeyError) as error:
        raise SystemExit(f"{path}: {error}. Name a file of JSON lines, each with a `text`.") from error
    return [text for text in texts if text.strip()]


def pages(texts: list[str], number: int) -> Iterator[str]:
    """So many pages, no two alike."""
    for n in range(number):
        title, *paragraphs = [line for line in texts[n % len(texts)].splitlines() if line.strip()]
        body = "".join(f"<p>{escape(line)}</p>\n" for line in [*paragraphs, f"Запись номер {n} от редакции."])
        yield TEMPLATES[n % len(TEMPLATES)].format(title=escape(title), body=body)


def write_warc(path: Path, texts: list[str], number: int) -> None:
    """The pages as a crawler keeps them, gzipped."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for n, page in enumerate(pages(texts, number)):
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
            url = f"https://news.example.org/2022/{n}.html"
            writer.write_record(
                writer.create_warc_record(url, "response", payload=BytesIO(page.encode()), http_headers=headers)
            )


def with_khronika(warc: Path, case: Path) -> int:
    """Takes the crawl in; returns how many pages were kept."""
    from khronika.sources.reports import Reports
    from khronika.statements.adding import KEPT, WAITS, add
    from khronika.statements.case import Case

    return sum(outcome.kind in (KEPT, WAITS) for outcome in add(Case.create(case), Reports([warc]), read=False))


def with_trafilatura(texts: list[str], number: int) -> tuple[int, float, float]:
    """Takes the text and metadata of as many pages; the seconds are those of trafilatura, without making the pages."""
    from trafilatura import bare_extraction

    found, processor, clock = 0, 0.0, 0.0
    for page in pages(texts, number):
        start = time.process_time(), time.perf_counter()
        made = bare_extraction(page, include_comments=False, include_tables=False, with_metadata=True)
        processor, clock = processor + time.process_time() - start[0], clock + time.perf_counter() - start[1]
        found += made is not None
    return found, processor, clock


def peak() -> float:
    """The most memory this process has had, in MB."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def warm_up(side: str, texts: list[str], folder: Path) -> None:
    """A few pages first: loading the libraries is not counted."""
    folder.mkdir()
    if side == "trafilatura":
        with_trafilatura(texts, 3)
    else:
        write_warc(folder / "first.warc.gz", texts, 3)
        with_khronika(folder / "first.warc.gz", folder / "case")


def measure(side: str, texts: list[str], number: int, warc: Path, case: Path) -> Measured:
    """One side in this process."""
    warm_up(side, texts[:3], case.with_name(f"{case.name}-first"))
    gc.collect()
    if side == "trafilatura":
        found, processor, clock = with_trafilatura(texts, number)
    else:
        start = time.process_time(), time.perf_counter()
        found = with_khronika(warc, case)
        processor, clock = time.process_time() - start[0], time.perf_counter() - start[1]
    return {"pages": found, "processor": processor, "clock": clock, "memory": peak()}


def side_by_side(sides: dict[str, tuple[str, int, Path, Path]], reports: Path) -> dict[str, Measured]:
    """What `measure` says of (side, pages, WARC, case) by name, each in a fresh process, all at the same time: whatever
    else the machine does, it does to all of them."""
    running = {}
    for name, (side, number, warc, case) in sides.items():
        given = [str(reports), "--pages", str(number), "--side", side, "--warc", str(warc), "--case", str(case)]
        running[name] = subprocess.Popen([sys.executable, __file__, *given], stdout=subprocess.PIPE, text=True)
    said = {name: process.communicate()[0] for name, process in running.items()}
    if failed := [name for name, process in running.items() if process.returncode]:
        raise SystemExit(f"{', '.join(failed)}: the measurement failed, see above")
    return {name: json.loads(line) for name, line in said.items()}


def held(case: Path) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]], list[str]]:
    """What a case holds, but for the moments when it was added."""
    base = sqlite3.connect(case / "khronika.sqlite")
    try:
        documents = base.execute("SELECT sha256, title, published, url, language, text FROM documents ORDER BY 1")
        captures = base.execute("SELECT id, document, place, url, fetched FROM captures ORDER BY 1")
        return documents.fetchall(), captures.fetchall(), sorted(p.name for p in (case / "archive").glob("??/*"))
    finally:
        base.close()


def killed(warc: Path, case: Path, kills: int, seconds: float) -> int:
    """Runs the real command and kills it at random moments of an undisturbed run's time, then lets it end; returns how
    many were killed before they ended."""
    command = [sys.executable, "-m", "khronika", "add", str(case), str(warc), "--unread"]
    done = 0
    for _ in range(kills):
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            time.sleep(random.uniform(0.5, max(1.0, seconds / kills)))  # all of them within the time of one run
            if process.poll() is None:
                os.kill(process.pid, signal.SIGKILL)
                done += 1
    subprocess.run(command, capture_output=True, check=True)
    return done


def row(name: str, found: Measured) -> str:
    """A line of the table."""
    rates = (found["pages"] / found[kind] for kind in ("processor", "clock"))
    return f"{name:<30}" + "".join(f"{rate:>12.1f}" for rate in rates) + f"{found['memory']:>12.0f} MB"


def table(ours: Measured, theirs: Measured, small: Measured) -> str:
    """What the user sees."""
    ratios = [(ours["pages"] / ours[k]) / (theirs["pages"] / theirs[k]) for k in ("processor", "clock")]
    return "\n".join(
        [
            f"{'pages a second':<30}{'processor':>12}{'clock':>12}{'peak memory':>15}",
            row(f"khronika, {small['pages']:,} pages", small),
            row(f"khronika, {ours['pages']:,} pages", ours),
            row(f"trafilatura, {theirs['pages']:,} pages", theirs),
            f"{'ratio':<30}" + "".join(f"{ratio:>12.2f}" for ratio in ratios),
        ]
    )


def compare(reports: Path, number: int, kills: int, folder: Path) -> None:
    """Measures and prints."""
    texts = load(reports)
    small, warc = folder / "small.warc.gz", folder / "crawl.warc.gz"
    write_warc(small, texts, max(1, number // 10))
    write_warc(warc, texts, number)
    (few,) = side_by_side({"few": ("khronika", max(1, number // 10), small, folder / "few")}, reports).values()
    whole, alone = ("khronika", number, warc, folder / "whole"), ("trafilatura", number, warc, folder / "none")
    ours, theirs = side_by_side({"khronika": whole, "trafilatura": alone}, reports).values()
    print(f"{number:,} pages, {warc.stat().st_size / 1e6:.1f} MB of WARC\n")
    print(table(ours, theirs, few), flush=True)
    if kills:
        times = killed(warc, folder / "killed", kills, ours["clock"])
        same = held(folder / "whole") == held(folder / "killed")
        print(f"\nkilled {times} times (kill -9) and gone on: {'the same case' if same else 'ANOTHER CASE'}")
        if not same:
            raise SystemExit(1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path, nargs="?", default=REPORTS)
    parser.add_argument("--pages", type=int, default=PAGES)
    parser.add_argument("--kills", type=int, default=KILLS)
    parser.add_argument("--side", choices=("khronika", "trafilatura"), help="measure one side, and print JSON")
    parser.add_argument("--warc", type=Path, default=Path("crawl.warc.gz"))
    parser.add_argument("--case", type=Path, default=Path("case"))
    given = parser.parse_args()
    if given.side:
        print(json.dumps(measure(given.side, load(given.reports), given.pages, given.warc, given.case)))
        return
    folder = Path(TemporaryDirectory(prefix="khronika-intake-").name)
    folder.mkdir()
    try:
        compare(given.reports, given.pages, given.kills, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
