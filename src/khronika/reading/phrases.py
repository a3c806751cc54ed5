"""The shortest noun phrase for who or what a word names: a person's whole name, or the noun with what it needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from khronika.model import Phrase, Span
from khronika.reading.attribution_lexicon import speakers
from khronika.reading.grammar import animate, function_words, preposition, resolve_relative
from khronika.reading.lexicon import noun_class
from khronika.reading.parse import Sentence, Word

NEAR = 8  # words between a noun and the dash before its name
BETWEEN = ("NOUN", "PROPN", "ADJ", "ADV", "PUNCT", "PART")


@dataclass(frozen=True)
class Participant:
    """Who or what takes part: the head noun, the words of the shortest phrase, and the sentence that they stand in."""

    sentence: Sentence
    head: Word
    words: tuple[Word, ...]
    rule: str

    @property
    def lemma(self) -> str:
        return self.head.lemma

    @property
    def named(self) -> bool:
        """Whether a person's name stands for the participant («Иван Петров», not «сторонники Петрова»)."""
        return self.words[0].name == "PER"

    @property
    def number(self) -> bool:
        """Whether only a number stands for those meant («двое», «шесть тысяч»)."""
        alone = len(self.words) == 1  # «половина города» is a place
        return self.head.pos in ("NUM", "ADV") or (alone and self.head.lemma in noun_class("numerals"))

    def phrase(self, text: str) -> Phrase:
        span = Span(self.words[0].start, self.words[-1].end)
        return Phrase(span.of(text), span, self.rule)

    def is_a(self, kind: str) -> bool:
        """Whether it belongs to a class of nouns.toml."""
        known = noun_class(kind)
        if self.head.lemma in known or self.head.lemma.partition("-")[0] in known:  # «школа-интернат»
            return True
        if kind == "force":  # «сотрудники полиции»
            return any(w.lemma in noun_class(kind) for w in self.words)
        if kind in ("vehicle", "craft", "aircraft"):  # «Ан-24»
            make, _, number = self.head.lemma.partition("-")
            return make in noun_class("makes") and number[:1].isdigit()
        if kind == "town":  # «город вышел на площадь»
            return self.head.name == "LOC"
        if kind == "person":
            return self.named or self.head.name == "PER" or self.head.lemma == "тот" or self._animate()
        return False

    def _animate(self) -> bool:
        if self.head.lemma in noun_class("thing"):
            return False
        stands_for_someone = self.head.pos in ("VERB", "ADJ") and "Case" in self.head.feats  # «протестующие», «раненые»
        return animate(self.head) or self.head.pos == "PRON" or stands_for_someone


def participant(sentence: Sentence, head: Word, rule: str) -> Participant:
    """The participant that a noun heads: past containers («группа солдат»), with its name if it has one."""
    head = _one_of_many(sentence, head) or contained(sentence, head)
    words = _name(sentence, head) or _noun(sentence, head)
    return Participant(sentence, head, tuple(words), rule)


def _one_of_many(sentence: Sentence, head: Word) -> Word | None:
    """«один из командиров Иван Петров»: who is named is the one, not the many."""
    named = (k for k in sentence.kids(head, "appos") if k.name == "PER")
    return next(named, None) if head.lemma == "один" else None


def contained(sentence: Sentence, head: Word) -> Word:
    """«группа солдат» is about the soldiers, «один из стражей» about the guards."""
    for _ in range(3):
        inner = _inner(sentence, head)
        if inner is None or inner.pos not in ("NOUN", "PROPN", "VERB", "ADJ"):
            return head
        head = inner
    return head


def _inner(sentence: Sentence, head: Word) -> Word | None:
    """The noun inside a container or after a word for some of many."""
    genitives = [w for w in sentence.kids(head, "nmod") if w.is_("Case", "Gen")]
    if head.lemma in noun_class("containers"):
        several = head.lemma not in noun_class("gathering")
        plural = (w for w in genitives if not preposition(sentence, w) and (several or w.is_("Number", "Plur")))
        inner = next(plural, None)
        some = inner is not None and head.lemma in noun_class("person") and inner.is_("Animacy", "Inan")
        return None if some and inner is not None and inner.lemma not in noun_class("person") else inner
    if head.pos not in ("NUM", "PRON", "DET") and head.lemma not in function_words("some"):
        return None
    among = (w for w in sentence.kids(head, "nmod", "obl") if preposition(sentence, w) in function_words("among"))
    found = next(among, None) or next(iter(genitives), None)
    return resolve_relative(sentence, head, found) if found is not None else None


def _name(sentence: Sentence, head: Word) -> list[Word]:
    """The whole name of a person, where the head is part of it or it stands beside the head."""
    if head.name == "PER":
        return _around(sentence, head)
    for kid in _beside(sentence, head):
        close = kid.i > head.i and not any(w.text in ",;:—–-(" for w in sentence.words[kid.i - 1 : kid.i])
        between = sentence.words[head.i + 1 : kid.i] if kid.i > head.i else sentence.words[kid.i - 1 : kid.i]
        signs = [w.text for w in between if w.text in '«»"“”„']
        quoted = bool(signs) and (signs[-1] in "«„" or (signs[-1] in '"“' and len(signs) % 2 == 1))
        if (
            kid.name == "PER"
            and not quoted
            and not (sentence.kids(head, "nummod") and any(w.text == "," for w in between))
            and (close or kid.rel in ("appos", "flat:name"))
            and _same_case(sentence, head, kid)
        ):
            return _around(sentence, kid)
    name = _behind_dash(sentence, head)
    return _around(sentence, name) if name is not None else []


def _behind_dash(sentence: Sentence, head: Word) -> Word | None:
    """«Скончался прежний глава, уроженец Охи, — Иван Петров»: the name that the parse may tie to another word."""
    verb = sentence.parent(head)
    if verb is None or verb.pos != "VERB" or not head.rel.startswith("nsubj") or not head.is_("Number", "Sing"):
        return None
    words = sentence.words[head.i + 1 : head.i + 1 + NEAR]
    dash = next((n for n, w in enumerate(words) if w.text in "—–"), None)
    if dash is None or verb.i > head.i or any(w.pos not in BETWEEN for w in words[:dash]):
        return None
    name = next(iter(words[dash + 1 :]), None)
    return name if name is not None and name.name == "PER" and not name.rel.startswith("nsubj") else None


def _beside(sentence: Sentence, head: Word) -> Iterator[Word]:
    """What may name the person that a noun tells of: beside it, or beside its apposition («отец, король Георг»)."""
    for kid in sentence.kids(head, "appos", "flat", "nmod"):
        yield kid
        if kid.rel == "appos" and kid.pos == "NOUN":
            yield from sentence.kids(kid, "appos", "flat")


def _same_case(sentence: Sentence, head: Word, kid: Word) -> bool:
    """A genitive after a noun in another case, a relation or a thing is somebody else («сын», «кабинет Петрова»)."""
    last = (sentence.kids(kid, "flat:name") or [kid])[
        -1
    ]  # «соперник военного Луис Мария Арганья»: one word is mistaken
    if kid.rel == "nmod" and (head.lemma in noun_class("needs_complement") or head.is_("Animacy", "Inan")):
        sure = last is not kid or head.lemma in noun_class("office")
        return sure and animate(head) and head.is_("Case", "Nom") and last.is_("Case", "Nom")
    case, other = head.feats.get("Case"), last.feats.get("Case")
    return kid.rel == "appos" or case is None or other is None or case == other


def _around(sentence: Sentence, word: Word) -> list[Word]:
    """The whole name that a word is part of, with what the name finder leaves out of Turkic names."""
    name = next((words for kind, words in sentence.names if kind == "PER" and word in words), [word])
    after = name[-1].i + 1
    if after < len(sentence.words) and sentence.words[after].low in noun_class("patronymics"):
        return [*name, sentence.words[after]]
    return name


def _noun(sentence: Sentence, head: Word) -> list[Word]:
    words = [head]
    before = head.i - 1
    if before >= 0 and _stays(sentence.words[before], head):
        words.insert(0, sentence.words[before])
    if head.lemma in noun_class("needs_complement") or head.lemma in noun_class("numerals"):
        words += _complement(sentence, head)
    elif head.name == "ORG":
        words = _organisation(sentence, head)
    if sum(w.text == "«" for w in words) > sum(w.text == "»" for w in words):
        words = [*words, *(w for w in sentence.words[words[-1].i + 1 : words[-1].i + 2] if w.text == "»")]
    if words[-1] is head and head.i + 1 < len(sentence.words) and sentence.words[head.i + 1].text == "«":
        words += _quoted(sentence, head)
    return _contiguous(sentence, words)


def _quoted(sentence: Sentence, head: Word) -> list[Word]:
    """«организация «Врачи без границ»»: the quoted name of a body, at most NEAR words long."""
    after = sentence.words[head.i + 1 : head.i + 3 + NEAR]
    end = next((n for n, w in enumerate(after) if w.text == "»"), None)
    body = speakers().kind(head.lemma) in ("body", "outlet")
    return after[: end + 1] if body and end is not None else []


def _stays(word: Word, head: Word) -> bool:
    return word.head == head.i and word.rel == "amod" and word.lemma in noun_class("stays")


def _complement(sentence: Sentence, head: Word) -> list[Word]:
    """The genitive after the noun, three words at most, with a quoted or named body whole."""
    for kid in sentence.kids(head, "nmod"):
        gap = kid.i - head.i
        if 0 < gap <= 3 and kid.is_("Case", "Gen") and not preposition(sentence, kid):
            last = _around(sentence, kid)[-1].i if kid.name == "PER" else kid.i  # «жена Ивана Петрова»
            return _organisation(sentence, kid) if kid.name == "ORG" else sentence.words[head.i + 1 : last + 1]
    return []


def _organisation(sentence: Sentence, head: Word) -> list[Word]:
    for kind, words in sentence.names:
        if kind == "ORG" and head in words:
            return words
    return [head]


def _contiguous(sentence: Sentence, words: Sequence[Word]) -> list[Word]:
    return sentence.words[min(w.i for w in words) : max(w.i for w in words) + 1]
