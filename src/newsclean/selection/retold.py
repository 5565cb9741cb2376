"""A story that the page tells again: once for small screens and once for large ones, or whole below its summary."""

from collections.abc import Sequence

from newsclean.blocks import Block

__all__ = ["told_once"]

# Paragraphs in a row, of so many characters in all, that a story opens with and that stand below once more: that is
# the story again. Fewer in a row are words that a list or an interview comes back to.
OPENING, TOLD = 3, 200


def told_once(blocks: Sequence[Block], chosen: list[int]) -> list[int]:
    """Without what the body repeats word for word, from where it begins anew."""
    texts = [blocks[i].text for i in chosen]
    if len(set(texts)) == len(texts):  # most
        return chosen
    start = _second_start(texts)
    first = dict(zip(reversed(texts), reversed(chosen), strict=True))
    return chosen[:start] + [i for i in chosen[start:] if first[blocks[i].text] == i]


def _second_start(texts: Sequence[str]) -> int:
    """Where one of the first paragraphs stands again, with those that follow it; else the end."""
    for first in range(min(OPENING, len(texts) - OPENING)):
        opening = texts[first : first + OPENING]
        if sum(map(len, opening)) < TOLD or len(set(opening)) < OPENING:
            continue
        for start in range(first + OPENING, len(texts) - OPENING + 1):
            if texts[start] == opening[0] and texts[start : start + OPENING] == opening:
                return start
    return len(texts)
