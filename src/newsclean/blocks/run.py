"""What becomes of a run of text with the breaks in it: paragraphs, the cells of a row."""

import re

from newsclean.noise import ELSEWHERE, reads_as
from newsclean.patterns import lazy
from newsclean.text import SIGN, clean, ends_sentence, size

__all__ = ["CELL_BREAK", "LINE_BREAK", "LONG_CELL", "cells", "has_lines", "paragraphs", "squash", "without_anchor"]

LINE_BREAK = "\u2028"  # what <br> leaves in a run of text; the character of that meaning in Unicode
WHITE = " \t\r\n"  # between the tags of a page
CELL_BREAK = "\u001f"  # what the end of a cell leaves; the separator of units in ASCII
# Longer cells are columns of a page laid out as a table. Rows of figures and names in annotated pages are shorter.
LONG_CELL = 200
# Lines between single <br> are paragraphs where those that end sentences are this long on average; else they are lines.
LONG_LINE = 80
# Characters of a text that blank lines may part, as a style sheet may ask for ("white-space: pre-line").
PLAIN_TEXT = 400
ANCHORS = "#¶§🔗 "  # signs of a link to the heading that it stands in
_BLANK = lazy(re.compile, r"\n\s*\n")


def squash(text: str) -> str:
    return clean(text.strip())  # most texts need no more than that, and are asked in less time


def without_anchor(heading: str, link_chars: int) -> str:
    """A heading without the sign that links to it, of which `link_chars` are in links.

    >>> without_anchor("How it runs#", 1), without_anchor("Written in C#", 2)
    ('How it runs', 'Written in C#')
    """
    rest = heading.strip(ANCHORS)
    return rest if len(heading) - len(rest) >= link_chars else heading


def cells(text: str, is_layout: bool) -> tuple[str, list[str]]:
    """A row of a table is one block, an empty cell before another keeping its place; a row that lays out a page is a
    block for each cell: those hold blocks, or lines and a block behind them."""
    row = "\t".join(map(squash, text.split(CELL_BREAK))).rstrip("\t")
    is_layout = is_layout or (LINE_BREAK in text and text.rstrip(WHITE)[-1:] != CELL_BREAK)
    told = row.lstrip("\t").split("\t")
    if len(told) < 2 or is_layout or max(map(len, told)) > LONG_CELL:
        return "paragraph", [piece for cell in text.split(CELL_BREAK) for piece in paragraphs(cell)]
    return "table_row", [row]


def has_lines(text: str) -> bool:
    """Whether a run may be more than one paragraph."""
    if LINE_BREAK in text:
        return True
    is_long = len(text) * SIGN > PLAIN_TEXT and "\n" in text and size(text) > PLAIN_TEXT
    return is_long and len(_BLANK.split(text.strip(), 2)) > 2


def paragraphs(text: str) -> list[str]:
    """The lines between <br> or blank lines, where they are paragraphs; else all in one."""
    text = _BLANK.sub(LINE_BREAK, text) if LINE_BREAK not in text else text
    lines = [line for line in text.split(LINE_BREAK) if line.strip()]
    if len(lines) > 1 and _are_paragraphs(lines):
        return lines
    return _parted_from_ways(lines) or [text.replace(LINE_BREAK, " ")]


def _parted_from_ways(lines: list[str]) -> list[str]:
    """A paragraph, and a line above or below it that leads to another story, "Read also: The ferry sails again", each
    by itself; none where there is no such line: a title below "Read also:" is one line with that."""
    ways = [reads_as(line.strip(), ELSEWHERE) for line in lines]
    if not any(ways) or not all(is_way or _is_paragraph(line) for is_way, line in zip(ways, lines, strict=True)):
        return []
    return lines


def _is_paragraph(line: str) -> bool:
    return ends_sentence(line) and size(line) > LONG_LINE


def _are_paragraphs(lines: list[str]) -> bool:
    """Whether most of what lines say stands in long ones that end sentences: a sign-off, a stamp or a heading among
    them says little."""
    told = [size(line) for line in lines if ends_sentence(line)]
    return len(told) > 1 and sum(told) > LONG_LINE * len(told) and sum(told) * 4 > sum(map(size, lines)) * 3
