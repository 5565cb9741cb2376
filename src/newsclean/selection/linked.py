"""Paragraphs that are all links: a title that leads to another story, or a row of buttons."""

import re
from collections.abc import Sequence

from newsclean.blocks import Block
from newsclean.patterns import lazy
from newsclean.text import count_words, ends_sentence, is_shouted

__all__ = ["without_linked"]

# A paragraph that is all a link, of so many words, leads to another story where it is in capitals, or has a label in
# capitals before the link: of 23 such on 14 annotated sites, and of 90 on 25, none is body.
ALL, SHOUTED_WORDS = 0.9, 4
# In small letters, too, where it is of so many words, with spaces between them, and no sentence: left out of the fit,
# none of 11 on 5 sites is body. But a story may list products: of these links there are no more, and they are a smaller
# share of it.
TITLE_WORDS, MOST_TITLES, SHARE = 5, 3, 0.2
_ADDRESSES = ("http", "www.", "@")  # of what a story names as its source
ROW, BARS = 0.8, 2  # share of a row of links divided by so many bars: of 4 such on 3 sites none is body
_BAR = lazy(re.compile, r"\s[|｜丨·•]\s")


def without_linked(blocks: Sequence[Block], chosen: list[int]) -> list[int]:
    """The body without paragraphs that are links to other stories, or to what belongs to the site."""
    chosen = [i for i in chosen if not (blocks[i].link_chars and (_is_shouted(blocks[i]) or _is_row(blocks[i])))]
    titles = {i for i in chosen if blocks[i].link_chars and _is_title(blocks[i])}
    is_much = sum(len(blocks[i].text) for i in titles) > SHARE * sum(len(blocks[i].text) for i in chosen)
    return chosen if is_much or len(titles) > MOST_TITLES else [i for i in chosen if i not in titles]


def _is_shouted(block: Block) -> bool:
    """Whether a text in capitals is a link, or what stands behind a label in capitals: "BRIDGES: How to row under"."""
    text = block.text
    label, colon, rest = text.partition(": ")
    shouted, linked = (label, rest) if colon and label.isupper() and label[0].isalnum() else (text, text)
    is_link = (block.link_chars or 0) > ALL * len(linked)
    return is_link and is_shouted(shouted) and count_words(text) >= SHOUTED_WORDS


def _is_title(block: Block) -> bool:
    """Whether a paragraph is a link that reads like a title."""
    text = block.text
    if block.kind != "paragraph" or (block.link_chars or 0) <= ALL * len(text) or ends_sentence(text):
        return False
    return len(text.split()) >= TITLE_WORDS and not any(mark in text for mark in _ADDRESSES)


def _is_row(block: Block) -> bool:
    """Whether a block is links divided by bars."""
    is_linked = (block.link_chars or 0) > ROW * len(_BAR.sub("", block.text))
    return is_linked and len(_BAR.findall(block.text)) >= BARS
