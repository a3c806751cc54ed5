"""When and where: which of a report's times and places are an act's."""

import pytest

WHEN = [
    ("death", "По данным на 6 января, погибли 12 человек.", "2022-01-06"),  # as of
    ("protest", "Протесты в Алматы начались 2 января.", "2022-01-02/.."),  # goes on
    ("attack", "6 января водитель погиб при взрыве.", "2022-01-06"),  # simultaneous
    ("death", "Он осуждён за убийство, совершённое в 2010 году.", "2010"),  # the clause about the act
]
WHERE = [
    ("death", "Аспирантка из Китая убита в Москве.", ["Москва"]),  # where from is not where
    ("detention", "В Казахстане прошли митинги. По всей стране задержаны 3 тысячи человек.", ["Казахстан"]),
    ("death", "В Москве убит чилийский гонщик.", ["Москва"]),  # nor is a nationality
    ("death", "В Москве застрелен Пётр Лось, направлявшийся в Мали.", ["Москва"]),  # nor where he was going
    ("accident", "В Туле в 20 километрах от Чечни сгорел склад.", ["Тула"]),  # nor the far end of a distance
    ("displacement", "Из Тулы в Орёл эвакуировали детей.", ["Орёл", "Тула"]),  # who moves was in both
    ("detention", "Венский террорист задержан в Турции.", ["Турция"]),  # known from one place, seized in another
    ("demand", "Власти Перу добиваются его выдачи из Чили.", ["Перу"]),  # whose demand it is
    ("attack", "Власти знают о взрыве бомбы в урне, произошедшем в Туле.", ["Тула"]),  # a clause about the act
    ("accident", "В Твери (в Орле было тихо) сгорел склад.", ["Тверь"]),  # in brackets
    ("death", "Полиция насчитала в Туле 149 погибших.", ["Тула"]),  # where they were counted
    ("death", "Жителя из Тулы застрелили вчера.", ["Тула"]),  # who lives there is at home
    ("death", "Учёный погиб в ходе поездки в Мали.", []),  # a way leads elsewhere
    ("death", "Пётр Лось убит, направляясь в Саудовскую Аравию.", []),
    ("detention", "В Твери его задержали в порту за час до вылета дочери в Тулу.", ["Тверь"]),
    (
        "detention",
        "В Твери полиция задержала двоих по подозрению в подготовке взрыва в Туле.",
        ["Тверь"],
    ),  # where another act was
    ("detention", "В Твери траур. Двоих задержали по делу о взрыве в Туле.", ["Тверь"]),
    ("detention", "В Твери задержали двоих по обвинению в теракте в Туле.", ["Тверь"]),
    ("death", "Водитель убит в стамбульском районе Галмат.", ["Стамбул", "Галмат"]),  # a part of a town
    ("death", "Водитель убит в районе Галмат на юге Стамбула.", ["Галмат", "Стамбул"]),
    ("demand", "Представители турецкой общины требуют расследования.", []),  # abroad
    ("demand", "Власти Турции требуют расследования.", ["Турция"]),
    ("death", "Скончался король Таиланда.", ["Таиланд"]),  # whose office it was
    ("death", "Скончался экс-президент Чили.", []),  # no more
    ("death", "Депутат умер в больнице «Салют» Мадрида.", ["Мадрид"]),
    ("detention", "Управление МВД по Тульской области задержало двоих.", ["Тульская область"]),  # at home
    ("measure", "Российскому певцу запретили въезд в Молдавию.", ["Молдавия"]),  # to where one may not go
    (
        "death",
        "В Туле произошла драка, в ходе которой погиб прохожий.",
        ["Тула"],
    ),  # in the course of it
    ("death", "Вчера вспыхнул в Туле пожар, в котором погибли двое.", ["Тула"]),
    ("accident", "В Твери сгорел дом, где жил певец из Тулы.", ["Тверь"]),
    ("death", "Российский вертолёт разбился, погибли двое.", []),  # it may have been abroad
    ("attack", "В Туле турецкие войска открыли огонь.", ["Тула"]),
    ("death", "На границе с Польшей убиты двое.", []),  # on this side of it
    ("refusal", "Тульская полиция отказалась от комментариев о Твери.", ["Тула"]),  # where they are who say nothing
    ("refusal", "О пожаре в Твери ничего не сообщается.", []),
    ("death", "Суд в Твери признал его виновным в убийстве в Туле.", ["Тула"]),  # where it was, not where it was judged
    (
        "death",
        "Она была признана виновной в убийстве в 1997 году в подмосковном городе Клин соседки.",
        ["Клин", "Московская область"],
    ),
    ("death", "В Туле депутаты обсудили 12 погибших в Твери.", ["Тверь"]),  # not where they are spoken of
]


@pytest.mark.parametrize(("kind", "text", "day"), WHEN)
def test_when(told, kind, text, day):
    [said] = told(text, kind)
    assert said.when.edtf == day
    assert said.when.rule.startswith(("times", "as of; times"))  # its own, not carried over


@pytest.mark.parametrize(("kind", "text", "places"), WHERE)
def test_where(told, kind, text, places):
    [said] = told(text, kind)
    assert [p.name for p in said.where] == places


@pytest.mark.parametrize(("text", "how"), [("при взрыве", "times"), ("после взрыва", "same scene")])
def test_only_what_happens_together_shares_its_day(told, text, how):
    [said] = told(f"6 января водитель погиб {text}.", "attack")
    assert said.when.rule.startswith(how)


def test_a_curfew_has_hours_of_the_day(told):
    [said] = told("В Алматы введён комендантский час с 23:00 до 7:00.", "measure")
    assert (said.when.edtf, said.when.clock) == (None, "23:00-07:00")


def test_a_common_noun_stands_for_the_place_told(told):
    [said] = told("Волнения охватили Казахстан. В стране задержаны двое рабочих.", "detention")
    assert [p.rule.split(";")[0] for p in said.where] == ["«стране» stands for it"]


def test_there_is_the_town_told_last(told):
    [said] = told(
        "Беспорядки начались в Твери, хотя в Орле было спокойно. Там задержали двоих подростков.", "detention"
    )
    assert said.where[0].name == "Орёл"


def test_the_whole_country_is_under_its_measure(told):
    text = "В Казахстане неспокойно. В Алматы горит мэрия. Вся страна живёт в режиме чрезвычайного положения."
    [said] = told(text, "measure")
    assert said.where[0].name == "Казахстан"
