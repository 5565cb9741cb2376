"""What stands before and behind a picture that nothing near it tells: where the body has it, the picture is the
story's.

A picture may stand in any wrapper: `<div>`, `<span>`, `<center>`, a cell, Blogger's `<div class="separator"><a>`. What
they have in common is where they stand: between two paragraphs, right below the last, right above the first. So the
texts beside a picture are kept until the body is known.
"""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from lxml import etree

from newsclean.innertext import SILENT
from newsclean.text import letters

__all__ = ["Beside", "beside"]

UNREAD = SILENT.union(("iframe", "button", "select", "video", "audio", "object", "figcaption"))
# Texts and elements between a picture and what stands beside it: with half as many some of a row of pictures are lost
# and others found, with twice as many none.
STEPS = 120
PIECE = 400  # characters of one text that are looked at
# Letters by which the body has a text. With 16 teasers and portraits come in by a word that the body has, too; with 40
# pictures beside short lines are lost.
KEY = 24
FORWARDS, BACKWARDS = 1, -1  # ways to go from a picture

_Text = tuple[etree._Element, str]
"""A text beside a picture, and the element that holds both."""


class Beside(NamedTuple):
    """The letters of the texts before and behind a picture, and which of them stand nearest, in one element with it."""

    before: str
    behind: str
    is_before_near: bool = True
    is_behind_near: bool = True

    def is_within(self, body: str) -> bool:
        """Whether the letters of a body have what stands nearest."""
        return _has(body, self.before, self.is_before_near) or _has(body, self.behind, self.is_behind_near)

    def is_between(self, body: str) -> bool:
        """Whether they have what stands before the picture and behind."""
        return _has(body, self.before) and _has(body, self.behind)

    def is_above(self, body: str) -> bool:
        """Whether the picture stands right above the body."""
        return not _has(body, self.before) and _has(body, self.behind) and body.index(self.behind) < KEY


def _has(body: str, key: str, is_asked: bool = True) -> bool:
    return is_asked and key != "" and key in body


def beside(picture: etree._Element) -> tuple[etree._Element | None, Beside]:
    """What stands beside a picture, or a box with one, and the innermost element that holds any of it."""
    before, behind = _nearest(picture, BACKWARDS), _nearest(picture, FORWARDS)
    around = next((e for e in picture.iterancestors() if e in (before[0], behind[0])), None)
    return around, Beside(before[1], behind[1], before[0] is around, behind[0] is around)


def _nearest(part: etree._Element, way: int) -> tuple[etree._Element | None, str]:
    """The letters of the nearest text, as many as tell it, and what holds it and the element."""
    holder, key = None, ""
    for around, text in islice(_outwards(part, way), STEPS):
        if not text or text.isspace():  # most are
            continue
        told = letters(text[-PIECE:] if way < 0 else text[:PIECE])
        if told and holder is None:
            holder = around
        key = told + key if way < 0 else key + told
        if len(key) >= KEY:
            break
    return holder, key[-KEY:] if way < 0 else key[:KEY]


def _outwards(part: etree._Element, way: int) -> Iterator[_Text]:
    """The texts behind an element, or before it where `way` is backwards, the nearest first; some are empty."""
    around = part.getparent()
    while around is not None:
        if way > 0:
            yield around, part.tail or ""
        for other in part.itersiblings(preceding=way < 0):
            yield from ((around, text) for text in _read(other, way))
        if way < 0:
            yield around, around.text or ""
        part, around = around, around.getparent()


def _read(part: etree._Element, way: int) -> Iterator[str]:
    """The texts in an element and right behind it, the last first where `way` is backwards."""
    left: list[etree._Element | str | None] = [part]  # what is still to be read, the next one last
    while left:
        one = left.pop()
        if one is None or isinstance(one, str):
            yield one or ""
            continue
        is_read = isinstance(one.tag, str) and one.tag not in UNREAD  # a comment's tag is none
        first, last = (one.text if is_read else None, one.tail)[::way]
        inside = islice(one.iterchildren(reversed=way < 0), STEPS) if is_read else ()
        left += reversed((first, *inside, last))
