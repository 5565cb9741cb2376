"""The story as the page's own scripts hold it."""

import json
from html import escape
from typing import Any
from urllib.parse import quote

import pytest
from lxml import etree

import newsclean
from newsclean.metadata import Candidate, Metadata
from newsclean.state import harvest_state, merged

LINES = [
    "The first cars crossed the Iller at seven in the morning, watched by some two hundred people from both towns.",
    "Two years after the flood, traffic is back on the river's oldest crossing, and the ferry has stopped for good.",
    "The mayor spoke of a good day for the shops, which had lost every second customer while the road was closed.",
]
HEADLINE = "Old bridge reopens"


def harvested(script: str, headline: str | None = None) -> Metadata:
    html = f"<html><body><div id=root></div>{script}</body></html>".encode()
    return harvest_state(etree.fromstring(html, etree.HTMLParser(huge_tree=True, encoding="utf-8")), headline)


def next_data(story: Any) -> str:
    value = {"props": {"pageProps": {"menu": [{"title": "Local", "text": "x"}], "article": story}}}
    return f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(value)}</script>'


def in_runs(line: str, key: str, **kind: str) -> list[dict[str, Any]]:
    """A line in three runs of text, the second in a link."""
    first, second, third = ({key: part} | kind for part in (line[:12], line[12:20], line[20:]))
    return [first, {"type": "link", "nodeType": "hyperlink", "children": [second]}, third]


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
        {"content": {"rendered": "".join(f"<p>{line}</p>" for line in LINES)}},  # WordPress
        {
            "body": [{"_type": "block", "children": in_runs(line, "text", _type="span")} for line in LINES]
        },  # Portable Text
        {
            "body": {
                "type": "doc",
                "content": [{"type": "paragraph", "content": in_runs(line, "text", type="text")} for line in LINES],
            }
        },
        {
            "body": {
                "nodeType": "document",
                "content": [
                    {"nodeType": "paragraph", "content": in_runs(line, "value", nodeType="text")} for line in LINES
                ],
            }
        },
        {
            "body": {
                "root": {
                    "children": [
                        {"type": "paragraph", "children": in_runs(line, "text", type="text")} for line in LINES
                    ]
                }
            }
        },
        {"body": [{"type": "p", "children": in_runs(line, "text")} for line in LINES]},  # Slate
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


def test_the_story_of_the_page_s_headline_goes_before_a_longer_one() -> None:
    related = {"title": "Flood in the valley", "text": LINES[0] * 9}
    story = {"title": "Old Bridge Reopens", "text": LINES[0] * 4}
    assert harvested(next_data([related, story, related]), HEADLINE).headlines[0].value == "Old Bridge Reopens"


MENU = ["Local", "Sport", "Weather"] * 9  # with it a script is long enough to be read
STORY = {"headline": HEADLINE, "body": [{"text": line} for line in LINES], "menu": MENU}
ENTITIES = {"ROOT_QUERY": {"story": {"__ref": "Story:1"}}} | {
    "Story:1": {"headline": HEADLINE, 'body({"as":"parts"})': [{"__ref": f"Part:{n}"} for n in range(3)]},
    "Part:0": {"text": LINES[0]},
    "Part:1": {"text": LINES[1]},
    "Part:2": {"text": LINES[2]},
}
EARLIER = {"ROOT_QUERY": {"story": {"type": "id", "id": "Story:1", "generated": False}}, "Story:1": STORY}
FLAT = [["Reactive", 1], {"story": 2, "again": 1}, {"headline": 3, "body": 4}, HEADLINE, [5, 6, 7], *LINES, *MENU]
KEYED = [{"_1": 2}, "story", {"_3": 4, "_5": 6}, "headline", HEADLINE, "body", [7, 8, 9], *LINES, *MENU]


def pushed(*chunks: str) -> str:
    """As Next.js writes it."""
    return "".join(f"<script>self.__next_f.push({json.dumps([1, chunk])})</script>" for chunk in ("", *chunks))


def spelled(value: Any) -> str:
    """A string of JavaScript that holds JSON, in single quotes."""
    return "'" + json.dumps(value).replace("\\", "\\\\").replace("'", "\\'").replace("/", "\\x2f") + "'"


ROWS = f'1:"$Sreact.fragment"\n2:I[9766,["177"],""]\n3:["$","$L2",null,{{"story":"$a"}}]\na:{json.dumps(STORY)}\n'
MARKUP = "".join(f"<p>{line} Ä</p>" for line in LINES)
TEXT_ROW = f"b:T{len(MARKUP.encode()):x},{MARKUP}c:{json.dumps({'headline': HEADLINE, 'body': '$b'})}\n"


@pytest.mark.parametrize(
    "script",
    [
        f"<script>window.__INITIAL_STATE__ = JSON.parse({json.dumps(json.dumps(STORY))});</script>",
        f"<script>window.__INITIAL_STATE__ = JSON.parse( {spelled(STORY)} );</script>",
        f'<script>window.__PRELOADED_STATE__="{quote(json.dumps(STORY))}"</script>',
        f"<script>window.__APOLLO_STATE__={json.dumps(ENTITIES)}</script>",
        f"<script>window.__APOLLO_STATE__={json.dumps(EARLIER)}</script>",
        f"<script id=__NUXT_DATA__ type=application/json>{json.dumps(FLAT)}</script>",
        f"<script>x.streamController.enqueue({json.dumps(json.dumps(KEYED))})</script>",
        f'<script type=application/json>{json.dumps({"status": 200, "body": json.dumps(STORY)})}</script>',
        f'<div id=app data-page="{escape(json.dumps({"props": {"story": STORY}}))}"></div>',
        pushed(ROWS),
        pushed(ROWS[:300], ROWS[300:301], ROWS[301:]),
        pushed(TEXT_ROW),
    ],
)  # fmt: skip
def test_the_ways_of_frameworks(script: str) -> None:
    told = harvested(script)
    assert told.headlines == (Candidate(HEADLINE, "state"),)
    assert told.bodies[0].value.replace(" Ä", "") == "\n".join(LINES)


def test_where_the_story_was_filed() -> None:
    story = {"title": HEADLINE, "dateLine": "ULM, Germany ", "richText": "".join(f"<p>{line}</p>" for line in LINES)}
    assert harvested(next_data(story)).datelines == (Candidate("ULM, Germany", "state"),)
    article = newsclean.extract(f"<body><div id=root></div>{next_data(story)}</body>")
    assert article.dateline is not None
    assert (article.dateline.raw, article.sources["dateline"]) == ("ULM, Germany", "state")


def test_the_day_in_a_page_s_data_is_no_place() -> None:
    story = {"title": HEADLINE, "dateline": "Yesterday", "body": "".join(f"<p>{line}</p>" for line in LINES)}
    assert newsclean.extract(f"<body><div id=root></div>{next_data(story)}</body>").dateline is None


def test_a_text_that_begins_as_json_does_is_text() -> None:
    text = f"[1] {' '.join(LINES * 2)}"
    assert harvested(next_data({"title": HEADLINE, "text": text})).bodies[0].value == text


def test_a_list_whose_first_object_holds_numbers_is_not_flat() -> None:
    story = {"title": HEADLINE, "text": " ".join(LINES * 2)}
    script = f"<script type=application/json>{json.dumps([{'page': 1}, story])}</script>"
    assert harvested(script).headlines[0].value == HEADLINE


def test_words_that_begin_with_a_dollar_in_rows() -> None:
    """React doubles the sign, which else begins a reference; T counts half a pair of surrogates as three bytes."""
    first, second = f"$5 million were spent. {LINES[0]}", f"$1 a crossing: {LINES[1]}"
    text = "\ud83d" + LINES[2]
    story = {"headline": HEADLINE, "body": [f"${first}", "$2", "$$3", f"${second}"]}
    told = harvested(pushed(f"2:T{len(text) + 2:x},{text}3:{json.dumps(story)}\n"))
    assert told.bodies[0].value.replace("\ufffd", "") == "\n".join((first, LINES[2], second))


def test_fields_hold_what_can_be_written() -> None:
    """JSON may hold NUL and half a pair of surrogates."""
    story = {"headline": "Ferry \ud83d runs\0", "section": "\0", "tags": ["<br>"], "text": " ".join(LINES * 2)}
    told = harvested(next_data(story))
    assert (told.headlines, told.sections, told.tags) == ((Candidate("Ferry \ufffd runs", "state"),), (), ())


CIRCLE = {
    "A:1": {"headline": HEADLINE, "body": {"__ref": "B:1"}},
    "B:1": {"items": [{"__ref": "A:1"}, {"__ref": "B:1"}]},
}


@pytest.mark.parametrize(
    "script",
    [
        "",
        "<script>window.__PRELOADED_STATE__ = " + '{"a":' * 50_000 + "</script>",
        "<script id=__NEXT_DATA__>" + "[" * 100_000 + "</script>",
        "<script id=__NEXT_DATA__>" + " " * 100_000 + "</script>",
        next_data({"headline": HEADLINE, "body": "too short"}),
        f"<script>__APOLLO_STATE__={json.dumps(CIRCLE | {'C:1': {'text': LINES[0] * 9}})}</script>",
        f"<script id=__NUXT_DATA__>{json.dumps([[1, 2], [0, 2], [0, 1, -1, 99]] + [0] * 900)}</script>",
        f"<script>__STATE__ = '{'x' * 900}</script>",
        f"<script>__STATE__ = '{chr(92) * 900}'</script>",
        f"<script>__STATE__ = {json.dumps(json.dumps(['[' * 600] * 9))}</script>",
        "<script>self.__next_f.push([1,</script><script>self.__next_f.push([1]);self.__next_f.push(7)</script>",
        pushed("1:Tffffffff,abc", "zz:::\n\n7:{", "T1,"),
        next_data([[None, 3, {"headline": None, "body": [None, [], ["p"], ["p", 3]]}]] * 200),
    ],
)
def test_nothing_where_there_is_no_story(script: str) -> None:
    assert harvested(script) == Metadata()


def test_merged_keeps_the_first_first() -> None:
    one = Metadata(headlines=(Candidate("a", "json-ld"),))
    other = Metadata(headlines=(Candidate("b", "state"),), bodies=(Candidate("c", "state"),))
    assert merged(one, other) == Metadata(headlines=one.headlines + other.headlines, bodies=other.bodies)


def runs(*texts: str) -> list[dict[str, str]]:
    return [{"type": "text", "text": text} for text in texts]


FIRST, SECOND = ("The lantern ", "fair", " is held again."), ("It lasts ", "until", " Sunday.")
BOTH = ["The lantern fair is held again.", "It lasts until Sunday."]
ITEM = {"type": "li", "children": runs(*SECOND)}
EMBEDDED = [{"type": "embed", "html": "<iframe src=x></iframe>"}, {"type": "image", "text": "A lantern"}]
NO_RUNS = {
    "paragraphs in a block": (
        {
            "type": "block",
            "content": [{"type": "p", "children": runs(*FIRST)}, {"type": "p", "children": runs(*SECOND)}],
        },
        BOTH,
    ),
    "items of a list": (
        {"type": "list", "children": [{"type": "listitem", "children": runs(*line)} for line in (FIRST, SECOND)]},
        BOTH,
    ),
    "a list in an item": (
        {"type": "listitem", "children": [*runs(BOTH[0]), {"type": "ul", "children": [ITEM]}]},
        BOTH,
    ),
    "a picture in a paragraph": ({"type": "paragraph", "content": [*runs(*FIRST), *EMBEDDED]}, BOTH[:1]),
}


@pytest.mark.parametrize("kind", NO_RUNS)
def test_rich_text_that_holds_more_than_runs(kind: str) -> None:
    part, lines = NO_RUNS[kind]
    story = {"title": HEADLINE, "body": [{"type": "paragraph", "text": " ".join(LINES)}, part]}
    assert harvested(next_data(story)).bodies[0].value.splitlines()[1:] == lines


def test_data_that_a_function_makes_of_what_is_handed_over():
    body = json.dumps("".join(f"<p>{line}</p>" for line in LINES)).replace("<", "\\u003C")
    story = f"{{id:7,title:a,body:{body},by:b,seen:!1,share:.5,at:new Date(1714000000000),tags:Array(2)}}"
    script = f'window.__NUXT__=(function(a,b){{b.x=a;return {{layout:"default",data:[{{story:{story}}}],e:void 0}}}}'
    handed = f"({json.dumps(HEADLINE)},{{}}));"
    told = harvested(f"<script>{script}{handed}</script>", HEADLINE)
    assert [candidate.value for candidate in told.headlines] == [HEADLINE]
    assert told.bodies[0].value.split("\n") == LINES


@pytest.mark.parametrize(
    "script", ["(function(a){return {title:a", "(function(){return 1}())", "((", "(function(a){" * 900]
)
def test_a_call_that_cannot_be_read_tells_nothing(script):
    assert harvested(f"<script>window.__NUXT__={script}{' ' * 600}</script>", HEADLINE).bodies == ()
