"""slovnet's three models run together: words are looked up once for all three, and sentences read in batches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np
from navec import Navec
from slovnet import NER, Morph, Syntax
from slovnet.markup import parse_conll_tag
from slovnet.shape import word_shape

from khronika.reading import weights
from khronika.reading.networks import Batch, Encoder, Floats, Heads, Names, Tags

BATCH_WORDS = 1000  # words a batch: a layer's numbers stay in the processor's cache
GROUP_WORDS = 50_000  # words whose table is held at once: 3 KB a different word, so at most 150 MB

Tag = tuple[str, dict[str, str]]
Marks = tuple[list[Tag], list[tuple[int, str]], list[str]]


@cache
def _tag(conll: str) -> Tag:
    pos, feats = parse_conll_tag(conll)
    return pos, feats or {}


class Models:
    """Morphology, syntax and names of sentences given as lists of words."""

    def __init__(self) -> None:
        navec = Navec.load(weights.path(weights.NAVEC))
        morph = Morph.load(weights.path(weights.MORPH)).navec(navec).infer
        syntax = Syntax.load(weights.path(weights.SYNTAX)).navec(navec).infer
        names = NER.load(weights.path(weights.NER)).navec(navec).infer
        self.words, self.shapes = morph.encoder.words_vocab, morph.encoder.shapes_vocab  # all three have the same
        self.vectors = morph.model.emb.word
        self.morph, self.tags = Encoder(morph.model), Tags(morph.model.head)
        self.syntax, self.heads = Encoder(syntax.model), Heads(syntax.model)
        self.ner, self.names = Encoder(names.model), Names(names.model.head)
        self.tag_of: list[Tag] = [_tag(item) for item in morph.decoder.tags_vocab.items]
        self.rel_of: list[str] = syntax.decoder.rels_vocab.items
        self.name_of: list[str] = names.decoder.tags_vocab.items

    def __call__(self, sentences: Sequence[list[str]]) -> list[Marks]:
        """For each sentence its tags, its heads with relations, and its names in BIO notation."""
        out: list[Marks] = [([], [], [])] * len(sentences)
        order = sorted((i for i, s in enumerate(sentences) if s), key=lambda i: len(sentences[i]))
        for group in _groups(order, sentences, GROUP_WORDS):
            for i, marks in zip(group, self._read([sentences[i] for i in group]), strict=True):
                out[i] = marks
        return out

    def _read(self, sentences: list[list[str]]) -> Iterator[Marks]:
        """What `__call__` gives, of sentences in the order of their length."""
        numbered, pairs = self._numbered(sentences)
        words, shapes = np.array(pairs).T
        vectors, every = self.vectors(words), range(len(sentences))
        batches = [
            Batch.of([numbered[i] for i in group], gap=len(pairs)) for group in _groups(every, sentences, BATCH_WORDS)
        ]
        tags = self._tags(self.morph.table(vectors, shapes), batches)
        deps = self._deps(self.syntax.table(vectors, shapes), batches)
        yield from zip(tags, deps, self._names(self.ner.table(vectors, shapes), batches), strict=True)

    def _numbered(self, sentences: list[list[str]]) -> tuple[list[list[int]], list[tuple[int, int]]]:
        """The sentences as numbers of their different words, and those words as numbers of the models' vocabularies."""
        known: dict[str, int] = {}
        numbered = [[known.setdefault(word, len(known)) for word in sentence] for sentence in sentences]
        return numbered, [(self.words.encode(w.lower()), self.shapes.encode(word_shape(w))) for w in known]

    def _tags(self, table: Floats, batches: list[Batch]) -> list[list[Tag]]:
        return [
            [self.tag_of[tag] for tag in sentence]
            for batch in batches
            for sentence in batch.split(self.tags(self.morph(table, batch)))
        ]

    def _deps(self, table: Floats, batches: list[Batch]) -> list[list[tuple[int, str]]]:
        out = []
        for batch in batches:
            heads, rels = map(batch.split, self.heads(self.syntax(table, batch), batch))
            for head, rel in zip(heads, rels, strict=True):
                out.append([(h - 1, self.rel_of[r]) for h, r in zip(head, rel, strict=True)])
        return out

    def _names(self, table: Floats, batches: list[Batch]) -> list[list[str]]:
        scores = [s for batch in batches for s in batch.each(self.names.scores(self.ner(table, batch)))]
        return [[self.name_of[tag] for tag in tags] for tags in self.names.decode(scores)]


def _groups(order: Sequence[int], sentences: Sequence[list[str]], words: int) -> Iterator[list[int]]:
    """The numbers of `order` in groups whose sentences have at most so many words together, or are one sentence."""
    group: list[int] = []
    size = 0
    for i in order:
        if group and size + len(sentences[i]) > words:
            yield group
            group, size = [], 0
        group.append(i)
        size += len(sentences[i])
    if group:
        yield group
