"""The addresses of a picture: those that an element gives, and how they read in full."""

import re
from collections.abc import Mapping, Sequence
from urllib.parse import urljoin

from lxml import etree

from newsclean import rules
from newsclean.images.standins import is_placeholder
from newsclean.patterns import lazy

__all__ = ["address_of", "in_full"]

_RULES = rules.read("images.toml")
# Attributes with one address, and with a list of sizes: those that a lazy loader reads, then those that browsers do
_SOURCES: tuple[tuple[Sequence[str], Sequence[str]], ...] = (
    (_RULES["sources"], _RULES["lazy_sets"]),
    (_RULES["shown"], _RULES["source_sets"]),
)
_FILM_FILE = lazy(re.compile, r"\.(?:mp4|webm|m3u8|mov|mp3|m4a|ogv)\b|/embed/")
_QUOTED = lazy(re.compile, r'"((?:https?:)?//[^"\s]{5,500})"')
_BESIDE = lazy(re.compile, r"\./[^/]{1,250}_files/")  # the folder that a browser saves beside a page
# One of a list of sizes, and how wide it is
_IN_SET = lazy(re.compile, r"([^\s,]\S*)(?:\s+(\d{1,5}(?:\.\d{1,3})?)[wx](?:\s+\d{1,5}h)?)?(?:\s*,|\s|$)")
# A list of sizes, where one address is looked for: "a.jpg 640w, b.jpg 840w"
_SIZED = lazy(re.compile, r"(?:\s|%20)\d+(?:w|x)(?:,|$)")

SET = 8_000  # characters of a list of sizes, of which all are looked at
LISTED = 1_000  # characters of a list of sizes where one address is looked for


def address_of(picture: etree._Element) -> str | None:
    """The first address that an element gives of a picture."""
    # In a dict, as of the many attributes that are asked for most are not there.
    told: dict[str, str] = dict(picture.items())  # type: ignore[arg-type]  # names and values are str
    for one, many in _SOURCES:
        if address := _named(told, one) or _listed(told, many):
            return address
    return None


def _named(told: Mapping[str, str], names: Sequence[str]) -> str:
    for name in names:
        if (value := told.get(name)) and (address := _single(value.strip())) and _may_be_picture(address):
            return address
    return ""


def _listed(told: Mapping[str, str], names: Sequence[str]) -> str:
    for name in names:
        if (value := told.get(name)) and (address := _largest(value)) and not address.startswith("data:"):
            return address
    return ""


def _single(value: str) -> str:
    """An address, or the first of those that a lazy loader or a list of sizes has."""
    if value[:1] in "{[":
        listed = _QUOTED.search(value[:LISTED])
        value = listed[1] if listed else ""
    first = next(iter(value.replace("%20", " ").split(None, 1)), value)
    return first if first != value and _SIZED.search(value[:LISTED]) else value


def _may_be_picture(address: str) -> bool:
    is_none = address.startswith(("data:", "https://:", "if(")) or _FILM_FILE.search(address.lower()) is not None
    return not is_none and not is_placeholder(address)


def _largest(sizes: str) -> str:
    """Of a list of sizes, "a.jpg 640w, b.jpg 840w", the address of the largest; of a list without, the first."""
    best = max(_IN_SET.finditer(sizes[:SET]), key=lambda match: float(match[2] or 0), default=None)
    return best[1].rstrip(",") if best else ""


def in_full(address: str, page: str | None) -> str:
    """An address in full, as far as that of the page is known; that of a file which a browser saved beside the page
    stays as it is."""
    if not page or address.startswith(("https://", "http://")) or _BESIDE.match(address):
        return address
    try:
        return urljoin(page, address)
    except ValueError:  # an address that is none: "http://[…"
        return address
