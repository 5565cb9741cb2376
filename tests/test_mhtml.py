"""Pages that a browser saved with their pictures in one file."""

import base64
import gzip
import quopri
from collections.abc import Callable

import pytest
from timing import check_growth, repeated

import newsclean
from newsclean.mhtml import saved_page

PAGE = """<!doctype html><html lang="en"><head><title>Café opens “early”</title></head><body><article>
<h1>Café opens “early”</h1>
<p>The café on the quay opened at six on Monday, and the first guests were two pilots and a dog.</p>
<p>“We had no bread until seven,” said its owner, Ida Brandt, who has run the place for nineteen years now.</p>
</article></body></html>""".encode("cp1252")
HEADERS = """From: <Saved by a browser>
Subject: Caf=C3=A9
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="----cut=_1"


------cut=_1
Content-Type: text/html; charset="windows-1252"
Content-Transfer-Encoding: {coding}
Content-Location: https://example.org/cafe

"""
PICTURE = b"""
------cut=_1
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://example.org/cafe.png

iVBORw0KGgo=

------cut=_1--
"""
START = "Content-Type: multipart/related; boundary=cut\n\n--cut\nContent-Type: text/html\n\n"


@pytest.mark.parametrize("packed", [bytes, gzip.compress])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("coding", "encode"),
    [("quoted-printable", quopri.encodestring), ("base64", base64.encodebytes), ("8bit", lambda html: html)],
)
def test_a_page_saved_with_its_pictures(
    packed: Callable[[bytes], bytes], end: str, coding: str, encode: Callable[[bytes], bytes]
) -> None:
    saved = packed((HEADERS.format(coding=coding).encode() + encode(PAGE) + PICTURE).replace(b"\n", end.encode()))
    bare = newsclean.extract(PAGE, "https://example.org/cafe", newsclean.Options(encoding="cp1252"))
    assert newsclean.extract(saved) == bare
    assert newsclean.explain(saved).article == bare
    assert newsclean.extract(saved, "https://example.org/other").url == "https://example.org/other"


@pytest.mark.parametrize("lost", range(1, 9))
def test_of_a_page_that_breaks_off_the_rest_is_read(lost: int) -> None:
    saved = HEADERS.format(coding="base64").encode() + base64.encodebytes(PAGE)
    assert newsclean.extract(saved[: -20 - lost]).text == newsclean.extract(saved).text


@pytest.mark.parametrize(
    "data",
    [
        b"Content-Type: text/plain\n\nThe ferry sailed, in a multipart/related world.",
        b"Content-Type: multipart/related\n\n--\n<p>Snow.",
        b"Content-Type: multipart/related; boundary=cut\n\n--cut\nContent-Type: image/png\n\nx\n--cut--",
        b"Content-Type: multipart/related; boundary=cut\n\n--cut",
        b"Content-Type: multipart/related; boundary*=\xff\0'\xe4'%",
        b"Reporter: a\n" * 3 + b"multipart/",
        b"<p>Content-Type: multipart/related; boundary=cut</p>",
        b"",
    ],
)
def test_what_is_no_saved_page(data: bytes) -> None:
    assert saved_page(data) is None


@pytest.mark.parametrize("piece", ["\n--cut\n", "\n--cut\nA: b\n\n", "A: b\n", " \n", "\n", "x"])
def test_reading_a_saved_page_takes_linear_time(piece: str) -> None:
    for before in (START, START.replace("html", "x"), START[:45]):
        check_growth(saved_page, lambda size, before=before: (before + repeated(piece)(size)).encode(), 200_000)
