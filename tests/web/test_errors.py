"""What is answered where something is wrong."""

import pytest
from pages_client import Browser

from khronika.errors import MissingPart, NotACase, UnusableCase
from khronika.web.app import create_app
from khronika.web.assets import assets


@pytest.mark.parametrize("address", ["/nothing", "/incidents/0", "/documents/0", "/incidents/", "/-/"])
def test_an_unknown_address_gets_a_page_with_a_way_on(pages, address):
    answer = pages.get(f"{address}?lang=en")
    assert answer.status_code == 404
    assert "There is no such page" in answer.text and 'href="/?lang=en"' in answer.text


def test_an_unknown_twin_gets_an_error_as_data(pages):
    answer = pages.get("/incidents/0.json?lang=ru")
    assert answer.status_code == 404
    assert answer.json()["error"] == "Такой страницы нет" and answer.json()["remedy"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_the_pages_can_only_be_read(pages, method):
    answer = pages.ask(method, "/?lang=en")
    assert answer.status_code == 405
    assert "The pages can only be read." in answer.text


def test_a_fault_of_ours_shows_no_inside(case, built):
    app = create_app(case, built)
    app.state.shelf.page = lambda number: 1 / 0
    answer = Browser(app, raises=False).get("/?lang=en")
    assert answer.status_code == 500
    assert "Something went wrong" in answer.text
    assert "ZeroDivisionError" not in answer.text and "Traceback" not in answer.text
    assert "content-security-policy" in answer.headers


def test_a_case_that_cannot_be_read_any_more_says_why(case, built):
    def broken(number):
        raise UnusableCase("kz2022", "the disk is gone", "Mount it again")

    app = create_app(case, built)
    app.state.shelf.page = broken
    answer = Browser(app).get("/?lang=en")
    assert answer.status_code == 503
    assert "kz2022: the disk is gone." in answer.text and "Mount it again." in answer.text


def test_a_folder_that_is_no_case_is_refused(tmp_path, built):
    with pytest.raises(NotACase):
        create_app(tmp_path, built)


@pytest.mark.parametrize("manifest", [None, "", "[]", "{}", '{"source/pages.ts": {}}', '{"source/pages.ts": 1}'])
def test_assets_that_are_not_built_are_named_with_the_remedy(tmp_path, manifest):
    if manifest is not None:
        (tmp_path / "manifest.json").write_text(manifest)
    with pytest.raises(MissingPart, match="make setup"):
        assets(tmp_path)


def test_health(pages):
    answer = pages.get("/-/health.json").json()
    assert answer["status"] == "ok" and answer["documents"] == 28
