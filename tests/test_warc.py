"""WARC files, written here byte by byte, so that the reader is not judged by its own library."""

import datetime as dt
import gzip
import io
import random
import zlib
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from timing import check_growth

import newsclean
from newsclean import InputError

brotli = pytest.importorskip("brotli", reason="needs newsclean[warc]")
pytest.importorskip("fastwarc", reason="needs newsclean[warc]")
warc = pytest.importorskip("newsclean.warc")

PAGE = """<!doctype html><html><head><title>Fähre fährt wieder</title></head><body><article><h1>Fähre fährt wieder</h1>
<p>ULM (dpa) - Die Fähre über die Donau fährt seit Montag wieder. Sie lag wegen Hochwassers zwei Wochen lang fest.</p>
<p>Die Stadt rechnet mit vielen Fahrgästen. Am ersten Morgen kamen schon dreihundert Menschen zum Anleger.</p>
</article></body></html>"""
UTF8 = PAGE.encode()


def record(kind: str, block: bytes, url: str | None = "https://example.org/a", **headers: str) -> bytes:
    """One record as ISO 28500 writes it."""
    named = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:{len(block):08d}-0000-4000-8000-000000000000>",
        "WARC-Date": "2024-03-07T10:15:30Z",
        "WARC-Target-URI": url,
        "Content-Type": f"application/http; msgtype={kind}",
        "Content-Length": str(len(block)),
    } | {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"{name}: {value}\r\n" for name, value in named.items() if value is not None]
    return b"WARC/1.0\r\n" + "".join(lines).encode() + b"\r\n" + block + b"\r\n\r\n"


def http(payload: bytes, content_type: str | None = "text/html", status: str = "200 OK", **headers: str) -> bytes:
    named = {"Content-Type": content_type} | {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"{name}: {value}\r\n" for name, value in named.items() if value is not None]
    return f"HTTP/1.1 {status}\r\n".encode() + "".join(lines).encode() + b"\r\n" + payload


def response(payload: bytes = UTF8, url: str = "https://example.org/a", **headers: str) -> bytes:
    return record("response", http(payload, **headers), url)


def chunked(payload: bytes, size: int = 100, end: bytes = b"0\r\n\r\n") -> bytes:
    parts = (payload[start : start + size] for start in range(0, len(payload), size))
    return b"".join(b"%x;note=1\r\n%s\r\n" % (len(part), part) for part in parts) + end


def deflated(payload: bytes, wbits: int) -> bytes:
    packer = zlib.compressobj(wbits=wbits)
    return packer.compress(payload) + packer.flush()


def pages(data: bytes) -> list[warc.Record]:
    return list(warc.read(io.BytesIO(data)))


def only(data: bytes) -> warc.Record:
    (found,) = pages(data)
    return found


INFO = record("warcinfo", b"software: by hand\r\n", None, Content_Type="application/warc-fields")
REQUEST = record("request", b"GET /a HTTP/1.1\r\nHost: example.org\r\n\r\n")
OTHERS = {
    "request": REQUEST,
    "metadata": record("metadata", b"fetchTimeMs: 12\r\n", Content_Type="application/warc-fields"),
    "revisit": record("revisit", http(b"")),
    "resource": record("resource", UTF8, Content_Type="text/html"),
    "image": response(b"\x89PNG", content_type="image/png"),
    "json": response(b"{}", content_type="application/json; charset=utf-8"),
    "redirect": response(b"<p>Moved</p>", status="301 Moved Permanently"),
    "missing": response(b"<p>Not here</p>", status="404 Not Found"),
    "broken": response(b"<p>Sorry</p>", status="503 Service Unavailable"),
    "no status": record("response", b"<p>not HTTP at all</p>"),
    "identified": record("response", http(b"%PDF-1.4"), WARC_Identified_Payload_Type="application/pdf"),
}


class TestWhatIsRead:
    def test_a_record_says_what_is_known_of_the_page(self) -> None:
        found = only(INFO + REQUEST + response(content_type="text/html; charset=UTF-8"))
        assert found.id is not None and found.id.startswith("<urn:uuid:")
        assert found.url == "https://example.org/a"
        assert found.date == dt.datetime(2024, 3, 7, 10, 15, 30, tzinfo=dt.UTC)
        assert found.content_type == "text/html; charset=UTF-8"
        assert found.html == UTF8
        assert found.error is None

    @pytest.mark.parametrize("name", OTHERS)
    def test_what_is_no_html_page_is_passed_over(self, name: str) -> None:
        assert [page.url for page in pages(OTHERS[name] + response(url="https://example.org/b"))] == [
            "https://example.org/b"
        ]

    @pytest.mark.parametrize("content_type", ["text/html", "TEXT/HTML ; charset=x", "application/xhtml+xml", None])
    def test_what_html_is_called(self, content_type: str | None) -> None:
        assert only(response(content_type=content_type)).html == UTF8

    def test_identified_type_counts_for_more_than_the_header(self) -> None:
        data = record("response", http(UTF8, "application/octet-stream"), WARC_Identified_Payload_Type="text/html")
        assert only(data).html == UTF8

    def test_pages_come_in_file_order(self) -> None:
        urls = [f"https://example.org/{number}" for number in range(20)]
        assert [page.url for page in pages(INFO + b"".join(response(url=url) for url in urls))] == urls

    def test_address_in_angle_brackets(self) -> None:
        assert only(response(url="<https://example.org/a>")).url == "https://example.org/a"

    @pytest.mark.parametrize(("written", "date"), [
        ("2024-03-07T10:15:30.123456Z", dt.datetime(2024, 3, 7, 10, 15, 30, 123456, dt.UTC)),
        ("2024-03-07T10:15:30", dt.datetime(2024, 3, 7, 10, 15, 30, tzinfo=dt.UTC)),
        ("yesterday", None),
        (None, None),
    ])  # fmt: skip
    def test_dates(self, written: str | None, date: dt.datetime | None) -> None:
        assert only(record("response", http(UTF8), WARC_Date=written)).date == date

    @pytest.mark.parametrize("form", ["plain", "a member per record", "one member"])
    def test_forms_of_file(self, tmp_path: Path, form: str) -> None:
        records = [INFO, REQUEST, response(), response(url="https://example.org/b")]
        whole = b"".join(records)
        members = b"".join(map(gzip.compress, records))
        data = {"plain": whole, "a member per record": members, "one member": gzip.compress(whole)}
        path = tmp_path / "news.warc.gz"
        path.write_bytes(data[form])
        assert [page.html for page in warc.read(path)] == [UTF8, UTF8]
        assert [page.html for page in warc.read(str(path))] == [UTF8, UTF8]


GZIPPED = gzip.compress(UTF8)


class TestPayload:
    @pytest.mark.parametrize(("payload", "headers"), [
        (chunked(UTF8), {"Transfer_Encoding": "chunked"}),
        (chunked(UTF8).replace(b"\r\n", b"\n"), {"Transfer_Encoding": "chunked"}),
        (GZIPPED, {"Content_Encoding": "gzip"}),
        (GZIPPED, {"Content_Encoding": "x-gzip"}),
        (chunked(GZIPPED), {"Transfer_Encoding": "chunked", "Content_Encoding": "GZIP"}),
        (deflated(UTF8, 15), {"Content_Encoding": "deflate"}),
        (deflated(UTF8, -15), {"Content_Encoding": "deflate"}),
        (brotli.compress(UTF8), {"Content_Encoding": "br"}),
        (gzip.compress(brotli.compress(UTF8)), {"Content_Encoding": "br, gzip"}),
        (gzip.compress(UTF8[:40]) + gzip.compress(UTF8[40:]), {"Content_Encoding": "gzip"}),
        (UTF8, {"Content_Encoding": "identity"}),
        (UTF8, {"Content_Encoding": "gzip", "Transfer_Encoding": "chunked"}),  # the archive kept the server's headers
        (GZIPPED, {"Content_Encoding": "gzip", "Transfer_Encoding": "chunked"}),
        (UTF8, {"Content_Encoding": "zstd"}),
    ])  # fmt: skip
    def test_encodings_are_undone(self, payload: bytes, headers: dict[str, str]) -> None:
        assert only(response(payload, **headers)).html == UTF8

    @pytest.mark.parametrize(("payload", "headers"), [
        (GZIPPED[:-40], {"Content_Encoding": "gzip"}),
        (chunked(UTF8, end=b""), {"Transfer_Encoding": "chunked"}),
        (chunked(UTF8)[:-50], {"Transfer_Encoding": "chunked"}),
    ])  # fmt: skip
    def test_a_payload_the_crawler_cut_off_gives_what_is_there(self, payload: bytes, headers: dict[str, str]) -> None:
        found = only(response(payload, **headers))
        assert found.error is None
        assert found.html.startswith(UTF8[:200]) and UTF8.startswith(found.html)

    @pytest.mark.parametrize(("payload", "coding"), [
        (b"\7\1\2", "gzip"), (b"\xff\0\1", "br"), (b"\x28\xb5\x2f\xfd", "zstd"),
    ])  # fmt: skip
    def test_a_payload_that_cannot_be_decoded_is_an_error_of_its_own(self, payload: bytes, coding: str) -> None:
        bad, good = pages(response(payload, Content_Encoding=coding) + response(url="https://example.org/b"))
        assert bad.html == b"" and bad.url == "https://example.org/a"
        assert bad.error is not None and bad.error.startswith("the payload cannot be decoded")
        assert good.html == UTF8 and good.error is None

    @pytest.mark.parametrize("coding", ["gzip", "br"])
    def test_a_bomb_stays_within_bounds(self, coding: str) -> None:
        zeros = bytes(3 * warc.MAX_PAGE)
        packed = gzip.compress(zeros, 1) if coding == "gzip" else brotli.compress(zeros, quality=1)
        assert len(only(response(packed, Content_Encoding=coding)).html) <= 2 * warc.MAX_PAGE

    def test_a_giant_page_is_read_to_the_bound(self) -> None:
        big, after = pages(response(b"<" + bytes(warc.MAX_PAGE)) + response(url="https://example.org/b"))
        assert len(big.html) == warc.MAX_PAGE and big.error is None
        assert after.html == UTF8


class TestBreaks:
    """What is whole is delivered, the break is reported, at whichever byte it falls."""

    RECORDS = (INFO, REQUEST, response(), OTHERS["image"], response(url="https://example.org/b"), REQUEST)

    def test_plain_file_cut_at_any_byte(self) -> None:
        data = b"".join(self.RECORDS)
        ends = list(accumulate(map(len, self.RECORDS)))
        tail = len(b"\r\n\r\n")  # A record without the blank lines behind it is whole.
        for cut in range(1, len(data)):
            found = pages(data[:cut])
            whole = [page for page in found if page.error is None]
            assert len(whole) == sum(end - tail <= cut for end in (ends[2], ends[4])), cut
            assert all(page.html == UTF8 for page in whole)
            broken = not any(end - tail <= cut <= end for end in ends)
            assert [page for page in found if page.error] == found[len(whole) :]
            assert len(found) - len(whole) == broken, cut

    def test_gzipped_file_cut_at_any_byte(self) -> None:
        members = [gzip.compress(part) for part in self.RECORDS]
        data = b"".join(members)
        ends = list(accumulate(map(len, members)))
        for cut in range(1, len(data)):
            found = pages(data[:cut])
            whole = [page for page in found if page.error is None]
            assert len(whole) >= sum(end <= cut for end in (ends[2], ends[4])), cut
            assert all(page.html == UTF8 for page in whole)
            assert len(found) - len(whole) == (cut not in ends), cut

    def test_the_record_that_breaks_off_is_named(self) -> None:
        data = response() + response(url="https://example.org/b")
        assert [(page.url, page.html, page.error) for page in pages(data[:-100])] == [
            ("https://example.org/a", UTF8, None),
            ("https://example.org/b", b"", "the file breaks off in this record"),
        ]

    @pytest.mark.parametrize("size", [1, 60])
    def test_damage_in_the_middle_of_a_compressed_file_costs_one_record(self, size: int) -> None:
        """Wherever it is: the others are delivered, and the break is reported in its place."""
        urls = [f"https://example.org/{name}" for name in "abcd"]
        members = [gzip.compress(response(url=url), mtime=0) for url in urls]
        for place in (0, 2, *range(10, len(members[1]), 3)):  # between are the time and the system of the writer
            hurt = bytearray(members[1])
            hurt[place : place + size] = bytes(byte ^ 0xFF for byte in hurt[place : place + size])
            found = pages(members[0] + hurt + members[2] + members[3])
            assert [page.url for page in found if page.html] == [url for url in urls if url != urls[1]], place
            assert all(page.html in (UTF8, b"") for page in found)
            (bad,) = (number for number, page in enumerate(found) if page.error)
            assert bad == 1 and found[bad].error, place

    def test_a_member_of_which_bytes_are_missing(self) -> None:
        whole = gzip.compress(response())
        for cut in range(1, len(whole), 5):
            found = pages(whole + whole[:cut] + whole + whole[-cut:] + whole)
            assert [page.html for page in found if not page.error] == [UTF8] * 3, cut
            assert [bool(page.error) for page in found] == [False, True, False, True, False]

    def test_a_giant_member_that_is_damaged(self) -> None:
        """Reading goes on also where the member is longer than what is kept of it, and holds what looks like one."""
        noise = random.Random(7).randbytes(3 * warc.KEPT)
        giant = gzip.compress(response(b"<p>" + gzip.compress(response()) + noise), mtime=0)
        for place in (40, len(giant) // 2, len(giant) - 6):
            hurt = giant[:place] + bytes(40) + giant[place + 40 :]
            *_, bad, good = pages(hurt[: len(giant)] + gzip.compress(response(url="https://example.org/b")))
            assert bad.error and not bad.html
            assert (good.url, good.html) == ("https://example.org/b", UTF8)

    def test_a_header_that_is_broken_costs_one_record(self) -> None:
        broken = response().replace(b"WARC/1.0", b"CRAW/1.0")
        found = pages(b"".join(map(gzip.compress, (response(), broken, response()))))
        assert [bool(page.error) for page in found] in ([False, True, False], [False, False])

    def test_many_false_beginnings_take_linear_time(self) -> None:
        start = gzip.compress(b"WARC/1.0")[:12]
        check_growth(lambda data: only(data).error, lambda size: start + warc.MEMBER * size, 100_000)

    @pytest.mark.parametrize("data", [b"", b"<html>", b"GIF" * 50, UTF8, GZIPPED, b"\x1f\x8b", bytes(1000)])
    def test_what_was_never_a_warc_file(self, data: bytes) -> None:
        found = only(data)
        assert found == warc.Record(error=found.error)
        assert found.error

    def test_a_record_shows_itself_in_a_line(self) -> None:
        assert "html" not in repr(warc.Record(id="<urn:uuid:1>", html=b"<p>Snow" * 1000))

    def test_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(FileNotFoundError):
            next(warc.read(tmp_path / "none.warc"))

    @pytest.mark.parametrize("source", [None, b"WARC/1.0", io.StringIO("WARC/1.0"), 3])
    def test_what_is_no_path_and_no_binary_stream(self, source: Any) -> None:
        with pytest.raises(InputError, match=rf"a path or a binary stream, not {type(source).__name__}$"):
            next(warc.read(source))

    @given(st.lists(st.tuples(st.integers(0, 4000), st.binary(max_size=8)), max_size=6), st.booleans())
    @settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
    def test_any_damage_ends_in_records(self, damages: list[tuple[int, bytes]], zipped: bool) -> None:
        data = b"".join(gzip.compress(part) for part in self.RECORDS) if zipped else b"".join(self.RECORDS)
        for place, scrap in damages:
            data = data[:place] + scrap + data[place + 3 :]
        for page in pages(data):
            assert isinstance(page.html, bytes)
            assert not (page.error and page.html)


class TestArticles:
    def test_the_charset_of_the_http_header_is_used(self) -> None:
        latin1 = PAGE.encode("latin-1")
        article = warc.extract(only(response(latin1, content_type="text/html; charset=iso-8859-1")))
        assert article.headline == "Fähre fährt wieder"
        assert article.url == "https://example.org/a"
        assert article.text.startswith("ULM (dpa) - Die Fähre über die Donau")

    def test_the_day_of_capture_is_the_reference_date(self, monkeypatch: pytest.MonkeyPatch) -> None:
        asked = []
        monkeypatch.setattr(newsclean, "extract", lambda html, url, options: asked.append((html, url, options)))
        found = only(response(content_type="text/html; charset=utf-8"))
        warc.extract(found, newsclean.Options(max_bytes=9000))
        ((html, url, options),) = asked
        assert (html, url) == (UTF8, "https://example.org/a")
        assert (options.reference, options.content_type) == (found.date, "text/html; charset=utf-8")
        assert options.max_bytes == 9000

    def test_a_record_with_an_error_is_an_empty_page(self) -> None:
        article = warc.extract(warc.Record(error="the file breaks off in this record"))
        assert article.body == () and article.headline is None
        assert article.issues
