"""The lexicon of acts, compiled for look-up by dictionary form."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from khronika.errors import BadLanguageData
from khronika.languages import load
from khronika.model import TYPES

KEYS = {
    "name", "type", "status", "direction", "verbs", "nouns", "adjectives", "phrases", "subject", "object", "instrumental",
    "dative", "owner", "genitive", "by", "prepositions", "genitive_with_preposition", "only", "not", "only_verbs", "skip_verbs",
    "skip_nouns", "of", "only_subject", "not_genitive", "unless", "unless_head", "beside", "beside_head", "people",
    "people_of", "generic", "self", "lives", "content", "complement", "negated", "reach", "example", "counter",
}  # fmt: skip


@dataclass(frozen=True)
class Rule:
    """One rule of acts.toml; see the head of that file for what each key means."""

    name: str
    type: str
    status: str | None = None
    direction: str | None = None
    subject: str | None = None
    object: str | None = None
    dative: str | None = None
    owner: str | None = None
    genitive: str | None = None
    by: str | None = None
    genitive_with_preposition: str | None = None
    self_: str | None = None
    prepositions: dict[str, str] = field(default_factory=dict, hash=False)
    only: frozenset[str] = frozenset()
    not_: frozenset[str] = frozenset()
    only_subject: frozenset[str] = frozenset()
    not_genitive: frozenset[str] = frozenset()
    only_verbs: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    unless_head: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    beside_head: frozenset[str] = frozenset()
    people: bool = False
    people_of: bool = False
    generic: bool = False
    lives: bool = False
    content: bool = False
    complement: bool = False
    negated: bool = False
    reach: bool = False
    of_subject: bool = False
    example: str = ""
    counter: str = ""


@dataclass(frozen=True)
class Entry:
    """How one dictionary form triggers a rule: as which part of speech, and with which further words near it."""

    rule: Rule
    kind: str  # verb, noun, adjective or phrase
    rest: tuple[frozenset[str], ...] = ()


def _words(value: Any) -> frozenset[str]:
    return frozenset(value.split() if isinstance(value, str) else value or ())


def _rule(data: dict[str, Any]) -> Rule:
    unknown = set(data) - KEYS
    if unknown or data.get("type") not in TYPES:
        reason = f"rule {data.get('name')!r}: unknown keys {sorted(unknown)} or type {data.get('type')!r}"
        raise BadLanguageData("acts.toml", reason, "Correct the rule")
    sets = ("only", "only_subject", "not_genitive", "only_verbs", "unless", "unless_head", "beside", "beside_head")
    plain = (
        "name", "type", "status", "direction", "subject", "object", "dative", "owner", "genitive", "by",
        "genitive_with_preposition", "prepositions", "people", "people_of", "generic", "lives", "content", "negated", "reach",
        "example", "counter",
    )  # fmt: skip
    return Rule(
        **{k: data[k] for k in plain if k in data},
        **{k: _words(data.get(k)) for k in sets},
        not_=_words(data.get("not")),
        self_=data.get("self"),
        complement="complement" in data,
        of_subject=data.get("of") == "subject",
    )


def _phrase(text: str) -> tuple[str, tuple[frozenset[str], ...]]:
    head, _, rest = (part.strip() for part in text.partition("|"))
    return head, tuple(frozenset(word.split("/")) for word in rest.split())


class Lexicon:
    """All rules; `entries[dictionary form]` are those that the form may trigger, phrases first."""

    def __init__(self, language: str = "ru") -> None:
        self.entries: dict[str, list[Entry]] = defaultdict(list)
        self.rules: list[Rule] = []
        for data in load(language, "acts")["rule"]:
            rule = _rule(data)
            self.rules.append(rule)
            for phrase in data.get("phrases", ()):
                head, rest = _phrase(phrase)
                self.entries[head].append(Entry(rule, "phrase", rest))
            for kind in ("verb", "noun", "adjective"):
                skipped = _words(data.get(f"skip_{kind}s"))
                for form in sorted(_words(data.get(f"{kind}s")) - skipped):
                    self.entries[form].append(Entry(rule, kind))
        for entries in self.entries.values():
            entries.sort(key=lambda e: e.kind != "phrase")


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The Russian lexicon, compiled once."""
    return Lexicon()


@cache
def noun_class(name: str) -> frozenset[str]:
    """The dictionary forms of a class in nouns.toml."""
    return _words(load("ru", "nouns")[name])
