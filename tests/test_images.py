"""Pictures of the story, with captions and credits; and none of other stories."""

import json

import pytest
from lxml import etree
from timing import check_growth

import newsclean
from newsclean.blocks import Block, Scope, read_tree
from newsclean.images import Layout, extract_images, without_captions
from newsclean.images.cuts import file_name
from newsclean.metadata import Candidate, Figure, Metadata
from newsclean.noise import element_rule

URL = "https://example.org/news/bridge"


def figures(tree: etree._Element, metadata: Metadata, url: str | None = None) -> tuple[Figure, ...]:
    """The pictures of a page, of which the long texts are the story."""
    blocks, places = read_tree(tree, element_rule)
    told = frozenset(i for i, block in enumerate(blocks) if len(block.text) > 100)
    return extract_images(Layout(tree, places, blocks, told), metadata, url)


def images(body: str, metadata: Metadata | None = None) -> list[tuple[str, str | None, str | None]]:
    html = f"<html><body>{body}</body></html>".encode()
    tree = etree.fromstring(html, etree.HTMLParser(huge_tree=True, encoding="utf-8"))
    return [(f.url, f.caption, f.credit) for f in figures(tree, metadata or Metadata(), URL)]


def story(body: str) -> str:
    return f"<article><h1>Old bridge reopens</h1><p>Cars cross.</p>{body}</article>"


BRIDGE = "https://example.org/pics/bridge.jpg"


IMG = "<img src='/pics/bridge.jpg'>"


@pytest.mark.parametrize(
    "body",
    [
        "<figure>{}</figure><figcaption>The old bridge.</figcaption>",
        "<div><div>{}</div><figcaption>The old bridge.</figcaption></div>",
        "<ul><li>{}<span class='img-info'>The old bridge.</span></ul>",
        "<figure>{}</figure><p class='content-media__description'>The old bridge.</p>",
    ],
)
def test_a_caption_beside_the_picture(body: str) -> None:
    assert images(story(body.format(IMG))) == [(BRIDGE, "The old bridge.", None)]


def test_a_heading_behind_the_picture_is_no_caption_whatever_it_is_called() -> None:
    assert images(story(f"<figure>{IMG}</figure><h3 class=media-text>Ferry runs</h3>")) == [(BRIDGE, None, None)]


@pytest.mark.parametrize("name", ["sr-only", "off-screen", "a11y-hidden"])
def test_words_for_screen_readers_are_no_part_of_a_caption(name: str) -> None:
    caption = f"<figcaption><span class='{name}'>Image caption: </span>The old bridge.</figcaption>"
    assert images(story(f"<figure>{IMG}{caption}</figure>")) == [(BRIDGE, "The old bridge.", None)]


@pytest.mark.parametrize(
    ("inside", "caption", "credit"),
    [
        (f"{IMG}<figcaption>The <b>old</b> bridge.</figcaption>", "The old bridge.", None),
        (
            f"{IMG}<figcaption>The bridge. <i class='img-credit'>A. Muster/ENA</i></figcaption>",
            "The bridge.",
            "A. Muster/ENA",
        ),
        (
            f"{IMG}<figcaption>The bridge. <i class=fotograf>A. Muster</i>/ENA</figcaption>",
            "The bridge.",
            "A. Muster/ENA",
        ),
        (f"{IMG}<span itemprop=copyrightHolder>ENA</span>", None, "ENA"),
        (
            f"{IMG}<span><figcaption>The bridge.</figcaption> <cite>A. Muster for Kite</cite></span>",
            "The bridge.",
            "A. Muster for Kite",
        ),
        (f"{IMG}<figcaption>The bridge. Source: <cite>ENA</cite></figcaption>", "The bridge. Source: ENA", None),
        (
            f"{IMG}<figcaption>The bridge <span>Álvaro Muster/Lusa</span></figcaption>",
            "The bridge",
            "Álvaro Muster/Lusa",
        ),
        (f"{IMG}<figcaption>The bridge is <b>open/shut</b></figcaption>", "The bridge is open/shut", None),
        # how many pictures there are
        (f"{IMG}<figcaption><p>The bridge.</p><ul><li>1 <i>/ 8</i></li></ul></figcaption>", "The bridge.", None),
        (f"{IMG}<figcaption><b>2 of 7.</b> The bridge.</figcaption>", "The bridge.", None),
        (f"{IMG}<figcaption>Of 7 piers 1/2 stand.</figcaption>", "Of 7 piers 1/2 stand.", None),
        # a button before the picture
        (f"<a><img src='/i/btn_next.png'></a>{IMG}<figcaption>The bridge.</figcaption>", "The bridge.", None),
        ("<img src='data:x' data-src='/pics/bridge.jpg'>", None, None),
        ("<img srcset='/pics/b1.jpg 640w, /pics/bridge.jpg 1280w'>", None, None),
        ("<picture><source srcset='/pics/bridge.jpg 1x'></picture>", None, None),
        ("<img data-srcset='/pics/small.jpg 300w, /pics/bridge.jpg 1200w,/pics/b.jpg 640w'>", None, None),
        ("<img src='/pics/b.jpg?width=16' data-srcset='/pics/small.jpg 300w, /pics/bridge.jpg 1200w'>", None, None),
        ("<img srcset='/pics/bridge.jpg, /pics/b2.jpg'>", None, None),
        ("<img srcset='/pics/b1.jpg 640w 480h, /pics/bridge.jpg 1280w 960h'>", None, None),
        (f"<a href='/pics/large.jpg'>{IMG}</a>", None, None),
    ],
)
def test_a_picture_of_the_story(inside: str, caption: str | None, credit: str | None) -> None:
    assert images(story(f"<figure>{inside}</figure>")) == [(BRIDGE, caption, credit)]


def test_a_picture_with_a_caption_but_no_figure() -> None:
    assert images(story(f"<div>{IMG}<p class='wp-caption-text'>The bridge.</p></div>")) == [
        (BRIDGE, "The bridge.", None)
    ]


@pytest.mark.parametrize(
    ("inside", "caption", "credit"),
    [
        (
            f"{IMG}<div data-c-caption='The old bridge.' data-c-credit='Ana Ruiz/Kite'></div>",
            "The old bridge.",
            "Ana Ruiz/Kite",
        ),
        (f"<a data-caption='<p>The old&amp;nbsp;bridge.</p>' href='/b.jpg'>{IMG}</a>", "The old bridge.", None),
        ("<img src='/pics/bridge.jpg' data-image-copyright='Kite'>", None, "Kite"),
        # what is printed is surer
        (f"<a data-caption='Bridge, old'>{IMG}</a><figcaption>The bridge.</figcaption>", "The bridge.", None),
        (
            f"<b data-credit='Ana Ruiz'>{IMG}</b><figcaption>The bridge. Photo: Ana Ruiz/Kite</figcaption>",
            "The bridge. Photo: Ana Ruiz/Kite",
            None,
        ),
        # for other uses
        ("<img src='/pics/bridge.jpg' data-pin-caption='Ten old bridges' data-has-credit='yes'>", None, None),
        ("<img src='/pics/bridge.jpg' data-caption='img-caption' data-copyright='/img/c/1.jpg'>", None, None),
    ],
)
def test_a_caption_that_only_attributes_tell(inside: str, caption: str | None, credit: str | None) -> None:
    assert images(story(f"<figure>{inside}</figure>")) == [(BRIDGE, caption, credit)]


@pytest.mark.parametrize("label", ["Image source, ", "Image source: ", "Bildquelle: "])
def test_a_label_that_only_screen_readers_say_leads_a_credit(label: str) -> None:
    credit = f"<span role=text><span class=visually-hidden>{label}</span>Ana Ruiz</span>"
    caption = "<figcaption>The old bridge.</figcaption>"
    assert images(story(f"<figure><div>{IMG}{credit}</div>{caption}</figure>")) == [
        (BRIDGE, "The old bridge.", "Ana Ruiz")
    ]


@pytest.mark.parametrize(
    ("printed", "caption"),
    [
        ("image: A bridge that nobody crosses", "A bridge that nobody crosses"),
        ("Photo: Ana Ruiz/AP", "Photo: Ana Ruiz/AP"),
        ("Photo: Ana Ruiz", "Photo: Ana Ruiz"),
    ],
)
def test_a_label_before_a_caption_with_a_credit_of_its_own(printed: str, caption: str) -> None:
    label, _, rest = printed.partition(" ")
    lines = f"<p><strong>{label} </strong>{rest}</p><p class=credit>Kite</p>"
    assert images(story(f"<figure>{IMG}<figcaption>{lines}</figcaption></figure>")) == [(BRIDGE, caption, "Kite")]


@pytest.mark.parametrize(
    "body",
    [
        "<div class=post-thumbnail><img class='attachment-large wp-post-image' src='/pics/bridge.jpg' width=800></div>",
        f"<div class=featured-image><span>{IMG}</span></div>",
        f"<a class=post_thumbnail href='/pics/bridge.jpg'>{IMG}</a>",
        "<img src='/pics/bridge.jpg' width=1080 height=675>",
    ],
)
def test_the_story_s_own_picture_without_figure_caption_or_data(body: str) -> None:
    assert images(story(body)) == [(BRIDGE, None, None)]
    named = Metadata(images=(Candidate("https://example.org/pics/ferry.jpg", "meta"),))
    assert [url for url, _, _ in images(story(body), named)] == ["https://example.org/pics/ferry.jpg"]


@pytest.mark.parametrize(
    "body",
    [
        "<div class=post-thumbnail><img src='/pics/bridge.jpg' width=150 height=100></div>",
        "<a href='/news/flood'><img class=wp-post-image src='/pics/bridge.jpg'></a>",
        "<article><img class=wp-post-image src='/pics/bridge.jpg'><p>Flood in the valley.</p></article>",
        "<div class=featured-image><img src='/pics/share-button.png'></div>",
        "<div class=without-featured-image><div><div><img src='/pics/bridge.jpg'></div></div></div>",
        f"{IMG}",
        "<p>Fog.</p><div><div><img src='/pics/bridge.jpg' width=800></div></div>",
    ],
)
def test_a_bare_picture_that_may_be_another_s(body: str) -> None:
    assert images(story(body)) == []


FIGURE = "<figure><img src='/pics/bridge.jpg'><figcaption>Flood in the valley.</figcaption></figure>"


@pytest.mark.parametrize(
    "body",
    [
        f"<aside>{FIGURE}</aside>",
        f"<div class='related-stories'>{FIGURE}</div>",
        f"<a href='/news/flood'>{FIGURE}</a>",
        f"<nav>{FIGURE}</nav>",
        f"<footer>{FIGURE}</footer>",
        "<figure class=author><img src='/ada.jpg'><figcaption>Ada Beispiel</figcaption></figure>",
    ],
)
def test_a_picture_of_another_story(body: str) -> None:
    assert images(story(body)) == []


@pytest.mark.parametrize("name", ["row asset-masthead", "hero-banner", "story-banner", "banner-image"])
def test_the_lead_picture_may_stand_in_a_banner(name: str) -> None:
    captioned = f"<figure>{IMG}<figcaption>The old bridge.</figcaption></figure>"
    assert images(story(f"<div class='{name}'>{captioned}</div>")) == [(BRIDGE, "The old bridge.", None)]
    called = f"{IMG}<p class=caption>The old bridge.</p>"
    assert images(f"<article><div class='{name}'><div>{called}</div></div><h1>Old bridge reopens</h1></article>") == [
        (BRIDGE, "The old bridge.", None)
    ]


def test_a_bare_picture_outside_the_story_is_none() -> None:
    assert images(story("") + "<figure><img src='/x.jpg'></figure>") == []


@pytest.mark.parametrize(
    ("body", "caption"),
    [
        ("<div class=x1>{}<p class=x2>The old bridge. Photo: Ana Ruiz</p></div>", "The old bridge. Photo: Ana Ruiz"),
        ("<div>{}<p class=text-xs>The old bridge at dawn (Photo/ENA)</p></div>", "The old bridge at dawn (Photo/ENA)"),
        ("<div>{}<div class=x3>老橋重新開放。（王小明攝）</div></div>", "老橋重新開放。（王小明攝）"),
        (
            "<table><tbody><tr><td>{}</td></tr><tr><td class=image_desc>The old bridge.</td></tr></tbody></table>",
            "The old bridge.",
        ),
    ],
)
def test_a_caption_that_only_its_end_or_its_row_tells(body: str, caption: str) -> None:
    assert images(story(body.format(IMG))) == [(BRIDGE, caption, None)]


@pytest.mark.parametrize("picture", [IMG, f"<div>{IMG}</div>", f"<div><a href=#>{IMG}</a></div>"])
def test_a_caption_right_behind_a_picture_among_much_else(picture: str) -> None:
    body = f"<div><h2>A</h2><p>B</p><p>C</p><p>D</p>{picture}<p class=thumb-desc>The old bridge.</p><p>E</p></div>"
    assert images(body) == [(BRIDGE, "The old bridge.", None)]


@pytest.mark.parametrize(
    ("line", "is_caption"),
    [
        ("<p style='text-align: center'>The bridge at dawn</p>", True),
        ("<p align=center><span>The bridge at dawn</span></p>", True),
        ("<p class='has-text-align-center'>The bridge at dawn</p>", True),
        ("<p class=centerpiece>Cars cross again.</p>", False),
        ("<p align=center>The bridge at dawn</p><p align=center><img src='/pics/mill.jpg'></p>", True),
        ("<p>Cars cross again.</p>", False),
        ("<p align=center><strong>Cars cross</strong></p>", False),
        ("<p align=center>The river runs</p><p align=center>below the bridge</p>", False),
    ],
)
def test_a_line_in_the_middle_below_a_picture_in_the_middle_is_its_caption(line: str, is_caption: bool) -> None:
    page = f"<article><h1>Old bridge</h1>{PROSE * 3}<p style='text-align:center'>{IMG}</p>{line}{PROSE * 2}</article>"
    article = newsclean.extract(page, url=URL)
    assert [i.caption for i in article.images if i.url == BRIDGE] == (["The bridge at dawn"] if is_caption else [None])
    assert ("The bridge at dawn" in article.text) is False


@pytest.mark.parametrize(
    ("body", "caption", "credit"),
    [
        ("<p>{}<br>Photo: Ana Ruiz/ENA</p>", None, "Photo: Ana Ruiz/ENA"),
        (
            "<div><a href=/pics/bridge.jpg>{}</a>The <b>old</b> bridge. Photo: Ana Ruiz</div>",
            "The old bridge.",
            "Photo: Ana Ruiz",
        ),
        ("<p>{}</p><p>© Ana Ruiz</p>", None, "© Ana Ruiz"),
        ("<p>{}</p><p><em>The old bridge. Photo: Ana Ruiz/ENA</em></p>", "The old bridge.", "Photo: Ana Ruiz/ENA"),
        ("<p>{}</p><p>Photo or painting: who knows?</p>", None, None),
        ("<p>{}</p><p>" + 60 * "The bridge. " + "Photo: Ana Ruiz</p>", None, None),
        ("<p>{}Some like it. " + 60 * "The bridge. " + "Photo: Ana Ruiz</p>", None, None),
    ],
)
def test_a_caption_or_credit_that_no_class_tells(body: str, caption: str | None, credit: str | None) -> None:
    page = f"<article><h1>Old bridge</h1>{PROSE * 3}{body.format(IMG)}{PROSE * 3}</article>"
    shown = [i for i in newsclean.extract(page, url=URL).images if i.url == BRIDGE]
    assert [(i.caption, i.credit and i.credit.raw) for i in shown if i.caption or i.credit] == (
        [(caption, credit)] if credit else []
    )


def test_what_stands_between_a_picture_and_a_caption_parts_them() -> None:
    body = f"<div><h2>A</h2><p>B</p><p>C</p><p>D</p>{IMG}<p>E</p><p class=thumb-desc>The old bridge.</p></div>"
    assert images(body) == []


def test_a_line_beside_a_picture_that_ends_otherwise_is_no_caption() -> None:
    assert images(f"<div>{IMG}<p>The old bridge: photo or painting?</p></div>") == []


def test_the_lead_picture_comes_first_and_once() -> None:
    lead = Metadata(images=(Candidate("https://cdn.example.org/w1200/bridge.jpg?q=9", "meta:og:image"),))
    body = story("<figure><img src='/pics/ferry.jpg'><figcaption>The ferry.</figcaption></figure>" + FIGURE)
    assert [url for url, _, _ in images(body, lead)] == [lead.images[0].value, "https://example.org/pics/ferry.jpg"]
    assert images("", lead) == [("https://cdn.example.org/w1200/bridge.jpg?q=9", None, None)]


def test_captions_and_credits_that_only_the_data_has() -> None:
    told = Metadata(
        images=(Candidate(BRIDGE, "json-ld"),),
        figures=(Figure(BRIDGE, "The bridge at dawn.", "Ada Beispiel/ENA", "json-ld"),),
    )
    assert images(story("<figure><img src='/pics/bridge.jpg'></figure>"), told) == [
        (BRIDGE, "The bridge at dawn.", "Ada Beispiel/ENA")
    ]


def test_addresses_that_are_none() -> None:
    assert images(story("<figure><img src='http://[x'></figure><figure><img src=''></figure><figure></figure>")) == [
        ("http://[x", None, None)
    ]


@pytest.mark.parametrize(
    "address",
    [
        "https://s.example.org/i/blank.jpg",
        "/img/opengraph_default.png",
        "/theme/ogPlaceholder.jpg",
        "/facebook.png?v=2",
        "/static/logo-big.svg",
        "/static/t_logo_2048_black.png",
        "/static/exampleRundfunk_200x200.png",
        "/assets/logos/small/barge.png",
        "https://img.example-rundfunk.org",
        "null",
        "/files/2024/05/Example_Rundfunk_Logo_gross_blau.png",
        "/files/EXDefault.jpg",
        "/signs/e_logo_2048_black.png",
        "/img/examplerundfunk_200x200.png",
        "https://secure.gravatar.com/blavatar/0f3a9b1c?s=200",
    ],
)
def test_a_picture_that_stands_for_any_story_is_no_lead(address: str) -> None:
    tree = etree.fromstring(b"<html></html>", etree.HTMLParser())
    lead, other = Candidate(address, "json-ld"), Candidate("/pics/bridge.jpg", "meta:og:image")
    page = "https://example-rundfunk.org/bridge"
    assert [f.url for f in figures(tree, Metadata(images=(lead,)), page)] == []
    found = figures(tree, Metadata(images=(lead, other)), page)
    assert [f.url for f in found] == ["https://example-rundfunk.org/pics/bridge.jpg"]


@pytest.mark.parametrize(
    "address",
    [
        "/2024/05/rivals-logo.jpg",
        "/pics/16-9-aspect-ratio_default_0.jpg",
        "/icons/bridge-in-the-fog.jpg",
        "/2024/new-logo/bridge.jpg",
        "/2024-lark-bridge-facebook.png",
    ],
)
def test_a_picture_whose_name_has_such_a_word_by_chance_is_the_lead(address: str) -> None:
    assert [url for url, _, _ in images("", Metadata(images=(Candidate(address, "json-ld"),)))] == [
        f"https://example.org{address}"
    ]


def test_a_button_at_a_picture_is_no_picture_with_its_caption() -> None:
    caption = "<div class=caption>The bridge at dawn.</div>"
    for button in ("/design/zoomIcon.png", "/design/btn_slide_previous.gif"):
        assert images(story(f"<div class=photo>{IMG}<img src='{button}'>{caption}</div>")) == [
            ("https://example.org/pics/bridge.jpg", "The bridge at dawn.", None)
        ]
    assert images(story(f"<div class=photo><img src='/pics/icon-maker.jpg'>{caption}</div>")) == [
        ("https://example.org/pics/icon-maker.jpg", "The bridge at dawn.", None)
    ]


def test_a_figure_with_the_byline_is_the_author_s_portrait() -> None:
    assert (
        images(story(f"<figure>{IMG}<figcaption>By <a rel=author href=/a>Ada Weir</a>, 4 May</figcaption></figure>"))
        == []
    )
    assert images(story(f"<figure>{IMG}<figcaption><address>Ada Weir</address></figcaption></figure>")) == []


def test_the_name_of_a_file_is_no_caption() -> None:
    assert images(story(f"<figure>{IMG}<figcaption>bridge-640-ab03.jpg</figcaption></figure>")) == [
        (BRIDGE, None, None)
    ]


def test_a_caption_is_that_of_the_picture_and_not_of_the_button_before_it() -> None:
    shown = f"<figure><img src='/img/btn_back.png'>{IMG}<figcaption>The old bridge.</figcaption></figure>"
    assert images(story(shown)) == [(BRIDGE, "The old bridge.", None)]


def test_a_button_beside_a_picture_is_not_the_picture() -> None:
    buttons = "<a href=#><img src=/i/btn_prev.png></a><a href=#><img src=/i/arrow-next.png></a>"
    caption = "<figcaption>1 of 4. The bridge at dawn</figcaption>"
    expected = [("https://example.org/bridge.jpg", "The bridge at dawn", None)]
    assert images(story(f"<figure><div>{buttons}</div><img src=/bridge.jpg>{caption}</figure>")) == expected
    alone = [("https://example.org/i/arrow.png", "3 of 5 lanes", None)]
    assert images(story("<figure><img src=/i/arrow.png><figcaption>3 of 5 lanes</figcaption></figure>")) == alone


def test_a_caption_is_words_and_no_button() -> None:
    for button in ("<span role=button>Show more</span>", "<span class=m>more &gt;</span>", "<a href=#>Mehr …</a>"):
        assert images(story(f"<figure>{IMG}<figcaption>The bridge. {button}</figcaption></figure>")) == [
            (BRIDGE, "The bridge.", None)
        ]
    assert images(story(f"<figure>{IMG}<figcaption>One <span>more</span> bridge.</figcaption></figure>")) == [
        (BRIDGE, "One more bridge.", None)
    ]
    assert images(story(f"<figure>{IMG}<figcaption>4.5.2024</figcaption></figure>")) == [(BRIDGE, None, None)]


def test_a_picture_within_what_is_called_its_caption() -> None:
    inside = f"<span class=lead-caption>{IMG}<span class=caption>The bridge.</span></span>"
    assert images(story(inside)) == [(BRIDGE, "The bridge.", None)]


def test_an_address_in_a_list_of_sizes() -> None:
    sizes = """<img data-src='{"default":"//cdn.example.org/b.img?w=9","w":{"1":"//x.org/c"}}' src='/x.gif'>"""
    assert images(story(f"<figure>{sizes}</figure>")) == [("https://cdn.example.org/b.img?w=9", None, None)]
    film = "<video><source src='/film.mp4'></video>"
    assert images(story(f"<figure>{film}{IMG}<figcaption>The bridge.</figcaption></figure>")) == [
        (BRIDGE, "The bridge.", None)
    ]


def test_many_pictures_take_linear_time() -> None:
    def tree(n: int) -> etree._Element:
        body = story("<div>" * 20 + "<figure><img src=/a.jpg><figcaption>x</figcaption></figure><img src=/b.jpg>" * n)
        return etree.fromstring(body.encode(), etree.HTMLParser(huge_tree=True))

    assert figures(tree(1), Metadata())
    check_growth(lambda tree: figures(tree, Metadata()), tree, 2_000)


@pytest.mark.parametrize(
    ("body", "caption", "credit"),
    [
        (f"<div class='lead--image'>{IMG}<p class='image--author'>Foto: A. Muster</div>", None, "Foto: A. Muster"),
        (f"<div>{IMG}<small>© A. Muster</small></div>", None, "© A. Muster"),
        (
            f"<figure><div>{IMG}<span>Foto: A. Muster</span></div><figcaption>The bridge.</figcaption></figure>",
            "The bridge.",
            "Foto: A. Muster",
        ),
        (
            f"<div><picture>{'<source srcset=/pics/bridge.jpg>' * 6}{IMG}</picture><p class=photo-credit>ENA</div>",
            None,
            "ENA",
        ),
        (f"<div>{IMG}<p><span class=photoCredit>Lent by A. Muster</span></p></div>", None, "Lent by A. Muster"),
        (f"<div class=image-box><div>{IMG}</div><p class=source>A. Muster</p></div>", None, "A. Muster"),
    ],
)
def test_a_credit_beside_the_picture(body: str, caption: str | None, credit: str) -> None:
    assert images(story(body)) == [(BRIDGE, caption, credit)]


def test_a_portrait_of_the_author_is_no_picture_of_the_story() -> None:
    assert images(f"<h1>Old bridge</h1><div>{IMG}<p class='author-image'>A. Muster</div>") == []
    assert images(f"<h1>Old bridge</h1><div><div class='foto-autor'>{IMG}</div><p>Von A. Muster</div>") == []


@pytest.mark.parametrize(
    "body",
    [
        f"<p align=center>{IMG}<br><i>The old bridge.</i></p>",
        f"<div><a href='/pics/bridge.jpg'>{IMG}</a><br><br><em>The <b>old</b> bridge.</em></div>",
        f"<center>{IMG}<br><small>The old bridge.</small></center>",
        f"<p style='text-align: center'>{IMG}The old bridge.</p>",
        f"<p align=center>{IMG}<br>The old bridge.</p>",
    ],
)
def test_a_line_in_italics_small_print_or_the_middle_below_a_picture_and_nothing_else_is_its_caption(body: str) -> None:
    assert images(f"<h1>Ferry</h1>{body}") == [(BRIDGE, "The old bridge.", None)]


@pytest.mark.parametrize(
    "body",
    [
        f"<p>{IMG}<br><i>Slowly</i>, the ferry left.</p>",
        f"<p>{IMG}<br>Slowly <i>the ferry left.</i></p>",
        f"<p>{IMG}<i>The ferry left.</i></p>",
        f"<p>{IMG}<br><b>The ferry left.</b></p>",
        f"<p align=center>{IMG}<br><b>What we know</b> of the ferry</p>",
        f"<p align=center>{IMG}<br>1 | 2</p>",
        f"<p><i>The ferry left.</i><br>{IMG}</p>",
    ],
)
def test_words_in_italics_among_others_are_no_caption(body: str) -> None:
    assert images(story(body)) == []  # a bare picture is none of the story: a caption would make it one


def test_what_holds_the_headline_is_no_frame_of_the_page() -> None:
    figure = f"<figure>{IMG}<figcaption>The bridge.</figcaption></figure>"
    assert images(f"<div class='sponsored'><h1>Old bridge reopens</h1>{figure}</div>")
    assert not images(f"<h1>Old bridge reopens</h1><div class='sponsored'>{figure}</div>")


def test_what_is_marked_up_as_the_text_is_no_frame_of_the_page() -> None:
    text = f"<div class='content sponsored'{{}}><figure>{IMG}<figcaption>The bridge.</figcaption></figure></div>"
    assert images("<h1>Old bridge reopens</h1>" + text.format(" itemprop=articleBody"))
    assert not images("<h1>Old bridge reopens</h1>" + text.format(""))


def test_pictures_of_one_resizer_are_not_one_picture() -> None:
    sources = [f"/resize/320x227/?url=https%3A%2F%2Fcdn.example.org%2F{name}.jpg" for name in ("bridge", "ferry")]
    body = "".join(f"<figure><img src='{source}'><figcaption>{source[-9:]}</figcaption></figure>" for source in sources)
    assert len(images(story(body))) == 2


def test_a_second_caption_that_is_a_credit() -> None:
    captions = "<figcaption>The bridge.</figcaption><figcaption><b>Image Credits:</b> A. Muster</figcaption>"
    assert images(story(f"<figure>{IMG}{captions}</figure>")) == [(BRIDGE, "The bridge.", "Image Credits: A. Muster")]


def test_a_credit_behind_the_figure() -> None:
    figure = f"<figure>{IMG}<figcaption>The bridge.</figcaption></figure>"
    assert images(story(f"<div>{figure}<p class=photo-credit>A. Muster</p></div>")) == [
        (BRIDGE, "The bridge.", "A. Muster")
    ]
    assert images(story(f"<div>{figure}<p class=author>A. Muster</p></div>")) == [(BRIDGE, "The bridge.", None)]


def test_an_aside_that_is_a_picture() -> None:
    caption = "<p class=caption>The bridge. <span class=credits>(A. Muster)</span></p>"
    assert images(story(f"<aside class='left image'>{IMG}{caption}</aside>")) == [
        (BRIDGE, "The bridge.", "(A. Muster)")
    ]
    assert images(story(f"<aside class='inline inline-photo'>{IMG}{caption}</aside>")) != []
    assert images(story(f"<aside class='left'>{IMG}{caption}</aside>")) == []


def test_files_that_are_called_by_their_size_alone() -> None:
    figure = "<figure><img src='/pics/{0}/960x0.jpg'><figcaption>{0}.</figcaption></figure>"
    lead = Metadata(images=(Candidate("https://example.org/pics/a/0x0.jpg", "meta:og:image"),))
    found = images(story(figure.format("a") + figure.format("b")), lead)
    assert [(url[25:], caption) for url, caption, _ in found] == [("a/0x0.jpg", "a."), ("b/960x0.jpg", "b.")]


@pytest.mark.parametrize(
    "body",
    [
        f"<p>{IMG}</p>",
        f"<p><a href='/pics/large.jpg'>{IMG}</a></p>",
        "<div><img class='alignnone size-full wp-image-8' src='/pics/bridge.jpg'></div>",
    ],
)
def test_a_bare_picture_that_an_editor_set_into_the_story(body: str) -> None:
    assert images(story(body + PROSE)) == [(BRIDGE, None, None)]
    assert images(f"<h1>Old bridge reopens</h1>{body}") == []


@pytest.mark.parametrize(
    "body", [f"<p>{IMG} Share this.</p>", f"<p><a href='/tickets'>{IMG}</a></p>", f"<div>{IMG}</div>"]
)
def test_a_bare_picture_that_nothing_shows_to_be_of_the_story(body: str) -> None:
    assert images(story(body)) == []


@pytest.mark.parametrize(
    ("base", "url", "expected"),
    [
        ("https://cdn.example/lake/", None, "https://cdn.example/lake/ferry.jpg"),
        ("/pictures/", "https://lake.example/news/ferry", "https://lake.example/pictures/ferry.jpg"),
        ("", "https://lake.example/news/ferry", "https://lake.example/news/ferry.jpg"),
        ("http://[", "https://lake.example/news/ferry", "ferry.jpg"),
    ],
)
def test_the_base_of_a_page_completes_addresses(base: str, url: str | None, expected: str) -> None:
    page = (
        f'<html><head><base href="{base}"></head><body><article><h1>The ferry runs again</h1>'
        '<figure><img src="ferry.jpg" width="800" height="600"></figure>'
        "<p>The ferry over the lake runs again from Monday on, the town council said.</p></article></body></html>"
    )
    (image,) = newsclean.extract(page, url=url).images
    assert image.url == expected


@pytest.mark.parametrize(
    ("lead", "shown"),
    [
        ("/a/river-mill_1200_social.jpg", "/b/river-mill_2880x1620_lede.webp"),
        ("/pics/18637072/rawImage.jpg", "/pics/18637072/920x920.jpg"),
        ("/pics/03MILL/03MILL-facebookJumbo.jpg", "/pics/03MILL/weir_1854_2b7c-articleLarge.jpg"),
        ("/p/24224496_v4_3_800.jpeg", "/p/24224496_v16_9_600.webp"),
        ("/p/csm_old-mill_a395f41217.jpg", "/p/csm_old-mill_93268333ee.jpg"),
        ("/p/old-mill-240~1920x1080", "/p/old-mill-240~276x155"),
        ("/r/?url=https%3A%2F%2Fcdn.example%2Fold-mill.jpg&w=700", "/pics/old-mill-320x200.jpg"),
        ("/c/mill-wheel-facebookJumbo.jpg", "/c/mill-wheel-articleLarge.jpg"),
        ("/c/mill-wheel_w1200.jpg", "/c/mill-wheel_w948_r1.5.webp"),
        ("/c/mill-wheel-og.png", "/c/mill-wheel-1600.jpg"),
        ("/c/mill-wheel.jpg", "/c/mill-wheel-320-80.jpg"),
        ("/c/a7f39c02/0_0_6000_3600/master/6000.jpg", "/c/a7f39c02/0_0_6000_4000/master/6000.jpg"),
        ("/c/orgel-bild/wide__1300x731", "/c/orgel-bild/wide__822x462"),
        ("/c/orgel-81f2/alternates/LANDSCAPE_1280", "/c/orgel-81f2/alternates/LANDSCAPE_840"),
        ("/c/0b8b2c1e-7d41.original1024.jpg", "/c/0b8b2c1e-7d41.original736.jpg"),
        ("/p/1741234-old-mill-2n4Qnu87yTea.jpg", "/p/1741234-old-mill-2n4Qnu88oYBG.jpg"),
        ("/p/1741234_W2040C2040x1360o0x0.jpg", "/q/1741234_M400x267.jpg"),
        ("/p/a1.jpg", "/p/a1-wide.jpg"),
        ("/c/332174/fill-1200x800|format-webp|webpquality-85/", "/c/332174/fill-640x426|format-webp|webpquality-70/"),
        (
            "/c/d/crop/?url=https%3A%2F%2Fcdn.example%2Fold-mill-5",
            "/c/e/crop/?url=https%3A%2F%2Fcdn.example%2Fold-mill-5",
        ),
        ("/pics/get.ashx?w=1200&uuid=0f9c1d2e", "/pics/get.ashx?uuid=0f9c1d2e&w=640"),
        ("/pics.aspx/1741234?share=1&o=bar.png", "/pics.aspx/1741234?share=0"),
        ("/p/old-mill-102~_v-gallery.jpg", "/p/old-mill-102~_v-16x9@2dM.jpg"),
        ("/p/old-mill.jpg_55446.jpg", "/p/old-mill.jpg_77331.jpg"),
        ("/p/old-mill.jpg.200x200_q90_crop-0,0_upscale.jpg", "/p/old-mill.jpg.300x374_q100.jpg"),
        ("/p/a7f0c9e2", "/p/a7f0c9e2=s750"),
        ("/c/old-mill.jpg", "/d/old-mill.0.jpg"),
        ("/p/123/mill_1200.jpg", "/p/123/mill_900.jpg"),
    ],
)
def test_the_lead_is_the_picture_on_display_that_is_another_cut_of_it(lead: str, shown: str) -> None:
    told = Metadata(images=(Candidate(lead, "meta:og:image"),))
    figure = f"<figure><img src='{shown}'><figcaption>The old mill at dawn</figcaption></figure>"
    assert images(story(figure), told) == [(f"https://example.org{lead}", "The old mill at dawn", None)]


@pytest.mark.parametrize(
    ("lead", "shown"),
    [
        ("/p/old-mill-1.jpg", "/p/old-mill-2.jpg"),
        ("/p/old-mill-1138.jpg", "/p/old-mill-1140.jpg"),
        ("/2024/05/1200.jpg", "/2024/05/ferry.jpg"),
        ("/p/mill.jpg", "/p/weir.jpg"),
        ("/p/DSC_0101.jpg", "/p/DSC_0102.jpg"),
        ("/p/mill.jpg", "/p/mill-wheel.jpg"),
        ("/p/20240110.jpg", "/q/mill-20240110.jpg"),
        ("/p/mill/1440.jpg", "/p/weir/978.jpg"),
        ("/g/2024-mill/101.jpg", "/g/2024-mill/102.jpg"),
        ("/p/1741234-1.jpg", "/p/1741234-2.jpg"),
        ("/photo.php?id=0f9c1&w=640", "/photo.php?id=77aa8&w=640"),
        ("/r/scale-to-width-down/2000", "/s/weir-2/scale-to-width-down/113"),
        ("/pics/1.jpg", "/pics/2.jpg"),
        ("/p/a.jpg", "/q/a-social.jpg"),
    ],
)
def test_pictures_with_names_much_alike_are_two(lead: str, shown: str) -> None:
    told = Metadata(images=(Candidate(lead, "meta:og:image"),))
    figure = f"<figure><img src='{shown}'><figcaption>The old mill at dawn</figcaption></figure>"
    assert [url for url, _, _ in images(story(figure), told)] == [
        f"https://example.org{lead}",
        f"https://example.org{shown}",
    ]


def test_the_lead_is_the_picture_on_display_with_its_caption() -> None:
    caption = "The old mill by the river at dawn"
    told = Metadata(
        images=(Candidate("https://example.org/x/8.jpg", "json-ld"),),
        figures=(Figure("https://example.org/x/8.jpg", caption, None, "json-ld"),),
    )
    figure = f"<figure><img src='/y/9.jpg'><figcaption>{caption}.</figcaption></figure>"
    assert [url for url, _, _ in images(story(figure), told)] == ["https://example.org/x/8.jpg"]


@pytest.mark.parametrize(
    "body",
    [
        f"<figure><a href='/news/another-story'>{IMG}</a></figure>",
        f"<section><article><figure>{IMG}</figure><h3>Another story</h3></article></section>",
        "<figure><img src='/theme/lazyload-placeholder.png'></figure>",
        "<figure><img src='/img/icons/preload.gif'></figure>",
        "<figure><img src='/static/loading-bar.svg'></figure>",
        "<figure><img data-src='https://player.example/embed/88'></figure>",
    ],
)
def test_ways_to_other_pages_and_what_stands_in_for_pictures_are_none(body: str) -> None:
    assert images(story(body)) == []


def test_a_linked_picture_with_a_caption_is_of_the_story() -> None:
    assert images(story(f"<figure><a href='/gallery'>{IMG}</a><figcaption>Dawn.</figcaption></figure>")) != []


def test_the_address_of_a_picture_is_not_that_of_what_is_shown_until_it_is_there() -> None:
    lazy = "<figure><img src='/i/spinner.gif' srcset='/pics/bridge.jpg 2x'></figure>"
    sized = "<figure><img data-src='/pics/bridge.jpg 640w, /pics/large.jpg 840w'></figure>"
    assert images(story(lazy)) == images(story(sized)) == [(BRIDGE, None, None)]


PROSE = (
    "<p>The old bridge over the river opened again on Monday: for eleven months the town went round by the mill.</p>"
)


@pytest.mark.parametrize(
    "picture", [IMG, f"<div class=separator><a href='/pics/large.jpg'>{IMG}</a></div>", f"<span>{IMG}</span>"]
)
def test_a_bare_picture_between_paragraphs_is_of_the_story(picture: str) -> None:
    assert images(f"<h1>Old bridge reopens</h1><div>{PROSE}{PROSE}{picture}{PROSE}</div>") == [(BRIDGE, None, None)]


@pytest.mark.parametrize("line", ["<span>The old bridge</span>", "<div class=under><b>The old bridge</b></div>"])
def test_a_line_in_one_box_with_a_picture_between_paragraphs_is_its_caption(line: str) -> None:
    box = f"<div class=foto><a href='/pics/large.jpg'>{IMG}</a>{line}</div>"
    found = images(f"<h1>Old bridge reopens</h1><div>{PROSE}{PROSE}<div>{box}</div>{PROSE}</div>")
    assert found == [(BRIDGE, "The old bridge", None)]
    assert images(story(f"<figure>{IMG}{line}</figure>")) == found


@pytest.mark.parametrize(
    "picture",
    [
        f"<div>{IMG}<p><a href='/ferry'>The ferry sails again</a></p></div>",
        "<div><img src='/pics/icon.png' width=32><p>The ferry sails again</p></div>",
        "<img src='/pics/bridge.jpg' width=88>",
        "<img src='/pics/print-button.png'>",
        f"<a href='/tickets'>{IMG}</a>",
        f"<div class=author>{IMG}</div>",
    ],
)
def test_a_sign_between_paragraphs_is_no_picture(picture: str) -> None:
    assert images(f"<h1>Old bridge reopens</h1><div>{PROSE}{PROSE}{picture}{PROSE}</div>") == []


@pytest.mark.parametrize(
    ("opening", "is_told"),
    [
        ("<a href='/pics/bridge.jpg'><img src='/pics/bridge.jpg' width=250 height=187></a> ", True),
        ("<img src='/pics/bridge.jpg' width=250px height=187px>", True),
        ("<img src='/pics/bridge.jpg' width=24 height=24>", False),
    ],
)
def test_a_picture_around_which_a_paragraph_of_the_text_runs(opening: str, is_told: bool) -> None:
    prose = "The bridge over the river was closed for eleven weeks, and the ferry carried all who had to cross it."
    found = images(f"<h1>Old bridge reopens</h1><div><p>{opening}{prose}</p><p>{prose}</p><p>{prose}</p></div>")
    assert found == ([(BRIDGE, None, None)] if is_told else [])


def test_a_caption_in_an_element_called_after_the_credit() -> None:
    both = "<figure>{}<span class=image-credit>The mill was built of oak and stone.{}</span></figure>"
    told = [(BRIDGE, "The mill was built of oak and stone.", "Ana Ruiz/ENA")]
    assert images(story(both.format(IMG, " Ana Ruiz/ENA"))) == told
    assert images(story(both.format(IMG, "Ana Ruiz/ENA"))) == told


def test_a_caption_is_no_paragraph_of_the_body() -> None:
    shown = f"<figure>{IMG}<figcaption>The bridge at dawn.<cite>Ana Ruiz/ENA</cite></figcaption></figure>"
    told = "<p>The bridge at dawn. Ana Ruiz/ENA</p>"
    article = newsclean.extract(f"<article><h1>Old bridge reopens</h1>{PROSE * 3}{shown}{told}{PROSE * 3}</article>")
    assert "The bridge at dawn" not in article.text
    assert [image.caption for image in article.images] == ["The bridge at dawn."]


@pytest.mark.parametrize(("caption", "is_out"), [("The bridge at dawn", True), ("The bridge opened at dawn.", False)])
def test_a_caption_that_only_the_data_tells_is_no_paragraph_but_a_sentence_may_be_the_lead(caption, is_out) -> None:
    image = {"@type": "ImageObject", "url": "https://lake.example/bridge-at-dawn.jpg", "caption": caption}
    told = json.dumps({"@type": "NewsArticle", "headline": "Old bridge reopens", "image": image})
    data = f'<script type="application/ld+json">{told}</script>'
    article = newsclean.extract(f"{data}<article><h1>Old bridge reopens</h1><p>{caption}</p>{PROSE * 5}</article>")
    assert (caption not in article.text) == is_out


def test_a_caption_set_in_a_paragraph_is_no_part_of_it_and_what_leads_in_may_be_a_caption_further_down() -> None:
    lead = "The old bridge opened again on Monday."
    inline = f"<span class='photo'>{IMG}</span><span class='caption small'>© Ana Ruiz/ENA</span>"
    shown = f"<figure><img src='/b.jpg'><figcaption>{lead}</figcaption></figure>"
    page = f"<article><h1>Old bridge</h1><p>{inline}<strong>{lead}</strong></p>{PROSE * 3}{shown}{PROSE}</article>"
    assert newsclean.extract(page).body[0].text == lead


def test_a_block_that_is_called_a_caption_is_no_story_though_no_picture_is_known() -> None:
    story = Block("The old bridge over the river opened again on Monday. " * 4, scope=Scope(1, None, "p", ""))
    called = Block("Was the ferry faster?", scope=Scope(2, None, "div", "caption body-width"))
    assert without_captions([story, called, story], [0, 1, 2], []) == [0, 2]
    heading = called._replace(kind="heading")
    assert without_captions([story, heading, story], [0, 1, 2], []) == [0, 1, 2]
    slides = [called] * 5  # a slide show whose captions are the story
    assert without_captions([story, *slides], [*range(6)], []) == [*range(6)]


def test_a_button_is_no_caption_of_a_figure() -> None:
    figure = f"<figure>{IMG}<figcaption>Click to enlarge</figcaption></figure>"
    assert images(f"<h1>Old bridge</h1>{figure}") == []  # nor does it make the picture one of the story


def test_some_captions_of_a_gallery_are_no_story_however_long() -> None:
    told = [f"Ferry {n} leaves the old pier below the mill at dawn." for n in range(5)]
    figures = [Figure(f"/{i}.jpg", text, None, "dom:figure") for i, text in enumerate(told)]
    blocks = [Block("The old bridge over the river opened again on Monday."), Block(told[3]), Block(told[4])]
    assert without_captions(blocks, [0, 1, 2], figures) == [0]
    bare = [Figure(f"/bare-{i}.jpg", None, None, "dom:figure") for i in range(9)]
    assert without_captions(blocks, [0, 1, 2], [*figures[2:], *bare]) == [0, 1, 2]


def test_captions_that_are_the_story_stay() -> None:
    text = "The old bridge over the river opened again on Monday: for eleven months the town went round by the mill."
    shown = f"<figure><img src='/pics/bridge.jpg'><figcaption>{text}</figcaption></figure><p>{text}</p>"
    article = newsclean.extract(f"<article><h1>Old bridge reopens</h1>{shown}<p>The mayor rowed across.</p></article>")
    assert text in article.text


def test_pictures_that_a_program_sends_or_that_are_called_by_their_width_are_not_one() -> None:
    for one, other in (
        ("r.php?src=/a.jpg&w=9", "r.php?src=/b.jpg&w=9"),
        ("x/m/5000.jpg", "y/m/5000.jpg"),
        ("x/wide_840", "y/wide_840"),
        ("x/mill-1990.jpg", "x/mill-2010.jpg"),
    ):
        figures = "".join(f"<figure><img src='/{address}'></figure>" for address in (one, other))
        assert len(images(story(figures))) == 2
    twice = "<figure><img src='/r.php?src=/a.jpg&w=9'></figure><figure><img src='/r.php?src=/a.jpg&w=99'></figure>"
    assert len(images(story(twice))) == 1


def test_the_picture_s_own_address_goes_before_a_cut_for_some_screens() -> None:
    cut = "<source media='(max-width: 599px)' srcset='/pics/mobile.jpg 300w'>"
    assert images(story(f"<figure><picture>{cut}{IMG}</picture></figure>")) == [(BRIDGE, None, None)]
    lazy = f"<figure><picture>{cut}<img src='data:image/gif;base64,R0'></picture></figure>"
    assert images(story(lazy)) == [("https://example.org/pics/mobile.jpg", None, None)]


@pytest.mark.parametrize(
    ("inside", "caption", "credit"),
    [
        (
            "<figcaption><span>It rained.</span><span>Ana Muster Ruiz</span></figcaption>",
            "It rained.",
            "Ana Muster Ruiz",
        ),
        (
            "<figcaption><span>It rained</span> <span>| Ana Muster/ENA</span></figcaption>",
            "It rained",
            "Ana Muster/ENA",
        ),
        ("<figcaption><i>1/12</i> It rained.</figcaption>", "It rained.", None),
        ("<figcaption>It rained. <a href=/b>Buy this photo</a></figcaption>", "It rained.", None),
        (
            "<figcaption>It rained. <i class=credit>Ana Muster</i> <i class=distributor>/ENA</i></figcaption>",
            "It rained.",
            "Ana Muster /ENA",
        ),
        ("<div class=caption>It rained.</div><figcaption class=credit>ENA</figcaption>", "It rained.", "ENA"),
    ],
)
def test_parts_of_a_caption(inside: str, caption: str, credit: str | None) -> None:
    assert images(story(f"<figure>{IMG}{inside}</figure>")) == [(BRIDGE, caption, credit)]


def test_a_caption_in_a_part_beside_the_picture_and_behind_a_figure() -> None:
    inner = f"<div class='image-box'><div>{IMG}</div><div class=meta><p class=caption>It rained.</p></div></div>"
    assert images(story(inner)) == [(BRIDGE, "It rained.", None)]
    assert images(story(inner.replace("image-box", "slideshow"))) == [(BRIDGE, "It rained.", None)]
    assert images(story(inner.replace("image-box", "teaser"))) == []
    behind = f"<div><figure>{IMG}</figure><figcaption>It rained.<span>Foto: Ana Ruiz</span></figcaption></div>"
    assert images(story(behind)) == [(BRIDGE, "It rained.", "Foto: Ana Ruiz")]


@pytest.mark.parametrize(
    ("around", "caption", "credit"),
    [
        # lines without a telling class below a picture: a caption, and below it a credit or an agency
        (
            "<div>{}<p>The old bridge at dawn.</p><p>Image: Ana Ruiz</p></div>",
            "The old bridge at dawn.",
            "Image: Ana Ruiz",
        ),
        ("<div>{}<div class=x1>The old bridge.</div><div class=x2>Reuters</div></div>", "The old bridge.", "Reuters"),
        (
            "<div>{}<div class=y><small>The old bridge.</small><small>© Ana Ruiz</small></div></div>",
            "The old bridge.",
            "© Ana Ruiz",
        ),
        (
            "<div>{}<div class=z><span>The old bridge</span> <span>(Foto: Ana Ruiz)</span></div></div>",
            "The old bridge",
            "(Foto: Ana Ruiz)",
        ),
        ("<section><picture>{}</picture><figcaption>The bridge.</figcaption></section>", "The bridge.", None),
        ("<div class=media>{}<div class=box><p class=infotext>The bridge.</p></div></div>", "The bridge.", None),
    ],
)
def test_captions_by_where_they_stand(around: str, caption: str, credit: str | None) -> None:
    assert images(story(around.format(IMG))) == [(BRIDGE, caption, credit)]


@pytest.mark.parametrize(
    "around",
    [
        "<div>{}<a href='/mill'>The mill turns again</a><span>Reuters</span></div>",  # a teaser and its source
        "<div>{}<p>The old bridge.</p><p>Cars cross.</p></div>",
        "<div><p>The old bridge.</p><p>Reuters</p></div><div><div>{}</div></div>",
    ],
)
def test_lines_near_a_picture_that_are_no_caption(around: str) -> None:
    assert images(f"<main>{around.format(IMG)}</main>") == []


@pytest.mark.parametrize(
    ("inside", "caption", "credit"),
    [
        # a label for screen readers, in an element of its own, once or twice
        (
            f"{IMG}<figcaption><span>The bridge.</span> <span class=c1><span class=c2>Credit</span>"
            "<span class=c3><span class=c2>Credit...</span><span>Ana Ruiz/ENA</span></span></span></figcaption>",
            "The bridge.",
            "Ana Ruiz/ENA",
        ),
        (f"{IMG}<figcaption><span><span>Foto</span>Ana Ruiz</span></figcaption>", None, "Ana Ruiz"),
        (f"{IMG}<figcaption><b class=u-hide-visually>Image:</b>The bridge.</figcaption>", "The bridge.", None),
        (f"{IMG}<figcaption><em>Photo</em>: the bridge.</figcaption>", "Photo: the bridge.", None),
        # an arrow to the picture, the bar behind a button
        (f"{IMG}<figcaption>▲ The bridge.</figcaption>", "The bridge.", None),
        (f"{IMG}<figcaption><a href=b.jpg>Enlarge</a> / The bridge.</figcaption>", "The bridge.", None),
        (f"{IMG}<figcaption>The bridge. <b class=hide><b>hide caption</b></b></figcaption>", "The bridge.", None),
        # an element called after the credit that holds the caption, too
        (
            f"{IMG}<span class=image-source-caption><figcaption class=caption>The bridge.</figcaption>"
            "<span class=image-source>Ana Ruiz/ENA</span></span>",
            "The bridge.",
            "Ana Ruiz/ENA",
        ),
        # the same for wide and narrow screens
        (
            f"{IMG}<p class=caption>The bridge.</p><p class=credit>Ana Ruiz</p><p class=credit>Ana Ruiz</p>",
            "The bridge.",
            "Ana Ruiz",
        ),
        # the caption cut off, beside the whole one; a link that opens it
        (
            f"{IMG}<div class=caption><p class=caption-full>The bridge at dawn.<a> less</a></p>"
            "<p class=caption-truncated>The bridge ... <a>more</a></p></div>",
            "The bridge at dawn.",
            None,
        ),
    ],
)
def test_what_a_caption_holds_beside_its_text(inside: str, caption: str | None, credit: str | None) -> None:
    assert images(story(f"<figure>{inside}</figure>")) == [(BRIDGE, caption, credit)]


def test_a_line_called_after_an_author_is_a_credit_only_in_what_shows_a_picture() -> None:
    box = f"<div class={{}}>{IMG}<p class=author>Ana Ruiz</p></div>"
    assert images(story(box.format("image-box"))) == [(BRIDGE, None, "Ana Ruiz")]
    assert images(story(box.format("teaser"))) == []


def test_the_name_of_the_author_below_a_picture_is_no_credit() -> None:
    head = (
        f"<header><div>{IMG}</div><div class=image-caption><span class=caption-text>The old bridge.</span>"
        "<span class=caption-credit>(Ana Ruiz / ENA)</span></div>"
        "<h1>Old bridge reopens</h1><a class=title__author href='/by/bo'>Bo Lind</a></header>"
    )
    assert images(f"<article>{head}</article>") == [(BRIDGE, "The old bridge.", "(Ana Ruiz / ENA)")]


def test_a_picture_that_stands_for_a_film_first() -> None:
    film = f"<figure>{IMG}<figcaption>Film: the bridge in two minutes</figcaption></figure>"
    shown = f"<figure>{IMG}<figcaption>The bridge. <i class=credit>Ana Ruiz</i></figcaption></figure>"
    assert images(story(film + shown)) == [(BRIDGE, "The bridge.", "Ana Ruiz")]


def test_a_gif_until_the_picture_is_loaded() -> None:
    lazy = "<img src='/i/index-transparent_h-3_w-4_zc-a5.gif'><noscript><img src='/pics/bridge.jpg'></noscript>"
    assert images(story(f"<figure>{lazy}<figcaption>The bridge.</figcaption></figure>")) == [
        (BRIDGE, "The bridge.", None)
    ]


def test_a_caption_in_microdata_or_in_the_title_that_joomla_prints() -> None:
    told = f"<div class=cmp-image>{IMG}<span class=cmp-image__title itemprop=caption>The old bridge</span></div>"
    assert images(story(told)) == [(BRIDGE, "The old bridge", None)]
    titled = IMG.replace("<img", "<img class=caption title='The old bridge'")
    assert images(story(f"<p>{titled}</p>")) == [(BRIDGE, "The old bridge", None)]


def test_the_article_of_the_story_is_the_story_whatever_it_is_called() -> None:
    """Though the site's name is the first <h1>."""
    picture = "<figure><img src=/ferry.jpg><figcaption>The ferry at dawn</figcaption></figure>"
    story = f"<h1>The ferry over the lake runs again</h1>{picture}<p>It had stood still since March.</p>"
    page = f"<h1>The Lake Letter</h1><div><article class='newsletter-post post'>{story}</article></div>"
    assert [image.caption for image in newsclean.extract(page).images] == ["The ferry at dawn"]


def test_an_address_in_the_path_of_another_names_the_file() -> None:
    own = "https://pictures.example/2024/ferry.jpg"
    sent = "https://cdn.example/fetch/w_1456,f_auto/https%3A%2F%2Fpictures.example%2F2024%2Fferry.jpg"
    assert file_name(sent) == file_name(own)


def test_a_cutline_is_a_caption() -> None:
    cut = "<tr><td class=cutline>The ferry at dawn, before the captain came. (Ada Weir/Lake Daily)</td></tr>"
    picture = f"<table class=photo><tr><td><img src=/ferry.jpg width=250 height=167></td></tr>{cut}</table>"
    page = f"<h1>The ferry over the lake runs again</h1><div>{picture}<p>It had stood still since March.</p></div>"
    (image,) = newsclean.extract(page).images
    assert image.caption == "The ferry at dawn, before the captain came."


def test_pictures_that_one_program_sends_are_told_apart() -> None:
    figures = "".join(f"<figure><img src='/image.php?uuid={n}&amp;width=640'></figure>" for n in ("0f9c1", "77aa8"))
    assert len(images(story(figures))) == 2


def test_a_media_file_of_a_handler_keeps_its_name() -> None:
    assert file_name("https://a.example/-/media/pier.ashx?w=640&hash=0A1") == file_name(
        "https://a.example/-/media/pier.ashx?w=320&hash=9F7"
    )


def test_a_figure_of_figures_leaves_each_its_own_caption() -> None:
    bare = "<figure><img src=/p/weir.jpg></figure>"
    told = "<figure><img src=/p/mill.jpg><figcaption class=wp-element-caption>The mill at dawn</figcaption></figure>"
    assert images(story(f"<figure class=wp-block-gallery>{bare}{told}</figure>")) == [
        ("https://example.org/p/weir.jpg", None, None),
        ("https://example.org/p/mill.jpg", "The mill at dawn", None),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "<table><tbody><tr><td><img src=/p/mill.jpg><tr><td><b>▲ </b>다시 열린 방앗간</td></tr></tbody></table>",
        "<div><img src=/p/mill.jpg><p>▲ 다시 열린 방앗간</p></div>",
    ],
)
def test_a_sign_that_points_at_a_picture_begins_its_caption(body: str) -> None:
    assert images(story(body)) == [("https://example.org/p/mill.jpg", "다시 열린 방앗간", None)]


def test_a_circled_c_begins_a_credit() -> None:
    body = "<figure><img src=/p/mill.jpg><figcaption>다시 열린 방앗간 <span>ⓒ 홍길동</span></figcaption></figure>"
    assert images(story(body)) == [("https://example.org/p/mill.jpg", "다시 열린 방앗간", "ⓒ 홍길동")]


@pytest.mark.parametrize("name", ["photo-popis", "art_embed_description", "foto__opis", "photo_desc", "fotoalti"])
def test_captions_are_called_so_in_many_languages(name: str) -> None:
    body = f"<div class='photo right'><img src=/p/mill.jpg><div class='{name}'>Mlýn za úsvitu</div></div>"
    assert images(story(body)) == [("https://example.org/p/mill.jpg", "Mlýn za úsvitu", None)]


def test_an_outlet_that_begins_with_a_figure_ends_a_caption() -> None:
    caption = "<figcaption>Le moulin à l’aube. - <span>K. Vale / 9 Jours</span></figcaption>"
    (image,) = newsclean.extract(story(f"<figure><img src=/p/mill.jpg>{caption}</figure>")).images
    assert (image.caption, image.credit and image.credit.raw) == ("Le moulin à l’aube.", "K. Vale / 9 Jours")


def test_a_caption_in_a_box_with_a_line_called_its_credit() -> None:
    box = "<div class=x><p><b>The mill at dawn</b></p><p class=media-credit>Kim Vale</p></div>"
    assert images(story(f"<div class=post-image><img src=/p/mill.jpg>{box}</div>")) == [
        ("https://example.org/p/mill.jpg", "The mill at dawn", "Kim Vale")
    ]


def test_the_byline_above_a_picture_is_not_its_credit() -> None:
    picture = "<div class=imgright><img src=/ferry.jpg width=220><p class=imgcaption>The ferry at dawn</p></div>"
    story = (
        f"<div id=content><h1>Ferry runs again</h1><p class=byline>By Ada Weir</p>{picture}<p>It ran at dawn.</p></div>"
    )
    page = f"<div id=wrap><div id=head><img src=/logo.gif></div>{story}</div>"
    assert [(image.caption, image.credit) for image in newsclean.extract(page).images] == [("The ferry at dawn", None)]


def test_a_credit_is_no_deck() -> None:
    told = (
        "<p>The ferry over the lake runs again from Monday on, the town council said on Friday after its meeting.</p>"
    )
    picture = (
        "<div class=lead-image><img src=/ferry.jpg width=800><div class=credit>Courtesy of the harbour</div></div>"
    )
    assert newsclean.extract(f"<article><h1>Ferry runs again</h1>{picture}{told * 3}</article>").deck is None


def test_the_picture_in_a_field_of_drupal_is_the_story_s() -> None:
    told = (
        "<p>The ferry over the lake runs again from Monday on, the town council said on Friday after its meeting.</p>"
    )
    field = (
        "<div class='field field-name-field-pic field-type-image'><div><div><img src=/{} width={}></div></div></div>"
    )
    page = f"<h1>Ferry runs again</h1><div class=node>{field.format('ferry.jpg', 480)}{told * 3}</div>"
    assert [image.url for image in newsclean.extract(page).images] == ["/ferry.jpg"]
    assert newsclean.extract(page.replace("480", "120")).images == ()


PARAGRAPHS = (
    "The first cars crossed the Iller at seven in the morning, watched by some two hundred people in the rain.",
    "The bridge was closed for two years, and the town paid most of the works itself, the mayor said on Monday.",
    "A third lane, for bicycles, is to follow in spring, when the old ramp on the far bank will have been taken down.",
)


def printed(between: str, above: str = "") -> list[str]:
    """The file names of the pictures of a page with so much between the first two paragraphs, and above them."""
    first, *others = (f"<p>{text}</p>" for text in PARAGRAPHS)
    page = f"<title>Old bridge reopens</title><h1>Old bridge reopens</h1>{above}{first}{between}{''.join(others)}"
    return [file_name(image.url) for image in newsclean.extract(page).images]


@pytest.mark.parametrize(
    "wrapper",
    [
        "{}",
        "<div>{}</div>",
        "<center>{}</center>",
        "<span>{}</span>",
        "<section><div><picture>{}</picture></div></section>",
        "<div class=separator style='clear: both'><a href='/s1600/bridge.jpg'>{}</a></div>",
        "<div class=wp-block-image>{}</div>",
        "<table align=right><tr><td>{}</td></tr></table>",
    ],
)
def test_a_picture_between_two_paragraphs_in_any_wrapper(wrapper: str) -> None:
    assert printed(wrapper.format("<img src='/pics/bridge.jpg' width=640 height=480>")) == [file_name(BRIDGE)]
    assert printed(wrapper.format("<img src='/pics/bridge.jpg'>")) == [file_name(BRIDGE)]


@pytest.mark.parametrize(
    "between",
    [
        "<div><img src='/pics/bridge.jpg' width=60 height=60></div>",
        "<div><img src='/pics/bridge.jpg' width=320 height=50></div>",
        "<div class=ad><img src='/pics/bridge.jpg' width=300 height=250></div>",
        "<div class=author-portrait><img src='/pics/jane.jpg' width=300 height=300></div>",
        "<ul><li><a href=/b><img src='/pics/ferry.jpg' width=300 height=200></a></ul>",
        "<div><img src='/pics/arrow.svg'></div>",
    ],
)
def test_a_picture_of_no_story_between_two_paragraphs(between: str) -> None:
    assert printed(between) == []


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("<p>Fig.: from the archive of the harbour</p>", 1),
        ("<p>Click to enlarge</p><p>Source: the harbour</p>", 1),
        ("<p><a href=/ferry>The ferry sails again</a></p>", 0),
        ("<h3>The ferry sails again</h3>", 0),
    ],
)
def test_lines_between_a_picture_and_the_next_paragraph(line: str, count: int) -> None:
    shown = f"<div><p><img src='/pics/bridge.jpg'></p>{line}</div>"
    assert len(images(f"<h1>Old bridge reopens</h1><div>{PROSE}{shown}{PROSE}</div>")) == count


CAPTIONED = "<figure><img src='/pics/{0}.jpg'><figcaption>The {0}.</figcaption></figure>"


def test_pictures_far_behind_the_story_are_those_of_others_and_a_series_right_behind_it_is_its_own() -> None:
    page = f"<h1>Old bridge reopens</h1><div>{PROSE}{{}}</div>"
    series = "".join(map(CAPTIONED.format, ("bridge", "mill", "ferry", "harbour")))
    assert len(images(page.format(series))) == 4
    others = "".join(f"<h3>The {name} opens</h3><p>It rained.</p>" for name in ("mill", "ferry", "harbour"))
    assert images(page.format(others + series)) == []


def test_a_caption_may_stand_at_the_picture_for_readers_without_scripts() -> None:
    lazy = "<img src='data:,' data-src='/pics/bridge.jpg' width=640 height=480>"
    drawn = f"<noscript>{IMG}</noscript><p class=caption>The old bridge.</p>"
    page = f"<h1>Old bridge reopens</h1><div>{PROSE}<div>{lazy}<div>{drawn}</div></div>{PROSE}</div>"
    assert images(page) == [(BRIDGE, "The old bridge.", None)]


def test_what_counts_readers_is_no_picture() -> None:
    counter = "<noscript><img src='https://count.example.com/p?c=1'></noscript>"
    assert images(f"<h1>Old bridge reopens</h1>{PROSE}{counter}{PROSE}") == []
    assert images(f"<h1>Old bridge reopens</h1><div>{PROSE}<noscript>{IMG}</noscript>{PROSE}</div>") != []


def test_pictures_in_furniture_are_not_looked_at() -> None:
    related = f"<aside class='related-stories'>{CAPTIONED.format('mill')}</aside>"
    assert images(f"<h1>Old bridge reopens</h1><div>{PROSE}{related}{PROSE}</div>") == []


@pytest.mark.parametrize(
    ("said", "credit"), [("Getty Images", "Getty Images"), ("A. Doe/AP", "A. Doe/AP"), ("Zoom", None)]
)
def test_an_agency_over_a_picture_whose_caption_is_below(said: str, credit: str | None) -> None:
    figure = f"<figure><div>{IMG}<span class=x>{said}</span></div><figcaption>The old bridge</figcaption></figure>"
    assert images(story(figure)) == [(BRIDGE, "The old bridge", credit)]


@pytest.mark.parametrize(
    "page",
    [
        "<div>{}<div><span class=x-credit>A. Muster</span><p class=x-caption>The bridge.</p></div></div>",
        "<figure>{}</figure><div class=x><figcaption>The bridge. <cite>A. Muster</cite></figcaption></div>",
        "<figure>{}<figcaption>The bridge.</figcaption><footer>A. Muster</footer></figure>",
    ],
)
def test_captions_and_credits_in_boxes_of_their_own(page: str) -> None:
    assert images(story(page.format(IMG))) == [(BRIDGE, "The bridge.", "A. Muster")]


def test_a_picture_of_the_next_story_right_behind_is_none_of_this() -> None:
    own = f"<article><h1>Old bridge reopens</h1>{CAPTIONED.format('bridge')}{PROSE}{{}}</article>"
    other = f"<article><h1>Mill opens</h1>{CAPTIONED.format('mill')}</article>"
    assert [url for url, *_ in images(own.format("") + other)] == [BRIDGE]
    assert len(images(own.format(CAPTIONED.format("mill")))) == 2
