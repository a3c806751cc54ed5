"""Two mentions of one happening are one statement; what differs in people, number, kind or content stays apart."""

import pytest

ONE = {
    "a name and its surname": ("death", "Убит Иван Петров.\n\nПетров погиб у своего дома."),
    "a name beside a noun": ("death", "Убит журналист Иван Петров.\n\nПетров погиб у своего дома."),
    "another noun in the headline": ("death", "Убит журналист\n\nЗастрелен обозреватель газеты."),
    "a mention in passing": ("attack", "На рынке прогремел взрыв. После взрыва начался пожар."),
    "«инцидент» for what was told": ("attack", "Вчера на рынке прогремел взрыв. Инцидент произошёл около 23:00."),
    "the course of an accident": ("accident", "Автобус съехал в кювет. Там автобус перевернулся."),
    "a district and its region": ("accident", "Авария в Тверской области.\n\nАвария случилась в Лесном районе."),
    "a death told of two days": ("death", "5 января умер певец Иван Петров.\n\nПетров умер 4 января."),
    "removed anew is the same removal": ("resignation", "Министр Иван Петров снят с поста. Петров вновь отстранён."),
    "the second blast and the blast": ("attack", "Второй взрыв прогремел в метро. После взрыва станцию закрыли."),
    "the headline and the first telling": ("accident", "Пожар в гостинице\n\nВечером в гостинице начался пожар."),
}
TWO = {
    "two names": ("death", "Убит Иван Петров.\n\nУбит Сергей Сидоров."),
    "two numbers": ("death", "Погибли трое рыбаков.\n\nПогибли пятеро туристов."),
    "two statuses": ("death", "Погибли трое рыбаков.\n\nВозможно, погибли рыбаки."),
    "two days": ("accident", "3 января сгорел склад.\n\n5 января сгорел склад."),
    "two places": ("accident", "В Твери сгорел склад.\n\nВ Орле сгорел склад."),
    "a blast and a shooting": ("attack", "Взрыв случился утром.\n\nСтрельба началась вечером."),
    "«двое … и ещё двое»": ("injury", "Погиб один рабочий, двое ранены тяжело и ещё двое получили лёгкие ранения."),
    "once more": ("attack", "Утром на рынке вспыхнула драка. Потом снова вспыхнула драка."),
    "a second blast": ("attack", "На вокзале прогремел взрыв. Второй взрыв раздался в метро."),
    "another case": ("detention", "Арестован Иван Петров. Посредником по другому случаю ареста стал Картер."),
    "a suicide and a killing": ("death", "Иван Петров повесился в камере. Родные заявили, что Петров был убит."),
    "an illness and a killing": ("death", "Иван Петров умер от рака. Водитель заявил, что Петров был убит."),
    "found on a day after the death": ("death", "3 января умер Иван Петров. Тело Ивана Петрова нашли 5 января."),
    "«ещё двое»": ("injury", "Двое рабочих ранены. Ещё двое ранены утром."),
    "a woman and a girl": ("injury", "Ранена женщина. Ранена и девочка."),
    "two houses of one word": ("control", "Захвачено здание суда. Захвачено здание банка."),
    "a town and another country": ("attack", "В Лондоне прогремел взрыв.\n\nВ Египте раздался взрыв."),
    "a strike and the riots after it": ("protest", "Началась забастовка.\n\nВспыхнули беспорядки."),
    "two killed by one": ("death", "Боевик Ахмед Алиев убил Ивана Петрова. Потом Алиев убил Сергея Сидорова."),
    "two demands of one": ("demand", "Иван Петров потребовал отставки мэра. Позже Петров потребовал снижения цен."),
    "two demands": ("demand", "Рабочие потребовали отставки мэра.\n\nРабочие потребовали снижения цен."),
}


@pytest.mark.parametrize("case", ONE)
def test_mentions_of_one_happening_join(told, case):
    kind, text = ONE[case]
    [said] = told(text, kind)
    assert len(said.spans) == 2


@pytest.mark.parametrize("case", TWO)
def test_what_differs_stays_apart(told, case):
    kind, text = TWO[case]
    assert [len(said.spans) for said in told(text, kind)] == [1, 1]


def test_a_happening_without_a_word_of_its_own_makes_no_statement(read):
    assert read("Инцидент произошёл около 23:00.") == []


def test_the_hour_of_the_incident_is_that_of_the_attack(told):
    [said] = told("Вчера на рынке прогремел взрыв. Инцидент произошёл около 23:00.", "attack")
    assert said.when.edtf == "2022-01-06T23:00~"


def test_that_there_are_dead_is_news_of_its_own(told):
    assert len(told("В Твери убиты 26 человек. В Орле заняли мэрию. Есть погибшие.", "death")) == 2
    assert len(told("В Твери убиты 26 человек. Имена погибших уточняются.", "death")) == 1


def test_the_headline_joins_the_telling_of_its_own_people_only(told):
    more = told("Ранены солдаты\n\nПри обстреле ранены солдаты. Ранения получили и медики.", "injury")
    assert [[p.text for p in said.affected] for said in more] == [["солдаты"], ["медики"]]
    more = told("Ранена актриса\n\nРанена актриса Анна Петрова. Ребёнка доставили в больницу с ожогами.", "injury")
    assert [[p.text for p in said.affected] for said in more] == [["Анна Петрова"], ["Ребёнка"]]
    same = "Погибли туристы\n\nТуристы погибли в горах. Погибшие путешественники жили в Твери."
    assert [len(said.spans) for said in told(same, "death")] == [3]


def test_that_there_are_dead_is_not_what_the_headline_counts(told):
    text = "Убиты 26 преступников\n\nУбиты 26 преступников, сообщило МВД. Идёт стрельба. Есть погибшие."
    assert [len(said.spans) for said in told(text, "death")] == [2, 1]


def test_a_headline_of_two_sentences_speaks_for_the_body(read):
    told = read("Мост освободили. Главное к утру\nУтром мост освободили, объявил мэр Иван Лось.")
    assert [x.name for s in told for x in s.sources if s.type == "control"] == ["Иван Лось"]


def test_what_a_telling_opens_with_is_what_was_told_just_before(read):
    [death] = [
        s for s in read("В Афинах умер певец Егор Лис. О кончине певца сообщили родственники.") if s.type == "death"
    ]
    assert [x.name for x in death.sources] == ["родственники"]


def test_what_is_told_in_passing_has_the_source_that_tells_it_but_the_background_has_none(read):
    text = "Убитый выстрелом сторож работал в порту, сообщила полиция, и погиб во время беспорядков."
    told = {s.type: [x.name for x in s.sources] for s in read(text)}
    assert told["attack"] == ["полиция"]
    assert told["protest"] == []


def test_words_that_the_parser_ties_in_a_ring_are_read(told):
    [said] = told("Хочу его позвать в наш хор и хочу, чтобы он пел со мной дуэтом.", "demand")
    assert "пел" in said.affected[0].text


def test_what_is_named_in_passing_has_the_source_of_its_first_telling(told):
    text = "В порту после убийства сторожа стоит охрана. Адвокаты сообщили, что вина за убийство сторожа не доказана."
    assert [x.name for said in told(text, "death") for x in said.sources] == []


def test_unrest_named_in_passing_is_the_speakers_within_his_own_words(told):
    [said] = told("«После беспорядков в городе тихо, магазины открыты», — сказал мэр Иван Лось.", "protest")
    assert [x.name for x in said.sources] == ["Иван Лось"]


def test_a_death_given_as_a_reason_has_the_source_that_tells_it_later(told):
    text = "Хор отменил концерты из-за гибели певца Егора Лиса, сообщила фирма.\n\n5 января Егора Лиса нашли мёртвым."
    assert [x.name for said in told(text, "death") for x in said.sources] == []


def test_the_one_suspect_is_the_one_who_is_named(told):
    text = "Власти США сообщили о задержании подозреваемого.\n\nПолиция вчера арестовала Ивана Лося."
    [said] = told(text, "detention")
    assert [p.text for p in said.affected] == ["Ивана Лося"]
    assert [s.name for s in said.sources] == ["власти США"]


def test_one_suspect_of_two_named_is_neither(told):
    text = "Задержан подозреваемый.\n\nПолиция арестовала Ивана Лося. Позже арестовали Петра Коса."
    assert len(told(text, "detention")) == 3


def test_several_or_a_body_are_not_the_one_whom_the_title_names(told):
    for others in ("Сторонники политика подвергаются арестам.", "Руководство телеканала арестовано."):
        assert len(told(f"Иван Лось задержан\n\n{others}", "detention")) == 2
    assert len(told("Иван Лось задержан\n\nПолитика арестовали утром.", "detention")) == 1
