"""The report that the project began with gives what it was founded to give."""

import pytest

from khronika.model import About


@pytest.fixture(scope="module")
def said(shared, reader):
    text = (shared / "gold" / "dev" / "seed.txt").read_text(encoding="utf-8")
    [statements] = reader.read([(text, About("seed", "2022-01-07"))])
    return statements


def one(said, kind, **wanted):
    """The statements of a type whose slots, as plain words, are those wanted."""
    found = [s for s in said if s.type == kind and all(value in told(s)[slot] for slot, value in wanted.items())]
    assert found, [told(s) for s in said if s.type == kind]
    return found[0]


def told(s):
    return {
        "status": s.status,
        "affected": [p.text for p in s.affected] or [None],
        "actor": [p.text for p in s.actors],
        "count": [s.count and (s.count.low, s.count.high)],
        "when": [s.when and s.when.edtf],
        "clock": [s.when and s.when.clock],
        "where": [p.name for p in s.where],
        "source": [x.name for x in s.sources],
    }


def test_the_driver_and_the_journalist(said):
    same = {"when": "2022-01-06T23:00~", "where": "Алматы", "source": "Орда", "count": (1, 1)}
    one(said, "death", affected="водитель", **same)
    one(said, "injury", affected="журналист", **same)


def test_the_ministrys_figures(said):
    same = {"when": "2022-01-07", "source": "МВД Казахстана", "where": "Казахстан"}
    one(said, "death", affected="протестующих", count=(26, None), **same)
    one(said, "injury", count=(18, 18), **same)
    one(said, "detention", count=(3000, None), **same)


def test_emergency_and_curfew(said):
    one(said, "measure", when="../2022-01-19", where="Казахстан", clock=None)
    one(said, "measure", clock="23:00-07:00")


@pytest.mark.parametrize(("country", "soldiers"), [("Армения", 70), ("Таджикистан", 200), ("Россия", 3000)])
def test_troops_pledged(said, country, soldiers):
    one(said, "deployment", status="planned", actor=country, count=(soldiers, soldiers))


def test_kyrgyzstan_has_not_decided(said):
    one(said, "deployment", status="possible", actor="Кыргызстан")


def test_refusal_to_comment(said):
    one(said, "refusal", actor="Айгерим Секербек кызы", source="Орда")
