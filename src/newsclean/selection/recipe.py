"""The ingredients and steps of a recipe that the page's own data repeats: their short lines score low anywhere."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from newsclean.blocks import Block, is_linked
from newsclean.noise import line_rule
from newsclean.patterns import lazy
from newsclean.text import ends_sentence, fold

__all__ = ["with_recipe"]

# Lines that the data does not tell, so many in a row at most, stand amid the others: what a part of the list is for.
AMID, LABEL = 2, 60  # and characters of each
# The lines are so much of what the data tells at least: tags may name an ingredient each.
MOST = 0.5
COUNTED = 2  # words of a line that only counts
BUTTONS = 3  # of the same words on a page
_PARTS = lazy(re.compile, r"\d+|[^\W\d_]+")


def with_recipe(blocks: Sequence[Block], chosen: list[int], told: Iterable[str]) -> list[int]:
    """With the lines on display that repeat what is told: of several such lists that which is chosen in part, or the
    longest, as pages hold one to be printed too."""
    if not chosen:
        return chosen
    added: set[int] = set()
    times = Counter(block.text for block in blocks)
    for text in map(_words, told):
        lists = [found for found in _repeated(blocks, text) if sum(found.values()) >= MOST * len(text)]
        if lists:
            best = max(lists, key=lambda found: (len(found.keys() & {*chosen}), sum(found.values())))
            first, last = min(best), max(best)
            added.update(best, (i for i in range(max(0, first - 1), last) if _is_amid(blocks, i, first, text, times)))
    return sorted(added.union(chosen)) if added else chosen


def _words(text: str) -> str:
    """The words and figures of a text, a space around each: "200g" is "200 g"."""
    return f" {' '.join(_PARTS.findall(fold(text)))} "


def _repeated(blocks: Sequence[Block], told: str) -> list[dict[int, int]]:
    """The blocks that are parts of what is told, list by list, and how many characters of it each is the first to
    say; lines that are all a link are tags."""
    lists: list[dict[int, int]] = []
    said = set[str]()
    for i, block in enumerate(blocks):
        if len(block.text) > 2 * len(told) or block.link_chars == len(block.text) or _is_number(block.text):
            continue
        words = _words(block.text)
        if words.isspace() or words not in told:
            continue
        if not lists or i - next(reversed(lists[-1])) > AMID + 1:
            lists.append({})
            said = set()
        lists[-1][i] = 0 if words in said else len(words)
        said.add(words)
    return lists


def _is_amid(blocks: Sequence[Block], i: int, first: int, told: str, times: Mapping[str, int]) -> bool:
    """Whether a line that the data does not tell by itself is of the list: a link in it, how much is needed of the
    next, what a part of the list is for; above it only a heading. What is said again and again is a button."""
    block, text = blocks[i], blocks[i].text
    if _PARTS.search(text) and _words(f"{text} {blocks[i + 1].text}") in told:
        return True
    if len(text) > LABEL or is_linked(block) or (i < first and block.kind != "heading"):
        return False
    is_said = ends_sentence(text) or _is_number(text) or line_rule(text) is not None
    return not is_said and (text[0].isdigit() or times[text] < BUTTONS)


def _is_number(text: str) -> bool:
    """Whether a line only counts the steps: "2", "Step 2"."""
    words = text.rstrip(".").split()
    return 0 < len(words) <= COUNTED and words[-1].isdecimal()
