"""The HTML responses of a WARC file (ISO 28500), as Common Crawl's CC-NEWS publishes them. Extra: `newsclean[warc]`.

`read` gives the pages, `extract` makes an article of one. Nothing that a file holds raises: a file that breaks off,
is damaged, or was never a WARC file, gives what is whole and a record whose `error` says what happened.

    for record in warc.read("CC-NEWS-20240307000000-00001.warc.gz"):
        article = warc.extract(record)
"""

import datetime as dt
import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, BinaryIO

import brotli
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

import newsclean
from newsclean.article import Article
from newsclean.attempt import attempt
from newsclean.dom import unzipped
from newsclean.errors import InputError
from newsclean.options import DEFAULTS, Options

__all__ = ["MAX_PAGE", "Record", "extract", "read"]

MAX_PAGE = 32 * 2**20
"""Bytes of a payload that are read, and bytes it may unpack to: a compressed bomb ends here, no news page is near."""

HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
CHUNK_LINE = 1024  # Longest chunk size line looked at; real ones are a few digits, rarely with an extension.
BLOCK = 2**16  # Bytes read and unpacked at a time.
DAMAGED, CUT = "is damaged", "breaks off"
MEMBER = b"\x1f\x8b\x08"  # How a member of a gzip file begins.
KEPT = 2**20  # Bytes of a member, as in the file, in which the next one is searched for if it is damaged.
PEEK = 2**10  # Bytes of a member that unpack to the first of its record at least.
GZIP = zlib.MAX_WBITS | 16
GZIP_OR_ZLIB, BARE = zlib.MAX_WBITS | 32, -zlib.MAX_WBITS  # "deflate" means zlib's form; some servers send it bare.


@dataclass(frozen=True, slots=True)
class Record:
    """A page as it was captured.

    `html` is the payload with transfer and content encodings undone, in the page's own charset; `content_type`
    is the HTTP header as sent, charset and all. `date` is WARC-Date: when the page was fetched, an aware datetime.
    `error` is None, or says why there is no page: `html` is empty then, and what is known of the rest is given.
    """

    id: str | None = None
    url: str | None = None
    date: dt.datetime | None = None
    content_type: str | None = None
    html: bytes = field(default=b"", repr=False)  # a page, where a line is wanted
    error: str | None = None


def read(source: str | Path | BinaryIO) -> Iterator[Record]:
    """The pages of a WARC file, in file order, one at a time: `.warc`, `.warc.gz`, or a binary stream of either.

    Yields a `Record` for each response that was a success (2xx) and is HTML; requests, images, redirects and error
    pages are passed over. A response whose payload cannot be decoded yields a record with `error` in its place.
    Where the file breaks off, the last record yielded has `error`; a half-read page is never delivered as a whole one.
    A damaged record of a `.warc.gz` yields a record with `error`, and reading goes on with the next one, if records are
    compressed one by one, as they should be.
    Raises OSError, on the first record asked for, if `source` cannot be opened, InputError if it is of another type.
    """
    if isinstance(source, str | Path):
        with Path(source).open("rb") as stream:
            yield from _records(stream)
    elif hasattr(source, "read") and not isinstance(source, io.TextIOBase):
        yield from _records(source)
    else:
        raise InputError(f"a WARC file is a path or a binary stream, not {type(source).__name__}")


def extract(record: Record, options: Options | None = None) -> Article:
    """The article of a record: its charset from the HTTP header, the day it was fetched as reference date.

    For a record with `error` this is the article of an empty page.
    """
    options = replace(options or DEFAULTS, content_type=record.content_type, reference=record.date)
    return newsclean.extract(record.html, url=record.url, options=options)


class _Unzipped(io.RawIOBase):
    """A file with its compression undone, as far as it is whole; `damage` then says what ended it.

    FastWARC's own decompression takes a file that ends early in a member for one that ends.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self.damage: str | None = None
        self._stream = stream
        self._packed = stream.read(BLOCK)  # Read from the file, and not yet unpacked.
        self._member = bytearray()  # What has been unpacked of the member under way, as it is in the file.
        self._is_plain = not self._packed.startswith(MEMBER[:2])
        self._blocks = filter(None, self._plain() if self._is_plain else self._unpacked())
        self._rest = memoryview(b"")
        self._read = 0

    def readable(self) -> bool:
        return True

    def tell(self) -> int:  # FastWARC asks for it, also of what cannot seek.
        return self._read

    def readinto(self, target: Any) -> int:  # What RawIOBase makes read() of.
        if not self._rest:
            self._rest = memoryview(next(self._blocks, b""))
        size = min(len(target), len(self._rest))
        target[:size], self._rest = self._rest[:size], self._rest[size:]
        self._read += size
        return size

    def skip_member(self) -> bool:
        """Goes on with the next compressed member that begins a record; whether there is one.

        It is searched for behind the first byte of the member under way: unpacking may have run past its damaged end.
        """
        if self._is_plain:
            return False
        data, start = bytes(self._member) + self._packed, 1
        while True:
            found = data.find(MEMBER, start)
            kept = found if found >= 0 else max(start, len(data) - len(MEMBER) + 1)  # of a mark, its first bytes
            if len(data) - kept < PEEK and (more := self._stream.read(BLOCK)):
                data, start = data[kept:] + more, 0
            elif found < 0:
                return False
            elif _begins_record(data[found : found + PEEK]):
                self.damage, self._packed, self._rest = None, data[found:], memoryview(b"")
                self._blocks = filter(None, self._unpacked())
                return True
            else:
                start = found + 1

    def _plain(self) -> Iterator[bytes]:
        yield self._packed
        yield from iter(lambda: self._stream.read(BLOCK), b"")

    def _unpacked(self) -> Iterator[bytes]:
        member = zlib.decompressobj(GZIP)
        self._member.clear()
        try:
            while self._packed:
                if member.eof:
                    member = zlib.decompressobj(GZIP)
                    self._member.clear()
                block = member.decompress(self._packed, BLOCK)
                rest = member.unused_data or member.unconsumed_tail
                self._member += self._packed[: len(self._packed) - len(rest)]
                del self._member[:-KEPT]
                self._packed = rest
                yield block
                self._packed = self._packed or self._stream.read(BLOCK)
            yield member.flush()
        except zlib.error:
            self.damage = DAMAGED
        else:
            self.damage = None if member.eof else CUT


def _begins_record(packed: bytes) -> bool:
    try:
        return zlib.decompressobj(GZIP).decompress(packed, 5) == b"WARC/"
    except zlib.error:
        return False


def _records(file: BinaryIO) -> Iterator[Record]:
    stream = _Unzipped(file)
    yield from _to_the_break(_pages(stream))
    while stream.skip_member():
        yield from _to_the_break(_pages(stream))


def _to_the_break(pages: Iterator[Record]) -> Iterator[Record]:
    """The pages, and why there are no more if reading fails: FastWARC raises OSError at a header that is broken."""
    page, error = attempt(next, pages, None)
    while page:
        yield page
        page, error = attempt(next, pages, None)
    if error:
        yield Record(error=f"the file cannot be read further: {error}")


def _pages(stream: _Unzipped) -> Iterator[Record]:
    found = False
    for record in ArchiveIterator(stream, record_types=WarcRecordType.any_type):
        found = True
        wanted = _is_html_page(record)
        payload = record.reader.read(MAX_PAGE) if wanted else b""
        read = len(payload) + record.reader.consume()
        if read < record.content_length or not record.headers.get("Content-Length"):
            yield _record(record, error=f"the file {stream.damage or CUT} in this record")
            return
        if wanted:
            yield _page(record, payload)
    if stream.damage or not found:
        yield Record(error=f"the compressed file {stream.damage}" if stream.damage else "no WARC record in this file")


def _is_html_page(record: WarcRecord) -> bool:
    http = record.http_headers
    if record.record_type != WarcRecordType.response or http is None or (http.status_code or 0) // 100 != 2:
        return False
    kind = record.headers.get("WARC-Identified-Payload-Type") or http.get("Content-Type") or "text/html"
    return kind.partition(";")[0].strip().lower() in HTML_TYPES


def _page(record: WarcRecord, payload: bytes) -> Record:
    try:
        return _record(record, html=_decode(record, payload))
    except (zlib.error, brotli.error, _UnknownCodingError) as error:
        return _record(record, error=f"the payload cannot be decoded: {error}")


def _record(record: WarcRecord, *, html: bytes = b"", error: str | None = None) -> Record:
    http = record.http_headers
    url = record.headers.get("WARC-Target-URI")
    return Record(
        id=record.headers.get("WARC-Record-ID"),
        url=url and url.strip("<>"),  # Wget writes it in angle brackets, after an example in the first standard.
        date=_date(record.headers.get("WARC-Date")),
        content_type=None if http is None else http.get("Content-Type"),
        html=html,
        error=error,
    )


def _date(written: str | None) -> dt.datetime | None:
    try:
        date = dt.datetime.fromisoformat(written or "")
    except ValueError:
        return None
    return date if date.tzinfo else date.replace(tzinfo=dt.UTC)


class _UnknownCodingError(ValueError):
    """A Content-Encoding that is not among gzip, deflate and br."""


def _decode(record: WarcRecord, payload: bytes) -> bytes:
    """The payload with transfer and content encodings undone (RFC 9112, section 7; RFC 9110, section 8.4).

    Archivers often store the decoded page beside the server's headers, so a page that is HTML already stays as it is.
    """
    http = record.http_headers
    if _is_markup(payload):
        return payload
    if "chunked" in (http.get("Transfer-Encoding") or "").lower():
        payload = _unchunked(payload)
    for coding in reversed((http.get("Content-Encoding") or "").lower().split(",")):
        if _is_markup(payload):
            break
        payload = _uncompressed(payload, coding.strip())
    return payload


def _is_markup(payload: bytes) -> bool:
    start = payload[:CHUNK_LINE].lstrip(b"\xef\xbb\xbf \t\r\n")[:2]
    return start[:1] == b"<" and (start[1:].isalpha() or start[1:] in (b"!", b"?"))


def _unchunked(payload: bytes) -> bytes:
    """The chunks put together; what follows a broken size line is taken as it stands."""
    chunks: list[bytes] = []
    start = 0
    while (end := payload.find(b"\n", start, start + CHUNK_LINE)) >= 0:
        try:
            size = int(payload[start:end].partition(b";")[0], 16)
        except ValueError:
            break
        if size <= 0:
            return b"".join(chunks)
        chunks.append(payload[end + 1 : end + 1 + size])
        start = end + 1 + size
        start += 2 if payload.startswith(b"\r\n", start) else payload.startswith(b"\n", start)
    return b"".join((*chunks, payload[start:]))


def _uncompressed(payload: bytes, coding: str) -> bytes:
    """At most MAX_PAGE bytes of what was compressed; of a stream that ends early, what is there."""
    match coding:
        case "gzip" | "x-gzip" | "deflate":
            return _inflated(payload)
        case "br":
            return bytes(brotli.Decompressor().process(payload, output_buffer_limit=MAX_PAGE))
        case "" | "identity":
            return payload
    raise _UnknownCodingError(f"Content-Encoding {coding}")


def _inflated(payload: bytes) -> bytes:
    unpacked, _ = unzipped(payload, MAX_PAGE - 1)
    if unpacked is not payload:
        return unpacked
    try:
        return zlib.decompressobj(GZIP_OR_ZLIB).decompress(payload, MAX_PAGE)
    except zlib.error:
        return zlib.decompressobj(BARE).decompress(payload, MAX_PAGE)
