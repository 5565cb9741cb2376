"""JSON-LD as pages really write it."""

import json

import pytest
from timing import check_growth, repeated

from newsclean import jsonld


@pytest.mark.parametrize(
    "text",
    [
        '{"headline": "Rain again"}',
        ' \n {"headline": "Rain again"}; ',
        '<!-- {"headline": "Rain again"} -->',
        '//<![CDATA[\n{"headline": "Rain again"}\n//]]>',
        '/*<![CDATA[*/ {"headline": "Rain again"} /*]]>*/',
        '{"headline": "Rain again",}',
        '{"headline": "Rain again", "keywords": ["wet", ],}',
        "{&quot;headline&quot;: &quot;Rain again&quot;}",
        '{"headline": "Rain again" "name": "x"}'.replace('" "', '"\n  "'),
        '{"description": "It\\\'s wet", "headline": "Rain again"}',
    ],
)
def test_broken_scripts_are_read(text: str) -> None:
    assert jsonld.load(text)[0]["headline"] == "Rain again"


def test_control_characters_in_strings_stay() -> None:
    assert jsonld.load('{"headline": "Rain\tand\nwind"}') == [{"headline": "Rain\tand\nwind"}]


def test_values_one_after_the_other() -> None:
    assert jsonld.load('{"a": 1}\n{"b": 2}') == [{"a": 1}, {"b": 2}]


@pytest.mark.parametrize(
    "text", ["", "  ", "null", "no JSON at all", "{", "[" * 100_000, '{"a":' * 100_000, '{"a": 1' + "0" * 5_000]
)
def test_what_cannot_be_read_is_nothing(text: str) -> None:
    assert jsonld.load(text) == []


def test_a_script_beyond_the_limit_is_left_alone() -> None:
    assert jsonld.load(json.dumps({"articleBody": "x" * jsonld.LIMIT})) == []


def test_only_the_page_s_own_paths_are_followed() -> None:
    page = {
        "@graph": [None, {"@type": "WebPage", "mainEntity": {"@type": "NewsArticle", "headline": "own"}}],
        "itemListElement": [{"@type": "NewsArticle", "headline": "other"}],
    }
    headlines = [node.get("headline") for node in jsonld.nodes([page])]
    assert "own" in headlines
    assert "other" not in headlines


def test_deep_data_is_walked_without_recursion() -> None:
    value: object = {"@type": "NewsArticle"}
    for _ in range(50_000):
        value = [value]
    # Built by hand: the JSON reader itself refuses such depth.
    assert [node["@type"] for node in jsonld.nodes([value])] == []
    shallow: object = {"@type": "NewsArticle"}
    for _ in range(5_000):
        shallow = {"mainEntity": shallow}
    assert jsonld.type_names(list(jsonld.nodes([shallow]))[-1]) == ("NewsArticle",)


def test_strings_of_a_property() -> None:
    assert list(jsonld.first_words(["Ada", None, {"name": "Bela"}, {"@value": "Cora"}, 7])) == ["Ada", "Bela", "Cora"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Rain.", "Rain."),
        ("<p>Rain &amp; wind.</p><p>More <b>to</b>morrow.</p>", "Rain & wind.\nMore tomorrow."),
        ("&lt;p&gt;Rain.&lt;/p&gt;&lt;p&gt;Wind.&lt;/p&gt;", "Rain.\nWind."),
        ("Rain.<br/><br>Wind.", "Rain.\nWind."),
        ("Below 3 < 4 degrees", "Below 3 < 4 degrees"),
        ("\n\n", ""),
    ],
)
def test_text_of_a_value_with_markup(value: str, text: str) -> None:
    assert jsonld.plain_text(value) == text


@pytest.mark.parametrize("piece", ["<", "<p ", ',"', "//", "{", '\\"'])
def test_hostile_text_takes_linear_time(piece: str) -> None:
    check_growth(jsonld.plain_text, repeated(piece), 100_000)
    check_growth(lambda text: jsonld.load("{" + text), repeated(piece), 100_000)
