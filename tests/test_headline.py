"""The headline on display, told by the page's other names for the story; and the deck below it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import check_growth, repeated

import newsclean
from newsclean.blocks import Block, Scope
from newsclean.flattened import from_text
from newsclean.headline import (
    deck_below_headline,
    extract_deck,
    extract_headline,
    headline_below,
    headline_of_text,
)
from newsclean.metadata import Candidate, Metadata

STORY = "Old bridge over the Iller reopens after two years"
PROSE = "The first cars crossed the Iller at seven in the morning, watched by some two hundred people in the rain."
SEARCHED = "Iller bridge Memmingen: when does it open again?"


def page(
    *names: tuple[str, str], site: str | None = "The Daily Example", url: str = "https://www.example.org/a"
) -> Metadata:
    return Metadata(
        headlines=tuple(Candidate(value, source) for source, value in names),
        site_names=(Candidate(site, "meta:og:site_name"),) if site else (),
        urls=(Candidate(url, "dom:canonical"),),
    )


@pytest.mark.parametrize(
    ("names", "headline", "source"),
    [
        ([("dom:h1", STORY), ("title", f"{STORY} | The Daily Example")], STORY, "dom:h1"),
        # <h1> holds the site's logo too, which only <title> names
        (
            [
                ("meta:twitter:title", STORY),
                ("dom:h1", f"{STORY}\nLake Daily"),
                ("title", f"{STORY} » Town » Lake Daily"),
            ],
            STORY,
            "dom:h1",
        ),
        # a blog's archive
        ([("dom:h1", "Lake Diary"), ("title", f"Lake Diary » Blog Archive » {STORY}")], STORY, "title"),
        # a colon on display is no layout that a dash elsewhere stands for; nor is what a script escapes
        (
            [
                ("dom:h1", "The Iller: its bridge reopens"),
                ("title", "The Iller - its bridge reopens - The Daily Example"),
            ],
            "The Iller: its bridge reopens",
            "dom:h1",
        ),
        (
            [("meta:og:title", "The river\\'s bridge reopens"), ("dom:h1", "The river's bridge reopens")],
            "The river's bridge reopens",
            "dom:h1",
        ),
        # other words for search engines: what is on display counts
        ([("meta:og:title", "Iller bridge open again"), ("dom:h1", STORY)], STORY, "dom:h1"),
        # several <h1>: the one that the others know
        (
            [("meta:og:title", STORY), ("dom:h1", "Most read"), ("dom:h1", STORY), ("dom:h1", "Comments")],
            STORY,
            "dom:h1",
        ),
        (
            [("meta:og:title", STORY), ("title", "News - Example"), ("dom:h1", "News"), ("dom:h1", STORY)],
            STORY,
            "dom:h1",
        ),
        # <h1> is the site's name
        ([("meta:og:title", STORY), ("dom:h1", "The Daily Example")], STORY, "meta:og:title"),
        ([("meta:og:title", STORY), ("dom:h1", "Example")], STORY, "meta:og:title"),
        # no <h1>: the site's name goes, on either side, with and without "the", as a domain too
        ([("title", f"{STORY} - The Daily Example")], STORY, "title"),
        ([("title", f"{STORY} – Daily Example")], STORY, "title"),
        ([("title", f"The Daily Example: {STORY}"), ("title", "x")], f"The Daily Example: {STORY}", "title"),
        ([("title", f"The Daily Example | {STORY}")], STORY, "title"),
        ([("title", f"{STORY} | example.org")], STORY, "title"),
        ([("title", f"{STORY}｜The Daily Example")], STORY, "title"),
        # a dash within a headline stays
        ([("title", "Iller bridge – the long way back"), ("dom:h1", "x")], "Iller bridge – the long way back", "title"),
        # a kicker that another name lacks
        ([("dom:h1", f"Memmingen: {STORY}"), ("meta:og:title", STORY)], STORY, "dom:h1"),
        (
            [("dom:h1", f"Memmingen: {STORY}"), ("meta:og:title", f"Memmingen: {STORY}")],
            f"Memmingen: {STORY}",
            "dom:h1",
        ),
        # what only layout sets apart in the <h1> is spelled out elsewhere
        ([("dom:h1", f"Bridges\n{STORY}"), ("meta:og:title", f"Bridges: {STORY}")], f"Bridges: {STORY}", "dom:h1"),
        (
            [("dom:h1", "Old bridge re\u00adopens in sum\u00admer"), ("title", "x")],
            "Old bridge reopens in summer",
            "dom:h1",
        ),
        # a beginning that og:title has too, or that <title> alone lacks, is no kicker
        (
            [("dom:h1", f"Memmingen: {STORY}"), ("json-ld", STORY), ("meta:og:title", f"Memmingen: {STORY}, at last")],
            f"Memmingen: {STORY}",
            "dom:h1",
        ),
        ([("dom:h1", f"Memmingen: {STORY}"), ("title", STORY)], f"Memmingen: {STORY}", "dom:h1"),
        # a kicker by the name of its element; one that the data joins with a colon belongs to the headline
        (
            [("dom:h1", f"After the flood\n{STORY}"), ("dom:no-kicker", STORY), ("meta:og:title", SEARCHED)],
            STORY,
            "dom:h1",
        ),
        (
            [
                ("dom:h1", f"After the flood\n-\n{STORY}"),
                ("dom:no-kicker", STORY),
                ("meta:og:title", f"After the flood - {STORY}"),
            ],
            STORY,
            "dom:h1",
        ),
        (
            [
                ("dom:h1", f"After the flood\n{STORY}"),
                ("dom:no-kicker", STORY),
                ("meta:og:title", f"After the flood: {STORY}"),
            ],
            f"After the flood: {STORY}",
            "dom:h1",
        ),
        # the first <h1> of several, in words that no other name has; the others are short
        ([("dom:h1", STORY), ("dom:h1", "More from Ulm"), ("json-ld", "Traffic is back")], STORY, "dom:h1"),
        ([("dom:h1", "Ulm"), ("dom:h1", STORY), ("json-ld", "Traffic is back")], "Traffic is back", "json-ld"),
        # the day below the headline, inside <h1>
        ([("dom:h1", f"{STORY}\n12.03.2024 • Traffic"), ("meta:og:title", STORY)], STORY, "dom:h1"),
        # a badge or a count behind it
        ([("dom:h1", f"{STORY}\nPremium"), ("title", f"{STORY} | The Daily Example")], STORY, "dom:h1"),
        ([("dom:h1", f"{STORY}\n12 comments"), ("meta:og:title", STORY)], STORY, "dom:h1"),
        # two short names are the same sooner than they are alike
        ([("dom:h1", "About us"), ("dom:h1", "About Ada"), ("title", "About us – Ada")], "About us", "dom:h1"),
        # an <h1> in the trail, and nothing else on display
        ([("dom:trail", STORY), ("meta:og:title", "Iller bridge: Old bridge reopens")], STORY, "dom:trail"),
        ([("dom:trail", "Menu"), ("meta:og:title", STORY)], STORY, "meta:og:title"),
        # what kind of piece it is
        ([("dom:h1", f"Live: {STORY}"), ("title", f"Live: {STORY}")], STORY, "dom:h1"),
        ([("dom:h1", f"LIVEBLOG | {STORY}")], STORY, "dom:h1"),
        ([("dom:h1", f"+++ Liveticker +++ {STORY}")], STORY, "dom:h1"),
        ([("dom:h1", f"DIRECT. {STORY}")], STORY, "dom:h1"),
        ([("dom:h1", "Live. And let the ferry sail")], "Live. And let the ferry sail", "dom:h1"),
        ([("dom:h1", "Live music returns: a summer in Ulm")], "Live music returns: a summer in Ulm", "dom:h1"),
        # nothing before the mark; the site's own line in <h1>
        ([("title", f"» {STORY}")], STORY, "title"),
        ([("title", "»Die Brücke steht«")], "»Die Brücke steht«", "title"),
        ([("dom:h1", f"{STORY}\nThe Daily Example"), ("meta:og:title", STORY)], STORY, "dom:h1"),
        ([], None, None),
        ([("dom:h1", " "), ("title", "The Daily Example")], None, None),
    ],
)
def test_headline(names: list[tuple[str, str]], headline: str | None, source: str | None) -> None:
    if ("title", "x") in names and names[0][0] == "title":
        names = names[:1]
    assert extract_headline(page(*names)) == (headline, source)


def test_items_of_other_stories_in_microdata_are_not_the_headline():
    tram = "A tram line for Kempten"
    blocks = [Block(STORY, "heading"), Block("Rain fell.", "paragraph"), Block(tram, "heading")]
    told = page(("microdata", STORY), ("microdata", tram), ("dom:h1", tram), ("title", STORY))
    assert extract_headline(told, blocks) == (STORY, "dom:heading")
    told = page(("microdata", tram), ("microdata", STORY), ("dom:h1", STORY))
    assert extract_headline(told, blocks) == (STORY, "dom:h1")


def test_a_heading_below_h1_that_the_title_repeats() -> None:
    blocks = (Block("Archive", "heading"), Block(STORY, "heading"), Block("Rain fell.", "paragraph"))
    told = page(("title", f"{STORY} « Notes from the river"), site=None)
    assert extract_headline(told, blocks) == (STORY, "dom:heading")


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        # the data repeats a heading below the trail, which holds the <h1>
        (STORY, [("dom:trail", SEARCHED), ("title", SEARCHED), ("meta:og:title", STORY)]),
        # its kicker is set apart by layout only
        (f"After the flood {STORY}", [("dom:trail", SEARCHED), ("title", SEARCHED), ("meta:og:title", STORY)]),
        # an <h1> above the headline that only <title> knows
        (STORY, [("dom:h1", "Iller bridge"), ("title", "Iller bridge | Example"), ("meta:og:title", STORY)]),
    ],
)
def test_a_heading_that_is_on_display_in_place_of_h1(heading: str, names: list[tuple[str, str]]) -> None:
    blocks = (Block(names[0][1], "heading"), Block(heading, "heading"), Block("Rain fell.", "paragraph"))
    assert extract_headline(page(*names), blocks) == (STORY, "dom:heading")


def test_a_heading_that_goes_on_where_the_data_ends() -> None:
    names = page(("dom:h1", "Events and courses"), ("meta:og:title", STORY), ("title", "Friends of the river"))
    blocks = (Block("Events and courses", "heading"), Block(f"{STORY}: a walk along its piers", "heading"))
    assert extract_headline(names, blocks) == (f"{STORY}: a walk along its piers", "dom:heading")


def test_what_the_title_adds_to_the_data_is_the_site_s_name() -> None:
    names = page(
        ("meta:og:title", "The River Post in Swabian"),
        ("title", "The River Post in Swabian - The River Post"),
        site=None,
    )
    assert extract_headline(names, (Block("The River Post", "paragraph"),)) == (
        "The River Post in Swabian",
        "meta:og:title",
    )


def test_a_heading_that_is_a_part_of_h1_is_not_the_headline() -> None:
    names = page(("dom:h1", f"{STORY}: first pictures"), ("json-ld", STORY))
    assert extract_headline(names, (Block(STORY, "heading"),))[1] == "dom:h1"


def test_a_title_that_names_the_site_only() -> None:
    prose = "The first cars crossed the Iller at seven in the morning, watched by some two hundred people in the rain."
    blocks = (
        Block("Search", "heading"),
        Block("Dates and places of our meetings", "heading"),
        Block(STORY, "heading"),
        Block(f"{prose} Nobody was hurt.", "paragraph"),
    )
    assert extract_headline(page(("title", "Friends of the river"), site=None), blocks[2:]) == (STORY, "dom:heading")
    assert extract_headline(page(("title", "Bridge reopens over the Iller"), site=None), blocks)[1] == "title"


def test_a_line_that_begins_with_a_part_of_the_title() -> None:
    blocks = (Block("Gull Point Gazette"), Block(f"{STORY} By Ada Beispiel"), Block("Rain fell."))
    assert extract_headline(page(("title", f"Gull Point Gazette - {STORY}"), site=None), blocks) == (STORY, "dom:text")


ISSUE = "Monday, November 8, 1999"


@pytest.mark.parametrize(
    ("title", "large", "headline"),
    [
        (f"Lark: {STORY}", (STORY,), STORY),
        (f"The Lark Courier: {STORY}", ("The Lark Courier", STORY), STORY),
        # a day is no headline, nor is the paper's name before it; a line that is one leads to prose
        (ISSUE, (STORY,), STORY),
        (f"Lark Courier - {ISSUE}", ("Lark Courier", STORY), STORY),
        (f"The Lark Courier - {ISSUE}", ("The Lark Courier", "", STORY), STORY),  # links between
        (f"{STORY} - {ISSUE}", (STORY,), STORY),
        (f"{STORY} - {ISSUE}", (STORY, "Traffic is led over the dam"), STORY),
        (f"{STORY} - {ISSUE}", (), STORY),
        (ISSUE, (), None),
        # no part of the title, but of a part
        ("Lark: Erden's bridge by the mill reopens", ("Erden",), "Lark: Erden's bridge by the mill reopens"),
        # names of sites and sections, and a line in large type above the byline
        ("Lark - Local", (STORY,), STORY),
        ("Village life", ("Lark", STORY), STORY),
    ],
)
def test_what_old_pages_set_in_large_type(title: str, large: tuple[str, ...], headline: str | None) -> None:
    names = page(*(("dom:font", line) for line in large if line), ("title", title), site=None)
    top = (Block(line) if line else Block("Town | Weather", link_chars=11) for line in large)
    lines = (Block("Home"), *top, Block("By Ada Weir"), Block(2 * PROSE))
    assert extract_headline(names, lines)[0] == headline


@pytest.mark.parametrize("title", ["Bridge reopens", "1984"])
def test_a_large_line_away_from_byline_and_day_is_no_headline(title: str) -> None:
    names = page(("dom:font", "What else to do in town this weekend"), ("title", title), site=None)
    lines = (Block("What else to do in town this weekend"), Block("Town and county"), Block("Rain fell."))
    assert extract_headline(names, lines) == (title, "title")


@pytest.mark.parametrize(
    ("lines", "headline"),
    [
        ((Block(STORY, "heading"), Block("4 April 2023"), Block(PROSE)), STORY),
        ((Block(STORY, bold_chars=len(STORY)), Block("04/04/2023"), Block(PROSE)), STORY),
        ((Block(STORY, "heading"), Block("By Ada Weir"), Block("4 April 2023"), Block(PROSE)), STORY),
        # a teaser's title, what stands below the text, a day, no story
        ((Block(STORY, "heading", link_chars=40), Block("4 April 2023"), Block(PROSE)), None),
        ((Block(2 * PROSE), Block(STORY, "heading"), Block("4 April 2023"), Block(PROSE)), None),
        ((Block("Tuesday 4 April 2023", "heading"), Block("By Ada Weir"), Block(PROSE)), None),
        ((Block(STORY, "heading"), Block("4 April 2023"), Block("More news")), None),
        ((Block(STORY), Block("4 April 2023"), Block(PROSE)), None),
    ],
)
def test_a_line_above_the_day_where_the_title_names_a_section(lines: tuple[Block, ...], headline: str | None) -> None:
    title = "Lark Council - News"
    assert extract_headline(page(("title", title), site=None), lines)[0] == (headline or title)


@pytest.mark.parametrize(
    ("title", "banner", "entry", "headline"),
    [
        (f"Lark Diary: {STORY}", 10, 0, STORY),
        (f"{STORY} | Lark Diary", 10, 0, STORY),
        (f"Lark Diary: {STORY}", 0, 0, f"Lark Diary: {STORY}"),  # a kicker, and the rest of the headline below it
        (f"Lark Diary: {STORY}", 10, 40, f"Lark Diary: {STORY}"),
        ("Lark Diary: What the river left", 10, 0, "Lark Diary"),
    ],
)
def test_an_h1_that_links_to_the_blog(title: str, banner: int, entry: int, headline: str) -> None:
    names = page(("dom:h1", "Lark Diary"), ("title", title), site=None)
    top = Block("Lark Diary", "heading", link_chars=banner)
    found, _ = extract_headline(names, (top, Block(STORY, "heading", link_chars=entry), Block(PROSE)))
    assert (found == STORY) is (headline == STORY)


def test_what_old_pages_set_in_bold() -> None:
    def in_bold(text: str) -> Block:
        return Block(text, link_chars=0, bold_chars=len(text.replace(" ", "")))

    names = page(("title", f"Lark: {STORY}"), site=None)
    assert extract_headline(names, (in_bold(STORY), in_bold("The Iller"), Block(2 * PROSE))) == (STORY, "dom:text")
    assert extract_headline(names, (Block("Rain"), Block(2 * PROSE), in_bold(STORY)))[1] == "title"


def test_a_line_that_the_data_repeats_goes_before_an_h1_that_nothing_knows() -> None:
    names = page(("dom:h1", "Nothing matches what you typed"), ("meta:og:title", STORY), ("title", f"{STORY} - Kite"))
    blocks = (Block("Traffic"), Block(STORY), Block("Rain fell."))
    assert extract_headline(names, blocks) == (STORY, "dom:text")
    assert extract_headline(names, blocks[::2]) == ("Nothing matches what you typed", "dom:h1")


def test_without_any_name_the_first_heading() -> None:
    assert extract_headline(Metadata(), (Block("Rain.", "paragraph"), Block(STORY, "heading"))) == (
        STORY,
        "dom:heading",
    )


def test_a_site_name_that_is_the_headline_is_not_believed() -> None:
    told = page(("dom:h1", STORY), ("title", STORY), site=STORY)
    assert extract_headline(told) == (STORY, "dom:h1")


@given(st.lists(st.tuples(st.sampled_from(("dom:h1", "title", "json-ld")), st.text(max_size=60)), max_size=6))
def test_any_names_give_an_answer(names: list[tuple[str, str]]) -> None:
    headline, source = extract_headline(page(*names))
    assert (headline is None) == (source is None)
    assert headline != ""


@pytest.mark.parametrize("piece", ["- ", "|", "live: ", "a: ", "\n"])
def test_hostile_names_take_linear_time(piece: str) -> None:
    def told(size: int) -> Metadata:
        value = repeated(piece)(size)
        return page(("dom:h1", value), ("title", value), ("meta:og:title", value + "x"))

    check_growth(extract_headline, told, 100_000)


def test_many_names_take_linear_time() -> None:
    check_growth(extract_headline, lambda n: page(*[("dom:h1", f"Headline number {i}") for i in range(n)]), 1_000)


DECK = "Two years after the flood, traffic is back on the river's oldest crossing."
OUTER = Scope(1, None, "article", "")
HEAD = Scope(2, OUTER, "div", "article-head")
BODY = Scope(3, OUTER, "div", "article-body")


def block(text: str, parent: Scope, label: str = "", kind: str = "paragraph", bold: int = 0) -> Block:
    return Block(text, kind, Scope(9, parent, "p", label), 0, bold)


def told(description: str | None = DECK) -> Metadata:
    decks = (Candidate(description, "meta:og:description"),) if description else ()
    return Metadata(headlines=(Candidate(STORY, "dom:h1"),), decks=decks)


LEAD = "The first cars crossed the Iller at seven in the morning, watched by some two hundred people."
HEADING = block(STORY, HEAD, kind="heading")


@pytest.mark.parametrize("story", [(), (2,)])
def test_deck_between_headline_and_body(story: tuple[int, ...]) -> None:
    blocks = (HEADING, block(DECK, HEAD), block(LEAD, BODY), block(LEAD, BODY))
    assert extract_deck(told(), blocks, story) == (DECK, "meta:og:description")


def test_deck_that_is_cut_off_in_the_data() -> None:
    long = f"{DECK} The mayor calls it a good day for the town and its shops."
    blocks = (HEADING, block(long, HEAD), block(LEAD, BODY))
    assert extract_deck(told(long[:100]), blocks) == (long, "meta:og:description")


@pytest.mark.parametrize("name", ["article__standfirst", "article__subdeck", "tit-sub", "mainsubtitle"])
def test_deck_known_by_its_element(name: str) -> None:
    blocks = (HEADING, block(DECK, HEAD, name), block(LEAD, BODY))
    assert extract_deck(told(None), blocks, (2,)) == (DECK, "dom:deck")


@pytest.mark.parametrize(
    ("line", "is_deck"),
    [("다리 위 버스 60대 투입", True), ("大橋重開，貨車先行", True), ("貨車先行", False), ("Two lanes for now", False)],
)
def test_a_deck_of_a_few_signs_in_scripts_that_say_much_with_them(line: str, is_deck: bool) -> None:
    blocks = (HEADING, block(line, HEAD, "subtitle"), block(LEAD, BODY))
    assert extract_deck(told(None), blocks, (2,)) == ((line, "dom:deck") if is_deck else (None, None))


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("海港大桥周一重新开放通车 港务处", "海港大桥周一重新开放通车"),
        ("海港大桥周一重新开放通车-建设", "海港大桥周一重新开放通车"),
        ("港口日报-海港大桥周一重新开放通车", "海港大桥周一重新开放通车"),
        ("海港大桥周一重新开放通车典礼", "海港大桥周一重新开放通车典礼"),  # more of the headline
        ("海港 大桥周一重新开放通车了", "海港 大桥周一重新开放通车了"),
    ],
)
def test_a_line_on_display_that_is_most_of_a_title_without_spaces(title: str, headline: str) -> None:
    blocks = [Block("海港"), Block("海港大桥周一重新开放通车")]
    assert extract_headline(page(("title", title), site=None), blocks)[0] == headline


def test_the_line_on_display_that_the_data_repeats_goes_before_a_heading_that_nothing_knows() -> None:
    told = page(("meta:og:title", STORY), ("dom:h1", "Nothing was found for that"), ("title", f"{STORY} - Example"))
    assert extract_headline(told, (Block(STORY), Block(LEAD)))[0] == STORY
    assert extract_headline(told, (Block(LEAD),))[0] == "Nothing was found for that"


def test_the_name_of_a_column_below_the_headline_is_no_deck() -> None:
    named, dated = "Letters about the old ferry", Block("Published: 4 March 2024")
    blocks = (HEADING, block(named, BODY, kind="heading"), dated, block(LEAD, BODY), block(LEAD, BODY))
    names = ("dom:h1", STORY), ("title", STORY)
    assert extract_deck(page(*names), blocks, (3, 4))[0] == named
    assert extract_deck(page(*names, site=named), blocks, (3, 4))[0] is None


def test_deck_in_bold_at_the_top_of_the_body() -> None:
    blocks = (HEADING, block(DECK, BODY, bold=len(DECK)), block(LEAD, BODY))
    assert extract_deck(told(), blocks, (1, 2)) == (DECK, "meta:og:description")


def test_the_lead_is_no_deck_though_the_description_repeats_it() -> None:
    blocks = (HEADING, block(LEAD, BODY), block(LEAD + " More.", BODY))
    assert extract_deck(told(LEAD), blocks, (1, 2)) == (None, None)


def test_a_description_that_is_not_on_display_is_no_deck() -> None:
    assert extract_deck(told(), (HEADING, block(LEAD, BODY), block(LEAD, BODY)), (1, 2)) == (None, None)
    assert extract_deck(told()) == (None, None)


def test_a_long_heading_that_opens_the_body_is_the_deck() -> None:
    deck = f"{DECK.rstrip('.')} and by the people of three villages on the other bank"
    blocks = (HEADING, block(deck, BODY, kind="heading"), block(LEAD, BODY))
    assert extract_deck(told(None), blocks, (1, 2)) == (deck, "dom:long-heading")
    short = (HEADING, block("Seven years of work by three towns", BODY, kind="heading"), block(LEAD, BODY))
    assert extract_deck(told(None), short, (1, 2)) == (None, None)


def test_a_caption_is_no_deck() -> None:
    figure = Scope(4, HEAD, "figure", "")
    assert extract_deck(told(), (HEADING, block(DECK, figure, "lead"), block(LEAD, BODY)), (2,)) == (None, None)
    below_video = (HEADING, block(DECK, HEAD, "video-desc"), block(LEAD, BODY))
    assert extract_deck(told(), below_video, (2,)) == (None, None)


def test_a_first_paragraph_right_in_what_holds_the_others_is_no_deck() -> None:
    bare = Block(DECK, "paragraph", BODY, 0, 0)
    assert extract_deck(told(), (HEADING, bare, block(LEAD, BODY)), (1, 2)) == (None, None)


def test_a_byline_with_an_initial_is_no_deck() -> None:
    lines = [
        block(text, HEAD, kind="heading") for text in ("By ANN B. MILLER and BEN OKORO", "Published: June 5, 2013")
    ]
    assert extract_deck(told(None), (HEADING, *lines, block(LEAD, BODY)), (3,)) == (None, None)


@pytest.mark.parametrize(
    "lines",
    [
        [STORY],
        [STORY, "By Ada Beispiel", "5 March 2024"],
        [f"{STORY} | The Daily Example", "Home", "Local news of the day here", STORY, "Share"],
        [STORY, "Home", "Local", "Local news of the day here", STORY],
        [
            "Menu",
            "Sport",
            "Local",
            STORY,
            "Two years after the flood, traffic is back on the river.",
            "Photo: Ada Beispiel",
        ],
        ["(function(){var a=1;})();", STORY],
    ],
)
def test_headline_of_flattened_text(lines: list[str]) -> None:
    blocks = tuple(Block(line) for line in [*lines, LEAD, LEAD])
    assert headline_of_text(blocks, (len(lines), len(lines) + 1)) == (STORY, "text")


@pytest.mark.parametrize(
    ("line", "is_headline"),
    [
        ("Best bridges of 2023", True),
        ("Ulm museum opens a wing in 2025", True),
        ("Ulm to face Chile at home in June 2024", True),
        ("Updated on Monday for the second time, March 4, 2024", False),
        ("Spring Issue 2023", False),
        ("March 2024", False),
    ],
)
def test_a_headline_may_end_in_a_year(line: str, is_headline: bool) -> None:
    blocks = tuple(map(Block, (line, "By Ada Beispiel", LEAD, LEAD)))
    assert headline_of_text(blocks, (2, 3))[0] == (line if is_headline else None)


def test_flattened_text_without_headline() -> None:
    assert headline_of_text((Block(LEAD), Block(LEAD)), (0, 1)) == (None, None)
    assert headline_of_text((), ()) == (None, None)


@pytest.mark.parametrize("job", ["Lake Press Writer", "Lark Staff Reporter", "Lake Press Correspondent"])
def test_the_job_below_a_byline_is_no_headline(job: str) -> None:
    assert headline_of_text(tuple(map(Block, ("By ADA WEIR", job, LEAD, LEAD))), (2, 3)) == (None, None)


def text_blocks(*lines: str) -> tuple[tuple[Block, ...], list[int]]:
    return (*map(Block, lines), Block(PROSE)), [len(lines)]


MENU = tuple(f"Menu item {chr(97 + i)}" for i in range(12))


@pytest.mark.parametrize(
    ("lines", "headline"),
    [
        # <title> in another wording than the headline
        (
            ("Iller: old bridge reopens after the flood | Example", *MENU, STORY, "Sign up for our letter, every day"),
            STORY,
        ),
        # a headline that begins as bylines do is known by <title>
        (("Von Ulm bis Memmingen: Brücken offen", "Menü", "Von Ulm bis Memmingen: Brücken offen"), None),
        # a day is none
        (("March 2, 2024 4 AM PT", STORY), STORY),
        # what stands in <title> before the site's name, whatever signs are in it and however long the rest is
        (
            (
                "Tolls fall; ferries rest in 2025 | The Lark Courier | larkcourier.example",
                *MENU,
                "Tolls fall; ferries rest in 2025",
                "By Ada",
            ),
            "Tolls fall; ferries rest in 2025",
        ),
        (("Lark Courier Daily | " + STORY, *MENU, "Lark Courier Daily", STORY), STORY),
        # no <title>: the first line that the story has the words of, not one of other stories below it
        (
            (
                "Iller ferries",
                *MENU,
                "Toll plan for the harbour splits the council",
                "Cars crossed the Iller in the morning rain",
                "Share this",
                "Ida Moss wins the mayor's race again",
            ),
            "Cars crossed the Iller in the morning rain",
        ),
        # a mark before it is no part of it
        ((f"{STORY} - Example", *MENU, f"» {STORY}"), STORY),
        # nor is the trail to the page, where another line says it without, or which has numbers
        ((f"Home News {STORY}", *MENU, STORY, "Share this"), STORY),
        ((*MENU, f"Home News {STORY}", STORY, "Share this"), STORY),
        (("Bridge reopens at last in Upper Iller Town", "Upper Iller Town", "Share this"), None),
        (("Lark", *MENU, f"You are here: Home » Local » {STORY}", "By Ada"), STORY),
        (("Lark", *MENU, "Local / Ulm / Bridges", STORY, "By Ada"), STORY),
        (("1. Home", "2. News", f"3. {STORY}", "Share this"), STORY),
        (("2. Bundesliga heute live im Ticker", "Jetzt teilen"), None),
        # but a part of it may stand on a line of its own
        (("Iller bridge", *MENU, "The old bridge reopens in Ulm", "in Ulm"), "The old bridge reopens in Ulm"),
        # what leads to other parts of the page is none
        (("Zum Inhalt springen", "Nach Ulm über die alte Brücke"), "Nach Ulm über die alte Brücke"),
    ],
)
def test_headline_of_a_whole_flattened_page(lines: tuple[str, ...], headline: str | None) -> None:
    assert headline_of_text(*text_blocks(*lines)) == (headline or lines[0], "text")


def test_a_word_of_a_menu_that_says_itself_twice_is_no_title() -> None:
    lines = (
        "トップ",
        "宮城",
        "トップ",
        "渡し船、八年ぶりに復活へ",
        "シェア",
        "渡し船が八年ぶりに来春復活する。市が三日に発表した。",
    )
    assert headline_of_text(tuple(map(Block, lines)), (5,)) == (lines[3], "text")


@pytest.mark.parametrize(
    ("lines", "lead", "headline"),
    [
        # vowels that stand on letters do not part words
        (
            ("मराठी बातम्या पुणे", "नदीकाठचे वाचनालय दहा वर्षांनी पुन्हा खुले"),
            "मुळा नदीकाठचे जुने वाचनालय सोमवारी वाचकांसाठी पुन्हा खुले झाले.",
            1,
        ),
        # the danda ends a sentence
        (("घंटाघर की घड़ी फिर बजेगी", "शहर के घंटाघर की घड़ी जल्द फिर बजेगी।"), "शहर के घंटाघर की घड़ी सोमवार से फिर बजेगी।", 0),
        # a short line that the story has all words of, before a longer one that it has none of
        (
            ("Zeytin hasadında kadın ekibi", "Haber Kaynağı: Marmara Haber Ajansı"),
            "Edremit'te zeytin hasadını otuz kadından oluşan bir ekip, kendi ekibi yapıyor.",
            0,
        ),
        (("Boats for hire", "What the council has to say"), "The boats of the town are out.", 1),
    ],
)
def test_the_line_that_has_the_words_of_the_story_is_the_headline(
    lines: tuple[str, ...], lead: str, headline: int
) -> None:
    blocks = tuple(map(Block, ("Menu", *lines, lead)))
    assert headline_of_text(blocks, (len(lines) + 1,)) == (lines[headline], "text")


ADDRESS = "https://lark.example/news/2024-03/old-bridge-over-the-iller-has-reopened-31.html?from=menu"


@pytest.mark.parametrize(
    ("lines", "url", "headline"),
    [
        (("Cars crossed the Iller in the rain", "Old bridge over Iller reopened"), ADDRESS, 1),
        (("Cars crossed the Iller in the rain", "Bridge over the Danube closes"), ADDRESS, 0),
        (
            ("Cars crossed the Iller in the rain", "Brücke über die Iller öffnet"),
            "//x.example/bruecke-ueber-iller",
            1,
        ),
        (("Cars crossed the Iller in the rain", "Old bridge over Iller"), "https://[old-bridge-over-iller", 0),
        (("Cars crossed the Iller in the rain", "Old bridge over Iller"), "https://x.example/a/b/2024", 0),
    ],
)
def test_the_line_that_the_address_spells_is_the_headline(lines: tuple[str, ...], url: str, headline: int) -> None:
    assert headline_of_text(*text_blocks("Menu", *lines), url) == (lines[headline], "text")


WORD = "A word from our readers today"


@pytest.mark.parametrize(
    ("headings", "headline"),
    [
        ([(WORD, 2), (STORY, 1)], STORY),
        ([(WORD, 2), (STORY, 1), (STORY, 1)], STORY),
        (
            [(WORD, 2), (STORY, 1), ("The Lark Courier of today", 1)],
            WORD,
        ),
        ([(WORD, 2), ("Menu", 1)], WORD),
    ],
)
def test_the_only_heading_of_the_first_level_is_the_headline(headings: list[tuple[str, int]], headline: str) -> None:
    blocks = (Block("Menu"), *(Block(text, "heading", level=level) for text, level in headings), Block(PROSE))
    assert headline_of_text(blocks, [len(headings) + 1]) == (headline, "text")


def test_the_only_heading_of_the_first_level_may_name_the_site() -> None:
    blocks = (Block("The Lark Courier", "heading", level=1), Block(STORY, "heading", level=2), Block(PROSE))
    assert headline_of_text(blocks, [2], "https://larkcourier.example/2024") == (STORY, "text")


def test_a_deck_by_a_part_of_its_class_that_the_data_calls_another_headline() -> None:
    names = page(("json-ld", STORY), ("json-ld", "Four million, two years, one torn ribbon"), ("dom:h1", STORY))
    deck = block("Four million, two years, one torn ribbon", HEAD, "ContentHeaderDek-x")
    blocks = (block(STORY, HEAD, kind="heading"), deck, block("Rain fell on Ulm all day. " * 9, BODY))
    assert extract_deck(names, blocks, [2]) == (deck.text, "dom:deck")


@pytest.mark.parametrize(
    "line",
    [
        "Published May 4, 2024",
        "4 May 2024 at 16:00 CET",
        "4.5.2024 16:00 by Ada Weir, three minutes.",
        "Rowers’ Union • 04.05.2024",
        "by ada | Filed under: boats | 0",
        "Four boats sank on the lake on Monday,...",
        "By Ada Weir LakeDaily.example Archive | Contact",
    ],
)
def test_a_stamp_or_a_teaser_that_is_named_a_deck_is_none(line: str) -> None:
    blocks = (HEADING, block(line, HEAD, "article__subtitle"), block(LEAD, BODY))
    assert extract_deck(told(None), blocks, (2,)) == (None, None)


def test_a_deck_with_a_day_in_it() -> None:
    deck = "The bridge was closed on 4 May 2022, and nobody knew for how long."
    assert extract_deck(told(None), (HEADING, block(deck, HEAD, "dek"), block(LEAD, BODY)), (2,)) == (deck, "dom:deck")


def test_a_deck_in_an_element_that_is_named_so() -> None:
    around = Scope(5, HEAD, "div", "story__standfirst")
    blocks = (HEADING, block(DECK, around, "story__paragraph"), block(LEAD, BODY))
    assert extract_deck(told(None), blocks, (2,)) == (DECK, "dom:deck")
    both = (
        HEADING,
        block(DECK, around, "x"),
        block("Lines of another kind, as they come.", around, "x"),
        block(LEAD, BODY),
    )
    assert extract_deck(told(None), both, (3,)) == (None, None)


def test_a_deck_in_the_header_stands_apart_though_the_byline_follows_it() -> None:
    header = Scope(5, OUTER, "header", "story-top")
    box = Scope(6, OUTER, "div", "story-top")
    for holder, deck in ((header, (DECK, "meta:og:description")), (box, (None, None))):
        blocks = (HEADING, block(DECK, holder), block("Ada Weir", holder, "authors"), block(LEAD, BODY))
        assert extract_deck(told(), blocks, (1, 3)) == deck


def test_a_deck_far_above_the_body_but_just_below_the_headline() -> None:
    between = tuple(block(f"Fact {n}", HEAD, kind="list_item") for n in range(12))
    blocks = (HEADING, block(DECK, HEAD, "dek"), *between, block(LEAD, BODY))
    assert extract_deck(told(None), blocks, (14,)) == (DECK, "dom:deck")


def test_a_deck_with_its_place_or_a_description_with_its_author() -> None:
    deck = f"{DECK} Not all are glad of it."
    placed = f"Memmingen. {deck}"
    assert extract_deck(told(deck), (HEADING, block(placed, HEAD), block(LEAD, BODY)), (2,)) == (
        placed,
        "meta:og:description",
    )
    signed = (HEADING, block(deck, HEAD), block(LEAD, BODY))
    assert extract_deck(told(f"{deck} By Ada Weir."), signed, (2,)) == (deck, "meta:og:description")
    lead = (HEADING, block(f"MEMMINGEN (ENA) - {deck}", BODY, bold=80), block(LEAD, BODY))
    assert extract_deck(told(deck), lead, (1, 2)) == (None, None)


def test_a_header_that_has_a_caption_is_no_caption() -> None:
    header = Scope(6, HEAD, "div", "articleHeader hasCaption")
    heading = block(STORY, header, kind="heading")
    assert extract_deck(told(), (heading, block(DECK, header), block(LEAD, BODY)), (2,))[0] == DECK
    for label in ("header-teaser__image-details", "video-desc"):
        details = Scope(7, header, "div", label)
        page = (heading, block(DECK, details, "lead"), block(LEAD, BODY))
        assert extract_deck(told(None), page, (2,)) == (None, None)


def test_what_is_told_of_a_slide_is_no_deck() -> None:
    slide = Scope(7, Scope(6, HEAD, "li", "slide"), "div", "summary")
    assert extract_deck(told(None), (HEADING, block(DECK, slide), block(LEAD, BODY)), (2,)) == (None, None)
    assert extract_deck(told(None), (HEADING, block(DECK, HEAD, "summary"), block(LEAD, BODY)), (2,))[0] == DECK


def test_a_description_that_is_escaped_twice_knows_the_deck() -> None:
    deck = f"{DECK} Not all are glad of it – or of the toll."
    blocks = (HEADING, block(deck, HEAD), block(LEAD, BODY))
    assert extract_deck(told(deck.replace("–", "&#8211;")), blocks, (2,)) == (deck, "meta:og:description")


def test_the_site_s_slogan_above_the_headline_is_no_deck() -> None:
    named = Metadata(
        headlines=(Candidate(f"{STORY} | Example", "title"),), decks=(Candidate(DECK, "meta:og:description"),)
    )
    blocks = (block(DECK, HEAD), block(STORY, HEAD, kind="heading"), block(LEAD, BODY))
    assert extract_deck(named, blocks, (2,)) == (None, None)


def test_of_two_parts_of_a_title_that_are_as_long_the_first_is_the_headline() -> None:
    told = Metadata(headlines=(Candidate("The ferry runs again - The lake is full up", "title"),))
    blocks = from_text("The lake is full up and everybody came\nThe ferry runs again, and everybody came")
    assert extract_headline(told, blocks) == ("The ferry runs again", "dom:text")


@pytest.mark.parametrize("title", ["Untitled Document", "Home", "NEWS", "Sans titre", "无标题文档"])
def test_a_title_that_an_editor_gave_says_nothing(title: str) -> None:
    article = newsclean.extract(
        f"<title>{title}</title><h1>Ferry runs</h1><p>It runs again from Monday on, they said.</p>"
    )
    assert article.headline == "Ferry runs"
    assert newsclean.extract(f"<title>{title}</title><p>It runs again from Monday on, they said.</p>").headline == title


SOLD = "‘A patient ferry’: the mayor rowed it for a year, and nobody asked for the fare"
FERRY = "The old ferry is sold to the island"
SPOKEN = "The mayor paid for it herself, and now she would like to know what the ferry costs."


def titled() -> Metadata:
    return Metadata(headlines=(Candidate(STORY, "meta:og:title"), Candidate(STORY, "dom:h1")))


def test_a_heading_above_the_text_that_tells_a_sentence_is_the_deck() -> None:
    blocks = (HEADING, block("5 March 2024", HEAD), block(SPOKEN, HEAD, kind="heading"), block(LEAD, BODY))
    assert extract_deck(titled(), blocks, (3,)) == (SPOKEN, "dom:heading")
    assert extract_deck(titled(), blocks, (2, 3)) == (SPOKEN, "dom:heading")


@pytest.mark.parametrize(
    ("between", "deck"),
    [("By Ida Moe / Staff writer", FERRY), ("Von Ida Moe", FERRY), ("By the river.", None), ("Photo Ida Moe", None)],
)
def test_a_heading_that_the_byline_parts_from_the_text_is_the_deck(between: str, deck: str | None) -> None:
    blocks = (HEADING, block(FERRY, BODY, kind="heading"), block(between, BODY), block(LEAD, BODY))
    assert extract_deck(titled(), blocks, (1, 3)) == (deck, deck and "dom:heading")


@pytest.mark.parametrize(
    "line", ["By Ida Moe and Ada Weir Lund", "By ADA J. WEIR and IDA MOE LUND", "By IDA R. MOE Jr."]
)
def test_a_byline_in_a_heading_is_no_deck(line: str) -> None:
    byline = block(line, HEAD, kind="heading")
    blocks = (HEADING, byline, block("5 March 2024", HEAD), block(LEAD, BODY))
    assert extract_deck(titled(), blocks, (3,)) == (None, None)


@pytest.mark.parametrize(
    ("text", "parent"),
    [(SPOKEN, BODY), (SPOKEN[:-1] + "?", HEAD), ("The mayor paid.", HEAD), (SPOKEN[:-1], HEAD)],
)
def test_a_heading_in_the_text_that_asks_or_that_is_short_is_no_deck(text: str, parent: Scope) -> None:
    blocks = (HEADING, block("5 March 2024", HEAD), block(text, parent, kind="heading"), block(LEAD, BODY))
    assert extract_deck(titled(), blocks, (3,)) == (None, None)


def test_a_deck_that_is_a_list_of_one() -> None:
    dek = block(SPOKEN, Scope(5, HEAD, "ul", "dek"), kind="list_item")
    assert extract_deck(titled(), (HEADING, dek, block(LEAD, BODY)), (2,)) == (SPOKEN, "dom:deck")
    plain = block(SPOKEN, Scope(5, HEAD, "ul", ""), kind="list_item")
    assert extract_deck(titled(), (HEADING, plain, block(LEAD, BODY)), (2,)) == (None, None)


FOUR = tuple(f"{LEAD} Part {n} of four." for n in range(4))


def test_a_first_paragraph_is_no_deck_for_what_stands_behind_it() -> None:
    """An advertisement, a quotation, a caption: the story goes on in the first paragraph's own element."""
    first, other = block(DECK, BODY), Scope(7, BODY, "blockquote", "")
    blocks = (HEADING, first, block("Anything at all", other), *(block(text, BODY) for text in FOUR))
    assert extract_deck(told(), blocks, (1, 3, 4, 5, 6)) == (None, None)
    assert extract_deck(told(), blocks, (1, 2, 3, 4, 5, 6)) == (None, None)


def test_to_stand_in_a_box_tells_nothing_where_each_paragraph_has_one() -> None:
    def boxed(label: str, *texts: str) -> list[Block]:
        return [block(text, Scope(20 + n, BODY, "div", "block-content"), label) for n, text in enumerate(texts)]

    assert extract_deck(told(), (HEADING, *boxed("text", DECK, *FOUR)), (1, 2, 3, 4, 5)) == (None, None)
    apart = (HEADING, *boxed("text font-bold", DECK), *boxed("text", *FOUR))
    assert extract_deck(told(), apart, (1, 2, 3, 4, 5)) == (DECK, "meta:og:description")


def test_a_first_paragraph_in_a_box_is_no_deck_for_the_heading_behind_it() -> None:
    """ "What happened" stands in a box like those of the paragraphs, of another element."""
    boxes = [Scope(30 + n, BODY, "div", "story-fragment") for n in range(4)]
    heading = Block("What happened", "heading", scope=Scope(40, boxes[1], "h2", ""))
    blocks = (HEADING, block(DECK, boxes[0]), heading, block(FOUR[0], boxes[2]), block(FOUR[1], boxes[3]))
    assert extract_deck(told(), blocks, (1, 2, 3, 4)) == (None, None)


def test_all_that_a_page_tells_is_no_deck() -> None:
    blocks = (HEADING, block(DECK, HEAD), block("Share", BODY))
    assert extract_deck(told(), blocks, (1,)) == (None, None)


def test_what_assistants_read_aloud_is_no_deck() -> None:
    blocks = (HEADING, *(block(text, BODY, label) for text, label in ((DECK, "speakable-summary"), (LEAD, ""))))
    assert extract_deck(told(None), blocks, (1, 2)) == (None, None)


def test_a_first_paragraph_in_bold() -> None:
    intro = "The old bridge is open again. For two years the town had waited, paid and hoped, and taken the ferry."
    below = [block(text, BODY) for text in (LEAD, *FOUR)]
    bold = block(intro, BODY, bold=len(intro))
    story = range(1, 7)
    assert extract_deck(told(intro), (HEADING, bold, *below), story) == (intro, "meta:og:description")
    assert extract_deck(told(intro), (HEADING, block(intro, BODY), *below), story) == (None, None)
    assert extract_deck(told(None), (HEADING, bold, *below), story) == (None, None)
    all_bold = [block(text, BODY, bold=len(text)) for text in (intro, LEAD, *FOUR)]
    assert extract_deck(told(intro), (HEADING, *all_bold), story) == (None, None)


def test_the_site_s_name_is_no_part_of_the_headline_of_flattened_text() -> None:
    lines = (f"{STORY} – The Lake Daily", "Menu", "By Ada Weir", LEAD, LEAD)
    blocks = tuple(map(Block, lines))
    assert headline_of_text(blocks, (3, 4), "https://www.lakedaily.example/rain") == (STORY, "text")
    assert headline_of_text(blocks, (3, 4)) == (lines[0], "text")


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("老磨坊前下了今年的第一场雪_海港网", "老磨坊前下了今年的第一场雪"),
        ("老磨坊前下了今年的第一场雪__海港市政府", "老磨坊前下了今年的第一场雪"),
        ("老磨坊前下了今年的第一场雪-海港网", "老磨坊前下了今年的第一场雪"),
        ("老磨坊前下了今年的第一場雪--海港市官方網站", "老磨坊前下了今年的第一場雪"),
        ("老磨坊前的盗贼潜逃十年-嫌犯昨日落网", "老磨坊前的盗贼潜逃十年-嫌犯昨日落网"),
        ("老磨坊前下了雪-这是今年的第一场", "老磨坊前下了雪-这是今年的第一场"),
        ("老磨坊_海港网", "老磨坊_海港网"),
    ],
)
def test_the_site_behind_a_title_in_a_script_without_spaces(title: str, headline: str) -> None:
    assert extract_headline(page(("title", title), site=None))[0] == headline


BELOW = "The captain who had brought them over since March now takes his bicycle to work"


@pytest.mark.parametrize(
    "signed",
    [
        ("By Ada Weir",),
        ("By", "Ada Weir"),
        ("4 May 2024, 10:15",),
        ("Ada Weir", "4 May 2024"),
        ("The bridge at dawn. Photo: Odo Varn", "Ada Weir", "Lake Tarn", "Share", "Save", "4 May 2024"),
    ],
)
def test_the_deck_of_flattened_text_stands_between_headline_and_byline(signed: tuple[str, ...]) -> None:
    blocks = tuple(map(Block, ("Menu", STORY, BELOW, *signed, "Share", LEAD, LEAD)))
    last = len(blocks)
    assert deck_below_headline(blocks, range(last - 2, last), STORY) == (BELOW, "text")


def test_a_deck_that_opens_the_body_is_told_by_the_byline_below() -> None:
    lines = ("Menu", STORY, BELOW, "By Ada Weir", LEAD, LEAD)
    assert deck_below_headline(tuple(map(Block, lines)), (2, 4, 5), STORY) == (BELOW, "text")
    assert deck_below_headline(tuple(map(Block, lines)), (2, 3, 4, 5), STORY) == (None, None)  # nothing is between


def test_of_two_headlines_the_one_above_a_deck_tells_it() -> None:
    lines = (STORY, BELOW, "By Ada Weir", "Share this story", STORY, "lakedaily.example", LEAD, LEAD)
    assert deck_below_headline(tuple(map(Block, lines)), (6, 7), STORY) == (BELOW, "text")


@pytest.mark.parametrize(
    "lines",
    [
        (BELOW, "Share"),  # nothing tells it from a caption
        (BELOW, "(Ada Weir / Lake Daily)", "By Odo Varn"),
        ("Ada Weir, Odo Varn, Ida Holm and Tom Quill", "4 May 2024"),
        ("Home / News / The town and its many bridges", "4 May 2024"),
        ("Write to ada.weir@lakedaily.example with what you know", "4 May 2024"),
        (f"The mill: {STORY}", "By Ada Weir"),
        ("Eds: Adds what the captain said, with pictures of the bridge.", "By Ada Weir"),
    ],
)
def test_other_lines_below_the_headline_are_no_deck(lines: tuple[str, ...]) -> None:
    blocks = tuple(map(Block, (STORY, *lines, LEAD, LEAD)))
    last = len(blocks)
    assert deck_below_headline(blocks, range(last - 2, last), STORY) == (None, None)


@pytest.mark.parametrize(
    "label", ["PRESS RELEASE", "For immediate release:", "Pressemitteilung", "Nota de prensa", "新闻稿"]
)
def test_the_headline_of_a_press_release_stands_below_the_label(label: str) -> None:
    lines = ("Lake Ferries and Bridges of the North Ltd", "12 Quay Road, Upper Tarn", label, STORY, LEAD, LEAD)
    assert headline_of_text(tuple(map(Block, lines)), (4, 5)) == (STORY, "text")


def test_the_line_beside_the_headline_of_a_page_is_its_deck_where_the_byline_follows() -> None:
    head, aside = Scope(10, BODY, "div", ""), Scope(20, BODY, "div", "")
    told = [Block(LEAD, scope=Scope(n, BODY, "p", "")) for n in (30, 31)]

    def page(holder: Scope) -> list[Block]:
        lines = [
            Block(STORY, "heading", Scope(11, head, "h1", "text-4xl")),
            Block(BELOW, scope=Scope(21, holder, "p", "mt-3")),
        ]
        return [*lines, Block("By Ada Weir", scope=Scope(12, head, "div", "")), *told]

    assert deck_below_headline(page(head), (3, 4), STORY) == (BELOW, "dom:below-headline")
    assert deck_below_headline(page(aside), (3, 4), STORY) == (None, None)


NOON = "The ferry stopped at noon, and the lake lay still while the crew looked for the rope that had gone overboard."


@pytest.mark.parametrize(
    ("lines", "headline"),
    [
        # The story has none of its words; the day or the byline stands below it, or below the deck.
        (("Nine hours without a captain", "May 5, 2021", "Heard at seven", "Share"), 0),
        (("Tools for the small player", "Nine hours without a captain", "By Ada Weir", "Heard at seven"), 0),
        (("News", "Nine hours without a captain", "He had left it for his hat", "May 5, 2021"), 1),
        # Of three lines other stories may be two; the first that is long is taken, as before.
        (
            (
                "Tall trees are grown here again",
                "Nine hours without a captain",
                "He went home for a hat",
                "May 5, 2021",
            ),
            0,
        ),
        # Who wrote a text, below a label or with a job, and who took a picture.
        (("Nine hours without a captain", "Author", "Ada Weir, University of Ferry Lake Ulm", "Notes"), 0),
        (("Nine hours without a captain", "Ada Weir – Repórter da Agência Ulm", "May 5, 2021"), 0),
        (("Nine hours without a captain", "Print", "The ferry on the lake at noon. ADA WEIR / AFP"), 0),
    ],
)
def test_a_headline_that_shares_no_word_with_flattened_text(lines: tuple[str, ...], headline: int) -> None:
    blocks = tuple(map(Block, (*lines, NOON, NOON)))
    assert headline_of_text(blocks, (len(lines), len(lines) + 1)) == (lines[headline], "text")


def test_the_first_of_the_body_may_be_the_deck_below_the_headline() -> None:
    title, deck = "Nine hours of ferry without a captain", "Crew looked for the rope until the night came"
    blocks = tuple(map(Block, ("Live", title, deck, NOON)))
    assert headline_of_text(blocks, (2, 3)) == (title, "text")
    blocks = tuple(map(Block, ("Tall trees are grown here again", deck, NOON)))
    assert headline_of_text(blocks, (1, 2)) == (deck, "text")


def test_a_headline_below_a_notice_that_opens_the_body() -> None:
    notice = "Nobody in our newsroom has edited this text, which an agency sent us for all of you."
    lines = (notice, "Menu", "Nine hours without a captain", "May 5, 2021", NOON, NOON)
    assert headline_below(tuple(map(Block, lines)), (0, 4, 5)) == lines[2]
    assert headline_below(tuple(map(Block, lines)), (4, 5)) is None
    # The first paragraph tells the story, and what stands below it is another's title.
    assert headline_below(tuple(map(Block, (NOON, *lines[1:]))), (0, 4, 5)) is None
    # Nothing tells that the line is a headline.
    assert headline_below(tuple(map(Block, (*lines[:3], *lines[4:]))), (0, 3, 4)) is None


def test_a_byline_between_headline_and_deck_of_flattened_text() -> None:
    lines = ("By Ada Weir", BELOW, "May 5, 2021")
    blocks = tuple(map(Block, (STORY, *lines, LEAD, LEAD)))
    assert deck_below_headline(blocks, (4, 5), STORY) == (BELOW, "text")
    blocks = tuple(map(Block, (STORY, *lines[:2], "Share", LEAD, LEAD)))  # a caption may stand there, too
    assert deck_below_headline(blocks, (4, 5), STORY) == (None, None)


def test_two_days_that_are_glued_sign_a_deck_too() -> None:
    blocks = tuple(map(Block, (STORY, BELOW, "Published On 4 Mar 20245 Mar 2024", "Save", LEAD, LEAD)))
    assert deck_below_headline(blocks, (4, 5), STORY) == (BELOW, "text")


@pytest.mark.parametrize("label", ["site-title", "header-logo"])
def test_an_h1_that_is_called_the_site_s_name(label: str) -> None:
    html = (
        f"<title>Old bridge reopens | Lake Courier</title><header><h1 class='{label}'>Lake Courier</h1></header>"
        "<h2>Old bridge reopens</h2><p>Cars cross again after eleven weeks of work on its piers.</p>"
    )
    assert newsclean.extract(html).headline == "Old bridge reopens"
