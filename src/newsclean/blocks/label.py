"""What an element says of itself: how it is called, whether it is hidden, whether it sets its text in bold or large."""

import re

from lxml import etree

from newsclean.patterns import lazy

__all__ = ["LABEL", "LARGE", "font_size", "is_bold", "label_of"]

LABELS = ("id", "itemprop", "role", "data-testid", "data-component", "data-cy", "data-qa")  # beside the class
_BESIDE = frozenset((*LABELS, "style", "hidden"))
LABEL = 2_000  # characters of a label that are looked at, since verdicts on them are kept; only <body> has had more
STYLE = 500  # characters of a style that are looked at
# How forums and what was pasted from a word processor set bold.
_BOLD = lazy(re.compile, r"font-weight:\s?(?:bold|[6-9]00)")
# Sizes of <font>: that of a page's text, to which "+2" adds, and from where on a line is set as headlines are.
USUAL, LARGE = 3, 4
_SIZE = lazy(re.compile, r"[+-]?[1-7]")
# Cut to nothing: for screen readers alone.
WAYS_TO_HIDE = ("display:none", "visibility:hidden", "clip:rect(0", "clip:rect(1px")
UNSEEN = " unseen"  # what the label of a hidden element ends with


def label_of(element: etree._Element) -> str:
    """What an element calls itself, and whether it is hidden."""
    names = element.keys()  # first, as it tells in the time of one value that most are not there
    if not names:
        return ""
    label = element.get("class", "")
    if _BESIDE.isdisjoint(names):  # most elements; the rest would give the same
        return label[:LABEL]
    for name in LABELS:
        if name in names and (value := element.get(name)):
            label = f"{label} {value}"
    label = label[:LABEL]
    if ("style" in names and _hides(element.get("style", ""))) or "hidden" in names:
        label += UNSEEN
    return label


def _hides(style: str) -> bool:
    style = style[:STYLE].replace(" ", "").lower()
    return any(map(style.__contains__, WAYS_TO_HIDE))


def is_bold(style: str) -> bool:
    return _BOLD.search(style, 0, STYLE) is not None


def font_size(element: etree._Element) -> int | None:
    """The size that a <font> sets its text in; None where it names none, and for other elements."""
    size = element.get("size", "").strip() if element.tag == "font" else ""
    if not _SIZE.fullmatch(size):
        return None
    return int(size) if size.isdigit() else USUAL + int(size)
