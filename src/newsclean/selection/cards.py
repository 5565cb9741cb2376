"""Lists of other stories below one: boxes side by side, each of which opens with a title that leads to its story."""

from collections import Counter
from collections.abc import Sequence
from itertools import islice, takewhile
from string import digits
from typing import NamedTuple

from newsclean.blocks import Block, Scope, above, around, is_in_figure, is_linked, is_within, leading_within
from newsclean.text import size

__all__ = ["are_other_stories", "other_stories"]

# So many boxes are a list; how deep in its box what they tell stands, at most, with so many blocks from its title on.
CARDS, DEEP, TITLED = 3, 2, 4
# Characters of a story that may stand in one element with such a list: one that tells less may be what introduces parts
# with titles of their own, and then no list apart from it tells more in a box, on average, than teasers do: 100 to 200.
TOLD, TEASER = 500, 250


class _Card(NamedTuple):
    box: Scope  # the outermost element that holds no other block
    first: int  # its first block

    @property
    def kind(self) -> tuple[int, str, str]:
        return _kind(self.box)


def _kind(box: Scope) -> tuple[int, str, str]:
    """The list in which a box stands, its tag and the first word of its label, without a number: "post-12 film"."""
    name = box.label.partition(" ")[0].rstrip(digits)
    return box.parent.number if box.parent else 0, box.tag, name


def other_stories(blocks: Sequence[Block], chosen: Sequence[int]) -> range:
    """The blocks of the list of other stories with which what was chosen ends; none where it ends in no such list.

    The list holds none of the story's elements, or the story above it tells enough.
    """
    cards, listed = _list_at_end(blocks, chosen)
    if not cards:  # of most pages
        return range(0)
    story, told = chosen[: -len(cards)], chosen[-len(cards) :]
    is_told = sum(size(blocks[i].text) for i in story) >= TOLD
    return listed if is_told or _is_apart(blocks, story, told, cards) else range(0)


def are_other_stories(blocks: Sequence[Block], chosen: Sequence[int]) -> bool:
    """Whether all that was chosen is a list of other stories, which may be what a site takes from another's feed."""
    cards, _ = _list_at_end(blocks, chosen)
    return 0 < len(cards) == len(chosen)


def _list_at_end(blocks: Sequence[Block], chosen: Sequence[int]) -> tuple[list[_Card], range]:
    """The boxes, last first, of the list with which what was chosen ends, and all blocks of that; none where it ends in
    no list."""
    cards = [card for card in takewhile(bool, (_card(blocks, i) for i in reversed(chosen))) if card]
    if not cards:
        return [], range(0)
    kind, _ = Counter(card.kind for card in cards).most_common(1)[0]
    while cards[-1].kind != kind:  # a story of one paragraph may stand in a box that opens with a link, too
        cards.pop()
    listed = _listed(blocks, cards[-1])
    return (cards, listed) if _count(blocks, listed, cards[-1]) >= CARDS else ([], range(0))


def _card(blocks: Sequence[Block], place: int) -> _Card | None:
    """The box of a block that opens with a title that leads elsewhere, if it is in one; no picture of a gallery."""
    if is_in_figure(blocks[place]):
        return None
    for box in islice(around(blocks[place].scope), 1, 1 + DEEP):
        first = place - len(leading_within(blocks, above([place], TITLED), box.number))
        opener = next((b for b in blocks[first:place] if not _is_counted(b.text)), blocks[place])
        if place - TITLED < first and is_linked(opener):
            return _Card(_outermost(blocks, first, box), first)
    return None


def _outermost(blocks: Sequence[Block], first: int, box: Scope) -> Scope:
    """The outermost element that holds the blocks of a box and no other."""
    behind = first + len(leading_within(blocks, range(first, min(first + 2 * TITLED, len(blocks))), box.number))
    beside = [blocks[i].scope for i in (first - 1, behind) if 0 <= i < len(blocks)]
    while box.parent and not any(is_within(scope, box.parent.number) for scope in beside):
        box = box.parent
    return box


def _listed(blocks: Sequence[Block], card: _Card) -> range:
    """The blocks of a list from a card on."""
    return range(card.first, card.first + len(leading_within(blocks, range(card.first, len(blocks)), card.kind[0])))


def _count(blocks: Sequence[Block], listed: range, card: _Card) -> int:
    """How many boxes of its kind the list has, chosen or not, that open with what leads elsewhere."""
    boxes: dict[int, bool] = {}
    for block in blocks[listed.start : listed.stop]:
        box = next((s for s in around(block.scope) if s.parent and s.parent.number == card.kind[0]), None)
        if box and _kind(box) == card.kind and not _is_counted(block.text):
            boxes.setdefault(box.number, is_linked(block))
    return sum(boxes.values())


def _is_apart(blocks: Sequence[Block], story: Sequence[int], told: Sequence[int], cards: Sequence[_Card]) -> bool:
    """Whether a list of teasers stands in none of the elements that hold the end of a story."""
    last = blocks[story[-1]].scope if story else None
    if last is None or last.parent is None:
        return False
    mean = sum(size(blocks[i].text) for i in told) / len({card.box.number for card in cards})
    return mean <= TEASER and not is_within(cards[-1].box, last.parent.number)


def _is_counted(text: str) -> bool:
    """Whether a line holds no letter: how long a film takes, "1:42", how many have read it."""
    return not any(map(str.isalpha, text))
