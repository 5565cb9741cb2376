"""The formats: what they say, and that nothing of a page can act in them."""

import csv
import datetime as dt
import io
import json
from dataclasses import replace
from pathlib import Path

import markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from lxml import html as lxml_html
from markdown_it import MarkdownIt

from newsclean import Article, Credit, Dateline, Image, Paragraph, Person
from newsclean.serialise import CSV_COLUMNS, to_csv_row, to_html, to_markdown, to_ninjs, to_schema_org, to_text

NINJS_SCHEMA = Path("/work/shared/schema/ninjs-schema_3.1.json")

STORY = Article(
    headline="Harbour bridge reopens",
    deck="Two lanes, for now",
    authors=(Person("Ida Brandt", role="author"), Person("Harbour Desk", kind="organisation")),
    dateline=Dateline("PORT LARK, Norland (NPA) —", ("PORT LARK, Norland",), ("NPA",)),
    body=(
        Paragraph("paragraph", "Lorries crossed again on Monday."),
        Paragraph("heading", "What is next"),
        Paragraph("list_item", "paint"),
        Paragraph("list_item", "lights"),
        Paragraph("quote", "It held."),
        Paragraph("table_row", "lane\topen"),
        Paragraph("preformatted", "a\n  b"),
    ),
    credits=(
        Credit(
            "Reporting by Ole Lund in Vik; editing by Pia Roe. Translated by Nils Aas.",
            (
                Person("Ole Lund", role="reporting", place="Vik", organisation="Norland Press"),
                Person("Pia Roe", role="editing"),
                Person("Nils Aas", role="translation"),
            ),
        ),
        Credit("With material from NPA and Coast News", organisations=("NPA", "Coast News")),
    ),
    published=dt.datetime(2024, 3, 4, 9, 5, tzinfo=dt.UTC),
    modified=dt.date(2024, 3, 5),
    images=(
        Image("https://example.org/a (1).jpg", "The span", Credit("Photo: Eva Moe")),
        Image("javascript:alert(1)"),
        Image("/relative.jpg"),
    ),
    language="en",
    site_name="Lark Courier",
    url="https://example.org/bridge",
    section="Region",
    tags=("traffic", "harbour"),
)

VECTORS = (
    "<script>alert(1)</script>",
    "Learn C#",
    "Room #",
    '"><img src=x onerror=alert(1)>',
    "<svg/onload=alert(1)>",
    "javascript:alert(1)",
    "[click](javascript:alert(1))",
    "![x](javascript:alert(1))",
    "[a]: javascript:alert(1)",
    "<javascript:alert(1)>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;",
    "```\n<script>alert(1)</script>\n```",
    "    <iframe src=javascript:alert(1)>",
    "-->\n<script>alert(1)</script>\n<!--",
    "</title></style></textarea></article><script>alert(1)</script>",
    "' onmouseover='alert(1)",
    "\\<b>\\",
    "# no heading",
    "1. no list",
    "=====",
)


def laden(text: str, url: str) -> Article:
    """An article with `text` in every place that takes text."""
    person = Person(text, place=text, organisation=text, role="reporting")
    credit = Credit(text, (person,), (text,))
    kinds = ("paragraph", "heading", "list_item", "preformatted", "quote", "table_row", "list_item", "paragraph")
    return Article(
        headline=text,
        deck=text,
        authors=(person,),
        dateline=Dateline(text, (text,), (text,)),
        body=tuple(Paragraph(kind, text) for kind in kinds),
        credits=(credit,),
        images=(Image(url, text, credit), Image("https://example.org/" + url, text)),
        language=text,
        site_name=text,
        url=url,
        section=text,
        tags=(text,),
    )


TEXTS = st.text(st.characters(exclude_categories=()), min_size=1).filter(str.strip) | st.sampled_from(VECTORS)
URLS = (
    st.text()
    | st.sampled_from(VECTORS)
    | st.text().map("https://".__add__)
    | st.text().map("http://example.org/".__add__)
)
ARTICLES = st.builds(laden, TEXTS, URLS)

HTML_NAMES = frozenset((
    "article", "header", "h1", "h2", "p", "span", "time", "figure", "img", "figcaption", "div", "ul", "li", "table",
    "tr", "td", "tbody", "blockquote", "pre", "br", "footer", "a",
))  # fmt: skip
HTML_ATTRIBUTES = frozenset(("class", "lang", "dir", "datetime", "src", "alt", "rel", "href"))
MARKDOWN_NAMES = HTML_NAMES | {"strong", "em", "hr", "code"}


def assert_harmless(page: str, names: frozenset[str]) -> None:
    for element in lxml_html.fragment_fromstring(page, create_parent="article").iter():
        if not isinstance(element.tag, str):
            assert element.tag is not lxml_html.etree.ProcessingInstruction
            assert (element.text or "").strip() == "", "only our own empty comment"
            continue
        assert element.tag in names
        assert set(element.attrib) <= HTML_ATTRIBUTES
        for name in ("src", "href"):
            assert element.get(name, "https://").startswith(("https://", "http://"))


def words(page: str) -> list[str]:
    return " ".join(lxml_html.fragment_fromstring(page, create_parent="div").itertext()).split()


def test_text_holds_the_story_in_order() -> None:
    assert to_text(STORY).split("\n\n") == [
        "Harbour bridge reopens",
        "Two lanes, for now",
        "Ida Brandt, Harbour Desk · 2024-03-04 09:05+00:00",
        "PORT LARK, Norland (NPA) — Lorries crossed again on Monday.",
        "What is next",
        "paint",
        "lights",
        "It held.",
        "lane\topen",
        "a\n  b",
        "Reporting by Ole Lund in Vik; editing by Pia Roe. Translated by Nils Aas.",
        "With material from NPA and Coast News\n",
    ]


def test_markdown_of_every_kind() -> None:
    assert (
        to_markdown(STORY)
        == """\
# Harbour bridge reopens

**Two lanes, for now**

Ida Brandt, Harbour Desk · 2024-03-04 09:05+00:00

![The span](https://example.org/a%20%281%29.jpg)

*The span Photo: Eva Moe*

PORT LARK, Norland (NPA) — Lorries crossed again on Monday.

## What is next

- paint
- lights

> It held.

lane · open

    a
      b

* * *

Reporting by Ole Lund in Vik; editing by Pia Roe. Translated by Nils Aas.

With material from NPA and Coast News
"""
    )


def test_html_of_every_kind() -> None:
    assert (
        to_html(STORY)
        == """\
<article class="h-entry" lang="en" dir="auto">
<header>
<h1 class="p-name">Harbour bridge reopens</h1>
<p class="p-summary">Two lanes, for now</p>
<p class="byline"><span class="p-author h-card">Ida Brandt</span>, <span class="p-author h-card">Harbour Desk</span></p>
<time class="dt-published" datetime="2024-03-04T09:05:00+00:00">2024-03-04 09:05+00:00</time>
<time class="dt-updated" datetime="2024-03-05">2024-03-05</time>
</header>
<figure><img class="u-photo" src="https://example.org/a%20(1).jpg" alt="The span">\
<figcaption>The span Photo: Eva Moe</figcaption></figure>
<div class="e-content">
<p><span class="dateline">PORT LARK, Norland (NPA) —</span> Lorries crossed again on Monday.</p>
<h2>What is next</h2>
<ul>
<li>paint</li>
<li>lights</li>
</ul>
<blockquote>
<p>It held.</p>
</blockquote>
<table>
<tr><td>lane</td><td>open</td></tr>
</table>
<pre>a
  b</pre>
</div>
<footer>
<p class="credit">Reporting by Ole Lund in Vik; editing by Pia Roe. Translated by Nils Aas.</p>
<p class="credit">With material from NPA and Coast News</p>
<ul class="tags"><li class="p-category">traffic</li><li class="p-category">harbour</li></ul>
<a class="u-url" rel="noopener noreferrer" href="https://example.org/bridge">Lark Courier</a>
</footer>
</article>
"""
    )


@pytest.mark.parametrize("render", [to_text, to_markdown, to_html])
def test_a_deck_that_the_body_keeps_is_printed_once(render) -> None:  # type: ignore[no-untyped-def]
    kept = Article(deck="The ferry is back.", body=(Paragraph("paragraph", "The ferry is back."),))
    assert render(kept).count("The ferry is back") == 1
    assert render(replace(kept, deck="A ferry returns")).count("ferry") == 2


def test_a_dateline_on_its_own_line_stays_there() -> None:
    story = Article(dateline=Dateline("VIK:", ("VIK",), joint="\n"), body=(Paragraph("paragraph", "Snow fell."),))
    assert '<p><span class="dateline">VIK:</span></p>\n<p>Snow fell.</p>' in to_html(story)
    assert to_markdown(story) == "VIK:\n\nSnow fell.\n"


def test_schema_org_names_everybody() -> None:
    assert to_schema_org(STORY) == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "Harbour bridge reopens",
        "description": "Two lanes, for now",
        "author": [{"@type": "Person", "name": "Ida Brandt"}, {"@type": "Organization", "name": "Harbour Desk"}],
        "dateline": "PORT LARK, Norland (NPA) —",
        "locationCreated": [{"@type": "Place", "name": "PORT LARK, Norland"}],
        "articleBody": "\n\n".join(paragraph.text for paragraph in STORY.body),
        "creditText": "Reporting by Ole Lund in Vik; editing by Pia Roe. Translated by Nils Aas. "
        "With material from NPA and Coast News",
        "contributor": [
            {
                "@type": "Role",
                "roleName": "reporting",
                "contributor": {
                    "@type": "Person",
                    "name": "Ole Lund",
                    "affiliation": {"@type": "Organization", "name": "Norland Press"},
                    "workLocation": {"@type": "Place", "name": "Vik"},
                },
            }
        ],
        "editor": [{"@type": "Person", "name": "Pia Roe"}],
        "translator": [{"@type": "Person", "name": "Nils Aas"}],
        "sourceOrganization": [
            {"@type": "Organization", "name": "NPA"},
            {"@type": "Organization", "name": "Coast News"},
        ],
        "publisher": {"@type": "Organization", "name": "Lark Courier"},
        "datePublished": "2024-03-04T09:05:00+00:00",
        "dateModified": "2024-03-05",
        "image": [
            {
                "@type": "ImageObject",
                "url": "https://example.org/a%20(1).jpg",
                "caption": "The span",
                "creditText": "Photo: Eva Moe",
            }
        ],
        "inLanguage": "en",
        "url": "https://example.org/bridge",
        "articleSection": "Region",
        "keywords": ["traffic", "harbour"],
    }


def test_ninjs_carries_place_credit_and_sources() -> None:
    item = to_ninjs(STORY)
    assert (item["uri"], item["located"]) == ("https://example.org/bridge", "PORT LARK, Norland")
    assert item["by"] == "Ida Brandt, Harbour Desk"
    assert item["contentCreated"] == item["versionCreated"] == "2024-03-04T09:05:00+00:00"
    assert [d["role"] for d in item["descriptions"]] == ["summary", "creditline", "creditline"]
    assert item["bodies"][0]["value"] == STORY.text
    assert {"name": "Pia Roe", "role": "editing"} in item["infoSources"]
    assert {"name": "Coast News", "role": "source"} in item["infoSources"]
    assert [a["by"] for a in item["associations"]] == ["Photo: Eva Moe"]


def test_ninjs_of_a_page_without_address_has_a_stable_uri() -> None:
    first, second = to_ninjs(Article(headline="One")), to_ninjs(Article(headline="Two"))
    assert first["uri"] == to_ninjs(Article(headline="One"))["uri"] != second["uri"]
    assert first["uri"].startswith("urn:uuid:")


@pytest.fixture(scope="module")
def ninjs_schema() -> Draft202012Validator:
    if not NINJS_SCHEMA.exists():
        pytest.skip("the official ninjs schema is not on this machine")
    schema = json.loads(NINJS_SCHEMA.read_bytes())
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


@pytest.mark.parametrize("article", [STORY, Article()], ids=["full", "empty"])
def test_ninjs_is_valid(article: Article, ninjs_schema: Draft202012Validator) -> None:
    ninjs_schema.validate(to_ninjs(article))


@pytest.mark.parametrize(
    ("url", "uri"),
    [
        ("https://example.org:8080/a b?q=ä#x", "https://example.org:8080/a%20b?q=%C3%A4#x"),
        ("HTTPS://example.org/100%", "https://example.org/100%25"),
        ("http://[2001:db8::1]/", "http://[2001:db8::1]/"),
        *((bad, None) for bad in ("http://0::", "http://[x]/", "http:///x", "https://a:b/", "/x", "ftp://a/", None)),
    ],
)
def test_an_address_becomes_a_uri(url: str | None, uri: str | None) -> None:
    assert to_schema_org(Article(url=url)).get("url") == uri


@given(article=ARTICLES)
def test_ninjs_of_anything_is_valid(article: Article, ninjs_schema: Draft202012Validator) -> None:
    ninjs_schema.validate(to_ninjs(article))


@given(article=ARTICLES)
def test_html_of_anything_is_harmless(article: Article) -> None:
    assert_harmless(to_html(article), HTML_NAMES)


@pytest.mark.parametrize(
    "render",
    [MarkdownIt("commonmark").render, markdown.markdown, MarkdownIt("js-default", {"html": True}).render],
    ids=["commonmark", "first-dialect", "tables-and-strikethrough"],
)
@example(article=laden("0", "''"))
@given(article=ARTICLES)
def test_markdown_of_anything_is_harmless(render, article: Article) -> None:  # type: ignore[no-untyped-def]
    assert_harmless(render(to_markdown(article)), MARKDOWN_NAMES)


@pytest.mark.parametrize("vector", VECTORS)
def test_markup_in_text_is_shown_not_obeyed(vector: str) -> None:
    article = Article(headline=vector, body=(Paragraph("paragraph", vector), Paragraph("list_item", vector)))
    expected = " ".join([vector] * 3).split()
    assert words(to_html(article)) == expected
    assert words(MarkdownIt("commonmark").render(to_markdown(article))) == expected


def test_csv_row_survives_a_csv_file() -> None:
    row = to_csv_row(STORY)
    assert tuple(row) == CSV_COLUMNS
    out = io.StringIO()
    writer = csv.DictWriter(out, CSV_COLUMNS)
    writer.writeheader()
    writer.writerow(row)
    assert next(csv.DictReader(io.StringIO(out.getvalue(), newline=""))) == row
    assert (row["places"], row["credited"]) == ("PORT LARK, Norland", "Ole Lund; Pia Roe; Nils Aas")
    assert row["organisations"] == "NPA; Coast News"
    assert row["text"] == STORY.text


def test_an_empty_article_is_no_trouble() -> None:
    nothing = Article()
    assert (to_text(nothing), to_markdown(nothing), words(to_html(nothing))) == ("\n", "\n", [])
    assert set(to_csv_row(nothing).values()) == {""}
    assert set(to_schema_org(nothing)) == {"@context", "@type"}
    assert set(to_ninjs(nothing)) == {"uri", "standard", "type", "representationType"}
