"""Captions and credits in attributes, where a script finds what it prints at a picture: `data-c-caption="…"`."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from lxml import etree

from newsclean import rules
from newsclean.images.signs import LABEL, LONGEST, ends_as_credit
from newsclean.jsonld import plain_text
from newsclean.noise import label_words
from newsclean.patterns import lazy
from newsclean.text import clean, is_spaceless, letters

__all__ = ["completed_by_attributes"]

_RULES = rules.read("images.toml")["attributes"]
_CAPTIONS, _CREDITS = (tuple(_RULES[name]) for name in ("captions", "credits"))
_OTHERS = frozenset(_RULES["others"])
_ADDRESS = lazy(re.compile, r"/|#|\w+://")

PARTS = 60  # elements of a picture whose attributes are read


def completed_by_attributes(
    figure: etree._Element, caption: str | None, credit: str | None
) -> tuple[str | None, str | None]:
    """What is printed at a picture, and what its attributes say where nothing is."""
    told = list(_told(figure)) if caption is None or credit is None else []
    caption = caption or next(filter(_is_caption, _values(told, _CAPTIONS)), None)
    if credit is None and not ends_as_credit(caption or ""):
        said = letters(caption or "")
        credit = next((c for c in _values(told, _CREDITS) if _is_credit(c) and letters(c) not in said), None)
    return caption, credit


def _told(figure: etree._Element) -> Iterator[tuple[str, str]]:
    """The attributes of a picture, and of the link around it, that scripts read."""
    around = figure.getparent()
    links = (around,) if around is not None and around.tag == "a" else ()
    for part in chain(links, islice(figure.iter("*"), PARTS)):
        yield from ((name, part.get(name, "")) for name in map(str, part.keys()) if name.startswith("data-"))


def _values(told: Sequence[tuple[str, str]], kinds: tuple[str, ...]) -> Iterator[str]:
    """What attributes say whose names end so: `data-image-caption`, but not `data-pin-caption`."""
    for name, value in told:
        if name.endswith(kinds) and _OTHERS.isdisjoint(label_words(name[:LABEL])):
            yield clean(plain_text(value[: 2 * LONGEST]))


def _is_caption(text: str) -> bool:
    """Whether a text is words, and not a class or a switch."""
    return len(text) <= LONGEST and any(map(str.isalpha, text)) and (" " in text or is_spaceless(text))


def _is_credit(text: str) -> bool:
    """Whether a text may name who took a picture, and is no address and no switch."""
    return any(map(str.isalpha, text)) and text.casefold() not in ("true", "false") and not _ADDRESS.match(text)
