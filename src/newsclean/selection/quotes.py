"""Pull quotes: what the story says once more, set large, and what stands with it in its box."""

import re
from collections.abc import Sequence

from newsclean.blocks import Block, above, leading_within
from newsclean.patterns import lazy
from newsclean.selection.headings import ENDINGS
from newsclean.text import count_words, ends_sentence

__all__ = ["without_pull_quotes"]

# A pull quote has from SAID to PULLED characters. None is looked for where the paragraphs of that length, each looked
# for in all of the story, make more than EFFORT characters: no annotated page makes half of it.
SAID, PULLED, EFFORT = 30, 300, 25_000_000
SPEAKER, NAME = 80, 6  # characters of the line below a pull quote that says who spoke; words of the name in it
BOX = 5  # blocks of the box of a pull quote: with its heading, and who spoke
COPIED = 5  # pull quotes that one paragraph gives at most; a block that holds more is the story once more, in one piece
QUOTES = " \"'“”„‟«»‹›‘’‚….,"
PIECE = 12  # characters of the shortest sentence of a pull quote that the story interrupts: "“I saw it,” she said."
_BETWEEN = lazy(re.compile, r"[.!?…][”“\"»]?\s+")


def without_pull_quotes(blocks: Sequence[Block], chosen: list[int]) -> list[int]:
    """Without what the story says once more, set large: words of one paragraph as a paragraph of their own."""
    story = "\n".join(blocks[i].text for i in chosen)
    quotes = {i: words for i in chosen if (words := _quotable(blocks[i]))}
    if len(quotes) * len(story) > EFFORT:
        return chosen
    said = {words for i, words in quotes.items() if blocks[i].kind != "quote"}
    pulled = {
        i: words
        for i, words in quotes.items()
        if _is_pulled(words, story)
        or (blocks[i].kind == "quote" and (_is_in_pieces(words, story) or (words in said and story.count(words) == 2)))
    }
    if not pulled:  # most
        return chosen
    copies = {i for i in chosen if sum(words in blocks[i].text for words in pulled.values()) > COPIED}
    speakers = (i for i in chosen if i - 1 in pulled and _is_speaker(blocks, i, story))
    gone = copies or {*pulled, *speakers, *(j for i in pulled for j in _boxed(blocks, i))}
    return [i for i in chosen if i not in gone]


def _quotable(block: Block) -> str | None:
    """The words of a block that may be a pull quote: a quote or a sentence that does not lead in what follows. Other
    lines that the story repeats are names, captions, headings."""
    text = block.text
    is_said = block.kind == "quote" or (block.kind == "paragraph" and ends_sentence(text))
    if not is_said or text[-1] in ":：":
        return None
    words = text.strip(QUOTES)
    return words if SAID <= len(words) <= PULLED else None


def _is_pulled(words: str, story: str) -> bool:
    """Whether the story holds the words twice, and not both times as a paragraph, as a refrain stands."""
    if story.count(words) != 2:
        return False
    first, second = story.find(words), story.rfind(words)
    return not all(_is_whole(story, at, at + len(words)) for at in (first, second))


def _is_in_pieces(words: str, story: str) -> bool:
    """Whether the story says each sentence of a quote elsewhere too, with words between them."""
    pieces = [piece.strip(QUOTES) for piece in _BETWEEN.split(words)]
    return len(pieces) > 1 and all(len(piece) >= PIECE and story.count(piece) > 1 for piece in pieces)


def _is_whole(story: str, start: int, end: int) -> bool:
    """Whether a line holds nothing else."""
    before, after = story[:start].rpartition("\n")[2], story[end:].partition("\n")[0]
    return not before.strip(QUOTES) and not after.strip(QUOTES)


def _boxed(blocks: Sequence[Block], i: int) -> list[int]:
    """What stands with a quote in a small box of its own: its heading, and who spoke."""
    scope = blocks[i].scope
    outer = scope.parent if scope and blocks[i].kind == "quote" else None
    holder = outer.parent if outer and outer.tag == "blockquote" else outer
    if holder is None:
        return []
    below = range(i + 1, min(i + BOX, len(blocks)))
    box = [j for side in (above([i], BOX - 1), below) for j in leading_within(blocks, side, holder.number)]
    is_box = len(box) < BOX and all(len(blocks[j].text) <= SPEAKER and not ends_sentence(blocks[j].text) for j in box)
    return box if is_box else []


def _is_speaker(blocks: Sequence[Block], i: int, story: str) -> bool:
    """Whether the block behind a pull quote only says who spoke, "Ana Ruiz, miller", whom the story names too."""
    text = blocks[i].text.lstrip("—–- ")
    name = text.partition(",")[0]
    is_name = 1 < count_words(name) <= NAME and not any(sign.isdigit() or sign in ENDINGS for sign in name)
    if not is_name or blocks[i].kind == "heading" or len(text) > SPEAKER or ends_sentence(text):
        return False
    return story.count(name) > story.count(f"\n{blocks[i].text}")
