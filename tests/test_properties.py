"""What holds for every page, whatever is on it."""

import re
from html import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import newsclean
from newsclean import Article
from newsclean.dom import parse

MANY = settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])

SENTENCES = st.sampled_from(
    [
        "The ferry over the lake runs again from Monday on, the town council said after its meeting.",
        "LILLE (AFP) - Two bridges will be closed for repairs until the end of the year, officials said.",
        "Schools stay open, and buses carry pupils to the other bank at seven and at eight.",
        "“Nobody was hurt,” the mayor told reporters, “and nothing was lost but an umbrella.”",
        "Die Fähre fährt ab Montag wieder, teilte die Stadt am Freitag nach der Sitzung mit.",
        "橋は月曜日に再び開通すると市が発表した。工事は三月に始まっていた。",
        "Reporting by Ann Lee in Lille; editing by Bob Ray",
        "By Ann Lee",
        "Leave a Comment",
        "Read more: ten ferries worth a trip",
        "May 6, 2024",
    ]
)
TAGS = st.sampled_from(
    re.findall(r"\w+", "p div h1 h2 li ul blockquote pre table tr td span b a em br article section aside script style")
)
ATTRIBUTES = st.sampled_from(
    [
        "",
        ' class="article-body"',
        ' class="byline"',
        ' id="comments"',
        ' href="/x"',
        ' itemprop="articleBody"',
        " hidden",
        ' style="display:none"',
    ]
)
TEXTS = st.one_of(SENTENCES, st.text(max_size=40))


@st.composite
def pages(draw: st.DrawFn) -> str:
    """Tag soup: elements of all kinds, some closed, some not, with text between them."""
    pieces = ["<html><head><title>", escape(draw(TEXTS)), "</title></head><body>"]
    for _ in range(draw(st.integers(0, 25))):
        tag, closed = draw(TAGS), draw(st.booleans())
        pieces += [f"<{tag}{draw(ATTRIBUTES)}>", draw(TEXTS.map(escape)), f"</{tag}>" if closed else ""]
    return "".join(pieces)


def squeezed(text: str) -> str:
    """Without white space of any kind: breaks and indents are layout."""
    return "".join(text.split())


def printed(article: Article) -> str:
    return squeezed("".join(paragraph.text for paragraph in article.body))


def check(article: Article) -> None:
    """What every Article keeps to."""
    values = article.to_dict()
    assert Article.from_json(article.to_json()) == article
    assert Article.from_dict(values) == article
    assert "" not in _strings(values)
    assert all(
        paragraph.text.strip() == paragraph.text for paragraph in article.body if paragraph.kind != "preformatted"
    )
    assert article.issues if not article.body else "no-body" not in article.issues


def _strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for key, inner in value.items() if key != "joint" for text in _strings(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in _strings(inner)]
    return [value] if isinstance(value, str) else []


def is_subsequence(short: str, long: str) -> bool:
    rest = iter(long)
    return all(character in rest for character in short)


@MANY
@given(st.binary(max_size=600))
def test_any_bytes_give_an_article(data: bytes) -> None:
    check(newsclean.extract(data))


@MANY
@given(st.text(st.characters(exclude_categories=()), max_size=400))
def test_any_text_gives_an_article(text: str) -> None:
    for article in (newsclean.extract(text), newsclean.extract_text(text)):
        article.to_dict()
        assert article.issues if not article.body else "no-body" not in article.issues


@MANY
@given(pages())
def test_tag_soup_gives_an_article_of_the_pages_own_words(page: str) -> None:
    article = newsclean.extract(page, url="https://example.org/story")
    check(article)
    words = squeezed("".join(parse(page).tree.itertext()))
    assert is_subsequence(printed(article), words)
    assert article.dateline is None or squeezed(article.dateline.raw) in words
    for credit in article.credits:
        assert squeezed(credit.raw) in words


@MANY
@given(st.lists(TEXTS, max_size=20))
def test_flattened_text_gives_an_article_of_its_own_words(lines: list[str]) -> None:
    text = "\n".join(lines)
    article = newsclean.extract_text(text)
    check(article)
    assert is_subsequence(printed(article), squeezed(text))
    assert article.dateline is None or squeezed(article.dateline.raw) in squeezed(text)


@MANY
@given(pages(), st.sampled_from(["utf-8", "utf-16", "utf-8-sig"]))
def test_bytes_and_text_of_a_page_give_the_same_article(page: str, encoding: str) -> None:
    data = page.encode(encoding, "replace")
    assert newsclean.extract(data) == newsclean.extract(data.decode(encoding))


@MANY
@given(pages())
def test_the_same_page_gives_the_same_article(page: str) -> None:
    assert newsclean.extract(page).to_json() == newsclean.extract(page).to_json()


PROSE = [
    "The ferry over the lake runs again from Monday on, the town council said after its meeting on Friday.",
    "Schools stay open, and buses carry pupils to the other bank at seven and at eight in the morning.",
    "“Nobody was hurt,” the mayor told reporters, “and nothing was lost but an umbrella and two hats.”",
    "The council had closed the pier in March, when divers found cracks in two of its eleven pillars.",
    "A new pier is to be built next year; the state pays half of the cost, and the town the other half.",
]


@pytest.mark.parametrize("dateline", ["", "LILLE (AFP) - ", "HANOI, Vietnam (AP) — "])
@pytest.mark.parametrize("count", [3, 5])
def test_the_two_doors_agree_on_a_plain_page(dateline: str, count: int) -> None:
    lines = [dateline + PROSE[0], *PROSE[1:count], "(Reporting by Ann Lee in Lille; editing by Bob Ray)"]
    tree = newsclean.extract("<h1>Ferry runs again</h1>" + "".join(f"<p>{line}</p>" for line in lines))
    text = newsclean.extract_text("\n".join(["Ferry runs again", *lines]))
    assert tree.text == text.text
    assert tree.body == text.body
    assert tree.dateline == text.dateline
    assert tree.credits == text.credits
    assert tree.headline == text.headline
    assert len(tree.body) == count
