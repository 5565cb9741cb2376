"""A page of any type becomes one lxml tree, flattened text a str: the only home of parser settings and caps on size.

Whatever comes in is turned into UTF-8 bytes and parsed once, so the caller's own object is never touched and every
kind of input takes the same way. libxml2 gives up without a word where elements nest deeper than its limit; such
pages are parsed a second time by events, into a tree that is flat from `MAX_DEPTH` on and holds all of the text.
"""

import gzip
import io
import re
import zlib
from itertools import islice
from typing import Any, NamedTuple

from lxml import etree

from newsclean.decode import Encoding, decode, detect
from newsclean.errors import InputError
from newsclean.patterns import lazy
from newsclean.saved import saved_from, saved_page, without_toolbar
from newsclean.text import well_formed

__all__ = [
    "GZIP", "MAX_BYTES", "MAX_DEPTH", "MAX_TAGS", "Page", "is_document", "is_json", "parse", "text_of", "unzipped",
]  # fmt: skip

GZIP = b"\x1f\x8b"  # how it begins (RFC 1952)
MAX_BYTES = 50_000_000  # the largest annotated page has 4 MB
MAX_TAGS = 4_000_000  # of "<"; the annotated pages have at most 60,000
MAX_DEPTH = 1_000  # of nested elements, where libxml2 refuses a page; the deepest annotated page has 60
HEAD = 8_192  # characters in which a page says that it is one
MAX_ATTRIBUTES = 1_000  # of one element, where a tag is longer than LONG_TAG
LONG_TAG = 16_000  # bytes; libxml2 takes 20 ms for 5,000 attributes of one element, and quadratic time for more

# libxml2 from 2.14 on stops at a depth of 2048. Older ones build a tree of any depth with huge_tree, and a walk over
# it takes quadratic time; without huge_tree they stop at 256.
_HUGE = etree.LIBXML_VERSION >= (2, 14)
_TAG = lazy(re.compile, rb"<[A-Za-z][\w:-]{0,40}[\s/]")
_MARKUP = lazy(re.compile, rb"<[A-Za-z/!?]")
_FILLED = lazy(re.compile, rb"[^ \t\r\n\0]")
_JSON = lazy(re.compile, rb'(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*"')
_DOCUMENT = lazy(
    re.compile,
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--.{0,4096}?-->\s*)?<(?:!doctype|html|\?xml|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_FATAL = etree.ErrorLevels.FATAL
_NAME = lazy(re.compile, r"[A-Za-z_][\w.-]*")
_RAW = frozenset(("script", "style"))  # their text is never prose, at any depth
_MAGIC = (  # PDF, images, sound, archives (of pages too), programs, old Office files, fonts
    b"%PDF-", b"%!PS", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"RIFF", b"\x00\x00\x01\x00", b"OggS", b"ID3", b"BZh",
    b"WARC/1.", b"PK\x03\x04", b"7z\xbc\xaf", b"\x7fELF", b"\xd0\xcf\x11\xe0", b"wOFF", b"wOF2",
)  # fmt: skip
_CONTROLS = bytes(c for c in range(1, 32) if c not in b"\t\n\f\r\x1b")


class Page(NamedTuple):
    """A parsed page: its `html` element (never None), what the caller should know, the encoding of its bytes, and its
    address."""

    tree: etree._Element
    issues: tuple[str, ...] = ()
    encoding: Encoding | None = None  # None where text came in
    url: str | None = None  # where the file says it


def parse(
    page: Any, *, encoding: str | None = None, content_type: str | None = None, max_bytes: int = MAX_BYTES
) -> Page:
    """The tree of a page given as bytes (also gzipped, or MHTML), str, lxml element or tree, or BeautifulSoup object.

    Comments and processing instructions are left out. Issues: "empty", "not-html", "encoding-guessed", "truncated",
    "too-deep", "too-many-attributes". Raises InputError for another type of page, OptionError for an unknown encoding.

    >>> parse(b"<p>Caf\\xc3\\xa9").tree.findtext(".//p")
    'Café'
    >>> parse(b"%PDF-1.7 ...").issues
    ('not-html',)
    """
    issues: list[str] = []
    found: Encoding | None = None
    url: str | None = None
    if isinstance(page, bytes | bytearray | memoryview):
        data = _unpacked(bytes(page), max_bytes, issues)
        if saved := saved_page(data):
            data, url, content_type = saved
        if not _FILLED.search(data):
            return Page(_nothing(), (*issues, "empty"))
        found = detect(data, encoding, content_type)
        if _is_binary(data, found.name):
            return Page(_nothing(), (*issues, "not-html"), found)
        if found.how == "detected":
            issues.append("encoding-guessed")
        if found.name != "utf-8" or not found.exact:
            data = decode(data, found.name).encode()
    else:
        data = _capped(well_formed(_as_text(page)).encode(), max_bytes, issues)
        if not _FILLED.search(data):
            return Page(_nothing(), (*issues, "empty"))
    if _is_binary(data) or is_json(data):  # JSON's strings hold markup, but escaped, and often that of many pages
        return Page(_nothing(), (*issues, "not-html"), found)
    if not _MARKUP.search(data):  # text, an address, a file's name: given to the wrong door by mistake
        issues.append("not-html")
    if "truncated" not in issues and _is_cut_off(data):
        issues.append("truncated")
    return Page(_tree(without_toolbar(data), issues), tuple(issues), found, url or saved_from(data))


def text_of(
    text: Any, *, encoding: str | None = None, content_type: str | None = None, max_bytes: int = MAX_BYTES
) -> tuple[str, tuple[str, ...]]:
    """Flattened text given as str or bytes (also gzipped), and its issues: those of `parse`, and "not-text" for a page.

    >>> text_of("Снег выпал на перевале.".encode("windows-1251"))
    ('Снег выпал на перевале.', ('encoding-guessed',))
    """
    issues: list[str] = []
    if isinstance(text, bytes | bytearray | memoryview):
        data = _unpacked(bytes(text), max_bytes, issues)
        found = detect(data, encoding, content_type)
        if _is_binary(data, found.name):
            return "", (*issues, "not-html")
        if found.how == "detected":
            issues.append("encoding-guessed")
        text = decode(data, found.name)
    elif not isinstance(text, str):
        raise InputError(f"flattened text is str or bytes, not {type(text).__name__}")
    elif len(text) > max_bytes:
        issues.append("truncated")
    text = text[:max_bytes]
    if is_document(text[:HEAD].encode("utf-8", "replace")):
        issues.append("not-text")
    return text, tuple(issues) if text.strip() else (*issues, "empty")


def is_document(head: bytes) -> bool:
    """Whether what begins so is a page, whatever else it may look like.

    >>> is_document(b"<!-- saved --><!DOCTYPE html><p>Snow fell."), is_document(b"<p>Snow fell.")
    (True, False)
    """
    return _DOCUMENT.match(head) is not None


def _as_text(page: Any) -> str:
    if isinstance(page, str):
        return page
    if isinstance(page, etree._Element | etree._ElementTree):
        return str(etree.tostring(page, encoding="unicode", method="html", with_tail=False))
    from bs4.element import PageElement  # here, since importing bs4 costs as much as all of this package

    if isinstance(page, PageElement):  # BeautifulSoup writes its trees without recursion
        return str(page)
    raise InputError(
        f"a page is bytes, str, an lxml element or a BeautifulSoup object, not {type(page).__name__}; "
        "a file or a response is given as its bytes"
    )


def unzipped(data: bytes, most: int) -> tuple[bytes, bool]:
    """gzip undone, of several members too, one byte more than `most` at most; and whether it is whole. What stands
    behind it is none of it; where nothing can be read, the bytes as they are."""
    if not data.startswith(GZIP):
        return data, True
    read = bytearray()
    is_whole = True
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as unpacked:
            while piece := unpacked.read1(most + 1 - len(read)):
                read += piece
    except (EOFError, zlib.error):
        is_whole = False
    except gzip.BadGzipFile:
        pass  # of what stands behind
    return (bytes(read), is_whole) if read else (data, True)


def _unpacked(data: bytes, max_bytes: int, issues: list[str]) -> bytes:
    """The bytes of a page, not gzipped, up to the cap."""
    data, is_whole = unzipped(data, max_bytes)
    if not is_whole and len(data) <= max_bytes:
        issues.append("truncated")
    return _capped(data, max_bytes, issues)


def _capped(data: bytes, max_bytes: int, issues: list[str]) -> bytes:
    size = min(len(data), max_bytes)
    # Tags are counted only where there can be too many, and the place to cut is found by halving.
    if size > MAX_TAGS and data.count(b"<", 0, size) > MAX_TAGS:
        low, high = 0, size
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if data.count(b"<", 0, middle) <= MAX_TAGS else (low, middle)
        size = low
    if size < len(data):
        issues.append("truncated")
        return data[:size]
    return data


def _is_binary(data: bytes, encoding: str = "utf-8") -> bool:
    """A known file type, or more than a twentieth of control characters; random bytes have a tenth, text has none."""
    if data.startswith(_MAGIC) or data[4:8] == b"ftyp":
        return True
    if encoding.startswith("utf-16"):  # told when it is decoded
        return False
    head = data[:4096].replace(b"\0", b"")
    return len(head) - len(head.translate(None, _CONTROLS)) > len(head) // 20


def is_json(data: bytes) -> bool:
    """The answer of an interface, or lines of JSON as crawlers and this package write them: no page, though pages be
    in it.

    >>> is_json(b'{"html": "<p>Snow fell."}'), is_json(b"{var: 1}<p>Snow fell.")
    (True, False)
    """
    return _JSON.match(data) is not None and data[-64:].rstrip().endswith((b"}", b"]"))


def _is_cut_off(data: bytes) -> bool:
    """A download that stopped midway: a whole document that ends in the middle of a text, a tag or a script.

    Of the annotated pages four leave out both end tags; none of them ends so.
    """
    end = data[-2048:].rstrip().lower()
    return not end.endswith(b">") and b"</html" not in end and b"</body" not in end and b"<html" in data[:4096].lower()


def _tree(data: bytes, issues: list[str]) -> etree._Element:
    if b"\0" in data:  # HTML ignores NUL; older libxml2 would stop there
        data = data.replace(b"\0", b"")
    data = _with_one_end(data)
    root = None if _has_crowded_tag(data) else _parsed_at_once(data)
    if root is None:
        builder = _BoundedBuilder()
        root = etree.HTML(data, _parser(huge_tree=True, target=builder))
        issues += sorted(builder.issues)
    if root is None:
        issues.append("empty")
        return _nothing()
    return root


def _with_one_end(data: bytes) -> bytes:
    """Without end tags of the document that more of it follows: libxml2 2.14 stops there, browsers read on."""
    end = data.find(b"</html>")
    if end < 0 or data.find(b"<p", end) < 0:
        return data
    return data.replace(b"</html>", b"").replace(b"</body>", b"")


def _parsed_at_once(data: bytes) -> etree._Element | None:
    """None where libxml2 gave up, or found nothing."""
    parser = _parser(huge_tree=_HUGE)
    root = etree.HTML(data, parser)
    error = parser.error_log.last_error
    return None if error is not None and error.level == _FATAL else root


def _has_crowded_tag(data: bytes) -> bool:
    """Whether a tag may hold thousands of attributes. Looks only at every 16,000th byte of a usual page."""
    place = 0
    while place < len(data):
        end = data.find(b">", place + LONG_TAG)
        end = len(data) if end < 0 else end
        if end - place > 2 * LONG_TAG:
            start = data.rfind(b"<", place, end)
            if start >= 0 and _TAG.match(data, start) and data.find(b">", start, start + LONG_TAG) < 0:
                tag = data[start:end]
                if tag.count(b'"') + tag.count(b"'") + len(tag.split()) > 5 * MAX_ATTRIBUTES:
                    return True
        place = end
    return False


def _parser(**settings: Any) -> etree.HTMLParser:
    """A new one for each page: threads would wait for each other at a shared one. IDs are of no use to us."""
    return etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, collect_ids=False, **settings
    )


def _nothing() -> etree._Element:
    root = etree.Element("html")
    etree.SubElement(root, "body")
    return root


def _valid(tag: str) -> str:
    """The builder, unlike the parser, takes only names that XML allows."""
    return tag if _NAME.fullmatch(tag) else "span"


class _BoundedBuilder:
    """Builds a tree from the parser's events, within our own bounds.

    Below `MAX_DEPTH` an element stands empty before its content; of its attributes the first `MAX_ATTRIBUTES` are kept.
    """

    def __init__(self) -> None:
        self._builder = etree.TreeBuilder()
        self._depth = 0
        self._empty = True
        self.issues: set[str] = set()

    def start(self, tag: str, attributes: Any) -> None:
        self._empty = False
        self._depth += 1
        attributes = {name: value for name, value in attributes.items() if _NAME.fullmatch(name)}
        tag = _valid(tag)
        if len(attributes) > MAX_ATTRIBUTES:
            attributes = dict(islice(attributes.items(), MAX_ATTRIBUTES))
            self.issues.add("too-many-attributes")
        self._builder.start(tag, attributes)
        if self._depth > MAX_DEPTH and tag not in _RAW:
            self._builder.end(tag)
            self.issues.add("too-deep")

    def end(self, tag: str) -> None:
        tag = _valid(tag)
        if self._depth <= MAX_DEPTH or tag in _RAW:
            self._builder.end(tag)
        self._depth -= 1

    def data(self, text: str) -> None:
        self._builder.data(text)

    def close(self) -> etree._Element | None:
        return None if self._empty else self._builder.close()
