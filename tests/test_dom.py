"""Anything becomes one tree; what was lost or guessed on the way stands in the issues."""

import gzip
import io
import random

import bs4
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html
from timing import check_growth

from newsclean import InputError
from newsclean.dom import MAX_DEPTH, parse, text_of

STORY = "<html><head><title>Ferry</title></head><body><p>The ferry runs <b>on</b>.</p><p>Café open.</p></body></html>"


def text(page: object, **options: object) -> str:
    return "".join(parse(page, **options).tree.itertext())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "page",
    [
        STORY,
        STORY.encode(),
        bytearray(STORY.encode()),
        memoryview(STORY.encode()),
        gzip.compress(STORY.encode()),
        STORY.encode("utf-16"),
        STORY.encode("utf-16-be"),
        '<?xml version="1.0" encoding="iso-8859-1"?>' + STORY,
        etree.HTML(STORY),
        html.document_fromstring(STORY),
        etree.ElementTree(etree.HTML(STORY)),
        bs4.BeautifulSoup(STORY, "lxml"),
        bs4.BeautifulSoup(STORY, "html.parser"),
    ],
    ids=lambda page: type(page).__name__,
)
def test_every_kind_of_page_gives_the_same_tree(page: object) -> None:
    page = parse(page)
    assert page.issues == ()
    assert etree.tostring(page.tree) == etree.tostring(parse(STORY).tree)


def test_an_xhtml_tree_has_plain_names() -> None:
    tree = parse(etree.fromstring(STORY.replace("<html", '<html xmlns="http://www.w3.org/1999/xhtml"'))).tree
    assert [node.tag for node in tree.iter()] == [node.tag for node in parse(STORY).tree.iter()]


def test_a_part_of_a_page_is_a_page() -> None:
    second = etree.HTML(STORY)[1][1]
    assert text(second) == "Café open."
    assert text(bs4.BeautifulSoup(STORY, "lxml").find_all("p")[1]) == "Café open."


@pytest.mark.parametrize("make", [etree.HTML, lambda page: bs4.BeautifulSoup(page, "lxml")])
def test_the_callers_object_is_not_touched(make: object) -> None:
    page = make(STORY.replace("<p>", "<!-- mark --><p>"))  # type: ignore[operator]
    before = str(page) if isinstance(page, bs4.BeautifulSoup) else etree.tostring(page)
    tree = parse(page).tree
    tree.clear()
    assert before == (str(page) if isinstance(page, bs4.BeautifulSoup) else etree.tostring(page))


def test_comments_and_instructions_are_left_out_and_text_around_them_joins() -> None:
    tree = parse("<p>one<!-- x -->two<?php echo 1 ?>three").tree
    assert [node.tag for node in tree.iter()] == ["html", "body", "p"]
    assert tree.findtext(".//p") == "onetwothree"


@pytest.mark.parametrize(
    ("page", "issues"),
    [
        (b"", ("empty",)),
        ("", ("empty",)),
        (b" \n\t", ("empty",)),
        (b"\0" * 100, ("empty",)),
        (b"<!-- only a comment", ("empty",)),
        (b"%PDF-1.7\n%\xe2\xe3", ("not-html",)),
        ("%PDF-1.7", ("not-html",)),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), ("not-html",)),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", ("not-html",)),
        (b"GIF89a", ("not-html",)),
        (b"PK\x03\x04" + bytes(30), ("not-html",)),
        (b"WARC/1.0\r\n\r\nHTTP/1.1 200 OK\r\n\r\n<html><p>Snow</html>", ("not-html",)),
        (b"\0\0\0 ftypisom", ("not-html",)),
        (bytes(range(256)) * 20, ("not-html",)),
        (random.Random(7).randbytes(5_000), ("not-html",)),
        (b"\x13\x12\0\0\x01\x02\0\0" * 500 + b"snow" * 1_000, ("not-html",)),
        ("https://example.org/snow.html", ("not-html",)),
        (b"Snow fell on the pass, 3 < 4.", ("not-html",)),
        (b'{"headline": "Snow"}', ("not-html",)),
        (b'{"html": "<h1>Snow<\\/h1>"}\n{"html": "<h1>Rain<\\/h1>"}\n', ("not-html",)),
        ('\ufeff[\n {"html": "<p>Snow"}]', ("not-html",)),
        (b'{"debug": 1}<html><body><p>Snow</body></html>', ()),
        (b"{snow}<p>[Snow]", ()),
        (b"<p>Caf\xe9 ouvert", ("encoding-guessed",)),
        (b"<html><body><p>The ferry ra", ("truncated",)),
        (b"<html><body><p>The ferry ran.</p><scri", ("truncated",)),
        (b"<p>a fragment is whole", ()),
        (b"<html><body><p>end tags may be left out</p>", ()),
        (b"<html><body><p>x</p></body></html>\n<!-- cached", ()),
    ],
)
def test_issues_say_why(page: bytes | str, issues: tuple[str, ...]) -> None:
    found = parse(page)
    assert found.issues == issues
    assert found.tree.tag == "html"
    assert found.tree.find("body") is not None


@pytest.mark.parametrize("page", [None, 7, ["<p>"], io.BytesIO(b"<p>"), object])
def test_another_type_is_the_callers_mistake(page: object) -> None:
    with pytest.raises(InputError, match=r"type|NoneType|int|list|BytesIO"):
        parse(page)


def test_nul_bytes_and_surrogates_lose_nothing_else() -> None:
    assert text(b"<p>fer\0ry</p>\0<p>ran") == "ferryran"
    assert text("<p>fer\0ry</p>") == "ferry"
    assert text("<p>a \udc80 b \ud83d\ude00 c") == "a \ufffd b \U0001f600 c"


def test_entities_are_not_expanded_into_more_than_they_are() -> None:
    bomb = (
        "<!DOCTYPE html [" + "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12)) + "]><p>&a11;</p>"
    )
    assert len(text(bomb)) < len(bomb) * 2


def test_nothing_is_read_from_files(tmp_path: object) -> None:
    secret = tmp_path / "secret.txt"  # type: ignore[operator]
    secret.write_text("hidden words")
    page = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]><html><body><p>&x;</p></body></html>'
    assert "hidden words" not in text(page)
    assert "hidden words" not in text(page.encode())


@pytest.mark.parametrize("tag", ["div", "b", "table", "span", "blockquote", "font"])
@pytest.mark.parametrize("depth", [200, 257, 300, 1_900, 2_049, 5_000, 100_000])
def test_no_text_is_lost_at_any_depth(tag: str, depth: int) -> None:
    page = f"<{tag}>" * depth + "deep <i>down</i><script>code</script> here<p>two" + f"</{tag}>" * depth + "<p>after"
    found = parse(page)
    tree = found.tree
    prose = [piece for node in tree.iter() for piece in ("" if node.tag == "script" else node.text, node.tail) if piece]
    assert "".join(prose) == "deep down heretwoafter"
    assert ("too-deep" in found.issues) == (depth > 2_048) or (depth > MAX_DEPTH and etree.LIBXML_VERSION < (2, 14))
    assert etree.tostring(tree)


def test_attributes_are_capped_and_text_is_kept() -> None:
    crowded = "<p " + " ".join(f"a{i}=1" for i in range(50_000)) + ">story"
    assert parse(crowded).issues == ("too-many-attributes",)
    assert len(parse(crowded).tree.find(".//p").attrib) == 1_000
    assert text(crowded) == "story"


def test_a_long_attribute_is_kept_whole() -> None:
    page = f"<html><body><p title='{'long ' * 50_000}'>story</p><img src=data:{'A' * 100_000}></body></html>"
    found = parse(page)
    assert found.issues == ()
    assert len(found.tree.find(".//p").get("title")) == 250_000
    assert len(found.tree.find(".//img").get("src")) > 100_000


def test_paragraphs_below_the_depth_cap_stay_apart() -> None:
    tree = parse("<div>" * 5_000 + "<p>one</p><p>two</p>").tree
    assert "onetwo" not in (piece for node in tree.iter() for piece in (node.text, node.tail))


def test_too_many_bytes_are_cut_and_said() -> None:
    found = parse(b"<p>" + b"word " * 100, max_bytes=53)
    assert found.issues == ("truncated",)
    assert "".join(found.tree.itertext()) == "word " * 10


def test_too_many_tags_are_cut_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsclean.dom.MAX_TAGS", 1_000)
    found = parse(b"<p>x<br>" * 5_000)
    assert found.issues == ("truncated",)
    assert sum(1 for _ in found.tree.iter("p", "br")) == 1_000


def test_a_gzip_bomb_stops_at_the_cap() -> None:
    bomb = gzip.compress(b"<p>a</p>" + b" " * 30_000_000)
    found = parse(bomb, max_bytes=1_000)
    assert found.issues == ("truncated",)
    assert "".join(found.tree.itertext()).strip() == "a"


def test_a_gzip_of_several_members_is_read_to_its_end() -> None:
    packed = gzip.compress(STORY[:40].encode()) + gzip.compress(STORY[40:].encode())
    assert text(packed) == text(STORY.encode())
    assert text(packed + b"more") == text(STORY.encode())
    assert parse(packed + b"more").issues == parse(STORY.encode()).issues


def test_a_cut_off_gzip_gives_what_there_is() -> None:
    cut = gzip.compress(STORY.encode(), 0)[:60]
    assert text(cut).startswith("Ferry") and "truncated" in parse(cut).issues
    assert "truncated" in text_of(cut)[1]
    assert parse(b"\x1f\x8brubbish, rubbish").issues == ("not-html",)


def test_a_deep_lxml_tree_is_taken() -> None:
    root = element = etree.Element("div")
    for _ in range(10_000):
        element = etree.SubElement(element, "div")
    element.text = "deep"
    assert text(root) == "deep"


def test_a_deep_soup_is_taken() -> None:
    soup = bs4.BeautifulSoup("<div>" * 5_000 + "deep", "html.parser")
    assert text(soup) == "deep"


@given(st.binary(max_size=400))
def test_any_bytes_give_a_tree(data: bytes) -> None:
    "".join(parse(data).tree.itertext())


@given(st.text(st.characters(exclude_categories=()), max_size=200))
def test_any_text_gives_a_tree(data: str) -> None:
    "".join(parse(data).tree.itertext())


HOSTILE = {
    "lessthan": lambda n: b"<" * n,
    "br": lambda n: b"<br>" * (n // 4),
    "comments": lambda n: b"<!-- " * (n // 5),
    "cdata": lambda n: b"<![CDATA[" * (n // 9),
    "attributes": lambda n: b"<p " + b"".join(b"a%d=1 " % i for i in range(n // 9)) + b">x",
    "attribute": lambda n: b'<p title="' + b"x" * n + b'">x',
    "text": lambda n: b"<p>" + b"word " * (n // 5),
    "deep": lambda n: b"<div>" * (n // 5),
    "inline": lambda n: b"<b><i>" * (n // 6),
    "misnested": lambda n: b"<b><p></b></p>" * (n // 14),
    "entities": lambda n: b"&amp;" * (n // 5),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_cost_grows_in_step_with_the_page(kind: str) -> None:
    check_growth(parse, HOSTILE[kind], 100_000)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig"])
def test_control_characters_tell_the_same_in_bytes_and_in_text(encoding: str) -> None:
    text = "<p>" + "\x1f\x02" * 20 + "</p>"
    assert parse(text.encode(encoding)).issues == parse(text).issues == ("not-html",)
