"""Boxes of facts and of other stories amid a story, drawn apart from it and called so."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import islice, pairwise

from newsclean import rules
from newsclean.blocks import Block, Scope, around
from newsclean.noise import label_words

__all__ = ["without_boxes"]

_BESIDE = rules.read("furniture.toml")["beside"]
_CALLED = frozenset((*_BESIDE["facts"], *_BESIDE["related"]))
_BOXES = frozenset(("div", "section", "aside", "ul", "p"))
DEEP = 5  # elements of a paragraph and around it, of which one may be its box


def without_boxes(blocks: Sequence[Block], chosen: list[int]) -> list[int]:
    """Without such boxes: of those of facts on 2 annotated sites none is body. (A rule on elements would hide credits
    in them.)"""
    left = [i for i in chosen if not any(map(_is_box, islice(around(blocks[i].scope), DEEP)))]
    return left if 2 * len(left) > len(chosen) else chosen


def _is_box(scope: Scope) -> bool:
    return scope.tag in _BOXES and _is_called_box(scope.label)


@lru_cache(maxsize=4096)
def _is_called_box(label: str) -> bool:
    """Whether it is called so: "factbox", "article__fact-box", "ObjectBoxRelatedNews"."""
    words = label_words(label)
    return not (_CALLED.isdisjoint(words) and _CALLED.isdisjoint(map("".join, pairwise(words))))
