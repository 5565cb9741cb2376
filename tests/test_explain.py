"""What an explanation says is what extract does; and the page that shows it works in a browser."""

import json
import pickle
import re
import shutil
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsclean
from newsclean import Explanation, dom
from newsclean.blocks import from_tree
from newsclean.explain import REASONS
from newsclean.noise import element_rule

FIXTURES = Path(__file__).parent.parent / "fixtures"
LESSONS = sorted(f"{folder.parent.name}/{folder.name}" for folder in FIXTURES.glob("*/*/"))

PAGE = """<!doctype html><html lang="en"><head><title>Harbour bridge reopens - Lark Courier</title>
<meta property="og:title" content="Harbour bridge reopens"><meta property="og:site_name" content="Lark Courier"></head>
<body><nav><a href="/">Home</a><a href="/sea">Sea<script>hit()</script></a></nav>
<div class="cookie-consent">We use cookies to count our readers.</div><article><h1>Harbour bridge reopens</h1>
<p class="byline">By IDA BRANDT</p>
<p>PORT LARK, Norland (AP) — Lorries crossed the harbour bridge again on Monday after eleven weeks of repairs.</p>
<p>Forty of them had waited since dawn, the harbour office said, and the first driver sounded her horn all the way.</p>
<p>The north span stays closed until the end of the month, when painters are to finish their work on the railings.</p>
<p>Reporting by Ole Lund in Vik; editing by Pia Roe</p></article>
<div id="disqus_thread"><p>Nobody asked the gulls.</p><p>&lt;script&gt;hit()&lt;/script&gt;</p></div>
<footer><ul><li><a href="/a">Share this article</a></li></ul></footer></body></html>"""


@cache
def explained(lesson: str) -> Explanation:
    folder = FIXTURES / lesson
    if lesson.startswith("html/"):
        return newsclean.explain((folder / "source.html").read_bytes())
    return newsclean.explain_text((folder / "source.txt").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def bridge() -> Explanation:
    return newsclean.explain(PAGE)


def fates(explanation: Explanation) -> list[tuple[str, str]]:
    """Each block by its first words, and what took or dropped it."""
    return [(block.text[:14], "+".join(block.fields) or str(block.rule)) for block in explanation.blocks]


def test_each_block_says_what_became_of_it(bridge: Explanation) -> None:
    assert fates(bridge) == [
        ("Home Sea", "unread"),
        ("We use cookies", "element.consent"),
        ("Harbour bridge", "headline"),
        ("By IDA BRANDT", "authors"),
        ("PORT LARK, Nor", "dateline+body"),
        ("Forty of them ", "body"),
        ("The north span", "body"),
        ("Reporting by O", "credits"),
        ("Nobody asked t", "element.comments"),
        ("<script>hit()<", "element.comments"),
        ("Share this art", "line.social"),
    ]


def test_a_block_is_cut_where_its_fields_meet(bridge: Explanation) -> None:
    lead = bridge.blocks[4]
    assert [(part.field, part.text[:12]) for part in lead.parts] == [
        ("dateline", "PORT LARK, N"), ("body", " Lorries cro"),
    ]  # fmt: skip
    assert bridge.blocks[3].parts[1].text == "IDA BRANDT"


def test_what_was_dropped_has_a_reason_and_what_was_read_a_score(bridge: Explanation) -> None:
    _, first, *_ = bridge.blocks
    assert (first.why, first.score) == ("consent walls and windows over the page", None)
    assert all(0 <= (block.score or 0) <= 1 for block in bridge.blocks)
    assert bridge.blocks[5].score is not None and bridge.blocks[5].score > 0.5
    assert bridge.threshold is not None and 0 < bridge.threshold <= 0.5
    assert bridge.blocks[4].place == "body > article > p"


def test_witnesses_are_what_the_page_says_of_itself(bridge: Explanation) -> None:
    said = {(w.field, w.source, w.value) for w in bridge.witnesses}
    assert ("headline", "meta:og:title", "Harbour bridge reopens") in said
    assert ("site_name", "meta:og:site_name", "Lark Courier") in said


@pytest.mark.parametrize("lesson", LESSONS)
def test_every_source_of_a_field_that_data_gives_is_a_witness(lesson: str) -> None:
    told = explained(lesson)
    named = {field: told.article.sources.get(field) for field in ("headline", "authors", "published", "site_name")}
    asked = {(field, source) for field, source in named.items() if source in ("state", "json-ld", "microdata")}
    assert asked <= {(witness.field, witness.source) for witness in told.witnesses}


def test_a_brief_that_is_its_deck_is_the_body_too() -> None:
    told = (
        "The ferry over the lake runs again from Monday on, the town council of Vik said after its meeting on Friday."
    )
    page = newsclean.explain(
        f"<title>Ferry runs again</title><meta property='og:title' content='Ferry runs again'><meta name='description' "
        f"content='{told}'><article><h1>Ferry runs again</h1><p class='deck'>{told}</p></article>"
    )
    assert [paragraph.text for paragraph in page.article.body] == [told]
    assert [block.fields for block in page.blocks] == [("headline",), ("body",)]


def test_both_lines_of_a_credit_below_its_label_are_its_own() -> None:
    page = newsclean.explain(
        PAGE.replace("<p>Reporting by Ole Lund in Vik; editing by Pia Roe", "<p>Source:</p><p>AFP")
    )
    assert [credit.raw for credit in page.article.credits] == ["Source:\nAFP"]
    assert [block.parts[0].text for block in page.blocks if "credits" in block.fields] == ["Source:", "AFP"]


@pytest.mark.parametrize("lesson", LESSONS)
def test_it_is_the_article_that_extract_gives(lesson: str) -> None:
    """The blocks marked as body are its body: word for word, in its order."""
    told = explained(lesson)
    body = ["".join(part.text for part in block.parts if part.field == "body") for block in told.blocks]
    assert [text.strip() for text in body if text] == [paragraph.text for paragraph in told.article.body]
    taken = [part.text for block in told.blocks for part in block.parts if part.field == "credits"]
    assert taken == [line for credit in told.article.credits for line in credit.raw.split("\n")]  # a block each
    lines = [part.text for block in told.blocks for part in block.parts if part.field == "dateline"]
    is_label = told.article.sources.get("dateline") == "meta:dateline"  # above the text, in no block
    printed = None if is_label else told.article.dateline
    assert lines == ([printed.raw] if printed else [])


@pytest.mark.parametrize("lesson", LESSONS)
def test_every_block_is_kept_or_has_a_rule_with_its_reason(lesson: str) -> None:
    for block in explained(lesson).blocks:
        assert block.kept != (block.rule is not None)
        assert block.kept or block.why


@pytest.mark.parametrize("lesson", [lesson for lesson in LESSONS if lesson.startswith("html/")])
def test_keeping_furniture_changes_nothing_else(lesson: str) -> None:
    """On this stands which score belongs to which block."""
    tree = dom.parse((FIXTURES / lesson / "source.html").read_bytes()).tree
    every = from_tree(tree, element_rule, keep_furniture=True)
    assert [b.text for b in every if b.rule is None] == [b.text for b in from_tree(tree, element_rule)]


TAGS = st.sampled_from(("div", "p", "b", "a", "nav", "ul", "li", "table", "tr", "td", "span", "h2", "blockquote", "br"))
LABELS = st.sampled_from(("", "disqus", "newsletter", "story", "share-bar", "comment-respond", "related"))


@st.composite
def pages(draw: st.DrawFn) -> str:
    """Elements opened and closed in any order, some of them furniture, with words between them."""
    pieces = st.one_of(
        st.builds("<{} class='{}'>".format, TAGS, LABELS),
        st.builds("</{}>".format, TAGS),
        st.text(max_size=30),
        st.just("The ferry sailed again on Monday, the town said, and the band played on the quay until noon. "),
    )
    return "".join(draw(st.lists(pieces, max_size=40)))


@settings(max_examples=60)
@given(pages())
def test_any_page_is_explained(page: str) -> None:
    told = newsclean.explain(page)
    assert told.article == newsclean.extract(page)
    assert json.loads(told.to_json())["article"] == told.article.to_dict()
    assert told.to_html().endswith("</html>\n")


@settings(max_examples=60)
@given(st.text())
def test_any_text_is_explained(text: str) -> None:
    assert newsclean.explain_text(text).article == newsclean.extract_text(text)


def test_a_block_that_its_first_line_heads_is_two_paragraphs_and_those_below_it_are_kept() -> None:
    rest = "Forty of them sat on the railings until noon, the painters said, and then flew off to the harbour."
    told = f"<p><b>Gulls on the span</b><br>{rest}</p>"
    page = newsclean.explain(PAGE.replace("<p>The north span", f"{told}<p>The north span"))
    assert "Gulls on the span" in [paragraph.text for paragraph in page.article.body]
    assert all(
        block.fields for block in page.blocks if block.parts[0].text.startswith(("Gulls", "Forty", "The north span"))
    )


def test_flattened_text_has_its_own_reasons() -> None:
    told = newsclean.explain_text((FIXTURES / "text/inline-scripts-between-paragraphs/source.txt").read_text("utf-8"))
    assert {block.rule for block in told.blocks} == {"residue", None}
    assert all(block.place is None for block in told.blocks)


def test_a_story_told_by_data_stands_below_the_page() -> None:
    told = explained("html/next-data-script-rendered")
    assert told.article.sources["body"] not in ("dom", "text")
    assert [block.origin for block in told.blocks if "body" in block.fields] == ["data"] * len(told.article.body)


def test_values_are_plain(bridge: Explanation) -> None:
    assert pickle.loads(pickle.dumps(bridge)) == bridge
    data = json.loads(bridge.to_json())
    assert data["version"] == 1
    assert " ".join(data["blocks"][0]) == "text kind origin place score kept fields parts rule why"
    assert all("".join(part["text"] for part in block["parts"]) == block["text"] for block in data["blocks"])


def test_reasons_are_no_rules_of_the_rule_book() -> None:
    assert not [name for name in REASONS if "." in name]


class Reader(HTMLParser):
    """The tags of a page, and the addresses in their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [
            value or "" for name, value in attrs if name in ("src", "href", "style") or name.startswith("on")
        ]


def test_the_page_needs_nothing_and_escapes_everything(bridge: Explanation) -> None:
    page = bridge.to_html()
    read = Reader(page)
    assert read.tags.count("script") == 1
    assert read.links == []
    assert "&lt;script&gt;hit()&lt;/script&gt;" in page
    assert re.findall(r"https?:", page) == []


# In a browser

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="module")
def tab(bridge: Explanation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The page about the bridge, opened as a reader opens a file."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="the extra browser is not installed")
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
    path = tmp_path_factory.mktemp("explain") / "report.html"
    path.write_text(bridge.to_html(), encoding="utf-8")
    with sync_api.sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        tab = browser.new_page()
        tab.errors = []
        tab.on("console", lambda message: tab.errors.append(message.text))
        tab.on("pageerror", lambda error: tab.errors.append(str(error)))
        tab.asked = []
        tab.on("request", lambda request: tab.asked.append(request.url))
        tab.goto(path.as_uri())
        yield tab
        browser.close()


def seen(tab: Any) -> list[str]:
    return [text[:14] for text in tab.locator(".block:visible .text").all_inner_texts()]


def test_all_blocks_are_shown_at_first(tab: Any, bridge: Explanation) -> None:
    assert seen(tab) == [block.text[:14] for block in bridge.blocks]
    assert tab.title() == "Harbour bridge reopens – explained"


def test_a_button_shows_one_field(tab: Any) -> None:
    tab.get_by_role("button", name="dateline").click()
    assert seen(tab) == ["PORT LARK, Nor"]
    assert tab.locator("mark:visible").inner_text() == "PORT LARK, Norland (AP) —"
    tab.get_by_role("button", name="dropped").click()
    assert len(seen(tab)) == 5
    tab.get_by_role("button", name="all").click()
    assert len(seen(tab)) == 11


def test_the_list_shows_one_rule(tab: Any) -> None:
    tab.get_by_label("Rule").select_option("element.comments")
    assert seen(tab) == ["Nobody asked t", "<script>hit()<"]
    tab.get_by_label("Rule").select_option("")
    assert len(seen(tab)) == 11


def test_style_and_script_pass_the_policy_and_nothing_is_fetched(tab: Any) -> None:
    assert tab.errors == []
    assert [address for address in tab.asked if not address.startswith("file:")] == []
    assert tab.locator(".is-body .text").first.evaluate("e => getComputedStyle(e).borderLeftWidth") == "3px"
