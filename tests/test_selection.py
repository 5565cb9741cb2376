"""Which blocks are the body, given how likely each is."""

import pytest

from newsclean.blocks import Block, Scope
from newsclean.selection import FLOOR, LIKELY, headed, select, subheadings, threshold, without_stamps
from newsclean.selection.gaps import closed
from newsclean.selection.numbered import with_numbered

BODY = Scope(1, None, "body", "")
LONG = "The ferry over the lake runs again from Monday on, the town council said after its meeting."


def paragraphs(*texts: str) -> list[Block]:
    return [Block(text) for text in texts]


def in_article(article: Scope | None, *blocks: Block) -> list[Block]:
    number = article.number if article else 500
    return [block._replace(scope=Scope(number + i, article or BODY, "p", "")) for i, block in enumerate(blocks, 1)]


def test_the_likely_blocks_in_page_order():
    assert select(paragraphs("Menu", LONG, LONG, "Share", LONG), [0.1, 0.9, 0.6, 0.3, 0.9]) == [1, 2, 4]


def test_nothing_is_likely():
    assert select(paragraphs("Menu", LONG) * 4, [0.1, FLOOR] * 4) == []
    assert select(paragraphs("Menu", "Share"), [0.1, FLOOR]) == []
    assert select([], []) == []


def test_a_page_of_a_usual_make_has_the_usual_threshold():
    assert threshold(paragraphs(LONG, LONG, "Share"), [0.99, 0.98, 0.3]) == pytest.approx(0.49, abs=0.02)


def test_the_threshold_sinks_with_the_page_but_never_below_the_floor():
    blocks = paragraphs(LONG, LONG, LONG)
    assert threshold(blocks, [0.6, 0.6, 0.6]) == pytest.approx(0.3)
    assert threshold(blocks, [0.21, 0.21, 0.21]) == FLOOR
    assert threshold(blocks * 3, [0.1] * 9) == LIKELY


def test_a_page_of_a_few_blocks_is_all_story():
    assert select(paragraphs(LONG, LONG), [0.15, 0.12]) == [0, 1]
    assert select(paragraphs(*[LONG] * 9), [0.15] * 9) == []


def test_a_threshold_lies_between_its_bounds():
    blocks = paragraphs(LONG, LONG, LONG)
    assert all(FLOOR <= threshold(blocks, [p, p, 1.0]) <= LIKELY for p in (0.0, 0.3, 0.5, 0.7, 1.0))


@pytest.mark.parametrize(
    ("line", "likely", "is_body"),
    [
        ("He had not slept, he said.", 0.3, True),
        ("He had not slept, he said.", 0.1, False),
        ("He had not slept at all", 0.3, False),
        ("Lake Company, Inc.", 0.3, False),
        ("Read more: He had not slept.", 0.3, False),
    ],
)
def test_a_sentence_between_two_lines_of_a_flattened_story(line, likely, is_body):
    blocks = paragraphs(LONG, line, LONG, "Anzeige", line, LONG)
    assert select(blocks, [0.9, likely, 0.9, 0.1, likely, 0.9]) == ([0, 1, 2, 5] if is_body else [0, 2, 5])


MORE, TITLE = "Read more: Baker retires at 81", "Baker who fed a village retires at 81"


@pytest.mark.parametrize(
    ("between", "text", "likely", "is_body"),
    [
        ((MORE,), "The last loaves will be sold on Saturday.", 0.3, True),
        (("Read also:", TITLE), "The last loaves will be sold on Saturday.", 0.3, True),
        (("Advertisement",), "The last loaves will be sold on Saturday.", 0.3, True),
        (("Read also:", TITLE, TITLE, TITLE), "The last loaves will be sold on Saturday.", 0.3, False),  # a list
        (("Advertisement",), "He is 83.", 0.15, True),
        (("Advertisement",), "He is 83.", 0.05, False),
        (("Advertisement", "Ann Lee"), "Ann Lee writes of what the town bakes.", 0.3, False),  # the author
        ((MORE,), "The last loaves will be sold on Saturday.", 0.2, False),
        ((MORE,), "Bus routes to change from April, operator says", 0.3, False),
        ((MORE,), "All rights reserved.", 0.3, False),
        ((TITLE,), "The last loaves will be sold on Saturday.", 0.3, False),
        ((MORE,), None, 0.3, False),
    ],
)
def test_the_last_sentence_of_a_flattened_story_behind_a_line_that_leads_away(between, text, likely, is_body):
    story = ["The bakery in Lever Road closes at the end of May, its owner said. " * 5] * 2
    lines = [*story, *between, *([text] if text else [])]
    scores = [0.9, 0.9, *[0.0] * len(between), likely]
    last = [len(lines) - 1] if is_body else []
    assert select([Block(line) for line in lines], scores[: len(lines)]) == [0, 1, *last]


def test_on_pages_the_elements_tell_what_is_behind_a_line_that_leads_away():
    story = paragraphs(*["The bakery in Lever Road closes at the end of May, its owner said. " * 5] * 2)
    lines = [*story, *paragraphs(MORE, "The last loaves will be sold on Saturday.")]
    blocks = [line._replace(scope=Scope(i, None, "p", "")) for i, line in enumerate(lines)]
    assert select(blocks, [0.9, 0.9, 0.0, 0.3]) == [0, 1]


LISTED = ("Mill to be sold", "Ann Lee", "Tuesday 3 March 2026", LONG)


@pytest.mark.parametrize(
    ("below", "is_list"),
    [
        (LISTED * 3, True),
        (LISTED * 2, False),  # fewer are no list
        ((LISTED[0], *LISTED[2:]) * 3, True),  # without an author
        (("Tuesday 3 March 2026", LONG) * 3, False),  # a chronicle
        ((*LISTED, *[LONG] * 6) * 3, False),  # parts of one story
    ],
)
def test_a_list_of_other_stories_below_a_flattened_one_each_with_its_day(below, is_list):
    lines = ["Ferry runs again", "Ann Lee", "Tuesday 3 March 2026", LONG, LONG, *below]
    likely = [0.9 if line == LONG else 0.1 for line in lines]
    story = [3, 4] if is_list else [i for i, line in enumerate(lines) if line == LONG]
    assert select(paragraphs(*lines), likely) == story


@pytest.mark.parametrize(
    ("points", "chosen", "found"),
    [
        (("1. Water", LONG, "2. Light", LONG, "3. Air", LONG), {0, 2, 4, 6}, True),  # a heading of each paragraph
        (("3. Water", LONG, "2. Light", LONG, "1. Air", LONG), {0, 2, 4, 6}, True),  # counted down
        (("1. Water", "2. Light", "3. Air"), {0, 2}, True),  # one of a list
        (("1. Water", "2. Light", "3. Air"), {0}, False),  # none of it
        (("1. Water", LONG, "2. Light", LONG), {0, 2, 4}, False),  # too few to count
        (("1. Water", LONG, "3. Light", LONG, "5. Air", LONG), {0, 2, 4, 6}, False),  # no count
        (("1. Water", LONG, "2. Light", LONG, "1. Air", LONG), {0, 2, 4, 6}, False),
        (("1,000 litres", LONG, "2,000 litres", LONG, "3,000 litres", LONG), {0, 2, 4, 6}, False),
    ],
)
def test_numbered_points_come_together(points, chosen, found):
    blocks = [Block(line) for line in (LONG, *points)]
    story = sorted(chosen)
    counted = [i for i in range(1, len(blocks)) if i not in chosen and blocks[i].text != LONG]
    assert with_numbered(blocks, story) == (sorted([*story, *counted]) if found else story)


def test_much_text_weighs_more_than_many_blocks():
    blocks = paragraphs(LONG * 20, "a", "b", "c", "d", "e")
    assert threshold(blocks, [1.0, 0.3, 0.3, 0.3, 0.3, 0.3]) == LIKELY


@pytest.mark.parametrize("named", ["Ferry runs again", "FERRY  runs again"])
def test_fields_of_their_own_are_no_paragraphs(named):
    assert select(paragraphs("Ferry runs again", LONG, "Ferry runs again", LONG), [0.9] * 4, (None, named)) == [1, 3]


def test_a_heading_heads_something():
    blocks = [
        Block(LONG),
        Block("Tickets", "heading"),
        Block(LONG),
        Block("More", "heading"),
        Block("And more", "heading"),
    ]
    assert select(blocks, [0.9] * 5) == [0, 1, 2]


def test_a_second_article_under_a_title_is_another_story():
    first, second = Scope(10, BODY, "article", ""), Scope(30, BODY, "article", "")
    blocks = [
        *in_article(first, Block("Ferry runs", "heading"), Block(LONG), Block(LONG * 3)),
        *in_article(second, Block("Bridge opens", "heading"), Block(LONG), Block(LONG)),
    ]
    assert select(blocks, [0.1, 0.9, 0.9, 0.1, 0.9, 0.9]) == [1, 2]


def test_the_largest_article_wins_over_one_after_it_only():
    first, second = Scope(10, BODY, "article", ""), Scope(30, BODY, "article", "")
    blocks = [
        *in_article(first, Block("Ferry runs", "heading"), Block(LONG)),
        *in_article(second, Block("Bridge opens", "heading"), Block(LONG * 3)),
    ]
    assert 3 in select(blocks, [0.1, 0.9, 0.1, 0.9])


def test_an_article_without_a_title_goes_on_with_the_story():
    first, second = Scope(10, BODY, "article", ""), Scope(30, BODY, "article", "")
    blocks = [
        *in_article(first, Block("Ferry runs", "heading"), Block(LONG * 2)),
        *in_article(second, Block(LONG), Block(LONG)),
    ]
    assert select(blocks, [0.1, 0.9, 0.9, 0.9]) == [1, 2, 3]


def test_an_article_within_the_article_is_part_of_it():
    outer = Scope(10, BODY, "article", "")
    inner = Scope(30, outer, "article", "")
    blocks = [
        *in_article(outer, Block("Ferry runs", "heading"), Block(LONG * 3)),
        *in_article(inner, Block("Tickets", "heading"), Block(LONG)),
    ]
    assert {1, 3} <= set(select(blocks, [0.1, 0.9, 0.1, 0.9]))


def cards(title: Block, count: int = 3, above: str = "") -> list[Block]:
    """So many boxes of one kind, a title and a summary in each."""
    boxes = [Scope(100 + 10 * n, BODY, "div", "card") for n in range(count)]
    lines = [Block(above)] if above else []
    return [block for box in boxes for block in in_article(box, *lines, title, Block(LONG))]


LEADS_ELSEWHERE = Block("Bridge opens", "heading", link_chars=12)


@pytest.mark.parametrize(
    ("story", "below", "is_list"),
    [
        ([Block(LONG)] * 6, cards(LEADS_ELSEWHERE), True),
        ([Block(LONG)] * 6, cards(LEADS_ELSEWHERE, above="1:42"), True),  # of films, with how long they take
        ([Block(LONG)] * 6, cards(LEADS_ELSEWHERE, 2), False),
        ([Block(LONG)] * 6, cards(Block("Bridge opens", "heading")), False),
        ([Block(LONG)], cards(LEADS_ELSEWHERE), False),  # the page is a list, and so is its story
        ([*cards(LEADS_ELSEWHERE), *[Block(LONG)] * 6], [Block(LONG)], False),
    ],
)
def test_boxes_below_the_story_whose_titles_lead_elsewhere_are_other_stories(story, below, is_list):
    blocks = [*(block if block.scope else block._replace(scope=Scope(9, BODY, "p", "")) for block in story), *below]
    for title in (0.1, 0.9):  # the title of a box may read like the story's, too
        likely = [title if block.kind == "heading" else 0.9 if block.text == LONG else 0.1 for block in blocks]
        assert (max(select(blocks, likely)) < len(story)) is is_list


def test_a_story_of_one_paragraph_in_a_box_that_opens_with_a_link_is_no_card_of_the_list_below():
    box = Scope(20, BODY, "div", "")
    signs = Block("港口周一重新开放，第一班渡轮在中午之前离开。" * 10)  # as much as 500 letters
    for text in (Block(LONG * 6), signs, signs._replace(text=signs.text[:60])):
        blocks = [*in_article(box, Block("Home", link_chars=4), text), *cards(LEADS_ELSEWHERE)]
        likely = [0.1, 0.9, *[0.1, 0.9] * 3]
        assert max(select(blocks, likely)) == 1


@pytest.mark.parametrize(
    ("tag", "told", "is_list"), [("div", 1, True), ("li", 2, True), ("div", 4, False), ("figure", 1, False)]
)
def test_teasers_apart_from_a_brief_are_other_stories(tag, told, is_list):
    """Boxes that tell more are parts of a story, and those of pictures its gallery."""
    story, listed = Scope(10, BODY, "div", "story"), Scope(40, BODY, "div", "more")
    boxes = [Scope(100 + 20 * n, listed, tag, f"post-{n}") for n in range(4)]
    teasers = [block for box in boxes for block in in_article(box, LEADS_ELSEWHERE, *[Block(LONG)] * told)]
    blocks = [
        Block(LONG, scope=Scope(11, story, "p", "")),
        Block("More", "heading", Scope(41, listed, "h3", "")),
        *teasers,
    ]
    likely = [0.9, 0.1, *[0.1, *[0.9] * told] * 3, 0.1, *[0.1] * told]
    assert (select(blocks, likely) == [0]) is is_list


@pytest.mark.parametrize(
    ("box", "is_out"),
    [
        (Scope(60, BODY, "footer", ""), True),
        (Scope(60, Scope(50, BODY, "article", ""), "footer", ""), False),  # the story's own
        (Scope(60, BODY, "div", "example-comments"), True),
        (Scope(60, BODY, "div", "readers_comment_block"), True),
        (Scope(60, BODY, "section", "Talkbacks"), True),
        (Scope(60, BODY, "div", "responsesStream"), True),
        (Scope(60, BODY, "div", "article-comments"), True),
        (Scope(60, BODY, "div", "clear in_story_forums"), True),
        (Scope(60, BODY, "div", "story has-comments"), False),
        (Scope(60, BODY, "div", "comments-enabled"), False),
        (Scope(60, BODY, "aside", "brick author-box"), True),
        (Scope(60, BODY, "div", "lark-support"), True),
        (Scope(60, BODY, "div", "single author-weir"), False),
        (Scope(60, BODY, "div", "commentary"), False),
    ],
)
def test_the_foot_of_the_page_the_author_and_what_readers_say_are_no_body(box, is_out):
    blocks = [Block(LONG, scope=Scope(9, BODY, "p", "")), Block(LONG, scope=Scope(70, box, "p", ""))]
    assert select(blocks, [0.9, 0.9]) == ([0] if is_out else [0, 1])


def test_text_beside_the_articles_stays():
    first = Scope(10, BODY, "article", "")
    blocks = [*in_article(first, Block(LONG)), *in_article(None, Block(LONG))]
    assert select(blocks, [0.9, 0.9]) == [0, 1]


def test_the_article_under_the_headline_is_the_story_however_long_another_is():
    first, second = Scope(10, BODY, "article", ""), Scope(60, BODY, "article", "")
    blocks = [
        *in_article(first, Block("Ferry runs", "heading"), *[Block(LONG)] * 6),
        *in_article(second, Block("Bridge opens", "heading"), *[Block(LONG)] * 9),
    ]
    assert select(blocks, [0.1, *[0.9] * 6, 0.1, *[0.9] * 9], ("Ferry runs",)) == [1, 2, 3, 4, 5, 6]


def test_an_article_within_whose_title_leads_elsewhere_is_another_story():
    outer = Scope(10, BODY, "article", "")
    inner = Scope(30, outer, "article", "")
    blocks = [
        *in_article(outer, Block("Ferry runs", "heading"), Block(LONG * 3)),
        *in_article(inner, Block("Bridge opens", "heading", link_chars=12), Block(LONG)),
    ]
    assert select(blocks, [0.1, 0.9, 0.1, 0.9]) == [1]


def test_cards_beside_a_story_that_stands_in_no_article_are_other_stories():
    card, plain = Scope(60, BODY, "article", ""), Scope(80, BODY, "article", "")
    blocks = [
        *in_article(None, Block("Ferry runs", "heading"), Block(LONG * 3)),
        *in_article(card, Block("Bridge opens", "heading", link_chars=12), Block(LONG)),
        *in_article(plain, Block("Tickets", "heading"), Block(LONG)),
    ]
    assert select(blocks, [0.1, 0.9, 0.1, 0.9, 0.1, 0.9]) == [1, 5]


def test_signs_of_a_script_without_spaces_say_more_than_letters():
    sure, doubtful = "港口周一重新开放，第一班渡轮在中午之前离开。" * 10, "港口开放。" * 60
    assert threshold(paragraphs(sure, doubtful), [0.9, 0.3]) == LIKELY
    assert threshold(paragraphs(sure[:90], doubtful), [0.9, 0.3]) < LIKELY


def test_where_much_is_sure_the_threshold_stays():
    blocks = paragraphs(*[LONG] * 6, *[LONG] * 9)
    assert threshold(blocks, [0.9] * 6 + [0.3] * 9) == LIKELY


def test_a_line_with_the_day_above_the_story_is_no_part_of_it():
    blocks = paragraphs("Updated: October 2, 2024 4:15 PM", LONG, "Born on 2 May 2001")
    assert select(blocks, [0.9, 0.9, 0.9]) == [1, 2]


def test_a_line_with_the_day_goes_from_above_a_body_only():
    blocks = paragraphs("18 February 2025, 11:41", "Updated: 2 March 2025", LONG, "Born on 2 May 2001")
    assert without_stamps(blocks, [0, 1, 2, 3]) == [2, 3]
    assert without_stamps(blocks, []) == []


def test_the_hours_above_the_entries_of_a_live_blog_go_and_scores_in_a_table_stay():
    blocks = paragraphs("5.20pm", LONG, "14:35 Uhr", LONG, "kl. 11.05", LONG, "At 14:35 it rained")
    assert without_stamps(blocks, list(range(7))) == [1, 3, 5, 6]
    row = blocks[0]._replace(text="10:12", kind="table_row")
    assert without_stamps([*blocks, row], [1, 7]) == [1, 7]


TEASER = "The harbour master counts swans every spring, and this year the swans counted back."


@pytest.mark.parametrize("day", ["May 3, 2024", "03.05.2024 | 2:43 min", "3 May 2024 08:00 GMT"])
def test_in_flattened_text_what_has_its_day_below_is_another_story(day):
    blocks = paragraphs(LONG, LONG, "Swans on the lake", TEASER, day, LONG)
    assert select(blocks, [0.9, 0.9, 0.6, 0.8, 0.1, 0.9]) == [0, 1, 5]
    assert select(blocks, [0.9, 0.9, 0.95, 0.8, 0.1, 0.9]) == [0, 1, 2, 5]
    assert select(blocks, [0.9, 0.9, 0.1, 0.95, 0.1, 0.9]) == [0, 1, 3, 5]


def test_a_title_with_its_day_is_another_story_and_not_that_of_the_line_above():
    blocks = paragraphs(LONG, LONG, "Swans on the lake", TEASER, "Ferry to the mill finds a captain3 May 2024", LONG)
    assert select(blocks, [0.9, 0.9, 0.6, 0.8, 0.1, 0.9]) == [0, 1, 2, 3, 5]


def test_a_deck_above_the_day_and_the_last_paragraph_above_it_are_no_other_stories():
    blocks = paragraphs("The council met", TEASER, "May 3, 2024", LONG, LONG, "Updated May 4, 2024")
    assert select(blocks, [0.6, 0.8, 0.1, 0.8, 0.8, 0.1]) == [0, 1, 3, 4]


def test_a_pull_quote_says_what_the_story_says():
    said = "We rowed to work for all of the spring"
    story = Block(f"“{said} and sang on the way back,” the mayor said.")
    blocks = [Block(LONG), story, Block(f"“{said}.”", "quote"), Block(LONG * 2)]
    assert select(blocks, [0.9] * 4) == [0, 1, 3]


def test_a_pull_quote_leaves_out_who_said_it():
    story = Block("“I rowed to work,” the mayor said. “The bridge was never coming back.”")
    pulled, letter = "‘I rowed to work. The bridge was never coming back’", "I rowed to work. Nobody saw me."
    for text, kind, kept in (
        (pulled, "quote", [0, 1, 3]),
        (pulled, "paragraph", [0, 1, 2, 3]),
        (letter, "quote", [0, 1, 2, 3]),
    ):
        assert select([Block(LONG), story, Block(text, kind), Block(LONG * 2)], [0.9] * 4) == kept


def test_a_pull_quote_may_say_all_of_a_paragraph():
    said = "We rowed to work for all of the spring"
    for kind, kept in (("quote", [0, 1, 3]), ("paragraph", [0, 1, 2, 3])):  # the second is a refrain
        blocks = [Block(LONG), Block(f"“{said}.”"), Block(f"{said}”", kind), Block(LONG * 2)]
        assert select(blocks, [0.9] * 4) == kept


def test_what_stands_in_the_box_of_a_pull_quote_goes_with_it():
    said = "We rowed to work for all of the spring"
    box = Scope(20, BODY, "div", "x")
    quote = Block(f"{said}”", "quote", Scope(23, Scope(22, box, "blockquote", ""), "p", ""))
    story = in_article(None, Block(LONG), Block(f"“{said} and sang on the way back,” the mayor said."))
    name = Block("Miller of the year: Dr Ana Ruiz, Lake Mill", scope=Scope(24, box, "p", ""))
    blocks = [
        *story,
        Block("“In a word", "heading", Scope(21, box, "h2", "")),
        quote,
        name,
        *in_article(None, Block(LONG * 2)),
    ]
    assert select(blocks, [0.9] * 6) == [0, 1, 5]
    blocks[4] = name._replace(text=f"Ana Ruiz rowed. {LONG}")
    assert select(blocks, [0.9] * 6) == [0, 1, 2, 4, 5]


def test_what_leads_in_an_example_is_no_pull_quote():
    lead = "Consider how the ferry is steered here:"
    assert select(paragraphs(f"{lead} so.", lead, LONG), [0.9] * 3) == [0, 1, 2]


def test_a_name_that_the_story_repeats_is_no_pull_quote():
    name = "The Harbour Master, a ferry of nine cabins"
    for line, kept in ((name, [0, 1, 2]), (f"{name}, sails.", [0, 2])):
        assert select(paragraphs(f"On Friday it was said: {line} {LONG}", line, LONG * 2), [0.9] * 3) == kept


def test_who_says_a_pull_quote_goes_with_it():
    said = "We rowed to work for all of the spring"
    story = Block(f"“{said} and sang on the way back,” Ana Ruiz said.")
    quoted = [Block(LONG), story, Block(f"“{said}.”", "quote")]
    others = [0, 1, 3, 4]
    for line, kept in (
        ("Ana Ruiz, miller", [0, 1, 4]),
        ("Ana Ruiz", [0, 1, 4]),
        ("Kim Vale", others),
        (LONG[:70], others),
    ):
        assert select([*quoted, Block(line), Block(LONG * 2)], [0.9] * 5) == kept


def test_a_last_heading_with_a_number_heads_a_picture():
    blocks = [Block(LONG), Block("9. The mill", "heading"), Block("10. The lock", "heading")]
    assert select(blocks, [0.9, 0.9, 0.9]) == [0, 1, 2]
    assert select([*blocks, Block("Elsewhere", "heading")], [0.9] * 4) == [0, 1, 2]


def test_a_heading_goes_with_the_box_that_it_heads():
    box, text = Scope(100, BODY, "aside", "x"), Scope(200, BODY, "div", "y")
    letter = in_article(box, Block("The Sunday letter", "heading"), Block("One long story each week, and no more."))
    blocks = [*in_article(text, Block(LONG)), *letter, *in_article(text, Block(LONG))]
    assert select(blocks, [0.9, 0.8, 0.1, 0.9]) == [0, 3]
    assert select(blocks, [0.9, 0.8, 0.9, 0.9]) == [0, 1, 2, 3]
    own = [
        *in_article(text, Block(LONG), Block("Below the falls", "heading")),
        *letter[1:],
        *in_article(text, Block(LONG)),
    ]
    assert select(own, [0.9, 0.8, 0.1, 0.9]) == [0, 1, 3]


def test_a_paragraph_goes_with_the_small_box_in_which_readers_are_asked_for_more():
    box, text = Scope(100, BODY, "div", "x"), Scope(200, BODY, "div", "y")
    ask, told = Block("Sign up for our newsletter"), Block(LONG * 20)
    line = Block("The week on the lake, told by its crews.")
    around = in_article(text, told)
    assert select([*around, *in_article(box, line, ask), *around], [0.9, 0.9, 0.1, 0.9]) == [0, 3]
    assert select([*around, *in_article(text, line, ask), *around], [0.9, 0.9, 0.1, 0.9]) == [0, 1, 3]
    brief = [*in_article(box, Block(LONG), ask), *in_article(text, Block(LONG))]
    assert select(brief, [0.9, 0.1, 0.9]) == [0, 2]
    pictured = [ask._replace(scope=Scope(120, Scope(110, box, "figure", ""), "figcaption", ""))]
    assert select([*around, *in_article(box, line), *pictured, *around], [0.9, 0.9, 0.1, 0.9]) == [0, 1, 3]
    steps = [Block("Row to the pier.", "list_item"), ask]
    assert select([*around, *in_article(box, *steps), *around], [0.9, 0.9, 0.1, 0.9]) == [0, 1, 3]


@pytest.mark.parametrize("said", ["Mole47", "7 May 2024 at 9:15 am", "3 hours ago"])
def test_what_readers_wrote_below_the_story(said: str):
    story, reader = [LONG] * 3, "I took that ferry as a child, and nobody asked me to pay for it."
    lines = [*story, "Comments (2)", said, reader, "Ole", said, reader]
    likely = [0.9 if line in (LONG, reader) else 0.1 for line in lines]
    assert select(paragraphs(*lines), likely) == ([0, 1, 2] if said != "Mole47" else [0, 1, 2, 5, 8])
    # Above the story stands how many there are, or the link to them.
    above = [LONG, "Comments (2)", said, LONG, said, LONG, LONG]
    assert select(paragraphs(*above), [0.9 if line == LONG else 0.1 for line in above]) == [0, 3, 5, 6]
    linked = [block._replace(link_chars=len(block.text)) for block in paragraphs("Add a comment")]
    blocks = [*paragraphs(*story), *linked, *paragraphs(*lines[4:])]
    assert select(blocks, likely) == [0, 1, 2, 5, 8]


def test_a_story_that_the_page_tells_again_is_told_once():
    story = [LONG, f"In May {LONG}", f"In June {LONG}", "What the boat costs", f"In July {LONG}"]
    again = [*story[:3], f"In August {LONG}", story[4]]
    assert select(paragraphs(*story, *again), [0.9] * 10) == [0, 1, 2, 3, 4, 8]
    assert select(paragraphs("The boat at a glance.", *story, *again), [0.9] * 11) == [0, 1, 2, 3, 4, 5, 9]


@pytest.mark.parametrize(
    "texts",
    [
        [LONG, f"In May {LONG}", f"In June {LONG}", LONG, f"In May {LONG}", "The end of the line."],  # two in a row
        [LONG] * 9,
        ["One boat.", "Two boats.", "Three boats."] * 3,  # a refrain
    ],
)
def test_paragraphs_that_come_back_in_another_order_stay(texts):
    assert len(select(paragraphs(*texts), [0.9] * len(texts))) == len(texts)


def test_a_refrain_stays():
    blocks = paragraphs(
        LONG, "We rowed to work for all of the spring,", LONG * 2, "We rowed to work for all of the spring,"
    )
    assert select(blocks, [0.9] * 4) == [0, 1, 2, 3]


def test_a_block_that_says_all_of_the_story_once_more_is_a_copy():
    told = [f"Boat {name} rowed to the island and came back with the mail." for name in "ABCDEFGHI"]
    assert select(paragraphs(*told, " ".join(told)), [0.9] * 10) == list(range(9))


@pytest.mark.parametrize(("likely", "rows"), [(0.2, 5), (0.1, 0)])
def test_a_table_is_body_as_a_whole_or_not_at_all(likely, rows):
    table = [Block(f"{place}\tTeam {place}\t{40 - place}", "table_row") for place in range(5)]
    assert select([*paragraphs(LONG), *table, *paragraphs(LONG)], [0.9, *[likely] * 5, 0.9]) == [
        0, *range(1, 1 + rows), 6
    ]  # fmt: skip


def test_the_rows_of_a_short_table_stand_together():
    rows = [Block(text, "table_row") for text in ("Boat\tPots", "Under 7m\t250", "Over 7m\t400")]
    story = [Block(LONG * 6), *rows, Block(LONG)]
    assert select(story, [0.9, 0.45, 0.55, 0.0, 0.9]) == [0, 1, 2, 3, 4]
    assert select(story, [0.9, 0.4, 0.4, 0.4, 0.9]) == [0, 4]


def bold(text: str, kind: str = "paragraph") -> Block:
    return Block(text, kind, BODY, 0, len(text))


def test_a_short_line_in_bold_above_a_paragraph_heads_it():
    assert subheadings(
        [Block(LONG), bold("New boats"), Block(LONG), bold("Old fares"), Block("One boat.")], [0, 1, 2, 3, 4]
    ) == [1]
    assert subheadings([Block(LONG), bold("New boats"), Block("Share"), Block(LONG)], [0, 1, 3]) == [1]


@pytest.mark.parametrize(
    "line",
    [
        bold("Why do you row?"),
        bold("Ana Ruiz:"),
        bold("– Ana R."),
        bold("* Fares for the day"),
        bold("Ana Ruiz/Tom Boyd"),
        bold(LONG * 2),
        bold("New boats", "list_item"),
        bold("New boats")._replace(link_chars=9),
        Block("New boats", "paragraph", BODY, 0, 3),
        Block("New boats"),
    ],
)
def test_other_lines_in_bold_are_no_headings(line):
    assert subheadings([Block(LONG), line, Block(LONG)], [0, 1, 2]) == []


def test_a_line_in_capitals_heads_the_paragraph_below():
    for line, found in (
        ("FARES AND BOATS", [1]),
        ("WHO ROWS?", []),
        ("LAKE:", []),
        ("MILL", []),
        ("[MILLS]", []),
        ("渡し船 再開 JR NEWS", []),
    ):
        assert subheadings([Block(LONG), Block(line), Block(LONG)], [0, 1, 2]) == found
    assert subheadings([Block(LONG), Block("FARES AND BOATS"), Block("Two, and one boat in all")], [0, 1, 2]) == []


def test_in_chinese_a_heading_may_be_two_lines_and_end_with_what_it_quotes():
    prose = Block("港口在维修九天之后于周一重新开放，第一批渡轮中午之前就出发了，船长说一切顺利。")
    one, two = bold("老磨坊前的新桥"), bold("谁来修的“鬼桥”")
    assert subheadings([prose, one, two, prose], [0, 1, 2, 3]) == [1, 2]
    assert subheadings([prose, bold("一"), one, two, prose], [0, 1, 2, 3, 4]) == [2, 3]
    assert subheadings([prose, bold("“渡轮今天开了。”"), prose], [0, 1, 2]) == []
    assert subheadings([Block(LONG), bold("New boats"), bold("Old fares"), Block(LONG)], [0, 1, 2, 3]) == [2]
    assert subheadings([Block(LONG), bold("The “ghost ferry”"), Block(LONG)], [0, 1, 2]) == []


def test_a_first_or_last_line_in_bold_heads_nothing_nor_does_one_of_many():
    assert subheadings([bold("By the lake"), Block(LONG), bold("The end")], [0, 1, 2]) == []
    assert subheadings([Block(LONG), bold("New boats"), bold(LONG)], [0, 1, 2]) == []


def test_a_first_line_that_heads_the_rest_of_its_block():
    block = Block(f"New boats {LONG}", heading="New boats")
    assert headed(block) == [("heading", "New boats"), ("paragraph", LONG)]
    assert headed(block._replace(kind="quote"))[1] == ("quote", LONG)
    asked = Block(f"New boats? {LONG}", heading="New boats?")  # as interviews do
    assert headed(asked) == [("paragraph", "New boats?"), ("paragraph", LONG)]
    short = Block("New boats? Not this year.", heading="New boats?")
    assert headed(short) == [("paragraph", "New boats?"), ("paragraph", "Not this year.")]
    assert headed(Block("Where? By the lake", heading="Where?")) == [("paragraph", "Where? By the lake")]


@pytest.mark.parametrize(
    "block",
    [
        Block(f"New boats {LONG}"),
        Block(f"New boats: {LONG}", heading="New boats:"),
        Block("Boats 12 in all", heading="Boats"),
        Block(f"New boats {LONG}", "list_item", heading="New boats"),
        Block(LONG, heading="ULM –"),  # cut off since
    ],
)
def test_a_first_line_that_heads_nothing(block):
    assert headed(block) == [(block.kind, block.text)]


HOLDER = Scope(10, BODY, "div", "")


def in_holder(number: int, text: str, tag: str = "p", holder: Scope = HOLDER, link_chars: int = 0) -> Block:
    kind = {"li": "list_item", "h2": "heading", "h3": "heading"}.get(tag, "paragraph")
    return Block(text, kind, Scope(number, holder, tag, ""), link_chars, 0)


def with_list(*items: str, link_chars: int = 0, holder: Scope = HOLDER) -> list[Block]:
    listed = Scope(12, holder, "ul", "")
    return [
        in_holder(11, LONG),
        *(in_holder(13 + i, item, "li", listed, link_chars) for i, item in enumerate(items)),
        in_holder(30, LONG),
    ]


def test_a_list_side_by_side_with_paragraphs_of_the_story_is_the_story_s():
    assert select(with_list("Two decks.", "No bar."), [0.9, 0.2, 0.1, 0.9]) == [0, 1, 2, 3]
    assert select(with_list("Two decks.", "No bar."), [0.9, 0.03, 0.02, 0.9]) == [0, 3]
    assert select(with_list("Two decks.", "No bar."), [0.9, 0.2, 0.1, 0.1]) == [0]


def test_a_list_of_links_or_buttons_or_in_another_element_is_not():
    likely = [0.9, 0.2, 0.2, 0.9]
    assert select(with_list("Two decks.", "No bar.", link_chars=9), likely) == [0, 3]
    assert select(with_list("Share", "No bar."), likely) == [0, 3]
    assert select(with_list("Two decks.", "No bar.", holder=Scope(5, HOLDER, "div", "")), likely) == [0, 3]


def test_a_list_below_a_heading_of_the_story_is_the_story_s():
    """However far the boxes of both are apart, if the story goes on somewhere below; but no captions, no buttons."""
    listed = with_list("Two decks.", "No bar.", holder=Scope(5, HOLDER, "div", ""))
    headed = [
        in_holder(10, LONG),
        in_holder(11, "The new ferry", "h2"),
        *listed[1:-1],
        in_holder(29, "Share"),
        listed[-1],
    ]
    assert select(headed, [0.9, 0.8, 0.2, 0.2, 0.0, 0.9]) == [0, 1, 2, 3, 5]
    assert select(headed, [0.9, 0.8, 0.2, 0.2, 0.0, 0.1]) == [0]
    assert select(headed, [0.9, 0.8, 0.0, 0.0, 0.0, 0.9]) == [0, 1, 5]
    headed[2] = headed[2]._replace(text="Leave a comment")
    assert select(headed, [0.9, 0.8, 0.2, 0.2, 0.0, 0.9]) == [0, 1, 5]


def test_a_list_of_links_that_the_story_announces_in_its_midst():
    def announced(words: str, *items: str) -> list[Block]:
        linked = with_list(*items, link_chars=9)
        return [linked[0]._replace(text=words), *linked[1:-1], in_holder(29, "Share"), linked[-1]]

    banks = announced("Our favourite banks of the river are these:", "Eel Meadow", "Old Lock")
    assert select(banks, [0.9, 0.2, 0.2, 0.0, 0.9]) == [0, 1, 2, 4]
    assert select(banks, [0.9, 0.0, 0.0, 0.0, 0.9]) == [0, 4]
    assert select(banks, [0.9, 0.2, 0.2, 0.0, 0.1]) == [0]
    assert select(announced("Read more:", "Eel Meadow", "Old Lock"), [0.9, 0.2, 0.2, 0.0, 0.9]) == [4]


def test_a_list_of_which_half_is_chosen_is_chosen():
    assert select(with_list("Two decks.", "No bar.")[:3], [0.9, 0.8, 0.01]) == [0, 1, 2]
    assert select(with_list("Two decks.", "No bar.", "Tea.")[:4], [0.9, 0.8, 0.01, 0.01]) == [0, 1]


def test_an_item_that_holds_a_link_parts_no_list_but_one_that_is_a_link_does():
    listed = with_list("Cheap: you need a rope.", "Video: here is how it is done.", "Slow: it takes an hour.")
    listed[2] = listed[2]._replace(link_chars=12)
    assert select(listed, [0.9, 0.6, 0.1, 0.1, 0.9]) == [0, 1, 2, 3, 4]
    listed[2] = listed[2]._replace(link_chars=28)
    assert select(listed, [0.9, 0.6, 0.01, 0.01, 0.9]) == [0, 1, 4]


def test_a_list_amid_the_story_of_which_a_part_is_chosen_is_chosen():
    """Ingredients: the long ones read like prose, the short ones do not."""
    asked = with_list("500 g of smoked eel, skinned", "8 plums", "Salt", holder=Scope(5, HOLDER, "div", ""))
    assert select(asked, [0.9, 0.8, 0.01, 0.01, 0.9]) == [0, 1, 2, 3, 4]
    assert select(asked, [0.9, 0.8, 0.01, 0.01, 0.1]) == [0, 1]
    buttons = with_list("Ask the cook", "Share", "Salt")
    assert select(buttons, [0.9, 0.8, 0.01, 0.01, 0.9]) == [0, 4]


def test_a_table_that_the_story_announces_in_the_same_element_is_the_story_s():
    def with_table(*rows: str, holder: Scope = HOLDER) -> list[Block]:
        inner = Scope(13, Scope(12, holder, "table", ""), "tbody", "")
        listed = [Block(row, "table_row", Scope(14 + i, inner, "tr", "")) for i, row in enumerate(rows)]
        return [in_holder(11, LONG), *listed, in_holder(30, LONG)]

    prices = ("Boat\tPots", "Under 7m\t250")
    assert select(with_table(*prices), [0.9, 0.0, 0.0, 0.9]) == [0, 1, 2, 3]
    assert select(with_table(*prices), [0.9, 0.0, 0.0, 0.1]) == [0]
    assert select(with_table(prices[0]), [0.9, 0.0, 0.9]) == [0, 2]
    assert select(with_table(*prices, holder=Scope(5, HOLDER, "aside", "")), [0.9, 0.0, 0.0, 0.9]) == [0, 3]
    scrolls = Scope(6, Scope(5, HOLDER, "figure", ""), "div", "")
    assert select(with_table(*prices, holder=scrolls), [0.9, 0.0, 0.0, 0.9]) == [0, 1, 2, 3]
    deeper = Scope(7, scrolls, "div", "")
    assert select(with_table(*prices, holder=deeper), [0.9, 0.0, 0.0, 0.9]) == [0, 3]


def test_lines_with_a_typed_sign_are_a_list_where_a_paragraph_announces_one():
    items = ("• Two ferries", "• One crane", "Share")
    blocks = [in_holder(10 + i, text) for i, text in enumerate((LONG, "What the harbour has:", *items))]
    assert select(blocks, [0.9, 0.9, 0.1, 0.1, 0.1]) == [0, 1, 2, 3]
    blocks[1] = in_holder(11, "What the harbour has")
    assert select(blocks, [0.9, 0.9, 0.1, 0.1, 0.1]) == [0, 1]


def test_a_list_in_an_item_of_the_story_is_the_story_s():
    """As guides print steps: what to do, and below it a list of things to mind."""

    def step(place: int, *texts: str) -> list[Block]:
        item = Scope(place, Scope(12, HOLDER, "ol", ""), "li", "")
        inner = Scope(place + 3, Scope(place + 2, item, "div", ""), "ul", "")
        told = Block(texts[0], "list_item", Scope(place + 1, item, "div", ""))
        minded = [Block(text, "list_item", Scope(place + 4 + i, inner, "li", "")) for i, text in enumerate(texts[1:])]
        return [told, *minded]

    steps = [*step(20, "Cut the rope.", "Wear gloves."), *step(30, "Tie it again."), *step(40, LONG)]
    assert select([in_holder(11, LONG), *steps], [0.9, 0.9, 0.0, 0.9, 0.9]) == [0, 1, 2, 3, 4]
    assert select([in_holder(11, LONG), *steps], [0.9, 0.1, 0.0, 0.1, 0.1]) == [0]


def test_a_list_that_closes_the_story_below_a_heading():
    def closed(title: str, *items: str) -> list[Block]:
        listed = with_list(*items)[1:-1]
        return [
            in_holder(10, LONG),
            in_holder(11, title, "h2"),
            *listed,
            Block("Footer", scope=Scope(99, BODY, "div", "")),
        ]

    told = closed("In short", "Two decks.", "No bar.")
    assert select(told, [0.9, 0.8, 0.0, 0.0, 0.0]) == [0, 1, 2, 3]
    assert select(told, [0.9, 0.4, 0.0, 0.0, 0.0]) == [0]
    assert select(told, [0.1, 0.8, 0.0, 0.0, 0.0]) == []
    assert select(closed("In short", "Share", "No bar."), [0.9, 0.8, 0.0, 0.0, 0.0]) == [0]


RECIPE = [
    in_holder(11, "Eel with plums", "h2"),
    in_holder(12, "Serves 4"),
    in_holder(13, "500 g of smoked eel", "li"),
    in_holder(14, "For the sauce", "h3"),
    in_holder(15, "8 plums", "li"),
    in_holder(16, "Salt", "li"),
    in_holder(17, "Method", "h2"),
    in_holder(18, LONG),
]
STEPS = [0.0] * 7 + [0.9]


@pytest.mark.parametrize(
    "heading", ["Ingredients", "Zutaten für 4 Personen:", "INGRÉDIENTS", "Składniki", "材料（4人分）", "المكونات"]
)
def test_ingredients_below_their_heading_are_the_story_s(heading):
    recipe = [RECIPE[0]._replace(text=heading), *RECIPE[1:]]
    assert select(recipe, STEPS) == [0, 2, 3, 4, 5, 7]


@pytest.mark.parametrize("heading", ["Method", "Zubereitung:", "Modo de preparo"])
def test_steps_below_their_heading_are_the_recipe_s(heading):
    steps = [in_holder(17, heading, "h2"), in_holder(18, "Smoke the eel.", "li"), in_holder(19, "Add plums.", "li")]
    recipe = [RECIPE[0]._replace(text="Ingredients"), *RECIPE[2:4], *RECIPE[4:6], *steps, in_holder(20, LONG)]
    assert select(recipe, [0.0] * 8 + [0.9]) == list(range(9))
    assert select(recipe[5:], [0.0] * 3 + [0.9]) == [3]


@pytest.mark.parametrize("heading", ["Eel with plums", "Ingredienten", "Ingredients are dear this year."])
def test_other_headings_announce_no_ingredients(heading):
    assert select([RECIPE[0]._replace(text=heading), *RECIPE[1:]], STEPS) == [7]


def test_ingredients_that_no_list_holds():
    heading, steps = in_holder(11, "Zutaten", "h2"), in_holder(30, LONG)
    amounts = [in_holder(i, text) for i, text in enumerate(("500 g", "Aal", "8", "Pflaumen", "1 Prise", "Salz"), 12)]
    assert select([heading, *amounts, steps], [0.0] * 7 + [0.9]) == list(range(8))
    assert select([heading, *amounts[:3], steps], [0.0] * 4 + [0.9]) == [4]
    words = [block._replace(text="Aal") for block in amounts]
    assert select([heading, *words, steps], [0.0] * 7 + [0.9]) == [7]


def test_a_menu_of_ingredients_is_none():
    """Links that lead elsewhere; but a link behind how much is needed leads to a lexicon."""
    heading = in_holder(11, "Ingredients", "h2")
    menu = [in_holder(i, text, "li", link_chars=5) for i, text in enumerate(("Eels", "Plums", "Salts"), 12)]
    assert select([heading, *menu, in_holder(18, LONG)], [0.0, 0.0, 0.0, 0.0, 0.9]) == [4]
    linked = [in_holder(i, text, "li", link_chars=5) for i, text in enumerate(("4 eels", "8 plums", "Salts"), 12)]
    assert select([heading, *linked, in_holder(18, LONG)], [0.0, 0.0, 0.0, 0.0, 0.9]) == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("label", ["Ingredients", "INGREDIENTS:", "Składniki", "Zutaten für die Soße:"])
def test_a_line_that_says_nothing_else_heads_ingredients(label):
    items = [in_holder(i, text, "li") for i, text in enumerate(("500 g of eel", "8 plums"), 12)]
    recipe = [in_holder(11, label), *items, in_holder(20, LONG)]
    assert select(recipe, [0.0, 0.0, 0.0, 0.9]) == [0, 1, 2, 3]
    assert select([recipe[0]._replace(text="Ingredients and where to buy them"), *recipe[1:]], [0.0] * 3 + [0.9]) == [3]


def test_a_recipe_below_the_story():
    """As blogs tell a story first."""
    card = [in_holder(12, "Ingredients", "h2"), in_holder(13, "4 eels", "li"), in_holder(14, "8 plums", "li")]
    steps = [in_holder(15, "Method", "h2"), in_holder(16, "Smoke the eels.", "li"), in_holder(17, "Stew.", "li")]
    assert select([in_holder(11, LONG), *card, *steps], [0.9] + [0.0] * 6) == list(range(7))


def test_short_lines_part_the_lists_of_a_recipe():
    eels, nuts = (Scope(number, HOLDER, "ul", "ingredients") for number in (12, 15))
    items = [in_holder(13, "4 eels", "li", eels), in_holder(14, "Salt", "li", eels), in_holder(15, "To serve")]
    recipe = [in_holder(11, "Ingredients", "h2"), *items, in_holder(16, "12 walnuts", "li", nuts), in_holder(20, LONG)]
    assert select(recipe, [0.0] * 5 + [0.9]) == list(range(6))


TOLD = ("4 smoked eels\n8 plums, stoned\nSalt\n2 tbsp walnut oil", "Stew the plums.\nServe with the eels.")


def test_what_the_data_tells_of_a_recipe_is_the_story_s():
    """The lines of a list, with those that it does not tell itself; not tags and buttons."""
    lines = [
        in_holder(11, LONG),
        in_holder(12, "What you need", "h2"),
        in_holder(14, "4 smoked eels"),
        in_holder(17, "For the sauce"),
        in_holder(18, "8 plums, stoned", "li"),
        in_holder(31, "Step 2"),
        in_holder(32, "..."),
        in_holder(19, "Salt", "li"),
        in_holder(13, "2"),
        in_holder(20, "tbsp walnut oil"),
        in_holder(21, "2"),
        in_holder(22, "plums", link_chars=5),
        in_holder(23, "Salt", link_chars=4),
    ]
    likely = [0.9] + [0.0] * 12
    assert select(lines, likely, recipe=TOLD) == [0, 1, 2, 3, 4, 7, 8, 9]
    assert select(lines, likely) == [0]
    assert select(lines, likely, recipe=(TOLD[0] + "\n500 g of potatoes from the field behind the mill" * 3,)) == [0]
    assert select(lines, [0.0] * 13, recipe=TOLD) == []


def test_of_two_lists_that_the_data_tells_the_chosen_is_the_story_s():
    lists = [in_holder(i, text, "li") for i, text in enumerate(TOLD[0].splitlines() * 2, 11)]
    blocks = [*lists[:4], *[in_holder(20 + i, LONG) for i in range(4)], *lists[4:]]
    assert select(blocks, [0.0] * 4 + [0.9] * 4 + [0.0] * 4, recipe=TOLD) == list(range(8))
    assert select(blocks, [0.0] * 4 + [0.9] * 5 + [0.0] * 3, recipe=TOLD) == list(range(4, 12))


@pytest.mark.parametrize(
    ("text", "is_body"),
    [
        ("Goose boards the ferry without a ticket", False),
        ("The goose boarded the ferry without a ticket.", True),
        ("How to board", True),
        ("Timetable of the ferry: www.ferry.example", True),
    ],
)
def test_a_link_that_reads_like_a_title_leads_to_another_story(text: str, is_body: bool) -> None:
    link = in_holder(12, text, link_chars=len(text))
    blocks = [in_holder(11, LONG * 2), link, in_holder(13, LONG * 2)]
    assert select(blocks, [0.9] * 3) == ([0, 1, 2] if is_body else [0, 2])
    assert select([blocks[0], *[link] * 4, blocks[2]], [0.9] * 6) == list(range(6))  # a list of links
    assert select([blocks[0], link._replace(link_chars=9), blocks[2]], [0.9] * 3) == [0, 1, 2]


def test_links_divided_by_bars_are_no_body() -> None:
    row = "Listen (HD) | Listen (SD) | Feed"
    blocks = [in_holder(11, LONG), in_holder(12, row, link_chars=24), in_holder(13, LONG)]
    assert select(blocks, [0.9] * 3) == [0, 2]
    assert select([blocks[0], in_holder(12, row, link_chars=4), blocks[2]], [0.9] * 3) == [0, 1, 2]


def test_links_below_their_label_in_one_block_are_no_body() -> None:
    text = "Related stories Ferry sails again Tickets rise"
    linked = in_holder(12, text, link_chars=30)._replace(heading="Related stories")
    assert select([in_holder(11, LONG), linked, in_holder(13, LONG)], [0.9] * 3) == [0, 2]
    assert select([linked, in_holder(11, LONG), in_holder(13, LONG)], [0.9] * 3) == [1, 2]


def test_a_link_in_capitals_leads_to_another_story():
    shout = "GOOSE BOARDS FERRY WITHOUT TICKET"
    blocks = [in_holder(11, LONG), in_holder(12, shout, link_chars=len(shout)), in_holder(13, LONG)]
    assert select(blocks, [0.9] * 3) == [0, 2]
    assert select([blocks[0], in_holder(12, shout), blocks[2]], [0.9] * 3) == [0, 1, 2]
    labelled = "GEESE: One boards the ferry without a ticket"
    for linked, kept in ((len(labelled), [0, 2]), (len(labelled) - 7, [0, 2]), (20, [0, 1, 2])):
        told = in_holder(12, labelled, link_chars=linked)
        assert select([blocks[0], told, blocks[2]], [0.9] * 3) == kept
    mixed = "渡し船が再開、住民ら歓迎 JR"
    assert select([blocks[0], in_holder(12, mixed, link_chars=len(mixed)), blocks[2]], [0.9] * 3) == [0, 1, 2]


def test_a_link_below_a_line_that_announces_other_stories_leads_there():
    title = "Goose boards ferry"

    def below(line: str, link_chars: int) -> list[int]:
        blocks = [in_holder(11, LONG), in_holder(12, line), in_holder(13, title, "h4", link_chars=link_chars)]
        return select([*blocks, in_holder(14, LONG)], [0.9, 0.1, 0.9, 0.9])

    assert below("Related stories", len(title)) == [0, 3]
    assert below("Related stories", 0) == [0, 2, 3]
    assert below("The mill pond", len(title)) == [0, 2, 3]


def test_an_address_behind_the_story_is_the_reporter_s():
    assert select(paragraphs(LONG, "ada@example.org", LONG, "ada@example.org"), [0.9] * 4) == [0, 1, 2]


def test_what_stands_in_a_list_with_a_button_is_a_button():
    likely = [0.9, 0.2, 0.7, 0.8, 0.9]
    assert select(with_list("Leave a comment", "Larger letters", "Smaller letters"), likely) == [0, 4]
    assert select(with_list("Leave a comment", "The ferry sails.", "No bar."), likely) == [0, 1, 2, 3, 4]
    assert select(with_list("Upper deck", "Larger letters", "Lower deck"), likely) == [0, 1, 2, 3, 4]


def test_a_heading_goes_with_what_its_wording_tells_to_be_a_prompt():
    box = Scope(20, HOLDER, "div", "")
    prompt = "Was am Fluss wichtig war, jeden Abend erzählt. Hier kostenlos abonnieren."

    def boxed(text: str) -> list[Block]:
        inside = [Block("Flussbrief", "heading", Scope(21, box, "h3", "")), Block(text, scope=Scope(22, box, "p", ""))]
        return [in_holder(11, LONG), *inside, in_holder(23, LONG)]

    assert select(boxed(prompt), [0.9] * 4) == [0, 2, 3]  # the prompt itself goes by its wording
    assert select(boxed(LONG), [0.9] * 4) == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("label", "is_offer"), [("article-body__newsletter", True), ("content--newsletter box", True), ("content", False)]
)
def test_a_box_that_is_called_a_newsletter_is_none_of_the_story(label, is_offer):
    box = Scope(20, HOLDER, "div", label)
    inside = [
        Block("News of the river", "heading", Scope(21, box, "h3", "")),
        Block(LONG, scope=Scope(22, box, "p", "")),
    ]
    blocks = [in_holder(11, LONG), in_holder(12, LONG), *inside, in_holder(24, LONG)]
    assert select(blocks, [0.9] * 5) == ([0, 1, 4] if is_offer else [0, 1, 2, 3, 4])


def test_a_story_that_is_a_newsletter_stays():
    holder = Scope(30, HOLDER, "div", "newsletter-content")
    blocks = [Block(LONG, scope=Scope(31 + n, holder, "p", "")) for n in range(3)]
    assert select(blocks, [0.9] * 3) == [0, 1, 2]


@pytest.mark.parametrize(
    ("tag", "label", "is_box"),
    [
        ("aside", "factbox compressed", True),
        ("div", "article__fact-box", True),
        ("section", "faktaRuta", True),
        ("div", "ObjectBoxRelatedNews", True),
        ("aside", "related-post-box", True),
        ("div", "relatedness text", False),
        ("div", "fact-check box", False),
        ("article", "factbox", False),
    ],
)
def test_a_box_of_facts_or_of_other_stories_beside_the_story_is_none(tag, label, is_box):
    box = Scope(20, HOLDER, tag, label)
    inside = [
        Block("The mill", "heading", Scope(21, box, "h2", "")),
        Block(LONG, "list_item", Scope(23, Scope(22, box, "ul", ""), "li", "")),
    ]
    blocks = [in_holder(11, LONG), in_holder(12, LONG), *inside, in_holder(24, LONG)]
    assert select(blocks, [0.9] * 5) == ([0, 1, 4] if is_box else [0, 1, 2, 3, 4])


def test_a_story_that_stands_in_such_a_box_stays():
    box = Scope(20, HOLDER, "div", "factbox")
    blocks = [Block(LONG, scope=Scope(number, box, "p", "")) for number in range(21, 24)]
    assert select(blocks, [0.9] * 3) == [0, 1, 2]


def test_a_box_goes_whose_button_asks_readers_to_give_with_its_heading():
    def asked(button: str, before: int) -> list[int]:
        box = Scope(20, HOLDER, "div", "")
        inside = [
            Block("For a free river", "heading", Scope(21, box, "h4", "")),
            Block(LONG, scope=Scope(22, box, "p", "")),
            Block(button, scope=Scope(23, box, "a", "")),
        ]
        return select([*(in_holder(i, LONG) for i in range(11, 11 + before)), *inside], [0.9] * (before + 2) + [0.1])

    assert asked("Support us", before=4) == [0, 1, 2, 3]
    assert asked("See the map", before=4) == [0, 1, 2, 3, 4, 5]
    assert asked("Support us", before=1) == [0, 1, 2]  # too much of the story to be none


def test_a_paragraph_amid_the_story_that_stands_as_most_of_it_does_is_body_though_it_scores_less():
    blocks = [in_holder(11, LONG), in_holder(12, "Not a soul came"), in_holder(13, LONG)]
    assert select(blocks, [0.9, 0.25, 0.9]) == [0, 1, 2]
    assert select(blocks, [0.9, 0.15, 0.9]) == [0, 2]


def test_a_sentence_that_closes_the_story_is_body_though_it_scores_less():
    story = [in_holder(11, LONG), in_holder(12, LONG)]
    assert select([*story, in_holder(13, "Nor did a goose.")], [0.9, 0.9, 0.35]) == [0, 1, 2]
    assert select([*story, in_holder(13, "Nor did a goose.")], [0.9, 0.9, 0.25]) == [0, 1]
    assert select([*story, in_holder(13, "Nor did a goose")], [0.9, 0.9, 0.35]) == [0, 1]
    assert select([*story, in_holder(13, "Write to goose@example.org.")], [0.9, 0.9, 0.35]) == [0, 1]
    below = [in_holder(13, "The ferry", "h3"), in_holder(14, "It is a ship.")]
    assert select([*story, *below], [0.9, 0.9, 0.0, 0.35]) == [0, 1]


@pytest.mark.parametrize(
    ("scope", "likely", "is_body"),
    [
        (Scope(11, HOLDER, "p", "lead"), 0.35, True),
        (HOLDER, 0.35, True),  # no element of its own
        (Scope(11, HOLDER, "p", "lead"), 0.25, False),
        (Scope(11, HOLDER, "div", "shown"), 0.35, False),  # a caption
        (Scope(11, BODY, "p", "lead"), 0.35, False),
    ],
)
def test_a_sentence_that_opens_the_story_is_body_though_it_scores_less(scope, likely, is_body):
    blocks = [Block("Nor did a goose.", scope=scope), in_holder(12, LONG), in_holder(13, LONG)]
    assert select(blocks, [likely, 0.9, 0.9]) == ([0, 1, 2] if is_body else [1, 2])


def test_a_line_right_in_the_element_that_holds_the_paragraphs_around_it_is_a_heading():
    line, note = Block("Lake Town", scope=HOLDER), Block("A note.", scope=Scope(14, HOLDER, "div", "note"))
    story = [in_holder(11, LONG), in_holder(12, LONG), line, in_holder(13, LONG)]
    assert subheadings(story, [0, 1, 2, 3]) == [2]
    assert subheadings([*story[:2], line._replace(text="Not a soul came."), story[3]], [0, 1, 2, 3]) == []
    assert subheadings([*story[:2], line, note, story[3]], [0, 1, 2, 4]) == [2]
    assert subheadings([*story[:2], line, Block("A note."), story[3]], [0, 1, 2, 4]) == []


def test_a_sentence_amid_the_story_needs_no_element_of_its_own():
    blocks = [in_holder(11, LONG), Block("Not a soul came.", scope=HOLDER), in_holder(12, LONG)]
    assert select(blocks, [0.9, 0.25, 0.9]) == [0, 1, 2]
    heading = blocks[1]._replace(text="Lake Town")
    assert select([blocks[0], heading, blocks[2]], [0.9, 0.25, 0.9]) == [0, 2]
    assert select([blocks[0], heading, blocks[2]], [0.9, 0.35, 0.9]) == [0, 1, 2]
    below_note = Block("A note", scope=Scope(14, HOLDER, "div", "note"))
    assert select([blocks[0], below_note, heading, blocks[2]], [0.9, 0.0, 0.35, 0.9]) == [0, 3]


@pytest.mark.parametrize(
    "between",
    [
        in_holder(12, "Not a soul came.", link_chars=16),
        in_holder(12, "Read more: Not a soul came"),
        Block("Not a soul came.", scope=Scope(12, HOLDER, "p", "note")),
        Block("Not a soul came.", scope=Scope(13, Scope(12, HOLDER, "div", "tip"), "p", "")),
        Block("Not a soul came."),
    ],
)
def test_what_leads_elsewhere_or_stands_otherwise_is_none(between):
    assert select([in_holder(11, LONG), between, in_holder(14, LONG)], [0.9, 0.25, 0.9]) == [0, 2]


def test_elements_of_a_kind_that_holds_more_than_the_story_say_nothing():
    boxes = [Scope(20 + 2 * i, HOLDER, "div", "tip") for i in range(3)]
    tips = [Block(LONG, scope=Scope(box.number + 1, box, "p", "")) for box in boxes]
    blocks = [in_holder(11, LONG * 4), *tips, in_holder(40, LONG)]
    assert select(blocks, [0.9, 0.25, 0.6, 0.25, 0.9]) == [0, 2, 4]
    assert select(blocks, [0.9, 0.6, 0.25, 0.6, 0.9]) == [0, 1, 2, 3, 4]


STORY = Scope(10, BODY, "article", "story")


def amid(*between: Block, label: str = "text") -> list[Block]:
    """Blocks of one article: two paragraphs, each in an element of that name, and what stands between them."""
    first, last = (Block(LONG, scope=Scope(number, STORY, "p", label), link_chars=0) for number in (11, 90))
    return [first, *between, last]


def set_between(text: str, kind: str = "paragraph", label: str = "", links: int = 0, holder: Scope = STORY) -> Block:
    return Block(text, kind, Scope(50, holder, "p", label), links)


@pytest.mark.parametrize(
    ("block", "is_body"),
    [
        (set_between("“Not one bicycle.”", "quote"), True),
        (set_between("“Not one bicycle.”", "quote", label="nn om 4a"), True),
        (set_between("He laughed.", label="text"), True),
        (set_between("What he learned", "heading"), True),
        (set_between("He laughed.", label="promo"), False),
        (set_between("He laughed.", links=3), False),
        (set_between("The ferry at dawn"), False),
        (set_between("One more bicycle", "list_item"), False),
        (set_between("Advertisement", "heading"), False),
        (set_between("He laughed.", holder=BODY), False),
    ],
)
def test_a_block_between_two_of_the_story_that_nothing_sets_apart_is_the_story_s(block: Block, is_body: bool) -> None:
    blocks = amid(block)
    assert closed(blocks, [0.9, 0.15, 0.9], [0, 2]) == ([0, 1, 2] if is_body else [0, 2])
    assert closed(blocks, [0.9, 0.05, 0.9], [0, 2]) == [0, 2]


def test_a_lone_paragraph_so_likely_is_the_story_s_whatever_its_element_is_called() -> None:
    alone = set_between("He laughed until the ferry had left the pier.", label="promo")
    assert closed(amid(alone), [0.9, 0.45, 0.9], [0, 2]) == [0, 1, 2]
    assert closed(amid(alone), [0.9, 0.35, 0.9], [0, 2]) == [0, 2]
    assert closed(amid(alone, alone), [0.9, 0.45, 0.45, 0.9], [0, 3]) == [0, 3]
    short = set_between("He laughed.", label="promo")
    assert closed(amid(short), [0.9, 0.45, 0.9], [0, 2]) == [0, 2]
    linked = set_between("He laughed until the ferry had left the pier.", label="promo", links=3)
    assert closed(amid(linked), [0.9, 0.45, 0.9], [0, 2]) == [0, 2]


@pytest.mark.parametrize(
    ("text", "is_body"), [("“Not one bicycle.”", True), ("「自転車は一台もない。」", True), ("Not one bicycle.", False)]
)
def test_a_lone_quotation_is_the_story_s_with_its_marks(text: str, is_body: bool) -> None:
    blocks = amid(set_between(text, "quote", label="pulled"))
    assert closed(blocks, [0.9, 0.25, 0.9], [0, 2]) == ([0, 1, 2] if is_body else [0, 2])
    lines = [Block(LONG), Block(text, "quote"), Block(LONG)]  # flattened text, where no element tells
    assert closed(lines, [0.9, 0.25, 0.9], [0, 2]) == [0, 2]
    assert closed(lines, [0.9, 0.25, 0.9], []) == []


@pytest.mark.parametrize(
    ("end", "is_body"),
    [
        (Scope(50, STORY, "p", "text"), True),
        (Scope(50, STORY, "p", "note"), False),
        (Scope(50, Scope(49, BODY, "article", "story last"), "p", "text"), True),
        (Scope(50, Scope(49, BODY, "article", "promo"), "p", "text"), False),
        (Scope(50, Scope(49, BODY, "aside", "story"), "p", "text"), False),
    ],
)
def test_a_paragraph_behind_the_story_that_is_made_like_it_is_its_end(end: Scope, is_body: bool) -> None:
    story = [Block(LONG, scope=Scope(number, STORY, "p", "text"), link_chars=0) for number in (11, 12, 13)]
    blocks = [*story, Block("He laughed.", scope=end, link_chars=0)]
    assert closed(blocks, [0.9, 0.9, 0.9, 0.15], [0, 1, 2]) == ([0, 1, 2, 3] if is_body else [0, 1, 2])
    assert closed(blocks, [0.9, 0.9, 0.9, 0.05], [0, 1, 2]) == [0, 1, 2]
    assert closed(blocks[1:], [0.9, 0.9, 0.15], [0, 1]) == [0, 1]


def test_a_row_of_blocks_goes_on_with_the_story_as_a_whole_or_not_at_all() -> None:
    heading, item = set_between("What he learned", "heading"), set_between("My mother is urgent", "list_item")
    assert closed(amid(heading, item), [0.9, 0.2, 0.2, 0.9], [0, 3]) == [0, 1, 2, 3]
    assert closed(amid(heading, item), [0.9, 0.2, 0.0, 0.9], [0, 3]) == [0, 3]
    assert closed(amid(*[heading] * 9), [0.9, *[0.2] * 9, 0.9], [0, 10]) == [0, 10]


def test_the_reporter_s_address_may_stand_before_the_mark_of_the_end() -> None:
    story = in_article(STORY, Block(LONG), Block(LONG), Block("ana@lake.example (END)"))
    assert select(story, [0.9] * 3) == [0, 1]


def test_what_is_said_in_the_video_above_the_story_is_no_body() -> None:
    heard = "THE FERRY OVER THE LAKE RUNS AGAIN FROM MONDAY ON, THE TOWN COUNCIL SAID AFTER ITS MEETING. " * 2
    story = in_article(STORY, Block(heard), Block(LONG), Block(LONG))
    assert select(story, [0.9] * 3) == [1, 2]
    quoted = [story[1], story[0], story[2]]
    assert select(quoted, [0.9] * 3) == [0, 1, 2]
    assert select(story[:1] * 2, [0.9] * 2) != []


def test_a_heading_above_the_first_paragraph_is_kept_where_others_are_made_like_it() -> None:
    def post(number: int, heading: str, label: str = "") -> list[Block]:
        holder = Scope(number, STORY, "section", label)
        return [
            Block(heading, "heading", Scope(number + 1, holder, "h2", ""), 0),
            Block(f"{LONG} {heading} was the word.", scope=Scope(number + 2, holder, "p", ""), link_chars=0),
        ]

    likely = [0.3, 0.9] * 2
    assert select([*post(10, "Summary"), *post(20, "Count begins")], likely) == [0, 1, 2, 3]
    assert select([*post(10, "Summary", "top"), *post(20, "Count begins")], likely) == [1, 2, 3]


def test_a_line_that_announces_other_stories_goes_with_the_link_below_it() -> None:
    link = Block("The stop where nobody gets off", link_chars=30)
    for label in ("Read more about the stops:", "Read also:"):
        story = in_article(
            STORY,
            Block(LONG),
            Block(label),
            link,
            Block("Two boats were painted over the winter, and the older of them has a new mast of ash."),
        )
        assert select(story, [0.9, 0.9, 0.1, 0.9]) == [0, 3]
    told = in_article(
        STORY,
        Block(LONG),
        Block("He named three stops:"),
        link,
        Block("Two boats were painted over the winter, and the older of them has a new mast of ash."),
    )
    assert 1 in select(told, [0.9, 0.9, 0.1, 0.9])


def test_rates_of_exchange_below_a_flattened_story_are_its_last_lines():
    rates = ("($1 = 10.09 crowns)", "(1 euro = 1.16 U.S. dollars)")
    blocks = [Block(text) for text in (LONG, *rates, "(c) 2024 Lake Courier", "Share")]
    assert select(blocks, [0.9, 0.1, 0.1, 0.1, 0.1]) == [0, 1, 2]
