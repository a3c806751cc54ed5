"""Web pages: their text and what they declare, and nothing else."""

import pytest

from khronika.documents.document import document
from khronika.errors import UnreadableFile
from khronika.model import About
from khronika.sources.capture import Capture

BODY = " ".join(
    f"При обрушении стены на стройке номер {n} погибли двое рабочих, сообщили в прокуратуре." for n in range(9)
)
PAGE = f"""<!DOCTYPE html><html><head><meta charset="CHARSET"><title>Двое погибли на стройке | Новости</title>
<meta property="og:title" content="Двое погибли на стройке"><meta property="og:site_name" content="Новости города">
<meta property="article:published_time" content="2022-01-07T10:00:00+03:00">
<link rel="canonical" href="https://example.org/news/1"><script>alert("погибли сто")</script></head>
<body><nav><a href="/">Главная</a> <a href="/all">Все новости</a></nav>
<article><h1>Двое погибли на стройке</h1><p>{BODY}</p><img src=x onerror="alert(1)"></article>
<footer>Все права защищены</footer></body></html>"""


def taken(page, charset="utf-8", **about):
    raw = page.replace("CHARSET", charset).encode(charset)
    return document(Capture("page.html", raw, About("page", **about)))


@pytest.mark.parametrize("charset", ["utf-8", "windows-1251", "koi8-r"])
def test_main_text_title_date_and_publisher(charset):
    made = taken(PAGE, charset)
    assert made.text.startswith("Двое погибли на стройке\n")
    assert BODY in made.text
    assert (made.about.title, made.about.publisher) == ("Двое погибли на стройке", "Новости города")
    assert made.about.published == "2022-01-07T10:00:00+03:00"
    assert made.about.url == "https://example.org/news/1"


def test_nothing_but_text_comes_out():
    text = taken(PAGE).text
    for other in ("<", "alert", "onerror", "Главная", "права защищены", "сто"):
        assert other not in text


def test_what_the_user_says_goes_before_what_the_page_says():
    made = taken(
        PAGE, publisher="Орда", published="2022-01-08T09:00:00+06:00", title="Иной", url="https://example.org/2"
    )
    assert (made.about.publisher, made.about.published) == ("Орда", "2022-01-08T09:00:00+06:00")
    assert (made.about.title, made.about.url) == ("Иной", "https://example.org/2")


def test_no_date_is_guessed():
    undated = PAGE.replace("2022-01-07T10:00:00+03:00", "").replace("номер 1", "от 2021-03-04")
    assert taken(undated).about.published is None


@pytest.mark.parametrize(
    "declared, published",
    [
        ('<meta itemprop="datePublished" content="2022-01-08">', "2022-01-08"),
        ('<time itemprop="datePublished" datetime="2022-01-08T09:00">', "2022-01-08T09:00"),
        (
            '<script type="application/ld+json">{"datePublished": "2022-01-08T09:00:00Z"}</script>',
            "2022-01-08T09:00:00Z",
        ),
        ('<meta name="pubdate" content="8 января"><meta name="date" content="2022-01-08">', "2022-01-08"),
        ('<link rel="canonical" href="https://example.org/2022/01/08/news">', "2022-01-08"),
        ('<meta property="article:modified_time" content="2022-01-08">', None),
    ],
)
def test_the_declared_date_wherever_it_stands(declared, published):
    bare = PAGE[: PAGE.index('<meta property="article')] + declared + PAGE[PAGE.index("</head>") :]
    assert taken(bare).about.published == published


def test_an_address_that_is_none_is_not_taken():
    assert taken(PAGE.replace("https://example.org/news/1", "javascript:alert(1)")).about.url is None


@pytest.mark.parametrize("page", ["<html><body></body></html>", "<html>", "<!DOCTYPE html><script>x()</script>"])
def test_a_page_without_text_is_refused(page):
    with pytest.raises(UnreadableFile, match="without a text of its own"):
        taken(page)


def test_a_page_out_of_order_is_read_all_the_same():
    deep = "<div>" * 100 + f"</b><p>{BODY}<p>"
    assert "погибли двое рабочих" in taken(f"<html><body>{deep}").text


def test_a_page_without_end_is_refused_rather_than_followed():
    with pytest.raises(UnreadableFile):
        taken("<html><body>" + "<div>" * 100_000 + f"<p>{BODY}")
