"""What the paragraphs of a body ask for: headings, lists and tables, whose short blocks score low by themselves."""

from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import groupby, islice, takewhile
from operator import itemgetter

from newsclean.blocks import Block, Scope, around, is_linked, is_within
from newsclean.noise import is_furniture, line_rule
from newsclean.text import ends_sentence

__all__ = ["completed"]

# A heading right above a paragraph of the body heads it from this on: of unlinked headings
# between paragraphs of the body that score so, 63 of 91 are annotated as body.
HEADING = 0.1
ALIKE = 2  # levels of elements in which headings stand alike: those further out may be numbered
# A table of some ROWS is body, all of it, where its rows score as much on average: of 63 such tables on 14 annotated
# sites, left out of the fit, 61 are. One of fewer rows is where any of them is.
ROWS, TABLE = 4, 0.15
# What may hold nothing but a table, to make it scroll or to draw its frame, and how deep a table stands, at most.
FRAMES, DEEP = frozenset(("div", "figure")), 3
LISTS, ITEM = frozenset(("ul", "ol", "dl")), 3  # and how many levels above a block of theirs they are, at most
# A list between paragraphs of the story is the story's where its items score as much on average.
LIST = 0.1
# Or below a heading so likely, whose element holds a paragraph of the story among so many blocks before it.
SURE, BEFORE = 0.5, 3
BULLETS = frozenset("•●▪■◦‣")
LED = 0.5  # share of an item inside links from which it is a way elsewhere, and parts the list


def completed(blocks: Sequence[Block], likely: Sequence[float], chosen: list[int]) -> list[int]:
    """With the headings and lists that the paragraphs around them ask for: short blocks score low by themselves."""
    kept, last = {*chosen, *_headings(blocks, likely, chosen)}, max(chosen, default=-1)
    kept.update(_announced(blocks, likely, chosen))
    for items in _runs([_open_list(block) for block in blocks]):
        if _is_in_story(blocks, likely, items, kept, last):
            kept.update(items)
        if not kept.isdisjoint(items) and _is_button_row(blocks, items):
            kept.difference_update(items)
    for rows in _runs([block.kind == "table_row" for block in blocks]):
        if _is_table(likely, rows, kept) or _is_told_of(blocks, rows, kept):
            kept.update(rows)
    return sorted(kept)


def _headings(blocks: Sequence[Block], likely: Sequence[float], chosen: Sequence[int]) -> list[int]:
    """The headings right above paragraphs of the body; above the first, one that is made like others among them, as
    those of the posts of a live blog."""
    found = [i - 1 for i in chosen if i and _may_head(blocks[i - 1], likely[i - 1])]
    if found and found[0] < chosen[0] and not any(_is_alike(blocks[found[0]], blocks[i]) for i in found[1:]):
        del found[0]
    return found


def _may_head(block: Block, likely: float) -> bool:
    return block.kind == "heading" and likely > HEADING and not is_linked(block)


def _is_alike(one: Block, other: Block) -> bool:
    """Whether two headings stand in elements of the same kinds."""
    return _kinds(one) == _kinds(other)


def _kinds(block: Block) -> list[tuple[str, str]]:
    return [(scope.tag, scope.label) for scope in islice(around(block.scope), ALIKE)]


def _announced(blocks: Sequence[Block], likely: Sequence[float], chosen: Sequence[int]) -> Iterator[int]:
    """The items of the lists that paragraphs of the body announce."""
    reached = 0  # an item that ends so announces no more than they are
    for i in chosen:
        if blocks[i].text[-1] in ":：" and i >= reached:
            listed = list(takewhile(lambda j: _is_listed(blocks[j]), range(i + 1, len(blocks))))
            yield from _list_after(blocks, likely, i, listed, chosen[-1])
            reached = i + len(listed)


def _is_listed(block: Block) -> bool:
    """Whether a block is an item of a list, or a paragraph that a typed sign makes one: "• Two ferries"."""
    return block.kind == "list_item" or block.text[:1] in BULLETS


def _list_after(
    blocks: Sequence[Block], likely: Sequence[float], i: int, items: Sequence[int], last: int
) -> Sequence[int]:
    """Which items of the list that a paragraph announces are the story's: those up to one that leads elsewhere; all,
    where the story goes on below, as blogs list links. (Of such lists on 8 annotated sites none is anything else.)"""
    is_amid = bool(items) and items[-1] < last and sum(likely[j] for j in items) >= LIST * len(items)
    if is_amid and line_rule(blocks[i].text) is None and not _has_button(blocks, items):
        return items
    return list(takewhile(lambda j: not is_linked(blocks[j]), items))


def _runs(kinds: Iterable[object]) -> Iterator[range]:
    """Where blocks follow each other that are of one kind, if they are of any: a list, a table."""
    for kind, run in groupby(enumerate(kinds), itemgetter(1)):
        if kind:
            places = [place for place, _ in run]
            yield range(places[0], places[-1] + 1)


def _open_list(block: Block) -> Scope | None:
    """The list in which an item stands that is no way elsewhere."""
    is_item = block.kind == "list_item" and (block.link_chars or 0) <= LED * len(block.text)
    return _list(block) if is_item else None


def _is_in_story(blocks: Sequence[Block], likely: Sequence[float], items: range, kept: Set[int], last: int) -> bool:
    """Whether a list is the story's: at least half of it is chosen. Or the story goes on around it, and a part of it is
    chosen too, or its heading, or all that stands beside it in the same element; and it is no row of buttons. (Of lists
    so placed, which the score passes over, none on the annotated pages is anything else; but of those that score less
    than `LIST` the annotations leave some out.) `last` is the last block chosen by its score."""
    chosen = sum(i in kept for i in items)
    if chosen and chosen * 2 >= len(items):
        return True
    above, below = items.start - 1, items.stop
    holder = _list(blocks[items.start])
    if above not in kept or holder is None:
        return False
    if _is_within_item(holder, blocks[above]):
        return True
    if _closes(blocks, likely, above, holder, kept):
        return not _has_button(blocks, items)
    if sum(likely[items.start : items.stop]) < LIST * len(items) or len(items) < 2:  # one is a caption
        return False
    if blocks[above].kind == "heading":
        is_placed = last >= below
    else:
        is_placed = below in kept and (chosen > 0 or all(_holds(holder.parent, blocks[i]) for i in (above, below)))
    return is_placed and not _has_button(blocks, items)


def _is_within_item(holder: Scope, above: Block) -> bool:
    """Whether a list stands in an item of another list, below the text of that."""
    item = next((scope for scope in islice(around(holder.parent), ITEM) if scope.tag == "li"), None)
    return item is not None and is_within(above.scope, item.number)


def _closes(blocks: Sequence[Block], likely: Sequence[float], heading: int, holder: Scope, kept: Set[int]) -> bool:
    """Whether a list and the heading right above it go on in the element of a paragraph before: so a guide ends in what
    it comes to."""
    if blocks[heading].kind != "heading" or likely[heading] <= SURE or not _holds(holder.parent, blocks[heading]):
        return False
    before = range(max(0, heading - BEFORE), heading)
    return any(i in kept and _holds(holder.parent, blocks[i]) for i in before)


def _is_button_row(blocks: Sequence[Block], items: range) -> bool:
    """Whether a list has buttons and no sentences: what stands beside "Leave a comment" is a button too."""
    return _has_button(blocks, items) and not any(ends_sentence(blocks[i].text) for i in items)


def _has_button(blocks: Sequence[Block], items: Iterable[int]) -> bool:
    return any(is_furniture(blocks[i].text) for i in items)


def _list(block: Block) -> Scope | None:
    """The list in which an item stands, or a paragraph of an item."""
    return next((holder for holder in islice(around(block.scope), ITEM) if holder.tag in LISTS), None)


def _holds(holder: Scope | None, block: Block) -> bool:
    """Whether a block, or the list of which it is an item, stands right in an element."""
    inner = (_list(block) if block.kind == "list_item" else None) or block.scope
    return inner is not None and holder is not None and (inner is holder or inner.parent is holder)


def _is_table(likely: Sequence[float], rows: range, kept: Set[int]) -> bool:
    """Whether the rows of a table are likely enough to be body, all of them."""
    is_long = len(rows) >= ROWS or not kept.isdisjoint(rows)
    return is_long and sum(likely[rows.start : rows.stop]) > TABLE * len(rows)


def _is_told_of(blocks: Sequence[Block], rows: range, kept: Set[int]) -> bool:
    """Whether the story goes on around a table, and says in the same element what it holds: its rows are figures, which
    score low wherever they stand."""
    above, below = rows.start - 1, rows.stop
    if len(rows) < 2 or above not in kept or below not in kept:
        return False
    table = next((holder for holder in around(blocks[rows.start].scope) if holder.tag == "table"), None)
    framed = takewhile(lambda holder: holder is table or holder.tag in FRAMES, islice(around(table), DEEP))
    return any(_holds(holder.parent, blocks[above]) for holder in framed)
