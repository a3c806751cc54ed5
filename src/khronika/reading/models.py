"""slovnet's three models run together: words are looked up once for all three, sentences of like length go together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import numpy as np
from navec import Navec
from slovnet import NER, Morph, Syntax
from slovnet.exec.mask import split_masked
from slovnet.markup import parse_conll_tag

from khronika.reading import weights

BATCH_WORDS = 1000  # words a batch, padding counted: fastest of 250 to 4000 on the 300 Wikinews texts, one core

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
        self.morph = Morph.load(weights.path(weights.MORPH)).navec(navec).infer
        self.syntax = Syntax.load(weights.path(weights.SYNTAX)).navec(navec).infer
        self.names = NER.load(weights.path(weights.NER)).navec(navec).infer

    def __call__(self, sentences: Sequence[list[str]]) -> list[Marks]:
        """For each sentence its tags, its heads with relations, and its names in BIO notation."""
        out: list[Marks] = [([], [], [])] * len(sentences)
        for batch in _batches(sentences):
            for i, marks in zip(batch, self._run([sentences[i] for i in batch]), strict=True):
                out[i] = marks
        return out

    def _run(self, sentences: list[list[str]]) -> Iterator[Marks]:
        encoder = self.morph.encoder
        given = encoder.input([encoder.item(words) for words in sentences])
        mask = ~given.pad_mask
        yield from zip(self._tags(given, mask), self._deps(given, mask), self._names(given, mask), strict=True)

    def _tags(self, given: Any, mask: Any) -> Iterator[list[Tag]]:
        model, vocab = self.morph.model, self.morph.decoder.tags_vocab
        pred = model.head.decode(model(given.word_id, given.shape_id, given.pad_mask))
        for row in split_masked(pred, mask):
            yield [_tag(vocab.decode(tag)) for tag in row]

    def _deps(self, given: Any, mask: Any) -> Iterator[list[tuple[int, str]]]:
        model, vocab = self.syntax.model, self.syntax.decoder.rels_vocab
        pred = model(given.word_id, given.shape_id, given.pad_mask)
        heads = split_masked(model.head.decode(pred.head_id, mask), mask)
        rels = split_masked(model.rel.decode(pred.rel_id, mask), mask)
        for head, rel in zip(heads, rels, strict=True):
            yield [(int(h) - 1, vocab.decode(r)) for h, r in zip(head, rel, strict=True)]

    def _names(self, given: Any, mask: Any) -> Iterator[list[str]]:
        model, vocab = self.names.model, self.names.decoder.tags_vocab
        pred = model(given.word_id, given.shape_id, given.pad_mask)
        for row in model.head.crf.decode(pred, mask):
            yield [vocab.decode(tag) for tag in np.asarray(row)]


def _batches(sentences: Sequence[list[str]]) -> Iterator[list[int]]:
    """Numbers of sentences of like length, at most BATCH_WORDS words a batch with the padding."""
    batch: list[int] = []
    for i in sorted((i for i, s in enumerate(sentences) if s), key=lambda i: len(sentences[i])):
        if batch and (len(batch) + 1) * len(sentences[i]) > BATCH_WORDS:
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch
