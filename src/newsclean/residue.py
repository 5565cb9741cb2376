"""What flattening leaves: script, style and data, broken sentences, spaces too many; and the tails after a story."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from newsclean.blocks import Block
from newsclean.noise import line_rule
from newsclean.text import ends_sentence

__all__ = ["is_residue", "tidy", "trimmed", "without_residue"]

# Shapes of code that prose does not have. Each is tried at the head of a line only, or counted over its first part.
HEAD = 400
_CODE = regex.compile(
    r"""
      \s*(?:var|let|const)\s+[\w$]+\s*=                       # var x =
    | \s*\(?function\s*[\w$]*\s*\(                            # function (
    | \s*(?:window|document|self|jQuery|\$|googletag|_gaq|dataLayer|Raven|FB|OX|fbq|gtag|ga|ytplayer|adsbygoogle)
      (?:[.(\[]|\s*=)                                        # window. jQuery(
    | \s*(?:if|for|while|try)\s*[({].{0,200}[;{}]             # if (...) {
    | \s*[.\#@]?[\w-]++(?:[\s,.>\#:]++[\w-]++){0,12}+\s*+\{\s*[\w-]+\s*:   # .css { rule:
    | \s*@(?:media|import|font-face|charset|keyframes)\b
    | \s*(?:\[\s*)?[\[{]\s*["'][\w@$-]+["']\s*:                # {"key":
    | \s*<(?:script|style|iframe|div|img|!--|!\[CDATA)
    | \s*//\s*<!\[CDATA
    | \s*/\*
    """,
    regex.VERBOSE,
)
_MARKS = re.compile(r"[;{}=()\[\]<>|&$_\\]")
# Share of such marks from which a line with a mark of the second kind is code; prose with formulas has a tenth of it,
# scores and songs have as much in brackets.
DENSE = 0.08
_TELLING = regex.compile(r"[{}=\\]|&&|\|\||\(\)")
# Spaces that flattening leaves before a full stop or a comma. Not before ; : ! ?, which French sets with a space,
# nor before an ellipsis or a decimal point.
_LOOSE = regex.compile(r"(?<=\S) +(?=[.,](?:\s|$|[\"'”’»)]))")

# How a piece of a broken sentence begins and ends.
_HANGING = frozenset(",.;)!?’”")
_AFTER_HANGING = ("", " ", ",", ".")
_OPENING = frozenset("([“‘")
_STOPS = frozenset(":：…")
_ADDRESSES = ("http:", "https:", "www.")
# The longest piece that is a name or a link in mid-sentence, and the shortest sentence that is worth joining.
INLINE, SENTENCE = 60, 80
# Share of the body that stands before the heading of its comments. On annotated pages lines with this wording that
# stand in mid-story have 0.72 of it before them at most, those that end it 0.82 or more.
BEFORE = 0.75


def is_residue(text: str) -> bool:
    """Whether a line is script, style or data.

    >>> is_residue('var slot = 4; window.ads.push({id: 7});'), is_residue("Var rises in spring.")
    (True, False)
    """
    head = text[:HEAD]
    if not _MARKS.search(head):  # most lines
        return False
    if _CODE.match(head):
        return _density(head) > DENSE / 4
    return len(head) > 20 and ";" in head and _density(head) > DENSE and _TELLING.search(head) is not None


def _density(text: str) -> float:
    return len(_MARKS.findall(text)) / len(text)


def without_residue(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of a tree without those that are script or data: pages print some by mistake."""
    return tuple(b for b in blocks if not (("=" in b.text or "{" in b.text) and is_residue(b.text)))


def tidy(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of a text without residue, broken sentences joined, spaces before full stops and commas closed up."""
    return tuple(map(_closed, _joined([b for b in blocks if not is_residue(b.text)])))


def _closed(block: Block) -> Block:
    text = block.text
    if " ." not in text and " ," not in text:
        return block
    return block._replace(text=_LOOSE.sub("", text))


def _joined(blocks: Sequence[Block]) -> list[Block]:
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


def trimmed(blocks: Sequence[Block], body: Sequence[int]) -> list[int]:
    """The body without lines that are furniture by their wording, and without what follows a heading of comments.

    Such a heading ends the story only in a text (in a tree, comments have elements of their own), and only
    where most of the story stands before it: many pages print it on top too.
    """
    whole = sum(len(blocks[i].text) for i in body)
    kept: list[int] = []
    before = at = 0
    for i in body:
        is_tail = blocks[i].scope is None and before >= whole * BEFORE
        if is_tail and any(_effect(block) == "cut" for block in blocks[at : i + 1]):
            break
        at = i + 1
        before += len(blocks[i].text)
        if _effect(blocks[i]) != "drop":
            kept.append(i)
    while len(kept) < len(body) and kept and blocks[kept[-1]].kind == "heading":  # of what was dropped
        kept.pop()
    return kept


def _effect(block: Block) -> str | None:
    rule = line_rule(block.text)
    return rule.effect if rule is not None else None
