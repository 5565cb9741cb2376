"""Days and times in the document: <time>, elements called dates, and at last any text that may be a day."""

import re
from functools import lru_cache
from itertools import islice

from lxml import etree

from newsclean import rules
from newsclean.innertext import SILENT, words
from newsclean.metadata.candidates import Candidate, Found, add
from newsclean.noise import element_rule, is_furniture, label_words
from newsclean.patterns import lazy
from newsclean.text import DAY_LIKE, any_of

__all__ = ["read_day_like", "read_named_dates", "read_time"]

_HINTS = rules.read("metadata.toml")["hints"]
# Of words without any pattern, re finds one in a fourth of the time that regex takes.
_DATE = lazy(re.compile, any_of(_HINTS["date"]))
_MODIFIED = lazy(re.compile, any_of(_HINTS["modified"]))

_READERS, _MORE = (frozenset(rules.read("furniture.toml")["below"][key]) for key in ("readers", "unless"))
_LISTS, _HEADINGS = ("ul", "ol"), ("h2", "h3", "h4")
_OTHERS = frozenset(_HINTS["dated_beside"])
_BOXES = ("div", "section", "ul", "ol", "aside", "footer", "li")

ENCLOSED = 12  # boxes around a <time> that are asked whether readers write in them
LABEL = 300  # characters of their names
HEAD = 300  # elements of a box that may hold the headline
HEADING = 60  # characters of the heading of one
LONGEST = 160  # characters of a date with its label
SHORTEST = 8  # characters of a text that is one
BELOW = 4_000  # characters below the headline in which a date without any mark may be the story's


def read_time(element: etree._Element, dom: Found) -> None:
    """Adds what a <time> says: when the story was published, or changed; but no day of another story, or on which a
    reader wrote below it."""
    if _is_elsewhere(element):
        return
    value = element.get("datetime") or element.get("content") or words(element)
    told = f"{element.get('class', '')} {element.get('itemprop', '')}"
    add(dom["modified" if _is_of_change(told) else "published"], value, "dom:time")


def _is_elsewhere(element: etree._Element) -> bool:
    """Whether it stands in a box of what readers say, below the story, or of other stories; one that holds the headline
    is a forum's, or the page's."""
    return any(
        _holds_others(box) and all(part.tag != "h1" for part in islice(box.iter("*"), HEAD))
        for box in islice(element.iterancestors(*_BOXES), ENCLOSED)
    )


def _holds_others(box: etree._Element) -> bool:
    """Whether a box is called after what readers say or after other stories, or headed by such words: "More news"."""
    label = f"{box.get('class', '')} {box.get('id', '')}"[:LABEL]
    if _holds_readers(label) or element_rule(box.tag, label) is not None:
        return True
    heading = _heading(box)
    return bool(heading) and is_furniture(heading)


def _heading(box: etree._Element) -> str:
    """What heads a box, in it or above a list."""
    first = box.getprevious() if box.tag in _LISTS else next(iter(box), None)
    return words(first, HEADING) if first is not None and first.tag in _HEADINGS else ""


@lru_cache(maxsize=4096)
def _holds_readers(names: str) -> bool:
    words = label_words(names)
    return not (_READERS | _OTHERS).isdisjoint(words) and _MORE.isdisjoint(words)


def read_named_dates(tree: etree._Element, dom: Found) -> None:
    """Short texts whose class says that they are a date, those near the headline first, days of a change last."""
    judged: dict[str, bool] = {}  # a class string is judged once
    days: list[tuple[bool, int, str]] = []  # whether it is a change's, its place, and the day
    heading = next(tree.iter("h1"), None)
    headline = 0
    for place, element in enumerate(tree.iter("*")):
        names = element.get("class")
        if names:
            if names not in judged:
                judged[names] = _DATE.search(names) is not None
            if judged[names] and (day := _named_date(element)):
                days.append((_is_of_change(names), place, day))
        if element is heading:
            headline = place
    for _, _, day in sorted(days, key=lambda day: (day[0], abs(day[1] - headline))):  # far ones are other stories'
        add(dom["published"], day, "dom:date")


def _is_of_change(names: str) -> bool:
    return _MODIFIED.search(names) is not None and "ublished" not in names


def _named_date(element: etree._Element) -> str:
    """The short text with a day that an element called a date says, "" where it says none."""
    value = (element.tag == "abbr" and element.get("title")) or words(element, LONGEST)
    if len(value) >= LONGEST or not DAY_LIKE.search(value):
        return ""
    for part in element.iterdescendants("*"):  # some themes hide the day of the change in the line of the date
        if _is_of_change(part.get("class") or ""):
            value = value.replace(words(part) or value, " ")
    return value


def read_day_like(tree: etree._Element, dom: Found) -> None:
    """Short texts that may name a day: those just below the headline first, then those above it."""
    above: list[Candidate] = []
    below: list[Candidate] = []
    found, passed = above, 0
    for element in tree.iter("*"):
        if element.tag == "h1":
            found, passed = below, 0
        stamp = element.get("title") if element.tag == "abbr" else None  # the date-time pattern of microformats
        own = element.text if element.tag not in SILENT and element.tag != "time" else None  # that is another story's
        for text in (stamp, own, element.tail):
            if text and not text.isspace():
                text = text.strip()
                passed += len(text)
                if SHORTEST <= len(text) <= LONGEST and DAY_LIKE.search(text):
                    add(found, text, "dom:text")
        if found is below and passed > BELOW:
            break
    dom["published"].extend(below + above)
