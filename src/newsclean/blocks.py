"""The two doors: a tree or a flattened text becomes a tuple of blocks, in page order."""

from collections.abc import Callable
from typing import NamedTuple

from lxml import etree

__all__ = ["Block", "Scope", "from_text", "from_tree"]

LINE_BREAK = "\u2028"  # what <br> leaves in a run of text; the character of that meaning in Unicode
LABELS = frozenset(("class", "id", "role", "itemprop", "data-testid", "data-component"))
CELL_BREAK = "\t"

# Elements whose content is never text to read.
UNREAD = frozenset(
    "script style noscript template svg math iframe object embed applet canvas audio video map select datalist "
    "textarea input button head title meta link base progress meter dialog nav".split()
)
# Elements that begin and end a line of their own (HTML Living Standard, rendering, 15.3).
BLOCK_LEVEL = frozenset(
    "html body address article aside blockquote center details dd dir div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hgroup hr legend li listing main menu ol optgroup option p plaintext pre search section "
    "summary table caption colgroup tbody thead tfoot tr ul xmp".split()
)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
CELLS = frozenset(("td", "th"))
BOLD = frozenset(("b", "strong"))
KINDS = {"li": "list_item", "dd": "list_item", "dt": "list_item", "pre": "preformatted"} | dict.fromkeys(HEADINGS, "heading")


class Scope(NamedTuple):
    """A block-level element that holds text, as far as scoring cares: its place, tag and labels."""

    number: int
    parent: "Scope | None"
    tag: str
    label: str  # class, id and role, as written


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
    """One block a line; empty lines only separate."""
    return tuple(Block(line) for line in map(_squash, text.splitlines()) if line)


def _squash(text: str) -> str:
    return " ".join(text.split())


def from_tree(tree: etree._Element, is_furniture: Callable[[str, str], bool] = lambda tag, label: False) -> tuple[Block, ...]:
    """The blocks of a page, in document order, without what `is_furniture(tag, label)` says is none of the story."""
    walk = _Walk()
    steps = etree.iterwalk(tree, events=("start", "end"))
    for event, element in steps:
        tag = element.tag
        if event == "end":
            if tag in BLOCK_LEVEL:
                walk.close()
            elif tag == "a":
                walk.links -= 1
            elif tag in BOLD:
                walk.bold -= 1
            elif tag in CELLS:
                walk.add(CELL_BREAK)
            if element.tail:
                walk.add(element.tail)
            continue
        if tag in UNREAD:
            steps.skip_subtree()
            if element.tail: walk.add(element.tail)
            continue
        if tag in BLOCK_LEVEL:
            label = _label(element)
            if label and is_furniture(tag, label):
                walk.flush()
                steps.skip_subtree()
                walk.skipped = True
            walk.open(tag, label)
            if walk.skipped:
                walk.skipped = False
                continue
        elif tag == "br":
            walk.line_break()
        elif tag == "a":
            walk.links += 1
        elif tag in BOLD:
            walk.bold += 1
        if element.text:
            walk.add(element.text)
    walk.flush()
    return tuple(walk.blocks)


def _label(element):
    attr = element.attrib
    if not attr:
        return ""
    label = " ".join([v for k, v in attr.items() if k in LABELS])
    if "hidden" in attr or "display:none" in attr.get("style", "").replace(" ", ""):
        label += " unseen"
    return label


class _Walk:
    """What is known at one point of the walk: the run of text so far, and the elements around it."""

    __slots__ = ("blocks", "bold", "bold_chars", "link_chars", "links", "opened", "run", "scopes", "skipped")

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.run: list[str] = []
        self.links = self.bold = self.link_chars = self.bold_chars = 0
        self.opened: list = []
        self.scopes = 0
        self.skipped = False

    def add(self, text: str) -> None:
        self.run.append(text)
        if self.links > 0 or self.bold > 0:
            n = len(text.strip())
            if self.links > 0: self.link_chars += n
            if self.bold > 0: self.bold_chars += n

    def open(self, tag: str, label: str) -> None:
        self.flush()
        self.opened.append([tag, label, None])

    def close(self) -> None:
        self.flush()
        if self.opened: self.opened.pop()

    def line_break(self) -> None:
        for t in reversed(self.run):
            if t == LINE_BREAK:
                self.flush(); return
            if not t.isspace(): break
        self.run.append(LINE_BREAK)

    def scope(self):
        above = None
        for entry in self.opened:
            if entry[2] is None:
                self.scopes += 1
                entry[2] = Scope(self.scopes, above, entry[0], entry[1])
            above = entry[2]
        return above

    def flush(self) -> None:
        run = self.run
        if not run: return
        text = "".join(run)
        run.clear()
        link, bold = self.link_chars, self.bold_chars
        self.link_chars = self.bold_chars = 0
        if not text or text.isspace(): return
        scope = self.scope()
        tag = scope.tag if scope else "p"
        kind = KINDS.get(tag, "paragraph")
        if scope is not None and scope.parent is not None and scope.parent.tag in HEADINGS:
            kind = "heading"
        if CELL_BREAK in text and tag == "tr":
            cells = [c for c in (_squash(c) for c in text.split(CELL_BREAK)) if c]
            text = CELL_BREAK.join(cells)
            if len(cells) > 1: kind = "table_row"
        elif kind == "preformatted":
            text = text.replace(LINE_BREAK, "\n").strip("\n")
        else:
            text = _squash(text)
        if text:
            self.blocks.append(Block(text, kind, scope, link, bold))
