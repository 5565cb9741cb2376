"""Flattened text to blocks: a line is one, or a paragraph where the text is wrapped, or what Markdown says."""

import re

import regex

from newsclean.blocks import Block, visible
from newsclean.flattened.markdown import from_markdown, is_markdown
from newsclean.flattened.wrapped import is_wrapped, unwrapped
from newsclean.text import well_formed

__all__ = ["from_text"]

BULLETS = ("- ", "• ", "* ")
MARKS = frozenset(bullet[0] for bullet in BULLETS)
# Paragraphs are glued where so many sentences end right before the next, and this share of all: in other texts that is
# a slip, of one sentence in six at most.
SLIPS, GLUED = 3, 0.2
# The end of a sentence, and the next begins without a space.
_GLUE = regex.compile(r"[.!?…](?<=[\p{Ll}\p{N})%\"”»’].)[\"”»’)]{0,2}(?=[\"“„«¿¡(]{0,2}\p{Lu}[\p{Ll}\s])")
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"[.!?…][\"”»’)]{0,2}(?=\s|$)")


def from_text(text: str) -> tuple[Block, ...]:
    """One block a line, or a paragraph where the text is wrapped; empty lines only separate. Markdown is read as such.

    A line that opens with "- " or a bullet is a list item.

    >>> [b.text for b in from_text("Bridge reopens\\n\\nTraffic  is back.")]
    ['Bridge reopens', 'Traffic is back.']
    """
    text = well_formed(visible(text)).replace("\0", "")  # as HTML does: few formats and databases could hold them
    if is_markdown(text):
        return tuple(from_markdown(text))
    lines = [" ".join(line.split()) for line in _unglued(text).splitlines()]
    if is_wrapped(lines):
        lines = _paragraphs(lines)
    return tuple([_line(line) if line[0] in MARKS else Block(line) for line in lines if line])


def _unglued(text: str) -> str:
    """Text with a line for each of the paragraphs that BeautifulSoup's `get_text()` has glued."""
    glued = len(_GLUE.findall(text))
    if glued < SLIPS or glued < GLUED * sum(1 for _ in _SENTENCE_END.finditer(text)):
        return text
    return _GLUE.sub(r"\g<0>\n", text)


def _paragraphs(lines: list[str]) -> list[str]:
    """The paragraphs that stand between empty lines."""
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if not line or line.startswith(BULLETS):
            paragraphs.append([])
        paragraphs[-1].append(line)
    words = frozenset(_WORD.findall(" ".join(lines).casefold()))
    return [unwrapped(paragraph, words).strip() for paragraph in paragraphs]


def _line(text: str) -> Block:
    return Block(text[2:], "list_item") if text.startswith(BULLETS) and len(text) > 2 else Block(text)
