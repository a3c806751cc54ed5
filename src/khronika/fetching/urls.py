"""Which addresses of the web may be asked at all, told from their spelling."""

from __future__ import annotations

import re

import httpx

from khronika.errors import UnsafeAddress

LONGEST = 4000  # characters of an address
PORTS = (80, 443)  # those below 1024 that pages are served at; mail and file servers listen at others
WRONG = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\\]")
SCHEME = re.compile(r"\s*([a-zA-Z][a-zA-Z0-9+.-]*):")
NUMBER = re.compile(r"(?:[^:]*\.)?(?:0x[0-9a-f]*|[0-9]+)\.?", re.I)
DOTTED = re.compile(r"(?:0|[1-9][0-9]{0,2})(?:\.(?:0|[1-9][0-9]{0,2})){3}")
REMEDY = "Give an address that begins with https:// or http://"


def is_web(given: str) -> bool:
    """Whether it is written as an address of the web, and no file's name."""
    return given.lower().startswith(("http://", "https://"))


def checked(given: str, base: httpx.URL | None = None) -> httpx.URL:
    """The address, or the one that it means seen from `base`. Raises UnsafeAddress."""
    if len(given) > LONGEST:
        raise UnsafeAddress(f"{given[:100]}…", f"has more than {LONGEST} characters", REMEDY)
    if WRONG.search(given):
        raise UnsafeAddress(given, "holds a space, a backslash or a control character", REMEDY)
    try:
        url = base.join(given) if base else httpx.URL(given)
        url = url.copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError, UnicodeError) as error:
        raise UnsafeAddress(given, f"is no address of the web ({error})", REMEDY) from error
    if reason := _wrong(url):
        raise UnsafeAddress(given, reason, REMEDY)
    return url


def _wrong(url: httpx.URL) -> str | None:
    """Why it is not asked."""
    if url.scheme not in ("http", "https"):
        return f"is no address of the web ({url.scheme or 'no scheme'})"
    if not url.host:
        return "names no host"
    if url.userinfo:
        return "holds a user's name or password"
    if NUMBER.fullmatch(url.host) and not DOTTED.fullmatch(url.host):
        return "names its host by a number"
    if url.port is not None and url.port < 1024 and url.port not in PORTS:
        return f"names port {url.port}, where no pages are served"
    return None
