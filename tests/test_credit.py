"""Credit lines: a table of lines, what stands where around a body, and input meant to hurt."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import extract, rules
from newsclean.article import Credit, Person
from newsclean.blocks import Block, Scope
from newsclean.credit import extract_credits, parse_credit, parse_photo_credit, without_credited, without_outlet
from newsclean.credit.lexicon import KINDS, Lexicon
from newsclean.credit.line import Reading, find
from newsclean.credit.opening import find_opening
from newsclean.credit.phrases import Phrases
from newsclean.credit.tokens import longest, tokenise
from newsclean.flattened import from_text

TABLES = Path(__file__).parent / "tables"
ROWS = [json.loads(line) for line in (TABLES / "credit.jsonl").read_text(encoding="utf-8").splitlines()]
OPENINGS = [json.loads(line) for line in (TABLES / "opening.jsonl").read_text(encoding="utf-8").splitlines()]


def expected(row: dict) -> Credit | None:
    if row["credit"] is None:
        return None
    people = tuple(
        Person(p["name"], "person", p["role"], p["place"], p["organisation"]) for p in row["credit"]["people"]
    )
    return Credit(row["credit"]["raw"], people, tuple(row["credit"]["organisations"]))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["line"][:60])
def test_table(row: dict) -> None:
    assert parse_credit(row["line"]) == expected(row)


@pytest.mark.parametrize("row", OPENINGS, ids=lambda row: row["line"][:60])
def test_openings_with_reporters(row: dict) -> None:
    found = find_opening(row["line"])
    raw = row["line"][found.start : found.end] if found else None
    people = [[p.name, p.role, p.place, p.organisation] for p in found.parsed.people] if found else []
    assert {"line": row["line"], "raw": raw, "people": people} == row


def test_table_is_long_enough_and_holds_traps() -> None:
    assert len(ROWS) >= 300
    assert sum(row["credit"] is None for row in ROWS) >= 60
    assert len({row["line"] for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", [row for row in ROWS if row["credit"]], ids=lambda row: row["line"][:60])
def test_raw_stands_in_the_line(row: dict) -> None:
    credit = parse_credit("  " + row["line"] + " ")
    assert credit is not None
    assert credit.raw in row["line"]


UNSPACED = {
    *(
        "surnames",
        "after_name",
        "cjk",
        "cjk_after",
        "cjk_common",
        "cjk_contributed",
        "cjk_etc",
        "cjk_unsigned",
        "cjk_filed",
        "cjk_given",
        "cjk_glued",
        "cjk_sold",
        "cjk_headings",
        "cjk_of_pictures",
        "cjk_opening",
    ),
    *("cjk_origin", "cjk_outlet", "cjk_prose", "cjk_shot", "cjk_spoken", "cjk_stop", "cjk_taken"),
}


@pytest.mark.parametrize("table", rules.tables("credit").values(), ids=rules.tables("credit"))
def test_every_list_of_a_language_is_read(table: dict) -> None:
    assert table.keys() <= {*Lexicon._fields, *KINDS, "languages"} | UNSPACED


# --- around a body ------------------------------------------------------------------------------------------------

PROSE = "The harbour reopened on Monday after nine days of repairs, and the first ferries left before noon."


def story(*texts: str) -> list[Block]:
    return [Block(text) for text in texts]


def test_a_line_that_is_a_credit_leaves_the_body() -> None:
    found = extract_credits(story(PROSE, PROSE, "(Reporting by Ana Ruiz)"), [0, 1, 2])
    assert [c.raw for c in found.credits] == ["(Reporting by Ana Ruiz)"]
    assert found.rest == {2: None}


def test_an_ending_leaves_the_rest_of_its_paragraph() -> None:
    found = extract_credits(story(PROSE, PROSE + " (AFP)"), [0, 1])
    assert found.rest == {1: PROSE}
    assert found.credits[0].organisations == ("AFP",)


def test_a_credit_behind_the_body_changes_no_block() -> None:
    found = extract_credits(story(PROSE, PROSE, "Quelle: dpa"), [0, 1])
    assert [c.raw for c in found.credits] == ["Quelle: dpa"]
    assert found.rest == {}


def test_a_box_on_the_author_may_stand_before_the_credit() -> None:
    box = ["About the author", "Ana Ruiz", "Reporter", "She lives by the sea.", "Follow her", "Her stories"]
    credit = "With files from Tom Boyd"
    assert [c.raw for c in extract_credits(story(PROSE, PROSE, *box, credit), [0, 1]).credits] == [credit]
    assert extract_credits(story(PROSE, PROSE, *box, "Quelle:", "dpa"), [0, 1]).credits == ()


@pytest.mark.parametrize(
    "opener", ["Original-Content von: Hafen GmbH", "Fact-Checking by Ana Ruiz", "Foto-Credits: Ana Ruiz"]
)
def test_an_opener_with_a_capital_in_each_part_behind_the_body(opener: str) -> None:
    found = extract_credits(story(PROSE, PROSE, "Tel. 0611 555", opener), [0, 1])
    assert [c.raw for c in found.credits] == [opener]


@pytest.mark.parametrize(
    "line, filed, is_credit",
    [
        ("Quelle: dpa Hessen", ("dpa", "lhe"), True),
        ("Извор: Танјуг", ("Танјуг",), True),
        ("Quelle: dpa", (), False),  # of a picture there, for all we know
        ("Quelle: Reuters", ("dpa",), False),
        ("Quelle: dpa, Hafen GmbH", ("dpa",), False),
        ("Piše: Hina", ("Hina",), False),  # the byline
    ],
)
def test_a_source_above_the_lead_is_the_agency_of_the_dateline(line: str, filed: tuple, is_credit: bool) -> None:
    found = extract_credits(story("Harbour reopens", line, PROSE, PROSE), [2, 3], filed=filed)
    assert [c.raw for c in found.credits] == [line] * is_credit


@pytest.mark.parametrize(
    "lines, raws",
    [
        (("Text: Ana Ruiz", "Foto: Tom Boyd"), ["Foto: Tom Boyd"]),
        (("Ana Ruiz", "Foto: Tom Boyd"), []),
        (("Text: Ana Ruiz", "Foto: Tom Boyd/AFP"), []),
        (("Text: Ana Ruiz", "Foto: Boyd"), []),
    ],
)
def test_below_who_wrote_the_text_stands_who_took_its_pictures(lines: tuple, raws: list) -> None:
    found = extract_credits(story("Harbour reopens", *lines, PROSE, PROSE), [3, 4])
    assert [c.raw for c in found.credits] == raws


@pytest.mark.parametrize(
    "line, authors, is_credit",
    [
        ("Ana Ruiz is a professor of engineering at the University of Erden.", ["Ana Ruiz"], True),
        ("Ana Ruiz reported from Lake Erden, Vt., where it snowed.", ["Ana Ruiz"], True),
        ("Ana Ruiz is a professor of engineering at the University of Erden.", ["Tom Boyd"], False),
        ("Ana Ruiz is a professor at Erden. Nobody knew her until Monday.", ["Ana Ruiz"], False),
        ("Ana Ruiz is not a professor, said the dean.", ["Ana Ruiz"], False),
    ],
)
def test_the_life_of_an_author_may_stand_above_the_lead(line: str, authors: list, is_credit: bool) -> None:
    found = extract_credits(story("Harbour reopens", line, PROSE, PROSE), [1, 2, 3], authors)
    assert ([c.raw for c in found.credits], found.rest) == (([line], {1: None}) if is_credit else ([], {}))
    assert extract_credits(story(PROSE, line, PROSE, PROSE, PROSE), range(5), authors).rest.get(2) is None


def test_a_bracket_may_be_broken_over_lines() -> None:
    lines = ["(Reporting by Ana Ruiz; Editing by", "Tom Boyd and Kim", "Vale)"]
    found = extract_credits(story(PROSE, PROSE, *lines), [0, 1, 2])
    assert [(c.raw, len(c.people)) for c in found.credits] == [("\n".join(lines), 3)]
    assert found.rest == {2: None}


@pytest.mark.parametrize(
    "lines, raws",
    [
        (["(Reporting by Ana Ruiz;", "Editing by Tom Boyd)"], ["(Reporting by Ana Ruiz;", "Editing by Tom Boyd)"]),
        (["(The ferry left at noon,", "and came back)"], []),
    ],
)
def test_brackets_over_lines_that_are_not_one_credit(lines: list, raws: list) -> None:
    assert [c.raw for c in extract_credits(story(PROSE, PROSE, *lines), [0, 1]).credits] == raws


def test_two_credits_of_one_block_keep_their_order() -> None:
    line = "Aus dem Englischen von Jan Dorn Copyright: Harbor Syndicate, 2025"
    found = extract_credits(story(PROSE, line), [0, 1])
    assert [c.raw for c in found.credits] == ["Aus dem Englischen von Jan Dorn", "Copyright: Harbor Syndicate, 2025"]
    assert found.rest == {1: None}


@pytest.mark.parametrize("line", ["Foto: Sofie Mahn / dpa", "Source: AP", "© Reuters", "Illustration by Kim Vale"])
def test_in_the_middle_of_a_body_pictures_and_charts_have_their_own_credits(line: str) -> None:
    found = extract_credits(story(PROSE, line, PROSE, PROSE, PROSE, PROSE), [0, 1, 2, 3, 4, 5])
    assert found == ((), {})


@pytest.mark.parametrize(
    "credit", ["(Harbour Press)", "EFE/Ana Ruiz", "Courtesy of Kim Vale", "Foto: Sofie Mahn/dpa", "AP"]
)
def test_in_flattened_text_the_line_above_a_picture_credit_is_a_caption(credit: str) -> None:
    blocks = story(PROSE, "The ferries wait at the pier.", credit, PROSE, PROSE, PROSE)
    likely = [0.99, 0.8, 0.1, 0.99, 0.99, 0.99]
    assert without_credited(blocks, [0, 1, 3, 4, 5], likely) == [0, 3, 4, 5]
    assert without_credited(blocks, [0, 1, 2, 3, 4, 5], likely) == [0, 3, 4, 5]


def test_a_sure_paragraph_above_a_picture_without_a_caption_stays() -> None:
    blocks = story(PROSE, "The ferries wait at the pier.", "(Harbour Press)", PROSE, PROSE)
    assert without_credited(blocks, [0, 1, 3, 4], [0.99, 0.95, 0.1, 0.99, 0.99]) == [0, 1, 3, 4]


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Ana Ruiz runs the ferries.", 2),
        ("[Harbour Courier]", 2),  # who is quoted
        ("Reuters", 4),  # who filed the story
    ],
)
def test_other_short_lines_leave_the_paragraph_above(line: str, place: int) -> None:
    texts = [PROSE, "The ferries wait at the pier.", PROSE, "They leave at noon."]
    blocks = story(*texts[:place], line, *texts[place:])
    body = list(range(5))
    assert without_credited(blocks, body, [0.8] * 5) == body


@pytest.mark.parametrize(
    ("line", "is_body"),
    [
        ("Foto: Sofie Mahn", False),
        ("© Lake Press | Kim Vale", False),
        ("(Kim Vale/vale@example.org)", False),
        ("Quelle: Lake Press", True),  # of a table
        ("Autorin: Kim Vale", True),
        ("[Harbour Courier]", True),
        ("Kim Vale: I waved.", True),
    ],
)
def test_a_paragraph_that_only_says_who_took_a_picture_is_no_body(line: str, is_body: bool) -> None:
    blocks = [Block(text, scope=Scope(1, None, "p", "")) for text in (PROSE, line, PROSE, PROSE)]
    assert without_credited(blocks, [0, 1, 2, 3], [0.99] * 4) == ([0, 1, 2, 3] if is_body else [0, 2, 3])
    assert without_credited(blocks, [0, 2, 3, 1], [0.99] * 4) == [0, 2, 3, 1]  # the last


@pytest.mark.parametrize(
    ("line", "is_body"),
    [
        ("Kim Vale/Harbour Courier", False),
        ("Kim Vale/Harbour & Lake", False),
        ("Mill of stories/Lake Stories", True),
        ("Kim Vale/Harbour Courier, 2 May", True),
    ],
)
def test_a_photographer_and_an_outlet_below_several_pictures_are_no_body(line: str, is_body: bool) -> None:
    blocks = [Block(text, scope=Scope(1, None, "p", "")) for text in (PROSE, line, PROSE, line, PROSE)]
    assert without_credited(blocks, range(5), [0.99] * 5) == ([*range(5)] if is_body else [0, 2, 4])
    assert without_credited(blocks, [0, 1, 2, 4], [0.99] * 5) == [0, 1, 2, 4]  # once: a byline, a pair


def test_in_a_tree_elements_tell_captions() -> None:
    scope = Scope(1, None, "p", "")
    texts = [PROSE, "The ferries wait at the pier.", "(Harbour Press)", PROSE, PROSE]
    blocks = [Block(text, scope=scope) for text in texts]
    assert without_credited(blocks, [0, 1, 3, 4], [0.99, 0.8, 0.1, 0.99, 0.99]) == [0, 1, 3, 4]


def test_contributors_are_read_in_the_middle_too() -> None:
    found = extract_credits(story("Ida Moss contributed to this guide.", *[PROSE] * 5), range(6))
    assert found.rest == {0: None}


def test_a_sentence_may_follow_the_contributors() -> None:
    more = "Kim Vale, who has the harbours, can be reached at 555-0190, at night too, or at kim.vale@harbour.example."
    found = extract_credits(story(PROSE, PROSE, f"Reporter Ida Moss contributed to this story. {more}"), [0, 1])
    assert [c.raw for c in found.credits] == ["Reporter Ida Moss contributed to this story."]


@pytest.mark.parametrize(
    ("ending", "organisations"),
    [
        ("— AFP", ("AFP",)),
        ("-PTI", ("PTI",)),
        ("PTI AB CD", ("PTI",)),
        ("PTI CORR ABC DE", ("PTI",)),
        ("APP/abc-xyz", ("APP",)),
        ("with PTI inputs", ("PTI",)),
        ("— Harbour", None),
        ("NATO", None),
    ],
)
def test_an_agency_behind_the_last_sentence(ending: str, organisations: tuple[str, ...] | None) -> None:
    found = extract_credits(story(PROSE, f"{PROSE} {ending}"), [0, 1])
    assert [c.organisations for c in found.credits] == ([organisations] if organisations else [])
    assert found.rest == ({1: PROSE} if organisations else {})


@pytest.mark.parametrize("last", ["AXM", "GIS", "(abc/de)", "এসএস/এমএ"])
def test_initials_alone_behind_the_last_sentence(last: str) -> None:
    assert [c.raw for c in extract_credits(story(PROSE, PROSE, last), [0, 1, 2]).credits] == [last]


@pytest.mark.parametrize("signed", ["/cb", "/ATM", "ATM/JMO", "ab/cd/ef"])
def test_initials_run_on_behind_the_last_sentence_sign_the_story_and_no_other_paragraph(signed: str) -> None:
    found = extract_credits(story(PROSE, f"{PROSE} {signed}"), [0, 1])
    assert ([c.raw for c in found.credits], found.rest) == ([signed], {1: PROSE})
    assert extract_credits(story(f"{PROSE} {signed}", PROSE), [0, 1]).credits == ()


@pytest.mark.parametrize("tail", ["See coast.example/ab", "and/or later", "Km/H", "24/7", "It sails at 30 km/h"])
def test_other_words_with_a_slash_behind_the_last_sentence_sign_nothing(tail: str) -> None:
    assert extract_credits(story(PROSE, f"{PROSE} {tail}"), [0, 1]).credits == ()


@pytest.mark.parametrize("last", ["mkb", "Fin", "FIN", "TOLLS"])
def test_a_short_word_at_the_end_is_no_initials(last: str) -> None:
    assert extract_credits(story(PROSE, PROSE, last), [0, 1, 2]).credits == ()


def test_capitals_sign_only_where_they_are_the_last_of_the_story_behind_a_sentence() -> None:
    assert extract_credits(story(PROSE, PROSE, "AXM"), [0, 1]).credits == ()  # a label of the page
    assert extract_credits(story(PROSE, "Tolls", "AXM"), [0, 1, 2]).credits == ()  # an item of a list


def test_a_name_alone_in_a_closing_bracket_is_a_credit_in_japanese() -> None:
    prose = "港は月曜日に再開し、最初の船は正午前に出た。"
    found = extract_credits(story(prose, prose + "（森田一郎）"), [0, 1])
    assert [p.name for c in found.credits for p in c.people] == ["森田一郎"]
    assert extract_credits(story(prose, prose + "（敬称略）"), [0, 1]).credits == ()


def test_author_is_told_for_its_own_sake_where_by_repeats_the_byline() -> None:
    assert extract_credits(story(PROSE, PROSE, "Autor: Ida Moss"), [0, 1], ["Ida Moss"]).credits
    assert not extract_credits(story(PROSE, PROSE, "Von: Ida Moss"), [0, 1], ["Ida Moss"]).credits


def test_a_copyright_and_who_distributes_it_are_one_credit() -> None:
    line = "©2024 Bay Courier. Visit baycourier.example. Distributed by Harbor Content Agency, LLC."
    found = extract_credits([*story(PROSE, PROSE, line), *story(*[PROSE] * 3)], [0, 1, 2])
    assert [c.raw for c in found.credits] == [line]
    assert found.credits[0].organisations == ("Bay Courier", "Harbor Content Agency, LLC")


def test_captions_are_left_to_their_images() -> None:
    figure = Scope(1, None, "figcaption", "")
    blocks = [*story(PROSE, PROSE), Block("Photo: Kim Vale/AP", scope=figure)]
    assert extract_credits(blocks, [0, 1]).credits == ()


def test_the_copyright_of_the_site_is_no_credit() -> None:
    footer = Scope(1, None, "footer", "")
    assert extract_credits([*story(PROSE, PROSE), Block("© Harbor Media", scope=footer)], [0, 1]).credits == ()


def test_a_copyright_of_the_site_by_name_by_initials_or_repeated_is_no_credit() -> None:
    blocks = story(PROSE, PROSE, "© Harbor Media", PROSE, PROSE, PROSE)
    assert extract_credits(blocks, [0, 1], site="Harbor Media Online").credits == ()
    assert extract_credits(blocks, [0, 1], site="Bay Times").credits[0].organisations == ("Harbor Media",)
    assert extract_credits(story(PROSE, PROSE, "© HMO", *[PROSE] * 3), [0, 1], site="Harbor Media Online").credits == ()
    assert extract_credits([*blocks, Block("© 2024 Harbor Media, Example Street")], [0, 1]).credits == ()


def test_a_copyright_at_the_end_of_a_page_is_the_sites_unless_an_agency_holds_it() -> None:
    assert extract_credits(story(PROSE, PROSE, "© Harbor Media"), [0, 1]).credits == ()
    assert len(extract_credits(story(PROSE, PROSE, "© Reuters"), [0, 1]).credits) == 1
    assert extract_credits(story("© 2020 Harbor Media. All rights reserved."), [0]).credits == ()


@pytest.mark.parametrize(("owner", "credited"), [("Harbor Media Inc.", ()), ("The Associated Press.", (3,))])
def test_who_forbids_to_print_the_text_is_the_site_or_an_agency(owner: str, credited: tuple[int, ...]) -> None:
    line = f"Copyright 2024 {owner} All rights reserved. This material may not be published, broadcast or rewritten."
    found = extract_credits(story(*[PROSE] * 3, line, *[PROSE] * 3), range(4))
    assert len(found.credits) == len(credited)
    assert found.rest == {3: None}


def test_an_agency_is_credited_though_it_is_the_author_too() -> None:
    assert len(extract_credits(story(PROSE, PROSE, "© Reuters"), [0, 1, 2], ["Reuters"]).credits) == 1


def test_the_site_signs_with_another() -> None:
    blocks = story(PROSE, PROSE, "Harbor News / Bay Tribune Weekly")
    found = extract_credits(blocks, [0, 1, 2], site="Harbor News")
    assert found.credits[0].organisations == ("Harbor News", "Bay Tribune Weekly")
    assert extract_credits(blocks, [0, 1, 2]).credits == ()


def test_a_link_signs_nothing() -> None:
    assert extract_credits([*story(PROSE, PROSE), Block("AP", link_chars=2)], [0, 1]).credits == ()
    assert len(extract_credits([*story(PROSE, PROSE), Block("AP", link_chars=0)], [0, 1]).credits) == 1


def test_behind_a_heading_sources_are_of_something_else() -> None:
    blocks = [*story(PROSE, PROSE), Block("More stories", "heading"), Block("Source: Bay University")]
    assert extract_credits(blocks, [0, 1]).credits == ()


def test_the_storys_own_element_goes_on_behind_boxes() -> None:
    body, box = Scope(1, None, "div", "story"), Scope(2, None, "div", "box")
    paragraph, teaser = Scope(3, body, "p", ""), Scope(4, box, "p", "")
    blocks = [Block(PROSE, scope=paragraph)] * 2 + [Block("Another story", scope=teaser)] * 20
    credit = "Photos: Kim Vale Styling: Mia Roth"
    assert extract_credits([*blocks, Block(credit, scope=teaser)], [0, 1]).credits == ()
    assert extract_credits([*blocks, Block(credit, scope=paragraph)], [0, 1]).credits[0].raw == credit


def test_a_biography_in_the_footer_of_an_article_is_no_credit() -> None:
    line = "Ana Ruiz is a staff writer at Harbor News."
    footer = Scope(2, Scope(1, None, "footer", ""), "div", "bio")
    assert extract_credits([*story(PROSE, PROSE), Block(line, scope=footer)], [0, 1]).credits == ()


def test_a_biography_that_leaves_the_name_to_the_byline_stands_behind_the_story() -> None:
    line = "The author is a lawyer in the old town."
    found = extract_credits(story(PROSE, PROSE, f"{line} She sails."), [0, 1, 2])
    assert ([c.raw for c in found.credits], found.rest) == ([line], {2: None})
    assert extract_credits(story(PROSE, line, PROSE), [0, 1, 2]).credits == ()
    bracketed = extract_credits(story(PROSE, PROSE, f"({line})"), [0, 1, 2])
    assert ([c.raw for c in bracketed.credits], bracketed.rest) == ([f"({line})"], {2: None})
    named = "(Ana Ruiz is a staff writer at Harbor News.)"
    assert [c.raw for c in extract_credits(story(PROSE, PROSE, named), [0, 1, 2]).credits] == [named]


def test_a_credit_in_small_letters_stands_behind_a_dash() -> None:
    line = "– with reports from NPA"
    found = extract_credits(story(PROSE, PROSE, f"{PROSE} {line}"), [0, 1, 2])
    assert ([c.raw for c in found.credits], found.rest) == ([line], {2: PROSE})
    told = f"{PROSE} They came – with reports from the lake."
    assert extract_credits(story(PROSE, PROSE, told), [0, 1, 2]).credits == ()


def test_the_source_in_a_caption_is_the_pictures() -> None:
    line = "Photo: The harbour on Monday, seen from the pier. Source: Bay University"
    assert extract_credits(story(PROSE, PROSE, line), [0, 1]).credits == ()


def test_illustrators_stand_above_a_story() -> None:
    assert len(extract_credits(story("Illustration by Kim Vale", *[PROSE] * 4), range(1, 5)).credits) == 1
    assert extract_credits(story("Photo by Kim Vale", *[PROSE] * 4), range(1, 5)).credits == ()


@pytest.mark.parametrize(
    ("text", "caption", "raw", "organisation"),
    [
        (
            "The harbour.Kim Vale (dpa/picture alliance via Getty)",
            "The harbour.",
            "Kim Vale (dpa/picture alliance via Getty)",
            "dpa/picture alliance via Getty",
        ),
        (
            "The harbour. (Quelle: IMAGO/Kim Vale/imago-images)",
            "The harbour.",
            "(Quelle: IMAGO/Kim Vale/imago-images)",
            "IMAGO/imago-images",
        ),
    ],
)
def test_a_photographer_with_two_agencies(text: str, caption: str, raw: str, organisation: str) -> None:
    person = Person("Kim Vale", "person", "photo", None, organisation)
    assert parse_photo_credit(text) == (caption, Credit(raw, (person,)))


def test_an_agency_glued_to_the_photographer() -> None:
    person = Person("Kim Vale", "person", "photo", None, "Getty Images")
    assert parse_photo_credit("", "Kim ValeGetty Images") == (None, Credit("Kim ValeGetty Images", (person,)))
    other = Person("Kim McVale", "person", "photo")
    assert parse_photo_credit("", "Kim McVale") == (None, Credit("Kim McVale", (other,)))


@pytest.mark.parametrize("line", ["Foto Kim Vale", "Photo Kim Vale", "FOTO KIM VALE"])
def test_a_label_without_its_colon_where_the_page_sets_the_credit_apart(line: str) -> None:
    _, credit = parse_photo_credit("", line)
    assert credit is not None and [person.name for person in credit.people] == [line[5:].lstrip()]
    assert parse_photo_credit(line) == (line, None)  # a caption may be called so: "Foto Festival"


def test_a_site_before_the_photographer() -> None:
    person = Person("Kim Vale", "person", "photo", None, "Lark.com")
    credit = Credit("(Lark.com/Kim Vale)", (person,))
    assert parse_photo_credit("The tug on Friday (28/11).(Lark.com/Kim Vale)") == ("The tug on Friday (28/11).", credit)
    assert parse_photo_credit("See all tugs at lark.com/tugs/kim")[1] is None


@pytest.mark.parametrize(
    "line", ["Photo: Kim Vale © Harbor Times", "Kim Vale / © Harbor Times", "© Kim Vale/Harbor Times"]
)
def test_whose_the_rights_are_stands_behind_the_mark(line: str) -> None:
    person = Person("Kim Vale", "person", "photo", None, "Harbor Times")
    assert parse_photo_credit("", line) == (None, Credit(line, (person,)))


@pytest.mark.parametrize(
    ("text", "caption", "raw"),
    [
        ("ঘাটে নৌকা বাঁধা। নিজস্ব চিত্র।", "ঘাটে নৌকা বাঁধা।", "নিজস্ব চিত্র।"),
        ("El molino se abre en abril. (Especial)", "El molino se abre en abril.", "(Especial)"),
        ("Cối xay mở cửa vào tháng tư (NVCC)", "Cối xay mở cửa vào tháng tư", "(NVCC)"),
        ("Møllen åbner i april. Privatfoto", "Møllen åbner i april.", "Privatfoto"),
        ("Le moulin ouvre en avril. DR", "Le moulin ouvre en avril.", "DR"),
        ("Młyn otwarto w kwietniu. Archiwum prywatne", "Młyn otwarto w kwietniu.", "Archiwum prywatne"),
    ],
)
def test_a_picture_that_somebody_gave(text: str, caption: str, raw: str) -> None:
    assert parse_photo_credit(text) == (caption, Credit(raw))


@pytest.mark.parametrize(
    ("caption", "raw", "name"),
    [
        ("The mill at dawn.", "File photo by Kim Vale/Lark Courier", "Kim Vale"),
        ("The mill at dawn.", "(Lark photo by Kim Vale)", "Kim Vale"),
        ("The mill at dawn", "(Lark Daily photo by Kim Vale)", "Kim Vale"),
        ("The mill at dawn.", "STAFF PHOTO BY KIM VALE", "KIM VALE"),
        ("The mill at dawn.", "(Photo provided by Kim Vale)", "Kim Vale"),
        ("El molino al alba.", "Foto cedida por Ana Ruiz", "Ana Ruiz"),
        ("Le moulin à l’aube.", "Photo fournie par Paul Exemple", "Paul Exemple"),
        ("The mill at dawn.", "Kim Vale photo", "Kim Vale"),
        ("The mill at dawn.", "Kim Vale/Courier photo", "Kim Vale"),
        ("The mill opens in April", "(Kim VALE)", "Kim VALE"),
        ("A moagem ao amanhecer", "créditos: KIM VALE/LUSA", "KIM VALE"),
        ("A moagem ao amanhecer", "foto: Kim Vale", "Kim Vale"),
    ],
)
def test_a_picture_by_somebody_of_the_house_or_of_its_files(caption: str, raw: str, name: str) -> None:
    found, credit = parse_photo_credit(f"{caption} {raw}")
    assert (found, credit and credit.raw, credit and credit.people[0].name) == (caption, raw, name)


@pytest.mark.parametrize("raw", ["Kim Vale", "Kim Vale, Lark Courier"])
def test_who_took_a_picture_behind_a_bar(raw: str) -> None:
    caption, credit = parse_photo_credit(f"The mill at dawn | {raw}")
    assert (caption, credit and credit.raw, credit and credit.people[0].name) == ("The mill at dawn", raw, "Kim Vale")


@pytest.mark.parametrize(
    "text",
    ["The mill at dawn | New York", "The mill at dawn. Winning photo", "The mill in the photo", "Two (New YORK)"],
)
def test_a_place_or_a_word_behind_a_caption_took_no_picture(text: str) -> None:
    assert parse_photo_credit(text) == (text, None)


def test_an_outlet_before_the_sign_for_a_picture_in_chinese() -> None:
    credit = Credit("海港晚报 图", (), ("海港晚报",))
    assert parse_photo_credit("学生在校园边种下橘子树。海港晚报 图") == ("学生在校园边种下橘子树。", credit)
    assert parse_photo_credit("这是校园的地图") == ("这是校园的地图", None)


@pytest.mark.parametrize(
    ("caption", "raw", "organisation"),
    [
        ("The mill at dawn.", "Kim Vale/Lark Courier", "Lark Courier"),
        ("The mill at dawn.", "LARK/Kim Vale", "LARK"),
        ("The mill at dawn.", "Kim Vale for The Lark", "The Lark"),
        ("Die Mühle am Morgen.", "imago/Kim Vale", "imago"),
        ("El molino al alba", "EFE/ Kim Vale", "EFE"),
        ("El molino al alba.", "Kim Vale", None),
        ("Kincir di pagi hari.", "(Kim Vale/kabarlark)", "kabarlark"),
    ],
)
def test_a_name_and_an_outlet_behind_the_last_sentence(caption: str, raw: str, organisation: str | None) -> None:
    between = " / " if organisation is None else " "
    found, credit = parse_photo_credit(f"{caption}{between}{raw}")
    assert (found and found.rstrip(" /"), credit and credit.raw) == (caption, raw)
    assert credit is not None
    assert [(p.name, p.organisation) for p in credit.people] == [("Kim Vale", organisation)]


@pytest.mark.parametrize("mark", [".—", ". — ", ". / "])
def test_a_name_behind_a_sentence_and_a_mark(mark: str) -> None:
    caption, credit = parse_photo_credit(f"The mill at dawn{mark}White Heron")
    assert (caption, credit and credit.raw) == ("The mill at dawn.", "White Heron")


@pytest.mark.parametrize(
    "before", ["The mill at dawn. / ", "The mill at dawn / ", "The mill at dawn | ", "The mill at dawn. "]
)
def test_a_photographer_before_the_agency_in_brackets(before: str) -> None:
    credit = Credit("Kim Vale (EFE)", (Person("Kim Vale", "person", "photo", None, "EFE"),))
    assert parse_photo_credit(f"{before}Kim Vale (EFE)") == (before.rstrip(" /|"), credit)
    _, agency = parse_photo_credit("The ferry Anna/Bella Vista (AP)")
    assert agency == Credit("(AP)", (), ("AP",))


@pytest.mark.parametrize("apart", ["ap", "AP", "© AP"])
def test_who_took_a_picture_is_more_than_the_agency_that_stands_apart(apart: str) -> None:
    person = Person("Kim Vale", "person", "photo", None, "Reuters")
    caption, credit = parse_photo_credit("The mill at dawn. Reuters/Kim Vale", apart)
    assert (caption, credit) == ("The mill at dawn.", Credit("Reuters/Kim Vale", (person,)))


@pytest.mark.parametrize(
    "raw",
    [
        "(foto Kim Vale)",
        "(Bild Kim Vale)",
        "(photo d'Kim Vale)",
        "(Photo prise par Kim Vale)",
        "(Submitted by Kim Vale)",
        "(Eingesandt von Kim Vale)",
        "(Ingezonden door Kim Vale)",
    ],
)
@pytest.mark.parametrize("caption", ["The mill at dawn", "The mill at dawn."])
def test_a_name_in_a_bracket_behind_a_label_without_a_colon(caption: str, raw: str) -> None:
    person = Person("Kim Vale", "person", "photo")
    assert parse_photo_credit(f"{caption} {raw}") == (caption, Credit(raw, (person,)))


def test_an_archive_in_a_bracket_behind_a_label_without_a_colon() -> None:
    found = parse_photo_credit("The mill at dawn (photo Harbor Archive)")
    assert found == ("The mill at dawn", Credit("(photo Harbor Archive)", (), ("Harbor Archive",)))


@pytest.mark.parametrize(
    "text",
    [
        "The mill and its owner (photo left)",
        "Die Mühle (Bild Mitte)",
        "The plan (submitted by Kim Vale)",
        "The plan (Submitted by neighbours on May 3)",
    ],
)
def test_a_bracket_that_belongs_to_the_caption(text: str) -> None:
    assert parse_photo_credit(text) == (text, None)


@pytest.mark.parametrize(
    "text",
    [
        "Die neue Linie. Ulm/Neu Ulm",
        "The mill at dawn. Nobody came/Nobody left",
        "The mill at dawn - Kim Vale",
        "The mill. Kim Vale",
    ],
)
def test_names_that_may_be_what_is_to_be_seen(text: str) -> None:
    assert parse_photo_credit(text) == (text, None)


def test_an_agency_of_two_names_begins_behind_the_sentence() -> None:
    caption, credit = parse_photo_credit("Die Mühle am Morgen. picture alliance / dpa | Kim Vale")
    assert caption == "Die Mühle am Morgen."
    assert credit is not None
    assert credit.raw == "picture alliance / dpa | Kim Vale"
    assert [p.name for p in credit.people] == ["Kim Vale"]


def test_a_day_behind_who_took_a_picture() -> None:
    caption, credit = parse_photo_credit("磨坊週一重新開放。記者白川攝 113年5月3日")
    assert (caption, credit and [p.name for p in credit.people]) == ("磨坊週一重新開放。", ["白川"])


@pytest.mark.parametrize(
    "text", ["She held a photo by Ana Ruiz", "Proud of The Lark photo by Ana Ruiz", "He kept Lark photos by the door"]
)
def test_a_picture_in_words_of_a_sentence(text: str) -> None:
    assert parse_photo_credit(text) == (text, None)


def test_a_file_photo_of_an_agency() -> None:
    assert parse_photo_credit("The mill. (AFP file photo)")[1] == Credit("(AFP file photo)", (), ("AFP",))


@pytest.mark.parametrize(
    ("bracket", "name", "organisation"),
    [("Lark photo/Kim Vale", "Kim Vale", "Lark"), ("Lark Daily Photo", None, "Lark Daily")],
)
def test_a_photo_credit_of_the_house(bracket: str, name: str | None, organisation: str) -> None:
    caption, credit = parse_photo_credit(f"A plow rests on the pier. ({bracket})")
    assert caption == "A plow rests on the pier."
    assert credit is not None
    assert [p.name for p in credit.people] == ([name] if name else [])
    assert organisation in (credit.organisations or (credit.people[0].organisation,))[0]


def test_the_last_words_of_a_caption_are_no_half_of_a_credit_that_is_whole() -> None:
    caption, credit = parse_photo_credit("הנמל עם שחר. דייגים חוזרים", "(צילום: נורה לביא)")
    assert caption == "הנמל עם שחר. דייגים חוזרים"
    assert credit is not None
    assert [person.name for person in credit.people] == ["נורה לביא"]


@pytest.mark.parametrize("line", ["abc/de/fgh", "ABC // DEF", "abc/ de/", "/АБ/", "AB/CDE", "abcd/EF", "/cb", "/СЛС"])
def test_initials_of_the_desks_below_a_story_are_a_credit(line: str) -> None:
    found = extract_credits(story(*[PROSE] * 3, line), range(4))
    assert [credit.raw for credit in found.credits] == [line]
    assert found.rest == {3: None}


@pytest.mark.parametrize("line", ["Abc/Def", "abC/def", "and / or what", "7/8", "abcdef/ghi", "abc"])
def test_other_words_with_a_slash_are_none(line: str) -> None:
    assert extract_credits(story(*[PROSE] * 3, line), range(4)).credits == ()


@pytest.mark.parametrize(
    ("line", "site", "organisations"),
    [
        ("Le Phare avec AFP", "", ("Le Phare", "AFP")),
        ("NDR mit dpa", "", ("NDR", "dpa")),
        ("phareinfo avec AFP", "phareinfo", ("phareinfo", "AFP")),
        ("Phare-Ouest avec AFP.", "Phare-Ouest", ("Phare-Ouest", "AFP")),
        ("20 Phares avec AFP et Reuters", "20 Phares", ("20 Phares", "AFP", "Reuters")),
        ("(AFP / Le Phare)", "Le Phare", ("AFP", "Le Phare")),
    ],
)
def test_an_outlet_signs_with_an_agency(line: str, site: str, organisations: tuple[str, ...]) -> None:
    found = extract_credits(story(*[PROSE] * 3, line), range(4), site=site)
    assert [credit.organisations for credit in found.credits] == [organisations]
    assert found.rest == {3: None}


@pytest.mark.parametrize("line", ["Elle parle avec AFP", "Er sprach mit dpa", "Phare-Ouest avec AFP."])
def test_who_talks_with_an_agency_signs_nothing(line: str) -> None:
    assert extract_credits(story(*[PROSE] * 3, line), range(4), site="Le Phare").credits == ()


def test_the_site_of_an_agency_stands_behind_its_bracket() -> None:
    credit = parse_credit("The pier reopened. (NAN)(www.example.org)")
    assert credit is not None
    assert (credit.raw, credit.organisations) == ("(NAN)(www.example.org)", ("NAN",))


def test_an_agency_stands_before_the_bracket_with_its_people() -> None:
    credit = parse_credit(
        "Podul s-a redeschis. AGERPRES/(A - autor: Ana Pop, editor: Dan Rus, editor online: Ion Moga)"
    )
    assert credit is not None
    assert credit.raw == "AGERPRES/(A - autor: Ana Pop, editor: Dan Rus, editor online: Ion Moga)"
    assert [(p.name, p.role) for p in credit.people] == [
        ("Ana Pop", "author"),
        ("Dan Rus", "editing"),
        ("Ion Moga", "editing"),
    ]
    assert credit.organisations == ("AGERPRES",)


def test_a_single_word_in_a_bracket_behind_a_caption_is_its_source() -> None:
    assert parse_photo_credit("The harbour at dawn. (Unsplash)")[1] == Credit("(Unsplash)", (), ("Unsplash",))
    assert parse_photo_credit("Der Hafen am Morgen. (Archivbild)")[1] is None
    assert parse_photo_credit("The harbour at dawn (Lima)")[1] is None


@pytest.mark.parametrize(
    ("text", "caption", "raw", "name"),
    [
        ("朝の港＝山田太郎撮影", "朝の港", "山田太郎撮影", "山田太郎"),
        ("朝の港で（山田太郎撮影）", "朝の港で", "（山田太郎撮影）", "山田太郎"),
        ("朝の港、５月＝森記者撮影", "朝の港、５月", "森記者撮影", "森"),
        ("朝の港＝５月２日、小樽市、山田太郎撮影", "朝の港＝５月２日、小樽市", "山田太郎撮影", "山田太郎"),
        ("朝の港（５月）＝ロイター", "朝の港（５月）", "ロイター", None),
        ("朝の港＝５日", "朝の港＝５日", None, None),
        ("朝の港＝読者撮影", "朝の港＝読者撮影", None, None),
    ],
)
def test_photo_credits_in_japanese(text: str, caption: str, raw: str | None, name: str | None) -> None:
    found, credit = parse_photo_credit(text)
    assert (found, credit and credit.raw) == (caption, raw)
    assert [person.name for person in (credit.people if credit else ())] == ([name] if name else [])


def test_a_reporter_in_a_bracket_that_opens_the_lead_is_cut_from_it() -> None:
    found = extract_credits(story("(編輯:王小明)渡輪週二復航。"), [0])
    assert [(p.name, p.role) for credit in found.credits for p in credit.people] == [("王小明", "editing")]
    assert found.rest == {0: "渡輪週二復航。"}


def test_the_author_named_below_a_picture_took_it() -> None:
    caption, credit = parse_photo_credit("Přístav za úsvitu. Autor: Kim Vale, ČTK")
    assert caption == "Přístav za úsvitu."
    assert credit is not None
    assert ([p.name for p in credit.people], credit.organisations) == (["Kim Vale"], ("ČTK",))


def test_photo_credits_in_korean() -> None:
    caption, credit = parse_photo_credit("항구가 다시 열렸다. [사진 = 홍길동 기자]")
    assert caption == "항구가 다시 열렸다."
    assert credit is not None
    assert [(p.name, p.role) for p in credit.people] == [("홍길동", "photo")]
    assert parse_photo_credit("다시 열린 항구. 보기군 제공") == (
        "다시 열린 항구.",
        Credit("보기군 제공", (), ("보기군",)),
    )
    assert parse_photo_credit("보기군 제공") == ("보기군 제공", None)


def test_a_reporter_in_a_bracket_opens_the_lead() -> None:
    found = extract_credits(story("（记者 白川）港口周一重新开放。", "首批渡轮中午前离港。"), [0, 1])
    assert [c.raw for c in found.credits] == ["（记者 白川）"]
    assert found.rest == {0: "港口周一重新开放。"}


def test_the_byline_is_not_repeated_as_a_credit() -> None:
    assert extract_credits(story(PROSE, PROSE, "Written by Ana Ruiz"), [0, 1], ["Ana Ruiz"]).credits == ()


@pytest.mark.parametrize(
    "line",
    [
        "Ana Ruiz is a professor of law at Bay University.",
        "Ana Ruiz is a miller and lives in Vik.",
        "Ana Ruiz ist Müllerin und lebt in Ulm.",
    ],
)
def test_the_life_of_a_known_author_needs_no_news_job(line: str) -> None:
    assert extract_credits(story(PROSE, PROSE, line), [0, 1]).credits == ()
    assert extract_credits(story(PROSE, PROSE, line), [0, 1], ["Ana Ruiz"]).credits[0].people[0].role == "author"


def test_a_known_author_who_does_something_is_no_credit() -> None:
    assert (
        extract_credits(story(PROSE, PROSE, "Ana Ruiz is the first at the mill."), [0, 1], ["Ana Ruiz"]).credits == ()
    )


def test_a_life_below_the_name_begins_with_the_first_name_once_more() -> None:
    line = "Ida Brandt Ida is a ferry reporter at Harbor News."
    found = extract_credits(story(PROSE, PROSE, line), [0, 1], ["Ida Brandt"]).credits
    assert [(c.raw, c.people[0].name) for c in found] == [(line, "Ida Brandt")]


def test_a_life_printed_twice_is_one_credit() -> None:
    line = "Ana Ruiz is a staff writer at Harbor News."
    assert len(extract_credits(story(PROSE, PROSE, line, line + " She sails."), [0, 1]).credits) == 1


@pytest.mark.parametrize(
    ("label", "names", "role"),
    [
        ("Translation:", "Jan Dorn", "translation"),
        ("Übersetzung:", "Jan Dorn", "translation"),
        ("Translated by", "Jan Dorn", "translation"),
        ("Übersetzt von", "Jan Dorn", "translation"),
        ("翻訳者", "山田 太郎", "translation"),
    ],
)
def test_a_label_alone_stands_above_its_names(label: str, names: str, role: str) -> None:
    found = extract_credits(story(label, names, PROSE, PROSE), [2, 3])
    assert found.credits[0].raw == f"{label}\n{names}"
    assert [p.role for p in found.credits[0].people] == [role]


@pytest.mark.parametrize(("label", "name"), [("Quelle:", "dpa"), ("Source:", "AFP"), ("Bild:", "istockphoto")])
def test_what_a_label_names_is_no_second_credit(label: str, name: str) -> None:
    found = extract_credits(story(PROSE, PROSE, label, name), [0, 1])
    assert ([credit.raw for credit in found.credits], found.rest) == ([f"{label}\n{name}"], {})


def test_a_button_below_a_label_is_nobody_s_name() -> None:
    assert extract_credits(story(PROSE, PROSE, "Presented by", "Previous"), [0, 1]).credits == ()


def test_a_source_alone_on_a_line_must_be_known() -> None:
    assert extract_credits(story(PROSE, PROSE, "Source:", "AFP"), [0, 1, 2, 3]).rest == {2: None, 3: None}
    assert extract_credits(story(PROSE, PROSE, "Source:", "Moss, Ida: On harbours"), [0, 1]).credits == ()
    assert extract_credits(story("编辑", "音乐", PROSE, PROSE), [2, 3]).credits == ()


def test_what_the_body_left_out_before_its_last_paragraphs_is_read() -> None:
    blocks = [
        Block(text, scope=Scope(2, Scope(1, None, "div", "story"), "p", ""))
        for text in (PROSE, PROSE, "Quelle: dpa", PROSE)
    ]
    assert extract_credits(blocks, [0, 1, 3]).credits[0].organisations == ("dpa",)
    blocks[2] = blocks[2]._replace(text="Foto: Kim Vale")
    assert extract_credits(blocks, [0, 1, 3]).credits == ()


@pytest.mark.parametrize(
    ("line", "place", "organisation"),
    [
        ("Ana RuizKorrespondentin für Politik in Peru.", "Peru", None),
        ("Ana RuizCorrespondent in Lima", "Lima", None),
        ("Ana Ruiz, Redakteurin bei Harbor News", None, "Harbor News"),
        ("Ana Ruiz Senior Staff Writer", None, None),
    ],
)
def test_an_author_with_the_job_behind_the_name(line: str, place: str | None, organisation: str | None) -> None:
    found = extract_credits(story(PROSE, PROSE, line), [0, 1], ["Ana Ruiz"])
    assert found.credits[0].people == (Person("Ana Ruiz", "person", "author", place, organisation),)
    assert extract_credits(story(PROSE, PROSE, line), [0, 1], ["Ida Moss"]).credits == ()


def test_where_it_was_printed_first_may_stand_farther_off() -> None:
    blocks = story(PROSE, PROSE, *["Another story"] * 4, "Originally published on Harbor Watch.")
    assert extract_credits(blocks, [0, 1]).credits[0].organisations == ("Harbor Watch",)


@pytest.mark.parametrize(
    "line",
    [
        "Fotos: Nora Quist",
        "Fotos/Illustration: Nora Quist",
        "Photography by Nora Quist",
        "Text: Ana Ruiz, Foto: Nora Quist",
        "Words: Ana Ruiz. Photography: Nora Quist.",
        "Tekst og foto: Ana Ruiz",
        "Von Ana Ruiz (Text) und Nora Quist (Fotos)",
        "Translated from the Albanian by Nora Quist",
    ],
)
def test_who_took_all_pictures_is_told_below_the_headline(line: str) -> None:
    blocks = [Block("Harbour reopens", "heading"), *story(line, "4 March", "By Ana Ruiz", "6 min", PROSE, PROSE)]
    assert [credit.raw for credit in extract_credits(blocks, [5, 6]).credits] == [line]
    found = extract_credits(story(line, PROSE, PROSE, PROSE, PROSE), range(5))  # a line that was taken for body
    assert ([credit.raw for credit in found.credits], found.rest) == ([line], {0: None})


@pytest.mark.parametrize(
    "line", ["Foto: Nora Quist", "Fotos: dpa", "Fotos: Nora Quist/dpa", "Interview: Ana Ruiz", "Text: Ana Ruiz"]
)
def test_a_picture_and_a_byline_below_the_headline_have_their_own_fields(line: str) -> None:
    blocks = [Block("Harbour reopens", "heading"), *story(line, "4 March", "By Ana Ruiz", "6 min", PROSE, PROSE)]
    assert extract_credits(blocks, [5, 6]).credits == ()


def test_a_link_to_a_gallery_is_no_credit() -> None:
    link = Block("Photos: Nora Quist", link_chars=len("Photos: Nora Quist"))
    assert extract_credits([link, *story(PROSE, PROSE, PROSE, PROSE)], range(5)).credits == ()


def test_who_took_all_pictures_stands_before_a_last_line_too() -> None:
    blocks = story(PROSE, PROSE, "Fotos: Nora Quist", "This story was made with the harbour's help.")
    assert [credit.raw for credit in extract_credits(blocks, [0, 1, 3]).credits] == ["Fotos: Nora Quist"]


def test_a_life_behind_buttons_in_flattened_text() -> None:
    life = "Ana Ruiz is a reporter at Harbor News."
    buttons = ["Facebook", "Twitter", "Share this article", "Sign up for our newsletter"]
    assert extract_credits(story(PROSE, PROSE, *buttons, life), [0, 1], ["Ana Ruiz"]).credits[0].raw == life
    others = ["Another story", "A third story", "A fourth story", "A fifth story"]
    assert extract_credits(story(PROSE, PROSE, *others, life), [0, 1], ["Ana Ruiz"]).credits == ()


def test_no_body_no_credits() -> None:
    assert extract_credits(story("Quelle: dpa"), []) == ((), {})


# --- photo credits ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "caption", "raw", "name", "organisation"),
    [
        ("The harbour at dawn. Photo: Kim Vale/AP", "The harbour at dawn.", "Photo: Kim Vale/AP", "Kim Vale", "AP"),
        ("The harbour at dawn. (AP Photo/Kim Vale)", "The harbour at dawn.", "(AP Photo/Kim Vale)", "Kim Vale", "AP"),
        ("The harbour at dawn. (AP PHOTO/Kim Vale)", "The harbour at dawn.", "(AP PHOTO/Kim Vale)", "Kim Vale", "AP"),
        ("The harbour at dawn. (AP video/Kim Vale)", "The harbour at dawn.", "(AP video/Kim Vale)", "Kim Vale", "AP"),
        (
            "The harbour at dawn. Kim Vale/Getty Images",
            "The harbour at dawn.",
            "Kim Vale/Getty Images",
            "Kim Vale",
            "Getty Images",
        ),
        (
            "Der Hafen am Morgen. Foto: Kim Vale (dpa)",
            "Der Hafen am Morgen.",
            "Foto: Kim Vale (dpa)",
            "Kim Vale",
            "dpa",
        ),
        ("The harbour at dawn. REUTERS/Kim Vale", "The harbour at dawn.", "REUTERS/Kim Vale", "Kim Vale", "REUTERS"),
        ("Der Hafen am Morgen © Kim Vale / dpa", "Der Hafen am Morgen", "© Kim Vale / dpa", "Kim Vale", "dpa"),
        ("The harbour at dawn | Kim Vale/AFP", "The harbour at dawn", "Kim Vale/AFP", "Kim Vale", "AFP"),
        (
            "The harbour at dawn. (Kim Vale/AFP via Getty Images)",
            "The harbour at dawn.",
            "(Kim Vale/AFP via Getty Images)",
            "Kim Vale",
            "AFP via Getty Images",
        ),
        ("Le port à l'aube (Photo Kim Vale. AFP)", "Le port à l'aube", "(Photo Kim Vale. AFP)", "Kim Vale", "AFP"),
        ("Le port à l'aube. Photo Kim Vale. AFP", "Le port à l'aube.", "Photo Kim Vale. AFP", "Kim Vale", "AFP"),
        ("Screenshot by Kim Vale/Lake Daily", None, "Screenshot by Kim Vale/Lake Daily", "Kim Vale", "Lake Daily"),
        ("Le port à l'aube. Crédit photo : Kim Vale", "Le port à l'aube.", "Crédit photo : Kim Vale", "Kim Vale", None),
        ("Photograph by Kim Vale", None, "Photograph by Kim Vale", "Kim Vale", None),
        ("Kim Vale/AP", None, "Kim Vale/AP", "Kim Vale", "AP"),
        (
            "The harbour at dawn. (Kim Vale/Harbor News)",
            "The harbour at dawn.",
            "(Kim Vale/Harbor News)",
            "Kim Vale",
            "Harbor News",
        ),
        ("The harbour at dawn. (Kim Vale)", "The harbour at dawn.", "(Kim Vale)", "Kim Vale", None),
        ("El puerto al alba. (A. Vale)", "El puerto al alba.", "(A. Vale)", "A. Vale", None),  # no article
        ("Foto: A. Vale", None, "Foto: A. Vale", "A. Vale", None),
        ('הנמל עם שחר. צילום: נורה לביא/לע"מ', "הנמל עם שחר.", 'צילום: נורה לביא/לע"מ', "נורה לביא", 'לע"מ'),
        ("Uostas auštant. K. Vale nuotr.", "Uostas auštant.", "K. Vale nuotr.", "K. Vale", None),
        ("Uostas auštant (K. Vale / BNS nuotr.)", "Uostas auštant", "(K. Vale / BNS nuotr.)", "K. Vale", "BNS"),
        ("A kikötő hajnalban. Vale Kim felvétele", "A kikötő hajnalban.", "Vale Kim felvétele", "Vale Kim", None),
        ("Cảng lúc bình minh. Ảnh: Hoài An", "Cảng lúc bình minh.", "Ảnh: Hoài An", "Hoài An", None),
        ("Prístav na úsvite. Foto N – Kim Vale", "Prístav na úsvite.", "Foto N – Kim Vale", "Kim Vale", "N"),
        ("Přístav za úsvitu. Foto Kurýr/Kim Vale", "Přístav za úsvitu.", "Foto Kurýr/Kim Vale", "Kim Vale", "Kurýr"),
    ],
)
def test_photo_credits(text: str, caption: str | None, raw: str, name: str, organisation: str | None) -> None:
    assert parse_photo_credit(text) == (caption, Credit(raw, (Person(name, "person", "photo", None, organisation),)))


@pytest.mark.parametrize(
    ("line", "names", "organisations"),
    [
        ("The tug. ¦(AP Photo/Kim Vale and Ida Moss)", ("Kim Vale", "Ida Moss"), ("AP", "AP")),
        ("The tug. ¦(AP Illustration/Kim Vale)", ("Kim Vale",), ("AP",)),
        ("The tug. — ¦Bernama photo", (), ("Bernama",)),
        ("The tug. ¦Photo / Kim Vale", ("Kim Vale",), ()),
        ("The tug. ¦Photo / Supplied", (), ()),
        ("Le quai. ¦Photo d'archives Kim Vale", ("Kim Vale",), ()),
        ("Буксир. ¦Фото: пресс-служба порта", (), ("пресс-служба порта",)),
        ("Буксир. ¦Фото: скриншот видео", (), ()),
        ("The tug. ¦(AP Photo/Kim Vale, File)", ("Kim Vale",), ("AP",)),
        ("Der Kahn. ¦Foto: Kim Vale/dpa/Archivbild", ("Kim Vale",), ("dpa",)),
        ("The tug. ¦Kim Vale/Handout via REUTERS", ("Kim Vale",), ("REUTERS",)),
        ("The tug. ¦Kim Vale / AFP file", ("Kim Vale",), ("AFP",)),
        ("The tug. ¦(KXYZ via AP)", (), ("KXYZ via AP",)),
        ("The cave. ¦(Lark County Sheriff via AP)", (), ("Lark County Sheriff via AP",)),
        ("The tug. ¦Photo: Courtesy of the Lark Museum", (), ("Lark Museum",)),
        ("The tug. ¦(Courtesy Kim Vale)", ("Kim Vale",), ()),
        ("Der Brand. ¦Foto: Feuerwehr Ulm", (), ("Feuerwehr Ulm",)),
        ("El puente. ¦Foto: Ayuntamiento de Lora", (), ("Ayuntamiento de Lora",)),
        ("Le quai. ¦Photo Kim Vale", ("Kim Vale",), ()),
        ("Le quai. ¦PHOTO KIM VALE, LE QUAI", ("KIM VALE",), ("LE QUAI",)),
        ("Der Kahn. ¦©Foto: Kim Vale | nh", ("Kim Vale",), ()),
        ("¦Screenshot: KXYZ", (), ("KXYZ",)),
        ("¦Shutterstock", (), ("Shutterstock",)),
        ("¦Image credit: NASA/JPL-Caltech", (), ("NASA/JPL-Caltech",)),
        ("拖船离港。¦新华社记者 李晓 摄", ("李晓",), ("新华社",)),
        ("拖船離港。¦（中央社檔案照片）", (), ("中央社",)),
        ("拖船离港 ¦李晓 摄", ("李晓",), ()),
        ("The tug, 2001 ¦[File: Reuters]", (), ("Reuters",)),
        ("The tug. ¦[File: Kim Vale/Reuters]", ("Kim Vale",), ("Reuters",)),
        ("Der Kahn. ¦(Archiv: dpa)", (), ("dpa",)),
        ("El puente al alba. ¦Archivo/Museo de Lora", (), ("Museo de Lora",)),
        ("A ponte. ¦Divulgação/Polícia de Lora", (), ("Polícia de Lora",)),
        ("The moon. ¦(NASA/JPL-Caltech/XQU)", (), ("NASA/JPL-Caltech/XQU",)),
        ("The lander in May ¦[Lunar Images via Nasa]", (), ("Lunar Images via Nasa",)),
        ("Posters of the fair. ¦(lorafair.com)", (), ("lorafair.com",)),
        ("Kim Vale ¦Submitted photo", (), ()),
        ("The tug. ¦Credit: 20th Century Tugs", (), ("20th Century Tugs",)),
        ("Der Kahn. ¦© Montage", (), ()),
        ("¦Privat", (), ()),
        ("The tug. ¦Photo by Pool/Lark School Board/AFP", (), ("Lark School Board/AFP",)),
        ("Der Kahn. ¦(Foto: Pool via REUTERS)", (), ("REUTERS",)),
        ("Der Kahn. ¦Uncredited/AP/dpa", (), ("AP/dpa",)),
        ("Der Kahn. ¦© IMAGO/Kahn Sports/ R.Vale", ("R.Vale",), ("IMAGO/Kahn Sports",)),
        ("Der Kahn. ¦© imago/Kim Vale | IMAGO/Kim Vale", ("Kim Vale",), ("imago",)),
        ("El puente. ¦Ada Lora - Europa Press / Europa Press", ("Ada Lora",), ("Europa Press",)),
        ("Der Kahn. ¦Foto: Heimatverein Lauben", (), ("Heimatverein Lauben",)),
        ("The tug. ¦(Kim Vale / Lark Call, Inc via Getty Images)", ("Kim Vale",), ("Lark Call, Inc via Getty Images",)),
        ("The tug. ¦(Kim Vale / For The Lark Times)", ("Kim Vale",), ("The Lark Times",)),
        ("The tug at dawn ¦(Kim Vale for The Tugboat)", ("Kim Vale",), ("The Tugboat",)),
        ("The tug. ¦(Kim Vale for LarkCall)", ("Kim Vale",), ("LarkCall",)),
        ("Der Kahn. ¦(Kim Vale für die Laubener Zeitung)", ("Kim Vale",), ("Laubener Zeitung",)),
        ("Two tugs. ¦Shutterstock / Getty Images (Composite)", (), ("Shutterstock/Getty Images",)),
        ("The tug. ¦File photo: Kim Vale/AFP", ("Kim Vale",), ("AFP",)),
        ("Slæbebåden. ¦Arkivfoto: Kim Vale/Ritzau Scanpix", ("Kim Vale",), ("Ritzau Scanpix",)),
        ("El remolcador. ¦Foto de archivo: Kim Vale / EFE", ("Kim Vale",), ("EFE",)),
        ("Holownik. ¦Zdjęcie ilustracyjne: Kim Vale/PAP", ("Kim Vale",), ("PAP",)),
        ("Remorkér. ¦Ilustrační foto: Kim Vale, ČTK", ("Kim Vale",), ("ČTK",)),
        ("Буксир. ¦Архивное фото: Kim Vale / ТАСС", ("Kim Vale",), ("ТАСС",)),
        ("Tàu kéo. ¦Ảnh tư liệu: Hoài An", ("Hoài An",), ()),
        ("The tug. ¦HARBOR PHOTO: KIM VALE", ("KIM VALE",), ()),
        ("The tug. ¦Kim Vale | AFP", ("Kim Vale",), ("AFP",)),
        ("The tug. ¦Kim Vale – AFP", ("Kim Vale",), ("AFP",)),
        ("The tug. ¦Kim Vale—Getty Images", ("Kim Vale",), ("Getty Images",)),
        ("The tug. ¦Kim Vale and Ida Moss/AFP", ("Kim Vale", "Ida Moss"), ("AFP", "AFP")),
        ("It rained at dawn — ¦AFP pic", (), ("AFP",)),
        ("The tug. ¦© 2024 AFP", (), ("AFP",)),
        ("The tug. ¦(AAP: Kim Vale)", ("Kim Vale",), ("AAP",)),
        ("The tug. ¦Photo Credit: The Lark", (), ("The Lark",)),
        ("The tug. ¦(Contributed photo)", (), ()),
        ("Le quai. ¦Photo DR", (), ()),
        ("O cais. ¦Foto: Arquivo pessoal/Reprodução", (), ()),
        ("El muelle. ¦FOTO Archivo Particular", (), ()),
        ("タグボート ¦写真：山本花子", ("山本花子",), ()),
        ("예인선. ¦사진=연합뉴스", (), ("연합뉴스",)),
    ],
)
def test_photo_credits_and_how_the_picture_came(
    line: str, names: tuple[str, ...], organisations: tuple[str, ...]
) -> None:
    caption, _, raw = line.partition("¦")
    found, credit = parse_photo_credit(caption + raw)
    assert credit is not None and (found or "", credit.raw) == (caption.strip(" —/"), raw)
    assert tuple(person.name for person in credit.people) == names
    employers = tuple(person.organisation for person in credit.people if person.organisation)
    assert employers + credit.organisations == organisations


@pytest.mark.parametrize(
    ("text", "caption", "organisation"),
    [
        ("The harbour at dawn. Photo: Getty Images", "The harbour at dawn.", "Getty Images"),
        ("Der Hafen am Morgen. (dpa)", "Der Hafen am Morgen.", "dpa"),
        ('הנמל עם שחר (צילום: דובר צה"ל)', "הנמל עם שחר", 'דובר צה"ל'),
        ("The harbour at dawn. Image credit: AFP", "The harbour at dawn.", "AFP"),
        ("AFP", None, "AFP"),
    ],
)
def test_photo_credits_of_an_agency(text: str, caption: str | None, organisation: str) -> None:
    found, credit = parse_photo_credit(text)
    assert credit is not None
    assert (found, credit.people, credit.organisations) == (caption, (), (organisation,))


@pytest.mark.parametrize(
    "text",
    [
        "The harbour at dawn.",
        "Ida Moss (left) and Jo Hart (right)",
        "Der Hafen (Symbolfoto)",
        "The mayor in Tirana (Albania)",
        "He spoke on Monday. (Lima)",
        "Two mayors (Kim Vale/Tom Reed)",
        "A town supplied",
        "The photo AFP never took",
        "Ein Foto und seine Geschichte",
        "Uostas iš senos nuotr.",
        "A kikötő felvétele",
        "The moon as seen from Ulm (USA/UK)",
        "Winner of the prize for the best submitted photo",
        "The tug [sic] at the pier [photo added]",
        "File: the year in pictures",
        "The tug (left to right: Kim Vale, Ida Moss)",
        "The year at the pier. Photo: The Best Of The Week",
        "A new captain (Ida Moss for Kim Vale)",
        "The tug at the pier. Photo: Ida Moss for the harbour",
        "What they ask (Free Boats for the River)",
    ],
)
def test_captions_without_a_credit(text: str) -> None:
    assert parse_photo_credit(text) == (text, None)


def test_a_credit_line_set_apart() -> None:
    caption, credit = parse_photo_credit("The harbour at dawn. Kim Vale / Harbor News", "Kim Vale / Harbor News")
    assert caption == "The harbour at dawn."
    assert credit == Credit("Kim Vale / Harbor News", (Person("Kim Vale", "person", "photo", None, "Harbor News"),))


@pytest.mark.parametrize(
    ("line", "organisations"),
    [
        ("Foto: The Lark", ("The Lark",)),
        ("Photo Credit: The Lark", ("The Lark",)),
        ("Source: Supplied", ()),
        ("Photograph courtesy the author", ()),
        ("Cedida por la 'Plataforma por un muelle sin ruido'", ("Plataforma por un muelle sin ruido",)),
        ("Kim says that she went to the pier at dawn, at noon and at dusk, with a camera and two friends", ()),
    ],
)
def test_a_line_set_apart_that_no_form_explains(line: str, organisations: tuple[str, ...]) -> None:
    assert parse_photo_credit("The pier at dawn.", line)[1] == Credit(line, (), organisations)


def test_the_site_itself_took_no_picture() -> None:
    credit = parse_photo_credit("Der Kahn.", "Foto: Kim Vale, Lauben Kurir")[1]
    assert without_outlet(None, frozenset({"laubenkurir"})) is None
    assert without_outlet(credit, frozenset({"other"})) == credit
    ours = without_outlet(credit, frozenset({"laubenkurir"}))
    assert ours is not None
    assert ([person.name for person in ours.people], ours.organisations) == (["Kim Vale"], ("Lauben Kurir",))


# --- properties, and input meant to hurt --------------------------------------------------------------------------

PIECES = [row["line"] for row in ROWS] + [
    "(",
    ")",
    "/",
    "©",
    "|",
    " in ",
    " and ",
    ",",
    ";",
    ":",
    "\n",
    "\u2028",
    "【",
    "】",
    "'s",
    "-",
]
texts = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join))


@given(texts)
def test_any_line_gives_a_part_of_itself_or_nothing(text: str) -> None:
    credit = parse_credit(text)
    if credit is not None:
        assert credit.raw and credit.raw in text  # some name nobody: "(ab/cd)", "The writer is a ferryman."
        assert all(person.name for person in credit.people)
        assert all(person.name in text and (person.place or "") in text for person in credit.people)


@given(st.lists(texts, max_size=8), st.data())
def test_what_remains_of_a_block_is_a_part_of_it(lines: list[str], data: st.DataObject) -> None:
    body = data.draw(st.sets(st.integers(0, max(0, len(lines) - 1)), max_size=len(lines)))
    found = extract_credits(story(*lines), sorted(body))
    for i, rest in found.rest.items():
        assert i in body or (rest and i > max(body))  # a last paragraph that the body leaves out
        assert rest is None or rest in lines[i]  # its beginning; behind a bracket that opens the lead, its end
    whole = "\n".join(lines)  # a label may stand above its names
    assert all(credit.raw in whole for credit in found.credits)


@given(texts)
def test_a_caption_loses_only_its_credit(text: str) -> None:
    caption, credit = parse_photo_credit(text)
    assert caption is None or caption in text
    assert credit is None or credit.raw in text


HOSTILE = [
    "a",
    "(",
    ")",
    "()",
    "/",
    "A/",
    ",",
    "A, ",
    ";",
    ".",
    "A. ",
    "©",
    "|",
    "| A ",
    "and ",
    "in ",
    "Reporting by ",
    "Photo: ",
    "Source: A, ",
    "Text und ",
    "A's ",
    "【",
    "記者",
    "写真：",
    "、",
    "This article was ",
    "-",
    "a-",
    "a.",
    "\u2028",
    "\ud800",
    "A B is a writer ",
    "contributed to this report ",
]


@pytest.mark.parametrize("piece", HOSTILE, ids=repr)
@pytest.mark.parametrize(
    "read", [parse_credit, parse_photo_credit, lambda text: extract_credits(story(text, text), [0, 1])]
)
def test_long_lines_cost_no_more_than_a_short_one_many_times(read, piece: str) -> None:
    start = time.process_time()
    read(piece * (100_000 // len(piece)))
    assert time.process_time() - start < 1.0


def test_many_blocks_cost_little() -> None:
    start = time.process_time()
    extract_credits(story(*[PROSE] * 50_000), range(50_000))
    assert time.process_time() - start < 2.0


# --- boxes, lists of sources, flattened text ----------------------------------------------------------------------


def test_a_box_prints_the_author_and_the_job_as_two_blocks() -> None:
    blocks = story(PROSE, PROSE, "Nora Quist", "Redakteurin im Ressort Hafen.")
    found = extract_credits(blocks, [0, 1], ["Nora Quist"])
    assert [(c.raw, c.people[0].name) for c in found.credits] == [
        ("Nora Quist\nRedakteurin im Ressort Hafen.", "Nora Quist")
    ]


@pytest.mark.parametrize("job", ["Redakteurin", "Redakteurin für Häfen", "Folgen Sie der Autorin.", PROSE])
def test_a_name_and_what_is_no_sentence_on_a_job_is_no_box(job: str) -> None:
    assert extract_credits(story(PROSE, PROSE, "Nora Quist", job), [0, 1], ["Nora Quist"]).credits == ()


def test_a_list_of_sources_below_its_label() -> None:
    items = ["Nachrichtenagentur dpa", "Eigene Recherche", "Mitteilung der Polizei Ulm"]
    blocks = [*story(PROSE, PROSE, "Verwendete Quellen:"), *(Block(item, "list_item") for item in items)]
    found = extract_credits(blocks, [0, 1])
    assert [c.organisations for c in found.credits] == [("dpa", "Polizei Ulm")]
    assert found.credits[0].raw == "\n".join(("Verwendete Quellen:", *items))


def test_a_list_that_names_no_organisation_is_no_credit() -> None:
    items = ["Der Hafen in Bildern", "Was die Stadt plant"]
    blocks = [*story(PROSE, PROSE, "Quellen:"), *(Block(item, "list_item") for item in items)]
    assert extract_credits(blocks, [0, 1]).credits == ()


def test_between_the_last_lines_of_flattened_text_a_source_is_that_of_a_picture() -> None:
    blocks = story(PROSE, PROSE, PROSE, "Quelle: dpa", PROSE)
    assert extract_credits(blocks, [0, 1, 2, 4]).credits == ()
    blocks[3] = Block("Übersetzung: Nora Quist")
    assert [c.people[0].name for c in extract_credits(blocks, [0, 1, 2, 4]).credits] == ["Nora Quist"]


def test_the_copyright_of_another_outlet_right_behind_flattened_text() -> None:
    blocks = story(PROSE, PROSE, "© 2024 Harbor Review")
    assert extract_credits(blocks, [0, 1], site="baytimes").credits[0].organisations == ("Harbor Review",)
    assert extract_credits(blocks, [0, 1], site="harbor review").credits == ()
    assert extract_credits(blocks, [0, 1]).credits == ()  # nothing says whose site it is


def test_a_bracket_that_a_broken_encoding_took_away() -> None:
    line = "港口周一重新开放，第一班渡轮在中午之前离开。（记者王海波、李小雨、胡\ufffd\ufffd"
    found = extract_credits(story(line, line), [1])
    assert [p.name for c in found.credits for p in c.people] == ["王海波", "李小雨"]


@pytest.mark.parametrize(
    ("text", "caption", "raw", "names", "organisations"),
    [
        ("The pier at dawn. Supplied", "The pier at dawn.", "Supplied", (), ()),
        ("Steg im Hafen. Foto: Privat", "Steg im Hafen.", "Foto: Privat", (), ()),
        ("Steg. (Foto: zvg)", "Steg.", "(Foto: zvg)", (), ()),
        ("Il molo (foto ANSA)", "Il molo", "(foto ANSA)", (), ("ANSA",)),
        ("Molo, fot. Ewa Wolska / PAP", "Molo", "fot. Ewa Wolska / PAP", ("Ewa Wolska",), ()),
        ("La jetée. Luc Morel - AFP", "La jetée.", "Luc Morel - AFP", ("Luc Morel",), ()),
        ("The pier | Kim Vale | Reuters", "The pier", "Kim Vale | Reuters", ("Kim Vale",), ("Reuters",)),
        ("Der Steg. © Getty Images/iStockphoto | hafenbilder", "Der Steg.",
         "© Getty Images/iStockphoto | hafenbilder", ("hafenbilder",), ("Getty Images/iStockphoto",)),
        ("The pier.Credit...Kim Vale for The Bay Times", "The pier.",
         "Credit...Kim Vale for The Bay Times", ("Kim Vale",), ()),
        ("The pier (Kim Vale/Bay News)", "The pier", "(Kim Vale/Bay News)", ("Kim Vale",), ()),
        ("[Photo/Xinhua]", None, "[Photo/Xinhua]", (), ("Xinhua",)),
        ("港を出る船＝１３日午後（森田一郎撮影）", "港を出る船＝１３日午後", "（森田一郎撮影）", ("森田一郎",), ()),
        ("港を出る船＝１３日午後（代表撮影）", "港を出る船＝１３日午後", "（代表撮影）", (), ("代表",)),
        ("港を出る船（Ｃ）共同通信社", "港を出る船", "（Ｃ）共同通信社", (), ("共同通信社",)),
        ("大桥（资料图）。图片来源：新华社", "大桥（资料图）。", "图片来源：新华社", (), ("新华社",)),
        ("항구. [사진 출처 = 항구 시민 모임]", "항구.", "[사진 출처 = 항구 시민 모임]", (), ("항구 시민 모임",)),
        ("मछुआरे (फोटो: पीटीआई)", "मछुआरे", "(फोटो: पीटीआई)", (), ("पीटीआई",)),
        ("Το λιμάνι. Φωτ.: Νόρα Κουίστ", "Το λιμάνι.", "Φωτ.: Νόρα Κουίστ", ("Νόρα Κουίστ",), ()),
        ("Barcas en Puerto Sal (Perú). EFE/ Nora Quispe", "Barcas en Puerto Sal (Perú).",
         "EFE/ Nora Quispe", ("Nora Quispe",), ()),
        ("Perahu di dermaga, Senin (3/2/2025). ANTARA FOTO/Nora Wulan/abc.", "Perahu di dermaga, Senin (3/2/2025).",
         "ANTARA FOTO/Nora Wulan/abc.", ("Nora Wulan",), ()),
        ("The pier at dawn. [Nora Kibet, Courier]", "The pier at dawn.", "[Nora Kibet, Courier]",
         ("Nora Kibet",), ("Courier",)),
        ("새 항구 [바다시 제공]", "새 항구", "[바다시 제공]", (), ("바다시",)),
        ("새 항구 [바다시 제공. 재판매 및 DB 금지]", "새 항구", "[바다시 제공. 재판매 및 DB 금지]", (), ("바다시",)),
        ("港を出る船＝撮影・森田一郎", "港を出る船", "撮影・森田一郎", ("森田一郎",), ()),
        ("بندرگاہ کی صبح۔ فوٹو: نورا کوئسٹ", "بندرگاہ کی صبح۔", "فوٹو: نورا کوئسٹ", ("نورا کوئسٹ",), ()),
        ("Bandari asubuhi. Picha na Nora Kombo", "Bandari asubuhi.", "Picha na Nora Kombo", ("Nora Kombo",), ()),
        ("The pier at dawn (credit: NASA/Nora Quist)", "The pier at dawn", "(credit: NASA/Nora Quist)",
         ("Nora Quist",), ()),
        ("ხიდი დილით. ფოტო: ნანა კვირია", "ხიდი დილით.", "ფოტო: ნანა კვირია", ("ნანა კვირია",), ()),
        ("पुल बिहान । तस्बिर : नाना राई/रासस", "पुल बिहान ।", "तस्बिर : नाना राई/रासस", ("नाना राई",), ()),
        ("коллаж: Нора Квист", None, "коллаж: Нора Квист", ("Нора Квист",), ()),
    ],
)  # fmt: skip
def test_how_captions_end(text: str, caption: str, raw: str, names: tuple[str], organisations: tuple[str]) -> None:
    found, credit = parse_photo_credit(text)
    assert credit is not None
    assert (found, credit.raw) == (caption, raw)
    assert (tuple(p.name for p in credit.people), credit.organisations) == (names, organisations)


@pytest.mark.parametrize("rights", ["- RIPRODUZIONE RISERVATA", "All rights reserved.", "© Alle Rechte vorbehalten"])
def test_what_forbids_to_copy_a_picture_is_no_credit(rights: str) -> None:
    assert parse_photo_credit("The pier at dawn", rights) == ("The pier at dawn", None)
    assert parse_photo_credit(f"The pier at dawn {rights}") == ("The pier at dawn", None)
    assert parse_photo_credit("", rights) == (None, None)
    caption, credit = parse_photo_credit("The pier at dawn", "© Kim Vale. All rights reserved.")
    assert (caption, credit and credit.raw) == ("The pier at dawn", "© Kim Vale. All rights reserved.")


def test_a_credit_at_the_end_of_the_caption_goes_before_a_code_set_apart() -> None:
    caption, credit = parse_photo_credit("The pier at dawn. Foto: Kim Vale/AFP", "STR")
    assert caption == "The pier at dawn."
    assert credit is not None and credit.people[0].name == "Kim Vale"
    assert parse_photo_credit("The pier at dawn.", "STR")[1] == Credit("STR")  # a stringer, who is not named
    assert parse_photo_credit("The pier at dawn.", "Privat")[1] == Credit("Privat")


def test_how_a_story_is_filed_makes_no_caption_of_it() -> None:
    filed = Scope(1, None, "div", "post format-image tag-images")
    shown = Scope(2, None, "div", "post-image")
    line = "Foto: Kim Vale / dpa"
    for around, found in ((filed, True), (shown, False)):
        blocks = [*story(PROSE, PROSE), Block(line, scope=Scope(3, around, "p", ""))]
        assert bool(extract_credits(blocks, [0, 1]).credits) == found


def test_what_holds_the_text_is_no_picture_s_though_called_after_its_pictures() -> None:
    text = Scope(1, None, "div", "blob js-post-images-container")
    for label, found in (("", True), ("caption", False)):
        line = Block("Imagen: Ayuntamiento de Vila", scope=Scope(4, text, "p", label))
        blocks = [*(Block(PROSE, scope=Scope(n, text, "p", "")) for n in (2, 3)), line]
        assert bool(extract_credits(blocks, [0, 1, 2]).credits) == found


@pytest.mark.parametrize(
    ("caption", "said", "raw"),
    [
        ("배가 항구로 돌아왔다. 사진=홍길동 기자", "배가 항구로 돌아왔다.", "사진=홍길동 기자"),
        ("배가 항구로 돌아왔다. 사진=연합뉴스", "배가 항구로 돌아왔다.", "사진=연합뉴스"),
        ("배가 항구로 돌아왔다 /사진=연합뉴스", "배가 항구로 돌아왔다", "사진=연합뉴스"),
        ("Boats on the lake on Thursday / AFP", "Boats on the lake on Thursday", "AFP"),
        ("Boats on the lake. Ana Ruiz / AFP", "Boats on the lake.", "Ana Ruiz / AFP"),
        ("The mayor of Ulm / the mill", "The mayor of Ulm / the mill", None),
    ],
)
def test_a_credit_behind_a_slash_or_a_korean_label(caption: str, said: str, raw: str | None) -> None:
    found, credit = parse_photo_credit(caption)
    assert (found, credit and credit.raw) == (said, raw)


def test_an_agency_behind_a_slash_signs_off() -> None:
    page = [Block("The ferry sailed again on Tuesday, after eleven weeks in dock, the harbour office said. / AFP")]
    (credit,) = extract_credits(page, [0]).credits
    assert (credit.raw, credit.organisations) == ("/ AFP", ("AFP",))


def test_the_publisher_of_a_swedish_site_is_no_editor_of_the_story() -> None:
    assert parse_credit("Ansvarig utgivare: Ana Ruiz") is None


@pytest.mark.parametrize(
    ("ending", "name"), [("(山田 亮)", "山田 亮"), ("（山田太郎）", "山田太郎"), ("（東京 大阪）", None)]
)
def test_a_name_in_the_bracket_that_closes_a_japanese_story(ending: str, name: str | None) -> None:
    found = extract_credits(story("桜が咲き、列車が六年ぶりに走った。", f"料金は片道五百円。{ending}"), [0, 1])
    assert [person.name for credit in found.credits for person in credit.people] == ([name] if name else [])


def test_the_day_behind_who_took_a_picture_in_chinese():
    caption, credit = parse_photo_credit("老橋前的第一場雪。中央社記者李華攝 113年5月3日")
    assert (caption, credit.raw, credit.people[0].name) == (
        "老橋前的第一場雪。",
        "中央社記者李華攝 113年5月3日",
        "李華",
    )


def test_a_button_in_brackets_is_no_credit():
    assert parse_credit("【纠错】") is None


@pytest.mark.parametrize("bracket", ["(rin/bdi)", "(ab/cd/ef)"])
def test_initials_in_a_bracket_behind_the_last_sentence_sign_it(bracket: str) -> None:
    line = f"Pasar itu buka setiap malam sampai pukul sepuluh. {bracket}"
    span = find(line, Reading())
    assert span is not None
    assert line[span.start :] == bracket
    assert (span.parsed.people, span.parsed.organisations) == ((), ())


@pytest.mark.parametrize(
    "line",
    ["Gesucht wird ein Fahrer (m/w/d)", "She may bring a friend (he/she)", "The ferry makes eleven (kn/h)", "(ab/cd)"],
)
def test_other_letters_in_a_bracket_sign_nothing(line: str) -> None:
    assert find(line, Reading()) is None


def test_initials_in_a_bracket_in_mid_story_sign_nothing() -> None:
    assert find("The ferry sails at noon. (ab/cd)", Reading(strict=True)) is None


def test_who_signs_a_story_in_a_bracket_with_the_day_is_a_credit_though_the_byline_has_the_name() -> None:
    blocks = from_text(
        "Die Fähre über den See fährt ab Montag wieder, sagte die Gemeinde am Freitag nach einer Sitzung.\n"
        "Die ersten hundert Fahrgäste fahren gratis, und die Feuerwehr spielt an beiden Ufern.\n"
        "(Nora Quist, 4.10.2021)"
    )
    found = extract_credits(blocks, [0, 1, 2], ["Nora Quist"])
    assert [credit.raw for credit in found.credits] == ["(Nora Quist, 4.10.2021)"]
    assert found.rest == {2: None}


# --- the phrases of the language data -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("phrase", "said", "words"),
    [
        ("photo by", "photo by Ana", 2),
        ("photo by?", "photo Ana", 1),
        ("photo? by", "by Ana", 1),
        ("photo|picture by|from", "picture from Ana", 2),
        ("photo by", "photo Ana", 0),
        ("photo by", "by Ana", 0),
    ],
)
def test_a_phrase_is_found_in_each_of_its_readings(phrase: str, said: str, words: int) -> None:
    found = longest(Phrases([(phrase, "photo")]), tokenise(said), 0)
    assert found == ((words, ["photo"]) if words else None)


def test_values_of_the_same_phrase_become_what_is_asked() -> None:
    phrases = Phrases([("photo by", "en"), ("photo by|de", "fr")], lambda values: ["+".join(values)])
    assert phrases.get("photo") == {"by": {None: ["en+fr"]}, "de": {None: ["fr"]}}
    assert phrases.get("video") is None


TOLD = "<p>The ferry over the lake runs again from Monday on, the town council said on Friday after its meeting.</p>"


@pytest.mark.parametrize(
    ("owner", "raws"),
    [
        ("© dpa-infocom, dpa:240609-99-336123/2", ["© dpa-infocom, dpa:240609-99-336123/2"]),
        ("Copyright © AFP 2017-2026.", []),
    ],
)
def test_what_an_agency_owns_is_called_a_copyright_too(owner: str, raws: list[str]) -> None:
    body = f"<article><h1>Ferry runs again</h1>{TOLD * 4}<p class=copyright>{owner}</p></article>"
    page = f"{body}<div><p>Log in to comment.</p></div><footer>Imprint</footer>"
    assert [credit.raw for credit in extract(page).credits] == raws


def test_labels_and_names_by_turns_above_the_story() -> None:
    told = "The ferry runs again from Monday on, the council said on Friday."
    blocks = story("Tekst:", "Karen Munk", "Foto:", "Ib Friis", told, told, told)
    (credit,) = extract_credits(blocks, [4, 5, 6]).credits
    assert [(person.name, person.role) for person in credit.people] == [("Ib Friis", "photo")]
    assert extract_credits(blocks[2:], [2, 3, 4]).credits == ()  # the lead picture's


@pytest.mark.parametrize("holder", ["<p class=creditLine>{}</p>", "<div class=article-credits><p>{}</p></div>"])
def test_a_class_called_credit_behind_the_body_is_the_storys(holder: str) -> None:
    prose = "<p>The first cars crossed the Iller at seven in the morning, watched by some two hundred people.</p>"
    tail = holder.format("With files from The Canadian Press")
    found = extract(f"<title>Old bridge reopens</title><article><h1>Old bridge reopens</h1>{prose * 3}{tail}</article>")
    assert [credit.organisations for credit in found.credits] == [("The Canadian Press",)]


@pytest.mark.parametrize(("line", "is_credit"), [("– Lark Courier", True), ("Lark Courier", False), ("– Lark", False)])
def test_the_site_itself_signs_behind_a_dash(line: str, is_credit: bool) -> None:
    blocks = [Block("The ferry sails again."), Block("It was late on Monday, said the harbour."), Block(line)]
    found = extract_credits(blocks, [0, 1, 2], site="Lark Courier")
    assert [credit.organisations for credit in found.credits] == ([("Lark Courier",)] if is_credit else [])
