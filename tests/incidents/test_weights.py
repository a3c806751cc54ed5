"""The weights name comparisons that there are, and every comparison has a sentence and a weight."""

from khronika.incidents.comparing import ALL, sentence
from khronika.incidents.scoring import weights


def test_weights_and_comparisons_fit() -> None:
    assert {name for family in weights().values() for name in family} - {"start"} == set(ALL)


def test_every_comparison_has_a_sentence() -> None:
    assert all(sentence(name, 1) or sentence(name, -1) for name in ALL)
    assert sentence("same_place", 1) == "Both are at the same place"
    assert sentence("same_place", -1) == "They are at different places"
