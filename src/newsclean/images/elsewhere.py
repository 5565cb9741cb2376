"""Whether a picture is in what is no part of the story: another story, an advertisement, the frame of the page.

What is furniture to the reader of a text is not read at all, see `blocks.read_tree`; here is what only a picture shows.
"""

import re
from collections.abc import Container
from functools import lru_cache
from itertools import chain, islice, takewhile

from lxml import etree

from newsclean import rules
from newsclean.images.signs import LABEL
from newsclean.noise import label_words
from newsclean.patterns import lazy
from newsclean.text import any_of

__all__ = ["is_elsewhere", "leads_away"]

_RULES = rules.read("images.toml")
_ELSEWHERE = lazy(re.compile, any_of(_RULES["elsewhere"]))
_ASIDES = frozenset(_RULES["asides"])
_OUTSIDE = frozenset(("aside", "nav", "footer", "form"))
_PICTURE_LINK = lazy(re.compile, r"\.(?:jpe?g|png|webp|gif|avif|svg)\b|/images?/|^#|^javascript:", re.IGNORECASE)

MOST = 60  # pictures in one element


def is_elsewhere(element: etree._Element, story: Container[etree._Element], known: dict[etree._Element, bool]) -> bool:
    """Whether an element is in what is another story's, an advertisement's or the page frame's. `story` is what holds
    the story: that, and what is marked up as its text, is none of these, whatever its names ("sponsored").
    `known` is what was found of others of the page, and is added to."""
    path, verdict = [], False
    for around in chain((element,), element.iterancestors()):
        if around in known:
            verdict = known[around]
            break
        if around.tag == "body" or around.get("itemprop") == "articleBody" or around in story:
            break
        path.append(around)
        if verdict := _is_frame(around):
            break
    known.update(dict.fromkeys(path, verdict))
    return verdict


def _is_frame(around: etree._Element) -> bool:
    """Whether what an element holds is no picture of the story: by its tag, where it leads to, or its name."""
    if around.tag == "a":
        return not _PICTURE_LINK.search(around.get("href") or "#")
    label = f"{around.get('class', '')} {around.get('id', '')}"[:LABEL]
    if around.tag in _OUTSIDE and not (around.tag == "aside" and not _ASIDES.isdisjoint(label_words(label))):
        return True
    return _is_called_elsewhere(label)


@lru_cache(maxsize=4096)
def _is_called_elsewhere(label: str) -> bool:
    return _ELSEWHERE.search(label.lower()) is not None


def leads_away(figure: etree._Element) -> bool:
    """Whether a picture is a way to another page."""
    pictures = islice(figure.iter("img", "amp-img"), MOST)
    return any(
        around.tag == "a" and _is_frame(around)
        for img in pictures
        for around in takewhile(lambda one: one is not figure, img.iterancestors())
    )
