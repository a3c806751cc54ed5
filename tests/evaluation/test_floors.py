"""Floors refuse a fall and their own lowering, and say when the corpus is another one."""

import json
import subprocess

import floors
from hypothesis import given
from hypothesis import strategies as st


def of(value, fingerprint="one"):
    return {"dev": {"fingerprint": fingerprint, "figures": {"F1": value}}}


def test_a_figure_below_its_floor_is_named():
    assert list(floors.falls(of(0.9), of(0.891))) == ["dev: F1 is 0.891, its floor 0.9"]
    assert not list(floors.falls(of(0.9), of(0.9)))


def test_a_figure_that_is_gone_has_fallen():
    gone = {"dev": {"fingerprint": "one", "figures": {}}}
    assert list(floors.falls(of(0.9), gone)) == ["dev: F1 is 0.000, its floor 0.9"]


def test_another_corpus_is_said():
    (why,) = floors.falls(of(0.9), of(0.99, "two"))
    assert "not the one" in why and "--pin" in why
    assert list(floors.falls({}, of(0.9)))


def test_a_floor_may_be_raised_but_not_lowered():
    assert not list(floors.lowered(of(0.9), of(0.8)))
    assert list(floors.lowered(of(0.8), of(0.9))) == ["dev: the floor of F1 was 0.9 and may not be lowered"]
    assert not list(floors.lowered(of(0.8, "two"), of(0.9)))


def test_a_floor_may_not_be_taken_away():
    without = {"dev": {"fingerprint": "one", "figures": {}}}
    assert list(floors.lowered(without, of(0.9)))


@given(st.floats(0, 1), st.floats(0, 1))
def test_pinning_never_lowers_and_never_pins_above_the_figure(first, second):
    once = floors.pinned({}, of(first))
    twice = floors.pinned(once, of(second))
    assert not list(floors.falls(once, of(first)))
    assert not list(floors.lowered(twice, once))
    assert twice["dev"]["figures"]["F1"] <= max(first, second) + 1e-9


def test_pinning_on_another_corpus_begins_anew():
    assert floors.pinned(of(0.9), of(0.5, "two")) == of(0.5, "two")


def test_what_commits_pinned_is_remembered(tmp_path):
    def git(*arguments):
        author = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        subprocess.run(["git", *author, *arguments], cwd=tmp_path, check=True, capture_output=True)

    path = tmp_path / "floors.json"
    git("init", "-q")
    for value in (0.8, 0.7):
        floors.save(of(value), path)
        git("add", "floors.json")
        git("commit", "-q", "-m", "floors")
    assert list(floors.committed(path)) == [of(0.7), of(0.8)]


def test_no_repository_is_no_error(tmp_path):
    assert list(floors.committed(tmp_path / "floors.json")) == []
    assert floors.load(tmp_path / "floors.json") == {}


def test_the_pinned_floors_never_fell():
    now = floors.load()
    assert {"dev", "demo", "times", "numbers", "places", "attribution", "statements"} == now.keys()
    assert [why for before in floors.committed() for why in floors.lowered(now, before)] == []
    assert json.loads(floors.FILE.read_text(encoding="utf-8")) == now
