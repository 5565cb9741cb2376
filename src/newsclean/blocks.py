"""The two doors: a tree or a flattened text becomes a tuple of blocks, in page order."""

from collections.abc import Callable
from itertools import pairwise
from math import inf
from time import monotonic
from typing import NamedTuple

from lxml import etree

from newsclean.text import ends_sentence

__all__ = ["Block", "Furniture", "Scope", "from_text", "from_tree"]

Furniture = Callable[[str, str], str | None]
"""(tag, label) of an element -> the rule that calls it furniture, or None."""

# Elements whose content is never text to read.
UNREAD = frozenset(
    "script style noscript template svg math iframe object embed applet canvas audio video map select datalist "
    "textarea input button title meta link base progress meter dialog nav".split()
)
# Those among them whose words a reader sees.
SILENT = frozenset(("nav", "button", "dialog", "noscript"))
CODE = frozenset(("script", "style"))
# Elements that begin and end a line of their own (HTML Living Standard, rendering, 15.3).
BLOCK_LEVEL = frozenset(
    "html body address article aside blockquote center details dd dir div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hgroup hr legend li listing main menu ol optgroup option p plaintext pre search section "
    "summary table caption colgroup tbody thead tfoot tr ul xmp".split()
)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
CELLS = frozenset(("td", "th"))
BOLD = frozenset(("b", "strong"))
KINDS = {"li": "list_item", "dd": "list_item", "dt": "list_item", "pre": "preformatted"} | dict.fromkeys(
    HEADINGS, "heading"
)
LABELS = ("id", "itemprop", "role", "data-testid", "data-component")  # beside the class
UNSEEN = " unseen"  # what the label of a hidden element ends with

LINE_BREAK = "\u2028"  # what <br> leaves in a run of text; the character of that meaning in Unicode
CELL_BREAK = "\t"
INVISIBLE = ("\u00ad", "\u200b", "\u2060", "\ufeff")  # soft hyphens and the like: where a word may be broken

CHECKED = 500  # blocks between two looks at the clock
# Longer cells are columns of a page laid out as a table. Rows of figures and names in annotated pages are shorter.
LONG_CELL = 200
# Lines between single <br> are paragraphs where they are this long on average and end sentences; else they are lines.
LONG_LINE = 80

BULLETS = ("- ", "• ", "* ")
# Text counts as wrapped where so many lines or more, and this share of them, are full, at a width that is usual for it.
FEW, WRAPPED = 4, 0.85
NARROW, WIDE = 40, 120


class Scope(NamedTuple):
    """A block-level element that holds text, as far as scoring cares: its place, tag and labels."""

    number: int
    parent: "Scope | None"
    tag: str
    label: str  # class, id, role and the like, as written


class Block(NamedTuple):
    """A piece of text that a reader sees as one: a paragraph, a heading, a list item, a button's label.

    What a text block cannot know (scope, link_chars, bold_chars) is None: unknown, not bad.
    """

    text: str
    kind: str = "paragraph"
    scope: Scope | None = None  # the element that made it, and through it those around
    link_chars: int | None = None  # characters inside links
    bold_chars: int | None = None  # characters in bold
    rule: str | None = None  # the rule that dropped it


def from_text(text: str) -> tuple[Block, ...]:
    """One block a line, or a paragraph where the text is wrapped; empty lines only separate.

    A line that opens with "- " or a bullet is a list item.

    >>> [b.text for b in from_text("Bridge reopens\\n\\nTraffic  is back.")]
    ['Bridge reopens', 'Traffic is back.']
    """
    lines = list(map(_squash, text.splitlines()))
    return tuple(_line(line) for line in (_unwrapped(lines) if _is_wrapped(lines) else lines) if line)


def _is_wrapped(lines: list[str]) -> bool:
    """Whether lines break where the next word would not fit: almost all that another line follows."""
    width = max(map(len, lines), default=0)
    if not NARROW <= width <= WIDE:
        return False
    pairs = [(line, after) for line, after in pairwise(lines) if line and after]
    full = sum(len(line) + 1 + len(after.split(None, 1)[0]) > width for line, after in pairs)
    return len(pairs) >= FEW and full > len(pairs) * WRAPPED


def _unwrapped(lines: list[str]) -> list[str]:
    """The paragraphs that stand between empty lines."""
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if not line or line.startswith(BULLETS):
            paragraphs.append([])
        paragraphs[-1].append(line)
    return [" ".join(paragraph).strip() for paragraph in paragraphs]


def _line(text: str) -> Block:
    return Block(text[2:], "list_item") if text.startswith(BULLETS) and len(text) > 2 else Block(text)


def from_tree(
    tree: etree._Element, furniture: Furniture, *, keep_furniture: bool = False, deadline: float = inf
) -> tuple[Block, ...]:
    """The blocks of a page, in document order.

    Elements that `furniture` calls so are left out, with all they hold; with `keep_furniture` their blocks
    come too and name the rule, and so do navigation and buttons, under "unread". The walk ends at the deadline
    (of `time.monotonic`), wherever it is.
    """
    walk = _Walk()
    run = walk.run
    steps = etree.iterwalk(tree, events=("start", "end"))
    checked = 0
    for event, element in steps:
        if len(walk.blocks) > checked:
            checked = len(walk.blocks) + CHECKED
            if monotonic() > deadline:
                break
        tag = element.tag
        if event == "start":
            if tag in BLOCK_LEVEL:
                label = _label(element) if element.attrib else ""
                rule = furniture(tag, label) if label else None
                if rule is not None and not keep_furniture:
                    steps.skip_subtree()
                    walk.open(tag, label, rule)
                    continue
                walk.open(tag, label, rule)
            elif tag in UNREAD:
                if keep_furniture and tag in SILENT:
                    walk.pass_over(element)
                steps.skip_subtree()
                continue
            elif tag == "br":
                walk.line_break()
            elif tag == "a":
                walk.links += 1
            elif tag in BOLD:
                walk.bold += 1
            text = element.text
        else:
            if tag in BLOCK_LEVEL:
                walk.close()
            elif tag == "a":
                walk.links -= 1
            elif tag in BOLD:
                walk.bold -= 1
            elif tag in CELLS:
                run.append(CELL_BREAK)
            text = element.tail
        if text and (run or not text.isspace()):  # a run does not begin with white space
            run.append(text)
            if walk.links or walk.bold:
                walk.weigh(text)
    walk.flush()
    return tuple(walk.blocks)


def _label(element: etree._Element) -> str:
    """What an element calls itself, and whether it is hidden."""
    get = element.get
    label = get("class") or ""
    for name in LABELS:
        value = get(name)
        if value:
            label = f"{label} {value}"
    style = get("style")
    if (style and _hides(style)) or get("hidden") is not None:
        label += UNSEEN
    return label


def _hides(style: str) -> bool:
    style = style[:500].replace(" ", "").lower()
    return "display:none" in style or "visibility:hidden" in style


def _squash(text: str) -> str:
    if not text.isascii():
        for character in INVISIBLE:
            if character in text:
                text = text.replace(character, "")
    return " ".join(text.split())


class _Open:
    """An element that the walk is inside of."""

    __slots__ = ("holds_blocks", "label", "quoted", "rule", "scope", "tag")

    def __init__(self, tag: str, label: str, rule: str | None, quoted: bool) -> None:
        self.tag = tag
        self.label = label
        self.rule = rule
        self.quoted = quoted
        self.holds_blocks = False
        self.scope: Scope | None = None  # made when there is text


class _Walk:
    """What is known at one point of the walk: the run of text so far, and the elements around it."""

    __slots__ = ("blocks", "bold", "bold_chars", "link_chars", "links", "opened", "run", "scopes")

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.run: list[str] = []
        self.opened: list[_Open] = []
        self.links = self.bold = self.link_chars = self.bold_chars = self.scopes = 0

    def weigh(self, text: str) -> None:
        size = len(text.strip())
        if self.links > 0:
            self.link_chars += size
        if self.bold > 0:
            self.bold_chars += size

    def open(self, tag: str, label: str, rule: str | None) -> None:
        if self.run:
            self.flush()
        around = self.opened[-1] if self.opened else None
        if around is not None:
            around.holds_blocks = True
            rule = rule or around.rule
        self.opened.append(_Open(tag, label, rule, tag == "blockquote" or (around is not None and around.quoted)))

    def close(self) -> None:
        if self.run:
            self.flush()
        self.opened.pop()

    def line_break(self) -> None:
        """One <br> breaks a line, two in a row end a paragraph."""
        for text in reversed(self.run):
            if text == LINE_BREAK:
                self.flush()
                return
            if not text.isspace():
                break
        self.run.append(LINE_BREAK)

    def pass_over(self, element: etree._Element) -> None:
        """One block for all that an element says; the run of text around it goes on."""
        said = (
            piece
            for node in element.iter()
            for piece in (None if node.tag in CODE else node.text, None if node is element else node.tail)
        )
        text = _squash(" ".join(filter(None, said)))
        if text:
            rule = self.opened[-1].rule if self.opened else None
            self.blocks.append(Block(text, scope=self._scope(), rule=rule or "unread"))

    def flush(self) -> None:
        """The run of text becomes a block, or several."""
        if not self.run:
            return
        text = "".join(self.run)
        link_chars, bold_chars = self.link_chars, self.bold_chars
        self.run.clear()
        self.link_chars = self.bold_chars = 0
        if not text or text.isspace():
            return
        scope, inner = self._scope(), self.opened[-1] if self.opened else None
        kind = _kind(scope, inner)
        pieces = [text]
        if inner is not None and inner.tag == "tr":
            kind, pieces = _cells(text, inner)
        elif kind == "preformatted":
            pieces = [text.replace(LINE_BREAK, "\n").strip("\n")]
        elif LINE_BREAK in text:
            pieces = _paragraphs(text)
        if kind not in ("table_row", "preformatted"):
            pieces = [_squash(piece) for piece in pieces]
        whole = sum(map(len, pieces))
        for piece in pieces:
            if piece:
                # A piece's share of links and bold is taken to be that of the whole.
                share = len(piece) / whole
                rule = inner.rule if inner is not None else None
                self.blocks.append(
                    Block(piece, kind, scope, round(link_chars * share), round(bold_chars * share), rule)
                )

    def _scope(self) -> Scope | None:
        above = None
        for element in self.opened:
            if element.scope is None:
                self.scopes += 1
                element.scope = Scope(self.scopes, above, element.tag, element.label)
            above = element.scope
        return above


def _kind(scope: Scope | None, inner: _Open | None) -> str:
    if scope is None or inner is None:
        return "paragraph"
    kind = KINDS.get(scope.tag)
    if kind is None and scope.parent is not None:
        parent = scope.parent.tag
        kind = "heading" if parent in HEADINGS else "list_item" if parent == "li" and not inner.holds_blocks else None
    return kind or ("quote" if inner.quoted else "paragraph")


def _cells(text: str, row: _Open) -> tuple[str, list[str]]:
    """A row of a table is one block; a row that lays out a page is a block for each cell."""
    cells = [cell for cell in map(_squash, text.split(CELL_BREAK)) if cell]
    if len(cells) < 2 or row.holds_blocks or max(map(len, cells)) > LONG_CELL:
        return "paragraph", [piece for cell in text.split(CELL_BREAK) for piece in _paragraphs(cell)]
    return "table_row", [CELL_BREAK.join(cells)]


def _paragraphs(text: str) -> list[str]:
    """The lines between <br>, where they are paragraphs; else all in one."""
    lines = [line for line in text.split(LINE_BREAK) if not line.isspace() and line]
    if (
        len(lines) > 1
        and sum(map(len, lines)) > LONG_LINE * len(lines)
        and sum(map(ends_sentence, lines)) * 3 > len(lines) * 2
    ):
        return lines
    return [text.replace(LINE_BREAK, " ")]
