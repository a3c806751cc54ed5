"""Nothing hostile gets through: an error that says why, and no connection to where none may go."""

import tracemalloc

import pytest
from hostile import CASES, HEAD, LIMITS, PAGE, endless
from playing import page

from khronika.errors import Unreached, UnsafeAddress
from khronika.fetching.fetcher import Fetcher, Manners

MANNERS = Manners(limits=LIMITS, retries=1)


@pytest.mark.parametrize("case", CASES)
def test_it_is_refused_and_said_why(hostile_web, case):
    address, said = CASES[case]
    with Fetcher(MANNERS, world=hostile_web.world) as fetcher, pytest.raises(Unreached) as refused:
        fetcher.fetch(address)
    assert said in refused.value.reason
    assert refused.value.item == address[:100] + "…" * (len(address) > 4000)
    assert not hostile_web.strayed


@pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "ftp://a/", "x"])
def test_no_other_scheme(hostile_web, address):
    with Fetcher(MANNERS, world=hostile_web.world) as fetcher, pytest.raises(UnsafeAddress, match="no address of"):
        fetcher.fetch(address)


def test_a_name_that_turns_inward_is_asked_at_no_address_but_a_checked_one(hostile_web):
    """robots.txt comes from the public address; the page wants a connection of its own, and that is checked again."""
    hostile_web.answers["turning.example/robots.txt"] = page("")
    hostile_web.answers["turning.example/"] = page(PAGE)
    with Fetcher(MANNERS, world=hostile_web.world) as fetcher, pytest.raises(UnsafeAddress):
        fetcher.fetch("http://turning.example/")
    assert not hostile_web.strayed


def test_a_bomb_takes_no_memory(hostile_web):
    with Fetcher(MANNERS, world=hostile_web.world) as fetcher:
        tracemalloc.start()
        with pytest.raises(Unreached):
            fetcher.fetch("http://bomb.example/gzip")
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < 10 * LIMITS.largest


def test_an_endless_robots_txt_is_read_to_its_limit(hostile_web):
    rules = b"User-agent: *\nDisallow: /closed\n"
    hostile_web.answers["wordy.example/robots.txt"] = endless(HEAD + b"\r\n" + rules, b"#" * 9999)
    hostile_web.answers["wordy.example/open"] = page(PAGE)
    with Fetcher(Manners(), world=hostile_web.world) as fetcher:
        assert fetcher.fetch("http://wordy.example/open").raw == PAGE
        with pytest.raises(Unreached, match="closed to programs"):
            fetcher.fetch("http://wordy.example/closed")
