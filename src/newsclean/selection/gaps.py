"""Short blocks between two of the story, or right behind its last, that are made like them."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise, takewhile

from newsclean.blocks import Block, Scope, around
from newsclean.noise import line_rule
from newsclean.patterns import lazy
from newsclean.text import ends_sentence

__all__ = ["closed"]

# So few blocks in a row, each so likely, are body where the story goes on around them in one element and nothing sets
# them apart. It is rare: among the annotated pages it completes a list of three hundred jokes, and adds one line to a
# page that sells shirts. With lists alone and lines that end no sentence, captions came in on 5 pages.
GAP, LIKELY = 6, 0.1
# A lone paragraph of so many characters is so likely body between two others, whatever the elements around it are
# called, or one in quotes: left out of the fit, 6 of 6 paragraphs on 3 sites are. (Without quotes it may be pulled.)
ALONE, QUOTED, LONG = 0.4, 0.2, 40
# A paragraph right behind the last of the story is its end where it stands in one element with so many of its
# blocks, or in the next of that name, and is likely enough for a gap: left out of the fit, 5 of 6 on 6 sites are.
BESIDE = 3
DEEP = 3  # levels that a block stands below the element that holds the story there, at most
QUOTES = frozenset('"“„«»”‘「『')
_NAME = lazy(re.compile, r"[^\W\d_]{3}")  # "nn" and "om 4a" say nothing


def closed(blocks: Sequence[Block], likely: Sequence[float], chosen: list[int]) -> list[int]:
    """With the blocks between two of the story that nothing sets apart from them, such as a quotation of five words;
    and with a short last paragraph."""
    return sorted({*chosen, *_between(blocks, likely, chosen), *_behind(blocks, likely, chosen)})


def _between(blocks: Sequence[Block], likely: Sequence[float], chosen: Sequence[int]) -> Iterator[int]:
    for above, below in pairwise(chosen):
        gap = range(above + 1, below)
        if len(gap) == 1 and _is_alone(blocks[above + 1], likely[above + 1]):
            yield above + 1
        is_likely = 0 < len(gap) <= GAP and min(likely[i] for i in gap) > LIKELY
        if is_likely and _goes_on([blocks[i] for i in gap], blocks[above], blocks[below]):
            yield from gap


def _behind(blocks: Sequence[Block], likely: Sequence[float], chosen: Sequence[int]) -> Iterator[int]:
    """The paragraph behind the last of the story, if it is made as those beside that."""
    place = chosen[-1] + 1 if chosen else len(blocks)
    if place == len(blocks) or likely[place] <= LIKELY or blocks[place].kind != "paragraph":
        return
    last, end = blocks[chosen[-1]].scope, blocks[place].scope
    if last is None or end is None or not _may_be_told(blocks[place]):
        return
    beside = (scope for i in chosen if (scope := blocks[i].scope) and scope.parent is last.parent)
    if _is_alike(last, end) and sum(1 for _ in beside) >= BESIDE:
        yield place


def _is_alike(last: Scope, end: Scope) -> bool:
    """Whether a paragraph stands in the element of the last one, or in one of the same name behind it."""
    if end.parent is last.parent:
        return (end.tag, end.label) == (last.tag, last.label)
    one, other = last.parent, end.parent
    if one is None or other is None or one.parent is not other.parent:
        return False
    return (one.tag, last.tag) == (other.tag, end.tag) and not set(one.label.split()).isdisjoint(other.label.split())


def _goes_on(gap: Sequence[Block], above: Block, below: Block) -> bool:
    """Whether nothing sets the blocks apart from the two around them."""
    holder = _holder(above, below)
    if holder is None or all(block.kind == "list_item" for block in gap):
        return False
    names = _names(above, holder) & _names(below, holder)
    return all(_may_be_told(block) and holder in _around(block) and _names(block, holder) <= names for block in gap)


def _is_alone(block: Block, likely: float) -> bool:
    if block.scope is None or not _may_be_told(block):
        return False
    if block.kind == "quote":
        return likely > QUOTED and block.text[0] in QUOTES
    return block.kind == "paragraph" and likely > ALONE and len(block.text) > LONG


def _may_be_told(block: Block) -> bool:
    is_whole = block.kind not in ("paragraph", "quote") or ends_sentence(block.text)
    return is_whole and not block.link_chars and line_rule(block.text) is None


def _holder(one: Block, other: Block) -> Scope | None:
    """The innermost element that holds both."""
    holders = _around(other)
    return next((scope for scope in _around(one) if scope in holders), None)


def _around(block: Block) -> list[Scope]:
    """The elements that a block may share with others, from the inside."""
    return list(islice(around(block.scope), 1, DEEP + 1))


def _names(block: Block, holder: Scope) -> frozenset[str]:
    """What the elements around a block are called, up to the one that holds the story."""
    labels = (scope.label for scope in takewhile(lambda scope: scope is not holder, around(block.scope)))
    return frozenset(label for label in labels if _NAME.search(label))
