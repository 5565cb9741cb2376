"""A page that a browser saved with its pictures in one file: MHTML, a multipart message (RFC 2557)."""

import base64
import quopri
import re
from typing import NamedTuple

__all__ = ["SavedPage", "saved_page"]

HTML_KINDS = ("text/html", "application/xhtml+xml")
PARTS = 100  # of a message, in which the page itself is searched for; it should be the first
HEADERS = 32_768  # bytes in which those of a message end

_HEADER = re.compile(rb"\s*+[\w-]++:[ \t]")
_END_OF_HEADERS = re.compile(rb"\r?\n\r?\n")
_FOLD = re.compile(r"\r?\n[ \t]++")  # a header goes on in the next line
_BOUNDARY = re.compile(r'\bboundary="?([^";\s]{1,70}+)', re.I)
_NO_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")


class SavedPage(NamedTuple):
    """The page itself, its address, and its Content-Type."""

    html: bytes
    url: str | None
    content_type: str


def saved_page(data: bytes) -> SavedPage | None:
    """The first HTML part of a multipart message, its transfer encoding undone; None where there is none.

    >>> message = b"Content-Type: multipart/related; boundary=cut\\n\\n--cut\\nContent-Type: text/html\\n\\n<p>Snow."
    >>> saved_page(message).html
    b'<p>Snow.'
    """
    if not _HEADER.match(data) or b"multipart/" not in data[:HEADERS].lower():
        return None
    headers, _ = _message(data[:HEADERS])
    kind = headers.get("content-type", "")
    boundary = _BOUNDARY.search(kind)
    if not boundary or not kind.lower().startswith("multipart/"):
        return None
    for part in data.split(b"\n--" + boundary[1].encode("latin-1"), PARTS)[1:]:
        headers, body = _message(part)
        kind = headers.get("content-type", "")
        if kind.lower().startswith(HTML_KINDS):
            html = _decoded(body, headers.get("content-transfer-encoding", ""))
            return SavedPage(html, headers.get("content-location"), kind)
    return None


def _message(data: bytes) -> tuple[dict[str, str], bytes]:
    """The headers of a message, their names in lower case, and its body."""
    head, *body = _END_OF_HEADERS.split(data.lstrip(), 1)
    lines = _FOLD.sub(" ", head[:HEADERS].decode("latin-1")).splitlines()
    named = (line.partition(":") for line in lines)
    return {name.lower(): value.strip() for name, colon, value in named if colon}, body[0] if body else b""


def _decoded(body: bytes, coding: str) -> bytes:
    """The bytes that were encoded; of what breaks off, those that are there."""
    match coding.lower():
        case "quoted-printable":
            return quopri.decodestring(body)
        case "base64":
            signs = _NO_BASE64.sub(b"", body)
            whole = signs[: -1 if len(signs) % 4 == 1 else None]  # one sign alone is no byte
            return base64.b64decode(whole + b"=" * (-len(whole) % 4))
        case _:
            return body
