"""Words that statements rest on, marked in their text."""

from annotated import documents, stated
from hypothesis import given
from hypothesis import strategies as st

from khronika.model import Span
from khronika.views.document import document_view
from khronika.views.evidence import LONGEST, ROLES, Mark, marks, paragraphs, segments, sentence

TEXT = "Погибли двое. Ранены трое прохожих.\n\nОб этом сообщила полиция."
SPANS = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(lambda p: Span(min(p), max(p)))
MARKS = st.lists(st.builds(Mark, SPANS, st.sampled_from("abc"), st.sampled_from(ROLES)), max_size=8)


@given(SPANS, MARKS)
def test_segments_put_together_are_the_text(within, found):
    found = [m for m in found if m.span.start < m.span.end]
    cut = segments(TEXT, within, found)
    assert "".join(s["text"] for s in cut) == within.of(TEXT)
    for s in cut:
        here = {m.statement for m in found if m.span.start <= s["start"] and s["end"] <= m.span.end}
        assert set(s["statements"]) == here
        assert (s["role"] is None) == (not here)


@given(MARKS)
def test_the_weightiest_role_names_the_mark(found):
    for s in segments(TEXT, Span(0, len(TEXT)), [m for m in found if m.span.start < m.span.end]):
        roles = [m.role for m in found if m.span.start <= s["start"] and s["end"] <= m.span.end]
        assert s["role"] == min(roles, key=ROLES.index, default=None)


def test_paragraphs_leave_out_blank_lines():
    assert [span.of("a\n\n  \nbc\n") for span in paragraphs("a\n\n  \nbc\n")] == ["a", "bc"]


def test_the_sentence_around_a_word_is_whole():
    at = TEXT.index("трое")
    assert sentence(TEXT, Span(at, at + 4)).of(TEXT) == "Ранены трое прохожих."
    assert sentence(TEXT, Span(8, at + 4)).of(TEXT) == "Погибли двое. Ранены трое прохожих."
    assert sentence("", Span(0, 0)) == Span(0, 0)


def test_a_span_outside_all_sentences_is_its_own():
    assert sentence("\n\nа", Span(0, 1)) == Span(0, 1)
    assert sentence("а", Span(5, 6)) == Span(5, 6)


@given(st.text("аб. \n", max_size=60), st.integers(0, 60), st.integers(1, 5))
def test_a_sentence_holds_its_span(text, start, length):
    span = Span(min(start, len(text)), min(start + length, len(text)))
    found = sentence(text, span)
    assert found.start <= span.start and span.end <= found.end


def test_of_a_very_long_sentence_a_piece_is_shown():
    text = "слово " * 40_000
    at = text.index("слово", 100_000)
    piece = sentence(text, Span(at, at + 5))
    assert piece.start <= at and at + 5 <= piece.end and piece.end - piece.start <= LONGEST
    assert set(piece.of(text).split()) == {"слово"}


def test_a_long_report_with_thousands_of_marks_is_cut_in_proportion():
    text = "погибли двое, " * 15_000
    found = [Mark(Span(i, i + 7), str(i), "trigger") for i in range(0, len(text), 14)]
    cut = segments(text, Span(0, len(text)), found)
    assert len(cut) == 2 * len(found) and "".join(s["text"] for s in cut) == text


def test_every_value_of_the_demo_corpus_is_marked_where_it_stands():
    for document in documents():
        own = [s for s in stated() if s.document == document]
        view = document_view(document, stated())
        lit = {}
        for paragraph in view["paragraphs"]:
            for s in paragraph["segments"]:
                assert document.text[s["start"] : s["end"]] == s["text"]
                for statement in s["statements"]:
                    lit.setdefault(statement, []).append((s["start"], s["end"]))
        for mark in marks(own):
            inside = [c for c in lit[mark.statement] if mark.span.start <= c[0] and c[1] <= mark.span.end]
            assert sum(end - start for start, end in inside) == len(mark.span.of(document.text).replace("\n", ""))


def test_a_title_that_opens_the_text_is_its_headline():
    view = document_view(documents()[0], stated())
    assert [p["headline"] for p in view["paragraphs"]][:2] == [True, False]
