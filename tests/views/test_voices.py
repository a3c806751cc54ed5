"""Who says it first, who hands it on, who contradicts whom."""

import json

from annotated import stated
from telling import reports

from khronika.incidents.linking import link
from khronika.incidents.origins import chain, origin
from khronika.record.disputes import disputed
from khronika.views.voices import voices_view

INCIDENTS = link(stated())
OVER = disputed(INCIDENTS)
VIEW = voices_view(stated(), OVER)


def named(view, name):
    return next(s for s in view["sources"] if s["name"] == name)


def told(block):
    incidents = link(reports(block))
    return voices_view(reports(block), disputed(incidents))


def test_every_statement_has_one_origin_and_everybody_of_a_chain_is_told():
    assert json.loads(json.dumps(VIEW)) == VIEW
    assert sum(s["originates"] for s in VIEW["sources"]) == len(stated())
    assert {s["key"] for s in VIEW["sources"]} == {key for s in stated() for key in chain(s)}
    assert {s["key"] for s in VIEW["sources"] if s["originates"]} == {origin(s) for s in stated()}


def test_who_repeats_and_who_is_repeated_agree():
    repeats = {(s["key"], r["key"], r["times"]) for s in VIEW["sources"] for r in s["repeats"]}
    repeated = {(r["key"], s["key"], r["times"]) for s in VIEW["sources"] for r in s["repeated_by"]}
    assert repeats == repeated and len(repeats) > 20
    assert all(s["hands_on"] == sum(r["times"] for r in s["repeats"]) for s in VIEW["sources"])


def test_a_contradiction_is_told_of_both():
    pairs = {tuple(s["key"] for s in p["sources"]): len(p["disputes"]) for p in VIEW["contradictions"]}
    assert len(pairs) > 5
    told = {(s["key"], c["key"]): c["times"] for s in VIEW["sources"] for c in s["contradicts"]}
    assert told == {**pairs, **{(b, a): n for (a, b), n in pairs.items()}}


def test_a_contradiction_rests_on_the_words_of_each():
    known = {s.id: s for s in stated()}
    for pair in VIEW["contradictions"]:
        for dispute in pair["disputes"]:
            for source, version in zip(pair["sources"], dispute["versions"], strict=True):
                assert version["statements"] and version["statement"] == version["statements"][0]
                assert {origin(known[id_]) for id_ in version["statements"]} == {source["key"]}


TWO = """# Заря 2022-01-06
Погибли *двенадцать* [полицейских]. | death | 12 | 2022-01-05 | Алматы | МВД
# Вечер 2022-01-06
Погибли *двенадцать* [полицейских]. | death | 12 | 2022-01-05 | Алматы | Заря, МВД
# Полдень 2022-01-06
Погибли *двадцать* [полицейских]. | death | 20 | 2022-01-05 | Алматы | Минздрав
"""


def test_two_ministries_differ_and_the_papers_only_hand_on():
    view = told(TWO)
    ministry, paper = named(view, "МВД"), named(view, "Заря")
    assert (ministry["originates"], ministry["hands_on"]) == (2, 0)
    assert [(r["name"], r["times"]) for r in ministry["repeated_by"]] == [("Заря", 2), ("Вечер", 1)]
    assert (paper["originates"], paper["hands_on"], paper["reports"]) == (0, 2, 2)
    (pair,) = view["contradictions"]
    assert {s["name"] for s in pair["sources"]} == {"МВД", "Минздрав"}
    assert {v["counts"][0]["low"] for v in pair["disputes"][0]["versions"]} == {12, 20}


def test_nobody_says_nothing():
    assert voices_view([], {}) == {"sources": [], "contradictions": []}
