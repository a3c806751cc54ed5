"""The same report in any encoding, declared or not, gives the same text."""

import pytest

from khronika.documents.document import document
from khronika.model import About
from khronika.sources.capture import Capture, Fetch

WORDS = "При обрушении стены на стройке в Караганде погибли двое рабочих, сообщили в прокуратуре области. "
BODY = "".join(f"<p>{WORDS * 3}</p>" for _ in range(3))
ENCODINGS = ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "koi8-r"]


def page(encoding, declared):
    meta = f'<meta charset="{encoding}">' if declared else ""
    head = f"<head>{meta}<title>Погибли двое</title></head>"
    return f"<!DOCTYPE html><html>{head}<body><article>{BODY}</article></body></html>"


def text(raw, name, charset=None):
    headers = (("Content-Type", f"text/html; charset={charset}"),) if charset else ()
    return document(Capture(name, raw, About("a"), fetch=Fetch(headers=headers))).text


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("declared", [True, False])
@pytest.mark.parametrize("by_header", [True, False])
def test_of_a_page(encoding, declared, by_header):
    raw = page(encoding, declared).encode(encoding)
    assert text(raw, "a", encoding if by_header else None) == text(page("utf-8", True).encode(), "a")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_of_a_plain_text(encoding):
    assert text((WORDS * 3).encode(encoding), "a") == WORDS * 3


def test_a_wrong_declaration_is_not_believed():
    assert text(page("koi8-r", True).encode("cp1251"), "a", "koi8-r") == text(page("utf-8", True).encode(), "a")
