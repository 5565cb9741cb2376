"""What an element says: the texts in it that a reader sees, in document order.

Every field that reads an element reads it here, within bounds that no value of a field reaches: where an element holds
more, there may be as many around it, each read like it.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from operator import attrgetter

from lxml import etree

from newsclean.joint import is_gap
from newsclean.text import clean

__all__ = ["SILENT", "line", "texts", "words"]

# Elements whose own words are no text on display. Those of elements within are read: many a site's name is the <title>
# of the drawing in its <h1>.
SILENT = frozenset(("script", "style", "noscript", "template", "svg", "textarea", "rt", "rp"))
LINE_BREAK = frozenset(("br",))
MOST = 1_000  # elements in one that are read
LONGEST = 2_000  # characters of a line

_tail: Callable[[etree._Element], str | None] = attrgetter("tail")


def texts(
    element: etree._Element,
    *,
    silent: frozenset[str] = SILENT,
    breaks: frozenset[str] = LINE_BREAK,
    mark: str = " ",
    skips: Callable[[etree._Element], bool] | None = None,
    behind: Callable[[etree._Element], str | None] = _tail,
    most: int = MOST,
) -> Iterator[str]:
    """The texts in an element, as they are; `mark` where one of the `breaks` begins or ends.

    Of `silent` elements only those within are read; what `skips` says is passed over with all it holds. `behind` tells
    the text that follows an element. Reading ends after `most` elements.
    """
    last = " "
    steps = etree.iterwalk(element, events=("start", "end"))
    for event, node in islice(steps, 2 * most):
        if node.tag in breaks:
            yield mark
            last = " "
        if event == "end":
            text = behind(node) if node is not element else None
        elif skips is not None and skips(node):
            steps.skip_subtree()
            continue
        else:
            text = node.text if node.tag not in silent else None
            if text and not last[-1].isspace() and is_gap(last, text, node):
                yield " "
        if text:
            yield text
            last = text


def words(element: etree._Element, limit: int = LONGEST, most: int = MOST) -> str:
    """The text of an element on one line."""
    return line(texts(element, most=most), limit) if len(element) else clean(element.text or "")


def line(pieces: Iterable[str], limit: int = LONGEST) -> str:
    """Texts as one line, with white space folded; those soon after `limit` characters are not read."""
    read: list[str] = []
    total = 0
    for piece in pieces:
        read.append(piece)
        total += len(piece)
        if total > limit:
            break
    return clean("".join(read))
