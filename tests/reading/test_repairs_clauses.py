"""An adverbial belongs to its own clause: nothing of a clause stands before the word that opens it."""

import pytest

from khronika.reading.repairs_clauses import tie_adverbials, tie_to_participles
from khronika.reading.word import Word


def words(told):
    """«text/pos/rel>head» for each word; a finite verb is FIN, a short participle SHORT."""
    out = []
    for i, one in enumerate(told.split()):
        text, pos, tie = one.split("/")
        rel, _, head = tie.partition(">")
        feats = {"FIN": {"VerbForm": "Fin"}, "SHORT": {"Variant": "Short"}, "PART": {"VerbForm": "Part"}}.get(pos, {})
        word = Word(i=i, start=0, end=0, text=text)
        word.pos, word.feats, word.lemma = ("VERB" if feats else pos), feats, text.lower()
        word.rel, word.head = rel, int(head)
        out.append(word)
    return out


@pytest.mark.parametrize(
    ("told", "adverbial", "head"),
    [
        (
            "четверг/NOUN/obl>5 мэр/NOUN/nsubj>2 сказал/FIN/root>-1 что/SCONJ/mark>5 двое/NUM/nsubj>5 "
            "задержаны/SHORT/ccomp>2",
            0,
            2,
        ),
        (
            "парке/NOUN/obl>6 горел/FIN/root>-1 дом/NOUN/nsubj>1 ходе/NOUN/fixed>4 который/PRON/obl>6 "
            "мэр/NOUN/nsubj>6 упал/FIN/acl:relcl>2",
            0,
            1,
        ),
        ("Туле/NOUN/obl>3 избит/SHORT/root>-1 и/CCONJ/cc>3 убит/SHORT/conj>1", 0, 1),
        # its own clause is the later one
        ("Туле/NOUN/obl>4 где/ADV/advmod>2 живёт/FIN/acl>0 он/PRON/nsubj>4 убит/SHORT/root>-1", 0, 4),
        ("сказал/FIN/root>-1 что/SCONJ/mark>4 Туле/NOUN/obl>4 вчера/ADV/advmod>4 убит/SHORT/ccomp>0", 2, 4),
    ],
)
def test_an_adverbial_is_of_its_own_clause(told, adverbial, head):
    sentence = words(told)
    tie_adverbials(sentence)
    assert sentence[adverbial].head == head


@pytest.mark.parametrize(
    ("told", "head"),
    [
        ("повёл/FIN/root>-1 забастовку/NOUN/obj>0 переросшую/PART/acl>1 в/ADP/case>4 бунт/NOUN/obl>0", 2),
        ("повёл/FIN/root>-1 бунт/NOUN/obj>0 начатый/PART/acl>1 им/PRON/obl>2 в/ADP/case>5 порту/NOUN/obl>0", 0),
        ("ждали/FIN/root>-1 двое/NUM/nsubj>0 собравшихся/PART/amod>1 в/ADP/case>4 порту/NOUN/obl>0", 0),
    ],
)
def test_what_follows_a_participle_is_its_own(told, head):
    found = words(told)
    tie_to_participles(found)
    assert found[-1].head == head
