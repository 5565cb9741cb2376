"""Ingredients of a recipe and its steps: lists and tables below a heading that says so, whose lines score low."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from newsclean import rules
from newsclean.blocks import HEADINGS, Block, is_linked
from newsclean.text import alternation, ends_sentence

__all__ = ["with_ingredients"]

# The heading stands so many blocks above the story's first at most, as the steps may be all that was chosen; between it
# and its list so many labels ("for 4 people"); a list of fewer items is none.
ABOVE, LABELS, FEWEST = 60, 2, 2
LABEL = 60  # characters of a heading or a label
# Lines that draw no list are so many at least, and one in so many begins with a figure.
LINES, MEASURED = 6, 4


def with_ingredients(blocks: Sequence[Block], chosen: list[int]) -> list[int]:
    """With the ingredients that stand amid the story or above it, the steps below them, and their headings."""
    if not chosen:
        return chosen
    added: set[int] = set()
    for i in range(max(0, chosen[0] - ABOVE), chosen[-1]):
        if _says("ingredients", blocks[i]) or (added and _says("steps", blocks[i])):
            items = _below(blocks, i) or _lines_below(blocks, i)
            if len(items) >= FEWEST and sum(_leads_elsewhere(blocks[j]) for j in items) * 2 < len(items):
                added.update((i, *items))
    return sorted(added.union(chosen)) if added else chosen


def _says(kind: str, block: Block) -> bool:
    label = block.text.rstrip(" :：") if block.kind == "heading" else ""
    return 0 < len(label) <= LABEL and not ends_sentence(label) and _words(kind).match(label.casefold()) is not None


@cache
def _words(kind: str) -> "re.Pattern[str]":
    told = (word for table in rules.tables("recipe").values() for word in table.get(kind, ()))
    return re.compile(rf"(?:{alternation(told)})(?!\w)")


def _leads_elsewhere(block: Block) -> bool:
    """Whether a line is a link, and does not begin with how much is needed: "200 g flour" may lead to a lexicon."""
    return is_linked(block) and not block.text[0].isdigit()


def _below(blocks: Sequence[Block], heading: int) -> list[int]:
    """The items and rows below a heading, with the smaller headings that part them."""
    found: list[int] = []
    labels: list[int] = []
    for i in range(heading + 1, len(blocks)):
        if blocks[i].kind in ("list_item", "table_row"):
            found += [*(j for j in labels if blocks[j].kind == "heading"), i]
            labels = []
        elif len(labels) < LABELS and (_is_smaller(blocks[i], blocks[heading]) or _is_label(blocks[i], found)):
            labels.append(i)
        else:
            break
    return found


def _lines_below(blocks: Sequence[Block], heading: int) -> list[int]:
    """The short lines below a heading, many of them figures: pages that draw no list set each amount in an element."""
    lines = list(takewhile(lambda i: _is_short(blocks[i]), range(heading + 1, len(blocks))))
    is_measured = sum(blocks[i].text[0].isdigit() for i in lines) * MEASURED >= len(lines)
    return lines if len(lines) >= LINES and is_measured else []


def _is_short(block: Block) -> bool:
    return block.kind == "paragraph" and len(block.text) <= LABEL


def _is_smaller(block: Block, heading: Block) -> bool:
    """Whether a block is a heading of a lower rank: h4 below h3."""
    one, other = block.scope, heading.scope
    if block.kind != "heading" or one is None or other is None:
        return False
    return HEADINGS.issuperset((one.tag, other.tag)) and one.tag > other.tag


def _is_label(block: Block, found: Sequence[int]) -> bool:
    """Whether a block above the first item is a short line: for how many the recipe is."""
    return not found and _is_short(block)
