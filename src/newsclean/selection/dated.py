"""What the days between the lines tell: when the story was published, and what in flattened text is another story."""

import re
from collections.abc import Sequence
from itertools import dropwhile

from newsclean import rules
from newsclean.blocks import Block
from newsclean.patterns import lazy
from newsclean.text import DAY_LIKE, alternation, ends_sentence

__all__ = ["is_stamp", "without_dated", "without_listed", "without_stamps"]

STAMP = 60  # characters of the longest line with a day that is no part of a story
# In flattened text the line above one that only says a day sums up another story between the paragraphs of this, below
# its title, unless they are so likely body: of 24 such on 5 annotated sites, left out of the fit, 1 is.
DATED, TITLE = 0.9, 100  # characters of a title
BESIDE = 30  # characters beside the day: "Updated", an hour, who wrote it
# Below a title, with its author or without, a day and what it tells stand for another story where so many of them
# follow, each so many lines behind the one before: left out of the fit the score takes such lists on three annotated
# pages of two sites. (Of a chronicle the day stands right below what the day before brought.)
LISTED, APART = 3, 6
HOURED = frozenset(("paragraph", "heading"))  # kinds of a line that says the hour of an entry; a cell may be a score
_CLOCK = alternation(rules.read("dateline.toml")["words"]["clock"])
_HOUR = lazy(re.compile, rf"(?:kl\.? ?)?\d{{1,2}}[:.h]\d\d(?: ?(?:{_CLOCK}))?\.?", re.IGNORECASE)


def without_stamps(blocks: Sequence[Block], body: list[int]) -> list[int]:
    """The body from its first line that says more than when the story was published or changed, and without the hours
    above the entries of a live blog."""
    told = dropwhile(lambda i: is_stamp(blocks[i]), body)
    return [i for i in told if blocks[i].kind not in HOURED or not _HOUR.fullmatch(blocks[i].text)]


def without_dated(blocks: Sequence[Block], likely: Sequence[float], chosen: list[int]) -> list[int]:
    """Without other stories between the paragraphs of a flattened text, each with its day below. (A deck and one more
    line may stand so above the story itself.)"""
    kept = frozenset(chosen)
    dated = {i for i in chosen[2:-1] if likely[i] < DATED and i + 1 not in kept and _is_day(blocks[i + 1])}
    titles = {i - 1 for i in dated if likely[i - 1] < DATED and len(blocks[i - 1].text) <= TITLE}
    return [i for i in chosen if i not in dated and i not in titles]


def without_listed(blocks: Sequence[Block], chosen: list[int]) -> list[int]:
    """Without the list of other stories below a flattened text, each of which has its title and its day above."""
    listed: list[int] = []
    for i in chosen[1:]:
        if is_stamp(blocks[i - 1]) and not ends_sentence(blocks[i - 2].text):
            listed = [*listed, i] if listed and i - listed[-1] <= APART else [i]
            if len(listed) == LISTED:
                return [j for j in chosen if j < listed[0] - 2]  # title and day
    return chosen


def _is_day(block: Block) -> bool:
    """Whether a line says a day, and little else; no title with its day, "Ferry sails again4 May 2024"."""
    return is_stamp(block) and len(DAY_LIKE.sub("", block.text)) <= BESIDE


def is_stamp(block: Block) -> bool:
    """Whether a line only says when something was published, changed or written."""
    return len(block.text) <= STAMP and not ends_sentence(block.text) and DAY_LIKE.search(block.text) is not None
