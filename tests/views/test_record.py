"""The record as plain dicts, over the annotated demo corpus."""

import json

import pytest
from annotated import documents, stated

from khronika.incidents.linking import link
from khronika.incidents.origins import origin
from khronika.model import TYPES
from khronika.record.disputes import disputed
from khronika.record.tolls import tolls
from khronika.views.filters import Filters, choices, held, select
from khronika.views.incident import incident_view
from khronika.views.places import places
from khronika.views.record import record_view
from khronika.views.sources import by_origin, name, source_lines
from khronika.views.statement import FAMILIES, document_id, statement_view
from khronika.views.timeline import timeline
from khronika.views.tolls import toll_views

INCIDENTS = link(stated())
TOLLS = tolls(INCIDENTS)
OVER = disputed(INCIDENTS)


def view(**asked):
    return record_view("demo", documents(), INCIDENTS, TOLLS, OVER, Filters(**asked))


def test_every_view_is_plain_data():
    whole = [view(), *(incident_view(i, OVER[i.id]) for i in INCIDENTS), *(statement_view(s) for s in stated())]
    assert json.loads(json.dumps(whole)) == whole


def test_a_view_does_not_depend_on_the_order_of_statements():
    again = link(tuple(reversed(stated())))
    assert record_view("demo", documents(), again, tolls(again), disputed(again)) == view()


def test_every_type_has_a_family():
    assert set(FAMILIES) == set(TYPES)


def test_documents_have_names_of_their_own_in_addresses():
    assert len({document_id(d) for d in documents()}) == len(documents())


@pytest.mark.parametrize(
    "asked",
    [{"type": "death"}, {"place": "Алматы"}, {"day": "2022-01-06"}, {"type": "injury", "place": "Алматы"}],
)
def test_a_filter_leaves_what_meets_all_of_it(asked):
    filters = Filters(**asked).known(choices(INCIDENTS))
    left = select(INCIDENTS, filters)
    assert 0 < len(left) < len(INCIDENTS)
    for incident in INCIDENTS:
        assert (incident in left) == any(filters.hold(s, incident.when) for s in incident.stated)
    told = view(**asked)
    assert [i["id"] for i in told["incidents"]] == [i.id for i in left]
    own = {document_id(s.document) for i in left for s in held(i, filters)}
    assert {d["id"] for d in told["documents"]} == own
    assert told["sizes"] == view()["sizes"]


def test_a_filter_by_source_asks_for_the_origin_under_any_spelling():
    key = max(by_origin(stated()), key=lambda k: len({s.origin for s in by_origin(stated())[k]}))
    asked = Filters(source=key)
    said = [s for i in INCIDENTS for s in held(i, asked)]
    assert len({s.origin for s in said}) > 1 and {origin(s) for s in said} == {key}


def test_a_place_is_asked_for_by_its_key_or_its_name_and_found_under_every_spelling():
    by_name, by_key = view(place="Алматы"), view(place="geonames:1526384")
    assert by_name == by_key and by_name["filters"]["chosen"] == {"place": "geonames:1526384"}
    spelt = {p.name for i in INCIDENTS for s in held(i, Filters(place="geonames:1526384")) for p in s.statement.where}
    assert {"Алматы", "Алма-Ата"} <= spelt


def test_nothing_asked_is_everything():
    assert select(INCIDENTS, Filters()) == INCIDENTS and Filters().chosen == {}
    assert view(place="Атлантида")["incidents"] == [] == view(place="Атлантида")["tolls"]


def test_choices_count_incidents():
    found = choices(INCIDENTS)
    for choice in found["type"]:
        assert choice["incidents"] == sum(choice["value"] in i.acts for i in INCIDENTS)
    assert [c["value"] for c in found["day"]] == sorted(c["value"] for c in found["day"])


def test_headlines_come_first_and_no_toll_is_lost():
    shown = toll_views(TOLLS, {s.id for s in stated()})
    first = [t for t in shown if t["headline"]]
    assert first == shown[: len(first)] and len(shown) == len(TOLLS)
    assert {"death", "injury", "detention"} <= {t["type"] for t in first}


def test_every_figure_names_its_words():
    known = {s.id: s for s in stated()}
    for toll in view()["tolls"]:
        for figure in toll["figures"] + toll["others"]:
            s = known[figure["statement"]]
            assert figure["origin"] == s.origin and figure["at"] == s.statement.trigger.span.start
            assert figure["document"]["id"] == document_id(s.document)


def test_the_time_line_holds_each_dated_incident_in_the_row_of_each_act():
    drawn = timeline(INCIDENTS)
    dated = [i for i in view()["incidents"] if i["day"]]
    cells = {
        (row["type"], cell["day"], id_) for row in drawn["rows"] for cell in row["cells"] for id_ in cell["incidents"]
    }
    assert cells == {(act["type"], i["day"], i["id"]) for i in dated for act in i["acts"]}
    assert drawn["undated"] == len(INCIDENTS) - len(dated)
    assert [d["day"] for d in drawn["days"]] == sorted({i["day"] for i in dated})
    for row in drawn["rows"]:
        for cell in row["cells"]:
            assert drawn["days"][cell["column"]]["day"] == cell["day"]


def test_gaps_tell_how_many_days_lie_between():
    days = timeline(INCIDENTS)["days"]
    assert days[0]["gap"] == 0
    assert any(d["gap"] > 0 for d in days)


def test_each_incident_stands_at_one_place_at_most():
    ids = [id_ for place in places(INCIDENTS) for id_ in place["ids"]]
    assert len(ids) == len(set(ids))
    assert all(place["incidents"] == len(place["ids"]) for place in places(INCIDENTS))


def test_an_incident_holds_each_statement_once_under_its_origin():
    for incident in INCIDENTS:
        told = incident_view(incident, OVER[incident.id])
        ids = [s["id"] for source in told["sources"] for p in source["passages"] for s in p["statements"]]
        assert sorted(ids) == sorted(s.id for s in incident.stated)
        assert len(told["sources"]) == told["origins"]
        for source in told["sources"]:
            for passage in source["passages"]:
                words = "".join(s["text"] for s in passage["quote"])
                assert all(s["trigger"] in words for s in passage["statements"])


def test_an_origin_goes_by_the_name_used_most():
    for line, (key, said) in zip(source_lines(stated()), by_origin(stated()).items(), strict=True):
        assert line["key"] == key and line["name"] == name(said) in line["names"]
        assert line["statements"] == len(said)
