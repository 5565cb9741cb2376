"""What stands before and behind a picture that nothing near it tells: where the body has it, the picture is the
story's.

A picture may stand in any wrapper: `<div>`, `<span>`, `<center>`, a cell, Blogger's `<div class="separator"><a>`. What
they have in common is where they stand: between two paragraphs, right below the last, right above the first.
"""

from collections.abc import Collection, Iterable, Sequence
from itertools import islice, takewhile
from typing import NamedTuple

from newsclean.blocks import Block, Place, Scope, is_in_figure, is_linked, is_within
from newsclean.noise import reads_as

__all__ = ["Beside", "beside", "beside_all", "blocks_in", "is_among"]

# Texts from a picture to a paragraph, that too: of annotated pages 5 lose eight pictures with 2, 2 gain one with 5.
LINES = 3
LINE = 200  # characters of a text that may be printed at a picture: with 80 two pages lose one
SHARED = ("line.social",)
STEPS = 40  # captions of other pictures, as in a gallery, between one and what stands beside it


class Beside(NamedTuple):
    """The blocks before and behind a picture, or a box with one, and the innermost element that holds it and one of
    them: those that stand in that are near."""

    before: int | None
    behind: int | None
    holder: Scope | None
    is_before_near: bool
    is_behind_near: bool

    def is_amid(self, body: Collection[int]) -> bool:
        """Whether a body has what stands nearest."""
        return (self.is_before_near and self.before in body) or (self.is_behind_near and self.behind in body)

    def is_between(self, body: Collection[int]) -> bool:
        """Whether it has what stands before the picture and behind."""
        return self.before in body and self.behind in body

    def is_above(self, body: Collection[int]) -> bool:
        """Whether the picture stands right above it."""
        return self.before not in body and self.behind in body and self.behind == min(body)


def beside(place: Place, blocks: Sequence[Block]) -> Beside:
    """What stands beside a picture: before and behind one in a text is that."""
    own = range(place.number + 1, place.number) if place.is_in_text else range(place.number, place.number)
    return beside_all(own, place.scope, blocks)


def beside_all(own: range, scope: Scope | None, blocks: Sequence[Block]) -> Beside:
    """What stands beside the blocks of an element."""
    before = _text(range(own.start - 1, -1, -1), blocks)
    behind = _text(range(own.stop, len(blocks)), blocks)
    holders = [_common(scope, blocks[i].scope) if i is not None else None for i in (before, behind)]
    holder = max(holders, key=lambda one: one.number if one else -1)
    return Beside(before, behind, holder, *(one is holder and one is not None for one in holders))


def is_among(place: Place, blocks: Sequence[Block], body: Collection[int]) -> bool:
    """Whether a picture stands between two paragraphs of a body, in the innermost element that holds both, with no more
    than lines that may be printed at it between: "Fig.: from the harbour's archive", "Click to enlarge"."""
    before = _of_body(range(place.number - 1, -1, -1), blocks, body)
    behind = _of_body(range(place.number, len(blocks)), blocks, body)
    if before is None or behind is None:
        return False
    column = _common(blocks[before].scope, blocks[behind].scope)
    return column is not None and is_within(place.scope, column.number)


def _of_body(places: Iterable[int], blocks: Sequence[Block], body: Collection[int]) -> int | None:
    near = list(islice(places, LINES))
    lines = list(takewhile(lambda i: i not in body and _may_be_printed(blocks[i]), near))
    return next((i for i in near[len(lines) :][:1] if i in body), None)


def _may_be_printed(block: Block) -> bool:
    """Whether a line may be printed at a picture, and is no button beside a sign."""
    is_line = block.kind != "heading" and len(block.text) <= LINE and not is_linked(block)
    return is_line and not reads_as(block.text, SHARED)


def blocks_in(box: Scope, place: Place, blocks: Sequence[Block], most: int) -> range | None:
    """The blocks of an element that holds a picture; None where they have more than so many characters."""
    start = end = place.number
    left = most
    while left >= 0 and start and is_within(blocks[start - 1].scope, box.number):
        start -= 1
        left -= len(blocks[start].text)
    while left >= 0 and end < len(blocks) and is_within(blocks[end].scope, box.number):
        left -= len(blocks[end].text)
        end += 1
    return range(start, end) if left >= 0 else None


def _text(places: Iterable[int], blocks: Sequence[Block]) -> int | None:
    """The first of some blocks that is no picture's caption."""
    return next((i for i in islice(places, STEPS) if i < len(blocks) and not is_in_figure(blocks[i])), None)


def _common(scope: Scope | None, other: Scope | None) -> Scope | None:
    """The innermost element that holds two others; what is inside has the higher number."""
    while scope is not None and other is not None and scope is not other:
        if scope.number > other.number:
            scope = scope.parent
        else:
            other = other.parent
    return scope if other is not None else None
