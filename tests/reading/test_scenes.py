"""Acts of one scene share what only one of them tells; another scene's day and place stay its own."""


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


def test_nothing_carries_over_to_another_paragraph(told):
    [said] = told("Вчера в 23:00 загорелся склад.\n\nПогиб сторож.", "death")
    assert said.when is None


def test_a_curfew_lasts_as_long_as_the_emergency_told_beside_it(told):
    text = "В Алматы до 19 января введён режим чрезвычайного положения. Комендантский час действует с 23:00 до 7:00."
    [curfew] = [said for said in told(text, "measure") if said.when and said.when.clock]
    assert (curfew.when.edtf, curfew.when.clock) == ("../2022-01-19", "23:00-07:00")
