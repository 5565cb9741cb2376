"""Boxes that ask readers to subscribe or to give, some lines of which read like the story."""

from collections.abc import Sequence, Set
from itertools import islice

from newsclean import rules
from newsclean.blocks import Block, Scope, above, around, leading_within
from newsclean.noise import label_words, reads_as

__all__ = ["without_prompts"]

ASKS = frozenset(("line.prompt", "line.newsletter", "line.inbox"))
# Blocks of such a box, and the share of the body that stands in it: of 7 such on as many annotated sites none is body.
# In larger ones a site asks between the paragraphs of its story.
BOX, SHARE = 4, 0.3
# What a box is called in which a newsletter is offered, whatever else that name says ("article-body__newsletter"): no
# rule on elements, as a story that is a newsletter stands in one, too.
_NEWSLETTERS = frozenset(rules.read("furniture.toml")["beside"]["newsletters"])
DEEP = 3  # elements of a paragraph and around it, of which one may be such a box


def without_prompts(blocks: Sequence[Block], chosen: list[int]) -> list[int]:
    """The body without paragraphs that share a small element of their own with a line that asks readers for more, or
    stand in one that is called a newsletter."""
    kept = frozenset(chosen)
    asking = {j for i in chosen if not kept.issuperset((i - 1, i + 1)) for j in _asking(blocks, i, kept)}
    asking.update(i for i in chosen if any(map(_is_newsletter, islice(around(blocks[i].scope), DEEP))))
    if sum(len(blocks[i].text) for i in asking) > SHARE * sum(len(blocks[i].text) for i in chosen):
        return chosen
    return [i for i in chosen if i not in asking]


def _is_newsletter(scope: Scope) -> bool:
    return not _NEWSLETTERS.isdisjoint(label_words(scope.label))


def _asking(blocks: Sequence[Block], i: int, kept: Set[int]) -> list[int]:
    """The paragraphs of the box in which block `i` stands, if it asks for something."""
    scope = blocks[i].scope
    for holder in (scope, scope.parent) if scope else ():
        box = _box(blocks, i, holder.number) if holder else []
        told = [j for j in box if j in kept]
        is_small = len(box) <= BOX and all(blocks[j].kind in ("paragraph", "heading") for j in told)
        if is_small and any(_asks(blocks[j], holder) for j in box if j not in kept):
            return told
    return []


def _box(blocks: Sequence[Block], i: int, holder: int) -> list[int]:
    """The blocks of an element around one of them; one more than a box has, where it is none."""
    first = i - len(leading_within(blocks, above([i], BOX), holder))
    return leading_within(blocks, range(first, min(first + BOX + 1, len(blocks))), holder)


def _asks(block: Block, holder: Scope | None) -> bool:
    """Whether a block right in an element asks for something; at a picture within, a line is about that."""
    if block.scope is None or (block.scope is not holder and block.scope.parent is not holder):
        return False
    return reads_as(block.text, ASKS)
