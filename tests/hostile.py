"""What a hostile web sends: `CASES` by name, each with the address that is given and what the user is told of it."""

from __future__ import annotations

import gzip
import itertools
import time

from playing import PUBLIC, page, redirect

from khronika.fetching.limits import Limits

LIMITS = Limits(largest=200_000, connecting=1.0, silence=0.6, whole=1.5)
INNER = "lies in the inner network"
PAGE = b"<html><body><p>" + "В Казани погибли двое рабочих. ".encode() * 20 + b"</p></body></html>"
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def dripping(first, drop=b".", pause=0.1):
    """Sends a little now and then, never silent for long, and never comes to an end."""

    def answer(connection, _):
        connection.sendall(first)
        while True:
            time.sleep(pause)
            connection.sendall(drop)

    return answer


def endless(first, piece):
    def answer(connection, _):
        connection.sendall(first)
        while True:
            connection.sendall(piece)

    return answer


def silent(connection, _):
    time.sleep(3)


def cut(connection, _):
    connection.sendall(HEAD + b"Content-Length: 100000\r\n\r\n" + PAGE)


def turning():
    """First a public address, then one of the inner network: DNS rebinding."""
    answers = itertools.chain([[PUBLIC]], itertools.repeat(["127.0.0.1"]))
    return lambda: next(answers)


ANSWERS = {
    "go.example/loopback": redirect("http://127.0.0.1/admin"),
    "go.example/metadata": redirect("http://169.254.169.254/latest/meta-data/"),
    "go.example/name": redirect("http://inner.example/"),
    "go.example/mapped": redirect("http://[::ffff:10.0.0.1]/"),
    "go.example/relative": redirect("//127.0.0.1/"),
    "go.example/file": redirect("file:///etc/passwd"),
    "go.example/script": redirect("javascript:alert(1)"),
    "go.example/password": redirect("http://a:b@news.example/"),
    "go.example/a": redirect("/b"),
    "go.example/b": redirect("/a"),
    "go.example/far": redirect("http://far.example/loopback"),
    "far.example/loopback": redirect("http://127.0.0.1/"),
    "go.example/nowhere": page("", status="302 Found"),
    "go.example/garbage": redirect("http://[::1"),
    "long.example/body": endless(HEAD + b"\r\n", b"x" * 10_000),
    "long.example/chunks": endless(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1000\r\n" + b"x" * 4096 + b"\r\n"),
    "long.example/length": HEAD + b"Content-Length: 99999999999\r\n\r\n",
    "long.example/header": endless(HEAD + b"X: ", b"x" * 10_000),
    "long.example/header10": HEAD + b"X: " + b"x" * 10_000_000 + b"\r\n\r\n" + PAGE,
    "long.example/headers": endless(HEAD, b"X: y\r\n" * 1000),
    "long.example/continue": endless(b"", b"HTTP/1.1 100 Continue\r\nX: " + b"x" * 50_000 + b"\r\n\r\n"),
    "slow.example/body": dripping(HEAD + b"\r\n<html>"),
    "slow.example/header": dripping(HEAD + b"X: "),
    "slow.example/status": dripping(b"HTTP"),
    "slow.example/silent": silent,
    "bomb.example/gzip": page(gzip.compress(b"\0" * 50_000_000), Content_Encoding="gzip"),
    "bomb.example/twice": page(gzip.compress(gzip.compress(b"\0" * 50_000_000)), Content_Encoding="gzip, gzip"),
    "bomb.example/damaged": page(gzip.compress(PAGE * 10)[:60] + b"!" * 300, Content_Encoding="gzip"),
    "bomb.example/cut": page(gzip.compress(PAGE * 10)[:60], Content_Encoding="gzip"),
    "bomb.example/brotli": page(PAGE, Content_Encoding="br"),
    "bad.example/ssh": b"SSH-2.0-OpenSSH_9.2\r\n\r\n",
    "bad.example/cut": cut,
    "bad.example/empty": lambda connection, _: None,
    "bad.example/lengths": HEAD + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
    "bad.example/404": page("no such page", status="404 Not Found"),
    "bad.example/500": page("broken", status="500 Internal Server Error"),
    "bad.example/204": page("", status="204 No Content"),
    "bad.example/304": b"HTTP/1.1 304 Not Modified\r\n\r\n",
    "bad.example/year": page("wait", status="429 Too Many Requests", Retry_After="31536000"),
    "closed.example/robots.txt": page("User-agent: *\nDisallow: /", kind="text/plain"),
    "ill.example/robots.txt": page("broken", status="503 Service Unavailable"),
    "lead.example/robots.txt": redirect("http://127.0.0.1/robots.txt"),
}
NAMES = {
    "localhost": ["127.0.0.1", "::1"],
    "inner.example": ["10.0.0.5"],
    "mixed.example": [PUBLIC, "127.0.0.1"],
    "six.example": ["fd00::5"],
    "mapped.example": ["::ffff:192.168.0.1"],
    "metadata.example": ["169.254.169.254"],
    "nobody.example": [],
}
CASES = {
    "loopback": ("http://127.0.0.1/", INNER),
    "loopback by another number": ("http://127.8.9.10/", INNER),
    "localhost": ("http://localhost/", INNER),
    "metadata of a cloud": ("http://169.254.169.254/latest/meta-data/", INNER),
    "private 10": ("http://10.0.0.1/", INNER),
    "private 172": ("http://172.31.255.1/", INNER),
    "private 192": ("http://192.168.1.1:8080/", INNER),
    "shared by a provider": ("http://100.64.0.1/", INNER),
    "this host": ("http://0.0.0.0/", INNER),
    "broadcast": ("http://255.255.255.255/", INNER),
    "multicast": ("http://224.0.0.1/", INNER),
    "loopback in IPv6": ("http://[::1]/", INNER),
    "mapped": ("http://[::ffff:127.0.0.1]/", INNER),
    "mapped in hexadecimals": ("http://[::ffff:7f00:1]/", INNER),
    "compatible": ("http://[::127.0.0.1]/", INNER),
    "unique local": ("http://[fd00::1]/", INNER),
    "link-local in IPv6": ("http://[fe80::1]/", INNER),
    "translated": ("http://[64:ff9b::7f00:1]/", INNER),
    "6to4": ("http://[2002:7f00:1::]/", INNER),
    "name of an inner address": ("http://inner.example/", INNER),
    "name with an inner address among others": ("http://mixed.example/", INNER),
    "name of an inner address in IPv6": ("http://six.example/", INNER),
    "name of a mapped address": ("http://mapped.example/", INNER),
    "name of the metadata": ("http://metadata.example/", INNER),
    "one number": ("http://2130706433/", "names its host by a number"),
    "hexadecimals": ("http://0x7f.0.0.1/", "names its host by a number"),
    "octals": ("http://0177.0.0.1/", "is no address of the web (Invalid IPv4 address"),
    "short form": ("http://127.1/", "names its host by a number"),
    "name without an address": ("http://nobody.example/", "has no address"),
    "password": ("http://user:word@news.example/", "holds a user's name or password"),
    "mail server": ("http://news.example:25/", "names port 25"),
    "backslash": ("http://news.example\\@127.0.0.1/", "holds a space, a backslash"),
    "header in the address": ("http://news.example/ HTTP/1.1\tHost:x", "holds a space, a backslash"),
    "too long": ("http://news.example/" + "x" * 5000, "has more than 4000 characters"),
    "no host": ("http:///etc/passwd", "names no host"),
    "redirect to loopback": ("http://go.example/loopback", f"leads to http://127.0.0.1/admin, which {INNER}"),
    "redirect to metadata": ("http://go.example/metadata", INNER),
    "redirect to an inner name": ("http://go.example/name", f"leads to http://inner.example/, which {INNER}"),
    "redirect to a mapped address": ("http://go.example/mapped", INNER),
    "redirect without a scheme": ("http://go.example/relative", INNER),
    "two redirects to loopback": ("http://go.example/far", INNER),
    "redirect to a file": ("http://go.example/file", "which is no address of the web (file)"),
    "redirect to a script": ("http://go.example/script", "which is no address of the web (javascript)"),
    "redirect with a password": ("http://go.example/password", "which holds a user's name or password"),
    "redirects in a circle": ("http://go.example/a", "leads on and on (more than 5 redirects)"),
    "redirect to nowhere": ("http://go.example/nowhere", "gives no page (status 302)"),
    "redirect to garbage": ("http://go.example/garbage", "which is no address of the web"),
    "endless body": ("http://long.example/body", "has more than 195 KB"),
    "endless chunks": ("http://long.example/chunks", "has more than 195 KB"),
    "boasting of its length": ("http://long.example/length", "broke off within its answer"),
    "endless header": ("http://long.example/header", "answers in no proper HTTP"),
    "header of 10 MB": ("http://long.example/header10", "answers in no proper HTTP"),
    "endless headers": ("http://long.example/headers", "answers in no proper HTTP"),
    "endless continuing": ("http://long.example/continue", "has more than 195 KB"),
    "slow body": ("http://slow.example/body", "took longer than 2 seconds"),
    "slow header": ("http://slow.example/header", "took longer than 2 seconds"),
    "slow status": ("http://slow.example/status", "took longer than 2 seconds"),
    "silent": ("http://slow.example/silent", "does not answer"),
    "gzip bomb": ("http://bomb.example/gzip", "has more than 195 KB"),
    "gzip bomb in gzip": ("http://bomb.example/twice", "is packed in a way that was not asked for (gzip, gzip)"),
    "damaged gzip": ("http://bomb.example/damaged", "came in a body that is damaged"),
    "gzip that breaks off": ("http://bomb.example/cut", "came in a body that breaks off"),
    "brotli": ("http://bomb.example/brotli", "is packed in a way that was not asked for (br)"),
    "no HTTP": ("http://bad.example/ssh", "answers in no proper HTTP"),
    "breaks off": ("http://bad.example/cut", "broke off within its answer"),
    "hangs up": ("http://bad.example/empty", "broke off within its answer"),
    "two lengths": ("http://bad.example/lengths", "answers in no proper HTTP"),
    "absent": ("http://bad.example/404", "has no such page (status 404)"),
    "broken": ("http://bad.example/500", "answers with an error (status 500)"),
    "without a body": ("http://bad.example/204", "gives no page (status 204)"),
    "unchanged though never held": ("http://bad.example/304", "gives no page (status 304)"),
    "wants a year's wait": ("http://bad.example/year", "asks to wait 31536000 seconds"),
    "closed to programs": ("http://closed.example/page", "is closed to programs by the site's robots.txt"),
    "robots.txt that cannot be had": ("http://ill.example/page", "its site's robots.txt answers with an error"),
    "robots.txt that leads inside": ("http://lead.example/page", f"127.0.0.1/robots.txt, which {INNER}"),
}  # fmt: skip


def prepare(web):
    """The hostile answers and names, on a web that tests play."""
    web.answers |= ANSWERS
    web.names |= NAMES | {"turning.example": turning()}
    return web
