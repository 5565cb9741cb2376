"""What a page says of itself: every source, and only what is said of its own story."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from timing import check_growth, repeated

import newsclean
from newsclean.metadata import Candidate, Metadata, harvest, read_front_matter

STORY = "Old bridge over the Iller reopens after two years"


def parse(html: str) -> etree._Element:
    tree = etree.fromstring(html.encode(), etree.HTMLParser(huge_tree=True, encoding="utf-8", remove_comments=True))
    assert tree is not None
    return tree


def page(head: str = "", body: str = "") -> Metadata:
    return harvest(parse(f"<html lang=de><head>{head}</head><body>{body}</body></html>"))


def ld(*values: Any) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(value)}</script>' for value in values)


def values(candidates: tuple[Candidate, ...], source: str) -> list[str]:
    return [c.value for c in candidates if c.source == source]


ARTICLE = {
    "@type": "NewsArticle",
    "headline": STORY,
    "datePublished": "2024-03-05T07:08:09+01:00",
    "dateModified": "2024-03-05T09:00:00+01:00",
    "author": [{"@type": "Person", "name": "Ada Beispiel"}, {"@type": "Organization", "name": "Example News Agency"}],
    "publisher": {"@type": "Organization", "name": "The Daily Example"},
    "description": "Traffic is back.",
    "articleBody": "<p>Cars cross &amp; cyclists too.</p><p>The mayor is glad.</p>",
    "articleSection": ["Local"],
    "keywords": ["bridge", "Iller"],
    "inLanguage": "en",
    "dateline": "MEMMINGEN",
    "image": {"url": "https://example.org/b.jpg", "caption": "The bridge.", "creditText": "Bela Muster/ENA"},
    "mainEntityOfPage": {"@id": "https://example.org/bridge"},
}


@pytest.mark.parametrize(
    "data",
    [
        ARTICLE,
        [ARTICLE],
        [None, [ARTICLE]],
        {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "x", "headline": "no"}, ARTICLE]},
        {"@type": "WebPage", "mainEntity": ARTICLE},
        ARTICLE | {"@type": ["schema:NewsArticle", "http://schema.org/Article"]},
    ],
)
def test_json_ld(data: Any) -> None:
    told = page(ld(data))
    assert values(told.headlines, "json-ld") == [STORY]
    assert values(told.published, "json-ld") == ["2024-03-05T07:08:09+01:00"]
    assert values(told.modified, "json-ld") == ["2024-03-05T09:00:00+01:00"]
    assert values(told.authors, "json-ld") == ["Ada Beispiel", "Example News Agency"]
    assert values(told.organisations, "json-ld") == ["Example News Agency"]
    assert values(told.site_names, "json-ld") == ["The Daily Example"]
    assert values(told.decks, "json-ld") == ["Traffic is back."]
    assert values(told.bodies, "json-ld") == ["Cars cross & cyclists too.\nThe mayor is glad."]
    assert values(told.sections, "json-ld") == ["Local"]
    assert values(told.tags, "json-ld") == ["bridge", "Iller"]
    assert values(told.datelines, "json-ld") == ["MEMMINGEN"]
    assert values(told.images, "json-ld") == ["https://example.org/b.jpg"]
    assert told.figures == (("https://example.org/b.jpg", "The bridge.", "Bela Muster/ENA", "json-ld"),)
    assert "https://example.org/bridge" in values(told.urls, "json-ld")


@pytest.mark.parametrize(
    "steps",
    [
        "<p>Stew the plums.</p><p>Serve &amp; eat.</p>",
        ["Stew the plums.", "Serve & eat."],
        [
            {"@type": "HowToStep", "name": "Step 1", "text": "Stew the plums."},
            {"@type": "HowToStep", "name": "Serve & eat."},
        ],
        {"@type": "ItemList", "itemListElement": [{"text": "Stew the plums."}, {"text": "Serve & eat."}]},
    ],
)
def test_the_ingredients_and_steps_of_a_recipe(steps: Any) -> None:
    recipe = {"@type": "Recipe", "name": "Eel with plums", "recipeIngredient": ["4 eels", "8 plums"]}
    told = page(ld(recipe | {"recipeInstructions": steps}))
    assert told.recipe == ["4 eels\n8 plums", "Stew the plums.\nServe & eat."]
    parts = {"@type": "HowToSection", "name": "Sauce", "itemListElement": [{"@type": "HowToStep", "text": "Stew."}]}
    assert page(ld(recipe | {"recipeInstructions": [parts]})).recipe[1] == "Sauce\nStew."
    assert page(ld({"@type": "Article", "headline": STORY})).recipe == []
    marked = page(body="<ul><li itemprop=recipeIngredient>4 <b>eels</b><li itemprop=recipeIngredient>8 plums</ul>")
    assert marked.recipe == ["4 eels\n8 plums"]


def test_a_link_in_the_name_of_an_author() -> None:
    told = page(ld(ARTICLE | {"author": "<a href='/ada'>Ada Beispiel</a>"}))
    assert values(told.authors, "json-ld") == ["Ada Beispiel"]


def test_persons_and_pictures_named_elsewhere_in_the_graph() -> None:
    graph = [
        ARTICLE | {"author": {"@id": "#ada"}, "image": {"@id": "#picture"}},
        {"@type": "Person", "@id": "#ada", "name": "Ada Beispiel"},
        {"@type": "ImageObject", "@id": "#picture", "url": "https://example.org/b.jpg"},
    ]
    told = page(ld({"@graph": graph}))
    assert values(told.authors, "json-ld") == ["Ada Beispiel"]
    assert values(told.images, "json-ld") == ["https://example.org/b.jpg"]


def test_a_picture_that_is_named_and_told_nowhere() -> None:
    place = page(ld(ARTICLE | {"image": {"@id": "https://example.org/bridge/#primaryimage"}}))
    assert values(place.images, "json-ld") == []
    itself = page(ld(ARTICLE | {"image": {"@id": "https://example.org/b.jpg"}}))
    assert values(itself.images, "json-ld") == ["https://example.org/b.jpg"]


def test_other_stories_are_not_the_page_s() -> None:
    other = {"@type": "NewsArticle", "headline": "Flood in the valley", "url": "https://example.org/flood"}
    head = f"<meta property=og:title content='{STORY}'>"
    assert values(page(head + ld(other, ARTICLE)).headlines, "json-ld") == [STORY]
    assert (
        values(page(head + ld({"@type": "ItemList", "headline": "", "itemListElement": [other]})).headlines, "json-ld")
        == []
    )
    assert values(page(head + ld(ARTICLE | {"hasPart": [other], "mentions": other})).headlines, "json-ld") == [STORY]


def test_an_article_is_the_page_s_by_its_address() -> None:
    mine = {"@type": "Article", "headline": "In other words", "url": "http://www.example.org/bridge/?x=1"}
    other = {"@type": "Article", "headline": "Flood in the valley", "url": "https://example.org/flood"}
    told = page("<link rel=canonical href='https://example.org/bridge'>" + ld(other, mine))
    assert values(told.headlines, "json-ld") == ["In other words"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[null]",
        '{"headline": {"a": 1}, "@type": "Article"}',
        '{"@type": "Article", "headline": 7, "author": [null, 3, {"name": null}], "image": [null, 5, {}]}',
        '{"datePublished": ',
    ],
)
def test_json_ld_without_sense_is_nothing(text: str) -> None:
    told = page(f'<script type="application/ld+json">{text}</script>')
    assert told.headlines == told.authors == told.published == ()


@pytest.mark.parametrize(
    ("meta", "field", "candidate"),
    [
        ("property=og:title content='Rain'", "headlines", ("Rain", "meta:og:title")),
        ("name=OG:Title value='Rain'", "headlines", ("Rain", "meta:og:title")),
        ("name=parsely-author content='Ada Beispiel'", "authors", ("Ada Beispiel", "meta:parsely-author")),
        (
            "property=article:published_time content='2024-03-05'",
            "published",
            ("2024-03-05", "meta:article:published_time"),
        ),
        ("name=sailthru.date content='2024-03-05'", "published", ("2024-03-05", "meta:sailthru.date")),
        ("name=DC.date.issued content='2024-03-05'", "published", ("2024-03-05", "meta:dc.date.issued")),
        (
            "name=cXenseParse:recs:publishtime content='2024-03-05'",
            "published",
            ("2024-03-05", "meta:cxenseparse:recs:publishtime"),
        ),
        ("name=citation_author content='Ada Beispiel'", "authors", ("Ada Beispiel", "meta:citation_author")),
        (
            "property=article:modified_time content='2024-03-05'",
            "modified",
            ("2024-03-05", "meta:article:modified_time"),
        ),
        ("property=og:site_name content='The Daily Example'", "site_names", ("The Daily Example", "meta:og:site_name")),
        ("name=prism.publicationDate content=2024-03-05", "published", ("2024-03-05", "meta:prism.publicationdate")),
        ("name=prism.section content=Town", "sections", ("Town", "meta:prism.section")),
        ("property=article:section content='Local'", "sections", ("Local", "meta:article:section")),
        ("name=news_keywords content='rain, wind'", "tags", ("rain, wind", "meta:news_keywords")),
        ("property=og:image content='/a.jpg'", "images", ("/a.jpg", "meta:og:image")),
        ("property=og:description content=' Rain\nfell '", "decks", ("Rain fell", "meta:og:description")),
    ],
)
def test_meta(meta: str, field: str, candidate: tuple[str, str]) -> None:
    assert candidate in getattr(page(f"<meta {meta}>"), field)


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("article_published_time", "published"), ("article:modified:time", "modified"), ("last-updated", "modified"),
        ("OG_Site_Name", "site_names"), ("dc:subject", "tags"), ("article.section", "sections"),
    ],
)  # fmt: skip
def test_names_that_differ_by_their_signs(name: str, field: str) -> None:
    assert getattr(page(f"<meta name={name} content=Rain>"), field) == (("Rain", f"meta:{name.lower()}"),)


def test_names_that_differ_by_their_signs_come_last() -> None:
    told = page("<meta name=og_title content='Rain now'><meta name=headline content=Rain>")
    assert [c.value for c in told.headlines] == ["Rain", "Rain now"]
    assert page("<meta name=applicationname content=article>").site_names == ()


def test_meta_names_are_ordered_by_trust_not_by_place() -> None:
    told = page("<meta name=author content='Redaktion'><meta name=parsely-author content='Ada Beispiel'>")
    assert [c.value for c in told.authors] == ["Ada Beispiel", "Redaktion"]


def test_meta_without_value_is_none() -> None:
    assert page("<meta property=og:title content=''><meta property=og:title>").headlines == ()


def test_elements_called_updated_stand_behind_those_called_dates() -> None:
    line = """<h1>Rain</h1><div class="meta-line"><i class="updated hidden">2024-03-06T10:00:00Z</i>
      <b>March 5, 2024</b></div><p class="date">March 4, 2024</p>"""
    assert values(page("", line).published, "dom:date") == ["March 5, 2024", "March 4, 2024", "2024-03-06T10:00:00Z"]
    assert values(page("", '<p class="updated">March 4, 2024</p>').published, "dom:date") == ["March 4, 2024"]


def test_the_day_of_creation_stands_behind_that_of_publication() -> None:
    created = '<meta itemprop="dateCreated" content="2024-03-06"><meta itemprop="datePublished" content="2024-03-05">'
    assert values(page("", created).published, "microdata") == ["2024-03-05", "2024-03-06"]


def test_microdata() -> None:
    body = """<article itemscope itemtype="https://schema.org/NewsArticle"><h2 itemprop="headline">Rain again</h2>
      <span itemprop="author" itemscope><meta itemprop="name" content="Ada Beispiel"></span>
      <time itemprop="datePublished" datetime="2024-03-05">March 5</time></article>"""
    told = page("", body)
    assert ("Rain again", "microdata") in told.headlines
    assert ("Ada Beispiel", "microdata") in told.authors
    assert any(c.value == "2024-03-05" for c in told.published)


@pytest.mark.parametrize(
    ("item", "authors"),
    [
        ("itemscope itemtype='https://schema.org/NewsArticle'", ["Ada Lovelace"]),
        ("itemscope itemtype='https://schema.org/Review'", ["Ada Lovelace"]),
        ("itemscope itemtype='https://schema.org/VideoObject'", ["Ada Lovelace"]),
        ("itemprop=review itemscope itemtype='https://schema.org/Review'", []),
        ("itemprop=image itemscope itemtype='http://schema.org/ImageObject'", []),
        ("itemscope itemtype='http://schema.org/Comment/'", []),
        ("", ["Ada Lovelace"]),
    ],
)
def test_the_author_of_a_part_of_the_page_is_not_the_story_s(item: str, authors: list[str]) -> None:
    told = page("<meta name=author content='Example Ltd'>", f"<div {item}><p itemprop=author>Ada Lovelace</p></div>")
    assert [c.value for c in told.authors if c.source == "microdata"] == authors


def test_the_document_itself() -> None:
    told = page(
        "<title>Rain | Example</title>",
        "<h1>Rain <em>again</em></h1><h1>Wind<br>too</h1><svg><title>icon</title></svg>",
    )
    assert [tuple(c) for c in told.headlines] == [
        ("Rain\nagain", "dom:h1"),
        ("Wind too", "dom:h1"),
        ("Rain | Example", "title"),
    ]
    assert told.languages[0] == ("de", "dom:lang")


def test_a_heading_that_links_home_is_the_site_s_name() -> None:
    told = page("", "<h1><a href='/'>The Daily Example</a></h1><h1><a href='/2024/rain'>Rain</a></h1>")
    assert [c.value for c in told.headlines] == ["Rain"]
    assert [c.value for c in told.site_names] == ["The Daily Example"]


@pytest.mark.parametrize(
    "body",
    [
        "<nav><ol><li><a href='/'>News</a><li><h1>Rain</h1></ol></nav>",
        "<div class='site-Breadcrumbs'><span><span><h1>Rain</h1></span></span></div>",
        "<h1 class='breadcrumb_last'>Rain</h1>",
    ],
)
def test_a_heading_in_the_trail_is_told_apart(body: str) -> None:
    assert page("", body).headlines == (("Rain", "dom:trail"),)


@pytest.mark.parametrize("name", ["sr-only", "offscreen"])
def test_words_for_screen_readers_are_no_part_of_a_heading(name: str) -> None:
    assert page("", f"<h1><span class='{name}'>Article:</span> Rain in Ulm</h1>").headlines[0].value == "Rain in Ulm"
    heading = "<h1><span>Ulm</span><span class='visually-hidden'>:</span> <span>Rain again</span></h1>"
    assert page("", heading).headlines[0].value == "Ulm: Rain again"


def test_a_link_to_the_standards_of_a_newsroom_names_nobody() -> None:
    link = "<a class=journalist-link href=/about/journalistic-standards>The Lark’s Journalistic Standards</a>"
    assert page("", f"<h1>Old bridge reopens</h1>{link}").authors == ()
    for address in ("/people/kim-vale", "https://policy.example/kim-vale", "/health-policy/kim-vale/"):
        byline = f"<a class=journalist-link href={address}>Kim Vale</a>"
        assert [c.value for c in page("", f"<h1>Old bridge reopens</h1>{byline}").authors] == ["Kim Vale"]


def test_a_byline_in_a_heading_is_no_part_of_it() -> None:
    told = page("", "<h1>Why the ferry stays<div class='title__byline'>Odo Varn</div></h1>")
    assert told.headlines[0].value == "Why the ferry stays"
    assert told.authors == (("Odo Varn", "dom:byline"),)


@pytest.mark.parametrize(
    "box",
    [
        "<section><h2>More news</h2><a href='/b'>Bridge falls</a>{}</section>",
        "<h2>More news</h2><ul><li><a href='/b'>Bridge falls</a>{}</li></ul>",
        "<aside class='related'><a href='/b'>Bridge falls</a>{}</aside>",
        "<section class='tribute-wall'><h2>Tributes</h2><b>Ann</b>{}</section>",
    ],
)
def test_the_day_of_another_story_or_of_what_a_reader_wrote_is_not_the_page_s(box: str) -> None:
    told = "<p>The ferry over the lake runs again from Monday on, the town council said on Friday.</p>"
    day = "<time>5 May 2024</time>"
    head = "<h1>Ferry runs again</h1>"
    assert page("", f"<main>{head}{told}{box.format(day)}</main>").published == ()
    assert page("", f"<main>{head}{told}<div class='meta'>{day}</div></main>").published != ()
    assert page("", f"<main>{box.format(head + day)}{told}</main>").published != ()


def test_where_an_author_is_does_not_tell_who_she_is() -> None:
    line = "<div class='author-name'><span>Ada Weir</span><span class='author-location'>Ulm</span></div>"
    assert page("", f"<h1>Ferry runs again</h1>{line}").authors[0] == ("Ada Weir", "dom:byline")


def test_where_old_systems_say_when_and_under_what() -> None:
    drupal = "<p><span property='dc:date dc:created' content='2024-03-05T07:08:09+01:00'>by Ada</span></p>"
    comment = "<p><span property='dc:date dc:created' content='2024-03-06T07:08:09+01:00'>by Bo</span></p>"
    assert values(page("", drupal + comment).published, "microdata") == ["2024-03-05T07:08:09+01:00"]
    posted = "<h1>Rain</h1><abbr class=published title='2024-03-05T07:08:09+01:00'>7:08</abbr>"
    assert values(page("", posted).published, "dom:date") == ["2024-03-05T07:08:09+01:00"]
    filed = "<a href='/category/local' rel='category tag'>Local</a><a href='/tag/iller' rel=tag>Iller</a>"
    assert page("", filed).sections == (("Local", "dom:rel-category"),)
    assert page("", filed).tags == (("Iller", "dom:rel-tag"),)
    field = "<div class='field field--name-field-category field__item'><a href='/research'>Research</a></div>"
    assert page("", f"{field}<h1>Rain</h1>").sections == (("Research", "dom:category"),)
    assert page("", "<h1>Rain</h1><p>By <a href='/byline/ada-weir' rel=tag>Ada Weir</a></p>").tags == ()
    # In a page whose data names author and day too, and beside keywords that may be the site's.
    data = '{"@type": "NewsArticle", "headline": "Rain", "datePublished": "2024-05-03", "author": {"name": "Ada Weir"}}'
    told = f'<script type="application/ld+json">{data}</script><meta name="keywords" content="news, town">'
    assert ("Iller", "dom:rel-tag") in page(told, filed).tags


TAG_LIST = (
    '<h1>Rain</h1><div class="{}">{}<a href="/t/1">Rivers (12)</a>, <a href="/t/2">Ulm <b>3</b></a>'
    '<a href="#">more</a></div>'
)


@pytest.mark.parametrize("label", ["article__tags", "tag-list", "post-tagList", "m-keyword-list", "etiquetas"])
def test_tags_on_display(label: str) -> None:
    found = (("Rivers", "dom:tags"), ("Ulm", "dom:tags"))
    assert page("", TAG_LIST.format(label, "Tags: ")).tags == found
    assert page('<meta name="news_keywords" content="tolls">', TAG_LIST.format(label, "")).tags[0].value == "tolls"


@pytest.mark.parametrize("label", ["nav-tags", "tagcloud", "tags-share", "image-tag", "category-tags-menu"])
def test_other_links_are_no_tags(label: str) -> None:
    assert page("", TAG_LIST.format(label, "")).tags == ()
    assert (
        page(
            "", TAG_LIST.format("tags", "The ferry crossed the lake again on Monday, and nobody had hoped for it.")
        ).tags
        == ()
    )
    assert page("", f"<nav>{TAG_LIST.format('tags', '')}</nav>").tags == ()


RIVERS, ULM = "<a href='/news/topics/c1'>Rivers</a>", "<a href='https://lake.example/tema/ulm-2/'>Ulm</a>"
STORIES = "<div><a href='/2'>Ferry runs again</a></div>"


@pytest.mark.parametrize(
    ("body", "tags"),
    [
        (f"<section><h2>Related topics</h2><ul><li>{RIVERS}<li>{ULM}</ul></section>", ["Rivers", "Ulm"]),
        (f"<div class=mod-themes>{ULM}{RIVERS}</div>{STORIES}", ["Ulm", "Rivers"]),
        (f"<p>Tags: {RIVERS}, {ULM}</p>", ["Rivers", "Ulm"]),
        (f"<p>Topics: {RIVERS}</p>", ["Rivers"]),
        (f"<div><span>{RIVERS}</span>{STORIES}</div><p>{ULM} {RIVERS}</p>", ["Ulm", "Rivers"]),
        (f"<div><span>{RIVERS}</span>{STORIES}</div>", []),
        (
            f"<p>The {RIVERS} rose in {ULM} on Monday, and nobody had hoped for so much of it in so short a time.</p>",
            [],
        ),
        (f"<div class=trending-now><p>{RIVERS}{ULM}</p></div>", []),
        (f"<nav><p>{RIVERS}{ULM}</p></nav>", []),
        (f"</article><p>{RIVERS}{ULM}</p>", []),
        ("<p><a href='/topics/'>Rivers</a> <a href='/topics/c1/2024/ferry'>Ferry</a></p>", []),
    ],
)
def test_a_list_of_links_whose_addresses_are_those_of_tags(body: str, tags: list[str]) -> None:
    assert values(page("", f"<p>{RIVERS}{ULM}</p><article><h1>Rain</h1>{body}").tags, "dom:tags") == tags


@pytest.mark.parametrize(
    "heading",
    [
        "<span class='head__overline'>After the flood</span><span class=off>-</span> <span>Rain</span>",
        "<span><span class=Kicker>After the flood</span></span>: <em>Rain</em>",
        "<div class=entry-section>Weather |</div> Rain",
    ],
)
def test_a_heading_without_its_kicker(heading: str) -> None:
    assert page("", f"<h1>{heading}</h1>").headlines[1] == ("Rain", "dom:no-kicker")


def test_a_heading_in_an_article_in_a_list_is_none_in_a_trail() -> None:
    assert page("", "<ul><li><article><h1>Rain</h1></article></ul>").headlines == (("Rain", "dom:h1"),)


def test_several_names_in_one_property() -> None:
    told = page("<meta property='x:title og:title' content='Rain'><meta property='x:title y:title' content='Wind'>")
    assert told.headlines == (("Rain", "meta:og:title"),)


def test_times_of_change_stand_apart() -> None:
    body = (
        "<time class=updated datetime=2024-03-06></time><time>5 March 2024</time>"
        "<time class='published updated' datetime=2024-03-05></time>"
    )
    told = page("", body)
    assert [c.value for c in told.published] == ["5 March 2024", "2024-03-05"]
    assert [c.value for c in told.modified] == ["2024-03-06"]


READER = (
    "<li class=comment><article class=comment-body><time datetime=2024-03-05T14:02:00-05:00>5 March</time></article>"
)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (f"<h1>Rain</h1><time>5 March 2024</time><ol class=comment-list>{READER}</ol>", ["5 March 2024"]),
        (f"<h1>Rain</h1><section id=reacties class=area><ol>{READER}</ol></section>", []),
        ("<div class=forum><h1>Rain</h1><p><time>5 March 2024</time></div>", ["5 March 2024"]),
        ("<div class=post-comments><div><h1>Rain</h1></div><time>5 March 2024</time></div>", ["5 March 2024"]),
    ],
)
def test_the_time_of_a_comment_is_not_the_story_s(body: str, found: list[str]) -> None:
    assert [c.value for c in page("", body).published] == found


def test_dates_known_by_class_alone_the_nearest_to_the_headline_first() -> None:
    body = "<div><p class=date>1.1.2001</p></div>" + "<p>x</p>" * 30 + "<h1>Rain</h1><p class=article-date>5.3.2024</p>"
    assert [c.value for c in page("", body).published] == ["5.3.2024", "1.1.2001"]


def test_dates_in_plain_text_are_the_last_resort() -> None:
    body = "<p>Open since 1 May 1999</p><h1>Rain</h1><p>Ulm, 5 March 2024</p><p>Season 2024</p><p>3 min read</p>"
    found = [("Ulm, 5 March 2024", "dom:text"), ("Open since 1 May 1999", "dom:text")]
    assert [tuple(c) for c in page("", body).published] == found
    assert len(page("<meta property=article:published_time content=2024-03-05>", body).published) == 1


def test_a_day_for_machines_in_an_abbreviation() -> None:
    body = "<h1>Rain</h1><cite>By Ada Weir – <abbr title=2024-03-05T10:40:40Z>1 hr ago</abbr></cite>"
    assert [tuple(c) for c in page("", body).published] == [("2024-03-05T10:40:40Z", "dom:text")]


def nested(size: int) -> str:
    value: Any = "x"
    for _ in range(size // 100):
        value = {"mainEntity": value, "author": value if isinstance(value, str) else None}
    return ld(value)


HOSTILE: dict[str, Callable[[int], str]] = {
    "tags": repeated("<meta property=article:tag content=x>"),
    "headline": lambda size: "<h1>" + "x" * size + "</h1>",
    "properties": lambda size: "<div itemprop=author class=date>" * 200 + "<i>2024</i>" * (size // 11),
    "nested data": nested,
    "nested objects": lambda size: '<script type="application/ld+json">' + '{"headline":' * (size // 12) + "</script>",
    "nested lists": lambda size: '<script type="application/ld+json">' + "[" * size + '"headline"' + "</script>",
    "dates": repeated("<p class=date>5.3.2024</p>"),
    "times": repeated("<time></time>"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_pages(kind: str) -> None:
    def harvested(html: str) -> None:
        told = page(html, html)
        assert all(len(c.value) <= 2_000 for c in told.headlines + told.tags + told.published)

    check_growth(harvested, HOSTILE[kind], 10_000)


@settings(max_examples=50)
@given(
    st.recursive(
        st.none() | st.integers() | st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    (
                        "@type",
                        "@id",
                        "@graph",
                        "headline",
                        "author",
                        "name",
                        "image",
                        "url",
                        "articleBody",
                        "keywords",
                        "datePublished",
                    )
                ),
                inner | st.just("Article"),
                max_size=5,
            )
        ),
        max_leaves=12,
    )
)
def test_any_json_ld_is_harvested(data: Any) -> None:
    told = page(ld({"@type": "Article", "headline": "x", "item": data}))
    assert told.headlines
    assert all(isinstance(c.value, str) and c.value for c in told.headlines + told.authors + told.images + told.bodies)


def trail(*steps: Any) -> str:
    return ld({"@type": "BreadcrumbList", "itemListElement": list(steps)})


HOME = {"name": "Example", "item": "https://example.org/"}
SPORT = {"name": "Sport", "item": "https://example.org/sport"}


@pytest.mark.parametrize(
    ("head", "body", "sections"),
    [
        (trail(HOME, SPORT, {"name": "Rowing", "item": {"@id": "/sport/rowing"}}), "", ["Sport", "Rowing"]),
        (trail(HOME, {"item": {"@id": "/sport", "name": "Sport"}}, {"name": "Bridge"}), "", ["Sport"]),
        (trail(SPORT, {"name": "The old bridge reopens after two years", "item": "/a"}), "", ["Sport"]),
        (trail(None, "Sport", {"name": 3, "item": "/x"}, {"name": {}, "item": []}), "", []),
        ("", "<nav aria-label=Breadcrumb><a href=/>Home</a><a href=/sport>Sport</a> Bridge</nav>", ["Sport"]),
        ("", "<ol class=breadcrumbs><li><a href=/sport>Sport</a><li><a href=/row>Rowing</a></ol>", ["Sport", "Rowing"]),
        ("", "<nav class=breadcrumb>" + "<a href=/x>Menu</a>" * 20 + "</nav>", []),
        ("", "<div class=site-breadcrumb><a href=/>Home</a> / <a href=/national>National</a></div>", ["National"]),
        ("", "<p id=breadcrumbs><span><a href=/>Home</a> » <a href=/news>News</a></span></p>", ["News"]),
        (
            "",
            "<p><a href=/>Home</a> &gt; <a href=/town>Town</a> &gt; <a href=/row>Rowing</a> &gt; Bridge",
            ["Town", "Rowing"],
        ),
        ("", "<p><a href=/tickets>Tickets</a> &gt; <a href=/town>Town</a>", []),
        (
            "",
            "<p><a href=/>Home</a> » <a href=/town>Town</a> | <a href=/about>About us</a> <a href=/x>Contact</a>",
            ["Town"],
        ),
        ("<meta property=article:section content=Town>" + trail(HOME, SPORT), "", ["Town"]),
    ],
)
def test_the_trail_to_the_story(head: str, body: str, sections: list[str]) -> None:
    assert [c.value for c in page(head, body).sections] == sections


# News markup

FERRY = "<p>The ferry runs again from Monday on, the town said, and two hundred people stood on the quay to see it.</p>"
NEWS = {
    "NewsML-G2": f"""<?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><contentMeta>
        <contentCreated>2012-05-06T09:10:11Z</contentCreated><by>Odo Varn</by>
        <dateline>LAKE TOWN, May 6 (NPA) -</dateline>
        <headline>Ferry runs again</headline></contentMeta><contentSet><inlineXML><html><body>{FERRY}</body></html>
        </inlineXML></contentSet></newsItem>""",
    "NewsML of 1996": f"""<newsitem date="2012-05-06"><headline>Ferry runs again</headline><byline>Odo Varn</byline>
        <dateline>LAKE TOWN 2012-05-06</dateline><text>{FERRY}</text></newsitem>""",
    "NITF": f"""<nitf><head><title>Ferry runs again</title>
        <docdata><date.issue norm="20120506T091011Z"/></docdata></head>
        <body><body.head><hedline><hl1>Ferry runs again</hl1></hedline><byline>By Odo Varn</byline>
        <dateline><location>LAKE TOWN</location></dateline></body.head><body.content><block>{FERRY}
        <media media-type="image"><media-caption>The ferry on the lake, seen from the quay.</media-caption></media>
        </block></body.content></body></nitf>""",
    "SGML": f"""<DOC id="NPA_20120506" type="story"><HEADLINE>\nFerry runs again\n</HEADLINE>
        <BYLINE>By Odo Varn</BYLINE><DATELINE>\nLAKE TOWN, May 6 (NPA)\n</DATELINE>\n<TEXT>{FERRY}</TEXT></DOC>""",
}


@pytest.mark.parametrize("kind", NEWS)
def test_news_markup_names_its_fields(kind):
    article = newsclean.extract(NEWS[kind])
    assert (article.headline, [author.name for author in article.authors]) == ("Ferry runs again", ["Odo Varn"])
    assert (article.dateline.places, article.sources["dateline"]) == (("LAKE TOWN",), "dom:dateline")
    assert [paragraph.text for paragraph in article.body] == [FERRY[3:-4]]


@pytest.mark.parametrize("kind", ["NITF", "NewsML-G2", "NewsML of 1996"])
def test_news_markup_says_when(kind):
    article = newsclean.extract(NEWS[kind])
    assert article.published.isoformat()[:10] == "2012-05-06"


@pytest.mark.parametrize("is_below", [False, True])
def test_elements_of_that_name_on_a_page_are_those_of_teasers(is_below):
    teaser = """<div><headline>Mill stands still</headline><byline>By Nesta Oak</byline>
        <dateline>GULL HEAD, May 1</dateline><abstract>For a week.</abstract></div>"""
    story = f"<h1>Ferry runs again</h1><p class=byline>By Odo Varn</p>{FERRY * 4}"
    article = newsclean.extract(f"<body>{story}{teaser * 3}" if is_below else f"<body>{teaser * 3}{story}")
    assert (article.headline, [author.name for author in article.authors]) == ("Ferry runs again", ["Odo Varn"])
    assert (article.deck, article.dateline) == (None, None)


# The head of a text

CLIPPED = """---
title: "Ferry runs again"
source: "https://lake.example/ferry"
author:
  - "[[Odo Varn]]"
  - name: Ines Quarrie
created: 2024-06-01
published: 2024-05-06
description: >
  Nine hours
  of talks
tags: [lake, 'boats']
---
It runs."""
READ = """Title: Ferry runs again

URL Source: https://lake.example/ferry

Published Time: 2024-05-06T10:00:00Z

Markdown Content:
It runs."""


def test_front_matter():
    told, rest = read_front_matter(CLIPPED)
    assert rest == "It runs."
    assert [c.value for c in told.authors] == ["Odo Varn", "Ines Quarrie"]
    assert [c.value for c in told.published] == ["2024-05-06", "2024-06-01"]
    assert [c.value for c in told.decks] == ["Nine hours of talks"]
    assert [c.value for c in told.tags] == ["lake", "boats"]
    assert told.urls == (Candidate("https://lake.example/ferry", "meta:source"),)


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        ("# from the desk\nauthor: Odo Varn\n# and so on", ["Odo Varn"]),
        ("author:\n  # the first\n  - Odo Varn\n  # and the second\n  - Ines Quarrie", ["Odo Varn", "Ines Quarrie"]),
        ("author:\n  name: Odo Varn\n  email: odo@lake.example", ["Odo Varn"]),
        ("authors:\n- name: Odo Varn\n  url: /odo\n- name: Ines Quarrie", ["Odo Varn", "Ines Quarrie"]),
        ("author: {name: Odo Varn}", ["Odo Varn"]),
        ('authors: [{id: 1, name: \'Odo Varn\'}, {"name": "Ines Quarrie", "url": "/i"}]', ["Odo Varn", "Ines Quarrie"]),
        ("author: Odo Varn\nsummary: |\n  Note: daily.", ["Odo Varn"]),
    ],
)
def test_front_matter_tells_people(head, authors):
    told, rest = read_front_matter(f"---\n{head}\n---\nIt runs.")
    assert ([c.value for c in told.authors], rest) == (authors, "It runs.")
    assert [c.value for c in told.decks] == ["Note: daily."] * ("Note" in head)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (r'"Varn: \"We run\""', 'Varn: "We run"'),
        (r'"Lake \\ town, \u201cdaily\u201d"', "Lake \\ town, “daily”"),
        ("'It''s the ferry'", "It's the ferry"),
        ("'Run', he said, 'run'", "'Run', he said, 'run'"),
        ('"Run", he said, "run"', '"Run", he said, "run"'),
        ('"', '"'),
        ('"Run" he said', '"Run" he said'),
        ("Ferry #1 = the first", "Ferry #1 = the first"),
    ],
)
@pytest.mark.parametrize("head", ["---\ntitle: {}\n---\nIt runs.", "+++\ntitle = {}\n+++\nIt runs."])
def test_quotes_around_a_value_go(head, value, expected):
    told, rest = read_front_matter(head.format(value))
    assert ([c.value for c in told.headlines], rest) == ([expected], "It runs.")


def test_front_matter_in_toml():
    told, rest = read_front_matter(
        '+++\ntitle = "Ferry runs"\nauthors = ["Odo Varn", "Ines Quarrie"]\ndate = 2024-05-06\n'
        "\n[extra]\nshown = true\n+++\nIt runs."
    )
    assert rest == "It runs."
    assert [c.value for c in told.authors] == ["Odo Varn", "Ines Quarrie"]
    assert [c.value for c in (*told.headlines, *told.published)] == ["Ferry runs", "2024-05-06"]


def test_the_head_that_jina_reader_writes():
    told, rest = read_front_matter(READ)
    assert rest == "It runs."
    assert told.headlines == (Candidate("Ferry runs again", "meta:title"),)
    assert told.published == (Candidate("2024-05-06T10:00:00Z", "meta:published time"),)


def test_labels_that_open_a_text():
    told, rest = read_front_matter(
        "Title: Ferry runs\nAuthor: Odo Varn\n\nSource: The Lake Courier\n\nIt runs.\n\nNote: daily."
    )
    assert rest == "It runs.\n\nNote: daily."
    assert told.headlines == (Candidate("Ferry runs", "meta:title"),)
    assert told.authors == (Candidate("Odo Varn", "meta:author"),)
    assert told.site_names == (Candidate("The Lake Courier", "meta:source"),)


def test_a_label_that_tells_nothing_is_of_the_head():
    told, rest = read_front_matter("Title: Ferry runs\nAuthor:\nDate: 2024-05-06\nText: It runs.")
    assert (rest, told.authors) == ("It runs.", ())
    assert [c.value for c in (*told.headlines, *told.published)] == ["Ferry runs", "2024-05-06"]


def test_labels_tell_what_can_be_written():
    told, _ = read_front_matter("Title: Ferry \ud83d runs\0\nAuthor: \0\n\nIt runs.")
    assert (told.headlines, told.authors) == ((Candidate("Ferry \ufffd runs", "meta:title"),), ())


@pytest.mark.parametrize("label", ["Text: ", "Full text: ", "BODY:\n\n"])
def test_a_story_that_has_a_label_too(label):
    told, rest = read_front_matter(
        f'Title: "We run," said Varn, "we run"\nDate: 2012-05-06\n{label}It runs. Text: daily.'
    )
    assert rest == "It runs. Text: daily."
    assert told.headlines == (Candidate('"We run," said Varn, "we run"', "meta:title"),)


@pytest.mark.parametrize(
    "labels",
    [
        "Length: 90 words\n\nByline: By ODO VARN\n\nDateline: LAKE TOWN, May 6\n\nBody\n",
        "BYLINE: By ODO VARN\n\nLENGTH: 90 words\n\nDATELINE: LAKE TOWN, May 6\n",
    ],
)
def test_labels_of_an_archive_of_newspapers(labels):
    lead = "The ferry runs again from Monday on, the town said, and two hundred people stood on the quay to see it."
    above, below = (
        "Ferry runs again\n\nThe Lake Courier\n\nMay 7, 2012 Monday",
        "Load-Date: May 8, 2012\n\nEnd of Document",
    )
    text = f"{above}\n\n{labels}\n{lead}\n\n{below}"
    article = newsclean.extract_text(text)
    assert (article.headline, article.authors[0].name, str(article.published)) == (
        "Ferry runs again",
        "Odo Varn",
        "2012-05-07",
    )
    assert (article.dateline.raw, article.dateline.places, str(article.dateline.day)) == (
        "LAKE TOWN, May 6",
        ("LAKE TOWN",),
        "2012-05-06",
    )
    assert article.text == f"LAKE TOWN, May 6\n{lead}"


@pytest.mark.parametrize(
    "text",
    [
        "Ferry runs\nBody\nIt runs.",
        "Title: Ferry runs\nDescription: It runs.",
        "Title: Ferry runs\nAuthor: Odo Varn\n" + "\n" * 198 + "Date: Monday\nIt runs.",
        f"Title: Ferry runs\nSummary: {'It runs. ' * 300}\nIt runs.",
        "Title: Ferry runs\u2028It runs.\nAuthor: Odo Varn\nIt runs.",
        "Author: Does it run?\nAuthor: And when?\nIt runs.",
        "Page: We run it.\nPage: Every day.\nIt runs.",
        "Length: 12 km\nCategory: walks\nIt runs.",
        "BYLINE: Odo Varn\n\nIt runs.",
        "Ferry runs\nUPDATED: It runs\nDATE: Monday\nIt runs.",
        "",
        "---",
        "---\n",
        "---\ntitle: Ferry",
        "---\nThe ferry runs.\n---\nIt does.",
        "Title: Ferry\n\nIt runs.",
        "---\n---\nIt.",
    ],
)
def test_what_is_no_head_stays(text):
    assert read_front_matter(text) == (Metadata(), text)


def test_a_clipped_page_knows_what_its_head_says():
    article = newsclean.extract_text(CLIPPED.replace("It runs.", "The ferry runs again from Monday on, the town said."))
    assert (article.headline, str(article.published), article.url) == (
        "Ferry runs again",
        "2024-05-06",
        "https://lake.example/ferry",
    )
    assert [person.name for person in article.authors] == ["Odo Varn", "Ines Quarrie"]
    assert article.text.endswith("The ferry runs again from Monday on, the town said.")
    assert "source" not in "".join(block.text for block in newsclean.explain_text(CLIPPED).blocks)


@pytest.mark.parametrize(
    "piece", ["---\n", "a: b\n", "- a\n", "a:", "a: {", " ", "Markdown Content:\n", "'", "Title: a\n", "BYLINE: a\n"]
)
def test_cost_grows_in_step_with_a_head(piece):
    for head in ("---\n", "Title: a\nAuthor: b\n"):
        check_growth(lambda text, head=head: read_front_matter(head + text), repeated(piece), 1_000_000)


@pytest.mark.parametrize(
    "line",
    [
        "<span>By </span><a href=/author/1>Ada Weir</a><span> and </span><a href=/author/2>Odo Varn</a>",
        "<span>By</span> <b>Ada Weir</b> and <b>Odo Varn</b> <i>4 May 2024</i>",
        "<span>Von</span> <span>Ada Weir</span><span>und</span><span>Odo Varn</span><span>Lesezeit: 2 Min.</span>",
    ],
)
def test_a_label_stands_before_all_that_it_lists(line: str) -> None:
    article = newsclean.extract(
        f"<h1>The ferry over the lake runs again</h1><div>{line}</div><p>It stood still. It runs.</p>"
    )
    assert [author.name for author in article.authors] == ["Ada Weir", "Odo Varn"]
