"""Which words of a sentence tell of an act: look-up by dictionary form, then the rule's own conditions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from khronika.reading.grammar import (
    around,
    function_words,
    governor,
    is_colon,
    is_infinitive,
    is_participle,
    is_short,
    is_verb,
    modified,
)
from khronika.reading.lexicon import Entry, Lexicon, Rule, noun_class
from khronika.reading.parse import Report, Sentence, Word
from khronika.reading.phrases import Participant
from khronika.reading.words import parses

REACH = 7  # words between the head of a phrase and its rest: in news a light verb and its noun stand no further apart


@dataclass(slots=True)
class Act:
    """One mention of an act: the rule, the word that triggers it, the further words of a phrase, and who takes part."""

    rule: Rule
    kind: str
    sentence: Sentence
    word: Word
    rest: tuple[Word, ...] = ()
    affected: list[Participant] = field(default_factory=list)
    actors: list[Participant] = field(default_factory=list)
    inert: bool = False  # whether what stands where the doer would is nothing that can act («борьба потребовала жертв»)

    @property
    def nominal(self) -> bool:
        """Whether the trigger stands as a noun: «взрыв», «погибшие»."""
        if self.kind == "phrase":
            return self.word.pos in ("NOUN", "PROPN")
        return self.kind == "noun" or (self.kind == "verb" and substantive(self.sentence, self.word))

    @property
    def words(self) -> list[Word]:
        return sorted((self.word, *self.rest), key=lambda w: w.i)


def find(report: Report, lexicon: Lexicon) -> Iterator[list[Act]]:
    """For each word that may tell of an act, its readings, the likeliest first; who takes part is not filled in yet."""
    for sentence in report.sentences:
        for word in sentence.words:
            readings = list(_readings(sentence, word, lexicon))
            if readings:
                yield readings


def forms(word: Word) -> list[str]:
    """The dictionary forms under which a word is looked up, the tagger's first."""
    return list(dict.fromkeys((word.lemma, *_others(word.text.lower()))))


@lru_cache(maxsize=100_000)
def _others(low: str) -> tuple[str, ...]:
    told = (p for p in parses(low) if p.score >= 0.1 and "impr" not in p.tag)  # «вышли» tells of no sending out
    return tuple(p.normal_form.replace("ё", "е") for p in told)


def _readings(sentence: Sentence, word: Word, lexicon: Lexicon) -> Iterator[Act]:
    if not word.text[:1].isalpha() or _title_word(sentence, word):
        return
    for form in forms(word):
        for entry in lexicon.entries.get(form, ()):
            rest = _matches(sentence, word, entry)
            if rest is not None and _fits(sentence, word, entry.rule):
                yield Act(entry.rule, entry.kind, sentence, word, rest)


def _title_word(sentence: Sentence, word: Word) -> bool:
    """Part of a name («Евромайдан», «Фонд защиты жертв»): it names, it does not tell."""
    if word.name == "LOC" and word.begins and word.i == 0:  # «Мятеж вспыхнул в среду»: taken for a place by its capital
        return any(w.name == "LOC" for w in sentence.words[1:2]) or not is_common(word.low)
    return word.name in ("PER", "LOC") or (word.name == "ORG" and not (word.begins and word.i == 0))


@lru_cache(maxsize=10_000)
def is_common(low: str) -> bool:
    """Whether a dictionary knows a word as a common noun, and as no place or person."""
    told = [p.tag for p in parses(low)]
    return any("NOUN" in t for t in told) and not any(name in t for t in told for name in ("Geox", "Name", "Surn"))


def _matches(sentence: Sentence, word: Word, entry: Entry) -> tuple[Word, ...] | None:
    """The further words of the phrase, () where none is needed; None if part of speech or phrase do not fit."""
    if entry.kind == "phrase":
        return _rest(sentence, word, entry.rest)
    if entry.kind == "verb":
        return () if is_verb(word) else None
    if entry.kind == "noun":
        return () if word.pos in ("NOUN", "PROPN") or substantive(sentence, word) else None
    return () if word.pos in ("ADJ", "ADV", "NOUN", "VERB") else None


def substantive(sentence: Sentence, word: Word) -> bool:
    """A participle or adjective that stands as a noun («погибших опознали»)."""
    if word.pos in ("NOUN", "PROPN"):
        return is_participle(word) and not is_short(word)
    if word.pos not in ("VERB", "ADJ") or is_short(word) or word.is_("VerbForm", "Fin", "Inf", "Conv"):
        return False
    return modified(sentence, word) is None and word.rel != "amod"


def _rest(sentence: Sentence, word: Word, rest: Sequence[frozenset[str]]) -> tuple[Word, ...] | None:
    """The words of the rest in their order, all on one side of the head or around it, within REACH and the clause."""
    found = [_in_order(window, rest) for window in (_after(sentence, word), _before(sentence, word))]
    nearest = min((f for f in found if f is not None), key=lambda f: max(abs(w.i - word.i) for w in f), default=None)
    if nearest is not None and _past_gap(sentence, word, nearest):
        return None
    return nearest if nearest is not None else _by_parse(sentence, word, rest)


def _past_gap(sentence: Sentence, word: Word, rest: Sequence[Word]) -> bool:
    """«Числятся погибшими 66 горняков, 24 — пропавшими»: past the dash the verb is left out, and told of others."""
    first, last = sorted((word.i, rest[-1].i))
    between = sentence.words[first:last]
    return any(a.pos == "NUM" and b.text in "—–" for a, b in pairwise(between))


def _after(sentence: Sentence, word: Word) -> list[Word]:
    return _clip(_near(sentence.words[word.i + 1 : word.i + 1 + 2 * REACH]))


def _before(sentence: Sentence, word: Word) -> list[Word]:
    return _clip(_near(sentence.words[max(0, word.i - 2 * REACH) : word.i][::-1]))[::-1]


def _near(words: Sequence[Word]) -> list[Word]:
    """Up to REACH words, the signs between them not counted."""
    count = 0
    for n, word in enumerate(words):
        count += word.pos != "PUNCT"
        if count > REACH:
            return list(words[:n])
    return list(words)


def _clip(words: Sequence[Word]) -> list[Word]:
    """Up to the edge of the clause: a semicolon, a full stop, or a comma before a conjunction or a relative."""
    out: list[Word] = []
    for i, word in enumerate(words):
        nxt = words[i + 1] if i + 1 < len(words) else None
        opened = word.text == "," and nxt is not None and (nxt.low in function_words("opens") or _is_subject(nxt))
        if opened or word.text in ";.!?" or is_colon(words, i):
            break
        out.append(word)
    return out


def _is_subject(word: Word) -> bool:
    """«…, он продлится»: a pronoun right after a comma that is a subject opens a clause."""
    return word.pos == "PRON" and word.is_("Case", "Nom") and word.rel.startswith("nsubj")


def _in_order(window: Sequence[Word], rest: Sequence[frozenset[str]]) -> tuple[Word, ...] | None:
    found: list[Word] = []
    for word in window:
        if len(found) < len(rest) and any(form in rest[len(found)] for form in forms(word)):
            found.append(word)
    return tuple(found) if len(found) == len(rest) else None


def _by_parse(sentence: Sentence, word: Word, rest: Sequence[frozenset[str]]) -> tuple[Word, ...] | None:
    """The rest of a phrase wherever it stands, each word hanging on the head or on the one found before it."""
    found: list[Word] = []
    for forms_wanted in rest:
        tops = (found[-1], word) if found else (word,)
        kids = [kid for top in tops for kid in sentence.kids(top)]
        near = [w for kid in kids for w in (kid, *(k for k in sentence.kids(kid) if not _is_subject(k)))]
        fit = next((w for w in near if any(f in forms_wanted for f in forms(w))), None)
        if fit is None:
            return None
        found.append(fit)
    return tuple(found)


def _fits(sentence: Sentence, word: Word, rule: Rule) -> bool:
    """The conditions of a rule that need no participants."""
    if rule.unless or rule.beside:
        near = around(sentence, word)
        if (near | _beside(sentence, word)) & rule.unless:
            return False
        if rule.beside and not (near | _towards(sentence, word)) & rule.beside:
            return False
    if rule.unless_head or rule.beside_head:
        heads = _heads(sentence, word)
        if heads & rule.unless_head or (rule.beside_head and not heads & rule.beside_head):
            return False
    return _governs(sentence, word, rule)


def _governs(sentence: Sentence, word: Word, rule: Rule) -> bool:
    """«рекомендует не выезжать»: an infinitive; «не стало хирурга»: impersonal."""
    kids = sentence.kids(word)
    if rule.infinitive and not any(is_infinitive(k) or k.low == "чтобы" for k in _two_deep(sentence, kids)):
        return False
    if (rule.short and not is_short(word)) or (rule.content and is_short(word)):  # «призвана служить» demands nothing
        return False
    if rule.attributive and (is_short(word) or word.is_("VerbForm", "Fin") or modified(sentence, word) is None):
        return False
    return not rule.gone or (word.is_("Gender", "Neut") and not any(_other_sense(k) for k in kids))


def _other_sense(kid: Word) -> bool:
    """«это не стало сюрпризом»: a subject, or what somebody became."""
    if kid.lemma in noun_class("time_unit"):  # «ночью рвануло»
        return False
    return kid.is_("Case", "Ins", "Dat") or (kid.is_("Case", "Nom") and kid.is_("Number", "Sing"))


def _two_deep(sentence: Sentence, kids: list[Word]) -> list[Word]:
    return [*kids, *(w for k in kids for w in sentence.kids(k, "mark"))]


def _towards(sentence: Sentence, word: Word) -> set[str]:
    """`@place` where a named place hangs on the word: «бежал в Польшу»."""
    return {"@place" for kid in sentence.kids(word, "obl") if kid.name == "LOC"}


def _beside(sentence: Sentence, word: Word) -> set[str]:
    """The words just before and after, up to a sign: what the parse may have tied elsewhere."""
    found: set[str] = set()
    for step, reach in ((1, 3), (-1, 2)):
        for n in range(1, reach + 1):
            at = word.i + step * n
            if not 0 <= at < len(sentence.words) or sentence.words[at].pos == "PUNCT":
                break
            found.add(sentence.words[at].lemma)
    return found


def _heads(sentence: Sentence, word: Word) -> set[str]:
    parent, verb = sentence.parent(word), governor(sentence, word)
    return {w.lemma for w in (parent, verb) if w is not None}
