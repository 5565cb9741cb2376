"""An agency within a dateline: known by its name, its form (a station, a site's address) or as the page's own site."""

import re
from collections.abc import Mapping
from types import MappingProxyType

import regex

from newsclean import site
from newsclean.dateline.tokens import Head
from newsclean.dateline.words import AGENCY_NAMES, AGENCY_STARTS, KICKERS, PICTURES, PRINTED_AGENCIES
from newsclean.patterns import lazy
from newsclean.rules.places import KNOWN, place_key
from newsclean.text import fold

__all__ = ["bare_agency", "is_agency", "is_code", "is_initials", "slashed_agency"]

# An outlet that no list knows is short, "(Khmer Courier)", in characters and tokens; behind a date, where it can be
# nothing else, less so.
CODE_LENGTH = 24
CODE_WORDS = 3
CODE_WORDS_AFTER_DATE = 5
_BARE_TOKENS = 5  # of an agency: of the table two have six, and sign with a short form
# What follows the site's own name: "Lake Courier -", "УЛЬМ, 5 янв — Озервест.", "Garut, Kabar Danau -"; by what stands
# before it
_OUTLET_CLOSES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"": ("dash", "comma"), "dash": ("stop",), "comma": ("dash",)}
)
_SLASHED_TOKENS = 6  # of an agency between slashes, with a word before it: "Корр."

# A station in North America: KXAN, WSVN, CHCH, KTLA5, WABC-TV
_CALL_SIGN = lazy(re.compile, r"(?:[KW][A-Z]{2,3}|C[BFHIJK][A-Z]{2})(?:[ -]?(?:TV|FM|AM|DT)|[ -]?\d{1,2})?")
# A site's address, but no share's code: "6752.TO"
_DOMAIN = lazy(regex.compile, r"(?!\d+\.\p{Lu}+$)\w[\w-]{2,}(?:\.\w[\w-]*)*\.\p{L}{2,6}")


def is_agency(name: str, outlets: frozenset[str]) -> bool:
    """Known by its name, by a first word that is an agency's ("Reuters Health"), by its form: a station, a site."""
    key = fold(name)
    if key in AGENCY_NAMES or AGENCY_NAMES.issuperset(key.split("-")):  # NTB-AFP
        return True
    if _is_the_site(name, outlets) or _CALL_SIGN.fullmatch(name) or _DOMAIN.fullmatch(name):
        return True
    first, _, more = key.partition(" ")
    return first in AGENCY_NAMES and len(first) > 2 and PICTURES.isdisjoint(more.split())


def _is_the_site(name: str, outlets: frozenset[str]) -> bool:
    """Whether the page's own site goes by that name: "Lake Courier" at lakecourier.example. "Ulm" at ulm.example is the
    place."""
    return place_key(name) not in KNOWN and not outlets.isdisjoint(site.keys(name))


def is_code(part: str, tokens: int, date: str | None) -> bool:
    """Whether unknown words in brackets may name an agency, an outlet or an editor: (jur), (Khmer Courier), (ab)."""
    short = 1 < len(part) <= CODE_LENGTH and tokens <= (CODE_WORDS if date is None else CODE_WORDS_AFTER_DATE)
    return short and not part.isdecimal() and not KICKERS.issuperset(place_key(part).split())


def is_initials(word: str) -> bool:
    """N.Y, U.S.A: dots between single letters."""
    return all(len(part) == 1 for part in word.split("."))


def bare_agency(head: Head, i: int) -> int:
    """The index behind an agency printed at i as the tables have it, a site's address, the site's name; or 0."""
    word = head.tokens[i].text
    most = min(i + _BARE_TOKENS, len(head.tokens))
    closing = _OUTLET_CLOSES.get(head.kind(i - 1) if i else "", ())
    if closing and head.outlets:  # first, for an agency may be called as its first word is
        for end in range(most, i, -1):
            if head.kind(end) in closing and _is_the_site(head.span(i, end), head.outlets):
                return end
    if word in AGENCY_STARTS:
        for end in range(most, i, -1):
            if head.span(i, end) in PRINTED_AGENCIES:
                return end
    return i + 1 if "." in word and _DOMAIN.fullmatch(word) and not is_initials(word) else 0


def slashed_agency(head: Head, i: int, date: str | None = None) -> tuple[str, int] | None:
    """The agency between slashes at i, and the index behind: /TASS/  / ACCESSWIRE /  /Корр. БЕЛТА/; behind a date any
    word may be one."""
    if head.is_glued(i) and date is None:  # a photo credit: "A. BERGER/AFP/Getty Images"
        return None
    j = i + 1
    while head.kind(j) in ("word", "stop", "dash", "quote") and j - i <= _SLASHED_TOKENS:
        j += 1
    if head.kind(j) != "slash":
        return None
    parts = [head.span(k, end) for k in range(i + 1, j) for end in range(j, k, -1)]
    named = next((part for part in parts if part in PRINTED_AGENCIES), None)  # "Корр. ТАСС", a name behind it
    if not named and date is not None and j == i + 2 and is_code(head.span(i + 1, j), 1, date):
        named = head.span(i + 1, j)
    return (named, j + 1) if named else None
