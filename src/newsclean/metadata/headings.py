"""The headline as <h1> has it: its lines, what stands behind a kicker in it, and whether it is a headline at all; and
what old pages set in large type.
"""

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from newsclean import rules
from newsclean.blocks import LARGE, font_size
from newsclean.innertext import SILENT, words
from newsclean.metadata.candidates import EACH, VALUE, Candidate, Found, add
from newsclean.metadata.trail import is_home, is_in_trail
from newsclean.patterns import lazy
from newsclean.text import any_of, clean

__all__ = ["read_heading", "read_large"]

_HINTS = rules.read("metadata.toml")["hints"]
# What stands in <h1> and is none of the headline: words for screen readers, and the byline.
_APART = lazy(re.compile, any_of((*_HINTS["unseen"], *_HINTS["signed"])))
_KICKER = lazy(re.compile, any_of(_HINTS["kicker"]))

TITLE = 300  # characters in large type: of more, it is the type of the story
KICKED = 12  # elements of a heading among which its kicker is
PART = 4  # characters of a part of a heading that stands on its own: shorter ones are initials or single words


def read_heading(heading: etree._Element, dom: Found) -> None:
    """Adds what an <h1> says: the headline, or the site's name where it links to the front page."""
    field = "site_names" if _is_link_home(heading) else "headlines"
    value = _lines(heading)
    if value and len(value) <= VALUE and len(dom[field]) < EACH:
        dom[field].append(Candidate(value, "dom:trail" if is_in_trail(heading) else "dom:h1"))
        if field == "headlines":
            add(dom[field], _without_kicker(heading), "dom:no-kicker")


def read_large(tree: etree._Element, dom: Found) -> None:
    """Adds what stands in large type; for pages without an <h1>."""
    large = (font for font in tree.iter("font") if (font_size(font) or 0) >= LARGE)
    for font in islice(large, EACH):
        said = words(font, TITLE, EACH)
        add(dom["headlines"], said if len(said) <= TITLE else None, "dom:font")


def _is_link_home(heading: etree._Element) -> bool:
    """Whether a heading links to the site's front page: then it is the site's name."""
    link = next(heading.iter("a"), None)
    return link is not None and is_home(link.get("href", ""))


def _lines(element: etree._Element) -> str:
    """An element's text, a line for each of its parts: some sites set a kicker inside <h1>."""
    while len(element) == 1 and not (element.text or "").strip() and not (element[0].tail or "").strip():
        element = element[0]
    if not 0 < len(element) <= EACH:  # more are words or letters rather than lines
        return words(element)
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str):
            said = _said(child)
            is_apart = _APART.search(child.get("class", "")) and any(map(str.isalpha, said))  # a colon there counts
            parts.append("" if is_apart else said)
        parts.append(child.tail or "")
    return "\n".join(filter(None, map(clean, parts))) if _is_apart(parts) else words(element)


def _is_apart(parts: list[str]) -> bool:
    """Whether the parts are lines of their own rather than emphasis within one."""
    filled = [part for part in parts if part and not part.isspace()]
    return all(len(part) >= PART and part.lstrip()[0] not in ",.;!?)" for part in filled)


def _without_kicker(heading: etree._Element) -> str:
    """The text behind the part of a heading whose class calls it a kicker; "" where none is called so."""
    for part in islice(heading.iter("*"), 1, KICKED):
        if _KICKER.search(part.get("class", "").lower()):
            return clean(" ".join(_behind(part, heading))).lstrip(" :|/–—-")
    return ""


def _behind(kicker: etree._Element, heading: etree._Element) -> Iterator[str]:
    """The texts of a heading that follow a part of it."""
    part: etree._Element | None = kicker
    while part is not None and part is not heading:
        yield part.tail or ""
        for other in islice(part.itersiblings("*"), KICKED):
            yield _said(other)
            yield other.tail or ""
        part = part.getparent()


def _said(part: etree._Element) -> str:
    """The text of a part of an element, "" where it is none on display."""
    return words(part) if part.tag not in SILENT else ""
