"""What a caller may get wrong is told to him in words, and at once."""

import datetime as dt
import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

import newsclean
from newsclean import InputError, OptionError

WRONG_OPTIONS = [
    ("max_bytes", 0), ("max_bytes", "10 MB"), ("max_bytes", 1e6), ("timeout", -1.0), ("timeout", float("nan")),
    ("timeout", None), ("encoding", b"utf-8"), ("content_type", b"text/html"), ("reference", "2024-03-07"),
    ("reference", 1709769600),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value"), WRONG_OPTIONS)
def test_an_option_of_a_wrong_kind_or_out_of_range(name: str, value: object) -> None:
    with pytest.raises(OptionError, match=f"^{name} is .*; it must be "):
        newsclean.Options(**{name: value})  # type: ignore[arg-type]


def test_an_encoding_that_does_not_exist_is_told_where_it_is_named() -> None:
    for name in ("klingon", ""):
        with pytest.raises(OptionError, match=f"^no encoding '{name}'$"):
            newsclean.Options(encoding=name)


def test_options_that_are_fine() -> None:
    newsclean.Options("utf-8", "text/html", dt.date(2024, 3, 7), 10, 1)
    newsclean.Options(reference=dt.datetime(2024, 3, 7, 12, tzinfo=dt.UTC), timeout=float("inf"))


def test_a_reference_at_the_end_of_time_is_no_limit() -> None:
    page = '<meta property="article:published_time" content="2024-03-07"><p>Snow fell on the pass.'
    for last in (dt.date.max, dt.datetime.max, dt.datetime.max.replace(tzinfo=dt.UTC)):
        assert newsclean.extract(page, options=newsclean.Options(reference=last)).published == dt.date(2024, 3, 7)


@pytest.mark.parametrize("function", [
    newsclean.extract, newsclean.extract_text, newsclean.explain, newsclean.explain_text,
])  # fmt: skip
def test_arguments_of_a_wrong_type(function: Callable[..., object]) -> None:
    for page in (None, 3, Path("page.html"), ["<p>"]):
        with pytest.raises(InputError, match=rf"not {type(page).__name__}(;|$)"):
            function(page)
    with pytest.raises(InputError, match=r"^url is a str, not \w*Path$"):
        function("<p>Snow fell.", url=Path("page.html"))
    for options in (None, {"encoding": "utf-8"}):
        with pytest.raises(InputError, match=r"^options is a newsclean\.Options, not "):
            function("<p>Snow fell.", options=options)


@pytest.mark.parametrize("function", [newsclean.parse_dateline, newsclean.parse_credit])
@pytest.mark.parametrize("line", [None, b"ULM (dpa) -", 3])
def test_a_line_is_a_str(function: Callable[..., object], line: object) -> None:
    with pytest.raises(InputError, match=rf"^a line is a str, not {type(line).__name__}$"):
        function(line)


@pytest.mark.parametrize("function", [newsclean.extract_text, lambda *a, **o: newsclean.explain_text(*a, **o).article])
def test_flattened_text_as_bytes(function: Callable[..., newsclean.Article]) -> None:
    text = "Паром снова ходит\n\nСнег выпал на перевале, и паром два дня стоял у причала, сообщили в порту."
    asked = newsclean.Options(encoding="koi8-r")
    for data, options, issues in (
        (text.encode(), newsclean.Options(), ()),
        (text.encode("koi8-r"), asked, ()),
        (text.encode("koi8-r"), newsclean.Options(content_type="text/plain; charset=koi8-r"), ()),
        (text.encode("windows-1251"), newsclean.Options(), ("encoding-guessed",)),
        (bytearray(gzip.compress(text.encode("utf-16"))), newsclean.Options(), ()),
    ):
        article = function(data, options=options)
        assert (article.headline, article.issues) == ("Паром снова ходит", issues)
        assert article.body == newsclean.extract_text(text).body
    assert function(b"%PDF-1.7 \0\1\2").issues == ("not-html", "no-body")
    assert function("<!doctype html><p>Snow fell.").issues[0] == "not-text"
    assert function(b"").issues == function(" \n").issues == ("empty",)
    assert function(text.encode(), options=newsclean.Options(max_bytes=40)).issues[0] == "truncated"


def test_what_no_file_or_database_could_hold_is_taken_out_of_a_text() -> None:
    text = "Snow\0 falls\n\nVIK (NPA) — Sn\0ow fell on the pass \ud83d\ude00 until noon \ud83d."
    article = newsclean.extract_text(text)
    assert article.text == "VIK (NPA) — Snow fell on the pass \U0001f600 until noon \ufffd."
    assert "\\u0000" not in article.to_json() and article.to_json().encode()


def test_a_dict_with_more_keys_than_an_article_has() -> None:
    """A line of the command's JSON has its source."""
    article = newsclean.Article(headline="Snow fell")
    assert newsclean.Article.from_dict(article.to_dict() | {"source": "pages/snow.html"}) == article


def test_an_article_does_not_change_with_the_dict_it_was_made_of() -> None:
    values = newsclean.extract("<h1>Snow fell</h1><p>Snow fell on the pass until noon.</p>").to_dict()
    article = newsclean.Article.from_dict(values)
    values["sources"].clear()
    assert article.sources["headline"] == "dom:h1"


def test_what_is_no_article_is_told_in_words() -> None:
    with pytest.raises(ValueError, match=r"^the record of an input that failed, and no article: Permission denied$"):
        newsclean.Article.from_json('{"source": "pages/snow.html", "error": "Permission denied"}')
    with pytest.raises(TypeError, match=r"^the data of an article is a mapping, not list$"):
        newsclean.Article.from_json("[]")
    with pytest.raises(KeyError):
        newsclean.Article.from_dict({"headline": "Snow fell"})


def test_the_day_of_a_dateline_is_a_date() -> None:
    with pytest.raises(InputError, match=r"^published is a date or datetime, not str$"):
        newsclean.parse_dateline("ULM (dpa) - Snow fell.", "2024-03-07")  # type: ignore[arg-type]


def test_a_dateline_alone_above_a_text_without_a_headline_is_none() -> None:
    article = newsclean.extract_text(
        "Oslo (CNN Business)\n\nThe ferry over the lake runs again from Monday on, the council said on Friday."
        "\n\nIt had stood still since March, when ice broke the landing stage, both ramps and a much loved bench."
    )
    assert article.dateline is not None and article.dateline.raw == "Oslo (CNN Business)"
    assert (article.headline, article.sources.get("headline"), len(article.body)) == (None, None, 2)


def test_headings_that_are_no_heading_elements() -> None:
    said = "The ferry over the lake runs again from Monday on, the town council of Vik said after its meeting in May."
    inside = f"<p>{said}</p><p><b>New boats</b></p><p>{said}</p><p><b>Old fares</b><br>{said}</p><p>{said}</p>"
    body = newsclean.extract(f"<article><h1>Ferry runs again</h1>{inside}</article>").body
    assert [p.text for p in body if p.kind == "heading"] == ["New boats", "Old fares"]
    assert [p.text for p in body if p.kind == "paragraph"] == [said] * 4


def test_points_above_the_dateline_sum_up_the_story_and_are_not_in_it() -> None:
    lead = "Trams ran over the old bridge again on Friday, two years after the flood took its middle arch away."
    more = "The mayor rode on the first of them, and paid her fare, as she said to everyone who cared to listen."
    page = f"""<title>Old bridge reopens</title><article><h1>Old bridge reopens</h1><div class=body>
    <ul><li>Trams run over the bridge again</li><li>Flood took an arch two years ago</li></ul>
    <p>ULM, May 3 (Reuters) - {lead}</p><p>{more}</p><p>{lead} Nobody had been sure of it.</p>
    </div></article>"""
    article = newsclean.extract(page)
    assert article.dateline is not None
    assert article.dateline.raw == "ULM, May 3 (Reuters) -"
    assert article.body[0].text == lead


PARAGRAPH = "<p>Traffic is back on the old bridge, two years after the flood, and the ferry has gone to the museum.</p>"


def told(description: str, body: str) -> str:
    return (
        f"<title>Bridge reopens</title><meta property='og:description' content='{description}'>"
        f"<article><h1>Bridge reopens</h1>{body}{PARAGRAPH * 5}</article>"
    )


def test_a_lead_in_bold_with_a_dateline_is_the_story() -> None:
    lead = "The old bridge over the Iller opened on Monday, two years after the flood."
    article = newsclean.extract(told(f"ULM (dpa) - {lead}", f"<p><b>ULM (dpa) - {lead}</b></p>"))
    assert (article.deck, article.body[0].text) == (None, lead)
    assert article.dateline is not None and article.dateline.raw == "ULM (dpa) -"
    assert newsclean.extract(told(lead, f"<p><b>{lead}</b></p>")).deck == lead


def test_a_deck_with_the_dateline_is_told_without_it() -> None:
    deck = "The old bridge over the Iller opened on Monday, two years after the flood."
    article = newsclean.extract(told(deck, f"<p class='standfirst'>Ulm. {deck}</p>"))
    assert article.dateline is not None and article.dateline.raw == "Ulm."
    assert article.deck == deck


def test_a_caption_that_the_description_repeats_is_no_deck() -> None:
    caption = "The mayor cuts the ribbon with the scissors of the ferry."
    picture = f"<div><img src='/a.jpg'><p>{caption}</p><p>Image: Ana Ruiz</p></div>"
    article = newsclean.extract(told(caption, picture))
    assert article.deck is None and caption not in article.text
    assert [image.caption for image in article.images] == [caption]


def test_a_site_is_no_photographer() -> None:
    page = told("", "<figure><img src='/a.jpg'><figcaption>The bridge. Foto: Lauben Kurir</figcaption></figure>")
    (image,) = newsclean.extract(page, url="https://www.lauben-kurir.example/a").images
    assert image.credit is not None
    assert (image.credit.people, image.credit.organisations) == ((), ("Lauben Kurir",))


def test_a_site_that_only_the_title_names_is_no_second_author() -> None:
    head = "<title>Ferry returns - The Lark Courier</title><meta name=author content='Ida Brandt, Lark Courier'>"
    (author,) = newsclean.extract(f"{head}<h1>Ferry returns</h1><p>The ferry is back.</p>").authors
    assert (author.name, author.organisation) == ("Ida Brandt", "Lark Courier")


def test_a_line_with_the_day_below_the_deck_is_no_part_of_the_story() -> None:
    deck, lead = "The pool was closed until noon on Tuesday.", "A keeper found five sheep in the hot tub at seven."
    html = f"""<title>Sheep in the tub</title><meta name=description content="{deck}"><article><h1>Sheep in the tub</h1>
      <h2 class="intro">{deck}</h2><p>18 February 2025, 11:41, updated 14:02</p>
      <div><p>{lead}</p><p>They had come in by a gate that the wind blew open.</p>
      <p>The tub was cleaned, and nobody was hurt.</p></div></article>"""
    story = newsclean.extract(html)
    assert (story.deck, story.body[0].text) == (deck, lead)


def test_a_heading_that_is_called_a_deck_in_turkish_is_no_paragraph() -> None:
    deck = "Köprüden ilk geçen bir çoban, sürüsüyle gişede bekledi."
    lead = "Yeni köprü pazartesi sabahı törenle açıldı, ilk araç yarım saat sonra geçti."
    html = f"""<title>Köprü açıldı</title><meta name=description content="{deck}"><article><h1>Köprü açıldı</h1>
      <h2 class="spot">{deck}</h2>
      <div class="metin"><p>{lead}</p><p>Gişede koyun başına ücret sorulunca görevliler müdürü aradı.</p>
      <p>Müdür, tarifede koyun olmadığını ve geçişin ücretsiz sayılacağını söyledi.</p></div></article>"""
    story = newsclean.extract(html)
    assert (story.deck, story.body[0].text) == (deck, lead)


def test_a_deck_in_the_header_is_no_paragraph() -> None:
    deck = "A house sold with its lamps is sold with their passwords, and nobody hands those over at the notary's."
    html = f"""<title>Lamp obeys</title><meta name=description content="{deck}"><article>
      <header class="top"><span>Homes</span><h1>Lamp obeys</h1><p>{deck}</p>
      <div class="authors">A report by <span>Ada Weir</span></div><time datetime="2024-05-03">3 May 2024</time></header>
      <div class="formatted"><p>In May the Brooks moved into a house in which forty machines talked to each other.</p>
      <p>The first night was quiet, they said, and in the second the light in the hall went on at four.</p>
      <p>The seller had got up in another part of the world, where it was noon, and used his old switch.</p></div>
      </article>"""
    story = newsclean.extract(html)
    assert (story.deck, len(story.body)) == (deck, 3)
    brief = newsclean.extract(f"<title>Lamp obeys</title><header><h1>Lamp obeys</h1><p>{deck}</p></header>")
    assert brief.text == deck


def test_a_dateline_with_its_year_tells_the_day_of_a_page_that_says_no_other() -> None:
    lead = "<p>DUBLIN, July 2, 2014 — Lake plc today announced that it has bought the old mill on the river.</p>"
    more = "<p>The mill has stood empty since the spring of last year, and nobody had asked for its keys.</p>" * 3
    article = newsclean.extract(f"<h1>Lake plc buys the mill</h1>{lead}{more}")
    assert (article.published, article.sources["published"]) == (dt.date(2014, 7, 2), "text")


@pytest.mark.parametrize(
    ("line", "filed", "day"),
    [
        ("04/03/2024", "March 4", dt.date(2024, 3, 4)),
        ("04/03/2024", "April 3", dt.date(2024, 4, 3)),
        ("04/03/2024", "June 9", dt.date(2024, 4, 3)),
        ("13/03/2024", "March 12", dt.date(2024, 3, 13)),
    ],
)
def test_of_two_days_that_figures_may_be_it_is_the_one_near_the_dateline(line: str, filed: str, day: dt.date) -> None:
    more = "The mill has stood empty since the spring of last year, and nobody had asked for its keys.\n" * 3
    lead = f"DUBLIN, {filed} (Reuters) - Lake plc has bought the old mill on the river, it said on Monday.\n"
    article = newsclean.extract_text(f"Lake plc buys the old mill\n{line}\n{lead}{more}")
    assert article.published == day
    assert article.dateline is not None
    assert (article.dateline.day is None) == (filed == "June 9")


def test_a_recipe_that_scripts_draw_is_read_from_the_data() -> None:
    recipe = {
        "@type": "Recipe",
        "name": "Eel with plums",
        "recipeIngredient": ["4 smoked eels", "8 plums"],
        "recipeInstructions": "Stew the plums for an hour.\nServe them with the eels.",
    }
    script = f'<script type="application/ld+json">{json.dumps(recipe)}</script>'
    article = newsclean.extract(f"<title>Eel with plums</title>{script}<div id=app></div>")
    steps = ["Stew the plums for an hour.", "Serve them with the eels."]
    assert [p.text for p in article.body] == ["4 smoked eels", "8 plums", *steps]
    assert article.sources["body"] == "json-ld"


@pytest.mark.parametrize("end", [" -0-", " (END)", " (end)", " （完）", " (完)", " ###", " ENDS"])
def test_the_mark_that_ends_a_copy_is_cut_from_the_last_sentence(end: str) -> None:
    told = "The ferry to Lark runs again from Monday, the harbour said, now that the ice has left the landing stage."
    page = f"<h1>The ferry runs</h1><div class=story><p>{told}<p>{told} Yes.<p>{told} That is all.{end}</div>"
    article = newsclean.extract(page)
    assert article.body[-1].text == f"{told} That is all."
    assert article.credits == ()


def test_what_a_site_takes_from_the_feed_of_another_is_not_believed_to_be_a_brief() -> None:
    told = (
        ("Ferry link to the island is cut for a month", "The pier needs new piles, the harbour office said on Monday."),
        (
            "Market hall gets a roof before winter",
            "Traders had put up with buckets since the storm tore off the old one.",
        ),
        ("Council sells the mill to its tenants", "They pay what the building is worth and keep the wheel in order."),
        (
            "Schools share one bus from the new term",
            "It saves the two villages half of what the rides have cost so far.",
        ),
    )
    feed = "".join(
        f'<li><a href="https://wire.example/{i}">{title}</a><div class="rssSummary">{said} {said}</div></li>'
        for i, (title, said) in enumerate(told)
    )
    page = f"""<title>Advice for guests</title><div class="page"><div class="post"><h1>Advice for guests</h1>
        <p>PDF: <a href="a.pdf">advice</a></p></div>
        <div class="sidebar"><div class="widget widget_rss"><h2>The Other Wire</h2><ul>{feed}</ul></div></div></div>"""
    assert [paragraph.text for paragraph in newsclean.extract(page).body] == ["PDF: advice"]


def test_a_line_that_names_the_authors_or_quotes_the_headline_is_no_deck() -> None:
    more = "The mill has stood empty since the spring of last year, and nobody had asked for its keys.\n" * 3
    signed = newsclean.extract_text(
        f"Lake plc buys the old mill\nAda Weir in Oslo and Bo Lund in Rome\nMay 4, 2021\n{more}"
    )
    assert ([author.name for author in signed.authors], signed.deck) == (["Ada Weir", "Bo Lund"], None)
    note = '"Lake plc buys the old mill" was first published by The Mill Courier, a paper of nobody but its readers.'
    lead = "DUBLIN — Lake plc has bought the old mill on the river, it said on Monday.\n"
    noted = newsclean.extract_text(f"Lake plc buys the old mill\nBy Ada Weir\nMay 4, 2021\n{note}\n{lead}{more}")
    assert (noted.headline, noted.deck) == ("Lake plc buys the old mill", None)
    assert note not in noted.text


BRIDGE = (
    "<p>The first cars crossed the Iller at seven in the morning, watched by some two hundred people in the rain.</p>"
    "<p>The bridge was closed for two years, and the town paid most of the works itself, the mayor said on Monday.</p>"
)
TITLED = "<title>Old bridge reopens after two years</title>{}<h1>Old bridge reopens after two years</h1>{}" + BRIDGE


def test_a_name_before_the_day_below_the_headline() -> None:
    line = "<div><span>Jane Doe</span> <span>•</span> <span>May 5, 2021</span></div>"
    assert [author.name for author in newsclean.extract(TITLED.format("", line)).authors] == ["Jane Doe"]
    assert not newsclean.extract(TITLED.format("", line.replace("Jane Doe", "World News"))).authors


def test_what_an_archive_says_of_its_copy_is_not_said_of_the_page() -> None:
    copy = (
        '<meta property="og:url" content="https://archive.ph/x1y2">'
        '<meta property="og:site_name" content="archive.ph">'
        '<meta property="article:published_time" content="2024-02-01T10:00:00Z">'
    )
    found = newsclean.extract(TITLED.format(copy, '<time datetime="2021-05-05">May 5, 2021</time>'))
    assert (found.published, found.site_name, found.url) == (dt.date(2021, 5, 5), None, None)


def test_a_time_is_given_the_zone_that_the_page_prints_with_it() -> None:
    wall = '<meta name="date" content="2021-05-05T09:30">'
    printed = '<time datetime="2021-05-05T09:30:11+02:00">5 May</time>'
    published = newsclean.extract(TITLED.format(wall, printed)).published
    assert published == dt.datetime(2021, 5, 5, 9, 30, 11, tzinfo=dt.timezone(dt.timedelta(hours=2)))


def test_a_change_before_the_publishing_is_none_though_one_has_no_zone() -> None:
    told = '<meta property="article:published_time" content="2021-05-05T12:00:00+02:00">'
    changed = told + '<meta property="article:modified_time" content="{}">'
    assert newsclean.extract(TITLED.format(changed.format("2021-05-05T11:00:00"), "")).modified is None
    assert newsclean.extract(TITLED.format(changed.format("2021-05-05T13:00:00"), "")).modified is not None


def test_the_last_paragraph_of_a_text_is_known_by_the_agency_that_signs_it() -> None:
    told = "El puente de madera volvió a abrir el lunes tras once semanas de obras, dijo el ayuntamiento de la villa."
    ways = ("Te puede interesar:", "El molino vuelve a moler")
    lines = ("El puente abre", told, told.replace("lunes", "martes"), *ways, "Cuesta dos euros. EFE", "Comentarios")
    article = newsclean.extract_text("\n".join(lines))
    assert "El molino vuelve a moler" not in article.text
    assert [paragraph.text for paragraph in article.body][-1] == "Cuesta dos euros."
    assert [credit.organisations for credit in article.credits] == [("EFE",)]


def test_a_day_below_the_byline_is_no_part_of_the_story() -> None:
    told = "<p>De oude veerpont is maandag met veertig auto’s en een fanfare voor het laatst het meer overgestoken.</p>"
    page = f"<h1>Veerpont vaart</h1><p>Door Piet de Boer</p><time>3 nov. 2025</time>{told}<p>De brug gaat open.</p>"
    article = newsclean.extract(page)
    assert [p.name for p in article.authors] == ["Piet de Boer"]
    assert article.body[0].text.startswith("De oude veerpont")
