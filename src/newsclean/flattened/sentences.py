"""Sentences that flattening broke at each link and bold word, joined."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from newsclean.blocks import Block
from newsclean.text import ends_sentence

__all__ = ["whole_sentences"]

# How a piece of a broken sentence begins and ends.
_HANGING = frozenset(",.;)!?’”")
_AFTER_HANGING = ("", " ", ",", ".")
_OPENING = frozenset("([“‘")
_STOPS = frozenset(":：…")
_ADDRESSES = ("http:", "https:", "www.")
# The longest piece that is a name or a link in mid-sentence, and the shortest sentence that is worth joining.
INLINE, SENTENCE = 60, 80


def whole_sentences(blocks: Sequence[Block]) -> list[Block]:
    """With the sentences in one that flattening broke at each link or bold word."""
    joined: list[Block] = []
    going_on = frozenset(_going_on(blocks))
    start = 0
    for end in range(1, len(blocks) + 1):
        if end not in going_on:
            joined += _sentence(blocks[start:end]) if end - start > 1 else (blocks[start],)
            start = end
    return joined


def _going_on(blocks: Sequence[Block]) -> Iterator[int]:
    """The blocks that go on with the sentence of the one before them."""
    hangs = [_hangs(block.text) for block in blocks]
    hangs.append(False)
    for i in range(1, len(blocks)):
        text = blocks[i].text
        if (
            (hangs[i] or _continues(text) or (hangs[i + 1] and len(text) <= INLINE))
            and blocks[i].kind == blocks[i - 1].kind == "paragraph"
            and _is_open(blocks[i - 1].text)
        ):
            yield i


def _is_open(text: str) -> bool:
    return text[-1] not in _STOPS and not ends_sentence(text)


def _continues(text: str) -> bool:
    return text[0].islower() and not text.startswith(_ADDRESSES)


def _hangs(text: str) -> bool:
    return text[0] in _HANGING and text[1:2] in _AFTER_HANGING


def _sentence(pieces: Sequence[Block]) -> Sequence[Block]:
    """The pieces in one where they are a sentence: lists and menus in lower case are none."""
    first, last = pieces[0].text, pieces[-1].text
    size = sum(len(piece.text) for piece in pieces)
    if size < SENTENCE or first[0].islower() or not ends_sentence(last):
        return pieces
    words = [first]
    for before, piece in pairwise(pieces):
        words.append("" if before.text[-1] in _OPENING or piece.text[0] in _HANGING else " ")
        words.append(piece.text)
    return [Block("".join(words))]
