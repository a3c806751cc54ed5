"""The demo corpus is whole: texts, annotations and index agree with each other."""

import json

import pytest

from khronika import demo
from khronika.model import STATUSES, TYPES

INDEX = {o["doc"]: o for o in map(json.loads, demo.index().read_text(encoding="utf-8").splitlines())}
DOCS = [path.stem for path in demo.reports()]


def test_the_index_names_every_report_and_no_other():
    assert len(DOCS) == 28
    assert sorted(INDEX) == DOCS


@pytest.mark.parametrize("doc", DOCS)
def test_every_report_says_that_it_is_retold_and_after_whom(doc):
    about = INDEX[doc]
    assert about["retold"] is True
    assert about["publisher"]
    assert about["url"].startswith("http")


@pytest.mark.parametrize("doc", DOCS)
def test_every_mention_of_an_annotation_stands_once_in_its_report(doc):
    text = (demo.folder() / f"{doc}.txt").read_text(encoding="utf-8")
    note = json.loads((demo.folder() / f"{doc}.json").read_text(encoding="utf-8"))
    assert note["doc"] == doc
    for fact in note["facts"]:
        assert fact["type"] in TYPES
        assert fact["status"] in STATUSES
        for mention in fact["mentions"]:
            assert text.count(mention["quote"]) == 1
            assert mention["trigger"] in mention["quote"]


@pytest.mark.parametrize("doc", DOCS)
def test_a_report_begins_with_the_title_that_the_index_gives(doc):
    text = (demo.folder() / f"{doc}.txt").read_text(encoding="utf-8")
    assert text.split("\n", 1)[0] == INDEX[doc]["title"]
