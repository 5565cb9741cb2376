"""Place names as evidence: a frozen view over places.toml. All names are folded and without a closing full stop."""

from collections.abc import Iterable

from newsclean.rules import read
from newsclean.text import fold, folded

__all__ = [
    "ABBREVIATIONS",
    "CITIES",
    "COUNTRIES",
    "KNOWN",
    "NAMESAKES",
    "QUALIFIERS",
    "SINOGRAPHIC",
    "is_shaped_like_a_place",
    "place_key",
]


def place_key(name: str) -> str:
    """The form in which the sets below hold a name.

    >>> place_key("N.M."), place_key("Khan  Younis")
    ('n.m', 'khan younis')
    """
    return fold(name).rstrip(".")


def _names(*tables: dict[str, str]) -> list[str]:
    """The names in tables, which bars divide, folded."""
    return folded(names for table in tables for names in table.values())


def _keys(names: Iterable[str]) -> frozenset[str]:
    return frozenset(name.rstrip(".") for name in names)


_TABLE = read("places.toml")
CITIES = _keys(_names(_TABLE["cities"]))
COUNTRIES = _keys(_names(_TABLE["countries"]))
QUALIFIERS = _keys(_names(_TABLE["countries"], _TABLE["states"]))  # what stands behind a comma: "Khan Younis, Gaza"
ABBREVIATIONS = _keys(name for name in _names(_TABLE["states"]) if name.endswith("."))
NAMESAKES = frozenset(map(place_key, _TABLE["namesakes"]))
KNOWN = CITIES | COUNTRIES
# The longest first.
SINOGRAPHIC = tuple(
    sorted(
        {*_TABLE["hanja"]["cities"], *(name for row in _TABLE["hanja"]["more"] for name in row.split())},
        key=lambda name: (-len(name), name),
    )
)
_PREFIXES = frozenset(_TABLE["shapes"]["prefixes"])
_LAST_WORDS = frozenset(_TABLE["shapes"]["last_words"])
_SUFFIXES = tuple(_TABLE["shapes"]["suffixes"])


def is_shaped_like_a_place(name: str) -> bool:
    """Whether an unknown name begins or, being one word, ends as names of places do.

    >>> is_shaped_like_a_place("Bad Neuhausen"), is_shaped_like_a_place("Verdict")
    (True, False)
    """
    first, *more = place_key(name).split() or [""]  # of signs alone nothing is left
    return (first in _PREFIXES or more[-1] in _LAST_WORDS) if more else first.endswith(_SUFFIXES)
