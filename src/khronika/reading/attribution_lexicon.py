"""The words of reporting, read from `languages/ru/speech.toml` and `sources.toml` and checked at load."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from khronika.errors import BadLanguageData
from khronika.languages import FOLDER, load

MINISTRY = "министерство"
KINDS = ("outlet", "body", "person", "anonymous")
CONTENTS = (
    "that",
    "inserted",
    "quote",
    "about",
    "this",
    "object",
    "charge",
    "label",
    "words",
    "news",
    "to",
    "counted",
    "data",
    "figure",
    "these",
    "lie",
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """How one verb reports: where its content stands, what it says of it, who may say it."""

    name: str
    content: tuple[str, ...]
    modality: str | None = None
    negated: str | None = None
    speakers: str | None = None
    role: str = "tell"
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """«по данным …»: prepositions and nouns before whoever says it.

    `verbs`, if any, are the only ones that may stand in the clause («в списках МВД значатся …»); the nouns of `aside`
    tell one figure («по оценке»), those of `asked` also tell what something is done upon («возбуждено по заявлению»).
    """

    name: str
    prepositions: tuple[str, ...]
    nouns: frozenset[str]
    modality: str | None = None
    direct: bool = False
    role: str = "tell"
    verbs: frozenset[str] = frozenset()
    aside: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words of reporting. `verbs` gives the patterns of a dictionary form; the rest are dictionary forms."""

    verbs: dict[str, tuple[Pattern, ...]]
    frames: tuple[Frame, ...]
    documents: frozenset[str]
    papers: frozenset[str]
    media: frozenset[str]
    talks: frozenset[str]
    events: frozenset[str]
    makes: frozenset[str]
    words: frozenset[str]
    evidence: frozenset[str]
    pointers: frozenset[str]
    breaks: frozenset[str]
    break_phrases: tuple[str, ...]
    doubts: frozenset[str]
    unconfirmed: frozenset[str]
    own: frozenset[str]
    cite: frozenset[str]
    known: frozenset[str]
    trust: frozenset[str]
    nobody: frozenset[str]
    floor: frozenset[str]
    seats: frozenset[str]
    figures: frozenset[str]
    tallies: frozenset[str]
    rumours: frozenset[str]
    lies: frozenset[str]
    comments: tuple[frozenset[str], frozenset[str]]
    continuing: tuple[str, ...]
    totals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Speakers:
    """Nouns of whoever can say something, by kind; `back` are those that alone refer to one named earlier."""

    kinds: dict[str, frozenset[str]]
    back: dict[str, frozenset[str]]
    abbreviations: dict[str, tuple[str, ...]]
    common: frozenset[str]
    same: frozenset[str]
    sides: dict[str, tuple[str, ...]]

    def kind(self, lemma: str) -> str | None:
        """The first of outlet, body, person, anonymous that the noun belongs to; «пресс-центр» is what a «центр» is."""
        found = next((k for k in KINDS if lemma in self.kinds[k]), None)
        parts = lemma.split("-") if found is None and "-" in lemma else ()
        return found or next((k for part in reversed(parts) if part and (k := self.kind(part))), None)

    def ministry(self, name: str) -> bool:
        """Whether an institution of that name is a ministry: «Минздрав», «МВД Чада», «министерство обороны»."""
        low = bare(name)
        short = (s for s, longs in self.abbreviations.items() if longs[0].startswith(MINISTRY))
        return low.startswith(MINISTRY[:3]) or low.split(" ")[0] in map(bare, short)

    def refers_back(self, lemma: str) -> str | None:
        """The kind of antecedent that the noun asks for when it stands alone."""
        return next((k for k, nouns in self.back.items() if lemma in nouns), None)


def bare(word: str) -> str:
    """As lexicons are looked up: lower case with ё as е."""
    return word.lower().replace("ё", "е")


def _set(entries: list[dict[str, Any]], key: str) -> frozenset[str]:
    return frozenset(bare(w) for entry in entries for w in entry[key])


def _pattern(entry: dict[str, Any]) -> Pattern:
    wrong = set(entry["content"]) - set(CONTENTS)
    if wrong:
        raise BadLanguageData(
            f"{FOLDER}/ru/speech.toml, {entry['name']}", f"no such content: {sorted(wrong)}", f"Use {CONTENTS}"
        )
    return Pattern(
        entry["name"],
        tuple(entry["content"]),
        entry.get("modality"),
        entry.get("negated"),
        entry.get("speakers", [None])[0],
        entry.get("role", "tell"),
        entry.get("silent", False),
    )


def _verbs(entries: list[dict[str, Any]]) -> dict[str, tuple[Pattern, ...]]:
    verbs: dict[str, tuple[Pattern, ...]] = {}
    for entry in entries:
        pattern = _pattern(entry)
        for verb in entry["verbs"]:
            verbs[bare(verb)] = (*verbs.get(bare(verb), ()), pattern)
    return verbs


def _frame(entry: dict[str, Any]) -> Frame:
    nouns = frozenset(map(bare, entry.get("nouns", [])))
    return Frame(
        entry["name"],
        tuple(entry["prepositions"]),
        nouns,
        entry.get("modality"),
        entry.get("direct", False),
        entry.get("role", "tell"),
        *(frozenset(map(bare, entry.get(key, []))) for key in ("verbs", "aside", "asked")),
    )


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The words of reporting in Russian. Raises BadLanguageData."""
    data = load("ru", "speech")
    try:
        return Lexicon(
            _verbs(data["verbs"]),
            tuple(map(_frame, data["frames"])),
            _set(data["documents"], "nouns"),
            _set(data["papers"], "nouns"),
            _set(data["media"], "nouns"),
            _set(data["talks"], "nouns"),
            _set(data["events"], "nouns"),
            _set(data["makes"], "verbs"),
            _set(data["words"], "nouns"),
            _set(data["evidence"], "nouns"),
            _set(data["pointers"], "words"),
            _set(data["breaks"], "words"),
            tuple(bare(p) for entry in data["breaks"] for p in entry["phrases"]),
            _set(data["doubts"], "words"),
            _set(data["unconfirmed"], "words"),
            _set(data["own"], "nouns"),
            _set(data["cite"], "verbs"),
            _set(data["known"], "words"),
            _set(data["trust"], "verbs"),
            _set(data["nobody"], "verbs"),
            _set(data["floor"], "verbs"),
            _set(data["seats"], "nouns"),
            _set(data["figures"], "nouns"),
            _set(data["tallies"], "nouns"),
            _set(data["lies"], "of"),
            _set(data["lies"], "nouns"),
            (_set(data["comments"], "words"), _set(data["comments"], "verbs")),
            tuple(bare(p) for entry in data["continuing"] for p in entry["phrases"]),
            tuple(bare(p) for entry in data["totals"] for p in entry["phrases"]),
        )
    except KeyError as error:
        raise BadLanguageData(FOLDER / "ru/speech.toml", f"{error} is missing", "Restore the entry") from error


@lru_cache(maxsize=1)
def speakers() -> Speakers:
    """Who can say something. Raises BadLanguageData."""
    data = load("ru", "sources")
    try:
        kinds = {kind: frozenset(map(bare, entry["nouns"])) for kind, entry in data.items() if "nouns" in entry}
        sides = {bare(s["noun"]): tuple(map(bare, s["posts"])) for s in data["side"]}
        back = {
            kind: frozenset(map(bare, (*entry["back"], *entry.get("same", ()))))
            for kind, entry in data.items()
            if "back" in entry
        }
        short = {a["short"]: tuple(map(bare, a["long"])) for a in data["abbreviation"]}
        common = frozenset(bare(n) for e in data.values() if "nouns" in e for n in e["nouns"] if n == n.lower())
        return Speakers(kinds, back, short, common, frozenset(map(bare, data["body"]["same"])), sides)
    except KeyError as error:
        raise BadLanguageData(FOLDER / "ru/sources.toml", f"{error} is missing", "Restore the entry") from error
