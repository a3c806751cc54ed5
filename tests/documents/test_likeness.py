"""Near-copies and versions: linked, told apart, never lost."""

from hypothesis import given
from hypothesis import strategies as st

from khronika.documents.addresses import Change, changes, plain_address, versions
from khronika.documents.likeness import pairs, signature

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
