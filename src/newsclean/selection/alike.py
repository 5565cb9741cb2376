"""Paragraphs of a story that stand as most of it does and score less: remarks, dialogue, reports of a ticker."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from newsclean.blocks import Block, is_linked
from newsclean.noise import line_rule
from newsclean.text import count_words, ends_sentence

__all__ = ["with_alike"]

# A paragraph amid the story is body from this likelihood on, where more than this share of what is told in elements of
# its kind is the story's, and that is this share of the story. Of 39 such on 12 annotated sites, left out of the fit,
# 38 are.
ALIKE, MOSTLY, PART = 0.2, 0.5, 0.1
# A sentence below the story, above the next heading, is from this on: it may be what a site says of itself. Of 10 such
# on 7 annotated sites, left out of the fit, all are.
LAST = 0.3
# In flattened text a sentence of so many words between two lines of the story is from this on. Of 47 such in annotated
# texts of sites left out of the fit, 43 are; of those with a neighbour that is none, half.
BETWEEN, WORDS = 0.2, 5
_ADDRESS = ("@", "http", "www.")  # in what readers are asked to do

_Kind = tuple[str, str, str, str] | None


def with_alike(blocks: Sequence[Block], likely: Sequence[float], chosen: list[int]) -> list[int]:
    """With the paragraphs amid the story, and the sentences that close it, whose elements are of a kind that holds
    little but the story; in flattened text with the sentences between two of its lines."""
    if not chosen:
        return chosen
    kept = frozenset(chosen)
    if blocks[0].scope is None:
        return sorted((*chosen, *(i for i in _between(kept) if likely[i] > BETWEEN and _is_sentence(blocks[i]))))
    amid, below = range(chosen[0], chosen[-1]), range(chosen[-1] + 1, len(blocks))
    possible = [i for i in amid if likely[i] > ALIKE and i not in kept and _may_be_told(blocks[i])]
    last = takewhile(lambda i: blocks[i].kind != "heading", below)
    possible += [i for i in last if likely[i] > LAST and _may_be_told(blocks[i]) and _is_told(blocks[i].text)]
    if not possible:  # most
        return chosen
    everything = _told(blocks)
    story = _told(blocks[i] for i in chosen)
    least = PART * story.total()
    kinds = {kind for kind, size in story.items() if size > max(least, MOSTLY * everything[kind])}
    return sorted((*chosen, *(i for i in possible if _kind(blocks[i]) in kinds)))


def _between(kept: frozenset[int]) -> Iterator[int]:
    """The places between two of those kept."""
    return (i - 1 for i in kept if i - 1 not in kept and i - 2 in kept)


def _is_sentence(block: Block) -> bool:
    return _may_be_told(block) and _is_told(block.text) and count_words(block.text) >= WORDS


def _may_be_told(block: Block) -> bool:
    return block.kind == "paragraph" and not is_linked(block) and line_rule(block.text) is None


def _is_told(text: str) -> bool:
    return ends_sentence(text) and not any(sign in text for sign in _ADDRESS)


def _told(blocks: Iterable[Block]) -> Counter[_Kind]:
    """How many characters stand in paragraphs of each kind of element."""
    told = Counter[_Kind]()
    for block in blocks:
        if block.kind == "paragraph":
            told[_kind(block)] += len(block.text)
    return told


def _kind(block: Block) -> _Kind:
    """By which an element and the one around it are told from others."""
    scope = block.scope
    if scope is None or scope.parent is None:
        return None
    return scope.tag, scope.label, scope.parent.tag, scope.parent.label
