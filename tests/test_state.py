"""The story as the page's own scripts hold it."""

import json
from typing import Any

import pytest
from lxml import etree

from newsclean.metadata import Candidate, Metadata
from newsclean.state import harvest_state, merged

LINES = [
    "The first cars crossed the Iller at seven in the morning, watched by some two hundred people from both towns.",
    "Two years after the flood, traffic is back on the river's oldest crossing, and the ferry has stopped for good.",
    "The mayor spoke of a good day for the shops, which had lost every second customer while the road was closed.",
]
HEADLINE = "Old bridge reopens"


def harvested(script: str) -> Metadata:
    html = f"<html><body><div id=root></div>{script}</body></html>".encode()
    return harvest_state(etree.fromstring(html, etree.HTMLParser(huge_tree=True, encoding="utf-8")))


def next_data(story: Any) -> str:
    value = {"props": {"pageProps": {"menu": [{"title": "Local", "text": "x"}], "article": story}}}
    return f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(value)}</script>'


@pytest.mark.parametrize(
    "body",
    [
        {"body": "".join(f"<p>{line}</p>" for line in LINES)},
        {"articleBody": "\n".join(LINES)},
        {
            "content_elements": [{"type": "text", "content": line} for line in LINES]
            + [{"type": "image", "content": "A caption of some length."}]
        },
        {"body": [["p", line] for line in LINES]},
        {"body": {"blocks": [{"type": "paragraph", "data": {"text": line}} for line in LINES]}},
        {"elements": [{"type": "p", "fields": [{"value": line}]} for line in LINES]},
    ],
)
def test_the_shapes_of_a_body(body: dict[str, Any]) -> None:
    told = harvested(next_data({"headline": HEADLINE, "publishedAt": "2024-03-05T07:08:09Z"} | body))
    assert told.bodies == (Candidate("\n".join(LINES), "state"),)
    assert told.headlines == (Candidate(HEADLINE, "state"),)
    assert told.published == (Candidate("2024-03-05T07:08:09Z", "state"),)


@pytest.mark.parametrize(
    "start", ["Fusion.globalContent=", "window.__PRELOADED_STATE__ = ", "var x=1;window.__INITIAL_STATE__ ="]
)
def test_a_variable(start: str) -> None:
    story = {
        "headlines": {"basic": HEADLINE},
        "credits": {"by": [{"name": "Ada Beispiel"}]},
        "content_elements": [{"content": line} for line in LINES],
    }
    told = harvested(f"<script>{start}{json.dumps(story)};Fusion.x=2</script>")
    assert told.headlines == (Candidate(HEADLINE, "state"),)
    assert told.authors == (Candidate("Ada Beispiel", "state"),)
    assert told.bodies[0].value == "\n".join(LINES)


def test_the_longest_story_is_the_page_s() -> None:
    teaser = {"title": "Flood in the valley", "text": LINES[0] * 3}
    story = {"title": HEADLINE, "text": LINES[0] * 4}
    assert harvested(next_data([teaser, story, teaser])).headlines[0].value == HEADLINE


@pytest.mark.parametrize(
    "script",
    [
        "",
        "<script>window.__PRELOADED_STATE__ = " + '{"a":' * 50_000 + "</script>",
        "<script id=__NEXT_DATA__>" + "[" * 100_000 + "</script>",
        "<script id=__NEXT_DATA__>" + " " * 100_000 + "</script>",
        next_data({"headline": HEADLINE, "body": "too short"}),
        next_data([[None, 3, {"headline": None, "body": [None, [], ["p"], ["p", 3]]}]] * 200),
    ],
)
def test_nothing_where_there_is_no_story(script: str) -> None:
    assert harvested(script) == Metadata()


def test_merged_keeps_the_first_first() -> None:
    one = Metadata(headlines=(Candidate("a", "json-ld"),))
    other = Metadata(headlines=(Candidate("b", "state"),), bodies=(Candidate("c", "state"),))
    assert merged(one, other) == Metadata(headlines=one.headlines + other.headlines, bodies=other.bodies)
