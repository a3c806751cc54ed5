"""Who is answered, and what every answer carries."""

import html

import pytest
from annotated import CAPTURED, make_case
from pages_client import Browser

from khronika.model import About, Document
from khronika.web.app import create_app
from khronika.web.render import outside
from khronika.web.security import POLICY, host_name

ADDRESSES = ("/", "/index.json", "/-/patterns", "/no-such-page", "/-/assets/pages-1.js", "/documents/x.json")


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_carries_the_policy_and_lets_no_other_site_read_it(pages, address):
    headers = pages.get(address, origin="http://evil.example").headers
    assert headers["content-security-policy"] == POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "access-control-allow-origin" not in headers


def test_the_policy_allows_nothing_inline_and_nothing_from_elsewhere():
    assert "unsafe" not in POLICY and "http" not in POLICY and "*" not in POLICY


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8000", "", "[::2]"])
def test_a_foreign_name_is_refused(pages, host):
    answer = pages.get("/", host=host)
    assert answer.status_code == 421
    assert "Прокуратура" not in answer.text and "kz2022" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost", "LOCALHOST:1", "[::1]:8000"])
def test_the_machines_own_names_are_answered(pages, host):
    assert pages.get("/", host=host).status_code == 200


def test_a_name_that_was_given_is_answered(case, built):
    pages = Browser(create_app(case, built, hosts=("desk.example",)))
    assert pages.get("/", host="Desk.example:8000").status_code == 200
    assert pages.get("/", host="127.0.0.1").status_code == 421


def test_host_names_lose_their_ports():
    assert [host_name(h) for h in ("a:1", "[::1]:2", "[::1]", "B")] == ["a", "[::1]", "[::1]", "b"]


@pytest.mark.parametrize(
    "path", ["/-/assets/../app.py", "/-/assets/%2e%2e/%2e%2e/app.py", "/-/assets/..%2fapp.py", "/-/assets//etc/passwd"]
)
def test_no_path_leads_out_of_the_assets(pages, path):
    answer = pages.get(path)
    assert answer.status_code == 404
    assert "create_app" not in answer.text


HOSTILE = "<script>alert(1)</script> & \"quoted\" 'x' {{ 7*7 }} </mark><img src=x onerror=alert(2)>"


def test_a_hostile_report_is_shown_as_text(tmp_path, built):
    about = About("<b>doc</b>", None, HOSTILE, HOSTILE, "javascript:alert(3)", 'ru" onload="x', True)
    document = Document("ab" * 32, f"{HOSTILE}\n\n{HOSTILE} погиб водитель", about, CAPTURED)
    pages = Browser(create_app(make_case(tmp_path / "hostile", [document]), built))
    for address in ("/", "/documents/abababababababab"):
        page = pages.get(address).text
        assert "<script>alert" not in page and "<img" not in page and 'href="javascript:' not in page
        assert html.escape(HOSTILE, quote=False)[:20] in page
        assert ' onload="' not in page and "49" not in page.split("<main")[1]


def test_only_web_addresses_become_links():
    assert outside("https://example.org/a") == "https://example.org/a"
    for url in (None, "", "javascript:alert(1)", "data:text/html,x", "//example.org", "http://[broken", "file:///etc"):
        assert outside(url) is None


def test_a_page_holds_no_inline_script_or_style(pages, record):
    addresses = [
        "/",
        "/-/patterns",
        f"/documents/{record['documents'][0]['id']}",
        f"/incidents/{record['incidents'][0]['id']}",
    ]
    for address in addresses:
        page = pages.get(address).text
        assert "<style" not in page and " style=" not in page and " onclick=" not in page
        assert page.count("<script") == 1 and '<script type="module" src="/-/assets/pages-1.js"></script>' in page
