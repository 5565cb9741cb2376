"""Pictures that nothing near them tells: those are the story's that stand beside what the body has."""

import re
from collections.abc import Sequence
from itertools import islice, takewhile
from typing import NamedTuple

from lxml import etree

from newsclean import rules
from newsclean.blocks import BLOCK_LEVEL, Block, Place, Scope, around
from newsclean.images.beside import Beside, beside_all, blocks_in
from newsclean.images.signs import BESIDE, LABEL
from newsclean.images.size import is_large, sizes
from newsclean.images.standins import is_button, is_sign, is_standin
from newsclean.noise import label_words
from newsclean.patterns import lazy

__all__ = ["Box", "box_of", "is_edited", "is_foreign", "may_show"]

_FOREIGN = frozenset(rules.read("images.toml")["foreign"])
# What an editor set into the text of a story, by the class that WordPress gave it
_EDITED = lazy(re.compile, r"\bwp-image-\d")
_DRAWN = (".svg", ".gif")


class Box(NamedTuple):
    """An element that holds one picture and a few words: what may be its caption."""

    element: etree._Element
    own: range  # its blocks
    beside: Beside  # what stands beside it


def may_show(picture: etree._Element, address: str) -> bool:
    """Whether a picture may be a story's by its size and name."""
    if not is_large(picture) or is_button(address) or is_sign(address) or is_standin(address, None):
        return False
    is_drawn = not sizes(picture) and address.partition("?")[0].lower().endswith(_DRAWN)
    return not is_drawn  # a drawing may be a sign


def is_edited(picture: etree._Element) -> bool:
    return _EDITED.search(picture.get("class", "")[:LABEL]) is not None


def is_foreign(picture: etree._Element, place: Place, holder: Scope) -> bool:
    """Whether what shows a picture, below an element that holds it, is an advertisement's by its name, or a film's."""
    whole = _element_of(picture, place.scope, holder)
    frames = takewhile(lambda one: one is not whole, picture.iterancestors())
    labels = (f"{frame.get('class', '')} {frame.get('id', '')}"[:LABEL] for frame in frames)
    return not all(_FOREIGN.isdisjoint(label_words(label)) for label in labels)


def box_of(picture: etree._Element, place: Place, holder: Scope, blocks: Sequence[Block]) -> Box | None:
    """An element as the box of a picture; None where it holds more, a heading, or leads to another page by its title,
    as teasers do, and where the picture stands in a text."""
    own = None if place.is_in_text else blocks_in(holder, place, blocks, BESIDE)
    if own is None or any(blocks[i].kind == "heading" for i in own):
        return None
    if 2 * sum(blocks[i].link_chars or 0 for i in own) > sum(len(blocks[i].text) for i in own):
        return None
    element = _element_of(picture, place.scope, holder)
    if element is None or element.tag in ("html", "body", "article"):
        return None
    if len(list(islice(element.iter("img", "amp-img"), 2))) > 1:
        return None
    return Box(element, own, beside_all(own, holder.parent, blocks))


def _element_of(picture: etree._Element, scope: Scope | None, holder: Scope) -> etree._Element | None:
    """The element of a scope, of those around that of a picture."""
    levels = sum(1 for _ in takewhile(lambda one: one is not holder, around(scope)))
    return next(islice((one for one in picture.iterancestors() if one.tag in BLOCK_LEVEL), levels, None), None)
