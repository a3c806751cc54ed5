"""The day and the hour of an act, by its own words and by those told around it: published Friday, 7 January 2022."""

import pytest

WEEK = "2021-12-27/2022-01-02"
CLAUSES = [
    ("death", "Писатель скончался в среду в больнице святого Луки в 3:40 по местному времени.", ["2022-01-05T03:40"]),
    ("death", "Водитель погиб в среду, полиция приехала в 14:30.", ["2022-01-05"]),  # another clause's hour
    ("injury", "5 января он скончался в результате тяжёлой травмы головы.", [None]),  # hurt before, nobody knows when
    ("attack", "5 января солдат умер от ран, полученных в бою.", [None]),
    ("injury", "5 января двое погибли и трое получили травмы.", ["2022-01-05"]),
    ("detention", "Одним из двух чиновников, сосланных в лагеря, стал Ли, который бежал в 2010 году.", [None]),
    ("attack", "Убийство произошло 5 января на следующий день после драки.", ["2022-01-04"]),
    ("attack", "АСТАНА, 5 янв — Прогремел взрыв.", [None]),  # the day of the telling
    ("attack", "Москва. 5 января. ИНТЕРФАКС — На рынке прогремел взрыв.", [None]),
    ("attack", "Москва, 5 января прогремел взрыв.", ["2022-01-05"]),
    ("death", "Сотрудник ведомства Пётр Лось, пострадавший 1 октября, умер в реанимации.", [None]),
    ("resignation", "5 января совет повторил решение — мэр был снова отстранён от должности.", ["2022-01-05"]),
    ("death", "5 января мэр вспомнил прошлое: его отец погиб на войне.", [None]),
    ("death", "Кассир, раненный 1 октября, умер 3 октября.", ["2021-10-03"]),
    ("detention", "В ходе суда, прошедшего 1 октября, двоих задержали.", ["2021-10-01"]),
    ("attack", "Родившийся 8 мая 1999 года сторож напал на кассира.", [None]),
    ("injury", "Нападавшие избили старшую сестру, Анну, 1999 г. р.", [None]),
    ("detention", "Задержали лауреата премии 2018 года Петра Лося.", [None]),
    ("death", "Жертвами пожара 2004 года стали 30 человек.", ["2004"]),
    ("death", "Его обвиняют в убийстве трёх торговцев во время погрома 5 марта 2015 года.", ["2015-03-05"]),
    ("death", "Его судят по обвинению в убийстве двух соседей летом 2014 года под Тулой.", ["2014-06/2014-08"]),
    ("attack", "Его осудили за нападение на кассира, а в 2010 году его арестовали снова.", [None]),
    ("detention", "Власти задержали его у границы, после чего (в июле 2015 года) выслали.", [None]),
    ("detention", "Двоих задержали в порту (5 января), троих ищут.", ["2022-01-05"]),
    ("detention", "В настоящее время бывший мэр находится в СИЗО.", [None]),
    ("death", "5 января его ранили. Через неделю он умер.", [None]),  # the report is of 7 January
    ("death", "3 января его ранили. Через три дня он умер.", ["2022-01-06"]),
    ("protest", "Через неделю в городе пройдёт митинг.", ["2022-01-14~"]),
    ("demand", "Профсоюз потребовал до 20 января выплатить долги.", [None]),  # when to pay
    ("resignation", "Он руководил заводом с 1995 по 2011 год и подал в отставку после ссоры.", ["2011"]),
    ("protest", "2 января начались протесты. Протесты прекратились 5 января.", ["2022-01-02/2022-01-05"]),
    ("protest", "Митинг завершился 5 января.", ["2022-01-05"]),
    ("protest", "Участники беспорядков в ночь на пятницу захватили почту.", [None]),
    ("death", "Мэр припомнил им забастовку, на прошлой неделе переросшую в бунт, в котором погибли двое.", [WEEK]),
    ("demand", "Толпа требует отменить итоги воскресного собрания.", [None]),
    ("demand", "Тысячи людей вышли в среду на площадь. Они требуют хлеба.", ["2022-01-05"]),
    ("demand", "Тысячи людей вышли в среду на площадь. Посол призвал их разойтись.", [None]),
    ("resignation", "Совет в среду утвердил бюджет, мэр подал в отставку.", ["2022-01-05"]),
    ("resignation", "Совет в среду утвердил бюджет. Мэр подал в отставку.", [None]),
    ("measure", "В крае введён трёхдневный траур, он продлится до 9 января.", ["2022-01-07/2022-01-09"]),
    ("measure", "В крае с 5 января ввели двухнедельный карантин.", ["2022-01-05/2022-01-18"]),
    ("measure", "Объявлен недельный карантин.", [None]),
    ("protest", "5 января в городе началась трёхдневная забастовка врачей.", ["2022-01-05/2022-01-07"]),
    ("measure", "Указ вводит режим ЧП с 5 января. Он продлится до 20 января.", ["2022-01-05/2022-01-20"]),
    ("measure", "Карантин, объявленный 5 января, продлили до 20 января.", ["2022-01-05/2022-01-20"]),
    ("measure", "Карантин, объявленный из-за гриппа, продлили до 20 января.", ["../2022-01-20"]),
    ("measure", "Губернатор продлил срок действия режима чрезвычайной ситуации до 1 февраля.", ["../2022-02-01"]),
]


@pytest.mark.parametrize(("kind", "text", "days"), CLAUSES)
def test_the_time_of_the_acts_own_clause(told, kind, text, days):
    assert [said.when and said.when.edtf for said in told(text, kind)] == days


def test_hours_told_of_a_curfew_by_a_pronoun(told):
    text = "Комендантский час смягчили: с 5 января он действует с 22:00 до 06:00."
    assert [(said.when.edtf, said.when.clock) for said in told(text, "measure")] == [("2022-01-05/..", "22:00-06:00")]


GOING_ON = [
    ("detention", "В сентябре певица приехала в страну. Однако пограничники её задержали.", ["2021-09"]),
    ("attack", "В среду собрались сторонники мэра. Споры перерастали в стычки.", ["2022-01-05"]),
    ("death", "В сентябре вышел закон. Убитый редактор его поддерживал.", [None]),  # only to say who somebody is
    ("detention", "В субботу состоится суд. Братьев арестовали при обыске.", [None]),  # a day yet to come
    ("detention", "В 2010 году он приехал в страну. Его друг задержан.", [None]),
]


@pytest.mark.parametrize(("kind", "text", "days"), GOING_ON)
def test_the_time_that_a_sentence_goes_on_with(told, kind, text, days):
    assert [said.when and said.when.edtf for said in told(text, kind)] == days


@pytest.mark.parametrize(
    ("kind", "text", "day"),
    [
        ("control", "Его судят за убийство и ограбление соседки в 2006 году. Он убил её в июле 2006 года.", "2006-07"),
        ("death", "Его ранили в драке в августе 2021 года, и через несколько дней он скончался.", "2021-08"),
    ],
)
def test_a_scene_tells_the_month(told, kind, text, day):
    assert [said.when.edtf for said in told(text, kind)] == [day]


BLANK = "Драка в порту\n\nВ среду подрались рыбаки.\n{}.\n\nМэр в отпуске.\n\nПорт открыт."


def test_lines_without_a_blank_one_between_go_on_with_the_day(told):
    [said] = told(BLANK.format("Двое были задержаны"), "detention")
    assert said.when.edtf == "2022-01-05"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("В среду прошёл митинг.\n\nМэр промолчал.\n\nВ ходе митинга задержали двоих.", "2022-01-05"),
        ("В среду прошёл митинг.\n\nМэр промолчал.\n\nВ ходе обыска задержали двоих.", None),
        ("2 января начались протесты.\n\nМэр промолчал.\n\nВо время протестов задержали сотни.", None),  # on some day
    ],
)
def test_who_is_held_at_a_rally_is_so_on_its_day(told, text, day):
    [said] = told(text, "detention")
    assert (said.when and said.when.edtf) == day


LEAD = "Авария в Твери\nВ Твери пострадали 12 человек.\n\nВрачи помогли семерым.\n\n"


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Автобус врезался в столб в среду в 6:30.", "2022-01-05T06:30"),
        ("Напомним, 18 декабря автобус опрокинулся в Орле.", None),
        ("5 января автобус опрокинулся в Орле.", None),  # elsewhere
        ("1 июля автобус опрокинулся на трассе.", None),  # long ago
    ],
)
def test_the_lead_is_of_the_day_of_the_accident_told_further_on(told, text, time):
    [said] = told(LEAD + text, "injury")
    assert (said.when and said.when.edtf) == time


def test_an_arrest_in_the_lead_is_not_of_the_day_of_the_killing(told):
    text = "В Клину задержан подозреваемый\nЖитель Клина задержан.\n\nПолиция искала его.\n\nВ среду он убил соседа."
    [said] = told(text, "detention")
    assert said.when is None


def test_who_died_later_does_not_give_the_hour_of_the_wounding(told):
    text = "В среду водителя ранили на рынке. В 14:30 среды водитель скончался."
    [said] = told(text, "injury")
    assert said.when.edtf == "2022-01-05"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("5 января неизвестный ранил сторожа. Сторож скончался в больнице.", None),
        ("5 января автобус врезался в столб. Раненый водитель скончался.", None),
        ("5 января неизвестный ранил сторожа. Сторож скончался на месте.", "2022-01-05"),
        ("Сегодня утром неизвестный ранил сторожа. Сторож скончался в больнице.", "2022-01-07"),  # by now
    ],
)
def test_who_died_in_hospital_did_so_on_no_day_that_is_told(told, text, day):
    [said] = told(text, "death")
    assert (said.when and said.when.edtf) == day


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("В городе ввели комендантский час. Ограничения вступят в силу с 21 января.", "2022-01-21/.."),
        ("В городе запретили митинги. Указ вступил в силу 5 января.", "2022-01-05/.."),
        ("В городе запретили митинги. Поправки к закону о рекламе вступили в силу 5 января.", None),
    ],
)
def test_a_measure_holds_from_the_day_on_which_it_comes_into_force(told, text, time):
    [said] = told(text, "measure")
    assert (said.when and said.when.edtf) == time


STORY = "Ссора разразилась в среду утром на стоянке.\n\n{}"


@pytest.mark.parametrize(
    ("kind", "text", "day"),
    [
        ("detention", "Полиция задержала жену водителя.", "2022-01-05"),
        ("protest", "На площади прошло шествие.", "2022-01-05"),
        ("detention", "Ранее полиция задержала жену водителя.", None),
        ("death", "Число погибших достигло 40.", None),  # over days
        ("death", "Полиция ищет подозреваемого в убийстве судьи.", None),
        ("detention", "Полиция задержала жену водителя. Суд состоялся 1 декабря.", None),  # another day is told too
        ("detention", "Полиция задержала жену водителя. Вчера погиб её муж.", None),  # the day is that of another act
    ],
)
def test_the_one_day_of_a_report_is_that_of_its_story(told, kind, text, day):
    [said] = told(STORY.format(text), kind)
    assert (said.when and said.when.edtf) == day


def test_a_day_told_only_about_somebody_is_not_that_of_the_story(told):
    [said] = told("Певец, вернувшийся в среду с гастролей, молчит.\n\nПолиция задержала его жену.", "detention")
    assert said.when is None


BLAST = "5 января на складе в Туле прогремел взрыв.\n\nМэр назвал случившееся бедой.\n\n"


@pytest.mark.parametrize(
    ("kind", "text", "day"),
    [
        ("death", f"{BLAST}Минздрав подтвердил гибель 78 человек.", "2022-01-05"),
        ("damage", f"{BLAST}По оценке мэрии, разрушены две школы.", "2022-01-05"),
        ("death", f"{BLAST}На улицах идут протесты. Минздрав подтвердил гибель 78 человек.", None),  # of which?
        ("death", f"{BLAST}Ранее там погибли 78 человек.", None),
        ("injury", "С 3 января в области пострадали 40 человек.", "2022-01-03/2022-01-07"),
    ],
)
def test_harm_in_a_report_of_one_strike_is_of_its_day(told, kind, text, day):
    [said] = told(text, kind)
    assert (said.when and said.when.edtf) == day
