"""Acts of one scene share what only one of them tells; another scene's day and place stay its own."""

import pytest


def test_the_hour_carries_over_to_those_struck(told):
    text = "Вчера около 23:00 неизвестные обстреляли машину. Погиб водитель, ранен журналист."
    [death], [injury] = told(text, "death"), told(text, "injury")
    assert death.when.edtf == injury.when.edtf == "2022-01-06T23:00~"
    assert death.when.rule.startswith("told beside it")


def test_day_and_place_carry_over(told):
    [said] = told("Вчера в Твери загорелся склад. Пострадали двое рабочих.", "injury")
    assert said.when.edtf == "2022-01-06"
    assert [p.name for p in said.where] == ["Тверь"]


def test_a_day_and_a_place_of_its_own_stand(told):
    text = "5 января в Твери загорелся склад.\n\nВ Орле 6 января погибли двое рабочих."
    [said] = told(text, "death")
    assert said.when.edtf == "2022-01-06"
    assert [p.name for p in said.where] == ["Орёл"]


def test_those_struck_have_the_hour_of_the_strike_and_who_is_caught_its_day(told):
    text = "Вчера в 23:00 неизвестный обстрелял рынок.\n\nПогиб сторож. Нападавшего задержали."
    [death], [caught] = told(text, "death"), told(text, "detention")
    assert (death.when.edtf, caught.when.edtf) == ("2022-01-06T23:00", "2022-01-06")


def test_a_curfew_lasts_as_long_as_the_emergency_told_beside_it(told):
    text = "В Алматы до 19 января введён режим чрезвычайного положения. Комендантский час действует с 23:00 до 7:00."
    [curfew] = [said for said in told(text, "measure") if said.when and said.when.clock]
    assert (curfew.when.edtf, curfew.when.clock) == ("../2022-01-19", "23:00-07:00")


STORY = "В Твери вчера избит тренер Пётр Лось.\n\nОн лежит в больнице.\n\nЕго навещают друзья.\n\n"


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("Полиция задержала двоих.", "detention", ["Тверь"]),
        ("В 1999 году умер его отец.", "death", []),  # of another year
        ("Его друг обвиняется в похищении.", "abduction", []),  # only what somebody is charged with
        ("Болезнь та же, что у Анны Климовой, умершей от рака.", "death", []),  # only to say who somebody is
        ("Лось просил не мстить.", "demand", []),  # one man's wish
        ("Врачи просят помощи.", "demand", ["Тверь"]),
        ("Мэр города Иван Зуев ждёт. Зуев призвал не мстить.", "demand", ["Тверь"]),  # he is in office there
        ("Президент Чили Иван Зуев ждёт. Зуев призвал не мстить.", "demand", []),  # elsewhere
        ("Полиция нескольких стран задержала двоих.", "detention", []),  # of places that it does not name
        ("Такого не было после смерти Анны Климовой.", "death", []),
    ],
)
def test_what_is_told_in_passing_is_not_where_the_story_is(told, text, kind, names):
    assert [[p.name for p in said.where] for said in told(STORY + text, kind)] == [names]


def test_public_life_of_another_year_keeps_the_country(told):
    text = "В Чили вчера убит Хуан Лопес.\n\nЕго нашли дома.\n\nОн был судьёй.\n\nВ 2009 году он был арестован."
    [said] = told(text, "detention")
    assert [p.name for p in said.where] == ["Чили"]


def test_the_only_accident_tells_where_its_victims_were(told):
    text = "В Тульской области погибли двое.\n\nИх имена уточняют.\n\nАвария произошла в Щёкинском районе."
    [said] = told(text, "death")
    assert [p.name for p in said.where] == ["Щёкинский район", "Тульская область"]


def test_forces_told_together_are_sent_to_one_place(told):
    said = told("Армения направит в Мали 70 военных. В Бишкеке ждут решения. Грузия послала 20 солдат.", "deployment")
    assert [[p.name for p in s.where] for s in said] == [["Мали"], ["Мали"]]


def test_a_place_of_two_names_has_one_in_a_report(told):
    [said] = told("В Великобритании шли митинги. Сейчас в Британии задержаны двое.", "detention")
    assert [p.name for p in said.where] == ["Великобритания"]


def test_who_is_caught_after_a_strike_is_so_on_its_day(told):
    text = "Вчера в 20:00 неизвестный обстрелял рынок.\n\nНападавшего задержали."
    [said] = told(text, "detention")
    assert said.when.edtf == "2022-01-06"
    assert said.when.rule.startswith("follows")


def test_nothing_follows_a_strike_past_another_day(told):
    text = "Вчера неизвестный обстрелял рынок.\n\nВ 2010 году он переехал в город. Его отца задержали."
    [said] = told(text, "detention")
    assert said.when is None


def test_what_was_earlier_is_not_of_the_day_told_last(told):
    [said] = told("Вчера в мэрии прошло совещание. Ранее задержали двоих активистов.", "detention")
    assert said.when is None


def test_a_background_year_is_carried_to_no_other_sentence(told):
    text = "В 2013 году он вернулся домой. Неизвестные напали на его брата."
    [said] = told(text, "attack")
    assert said.when is None


def test_what_is_threatened_is_not_of_the_day_of_the_threat(told):
    [said] = told("Вчера боевики пригрозили убить заложников.", "death")
    assert said.status == "planned"
    assert said.when is None


def test_a_day_in_brackets_stays_there(told):
    [said] = told("Фотограф (6 января он получил премию) напал на прохожего.", "attack")
    assert said.when is None


def test_an_arrest_does_not_date_what_it_is_for(told):
    text = "6 января полиция арестовала мужчину по подозрению в убийстве соседа."
    [said] = told(text, "death")
    assert said.when is None


def test_what_goes_on_meanwhile_is_of_the_day_told_last(told):
    text = "Парламент собрался 6 января.\n\nТем временем у его здания митинговали рабочие."
    [said] = told(text, "protest")
    assert said.when.edtf == "2022-01-06"


def test_a_headline_strike_has_the_day_of_its_dead(told):
    text = "Власти ответили на теракт на рынке\n\nПрезидент выступил с речью.\n\n5 января погибли трое торговцев."
    [said] = told(text, "attack")
    assert said.when.edtf == "2022-01-05"
    assert said.when.rule.startswith("main event")


def test_who_died_in_hospital_was_hurt_before(told):
    text = "6 января Иван Петров скончался.\n\nИвана Петрова избили на улице."
    [said] = told(text, "injury")
    assert said.when is None


def test_a_figure_of_now_is_of_the_day_of_publication(told):
    [said] = told("Пожар начался 5 января. Сейчас под стражей находятся двое подозреваемых.", "detention")
    assert said.when.edtf == "2022-01-07"


def test_a_term_ends_what_was_told_to_go_on(told):
    [said] = told("С 5 января в стране действует чрезвычайное положение, срок — до 19 января.", "measure")
    assert said.when.edtf == "2022-01-05/2022-01-19"


def test_forces_reach_the_place_on_the_day_of_the_strike(told):
    text = "Вчера неизвестный обстрелял рынок.\n\nПрибывшие полицейские осмотрели место."
    [said] = told(text, "deployment")
    assert said.when.edtf == "2022-01-06"


def test_a_slogan_is_of_the_day_of_its_rally(told):
    text = "Вчера на площади собрались рабочие. «Мы требуем отставки мэра» — написано на плакатах."
    [said] = told(text, "demand")
    assert said.when.edtf == "2022-01-06"


def test_where_an_official_is_from_is_not_where_he_died(told):
    [said] = told("Умер бывший президент Чили Хуан Лопес.", "death")
    assert said.where == ()


def test_who_disowns_the_news_denies_all_of_it(told):
    text = "Данные о 12 погибших не подтвердились, сообщили в мэрии."
    text += "\n\nОтозванная сводка относила пять смертей к порту."
    denied = [said for said in told(text, "death") if said.status == "denied" and said.count.low == 5]
    assert [[source.name for source in said.sources] for said in denied] == [["мэрия"]]


def test_a_part_of_the_world_is_no_village_of_a_country(told):
    [said] = told("Двое задержаны в Турции. В Европе их искали.\n\nИх выслали, задержав в аэропорту.", "detention")[:1]
    assert [p.name for p in said.where] == ["Турция"]


def test_a_killer_is_tried_elsewhere_and_later_than_he_killed(told):
    [said] = told("Вчера в Туле приговорили убийцу студентки.", "death")
    assert said.when is None
    assert said.where[0].rule.startswith("where the story is")


def test_who_attacks_somewhere_did_not_strike_the_place(told):
    [said] = told("Вооружённое нападение на горе Лысой совершили трое жителей города Орла.", "attack")
    assert not said.affected
    [other] = told("После нападения на посольство ввели охрану.", "attack")
    assert [p.text for p in other.affected] == ["посольство"]


def test_the_hour_is_that_of_the_strike_told_before(told):
    text = (
        "Вчера около 23:00 неизвестные обстреляли автобус.\n\n«Водитель погиб. Вчера кондуктор обошёлся без травм».\n\n"
        "Слесарь слышал последние звуки выстрелов вчера около 22:50."
    )
    assert {said.when.edtf for said in told(text, "injury")} == {"2022-01-06T23:00~"}


def test_an_hour_that_figures_hold_as_of_is_not_that_of_another_paragraph(told):
    text = "К 19 часам в Праге насчитали 30 раненых.\n\nВ Брно обрушился мост, раненых там 12."
    assert [s.when and s.when.edtf for s in told(text, "injury")][1:] == [None]
