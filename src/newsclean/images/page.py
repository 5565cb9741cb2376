"""Which pictures of a page are the story's."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache, lru_cache
from itertools import chain, filterfalse, islice
from math import inf
from time import monotonic
from typing import NamedTuple

from lxml import etree

from newsclean import rules
from newsclean.images.address import address_of, in_full
from newsclean.images.attributes import completed_by_attributes
from newsclean.images.bare import box_of, place_of, within
from newsclean.images.beside import Beside
from newsclean.images.caption import printed, printed_in_box
from newsclean.images.cuts import file_name, is_cut_of
from newsclean.images.signs import LABEL, NO_TEXT, boxed_below, caption_behind, holds_caption, parts_of, told_of
from newsclean.images.size import SMALL, is_large, sizes
from newsclean.images.standins import is_button, is_sign, is_standin
from newsclean.innertext import words
from newsclean.metadata import Candidate, Figure, Metadata
from newsclean.noise import label_words
from newsclean.patterns import lazy
from newsclean.text import alternation, any_of, is_east_asian, letters

__all__ = ["Boxed", "Picture", "extract_images", "find_pictures"]

_RULES = rules.read("images.toml")
_ELSEWHERE, _HEADS, _HERE = (lazy(re.compile, any_of(_RULES[name])) for name in ("elsewhere", "heads", "here"))
_ASIDES = frozenset(_RULES["asides"])
_OUTSIDE = frozenset(("aside", "nav", "footer", "form"))
_WHOLE = frozenset(("html", "body", "article", "main", "figure"))
_FEATURED = lazy(re.compile, rf"(?<![a-z-])(?:{alternation(_RULES['featured'])})(?![a-z-])")
# What an editor set into the text of a story, by the classes that its system gave it
_EDITED = lazy(re.compile, r"\bwp-image-\d")
_WRAPS = frozenset(("a", "p", "span", "div", "center", "picture", "strong", "b", "em"))
_COLUMNS = frozenset(("div", "article", "section", "main", "td"))
_FILE = lazy(re.compile, r"[\w.-]{1,200}\.(?:jpe?g|png|webp|gif)", re.IGNORECASE)  # a name in the place of a caption
_PICTURE_LINK = lazy(re.compile, r"\.(?:jpe?g|png|webp|gif|avif|svg)\b|/images?/|^#|^javascript:", re.IGNORECASE)

MOST = 60  # pictures of one story
FOUND = 3 * MOST  # that may be the story's
LOOKED_AT = 2_000  # pictures on a page
CLIMB = 4  # levels above a picture without <figure> in which its caption may stand
HIGHEST = 60  # elements around a picture that hold no text of their own
NAMED, FRAMES = 3, 2  # elements around a story's own picture that may be called so; that may hold the headline
PARAGRAPHS, PROSE = 3, 100  # of a text that pictures stand in, and the characters of each
SPACELESS_PROSE = 40  # characters in a script without spaces
LINKS = 30  # elements of a paragraph that are read to tell
PARTS = 200  # elements of the head of a story that are asked for a caption
WIDE = 400  # width or height of a story's own picture; thumbnails, logos and portraits of authors are smaller
WORDED = 20  # letters of a caption that no two pictures have by chance


class Boxed(NamedTuple):
    """A picture with what is printed in one box with it."""

    figure: Figure
    said: str  # the letters of all that the box says
    beside: Beside


class Picture(NamedTuple):
    """A picture on a page; where nothing tells that it is the story's, what stands beside it, see `beside`."""

    figure: Figure
    beside: Beside | None = None
    boxed: Boxed | None = None


def find_pictures(
    tree: etree._Element, metadata: Metadata, url: str | None = None, deadline: float = inf
) -> tuple[Picture, ...]:
    """The pictures that are the story's or may be, in page order.

    `url` is the page's address: with what the page names as its <base> it completes those of the pictures. After the
    deadline (of `time.monotonic`) no more are looked for.
    """
    base = _base(tree, url)
    found: list[Picture] = []
    for picture in _pictures(tree, is_led=_lead(metadata, url) is not None):
        figure = picture.figure
        found.append(picture._replace(figure=figure._replace(url=in_full(figure.url, base))))
        if len(found) >= FOUND or monotonic() > deadline:
            break
    return tuple(found)


def extract_images(
    pictures: Collection[Picture], metadata: Metadata, url: str | None = None, body: Iterable[str] = ()
) -> tuple[Figure, ...]:
    """The pictures of the story in page order, the lead picture first, with captions and credits as printed.

    `body` is the texts of the story's paragraphs: a picture that nothing else tells is its own if it stands among them.
    """
    lead = _lead(metadata, url)
    told = letters("".join(body)) if any(picture.beside for picture in pictures) else ""
    found: dict[str, Figure] = {}
    for picture in pictures:
        figure = _of_story(picture, told, is_led=lead is not None)
        if figure is None:
            continue
        name = file_name(figure.url)
        if name not in found or (figure.caption and figure.credit and not found[name].credit):
            found[name] = figure  # what stands first may be a video, with the picture until it plays
        if len(found) >= MOST:
            break
    if lead is not None:
        found = _with_lead(found, lead, metadata, url)
    known = {file_name(figure.url): figure for figure in metadata.figures}
    return tuple(_completed(figure, known.get(name)) for name, figure in found.items())


def _of_story(picture: Picture, body: str, *, is_led: bool) -> Figure | None:
    """A picture, if it is the story's; with the caption in its box, where the body goes on around it."""
    if picture.beside is None:
        return picture.figure
    box = picture.boxed
    if box and box.said not in body and (box.beside.is_between(body) or (not is_led and box.beside.is_above(body))):
        return box.figure._replace(url=picture.figure.url)
    is_of_story = picture.beside.is_within(body) and not (is_led and picture.beside.is_above(body))
    return picture.figure if is_of_story else None


def _base(tree: etree._Element, url: str | None) -> str | None:
    """What addresses on the page are relative to (HTML Living Standard, 4.2.3)."""
    bases = (base.get("href") for head in tree.iterchildren("head") for base in head.iterchildren("base"))
    named = next((address for address in bases if address is not None), None)
    return in_full(named.strip(), url) if named is not None else url


def _lead(metadata: Metadata, url: str | None) -> Candidate | None:
    """The lead picture that the page's data names."""
    return next((image for image in metadata.images if not is_standin(image.value, url)), None)


def _with_lead(found: dict[str, Figure], lead: Candidate, metadata: Metadata, url: str | None) -> dict[str, Figure]:
    """The pictures by their file, the one that the page's data names first."""
    address = in_full(lead.value, url)
    name = file_name(address)
    shown = name if name in found else _shown(address, found, metadata)
    first = found[shown] if shown else Figure(address, None, None, lead.source)
    return {name: first._replace(url=address)} | {other: found[other] for other in found if other not in (name, shown)}


def _shown(lead: str, found: dict[str, Figure], metadata: Metadata) -> str | None:
    """Which of the pictures is another cut of the lead: by its address, or as the data gives the lead its caption."""
    told = next((figure.caption for figure in metadata.figures if figure.url == lead), None)
    said = letters(told or "").lower()
    for name, figure in found.items():
        if is_cut_of(lead, figure.url) or (len(said) >= WORDED and said == letters(figure.caption or "").lower()):
            return name
    return None


def _completed(figure: Figure, other: Figure | None) -> Figure:
    """A picture without a caption or credit on display, with those of the page's data."""
    if other is None:
        return figure
    return figure._replace(caption=figure.caption or other.caption, credit=figure.credit or other.credit)


class _Page(NamedTuple):
    """What is known of a page where a picture stands; each element is judged once."""

    is_led: bool  # whether the page's data names the lead picture
    story: etree._Element | None  # the <article> or <main> around the headline
    headed: frozenset[etree._Element]  # what holds the first <h1>
    holders: frozenset[etree._Element]  # the same, below it; nothing above it
    elsewhere: dict[etree._Element, bool]  # whether an element is furniture, or stands in such
    holds_caption: Callable[[etree._Element], bool]
    is_text: Callable[[etree._Element], bool]


def _pictures(tree: etree._Element, *, is_led: bool) -> Iterator[Picture]:
    """The pictures that are the story's or may be, in page order."""
    headline = next(tree.iter("h1"), None)
    headed = frozenset(headline.iterancestors() if headline is not None else ())
    page = _Page(is_led, None, headed, frozenset(), {}, cache(holds_caption), cache(_is_text))
    for element in islice(tree.iter("h1", "figure", "img", "amp-img"), LOOKED_AT):
        if element.tag == "h1":
            page = _below(element, page)
        elif _is_elsewhere(element if element.tag == "figure" else _outer(element), page):
            continue  # whatever holds its caption; half of the pictures of a page are told so at once
        elif found := _figure(element, page):
            yield Picture(found)
        elif (bare := _bare(element, page)) is not None:
            yield bare


def _below(headline: etree._Element, page: _Page) -> _Page:
    """The page below an <h1>; the first that stands in an <article> or <main> tells the story, the first of all what
    holds the headline."""
    story = page.story if page.story is not None else next(headline.iterancestors("article", "main"), None)
    if page.holders:
        return page._replace(story=story)
    return page._replace(story=story, holders=page.headed, elsewhere={})


def _figure(element: etree._Element, page: _Page) -> Figure | None:
    """A picture of the story: a <figure>, what has a caption, what an editor set into the text or above it."""
    if element.tag == "figure":
        return None if _is_gallery(element) else _read(element, page.story, False)
    if is_button(address_of(element) or ""):
        return None
    whole = _captioned(element, page)
    amid = _between_paragraphs(element, page) if whole is None else None
    if amid is None and whole is None and _is_field(element, page):
        amid = element
    if amid is not None:
        whole = amid
    elif whole is None and (_is_set(element) or (not page.is_led and _is_featured(element))):
        whole = element
    return None if whole is None or _is_elsewhere(whole, page) else _read(whole, page.story, amid is not None)


def _bare(element: etree._Element, page: _Page) -> Picture | None:
    """A picture that nothing tells but what stands beside it."""
    picture = next(element.iter("img", "amp-img"), None)
    if picture is None or not is_large(picture) or _is_elsewhere(picture, page):
        return None
    address = address_of(picture)
    place = place_of(picture, address) if address and not is_button(address) else None
    if not address or place is None:
        return None
    around, near = place
    return Picture(Figure(address, None, None, "dom:figure"), near, _boxed(around, near, page))


def _boxed(box: etree._Element, near: Beside, page: _Page) -> Boxed | None:
    """A picture with what is printed in the box around it; None where that is no caption."""
    around = box_of(box)
    figure = _read(box, page.story, True) if around is not None else None
    if around is None or figure is None:
        return None
    if not (figure.caption or figure.credit):
        is_below = near.is_behind_near and not near.is_before_near
        said = printed_in_box(box) if is_below else None
        if said is None and box.tag != "figure":
            return None
        figure = figure._replace(caption=said[0], credit=said[1]) if said else figure
    return Boxed(figure, letters(words(box)), around)


def _is_gallery(figure: etree._Element) -> bool:
    """Whether a <figure> holds others, which are read by themselves."""
    return len(list(islice(figure.iter("figure"), 3))) == 3


def _outer(picture: etree._Element) -> etree._Element:
    """What holds any element that `_captioned` may give for a picture."""
    outer, left = picture, CLIMB + 1
    while left and (around := outer.getparent()) is not None:
        outer = around
        left -= outer.tag not in NO_TEXT
    return outer


def _is_set(picture: etree._Element) -> bool:
    """Whether an editor set a picture without a caption into a text: by its class, or as all that a paragraph holds."""
    if _EDITED.search(picture.get("class", "")[:LABEL]):
        return True
    around = picture.getparent()
    whole = around if around is not None and around.tag == "a" else picture
    around = whole.getparent()
    return around is not None and around.tag == "p" and _is_all_in(whole, around)


def _is_featured(picture: etree._Element) -> bool:
    """Whether a picture without a caption is the story's own: by its class or that of what holds it, or as a wide one
    beside the headline. It is asked only where no data names the lead picture."""
    size = max(sizes(picture), default=0)
    if 0 < size < WIDE or is_sign(address_of(picture) or ""):
        return False
    around = list(islice(picture.iterancestors(), NAMED))
    if any(_is_called_featured(part.get("class", "")[:LABEL]) for part in (picture, *around)):
        return True
    return size > 0 and any(part.find("h1") is not None for part in around[:FRAMES])


def _is_field(picture: etree._Element, page: _Page) -> bool:
    """Whether a wide picture below the headline is the story's own by the class of what holds it, on a page that calls
    nothing its article."""
    is_asked = not page.is_led and page.story is None and bool(page.holders)
    is_wide = is_asked and max(sizes(picture), default=0) >= WIDE
    return is_wide and _is_featured(picture) and not _leads_away(picture)


@lru_cache(maxsize=4096)
def _is_called_featured(names: str) -> bool:
    return _FEATURED.search(names.lower().replace("__", "-").replace("_", "-")) is not None


def _between_paragraphs(picture: etree._Element, page: _Page) -> etree._Element | None:
    """A picture that stands among the paragraphs of a text, by itself or in a box with a line below it."""
    said = sizes(picture)
    found = whole = picture
    around = picture.getparent()
    while around is not None and around.tag in _WRAPS:
        if boxed_below(around) is not None:
            found = around
        elif not _is_all_in(whole, around):
            break
        whole, around = around, around.getparent()
    if around is not None and around.tag == "p" and _opens(whole, around) and len(said) > 1 and min(said) >= SMALL:
        around = around.getparent()  # the text of the paragraph runs around it
    if around is None or around.tag not in _COLUMNS or not page.is_text(around):
        return None
    return found if min(said, default=SMALL) >= SMALL and not is_sign(address_of(picture) or "") else None


def _is_text(column: etree._Element) -> bool:
    return sum(map(_is_prose, islice(column.iterchildren("p"), MOST))) >= PARAGRAPHS


def _opens(part: etree._Element, paragraph: etree._Element) -> bool:
    return part.getprevious() is None and not (paragraph.text or "").strip()


def _is_all_in(part: etree._Element, around: etree._Element) -> bool:
    """Whether an element holds nothing but one of its parts."""
    return _opens(part, around) and part.getnext() is None and not (part.tail or "").strip()


def _is_prose(paragraph: etree._Element) -> bool:
    text = words(paragraph, PROSE, LINKS)
    return len(text) >= (SPACELESS_PROSE if is_east_asian(text) else PROSE)


def _read(element: etree._Element, story: etree._Element | None, is_amid: bool) -> Figure | None:
    address = _address(element)
    if not address:
        return None
    if any(part.tag == "address" or part.get("rel") == "author" for part in element.iter("a", "address")):
        return None  # the author's portrait, with the byline below it
    caption, credit = completed_by_attributes(element, *printed(element))
    caption = None if caption and _FILE.fullmatch(caption) else caption
    if not (caption or credit or is_amid or (_is_inside(element, story) and not _leads_away(element))):
        return None
    return Figure(address, caption, credit, "dom:figure")


def _address(element: etree._Element) -> str | None:
    """The address of the picture in an element: its own, else that of a cut for some screens; a button only where
    there is nothing else."""
    pictures = chain(islice(element.iter("img", "amp-img"), MOST), islice(element.iter("source"), MOST))
    addresses = filter(None, map(address_of, pictures))
    first = next(addresses, None)
    return next(filterfalse(is_sign, addresses), first) if first and is_sign(first) else first


def _is_inside(element: etree._Element, story: etree._Element | None) -> bool:
    """Whether an element stands in the story; a teaser in it is an article of its own."""
    around = next((e for e in element.iterancestors() if e is story or e.tag == "article"), None)
    return around is not None and (
        around is story or (story is not None and story.tag == "main" and story in around.iterancestors())
    )


def _leads_away(figure: etree._Element) -> bool:
    """Whether a picture is a way to another page."""
    pictures = islice(figure.iter("img", "amp-img"), MOST)
    return any(around.tag == "a" and _is_frame(around) for img in pictures for around in within(img, figure))


def _is_elsewhere(element: etree._Element, page: _Page) -> bool:
    """Whether a picture is another story's, an advertisement's or the page frame's. The story's <article>, what holds
    the headline and what is marked up as the text are none of these, whatever their names ("comments-enabled")."""
    path, verdict = [], False
    for around in chain((element,), element.iterancestors()):
        if around in page.elsewhere:
            verdict = page.elsewhere[around]
            break
        is_text = around.tag == "body" or around.get("itemprop") == "articleBody"
        if is_text or around is page.story or around in page.holders:
            break
        path.append(around)
        if verdict := _is_frame(around):
            break
    page.elsewhere.update(dict.fromkeys(path, verdict))
    return verdict


def _is_frame(around: etree._Element) -> bool:
    """Whether what an element holds is no picture of the story: by its tag, where it leads to, or its name."""
    if around.tag == "a":
        return not _PICTURE_LINK.search(around.get("href") or "#")
    label = f"{around.get('class', '')} {around.get('id', '')}"[:LABEL]
    if around.tag in _OUTSIDE and not (around.tag == "aside" and not _ASIDES.isdisjoint(label_words(label))):
        return True
    return _is_called_elsewhere(label) or (_is_called_head(label) and not _holds_printed(around))


@lru_cache(maxsize=4096)
def _is_called_elsewhere(label: str) -> bool:
    return _ELSEWHERE.search(_HERE.sub("", label.lower())) is not None


@lru_cache(maxsize=4096)
def _is_called_head(label: str) -> bool:
    return _HEADS.search(label.lower()) is not None


def _holds_printed(head: etree._Element) -> bool:
    """Whether the head of a story, or of a page, holds what is printed at a picture."""
    return any(part.tag == "figcaption" or told_of(part) for part in islice(head.iter("*"), 1, PARTS))


def _holds_page(around: etree._Element, page: _Page) -> bool:
    """Whether the headline stands in a part of an element: what is called a credit there may be its byline."""
    return around in page.headed and not page.headed.isdisjoint(around)


def _captioned(picture: etree._Element, page: _Page) -> etree._Element | None:
    """The element around a picture that holds its caption too, else what a caption stands right behind."""
    whole, around = picture, picture.getparent()
    for _ in range(HIGHEST):  # a <source> that is not closed holds those behind it
        if around is None or around.tag not in NO_TEXT:
            break
        whole, around = around, around.getparent()
    for _ in range(CLIMB):
        if around is None or around.tag in _WHOLE or parts_of(around, CLIMB) > CLIMB or _holds_page(around, page):
            is_figure_s = around is not None and around.tag == "figure"  # which is read by itself
            return whole if not is_figure_s and caption_behind(whole) is not None else None
        if page.holds_caption(around):
            return around
        whole, around = around, around.getparent()
    return None
