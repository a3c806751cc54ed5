"""Regions told by an adjective: «Унцукульский район», rows of them, and those whose noun stands before."""

from __future__ import annotations

from collections.abc import Sequence

from khronika.reading.gazetteer import Gazetteer
from khronika.reading.nominative_words import common
from khronika.reading.parse import Sentence, Word
from khronika.reading.places_adjectives import key, masculine
from khronika.reading.places_candidates import Find, made
from khronika.reading.places_forms import Options
from khronika.reading.places_rows import lacks_noun, noun_after, region_name, row_noun
from khronika.reading.places_sites import head_noun, heads, may_be_adjective


def district(sentence: Sentence, at: int, gazetteer: Gazetteer) -> Find | None:
    """«Унцукульский район»: an adjective with a capital before a noun of a region, whatever the parser says."""
    words = sentence.words
    if at + 1 >= len(words) or words[at].pos != "ADJ":
        return None
    if heads().get(head_noun(words[at + 1])) != "region":
        return _republic(sentence, at, gazetteer)
    if not may_be_adjective(words[at]):
        return None  # «в Наньпине провинции Фуцзянь»
    if at == 0 and masculine(words[at].text) is None:
        return None  # «Остальные регионы»: the capital is the sentence's
    window = words[at : at + 2]
    short = head_noun(window[1]) != window[1].lemma
    name = (region_name(window[0], head_noun(window[1])) or "") if short else _agreed(*window)
    options = _regions(name, gazetteer)
    return made(sentence, window, options, "gazetteer" if options else "district", "" if options else name)


def _republic(sentence: Sentence, at: int, gazetteer: Gazetteer) -> Find | None:
    """«Луганской народных республиках»: the end of a row whose noun has an adjective of its own."""
    found = noun_after(sentence.words, at)
    name = found and region_name(sentence.words[at], found[1])
    options = _regions(name, gazetteer) if name else ()
    if found is None or not options:
        return None
    return made(sentence, sentence.words[at : found[0].i + 1], options, "gazetteer")


def _agreed(adjective: Word, noun: Word) -> str:
    """Both in the nominative, whatever the parser thinks of how they hang together."""
    case, sex = noun.feats.get("Case", "Nom"), noun.feats.get("Gender", "Masc")
    words = common(adjective.text, "ADJ", case, "Sing", sex), common(noun.text, "NOUN", case, "Sing", sex)
    return " ".join(words)


def _regions(name: str, gazetteer: Gazetteer) -> Options:
    return tuple((entry, 0.0) for entry in gazetteer.find(key(name)) if entry.kind == "region")


def in_row(sentence: Sentence, at: int, gazetteer: Gazetteer) -> Find | None:
    """«Атырауской» in «в Атырауской и Жамбылской областях»."""
    row = row_noun(sentence.words, at)
    name = row and region_name(sentence.words[at], row[1])
    if row is None or not name:
        return None
    options = _regions(name, gazetteer)
    noun = row[1] if row[1] == row[0].lemma else ""
    return Find(at, at, row[0], "" if options else name, options, "row of regions", "region", noun=noun)


def without_noun(sentence: Sentence, at: int, gazetteer: Gazetteer, found: Sequence[Find], told: str) -> Find | None:
    """«в Жамбылской – десять» after «в Кызылординской области»; districts only after one in the same sentence."""
    here = next((f.noun for f in reversed(found) if f.noun), "")
    noun = here or told
    goes_on = bool(found) and bool(found[-1].noun) and found[-1].last >= at - 3
    name = region_name(sentence.words[at], noun) if noun and lacks_noun(sentence.words, at, goes_on) else None
    options = _regions(name, gazetteer) if name else ()
    if not name or not (options or (here and noun == "район")):
        return None
    return Find(at, at, sentence.words[at], "" if options else name, options, "noun told before", "region", noun=noun)
