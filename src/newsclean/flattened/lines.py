"""Flattened text to blocks: a line is one, or a paragraph where the text is wrapped, or what Markdown says."""

import re
from collections.abc import Sequence
from itertools import pairwise

import regex

from newsclean.blocks import Block
from newsclean.flattened.dumped import without_references
from newsclean.flattened.markdown import from_markdown, is_markdown
from newsclean.flattened.oneline import lines_of_page
from newsclean.flattened.wrapped import LOOSE, runs, unwrapped, wrapped_at
from newsclean.patterns import lazy
from newsclean.text import clean, ends_sentence, well_formed

__all__ = ["from_text", "with_line_ends"]

SAID = "- "
BULLETS = (SAID, "• ", "* ", "+ ")
# Paragraphs are glued where so many sentences end right before the next, and this share of all: in other texts that is
# a slip, of one sentence in six at most.
SLIPS, GLUED = 3, 0.2
# In wrapped text a line is a heading or a part of an address where it fills less of the width than that, ends in none
# of these, and the next begins in no small letter.
SHORT, OPEN = 2 / 3, "-,"
SET_IN = "  "  # how a line is set in at least
_HEAD_LINE = lazy(re.compile, r"\s{0,9}\^(?=\S)(.{1,300}?)[<=>]?\s*$")
# The end of a sentence, and the next begins without a space.
_GLUE = lazy(regex.compile, r"[.!?…](?<=[\p{Ll}\p{N})%\"”»’].)[\"”»’)]{0,2}(?=[\"“„«¿¡(]{0,2}\p{Lu}[\p{Ll}\s])")
# The same roughly, in a tenth of the time: most texts have hardly any.
_MAY_GLUE = lazy(re.compile, r"[.!?…][\"”»’)]{0,2}(?=[\"“„«¿¡(]{0,2}[^\W\d_a-z])")
_WORD = lazy(re.compile, r"[^\W\d_]+")
# Line ends as strings of programs and cells of tables write them, and the one that tells: prose ends right before it.
_WRITTEN_END = lazy(re.compile, r"(?:\\r)?\\n|\\r")
_TELLING_END = lazy(re.compile, r"[.!?…。！？][\"”»’)」』]{0,2}\s?(?:\\r)?\\n")
_SENTENCE_END = lazy(re.compile, r"[.!?…][\"”»’)]{0,2}(?=\s|$)")


def from_text(text: str) -> tuple[Block, ...]:
    """One block a line, or a paragraph where the text is wrapped; empty lines only separate. Markdown is read as such.

    A line that opens with "- " or a bullet is a list item.

    >>> [b.text for b in from_text("Bridge reopens\\n\\nTraffic  is back.")]
    ['Bridge reopens', 'Traffic is back.']
    """
    text = well_formed(text).replace("\0", "")  # as HTML does: few formats and databases could hold them
    text = without_references(text)
    if is_markdown(text):
        return tuple(from_markdown(text))
    is_one_line, text = "\n" not in text.strip(), _unglued(text)
    if is_one_line and (lines := lines_of_page("\n".join(map(clean, text.splitlines())))):
        return tuple([Block(line) for page_line in lines for line in map(str.strip, page_line.split("\n")) if line])
    lines = _apart(list(map(_unmarked, text.splitlines())))
    width = wrapped_at(lines)
    lines = list(map(clean, lines))
    if width:
        lines = _paragraphs(lines, width)
    return _lines([line for line in lines if line])


def with_line_ends(text: str) -> str:
    """A text in one line with the line ends that it writes as two signs, as cells of tables and logs have them.

    >>> with_line_ends("Bridge reopens\\\\n\\\\nTraffic is back.\\\\nIt is slow.").splitlines()
    ['Bridge reopens', '', 'Traffic is back.', 'It is slow.']
    """
    if "\\n" not in text or "\n" in text.strip() or not _TELLING_END.search(text):  # most texts
        return text
    return _WRITTEN_END.sub("\n", text).replace("\\t", " ").replace('\\"', '"')


def _unglued(text: str) -> str:
    """Text with a line for each of the paragraphs that BeautifulSoup's `get_text()` has glued."""
    if len(_MAY_GLUE.findall(text)) < SLIPS:
        return text
    glued = len(_GLUE.findall(text))
    if glued < SLIPS or glued < GLUED * sum(1 for _ in _SENTENCE_END.finditer(text)):
        return text
    return _GLUE.sub(r"\g<0>\n", text)


def _unmarked(line: str) -> str:
    """A line without spaces behind it, nor what marks it as one of an agency's head: "^By Jane Doe=" (ANPA 1312)."""
    marked = _HEAD_LINE.match(line) if "^" in line else None
    return SET_IN + marked[1] if marked else line.rstrip()


def _apart(lines: list[str]) -> list[str]:
    """The lines with an empty one above each that is set in, where few are: so paragraphs begin."""
    set_in = [line.startswith((SET_IN, "\t")) for line in lines]
    if not 0 < sum(set_in) * 2 <= sum(map(bool, lines)):
        return lines
    return [
        part for line, is_set_in in zip(lines, set_in, strict=True) for part in (("", line) if is_set_in else (line,))
    ]


def _paragraphs(lines: Sequence[str], width: int) -> list[str]:
    """The paragraphs that stand between empty lines, begin with a bullet, or below a line that is far from full."""
    words = frozenset(_WORD.findall(" ".join(lines).casefold()))
    return [unwrapped(paragraph, words).strip() for run in runs(lines) for paragraph in _parted(run, width)]


def _parted(run: Sequence[str], width: int) -> list[list[str]]:
    """The paragraphs in lines that stand together."""
    paragraphs = [[run[0]]]
    for above, line in pairwise(run):
        if line.startswith(BULLETS) or _ends(above, line, width):
            paragraphs.append([])
        paragraphs[-1].append(line)
    return paragraphs


def _ends(above: str, line: str, width: int) -> bool:
    """Whether a paragraph ends with the line above: far from full, or behind a sentence where a word would fit."""
    if line[0].islower() or above[-1] in OPEN:
        return False
    next_word = line.split(None, 1)[0]
    has_room = ends_sentence(above) and len(above) + 1 + len(next_word) <= LOOSE * width
    return has_room or len(above) < SHORT * width


def _lines(lines: Sequence[str]) -> tuple[Block, ...]:
    """A block of each line, those with a bullet items of a list; but a sentence alone behind a dash is what somebody
    says, as many papers print it: "- The ferry is late, says Ada Weir."."""
    beside = zip(lines, ["", *lines], [*lines[1:], ""], strict=False)
    return tuple([_line(line, is_alone=not _is_listed(above, below)) for line, above, below in beside])


def _is_listed(above: str, below: str) -> bool:
    """Whether the lines around one make it an item of a list."""
    return above.startswith(BULLETS) or below.startswith(BULLETS) or above.endswith(":")


def _line(text: str, *, is_alone: bool) -> Block:
    is_item = text.startswith(BULLETS) and not (is_alone and text.startswith(SAID) and ends_sentence(text))
    return Block(text[2:], "list_item") if is_item else Block(text)
