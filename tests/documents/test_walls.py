"""What comes in a report's place is known as such, and a report is not taken for it."""

import tomllib

import pytest

from khronika.documents.document import document
from khronika.documents.walls import DATA
from khronika.errors import NotTheReport
from khronika.model import About
from khronika.sources.capture import Capture, Fetch

WALLS = tomllib.loads(DATA.read_text(encoding="utf-8"))["wall"]
REPORT = "При обрушении стены на стройке в Караганде погибли двое рабочих, сообщили в прокуратуре области. " * 12


def page(text, title="Новости"):
    markup = (
        f"<!DOCTYPE html><html><head><title>{title}</title></head><body><article><p>{text}</p></article></body></html>"
    )
    return Capture("a.html", markup.encode(), About("a"))


@pytest.mark.parametrize("wall", WALLS, ids=[wall["name"] for wall in WALLS])
def test_its_example_is_a_wall_and_its_counter_example_none(wall):
    with pytest.raises(NotTheReport) as refused:
        document(page(wall["example"]))
    assert wall["reason"] in str(refused.value)
    assert wall["counter"] in document(page(wall["counter"])).text


@pytest.mark.parametrize(
    "text",
    [
        "Бет табылмады. Басты бетке оралыңыз.",
        "Барак табылган жок. Башкы бетке кайтыңыз.",
        "Сторінку не знайдено. Поверніться на головну.",
        "Page not found. Go back home.",
        "Сіз робот емес екеніңізді растаңыз.",
        "Мұндай бет жоқ.",
    ],
)
def test_walls_of_every_language_are_known(text):
    with pytest.raises(NotTheReport):
        document(page(text))


@pytest.mark.parametrize(
    "tail",
    [
        "Чтобы дочитать материал, оформите подписку.",
        "Доступно только для подписчиков",
        "Subscribe to continue reading.",
    ],
)
def test_a_pay_wall_at_the_end_of_a_long_text_is_known(tail):
    with pytest.raises(NotTheReport, match="the rest is for subscribers"):
        document(page(f"{REPORT}</p><p>{tail}"))


@pytest.mark.parametrize("words", ["Страница не найдена", "Мы используем файлы cookie", "Оформите подписку"])
def test_the_words_within_a_report_make_no_wall_of_it(words):
    assert document(page(f"{words}, говорилось в письме. {REPORT}")).text


@pytest.mark.parametrize(
    ("fetch", "said"),
    [
        (Fetch(status=404), "was answered with 404"),
        (Fetch(status=503), "was answered with 503"),
        (Fetch(status=200, cut="10 of 20 bytes came"), "is incomplete: 10 of 20 bytes came"),
    ],
)
def test_an_answer_may_say_itself_that_it_is_none(fetch, said):
    one = page(REPORT)
    with pytest.raises(NotTheReport, match=said):
        document(Capture(one.origin, one.raw, one.about, fetch=fetch))


def test_a_page_that_breaks_off_is_known():
    whole = page(REPORT).raw
    with pytest.raises(NotTheReport, match="breaks off within a tag"):
        document(Capture("a.html", whole + b'<div class="footer', About("a")))
    with pytest.raises(NotTheReport, match="breaks off within a tag"):
        document(Capture("a.html", whole + b"<script>let a = 1;", About("a")))
