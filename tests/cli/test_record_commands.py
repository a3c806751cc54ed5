"""The questions to a record on the command line: toll, in-force, why, judge, withdraw, judgements, export."""

import json

import pytest
from telling import reports

from khronika.statements import store
from khronika.statements.case import Case
from khronika.statements.version import reader_version

TEXT = """# Заря 2022-01-07T10:00:00+06:00
Число *погибших* по стране 26. | death | 26 | 2022-01-07 | Казахстан | МВД
*Погиб* [водитель] телеканала. | death | 1 | 2022-01-06 | Алматы | Орда
*Введён* комендантский час. | measure | - | 2022-01-05/2022-01-19 23:00-07:00 | Алматы | МВД
# Вечер 2022-01-09T20:00:00+06:00
Число *погибших* по стране 40. | death | 40 | 2022-01-09 | Казахстан | МВД
Всего *погибло* 18 [силовиков] по стране. | death | 18 | 2022-01-09 | Казахстан | МВД
*Погиб* [водитель] телеканала. | death | 1 | 2022-01-06 | Алматы | полиция
"""


def fill(folder, stated):
    case = Case.create(folder)
    for document in {s.document.sha256: s.document for s in stated}.values():
        with case.writing() as connection:
            store.put_documents(connection, [document])
            said = [s.statement for s in stated if s.document == document]
            store.put_statements(connection, document.sha256, said, reader_version())
    return folder


@pytest.fixture
def case(tmp_path):
    return fill(tmp_path / "case", reports(TEXT))


def ids(case, words):
    return [
        s.id for s in Case.open(case).stated() if s.document.text[s.statement.trigger.span.start :].startswith(words)
    ]


def tolls(khronika, case, *asked):
    said = khronika("toll", case, "--json", *asked)
    assert said.exit_code == 0, said.output
    return [(t["type"], t["group"], t["low"], t["high"]) for t in json.loads(said.stdout)]


@pytest.mark.parametrize(
    ("as_of", "low"), [("2022-01-07", 26), ("2022-01-08", 26), ("2022-01-09", 40), ("2022-01-09T19:00", 26)]
)
def test_toll_as_of(khronika, case, as_of, low):
    assert ("death", "people", low, low) in tolls(khronika, case, "--as-of", as_of, "--place", "Казахстан")


def test_toll_of_a_group_and_a_place(khronika, case):
    wanted = [("death", "security", 18, 18)]
    assert tolls(khronika, case, "--group", "security") == tolls(khronika, case, "--group", "полицейские") == wanted
    assert tolls(khronika, case, "--place", "Алма-Ата") == [("death", None, 1, 1)]
    assert "No figure." in khronika("toll", case, "--type", "injury").stdout


def test_toll_in_words(khronika, case):
    said = khronika("toll", case, "--place", "Казахстан").stdout
    assert "40 (1 origin)" in said and "26: Заря → МВД, 7 January 2022" in said


@pytest.mark.parametrize(
    ("at", "place", "answer"),
    [
        ("2022-01-10T23:30", "Алматы", "Yes."),
        ("2022-01-10T12:00", "Алматы", "No:"),
        ("2022-01-10T17:30+00:00", "Алматы", "Yes."),
        ("2022-01-10T23:30", "Бишкек", "No:"),
        ("2022-02-10T23:30", "Алматы", "No:"),
    ],
)
def test_in_force(khronika, case, at, place, answer):
    said = khronika("in-force", case, "--at", at, "--place", place)
    assert said.exit_code == 0 and said.stdout.startswith(answer)
    assert ("«Введён комендантский час.» (Заря" in said.stdout) == (answer == "Yes.")


def test_why(khronika, case):
    one, other = ids(case, "Погиб")
    said = khronika("why", case, one, other).stdout
    assert "Joined, in incident" in said and "Both are at the same place" in said
    assert "not compared" in khronika("why", case, one, *ids(case, "Введён")).stdout


def test_a_judgement_changes_what_rests_on_it_until_it_is_withdrawn(khronika, case):
    before = khronika("export", case).stdout
    (forty,) = ids(case, "погибших по стране 40")
    said = khronika("judge", case, "correct", forty, "--count", "44-46", "--author", "Анна", "--reason", "опечатка")
    assert said.exit_code == 0
    assert ("death", "people", 44, 46) in tolls(khronika, case)
    assert "Анна" in khronika("judgements", case).stdout
    assert khronika("export", case).stdout != before
    (made,) = json.loads(khronika("judgements", case, "--json").stdout)
    assert khronika("withdraw", case, made["id"], "--author", "Анна", "--reason", "ошибка").exit_code == 0
    assert khronika("export", case).stdout == before
    assert "withdrawn by Анна" in khronika("judgements", case).stdout


def test_pairs_are_judged(khronika, case):
    one, other = ids(case, "Погиб")
    assert khronika("judge", case, "not-same", one, other, "--author", "А", "--reason", "две машины").exit_code == 0
    said = khronika("why", case, one, other).stdout
    assert "Not joined." in said and "Judged not the same by А: две машины" in said


def test_any_order_and_any_number_of_runs_export_the_same_bytes(khronika, case, tmp_path):
    again = fill(fill(tmp_path / "other", reports(TEXT)[3:]), reports(TEXT)[:3])
    assert khronika("export", again).stdout == khronika("export", case).stdout
    kinds = {json.loads(line)["kind"] for line in khronika("export", case).stdout.splitlines()}
    assert kinds == {"document", "statement", "incident", "toll", "measure"}


BAD = [
    (("toll", "--as-of", "вчера"), "no day or moment"),
    (("toll", "--place", "Нигдевск"), "no place is known"),
    (("toll", "--group", "слоны"), "no group is known"),
    (("toll", "--type", "measure"), "nobody is counted"),
    (("in-force", "--at", "полночь", "--place", "Алматы"), "no day or moment"),
    (("in-force", "--at", "2022-01-10T12:00Z", "--place", "Казахстан"), "no one time zone"),
    (("why", "zzz", "zzz"), "is no statement"),
    (("why", "", ""), "is no statement"),
    (("judge", "reject", "zzz", "--author", "А", "--reason", "б"), "is no statement"),
    (("withdraw", "zzz", "--author", "А", "--reason", "б"), "is no judgement"),
    (("export", "--format", "xml"), "there is no format"),
]


@pytest.mark.parametrize(("words", "why"), BAD, ids=lambda x: " ".join(x) if isinstance(x, tuple) else x)
def test_bad_questions_are_told_in_one_line(khronika, case, words, why):
    said = khronika(words[0], case, *words[1:])
    assert said.exit_code == 1 and why in said.stderr and len(said.stderr.splitlines()) == 1


@pytest.mark.parametrize("count", ["9-3", "-", "", "много", "-1-3"])
def test_bad_counts(khronika, case, count):
    (one,) = ids(case, "Введён")
    said = khronika("judge", case, "correct", one, f"--count={count}", "--author", "А", "--reason", "б")
    assert said.exit_code == 1 and len(said.stderr.splitlines()) == 1


@pytest.mark.parametrize("command", ["toll", "in-force", "why", "judge", "withdraw", "judgements", "export"])
def test_no_case(khronika, tmp_path, command):
    more = {
        "in-force": ("--at", "2022-01-10", "--place", "Алматы"), "why": ("a", "b"),
        "judge": ("accept", "a", "--author", "А", "--reason", "б"), "withdraw": ("a", "--author", "А", "--reason", "б"),
    }  # fmt: skip
    said = khronika(command, tmp_path / "none", *more.get(command, ()))
    assert said.exit_code == 1 and "does not exist" in said.stderr
