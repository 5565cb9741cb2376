"""Lines beside the headline that name the author: elements called "byline" or "author", links to an author's page,
lines that begin with "By".

Only what stands close to the headline is looked at, and nothing inside teasers, comments, captions or menus: the
authors of other stories are further away. Names of classes and addresses are data: rules/metadata.toml, [hints].
"""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from lxml import etree

from newsclean import rules
from newsclean.text import clean, fold

__all__ = ["Hint", "bylines"]

# Of the bylines on 500 annotated pages that stand behind the headline, the last is found with 90 elements (with 45 and
# 65 one in a hundred is lost); before it none stands there alone, but sites that print it so are known.
AFTER = 90
BEFORE = 10
MOST = 2_500  # elements looked at where nothing beside the headline speaks
ENOUGH = 14  # lines kept
HEADINGS = 40  # looked at for the headline
SHORT = 12  # characters of a heading: any title may hold shorter ones
LONGEST = 200  # characters of a line
PARTS = 50  # elements in a line: more are a section
LEVELS = 60  # walked up from the headline

_HINTS = rules.read("metadata.toml")["hints"]
_BYLINE: tuple[str, ...] = tuple(dict.fromkeys(part.lower() for part in _HINTS["byline"]))
_META_LINE: tuple[str, ...] = tuple(_HINTS["meta_line"])
_OTHER: tuple[str, ...] = tuple(_HINTS["not_byline"])
_LINKS: tuple[str, ...] = tuple(_HINTS["author_links"])
_LABELS = frozenset(
    word for code in rules.languages() for word in rules.read(f"lang/{code}.toml").get("byline", {}).get("by", ())
)
_FIRST_WORDS = frozenset(word.split()[0] for word in _LABELS)
_FAR = {"dom:byline": "dom:page", "dom:rel-author": "dom:page", "dom:author-link": "dom:page-link"}
_SKIPPED: frozenset[str] = frozenset(_HINTS["skipped"])


class Hint(NamedTuple):
    """A line that may name the author, and how it was known: "dom:byline" (by a name of class), "dom:rel-author",
    "dom:author-link" (by its address), "dom:by" (by its first word), "dom:page" (far from the headline)."""

    text: str
    source: str


def bylines(tree: etree._Element, titles: list[str], *, far: bool = True) -> list[Hint]:
    """The lines that name the author, an element before its parts.

    They stand around the headline, which one of the (folded) titles repeats. Where there are none there and `far` says
    so, the whole page is looked through, which takes three times as long.
    """
    headline = _headline(tree, titles)
    judged: dict[str, str] = {}
    found: list[Hint] = []
    if headline is not None:
        for part, most in ((_behind(headline), AFTER), (_before(headline), BEFORE)):
            _read(part, most, frozenset(), judged, found)
    if far and not any(hint.source != "dom:by" for hint in found):
        above = frozenset(tree.iter("html", "body", "main") if headline is None else headline.iterancestors())
        elsewhere: list[Hint] = []
        _read(iter((tree,)), MOST, above, judged, elsewhere)
        found += [Hint(text, _FAR[source]) for text, source in elsewhere if source in _FAR]
    return found


def _headline(tree: etree._Element, titles: list[str]) -> etree._Element | None:
    """The element that prints the headline: the heading that shares most with a title, else the longest <h1>."""
    best: etree._Element | None = None
    score = (0, False, 0)
    for tags in (("h1",), ("h2", "h3")):
        if 2 * score[0] > max(map(len, titles), default=0):
            break
        for element in islice(tree.iter(*tags), HEADINGS):
            text = fold(_line(element))
            if text in titles:
                return element
            told = titles if len(text) > SHORT else []
            shared = max((min(len(text), len(title)) for title in told if text in title or title in text), default=0)
            is_first = element.tag == "h1"
            if (shared or is_first) and (shared, is_first, len(text)) > score:
                best, score = element, (shared, is_first, len(text))
    return best


def _behind(headline: etree._Element) -> Iterator[etree._Element]:
    """The elements that follow the headline, each with all that is in it."""
    anchor: etree._Element | None = headline
    for _ in range(LEVELS):
        if anchor is None or anchor.tag == "body":
            return
        yield from anchor.itersiblings()
        anchor = anchor.getparent()


def _before(headline: etree._Element) -> Iterator[etree._Element]:
    anchor: etree._Element | None = headline
    for _ in range(3):
        if anchor is None or anchor.tag == "body":
            return
        yield from anchor.itersiblings(preceding=True)
        anchor = anchor.getparent()


def _read(
    roots: Iterator[etree._Element],
    most: int,
    kept: frozenset[etree._Element],
    judged: dict[str, str],
    found: list[Hint],
) -> None:
    """The hints in `roots` and below, in document order: of `most` elements, none of `kept` being skipped."""
    stack: list[etree._Element] = []
    wanted = len(found) + ENOUGH
    while most > 0 and len(found) < wanted:
        element = stack.pop() if stack else next(roots, None)
        if element is None:
            return
        tag = element.tag
        if tag in _SKIPPED or not isinstance(tag, str):
            continue
        most -= 1
        kind = ""
        if element.attrib:
            label = _label(element)
            if label not in judged:
                judged[label] = _judge(label)
            kind = judged[label]
            if kind == "other" and element not in kept:
                continue
        source = _source(element, kind)
        if source:
            text = _line(element)
            if text.casefold().rstrip(": ") in _LABELS:
                text = _labelled(element, text)
            if 1 < len(text) <= LONGEST:
                found.append(Hint(text, source))
        if len(element):
            stack.extend(reversed(list(islice(element, most + 1))))


def _label(element: etree._Element) -> str:
    get = element.get
    return f" {get('class', '')} {get('id', '')} {get('itemprop', '')} {get('data-testid', '')}".lower()


def _judge(label: str) -> str:
    if _holds(label, _OTHER):
        return "other"
    if "type-post" in label:  # what WordPress says of a story as a whole: "author-jane type-post"
        return ""
    if _holds(label, _BYLINE):
        return "dom:byline"
    return "dom:by" if _holds(label, _META_LINE) else ""


def _holds(text: str, parts: tuple[str, ...]) -> bool:
    for part in parts:  # noqa: SIM110 - any() takes three times as long, and this is asked of every element
        if part in text:
            return True
    return False


def _source(element: etree._Element, kind: str) -> str:
    if element.get("rel") == "author":
        return "dom:rel-author"
    if kind == "dom:byline":
        return kind
    if element.tag == "a":
        address = element.get("href", "")
        if _holds(address, _LINKS) and "/licenses/" not in address:
            return "dom:author-link"
    if (text := element.text) and _begins_with_by(text[:80]):
        return "dom:by"
    return kind


def _begins_with_by(text: str) -> bool:
    words = text.casefold().split(None, 3)
    if not words:
        return False
    first = words[0].partition(":")[0]
    if first not in _FIRST_WORDS:
        return False
    return first in _LABELS or any(" ".join(words[:n]).rstrip(": ") in _LABELS for n in (2, 3))


def _labelled(element: etree._Element, label: str) -> str:
    """A label and what it stands before: the text behind it, or the next element."""
    tail = clean(element.tail or "")
    if len(tail) < 3:
        following = element.getnext()
        tail = _line(following) if following is not None and isinstance(following.tag, str) else ""
    return f"{label} {tail}" if tail else ""


def _line(element: etree._Element) -> str:
    """The element's text on one line, "" where it is longer than bylines are."""
    if not len(element):
        text = element.text or ""
        return clean(text) if len(text) < 4 * LONGEST else ""
    if next(islice(element.iter(), PARTS, None), None) is not None:
        return ""
    line = ""
    for piece in element.itertext():
        text = str(piece)
        # "Jane Doe" and "Editor" in two spans are words apart; "AFP/" and "dpa" are not.
        line += text if line.endswith(("/", "(")) or text[0] in ",.;:/)" else f" {text}"
        if len(line) > 4 * LONGEST:
            return ""
    return clean(line)
