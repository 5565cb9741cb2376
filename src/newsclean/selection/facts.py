"""Boxes of facts beside a story, drawn apart from it and called so."""

from collections.abc import Sequence
from itertools import islice, pairwise

from newsclean import rules
from newsclean.blocks import Block, Scope, around
from newsclean.noise import label_words

__all__ = ["without_facts"]

_FACTS = frozenset(rules.read("furniture.toml")["beside"]["facts"])
_BOXES = frozenset(("div", "section", "aside"))
DEEP = 4  # elements around a paragraph, of which one may be its box


def without_facts(blocks: Sequence[Block], chosen: list[int]) -> list[int]:
    """Without boxes of facts: on 2 annotated sites none is body. (A rule on elements would hide credits in them.)"""
    holders = {i: _holder(scope) for i in chosen if (scope := blocks[i].scope)}
    distinct = {holder.number: holder for holder in holders.values()}
    boxed = {number for number, holder in distinct.items() if any(map(_is_facts, islice(around(holder), DEEP)))}
    left = [i for i in chosen if i not in holders or holders[i].number not in boxed]
    return left if 2 * len(left) > len(chosen) else chosen


def _holder(scope: Scope) -> Scope:
    """What a paragraph stands in; many share it."""
    return scope if scope.tag in _BOXES else scope.parent or scope


def _is_facts(scope: Scope) -> bool:
    """Whether it is called so: "factbox", "article__fact-box"."""
    words = label_words(scope.label)
    joined = map("".join, pairwise(words))
    return scope.tag in _BOXES and not (_FACTS.isdisjoint(words) and _FACTS.isdisjoint(joined))
