"""A page that a browser or a copier saved: where it is from, and MHTML, a message with its pictures (RFC 2557)."""

import base64
import quopri
import re
from typing import NamedTuple

from newsclean.patterns import lazy

__all__ = ["SavedPage", "saved_from", "saved_page", "without_toolbar"]

HTML_KINDS = ("text/html", "application/xhtml+xml")
PARTS = 100  # of a message, in which the page itself is searched for; it should be the first
HEADERS = 32_768  # bytes in which those of a message end
COMMENTS = 4_096  # bytes at the head of a page in which a copier says where it is from

_HEADER = lazy(re.compile, rb"\s*+[\w-]++:[ \t]")
_END_OF_HEADERS = lazy(re.compile, rb"\r?\n\r?\n")
_FOLD = lazy(re.compile, r"\r?\n[ \t]++")  # a header goes on in the next line
_BOUNDARY = lazy(re.compile, r'\bboundary="?([^";\s]{1,70}+)', re.I)
_SAVED_FROM = lazy(
    re.compile,
    rb"<!--\s{1,9}(?:saved from url=\(\d{4}\)|Page saved with SingleFile\s{1,9}url:\s)(https?://[^\x00-\x20\x7f<>\"]{1,2000})"
    rb"|<!-- Mirrored from ([^\x00-\x20\x7f<>\"]{1,2000}) by HTTrack ",
)
_REPLAYED = b"archive.org/_static/"  # among the first that the Wayback Machine puts into the <head> of a page
_TOOLBAR = b"<!-- BEGIN WAYBACK TOOLBAR INSERT -->", b"<!-- END WAYBACK TOOLBAR INSERT -->"
_NO_BASE64 = lazy(re.compile, rb"[^A-Za-z0-9+/]+")


class SavedPage(NamedTuple):
    """The page itself, its address, and its Content-Type."""

    html: bytes
    url: str | None
    content_type: str


def saved_from(html: bytes) -> str | None:
    """The address that a saved page tells in a comment: of Chromium and Internet Explorer ("Mark of the Web"),
    SingleFile and HTTrack, which leaves out the scheme.

    >>> saved_from(b"<!DOCTYPE html>\\n<!-- saved from url=(0022)https://example.org/a/ -->")
    'https://example.org/a/'
    """
    found = _SAVED_FROM.search(html, 0, COMMENTS)
    if found is None:
        return None
    address = found[1] or b"http://" + found[2]
    return address.decode("utf-8", "replace")


def without_toolbar(html: bytes) -> bytes:
    """The page without the bar that the Wayback Machine puts on top, with the days of its captures.

    >>> bar = b"<!-- BEGIN WAYBACK TOOLBAR INSERT --><p>12 captures<!-- END WAYBACK TOOLBAR INSERT -->"
    >>> without_toolbar(b"<script src=//web-static.archive.org/_static/a.js></script>" + bar + b"<p>Snow.")
    b'<script src=//web-static.archive.org/_static/a.js></script><p>Snow.'
    """
    if html.find(_REPLAYED, 0, COMMENTS) < 0:
        return html
    before, _, behind = html.partition(_TOOLBAR[0])
    _, end, rest = behind.partition(_TOOLBAR[1])
    return before + rest if end else html


def saved_page(data: bytes) -> SavedPage | None:
    """The first HTML part of a multipart message, its transfer encoding undone; None where there is none.

    >>> message = b"Content-Type: multipart/related; boundary=cut\\n\\n--cut\\nContent-Type: text/html\\n\\n<p>Snow."
    >>> saved_page(message).html
    b'<p>Snow.'
    """
    if not _HEADER.match(data):
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
