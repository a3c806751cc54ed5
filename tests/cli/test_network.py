"""Addresses on the command line: what is fetched, what is refused, and that nothing goes out unasked."""

import gzip
import io
import json
import zipfile

import pytest
from feeds import article, rss, sitemap
from hostile import CASES, LIMITS, prepare
from playing import Web, page

from khronika.cli import network
from khronika.statements.case import Case

TEXT = "В Алматы при взрыве газа погибли двое жителей. Об этом 7 января сообщило МЧС."
SCHEMES = ["file:///etc/passwd", "ftp://a.example/x", "gopher://127.0.0.1:70/", "data:text/html,<script>1</script>"]
LAUGHS = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))


@pytest.fixture
def web(monkeypatch):
    """The web that the command line goes to."""
    made = Web()
    monkeypatch.setattr(network, "WORLD", made.world)
    monkeypatch.setattr(network, "LIMITS", LIMITS)
    yield made
    made.close()


@pytest.fixture
def case(tmp_path):
    return tmp_path / "case"


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def packed(files):
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, body in files.items():
            pack.writestr(name, body)
    return raw.getvalue()


def test_a_page_a_feed_and_a_sitemap(khronika, web, case):
    web.answers |= {f"a.example/{n}": page(article(TEXT.replace("двое", f"{n}0"))) for n in range(1, 4)}
    web.answers["a.example/rss"] = rss("http://a.example/2")
    web.answers["a.example/map.xml"] = sitemap("http://a.example/3", "http://a.example/1")
    named = ["http://a.example/1", "http://a.example/rss", "http://a.example/map.xml"]
    result = khronika("add", case, *named)
    assert result.exit_code == 0
    assert "3 reports added" in result.stdout
    assert {d.about.url for d in Case.open(case).documents()} == {f"http://a.example/{n}" for n in range(1, 4)}


def test_again_within_a_day_nothing_is_asked_but_lists(khronika, web, case):
    web.answers |= {"a.example/rss": rss("http://a.example/1"), "a.example/1": page(article(TEXT), ETag='"1"')}
    khronika("add", case, "http://a.example/rss")
    web.asked.clear()
    assert "1 report in the case already" in khronika("add", case, "http://a.example/rss").stdout
    assert web.pages() == ["a.example/rss"]


def test_who_asks_again_is_told_whether_the_page_changed(khronika, web, case):
    def answer(_, headers):
        return page("", status="304 Not Modified") if headers.get("if-none-match") == '"1"' else page(body, ETag='"1"')

    body = article(TEXT)
    web.answers["a.example/1"] = answer
    khronika("add", case, "http://a.example/1")
    web.asked.clear()
    assert "1 report in the case already" in khronika("add", case, "http://a.example/1", "--again").stdout
    assert web.pages() == ["a.example/1"]
    web.answers["a.example/1"] = page(article(TEXT.replace("двое", "трое")), ETag='"2"')
    assert "1 report added" in khronika("add", case, "http://a.example/1", "--again").stdout


def test_what_files_name_is_fetched_only_when_that_is_asked_for(khronika, web, case, tmp_path):
    web.answers["a.example/1"] = page(article(TEXT))
    (tmp_path / "list.txt").write_text("# to read\nhttp://a.example/1\n\nhttp://a.example/1\n", encoding="utf-8")
    result = khronika("add", case, tmp_path / "list.txt")
    assert "1 report only named by address" in result.stdout and "Give --fetch" in result.stderr
    assert web.asked == []
    assert "1 report added" in khronika("add", case, tmp_path / "list.txt", "--fetch").stdout


def test_a_stopped_run_goes_on_where_it_was(khronika, web, case):
    """Ctrl-C while the third page is on its way; the first two may or may not be in, and nothing is asked twice."""
    web.answers |= {f"a.example/{n}": page(article(TEXT.replace("двое", f"{n}0"))) for n in range(1, 6)}
    web.answers["a.example/rss"] = rss(*[f"http://a.example/{n}" for n in range(1, 6)])
    web.answers["b.example/"] = page("no", status="404 Not Found")
    khronika("add", case, "http://a.example/1", "http://a.example/2")
    web.asked.clear()
    assert "3 reports added; 2 reports in the case already" in khronika("add", case, "http://a.example/rss").stdout
    assert sorted(web.pages()) == ["a.example/3", "a.example/4", "a.example/5", "a.example/rss"]


def test_robots_txt_binds_unless_the_user_says_otherwise(khronika, web, case):
    web.answers |= {"a.example/robots.txt": page("User-agent: *\nDisallow: /"), "a.example/1": page(article(TEXT))}
    result = khronika("add", case, "http://a.example/1")
    assert result.exit_code == 1 and "robots.txt" in result.stderr and web.pages() == []
    assert khronika("add", case, "http://a.example/1", "--ignore-robots").exit_code == 0


def test_all_that_is_hostile_is_refused_each_with_its_line(khronika, web, case, tmp_path):
    prepare(web)
    named = [address for address, _ in CASES.values()] + SCHEMES[:3]
    (tmp_path / "list.txt").write_text("\n".join(named), encoding="utf-8")
    web.answers["good.example/"] = page(article(TEXT))
    result = khronika("add", case, "http://good.example/", tmp_path / "list.txt", "--fetch", "--report", tmp_path / "r")
    assert "1 report added" in result.stdout
    told = {line["item"]: line for line in lines(tmp_path / "r") if "item" in line}
    assert {line["became"] for item, line in told.items() if "good" not in item} == {"refused"}
    for address, said in CASES.values():
        assert said in told[address[:100] + "…" * (len(address) > 4000)]["reason"], address
    assert all("is no address of the web" in told[address]["reason"] for address in SCHEMES[:3])
    assert web.strayed == []
    assert len(Case.open(case).documents()) == 1


@pytest.mark.parametrize("address", SCHEMES)
def test_another_scheme_is_refused(khronika, web, case, address):
    result = khronika("add", case, address)
    assert result.exit_code == 1 and web.asked == []
    assert "is no address of the web" in result.stderr or "does not exist" in result.stderr


BAD_BODIES = {
    "empty": page(b""),
    "picture": page(b"\x89PNG\r\n\x1a\n" + b"\0" * 100, kind="text/html"),
    "script alone": page("<html><body><script>alert('погибли двое')</script></body></html>"),
    "data": page('{"погибли": 2}', kind="application/json"),
    "archive in archives": page(packed({"a.zip": packed({"b.zip": packed({"c.zip": packed({"d.zip": b""})})})})),
    "bomb in an archive": page(packed({"big.txt": b"0" * 60_000_000}), kind="application/zip"),
    "bomb in gzip": page(gzip.compress(b"0" * 60_000_000), kind="application/gzip"),
    "entities in a feed": page(f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY l0 "x">{LAUGHS}]><rss>&l9;</rss>'),
    "entity of a file": page('<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><urlset><loc>&x;</loc></urlset>'),
    "broken feed": page("<rss><channel><item>", kind="application/rss+xml"),
}


@pytest.mark.parametrize("name", BAD_BODIES)
def test_a_body_that_is_no_report_is_refused(khronika, web, case, name):
    web.answers["a.example/x"] = BAD_BODIES[name]
    result = khronika("add", case, "http://a.example/x")
    assert result.exit_code == 1
    assert "http://a.example/x" in result.stderr
    assert Case.open(case).documents() == []


def test_no_script_of_a_page_gets_into_its_text(khronika, web, case):
    evil = '<script>alert("zzz")</script><p onclick="alert(\'zzz\')">'
    link = '<a href="javascript:zzz()">' + TEXT + "</a>"
    web.answers["a.example/x"] = page(article(TEXT).replace("<p>", evil + link + "</p><p>"))
    assert khronika("add", case, "http://a.example/x").exit_code == 0
    (kept,) = Case.open(case).documents()
    assert "zzz" not in kept.text and "погибли двое" in kept.text


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "no-such-thing", "utf-16"])
def test_a_wrong_charset_makes_no_rubbish(khronika, web, case, charset):
    web.answers["a.example/x"] = page(article(TEXT).encode("cp1251"), kind=f"text/html; charset={charset}")
    khronika("add", case, "http://a.example/x")
    assert all("погибли двое" in kept.text for kept in Case.open(case).documents())


def test_paths_of_an_archive_lead_nowhere(khronika, web, case, tmp_path):
    names = ["../../evil.html", "/etc/evil.html", "..\\evil.html", "ok.html"]
    pack = packed({name: article(TEXT.replace("двое", f"{n}0")) for n, name in enumerate(names, start=1)})
    web.answers["a.example/x.zip"] = page(pack, kind="application/zip")
    khronika("add", case, "http://a.example/x.zip")
    assert [path.name for path in tmp_path.iterdir()] == ["case"]
    assert not [path for path in case.rglob("*") if "evil" in path.name]


def test_a_feed_of_hostile_links_gives_a_line_for_each(khronika, web, case, tmp_path):
    web.names["inner.example"] = ["10.0.0.5"]
    links = ["http://127.0.0.1/", "http://[::ffff:7f00:1]/", "http://inner.example/", "http://a.example:22/"]
    web.answers |= {"a.example/rss": rss(*links, "http://a.example/1"), "a.example/1": page(article(TEXT))}
    khronika("add", case, "http://a.example/rss", "--report", tmp_path / "r")
    refused = {line["item"] for line in lines(tmp_path / "r") if line.get("became") == "refused"}
    assert refused == set(links)
    assert web.strayed == []


@pytest.fixture
def feeds(tmp_path):
    path = tmp_path / "feeds.toml"
    path.write_text('webhooks = ["http://hooks.example/a"]\n[[feed]]\nurl = "http://a.example/rss"\n', encoding="utf-8")
    return path


def test_watch_tells_what_is_new_here_and_at_the_hooks(khronika, web, case, feeds):
    web.answers |= {"a.example/rss": rss("http://a.example/1"), "a.example/1": page(article(TEXT))}
    web.answers |= {f"hooks.example/{name}": page("", status="204 No Content") for name in "ab"}
    result = khronika("watch", case, feeds, "--once", "--webhook", "http://hooks.example/b")
    assert result.exit_code == 0
    assert "new incident: " in result.stdout and "«В Алматы при взрыве газа погибли двое жителей.»" in result.stdout
    assert result.stdout.splitlines()[-1] == f"{case}: 1 report added, 1 change told."
    sent = {address: json.loads(body) for method, address, _, body in web.asked if method == "POST"}
    assert sent["hooks.example/a"] == sent["hooks.example/b"]
    assert sent["hooks.example/a"]["case"] == "case" and len(sent["hooks.example/a"]["changes"]) == 1
    assert "0 changes told" in khronika("watch", case, feeds, "--once").stdout


def test_watch_as_json_is_one_change_a_line(khronika, web, case, feeds):
    web.answers |= {"a.example/rss": rss("http://a.example/1"), "a.example/1": page(article(TEXT))}
    result = khronika("watch", case, feeds, "--once", "--json")
    (told,) = map(json.loads, result.stdout.splitlines())
    assert (told["kind"], told["said"][0]["document"]["url"]) == ("incident", "http://a.example/1")


def test_a_hook_of_the_inner_network_is_told_and_not_asked(khronika, web, case, feeds):
    web.names["hooks.example"] = ["127.0.0.1"]
    web.answers |= {"a.example/rss": rss("http://a.example/1"), "a.example/1": page(article(TEXT))}
    result = khronika("watch", case, feeds, "--once")
    assert "http://hooks.example/a: lies in the inner network" in result.stderr
    assert result.exit_code == 0 and web.strayed == []


@pytest.mark.parametrize("hook", ["ftp://a.example/", "x", "http://a:b@hooks.example/"])
def test_a_hook_that_is_none_is_named(khronika, web, case, feeds, hook):
    result = khronika("watch", case, feeds, "--once", "--webhook", hook)
    assert result.exit_code == 1 and result.stderr.startswith(f"--webhook: {hook} ")
    assert not case.exists() and web.asked == []


def test_where_no_feed_could_be_had_nothing_was_done(khronika, web, case, feeds):
    result = khronika("watch", case, feeds, "--once")
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)


def test_a_dead_feed_is_told_and_the_others_are_read(khronika, web, case, tmp_path):
    web.answers |= {"a.example/rss": rss("http://a.example/1"), "a.example/1": page(article(TEXT))}
    feeds = "".join(f'[[feed]]\nurl = "http://{host}.example/rss"\n' for host in ("dead", "a"))
    (tmp_path / "f.toml").write_text(feeds, encoding="utf-8")
    result = khronika("watch", case, tmp_path / "f.toml", "--once")
    assert "http://dead.example/rss: has no such page" in result.stderr
    assert "1 report added" in result.stdout
