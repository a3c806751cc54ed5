"""Near-copies of one text count as one origin where they say the same, and tell of one happening."""

from __future__ import annotations

from dataclasses import replace

import pytest
from copied import FIRST, Copied, copies, copy_of
from hypothesis import given, settings
from hypothesis import strategies as st
from telling import reports

from khronika.incidents.copies import FIRSTS, folded, order
from khronika.incidents.copies import copies as groups
from khronika.incidents.linking import link, why
from khronika.incidents.origins import origin
from khronika.model import About, Count, Stated
from khronika.record.disputes import disputed
from khronika.record.tolls import tolls
from khronika.record.whole import record
from khronika.statements.store import stated_id
from khronika.views.export import lines
from khronika.views.voices import voices_view

LATER = "2023-01-01"


def said(*told: Copied) -> list[Stated]:
    """What these reports state, marked by each other."""
    stated = [Stated(stated_id(d.sha256, s), d, s) for d, own in told for s in dict.fromkeys(own)]
    return folded(stated, groups(d for d, _ in told))


def of(copied: Copied, stated: list[Stated]) -> list[Stated]:
    return [s for s in stated if s.document == copied[0]]


def unsourced(copied: Copied, stated: list[Stated]) -> list[Stated]:
    return [s for s in of(copied, stated) if not s.statement.sources]


def changed(copied: Copied, **values: object) -> Copied:
    """The copy with a value of every statement changed."""
    return copied[0], [replace(s, **values) for s in copied[1]]


def test_what_copies_say_in_their_own_name_is_of_the_one_that_appeared_first():
    made = [copy_of(*FIRST, outlet, LATER, swapped=(n,)) for n, outlet in enumerate(("Вестник", "Курьер"))]
    stated = said(*made, FIRST)
    for copied in made:
        assert {origin(s) for s in unsourced(copied, stated)} == {origin(s) for s in unsourced(FIRST, stated)}
        assert {s.chain for s in unsourced(copied, stated)} == {(copied[0].about.publisher, FIRST[0].about.publisher)}
    assert {s.origin for s in stated if s.statement.sources} == {s.origin for s in said(FIRST) if s.statement.sources}


def test_an_earlier_copy_that_comes_to_light_is_the_origin_of_all():
    earlier = copy_of(*FIRST, "Вестник", "2021-12-31")
    stated = said(FIRST, earlier)
    assert {s.origin for s in unsourced(FIRST, stated)} == {"Вестник"}
    assert {s.copy.first for s in stated} == {earlier[0].sha256}


@pytest.mark.parametrize("published", [None, "не день"])
def test_a_copy_without_a_day_comes_last(published):
    stated = said(copy_of(*FIRST, "Вестник", published), FIRST)
    assert {s.copy.first for s in stated} == {FIRST[0].sha256}


def test_two_of_one_moment_are_told_apart_by_their_bytes():
    two = [copy_of(*FIRST, outlet, LATER) for outlet in ("Вестник", "Курьер")]
    assert {s.copy.first for s in said(*two)} == {min(d.sha256 for d, _ in two)}
    assert said(*two) == [*of(two[0], said(*two[::-1])), *of(two[1], said(*two[::-1]))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2022-01-05T03:26:00+06:00", "2022-01-05"),  # a day is over at its end
        ("2022-01-05T03:26:00+06:00", "2022-01-04T23:00:00+00:00"),
        ("2022-01-04", "2022-01-05T00:00:00"),
        ("2022-01-05T03:26:00", "2022-01-05T03:26:00.5"),
        ("9999-12-30", None),
        ("2022-01-05", "9999-12-31T23:59:59-12:00"),  # no moment that can be told in UTC
    ],
)
def test_what_appeared_first(one, other):
    assert order("b", About("x", one)) < order("a", About("x", other))


def test_another_number_in_a_copy_is_its_own():
    seven = Count(777, 777, (), "made")
    other = changed(copy_of(*FIRST, "Вестник", LATER), count=seven)
    stated = said(FIRST, other)
    assert {s.chain for s in unsourced(other, stated)} == {("Вестник",)}


def test_what_a_copy_denies_is_its_own():
    other = changed(copy_of(*FIRST, "Вестник", LATER), status="denied")
    assert {s.origin for s in unsourced(other, said(FIRST, other))} == {"Вестник"}


def test_what_the_first_says_by_a_source_is_not_said_in_its_name():
    """The copier may be that very source."""
    other = changed(copy_of(*FIRST, "Вестник", LATER), sources=())
    dropped = [s for s, was in zip(of(other, said(FIRST, other)), FIRST[1], strict=True) if was.sources]
    assert dropped
    assert {s.origin for s in dropped} == {"Вестник"}


def test_a_copy_keeps_the_source_of_what_it_adds():
    other = copy_of(*FIRST, "Вестник", LATER, added=True)
    (added,) = [s for s in of(other, said(FIRST, other)) if s.statement.type == "detention" and s.origin == "акимат"]
    assert added.chain == ("Вестник", "акимат")


def test_words_that_one_copy_added_and_another_copied_are_of_the_one_that_added_them():
    adding = copy_of(*FIRST, "Вестник", "2022-12-01", added=True)
    adding[1][-1] = replace(adding[1][-1], sources=())
    copying = copy_of(*adding, "Курьер", LATER, swapped=(3,))
    added = of(copying, said(FIRST, adding, copying))[-1]
    assert added.chain == ("Курьер", "Вестник")


def test_a_chain_is_one_group_although_its_ends_are_no_copies_of_each_other():
    second = copy_of(*FIRST, "Вестник", "2022-12-01", swapped=range(0, 60, 8))
    third = copy_of(*second, "Курьер", LATER, swapped=range(2, 62, 8))
    assert {s.copy for s in said(FIRST, third)} == {None}
    assert {s.copy.first for s in said(FIRST, third, second)} == {FIRST[0].sha256}


def test_an_outlet_that_copies_itself_stays_its_own_origin():
    again = copy_of(*FIRST, FIRST[0].about.publisher, LATER)
    assert {s.chain for s in unsourced(again, said(FIRST, again))} == {(FIRST[0].about.publisher,)}


def test_words_are_looked_for_in_the_earliest_of_many_copies():
    many = [copy_of(*FIRST, f"Издание {n}", f"2022-12-{n + 1:02}", swapped=(n,)) for n in range(FIRSTS + 3)]
    stated = said(FIRST, *many)
    assert {s.origin for s in stated if not s.statement.sources} == {FIRST[0].about.publisher}
    late = copy_of(*many[-1], "Вестник", LATER, added=True)
    late[1][-1] = replace(late[1][-1], sources=())
    later = copy_of(*late, "Курьер", "2023-02-01")
    assert of(later, said(FIRST, *many, late, later))[-1].origin == "Курьер"


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_any_order_marks_the_same(data):
    made = [FIRST, *data.draw(copies())]
    mixed = data.draw(st.permutations(made))
    assert sorted(said(*made), key=lambda s: s.id) == sorted(said(*mixed), key=lambda s: s.id)


# --- what follows from it ---------------------------------------------------------------------------------------------


def test_copies_are_one_origin_in_tolls_disputes_and_among_the_sources():
    made = [copy_of(*FIRST, outlet, LATER, swapped=(n,)) for n, outlet in enumerate(("Вестник", "Курьер"))]
    alone, together = link(said(FIRST)), link(said(FIRST, *made))
    assert len(alone) == len(together)
    assert [t.origins for t in tolls(together)] == [t.origins for t in tolls(alone)]
    assert [[v.origins for v in d.versions] for of in disputed(together).values() for d in of] == [
        [v.origins for v in d.versions] for of in disputed(alone).values() for d in of
    ]
    sources = {s["name"]: s for s in voices_view(said(FIRST, *made), {})["sources"]}
    assert sources["Вестник"]["originates"] == 0
    assert FIRST[0].about.publisher in {r["name"] for r in sources["Вестник"]["repeats"]}


def lost(copied: Copied) -> Copied:
    """A copy of which the reader found neither places nor times nor people."""
    return changed(copied, where=(), when=None, affected=(), actors=())


def test_copies_meet_although_one_tells_neither_place_nor_day():
    other = lost(copy_of(*FIRST, "Вестник", LATER, swapped=(1, 5)))
    stated = said(FIRST, other)
    home = {s.id: i.id for i in link(stated) for s in i.stated}
    pairs = list(zip(of(FIRST, stated), of(other, stated), strict=True))
    met = [a for a, b in pairs if home[a.id] == home[b.id]]
    unmarked = [replace(s, copy=None) for s in stated]
    away = {s.id: i.id for i in link(unmarked) for s in i.stated}
    assert len(met) > len(pairs) / 2
    assert len(met) > sum(away[a.id] == away[b.id] for a, b in pairs)


def test_why_says_that_the_reports_are_near_copies():
    other = copy_of(*FIRST, "Вестник", LATER)
    stated = said(FIRST, other)
    a, b = of(FIRST, stated)[0], of(other, stated)[0]
    points = {r.sentence: r.points for r in why(a, b)}
    assert points["The reports are near-copies of each other and tell it in the same words"] > 0


def test_copies_that_tell_it_in_other_words_say_nothing():
    first = FIRST[1]
    far = max(first, key=lambda s: s.trigger.span.start)
    near = min(first, key=lambda s: s.trigger.span.start)
    far = replace(far, type=near.type, status=near.status)
    other = copy_of(FIRST[0], [far], "Вестник", LATER)
    stated = said((FIRST[0], [near]), other)
    assert not [r for r in why(*stated) if r.comparison == "near_copies"]


BULLETIN = """# {outlet} 2022-01-0{day}
Ночью у центрального рынка неизвестные *обстреляли* [машину] и скрылись с места событий на другом автомобиле. | attack \
| - | 2022-01-0{day} | {town} | -
По предварительным сведениям дежурной части, *погиб* [водитель], личность которого сейчас устанавливают. | death | 1 \
| 2022-01-0{day} | {town} | -
"""


@pytest.mark.parametrize(("town", "day", "together"), [("Алматы", 6, True), ("Бишкек", 6, False), ("Алматы", 9, False)])
def test_a_bulletin_filled_in_for_another_town_or_day_tells_of_another_happening(town, day, together):
    one = BULLETIN.format(outlet="Вестник", day=6, town="Алматы").replace("\\\n", "")
    other = BULLETIN.format(outlet="Курьер", day=day, town=town).replace("\\\n", "")
    stated = reports(one + other)
    marked = folded(stated, groups(s.document for s in stated))
    assert all(s.copy for s in marked)
    assert len(link(marked)) == (1 if together else 2)


def test_the_record_tells_the_first_of_the_copies():
    other = copy_of(*FIRST, "Вестник", LATER)
    told = said(FIRST, other)
    made = "\n".join(lines(record([FIRST[0], other[0]], told)))
    assert made.count(f'"first_copy": "{FIRST[0].sha256}"') == 2
    assert '"first_copy": null' in "\n".join(lines(record([FIRST[0]], of(FIRST, told))))
