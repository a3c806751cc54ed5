"""Reports by their addresses: as captures with how they came, and what a list names."""

from datetime import UTC, datetime, timedelta

import pytest
from feeds import article, rss, sitemap
from playing import Web as World
from playing import page, redirect

from khronika.errors import Skip, Unreached, UnsafeAddress
from khronika.fetching.fetched import Validators
from khronika.fetching.fetcher import Fetcher, Manners
from khronika.fetching.pacing import Pace
from khronika.sources.capture import Capture
from khronika.sources.web import Held, Lull, Unchanged, Web, address

PAGE = article("В Казани погибли двое рабочих. Об этом сообщила прокуратура.")


@pytest.fixture
def world():
    made = World()
    yield made
    made.close()


@pytest.fixture
def get(world):
    """What lies at the addresses, with everything that may be said to the source."""

    def all_of(*urls, web=None, **said):
        web = web or Web(lambda: Fetcher(Manners(pause=0), Pace(0, world.clock), world.world), **said)
        return [one for one in web.reports(map(address, urls)) if not isinstance(one, Lull)]

    return all_of


def test_a_page_is_captured_with_how_it_came(world, get):
    world.answers["a.example/old"] = redirect("/mid")
    world.answers["a.example/mid"] = redirect("http://b.example/new")
    world.answers["b.example/new"] = page(PAGE, ETag='"1"')
    (got,) = get("http://a.example/old#part")
    assert isinstance(got, Capture)
    assert (got.raw, got.origin) == (PAGE.encode(), "http://a.example/old")
    assert (got.about.url, got.fetch.asked) == ("http://b.example/new", "http://a.example/old")
    assert got.fetch.redirects == ("http://a.example/mid",)
    assert (got.fetch.status, got.fetch.header("etag")) == (200, '"1"')
    assert got.fetch.by.startswith("Khronika/")
    assert datetime.now(UTC) - got.fetch.at < timedelta(minutes=1)


def test_a_feed_leads_to_its_pages_each_asked_once(world, get):
    world.answers |= {f"a.example/{n}": page(PAGE) for n in range(3)}
    world.answers["a.example/rss"] = rss("http://a.example/0", "http://a.example/1", "http://a.example/0#x")
    got = get("http://a.example/rss", "http://a.example/1", "http://a.example/2")
    assert sorted(one.origin for one in got) == [f"http://a.example/{n}" for n in range(3)]
    assert sorted(world.pages()) == ["a.example/0", "a.example/1", "a.example/2", "a.example/rss"]
    (first,) = (one for one in got if one.origin.endswith("0"))
    assert (first.about.title, first.about.publisher) == ("Новость 0", "Пример")


def test_an_index_of_sitemaps_leads_to_their_pages(world, get):
    world.answers |= {
        "a.example/index.xml": sitemap("http://a.example/1.xml", of="sitemap"),
        "a.example/1.xml": sitemap("http://a.example/page"),
        "a.example/page": page(PAGE),
    }
    assert [one.origin for one in get("http://a.example/index.xml")] == ["http://a.example/page"]


def test_lists_of_lists_of_lists_have_an_end(world, get):
    world.answers |= {f"a.example/{n}": sitemap(f"http://a.example/{n + 1}") for n in range(9)}
    (got,) = get("http://a.example/0")
    assert isinstance(got, Skip) and "is listed more than 2 lists below" in got.reason
    assert len(world.pages()) == 3


def test_what_a_feed_names_is_checked_like_anything_else(world, get):
    world.names["inner.example"] = ["192.168.0.9"]
    named = ["http://127.0.0.1/", "http://inner.example/x", "http://a.example:22/", "http://a.example/page"]
    world.answers |= {"a.example/rss": rss(*named), "a.example/page": page(PAGE)}
    got = get("http://a.example/rss")
    assert {one.item for one in got if isinstance(one, UnsafeAddress)} == set(named[:3])
    assert [one.origin for one in got if isinstance(one, Capture)] == named[3:]
    assert not world.strayed


def test_links_of_a_page_are_not_followed(world, get):
    refresh = '<meta http-equiv="refresh" content="0; url=http://127.0.0.1/">'
    links = '<a href="http://a.example/2">x</a><a href="javascript:alert(1)">y</a><img src="http://b.example/pixel">'
    world.answers["a.example/1"] = page(f"<html><head>{refresh}</head><body>{links}</body></html>")
    assert len(get("http://a.example/1")) == 1
    assert world.pages() == ["a.example/1"]


def test_what_was_asked_a_moment_ago_is_not_asked_again(world, get):
    moment = datetime.now(UTC) - timedelta(hours=1)
    world.answers["a.example/1"] = page(PAGE)

    def recall(url):
        return Held(Validators(url), moment)

    assert get("http://a.example/1", recall=recall, fresh=timedelta(days=1)) == [Unchanged("http://a.example/1")]
    assert world.asked == []
    assert len(get("http://a.example/1", recall=recall, fresh=timedelta(minutes=1))) == 1
    assert world.pages() == ["a.example/1"]


def test_what_has_not_changed_is_known(world, get):
    def answer(_, headers):
        return page("", status="304 Not Modified") if headers.get("if-none-match") == '"1"' else page(PAGE)

    world.answers["a.example/1"] = answer
    held = Held(Validators("http://a.example/1", '"1"'), datetime(2022, 1, 1, tzinfo=UTC))
    assert get("http://a.example/1", recall=lambda _: held) == [Unchanged("http://a.example/1")]


def test_lists_say_how_to_ask_for_them_again(world, get):
    world.answers |= {"a.example/rss": rss("http://a.example/1", ETag='"7"'), "a.example/1": page(PAGE, ETag='"8"')}
    web = Web(lambda: Fetcher(Manners(pause=0), Pace(0, world.clock), world.world))
    get("http://a.example/rss", web=web)
    assert web.lists == {"http://a.example/rss": Validators("http://a.example/rss", '"7"', None)}


@pytest.mark.parametrize("url", ["", "x", "http://", "http://[", "file:///etc/passwd", "http://a b/", "\x00", "//a"])
def test_rubbish_is_refused_and_the_others_are_had(world, get, url):
    world.answers["a.example/1"] = page(PAGE)
    refused, had = sorted(get(url, "http://a.example/1"), key=lambda one: isinstance(one, Capture))
    assert isinstance(refused, Unreached)
    assert had.origin == "http://a.example/1"
