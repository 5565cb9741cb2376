"""Pictures that nothing near them tells: which of them may be the story's.

Whether they are, the body says, see `beside`.
"""

from collections.abc import Iterator
from itertools import islice, takewhile

from lxml import etree

from newsclean import rules
from newsclean.blocks import HEADINGS
from newsclean.images.beside import Beside, beside
from newsclean.images.signs import BESIDE, LABEL
from newsclean.images.size import sizes
from newsclean.images.standins import is_sign, is_standin
from newsclean.innertext import words
from newsclean.noise import label_words

__all__ = ["box_of", "place_of", "within"]

_FOREIGN = frozenset(rules.read("images.toml")["foreign"])
_DRAWN = (".svg", ".gif")

PARTS, LINKS = 40, 30  # elements and links of a box that are read


def within(part: etree._Element, whole: etree._Element) -> Iterator[etree._Element]:
    """The elements between one and another that holds it."""
    return takewhile(lambda around: around is not whole, part.iterancestors())


def place_of(picture: etree._Element, address: str) -> tuple[etree._Element, Beside] | None:
    """Where a picture stands, if it may be the story's by its name and what holds it alone: the innermost element with
    a text, and the texts before and behind."""
    if not sizes(picture) and address.partition("?")[0].lower().endswith(_DRAWN):  # a drawing may be a sign
        return None
    around, near = beside(picture)
    if around is None or not all(map(_may_frame, within(picture, around))):
        return None
    return None if is_sign(address) or is_standin(address, None) else (around, near)


def box_of(around: etree._Element) -> Beside | None:
    """What stands beside an element that holds one picture and a few words, no heading, and no way to another page by
    its title, as teasers have; None where it holds more."""
    said = words(around, BESIDE + 1, PARTS)
    if len(said) > BESIDE or around.tag in ("html", "body", "article") or not _may_frame(around):
        return None
    if next(around.iter(*HEADINGS), None) is not None or len(list(islice(around.iter("img", "amp-img"), 2))) > 1:
        return None
    linked = sum(len(words(link, BESIDE)) for link in islice(around.iter("a"), LINKS))
    return beside(around)[1] if 2 * linked <= len(said) else None


def _may_frame(part: etree._Element) -> bool:
    """Whether an element around a picture may show one of the story, by its tag and name; what a page counts its
    readers by stands in a <noscript> of its own."""
    if part.tag in HEADINGS:
        return False
    if part.tag == "noscript" and (around := part.getparent()) is not None and around.tag == "body":
        return False
    return _FOREIGN.isdisjoint(label_words(f"{part.get('class', '')} {part.get('id', '')}"[:LABEL]))
