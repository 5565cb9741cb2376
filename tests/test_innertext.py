"""What an element says: which of its texts are read, in which order, and how far."""

import pytest
from lxml import etree

from newsclean.innertext import MOST, line, texts


def element(html):
    return etree.fromstring(f"<div>{html}</div>", etree.HTMLParser(remove_comments=True)).find(".//div")


@pytest.mark.parametrize(
    "html, said",
    [
        ("The <b>ferry</b> runs", "The ferry runs"),
        ("The ferry<br>runs", "The ferry runs"),
        ("The <script>go()</script><style>b {}</style>ferry", "The ferry"),
        ("<ruby>港<rp>(</rp><rt>みなと</rt><rp>)</rp></ruby>", "港"),
        ("<svg><title>The Harbour Post</title><path></path></svg>", "The Harbour Post"),  # a logo
        ("<p>The</p><p>ferry</p>", "Theferry"),
        (" ", ""),
    ],
)
def test_what_is_read(html, said):
    assert line(texts(element(html))) == said


def test_breaks_part_words_on_both_sides():
    assert line(texts(element("The<p>ferry</p>runs"), breaks=frozenset(("p",)))) == "The ferry runs"


def test_what_is_skipped_is_skipped_with_all_it_holds():
    part = element("The <i>old <b>red</b> one,</i> ferry")
    assert line(texts(part, skips=lambda node: node.tag == "i")) == "The ferry"
    assert line(texts(part, behind=lambda node: None)) == "The old red"


def test_the_text_behind_an_element_is_none_of_it():
    assert line(texts(element("<i>old</i> ferry")[0])) == "old"


def test_reading_ends():
    assert len(list(texts(element("<i>a</i>" * (MOST + 50))))) == MOST
    assert line(["The ", "ferry ", "runs"], limit=5) == "The ferry"
