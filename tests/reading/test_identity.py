"""Who a noun means, once the whole report is read: names put for «стрелок», «глава государства», «девушку»."""

from __future__ import annotations

import pytest

from khronika.model import About
from khronika.reading.people import called, people
from tests.reading.parsing import parsed

ABOUT = About("report", "2022-01-07")


def told(reader, text: str, kind: str) -> list[tuple[list[str], list[str]]]:
    """Affected and doers of each statement of a type."""
    (found,) = reader.read([(text, ABOUT)])
    return [([p.text for p in s.affected], [p.text for p in s.actors]) for s in found if s.type == kind]


@pytest.mark.parametrize(
    ("text", "noun", "expected"),
    [
        ("В суд пришёл студент Олег Чернов. Студента освистали.", "Студента", "Олег Чернов"),
        ("Президент Иван Лосев выступил в среду. Глава государства признал ошибки.", "Глава", "Иван Лосев"),
        ("Стрелком оказался Олег Чернов. Стрелка увезли.", "Стрелка", "Олег Чернов"),
        ("В суд пришёл студент Олег Чернов. Другой студент ждал снаружи.", "студент", None),
        ("Отец Олега Чернова молчал. Отец Анны плакал.", "Отец", None),
        ("Президент Чада Иван Лосев выступил. Президент Мали молчал.", "Президент", None),
    ],
)
def test_a_noun_means_whom_the_report_calls_so(text: str, noun: str, expected: str | None) -> None:
    report = parsed(text)
    sentence, word = [(s, w) for s in report.sentences for w in s.words if w.text == noun][-1]
    found = called(report, sentence, word)
    assert (" ".join(w.text for w in found) if found else None) == expected


def test_who_is_accused_is_known() -> None:
    report = parsed("Суд приговорил Олега Чернова. Анна Белова пришла на заседание.")
    assert [p.accused for p in people(report)] == [True, False]


def test_the_one_named_doer_is_the_doer_without_a_name(reader) -> None:
    text = "Стрелок открыл огонь по прохожим. Олег Чернов предстал перед судом."
    assert told(reader, text, "attack") == [(["прохожим"], ["Олег Чернов"])]


def test_with_two_named_doers_nobody_is_guessed(reader) -> None:
    text = "Стрелок открыл огонь по прохожим. Олег Чернов и Пётр Зимин предстали перед судом. Зимина осудили."
    assert told(reader, text, "attack") == [(["прохожим"], ["Стрелок"])]


def test_an_attack_struck_those_whom_its_scene_tells_dead(reader) -> None:
    assert told(reader, "При взрыве погибли двое рабочих.", "attack") == [(["рабочих"], [])]
    assert told(reader, "При взрыве никто не погиб.", "attack") == [([], [])]


def test_he_goes_on_meaning_the_same_person(reader) -> None:
    text = "Иван Лосев жил в Перми. Он знал Олега Чернова. Он был задержан."
    assert told(reader, text, "detention") == [(["Иван Лосев"], [])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Скончался драматург и режиссёр, лауреат премии Олег Чернов.", ["Олег Чернов"]),
        ("Погибли водитель и пассажир Олег Чернов.", ["водитель", "Олег Чернов"]),
        ("Погиб водитель и его пассажир Олег Чернов.", ["водитель", "Олег Чернов"]),
        ("Сообщают о смерти скончавшегося 13 октября короля.", ["короля"]),
        ("В тюрьме сидел министр Иван Лосев, а также юрист Олег Чернов, скончавшийся в мае.", ["Олег Чернов"]),
    ],
)
def test_whom_a_row_or_a_participle_tells_of(reader, text: str, expected: list[str]) -> None:
    assert told(reader, text, "death")[0][0] == expected


def test_a_joined_verb_shares_the_object(reader) -> None:
    text = "Бандит похитил девушку, избил и скрылся. Другой убил одного сторожа и ранил двоих."
    assert [a for a, _ in told(reader, text, "injury")] == [["девушку"], ["сторожа"]]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Убийство сторожа, которое совершил Олег Чернов, произошло в мае.", "death", ["Олег Чернов"]),
        ("Олег Чернов, виновный в гибели студента, молчит.", "death", ["Олег Чернов"]),
        ("Активисты, пришедшие на митинг у вокзала, пели.", "protest", ["Активисты"]),
        ("В шествии приняли участие три тысячи студентов.", "protest", ["студентов"]),
        ("О состоянии оператора ведомство не сообщает.", "refusal", ["ведомство"]),
        ("Олег Чернов напал на прохожих. Трое получили ранения.", "injury", ["Олег Чернов"]),
        ("Демонстранты столкнулись с охраной. Трое получили ранения.", "injury", []),
        ("Олег Чернов напал на прохожих и застрелился.", "death", []),
    ],
)
def test_doers(reader, text: str, kind: str, expected: list[str]) -> None:
    assert told(reader, text, kind)[0][1] == expected


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Убиты, по данным министерства, 26 рабочих.", "death", ["рабочих"]),
        ("Олег Чернов (скончался в мае) был физиком.", "death", ["Олег Чернов"]),
        ("Отец убитого зимой в потасовке подростка молчит.", "death", ["подростка"]),
        ("Родители злоумышленника и его друг задержаны.", "detention", ["Родители злоумышленника", "друг"]),
        ("Погибли 16 человек, ещё десятки солдат получили ранения.", "injury", ["солдат"]),
        ("Он стрелял в спину прохожему.", "attack", ["прохожему"]),
        ("В три часа в дом судьи ворвались солдаты.", "attack", ["дом судьи"]),
        ("Обстреляли съёмочную группу телеканала.", "attack", ["съёмочную группу телеканала"]),
        ("Мэр попросил рабочих его не увольнять.", "demand", ["его не увольнять"]),
    ],
)
def test_those_affected(reader, text: str, kind: str, expected: list[str]) -> None:
    assert told(reader, text, kind)[0][0] == expected


@pytest.mark.parametrize(
    ("text", "expected", "count"),
    [
        ("Погибли сорок человек. Детей среди погибших трое.", ["Детей"], 3),
        ("Погибли сорок человек. Двое из погибших – дети.", ["дети"], 2),
    ],
)
def test_a_part_told_before_or_behind_its_whole(reader, text: str, expected: list[str], count: int) -> None:
    (found,) = reader.read([(text, ABOUT)])
    assert [([p.text for p in s.affected], s.count and s.count.low) for s in found] == [
        (["человек"], 40),
        (expected, count),
    ]


def test_a_verb_without_a_subject_goes_on_telling_of_the_same_person(reader) -> None:
    assert told(reader, "Олег Чернов был физиком. Скончался в мае.", "death") == [(["Олег Чернов"], [])]
    assert told(reader, "Анна Белова была физиком. Скончался в мае.", "death") == [([], [])]


def test_who_says_we_is_who_is_quoted(reader) -> None:
    assert told(reader, "«Мы требуем отставки мэра», — заявил Олег Чернов.", "demand")[0][1] == ["Олег Чернов"]


def test_whose_identity_is_revealed_is_the_doer(reader) -> None:
    text = "Сторонник секты напал на прохожих. Полиция раскрыла его личность — это Олег Чернов."
    assert told(reader, text, "attack")[0][1] == ["Олег Чернов"]


def test_one_surname_with_two_first_names_is_two_people() -> None:
    report = parsed("Олег Чернов спорит с Анной Черновой. Чернова права. Жалобу Черновой приняли.")
    assert [len(p.names) for p in people(report)] == [1, 3]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Задержан американец. 36-летний Эрик Холл обвиняется в подготовке взрыва.", "Эрик Холл"),
        ("В Твери задержан повар. Ивану Лунину предъявили обвинение в убийстве соседа.", "Ивану Лунину"),
        ("Артист Иван Орлов вышел из дома. Полиция задержала актёра.", "Иван Орлов"),
        ("Полиция задержала журналиста. Министр Пётр Лунин не знает об этом.", "журналиста"),
        ("Задержан депутат. Милиционера Петра Лунина обвинили в краже.", "депутат"),
        ("Ивана Лунина обвинили в краже. Его друга задержали.", "друга"),
        ("Преступник ранил Петра Лунина. Нападавшего задержали.", "Нападавшего"),
    ],
)
def test_who_was_detained_is_who_is_accused(reader, text: str, expected: str) -> None:
    [(affected, _)] = told(reader, text, "detention")
    assert affected == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Мангуста убили в Твери. Погиб командир Иван Орлов, более известный как Мангуст.",
        "Убит Иван Орлов по прозвищу Мангуст. Смерть Мангуста подтвердили в штабе.",
        "Погиб один из командиров Иван Орлов.",
        "Погибшего звали Иван Орлов.",
        "Имя погибшего — Иван Орлов.",
    ],
)
def test_one_person_by_any_name(reader, text: str) -> None:
    assert told(reader, text, "death") == [(["Иван Орлов"], [])]


def test_words_of_a_foreign_name_beside_a_noun_are_the_name(reader) -> None:
    assert told(reader, "23-летнюю жительницу Китая Ма Ай Лунь убило током.", "death") == [(["Ма Ай Лунь"], [])]


def test_people_in_the_nominative_are_the_subject(reader) -> None:
    text = "Иван Орлов вышел. В ту минуту его и задержали полицейские."
    assert told(reader, text, "detention") == [(["Иван Орлов"], ["полицейские"])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Под колёсами машины Ивана Орлова погибли трое.", ["Ивана Орлова"]),
        ("Пятеро рабочих погибли от рук боевиков.", ["боевиков"]),
        ("Под колёсами поезда погибли трое.", []),
    ],
)
def test_whose_doing_it_was(reader, text: str, expected: list[str]) -> None:
    [(_, actors)] = told(reader, text, "death")
    assert actors == expected


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Иваби описал убийство Анны Лосевой. Она была избита.", "injury", (["Анны Лосевой"], [])),
        ("Маккарди пришла в дом к Бусу. Она избила соседа.", "injury", (["соседа"], ["Маккарди"])),
        ("Сапёру оторвало палец левой руки.", "injury", (["Сапёру"], [])),
        ("Колонна болельщиков столкнулась с активистами.", "attack", ([], ["болельщиков", "активистами"])),
        ("Боевики обстреляли колонну президента.", "attack", (["колонну"], ["Боевики"])),
    ],
)
def test_whom_a_pronoun_a_limb_or_a_column_tells_of(reader, text: str, kind: str, expected: object) -> None:
    assert told(reader, text, kind) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("В Твери произошёл взрыв. Погибли трое рабочих.", ["рабочих"]),
        ("Погибли трое рабочих. В среду в Перми прогремел взрыв.", []),
        ("Произошёл взрыв. Рядом столкнулись два автобуса. Погибли трое рабочих.", []),
    ],
)
def test_an_attack_struck_those_told_dead_right_behind_it(reader, text: str, expected: list[str]) -> None:
    assert [affected for affected, _ in told(reader, text, "attack")] == [expected]


def test_a_headline_without_a_name_speaks_of_the_first_of_several(reader) -> None:
    text = "Топ-менеджер арестован\n\nГлава отдела Олег Чернов арестован. Арест Петра Зимина подтвердили."
    assert [a for a, _ in told(reader, text, "detention")] == [["Олег Чернов"], ["Петра Зимина"]]


def test_an_office_is_that_of_the_state_that_the_sentence_is_about(told):
    text = "Президент Чили Олег Лось прилетел. Перу ещё не решило, но на этом настаивает президент."
    [said] = told(text, "demand")
    assert [p.text for p in said.actors] == ["президент"]
    [own] = told("Президент Чили Олег Лось прилетел. На этом настаивает президент.", "demand")
    assert [p.text for p in own.actors] == ["Олег Лось"]
