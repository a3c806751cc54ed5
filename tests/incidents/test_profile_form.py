"""A profile is read back as it was written, but for its document's text."""

from dataclasses import fields, replace

from annotated import stated

from khronika.incidents.profile_form import read, text
from khronika.incidents.tallies import profiles


def forwarded(s):
    """The statement as if its report had been passed on."""
    about = replace(s.document.about, via=("Канал", "Очевидец"))
    return replace(s, document=replace(s.document, about=about))


def test_a_profile_is_read_back_as_it_was_written():
    for p in profiles(map(forwarded, stated())):
        found = read(text(p))
        assert text(found) == text(p)
        for field in fields(p):
            if field.name != "stated":
                assert getattr(found, field.name) == getattr(p, field.name), field.name
        assert found.statement == p.statement
        assert (found.id, found.doc) == (p.id, p.doc)


def test_who_says_it_and_when_it_appeared_are_kept():
    for p in profiles(map(forwarded, stated())):
        found = read(text(p)).stated
        assert (found.chain, found.origin) == (p.stated.chain, p.stated.origin)
        assert found.document.about.published == p.stated.document.about.published
