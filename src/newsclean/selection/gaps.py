"""Short blocks between two of the story that are made like them."""

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
# A lone paragraph is so likely body between two others, whatever the elements around it are called: left out of the
# fit, 8 of 8 on 6 sites are; of those from 0.2 on 13 of 15.
ALONE = 0.4
DEEP = 3  # levels that a block stands below the element that holds the story there, at most
_NAME = lazy(re.compile, r"[^\W\d_]{3}")  # "nn" and "om 4a" say nothing


def closed(blocks: Sequence[Block], likely: Sequence[float], chosen: list[int]) -> list[int]:
    """With the blocks between two of the story that nothing sets apart from them, such as a quotation of five words."""
    return sorted({*chosen, *_between(blocks, likely, chosen)})


def _between(blocks: Sequence[Block], likely: Sequence[float], chosen: Sequence[int]) -> Iterator[int]:
    for above, below in pairwise(chosen):
        gap = range(above + 1, below)
        if len(gap) == 1 and likely[gap[0]] > ALONE and _is_paragraph(blocks[gap[0]]):
            yield gap[0]
        is_likely = 0 < len(gap) <= GAP and min(likely[i] for i in gap) > LIKELY
        if is_likely and _goes_on([blocks[i] for i in gap], blocks[above], blocks[below]):
            yield from gap


def _goes_on(gap: Sequence[Block], above: Block, below: Block) -> bool:
    """Whether nothing sets the blocks apart from the two around them."""
    holder = _holder(above, below)
    if holder is None or all(block.kind == "list_item" for block in gap):
        return False
    names = _names(above, holder) & _names(below, holder)
    return all(_may_be_told(block) and holder in _around(block) and _names(block, holder) <= names for block in gap)


def _is_paragraph(block: Block) -> bool:
    return block.kind == "paragraph" and block.scope is not None and _may_be_told(block)


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
