"""The models as slovnet itself would run them, only faster: its own code says what is right."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from navec import Navec
from slovnet import NER, Morph, Syntax
from slovnet.exec.mask import split_masked

from khronika import demo
from khronika.reading import models as under_test
from khronika.reading import weights
from khronika.reading.models import Marks, Models
from khronika.reading.parse import segment


@cache
def demo_sentences() -> list[list[str]]:
    texts = [path.read_text(encoding="utf-8") for path in demo.reports()]
    return [[w.text.replace("ё", "е") for w in s.words] for text in texts for s in segment(text)]


@cache
def theirs() -> tuple[object, object, object]:
    navec = Navec.load(weights.path(weights.NAVEC))
    named = ((Morph, weights.MORPH), (Syntax, weights.SYNTAX), (NER, weights.NER))
    return tuple(kind.load(weights.path(name)).navec(navec).infer for kind, name in named)


def marks_of_slovnet(words: list[str]) -> Marks:
    morph, syntax, names = theirs()
    given = morph.encoder.input([morph.encoder.item(words)])
    mask, row = ~given.pad_mask, (given.word_id, given.shape_id, given.pad_mask)
    (tags,) = split_masked(morph.model.head.decode(morph.model(*row)), mask)
    found = syntax.model(*row)
    heads, rels = syntax.model.head.decode(found.head_id, mask)[0], syntax.model.rel.decode(found.rel_id, mask)[0]
    (named,) = names.model.head.crf.decode(names.model(*row), mask)
    return (
        [under_test._tag(morph.decoder.tags_vocab.decode(t)) for t in tags],
        [(int(h) - 1, syntax.decoder.rels_vocab.decode(r)) for h, r in zip(heads, rels, strict=True)],
        [names.decoder.tags_vocab.decode(t) for t in named],
    )


@pytest.fixture(scope="module")
def models(reader) -> Models:
    return reader.models


def test_the_demo_corpus_is_marked_as_slovnet_marks_it(models):
    sentences = demo_sentences()
    assert models(sentences) == [marks_of_slovnet(words) for words in sentences]


WORDS = st.sampled_from(["В", "Алматы", "погибли", "двое", ",", "человек", ".", "«", "»", "МВД", "AP", "🔥", "ёж"])


@settings(max_examples=40)
@given(st.lists(st.lists(WORDS, max_size=30), max_size=6))
def test_a_sentence_is_marked_alike_alone_and_among_others(models, sentences):
    assert models(sentences) == [models([words])[0] for words in sentences]


def test_groups_and_batches_change_nothing(models, monkeypatch):
    sentences = demo_sentences()[:60]
    together = models(sentences)
    monkeypatch.setattr(under_test, "GROUP_WORDS", 100)
    monkeypatch.setattr(under_test, "BATCH_WORDS", 30)
    assert models(sentences) == together


def test_groups_keep_the_order_and_stay_small():
    sentences = [["слово"] * n for n in (1, 3, 5, 9, 40)]
    groups = list(under_test._groups(range(5), sentences, 10))
    assert groups == [[0, 1, 2], [3], [4]]
    assert all(a < b for a, b in pairwise(i for group in groups for i in group))


def test_nothing_is_marked_in_nothing(models):
    assert models([]) == []
    assert models([[], ["Погиб"], []])[0] == ([], [], [])
