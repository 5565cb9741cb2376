"""The two doors make the same kind of blocks, one for each piece of text that a reader sees as one."""

import re
from time import monotonic

import pytest
from lxml import etree

from newsclean.blocks import LABEL, Block, Scope, around, from_tree
from newsclean.dom import parse
from newsclean.flattened import from_text
from newsclean.noise import element_rule

PROSE = "The ferry over the lake runs again from Monday on, and the town will mark the day with a brass band."
LINES = ("The ferry over the lake runs again from Monday on, the town council said after its weekly meeting.",
         "It had stood still since March, when ice broke the landing stage and both of the ramps next to it.",
         "A new captain, who learned the trade on a much wider river, will take the wheel in the morning.")  # fmt: skip


def blocks(html: str, **options: object) -> tuple[Block, ...]:
    return from_tree(parse(html).tree, element_rule, **options)


def texts(html: str) -> list[str]:
    return [block.text for block in blocks(html)]


def kinds(html: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in blocks(html)]


@pytest.mark.parametrize(
    "html",
    [
        "<div>One.<br><br>Two.</div>",
        "<div>One.<br>\n<br/> Two.</div>",
        "<div>One.<br><br><br><br>Two.<br><br></div>",
        "<div>One.<b><br></b><br>Two.</div>",
        "<p>One.<p>Two.",
        "<div>One.<p>Two.</p></div>",
        "<div><p>One.</p>Two.</div>",
        "One.<hr>Two.",
        "<section>One.</section><footer>Two.</footer>",
    ],
)
def test_two_paragraphs(html):
    assert texts(html) == ["One.", "Two."]


@pytest.mark.parametrize(
    ("html", "apart"),
    [
        ("<font size=5><b>Ferry</b></font><br>\n<font size=2>By Ada Weir</font>", True),
        ("<FONT SIZE='+2'>Ferry</FONT><BR>By Ada Weir", True),
        ("<font size=1>Ferry</font><br><font size=2>By Ada Weir</font>", True),
        ("<font size=2>Ferry</font><br><font size=2>By Ada Weir</font>", False),
        ("<font size=2>Ferry</font><br>By Ada Weir", False),
        ("<font color=red>Ferry</font><br><font size=2>By Ada Weir</font>", False),
        ("<font size=5>The</font> Ferry<br><font size=2>By Ada Weir</font>", False),
        ("<font size=large>Ferry</font><br><font size=2>By Ada Weir</font>", False),
    ],
)
def test_a_break_between_two_sizes_of_text_parts_blocks(html, apart):
    lines = [line.strip() for line in re.sub("<br>", "|", re.sub("<(?!br)[^>]+>", "", html.lower())).split("|")]
    for page in (f"<div>{html}</div>", f"<table><tr><td>Home<td>{html}<p>It runs.</table>"):
        found = [text.lower() for text in texts(page) if text not in ("Home", "It runs.")]
        assert found == (lines if apart else [" ".join(lines)])


def test_text_on_both_sides_of_a_paragraph():
    assert texts("<div>Above<p>Inside</p>below</div>") == ["Above", "Inside", "below"]


def test_blocks_and_scopes_are_whole():
    """They are made without their classes being called, which would ask for all that has no default."""
    made = blocks("<main class=story><h1>Ferry</h1>One.<br><br>Two.<table><tr><td>May<td>4</table></main>")
    assert made and {len(block) for block in made} == {len(Block._fields)}
    assert {len(scope) for block in made for scope in around(block.scope)} == {len(Scope._fields)}


@pytest.mark.parametrize(
    "text", ["Fer\u00adry", "Fer\u200bry", " Ferry\u00a0", "\n\tFerry \ufeff", "\u2060Ferry", "\u200eFerry\u202c"]
)
def test_what_is_invisible_is_no_text(text):
    assert texts(f"<p>{text}</p>") == ["Ferry"]


def test_single_breaks_between_long_sentences_part_paragraphs():
    assert texts(f"<div>{'<br>'.join(LINES)}</div>") == list(LINES)


@pytest.mark.parametrize("lines", [("Ferry Street 4", "Ulm", "Lake County"), tuple(line.rstrip(".") for line in LINES)])
def test_single_breaks_between_other_lines_are_spaces(lines):
    assert texts(f"<div>{'<br>'.join(lines)}</div>") == [" ".join(lines)]


@pytest.mark.parametrize("short", ["--(Agency) NH/MQ", "Source: AGENCY", "moss@paper.example", "03/11/2025 16:08:37"])
def test_a_short_line_among_long_sentences_leaves_them_paragraphs(short):
    assert texts(f"<div>{'<br>'.join((*LINES, short))}</div>") == [*LINES, short]
    assert texts(f"<div>{'<br>'.join((LINES[0], short, *LINES[1:]))}</div>") == [LINES[0], short, *LINES[1:]]


def test_a_line_below_one_sentence_is_no_paragraph():
    assert texts(f"<div>{LINES[0]}<br>Photo: J. Moss</div>") == [f"{LINES[0]} Photo: J. Moss"]


def test_blank_lines_part_paragraphs_where_there_are_several_and_no_other_breaks():
    blank = "\n \n"
    story = [f"{PROSE} {line}" for line in LINES * 2]
    assert texts(f"<div>{blank.join(('', *story, ''))}</div>") == story
    assert texts(f"<div>{blank.join(story[:2])}</div>") == [" ".join(story[:2])]
    short = ["　渡し船は月曜日に二年ぶりに再開し、町の人々が岸で旗を振って迎えた。"] * 6  # signs say more than letters
    assert texts(f"<p>{blank.join(short)}</p>") == [line.strip() for line in short]
    words = [PROSE.rstrip(".")] * 4  # a sentence that the source breaks off
    assert texts(f"<div>{blank.join(words)}</div>") == [" ".join(words)]


def test_lists():
    html = "<ul><li>One<li><p>Two</p></li><li>Three<p>and more</p></li></ul><dl><dt>Term<dd>Meaning</dl><p>After"
    assert kinds(html) == [
        ("list_item", "One"), ("list_item", "Two"), ("list_item", "Three"), ("list_item", "and more"),
        ("list_item", "Term"), ("list_item", "Meaning"), ("paragraph", "After"),
    ]  # fmt: skip


def test_quotes_hold_paragraphs_and_keep_what_is_no_paragraph():
    html = "<blockquote>Bare<div><p>Deep</p></div><h3>Head</h3><ul><li>Item</ul></blockquote><p>After</p>"
    assert kinds(html) == [
        ("quote", "Bare"), ("quote", "Deep"), ("heading", "Head"), ("list_item", "Item"), ("paragraph", "After"),
    ]  # fmt: skip


@pytest.mark.parametrize("html", ["<h2>Ferry</h2>", "<h2><div>Ferry</div></h2>", "<h6><span>Ferry</span></h6>"])
def test_headings(html):
    assert kinds(html) == [("heading", "Ferry")]


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("How it runs<a href='#how' class='anchor'>#</a>", "How it runs"),
        ("<a href='#how'>¶</a> How it runs", "How it runs"),
        ("<a href='/ferry'>How it runs</a>", "How it runs"),
        ("Written in <a href='/c'>C#</a>", "Written in C#"),
        ("Written in C#", "Written in C#"),
    ],
)
def test_a_heading_without_the_sign_that_links_to_it(heading, said):
    assert [block.text for block in blocks(f"<h2>{heading}</h2>")] == [said]


def test_an_empty_cell_keeps_its_place_before_another():
    html = "<table><tr><th>\t<th>2023<th>2022<th><tr><td>Loss<td><td>3\tin all<td> </table>"
    assert kinds(html) == [("table_row", "\t2023\t2022"), ("table_row", "Loss\t\t3 in all")]


def test_a_row_of_data_is_one_block():
    html = "<table><tr><th>Year<th>Passengers<tr><td>1999</td><td></td><td><b>12</b>,000</td></tr></table>"
    assert kinds(html) == [("table_row", "Year\tPassengers"), ("table_row", "1999\t\t12,000")]


@pytest.mark.parametrize(
    "row", ["<td><p>1999</p><td><p>12</p>", "<td><div>1999</div><td><p>12</p>", "<th><p>1999<td><p><b>12</b>"]
)
def test_a_row_of_cells_that_hold_a_paragraph_each_is_one_block(row):
    assert kinds(f"<table><tr>{row}</table>") == [("table_row", "1999\t12")]


@pytest.mark.parametrize(
    "row",
    [
        "<td><p>Ferry</p><p>12</p><td>",
        "<td>Ferry<td><p>12",
        "<td><p>Ferry<td><p>12</p>in all",
        "<td><p>Ferry<td><ul><li>12</ul>",
        f"<td><p>Ferry<td><p>{'12 ' * 99}",
    ],
)
def test_a_row_of_cells_that_hold_more_is_none(row):
    assert "table_row" not in dict(kinds(f"<table><tr>{row}</table>"))


def test_a_row_whose_cell_goes_on_below_its_lines_lays_out_the_page() -> None:
    cells = "<td>Sections<br>Sport<br>Weather<td>Council votes<br>By Ida Brandt<p>The council voted on Tuesday."
    texts = ["Sections Sport Weather", "Council votes By Ida Brandt", "The council voted on Tuesday."]
    assert kinds(f"<table><tr>{cells}</table>") == [("paragraph", text) for text in texts]
    rows = [("table_row", "Ferries Lark\tTwo"), ("list_item", "daily")]
    assert kinds("<table><tr><td>Ferries<br>Lark<td>Two<td><ul><li>daily</ul></table>") == rows


def test_what_a_rule_drops_is_no_cell():
    html = "<table><tr><td><p>1999</p><div class=sharedaddy>Share</div></td><td><p><a>12</a></p></td></tr></table>"
    (row,) = blocks(html)
    assert (row.text, row.kind, row.link_chars) == ("1999\t12", "table_row", 2)
    every = from_tree(parse(html).tree, element_rule, keep_furniture=True)
    assert [(block.text, block.rule) for block in every] == [("Share", "element.share"), ("1999\t12", None)]


def test_a_table_in_a_cell_is_no_part_of_the_row():
    html = "<table><tr><td><p>Menu<td><table><tr><td><p>1999<td><p>12</table></table>"
    assert kinds(html) == [("paragraph", "Menu"), ("table_row", "1999\t12")]


@pytest.mark.parametrize(
    "note",
    [
        "<sup><a href='#n1'>[1]</a></sup>",
        "<sup><a href='#n1'>1</a></sup>",
        "<a href='#n1'><sup>1</sup></a>",
        ".<span><sup>2, 3</sup></span>",
    ],
)
def test_the_number_of_a_note_is_no_part_of_its_line(note):
    (line,) = blocks(f"<p>The ferry runs{note} on Mondays.</p>")
    assert line.text.replace(".", "") == "The ferry runs on Mondays"


@pytest.mark.parametrize(
    "raised", ["12 m<sup>2</sup>", "10<sup>6</sup>", ". <sup>14</sup>C", "(a+b)<sup>2</sup>", "1<sup>st</sup>"]
)
def test_other_raised_figures_are_read(raised):
    (line,) = blocks(f"<p>It has {raised} in all.</p>")
    assert line.text == f"It has {raised} in all.".replace("<sup>", "").replace("</sup>", "")


@pytest.mark.parametrize("cell", ["{0}<br><br>{1}", "<p>{0}</p><p>{1}</p>", "<div>{0}</div>{1}"])
def test_a_table_that_lays_out_a_page(cell):
    long = " ".join(LINES)
    html = f"<table><tr><td>Menu</td><td>{cell.format(long, PROSE)}</td></tr></table>"
    assert kinds(html) == [("paragraph", "Menu"), ("paragraph", long), ("paragraph", PROSE)]


def test_preformatted_text_keeps_its_lines():
    assert kinds("<pre>\n1  Ulm\n  2  Lille<br>3</pre>") == [("preformatted", "1  Ulm\n  2  Lille\n3")]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>un<b>break</b>able</p>", "unbreakable"),
        ("<p><span>T</span>he <a href='/x'>ferr</a>y</p>", "The ferry"),
        ("<p>run<!-- here -->s</p>", "runs"),
        ("<p>run<?php echo ?>s</p>", "runs"),
        ("<p>run<wbr>s</p>", "runs"),
        ("<p>run<script>var a</script>s</p>", "runs"),
        ("<p>fer\u00adry run\u200bs\ufeff</p>", "ferry runs"),
        ("<p>The\u00a0ferry\n\t runs</p>", "The ferry runs"),
        ("<p>The<b> ferry </b>runs</p>", "The ferry runs"),
        ("<p>The<br>ferry</p>", "The ferry"),
        ("<p>The ferry <custom-tag>runs</custom-tag></p>", "The ferry runs"),
    ],
)
def test_words_are_neither_split_nor_glued(html, text):
    assert texts(html) == [text]


@pytest.mark.parametrize(
    "tag", ["script", "style", "noscript", "template", "svg", "nav", "button", "select", "textarea", "iframe"]
)
def test_what_is_not_read(tag):
    assert texts(f"<p>One.</p><{tag}>Not this</{tag}><p>Two.</p>") == ["One.", "Two."]


def test_a_title_is_no_block():
    assert texts("<head><title>Ferry</title></head><p>One.</p>") == ["One."]


@pytest.mark.parametrize("attribute", ["hidden", 'style="color: red; display : none"', "style='visibility:hidden'"])
def test_hidden_elements_are_furniture_unless_they_hold_the_story(attribute):
    assert texts(f"<div {attribute} class=menu><p>One.</p></div><p>Two.</p>") == ["Two."]
    assert texts(f"<div {attribute} class=article-body><p>One.</p></div><p>Two.</p>") == ["One.", "Two."]


def test_furniture_is_left_out_or_kept_with_its_rule():
    html = "<div class=sharedaddy><p>Share</p><ul><li>Mail</ul></div>after<p>One.</p>"
    assert texts(html) == ["after", "One."]
    kept = [(b.text, b.rule) for b in blocks(html, keep_furniture=True)]
    assert kept == [("Share", "element.share"), ("Mail", "element.share"), ("after", None), ("One.", None)]


def test_what_is_passed_over_is_told_in_order():
    html = "<nav><b>Sport <i>and</i> weather</b> today<script>go()</script></nav><p>One.</p>"
    first, _ = blocks(html, keep_furniture=True)
    assert (first.text, first.rule) == ("Sport and weather today", "unread")


def test_links_and_bold_are_weighed():
    (block,) = blocks("<p>Read <a href='/x'>this <b>now</b></a> or <strong>never</strong></p>")
    assert (block.link_chars, block.bold_chars) == (len("this") + len("now"), len("now") + len("never"))


def test_the_share_of_links_is_parted_between_paragraphs():
    one, two = blocks(f"<div>{PROSE}<br><br><a href='/x'>Mail</a></div>")
    assert (one.link_chars, two.link_chars) == (0, 4)


def test_what_a_web_component_draws_is_read():
    drawn = "<x-story><template shadowrootmode='open'><p>The ferry runs.</p></template></x-story>"
    assert texts(drawn + "<template><p>The ferry sank.</p></template>") == ["The ferry runs."]


def test_an_anchor_that_names_a_place_is_no_link():
    (block,) = blocks('<h2><a name="ramps">Ice broke the ramps</a> <a href="#top">up</a></h2>')
    assert block.link_chars == len("up")
    (block,) = blocks("<h2><a>Ice broke the ramps</a></h2>")  # where it leads, a script knows
    assert block.link_chars == len(block.text)


def test_scopes_lead_from_the_element_to_the_root():
    (block,) = blocks('<div class="story main" id="x1"><section><p itemprop="text">One.</p></section></div>')
    tags, scope = [], block.scope
    while scope is not None:
        tags.append(scope.tag)
        scope = scope.parent
    assert tags == ["p", "section", "div", "body", "html"]
    assert block.scope.label.split() == ["text"]
    assert block.scope.parent.parent.label.split() == ["story", "main", "x1"]


def test_paragraphs_of_one_element_share_its_scope():
    one, two, three = blocks("<div><p>One.</p><p>Two.</p>Three.</div>")
    assert one.scope != two.scope
    assert one.scope.parent is two.scope.parent is three.scope


@pytest.mark.parametrize(
    "html",
    ["<p>One.</p><p>Two <b>and", "<html><body><p>One.</p><p>Two and", "<html><p>One.</p></div></body><p>Two and"],
)
def test_a_page_without_its_end(html):
    assert texts(html) == ["One.", "Two and"]


def test_a_root_that_is_no_html_element():
    fragment = etree.fromstring("<p>One.</p>", etree.HTMLParser())[0][0]
    assert [b.text for b in from_tree(fragment, element_rule)] == ["One."]


def test_nothing_to_read():
    assert blocks("<div> \n </div><p></p><br><br><ul><li></ul>") == ()


def test_the_walk_ends_at_its_deadline():
    html = "<p>One.</p>" * 3000
    assert len(blocks(html)) == 3000
    assert 0 < len(blocks(html, deadline=monotonic() - 1)) < 1500


def test_nesting_that_no_page_has_is_walked_without_recursion():
    root = innermost = etree.Element("div")
    for _ in range(5000):
        innermost = etree.SubElement(innermost, "div")
    innermost.text = "One."
    (block,) = from_tree(root, element_rule)
    assert block.text == "One."


def test_both_doors_agree_on_a_plain_page():
    html = f"<h1>Ferry runs</h1><p>{LINES[0]}</p><p>{LINES[1]}</p>"
    assert texts(html) == [block.text for block in from_text("\n\n".join(("Ferry runs", *LINES[:2])))]


def test_a_scope_is_plain_data():
    assert Scope(2, Scope(1, None, "body", ""), "p", "lead").parent.tag == "body"


def test_a_label_is_cut_where_none_of_a_page_ends():
    (block,) = blocks(f'<div class="{"story " * 1000}"><p id="{"x" * 9000}" class="lead">The ferry runs.</p></div>')
    assert len(block.scope.label) == len(block.scope.parent.label) == LABEL
    assert block.scope.label.startswith("lead x")


@pytest.mark.parametrize(
    ("inside", "heading"),
    [
        ("<b>The ferry</b><br>It runs again.", "The ferry"),
        ("<strong>The <i>ferry</i></strong> <br/>It runs again.<br>And again.", "The ferry"),
        ("<span style='font-weight: bold'>The ferry</span><br>It runs again.", "The ferry"),
        ("<span style='color:#333;font-weight:700'>The ferry</span><br>It runs again.", "The ferry"),
        ("<span style='font-weight:400'>The ferry</span><br>It runs again.", None),
        ("<b>The ferry</b> runs<br>It runs again.", None),
        ("<b>The ferry</b> It runs again.", None),
        ("The ferry<br><b>It runs again.</b><br>And again.", None),
        (f"<b>{'The ferry runs. ' * 8}</b><br>It runs again.", None),
    ],
)
def test_a_first_line_all_in_bold(inside, heading):
    (block,) = blocks(f"<p>{inside}</p>")
    assert block.heading == heading


@pytest.mark.parametrize(
    "attribute",
    [
        "class=sr-only",
        "class='screen-reader-text'",
        "style='display:none'",
        "style='border:0; clip: rect(0 0 0 0)'",
        "style='clip:rect(1px, 1px, 1px, 1px)'",
    ],
)
def test_what_only_screen_readers_say_within_a_line_is_passed_over(attribute):
    html = f"<p>The <a href=/x>report<span {attribute}>, opens new tab</span></a> is out.</p>"
    assert texts(html) == ["The report is out."]
    kept = [(b.text, b.rule) for b in blocks(html, keep_furniture=True)]
    assert (kept[0][0], kept[1]) == (", opens new tab", ("The report is out.", None))
    assert kept[0][1] in ("element.reader-only", "element.hidden")


def test_other_parts_of_a_line_are_read():
    assert texts("<p><span class=dropcap>T</span>he <span class=big>old</span> ferry.</p>") == ["The old ferry."]


def test_what_a_wiki_adds_to_an_article_is_passed_over():
    """Notes' numbers within a line, ways to edit in a heading, facts at a glance."""
    note = "<sup class=reference id=cite_ref-1><a href=#cite_note-1>[1]</a></sup>"
    edit = "<span class=mw-editsection>[<a href=/edit>edit</a>]</span>"
    html = (
        "<table class='infobox vcard'><tr><th>Built<td>1790</table>"
        f"<h2><span class=mw-headline>History</span>{edit}</h2>"
        f"<p>The mill burned down{note} on the 2<sup>nd</sup> of May.</p>"
    )
    assert texts(html) == ["History", "The mill burned down on the 2nd of May."]


def test_a_line_that_leads_to_another_story_is_none_with_the_paragraph_behind_its_break() -> None:
    told = "The ferry left an hour late on Monday because the harbour was full of ice from the river above it."
    way = "<b>Read also:</b> <a href=/b>The bridge opens</a>"
    assert [b.text for b in blocks(f"<p>{way}<br>{told}</p>")] == ["Read also: The bridge opens", told]
    assert [b.text for b in blocks(f"<p>{told}<br>{way}</p>")] == [told, "Read also: The bridge opens"]
    title = "<p>Read also:<br><a href=/b>The bridge opens</a></p>"
    assert [b.text for b in blocks(title)] == ["Read also: The bridge opens"]


@pytest.mark.parametrize("name", ["class", "id", "data-testid", "data-component", "data-cy", "data-qa"])
def test_what_an_element_is_called_for_tests_is_a_name_too(name):
    page = etree.fromstring(f"<div><p>The ferry sails.</p><div {name}='newsletter-inline'><p>Ours.</p></div></div>")
    assert [block.text for block in from_tree(page, element_rule)] == ["The ferry sails."]
