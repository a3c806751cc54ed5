"""Telegram Desktop's export as JSON: `result.json` of one chat or of all. Each message is a report.

Its raw bytes are those of the message's object in the file, exactly as they stand there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from khronika.errors import UnreadableFile
from khronika.model import About
from khronika.sources.capture import Capture, Found
from khronika.sources.item import Item

LARGEST_EXPORT = 1024 * 2**20  # bytes; the export's pictures and films lie beside it
LIST = re.compile(r'(?<!\\)"messages"\s*:\s*\[')
HEAD = re.compile(r'"(name|type)"\s*:\s*("(?:[^"\\]|\\.)*")')
BETWEEN = re.compile(r"[\s,]*")
CHANNELS = ("public_channel", "private_channel")
MEDIA = ("photo", "file", "media_type", "mime_type", "duration_seconds", "width", "height")


@dataclass
class Chat:
    """A chat of the export, with what of it holds no words: pictures alone, notices of the service."""

    name: str
    channel: bool
    wordless: int = 0


def messages(item: Item) -> Iterator[Found]:
    """The messages that hold words, and last how many do not."""
    raw = item.stream.read(LARGEST_EXPORT + 1)
    if len(raw) > LARGEST_EXPORT:
        reason = f"has more than the {LARGEST_EXPORT // 2**20} MB that one export may have"
        yield UnreadableFile(item.origin, reason, "Export the chats one by one")
        return
    text, before = raw.decode("utf-8", errors="replace").removeprefix("\ufeff"), 0
    while found := LIST.search(text, before):
        chat = _chat(text[before : found.start()])
        before = found.end()
        try:
            for start, end, message in _objects(text, before):
                before = end
                yield from _message(item, chat, text[start:end], message)
        except ValueError as error:
            place = f"{item.origin}, «{chat.name}»"
            yield UnreadableFile(
                place, f"breaks off or is damaged at character {before:,} ({error})", "Export it again"
            )
            return
        if chat.wordless:
            yield _wordless(item, chat)


def _wordless(item: Item, chat: Chat) -> UnreadableFile:
    reason = f"holds {chat.wordless} messages without words (pictures, films, voice)"
    return UnreadableFile(f"{item.origin}, «{chat.name}»", reason, "Look at them yourself: Khronika reads words")


def _chat(head: str) -> Chat:
    """The chat by what stands between the last one's messages and its own."""
    said = {key: str(json.loads(value)) for key, value in HEAD.findall(head[-4000:])}
    return Chat(said.get("name") or "Telegram", said.get("type") in CHANNELS)


def _objects(text: str, at: int) -> Iterator[tuple[int, int, Any]]:
    """The objects of the list that begins there, with their places. Raises ValueError where it breaks off."""
    decoder = json.JSONDecoder()
    while True:
        at = _skip(text, at)
        if text[at : at + 1] == "]":
            return
        message, end = decoder.raw_decode(text, at)
        yield at, end, message
        at = end


def _skip(text: str, at: int) -> int:
    found = BETWEEN.match(text, at)
    return found.end() if found else at


def _message(item: Item, chat: Chat, source: str, message: Any) -> Iterator[Capture]:
    if not isinstance(message, dict) or message.get("type") != "message":
        return
    if not words(message).strip():
        chat.wordless += 1
        return
    place = f"message {message.get('id')}"
    one = item.part(source.encode(), "message", place, _about(chat, message))
    yield replace(one, details=details(message))


def words(message: Mapping[str, Any]) -> str:
    """The message's text, without the marks of bold and links."""
    text = message.get("text") or ""
    parts = text if isinstance(text, list) else [text]
    return "".join(part if isinstance(part, str) else str(part.get("text") or "") for part in parts if part)


def _about(chat: Chat, message: Mapping[str, Any]) -> About:
    sender = _name(message.get("from") or message.get("actor"))
    own = None if chat.channel or sender == chat.name else sender
    passed = (own, _name(message.get("saved_from")), _name(message.get("forwarded_from")))
    via = tuple(dict.fromkeys(name for name in passed if name and name != chat.name))
    author = _name(message.get("author")) or own
    return About(f"{chat.name} {message.get('id')}", _published(message), chat.name, author=author, via=via)


def _name(said: object) -> str | None:
    return " ".join(said.split()) or None if isinstance(said, str) else None


def _published(message: Mapping[str, Any]) -> str | None:
    return _moment(message.get("date_unixtime"), message.get("date"))


def _moment(seconds: object, local: object) -> str | None:
    """The moment in UTC; where the export is an old one without it, the local one, whose zone nobody knows."""
    try:
        return datetime.fromtimestamp(int(str(seconds)), UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        return local if isinstance(local, str) else None


def details(message: Mapping[str, Any]) -> dict[str, Any]:
    """What the message tells besides its words: its number, when it was edited, what it answers, its media."""
    media = {key: message[key] for key in MEDIA if key in message}
    found = {
        "message": message.get("id"),
        "edited": _moment(message.get("edited_unixtime"), message.get("edited")),
        "reply_to": message.get("reply_to_message_id"),
        "forwarded_from": _name(message.get("forwarded_from")),
        "media": [media] if media else None,
    }
    return {key: value for key, value in found.items() if value is not None}
