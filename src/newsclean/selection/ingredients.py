"""Ingredients of a recipe and its steps: lists and tables below a heading that says so, whose lines score low."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from newsclean import rules
from newsclean.blocks import HEADINGS, Block, is_linked
from newsclean.noise import line_rule
from newsclean.text import alternation, ends_sentence

__all__ = ["with_ingredients"]

# The heading stands so many blocks above the story's first at most, as the steps may be all that was chosen, or below
# its last, as blogs tell a story first; between it and its list so many labels ("for 4 people"); a list of fewer items
# is none.
AWAY, LABELS, FEWEST = 60, 2, 2
LABEL, BEGUN = 60, 2  # characters of a heading or a label; those by which its word is told apart first
# Lines that draw no list are so many at least, and one in so many begins with a figure.
LINES, MEASURED = 6, 4


def with_ingredients(blocks: Sequence[Block], chosen: list[int]) -> list[int]:
    """With the ingredients of the story's recipe, the steps below them, and their headings."""
    if not chosen:
        return chosen
    kept, is_recipe = set(chosen), False
    for i in range(max(0, chosen[0] - AWAY), min(chosen[-1] + AWAY, len(blocks))):
        if _says("ingredients", blocks[i]) or (is_recipe and _says("steps", blocks[i])):
            items = _below(blocks, i) or (_lines_below(blocks, i) if blocks[i].kind == "heading" else [])
            told = [j for j in items if j in kept or not _leads_elsewhere(blocks[j])]
            if len(items) >= FEWEST and len(told) * 2 > len(items):  # else it is a menu
                is_recipe = True
                kept.update((i, *items))
    return sorted(kept) if is_recipe else chosen


def _says(kind: str, block: Block) -> bool:
    """Whether a heading begins with such a word; or a line that says nothing else, or ends in a colon."""
    if len(block.text) > LABEL or block.text[:BEGUN].casefold() not in _beginnings():  # most
        return False
    label = block.text.rstrip(" :：")
    told = None if ends_sentence(label) else _words(kind).match(label.casefold())
    return told is not None and (block.kind == "heading" or label != block.text or told.end() == len(label))


@cache
def _words(kind: str) -> "re.Pattern[str]":
    return re.compile(rf"(?:{alternation(rules.words('recipe', kind))})(?!\w)")


@cache
def _beginnings() -> frozenset[str]:
    """How the words begin: told apart so in a tenth of the time."""
    return frozenset(word[:BEGUN] for kind in ("ingredients", "steps") for word in rules.words("recipe", kind))


def _leads_elsewhere(block: Block) -> bool:
    """Whether a line is a link, and does not begin with how much is needed: "200 g flour" may lead to a lexicon."""
    return is_linked(block) and not block.text[0].isdigit()


def _below(blocks: Sequence[Block], heading: int) -> list[int]:
    """The items and rows below a heading, with the smaller headings that part them."""
    found: list[int] = []
    labels: list[int] = []
    for i in range(heading + 1, len(blocks)):
        if blocks[i].kind in ("list_item", "table_row"):
            found += [*(j for j in labels if found or blocks[j].kind == "heading"), i]
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
    """Whether a short line is a label: above the first item for how many the recipe is, among them what the next are
    for."""
    if not found or not _is_short(block):
        return _is_short(block)
    return not (ends_sentence(block.text) or is_linked(block) or line_rule(block.text))
