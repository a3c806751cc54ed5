"""Near-copies and versions: linked, told apart, never lost."""

from hypothesis import given
from hypothesis import strategies as st

from khronika.documents.addresses import Change, changes, plain_address, versions
from khronika.documents.likeness import LIKE, bands, groups, near, pairs, signature

REPORT = [f"Предложение номер {n} о том, что случилось в городе в этот день {n * 7} января." for n in range(30)]


def test_a_copy_with_a_few_other_words_is_near_and_another_report_is_not():
    texts = {
        "one": " ".join(REPORT),
        "two": "Агентство сообщает. " + " ".join([*REPORT[:20], "Добавлено позже.", *REPORT[20:]]),
        "three": " ".join(f"Строка {n}: на площади собрались люди, их {n * 3}, говорит мэр." for n in range(30)),
    }
    found = pairs({name: signature(text) for name, text in texts.items()})
    assert list(found) == [("one", "two")]
    assert found["one", "two"] > 0.8


def test_a_text_too_short_tells_nothing():
    assert signature("Погибли двое рабочих.") is None


@given(st.permutations(["a", "b", "c"]))
def test_the_order_of_coming_changes_nothing(names):
    held = {name: signature(" ".join(REPORT[:20])) for name in names}
    assert list(pairs(held)) == [("a", "b"), ("a", "c"), ("b", "c")]


def swapped(times):
    """The report with so many sentences of its own."""
    return " ".join(f"Совсем другие слова числом {n}." if n < times else line for n, line in enumerate(REPORT))


def test_near_copies_of_near_copies_are_of_one_group():
    held = {f"{n:02}": signature(swapped(n)) for n in range(0, 30, 3)}
    (group,) = groups(held)
    assert {"00", "03", "06"} <= group
    assert any(pair not in pairs(held) for pair in ((a, b) for a in group for b in group if a < b))


@given(st.lists(st.integers(0, 30), min_size=2, max_size=12), st.randoms())
def test_groups_are_those_of_the_pairs_joined_in_any_order(times, chance):
    names = [f"{n}" for n in range(len(times))]
    held = dict(zip(names, (signature(swapped(n)) for n in times), strict=True))
    mixed = {name: held[name] for name in chance.sample(names, len(names))}
    joined = {name: {name} for name in names}
    for a, b in pairs(held):
        together = joined[a] | joined[b]
        joined |= dict.fromkeys(together, together)
    wanted = {frozenset(group) for group in joined.values() if len(group) > 1}
    assert set(groups(held)) == set(groups(mixed)) == wanted


def test_the_same_text_under_two_names_is_one_group():
    assert groups(dict.fromkeys("ab", signature(swapped(0)))) == [frozenset("ab")]
    assert groups({"a": signature(swapped(0))}) == groups({}) == []


def test_near_takes_those_that_share_enough_and_bands_are_numbers_of_a_database():
    one, copy, other = (signature(swapped(n)) for n in (0, 2, 30))
    assert near(one, [one, copy, other]) == {one, copy}
    assert near(one, []) == set()
    assert set(bands(one)) & set(bands(copy))
    assert all(-(2**63) <= band < 2**63 for band in bands(one))
    half = bytearray(one)
    half[: round(len(one) * (1 - LIKE)) + 4] = bytes(round(len(one) * (1 - LIKE)) + 4)
    assert near(one, [bytes(half)]) == set()


def test_addresses_that_lead_to_one_page_are_one():
    same = (
        "https://www.example.org/news/1/?utm_source=tg#top",
        "http://example.org/news/1",
        "https://m.example.org/news/1?fbclid=x",
    )
    assert {plain_address(url) for url in same} == {"example.org/news/1"}
    assert plain_address("https://example.org/news?id=2") != plain_address("https://example.org/news?id=3")


def test_versions_of_an_address_stand_in_time():
    came = [
        ("b", "https://example.org/1", "2022-01-08"),
        ("a", "http://www.example.org/1", "2022-01-07"),
        ("c", "https://x.org", "2022"),
    ]
    assert versions(came) == {"example.org/1": ["a", "b"]}


def test_what_changed_between_two_versions():
    assert changes("Заголовок\n\nПогибли двое.\n\nКонец.", "Заголовок\n\nПогибли трое.\nРанены пять.\n\nКонец.") == [
        Change(("Погибли двое.",), ("Погибли трое.", "Ранены пять."))
    ]
    assert changes("То же.\n", "То  же.") == []
