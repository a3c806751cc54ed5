"""Forces sent: whose they are, how many, whether promised or under way, and where they go."""


def sent(told, text):
    return [
        (s.status, [p.text for p in s.actors], s.count.low if s.count else None, s.where[0].name if s.where else None)
        for s in told(text, "deployment")
    ]


def test_each_country_of_a_list_sends_its_own(told):
    text = "Армения и Таджикистан вслед за Россией подтвердили участие в миротворческой миссии в Казахстане."
    assert sent(told, text) == [
        ("reported", ["Армения"], None, "Казахстан"),
        ("reported", ["Таджикистан"], None, "Казахстан"),
    ]


def test_forces_that_are_promised_are_planned(told):
    assert [s[0] for s in sent(told, "Армения даёт 70 военнослужащих.")] == ["planned"]
    assert [s[0] for s in sent(told, "Армения дала 70 военнослужащих.")] == ["reported"]
    assert sent(told, "Армения даёт 70 обещаний.") == []


def test_whether_to_send_is_open(told):
    assert [s[0] for s in sent(told, "Парламент решает, отправлять ли военных в Казахстан.")] == ["possible"]


def test_a_number_alone_counts_the_forces_told_before(told):
    text = "Армения, которая раньше обещала 70 миротворцев, отправила 100."
    assert [(s[0], s[2]) for s in sent(told, text)] == [("planned", 70), ("reported", 100)]
    assert sent(told, "Армения, которая раньше обещала помощь, отправила 100.") == []


def test_all_go_where_the_mission_is(told):
    text = "Россия направит десантников в Казахстан.\nВ Минске прошёл съезд. Таджикистан выделит около 70 военных."
    assert [(s[1], s[3]) for s in sent(told, text)] == [(["Россия"], "Казахстан"), (["Таджикистан"], "Казахстан")]


def test_the_country_they_go_to_is_not_the_one_they_are_from(told):
    text = "Беспорядки в Казахстане продолжаются. Белорусские военные направляются в республику."
    assert [s[3] for s in sent(told, text)] == ["Казахстан"]
