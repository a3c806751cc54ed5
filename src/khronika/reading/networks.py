"""slovnet's networks on plain arrays: what a word alone gives is worked out once for all sentences it stands in.

A batch is one array of rows, a word a row, with a row of zeros before, between and after sentences: the three words
that a convolution looks at never belong to two sentences, and no sentence is padded to another's length.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ids = NDArray[np.int64]

CRF_SENTENCES = 256  # sentences decoded together: each step costs the same for one as for some hundreds


@dataclass(frozen=True)
class Batch:
    """Sentences as rows of `words`, numbers of a vocabulary whose last, `gap`, stands around each of them."""

    words: Ids
    starts: Ids
    sizes: Ids
    gap: int

    @classmethod
    def of(cls, sentences: list[list[int]], gap: int) -> Batch:
        rows, sizes = [gap], [len(s) for s in sentences]
        for sentence in sentences:
            rows += sentence
            rows.append(gap)
        starts = [1, *(1 + n for n in accumulate(size + 1 for size in sizes[:-1]))]
        return cls(np.array(rows), np.array(starts), np.array(sizes), gap)

    @cached_property
    def gaps(self) -> NDArray[np.bool_]:
        gaps: NDArray[np.bool_] = self.words == self.gap
        return gaps

    @cached_property
    def mask(self) -> NDArray[np.bool_]:
        """Sentences by the longest one's words: where there is a word."""
        places: NDArray[np.bool_] = np.arange(self.sizes.max()) < self.sizes[:, None]
        return places

    @cached_property
    def rows(self) -> Ids:
        """Sentences by the longest one's words: the row of each, 0 where there is no word."""
        return np.where(self.mask, self.starts[:, None] + np.arange(self.sizes.max()), 0)

    def split(self, values: Ids) -> list[list[int]]:
        """The values of the rows, sentence by sentence."""
        every = values.tolist()
        return [every[start : start + size] for start, size in zip(self.starts, self.sizes, strict=True)]

    def each(self, x: Floats) -> list[Floats]:
        """The rows, sentence by sentence."""
        return [x[start : start + size] for start, size in zip(self.starts, self.sizes, strict=True)]


class Layer:
    """A convolution over three words, what is below zero cut off, and the normalising of each column."""

    def __init__(self, layer: Any) -> None:
        weight = layer.conv.weight.array  # columns out, columns in, three words
        self.weight: Floats = np.ascontiguousarray(weight.transpose(1, 2, 0).reshape(weight.shape[1], -1))
        self.bias: Floats = layer.conv.bias.array
        norm = layer.norm
        self.scale: Floats = norm.weight.array / norm.std.array
        self.shift: Floats = norm.bias.array - norm.mean.array * self.scale

    def parts(self, x: Floats) -> Floats:
        """What each row gives to the row after it, to itself and to the row before it, side by side."""
        return x @ self.weight

    def joined(self, parts: Floats, gaps: NDArray[np.bool_]) -> Floats:
        size = len(self.bias)
        x = parts[:, size : 2 * size] + self.bias
        x[1:] += parts[:-1, :size]
        x[:-1] += parts[1:, 2 * size :]
        np.maximum(x, 0, out=x)
        x *= self.scale
        x += self.shift
        x[gaps] = 0
        return x


class Encoder:
    """From words, each with its shape, to 64 numbers of each word among its neighbours."""

    def __init__(self, model: Any) -> None:
        self.embedding = model.emb
        self.first, *self.rest = (Layer(layer) for layer in model.encoder.layers)

    def table(self, vectors: Floats, shapes: Ids) -> Floats:
        """The first layer's parts of every word of the vocabulary, and zeros for the gap."""
        width = self.first.weight.shape[0]
        known = np.zeros((len(shapes) + 1, width), np.float32)
        known[:-1] = np.concatenate((vectors, self.embedding.shape(shapes)), axis=1)
        return self.first.parts(known)

    def __call__(self, table: Floats, batch: Batch) -> Floats:
        x = self.first.joined(table[batch.words], batch.gaps)
        for layer in self.rest:
            x = layer.joined(layer.parts(x), batch.gaps)
        return x


class Tags:
    """The likeliest tag of each row."""

    def __init__(self, head: Any) -> None:
        self.head = head

    def __call__(self, x: Floats) -> Ids:
        tags: Ids = self.head(x).argmax(-1)
        return tags


class Heads:
    """For each row the number of its head in the sentence (0 is the root, 1 the first word) and the relation."""

    def __init__(self, model: Any) -> None:
        self.head, self.rel = model.head, model.rel

    def __call__(self, x: Floats, batch: Batch) -> tuple[Ids, Ids]:
        heads, before = np.zeros(len(x), np.int64), np.zeros(len(x), np.int64)
        rows = batch.rows[batch.mask]
        heads[rows] = self._heads(x, batch)[batch.mask]
        before[rows] = np.repeat(batch.starts - 1, batch.sizes)
        return heads, self._rels(x, np.where(heads > 0, before + heads, -1))

    def _heads(self, x: Floats, batch: Batch) -> Ids:
        root = np.repeat(self.head.tail(self.head.root.array[None])[None], len(batch.sizes), axis=0)
        tail = np.concatenate((root, self.head.tail(x)[batch.rows]), axis=1)
        scores = (self.head.head(x) @ self.head.kernel.array)[batch.rows] @ tail.swapaxes(1, 2)
        scores[:, :, 1:] += np.where(batch.mask, np.float32(0), np.float32(-np.inf))[:, None]
        heads: Ids = scores.argmax(-1)
        return heads

    def _rels(self, x: Floats, head_row: Ids) -> Ids:
        root = self.rel.root.array[None]
        head = self.rel.head(np.concatenate((x, root)))  # the last row is the root's
        tail = self.rel.tail(x)
        by_relation = (head[head_row] @ self.rel.kernel.array).reshape(len(x), -1, tail.shape[1])
        rels: Ids = (by_relation @ tail[:, :, None])[:, :, 0].argmax(-1)
        return rels


class Names:
    """The likeliest sequence of name tags of each sentence (Viterbi's way through a chain)."""

    def __init__(self, head: Any) -> None:
        self.head, self.transitions = head.proj, head.crf.transitions.array

    def scores(self, x: Floats) -> Floats:
        scores: Floats = self.head(x)
        return scores

    def decode(self, sentences: list[Floats]) -> list[list[int]]:
        """Tags of each sentence; those of like length should stand together."""
        out: list[list[int]] = []
        for at in range(0, len(sentences), CRF_SENTENCES):
            out += self._together(sentences[at : at + CRF_SENTENCES])
        return out

    def _together(self, sentences: list[Floats]) -> list[list[int]]:
        sizes = np.array([len(s) for s in sentences])
        padded = np.zeros((sizes.max(), len(sentences), sentences[0].shape[1]), np.float32)
        for i, sentence in enumerate(sentences):
            padded[: len(sentence), i] = sentence
        score, back = padded[0], np.zeros(padded.shape, np.int64)
        for t in range(1, len(padded)):
            ways = score[:, :, None] + self.transitions + padded[t][:, None, :]
            back[t] = ways.argmax(1)
            score = np.where((t < sizes)[:, None], ways.max(1), score)
        return _traced(back, score.argmax(1), sizes)


def _traced(back: NDArray[np.int64], last: Ids, sizes: Ids) -> list[list[int]]:
    """The tags of each sentence, from its last word's back to the first."""
    tags = np.zeros((len(back), len(sizes)), np.int64)
    every, now = np.arange(len(sizes)), last
    for t in range(len(back) - 1, -1, -1):
        tags[t] = now
        now = np.where((t > 0) & (t < sizes), back[t, every, now], now)
    return [tags[:size, i].tolist() for i, size in enumerate(sizes)]
