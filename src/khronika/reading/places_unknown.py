"""Places that no gazetteer holds: by the parser's word, or by a noun of a settlement before the name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from khronika.reading.gazetteer import Gazetteer
from khronika.reading.nominative import nominative
from khronika.reading.nominative_words import in_dictionary
from khronika.reading.parse import Sentence, Word
from khronika.reading.places_adjectives import key
from khronika.reading.places_candidates import Find, made
from khronika.reading.places_roles import holders
from khronika.reading.places_rows import region_name
from khronika.reading.places_sites import before, heads, may_be_adjective, site_nouns
from khronika.reading.words import parses

CYRILLIC = re.compile("[А-Яа-яЁё]")
LINKING = ("и", "-", "—", "–", "'", "’", "`", "на", "де", "эль", "аль", "эд", "эш", "эс")


def unknown(sentence: Sentence, at: int) -> Find | None:
    """A place by the parser's word alone, in Cyrillic; a lone feminine adjective is a street's («на Тверской»)."""
    window = [sentence.words[at]]
    for word in sentence.words[at + 1 :]:
        if word.name != "LOC" or word.begins or not (word.text[0].isalpha() or word.text in LINKING):
            break
        if word.text[0].islower() and word.lemma in heads():
            break  # «в Наньпине провинции Фуцзянь»
        window.append(word)
    name = " ".join(w.text for w in window) if _of_a_region(sentence, window) else nominative(window)
    last = window[-1]
    street = last.pos == "ADJ" and last.is_("Gender", "Fem") and may_be_adjective(last)
    if street or _is_mark(name) or _is_common(sentence, window, name):
        return None
    return made(sentence, window, (), "name", name)


def _of_a_region(sentence: Sentence, window: Sequence[Word]) -> bool:
    """«губернатор штата Замфара»: a region's name stays as it is behind its noun."""
    noun = before(sentence, window[0].i)
    return len(window) == 1 and noun is not None and heads().get(noun.lemma) == "region" and noun.rel != "root"


def _is_mark(name: str) -> bool:
    """Latin letters, a single one, or an unknown abbreviation."""
    return not CYRILLIC.search(name) or len(name) < 2 or (name.isupper() and len(name) < 6)


def _is_common(sentence: Sentence, window: Sequence[Word], name: str) -> bool:
    """Whether an unknown name is but words of the dictionary: «Львиные ворота», «Совет», someone's surname."""
    noun = before(sentence, window[0].i)
    if noun is not None and noun.lemma in heads():
        return False
    if noun is not None and noun.lemma in site_nouns("buildings"):
        return name == window[-1].text or not any(map(may_be_place, window))
    last = window[-1]
    return last.text[0].islower() or last.low in holders() or (len(window) == 1 and not may_be_place(last))


def may_be_place(word: Word) -> bool:
    """A word that the dictionary does not know, or knows as a place's name."""
    known = [p for p in parses(word.text.lower()) if in_dictionary(p)]
    return not known or any("Geox" in p.tag.grammemes for p in known)


def after_head(sentence: Sentence, at: int) -> Find | None:
    """«в селе Новое Поле»: words with capitals after a noun of a settlement, by that noun alone."""
    noun = before(sentence, at)
    if (
        noun is None
        or len(noun.text) < 3
        or heads().get(noun.lemma) != "settlement"
        or sentence.words[at].name == "ORG"
    ):
        return None
    window = [sentence.words[at]]
    for word in sentence.words[at + 1 : at + 3]:
        if not word.text[0].isupper() or word.name == "PER":
            break
        window.append(word)
    return made(sentence, window, (), "after noun", nominative(window))


def mountain(sentence: Sentence, found: Find) -> Find | None:
    """«у горы Чёрная», «на озере Лама»: what no gazetteer holds, by the noun before it."""
    noun = before(sentence, found.first)
    if noun is None or noun.lemma not in site_nouns("landmarks") or noun.is_("Number", "Plur"):
        return None
    window = sentence.words[found.first : found.last + 1]
    return Find(found.first, found.last, found.top, nominative(window), (), "after noun", "region")


def landscape(sentence: Sentence, at: int, gazetteer: Gazetteer) -> Find | None:
    """«на Куйбышевском водохранилище»: an adjective with a capital before a noun of nature, in no gazetteer."""
    words = sentence.words
    adjective, noun = words[at], words[at + 1] if at + 1 < len(words) else None
    if noun is None or noun.lemma not in site_nouns("views") or adjective.pos != "ADJ" or not at:
        return None
    if not adjective.text[0].isupper() or words[at - 1].pos in ("ADJ", "PROPN") or not may_be_adjective(adjective):
        return None
    name = region_name(adjective, noun.lemma)
    if name is None or gazetteer.find(key(name)):
        return None
    return Find(at, at + 1, noun, name[0].upper() + name[1:], (), "landscape", "region")
