"""Bylines: a table of printed lines, witnesses that disagree, and lines that no byline should survive."""

import json
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html
from timing import NOISE, cost

from newsclean import extract, extract_text
from newsclean.article import Credit, Person
from newsclean.blocks import Block, Scope
from newsclean.byline import (
    credited_reporters,
    extract_authors,
    names_author,
    parse_byline,
    signed_by,
    without_bylines,
)
from newsclean.metadata import Candidate, Metadata, harvest
from newsclean.metadata.bylines import bylines

TABLE = Path(__file__).parent / "tables" / "byline.jsonl"
ROWS = [json.loads(row) for row in TABLE.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("row", ROWS, ids=[row["line"][:60] for row in ROWS])
def test_line(row):
    assert parse_byline(row["line"]) == tuple(Person(**person) for person in row["people"])


def names(*authors, site=None, organisations=(), blocks=()):
    """Who is found from candidates given as (value, source)."""
    metadata = Metadata(
        authors=tuple(Candidate(*author) for author in authors),
        organisations=tuple(Candidate(name, "json-ld") for name in organisations),
        site_names=(Candidate(site, "meta:og:site_name"),) if site else (),
        urls=(Candidate("https://www.example.org/a", "dom:canonical"),),
    )
    people, source = extract_authors(metadata, [Block(text) for text in blocks])
    return [person.name for person in people], source


def test_data_that_names_people_is_believed():
    assert names(("Jane Doe", "json-ld"), ("By John Roe", "dom:byline")) == (["Jane Doe"], "json-ld")


def test_a_line_that_a_meta_bears_out_goes_before_those_of_other_stories():
    lines = (("By John Roe", "dom:byline"), ("Jane Doe / 5 May 2021", "dom:byline"))
    assert names(*lines) == (["John Roe"], "dom:byline")
    assert names(*lines, ("Jane Doe", "meta:author")) == (["Jane Doe"], "dom:byline")
    assert names(*lines[::-1], ("Jane Doe", "meta:author")) == (["Jane Doe"], "dom:byline")
    lines = (("Essays By JANE DOE", "dom:byline"), ("Essays", "dom:byline"), ("By JANE DOE", "dom:byline"))
    assert names(*lines, ("By Jane Doe", "meta:byl")) == (["Jane Doe"], "dom:byline")


def test_a_name_in_data_is_a_name_even_if_its_words_are_jobs():
    assert names(("John Writer", "json-ld")) == (["John Writer"], "json-ld")
    assert names(("Rechtsanwältin Jane Doe", "json-ld")) == (["Jane Doe"], "json-ld")


def test_a_first_name_in_data_beside_the_full_name_is_the_same_author():
    assert names(("Jane", "json-ld"), ("Jane Doe", "json-ld"), ("Janet", "json-ld"))[0] == ["Jane Doe", "Janet"]


def test_the_line_beside_the_headline_wins_over_the_outlet():
    outlet = "Example News"
    found = names((outlet, "json-ld"), ("By Jane Doe", "dom:byline"), site=outlet, organisations=[outlet])
    assert found == (["Jane Doe"], "dom:byline")


def test_the_outlet_is_the_author_where_nobody_else_is_named():
    url = Candidate("https://example.org/a", "json-ld")
    metadata = Metadata(authors=(Candidate("Example", "json-ld"),), urls=(url,))
    assert extract_authors(metadata, ()) == ((Person("Example", "organisation", "author"),), "json-ld")


def test_who_publishes_a_site_of_another_name_and_writes_on_it_is_a_person():
    sites = (Candidate("Rowing Notes", "meta:og:site_name"), Candidate("Jane Doe", "json-ld"))
    metadata = Metadata(authors=(Candidate("Jane Doe", "json-ld"),), site_names=sites)
    assert extract_authors(metadata, ()) == ((Person("Jane Doe", "person", "author"),), "json-ld")
    named = replace(metadata, organisations=(Candidate("Jane Doe", "json-ld"),))
    assert extract_authors(named, ())[0] == (Person("Jane Doe", "organisation", "author"),)


def test_another_organisation_wins_over_the_outlet():
    assert names(("Example", "json-ld"), ("By Reuters", "dom:byline"), site="Example") == (["Reuters"], "dom:byline")


def test_the_whole_name_of_a_site_is_one_organisation():
    site = "Harbour News - The Daily | Informed by the truth"
    assert names((site, "json-ld"), ("By Jane Doe / John Roe", "dom:byline"), site=site)[0] == ["Jane Doe", "John Roe"]
    assert names((site, "json-ld"), site=site)[0] == [site]


def test_a_login_gives_way_to_a_name():
    assert names(("jane.doe", "json-ld"), ("Jane Doe", "meta:author")) == (["Jane Doe"], "meta:author")


def test_case_variants_are_one_author_and_the_better_case_stays():
    assert names(("JANE", "json-ld"), ("Jane", "json-ld"))[0] == ["Jane"]


def test_parts_of_a_line_say_where_a_name_ends():
    line = ("Jane Doe Example Correspondent at Large", "dom:byline")
    assert names(line, ("Jane Doe", "dom:author-link"))[0] == ["Jane Doe"]


def test_names_printed_side_by_side_without_a_comma():
    lines = [("Jane Doe John Major Roe", "dom:byline"), ("Jane Doe", "dom:byline"), ("John Major Roe", "dom:byline")]
    assert names(*lines)[0] == ["Jane Doe", "John Major Roe"]


def test_the_outlet_behind_a_name_is_whom_she_works_for():
    metadata = Metadata(
        authors=(Candidate("von Anna Beispiel, EXB SACHSEN", "dom:byline"),),
        urls=(Candidate("https://www.exb.example/a", "dom:canonical"),),
    )
    assert extract_authors(metadata, ())[0] == (Person("Anna Beispiel", role="author", organisation="EXB SACHSEN"),)


def test_a_biography_is_no_byline():
    biography = "Jane Doe has written about rivers, bridges and those who build them for more than twenty years now"
    assert names((biography, "dom:byline")) == ([], None)


def test_flattened_text():
    blocks = ["Bridge reopens", "By Jane Doe and John Roe", "Traffic is back on the bridge over the river since noon."]
    assert names(blocks=blocks) == (["Jane Doe", "John Roe"], "text")
    assert names(blocks=["By clicking you agree to our terms.", "By the river stood a house."]) == ([], None)


PAGE = """<html><head><title>Bridge reopens | Example</title></head><body>
<nav><a href="/author/nav-person">Nav Person</a></nav>
<main><article><h1>Bridge reopens</h1><div class="{cls}">{line}</div>
<p>Traffic is back on the bridge over the river since noon, the town said.</p></article>
<aside class="related"><h3>More</h3><span class="author">By Other Person</span></aside>
<div class="comment"><span class="comment-author">Angry Reader</span></div></main></body></html>"""


def authors_of(cls, line):
    return [p.name for p in extract_authors(harvest(html.document_fromstring(PAGE.format(cls=cls, line=line))), ())[0]]


@pytest.mark.parametrize(
    ("cls", "line"),
    [
        ("byline", "By Jane Doe"),
        ("Article-author-x1", "<span>By</span> <a href='/x'>Jane Doe</a> <span>Political Editor</span>"),
        ("x", "By Jane Doe"),
        ("x", "<b>Author:</b> Jane Doe"),
        ("x", "<b>Author:</b> <span>Jane Doe</span>"),
        ("x", "<a rel='author' href='/u/1'>Jane Doe</a>"),
        ("x", "<a href='/author/jane-doe'>Jane Doe</a>"),
        ("meta", "3 May 2021 by Jane Doe"),
    ],
)
def test_beside_the_headline(cls, line):
    assert authors_of(cls, line) == ["Jane Doe"]


def test_a_newsroom_alone_is_no_label_of_what_follows():
    assert authors_of("author", "Redaktion") == ["Redaktion"]
    assert authors_of("x", "<b>Redaktion:</b> <span>Jane Doe</span>") == ["Jane Doe"]


def test_raised_numbers_behind_names_lead_to_where_authors_work():
    line = "<span>Jane Doe<sup><a href='#a1'>1</a></sup></span>, <span>John Roe<sup>1,2</sup></span>"
    assert authors_of("authors", line) == ["Jane Doe", "John Roe"]
    assert authors_of("authors", "Jane L<sup>e</sup> Doe") == ["Jane L e Doe"]


@pytest.mark.parametrize(
    ("line", "organisation"),
    [
        ("By Jane Doe<br>Herald staff writer", None),
        ("By Jane Doe<br>The Herald", "The Herald"),
        ("Jane Doe<br>Lake Daily Staff", "Lake Daily Staff"),
        ("By Jane Doe<br>Ulm<br>5 May 2021", None),
        ("By<br>Jane<br>Doe", None),
        ("<div>Jane Doe</div><div><span>Lakes and Islands</span> <span>reporter</span></div>", None),
        ("<p>Written by</p><p>Jane Doe</p><p>Lakes and Islands</p>", None),
        ("<div class=author-name>Jane Doe</div><div class=author-job>Herald reporter</div>", None),
    ],
)
def test_a_line_of_its_own_below_the_name_says_who_the_author_is(line, organisation):
    tree = html.document_fromstring(PAGE.format(cls="byline", line=line))
    people, _ = extract_authors(harvest(tree), ())
    assert people == (Person("Jane Doe", role="author", organisation=organisation),)


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Doe,<br>John Roe",
        "By Jane Doe<br>and John Roe",
        "By Jane Doe<br>&amp; John Roe",
        "By <div><a href=/author/jd>Jane Doe</a></div><div><a href=/author/jr>John Roe</a></div>",
        "By <ul><li class=author>Jane Doe</li><li class=author>John Roe</li></ul>",
    ],
)
def test_authors_on_lines_of_their_own(line):
    assert authors_of("byline", line) == ["Jane Doe", "John Roe"]


def test_authors_of_other_stories_menus_and_comments_stay_out():
    assert authors_of("x", "3 May 2021") == []


def test_links_to_authors_that_name_none():
    assert authors_of("x", "<a href='/author/jane-doe/feed/'>Get all her stories</a>") == []
    pictured = "(Photos: <a href='/author/jane-doe'>Jane Doe</a>; <a href='/author/john-roe'>John Roe</a>)"
    assert authors_of("x", f"<small>{pictured}</small>") == []
    assert authors_of("x", "<small>(In: <a href='/author/jane-doe'>Jane Doe</a>)</small>") == ["Jane Doe"]


def test_who_answers_is_not_who_asks():
    page = """<div class="question"><p class="author">mooncalf</p><h1>Why does my heater knock at night?</h1></div>
        <div class="answers"><p class="author">Pipe Free</p><p>Metal grows as it warms.</p></div>"""
    lines = bylines(html.document_fromstring(page), ["why does my heater knock at night?"])
    assert [line.value for line in lines] == ["mooncalf"]


def test_a_byline_above_the_headline():
    tree = html.document_fromstring("<div><p class='author'>Jane Doe</p><h1>Bridge reopens at last</h1></div>")
    assert [line.value for line in bylines(tree, ["bridge reopens at last"])] == ["Jane Doe"]


@example("A @")
@given(st.text(max_size=300))
def test_any_line(line):
    for person in parse_byline(line):
        assert person.kind in ("person", "organisation")
        assert 1 < len(person.name) <= 60
        assert person.name == " ".join(person.name.split())
        assert "@" not in person.name and "://" not in person.name


WORDS = "By von Jane Doe , and und / | · 3 May 2021 dpa in Rome Editor ( ) : ;"


@given(st.lists(st.sampled_from(WORDS.split()), max_size=40))
@example(["Jane", "By", ",", "(", "("])  # signs where a place is told
def test_words_of_bylines_in_any_order(words):
    line = " ".join(words)
    people = parse_byline(line)
    assert len({p.name.casefold() for p in people}) == len(people)
    assert all(word.strip(",").casefold() in line.casefold() for p in people for word in p.name.split())


HOSTILE = [part * 40_000 for part in ("by ", "(", "[", "Jane Doe, ", "a@", "- ", "A ", "｜", "3 May ", "AND ", "a.")]


@pytest.mark.parametrize("line", HOSTILE, ids=[line[:10] for line in HOSTILE])
def test_hostile_lines_cost_no_more_than_long_ones(line):
    plain = cost(lambda: parse_byline("By Jane Doe and John Roe, the editors of this page; " * 30))
    assert cost(lambda: parse_byline(line)) < 30 * plain + NOISE


def test_hostile_pages():
    deep = "<div class='author'>" * 3_000 + "By Jane Doe" + "</div>" * 3_000
    wide = "<h1>Bridge reopens</h1>" + "<a href='/author/x' class='byline'>Jane Doe</a>" * 30_000
    for body in (deep, wide, "<h2>Bridge</h2>" * 20_000):
        tree = html.document_fromstring(f"<html><body>{body}</body></html>", parser=html.HTMLParser(huge_tree=True))
        start = time.process_time()
        assert len(bylines(tree, ["bridge reopens"])) < 100
        assert time.process_time() - start < 1.0


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("5.5.2021 | Jane Doe", ["Jane Doe"]),
        ("05.05.2021 13:30 by Jane", ["Jane"]),
        ("05.05.2021 - Editor: Jane Doe (press officer)", ["Jane Doe"]),
        ("5.5.2021 Latest News", []),
        ("5.5.2021 in Harbour, Flut und Regen, Ulm", []),
        ("5.5.2021 | PAID CONTENT", []),
        ("Latest News", []),
    ],
)
def test_a_line_with_a_day_above_the_body_names_the_author(line, names):
    blocks = (Block(line, "paragraph"), Block("The bridge has been closed to all traffic.", "paragraph"))
    assert [p.name for p in extract_authors(Metadata(), blocks, [1])[0]] == names


def test_the_account_of_the_site_is_no_second_author():
    """Unless the data says that an organisation is one."""
    site = "Lake Kitchen"
    assert names((site, "json-ld"), ("Jane Doe", "json-ld"), site=site)[0] == ["Jane Doe"]
    both = names(("Jane Doe", "json-ld"), (site, "json-ld"), site=site, organisations=[site])
    assert both[0] == ["Jane Doe", site]


def test_the_name_of_a_site_is_one():
    site = "Salz und Pflaumen"
    assert names((site, "meta:author"), site=site)[0] == [site]


def test_a_login_that_the_byline_shows_too_is_the_author():
    shown = (("janedoe", "json-ld"), ("janedoe", "dom:byline"))
    assert names(*shown, blocks=["By Internet Explorer", "The ferry runs again."])[0] == ["janedoe"]


def test_the_last_line_of_a_list_is_nobody_s_name():
    def signed(*lines):
        blocks = [Block(line) for line in ("Stew the plums until they are soft.", *lines)]
        return [p.name for p in extract_authors(Metadata(), blocks, range(len(blocks)))[0]]

    assert signed("Jane Doe") == ["Jane Doe"]
    assert signed("Eight plums", "Salt", "Vegetable Oil") == []


@pytest.mark.parametrize(
    ("line", "names_found"),
    [
        ("Geschrieben von onkelpaul in Musik um 23:18", ["onkelpaul"]),
        ("Eingestellt von falk um 21:47", ["falk"]),
        ("Geschrieben von onkelpaul", []),
        (f"Geschrieben von onkelpaul um 23:18 | Kommentare (2) | {'Tags: Brücke, ' * 9}", ["onkelpaul"]),
        ("Pressemitteilung von: Dachhaus Akademie GmbH", ["Dachhaus Akademie GmbH"]),
    ],
)
def test_a_login_behind_a_word_like_by_and_a_time(line, names_found):
    assert names((line, "dom:by"))[0] == names_found


def test_a_login_in_the_data_is_the_author_where_a_line_only_repeats_it():
    told = Metadata(authors=(Candidate("janedoe", "json-ld"), Candidate("Profile of janedoe", "dom:byline")))
    assert [p.name for p in extract_authors(told, ())[0]] == ["janedoe"]


@pytest.mark.parametrize("line", ["Texte und Materialien", "Texts by and with friends"])
def test_a_heading_of_material_is_no_byline(line):
    assert names((line, "dom:by")) == ([], None)


def test_the_first_line_with_a_word_like_by_goes_before_a_photographer():
    lines = (("Ole Lund", "dom:by"), ("Ole Lund", "dom:byline"), ("Author Jane Doe", "dom:byline"))
    assert names(*lines) == (["Jane Doe"], "dom:byline")


def test_a_motto_in_an_element_called_author_names_nobody():
    assert names(("Finally more bridges for us!", "dom:byline")) == ([], None)
    assert names(("Jane · 5 May 2021", "dom:byline")) == (["Jane"], "dom:byline")


def test_a_menu_far_from_the_headline_names_nobody():
    assert names(("Press-Prize", "dom:page"), ("Contact", "dom:page-link")) == ([], None)
    assert names(("Join now!", "dom:page-link"), ("Update Your Profile", "dom:page-link")) == ([], None)


def test_a_list_of_the_site_s_writers_far_from_the_headline_names_nobody():
    def linked(*writers: str) -> list[str]:
        links = "".join(f"<li><a href=/author/{i}>{writer}</a></li>" for i, writer in enumerate(writers))
        page = f"<ul>{links}</ul>{'<p>Menu' * 12}<div><h1>Old bridge reopens</h1><p>Cars cross.</div>"
        tree = html.document_fromstring(page)
        return [line.value for line in bylines(tree, ["old bridge reopens"])]

    assert linked("Ann Miller") == ["Ann Miller"]
    assert linked("Ann Miller", "Ben Okoro", "Ida Brandt", "Ole Lund") == []


def test_bylines_of_other_stories_below_the_body_stay_out():
    lines = ["Rain fell.", "Wind too.", *(["Something else entirely."] * 4), "By John Roe"]
    blocks = [Block(line) for line in lines]
    assert extract_authors(Metadata(), blocks, [0, 1]) == ((), None)
    assert [p.name for p in extract_authors(Metadata(), blocks[4:], [0, 1])[0]] == ["John Roe"]


def test_a_script_in_a_byline_is_no_name():
    tree = html.fromstring(
        "<h1>Rain</h1><p class='author'><script>(by = window.by || []).push({});</script>Jane Doe</p>"
    )
    assert bylines(tree, ["rain"]) == [("Jane Doe", "dom:byline")]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["Old bridge reopens", "Ada Beispiel", "12 March 2024"], ["Ada Beispiel"]),
        (["Old bridge reopens", "12 March 2024, 10:15", "ADA BEISPIEL"], ["Ada Beispiel"]),
        (["Old bridge reopens", "Ada Beispiel", "Listen to the story", "12 March 2024"], []),
        (["Old bridge reopens", "12 March 2024", "More than three words here"], []),
        (["Old bridge reopens", "12 March 2024", "News Desk"], ["News Desk"]),
        (["Old bridge reopens", "Redacción Lago", "12 March 2024"], ["Redacción Lago"]),
        (["Old bridge reopens", "12 March 2024", "City Council"], []),
        (["Old bridge reopens", "12 March 2024", "Desk of the Mayor"], []),
    ],
)
def test_a_name_next_to_the_day_in_flattened_text(lines, found):
    blocks = [Block(line) for line in [*lines, "Cars cross the river again."]]
    assert [p.name for p in extract_authors(Metadata(), blocks, [len(lines)])[0]] == found


TITLE, DAY = "Old bridge reopens after nine years", "12 March 2024"


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        # Beside the day: names with each other, with a place, an outlet, an address, and what may stand between.
        ((TITLE, "Ada Weir and Bo Lund", DAY), ["Ada Weir", "Bo Lund"]),
        ((TITLE, DAY, "Ada Weir, Bo Lund"), ["Ada Weir", "Bo Lund"]),
        ((TITLE, "Ada Weir in Reims", DAY), ["Ada Weir"]),
        ((TITLE, "Ada Weir (now) and Bo Lund (earlier)", DAY), ["Ada Weir", "Bo Lund"]),
        ((TITLE, "ADA WEIR | OSLO", DAY), ["Ada Weir"]),
        ((TITLE, "Ada Weir, PA", DAY), ["Ada Weir"]),
        ((TITLE, "Ada Weir · Lake News ·", DAY), ["Ada Weir"]),
        ((TITLE, "Ada Weir, Business Lake", DAY), ["Ada Weir"]),
        ((TITLE, "Ada Weir |", DAY), ["Ada Weir"]),
        ((TITLE, "Ada Weir", "@adaweir", DAY), ["Ada Weir"]),
        ((TITLE, "Ada Weir", "Oslo", "Published", DAY), ["Ada Weir"]),
        ((TITLE, DAY, "Ada Weir,", "Lake Newsroom"), ["Ada Weir"]),
        # With a job, far from the day too.
        ((TITLE, "Ada Weir, Reporter"), ["Ada Weir"]),
        ((TITLE, "Ada Weir Environment correspondent"), ["Ada Weir"]),
        ((TITLE, "Ada Weir", "Staff writer"), ["Ada Weir"]),
        ((TITLE, "Ada Weir – Repórter da Agência Brasil"), ["Ada Weir"]),
        ((TITLE, "Ada Weir", "Corresponsal en Galicia"), ["Ada Weir"]),
        # With a place, right above the lead, or on two lines beside the day.
        ((TITLE, "Ada Weir, Oslo"), ["Ada Weir"]),
        ((TITLE, DAY, "Ada Weir in Oslo", "Bo Lund in Rome"), ["Ada Weir", "Bo Lund"]),
        ((TITLE, "Ada Weir in Oslo", "Bo Lund in Rome", DAY), ["Ada Weir", "Bo Lund"]),
        # Before the day on its line.
        ((TITLE, "Ada Weir | March 12, 2024"), ["Ada Weir"]),
        ((TITLE, "Ada Weir March 12, 2024"), ["Ada Weir"]),
        ((TITLE, "Lake News | March 12, 2024"), []),
        ((TITLE, "Ada Weir, do Estadão", DAY), ["Ada Weir"]),
        ((TITLE, "Ada Weir - lakeNews", DAY), ["Ada Weir"]),
        # Nothing tells that these sign.
        ((TITLE, "Ada Weir, Oslo", "Share"), []),
        ((TITLE, "Ada Weir Lakes correspondent", DAY), []),
        ((TITLE, "Ada Weir/Lake News"), []),
        ((TITLE, "Ada Weir and Bo Lund"), []),
        ((TITLE, "Ada Weir, Staff Photographer", DAY), []),
        ((TITLE, "Setback in the race - Erden loses to Ulm", DAY), []),
        ((TITLE, "Lake founder Ada Weir", DAY), []),
        ((TITLE, "New York", DAY), []),
        ((TITLE, "Business Lake", DAY), []),
        ((TITLE, "Ada Weir, who saw the writer"), []),
        (("Menu", "Home", "Metro Plus", DAY, TITLE), []),
    ],
)
def test_a_line_of_flattened_text_that_names_the_author_without_a_word_like_by(lines, found):
    blocks = [Block(line) for line in [*lines, "Cars cross the river again."]]
    assert [p.name for p in extract_authors(Metadata(), blocks, [len(lines)])[0]] == found


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ((TITLE, "By", "Ada Weir", "and", "Bo Lund", "Share"), ["Ada Weir", "Bo Lund"]),
        ((TITLE, "Author", "Ada Weir, University of Ulm", "Disclosure"), ["Ada Weir"]),
        ((TITLE, "Author", "Ferry in Ulm, more below"), []),
        ((TITLE, "By Reuters"), ["Reuters"]),
        ((TITLE, "By boat"), []),
        ((TITLE, "Analysis by Ada Weir"), ["Ada Weir"]),
        ((TITLE, "Eine Analyse von Ada Weir"), ["Ada Weir"]),
        ((TITLE, "Redazione ANSA"), ["Redazione ANSA"]),
        ((TITLE, "Europa Press Madrid"), ["Europa Press Madrid"]),
        (("ANSA", TITLE), []),
        ((TITLE, "광주=홍길동 기자"), ["홍길동"]),
        (("渡轮停航十一周后重返海峡", "文/陈海波", "2024-03-12"), ["陈海波"]),
        (("渡轮停航十一周后重返海峡", "记者陈海波报道", "2024-03-12"), ["陈海波"]),
    ],
)
def test_a_label_and_an_agency_above_flattened_text(lines, found):
    blocks = [Block(line) for line in [*lines, "Cars cross the river again."]]
    assert [p.name for p in extract_authors(Metadata(), blocks, [len(lines)])[0]] == found


def test_a_line_that_names_its_authors_with_their_hours_is_none_of_the_body():
    authors = [Person("Ada Weir", "person"), Person("Bo Lund", "person")]
    blocks = [Block("Ada Weir (now) and Bo Lund (earlier)"), Block("The polls have closed.")]
    assert without_bylines(blocks, [0, 1], authors) == [1]


def test_a_name_next_to_the_day_in_markup_is_a_menu_s():
    blocks = [Block(text, scope=Scope(1, None, "div", "")) for text in ("Ada Beispiel", "12 March 2024", "Cars cross.")]
    assert extract_authors(Metadata(), blocks, [2]) == ((), None)


@pytest.mark.parametrize(
    "line", ["Von Ann Miller", "ANN MILLER", "By Ann Miller and Ben Okoro", "Ein Essay von Ann Miller"]
)
def test_a_line_at_an_end_of_the_body_that_names_the_authors_is_none_of_it(line: str) -> None:
    authors = [Person("Ann Miller", "person"), Person("Ben Okoro", "person")]
    blocks = [Block(line), Block("The ferry runs again."), Block("Ann Miller rows."), Block(line)]
    assert without_bylines(blocks, [0, 1, 2, 3], authors) == [1, 2]


# ---- names that stand alone, and names that are not whole ----

BODY = "The harbour reopened on Monday after nine days of repairs, and the first ferries left before noon."


def in_story(*texts, authors=(), site=None, link_chars=None):
    """Who is found where the texts are the body, each of them a paragraph."""
    metadata = Metadata(
        authors=tuple(Candidate(*author) for author in authors),
        site_names=(Candidate(site, "meta:og:site_name"),) if site else (),
    )
    blocks = [Block(text, link_chars=link_chars) for text in texts]
    return [person.name for person in extract_authors(metadata, blocks, range(len(blocks)))[0]]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("Jane Doe", BODY, BODY), ["Jane Doe"]),
        (("…as ferries return", "JANE DOE/JOHN ROE", BODY), ["Jane Doe", "John Roe"]),
        ((BODY, BODY, "Jane van Doe"), ["Jane van Doe"]),
        ((BODY, BODY, "Trần Thị Thu Hà"), ["Trần Thị Thu Hà"]),
        ((BODY, f"{BODY} (Jane Doe)"), ["Jane Doe"]),
        ((BODY, "Deine Jane"), []),
        ((BODY, "Das Wichtigste"), []),
        ((BODY, "Newsblog zur Politik"), []),
        ((BODY, "Harbour News"), []),
    ],
)
def test_a_line_at_an_end_of_the_body_that_is_a_name_is_its_byline(texts, found):
    assert in_story(*texts) == found


def test_a_line_behind_the_body_that_heads_a_paragraph_signs_nothing():
    def behind(line, below):
        people, _ = extract_authors(Metadata(), [Block(BODY), Block(line), Block(below)], [0])
        return [person.name for person in people]

    rest = "Those who took part in the survey live within a mile of the harbour, and most of them work there or did so."
    assert behind("Study Design", f"{rest} It was done in May.") == []
    assert behind("Jane Doe", "Most read") == ["Jane Doe"]
    assert behind("Jane Doe", f"Jane Doe writes about ports. {rest}") == ["Jane Doe"]


def test_a_menu_behind_the_body_that_begins_with_a_word_like_by_names_nobody():
    for link_chars, found in ((22, []), (18, ["Notes Melville Links"])):
        page = [Block(BODY), Block("Text Notes Melville Links", link_chars=link_chars)]
        assert [person.name for person in extract_authors(Metadata(), page, [0])[0]] == found


def test_a_link_that_is_a_name_signs_nothing():
    assert in_story(BODY, "Jane Doe", link_chars=8) == []


def test_whom_the_data_names_goes_before_a_line_that_is_a_name():
    assert in_story("Jane Doe", BODY, authors=[("John Roe", "json-ld")]) == ["John Roe"]
    assert in_story("Jane Doe", BODY, authors=[("Harbour News", "json-ld")], site="Harbour News") == ["Jane Doe"]


@pytest.mark.parametrize("source", ["json-ld", "microdata", "meta:author"])
def test_a_login_that_the_page_prints_nowhere_is_nobody(source):
    assert in_story(BODY, authors=[("jdoe_x7", source)]) == []
    assert in_story("5.5.2021 jdoe_x7", BODY, authors=[("jdoe_x7", source)]) == ["jdoe_x7"]
    assert in_story(BODY, authors=[("jdoe_x7", source), ("jdoe_x7", "dom:by")]) == ["jdoe_x7"]
    assert in_story(BODY, authors=[("lake.org", source)]) == ["lake.org"]
    assert names(("jdoe_x7", source), blocks=[BODY])[0] == ["jdoe_x7"]  # what is shown is not known


@pytest.mark.parametrize(
    ("known", "line", "found"),
    [
        ("Jane", "Jane Doe is a writer in Bonn.", "Jane Doe"),
        ("jane.doe", f"{BODY} (Jane M. Doe)", "Jane M. Doe"),
        ("Jane", "Jane said so on Monday, and John Roe agreed.", "Jane"),
        ("Jane", "June Doe is a writer in Bonn.", "Jane"),
        ("Harbour", "Harbour News is read in Bonn.", "Harbour"),
        ("Jane", "By Jane Harbour Staff", "Jane"),
    ],
)
def test_a_first_name_or_a_login_becomes_the_name_that_is_printed_beside_the_body(known, line, found):
    assert in_story(BODY, line, authors=[(known, "json-ld")], site="Harbour") == [found]


def test_of_the_lines_of_the_text_one_that_names_the_outlet_counts_last():
    blocks = [Block("By Harbour News"), Block(BODY), Block("Jane Doe")]
    metadata = Metadata(site_names=(Candidate("Harbour News", "meta:og:site_name"),))
    assert [p.name for p in extract_authors(metadata, blocks, [1, 2])[0]] == ["Jane Doe"]


@pytest.mark.parametrize(
    ("author", "site", "found"),
    [
        ("Friends of Daily Bridge", "Daily Bridge", ["Jane Doe"]),
        ("Bridge", "Bridge Security Blog", ["Jane Doe"]),
        ("Bridget", "Bridge Security Blog", ["Bridget"]),
    ],
)
def test_whose_site_it_is_gives_way_to_whom_the_text_names(author, site, found):
    assert names((author, "dom:rel-author"), site=site, blocks=["By Jane Doe", "Rain fell."])[0] == found


def test_initials_in_a_meta_give_way_to_whom_the_text_names():
    line = "5.5.2021 - Published by: Jane Doe - Category: Health"
    told = Metadata(authors=(Candidate("XQB - Department of Roads", "meta:author"),))
    assert [p.name for p in extract_authors(told, [Block(line), Block(BODY)], [1])[0]] == ["Jane Doe"]
    assert in_story(BODY, authors=[("XQB", "meta:author")]) == ["XQB"]


def test_a_label_on_a_line_of_its_own():
    assert names(blocks=["Rain fell on Ulm.", "Von:", "Jane Doe"]) == (["Jane Doe"], "text")
    assert names(blocks=["Rain fell on Ulm.", "Von:", "Most read today"])[0] == []
    page = html.fromstring("<h1>Rain</h1><p><b>Von:</b><br><br>Jane Doe</p>")
    assert ("Von: Jane Doe", "dom:by") in bylines(page, ["rain"], far=False)


def test_a_link_in_a_sentence_is_no_byline():
    told = "The plan to close the ferry was blamed most of all"
    page = html.fromstring(f"<h1>Rain</h1><p>{told} <a href='/a'>by the LKW</a> on Monday.</p>")
    assert bylines(page, ["rain"], far=False) == []
    page = html.fromstring("<h1>Rain</h1><p>Posted <a href='/a'>by Jane Doe</a> on Monday</p>")
    assert ("by Jane Doe", "dom:by") in bylines(page, ["rain"], far=False)


def test_below_the_byline_of_an_agency_that_a_meta_names_too_are_other_stories():
    lines = (("By Associated Press,", "dom:byline"), ("Jane Doe and John Roe", "dom:byline"))
    assert names(("Associated Press", "meta:author"), *lines)[0] == ["Associated Press"]
    assert names(*lines)[0] == ["Jane Doe", "John Roe"]


def test_a_first_name_becomes_the_one_in_the_biography_beside_the_headline():
    told = (("Jane", "json-ld"), ("Jane Doe – engineer and cyclist. Rides since 2002.", "dom:byline"))
    metadata = Metadata(authors=tuple(Candidate(*author) for author in told))
    people, _ = extract_authors(metadata, [Block("Rain fell on Ulm.")], [0])
    assert [p.name for p in people] == ["Jane Doe"]


def test_a_meta_with_all_whom_the_data_names_and_more():
    assert names(("Jane Doe", "json-ld"), ("Jane Doe, John Roe", "meta:author"))[0] == ["Jane Doe", "John Roe"]
    assert names(("Jane Doe", "json-ld"), ("John Roe, Ada Poe", "meta:author"))[0] == ["Jane Doe"]
    assert names(("Jane Doe", "json-ld"), ("Jane Doe, Reuters", "meta:author"))[0] == ["Jane Doe"]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["Masks stolen", "JIJI", "Feb 18, 2020"], ["JIJI"]),
        (["Masks stolen", "JIJI | Sat, Feb 18 2020 04:22 PM"], ["JIJI"]),
        (["Masks stolen", "JIJI | Sport"], []),
        (["Reuters", "Masks stolen", "Feb 18, 2020"], []),
        (["Masks stolen", "National", "Feb 18, 2020"], []),
    ],
)
def test_an_agency_alone_between_headline_and_body(lines, found):
    blocks = [Block(text, "heading" if text == "Masks stolen" else "paragraph") for text in (*lines, "They are gone.")]
    people, _ = extract_authors(Metadata(), blocks, [len(lines)])
    assert [(p.name, p.kind) for p in people] == [(name, "organisation") for name in found]


def test_a_genre_and_a_single_word_are_no_byline():
    assert names(("Bericht Bildung", "dom:by")) == ([], None)
    assert names(("Bericht von Jane Doe", "dom:by"))[0] == ["Jane Doe"]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("김민수 기자 minsu@example.org", ["김민수"]),
        ("김민수 특파원", ["김민수"]),
        ("지난 3월 시장은 기자 회견을 열었다", []),
    ],
)
def test_a_korean_reporter_near_an_end_of_the_body(line, found):
    blocks = [Block("비가 내렸다."), Block(line)]
    assert [p.name for p in extract_authors(Metadata(), blocks, [0])[0]] == found
    assert [p.name for p in extract_authors(Metadata(), blocks[::-1], [1])[0]] == found


def test_two_agencies():
    assert [(p.name, p.kind) for p in parse_byline("By AFP and Reuters")] == [
        ("AFP", "organisation"),
        ("Reuters", "organisation"),
    ]


def test_the_place_of_an_agency_in_an_element_of_its_own_is_no_author():
    found = names(
        ("AFP", "json-ld"), ("AFP, Bonn, May 4 2024", "dom:byline"), ("AFP,", "dom:byline"), ("Bonn,", "dom:byline")
    )
    assert found == (["AFP"], "json-ld")


def test_an_outlet_before_a_name_without_a_mark_between_them():
    assert names(("Lake Daily Ada Weir 1 day ago", "dom:byline"), ("Ada Weir", "dom:byline")) == (
        ["Ada Weir"],
        "dom:byline",
    )
    whole = names(("Ada Maria Weir", "dom:byline"), ("Maria Weir", "dom:byline"))
    assert whole == (["Ada Maria Weir"], "dom:byline")


def test_a_meta_with_all_whom_the_line_beside_the_headline_names_and_more():
    everybody = [("Ada Weir", "meta:citation_author"), ("Tom Lock", "meta:citation_author")]
    assert names(("Ada Weir", "dom:byline"), *everybody) == (["Ada Weir", "Tom Lock"], "meta:citation_author")
    assert names(("Jo Sluice", "dom:byline"), *everybody) == (["Jo Sluice"], "dom:byline")


def test_an_outlet_behind_a_name_without_a_mark_between_them():
    for line in ("Ada Weir Lake Daily, Ulm", "Ada Weir Lake Daily"):
        assert in_story(BODY, authors=[(line, "dom:byline")], site="Lake Daily") == ["Ada Weir"]
    assert in_story(BODY, authors=[("Friends of Lake Daily", "dom:byline")], site="Lake Daily") != ["Friends of"]


@pytest.mark.parametrize(
    ("line", "is_byline"),
    [
        ("Von Ann Miller", True),
        ("By Ann Miller, Ulm", True),
        ("Reuters", True),
        ("Ein Kommentar von Ann Miller", True),
        ("By Ann Miller and Ben Okoro, ENA", True),
        ("By Ann Miller, staff writer", True),
        ("Von unserem Redaktionsmitglied Ann Miller", True),
        ("Ann Miller", False),
        ("By Ann Street", False),
        ("By Boat And Train", False),
        ("By Ann Miller, the head of the town's ferries", False),
    ],
)
def test_a_byline_below_the_deck_is_no_paragraph(line: str, is_byline: bool) -> None:
    authors = [Person("Ann Miller", "person"), Person("Ben Okoro", "person")]
    blocks = [Block("Two lanes, for now"), Block(line), Block("The ferry runs again."), Block("Ann Miller rows.")]
    assert without_bylines(blocks, [0, 1, 2, 3], authors) == ([0, 2, 3] if is_byline else [0, 1, 2, 3])


@pytest.mark.parametrize(
    ("line", "is_hers"),
    [
        ("Staff writer", True),
        ("Lark Courier Reporter", True),
        ("The Lark Courier News Service", True),
        ("Writer of the harbour", False),
        ("Two decks of oak", False),
        ("The Mill Street Reporter is closed.", False),
    ],
)
def test_a_line_below_the_byline_that_says_what_the_author_is_is_no_paragraph(line: str, is_hers: bool) -> None:
    authors = [Person("Ann Miller", "person")]
    for byline, is_below in (("By Ann Miller", True), ("The ferry", False)):
        blocks = [Block(byline), Block(line), Block("The ferry runs again."), Block("It rained.")]
        left = without_bylines(blocks, [1, 2, 3], authors)
        assert left == ([2, 3] if is_hers and is_below else [1, 2, 3])
        blocks[1] = Block(line, "heading")  # "Board of Education" may head the first part
        assert without_bylines(blocks, [1, 2, 3], authors) == [1, 2, 3]


def test_a_name_written_as_one_word_is_a_line_by_itself():
    blocks = [Block("沢渡ゆかり"), Block("島に橋が開通した。")]
    assert without_bylines(blocks, [0, 1], [Person("沢渡ゆかり", "person")]) == [1]
    blocks = [Block("Sluice"), Block("The gate was opened.")]  # the name, or what was opened?
    assert without_bylines(blocks, [0, 1], [Person("Jo Sluice", "person")]) == [0, 1]


@pytest.mark.parametrize(
    ("line", "is_byline"),
    [
        ("By Ann Miller", True),
        ("By Ann Miller and Ben Okoro", True),
        ("Reuters", True),
        ("By Ann Miller, staff writer", True),
        ("By the river", False),
        ("By our staff", False),
        ("By Monday", False),
        ("By Ann Street stands a mill", False),
        ("Ann Miller", False),
    ],
)
def test_a_byline_above_the_text_is_no_paragraph_though_the_data_names_another(line: str, is_byline: bool) -> None:
    blocks = [Block(line), Block(BODY), Block(BODY)]
    left = without_bylines(blocks, [0, 1, 2], [Person("Jo Sluice", "person")])
    assert left == ([1, 2] if is_byline else [0, 1, 2])


def test_a_byline_in_bold_above_whom_the_author_writes_for():
    line = Block("By Dora Pell Gazette Staff Writer", heading="By Dora Pell")
    people, _ = extract_authors(Metadata(), [line, Block(BODY), Block(BODY)], [1, 2])
    assert [person.name for person in people] == ["Dora Pell"]


def test_a_line_that_names_the_author_and_the_place():
    assert in_story("Tari Bellwood, Port Harcourt", BODY, BODY) == ["Tari Bellwood"]
    page = [Block("Tari Bellwood, Port Harcourt"), Block(BODY)]
    (author,), _ = extract_authors(Metadata(), page, [0, 1])
    assert without_bylines(page, [0, 1], [author]) == [1]


def test_the_foot_of_a_page_signs_nothing():
    page = [Block(BODY), Block("Impressum Kontakt", scope=Scope(2, None, "footer", ""))]
    assert extract_authors(Metadata(), page, [0]) == ((), None)


@pytest.mark.parametrize(
    ("line", "is_contact"),
    [
        ("Reach Ada Weir at weir@lake.example or 555-0100.", True),
        ("Follow Ada Weir on X: @adaweir", True),
        ("For tickets, write to Jo Bell at bell@lake.example.", False),
        ("Ada Weir contributed to this report.", False),
    ],
)
def test_how_to_reach_an_author_is_no_paragraph(line: str, is_contact: bool) -> None:
    blocks = [Block(text) for text in (BODY, BODY, line)]
    left = without_bylines(blocks, [0, 1, 2], [Person("Ada Weir", "person", "author")])
    assert left == ([0, 1] if is_contact else [0, 1, 2])


def test_a_byline_in_the_title_of_another_story_s_link_names_nobody():
    teaser = "<a href='/news/2'><span>Old cake:</span> <span>Baker eats it</span> <span>By Jane Doe</span></a>"
    assert authors_of("box", teaser) == []
    assert authors_of("box", "<a href='/author/jd'><span>By Jane Doe</span> <span>Ulm</span></a>") == ["Jane Doe"]


def test_the_author_of_a_story_that_a_link_amid_the_text_tells_of_is_another():
    teaser = "<a href='/2'><b>Old cake</b> <span class='box__author'>By John Roe</span></a>"
    assert authors_of("x", f"<span class='story__author'>Jane Doe</span><p>Rain fell.</p>{teaser}") == ["Jane Doe"]
    linked = "<a href='/author/jd'><span class='author'>By Jane Doe</span> <span>Ulm</span></a>"
    assert authors_of("x", f"{linked}<p>Rain fell.</p>{teaser}") == ["Jane Doe"]


def test_the_line_on_display_spells_a_name_that_data_gives_in_small_letters():
    head = """<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Bridge reopens",
    "author": {"@type": "Person", "name": "jane doe"}}</script>"""
    tree = html.document_fromstring(PAGE.format(cls="author", line="Jane Doe").replace("<head>", f"<head>{head}"))
    assert [p.name for p in extract_authors(harvest(tree), ())[0]] == ["Jane Doe"]


def test_the_size_of_letters_is_nobody():
    assert authors_of("share", "<a>Yazı Tipi</a>") == []


@pytest.mark.parametrize("section", ["Sport", "Vijesti", "Politik"])
def test_a_section_of_the_site_gives_way_to_the_byline(section):
    head = f"""<meta property="og:site_name" content="Glasnik"><script type="application/ld+json">
    {{"@type": "NewsArticle", "headline": "Bridge reopens", "author":
    {{"@type": "Person", "name": "Glasnik {section}"}}}}</script>"""
    tree = html.document_fromstring(PAGE.format(cls="author", line="Jane Doe").replace("<head>", f"<head>{head}"))
    assert [p.name for p in extract_authors(harvest(tree), ())[0]] == ["Jane Doe"]


def test_a_job_in_the_data_gives_way_to_the_byline():
    head = """<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Bridge reopens",
    "author": {"@type": "Person", "name": "নিজস্ব প্রতিবেদক"}}</script>"""
    tree = html.document_fromstring(PAGE.format(cls="author", line="Jane Doe").replace("<head>", f"<head>{head}"))
    assert [p.name for p in extract_authors(harvest(tree), ())[0]] == ["Jane Doe"]


@pytest.mark.parametrize(
    "line", ["海港日报记者 陈海波 李望", "执笔/陈海波、李望", "【文/海港日报专栏作者 陈海波 李望】"]
)
def test_a_line_in_chinese_that_announces_the_authors_is_their_byline_and_no_paragraph(line):
    prose = "港口在维修九天之后于周一重新开放，第一批渡轮中午之前就出发了，船长说一切顺利。"
    blocks = [Block(line), Block(prose), Block(prose)]
    authors, source = extract_authors(Metadata(), blocks, [0, 1, 2])
    assert [person.name for person in authors] == ["陈海波", "李望"]
    assert source == "text"
    assert without_bylines(blocks, [0, 1, 2], authors) == [1, 2]


@pytest.mark.parametrize("editor", ["责任编辑：王成", "编辑 王成 校对 陆小芸", "（责编：王成）"])
def test_editors_sign_what_others_wrote_and_are_no_authors(editor):
    prose = "港口在维修九天之后于周一重新开放，第一批渡轮中午之前就出发了，船长说一切顺利。"
    blocks = [Block("港口重新开放", "heading"), Block(prose), Block(prose), Block("海港日报记者 陈海波"), Block(editor)]
    named = Metadata(authors=(Candidate(editor, "dom:byline"),))
    for metadata in (Metadata(), named):
        assert extract_authors(metadata, blocks, [1, 2])[0][0].name == "陈海波"
        assert extract_authors(metadata, (*blocks[:3], blocks[4]), [1, 2]) == ((), None)


def test_a_sentence_in_chinese_on_a_reporter_stays():
    blocks = [Block("记者陈海波昨天到了港口。"), Block("船长说一切顺利。")]
    authors = (Person("陈海波", "person", "author"),)
    assert without_bylines(blocks, [0, 1], authors) == [0, 1]


@pytest.mark.parametrize("between", [(), ("171 words",), ("3 min read",), ("3 Min. Lesezeit",)])
def test_a_name_alone_above_the_day_may_have_a_count_between_them(between: tuple[str, ...]) -> None:
    """As databases of newspapers export a story."""
    told = "The ferry over the lake runs again from Monday on, the town council said on Friday after its meeting."
    lines = ("Ferry runs again over the lake", "Ada Weir", *between, "3 June 2015", "The Lake Courier", told, told)
    assert [author.name for author in extract_text("\n".join(lines)).authors] == ["Ada Weir"]


# ---- where no byline names anybody ----

REPORTER = Person("한가람", "person", "reporting", "서울", "연합뉴스")


def test_a_person_is_an_author_and_an_outlet_only_where_data_types_it():
    outlet = Person("Lake Daily", "organisation", "author")
    typed = Metadata(organisations=(Candidate("Lake Daily", "json-ld"),))
    assert names_author([Person("Ada Weir")], Metadata())
    assert names_author([outlet], typed)
    assert not names_author([outlet], Metadata())
    assert not names_author([], typed)


def test_reporters_of_the_first_credit_in_an_east_asian_script():
    latin = Credit("Reporting by Ada Weir", (Person("Ada Weir", "person", "reporting"),), ())
    photo = Credit("사진=박나래", (Person("박나래", "person", "photo"),), ())
    korean = Credit("한가람 기자", (REPORTER,), ())
    other = Credit("서다온 기자", (Person("서다온", "person", "reporting"),), ())
    assert credited_reporters([latin, photo, korean, other]) == [REPORTER]
    assert credited_reporters([latin, photo]) == []


def test_a_reporter_signs_once_and_keeps_place_and_outlet():
    assert signed_by([REPORTER, REPORTER]) == (Person("한가람", "person", "author", "서울", "연합뉴스"),)


@pytest.mark.parametrize(
    ("data", "named"),
    [
        ('{"@type":"Person","name":"서다온"}', "서다온"),
        ('{"@type":"Organization","name":"강변뉴스"}', "강변뉴스"),
        ('"강변뉴스"', "한가람"),
    ],
)
def test_a_byline_goes_before_the_dateline(data, named):
    page = f"""<!doctype html><html lang="ko"><title>다리가 열렸다</title><script type="application/ld+json">
{{"@context":"https://schema.org","@type":"NewsArticle","headline":"다리가 열렸다","author":{data}}}</script>
<article><h1>다리가 열렸다</h1>
<p>(서울=연합뉴스) 한가람 기자 = 강을 건너는 오래된 다리가 월요일 아침 다시 열렸다고 시가 밝혔다.</p>
<p>다리는 지난여름 큰물에 기둥이 기울어 아홉 달 동안 닫혀 있었고, 주민들은 먼 길을 돌아 다녔다.</p></article>"""
    article = extract(page)
    assert [author.name for author in article.authors] == [named]
    assert article.credits == ()


@pytest.mark.parametrize(("line", "name"), [("By Jane Doe, CNN", "Jane Doe"), ("By boat and bus", "CNN Newsource")])
def test_who_wrote_what_an_agency_sends_stands_above_the_lead(line: str, name: str) -> None:
    told = "The ferry over the lake runs again from Monday on, the town council said on Friday after its meeting."
    named = (Candidate("CNN Newsource", "dom:byline"), Candidate("CNN Newsource", "meta:author"))
    blocks = [Block("Ferry runs again", "heading"), Block(line), Block(told), Block(told)]
    for story in ([1, 2, 3], [2, 3]):
        assert [p.name for p in extract_authors(Metadata(authors=named), blocks, story)[0]] == [name]


def test_an_author_who_is_called_as_a_town_is_no_paragraph() -> None:
    blocks = [Block("Ashley Preston"), Block("Cars cross again after eleven weeks."), Block("It rained.")]
    assert without_bylines(blocks, [0, 1, 2], [Person("Ashley Preston", "person")]) == [1, 2]


def test_an_address_alone_at_the_end_is_no_paragraph_and_a_byline_may_say_where_its_author_is() -> None:
    told = [Block("Cars cross again after eleven weeks."), Block("It rained."), Block("weir@lake.example")]
    assert without_bylines(told, [0, 1, 2], ()) == [0, 1]
    signed = [Block("Par Ada Weir, envoyée spéciale à Erden"), *told[:2]]
    assert without_bylines(signed, [0, 1, 2], [Person("Ada Weir", "person")]) == [1, 2]


def test_the_authors_in_a_list_are_parted() -> None:
    page = "<h1>Rain</h1><div class=authors><ul><li>{}</li><li>{}</li></ul></div>"

    def told(*items: str) -> list[str]:
        return [line.value for line in bylines(html.fromstring(f"<div>{page.format(*items)}</div>"), ["rain"])]

    assert "Ada Weir | Ben Okoro in Ulm" in told("Ada Weir", "Ben Okoro in Ulm")
    assert not any("|" in line for line in told("so", "Artikel empfehlen"))


def test_a_byline_with_the_days_is_no_paragraph() -> None:
    line = "Written by Ada Weir | Updated: November 4, 2025 10:00 IST | Published: November 3, 2025 08:00 IST"
    blocks = [Block(line), Block("Cars cross again after eleven weeks."), Block("It rained.")]
    assert without_bylines(blocks, [0, 1, 2], [Person("Ada Weir", "person")]) == [1, 2]
