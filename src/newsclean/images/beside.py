"""What stands before and behind a picture that nothing near it tells: where the body has it, the picture is the
story's.

A picture may stand in any wrapper: `<div>`, `<span>`, `<center>`, a cell, Blogger's `<div class="separator"><a>`. What
they have in common is where they stand: between two paragraphs, right below the last, right above the first. So the
texts beside a picture are kept until the body is known.
"""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from typing import NamedTuple

from lxml import etree

from newsclean.innertext import SILENT, words
from newsclean.text import letters

__all__ = ["Beside", "beside", "boxes"]

UNREAD = SILENT.union(("iframe", "button", "select", "video", "audio", "object", "figcaption"))
STEPS = 120  # texts and elements between a picture and what stands beside it
PIECE = 400  # characters of one text that are looked at
KEY = 24  # letters by which the body has a text
BOXED = 400  # characters of what stands in one box with a picture
BOXES = 3  # boxes around a picture that are asked for a caption
PARTS = 40  # elements of a box that are read

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
    """What stands beside a picture, and the innermost element that holds any of it."""
    before, behind = _nearest(_before(picture), -1), _nearest(_behind(picture), 1)
    around = next((e for e in picture.iterancestors() if e in (before[0], behind[0])), None)
    return around, Beside(before[1], behind[1], before[0] is around, behind[0] is around)


def boxes(picture: etree._Element, around: etree._Element | None) -> Iterator[tuple[etree._Element, Beside]]:
    """The elements around a picture that hold no other and a few words, with what stands beside each."""
    for _ in range(BOXES):
        if around is None or around.tag in ("html", "body") or len(words(around, BOXED + 1, PARTS)) > BOXED:
            return
        if len(list(islice(around.iter("img", "amp-img"), 2))) > 1:
            return
        yield around, Beside(_nearest(_before(around), -1)[1], _nearest(_behind(around), 1)[1])
        around = around.getparent()


def _nearest(texts: Iterator[_Text], way: int) -> tuple[etree._Element | None, str]:
    """The letters of the nearest text, as many as tell it, and what holds it and the picture."""
    holder, key = None, ""
    for around, text in islice(texts, STEPS):
        if not text or text.isspace():  # most are
            continue
        told = letters(text[-PIECE:] if way < 0 else text[:PIECE])
        if told and holder is None:
            holder = around
        key = told + key if way < 0 else key + told
        if len(key) >= KEY:
            break
    return holder, key[-KEY:] if way < 0 else key[:KEY]


def _outwards(part: etree._Element, way: int, read: Callable[[etree._Element], Iterator[str]]) -> Iterator[_Text]:
    """The texts beside an element, nearest first; "" where an element has none."""
    around = part.getparent()
    while around is not None:
        if way > 0:
            yield around, part.tail or ""
        for other in part.itersiblings(preceding=way < 0):
            yield from ((around, text) for text in read(other))
        if way < 0:
            yield around, around.text or ""
        part, around = around, around.getparent()


def _forwards(part: etree._Element) -> Iterator[str]:
    """The texts in an element and right behind it."""
    inside = [part]  # the element that is read, and those around it
    node: etree._Element | None = part
    while node is not None:
        first = None
        if _is_read(node):
            yield node.text or ""
            first = next(node.iterchildren(), None)
        if first is not None:
            inside.append(first)
            node = first
            continue
        while inside:
            ended = inside.pop()
            yield ended.tail or ""
            node = ended.getnext() if inside else None
            if node is not None:
                inside.append(node)
                break


def _backwards(part: etree._Element) -> Iterator[str]:
    """The same, the last first."""
    inside = [part]
    node: etree._Element | None = part
    while node is not None:
        yield node.tail or ""
        last = next(node.iterchildren(reversed=True), None) if _is_read(node) else None
        if last is not None:
            inside.append(last)
            node = last
            continue
        while inside:
            begun = inside.pop()
            yield (begun.text or "") if _is_read(begun) else ""
            node = begun.getprevious() if inside else None
            if node is not None:
                inside.append(node)
                break


def _is_read(part: etree._Element) -> bool:
    return isinstance(part.tag, str) and part.tag not in UNREAD


_before: Callable[[etree._Element], Iterator[_Text]] = partial(_outwards, way=-1, read=_backwards)
_behind: Callable[[etree._Element], Iterator[_Text]] = partial(_outwards, way=1, read=_forwards)
