"""Many addresses: all come, side by side, and nobody waits for those who left."""

import threading
import time

import pytest
from playing import page

from khronika.errors import Unreached
from khronika.fetching.fetcher import Fetcher, Manners
from khronika.fetching.many import AHEAD, Wanted, fetch_all
from khronika.fetching.pacing import Pace

BODY = b"<p>text</p>"


@pytest.fixture
def make(web):
    pace = Pace(0, web.clock)
    return lambda: Fetcher(Manners(ignore_robots=True, pause=0), pace, web.world)


def arrived(coming):
    """All that came, without the lulls."""
    return [one for one in coming if one]


def test_every_address_comes_back_with_what_it_was_asked_for(web, make):
    addresses = [f"http://{host}.example/{i}" for i in range(5) for host in "abcdefgh"]
    web.answers |= {a.removeprefix("http://"): page(a) for a in addresses[1:]}
    got = arrived(fetch_all([Wanted(a, n) for n, a in enumerate(addresses)], make))
    assert sorted(wanted.about for wanted, _ in got) == list(range(40))
    failed = [(wanted.address, came) for wanted, came in got if isinstance(came, Unreached)]
    assert [address for address, _ in failed] == addresses[:1]
    assert all(came.raw.decode() == wanted.address for wanted, came in got if not isinstance(came, Unreached))


def test_a_hosts_pages_come_in_their_order(web, make):
    web.answers |= {f"a.example/{i}": page(BODY) for i in range(9)}
    got = [
        wanted.about for wanted, _ in arrived(fetch_all([Wanted(f"http://a.example/{i}", i) for i in range(9)], make))
    ]
    assert got == list(range(9))


def test_a_slow_host_does_not_hold_up_the_others(web, make):
    gate = threading.Event()
    web.answers |= {"b.example/": page(BODY), "a.example/": lambda *_: gate.wait(9) and page(BODY)}
    coming = fetch_all([Wanted(f"http://{host}.example/", host) for host in "ab"], make)
    assert next(coming)[0].about == "b"
    assert next(coming) is None  # a lull, in which something else can be done
    gate.set()
    assert next(one for one in coming if one)[0].about == "a"


def test_who_leaves_early_leaves_no_thread_behind(web, make):
    web.answers |= {f"{host}.example/{i}": page(BODY) for host in "abcd" for i in range(9)}
    before = threading.active_count()
    coming = fetch_all([Wanted(f"http://{host}.example/{i}", 0) for host in "abcd" for i in range(9)], make)
    next(coming)
    coming.close()
    deadline = time.monotonic() + 5
    while threading.active_count() > before and time.monotonic() < deadline:
        time.sleep(0.05)
    assert threading.active_count() <= before
    assert len(web.pages()) <= 1 + AHEAD + 4 + 4


def test_a_fault_is_not_swallowed():
    def broken():
        raise RuntimeError("no fetcher")

    with pytest.raises(RuntimeError, match="no fetcher"):
        list(fetch_all([Wanted("http://a.example/", 0)], broken))


def test_nothing_wanted_nothing_asked(make):
    assert list(fetch_all([], make)) == []
