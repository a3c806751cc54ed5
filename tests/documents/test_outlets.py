"""Outlets by the domains of their addresses."""

import pytest

from khronika.documents.outlets import known, outlet


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://tengrinews.kz/news/1", "Tengrinews"),
        ("https://www.rbc.ru/politics/1", "РБК"),
        ("https://ru.interfax.com.ua/news/1", "Интерфакс-Украина"),
        ("https://nottengrinews.kz/1", None),
        ("https://example.org/tengrinews.kz", None),
        ("javascript:alert(1)", None),
        ("http://[broken", None),
        (None, None),
    ],
)
def test_the_longest_domain_counts(url, name):
    assert outlet(url) == name


def test_domains_are_plain():
    assert all(domain == domain.lower() and not domain.startswith("www.") and "/" not in domain for domain in known())
