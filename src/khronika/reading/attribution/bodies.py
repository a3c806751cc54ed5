"""One name for one institution within a report: «Министерство внутренних дел республики» and «МВД» as «МВД Чада»."""

from __future__ import annotations

import re
from itertools import pairwise
from weakref import WeakKeyDictionary

from khronika.reading.attribution_lexicon import bare, speakers
from khronika.reading.parse import Report, Sentence, Word

LEAST = 3  # letters of an abbreviation that the report's own words may spell
SMALL = 2  # prepositions and conjunctions within the full name
GENERIC = ("республики", "страны", "государства", "края", "области", "региона")


def body_name(report: Report, name: str) -> str:
    """The name by which the report calls the institution most fully, its usual abbreviation instead of words."""
    short = in_words(name)
    head, _, rest = short.partition(" ")
    if head not in speakers().abbreviations or (rest and rest not in GENERIC):
        return short
    return _with_country(report, head) or (head if rest in GENERIC else short)


def in_full(report: Report, short: str) -> list[Word]:
    """«СВБ» as «Служба внутренней безопасности» where the report has words that begin so; [] where it has none."""
    for sentence in report.sentences if short.isupper() and short.isalpha() and len(short) >= LEAST else ():
        if short[0] not in sentence.written:
            continue
        words = [w for w in sentence.words if w.pos not in ("ADP", "CCONJ", "PUNCT")]
        for at, word in enumerate(words):
            run = words[at : at + len(short)]
            whole = run[-1].i - word.i < len(short) + SMALL and word.text[0].isupper() and len(word.text) > 1
            if whole and [w.text[0].upper() for w in run] == list(short):
                last = run[-1].i + 2 * ([w.text for w in sentence.words[run[-1].i + 1 : run[-1].i + 3]] == ["(", short])
                return sentence.words[word.i : last + 1]
    return []


def in_words(name: str) -> str:
    """The usual name of an institution or an outlet: «МВД Чада» for its words, «Коммерсантъ» for «Ъ»."""
    low = bare(name)
    for short, longs in speakers().abbreviations.items():
        for long in longs:
            if low == long or low.startswith(long + " "):
                return short + name[len(long) :]
    return name


def _with_country(report: Report, short: str) -> str | None:
    """«МВД Чада» where the report says so, and of one country only."""
    countries = _countries(report).get(short, set())
    return f"{short} {next(iter(countries))}" if len(countries) == 1 else None


_COUNTRIES: WeakKeyDictionary[Report, dict[str, set[str]]] = WeakKeyDictionary()


def _countries(report: Report) -> dict[str, set[str]]:
    """Beside each abbreviation the names in the genitive that follow it in the report."""
    if report not in _COUNTRIES:
        found = _COUNTRIES.setdefault(report, {})
        for sentence in report.sentences:
            for word, after in pairwise(sentence.words):
                named = after.pos == "PROPN" and after.is_("Case", "Gen") and _place(after.text)
                if named and (short := _short(sentence, word)):
                    found.setdefault(short, set()).add(after.text)
    return _COUNTRIES[report]


def _short(sentence: Sentence, last: Word) -> str | None:
    """The abbreviation that ends at the word, or whose full form ends there («Министерства юстиции»)."""
    if last.text in speakers().abbreviations:
        return last.text
    for short, longs in speakers().abbreviations.items():
        for parts in (long.split() for long in longs if long.endswith(" " + last.low)):
            run = sentence.words[max(0, last.i - len(parts) + 1) : last.i]
            if [w.low for w in run[1:]] == parts[1:-1] and run and run[0].lemma == parts[0]:
                return short
    return None


def _place(text: str) -> bool:
    return bool(re.fullmatch(r"[А-ЯЁ][А-ЯЁа-яё-]+", text))
