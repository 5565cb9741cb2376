"""Pages that a browser or a copier saved."""

import base64
import gzip
import quopri
from collections.abc import Callable

import pytest
from timing import check_growth, repeated

import newsclean
from newsclean.saved import saved_from, saved_page

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


@pytest.mark.parametrize(
    ("head", "address"),
    [
        ("<!DOCTYPE html>\n<!-- saved from url=(0026)https://example.org/a?b=1&c -->\n<html>", "https://example.org/a?b=1&c"),
        ("<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://example.org/a \n saved date: Tue", "https://example.org/a"),
        ("<html>\n<!-- Mirrored from www.example.org/a.html by HTTrack Website Copier/3.x [XR&CO'2014] -->", "http://www.example.org/a.html"),
        ("<!-- saved from url=(0014)about:internet -->", None),
        ("<!-- saved from the sea -->", None),
        ("<!-- saved from url=(0022)https://example.org/a\0b -->", "https://example.org/a"),
        ("<!-- Mirrored from example.org\0/a by HTTrack -->", None),
        ("<p>saved from url=(0022)https://example.org/a/", None),
        ("<!-- " * 1000 + "<!-- saved from url=(0022)https://example.org/a/ -->", None),
        ("<!--Page saved with SingleFile" + " " * 4000, None),
    ],
)  # fmt: skip
def test_where_a_page_was_saved_from(head: str, address: str | None) -> None:
    assert saved_from(head.encode()) == address


def test_the_address_of_a_saved_page() -> None:
    picture = b"<figure><img src='./Cafe_files/quay.jpg'><figcaption>The quay at six</figcaption></figure><p>"
    page = b"<!-- saved from url=(0041)https://example.org/news/2024/05/06/cafe -->" + PAGE.replace(b"<p>", picture, 1)
    told = newsclean.extract(page)
    assert [image.url for image in told.images] == ["./Cafe_files/quay.jpg"]
    assert (told.url, str(told.published)) == ("https://example.org/news/2024/05/06/cafe", "2024-05-06")
    assert newsclean.extract(page, "https://example.org/other").url == "https://example.org/other"


def test_a_capture_of_a_web_archive_is_the_page_it_captured() -> None:
    """The day in the archive's address is that of the capture."""
    address = "https://example.org/cafe"
    capture = f"https://web.archive.org/web/20240506070809/{address}"
    bar = b"<!-- BEGIN WAYBACK TOOLBAR INSERT --><p>07 Oct 2021 - 03 Mar 2023</p><!-- END WAYBACK TOOLBAR INSERT -->"
    replayed = PAGE.replace(
        b"<title>", b"<script src='https://web-static.archive.org/_static/js/x.js'></script><title>"
    )
    replayed = replayed.replace(b"<article>", bar + b"<article>")
    head = f'<link rel=canonical href="{capture}">'.encode()
    given, found = (
        newsclean.extract(replayed, capture),
        newsclean.extract(replayed.replace(b"<title>", head + b"<title>")),
    )
    assert (given.url, given.published) == (capture, None)
    assert (found.url, found.published) == (address, None)
