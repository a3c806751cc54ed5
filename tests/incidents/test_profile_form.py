"""A profile is read back as it was written, but for its document's text."""

from dataclasses import fields, replace
from itertools import combinations

from annotated import stated

from khronika.incidents.profile_form import read, text
from khronika.incidents.scoring import score
from khronika.incidents.tallies import profiles
from khronika.model import Source


def forwarded(s):
    """The statement as if its report had been passed on."""
    about = replace(s.document.about, via=("Канал", "Очевидец"))
    return replace(s, document=replace(s.document, about=about))


def whose_surname_comes_later(s):
    """The statement as if its source went by his surname, which only the report's text tells whose it is."""
    by = Source("Лосев" if len(s.document.text) % 2 else "Пётр Лосев", s.statement.trigger.span, "test")
    document = replace(s.document, text=f"{s.document.text} Министр Пётр Лосев выступил.")
    return replace(s, document=document, statement=replace(s.statement, sources=(by,)))


def test_a_profile_is_read_back_as_it_was_written():
    for p in profiles(map(forwarded, stated())):
        found = read(text(p))
        assert text(found) == text(p)
        for field in fields(p):
            if field.name != "stated":
                assert getattr(found, field.name) == getattr(p, field.name), field.name
        assert found.statement == p.statement
        assert (found.id, found.doc) == (p.id, p.doc)


def test_pairs_score_as_kept_as_they_do_anew():
    told = profiles(map(whose_surname_comes_later, stated()))
    kept = [read(text(p)) for p in told]
    for i, j in combinations(range(len(told)), 2):
        assert score(kept[i], kept[j]) == score(told[i], told[j])


def test_who_says_it_and_when_it_appeared_are_kept():
    for p in profiles(map(forwarded, stated())):
        found = read(text(p)).stated
        assert (found.chain, found.origin) == (p.stated.chain, p.stated.origin)
        assert found.document.about.published == p.stated.document.about.published
