"""A report as sentences of words: lemma, part of speech, features, dependency and name of each.

Offsets are characters of the report's text. Words of a sentence are numbered from 0; `head` is the number of the
word that a word depends on, or -1. Parts of speech, features and relations are Universal Dependencies'.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise

from razdel import sentenize, tokenize

from khronika.model import Span
from khronika.reading.models import Models
from khronika.reading.plain import plain
from khronika.reading.repairs import repair, retag, unname
from khronika.reading.repairs_clauses import tie_adverbials, tie_to_participles
from khronika.reading.repairs_order import settle_subjects
from khronika.reading.repairs_subjects import tie_subjects
from khronika.reading.word import Word as Word
from khronika.reading.words import lemma, parses

SHOUTED = 3  # longer words in capitals that make a line one in capitals; fewer may be abbreviations
SHORT = 3  # letters: «МВД», «ООН»; a preposition in capitals is read rightly too
HEAD = 2  # breaks between the lines of a report's head: title, legend, lead
ENDS = (".", "!", "?", ":", "…", "»", '"', ";")
LONGEST = 160  # words of a sentence given to the models at once; longer ones are cut (memory grows with the square)


@dataclass
class Sentence:
    """One sentence, `written` as it stands in the report's plain text.

    `paragraph` numbers the pieces of the report between line breaks; the headline is 0. `block` numbers those between
    blank lines, where it has such (see `_blocks`).
    """

    number: int
    paragraph: int
    start: int
    end: int
    words: list[Word]
    written: str
    block: int = 0
    title: bool = False  # whether it stands in the report's first line, and that ends without a full stop

    @property
    def lead(self) -> bool:
        """Whether it stands where a dateline may: in the first paragraphs."""
        return self.paragraph <= HEAD

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @cached_property
    def names(self) -> list[tuple[str, list[Word]]]:
        """The names of people, places and organisations, each with its words."""
        found: list[tuple[str, list[Word]]] = []
        for word in self.words:
            if word.name and (word.begins or not found or found[-1][1][-1].i != word.i - 1):
                found.append((word.name, [word]))
            elif word.name:
                found[-1][1].append(word)
        return [(kind, _person(words) if kind == "PER" else words) for kind, words in found]

    @cached_property
    def line(self) -> str:
        """`written` in lower case with ё as е, as patterns are looked for: offsets are the report's less `start`."""
        low = self.written.lower().replace("ё", "е")
        return low if len(low) == len(self.written) else "".join(map(_low, self.written))

    def subtree(self, word: Word) -> list[Word]:
        """The word with all that depends on it, in the order of the text."""
        seen, queue = {word.i}, [word.i]
        while queue:
            for child in self.words[queue.pop()].children:
                if child not in seen:
                    seen.add(child)
                    queue.append(child)
        return [self.words[i] for i in sorted(seen)]

    def kids(self, word: Word, *rels: str) -> list[Word]:
        """What depends on the word directly, by any of the relations ("nsubj" takes "nsubj:pass" too)."""
        out = [self.words[i] for i in word.children]
        return [w for w in out if not rels or w.rel in rels or w.rel.split(":")[0] in rels]

    def parent(self, word: Word) -> Word | None:
        """What the word depends on, or None at the root."""
        return self.words[word.head] if word.head >= 0 else None


def _person(words: list[Word]) -> list[Word]:
    """A person's name without the age before it and what brackets add («75-летний Салех», «Рокелли (Rocchelli)»)."""
    first = next((n for n, w in enumerate(words) if not w.text[0].isdigit()), 0)
    last = next((n for n, w in enumerate(words) if w.text == "(" and n > first), len(words))
    return words[first:last]


def _low(char: str) -> str:
    lower = char.lower().replace("ё", "е")
    return lower if len(lower) == 1 else char


@dataclass(eq=False)
class Report:
    """A report's text with its sentences. Compared by identity, so that an index of it can be kept beside it."""

    text: str
    sentences: list[Sentence]


def segment(text: str) -> Iterator[Sentence]:
    """The sentences of a text, none across a line break, unparsed. Their words are those of the plain text."""
    number, text = 0, plain(text)
    lines = [m for m in re.finditer(r"[^\n]+", text) if m[0].strip()]
    for paragraph, (line, block) in enumerate(zip(lines, _blocks(text, lines), strict=True)):
        title = paragraph == 0 and not line[0].rstrip('»" ').endswith((".", "…"))
        for sent in sentenize(line[0]):
            at = line.start() + sent.start
            words = [Word(i, t.text, at + t.start, at + t.stop) for i, t in enumerate(tokenize(sent.text))]
            for cut in range(0, len(words), LONGEST):
                piece = words[cut : cut + LONGEST]
                for i, word in enumerate(piece):
                    word.i = i
                start, end = piece[0].start, piece[-1].end
                yield Sentence(number, paragraph, start, end, piece, text[start:end], block, title)
                number += 1


def _blocks(text: str, lines: Sequence[re.Match[str]]) -> list[int]:
    """For each line the number of its block: the lines between blank ones, where blank lines part the report's body.

    Title and legends, which end without a full stop, are blocks of their own.
    """
    gaps = [text[a.end() : b.start()].count("\n") > 1 for a, b in pairwise(lines)]
    if not any(gaps[HEAD:]):
        return list(range(len(lines)))
    whole = [line[0].rstrip().endswith(ENDS) for line in lines]
    opens = [gap or not (before and here) for gap, before, here in zip(gaps, whole, whole[1:], strict=False)]
    return list(accumulate(opens, initial=0))


def parse(texts: Iterable[str], models: Models) -> list[Report]:
    """The reports of several texts, parsed in one batch."""
    reports = [Report(text, list(segment(text))) for text in texts]
    sentences = [s for report in reports for s in report.sentences]
    for sentence, marks in zip(sentences, models([as_printed(s.words) for s in sentences]), strict=True):
        _fill(sentence.words, *marks)
    return reports


def as_printed(words: Sequence[Word]) -> list[str]:
    """The words as the models know them: ё as е, and a line in capitals in small letters, its names apart."""
    texts = [w.text.replace("ё", "е") for w in words]
    if not all(t.isupper() for t in texts if t.isalpha()) or sum(len(t) > SHORT for t in texts) < SHOUTED:
        return texts
    return [t if len(t) <= SHORT and t.isalpha() and i else _small(t, first=i == 0) for i, t in enumerate(texts)]


def _small(word: str, first: bool) -> str:
    tag = parses(word.lower())[0].tag
    name = first or any(mark in tag for mark in ("Name", "Surn", "Patr", "Geox"))
    return word.capitalize() if name else word.lower()


def _fill(
    words: Sequence[Word], tags: list[tuple[str, dict[str, str]]], deps: list[tuple[int, str]], names: list[str]
) -> None:
    for word, (pos, feats), (head, rel), name in zip(words, tags, deps, names, strict=True):
        word.pos, word.feats = pos, feats
        word.lemma = lemma(word.text, pos, feats)
        word.head, word.rel = (head, rel) if head != word.i else (-1, "root")
        word.name, word.begins = name[2:], name.startswith("B")
    retag(words)
    repair(words)
    settle_subjects(words)
    tie_subjects(words)
    unname(words)
    tie_adverbials(words)
    tie_to_participles(words)
    for word in words:
        if word.head >= 0:
            words[word.head].children.append(word.i)
