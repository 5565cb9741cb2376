"""The last lines of flattened text: a paragraph below a line that leads away, the rates of exchange below a story."""

import re
from collections.abc import Sequence
from itertools import takewhile

from newsclean.blocks import Block
from newsclean.noise import ELSEWHERE, line_rule, reads_as
from newsclean.patterns import lazy
from newsclean.selection.advertised import ADVERTISEMENT
from newsclean.text import count_words, ends_sentence

__all__ = ["ANNOUNCING", "with_last", "with_rates"]

ANNOUNCING = ELSEWHERE | {"line.lead-away"}
PAUSES = ANNOUNCING | ADVERTISEMENT | {"line.prompt", "line.newsletter"}
TITLES = 2  # of other stories below the line that announces them; more are a list at the foot
# A sentence so likely and so long, in words: of 7 behind such lines on 6 sites all are the story's; of those that are
# less likely most are a teaser's, or about the author. Of 6 behind the label of an advertisement all are the story's.
LIKELY, ADVERTISED, WORDS = 0.25, 0.1, 2
_RATE = lazy(re.compile, r"\([^()=]{1,20}= ?[^()=]{0,5}\d[^()=]{0,40}\)\.?")  # "($1 = 10.0913 Norwegian crowns)"


def with_last(blocks: Sequence[Block], likely: Sequence[float], chosen: list[int]) -> list[int]:
    """With the sentence behind the line that leads away below what is chosen: far from the others it scores low."""
    label = chosen[-1] + 1
    if label + 1 >= len(blocks) or not reads_as(blocks[label].text, PAUSES):
        return chosen
    below = range(label + 1, min(len(blocks), label + 2 + TITLES))
    titles = [*takewhile(lambda i: not ends_sentence(blocks[i].text), below)]
    last = label + 1 + len(titles)
    if last not in below or (titles and not reads_as(blocks[label].text, ANNOUNCING)):
        return chosen
    text = blocks[last].text
    least = ADVERTISED if reads_as(blocks[label].text, ADVERTISEMENT) else LIKELY
    is_told = likely[last] > least and count_words(text) >= WORDS and line_rule(text) is None
    return [*chosen, last] if is_told else chosen


def with_rates(blocks: Sequence[Block], chosen: list[int]) -> list[int]:
    """With the rates that agencies print right below a story of sums in other currencies."""
    below = range(chosen[-1] + 1, len(blocks))
    return [*chosen, *takewhile(lambda i: _RATE.fullmatch(blocks[i].text), below)]
