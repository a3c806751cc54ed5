"""Where the story is: what is told without a place happened there."""

import pytest


def where(told, text, kind):
    return [[p.name for p in said.where] for said in told(text, kind)]


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        # where somebody is from or what he governs gives way to where something happens
        ("Чилийский гонщик погиб.\n\nВ Перу перевернулась его машина.", "death", ["Перу"]),
        ("Вчера в Праге застрелен сербский министр.", "death", ["Прага"]),
        ("Президент Чили ранен. Его лечат в Лиме.", "injury", ["Лима"]),
        ("Полиция Чили сообщила о взрыве. Погибли двое.", "death", ["Чили"]),
        # the legend of a picture tells of another day
        ("Взрыв на складе\n\nСклад в Риге, 2015 год\n\nВзрыв прогремел утром в Туле. Погиб сторож.", "death", ["Тула"]),
        ("Певец разбился. Певец на вокзале в Риге, 1970 год.\n\nОн погиб ночью под Тулой.", "death", ["Тула"]),
        # where somebody was born or studied is no place of the story
        ("В Туле задержан хирург. Он родился в Риге. Полиция избила врача.", "injury", ["Тула"]),
        # a clause that tells what happened is no aside, one of a life is
        ("Известно о прошедших в Туле задержаниях. Двое ранены.", "injury", ["Тула"]),
        ("Сгорел центр, базирующийся в Риге. Двое ранены.", "injury", []),
        # the town right after a part of it; those abroad; where another act was
        ("В Заречном районе Тулы сгорел склад. Двое ранены.", "injury", ["Тула", "Заречный район"]),
        ("В Туле митинг. Турецкая община скорбит. Двое ранены.", "injury", ["Тула"]),
        ("В Туле судят двоих по делу о взрыве в Орле. Один ранен.", "injury", ["Тула"]),
        # a lake told of goes on with the town
        ("В Туле прошёл парад. На Заречном озере был праздник. Двое ранены.", "injury", ["Тула", "Заречное озеро"]),
        # a picture of a place in the land that the title names shows where the story is
        ("Траур в Чили\n\nУлица в Вальпараисо\n\nБыл пожар. Погиб сторож.", "death", ["Вальпараисо", "Чили"]),
        ("Траур в Чили\n\nУлица в Праге\n\nБыл пожар. Погиб сторож.", "death", ["Чили"]),
        # but for what the first paragraphs tell of another part of it
        (
            "Траур в Чили\n\nУлица в Вальпараисо\n\nНа складе в Арике был пожар.\n\nГорожане ждут.\n\nПогиб сторож.",
            "death",
            ["Арика", "Чили"],
        ),
        # a dateline tells where the story is only if nothing else does
        ("Взрыв на складе\n\nОРЁЛ, 5 января. Сгорел склад. Погиб сторож.", "death", ["Орёл"]),
        ("Взрыв на складе\n\nМОСКВА, 5 января. В Туле сгорел склад. Погиб сторож.", "death", ["Тула"]),
        ("Взрыв на складе\n\nМОСКВА, 5 января. Полиция Тулы ищет свидетелей. Погиб сторож.", "death", ["Тула"]),
        ("Беда на складе\n\nПРАГА, 5 января. В Чехии сгорел склад. Погиб сторож.", "death", ["Прага", "Чехия"]),
        # where those sit who tell of it, of whom something is asked, whence somebody left; whose clock it is
        ("В Туле взрыв. О нём рассказал источник в Орле. Погиб сторож.", "death", ["Тула"]),
        ("В Туле взрыв. Пожара нет, уверяют в Орле. Погиб сторож.", "death", ["Тула"]),
        ("В Туле взрыв. Мэр просит у Москвы денег. Погиб сторож.", "death", ["Тула"]),
        ("Самолёт вылетел с аэродрома в Орле. Над Тулой он загорелся. Погиб лётчик.", "death", ["Тула"]),
        ("Хроника дня\n\nВремя московское.\n\n12.30. Погиб сторож.\n\n11.00. В Орле взрыв.", "death", ["Орёл"]),
        # those of whom something was asked answer, wherever they are
        (
            "Пожар на тульской шахте. Раненых увезли в Орёл. Мэр ждёт отчёта. Там ответили, что молчат. Погиб сторож.",
            "death",
            ["Тула"],
        ),
        # the ends of a route
        ("В Туле митинг. Люди сели на пути линии Орёл — Брянск. Погиб сторож.", "death", ["Тула"]),
        ("В Туле митинг. На трассе М-2 Орёл – Брянск затор. Погиб сторож.", "death", ["Тула"]),
        # the capital of the only land told of, or of the one told with it; not what something is taken to
        ("Митинг в Праге\n\nВ столице Чехии прогремел взрыв. Погиб сторож.", "death", ["Прага", "Чехия"]),
        ("Траур в Чехии\n\nПРАГА, 5 января. В столице взрыв. Погиб сторож.", "death", ["Прага", "Чехия"]),
        ("В Чехии, в Брно, взрыв. Раненых увезли в столицу. Погиб сторож.", "death", ["Брно", "Чехия"]),
        ("Бои идут в Праге и Лиме. Взрыв прогремел в столице Чили. Погиб сторож.", "death", ["Чили"]),
        ("Взрыв на окраине столицы Либерии. Погиб сторож.", "death", ["Либерия"]),
        ("Полем боя стал посёлок Икша. Погиб сторож.", "death", ["Икша"]),
        ("Местом аварии стала деревня Икша. Погиб сторож.", "death", ["Икша"]),
        ("Пропал врач интерната в деревне Икша, уведённый неизвестными ночью. Погиб сторож.", "death", ["Икша"]),
        ("Митинг в Чехии.\n\nС мая, когда в Праге начались протесты, погибли 28 человек.", "death", ["Прага", "Чехия"]),
        # those abroad ask for something there, not at home; a source's seat alone tells nothing
        ("В Чили идут бои. МИД Перу призвал не допустить войны.", "demand", ["Чили"]),
        ("В Чили идут бои. Посольство США потребовало мира.", "demand", ["Чили"]),
        ("В Сантьяго, в Чили, митинг. Президент Чили призвал не стрелять.", "demand", ["Чили"]),
        ("Директор уволился, рассказал источник в Туле. Погиб сторож.", "death", []),
        # where somebody did not come out of
        ("Девять горняков, не вышедших из тульской шахты, ищут. Погиб сторож.", "death", ["Тула"]),
        # a briefing is held elsewhere; several states act together in none of them
        ("Посол на брифинге в Женеве сказал о взрыве в Туле. Двое ранены.", "injury", ["Тула"]),
        ("Послы США, Канады и Японии объявили об аресте. Задержаны двое.", "detention", []),
        # a quarter of the town that the report is on, and another state that says what it thinks
        (
            "Взрыв в Праге\n\nПоиски идут в пражском квартале Карасин.\n\nМинистр молчит.\n\nРанены двое.",
            "injury",
            ["Прага"],
        ),
        ("В Праге прогремел взрыв. В Лондоне считают это терактом. Двое ранены.", "injury", ["Прага"]),
        ("В Праге прогремел взрыв. В Лондоне прошёл митинг. Двое ранены.", "injury", ["Лондон"]),
        # with whom somebody died
        ("Олег Лось погиб под Тулой.\n\nВ Орле митинг. Вместе с Лосем погиб его водитель.", "death", ["Тула"]),
        # nor does a picture of another day show where the story is
        ("В Туле праздник\n\nМитинг 1 января 2009 года\n\nГорожане рады. В Туле шумно.", "protest", []),
        # brackets right after a place tell where that is
        ("Пожар начался в Орле (Россия). Погибли двое.", "death", ["Орёл", "Россия"]),
        # the paragraph that tells the happening with its place
        ("Гастроли отменены из-за гибели певца.\n\nЕго тело нашли в Праге. Певец погиб ночью.", "death", ["Прага"]),
    ],
)
def test_what_names_no_place_happened_where_the_story_is(told, text, kind, names):
    assert names in where(told, text, kind)


def test_what_officials_do_is_done_at_home(told):
    assert where(told, "Министр Чили подал в отставку.", "resignation") == [["Чили"]]
