"""Pictures that nothing near them tells: which of them may be the story's, and what is printed in one box with them.

Whether they are, the body says, see `beside`.
"""

from collections.abc import Iterator
from itertools import islice, takewhile

from lxml import etree

from newsclean import rules
from newsclean.images.beside import Beside, beside, boxes
from newsclean.images.signs import BESIDE, LABEL
from newsclean.images.standins import is_sign, is_standin
from newsclean.innertext import texts, words
from newsclean.noise import label_words
from newsclean.text import clean, ends_sentence

__all__ = ["SMALL", "caption_in", "in_boxes", "is_large", "place_of", "sizes", "within"]

_RULES = rules.read("images.toml")
_FOREIGN = frozenset(_RULES["foreign"])
_TEASERS = frozenset(_RULES["teasers"])
_ENLARGES = frozenset(_RULES["enlarges"])
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_DRAWN = (".svg", ".gif")
_BREAKS = frozenset(("br", "p", "div", "li", "dt", "dd", "td", "tr", "section", "figcaption", "center", "footer"))
_AROUND = " \n()[]（）【】"

SMALL = 150  # width or height of icons, badges and counters
THIN = 100  # the other of the two, of banners and lines
PARTS = 60  # elements of a box that are read
LINKS = 30  # links of a box that are read
LINES = 2  # of a caption with its credit below
CREDIT = 60  # characters of the second


def sizes(picture: etree._Element) -> list[int]:
    """Width and height, as far as a picture says them."""
    said = (picture.get(name, "").removesuffix("px") for name in ("width", "height"))
    return [int(size) for size in said if size.isdecimal()]


def is_large(picture: etree._Element) -> bool:
    """Whether a picture is of some size, as far as it says one."""
    said = sizes(picture)
    return not said or (max(said) >= SMALL and min(said) >= THIN)


def within(part: etree._Element, whole: etree._Element) -> Iterator[etree._Element]:
    """The elements between one and another that holds it."""
    return takewhile(lambda around: around is not whole, part.iterancestors())


def place_of(picture: etree._Element, address: str) -> tuple[etree._Element, Beside] | None:
    """Where a picture stands, if it may be the story's by its name and what holds it alone: the innermost
    element with a text, and the texts before and behind."""
    if not sizes(picture) and address.partition("?")[0].lower().endswith(_DRAWN):  # a drawing may be a sign
        return None
    around, near = beside(picture)
    if around is None or not all(map(_may_frame, within(picture, around))) or _is_in_list(picture, around):
        return None
    return None if is_sign(address) or is_standin(address, None) else (around, near)


def in_boxes(picture: etree._Element, around: etree._Element) -> Iterator[tuple[etree._Element, Beside]]:
    """The boxes around a picture that hold a few words, no heading, and no way to another page by its title; with the
    texts before and behind each."""
    return takewhile(lambda found: _may_box(found[0]), boxes(picture, around))


def caption_in(box: etree._Element) -> tuple[str | None, str | None] | None:
    """The caption and the credit in a box where no class or word tells them: the only line in it, or the first of two,
    of which the second is no sentence. None where it says more."""
    said = "".join(texts(box, breaks=_BREAKS, mark="\n", most=PARTS)).split("\n")
    lines = [line for line in map(clean, said) if line and line.strip(_AROUND).casefold() not in _ENLARGES]
    if len(lines) > LINES or any(len(line) > most for line, most in zip(lines, (BESIDE, CREDIT), strict=False)):
        return None
    if len(lines) == LINES and ends_sentence(lines[1]):
        return None
    caption, credit = (*lines, None, None)[:LINES]
    return caption, credit


def _may_frame(part: etree._Element) -> bool:
    """Whether an element around a picture may show one of the story, by its tag and name; what a page counts its
    readers by stands in a <noscript> of its own."""
    if part.tag in _HEADINGS:
        return False
    if part.tag == "noscript" and (around := part.getparent()) is not None and around.tag == "body":
        return False
    return _FOREIGN.isdisjoint(_named(part))


def _may_box(box: etree._Element) -> bool:
    """The same of one with a few words: teasers have a heading or a link that says most."""
    if box.tag == "article" or not _may_frame(box) or next(box.iter(*_HEADINGS), None) is not None:
        return False
    links = list(islice(box.iter("a"), LINKS))
    if links and not _TEASERS.isdisjoint(_named(box)):
        return False
    linked = sum(len(words(link, BESIDE)) for link in links)
    return 2 * linked <= len(words(box, 2 * BESIDE))


def _named(part: etree._Element) -> tuple[str, ...]:
    return label_words(f"{part.get('class', '')} {part.get('id', '')}"[:LABEL])


def _is_in_list(picture: etree._Element, around: etree._Element) -> bool:
    """Whether a picture is a link in a list."""
    tags = [part.tag for part in within(picture, around)]
    return "a" in tags and ("li" in tags or around.tag in ("ul", "ol", "li"))
