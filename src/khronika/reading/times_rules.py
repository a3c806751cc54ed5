"""The rules of times.toml, compiled, and what they find in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from khronika.errors import BadLanguageData
from khronika.languages import FOLDER
from khronika.reading.numbers_text import words_in
from khronika.reading.parse import Sentence
from khronika.reading.times_macros import alternatives, blanks, data, expand, month_forms, weekday_forms


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its pattern, the value's function, and the conditions around it."""

    order: int
    name: str
    value: str
    role: str
    pattern: re.Pattern[str]
    before: re.Pattern[str] | None
    not_before: re.Pattern[str] | None
    needs: tuple[str, ...]
    next_not: str
    relative: bool
    lower: bool
    bare: bool
    args: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Atom:
    """A rule's match at `[start, end)` of the sentence's line, with the groups' words."""

    rule: Rule
    start: int
    end: int
    groups: dict[str, str] = field(hash=False)


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """All rules, in the file's order. Raises BadLanguageData naming the rule whose pattern cannot be read."""
    return tuple(_rule(i, entry) for i, entry in enumerate(data()["rule"]))


def _rule(order: int, entry: dict[str, Any]) -> Rule:
    try:
        pattern = _compiled(rf"(?<![а-яa-z0-9])(?:{expand(entry['pattern'])})(?![а-яa-z0-9])")
        before, not_before = (_compiled(entry[k]) if k in entry else None for k in ("before", "not_before"))
    except (re.error, KeyError) as error:
        path = FOLDER / "ru" / "times.toml"
        raise BadLanguageData(path, f"rule {entry.get('name')}: {error}", "Correct the rule's pattern") from error
    return Rule(
        order, entry["name"], entry["value"], entry.get("role", "date"), pattern, before, not_before,
        tuple(entry.get("needs", ())), entry.get("next_not", ""),
        bool(entry.get("relative")), bool(entry.get("lower")), bool(entry.get("bare")), entry.get("args", {}),
    )  # fmt: skip


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(blanks(pattern))


def atoms(sentence: Sentence) -> list[Atom]:
    """The longest matches of all rules, in the order of the text, none overlapping another."""
    text = sentence.line
    found = sorted(_matches(sentence, text), key=lambda a: (a.start - a.end, a.start, a.rule.order))
    kept: list[Atom] = []
    for atom in found:
        if all(atom.end <= k.start or k.end <= atom.start for k in kept):
            kept.append(atom)
    return sorted(kept, key=lambda a: a.start)


def _matches(sentence: Sentence, text: str) -> Iterator[Atom]:
    given = _given(text)
    for needs, needing in _by_needs():
        if not needs or any(n in given if n[0] == "{" else n in text for n in needs):
            for rule in needing:
                yield from _matches_of(rule, sentence, text)


def _matches_of(rule: Rule, sentence: Sentence, text: str) -> Iterator[Atom]:
    for match in rule.pattern.finditer(text):
        if _fits(rule, sentence, text, match):
            groups = {k.partition("__")[0]: v for k, v in match.groupdict().items() if v is not None}
            yield Atom(rule, match.start(), match.end(), groups)


@lru_cache(maxsize=1)
def _by_needs() -> list[tuple[tuple[str, ...], list[Rule]]]:
    """The rules by what must stand in a sentence for them to match."""
    out: dict[tuple[str, ...], list[Rule]] = {}
    for rule in rules():
        out.setdefault(rule.needs, []).append(rule)
    return list(out.items())


def _given(text: str) -> set[str]:
    """Which of the tables that rules need have a word in the text."""
    return {name for name, pattern in _tables().items() if pattern.search(text)}


@lru_cache(maxsize=1)
def _tables() -> dict[str, re.Pattern[str]]:
    return {
        "{month}": re.compile(alternatives({form[:3] for form in month_forms()})),
        "{weekday}": re.compile(alternatives({form[:4] for form in weekday_forms()})),
        "{digit}": re.compile(r"\d"),
    }


def _fits(rule: Rule, sentence: Sentence, text: str, match: re.Match[str]) -> bool:
    if rule.before and not _preceded(rule.before, text, match.start()):
        return False
    if rule.not_before and _preceded(rule.not_before, text, match.start()):
        return False
    if rule.lower and _capital(sentence, match):
        return False
    return not (rule.next_not and NEXT[rule.next_not](sentence, text, match.end()))


def _preceded(before: re.Pattern[str], text: str, at: int) -> bool:
    return bool(before.search(text[max(0, at - 40) : at]))


def _capital(sentence: Sentence, match: re.Match[str]) -> bool:
    """A month's name with a capital is a person's or a place's name, unless the sentence is all capitals."""
    group = match.start("month" if "month" in match.re.groupindex else "monthly")
    word = sentence.words[words_in(sentence, group, group + 1)[0]]
    return word.text[:1].isupper() and not word.text.isupper()


def _genitive(sentence: Sentence, text: str, end: int) -> bool:
    after = words_in(sentence, end, len(text))
    words = [sentence.words[i] for i in after[:3]]
    while words and words[0].pos in ("ADJ", "DET") and words[0].is_("Case", "Gen"):
        words = words[1:]
    return bool(words) and words[0].pos in ("NOUN", "PROPN", "PRON") and words[0].is_("Case", "Gen")


def _noun(sentence: Sentence, text: str, end: int) -> bool:
    after = words_in(sentence, end, len(text))
    return (
        bool(after)
        and sentence.words[after[0]].pos in ("NOUN", "ADJ", "NUM")
        and sentence.words[after[0]].is_("Case", "Gen", "Loc")
    )


def _digit(sentence: Sentence, text: str, end: int) -> bool:
    return bool(re.match(r"\s\d{1,2}\s", text[end:]))


def _date(sentence: Sentence, text: str, end: int) -> bool:
    return bool(re.match(r"\s(?:с|со|на)\s\d", text[end:]))


def _ago(sentence: Sentence, text: str, end: int) -> bool:
    return bool(re.match(r"\s(?:тому\s)?(?:назад|спустя|подряд)", text[end:]))


NEXT = {"genitive": _genitive, "noun": _noun, "digit": _digit, "date": _date, "ago": _ago}
