"""Sentences of flattened text between two advertisements: far from the others, they score low."""

from collections.abc import Sequence

from newsclean.blocks import Block
from newsclean.noise import line_rule, reads_as
from newsclean.text import ends_sentence

__all__ = ["ADVERTISEMENT", "with_advertised"]

ADVERTISEMENT = frozenset(("line.advertisement",))
# A sentence so likely: 85 stand between two such labels on three annotated sites, two of them of one house. Left out of
# the fit the score misses 35 of them; all are the story's.
LIKELY = 0.1


def with_advertised(blocks: Sequence[Block], likely: Sequence[float], chosen: list[int]) -> list[int]:
    """With the sentences of a story that stand between two labels of advertisements."""
    labels = {i for i in range(chosen[0], chosen[-1]) if reads_as(blocks[i].text, ADVERTISEMENT)}
    between = (i + 1 for i in labels if i + 2 in labels and likely[i + 1] > LIKELY)
    return sorted({*chosen, *(i for i in between if _is_told(blocks[i].text))})


def _is_told(text: str) -> bool:
    return ends_sentence(text) and line_rule(text) is None
