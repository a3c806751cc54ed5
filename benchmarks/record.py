"""How long the record of a large crisis takes.

    python benchmarks/record.py [STATEMENTS ...]

A generated crisis of so many statements (1000, 10000, 100000): reports of ten statements each, from templates over real
towns and days. Each size in a process of its own, on one core: processor time for the statements of all reports to
become the record (incidents, tolls, disputes), that time for each report, the time for the data of the record's page
and for that of one incident once the record is derived, and the peak of memory.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from khronika.model import About, Count, Document, Phrase, Place, Source, Span, Stated, Statement, Time
from khronika.reading.gazetteer import gazetteer
from khronika.reading.places_adjectives import key
from khronika.record.whole import Record, record
from khronika.views.filters import choices
from khronika.views.incident import incident_view
from khronika.views.record import record_view

SIZES = (1_000, 10_000, 100_000)
TOWNS = (
    "Алматы", "Караганда", "Шымкент", "Актау", "Актобе", "Тараз", "Павлодар", "Атырау", "Костанай", "Кызылорда",
    "Москва", "Казань", "Бишкек", "Минск", "Новосибирск", "Омск", "Самара", "Уфа", "Пермь", "Воронеж",
)  # fmt: skip
SOURCES = ("МВД", "Минздрав", "полиция", "очевидцы", "Генпрокуратура", "местные СМИ", "прокуратура", "МЧС")
WHO = ("водитель", "полицейский", "прохожий", "студент", "журналист", "врач", "рабочий", "продавец", "учитель")
ACTS = (
    ("attack", "обстреляли", "{who} обстреляли в городе {town}"),
    ("death", "погиб", "{who} погиб в городе {town}"),
    ("injury", "ранены", "В городе {town} ранены {count} человек, среди них {who}"),
    ("detention", "задержаны", "В городе {town} задержаны {count} человек"),
    ("damage", "сгорел", "В городе {town} сгорел магазин"),
)
PER_REPORT = 10
PER_DAY = 40  # reports: what a large crisis brings in one language
START = date(2015, 1, 1)


def crisis(size: int) -> list[Stated]:
    """So many statements, the same ones each time."""
    chance, places = random.Random(7), [_place(name) for name in TOWNS]
    return [s for number in range(size // PER_REPORT) for s in _report(number, chance, places)]


def _place(name: str) -> Place:
    best = max(gazetteer().find(key(name)), key=lambda e: e.population)
    return Place(name, best.kind, Span(0, 0), "made", best.id, best.country, best.latitude, best.longitude)


def _report(number: int, chance: random.Random, places: list[Place]) -> list[Stated]:
    day = START + timedelta(days=number // PER_DAY)
    lines, made = [], []
    at = 0
    for _ in range(PER_REPORT):
        kind, trigger, template = chance.choice(ACTS)
        place, who, count = chance.choice(places), chance.choice(WHO), chance.randint(2, 60)
        line = template.format(who=who, town=place.name, count=count) + "."
        made.append((kind, at + line.index(trigger), trigger, place, who, count, chance.randint(0, 2), at))
        lines.append(line)
        at += len(line) + 1
    text = "\n".join(lines)
    about = About(f"r{number}", day.isoformat(), f"Издание {number % 97}")
    document = Document(sha256(f"{number}{text}".encode()).hexdigest(), text, about, datetime(2024, 1, 1, tzinfo=UTC))
    source = chance.choice(SOURCES)
    return [_stated(document, i, day, source, *one) for i, one in enumerate(made)]


def _stated(
    document: Document, number: int, day: date, source: str, kind: str, at: int, trigger: str, place: Place, who: str,
    count: int, ago: int, line: int,
) -> Stated:  # fmt: skip
    span = Span(at, at + len(trigger))
    where = Place(place.name, place.kind, span, "made", place.id, place.country, place.latitude, place.longitude)
    counted = Count(count, count, (span,), "made") if kind in ("injury", "detention") else None
    statement = Statement(
        kind, "reported", Phrase(trigger, span, "made"), (span,), (Phrase(who, Span(line, line + 1), "made"),),
        count=Count(1, 1, (span,), "made") if kind == "death" else counted,
        when=Time((day - timedelta(days=ago)).isoformat(), (span,), "made"), where=(where,),
        sources=(Source(source, span, "made"),),
    )  # fmt: skip
    return Stated(f"{document.sha256[:12]}{number:04}", document, statement)


def measure(size: int) -> dict[str, float]:
    """Seconds of each step, and the peak of memory in MB."""
    stated = crisis(size)
    whole = record({s.document.sha256: s.document for s in stated}.values(), stated)
    steps: dict[str, Callable[[], object]] = {
        "incidents": lambda: whole.incidents,
        "tolls": lambda: whole.tolls,
        "disputes": lambda: whole.disputes,
        "page": lambda: _page(whole),
        "incident": lambda: _incident(whole),
    }
    seconds = {name: _seconds(step) for name, step in steps.items()}
    return seconds | {"memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def _seconds(step: Callable[[], object]) -> float:
    begun = time.process_time()
    step()
    return time.process_time() - begun


def _incident(whole: Record) -> object:
    largest = max(whole.incidents, key=lambda i: len(i.stated))
    own = [t for t in whole.tolls if t.incident == largest.id]
    return incident_view(largest, whole.disputes[largest.id], own)


def _page(whole: Record) -> object:
    return record_view(
        "benchmark", whole.documents, whole.incidents, whole.tolls, asked=choices(whole.incidents),
        disputes=whole.disputes,
    )  # fmt: skip


COLUMNS = ("statements", "derived s", "ms/report", "page ms", "incident ms", "memory MB")


def row(size: int, m: dict[str, float]) -> str:
    """One size as a line of the table."""
    derived = m["incidents"] + m["tolls"] + m["disputes"]
    each = derived / (size / PER_REPORT) * 1000
    page, incident = m["page"] * 1000, m["incident"] * 1000
    return f"{size:>12}{derived:>12.1f}{each:>12.2f}{page:>12.0f}{incident:>12.1f}{m['memory']:>12.0f}"


def table(sizes: list[int]) -> None:
    """Prints the sizes one after the other, each measured in a process of its own."""
    print("".join(f"{name:>12}" for name in COLUMNS))
    for size in sizes:
        command = [sys.executable, __file__, "--one", str(size)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        print(row(size, json.loads(done.stdout)), flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="*", default=list(SIZES))
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        print(json.dumps(measure(given.one)))
    else:
        table(given.sizes)
