"""Paragraphs of a story that stand as most of it does and score less: remarks, dialogue, reports of a ticker."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence, Set
from itertools import chain, takewhile

from newsclean.blocks import Block, above, is_bare_between, is_linked
from newsclean.noise import line_rule
from newsclean.text import count_words, ends_sentence

__all__ = ["with_alike"]

# A paragraph amid the story is body from this likelihood on, where more than this share of what is told in elements of
# its kind is the story's, and that is this share of the story. Of 39 such on 12 annotated sites, left out of the fit,
# 38 are; so are both sentences on 2 that stand in no element of their own, but right in the one around the paragraphs.
ALIKE, MOSTLY, PART = 0.2, 0.5, 0.1
# A sentence below the story, above the next heading, or right above the story is from this on: it may be what a site
# says of itself. Of 11 such on 8 annotated sites, left out of the fit, all are. So is a line between two paragraphs
# that stands without an element of its own in theirs.
EDGE = 0.3
# In flattened text a sentence of so many words between two lines of the story is from this on. Of 47 such in annotated
# texts of sites left out of the fit, 43 are; of those with a neighbour that is none, half.
BETWEEN, WORDS = 0.2, 5
_ADDRESS = ("@", "http", "www.")  # in what readers are asked to do

_Place = tuple[str, str, str, str] | int | None


def with_alike(blocks: Sequence[Block], likely: Sequence[float], chosen: list[int]) -> list[int]:
    """With the paragraphs amid the story, and the sentences that open and close it, whose elements are of a kind that
    holds little but the story, or which stand without an element of their own in what holds such; in flattened text
    with the sentences between two of its lines."""
    if not chosen:
        return chosen
    kept, within = frozenset(chosen), range(chosen[0], chosen[-1])
    if blocks[0].scope is None:
        between = (i for i in within if i not in kept and kept.issuperset((i - 1, i + 1)))
        return sorted((*chosen, *(i for i in between if likely[i] > BETWEEN and _is_sentence(blocks[i]))))
    possible = [i for i in within if likely[i] > ALIKE and i not in kept and _may_be_told(blocks[i])]
    below = takewhile(lambda i: blocks[i].kind != "heading", range(chosen[-1] + 1, len(blocks)))
    edges = chain(above(chosen, 1), below)
    possible += [i for i in edges if likely[i] > EDGE and _may_be_told(blocks[i]) and _is_told(blocks[i].text)]
    if not possible:  # most
        return chosen
    kinds, holders = _mostly_told(_kind, blocks, chosen), _mostly_told(_holder, blocks, chosen)
    amid = (i for i in possible if likely[i] > EDGE and kept.issuperset((i - 1, i + 1)))
    headings = {i for i in amid if is_bare_between(blocks, i)}  # a line that heads what follows
    alike = (i for i in possible if i in headings or _kind(blocks[i]) in kinds or _is_bare(blocks[i], holders))
    opening = (i for i in possible if i < chosen[0] and _is_beside(blocks[i], blocks[chosen[0]], holders))
    return sorted({*chosen, *alike, *opening})


def _is_sentence(block: Block) -> bool:
    return _may_be_told(block) and _is_told(block.text) and count_words(block.text) >= WORDS


def _may_be_told(block: Block) -> bool:
    return block.kind == "paragraph" and not is_linked(block) and line_rule(block.text) is None


def _is_told(text: str) -> bool:
    return ends_sentence(text) and not any(sign in text for sign in _ADDRESS)


def _mostly_told(place: Callable[[Block], _Place], blocks: Sequence[Block], chosen: Sequence[int]) -> set[_Place]:
    """The kinds of elements, or the elements, that hold much of the story and more of it than of anything else."""
    everything, story = _told(place, blocks), _told(place, (blocks[i] for i in chosen))
    least = PART * story.total()
    return {one for one, size in story.items() if one is not None and size > max(least, MOSTLY * everything[one])}


def _is_bare(block: Block, holders: Set[_Place]) -> bool:
    """Whether a sentence stands in no element of its own, but right in the one that holds the story's paragraphs."""
    return block.scope is not None and block.scope.number in holders and _is_told(block.text)


def _is_beside(one: Block, other: Block, holders: Set[_Place]) -> bool:
    """Whether two paragraphs stand in elements of one tag in what holds the story's paragraphs."""
    if one.scope is None or other.scope is None or one.scope.tag != other.scope.tag:
        return False
    return _holder(one) in holders and _holder(one) == _holder(other)


def _told(place: Callable[[Block], _Place], blocks: Iterable[Block]) -> Counter[_Place]:
    """How many characters stand in paragraphs of each place."""
    told = Counter[_Place]()
    for block in blocks:
        if block.kind == "paragraph":
            told[place(block)] += len(block.text)
    return told


def _kind(block: Block) -> _Place:
    """By which an element and the one around it are told from others."""
    scope = block.scope
    if scope is None or scope.parent is None:
        return None
    return scope.tag, scope.label, scope.parent.tag, scope.parent.label


def _holder(block: Block) -> _Place:
    """In which element a paragraph stands."""
    scope = block.scope
    return scope.parent.number if scope and scope.parent else None
