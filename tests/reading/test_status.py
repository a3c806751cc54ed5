"""Whether an act is told as done, denied, possible or planned, or not as a happening at all."""

import pytest

SAID = [
    ("injury", "denied", "В Твери взорвался газ. Пострадавших нет."),
    ("death", "denied", "Информации о погибших не поступало."),
    ("death", "reported", "Информация о погибших поступила."),
    ("death", "denied", "Взрыв обошёлся без жертв."),
    ("death", "reported", "Не обошлось без жертв."),
    ("death", "possible", "Число погибших может быть больше."),
    ("death", "possible", "Якобы погибли двое рабочих."),
    ("deployment", "possible", "Полиция не приняла решения об отправке бойцов."),
    ("deployment", "planned", "Полиция приняла решение об отправке бойцов."),
    ("detention", "planned", "Полиция задержит зачинщиков."),
    ("detention", "reported", "После ареста мэра совет планирует выборы."),
    ("detention", "denied", "Полиции не удалось задержать зачинщиков."),
    ("detention", "reported", "Полиции удалось задержать зачинщиков."),
    ("death", "denied", "Отозванная сводка относила 12 смертей к порту."),
    ("death", "reported", "Вечерняя сводка относила 12 смертей к порту."),
    ("death", "denied", "12 погибших: эти данные признали ошибкой."),
    ("death", "reported", "12 погибших: эти данные признали точными."),
    ("measure", "reported", "Карантин снимут 19 января."),
    ("measure", "planned", "Карантин введут 19 января."),
]
UNSAID = [
    ("injury", "Сколько пострадало протестующих, ведомство не сообщило."),
    ("death", "Официальное число жертв остаётся неизвестным."),
    ("death", "Статья 105 (убийство) предусматривает срок."),
    ("detention", "Полиция задержала бы зачинщиков."),
    ("detention", "Полиция призвала задержать зачинщиков."),
    ("attack", "В городе обсуждали угрозу взрыва."),
    ("protest", "Протестующие разошлись."),
    ("injury", "Сторож скончался от полученных ранений."),
]


@pytest.mark.parametrize(("kind", "status", "text"), SAID)
def test_status(told, kind, status, text):
    [said] = told(text, kind)
    assert said.status == status


@pytest.mark.parametrize(("kind", "text"), UNSAID)
def test_what_is_no_happening(told, kind, text):
    assert told(text, kind) == []
