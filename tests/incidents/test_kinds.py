"""Every kind and every office answers for its example and is silent on its counter-example."""

import pytest

from khronika.incidents import kinds
from khronika.incidents.origins import body, unify
from khronika.languages import load

OFFICES = load("ru", "origins")["body"]


@pytest.mark.parametrize("kind", kinds.kinds(), ids=lambda k: f"{k.slot} {k.name}")
def test_kind(kind: kinds.Kind) -> None:
    assert kind.name in kinds.all_of(kind.slot, kind.example)
    assert kind.name not in kinds.all_of(kind.slot, kind.counter)


@pytest.mark.parametrize("office", OFFICES, ids=lambda o: o["name"])
def test_office(office: dict[str, str]) -> None:
    assert body(office["example"]) == office["name"]
    assert body(office["counter"]) != office["name"]


@pytest.mark.parametrize(
    "names",
    [
        ("МВД", "министерство внутренних дел", "МВД Казахстана", "Interior Ministry"),
        ("Орда", "Orda", "Orda.kz", "издание «Орда»", "корреспондент «Орды»"),
        ("Клооп", "Kloop"),
    ],
)
def test_one_source_under_many_names(names: tuple[str, ...]) -> None:
    assert len({unify(name, "KZ") for name in names}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("МВД", "МИД"), ("МВД Киргизии", "МВД Казахстана"), ("Орда", "Клооп"), ("Минздрав", "МВД")]
)
def test_two_sources(one: str, other: str) -> None:
    assert unify(one, "KZ") != unify(other, "KZ")
