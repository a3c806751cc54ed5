"""How long the record of a large crisis takes, kept in a case.

    python benchmarks/record.py [STATEMENTS ...]

A generated crisis of so many statements (1000, 10000, 100000): happenings in real towns on real days, each told by
about five reports of ten statements, ten reports a day; every fifth report is a near-copy of one of the last ten.
Each size in a process of its own, on one core, processor time: how long the record takes for each report of the
crisis, added fifty at a time; how long for a further report added by itself; the data of the record's page; the peak
of memory; the size of the database. Reading is not counted: benchmarks/reading.py measures that.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from khronika.model import About, Count, Document, Phrase, Place, Source, Span, Stated, Statement, Time
from khronika.reading.gazetteer import gazetteer
from khronika.reading.places_adjectives import key
from khronika.statements import store
from khronika.statements.case import DATABASE, Case
from khronika.statements.store import stated_id
from khronika.views.keeping import Keeper
from khronika.views.record_page import record_page

SIZES = (1_000, 10_000, 100_000)
MORE = 20  # reports added one by one
AT_ONCE = 50  # reports added together
TOWNS = (
    "Алматы", "Караганда", "Шымкент", "Актау", "Актобе", "Тараз", "Павлодар", "Атырау", "Костанай", "Кызылорда",
    "Москва", "Казань", "Бишкек", "Минск", "Новосибирск", "Омск", "Самара", "Уфа", "Пермь", "Воронеж",
)  # fmt: skip
SOURCES = ("МВД", "Минздрав", "полиция", "очевидцы", "Генпрокуратура", "местные СМИ", "прокуратура", "МЧС")
WHO = ("водитель", "полицейский", "прохожий", "студент", "журналист", "врач", "рабочий", "продавец", "учитель")
SURNAMES = ("Ахметов", "Ким", "Орлов", "Сеитов", "Громов", "Петренко", "Юсупов", "Лебедев", "Жумабаев", "Волков")
NAMES = ("Азамат", "Виктор", "Олег", "Данияр", "Игорь", "Тимур", "Сергей", "Руслан", "Павел", "Марат")
SITES = ("рынок", "вокзал", "площадь", "больница", "школа", "мост", "акимат", "аэропорт", "банк", "стадион")
ACTS = (
    ("attack", "обстреляли", "{who} обстреляли у здания «{site}» в городе {town}"),
    ("death", "погиб", "{who} погиб у здания «{site}» в городе {town}"),
    ("injury", "ранены", "В городе {town} у здания «{site}» ранены {count} человек"),
    ("detention", "задержаны", "В городе {town} задержаны {count} человек"),
    ("damage", "сгорел", "В городе {town} сгорел {site}"),
)
PER_REPORT = 10
PER_DAY = 10  # reports
HAPPENINGS = 8  # a day; each is told by about five reports, some statements each
COPIED = 5  # every such report is a near-copy
LATELY = 10  # reports of which a near-copy is made
START = date(2015, 1, 1)


def crisis(size: int) -> Iterator[list[Stated]]:
    """So many statements, by report, the same ones each time."""
    chance, places = random.Random(7), [_place(name) for name in TOWNS]
    days: dict[int, list[Happening]] = {}
    lately: deque[list[Stated]] = deque(maxlen=LATELY)
    for number in range(size // PER_REPORT):
        if number % COPIED == COPIED - 1:
            made = _copy(number, chance.choice(lately))
        else:
            made = _report(number, chance, places, days)
        lately.append(made)
        yield made


def _copy(number: int, of: Sequence[Stated]) -> list[Stated]:
    """The report by another outlet, which adds a line of its own and drops who said the half of it."""
    text = f"{of[0].document.text}\nПередаёт корреспондент издания {number % 97}."
    published = (START + timedelta(days=number // PER_DAY)).isoformat()
    about = About(f"r{number}", published, f"Издание {number % 97}")
    document = Document(sha256(f"{number}{text}".encode()).hexdigest(), text, about, datetime(2024, 1, 1, tzinfo=UTC))
    told = [replace(s.statement, sources=() if n % 2 else s.statement.sources) for n, s in enumerate(of)]
    return [Stated(stated_id(document.sha256, s), document, s) for s in told]


@dataclass(frozen=True)
class Happening:
    """What several reports tell of."""

    day: date
    place: Place
    who: str
    site: str
    count: int


def _place(name: str) -> Place:
    best = max(gazetteer().find(key(name)), key=lambda e: e.population)
    return Place(name, best.kind, Span(0, 0), "made", best.id, best.country, best.latitude, best.longitude)


def _happening(day: int, chance: random.Random, places: list[Place]) -> Happening:
    who = f"{chance.choice(WHO)} {chance.choice(NAMES)} {chance.choice(SURNAMES)}"
    return Happening(
        START + timedelta(days=day), chance.choice(places), who, chance.choice(SITES), chance.randint(2, 60)
    )


def _report(number: int, chance: random.Random, places: list[Place], days: dict[int, list[Happening]]) -> list[Stated]:
    today = number // PER_DAY
    for day in (today, today - 1):
        days.setdefault(day, [_happening(day, chance, places) for _ in range(HAPPENINGS)])
    told = chance.sample(days[today] + days[today - 1], 4)
    lines, made = [], []
    at = 0
    for of, (kind, trigger, template) in chance.sample([(h, act) for h in told for act in ACTS], PER_REPORT):
        line = template.format(who=of.who, town=of.place.name, count=of.count, site=of.site) + "."
        made.append((kind, at + line.index(trigger), trigger, of, at))
        lines.append(line)
        at += len(line) + 1
    text = "\n".join(lines)
    published = (START + timedelta(days=today)).isoformat()
    about = About(f"r{number}", published, f"Издание {number % 97}")
    document = Document(sha256(f"{number}{text}".encode()).hexdigest(), text, about, datetime(2024, 1, 1, tzinfo=UTC))
    source = chance.choice(SOURCES)
    return [_stated(document, source, *one) for one in made]


def _stated(document: Document, source: str, kind: str, at: int, trigger: str, of: Happening, line: int) -> Stated:
    span = Span(at, at + len(trigger))
    where = replace(of.place, span=span)
    count = 1 if kind == "death" else of.count if kind in ("injury", "detention") else None
    statement = Statement(
        kind, "reported", Phrase(trigger, span, "made"), (span,), (Phrase(of.who, Span(line, line + 1), "made"),),
        count=Count(count, count, (span,), "made") if count else None,
        when=Time(of.day.isoformat(), (span,), "made"), where=(where,), site=Phrase(of.site, span, "made"),
        sources=(Source(source, span, "made"),),
    )  # fmt: skip
    return Stated(stated_id(document.sha256, statement), document, statement)


def measure(size: int) -> dict[str, float]:
    """Seconds of each step, the peak of memory and the size of the database in MB."""
    reports = crisis(size + MORE * PER_REPORT)
    with TemporaryDirectory() as folder:
        case = Case.create(Path(folder) / "case")
        keeper = Keeper(case)
        told = {"all": sum(_added(case, keeper, some) for some in _portions(islice(reports, size // PER_REPORT)))}
        told["one"] = sum(_added(case, keeper, [report]) for report in reports) / MORE
        told["page"] = min(_seconds(lambda: _page(case)) for _ in range(3))
        told["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        return told | {"database": (case.folder / DATABASE).stat().st_size / 2**20}


def _portions(reports: Iterator[list[Stated]]) -> Iterator[list[list[Stated]]]:
    while some := list(islice(reports, AT_ONCE)):
        yield some


def _added(case: Case, keeper: Keeper, reports: Sequence[Sequence[Stated]]) -> float:
    """Seconds until the record holds what reports state, once they are in the case."""
    with case.writing() as connection:
        for report in reports:
            document = report[0].document
            store.put_documents(connection, [document])
            store.put_statements(connection, document.sha256, [s.statement for s in report], "made")
    return _seconds(keeper.refresh)


def _seconds(step: Callable[[], object]) -> float:
    begun = time.process_time()
    step()
    return time.process_time() - begun


def _page(case: Case) -> object:
    with case.reading() as connection:
        return record_page(connection, "benchmark")


COLUMNS = ("statements", "ms/report", "one report ms", "page ms", "memory MB", "database MB")


def row(size: int, m: dict[str, float]) -> str:
    """One size as a line of the table."""
    each = m["all"] / (size / PER_REPORT) * 1000
    cells = (each, m["one"] * 1000, m["page"] * 1000, m["memory"], m["database"])
    return f"{size:>14}" + "".join(f"{cell:>14.1f}" for cell in cells)


def table(sizes: list[int]) -> None:
    """Prints the sizes one after the other, each measured in a process of its own."""
    print("".join(f"{name:>14}" for name in COLUMNS))
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
