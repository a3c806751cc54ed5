"""Who the subject is: by the number of the verb, by who is alive, by the number beside a noun."""

import pytest

from khronika.reading.repairs_order import settle_subjects
from khronika.reading.word import Word

FEATS = {
    "FIN": {"VerbForm": "Fin", "Number": "Plur"},
    "THING": {"Animacy": "Inan", "Number": "Sing", "Case": "Nom"},
    "MEN": {"Animacy": "Anim", "Number": "Plur", "Case": "Nom"},
    "MANY": {"Animacy": "Anim", "Number": "Plur", "Case": "Gen"},
}


def words(told):
    """«text/kind/rel>head» for each word; the kinds of FEATS, or a part of speech."""
    out = []
    for i, one in enumerate(told.split()):
        text, kind, tie = one.split("/")
        rel, _, head = tie.partition(">")
        word = Word(i=i, start=0, end=0, text=text)
        word.feats, word.lemma = dict(FEATS.get(kind, {})), text.lower()
        word.pos = "VERB" if kind == "FIN" else "NOUN" if kind in FEATS else kind
        word.rel, word.head = rel, int(head)
        out.append(word)
    return out


@pytest.mark.parametrize(
    ("told", "subjects"),
    [
        ("Мост/THING/nsubj>1 охраняют/FIN/root>-1 солдаты/MEN/nsubj>1", ["солдаты"]),
        ("Парламент/THING/nsubj>1 покинули/FIN/root>-1 пять/NUM/nummod:gov>3 депутатов/MANY/obj>1", ["депутатов"]),
        ("вышли/FIN/root>-1 две/NUM/nummod>2 тысячи/NOUN/nummod>3 рабочих/MANY/nmod>2", ["рабочих"]),
        # things joined, or people who are not counted, stay as they are
        (
            "Суд/THING/nsubj>3 и/CCONJ/cc>2 мэр/THING/conj>0 отпустили/FIN/root>-1 "
            "пять/NUM/nummod:gov>5 рабочих/MANY/obj>3",
            ["Суд"],
        ),
        ("Суд/THING/nsubj>1 отпускают/FIN/root>-1 рабочих/MANY/obj>1", ["Суд"]),
    ],
)
def test_people_after_the_verb_may_be_its_subject(told, subjects):
    sentence = words(told)
    settle_subjects(sentence)
    assert [w.text for w in sentence if w.rel == "nsubj"] == subjects
