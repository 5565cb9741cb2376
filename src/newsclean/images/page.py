"""Which pictures of a page are the story's."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from math import inf
from time import monotonic

from lxml import etree

from newsclean import rules
from newsclean.images.address import address_of, file_name, in_full, is_same_picture, is_standin
from newsclean.images.caption import NO_TEXT, holds_caption, printed
from newsclean.metadata import Figure, Metadata
from newsclean.text import any_of

__all__ = ["extract_images"]

_ELSEWHERE = re.compile(any_of(rules.read("images.toml")["elsewhere"]))
_OUTSIDE = frozenset(("aside", "nav", "footer", "form"))
_SHOWN = frozenset(("image", "photo", "figure", "picture", "media-image", "wp-caption"))  # an aside that is a picture
_WHOLE = frozenset(("html", "body", "article", "main", "figure"))
# What an editor set into the text of a story, by the classes that its system gave it
_EDITED = re.compile(r"\bwp-image-\d")
_PICTURE_LINK = re.compile(r"\.(?:jpe?g|png|webp|gif|avif|svg)\b|/images?/|^#|^javascript:", re.IGNORECASE)

MOST = 60  # pictures of one story
LOOKED_AT = 2_000  # pictures on a page
CLIMB = 4  # levels above a picture without <figure> in which its caption may stand
HIGHEST = 60  # ancestors asked whether they are furniture
LABEL = 1_000  # characters of a class that are looked at


def extract_images(
    tree: etree._Element, metadata: Metadata, url: str | None = None, deadline: float = inf
) -> tuple[Figure, ...]:
    """The pictures in page order, the lead picture first, with captions and credits as printed.

    `url` is the page's address: with what the page names as its <base> it completes those of the pictures. After the
    deadline (of `time.monotonic`) no more are looked for.
    """
    base = _base(tree, url)
    found: dict[str, Figure] = {}
    for figure in _figures(tree):
        address = in_full(figure.url, base)
        found.setdefault(file_name(address), figure._replace(url=address))
        if len(found) >= MOST or monotonic() > deadline:
            break
    found = _with_lead(found, metadata, url)
    told = {file_name(figure.url): figure for figure in metadata.figures}
    figures = [_completed(figure, told) for figure in found.values()]
    credited = {figure.caption: figure.credit for figure in figures if figure.caption and figure.credit}
    return tuple(_credited(figure, credited) for figure in figures)


def _base(tree: etree._Element, url: str | None) -> str | None:
    """What addresses on the page are relative to (HTML Living Standard, 4.2.3)."""
    named = tree.find("head/base[@href]")
    return in_full(named.get("href", "").strip(), url) if named is not None else url


def _with_lead(found: dict[str, Figure], metadata: Metadata, url: str | None) -> dict[str, Figure]:
    """The pictures by their file, the one that the page's data names first."""
    lead = next((image for image in metadata.images if not is_standin(image.value, url)), None)
    if lead is None:
        return found
    address = in_full(lead.value, url)
    name = _shown(address, found)
    first = found.get(name) or Figure(address, None, None, lead.source)
    return {name: first._replace(url=address)} | {other: found[other] for other in found if other != name}


def _shown(lead: str, found: Mapping[str, Figure]) -> str:
    """The name by which the lead picture is found: the first on display may be another cut of it."""
    name = file_name(lead)
    first = next(iter(found), name)
    return first if name not in found and first != name and is_same_picture(lead, found[first].url) else name


def _credited(figure: Figure, credited: Mapping[str, str]) -> Figure:
    """A picture without a credit, with that of another cut of it, which has the same caption."""
    return figure if figure.credit or not figure.caption else figure._replace(credit=credited.get(figure.caption))


def _completed(figure: Figure, told: Mapping[str, Figure]) -> Figure:
    """A picture without a caption or credit on display, with those of the page's data."""
    other = told.get(file_name(figure.url))
    if other is None:
        return figure
    return figure._replace(caption=figure.caption or other.caption, credit=figure.credit or other.credit)


def _figures(tree: etree._Element) -> Iterator[Figure]:
    """The pictures of the story in page order: every <figure>, and what has a caption by its class."""
    judged: dict[etree._Element, bool] = {}
    captioned: dict[etree._Element, bool] = {}
    story: etree._Element | None = None
    holders: frozenset[etree._Element] = frozenset()
    for element in islice(tree.iter("h1", "figure", "img", "amp-img"), LOOKED_AT):
        if element.tag == "h1":
            story = story if story is not None else _story(element)
            holders = holders or frozenset(element.iterancestors())
            continue
        figure = element if element.tag == "figure" else _captioned(element, captioned)
        if figure is None:
            figure = _set(element)
        if figure is not None and not (_is_frame(figure) or _is_elsewhere(figure, holders, judged)):
            found = _read(figure, story)
            if found:
                yield found


def _set(picture: etree._Element) -> etree._Element | None:
    """A picture without a caption that an editor set into a text: by its class, or as all that a paragraph holds."""
    if _EDITED.search(picture.get("class", "")[:LABEL]):
        return picture
    around = picture.getparent()
    whole = around if around is not None and around.tag == "a" else picture
    around = whole.getparent()
    if around is None or around.tag != "p" or len(around) > 1:
        return None
    return None if (whole.tail or "").strip() or (around.text or "").strip() else picture


def _read(element: etree._Element, story: etree._Element | None) -> Figure | None:
    address = _address(element)
    if not address:
        return None
    if any(part.tag == "address" or part.get("rel") == "author" for part in element.iter("a", "address")):
        return None  # the author's portrait, with the byline below it
    caption, credit = printed(element)
    return Figure(address, caption, credit, "dom:figure") if caption or credit or _is_inside(element, story) else None


def _address(element: etree._Element) -> str | None:
    """The address of the picture in an element: its own, else that of a cut for some screens."""
    pictures = list(islice(element.iter("img", "amp-img", "source"), MOST))
    addresses = [a for _, a in sorted((e.tag == "source", i) for i, e in enumerate(pictures))]
    return next(filter(None, (address_of(pictures[i]) for i in addresses)), None)


def _story(headline: etree._Element) -> etree._Element | None:
    return next(headline.iterancestors("article", "main"), None)


def _is_inside(element: etree._Element, story: etree._Element | None) -> bool:
    return story is not None and story in element.iterancestors()


def _is_elsewhere(
    element: etree._Element, holders: frozenset[etree._Element], judged: dict[etree._Element, bool]
) -> bool:
    """Whether a picture is another story's, an advertisement's or the page frame's. What holds the headline too is none
    of these, whatever it is called ("comments-enabled"); `judged` keeps what is known."""
    path: list[etree._Element] = []
    verdict = False
    for around in element.iterancestors():
        if around in holders or around.tag == "body" or len(path) > HIGHEST:
            break
        known = judged.get(around)
        if known is not None:
            verdict = known
            break
        path.append(around)
        if _is_frame(around):
            verdict = True
            break
    judged.update(dict.fromkeys(path, verdict))
    return verdict


def _is_frame(around: etree._Element) -> bool:
    if around.tag in _OUTSIDE and not (around.tag == "aside" and not _SHOWN.isdisjoint(_label(around).split())):
        return True
    if around.tag == "a":
        return not _PICTURE_LINK.search(around.get("href") or "#")
    return bool(around.attrib and _ELSEWHERE.search(_label(around)))


def _label(element: etree._Element) -> str:
    return f"{element.get('class', '')} {element.get('id', '')}".lower()


def _captioned(picture: etree._Element, known: dict[etree._Element, bool]) -> etree._Element | None:
    """The element around a picture that holds its caption too; `known` keeps what was seen of each element."""
    around = picture.getparent()
    for _ in range(HIGHEST):  # a <source> that is not closed holds those behind it
        if around is None or around.tag not in NO_TEXT:
            break
        around = around.getparent()
    for _ in range(CLIMB):
        if around is None or around.tag in _WHOLE or len(around) > CLIMB:
            return None
        holds = known.get(around)
        if holds is None:
            known[around] = holds = holds_caption(around)
        if holds:
            return around
        around = around.getparent()
    return None
