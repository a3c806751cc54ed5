"""Webhooks: what is sent, and that it waits where it cannot be."""

import json

import pytest
from playing import Web, page

from khronika.fetching.fetcher import Fetcher, Manners
from khronika.fetching.pacing import Pace
from khronika.statements.noticed import Noticed
from khronika.watching.hooks import AT_ONCE, MOST, Hooks

HOOK = "http://hooks.example/a"
OK = page("", status="204 No Content")


@pytest.fixture
def world():
    made = Web()
    yield made
    made.close()


@pytest.fixture
def hooks(world):
    make = lambda: Fetcher(Manners(pause=0, retries=0), Pace(0, world.clock), world.world)  # noqa: E731
    return Hooks("дело", [HOOK], make, lambda body: f"new: {body['kind']}")


def told(*numbers):
    return [Noticed(str(n), "2022-01-07T10:00:00+00:00", {"kind": f"k{n}"}) for n in numbers]


def sent(world):
    return [json.loads(body) for _, _, _, body in world.asked]


def test_what_is_new_is_sent_as_json_with_a_text_for_people(world, hooks):
    world.answers["hooks.example/a"] = OK
    assert hooks.tell(told(1, 2)) == []
    (message,) = sent(world)
    assert (message["case"], message["text"]) == ("дело", "new: k1\nnew: k2")
    assert message["changes"][0] == {"id": "1", "at": "2022-01-07T10:00:00+00:00", "kind": "k1"}
    assert world.asked[0][2]["content-type"] == "application/json"


def test_nothing_new_nothing_sent(world, hooks):
    assert hooks.tell([]) == [] and world.asked == []


def test_what_cannot_be_sent_waits(world, hooks):
    world.answers["hooks.example/a"] = page("", status="500 Oops")
    (failed,) = hooks.tell(told(1))
    assert failed.item == HOOK and "status 500" in failed.reason
    world.answers["hooks.example/a"] = OK
    world.asked.clear()
    hooks.tell(told(2))
    assert [c["id"] for m in sent(world) for c in m["changes"]] == ["1", "2"]
    hooks.tell([])
    assert len(world.asked) == 1


def test_much_goes_in_several_messages_and_not_for_ever(world, hooks):
    world.answers["hooks.example/a"] = OK
    hooks.tell(told(*range(MOST + 10)))
    ids = [c["id"] for m in sent(world) for c in m["changes"]]
    assert ids == [str(n) for n in range(10, MOST + 10)]
    assert len(world.asked) == MOST / AT_ONCE


@pytest.mark.parametrize("where", [["127.0.0.1"], ["10.0.0.1"], ["::1"]])
def test_no_hook_of_the_inner_network(world, hooks, where):
    world.names["hooks.example"] = where
    (failed,) = hooks.tell(told(1))
    assert "lies in the inner network" in failed.reason
    assert world.asked == [] and world.strayed == []
