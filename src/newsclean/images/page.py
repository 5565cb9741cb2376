"""Which pictures of a page are the story's."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain, filterfalse, islice
from math import inf
from time import monotonic
from typing import NamedTuple

from lxml import etree

from newsclean import rules
from newsclean.blocks import Block, Place
from newsclean.images.address import address_of, in_full
from newsclean.images.attributes import completed_by_attributes
from newsclean.images.bare import Box, box_of, is_edited, is_foreign, may_show
from newsclean.images.beside import Beside, beside, is_among
from newsclean.images.caption import printed, printed_in_box
from newsclean.images.cuts import file_name, is_cut_of
from newsclean.images.elsewhere import is_elsewhere, leads_away
from newsclean.images.signs import LABEL, NO_TEXT, caption_behind, holds_caption, parts_of
from newsclean.images.size import sizes
from newsclean.images.standins import is_button, is_sign, is_standin
from newsclean.metadata import Candidate, Figure, Metadata
from newsclean.patterns import lazy
from newsclean.text import alternation, letters

__all__ = ["Layout", "extract_images"]

_RULES = rules.read("images.toml")
_WHOLE = frozenset(("html", "body", "article", "main", "figure"))
_FEATURED = lazy(re.compile, rf"(?<![a-z-])(?:{alternation(_RULES['featured'])})(?![a-z-])")
_FILE = lazy(re.compile, r"[\w.-]{1,200}\.(?:jpe?g|png|webp|gif)", re.IGNORECASE)  # a name in the place of a caption

MOST = 60  # pictures of one story
# Texts behind the story, or the last of its pictures, among which another of them may stand: with 1 eight annotated
# pages lose pictures of galleries, of the 16 that come with 6 one is the story's.
BEHIND = 3
LOOKED_AT = 2_000  # pictures on a page
CLIMB = 4  # levels above a picture without <figure> in which its caption may stand
HIGHEST = 60  # elements around a picture that hold no text of their own
NAMED, FRAMES = 3, 2  # elements around a story's own picture that may be called so; that may hold the headline
WIDE = 400  # width or height of a story's own picture; thumbnails, logos and portraits of authors are smaller
WORDED = 20  # letters of a caption that no two pictures have by chance


class Layout(NamedTuple):
    """Where pictures are looked for."""

    tree: etree._Element
    places: Mapping[etree._Element, Place]  # of the pictures that a reader sees outside of furniture
    blocks: Sequence[Block]
    body: Collection[int]  # which of the blocks are the story


def extract_images(
    page: Layout | None, metadata: Metadata, url: str | None = None, deadline: float = inf
) -> tuple[Figure, ...]:
    """The pictures of the story in page order, the lead picture first, with captions and credits as printed.

    None for `page` is a text, with no pictures but those that its data names. `url` is the page's address: with what
    the page names as its <base> it completes those of the pictures. After the deadline (of `time.monotonic`) no more
    are looked for.
    """
    lead = _lead(metadata, url)
    found: dict[str, Figure] = {}
    base = _base(page.tree, url) if page else None
    for figure in _figures(page, is_led=lead is not None) if page else ():
        name = file_name(in_full(figure.url, base))
        if name not in found or _said(figure) > _said(found[name]):
            # what stands first may be a video, or what a lazy loader fills: the picture follows, with its caption
            found[name] = figure._replace(url=in_full(figure.url, base))
        if len(found) >= MOST or monotonic() > deadline:
            break
    if lead is not None:
        found = _with_lead(found, lead, metadata, url)
    known = {file_name(figure.url): figure for figure in metadata.figures}
    return tuple(_completed(figure, known.get(name)) for name, figure in found.items())


def _said(figure: Figure) -> int:
    """How much is printed at a picture."""
    return bool(figure.caption) + bool(figure.credit)


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


class _Seen(NamedTuple):
    """What is known of a page where a picture stands; each element is judged once."""

    is_led: bool  # whether the page's data names the lead picture
    headed: frozenset[etree._Element]  # what holds the first <h1>
    story: etree._Element | None  # the <article> or <main> around the headline
    holders: frozenset[etree._Element]  # it, and below the first <h1> what holds that
    elsewhere: dict[etree._Element, bool]  # whether an element is in what is no part of the story
    holds_caption: Callable[[etree._Element], bool]


def _figures(page: Layout, *, is_led: bool) -> Iterator[Figure]:
    """The pictures of the story, in page order."""
    headline = next(page.tree.iter("h1"), None)
    headed = frozenset(headline.iterancestors() if headline is not None else ())
    seen = _Seen(is_led, headed, None, frozenset(), {}, cache(holds_caption))
    last = max(page.body, default=len(page.blocks))
    end = last + BEHIND
    for element in islice(page.tree.iter("h1", "figure", "img", "amp-img"), LOOKED_AT):
        if element.tag == "h1":
            seen = _below(element, seen)
        elif (place := page.places.get(element)) and place.number <= end:
            is_other_s = place.number > last and _is_in_other_article(element, seen)
            figure = None if is_other_s else _told(element, page, seen)
            if figure is not None:
                end = max(end, place.number + BEHIND)
                yield figure


def _is_in_other_article(element: etree._Element, seen: _Seen) -> bool:
    """Whether an element stands in an <article> of its own, and the story in another."""
    article = next(element.iterancestors("article"), None)
    return (
        article is not None and seen.story is not None and seen.story.tag == "article" and article not in seen.holders
    )


def _below(headline: etree._Element, seen: _Seen) -> _Seen:
    """The page below an <h1>; the first that stands in an <article> or <main> tells the story, the first of all what
    holds the headline."""
    story = seen.story if seen.story is not None else next(headline.iterancestors("article", "main"), None)
    known = seen.elsewhere if seen.holders else {}
    return seen._replace(story=story, holders=seen.headed.union(() if story is None else (story,)), elsewhere=known)


def _told(element: etree._Element, page: Layout, seen: _Seen) -> Figure | None:
    """A picture, if it is the story's: a <figure>, what has a caption, what is called so, else by where it stands."""
    if _is_elsewhere(element if element.tag == "figure" else _outer(element), seen):
        return None  # whatever holds its caption; half of the pictures of a page are told so at once
    if element.tag == "figure":
        return None if _is_gallery(element) else _read(element, seen.story)
    address = address_of(element) or ""
    if is_button(address):
        return None
    whole = _captioned(element, seen)
    if whole is None and not seen.is_led and _is_featured(element, address):
        whole = element
    figure = _read(whole, seen.story) if whole is not None and not _is_elsewhere(whole, seen) else None
    return figure or (_bare(element, address, page, seen) if address and may_show(element, address) else None)


def _is_elsewhere(element: etree._Element, seen: _Seen) -> bool:
    return is_elsewhere(element, seen.holders, seen.elsewhere)


def _bare(picture: etree._Element, address: str, page: Layout, seen: _Seen) -> Figure | None:
    """A picture of the story that only its place tells; with the caption in its box, where the body goes on around."""
    place, body = page.places[picture], page.body
    near = beside(place, page.blocks)
    if near.holder is None or _is_elsewhere(picture, seen) or is_foreign(picture, place, near.holder):
        return None
    box = box_of(picture, place, near.holder, page.blocks)
    if box and not any(i in body for i in box.own):
        is_set = box.beside.is_between(body) or (not seen.is_led and box.beside.is_above(body))
        boxed = _boxed(box, near) if is_set else None
        if boxed is not None:
            return boxed._replace(url=address)
    is_set = near.is_amid(body) or is_among(place, page.blocks, body)
    is_lead = seen.is_led and near.is_above(body) and not is_edited(picture)
    return Figure(address, None, None, "dom:figure") if is_set and not is_lead else None


def _boxed(box: Box, near: Beside) -> Figure | None:
    """A picture with what is printed in the box around it; None where that is no caption."""
    figure = _figure(box.element)
    if figure is None or figure.caption or figure.credit:
        return figure
    is_below = near.is_behind_near and not near.is_before_near
    said = printed_in_box(box.element) if is_below else None
    if said is None:
        return figure if box.element.tag == "figure" else None
    return figure._replace(caption=said[0], credit=said[1])


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


def _is_featured(picture: etree._Element, address: str) -> bool:
    """Whether a picture without a caption is the story's own: by its class or that of what holds it, or as a wide one
    beside the headline. It is asked only where no data names the lead picture."""
    size = max(sizes(picture), default=0)
    if 0 < size < WIDE or is_sign(address):
        return False
    around = list(islice(picture.iterancestors(), NAMED))
    if any(_is_called_featured(part.get("class", "")[:LABEL]) for part in (picture, *around)):
        return True
    return size > 0 and any(part.find("h1") is not None for part in around[:FRAMES])


@lru_cache(maxsize=4096)
def _is_called_featured(names: str) -> bool:
    return _FEATURED.search(names.lower().replace("__", "-").replace("_", "-")) is not None


def _read(element: etree._Element, story: etree._Element | None) -> Figure | None:
    """A picture with what is printed at it; None where that is nothing, and it stands outside the story."""
    figure = _figure(element)
    is_told = figure is not None and (figure.caption or figure.credit)
    return figure if is_told or (_is_inside(element, story) and not leads_away(element)) else None


def _figure(element: etree._Element) -> Figure | None:
    """The picture in an element with what is printed at it; None if it is the author's, with the byline below it."""
    address = _address(element)
    if not address or any(e.tag == "address" or e.get("rel") == "author" for e in element.iter("a", "address")):
        return None
    caption, credit = completed_by_attributes(element, *printed(element))
    return Figure(address, None if caption and _FILE.fullmatch(caption) else caption, credit, "dom:figure")


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


def _holds_page(around: etree._Element, page: _Seen) -> bool:
    """Whether the headline stands in a part of an element: what is called a credit there may be its byline."""
    return around in page.headed and not page.headed.isdisjoint(around)


def _captioned(picture: etree._Element, page: _Seen) -> etree._Element | None:
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
