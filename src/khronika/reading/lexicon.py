"""The lexicon of acts, compiled for look-up by dictionary form."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, fields
from functools import cache, lru_cache
from typing import Any

from khronika.errors import BadLanguageData
from khronika.languages import load
from khronika.model import TYPES

FORMS = {"verbs", "nouns", "adjectives", "phrases"}  # what triggers a rule
RENAMED = {"not": "not_", "self": "self_"}  # keys that are words of Python


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
    amid: frozenset[str] = frozenset()
    within: frozenset[str] = frozenset()
    unless_report: frozenset[str] = frozenset()
    people: bool = False
    people_of: bool = False
    generic: bool = False
    refers: bool = False
    yields: str | None = None
    lives: bool = False
    content: bool = False
    complement: bool = False
    negated: bool = False
    reach: bool = False
    infinitive: bool = False
    gone: bool = False
    attributive: bool = False
    many: bool = False
    state: bool = False
    short: bool = False
    example: str = ""
    counter: str = ""


CLASSES = {f.name for f in fields(Rule) if f.type == "frozenset[str]"}  # keys whose value is a set of words


@dataclass(frozen=True)
class Entry:
    """How one dictionary form triggers a rule: as which part of speech, and with which further words near it."""

    rule: Rule
    kind: str  # verb, noun, adjective or phrase
    rest: tuple[frozenset[str], ...] = ()


def _words(value: Any) -> frozenset[str]:
    return frozenset(value.split() if isinstance(value, str) else value or ())


def _rule(data: dict[str, Any]) -> Rule:
    known = {RENAMED.get(key, key): value for key, value in data.items() if key not in FORMS}
    unknown = set(known) - {f.name for f in fields(Rule)}
    if unknown or data.get("type") not in TYPES:
        reason = f"rule {data.get('name')!r}: unknown keys {sorted(unknown)} or type {data.get('type')!r}"
        raise BadLanguageData("acts.toml", reason, "Correct the rule")
    values: dict[str, Any] = {key: _words(value) if key in CLASSES else value for key, value in known.items()}
    return Rule(**values)


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
                for form in sorted(_words(data.get(f"{kind}s"))):
                    self.entries[form].append(Entry(rule, kind))
        for entries in self.entries.values():
            entries.sort(key=lambda e: (e.rule.refers, e.kind != "phrase"))
        self.named = {rule.name: rule for rule in self.rules}
        for rule in self.rules:
            if rule.yields and rule.yields not in self.named:
                raise BadLanguageData("acts.toml", f"rule {rule.name!r} yields {rule.yields!r}, no rule", "Correct it")


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The Russian lexicon, compiled once."""
    return Lexicon()


@cache
def table(name: str) -> dict[str, frozenset[str]]:
    """A table of acts.toml: its lists of dictionary forms."""
    return {key: _words(value) for key, value in load("ru", "acts")[name].items()}


@cache
def noun_class(name: str) -> frozenset[str]:
    """The dictionary forms of a class in nouns.toml."""
    return _words(load("ru", "nouns")[name])
