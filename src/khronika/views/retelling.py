"""What stands beside a document that retells another's report, wherever it is shown or exported."""

from __future__ import annotations

from urllib.parse import unquote

from khronika.model import About

NOTES = {
    "en": "retold for demonstration after {publisher}, {url}; the wording is Khronika's",
    "ru": "пересказано для показа по материалу {publisher}, {url}; слова — «Хроники»",
}
UNNAMED = {"en": "a publisher not named", "ru": "неназванного издания"}
NO_ADDRESS = {"en": "address not known", "ru": "адрес неизвестен"}


def legible(url: str) -> str:
    """The address as a person reads it: percent-encoded letters decoded, unless that would hide what it is."""
    plain = unquote(url)
    return plain if plain.isprintable() and " " not in plain and "\ufffd" not in plain else url


def retelling(about: About) -> dict[str, str] | None:
    """The notice by language ("en", "ru"), or None for a report in its publisher's own words."""
    if not about.retold:
        return None
    return {
        language: note.format(
            publisher=about.publisher or UNNAMED[language],
            url=legible(about.url) if about.url else NO_ADDRESS[language],
        )
        for language, note in NOTES.items()
    }
