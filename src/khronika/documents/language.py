"""Which language a text is in: small, and sure only of what it has to tell apart."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from khronika import languages
from khronika.errors import BadLanguageData

DATA = Path(__file__).parent / "languages.toml"
OWN = 0.025  # share of letters beyond the Russian ones from which a text is in another language; Ukrainian has 0.07
WORDS = re.compile(r"[^\W\d_]+")
TAGS = re.compile(r"<[^<>]{0,500}>|https?://\S+")
CYRILLIC = 0.3  # share of letters from which a text is Cyrillic, with Latin names, addresses and markup in it
SAMPLE = 50_000  # characters looked at


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its letters beyond the Russian or the plain Latin ones, and by words that no text of it lacks."""

    code: str
    name: str
    script: str
    letters: frozenset[str]
    words: frozenset[str]


@lru_cache(maxsize=1)
def known() -> dict[str, Language]:
    """The languages told apart, by code."""
    try:
        rows = tomllib.loads(DATA.read_text(encoding="utf-8"))["language"]
        return {row["code"]: _language(row) for row in rows}
    except (OSError, ValueError, KeyError) as error:
        raise BadLanguageData(DATA, str(error), "Restore the file from the release") from error


def _language(row: dict[str, str]) -> Language:
    letters, words = frozenset(row["letters"]), frozenset(row["words"].split())
    return Language(row["code"], row["name"], row["script"], letters, words)


@lru_cache(maxsize=1)
def readable() -> frozenset[str]:
    """The languages with a reader: each is a folder of `languages/`."""
    return frozenset(path.parent.name for path in languages.FOLDER.glob("*/*.toml"))


def language(text: str) -> str | None:
    """The language's code; "und" for one that is not known here; None where there are no words.

    Cyrillic text without a sign of any other language is Russian.
    """
    words = [word.lower() for word in WORDS.findall(TAGS.sub(" ", text[:SAMPLE]))]
    letters = Counter("".join(words))
    if not letters:
        return None
    scripts = Counter[str]()
    for letter, times in letters.items():
        scripts[_script(letter)] += times
    most = scripts.most_common(1)[0][0]
    script = "CYRILLIC" if scripts["CYRILLIC"] >= CYRILLIC * scripts.total() else most
    candidates = [one for one in known().values() if one.script == script]
    return _by_letters(candidates, letters, Counter(words)) or _by_words(candidates, Counter(words))


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "UNKNOWN").split()[0]


def _by_letters(candidates: list[Language], letters: Counter[str], words: Counter[str]) -> str | None:
    """The language that explains most of the letters beyond the plain alphabet, where there are enough of them.

    Of several that explain as many (Kyrgyz letters are Kazakh ones too), the one whose words stand there, then the
    one with the fewest letters.
    """
    beyond = {x for one in candidates for x in one.letters}
    if not beyond or sum(letters[x] for x in beyond) < OWN * sum(letters.values()):
        return None
    return max(
        candidates, key=lambda one: (_times(letters, one.letters), _times(words, one.words), -len(one.letters))
    ).code


def _by_words(candidates: list[Language], words: Counter[str]) -> str:
    """The language whose common words stand in the text most, the first in the file where several do as well."""
    best = max(candidates, key=lambda one: _times(words, one.words), default=None)
    if best is None or not (_times(words, best.words) or best.code == "ru"):
        return "und"
    return best.code


def _times(counts: Counter[str], wanted: frozenset[str]) -> int:
    return sum(counts[x] for x in wanted)


def name(code: str) -> str:
    """The language's name in English."""
    return known()[code].name if code in known() else "a language that is not known here"
