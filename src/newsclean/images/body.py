"""Captions in the text: a page whose markup holds them apart from their pictures prints them as paragraphs, and where
no picture is known to be the story's, as when scripts load them, the caption stands alone."""

from collections.abc import Iterable, Iterator, Sequence

from newsclean.blocks import Block
from newsclean.metadata import Figure
from newsclean.noise import label_words
from newsclean.text import ends_sentence, letters

__all__ = ["without_captions"]

MOST_OF_BODY = 0.2  # of the characters of a body that may be captions
CALLED = "caption"  # what the class of one says


def without_captions(blocks: Sequence[Block], body: Sequence[int], figures: Iterable[Figure]) -> list[int]:
    """The body without paragraphs that are what is printed at a picture; on some pages that is the text: where it is
    much of it, and what is printed at most pictures."""
    body = _without_called(blocks, body)
    captioned = [figure for figure in figures if figure.caption and _is_caption(figure)]
    printed_at = {key for figure in captioned for key in _keys(figure)}
    if not printed_at:
        return list(body)
    longest = 2 * max(map(len, printed_at))  # with spaces and marks
    short = (i for i in body if len(blocks[i].text) <= longest and not blocks[i].bold_chars)  # in bold it leads in
    captions = {i for i in short if _letters(blocks[i].text) in printed_at}
    is_much = sum(len(blocks[i].text) for i in captions) > MOST_OF_BODY * sum(len(blocks[i].text) for i in body)
    if is_much and 2 * len(captions) > len(captioned):
        return list(body)
    return [i for i in body if i not in captions]


def _without_called(blocks: Sequence[Block], body: Sequence[int]) -> Sequence[int]:
    """The body without blocks that are called captions, of which left out of the fit none of 19 on 5 sites is body."""
    texts = (i for i in body if blocks[i].kind != "heading")
    called = {i for i in texts if (scope := blocks[i].scope) and CALLED in label_words(scope.label)}
    is_much = sum(len(blocks[i].text) for i in called) > MOST_OF_BODY * sum(len(blocks[i].text) for i in body)
    return [i for i in body if i not in called] if called and not is_much else body


def _is_caption(figure: Figure) -> bool:
    """Whether a picture's caption is no text: what the page's data says of a picture may be the lead."""
    return figure.source == "dom:figure" or not ends_sentence(figure.caption or "")


def _keys(figure: Figure) -> Iterator[str]:
    """What a caption may read as a block: alone, with the credit behind it or before."""
    caption, credit = _letters(figure.caption or ""), _letters(figure.credit or "")
    if caption:
        yield from (caption, caption + credit, credit + caption)


def _letters(text: str) -> str:
    return letters(text).lower()
