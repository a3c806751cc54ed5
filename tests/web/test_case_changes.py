"""Pages of a case while it is empty, and after it grew."""

from annotated import documents, make_case
from pages_client import Browser

from khronika.statements import store
from khronika.web.app import create_app


def test_an_empty_case_says_how_to_fill_it(tmp_path, built):
    pages = Browser(create_app(make_case(tmp_path / "new", []), built))
    page = pages.get("/?lang=en")
    assert page.status_code == 200
    assert "This case holds no reports yet" in page.text and "khronika add" in page.text
    assert pages.get("/index.json").json()["incidents"] == []


def test_a_report_that_was_added_is_shown_at_once(tmp_path, built):
    first, second = documents()[:2]
    app = create_app(make_case(tmp_path / "one", [first]), built)
    pages = Browser(app)
    assert second.about.title not in pages.get("/").text
    with app.state.shelf.case.writing() as connection:
        store.put_documents(connection, [second])
    assert second.about.title in pages.get("/").text


def test_what_is_derived_is_kept_until_the_case_changes(tmp_path, built):
    shelf = create_app(make_case(tmp_path / "one", documents()[:1]), built).state.shelf
    assert shelf.holdings() is shelf.holdings()
