"""Input that is made to hurt: its cost grows in step with its size, nothing raises, nothing is lost without a word.

Times are taken against a plain page of the same bytes in the same run, and the growth over two doublings; a case that
fails is measured again, since other work on the machine only ever makes a run slower.
"""
# ruff: noqa: E501 (a kind of input a line)

import json
import time
from collections.abc import Callable

import pytest
from timing import TIMES, check_growth, cost

import newsclean
from newsclean import dom
from newsclean.byline import parse_byline
from newsclean.credit import parse_credit
from newsclean.dateline import parse_dateline
from newsclean.decode import _CODECS

WORD = "The ferry over the lake runs again from Monday on, the town said. "
STORY = "<h1>Ferry runs again</h1>" + f"<p>{WORD * 4}</p>" * 6
SMALL = 60_000  # bytes; two doublings are 240,000
RUN = 250_000  # characters of a run of one separator; two doublings are a million
MULTIPLE = 30  # of the plain page's time, at the same size


def page(hostile: str) -> bytes:
    return f"<html><head><title>Ferry runs again</title></head><body>{STORY}{hostile}</body></html>".encode(
        "utf-8", "replace"
    )


def head(hostile: str) -> bytes:
    return f"<html><head><title>Ferry</title>{hostile}</head><body>{STORY}</body></html>".encode("utf-8", "replace")


def json_ld(data: str) -> bytes:
    return head(f'<script type="application/ld+json">{data}</script>')


def times(piece: str) -> Callable[[int], bytes]:
    return lambda size: page(piece * (size // len(piece)))


def around(tag: str) -> Callable[[int], bytes]:
    """Elements in each other, and in the innermost many: nothing may be read once for each of those around it."""
    return lambda size: page(tag * 300 + "<i></i>" * (size // 7) + WORD)


# Each name is ten of the one before it: a thousand million of the first.
BOMB = "<!DOCTYPE html [<!ENTITY a0 'Ferry '>" + "".join(
    f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>" for i in range(1, 10)
) + "]>"  # fmt: skip


def entities(size: int) -> str:
    """Apollo's cache: stories whose bodies refer to each other."""
    story = '{"headline": "Ferry", "body": [{"__ref": "A:%d"}, {"__ref": "A:1"}, {"type": "p", "content": [{"__ref": "A:%d"}]}]}'
    return "{" + ",".join(f'"A:{i}":' + story % (i + 1, i + 2) for i in range(size // 120)) + "}"


def flat(*values: object) -> bytes:
    return head(f"<script id=__NUXT_DATA__>{json.dumps([*values])}</script>").replace(STORY.encode(), b"")


LONG = "<p>a b</p>"
# Pages without a story on display, so that their data is searched.
SHARED: dict[str, Callable[[int], bytes]] = {
    "a text of many objects": lambda size: flat(
        [*range(2, size // 50)], "Ferry", *[{"title": 1, "body": -1}] * (size // 50), "<p>ab</p>" * (size // 20)
    ).replace(b"-1}", b"%d}" % (2 + size // 50)),
    "a text often in a story": lambda size: flat(
        {"title": 1, "body": 2}, "Ferry", [3] * (size // 6), LONG * (size // 20)
    ),
    "a list often in a story": lambda size: flat(
        {"title": 1, "body": 2}, "Ferry", [3] * (size // 6), [4] * (size // 6), ""
    ),
    "circles in many scripts": lambda size: head(
        f'<script type="application/json">{CIRCLES}</script>' * (size // len(CIRCLES))
    ).replace(STORY.encode(), b""),
}
CIRCLES = json.dumps({f"A:{i}": {"title": "x", "body": [{"__ref": f"A:{i}"}] * 2} for i in range(8)}).ljust(500)


PAGES: dict[str, Callable[[int], bytes | str]] = {
    "short paragraphs": times("<p>Short one.</p>"),
    "paragraphs": times(f"<p>{WORD}</p>"),
    "links": times("<a href=/x>link</a> "),
    "links in paragraphs": times("<p><a href=/x>linked words</a></p>"),
    "list items": times("<li>item of a list"),
    "nested div": lambda size: page("<div>" * (size // 5) + WORD),
    "nested b": lambda size: page("<b>" * (size // 3) + WORD),
    "nested table": lambda size: page("<table><tr><td>" * (size // 15) + WORD),
    "nested quotes": lambda size: page("<blockquote><p>x" * (size // 16)),
    "nested articles": lambda size: page("<article><h2>Ferry</h2>" * (size // 23) + WORD),
    "nested links": lambda size: page("<span><a href=/x>" * (size // 17) + WORD),
    "nested raised figures": lambda size: page("<sup>1" + "<sup>" * 500 + "<br>" * (size // 4) + WORD),
    "headings around": around("<h1>"),
    "times around": around("<time>"),
    "figures around": around("<figure><img src=/a.jpg>"),
    "two captions around": around("<figure><img src=/a.jpg><figcaption></figcaption><figcaption>"),
    "captions around": around("<div class=caption><img src=/a.jpg>"),
    "end tags": times("</p></b></table>"),
    "nested lists": lambda size: page("<ul><li>x" * (size // 9)),
    "headings of ingredients": lambda size: page(
        f"<p>{WORD}" + "".join(f"<h3>Ingredients</h3><ul><li>{i} cups<li>{i} eggs</ul>" for i in range(size // 60)) + f"<p>{WORD}"
    ),
    "a story told again": lambda size: page("".join(f"<p>{WORD} {i}" for i in range(size // 300)) * 2),
    "blank lines": lambda size: page(f"<div>{(WORD + chr(10) * 2) * (size // len(WORD))}</div>"),
    "a function's data": lambda size: page(
        f"<script>__NUXT__=(function(a){{return {{{','.join(f'k{i}:a' for i in range(size // 9))}}}}}('x'))</script>"
    ),
    "one text": lambda size: page("<p>" + WORD * (size // len(WORD))),
    "one word": lambda size: page("<p>" + "x" * size),
    "less than": times("<"),
    "greater than": times(">"),
    "ampersands": times("&"),
    "long attribute": lambda size: page(f'<p title="{"x " * (size // 2)}">x</p>'),
    "long class list": lambda size: page(f'<div class="{"story-body ad " * (size // 14)}"><p>{WORD}</p></div>'),
    "long class word": lambda size: page(f'<div class="{"ad-" * (size // 3)}"><p>{WORD}</p></div>'),
    "many classes": lambda size: page("".join(f'<p class="c{i} d{i}">{WORD}' for i in range(size // 90))),
    "attributes": lambda size: page("<p " + " ".join(f"a{i}=1" for i in range(size // 9)) + f">{WORD}"),
    "NUL": times("\0x"),
    "lone surrogates": lambda size: "<h1>Ferry</h1>" + "<p>The \ud800 ferry \udfff runs.</p>" * (size // 30),
    "halves of pairs": lambda size: page("\ud83d").decode() + "<p>The ferry \ude00\ud83d runs" * (size // 20),
    "UTF-16 with BOM": lambda size: page(f"<p>{WORD}</p>" * (size // 146)).decode().encode("utf-16"),
    "UTF-16 without BOM": lambda size: page(f"<p>{WORD}</p>" * (size // 146)).decode().encode("utf-16-be"),
    "half of UTF-16": lambda size: b"\xff\xfe" + page(f"<p>{WORD}</p>" * (size // 73)),
    "no encoding": lambda size: page("<p>Fa\u00e4hre").decode().encode("latin-1") + bytes(range(32, 256)) * (size // 224),
    "entity bomb": lambda size: BOMB.encode() + page("<p>The ferry &a9; runs" * (size // 22)),
    "entity declarations": lambda size: b"<!DOCTYPE html [" + b"<!ENTITY a SYSTEM 'file:///etc/passwd'>" * (size // 39) + b"]>" + page("&a;"),
    "no characters": times("&#x110000;&#0;&#xD800;&#"),
    "processing instructions": times("<?xml "),
    "one comment": lambda size: page("<!-- " + WORD * (size // len(WORD))),
    "one cdata": lambda size: page("<![CDATA[" + WORD * (size // len(WORD))),
    "unclosed comments": times("<!-- "),
    "comments": times("<!-- x -->"),
    "cdata": times("<![CDATA["),
    "br": times("<br>"),
    "br and text": times("a<br>"),
    "scripts": times("<script>var a = {};</script>"),
    "one script": lambda size: page("<script>" + "var a = {};" * (size // 11)),
    "headings": times("<h2>Heading</h2>"),
    "images": times("<figure><img src=/a.jpg><figcaption>A bridge. Photo: A. Lee</figcaption></figure>"),
    "times": times("<time datetime=2024-05-06T07:08:09Z>today</time>"),
    "bylines": times("<p class=byline>By Ann Lee and Bob Ray</p>"),
    "credits": times("<p>Reporting by Ann Lee in Paris; editing by Bob Ray</p>"),
    "one credit": lambda size: page("<p>Reporting by " + "Ann Lee in Paris, " * (size // 18)),
    "one dateline": lambda size: page("<p>" + "LONDON/" * (size // 7) + f" (AP) - {WORD}"),
    "dateline brackets": lambda size: page("<p>LONDON " + "(AP" * (size // 3)),
    "microdata": times("<div itemscope itemtype=http://schema.org/Person itemprop=author><i itemprop=name>Ann Lee</i></div>"),
    "nested microdata": lambda size: page("<div itemscope itemtype=http://schema.org/NewsArticle itemprop=a>" * (size // 70)),
    "meta": lambda size: head("<meta name=author content='Ann Lee'><meta property=article:tag content=x>" * (size // 72)),
    "titles": lambda size: head("<meta property=og:title content='" + "Ferry | " * (size // 8) + "'>"),
    "json-ld list": lambda size: json_ld('[{"@type": "NewsArticle", "author": [null, {"name": "A B"}]}' + ", {}" * (size // 4) + "]"),
    "json-ld null": lambda size: json_ld("[null, {" + '"@type": "NewsArticle", "author": null, "image": [null]}, {' * (size // 59) + "}]"),
    "json-ld body": lambda size: json_ld('{"@type":"NewsArticle","articleBody":"' + WORD * (size // len(WORD)) + '"}'),
    "json-ld nested lists": lambda size: json_ld("[" * size),
    "json-ld nested objects": lambda size: json_ld('{"@type":"NewsArticle","a":' * (size // 27)),
    "json-ld graph": lambda size: json_ld('{"@graph":[' + '{"@id":"#a","@type":"NewsArticle","author":{"@id":"#a"}},' * (size // 56) + "{}]}"),
    "json-ld authors": lambda size: json_ld('{"@type":"NewsArticle","author":[' + '{"name":"Ann Lee"},' * (size // 19) + "{}]}"),
    "json-ld escapes": lambda size: json_ld('{"@type":"NewsArticle","articleBody":"' + "\\u00e9\\\\" * (size // 8) + '"}'),
    "json-ld blocks": lambda size: head('<script type="application/ld+json">{"@type":"NewsArticle"}</script>' * (size // 67)),
    "page state": lambda size: head("<script>window.__PRELOADED_STATE__ = {" + '"a":{' * (size // 5) + "</script>"),
    "next data": lambda size: head('<script id="__NEXT_DATA__" type="application/json">' + '{"content":[' * (size // 12) + "</script>"),
    "state in a string": lambda size: head("<script>__STATE__ = JSON.parse('" + '\\"' * (size // 2) + "')</script>"),
    "state without end": lambda size: head("<script>__STATE__ = JSON.parse('" + "a\\" * (size // 2) + "</script>"),
    "state in attributes": lambda size: page(f'<div data-page="{"[" * 600}">' * (size // 615)),
    "flight rows": lambda size: head("<script>" + 'self.__next_f.push([1,"a:{}\\n"]);' * (size // 34) + "</script>"),
    "flight texts": lambda size: head('<script>self.__next_f.push([1,"' + "1:T1,a" * (size // 6) + '"])</script>'),
    "references in a circle": lambda size: head(f"<script>__STATE__ = [{entities(size)}]</script>"),
    **SHARED,
    "entities": times("&eacute;&#128512;&#xD800;"),
}  # fmt: skip

SEPARATORS = (
    " ", "\t", "\u00a0", "\u2028", "-", "–", "—", "_", ".", ",", ";", ":", "!", "|", "/", "(", ")", "[", "{", "}", '"', "'", "“", "«",
    "•", "·", "@", "#", "&", "=", "<", ">", "0", "1/", "12:", "A", "A.", "Mc", "and ", "By ", "in ", "e", "é", "字", "(AP", "(AP) ", "(c) ",
    "\\", "*", "+", "www.", "http://", "a@a", "2024-", "May 1, ", "Reporting by ", "Photo: ", "var a", "// <![CDATA[", "});", "\u200b", "\u0301",
)  # fmt: skip

LINES: dict[str, Callable[[int], str]] = {
    "lines": lambda size: (WORD + "\n") * (size // (len(WORD) + 1)),
    "short lines": lambda size: "Menu\n" * (size // 5),
    "one line": lambda size: WORD * (size // len(WORD)),
    "NUL lines": lambda size: "\0The ferry\0 runs again\n" * (size // 23),
    "lines of surrogates": lambda size: "The \ud800 ferry runs.\n" * (size // 21),
    "empty lines": lambda size: "\n" * size,
    "comment forms": lambda size: "Leave a Comment\n" * (size // 16),
    "credit lines": lambda size: "Reporting by Ann Lee; editing by Bob Ray\n" * (size // 42),
    "dateline lines": lambda size: "LONDON (AP) - The ferry runs.\n" * (size // 30),
    "script lines": lambda size: "var a = window.b || {}; (function() {})();\n" * (size // 43),
    "json lines": lambda size: '{"@context": "https://schema.org", "a": [1, 2]}\n' * (size // 48),
}


PARSERS: dict[str, Callable[[str], object]] = {
    "dateline": parse_dateline,
    "credit": parse_credit,
    "byline": parse_byline,
}


@pytest.fixture(scope="module")
def plain() -> float:
    """Seconds for a plain page of the larger size."""
    data = PAGES["paragraphs"](TIMES * SMALL)
    newsclean.extract(data)
    return cost(lambda: newsclean.extract(data), 5)


@pytest.fixture(scope="module")
def plain_text() -> float:
    """Seconds for a plain text of the larger size: paragraphs between empty lines, so that none are joined.

    Doubled, since the text door works by the line, and a line of one word costs as much as a short paragraph.
    """
    text = LINES["lines"](TIMES * SMALL).replace("\n", "\n\n")
    newsclean.extract_text(text)
    return 2 * cost(lambda: newsclean.extract_text(text), 5)


@pytest.mark.parametrize("kind", PAGES)
def test_page(kind: str, plain: float) -> None:
    newsclean.Article.from_dict(newsclean.extract(PAGES[kind](SMALL), url="https://example.org/a").to_dict())
    check_growth(lambda data: newsclean.extract(data).to_dict(), PAGES[kind], SMALL, MULTIPLE * plain)


@pytest.mark.parametrize("kind", LINES)
def test_text(kind: str, plain_text: float) -> None:
    check_growth(newsclean.extract_text, LINES[kind], SMALL, MULTIPLE * plain_text)


@pytest.mark.parametrize("separator", SEPARATORS)
def test_a_line_of_one_separator(separator: str, plain_text: float) -> None:
    def lines(size: int) -> str:
        return f"{WORD}\n{separator * (size // len(separator))}\n{WORD}\n{WORD}"

    check_growth(newsclean.extract_text, lines, RUN, MULTIPLE * plain_text * RUN / SMALL)


@pytest.mark.parametrize("separator", SEPARATORS)
def test_a_paragraph_of_one_separator(separator: str, plain: float) -> None:
    def paragraph(size: int) -> bytes:
        run = (separator * (size // len(separator))).replace("&", "&amp;").replace("<", "&lt;")
        return page(f"<p>{run}</p><p>{WORD}</p>") + head(
            f'<meta name=author content="{run.replace(chr(34), "&quot;")}">'
        )

    check_growth(newsclean.extract, paragraph, RUN, MULTIPLE * plain * RUN / SMALL)


# The sizes that the outside world has been seen to send, once each, with all of the text asked back.
@pytest.mark.parametrize(
    ("data", "issue"),
    [
        (page("<p>Short one.</p>" * 50_000), None),
        (page("<a href=/x>link</a>" * 60_000), None),
        (page("<div>" * 100_000), "too-deep"),
        (page("<table>" * 100_000), "too-deep"),
        (page("<b>" * 100_000), "too-deep"),
        (page("<p>" + WORD * 180_000), None),
        (page("<" * 500_000), None),
        (page("<br>" * 1_000_000), None),
        (json_ld("[" * 100_000), None),
        (json_ld('{"@type":"NewsArticle","x":[null,' + "{}," * 1_600_000 + "{}]}"), None),
        (page("<p " + " ".join(f"a{i}=1" for i in range(100_000)) + ">x"), "too-many-attributes"),
        (page(f'<p title="{"x" * 1_000_000}">x'), None),
        (page(f'<p class="{"story " * 170_000}">x'), None),
        (json_ld('{"@type":"NewsArticle","articleBody":"' + WORD * 75_000 + '"}'), None),
        (page("\0" * 5_000_000), None),
        (BOMB.encode() + page("&a9;" * 100_000), None),
        (page("<!-- " * 200_000), None),
        (page("<![CDATA[" * 100_000), None),
        (page(f"<p>{WORD}</p>" * 10_000).decode().encode("utf-16"), None),
    ],
    ids=(
        "p a div table b text lt br json-nested json-long attributes attribute classes json-body nul bomb comments cdata "
        "utf-16"
    ).split(),
)
def test_at_full_size_the_story_is_found(data: bytes, issue: str | None, plain: float) -> None:
    per_byte = plain / (TIMES * SMALL)
    start = time.process_time()
    article = newsclean.extract(data)
    assert time.process_time() - start < MULTIPLE * per_byte * len(data) + 1
    assert (issue in article.issues) if issue else not article.issues
    assert WORD.strip() in article.text


@pytest.mark.parametrize("text", [WORD * 150_000, "x" * 10_000_000, "x\n" * 50_000], ids=["words", "word", "lines"])
def test_text_of_ten_megabytes(text: str, plain_text: float) -> None:
    start = time.process_time()
    newsclean.extract_text(text)
    assert time.process_time() - start < MULTIPLE * plain_text / (TIMES * SMALL) * len(text) + 1


@pytest.mark.parametrize("codec", sorted(set(_CODECS.values())))
def test_encodings_that_the_bytes_are_not_in(codec: str, plain: float) -> None:
    label = min(label for label, meant in _CODECS.items() if meant == codec)

    def wrong(size: int) -> bytes:
        return page(f"<meta charset={label}><p>{WORD}</p>") + bytes(range(1, 256)) * (size // 255)

    check_growth(lambda data: newsclean.extract(data).to_dict(), wrong, SMALL, MULTIPLE * plain)


@pytest.mark.parametrize("label", _CODECS)
def test_the_story_is_found_under_a_wrong_label(label: str) -> None:
    data = page(f"<p>{'Die Fähre über den See fährt wieder. ' * 8}</p>" + "<p>渡し船が運航を再開した。</p>")
    options = newsclean.Options(content_type=f"text/html; charset={label}")
    assert "Fähre über" in newsclean.extract(data, options=options).text
    for wrong in (data + b"\xff\xfe\x80", data[:-1] + bytes(range(128, 256)), data.decode().encode("utf-16-be")):
        newsclean.extract(wrong, options=options).to_json()
        newsclean.extract(wrong, options=newsclean.Options(encoding=label)).to_json()


SLOW = {
    "paragraphs": page(f"<p>{WORD}</p>" * 70_000),
    "links": page("<a href=/x>link</a> " * 100_000),
    "br": page("a<br>" * 400_000),
    "credits": page("<p>Reporting by Ann Lee in Paris; editing by Bob Ray</p>" * 90_000),
    "images": page("<figure><img src=/a.jpg><figcaption>A bridge. Photo: A. Lee</figcaption></figure>" * 60_000),
}


@pytest.mark.parametrize("kind", SLOW)
def test_the_deadline_ends_the_work_with_what_was_found(kind: str) -> None:
    dom.parse(SLOW[kind])
    parse = cost(lambda: dom.parse(SLOW[kind]))
    start = time.process_time()
    article = newsclean.extract(SLOW[kind], options=newsclean.Options(timeout=0.05))
    assert time.process_time() - start < 4 * parse + 0.5
    assert article.issues == ("timeout",)
    assert article.headline == "Ferry runs again"
    assert WORD.strip() in article.text


@pytest.mark.parametrize(
    "line", [WORD * 2_000, "x" * 100_000, "- " * 50_000, "字" * 100_000, "Ann и 字 " * 12_000, "123 (45) " * 10_000]
)
@pytest.mark.parametrize("parse", PARSERS)
def test_parsers_of_one_line(parse: str, line: str) -> None:
    check_growth(PARSERS[parse], lambda size: line[:size], len(line) // TIMES)
