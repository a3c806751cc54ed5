"""What a phrase is about, by the kinds of `languages/ru/kinds.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from khronika.incidents.words import WORD, lemma, lemmas
from khronika.languages import load

HEAD = 8  # letters of a word that may end a compound: «порядок» (7) ends «беспорядок»
DENYING = ("не", "без", "бес")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of one slot: the words that tell it, and its names in Russian and English where it is shown."""

    slot: str
    name: str
    words: frozenset[str]
    example: str
    counter: str
    ru: str
    en: str


@lru_cache(maxsize=1)
def kinds(language: str = "ru") -> tuple[Kind, ...]:
    """All kinds, in the order of the file."""
    return tuple(
        Kind(
            o["slot"], o["name"], frozenset(o["words"]) | {lemma(w) for w in o["words"]}, o["example"], o["counter"],
            o.get("ru", o["name"]), o.get("en", o["name"]),
        )
        for o in load(language, "kinds")["kind"]
    )  # fmt: skip


@lru_cache(maxsize=32)
def _slot(slot: str) -> tuple[Kind, ...]:
    return tuple(k for k in kinds() if k.slot == slot)


def named(slot: str, name: str) -> Kind | None:
    """The kind of that name."""
    return next((k for k in _slot(slot) if k.name == name), None)


@lru_cache(maxsize=100_000)
def of(slot: str, text: str) -> str | None:
    """The first kind of a slot that a phrase is of, or None."""
    words = _with_heads(slot, lemmas(text))
    return next((k.name for k in _slot(slot) if not k.words.isdisjoint(words)), None)


def _with_heads(slot: str, words: tuple[str, ...]) -> set[str]:
    """The words, and for groups of people what a compound is a kind of: «горноспасатель» is a rescuer."""
    heads = (
        (k for w in words for k in _heads(slot) if w.endswith(k) and not w.startswith(DENYING))
        if slot == "group"
        else ()
    )
    return {*words, *heads}


@lru_cache(maxsize=4)
def _heads(slot: str) -> tuple[str, ...]:
    return tuple(w for k in _slot(slot) for w in sorted(k.words) if len(w) >= HEAD)


@lru_cache(maxsize=100_000)
def all_of(slot: str, text: str) -> frozenset[str]:
    """Every kind of a slot that a phrase is of."""
    words = lemmas(text)
    return frozenset(k.name for k in _slot(slot) if not k.words.isdisjoint(words))


def nearest(slot: str, text: str, at: int, without: tuple[str, ...] = ()) -> str | None:
    """The kind whose word stands nearest to the character `at` of a text."""
    asked = [k for k in _slot(slot) if k.name not in without]
    found = [(abs(m.start() - at), k.name) for m in WORD.finditer(text) for k in asked if lemma(m[0]) in k.words]
    return min(found)[1] if found else None
