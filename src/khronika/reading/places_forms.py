"""Names of the gazetteer in the words of a sentence: which of its names may stand from a word on, in any case."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from khronika.reading.gazetteer import Entry, Gazetteer
from khronika.reading.nominative_words import candidates, candidates_in
from khronika.reading.parse import Word
from khronika.reading.places_adjectives import key, lexicon

FIXING = ("на", "над", "под", "де", "ла")  # after these a part of a name keeps its form («Франкфурт-на-Майне»)
LONGEST = 8  # parts of a name («Ростов-на-Дону» has three)
Options = tuple[tuple[Entry, float], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a word between hyphens; `ends` tells whether the word ends with it."""

    text: str
    case: str
    word: Word
    ends: bool


@lru_cache(maxsize=50_000)
def _pieces(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text))


def parts(words: Sequence[Word], at: int) -> list[Part]:
    """The pieces from a word on that a name may be made of; punctuation but hyphens and apostrophes ends them."""
    out: list[Part] = []
    for word in words[at : at + LONGEST]:
        pieces = _pieces(word.text)
        if not pieces and word.text not in ("-", "—", "–", "'", "’", "`"):
            break
        case = word.feats.get("Case", "Nom")
        out += [Part(p, case, word, i == len(pieces) - 1) for i, p in enumerate(pieces)]
    return out[:LONGEST]


def matches(words: Sequence[Word], at: int, gazetteer: Gazetteer) -> Iterator[tuple[list[Word], Options]]:
    """The words from `at` on that make a name, with what it may be, the longest first."""
    pieces = parts(words, at)
    if not pieces:
        return
    found: dict[int, dict[tuple[str | None, str], tuple[Entry, float]]] = {}
    for name_key, length, penalty in _keys(pieces, gazetteer):
        last = pieces[length - 1].word.i
        for entry in gazetteer.find(name_key):
            mark = (entry.id, entry.name if entry.id is None else "")
            best = found.setdefault(last, {})
            if mark not in best or (best[mark][1], not best[mark][0].preferred) > (penalty, not entry.preferred):
                best[mark] = (entry, penalty)
    for last in sorted(found, reverse=True):
        yield list(words[at : last + 1]), tuple(found[last].values())


def _keys(pieces: Sequence[Part], gazetteer: Gazetteer) -> Iterator[tuple[str, int, float]]:
    """Names that fit the pieces from the first on: key, how many pieces, and how ill the form of the last one fits."""
    for first, penalty in forms(pieces[0].text, pieces[0].case).items():
        if pieces[0].ends:
            yield first, 1, penalty
        for rest in gazetteer.longer(first) if len(pieces) > 1 else ():
            ill = _fits(pieces[1:], rest)
            if ill is not None:
                yield " ".join((first, *rest)), len(rest) + 1, ill


def _fits(pieces: Sequence[Part], rest: Sequence[str]) -> float | None:
    """How ill the last of the pieces fits the other words of a name; None where one does not fit at all."""
    if len(pieces) < len(rest) or not pieces[len(rest) - 1].ends:
        return None
    ill = 0.0
    for before, piece, wanted in zip(("", *rest), pieces, rest, strict=False):
        penalty = _penalty(piece, wanted, fixed=before in FIXING)
        if penalty is None:
            return None
        ill = min(penalty, 1.0)
    return ill


def _penalty(piece: Part, wanted: str, fixed: bool) -> float | None:
    if fixed:
        return 0.0 if key(piece.text) == wanted else None
    return forms(piece.text, piece.case).get(wanted)


@lru_cache(maxsize=50_000)
def forms(text: str, case: str) -> dict[str, float]:
    """Keys of what a word may be in the nominative, none counted against the form that its tag tells."""
    tagged = candidates_in(text, case)
    out = {key(form): 2.0 for form in candidates(text)}
    out.update({key(form): 0.0 for form in tagged})
    out[key(text)] = 0.0 if case in ("Nom", "Acc") or not tagged else 0.5
    return out


@cache
def _excluded_names() -> dict[str, list[tuple[str, ...]]]:
    out: dict[str, list[tuple[str, ...]]] = {}
    for name in lexicon()["not_places"]["names"]:
        first, *rest = name.split()
        out.setdefault(first, []).append(tuple(rest))
    return out


@cache
def _excluded_beginnings() -> frozenset[str]:
    return frozenset(name[:2] for name in _excluded_names())


def excluded(words: Sequence[Word], at: int) -> int | None:
    """The last word of a name that is no place («Белом доме»), where one begins with a capital at `at`; else None."""
    if not words[at].text[0].isupper() or words[at].low[:2] not in _excluded_beginnings():
        return None
    pieces = parts(words, at)
    for first in forms(pieces[0].text, pieces[0].case) if pieces else ():
        for rest in _excluded_names().get(first, ()):
            if pieces[0].ends and (not rest or _fits(pieces[1:], rest) is not None):
                return pieces[len(rest)].word.i
    return None
