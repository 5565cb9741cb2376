"""Which blocks are the body: the likely ones, put right by what their neighbours say."""

from collections.abc import Sequence

from newsclean.blocks import Block

__all__ = ["select"]

LIKELY = 0.5


def select(blocks: Sequence[Block], likely: Sequence[float]) -> list[int]:
    """The indices of the blocks that are the body, in page order."""
    chosen = [i for i, p in enumerate(likely) if p > LIKELY]
    while chosen and blocks[chosen[-1]].kind == "heading":  # a heading heads something
        chosen.pop()
    return chosen
