"""A block and the elements around it, and how they stand to each other."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, takewhile
from typing import NamedTuple

__all__ = [
    "BELOW_HEADLINE", "HEADINGS", "Block", "Scope", "above", "around", "is_bare_between", "is_in_figure", "is_linked",
    "is_within", "leading_within",
]  # fmt: skip

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
FIGURE = 3  # elements around a block among which a picture's is
BELOW_HEADLINE = 12  # blocks above a story among which its headline is looked for
LINKED = 0.3  # share of a text inside links from which it leads elsewhere


class Scope(NamedTuple):
    """A block-level element that holds text, as far as scoring cares: its place, tag and labels."""

    number: int
    parent: "Scope | None"
    tag: str
    label: str  # class, id, role and the like, as written


class Block(NamedTuple):
    """A piece of text that a reader sees as one: a paragraph, a heading, a list item, a button's label.

    What a text block cannot know (scope, link_chars, bold_chars) is None: unknown, not bad.
    """

    text: str
    kind: str = "paragraph"
    scope: Scope | None = None  # the element that made it, and through it those around
    link_chars: int | None = None  # characters inside links
    bold_chars: int | None = None  # characters in bold
    rule: str | None = None  # the rule that dropped it
    heading: str | None = None  # its first line, where that is short and all in bold
    level: int | None = None  # of a heading in Markdown, 1 the highest


def around(scope: Scope | None) -> Iterator[Scope]:
    """An element and those that hold it, from the inside.

    >>> [scope.tag for scope in around(Scope(2, Scope(1, None, "article", ""), "p", ""))]
    ['p', 'article']
    """
    while scope is not None:
        yield scope
        scope = scope.parent


def is_in_figure(block: Block) -> bool:
    """Whether a block stands at a picture, as its caption or credit: "Getty Images/Sipa USA"."""
    return any(scope.tag in ("figure", "figcaption") for scope in islice(around(block.scope), FIGURE))


def is_within(scope: Scope | None, number: int) -> bool:
    """Whether an element is the one of that number, or stands in it."""
    while scope is not None and scope.number != number:  # asked of many: half the time of `around`
        scope = scope.parent
    return scope is not None


def leading_within(blocks: Sequence[Block], places: Iterable[int], number: int) -> list[int]:
    """Of some places the first, up to one whose block does not stand in the element of that number."""
    return list(takewhile(lambda i: is_within(blocks[i].scope, number), places))


def is_bare_between(blocks: Sequence[Block], i: int) -> bool:
    """Whether a text stands right in the element that holds the paragraphs before and behind it, in none of its own."""
    holder, beside = blocks[i].scope, [block.scope for block in blocks[i - 1 : i + 2 : 2]]
    return holder is not None and len(beside) == 2 and all(one and one.parent is holder for one in beside)


def is_linked(block: Block) -> bool:
    """Whether a text leads elsewhere."""
    return (block.link_chars or 0) > LINKED * len(block.text)


def above(story: Sequence[int], most: int) -> range:
    """The places of the blocks above a body, nearest first, but no more than `most`; none where there is no body.

    >>> list(above([4, 5, 7], 3)), list(above([1], 3)), list(above([], 3))
    ([3, 2, 1], [0], [])
    """
    first = story[0] if story else 0
    return range(first - 1, max(-1, first - 1 - most), -1)
