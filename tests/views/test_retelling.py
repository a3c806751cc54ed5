"""The notice beside a retold report."""

import pytest

from khronika.model import About
from khronika.views.retelling import legible, retelling


def test_a_retold_report_says_so_in_both_languages():
    assert retelling(About("a", publisher="Вестник", url="https://example.org/1", retold=True)) == {
        "en": "retold for demonstration after Вестник, https://example.org/1; the wording is Khronika's",
        "ru": "пересказано для показа по материалу Вестник, https://example.org/1; слова — «Хроники»",
    }


def test_a_report_in_its_publishers_words_says_nothing():
    assert retelling(About("a", publisher="Вестник", url="https://example.org/1")) is None


def test_what_is_not_known_is_said_to_be():
    assert "a publisher not named, address not known" in retelling(About("a", retold=True))["en"]


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("https://a.org/%D0%B4%D0%BE%D0%BC", "https://a.org/дом"),
        ("https://a.org/%E2%80%AEexe", "https://a.org/%E2%80%AEexe"),
        ("https://a.org/a%20b", "https://a.org/a%20b"),
        ("https://a.org/%0A", "https://a.org/%0A"),
        ("https://a.org/%FF", "https://a.org/%FF"),
    ],
)
def test_addresses_are_decoded_only_where_that_hides_nothing(url, told):
    assert legible(url) == told
