"""feeds.toml: what it means, and what is said where it means nothing."""

import pytest

from khronika.errors import BadFeeds
from khronika.watching.plan import Feed, load

GOOD = """
every = "5 min"
webhooks = ["https://hooks.example/a", "https://hooks.example/a"]

[[feed]]
url = "https://news.example/rss"

[[feed]]
url = "https://пример.рф/лента"
publisher = "Пример"
every = "2 h"

[[feed]]
url = "https://news.example/rss"
"""


def plan(tmp_path, text):
    path = tmp_path / "feeds.toml"
    path.write_text(text, encoding="utf-8")
    return load(path)


def test_feeds_come_once_each_with_its_time(tmp_path):
    made = plan(tmp_path, GOOD)
    assert made.feeds[0] == Feed("https://news.example/rss", 300.0)
    assert (made.feeds[1].every, made.feeds[1].publisher, len(made.feeds)) == (7200.0, "Пример", 2)
    assert made.webhooks == ("https://hooks.example/a",)


def test_a_quarter_of_an_hour_where_nothing_is_said(tmp_path):
    assert plan(tmp_path, '[[feed]]\nurl = "https://a.example/"').feeds[0].every == 900


FEED = '[[feed]]\nurl = "https://a.example/"\n'
BAD = {
    "": "names no feed",
    "feed = 1": "names no feed",
    "feed = [1]": "names no feed",
    "[[feed]]": "feed 1: «url» is no address",
    '[[feed]]\nurl = "ftp://a.example/"': "«url»: ftp://a.example/ is no address of the web",
    '[[feed]]\nurl = "http://a:b@a.example/"': "holds a user's name or password",
    FEED + "each = 1": "feed 1: «each» means nothing here",
    FEED + "publisher = 1": "«publisher» is no text",
    FEED + 'every = "soon"': "«every» is no length of time: soon",
    FEED + "every = 5": "«every» is no length of time: 5",
    FEED + 'every = "5 s"': "«every» is less than 60 seconds",
    'webhooks = "https://a.example/"\n' + FEED: "«webhooks» is no list",
    'webhooks = ["javascript:1"]\n' + FEED: "«webhooks»: javascript:1 is no address of the web",
    "[[feed": "is no TOML",
}


@pytest.mark.parametrize("text", BAD, ids=[str(n) for n in range(len(BAD))])
def test_what_means_nothing_is_named(tmp_path, text):
    with pytest.raises(BadFeeds) as refused:
        plan(tmp_path, text)
    assert BAD[text] in str(refused.value)
    assert refused.value.item.startswith(str(tmp_path / "feeds.toml"))


def test_an_absent_file_is_named(tmp_path):
    with pytest.raises(BadFeeds, match="cannot be opened"):
        load(tmp_path / "none.toml")


def test_a_file_in_another_encoding_is_named(tmp_path):
    (tmp_path / "feeds.toml").write_bytes('publisher = "Пример"'.encode("cp1251"))
    with pytest.raises(BadFeeds, match="is not UTF-8"):
        load(tmp_path / "feeds.toml")
