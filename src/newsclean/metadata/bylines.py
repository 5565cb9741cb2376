"""Lines beside the headline that name the author: elements called "byline" or "author", links to an author's page,
lines that begin with "By".

Only what stands close to the headline is looked at, and nothing inside teasers, comments, captions or menus: the
authors of other stories are further away. Names of classes and addresses are data: rules/metadata.toml, [hints].

The source tells how a line was known: "dom:byline" (by a name of class), "dom:rel-author", "dom:author-link" (by its
address), "dom:by" (by its first word), "dom:page" and "dom:page-link" (far from the headline).
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, islice

from lxml import etree

from newsclean import innertext, rules
from newsclean.metadata.candidates import Candidate
from newsclean.patterns import lazy
from newsclean.rules.people import JOBS
from newsclean.text import any_of, clean, fold

__all__ = ["AUTHOR_LINK", "bylines"]

# Of the bylines on 500 annotated pages that stand behind the headline, the last is found with 90 elements (with 45 and
# 65 one in a hundred is lost); before it none stands there alone, but sites that print it so are known.
AFTER = 90
BEFORE = 10
MOST = 2_500  # elements looked at where nothing beside the headline speaks
ENOUGH = 14  # lines kept
HEADINGS = 40  # looked at for the headline
SHORT = 12  # characters of a heading: any title may hold shorter ones
LONGEST = 200  # characters of a line
BREAKS = 3  # <br> between a label and the name
SENTENCE = 30  # characters before a link that stands in a sentence
LISTED = 8  # authors that a line may list, each in an element
WRITERS = 3  # links to authors far from the headline: more are a menu of the site's writers
PARTS = 50  # elements in a line: more are a section
BAR, BREAK = " | ", "\0"  # no page holds the second
LABEL_WORDS = 3  # of "by" and the like at most
LABEL = 1_000  # characters of an element's names: these are kept for the next page
LEVELS, LEVELS_BEFORE = 60, 3  # walked up from the headline, for what is behind it and before it

_HINTS = rules.read("metadata.toml")["hints"]
# Of words without any pattern, re finds one in a fourth of the time that regex takes.
_BYLINE = lazy(re.compile, any_of(_HINTS["byline"]))
_META_LINE = lazy(re.compile, any_of(_HINTS["meta_line"]))
_OTHER = lazy(re.compile, any_of(_HINTS["not_byline"]))
_TELLING = lazy(re.compile, any_of((*_HINTS["byline"], *_HINTS["meta_line"], *_HINTS["not_byline"])))
_LOCATED: tuple[str, ...] = tuple(_HINTS["located"])
AUTHOR_LINK = lazy(re.compile, any_of(_HINTS["author_links"]))
_POLICY = lazy(re.compile, any_of(_HINTS["policies"]))
_LABELS = rules.words("byline", "by")
_FIRST = frozenset(label.split()[0] for label in _LABELS)
# Of these, what a newsroom is called, too ("Redaktion"), and no job: a label only before a colon.
_NEWSROOMS = _LABELS & rules.words("byline", "organisations") - rules.words("byline", "jobs")
# What ends a line that says what somebody is, or for whom she writes.
_CALLINGS = JOBS | rules.words("byline", "jobs") | rules.words("byline", "organisations")
_JOINTS = rules.words("byline", "joins") | {",", "&", "+"}
# Elements on lines of their own: a name in one is parted from a job or an outlet in the next, as by a bar.
_PARTING = frozenset(("br", "div", "p", "li"))
_JOINING = frozenset(",:/&+")  # before a break or behind it: the line goes on
_FAR = {"dom:byline": "dom:page", "dom:rel-author": "dom:page", "dom:author-link": "dom:page-link"}
# The white space in drawings counts: a line that holds many of them is a row of buttons, and too long for a byline.
_SILENT = innertext.SILENT - {"svg"}
_NAMES = frozenset(("class", "id", "itemprop", "data-testid"))
_FEEDS = ("/feed", "/feed/", "/rss", "/rss/", ".rss", ".xml")  # addresses of what an author wrote, for machines
# "Photos: ", before links to those who made them.
_PICTURED = rules.words("furniture", "pictured")
_NOWHERE = ("#", "javascript:", "mailto:")  # links that lead to no other story begin so
_SKIPPED: frozenset[str] = frozenset(_HINTS["skipped"])


def bylines(tree: etree._Element, titles: list[str], *, far: bool = True) -> list[Candidate]:
    """The lines that name the author, an element before its parts.

    They stand in and around the headline, which one of the (folded) titles repeats. Where there are none there and
    `far` says so, the whole page is looked through, which takes three times as long.
    """
    headline = _headline(tree, titles)
    found: list[Candidate] = []
    if headline is not None:
        found += _read(chain(headline.iterchildren("*"), _beside(headline, LEVELS)), AFTER)
        found += _read(_beside(headline, LEVELS_BEFORE, preceding=True), BEFORE)
    if far and not any(c.source != "dom:by" for c in found):
        above = frozenset(tree.iter("html", "body", "main") if headline is None else headline.iterancestors())
        elsewhere = list(_read(iter((tree,)), MOST, above, far=True))
        if len({text for text, source in elsewhere if source == "dom:author-link"}) > WRITERS:
            elsewhere = [line for line in elsewhere if line.source != "dom:author-link"]
        found += (Candidate(text, _FAR[source]) for text, source in elsewhere)
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


def _beside(headline: etree._Element, levels: int, *, preceding: bool = False) -> Iterator[etree._Element]:
    """The elements behind the headline, or before it, the nearest first."""
    for anchor in islice(chain((headline,), headline.iterancestors()), levels):
        if anchor.tag == "body":
            return
        yield from anchor.itersiblings("*", preceding=preceding)


def _read(
    roots: Iterator[etree._Element], most: int, kept: frozenset[etree._Element] = frozenset(), *, far: bool = False
) -> Iterator[Candidate]:
    """The first lines in the first `most` elements; `far` off no word like "by" counts."""
    return islice(_lines(islice(_judged(roots, kept), most), far), ENOUGH)


def _lines(elements: Iterator[tuple[etree._Element, str]], far: bool) -> Iterator[Candidate]:
    for element, kind in elements:
        if kind == "other" or (kind and (_is_teased(element) or _leads_to_policy(element))):
            continue
        source = kind if kind == "dom:byline" else ""
        if element.tag == "a":
            source = _linked(element, source)
        if not (source or far):
            source = "dom:by" if _is_by(element) else kind
        if source:
            text = _said(element)
            if 1 < len(text) <= LONGEST:
                yield Candidate(text, source)


def _leads_to_policy(element: etree._Element) -> bool:
    """Whether a link that may be called "journalist-link" leads to the standards of the newsroom."""
    page = element.get("href", "").rstrip("/").rpartition("/")[2] if element.tag == "a" else ""
    return bool(page) and _POLICY.search(page) is not None


def _is_by(element: etree._Element) -> bool:
    text = element.text
    return text is not None and _begins_with_by(text) and not _is_teased(element) and not _is_in_prose(element)


def _is_in_prose(element: etree._Element) -> bool:
    """Whether a link stands in a sentence: "The plan was blamed <a>by the mayor</a>"."""
    if element.tag != "a":
        return False
    before, around = element.getprevious(), element.getparent()
    told = before.tail if before is not None else around.text if around is not None else None
    return told is not None and len(clean(told)) > SENTENCE


def _judged(roots: Iterator[etree._Element], kept: frozenset[etree._Element]) -> Iterator[tuple[etree._Element, str]]:
    """The elements in `roots`, in document order, and what the names of each say of it; nothing in what is no byline,
    those `kept` excepted."""
    for root in roots:
        steps = etree.iterwalk(root, events=("start",))
        for _, element in steps:
            if element.tag in _SKIPPED:
                steps.skip_subtree()
                continue
            label = _label(element)
            kind = _judge(label)
            yield element, kind
            if kind == "other" and element not in kept:
                steps.skip_subtree()


def _said(element: etree._Element) -> str:
    """The line that an element is; of a label, with what it stands before."""
    text = _parted(element)
    folded = text.casefold()
    is_label = folded.rstrip(": ") in _LABELS and folded not in _NEWSROOMS
    return _labelled(element, text) if is_label else text


def _label(element: etree._Element) -> str:
    """What the element's names say, "" for most: it has none."""
    label = ""
    for name in element.keys():  # noqa: SIM118  # an element is no dict; its keys cost less than asking for each
        if name in _NAMES:
            label += f" {element.get(name)}"
    return label[:LABEL]


@lru_cache(maxsize=4096)
def _judge(label: str) -> str:
    """What an element's names say of it: "other" is no byline, nor is anything in it."""
    label = label.lower()
    if not _TELLING.search(label):  # nor do most say anything
        return ""
    if _OTHER.search(label):
        return "other"
    if _BYLINE.search(label):
        return "dom:byline"
    return "dom:by" if _META_LINE.search(label) else ""


def _linked(link: etree._Element, known: str) -> str:
    """How a link leads to an author, where nothing better is `known`."""
    if link.get("rel") == "author":
        return "dom:rel-author"
    if known:
        return known
    address = link.get("href", "")
    if not AUTHOR_LINK.search(address) or "/licenses/" in address or address.endswith(_FEEDS) or _is_pictured(link):
        return ""
    return "dom:author-link"


def _is_pictured(link: etree._Element) -> bool:
    """Whether a line of links to authors tells who made the pictures: "(Photos: Ada Weir; Ole Lund)"."""
    line = link.getparent()
    return line is not None and clean(line.text or "").lstrip("([").casefold() in _PICTURED


def _is_teased(element: etree._Element) -> bool:
    """Whether a line is part of a link that says more: another story's title, and who wrote it."""
    link = next(element.iterancestors("a"), None)
    if link is None or link.get("href", "#").startswith(_NOWHERE):
        return False
    return not _linked(link, "") and len(_line(link)) != len(_line(element))


def _begins_with_by(text: str) -> bool:
    words = text[:80].casefold().partition(":")[0].split(None, 3)
    if not words or words[0] not in _FIRST:  # most
        return False
    return not _LABELS.isdisjoint((*words[:1], " ".join(words[:2]), " ".join(words[:3])))


def _labelled(element: etree._Element, label: str) -> str:
    """A label and what it stands before: the text behind it, or the next element."""
    tail, following = clean(element.tail or ""), element.getnext()
    for _ in range(BREAKS):
        if len(tail) >= 3 or following is None or following.tag != "br" or not label.endswith(":"):
            break
        tail, following = clean(following.tail or ""), following.getnext()
    if len(tail) < 3:
        tail = " ".join(_listed(following))
    return f"{label} {tail}" if tail else ""


def _listed(element: etree._Element | None) -> Iterator[str]:
    """The line that an element is, and those that go on with it behind "and" or a comma, which may have an element."""
    for _ in range(LISTED):
        if element is None or not isinstance(element.tag, str):
            return
        yield _parted(element)
        joint, element = clean(element.tail or ""), element.getnext()
        if not joint and element is not None and isinstance(element.tag, str):
            joint, element = _line(element), element.getnext()
        if joint.casefold() not in _JOINTS:
            return
        yield joint


def _line(element: etree._Element) -> str:
    """The element's text on one line, "" where it is longer than bylines are."""
    return " ".join(_rows(element, frozenset()))


def _parted(element: etree._Element) -> str:
    """The same, with a bar where a line of its own says who the author is: "By Jane Doe<br>Lake Daily"; and between the
    items of a list."""
    line, *rows = _rows(element, _PARTING) or ("",)
    is_list = bool(rows) and next(element.iter("li"), None) is not None and all(map(_may_be_name, (line, *rows)))
    has_bars = is_list or (bool(rows) and not _lists_authors(element))
    for row in rows:
        line = f"{line}{BAR}{row}" if has_bars and (is_list or _may_end(line, row)) else _glued(line, row)
    return line


def _may_be_name(row: str) -> bool:
    """Whether a row begins as full names do, in two words with capitals."""
    words = row.split(None, 2)[:2]
    return len(words) == 2 and all(word[0].isupper() for word in words)


def _lists_authors(element: etree._Element) -> bool:
    """Whether links in it lead to several authors, or parts of one class name one each."""
    named: set[str] = set()
    addresses = {link.get("href") for link in element.iter("a") if _linked(link, "")}
    for label in map(_label, element.iterdescendants("*")):
        if label in named:
            return True
        if _judge(label) == "dom:byline":
            named.add(label)
    return len(addresses) > 1


def _rows(element: etree._Element, breaks: frozenset[str]) -> list[str]:
    """The lines that an element's text is on, parted by `breaks`; none where it is longer than bylines are."""
    if not len(element):
        text = element.text or ""
        return [clean(text)] if len(text) < 4 * LONGEST else []
    if next(islice(element.iter(), PARTS, None), None) is not None:
        return []
    line = ""
    for text in innertext.texts(element, silent=_SILENT, breaks=breaks, mark=BREAK, skips=_is_no_name):
        line = _glued(line, text)
        if len(line) > 4 * LONGEST:
            return []
    return [row for row in map(clean, line.split(BREAK)) if row]


def _glued(line: str, text: str) -> str:
    """A line and what follows: "Jane Doe" and "Editor" in two spans are words apart; "AFP/" and "dpa" are not."""
    return line + text if line.endswith(("/", "(")) or text[0] in ",.;:/)" else f"{line} {text}"


def _may_end(line: str, following: str) -> bool:
    """Whether the name in a line ends before the one that follows: it is announced, or the other says what it is.

    A label goes on in the next line, and so do a first name alone, "and", and a comma.
    """
    before, behind = line.rpartition(BAR)[2].split(), following.split()
    if before[-1][-1] in _JOINING or behind[0][0] in _JOINING or not _JOINTS.isdisjoint((before[-1], behind[0])):
        return False
    label = next((n for n in range(LABEL_WORDS, 0, -1) if " ".join(before[:n]).casefold() in _LABELS), 0)
    is_told = label > 0 or BAR in line
    return len(before) - label > 1 and (is_told or behind[-1].casefold() in _CALLINGS)


def _is_no_name(part: etree._Element) -> bool:
    """Whether it is called after where an author is, "author-location"; or is the raised number that leads to where one
    works, as papers have it behind each name."""
    names = part.get("class")
    if names and any(called in names for called in _LOCATED):
        return True
    return part.tag == "sup" and not any(map(str.isalpha, innertext.words(part)))
