"""Where an element begins right behind another, with no white space between: whether a reader sees a gap there.

Pages set such elements apart by their style sheets, which are not read: a name and a day in two <span>, the tags below
a story. At 3,100 joints of a small letter and a capital or a figure on annotated pages no word goes on, nor at 350 of
a mark and a capital; where two small letters meet, or a capital and a small one, it often does.
"""

import re
from collections.abc import Iterator
from itertools import chain, islice

from lxml import etree

from newsclean.patterns import lazy
from newsclean.text import is_spaceless

__all__ = ["is_gap"]

# Elements that belong to what they stand at, as in CO<sub>2</sub>, or hold no prose.
TIGHT = frozenset("sub sup wbr pre code kbd samp tt math ruby".split())
MARKS = frozenset(".:!?…)]%”»")  # which end what an element says
WORD = 4  # letters of a text that is no part of a name, as "i", "You" and "Tube" are
GOING_ON = ("Mc", "Mac")
DEEP = 8  # elements that begin together, and those around one that are asked what they are
_CLOCK = lazy(re.compile, r"\d{1,2}:\d\d(?!\d)")


def is_gap(left: str, right: str, element: etree._Element) -> bool:
    """Whether there is a gap between the text read last and the one that `element` opens with.

    Asked at each element within a line; most are told by two characters.

    >>> page = etree.fromstring("<p><b>Jane Doe</b><i>3 May</i> <b>Carbon</b><sub>2</sub></p>")
    >>> is_gap("Jane Doe", "3 May", page[1]), is_gap("Carbon", "2", page[3])
    (True, False)
    """
    last, first = left[-1], right[0]
    if not first.isalnum() or not (last.isalnum() or last in MARKS):
        return False
    if not _are_words(left.strip(), right.strip()) or (before := _before(element)) is None:
        return False
    return _begins_anew(last, first) or _CLOCK.match(right) is not None or _lead_apart(before, element, last + first)


def _begins_anew(last: str, first: str) -> bool:
    """Whether the characters on both sides of a joint tell that no word goes on there."""
    if first.isupper():
        return last.islower() or last.isdigit() or last in MARKS
    return first.isdigit() and last.islower()


def _are_words(left: str, right: str) -> bool:
    """Whether no word or name has such parts: "Jane" and "Doe", not "i" and "Phone", nor "expand" and "ed"."""
    is_initial = left[-1] == "." and (len(left) < WORD or left[-3] == ".")  # "U.S.", behind which a name may go on
    if left.endswith(GOING_ON) or is_initial:
        return False
    if right[0].isupper() and len(left) > 1:
        return " " in left or " " in right or (_is_word(left) and _is_word(right))
    return _is_word(left) and _is_word(right)


def _is_word(text: str) -> bool:
    return len(text) >= WORD or text[0].isdigit()


def _before(element: etree._Element) -> etree._Element | None:
    """The element that ends where another begins, or one that this opens; None where a text is between, or where
    what is in them goes together."""
    if any(node.tag in TIGHT for node in _outwards(element)):
        return None
    for _ in range(DEEP):
        before = element.getprevious()
        while before is not None and not before.tail and isinstance(before, etree._Comment):
            before = before.getprevious()
        if before is not None:
            return None if before.tail or before.tag in TIGHT or isinstance(before, etree._Comment) else before
        around = element.getparent()
        if around is None or around.text:
            return None
        element = around
    return None


def _lead_apart(before: etree._Element, element: etree._Element, joint: str) -> bool:
    """Whether links to different pages meet at a joint, in a script that sets spaces between words."""
    for _ in range(DEEP):
        if before.tag == "a" or not len(before) or before[-1].tail:
            break
        before = before[-1]
    one, other = _address(before), _address(element)
    return one is not None and other is not None and one != other and joint.isalnum() and not is_spaceless(joint)


def _address(element: etree._Element) -> str | None:
    """Where the link leads that an element is or stands in."""
    return next((node.get("href") for node in _outwards(element) if node.tag == "a"), None)


def _outwards(element: etree._Element) -> Iterator[etree._Element]:
    return chain((element,), islice(element.iterancestors(), DEEP))
