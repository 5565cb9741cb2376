"""The door of flattened text: lines, wrapped lines, Markdown, and sentences that were broken."""

import textwrap

import pytest
from bs4 import BeautifulSoup
from timing import check_growth, repeated

from newsclean import Article, Paragraph, extract, extract_text, parse_dateline
from newsclean.blocks import Block
from newsclean.flattened import from_text, with_line_ends
from newsclean.flattened.dumped import without_references
from newsclean.flattened.markdown import from_markdown, is_markdown
from newsclean.flattened.oneline import lines_of_page
from newsclean.flattened.sentences import whole_sentences
from newsclean.flattened.wrapped import unwrapped
from newsclean.residue import tidy
from newsclean.serialise import to_markdown
from newsclean.text import ends_sentence

PARAGRAPHS = (
    "The ferry over the lake runs again from Monday on, the town council said on Friday after a meeting of four hours.",
    "It had stood still since March, when ice broke the landing stage, both of the ramps and a much loved bench.",
    "The first hundred passengers travel free, and the band of the fire brigade will play on both of the banks.",
)


def texts(text: str) -> list[str]:
    return [block.text for block in tidy(from_text(text))]


# Lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bridge reopens\n\nTraffic  is\tback.\r\n \n", ["Bridge reopens", "Traffic is back."]),
        ("fer\u00adry\u2028run\u200bs", ["ferry", "runs"]),
        (
            "\u200eUlm (dpa) \u200f- It runs.\n\u2066\u2069\n\u062e\u200c\u0648\u06cc",
            ["Ulm (dpa) - It runs.", "\u062e\u200c\u0648\u06cc"],
        ),
        ("", []),
        ("\n \n\ufeff\n", []),
        ("-", ["-"]),
        ("-5 degrees", ["-5 degrees"]),
    ],
)
def test_lines_become_blocks(text, expected):
    assert [block.text for block in from_text(text)] == expected


@pytest.mark.parametrize("bullet", ["-", "•", "*", "+"])
def test_lines_with_a_bullet_are_list_items(bullet):
    assert from_text(f"The rules:\n{bullet} No dogs\n{bullet} No cats") == (
        Block("The rules:"), Block("No dogs", "list_item"), Block("No cats", "list_item"),
    )  # fmt: skip


def test_what_a_text_cannot_know_is_unknown():
    (block,) = from_text("Bridge reopens")
    assert (block.scope, block.link_chars, block.bold_chars, block.rule) == (None, None, None, None)


@pytest.mark.parametrize("end", ["\\n", "\\r\\n", "\\n\\n"])
def test_line_ends_written_as_signs_end_lines(end):
    """As cells of tables, logs and JSON hold a text."""
    told = ["Ferry runs again", *PARAGRAPHS, 'It is called the \\"Otter\\".']
    article = extract_text(end.join(told))
    assert article.headline == "Ferry runs again"
    assert [p.text for p in article.body] == [*PARAGRAPHS, 'It is called the "Otter".']


@pytest.mark.parametrize("text", [r"Copy it to C:\new\notes. It is there.", "Write \\n. Then\ngo on."])
def test_a_backslash_is_no_line_end(text):
    assert with_line_ends(text) == text


# Pages in one line

MENU = "Skip to content News Sport Log in Ferry runs again over the lake By Ada Weir 4 May 2024, 10:15 Share Print Save"
BELOW = "Read more: What the ferry carried. Sign up for our newsletter. Leave a comment Your email"


def test_a_page_in_one_line_has_a_headline_and_a_body():
    """As BeautifulSoup's `get_text(" ")` leaves it."""
    text = f"Ferry runs again over the lake - Lake Daily {MENU} {' '.join(PARAGRAPHS)} {BELOW}"
    article = extract_text(text)
    assert article.headline == "Ferry runs again over the lake"
    assert [author.name for author in article.authors] == ["Ada Weir"]
    assert " ".join(p.text for p in article.body) == " ".join(PARAGRAPHS)


@pytest.mark.parametrize(
    "day",
    [
        "4 May 2024", "May 4, 2024 at 6:42 a.m. EDT", "4. Mai 2024, 10:15 Uhr", "Publié le 04/05/2024 à 18h32",
        "04/05/2024 a las 05:00",
    ],
)  # fmt: skip
def test_a_page_in_one_line_has_its_day_before_the_story(day):
    lines = lines_of_page(f"Ferry runs again soon - Lake Daily Ferry runs again soon {day} The ferry runs. It is free.")
    assert [line.strip() for line in lines[-2:]] == [day, "The ferry runs. It is free."]


def test_a_story_in_one_line_is_one_paragraph():
    again = f"The ferry over the town's oldest weir is free. {' '.join(PARAGRAPHS)} Read more about it soon."
    for text in (" ".join(PARAGRAPHS), again):
        assert texts(text) == [text]


def test_prose_may_begin_as_a_button_does():
    """One word of a button below the day is no button."""
    (_, _, _, day, *story) = lines_of_page(
        "Ferry runs again soon - Lake Daily Ferry runs again soon 4 May 2024 Share prices of the ferry fell."
    )
    assert (day, story) == ("4 May 2024", ["Share prices of the ferry fell."])


@pytest.mark.parametrize("piece", ["Share ", "Ferry runs again soon ", "It runs. ", "A 4 May 2024 ", "Read more: "])
def test_the_cost_of_one_line_grows_in_step_with_it(piece):
    check_growth(lines_of_page, repeated(piece), 40_000)


# Text that a program wrapped

P, ITEM = "paragraph", "list_item"


def wrapped(width: int) -> str:
    return "\n\n".join(textwrap.fill(paragraph, width) for paragraph in PARAGRAPHS)


@pytest.mark.parametrize("width", [42, 60, 72])
def test_wrapped_text_is_joined_to_paragraphs(width):
    assert texts(wrapped(width)) == list(PARAGRAPHS)


def test_items_of_a_list_stay_apart_in_wrapped_text():
    text = wrapped(60) + "\n- No dogs\n- No cats"
    assert [block.text for block in from_text(text)][-2:] == ["No dogs", "No cats"]


@pytest.mark.parametrize(
    ("lines", "kinds"),
    [
        (("The ferry is late.", "- It is always late, says Ada Weir.", "It sailed at nine."), [P, P, P]),
        (("The ferry is late.", "- No dogs", "It sailed at nine."), [P, ITEM, P]),
        (("The ferry is late.", "- No dogs are let in.", "- No cats are let in."), [P, ITEM, ITEM]),
        (("On the ferry:", "- No dogs are let in.", "It sailed at nine."), [P, ITEM, P]),
        (("The ferry is late.", "• No dogs are let in.", "It sailed at nine."), [P, ITEM, P]),
    ],
)
def test_a_sentence_alone_behind_a_dash_is_what_somebody_says(lines, kinds):
    blocks = from_text("\n".join(lines))
    assert [block.kind for block in blocks] == kinds
    assert blocks[1].text == (lines[1] if kinds[1] == P else lines[1][2:])


def test_lines_that_are_set_in_begin_paragraphs():
    """As agencies send stories, without empty lines."""
    text = "\n".join(textwrap.fill(paragraph, 60, initial_indent="   ") for paragraph in PARAGRAPHS)
    assert texts(text) == list(PARAGRAPHS)


def test_a_paragraph_ends_behind_a_sentence_where_a_word_would_fit():
    note = "Eds: With the fares of the ferry, and what it costs."
    story = "\n".join(textwrap.fill(paragraph, 70, initial_indent="   ") for paragraph in PARAGRAPHS)
    assert texts(f"Ferry Runs Again\n{note}\nBy ODO VARN\n{story}")[:3] == ["Ferry Runs Again", note, "By ODO VARN"]


def test_the_head_of_a_wire_story_has_no_marks():
    story = "\n".join(textwrap.fill(paragraph, 60, initial_indent="   ") for paragraph in PARAGRAPHS)
    text = f"^Ferry runs again over the lake<\n^By ODO VARN=\n^Lake Press Writer=\n{story}"
    assert texts(text) == ["Ferry runs again over the lake", "By ODO VARN", "Lake Press Writer", *PARAGRAPHS]


def test_addresses_and_headings_stay_lines_in_a_press_release():
    """A PDF as text: lines of a page are about as long, since its letters are not of one width."""
    ragged = [line for n, told in enumerate(PARAGRAPHS) for line in (*textwrap.wrap(told, 56 + 4 * (n % 2)), "")]
    text = "\n".join(
        ["Lake Ferries", "12 Quay Road", "", *ragged, "About us", "We sail.", "", "Odo Varn", "Press office"]
    )
    assert [t for t in texts(text) if t != "We sail."] == [
        "Lake Ferries", "12 Quay Road", *PARAGRAPHS, "About us", "Odo Varn", "Press office",
    ]  # fmt: skip


MENU_ABOVE = "\n".join(("   News", "   Sport", "   Weather at the lake", "   (BUTTON) Share", "   Sign in to read on."))


@pytest.mark.parametrize("program", ["lynx", "w3m"])
def test_a_page_as_text_browsers_print_it(program):
    """A menu of short lines stands above paragraphs that are wrapped, and headings that are not."""
    wrapped = ["\n".join(f"   {line}" for line in textwrap.wrap(paragraph, 50)) for paragraph in PARAGRAPHS]
    heading = "A heading that is much longer than any of the lines, and which no program wraps, as it is a heading"
    text = "\n\n".join((MENU_ABOVE, *wrapped[:2], heading, *wrapped[2:], "   * No dogs\n   * No cats on the ferry"))
    if program == "lynx":
        text = text.replace("The ", "[1]The ").replace("No ", "[2]No ")
        text += "\n\nReferences\n\n   Visible links:\n   1. https://lake.example/ferry\n   2. file:///dogs\n"
    found = [block.text for block in from_text(text)]
    assert [block for block in found if block in PARAGRAPHS] == list(PARAGRAPHS)
    assert found[-2:] == ["No dogs", "No cats on the ferry"] and not any("[1]" in block for block in found)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry runs,[1] they said.\n\nReferences\n\n1. https://lake.example/ferry",
        "[1]The ferry runs.\n\nReferences\n\n1. Varn, O.: The ferry",
        "[1]The ferry runs.\n\nReferences",
    ],
)
def test_sources_at_the_end_of_a_text_are_no_links(text):
    assert without_references(text) == text


def test_lines_that_end_sentences_are_not_wrapped():
    text = "\n".join(
        ["The ferry over the lake runs again.", "It stood still since early March.", "It is free for all."] * 3
    )
    assert len(texts(text)) == 9


def test_short_lines_are_not_wrapped_text():
    poem = "Over the lake\nthe ferry goes,\nand what it carries\nnobody knows.\nOver the lake, and back it goes."
    assert len(from_text(poem)) == 5


def test_a_word_that_was_wrapped_at_its_hyphen_is_whole():
    text = f"{textwrap.fill('It was a much-loved, twice-painted, half-forgotten bench of the town. ' * 4, 44)}"
    assert "half-\n" in text
    (block,) = from_text(text)
    assert block.text.count("half-forgotten") == 4


def test_a_word_that_a_typesetter_broke_has_no_hyphen():
    """Known by being whole elsewhere; one that is nowhere else keeps it."""
    lines = [
        "The statement of the harbour office came late on Mon-",
        "day, after nine in the evening. It was the only state-",
        "ment that anybody on the quay had waited for, they said.",
        "It was read aloud by the captain of the ferry, who had",
        "sailed her for eleven years, and then put away again in",
        "a drawer, which is where such things are kept in town.",
    ]
    (block,) = from_text("\n".join(lines))
    assert "on Mon-day, after nine" in block.text
    assert "the only statement that" in block.text


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["they sent an E-", "Mail to all"], "they sent an E-Mail to all"),
        (["THE FER-", "RY RUNS"], "THE FERRY RUNS"),
        (["the Lake-", "Ferry runs"], "the Lake-Ferry runs"),
        (["a fer-", "ry runs"], "a ferry runs"),
        (["a fer-", "", "ry runs"], "a fer- ry runs"),
        (["1999-", "2004"], "1999- 2004"),
        (["fer-"], "fer-"),
        (["渡し船は月曜日", "に再開した。", "ULM – 町は"], "渡し船は月曜日に再開した。ULM – 町は"),
        (["나룻배는 월요일", "다시 다닌다"], "나룻배는 월요일 다시 다닌다"),
        ([], ""),
    ],
)
def test_lines_as_one(lines, told):
    assert unwrapped(lines, {"email", "ferry", "lakeferry"}).replace("  ", " ") == told


# Paragraphs that were glued

PAGE = (
    "<html><body><ul><li>News<li>Sport</ul><h1>Ferry runs again</h1><p>{}</p><p>{}</p><p>{}</p><p>{}</p></body></html>"
)


def test_paragraphs_that_get_text_glued_come_apart():
    page = PAGE.format(*PARAGRAPHS, "“So it runs,” the captain said. “At last.”")
    assert texts(BeautifulSoup(page, "lxml").get_text())[1:] == [
        *PARAGRAPHS[1:],
        "“So it runs,” the captain said. “At last.”",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The U.S.A. team met the N.A.T.O. team.It lost. It won. It lost. It met the team. It won again. It slept.",
        "See example.Com and node.Js. Then one more sentence. And a second one. And a third one follows.",
        "橋が開通。車が走る。人が渡る。",
    ],
)
def test_slips_and_names_are_not_glue(text):
    assert len(from_text(text)) == 1


# Sentences that were broken


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The ferry over the lake, which the\ntown council\nbought in 1951 for a song, runs again from Monday on.",
            "The ferry over the lake, which the town council bought in 1951 for a song, runs again from Monday on.",
        ),
        (
            "“It runs, and that is all that I can say of it today,” said\nOdo Varn\n, the captain, in the rain.",
            "“It runs, and that is all that I can say of it today,” said Odo Varn, the captain, in the rain.",
        ),
        (
            "The town has promised the captain of the ferry\n“all he wants”\nfor the summer, and he wants a whistle.",
            "The town has promised the captain of the ferry “all he wants” for the summer, and he wants a whistle.",
        ),
        (
            "The captain of the ferry has had from\nthe town\n$6,000 for a whistle, and he wants one more.",
            "The captain of the ferry has had from the town $6,000 for a whistle, and he wants one more.",
        ),
        (
            "One count in May found more than forty herons on the bank (\n2\n), and none of them was in a hurry.",
            "One count in May found more than forty herons on the bank (2), and none of them was in a hurry.",
        ),
    ],
)
def test_broken_sentences_are_joined(text, expected):
    assert texts(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Home\nnews\nsport\nweather",
        "The timetable of the ferry, as the town printed it for the summer season:\nulm at six\nlille at nine.",
        "The ferry over the lake runs again from Monday on, and nobody could be happier.\niPhone users get a map.",
        "Ferry timetable for the summer and the long weeks after it, as printed by the town\nhttps://example.org/ferry.",
        "- no dogs on the upper deck of the ferry, even on Sundays when it is half empty\n- no cats.",
        "Read more\nin the paper.",
        "Timetable of the ferry for the summer and the long weeks after it\n12 boats a day from Ulm to Lille.",
    ],
)
def test_lists_and_menus_are_not_joined(text):
    assert len(texts(text)) == len(text.split("\n"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The old ferry over the lake belongs to the\nTown of Ulm, which bought it for a song in 1951.",
            "The old ferry over the lake belongs to the Town of Ulm, which bought it for a song in 1951.",
        ),
        (
            "La vieille barque du lac appartient depuis trente ans à la\nVille de Vaux, qui l'avait achetée pour rien.",
            "La vieille barque du lac appartient depuis trente ans à la Ville de Vaux, qui l'avait achetée pour rien.",
        ),
        (
            "Nobody in the whole town was happier about it than the captain, she said, and\nOdo Varn\nnodded at that.",
            "Nobody in the whole town was happier about it than the captain, she said, and Odo Varn nodded at that.",
        ),
        (
            "The company wants to sell what is left of its\nfleet of nine boats\n— from the first to the last of them.",
            "The company wants to sell what is left of its fleet of nine boats — from the first to the last of them.",
        ),
        (
            "The\nLake Ferry Company has run the boats since the war, and it will run them for ten more years.",
            "The Lake Ferry Company has run the boats since the war, and it will run them for ten more years.",
        ),
    ],
)
def test_what_ends_in_mid_sentence_is_joined(text, expected):
    assert texts(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Why the ferry over the lake cannot stay where it is\nThe town council has talked about it for nine hours.",
        "Two of the boats of the old company are still for sale\nOdo Varn\nThe captain of the ferry lives in Ulm.",
        "Odo Varn and two of his friends on the lake (Ada Brook, 2019)\nT\nhe ferry runs again, the town said.",
    ],
)
def test_titles_and_names_above_a_paragraph_are_not_joined_to_it(text):
    assert texts(text)[0] == text.split("\n")[0]


# Markdown


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in from_markdown(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Ferry runs #\nIt runs again.", [("heading", "Ferry runs"), ("paragraph", "It runs again.")]),
        ("Ferry runs\n==========\n\nIt runs.", [("heading", "Ferry runs"), ("paragraph", "It runs.")]),
        # as html2text wraps it: the next word had no room
        (
            "# The ferry runs again after two years and a summer of repairs to the landing\nstage in Ulm\n\nIt runs.",
            [
                ("heading", "The ferry runs again after two years and a summer of repairs to the landing stage in Ulm"),
                ("paragraph", "It runs."),
            ],
        ),
        (
            "# The ferry runs again after two years and a summer of repairs to some far-\noff landing\n\nIt runs.",
            [
                ("heading", "The ferry runs again after two years and a summer of repairs to some far-off landing"),
                ("paragraph", "It runs."),
            ],
        ),
        (
            "# The ferry runs again after two years and a summer of repairs to the\nIt runs.",
            [
                ("heading", "The ferry runs again after two years and a summer of repairs to the"),
                ("paragraph", "It runs."),
            ],
        ),
        (
            "1. [Home](/)\n2. # Ferry runs\n* ## It runs",
            [("list_item", "1. Home"), ("heading", "Ferry runs"), ("heading", "It runs")],
        ),
        ("It runs\nagain on the\nthird-\nbest lake.", [("paragraph", "It runs again on the third-best lake.")]),
        ("One.\n\n* * *\n\nTwo.\n***\n```\n", [("paragraph", "One."), ("paragraph", "Two.")]),
        (
            "* No dogs\n  + No cats\n- No\n  herons",
            [("list_item", "No dogs"), ("list_item", "No cats"), ("list_item", "No herons")],
        ),
        (
            "1. Ulm\n2. Lille\n\nThe ferry left on\n12. May.",
            [("list_item", "1. Ulm"), ("list_item", "2. Lille"), ("paragraph", "The ferry left on 12. May.")],
        ),
        ("> It runs,\n> he said.\n>\n> At last.", [("quote", "It runs, he said."), ("quote", "At last.")]),
        ("| Town | At |\n| --- | ---: |\n| Ulm | six |", [("table_row", "Town\tAt"), ("table_row", "Ulm\tsix")]),
        ("Varn &amp; Sons, &lt;b&#62; \\&copy; R&D &x;", [("paragraph", "Varn & Sons, <b> &copy; R&D &x;")]),
        (
            "Town | Time\n---|---\nUlm | six\n\nIt runs.",
            [("table_row", "Town\tTime"), ("table_row", "Ulm\tsix"), ("paragraph", "It runs.")],
        ),
        ('![a ferry](/a.jpg)\n\n[![a lake](/l.jpg "A lake")](https://x.example/l)', []),
        ("It **runs** _again_ on *the* `lake`.", [("paragraph", "It runs again on the lake.")]),
        ("5 * 3 and a_b_c and \\*so\\* on\\.", [("paragraph", "5 * 3 and a_b_c and *so* on.")]),
        (
            'See [the\ntown](https://x.example/\ntown_(ulm) "Town"), <https://x.example/b>.',
            [("paragraph", "See the town, https://x.example/b.")],
        ),
        ("[Home](/)[News](/news)", [("paragraph", "HomeNews")]),
        (
            "The [ferry][1] runs [again][].\n\n  [1]: https://x.example/f\n[again]: #b",
            [("paragraph", "The ferry runs again.")],
        ),
        (
            "Odo [sic] ran (so he said) [twice] (or once).",
            [("paragraph", "Odo [sic] ran (so he said) [twice] (or once).")],
        ),
        ("## It runs [#](#runs)\n\n## In C#", [("heading", "It runs"), ("heading", "In C#")]),
        ("", []),
    ],
)
def test_markdown(text, expected):
    assert kinds(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "# Ferry runs\n\nIt runs again.\n\n> At last.",
        "\n## “Ferry runs”\n\nIt runs again.",
        "It **runs** again.\n\n# Free for a hundred",
        "It runs again.\n\n## At last\n\nNobody knows why.",
        "It [runs][1] and [runs][2].\n\n[1]: https://x.example/f\n[2]: https://x.example/g",
    ],
)
def test_what_is_markdown(text):
    assert is_markdown(text)


def test_markdown_knows_the_level_of_a_heading():
    text = "# One\n\n### Three\n\nOne\n===\n\nTwo\n---\n\nNone"
    assert [block.level for block in from_markdown(text)] == [1, 3, 1, 2, None]


def test_markdown_knows_its_links():
    (block,) = from_markdown("See **[the town](https://x.example/town)**.")
    assert block == Block("See the town.", link_chars=8)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry runs.\n\nIt had stood still since March.",
        "# 1 in the charts\n# 2 in the charts\n# 3 in the charts",
        "var a = b[c](d); e[f](g);\nThe ferry runs.",
        "*****\n____________\nReporting by Odo Varn\n-----",
        "#ferry\n\n> Does it run?\n\nIt does.",
        "# # #\n\nThe ferry runs.\n\n# # #",
        "The ferry*** runs. **",
        "It runs again.\n\n###\n\nPress contact",
        "Ferry [1]: six; lake [2]: seven.",
        "",
    ],
)
def test_what_is_no_markdown(text):
    assert not is_markdown(text)


MARKDOWN = """[Skip to content](#main)

* [News](https://lake.example/news)
* [Sport](https://lake.example/sport)

# Ferry runs again

By [Odo Varn](https://lake.example/authors/odo-varn)

![The ferry at its landing stage](https://lake.example/ferry.jpg)

ULM (dpa) - {}

{} Read [the timetable](https://lake.example/timetable "Timetable").

## Free for a hundred

{}

[Share](https://share.example/?u=https%3A%2F%2Flake.example%2Fferry)

### Most read

* [Heron steals sandwich from mayor](https://lake.example/heron)
* [Why the ice came late](https://lake.example/ice)
"""


def test_a_page_as_markdown():
    article = extract_text(MARKDOWN.format(*PARAGRAPHS))
    assert article.headline == "Ferry runs again"
    assert article.dateline is not None and article.dateline.raw == "ULM (dpa) -"
    assert [(p.kind, p.text) for p in article.body] == [
        ("paragraph", PARAGRAPHS[0]),
        ("paragraph", f"{PARAGRAPHS[1]} Read the timetable."),
        ("heading", "Free for a hundred"),
        ("paragraph", PARAGRAPHS[2]),
    ]


def test_what_is_written_as_markdown_reads_the_same():
    article = Article(
        headline="“Ferry & bridge” – *both* run <again> over the lake",
        dateline=parse_dateline("ULM (dpa) - It runs."),
        body=(
            Paragraph("paragraph", PARAGRAPHS[0]),
            Paragraph("heading", "Free for a hundred, #1 too"),
            Paragraph("paragraph", PARAGRAPHS[1]),
            Paragraph("list_item", "No dogs may go aboard the ferry in its first week, not even those on a lead."),
            Paragraph("list_item", "No cats may go aboard the ferry at all, and no herons [either](of/them)."),
            Paragraph("quote", "“It runs, and we are glad of it,” Odo Varn said on the quay, &amp; sang."),
            Paragraph("paragraph", PARAGRAPHS[2]),
        ),
    )
    read = extract_text(to_markdown(article))
    assert (read.headline, read.dateline, read.body) == (article.headline, article.dateline, article.body)


# Hostile texts

MARKED = "# A title\n\n**bold words**\n\n"


@pytest.mark.parametrize(
    "piece",
    [
        "[",
        "[a][",
        "[a]: /",
        "](",
        "![",
        "[a](http:(",
        "[\\]",
        "[[a](/b)](/c)",
        "*",
        "*a",
        " _a",
        "`a",
        "\\",
        "|",
        "> ",
        "#",
        "<http:",
        "a.B",
        "* * ",
    ],
)
def test_cost_grows_in_step_with_markdown(piece):
    check_growth(lambda text: from_text(MARKED + text), repeated(piece), 500_000)


@pytest.mark.parametrize("line", ["# a\n", "- a\n", "1. a\n", "a|b\n-|-\n", "---\n", "=\n", "a  \n"])
def test_cost_grows_in_step_with_lines_of_markdown(line):
    check_growth(lambda text: from_text(MARKED + text), repeated(line), 100_000)


# Captions between the paragraphs


@pytest.mark.parametrize(
    "caption",
    [
        "The first passengers go aboard on Monday morning. (Ida Brandt/Lake Courier)",
        "Die Fähre am Steg, kurz vor der ersten Fahrt nach sieben Monaten. Ida Brandt/dpa",
        "El transbordador vuelve al lago tras siete meses de espera. Ida Brandt (EFE)",
        "The landing stage was still broken in the middle of April [File: Reuters]",
        "The lake from above, its ice broken by the storms of March. (NASA/JPL)",
    ],
)
def test_captions_that_only_their_credit_tells_go(caption):
    told = (PARAGRAPHS[0], caption, *PARAGRAPHS[1:])
    for found in (extract_text("\n\n".join(told)), extract("".join(f"<p>{paragraph}</p>" for paragraph in told))):
        assert [paragraph.text for paragraph in found.body] == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "paragraph",
    [
        "It will cost two crowns, which is twice the fare of last year, as the operator had foretold (Lake Courier).",
        "The mayor, Ida Brandt (Lake Party), says that both of the ramps must be ready before the first week of May.",
        "She reads the water level each morning and/or asks the brewer, who has a gauge of his own (and a boat).",
    ],
)
def test_paragraphs_with_brackets_stay(paragraph):
    told = (PARAGRAPHS[0], paragraph, *PARAGRAPHS[1:])
    assert tuple(found.text for found in extract_text("\n\n".join(told)).body) == told


def test_who_signs_the_last_paragraph_as_photographers_do_filed_the_story():
    signed = PARAGRAPHS[2] + " (Ida Brandt/dpa)"
    assert extract_text("\n\n".join((*PARAGRAPHS[:2], signed))).text.startswith(PARAGRAPHS[2], -len(signed))


def test_a_list_of_sources_is_no_row_of_captions():
    told = [f"{paragraph} (Ida Brandt/Lake Courier)" for paragraph in PARAGRAPHS]
    last = "The fare is one crown, as it was before the ice came, and half of that for dogs, bicycles and bandsmen."
    assert len(extract_text("\n\n".join(("Ferry runs again", *told, last))).body) == 4


# In scripts whose sentences end with marks of their own, or with none.
STORIES = (
    (
        "شہر کا پرانا پل دو سال بعد دوبارہ کھل گیا",
        "شہر کا پرانا پل دو سال کی مرمت کے بعد پیر کی صبح سے گاڑیوں کے لیے دوبارہ کھول دیا گیا۔",
        "میئر نے کہا کہ مرمت پر اندازے سے کم رقم خرچ ہوئی اور باقی رقم سے نئی کشتی خریدی جائے گی۔",
    ),
    (
        "สะพานเปิดแล้ว",
        "สะพานเก่าข้ามแม่น้ำเปิดให้รถผ่านอีกครั้งตั้งแต่เช้าวันจันทร์หลังจากปิดซ่อมมานานสองปี ชาวบ้านหลายคนมายืนรอดูรถคันแรกตั้งแต่ก่อนฟ้าสาง",
        "นายกเทศมนตรีบอกว่าค่าซ่อมน้อยกว่าที่คิดไว้ และเงินที่เหลือจะนำไปซื้อเรือลำใหม่ให้เด็กนักเรียนที่อยู่ฝั่งตรงข้ามใช้ข้ามไปโรงเรียนทุกเช้า",
    ),
    (
        "တံတားဖွင့်ပြီ",
        "မြို့ရဲ့ တံတားဟောင်းကို နှစ်နှစ်ကြာ ပြုပြင်ပြီးနောက် တနင်္လာနေ့ မနက်ကစပြီး ယာဉ်တွေ ပြန်ဖြတ်ခွင့်ပြုလိုက်ပါတယ်။",
        "ပြုပြင်စရိတ်က ခန့်မှန်းထားတာထက် နည်းတယ်လို့ မြို့တော်ဝန်က ပြောပြီး ကျန်ငွေနဲ့ လှေအသစ် ဝယ်မယ်လို့ ဆိုပါတယ်။",
    ),
)


@pytest.mark.parametrize(
    "line", ["„Es schneit.“", "‚Es schneit.‘", "»Es schneit.«", "« Il neige. »", "“Snow.”", "(Snow.)", "【雪。】"]
)
def test_quotes_and_brackets_may_close_behind_the_stop(line):
    assert ends_sentence(line)
    assert not ends_sentence(line.replace(".", "").replace("。", ""))


@pytest.mark.parametrize("line", [line for story in STORIES for line in story])
def test_what_ends_a_sentence_in_them(line):
    assert ends_sentence(line) == all(line != headline for headline, *_ in STORIES)


@pytest.mark.parametrize("story", STORIES, ids=["Urdu", "Thai", "Burmese"])
def test_stories_in_scripts_with_stops_of_their_own(story):
    headline, *told = story
    article = extract_text("\n".join(("Menu", "Login", headline, *told, "Share", "Most read", "Copyright 2024")))
    assert article.headline == headline
    assert [paragraph.text for paragraph in article.body] == told


def test_a_heading_that_ends_in_a_small_word_is_whole_where_no_sentence_is_broken() -> None:
    told = "The ferry has a hull of oak, and it was built by hand in the winter of 1951 in a shed at the harbour."
    heading = "What it is made of"
    assert [b.text for b in whole_sentences([Block(told), Block(heading), Block(told)])] == [told, heading, told]
    broken = ("It was built for", "the people of the", "Town of Ulm, which bought it for a song in 1951 from a farmer.")
    assert len(whole_sentences([Block(told), *map(Block, broken)])) == 2
