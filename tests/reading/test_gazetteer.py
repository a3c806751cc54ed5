"""The gazetteer: what it holds, that its file is made anew when it must be, and that it can do without one."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from khronika.reading import gazetteer as module
from khronika.reading.gazetteer import gazetteer
from khronika.reading.places_adjectives import key


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A copy of the file that the process stands on."""
    gazetteer()
    return Path(shutil.copy(module.FILE, tmp_path / "places.sqlite"))


def _first(name: str) -> module.Entry:
    return gazetteer().find(key(name))[0]


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        ("Алматы", "geonames:1526384"),
        ("Кара-Балта", "geonames:1528182"),
        ("Россия", "iso:RU"),
        ("Российская Федерация", "iso:RU"),
        ("Великобритания", "iso:GB"),
        ("Мангистауская область", "iso:KZ-47"),
        ("Смоленская область", "iso:RU-SMO"),
        ("Чечня", "iso:RU-CE"),
        ("Техас", "iso:US-TX"),
        ("Найнава", "iso:IQ-NI"),
    ],
)
def test_names_lead_to_ids(name: str, identity: str) -> None:
    assert _first(name).id == identity


def test_every_country_of_iso_3166_has_a_russian_name_and_lies_somewhere() -> None:
    rows = gazetteer().database.execute("select name, latitude from entries where kind = 'country'").fetchall()
    assert len(rows) >= 249
    assert all(name[0].lower() in "абвгдеёжзийклмнопрстуфхцчшщыэюя" for name, _ in rows)
    assert sum(latitude is None for _, latitude in rows) < 15  # without a town of 500 people that has a Russian name


def test_coordinates_are_degrees() -> None:
    low, high, west, east = (
        gazetteer()
        .database.execute("select min(latitude), max(latitude), min(longitude), max(longitude) from entries")
        .fetchone()
    )
    assert -90 <= low < high <= 90 and -180 <= west < east <= 180


def test_hyphens_and_yo_make_no_difference() -> None:
    assert key("Орёл") == key("Орел") and key("Папуа — Новая Гвинея") == key("Папуа-Новая Гвинея")


@pytest.mark.parametrize(
    ("adjective", "name"),
    [
        ("алматинский", "Алматы"),
        ("немецкий", "Германия"),
        ("омский", "Омск"),
        ("техасский", "Техас"),
        ("ялтинский", "Ялта"),
    ],
)
def test_adjectives_lead_to_places(adjective: str, name: str) -> None:
    assert gazetteer().of_adjective(adjective)[0].name == name


@pytest.mark.parametrize("word", ["городской", "советский", "женский", "лучший", "полицейский"])
def test_other_adjectives_lead_nowhere(word: str) -> None:
    assert gazetteer().of_adjective(word) == ()


def test_made_in_memory_the_tables_are_those_of_the_file() -> None:
    made, kept = module._in_memory(), gazetteer().database
    for table in ("meta", "entries", "names"):
        assert list(made.execute(f"select * from {table}")) == list(kept.execute(f"select * from {table}"))


def test_a_file_of_another_version_is_not_used(built: Path) -> None:
    assert module._open(built)
    database = sqlite3.connect(built)
    database.execute("update meta set version = 'older'")
    database.commit()
    database.close()
    assert module._open(built) is None


def test_a_file_that_is_no_database_is_not_used(tmp_path: Path) -> None:
    broken = tmp_path / "broken.sqlite"
    broken.write_text("not a database " * 100)
    assert module._open(broken) is None


def test_where_nothing_can_be_written_no_file_is_made(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    assert module._built(blocked / "compiled" / "places.sqlite") is None
