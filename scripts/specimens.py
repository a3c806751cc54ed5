"""Makes tests/specimens: the same report as real programs write it.

    python scripts/specimens.py [FOLDER]

Needs LibreOffice (soffice), GNU Wget, Chromium with Playwright, and the packages wacz and feedgen. The tests read what
it made; it is run again only to add a specimen. The report's words are Khronika's own.
"""

from __future__ import annotations

import importlib
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
TITLE = "Двое погибли при обрушении стены в Караганде"
PARAGRAPHS = (
    "В Караганде 7 января при обрушении стены на стройке погибли двое рабочих, ещё пятеро ранены. Об этом сообщила "
    "пресс-служба областной прокуратуры.",
    "Стена рухнула около девяти часов утра, когда на площадке работали тридцать человек. Спасатели разбирали завалы до "
    "позднего вечера и нашли под ними двоих, спасти их не удалось.",
    "Пятерых раненых доставили в городскую больницу, двое из них в тяжёлом состоянии, сказал главный врач. По факту "
    "гибели людей возбуждено уголовное дело, директор строительной фирмы задержан.",
)
HEAD = f"""<meta charset="utf-8"><title>{TITLE} | Городские новости</title>
<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="Городские новости">
<meta property="article:published_time" content="2022-01-07T18:30:00+06:00"><meta name="author" content="Анна Ким">"""
BODY = "".join(f"<p>{paragraph}</p>\n" for paragraph in PARAGRAPHS)
NAVIGATION = '<nav><ul><li><a href="/">Главная</a></li><li><a href="/all.html">Все новости</a></li></ul></nav>'
PAGE = (
    f'<!DOCTYPE html>\n<html lang="ru"><head>{HEAD}</head>\n<body>{NAVIGATION}\n<article><h1>{TITLE}</h1>\n{BODY}'
    '</article>\n<img src="/wall.png" alt=""><footer>Все права защищены</footer></body></html>\n'
)
MISSING = (
    '<!DOCTYPE html><html><head><meta charset="utf-8"><title>404</title></head><body>Страница не найдена</body></html>'
)


class _Site(SimpleHTTPRequestHandler):
    """The page, a redirect to it, and what is not there."""

    def do_GET(self) -> None:
        if self.path == "/old":
            self.send_response(301)
            self.send_header("Location", "/news/1.html")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif self.path == "/gone.html":
            body = MISSING.encode()
            self.send_response(404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        else:
            super().do_GET()

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@contextmanager
def site(folder: Path) -> Iterator[str]:
    """The site, served to this machine."""
    (folder / "news").mkdir(parents=True)
    (folder / "news" / "1.html").write_text(PAGE, encoding="utf-8")
    (folder / "wall.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 40)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Site, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def run(*command: object, cwd: Path | None = None) -> None:
    """Runs a program; wget says with its exit status 8 that a page was not there."""
    done = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 8):
        raise SystemExit(f"{command[0]}: {done.stderr or done.stdout}")


def office(out: Path) -> None:
    """PDF, ODT and DOCX by LibreOffice."""
    plain = "\n\n".join((TITLE, *PARAGRAPHS))
    with TemporaryDirectory() as made:
        source = Path(made, "report.html")
        style = "<style>p{font-size:13pt;text-align:left}</style>"
        source.write_text(PAGE.replace("</head>", f"{style}</head>").replace(NAVIGATION, ""), encoding="utf-8")
        for ending, filter_ in (("odt", "writer8"), ("docx", "MS Word 2007 XML"), ("pdf", "writer_web_pdf_Export")):
            run("soffice", "--headless", "--convert-to", f"{ending}:{filter_}", "--outdir", out, source)
    (out / "report.txt").write_text(plain + "\n", encoding="utf-8")


def crawls(out: Path, address: str) -> None:
    """WARC by wget, WACZ by wacz."""
    urls = [f"{address}/{name}" for name in ("old", "news/1.html", "gone.html", "wall.png")]
    with TemporaryDirectory() as made:
        run("wget", "-q", "--warc-file=crawl", "--no-warc-keep-log", *urls, cwd=Path(made))
        (out / "wget.warc.gz").write_bytes(Path(made, "crawl.warc.gz").read_bytes())
        run("wget", "-q", "--warc-file=bare", "--no-warc-compression", "--no-warc-keep-log", *urls[1:], cwd=Path(made))
        (out / "wget.warc").write_bytes(Path(made, "bare.warc").read_bytes())
    wacz = Path(sys.executable).with_name("wacz")
    run(wacz, "create", "-f", out / "wget.warc.gz", "-o", out / "crawl.wacz", "--detect-pages")


def saved(out: Path, address: str) -> None:
    """MHTML by Chromium."""
    browser = importlib.import_module("playwright.sync_api")
    with browser.sync_playwright() as started:
        chromium = started.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = chromium.new_page()
        page.goto(f"{address}/news/1.html")
        given = page.context.new_cdp_session(page).send("Page.captureSnapshot", {"format": "mhtml"})
        (out / "chromium.mhtml").write_bytes(given["data"].encode())
        chromium.close()


def feeds(out: Path) -> None:
    """RSS and Atom by feedgen: one entry whole, one a teaser."""
    generator = importlib.import_module("feedgen.feed").FeedGenerator()
    generator.id("https://example.org/")
    generator.title("Городские новости")
    generator.link(href="https://example.org/")
    generator.description("Новости города")
    for number, (title, content) in enumerate(((TITLE, BODY), ("Открыт мост", "")), start=1):
        entry = generator.add_entry(order="append")
        entry.id(f"https://example.org/news/{number}")
        entry.link(href=f"https://example.org/news/{number}")
        entry.title(title)
        entry.published("2022-01-07T18:30:00+06:00")
        entry.author(name="Анна Ким", email="kim@example.org")
        if content:
            entry.content(content, type="CDATA")
        entry.summary("Коротко…")
    generator.rss_file(str(out / "feed.rss"), pretty=True)
    generator.atom_file(str(out / "feed.atom"), pretty=True)


def main() -> None:
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "tests" / "specimens"
    out.mkdir(parents=True, exist_ok=True)
    (out / "page.html").write_text(PAGE, encoding="utf-8")
    office(out)
    feeds(out)
    with TemporaryDirectory() as folder, site(Path(folder) / "site") as address:
        crawls(out, address)
        saved(out, address)


if __name__ == "__main__":
    main()
