"""A case that is watched: what comes is added, what is new is told once, and a stop loses nothing."""

import pytest
from feeds import article, rss
from playing import Web as World
from playing import page

from khronika.fetching.fetcher import Fetcher, Manners
from khronika.fetching.pacing import Pace
from khronika.sources.web import Web, address
from khronika.statements import noticed
from khronika.statements.adding import ADDED, REFUSED, add
from khronika.statements.case import Case
from khronika.watching.plan import Feed
from khronika.watching.watch import Watch

FEED = "http://a.example/rss"
TWO = "7 января 2022 года в Алматы при взрыве газа погибли двое жителей. Об этом сообщило МЧС."
THREE = TWO.replace("двое", "трое").replace("МЧС", "прокуратура")
OTHER = "8 января 2022 года в Бишкеке полиция задержала пятерых участников митинга, сообщило МВД."


@pytest.fixture
def world():
    made = World()
    texts = {"1": TWO, "2": THREE, "3": OTHER}
    made.answers |= {f"a.example/{name}": page(article(text)) for name, text in texts.items()}
    yield made
    made.close()


@pytest.fixture
def case(tmp_path):
    return Case.create(tmp_path / "case")


@pytest.fixture
def watching(world, case):
    """Begins to watch, as a new run would."""

    def begun(now=lambda: 0.0, *feeds):
        make = lambda: Fetcher(Manners(pause=0), Pace(0, world.clock), world.world)  # noqa: E731
        made = Watch(case, feeds or [Feed(FEED, 900.0)], make, now=now)
        made.begin()
        return made

    return begun


def polled(watch):
    return [outcome.kind for outcome in watch.poll()]


def named(*pages):
    return rss(*[f"http://a.example/{name}" for name in pages])


def test_what_a_feed_brings_is_added_and_told_once(world, watching):
    world.answers["a.example/rss"] = named("1")
    watch = watching()
    assert polled(watch) == [ADDED]
    (told,) = watch.news()
    assert told.body["kind"] == "incident" and "погибли двое" in told.body["said"][0]["quote"]
    assert watch.news() == []
    assert watching().news() == []


def test_a_later_report_changes_a_toll_or_opens_a_dispute(world, watching):
    world.answers["a.example/rss"] = named("1")
    first = watching()
    polled(first)
    first.news()
    world.answers["a.example/rss"] = named("2", "1")
    later = watching()
    polled(later)
    kinds = {told.body["kind"] for told in later.news()}
    assert kinds and kinds <= {"toll", "dispute", "incident"}


def test_what_the_case_held_before_is_not_new(world, case, watching):
    world.answers["a.example/rss"] = named("1")
    list(add(case, Web(lambda: Fetcher(Manners(pause=0), world=world.world)).reports([address(FEED)])))
    watch = watching()
    assert watch.news() == []
    world.answers["a.example/rss"] = named("1", "3")
    polled(watch)
    assert {told.body["incident"]["place"]["name"] for told in watch.news()} == {"Бишкек"}


def test_stopped_between_adding_and_telling_the_next_run_tells(world, watching):
    """In the very first run, too."""
    world.answers["a.example/rss"] = named("1")
    polled(watching())  # and killed
    first = watching().news()
    world.answers["a.example/rss"] = named("1", "3")
    polled(watching())  # and killed
    later = watching().news()
    assert [{t.body["incident"]["place"]["name"] for t in told} for told in (first, later)] == [{"Алматы"}, {"Бишкек"}]


def test_what_was_told_is_kept_the_newest_first(world, case, watching):
    world.answers["a.example/rss"] = named("1", "3")
    watch = watching()
    polled(watch)
    told = watch.news()
    with case.reading() as connection:
        assert noticed.latest(connection, 99) == told[::-1]
        assert noticed.latest(connection, 1) == told[-1:]


def test_a_feed_is_asked_when_it_is_due(world, watching):
    moments = [0.0]
    world.answers |= {"a.example/rss": named("1"), "b.example/rss": rss()}
    watch = watching(lambda: moments[0], Feed(FEED, 900.0), Feed("http://b.example/rss", 3600.0))
    assert watch.wait() == 0
    polled(watch)
    assert watch.wait() == 900
    world.asked.clear()
    moments[0] = 900.0
    polled(watch)
    assert world.pages() == ["a.example/rss"]


def test_an_unchanged_feed_costs_one_small_answer(world, watching):
    def answer(_, headers):
        same = headers.get("if-none-match") == '"7"'
        return (
            page("", status="304 Not Modified")
            if same
            else named("1").replace(b"\r\n\r\n", b'\r\nETag: "7"\r\n\r\n', 1)
        )

    world.answers["a.example/rss"] = answer
    polled(watching())
    world.asked.clear()
    polled(watching())
    assert [address for _, address, _, _ in world.asked] == ["a.example/robots.txt", "a.example/rss"]
    assert world.asked[-1][2]["if-none-match"] == '"7"'


def test_a_feed_that_listed_what_could_not_be_had_comes_whole_again(world, watching):
    world.answers["a.example/rss"] = named("1").replace(b"\r\n\r\n", b'\r\nETag: "7"\r\n\r\n', 1)
    good, world.answers["a.example/1"] = world.answers["a.example/1"], page("", status="503 Service Unavailable")
    moments = [0.0]
    watch = watching(lambda: moments[0])
    assert polled(watch) == [REFUSED]
    world.answers["a.example/1"], moments[0] = good, 900.0
    assert polled(watch) == [ADDED]


def test_a_page_that_is_no_report_is_not_asked_at_every_turn(world, watching):
    moments = [0.0]
    world.answers["a.example/rss"] = named("none")
    watch = watching(lambda: moments[0])
    assert polled(watch) == [REFUSED]
    moments[0] = 900.0
    world.asked.clear()
    polled(watch)
    assert "a.example/none" not in world.pages()
