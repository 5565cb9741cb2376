"""Headings of a body: which there are, and which of them head nothing of it."""

import re
from collections.abc import Sequence, Set
from itertools import pairwise

from newsclean.blocks import Block, is_bare_between, is_linked, is_within, leading_within
from newsclean.noise import line_rule, reads_as
from newsclean.patterns import lazy
from newsclean.text import ends_sentence, is_east_asian, is_shouted

__all__ = ["ENDINGS", "headed", "subheadings", "without_idle"]

BOX = 20  # blocks of a box with its heading: one of more is a part of the page
ENDINGS = ':：;,"”“„»«)'  # what no heading ends with
# A paragraph that heads what follows: so much of it in bold, with so many characters at most; what follows is longer,
# with less than half in bold. Of 23 such on 6 annotated sites 19 are annotated as headings.
BOLD, SUBHEADING, PLAIN = 0.9, 100, 0.5
# Characters of what a line in capitals heads, or the first line of a block: shorter ones are values behind a label
HEADED = 80
SHOUTED = 5  # characters of a heading in capitals
_NO_HEADING = lazy(re.compile, r"[\s–—*•-]|.*[*/]")
_NUMBER = lazy(re.compile, r"\d{1,3}[.)]\s")  # before a heading that may head only a picture
# The last line, if it is an address of mail or an account, the reporter's; behind it an agency may mark the end.
_ACCOUNT = lazy(re.compile, r"[^\s@]{0,64}@[^\s@]{2,190}")
_ENDS = frozenset(("line.end",))


def subheadings(blocks: Sequence[Block], body: Sequence[int]) -> list[int]:
    """Paragraphs of a body that are its headings: short lines in bold or in capitals, or between two paragraphs right
    in the element that holds them, each with a longer text below.

    The first block is none, nor is a question, as interviews have them in bold, nor a name with a mark before it.
    """
    told = [i for i in body if blocks[i].text]
    pairs = [(i, following) for i, following in pairwise(told[1:]) if _reads_as_heading(blocks, i)]
    found = {i for i, following in pairs if _is_headed(blocks[following], blocks[i])}
    # Papers in Chinese set headings in two lines, each a paragraph of its own.
    found |= {i for i, following in pairs if following in found and is_east_asian(blocks[i].text)}
    return sorted(found)


def _reads_as_heading(blocks: Sequence[Block], i: int) -> bool:
    text, block = blocks[i].text, blocks[i]
    if block.kind != "paragraph" or len(text) > SUBHEADING or is_linked(block):
        return False
    return (_is_bold(block) or _is_shouted(text) or is_bare_between(blocks, i)) and _may_head(text)


def _is_bold(block: Block) -> bool:
    return block.bold_chars is not None and block.bold_chars >= BOLD * len(block.text)


def _is_shouted(text: str) -> bool:
    """Whether a line is in capitals, as agencies print headings; shorter ones are names of things."""
    return len(text) >= SHOUTED and text[0].isalnum() and is_shouted(text)


def _is_headed(following: Block, heading: Block) -> bool:
    is_plain = (following.bold_chars or 0) < PLAIN * len(following.text) and not following.text.isupper()
    least = len(heading.text) if _is_bold(heading) else max(len(heading.text), HEADED)
    return following.kind not in ("heading", "preformatted") and is_plain and len(following.text) > least


def headed(block: Block) -> list[tuple[str, str]]:
    """What a block says, by kind: a first line that heads the rest of it is a heading of its own, and one that asks for
    it a paragraph."""
    line = block.heading
    if line and block.kind in ("paragraph", "quote") and block.text.startswith(f"{line} "):
        rest = block.text[len(line) + 1 :]
        is_question = line[-1] in "?？؟"
        is_long = len(rest) > max(len(line), HEADED)
        if (is_long or (is_question and ends_sentence(rest))) and (is_question or _may_head(line)):
            return [(block.kind if is_question else "heading", line), (block.kind, rest)]
    return [(block.kind, block.text)]


def _may_head(line: str) -> bool:
    """Whether a line in bold reads like a heading: no sentence, label, signature or item of a list. In Chinese one may
    end with what it quotes: a sentence in quotes has its full stop."""
    is_quoted = line[-1] == "”" and is_east_asian(line)
    return not (ends_sentence(line) or (line[-1] in ENDINGS and not is_quoted) or _NO_HEADING.match(line))


def without_idle(blocks: Sequence[Block], chosen: Sequence[int]) -> list[int]:
    """The body without headings that head nothing of it: the last, and those of boxes that are left out."""
    kept = frozenset(chosen)
    left = [i for i in chosen if blocks[i].kind != "heading" or not _heads_box(blocks, i, kept)]
    while left and _is_loose(blocks[left[-1]]):
        left.pop()
    return left


def _is_loose(last: Block) -> bool:
    """Whether the last block is no part of a story: a heading heads something, if only a picture where it has a number;
    and an account is that of the reporter."""
    if last.kind == "heading":
        return _NUMBER.match(last.text) is None
    account, _, mark = last.text.partition(" ")
    return _ACCOUNT.fullmatch(account) is not None and (not mark or reads_as(mark, _ENDS))


def _heads_box(blocks: Sequence[Block], i: int, kept: Set[int]) -> bool:
    """Whether a heading and what it heads stand in an element of their own, of which nothing else is chosen."""
    scope = blocks[i].scope
    if scope is None or scope.parent is None or _is_told(blocks, i + 1, kept):
        return False
    box = scope.parent.number
    headed = leading_within(blocks, range(i + 1, min(i + BOX, len(blocks))), box)
    is_first = i - 1 not in kept or not is_within(blocks[i - 1].scope, box)
    is_told = len(headed) < BOX - 1 and sum(len(blocks[j].text) for j in headed) > len(blocks[i].text)
    return is_first and is_told and not any(_is_told(blocks, j, kept) for j in headed)


def _is_told(blocks: Sequence[Block], i: int, kept: Set[int]) -> bool:
    """Whether a block is chosen and no rule will drop it by its wording."""
    return i in kept and ((rule := line_rule(blocks[i].text)) is None or rule.effect != "drop")
