"""One through another: «сообщил «Интерфаксу»», «со ссылкой на полицию», «передаёт слова мэра»."""

from __future__ import annotations

from dataclasses import replace

from khronika.reading.attribution.agency import is_own
from khronika.reading.attribution.speakers import speaker
from khronika.reading.attribution.subjects import addressee, owner_of, preposition
from khronika.reading.attribution.telling import Place, Telling
from khronika.reading.attribution.words_around import right_bound
from khronika.reading.attribution_lexicon import bare, lexicon
from khronika.reading.parse import Sentence, Word


def quote_through(place: Place, verb: Word, telling: Telling) -> None:
    """The outlet that was spoken to stands outside; «передаёт слова X» and «ссылаясь на X» put X inside."""
    sentence, who = place.sentence, telling.speaker
    if who and (to := addressee(sentence, verb, telling.words)):
        outlet = speaker(place.report, sentence, to, place.earlier)
        telling.heard = bare(outlet.chain[-1].name) if outlet else ""
        telling.outer = outlet.chain if outlet and not is_own(place.report, telling.heard) else ()
    frame = _with_gaps(telling)
    inner = referred(sentence, frame) or _words_of(sentence, frame) or _cited(verb, frame)
    if inner and (said := speaker(place.report, sentence, inner, place.earlier)):
        telling.outer = (*telling.outer, *(who.chain if who else ()))
        telling.speaker = said if said.several or not who else replace(said, chain=said.chain[-1:])


def _with_gaps(telling: Telling) -> list[Word]:
    """The frame's words and those between them that are not told («часть СМИ [со ссылкой на штаб] пишет, что …»)."""
    if not telling.words:  # a garbled tree may leave none
        return []
    first, last = telling.words[0].i, telling.words[-1].i
    return [w for w in telling.sentence.words[first : last + 1] if not telling.covers(w.start)]


def _cited(verb: Word, frame: list[Word]) -> Word | None:
    """Y of «цитирует Y»."""
    if verb.lemma not in lexicon().cite:
        return None
    people = [w for w in frame if w.pos == "NOUN" and w.is_("Animacy", "Anim") and w.is_("Case", "Acc", "Gen")]
    return people[0] if people else None


def referred(sentence: Sentence, frame: list[Word]) -> Word | None:
    """Y of «со ссылкой на Y», «ссылаясь на Y» in the frame or right after it."""
    for word in _with_aside(sentence, frame):
        if word.lemma in ("ссылка", "ссылаться", "сослаться"):
            found = [w for w in sentence.kids(word, "nmod", "obl", "obj") if preposition(sentence, w) == "на"]
            if any(k.lemma == "чей" for w in found for k in sentence.kids(w)):
                return None  # «на чьё письмо ссылается суд»
            after = sentence.words[word.i + 1 : word.i + 2]
            return found[0] if found else sentence.parent(after[0]) if after and after[0].low == "на" else None
    return None


def _with_aside(sentence: Sentence, frame: list[Word]) -> list[Word]:
    """The frame with «, ссылаясь на …», «, приводя данные …», «, на который ссылается …» after a comma."""
    if not frame:
        return []
    last = frame[-1].i
    aside = sentence.words[last + 2 : last + 3]
    if aside and aside[0].is_("VerbForm", "Conv") and sentence.words[last + 1].text == ",":
        return sentence.words[frame[0].i : right_bound(sentence, aside[0].i) + 1]
    return frame


def _words_of(sentence: Sentence, frame: list[Word]) -> Word | None:
    """Y of «передаёт слова Y», «приводя данные Y»."""
    for word in _with_aside(sentence, frame):
        direct = word.is_("Case", "Acc", "Nom") and not preposition(sentence, word)
        if word.lemma in lexicon().words and direct and (owner := owner_of(sentence, word)):
            return owner
    return None
