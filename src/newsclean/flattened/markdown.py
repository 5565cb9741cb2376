"""Markdown to blocks: html2text, markdownify and crawlers that feed language models leave pages as such.

Read is what such tools write, not all that people may type: the blocks and marks of CommonMark 0.31, and tables. No
mark is an error; what is none stays as it is written.
"""

import html
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from newsclean.blocks import CELL_BREAK, HEADINGS, LINE_BREAK, Block, cells, paragraphs, without_anchor
from newsclean.flattened.wrapped import unwrapped
from newsclean.patterns import lazy
from newsclean.text import clean

__all__ = ["from_markdown", "is_markdown"]

SAMPLE = 200_000  # characters of a text that are looked at for marks
FEWEST = 2  # marks of a text that is Markdown; code and poems may have one that looks so
WIDTH = 78  # characters in which html2text wraps all, headings too

# Where a link goes: "https:", "/", "#", "page.html"; not what follows an index in code, "a[b](c)".
_GOES = r"(?:[a-z]{3,12}:|[/#?]|\.{1,2}/|[\w%-]{1,80}[./])"
# Where the links of a text go, below it: "[2]: https://..."; in the text they are "[the bridge][2]".
_DEFINED = r"[ ]{0,3}\[[^\[\]\n]{1,80}\]:[ ]+<?(?:[a-z]{3,12}:|[/#])\S"
_TITLE = r"\#{1,6}\ [^\s\d\#]"  # "# 1 in the charts" may be none, and "# # #" closes press releases
_TITLED = lazy(re.compile, rf"\s*{_TITLE}")
_HEADED = lazy(re.compile, r"\n[ \t]*\n\#{2,6}\ [^\W\d_][^\n]*\n[ \t]*(?:\n|$)")  # a heading between empty lines
_TELLING = lazy(
    re.compile,
    rf"""
      \]\(<?{_GOES}                     # [text](https://...
    | (?m:^{_DEFINED})                  # [2]: https://...
    | (?m:^{_TITLE})                    # # Heading
    | \*\*[^\s*][^*\n]{{0,200}}\*\*     # **bold**
    """,
    re.VERBOSE,
)

# How a line begins, and so what it is.
_QUOTE = lazy(re.compile, r"(?:\s{0,3}> ?)+")
_HEADING = lazy(re.compile, r"\s{0,3}(#{1,6})(?:\s+|$)")
_ITEM = lazy(re.compile, r"\s*[*+-]\s+")
_NUMBERED = lazy(re.compile, r"\s*\d{1,3}[.)]\s")  # the number stays: it may be a day, "12. Mai"
_NO_TEXT = lazy(
    re.compile, r"\s*+(?:(?:\*\s*+){3,}+|(?:_\s*+){3,}+|(?:-\s*+){3,}+|(?:```|~~~).*)?$"
)  # rules and fences
# What a line makes of the one above it.
_UNDER = {
    "h1": lazy(re.compile, r"\s{0,3}=+\s*$"),
    "h2": lazy(re.compile, r"\s{0,3}-{2,}\s*$"),
    "table_row": lazy(re.compile, r"\s*\|?(?:\s*:?-+:?\s*\|)+\s*(?::?-+:?\s*)?$"),
}
_NEXT_CELL = lazy(re.compile, r"(?<!\\)\|")
_FIRST_WORD = lazy(re.compile, r"[^\s-]*-?")  # or what of it may stand at the end of a line

# Marks within a line. What may stand in one is bounded, and can be told from where it ends: no text is read twice.
_TEXT = r"\[((?:[^\[\]\\]|\\.){0,2000}+)\]"
_TARGET = rf"\((?:\s*<?{_GOES}[^()]{{0,4000}}+(?:\([^()]{{0,300}}+\)[^()]{{0,4000}}+){{0,3}}+)?\)"
_IMAGE = lazy(re.compile, f"!{_TEXT}{_TARGET}")
_LINK = lazy(re.compile, _TEXT + _TARGET)
_REFERRED = lazy(re.compile, rf"(?<!\w){_TEXT}\[[^\[\]\n]{{0,80}}\]")
_DEFINITION = lazy(re.compile, _DEFINED)
# Each with what stands in its place: addresses, breaks, bold, italics, code.
_MARKS = (
    (lazy(re.compile, r"<((?:https?|mailto):[^<>\s]{1,2000}+)>"), r"\1"),
    (lazy(re.compile, r"<br ?/?>", re.IGNORECASE), LINE_BREAK),
    (lazy(re.compile, r"(?<!\\)(?:\*\*\*?|__)(?=\S)|(?<=[^\s\\])(?:\*\*\*?|__)"), ""),
    (lazy(re.compile, r"(?<![\w\\])([*_])(?![\s*_])([^*_]{0,1000}+)(?<![\s\\])\1(?!\w)"), r"\2"),
    (lazy(re.compile, r"(?<!\\)(`{1,3})([^`]{1,1000}+)\1"), r"\2"),
)
_ESCAPED = lazy(re.compile, r"\\([!-/:-@\[-`{-~])|&#?\w{1,32}+;")


def is_markdown(text: str) -> bool:
    """Whether a text opens with a heading, has one between empty lines, or several marks that prose and code have not.

    >>> is_markdown("# Bridge reopens\\n\\nTraffic is back."), is_markdown("# 1 in the charts")
    (True, False)
    """
    if not any(mark in text for mark in ("](", "]: ", "# ", "**")):  # most texts
        return False
    if _TITLED.match(text) or _HEADED.search(text, 0, SAMPLE):
        return True
    marks = _TELLING.finditer(text, 0, SAMPLE)
    return sum(1 for _ in zip(range(FEWEST), marks, strict=False)) == FEWEST


def from_markdown(text: str) -> Iterator[Block]:
    """The blocks that Markdown tells: paragraphs, headings, items of lists, quotes, rows of tables.

    >>> [(b.kind, b.text) for b in from_markdown("Bridge reopens\\n---\\n\\n* **Traffic** is [back](/traffic).")]
    [('heading', 'Bridge reopens'), ('list_item', 'Traffic is back.')]
    """
    for kind, lines in _grouped(text.splitlines()):
        level = int(kind[1]) if kind in HEADINGS else None
        written = unwrapped(lines)
        if kind == "table_row":
            told, linked = _plain(_NEXT_CELL.sub(CELL_BREAK, written.lstrip().removeprefix("|")))
            kind, pieces = cells(told, is_layout=False)
        else:
            told, linked = _plain(written)
            pieces = paragraphs(told)
        for piece in filter(None, map(clean, pieces) if kind != "table_row" else pieces):
            links = round(linked * len(piece) / len(told))
            text = without_anchor(piece, links) if level and links else piece
            yield Block(text, "heading" if level else kind, link_chars=links, level=level)


def _grouped(lines: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """The lines that are one block, with its kind; of a heading that is "h1" to "h6"."""
    kind, group, is_table = "paragraph", list[str](), False
    for above, line in pairwise(("", *lines)):
        under = next((name for name, pattern in _UNDER.items() if pattern.match(line)), None)
        if under and group and kind == "paragraph":
            kind = under
        begun, rest = (None, "") if under else _begun(line, kind if group else None)
        is_table = under == "table_row" or (is_table and rest != "")
        if is_table and rest:
            begun = "table_row"
        is_ended = kind == "table_row" or (kind in HEADINGS and not _goes_on(above, line))
        if group and (begun or not rest or is_ended):
            yield kind, group
            group = []
        if rest:
            kind = kind if group else begun or "paragraph"
            group.append(rest)
    if group:
        yield kind, group


def _goes_on(heading: str, line: str) -> bool:
    """Whether a heading was wrapped, and the line is the rest of it: its first word had no room."""
    first = _FIRST_WORD.match(line)
    return first is not None and len(heading) <= WIDTH < len(f"{heading} {first[0]}")


def _begun(line: str, within: str | None) -> tuple[str | None, str]:
    """What a line begins, None where it goes on; and the line without the mark that says so."""
    kind = None
    if quote := _QUOTE.match(line):
        line = line[quote.end() :]
        kind = None if within == "quote" else "quote"
    if _NO_TEXT.match(line) or _DEFINITION.match(line):
        return None, ""
    item, numbered = _ITEM.match(line), _NUMBERED.match(line) if within != "paragraph" else None
    mark = item or numbered
    if heading := _HEADING.match(line, mark.end() if mark else 0):  # trails end in the headline: "4. # Bridge reopens"
        return f"h{len(heading[1])}", _unclosed(line[heading.end() :])
    if item:
        return "list_item", line[item.end() :]
    if numbered:
        return "list_item", line.lstrip()
    if line.lstrip().startswith("|"):
        return "table_row", line
    return kind, line.lstrip()


def _unclosed(heading: str) -> str:
    """A heading without the marks behind it: "Ferry runs ##", but "Written in C#"."""
    written = heading.rstrip()
    rest = written.rstrip("#")
    return rest.rstrip() if not rest or rest[-1].isspace() else written


def _plain(text: str) -> tuple[str, int]:
    """A text without marks, and how many of its characters are links."""
    text = _IMAGE.sub("", text)
    linked = 0
    for link in (_LINK, _REFERRED):
        linked += sum(len(found[1]) for found in link.finditer(text))
        text = link.sub(r"\1", text)
    for mark, stands in _MARKS:
        text = mark.sub(stands, text)
    text = _ESCAPED.sub(lambda sign: sign[1] or html.unescape(sign[0]), text)
    return text, min(linked, len(text))
