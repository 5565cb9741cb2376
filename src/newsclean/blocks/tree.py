"""One walk over a tree: the blocks of a page."""

import re
from collections.abc import Callable, Mapping
from itertools import accumulate, compress, islice, pairwise
from math import inf
from time import monotonic
from typing import Any, NamedTuple, cast

from lxml import etree

from newsclean.blocks.block import HEADINGS, Block, Scope
from newsclean.blocks.label import LARGE, font_size, is_bold, label_of
from newsclean.blocks.run import CELL_BREAK, LINE_BREAK, LONG_CELL, cells, has_lines, paragraphs, squash, without_anchor
from newsclean.innertext import SILENT
from newsclean.joint import is_gap
from newsclean.patterns import lazy

__all__ = ["BLOCK_LEVEL", "Furniture", "Place", "Read", "from_tree", "read_tree"]

Furniture = Callable[[str, str], str | None]
"""(tag, label) of an element -> the rule that calls it furniture, or None."""

# Elements whose content is never text to read.
UNREAD = SILENT.union(
    "math iframe object embed applet canvas audio video map select datalist input button title meta link base progress "
    "meter dialog nav media".split()  # <media> is a picture in NITF
)
# Those among them whose words a reader sees.
SEEN = frozenset(("nav", "button", "dialog", "noscript"))
# Elements that begin and end a line of their own (HTML Living Standard, rendering, 15.3).
BLOCK_LEVEL = frozenset(
    "html body address article aside blockquote center details dd dir div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hgroup hr legend li listing main menu ol optgroup option p plaintext pre search section "
    "summary table caption colgroup tbody thead tfoot tr ul xmp "
    "hedline hl1 hl2 headline byline dateline abstract block copyright".split()  # of news markup: NITF, NewsML
)
CELLS = frozenset(("td", "th"))
NOTICED = frozenset(("blockquote", "figure", "tr"))  # elements whose ends the walk has something to do at
BOLD = frozenset(("b", "strong"))
PICTURES = ("img", "amp-img")
# Elements whose words are not read, but whose pictures a reader may see.
PICTURED = frozenset(("noscript", "button"))
KINDS = {"li": "list_item", "dd": "list_item", "dt": "list_item", "pre": "preformatted"} | dict.fromkeys(
    HEADINGS, "heading"
)
# All that an element holds but code. Not by `innertext`: what is passed over is explained whole, however long.
_all_said = cast(
    Callable[[etree._Element], list[str]],
    etree.XPath(".//text()[not(parent::script or parent::style)]", smart_strings=False),
)
# What the walk does at an element; from _BREAK on, there is something to do within a line.
_READ, _SKIP, _REFUSED, _PICTURE, _SPAN, _BLOCK, _BREAK, _LINK, _BOLD, _CELL = range(10)
_ACTIONS: Mapping[Any, int] = (
    dict.fromkeys(BLOCK_LEVEL, _BLOCK)
    | dict.fromkeys((*UNREAD, etree.Comment, etree.ProcessingInstruction), _SKIP)
    | dict.fromkeys(BOLD, _BOLD)
    | dict.fromkeys(CELLS, _CELL)
    | dict.fromkeys(PICTURES, _PICTURE)
    | {"a": _LINK, "br": _BREAK, "span": _SPAN, "cite": _SPAN, "sup": _SPAN}
)
# The same where all is read that a reader may see.
_ALL_ACTIONS: Mapping[Any, int] = {**_ACTIONS, **dict.fromkeys(SEEN, _BLOCK)}
# Of a template that the page draws as what an element of its own holds (HTML Living Standard, 4.12.3); others wait for
# scripts.
DRAWN = "shadowrootmode"
# Makes a Scope or a Block, of which there are hundreds on a page, in half the time that calling its class takes.
_new: Callable[..., Any] = tuple.__new__
CHECKED = 1_000  # elements between two looks at the clock
HEADING_LINE = 100  # characters of a first line in bold that may be a heading
# Numbers of notes: the rule that drops them, the elements that may hold one, and the marks that they stand behind.
NOTE, NOTE_PARTS, NOTED = "element.wiki-note", 10, frozenset(".,;:!?”»“")
CAPTION = "element.caption-in-line"  # the rule on captions
_NOTE = lazy(re.compile, r"[\[(]?\s?\d{1,3}[a-z]?(?:\s?[,;–-]\s?\d{1,3}){0,9}\s?[\])]?")


class Place(NamedTuple):
    """Where a picture stands among the blocks of a page."""

    number: int  # how many stand before it
    is_in_text: bool  # whether the text of the next has begun
    scope: Scope | None  # the innermost of the elements around


class Read(NamedTuple):
    """A page as read: its blocks, and its pictures in document order."""

    blocks: tuple[Block, ...]
    places: dict[etree._Element, Place]

    def without(self, is_dropped: Callable[[Block], bool]) -> "Read":
        """The same without some blocks."""
        kept = [not is_dropped(block) for block in self.blocks]
        if all(kept):  # most pages
            return self
        numbers = (0, *accumulate(kept))
        places = {picture: place._replace(number=numbers[place.number]) for picture, place in self.places.items()}
        return Read(tuple(compress(self.blocks, kept)), places)


def from_tree(
    tree: etree._Element, furniture: Furniture | None, *, keep_furniture: bool = False, deadline: float = inf
) -> tuple[Block, ...]:
    """The blocks of a page, see `read_tree`."""
    return read_tree(tree, furniture, keep_furniture=keep_furniture, deadline=deadline).blocks


def read_tree(
    tree: etree._Element, furniture: Furniture | None, *, keep_furniture: bool = False, deadline: float = inf
) -> Read:
    """The blocks of a page and the places of its pictures, in document order.

    Elements that `furniture` calls so are left out, with all they hold; with `keep_furniture` their blocks
    come too and name the rule, and so do navigation and buttons, under "unread". With None for `furniture` all is
    read that a reader may see. The walk ends at the deadline (of `time.monotonic`), wherever it is.
    """
    walk = _Walk(furniture, keep_furniture)
    find_action = (_ALL_ACTIONS if furniture is None else _ACTIONS).get
    run = walk.run
    path: list[tuple[etree._Element, int]] = []  # the elements that we are inside of
    element: etree._Element | None = tree
    unchecked = CHECKED
    while element is not None:  # steps by hand: half the time of etree.iterwalk
        unchecked -= 1
        if not unchecked:
            unchecked = CHECKED
            if monotonic() > deadline:
                break
        tag = element.tag
        action = find_action(tag, _READ)
        if action == _BLOCK and not walk.open(tag, element):
            action = _REFUSED
        elif action == _SPAN and (rule := walk.rule_within(tag, element)):
            if keep_furniture:
                walk.pass_over(element, rule)
            if rule == CAPTION:  # its picture may stand in it
                walk.pass_pictures(element)
        elif action == _SKIP:
            if tag == "template" and len(element) and element.get(DRAWN):
                path.append((element, _READ))
                element = element[0]
                continue
            if keep_furniture and tag in SEEN:
                walk.pass_over(element)
            if tag in PICTURED and not _counts(element):
                walk.pass_pictures(element)
        elif action == _PICTURE:
            walk.pass_picture(element)
        else:
            if action == _LINK and element.get("href") is None and element.get("name"):  # a target of links
                action = _READ
            elif action == _SPAN and (style := element.get("style")) and is_bold(style):
                action = _BOLD
            if action > _BLOCK:
                walk.begin(action)
                if action == _BREAK and _is_between_sizes(element):
                    walk.line_break()
            text = element.text
            if text and (run or not text.isspace()):  # a run does not begin with white space
                if run and not run[-1][-1].isspace() and is_gap(run[-1], text, element):
                    run.append(" ")
                run.append(text)
                if walk.links or walk.bold:
                    walk.count(text)
            if len(element):
                path.append((element, action))
                element = element[0]
                continue
        following = None
        while following is None:
            if action == _BLOCK:
                walk.close()
            elif action > _BLOCK:
                walk.end(action)
            if not path:
                break
            text = element.tail
            if text and (run or not text.isspace()):
                run.append(text)
                if walk.links or walk.bold:
                    walk.count(text)
            following = element.getnext()
            if following is None:
                element, action = path.pop()
        element = following
    walk.flush()
    return Read(tuple(walk.blocks), walk.places)


class _Walk:
    """What is known at one point of the walk: the run of text so far, and the elements around it."""

    __slots__ = (
        "blocks", "bold", "bold_chars", "cells", "furniture", "heading", "inner", "keep_furniture", "link_chars",
        "links", "opened", "places", "quotes", "row", "rules", "run",
    )  # fmt: skip

    def __init__(self, furniture: Furniture | None, keep_furniture: bool) -> None:
        self.furniture = furniture
        self.keep_furniture = keep_furniture
        self.blocks: list[Block] = []
        self.places: dict[etree._Element, Place] = {}
        self.run: list[str] = []
        self.inner: Scope | None = None  # the innermost of the elements around
        self.rules: dict[int, str] = {}  # by the number of a scope, the rule that it or one above it falls under
        self.links = self.bold = self.quotes = 0  # how many of them we are inside of
        self.link_chars = self.bold_chars = self.opened = 0
        self.heading: str | None = None  # the first line of the run, where all of it is in bold
        self.row, self.cells = 0, list[int]()  # the first block of a row of a table, and where those of each cell end

    def count(self, text: str) -> None:
        """Adds text of the run that stands in links or in bold."""
        size = len(text.strip())
        if self.links > 0:
            self.link_chars += size
        if self.bold > 0:
            self.bold_chars += size

    def open(self, tag: str, element: etree._Element) -> bool:
        """Whether to read what is in the element; if so, `close` ends it."""
        if self.run:
            self.flush()
        label, around = label_of(element), self.inner
        rule = self.furniture(tag, label) if label and self.furniture is not None else None
        self.opened = number = self.opened + 1
        if self.keep_furniture:
            rule = rule or self._rule(around)
            if rule is not None:
                self.rules[number] = rule
        elif rule is not None:
            return False
        self.inner = _new(Scope, (number, around, tag, label))
        if tag in NOTICED:
            if tag == "tr":
                self.row, self.cells = len(self.blocks), []
            elif tag == "figure":
                self.pass_picture(element)
            else:
                self.quotes += 1
        return True

    def close(self) -> None:
        if self.run:
            self.flush()
        inner = self.inner
        assert inner is not None
        if inner.tag in NOTICED:
            if inner.tag == "blockquote":
                self.quotes -= 1
            elif inner.tag == "tr" and len(self.cells) > 1:
                self.join_cells(inner)
        self.inner = inner.parent

    def pass_picture(self, picture: etree._Element) -> None:
        is_in_text = any(not text.isspace() for text in self.run)
        self.places[picture] = Place(len(self.blocks), is_in_text, self.inner)

    def pass_pictures(self, element: etree._Element) -> None:
        """The pictures in an element whose words are not read."""
        for picture in element.iter("figure", *PICTURES):
            self.pass_picture(picture)

    def begin(self, action: int) -> None:
        """An element within a line begins."""
        if action == _LINK:
            self.links += 1
        elif action == _BOLD:
            self.bold += 1
        elif action == _BREAK:
            self.line_break()

    def end(self, action: int) -> None:
        if action == _LINK:
            self.links -= 1
        elif action == _BOLD:
            self.bold -= 1
        elif action == _CELL:
            self.run.append(CELL_BREAK)
            self.cells.append(len(self.blocks))

    def join_cells(self, row: Scope) -> None:
        """A row whose cells hold a short paragraph each is a row as well: editors wrap what is typed into a cell."""
        ends, self.cells = self.cells, []  # a row around it holds more than paragraphs
        every = [self.blocks[start:end] for start, end in pairwise((self.row, *ends))]
        told = [[block for block in cell if block.rule is None] for cell in every]
        if ends[-1] == len(self.blocks) and all(len(cell) == 1 and _is_cell(cell[0], row) for cell in told):
            self.blocks[self.row :] = [block for block in self.blocks[self.row :] if block.rule is not None]
            texts, links, bold = zip(*((cell.text, cell.link_chars, cell.bold_chars) for (cell,) in told), strict=True)
            self.blocks.append(Block("\t".join(texts), "table_row", row, sum(links), sum(bold)))

    def line_break(self) -> None:
        """One <br> breaks a line, two in a row end a paragraph."""
        for text in reversed(self.run):
            if text == LINE_BREAK:
                self.flush()
                return
            if not text.isspace():
                break
        if self.bold_chars and LINE_BREAK not in self.run:
            line = squash("".join(self.run))
            is_bold = len(line) - line.count(" ") <= self.bold_chars  # which counts no space around elements
            self.heading = line if is_bold and len(line) <= HEADING_LINE else None
        self.run.append(LINE_BREAK)

    def rule_within(self, tag: str, element: etree._Element) -> str | None:
        """The rule by which an element within a line is not the line's: "(opens in a new tab)", "[edit]", a note."""
        if self.furniture is None:
            return None
        if tag == "sup" and _is_note(element, self.run[-1][-1:] if self.run else ""):
            return NOTE
        label = label_of(element)
        return self.furniture(tag, label) if label else None

    def pass_over(self, element: etree._Element, rule: str = "unread") -> None:
        """One block for all that an element says; the run of text around it goes on."""
        text = squash(" ".join(_all_said(element)))
        if text:
            self.blocks.append(Block(text, scope=self.inner, rule=self._rule(self.inner) or rule))

    def flush(self) -> None:
        """The run of text becomes a block, or several."""
        text = "".join(self.run)
        link_chars, bold_chars, heading = self.link_chars, self.bold_chars, self.heading
        self.run.clear()
        self.link_chars = self.bold_chars = 0
        self.heading = None
        if not text or text.isspace():
            return
        scope = self.inner
        kind, rule = self._kind(scope), self._rule(scope)
        if scope is not None and scope.tag == "tr":
            kind, pieces = cells(text, self._holds_blocks(scope))
        elif kind == "preformatted":
            pieces = [text.replace(LINE_BREAK, "\n").strip("\n")]
        elif has_lines(text):
            pieces = paragraphs(text)
        else:
            text = squash(text)
            if link_chars and kind == "heading":
                text = without_anchor(text, link_chars)
            if text:
                self.blocks.append(_new(Block, (text, kind, scope, link_chars, bold_chars, rule, None, None)))
            return
        if kind not in ("table_row", "preformatted"):
            pieces = [squash(piece) for piece in pieces]
        whole = sum(map(len, pieces))
        for piece in pieces:
            if piece:
                # A piece's share of links and bold is taken to be that of the whole.
                share = len(piece) / whole
                self.blocks.append(
                    Block(piece, kind, scope, round(link_chars * share), round(bold_chars * share), rule, heading)
                )
                heading = None

    def _kind(self, scope: Scope | None) -> str:
        if scope is None:
            return "paragraph"
        kind = KINDS.get(scope.tag)
        if kind is None and scope.parent is not None:
            parent = scope.parent.tag
            if parent in HEADINGS:
                kind = "heading"
            elif parent == "li" and not self._holds_blocks(scope):
                kind = "list_item"
        return kind or ("quote" if self.quotes else "paragraph")

    def _holds_blocks(self, scope: Scope) -> bool:
        """Whether an element was opened since this one, which is the innermost."""
        return scope.number < self.opened

    def _rule(self, scope: Scope | None) -> str | None:
        return self.rules.get(scope.number) if self.rules and scope is not None else None


def _counts(element: etree._Element) -> bool:
    """Whether a <noscript> may hold what a page counts its readers by: right in the <body>."""
    around = element.getparent()
    return element.tag == "noscript" and around is not None and around.tag == "body"


def _is_between_sizes(element: etree._Element) -> bool:
    """Whether a <br> stands behind text in one <font> and before another size: old pages part the headline, the byline
    and the story by no more."""
    before, behind = element.getprevious(), element.getnext()
    if before is None or before.tag != "font" or (before.tail and not before.tail.isspace()):
        return False
    size = font_size(before)
    if behind is None or behind.tag != "font" or (element.tail and not element.tail.isspace()):
        return size is not None and size >= LARGE
    return size is not None and size != font_size(behind)


def _is_note(element: etree._Element, before: str) -> bool:
    """Whether raised figures are the number of a note: a link of their own, or right behind a mark that ends a sentence
    or a part of one; others are powers. `before` is the character before them."""
    parts = list(islice(element.iter("*"), NOTE_PARTS))
    if len(parts) == NOTE_PARTS:  # what holds as much is not read to its end
        return False
    if not _NOTE.fullmatch("".join(map(str, element.itertext("*"))).strip()):
        return False
    around = element.getparent()
    is_link = around is not None and around.tag == "a" and len(around) == 1 and not (around.text or element.tail)
    return before in NOTED or is_link or any(part.tag == "a" and part.get("href") for part in parts)


def _is_cell(block: Block, row: Scope) -> bool:
    """Whether a block is a short paragraph right in a cell of a row."""
    is_short = block.kind == "paragraph" and len(block.text) <= LONG_CELL
    return is_short and block.scope is not None and block.scope.parent is row
