"""An adverbial belongs to its own clause: nothing of a clause stands before the word that opens it."""

import pytest

from khronika.reading.repairs_clauses import tie_adverbials
from khronika.reading.word import Word


def words(told):
    """«text/pos/rel>head» for each word; a finite verb is FIN, a short participle SHORT."""
    out = []
    for i, one in enumerate(told.split()):
        text, pos, tie = one.split("/")
        rel, _, head = tie.partition(">")
        feats = {"FIN": {"VerbForm": "Fin"}, "SHORT": {"Variant": "Short"}}.get(pos, {})
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
