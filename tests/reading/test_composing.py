"""One statement from all mentions of a happening."""

import pytest

from khronika.model import About

REPORTS = [
    ("Погиб сторож\n\nПолиция задержала убийцу погибшего сторожа, сообщил мэр Иван Лось.", ["Иван Лось"]),
    ("Погиб сторож\n\nСторож погиб ночью.\n\nПолиция задержала убийцу погибшего сторожа, сообщил мэр Иван Лось.", []),
]


@pytest.mark.parametrize(("text", "sources"), REPORTS)
def test_a_headline_has_the_source_of_a_body_that_claims_nothing_itself(reader, text, sources):
    [found] = reader.read([(text, About("note", "2022-01-07"))])
    assert [[s.name for s in f.sources] for f in found if f.type == "death"] == [sources]
