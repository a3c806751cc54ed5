"""A page as it came, with all that shows how it came; politeness."""

import gzip
import zlib
from datetime import UTC, datetime, timedelta

import pytest
from playing import PUBLIC, page, redirect

from khronika.errors import NotAllowed, Unreached
from khronika.fetching.asking import AGENT
from khronika.fetching.fetched import Hop, Validators
from khronika.fetching.fetcher import Fetcher, Manners

BODY = "<html><body><p>В Казани погибли двое рабочих.</p></body></html>".encode()


@pytest.fixture
def fetcher(web):
    with Fetcher(world=web.world) as made:
        yield made


def test_a_page_comes_with_how_it_came(web, fetcher):
    web.answers["old.example/a?b=1"] = redirect("https://new.example/".replace("https", "http"))
    web.answers["new.example/"] = redirect("/page")
    web.answers["new.example/page"] = page(BODY, X_Note="да")
    before = datetime.now(UTC)
    got = fetcher.fetch("http://old.example/a?b=1#part")
    assert (got.asked, got.address, got.status, got.raw) == (
        "http://old.example/a?b=1", "http://new.example/page", 200, BODY,
    )  # fmt: skip
    assert got.hops == (
        Hop("http://old.example/a?b=1", 302, "http://new.example/"),
        Hop("http://new.example/", 302, "http://new.example/page"),
    )
    assert got.header("content-type") == "text/html; charset=utf-8"
    assert got.header("x-note") == "да".encode().decode("latin-1")
    assert (got.server, got.tool) == (PUBLIC, AGENT)
    assert before <= got.when <= before + timedelta(seconds=20)


def test_it_says_who_it_is_and_sends_no_more(web, fetcher):
    web.answers["a.example/"] = page(BODY)
    fetcher.fetch("http://a.example/")
    _, _, headers, body = web.asked[-1]
    assert headers.keys() == {"host", "user-agent", "accept", "accept-encoding"}
    assert (headers["user-agent"], body) == (AGENT.lower(), b"")


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("gzip", gzip.compress),
        ("gzip", lambda raw: gzip.compress(raw[:9]) + gzip.compress(raw[9:])),
        ("gzip", lambda raw: gzip.compress(raw) + b"\0\0\0"),
        ("deflate", zlib.compress),
        ("deflate", lambda raw: zlib.compress(raw)[2:-4]),
        ("identity", bytes),
        ("", bytes),
    ],
)
def test_a_packed_body_is_unpacked(web, fetcher, name, pack):
    raw = BODY * 5000
    web.answers["a.example/"] = page(pack(raw), Content_Encoding=name)
    assert fetcher.fetch("http://a.example/").raw == raw


def test_what_has_not_changed_is_not_sent_again(web, fetcher):
    def answer(_, headers):
        same = headers.get("if-none-match") == '"1"' and "if-modified-since" in headers
        return page("", status="304 Not Modified") if same else page(BODY, ETag='"1"', Last_Modified="Fri, 07 Jan 2022")

    web.answers["a.example/"] = answer
    first = fetcher.fetch("http://a.example/")
    again = fetcher.fetch("http://a.example/", first.validators)
    assert (first.same, again.same, again.raw) == (False, True, b"")
    assert not fetcher.fetch("http://a.example/", Validators("http://b.example/", '"1"', "x")).same
    assert not fetcher.fetch("http://a.example/", Validators("http://a.example/", '"1"\r\nX: y', "x")).same


def test_what_may_pass_is_tried_again_after_growing_waits(web, fetcher):
    answers = iter([page("", status="503 Service Unavailable"), page("", status="500 Oops"), page(BODY)])
    web.answers["a.example/"] = lambda *_: next(answers)
    assert fetcher.fetch("http://a.example/").raw == BODY
    assert [round(wait) for wait in web.clock.waited] == [1, 2, 4]  # first the pause after robots.txt


def test_it_waits_as_long_as_it_is_asked_to(web, fetcher):
    answers = iter([page("", status="429 Too Many Requests", Retry_After="30"), page(BODY)])
    web.answers["a.example/"] = lambda *_: next(answers)
    assert fetcher.fetch("http://a.example/").raw == BODY
    assert max(web.clock.waited) == pytest.approx(30, abs=1)


def test_a_moment_to_come_back_is_understood(web, fetcher):
    until = (datetime.now(UTC) + timedelta(days=2)).strftime("%a, %d %b %Y %H:%M:%S GMT")
    web.answers["a.example/"] = page("", status="503 Service Unavailable", Retry_After=until)
    with pytest.raises(Unreached, match=r"asks to wait 17\d{4} seconds"):
        fetcher.fetch("http://a.example/")
    assert web.pages() == ["a.example/"]


def test_what_lasts_is_not_tried_again(web, fetcher):
    with pytest.raises(Unreached):
        fetcher.fetch("http://a.example/")
    assert web.pages() == ["a.example/"]


def test_a_host_is_asked_no_faster_than_it_can_bear(web, fetcher):
    for name in ("a", "b"):
        web.answers |= {f"{name}.example/{i}": page(BODY) for i in range(3)}
    for i in range(3):
        fetcher.fetch(f"http://a.example/{i}")
        fetcher.fetch(f"http://b.example/{i}")
    assert sum(web.clock.waited) == pytest.approx(4, abs=0.5)  # six pauses, those of both hosts side by side


def test_robots_txt_is_asked_once_and_kept_to(web, fetcher):
    rules = "User-agent: *\nDisallow: /\n\nUser-agent: khronika\nCrawl-delay: 7\nDisallow: /private*.html$\n"
    web.answers |= {"a.example/robots.txt": page(rules, kind="text/plain"), "a.example/1": page(BODY)}
    fetcher.fetch("http://a.example/1")
    fetcher.fetch("http://a.example/1")
    with pytest.raises(NotAllowed, match="--ignore-robots"):
        fetcher.fetch("http://a.example/private/1.html")
    assert [address for _, address, _, _ in web.asked].count("a.example/robots.txt") == 1
    assert "a.example/private/1.html" not in web.pages()
    assert max(web.clock.waited) == pytest.approx(7, abs=0.5)


def test_who_means_it_passes_robots_txt_by(web):
    web.answers |= {"a.example/robots.txt": page("User-agent: *\nDisallow: /"), "a.example/1": page(BODY)}
    with Fetcher(Manners(ignore_robots=True), world=web.world) as fetcher:
        assert fetcher.fetch("http://a.example/1").raw == BODY
    assert web.pages() == [address for _, address, _, _ in web.asked]


def test_a_site_that_cannot_say_is_asked_once_not_for_every_page(web, fetcher):
    web.answers["a.example/robots.txt"] = page("", status="500 Oops")
    for i in range(4):
        with pytest.raises(Unreached, match=r"robots\.txt answers with an error"):
            fetcher.fetch(f"http://a.example/{i}")
    assert (len(web.asked), web.pages()) == (3, [])


def test_a_host_that_nobody_knows_is_named_as_that(web, fetcher):
    web.names["typo.example"] = []
    with pytest.raises(Unreached) as refused:
        fetcher.fetch("http://typo.example/x")
    assert str(refused.value).startswith("http://typo.example/x: has no address.")


def test_a_cookie_lives_as_long_as_one_chain_of_redirects(web, fetcher):
    def answer(_, headers):
        return page(BODY) if "cookie" in headers else page("", status="302 Found", Location="/", Set_Cookie="seen=1")

    web.answers["a.example/"] = answer
    assert len(fetcher.fetch("http://a.example/").hops) == 1
    assert len(fetcher.fetch("http://a.example/").hops) == 1


def test_the_inner_network_is_asked_where_that_is_allowed(web):
    web.names["inner.example"] = [PUBLIC, "127.0.0.1"]
    web.answers["inner.example/"] = page(BODY)
    with Fetcher(Manners(allow_inner_network=True), world=web.world) as fetcher:
        assert fetcher.fetch("http://inner.example/").raw == BODY


def test_a_second_address_is_tried_where_the_first_is_dead(web, fetcher):
    web.names["a.example"] = ["1.1.1.1", PUBLIC]
    web.answers["a.example/"] = page(BODY)
    assert fetcher.fetch("http://a.example/").raw == BODY


def test_a_body_is_sent_to_where_it_is_to_go(web, fetcher):
    web.answers["a.example/hook"] = page("", status="204 No Content")
    fetcher.post("http://a.example/hook", b'{"a": 1}', "application/json")
    method, address, headers, body = web.asked[-1]
    assert (method, address, headers["content-type"], body) == (
        "POST",
        "a.example/hook",
        "application/json",
        b'{"a": 1}',
    )


def test_what_is_sent_follows_no_redirect(web, fetcher):
    web.answers["a.example/hook"] = redirect("http://b.example/")
    with pytest.raises(Unreached, match="status 302"):
        fetcher.post("http://a.example/hook", b"{}", "application/json")
    assert web.pages() == ["a.example/hook"]
