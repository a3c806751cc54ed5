"""Feeds, sitemaps and pages of a made-up outlet, as bytes of answers."""

from html import escape

from playing import page

RSS = "application/rss+xml"
XML = "application/xml"


def article(text, title="Новость", published="2022-01-07T10:00:00+06:00"):
    """A page with that text, long enough to be one."""
    meta = f'<meta property="article:published_time" content="{published}">'
    body = f"<article><h1>{escape(title)}</h1><p>{escape(text)}</p></article>"
    return f'<!doctype html><html lang="ru"><head><title>{escape(title)}</title>{meta}</head><body>{body}</body></html>'


def rss(*links, name="Пример", **headers):
    """A feed that names the pages alone."""
    items = "".join(f"<item><title>Новость {n}</title><link>{escape(x)}</link></item>" for n, x in enumerate(links))
    feed = f'<rss version="2.0"><channel><title>{name}</title><link>http://a.example/</link>{items}</channel></rss>'
    return page(f'<?xml version="1.0" encoding="utf-8"?>{feed}', kind=RSS, **headers)


def sitemap(*links, of="url"):
    """A sitemap, or with `of="sitemap"` an index of sitemaps."""
    root = {"url": "urlset", "sitemap": "sitemapindex"}[of]
    rows = "".join(f"<{of}><loc>{escape(link)}</loc></{of}>" for link in links)
    made = f'<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</{root}>'
    return page(f'<?xml version="1.0" encoding="utf-8"?>{made}', kind=XML)
