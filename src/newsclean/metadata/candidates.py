"""The values of a harvest: what the page says for each field, and where it says so; and what finds elements."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias, cast

from lxml import etree

from newsclean import site
from newsclean.text import clean

__all__ = ["EACH", "VALUE", "Candidate", "Figure", "Found", "Metadata", "add", "finder"]

VALUE = 2_000  # characters of a value that is no body: longer ones are a page's mistake
EACH = 60  # candidates kept for one field from one source


class Candidate(NamedTuple):
    """A value as the page gives it, and where: "json-ld", "meta:og:title", "microdata", "state", "dom:time", …"""

    value: str
    source: str


class Figure(NamedTuple):
    """A picture as the page's data or a <figure> gives it; `credit` is the line as printed."""

    url: str
    caption: str | None
    credit: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """Candidates for each field, most trusted source first."""

    headlines: tuple[Candidate, ...] = ()
    decks: tuple[Candidate, ...] = ()
    authors: tuple[Candidate, ...] = ()
    organisations: tuple[Candidate, ...] = ()  # those of the authors that the data itself types as organisations
    published: tuple[Candidate, ...] = ()
    modified: tuple[Candidate, ...] = ()
    datelines: tuple[Candidate, ...] = ()
    bodies: tuple[Candidate, ...] = ()  # articleBody and the like; paragraphs separated by newlines
    languages: tuple[Candidate, ...] = ()
    site_names: tuple[Candidate, ...] = ()
    urls: tuple[Candidate, ...] = ()
    sections: tuple[Candidate, ...] = ()
    tags: tuple[Candidate, ...] = ()
    images: tuple[Candidate, ...] = ()
    credits: tuple[Candidate, ...] = ()  # credit and source lines given as data
    ingredients: tuple[Candidate, ...] = ()  # of a recipe
    steps: tuple[Candidate, ...] = ()
    figures: tuple[Figure, ...] = ()  # pictures that come with a caption or a credit

    def addresses(self, url: str | None) -> list[str]:
        """The page's own addresses; first the one that it was fetched from, if that is known."""
        return [url, *(c.value for c in self.urls)] if url else [c.value for c in self.urls]

    def outlets(self, url: str | None) -> frozenset[str]:
        """The keys of what the site goes by, see `site.names`."""
        return site.names((c.value for c in self.called), self.addresses(url))

    @property
    def recipe(self) -> list[str]:
        """The ingredients of a recipe, and its steps, as the first source tells them, line by line."""
        lists = (self.ingredients, self.steps)
        return ["\n".join(c.value for c in found if c.source == found[0].source) for found in lists if found]

    @property
    def called(self) -> list[Candidate]:
        """What the site is called; not by who publishes a site of another name, and writes on it."""
        own = {c.value for c in self.site_names if c.source == "meta:og:site_name"}
        writers = {c.value for c in self.authors if c.value.replace(" ", "").isalpha()} if own else set[str]()
        writers.difference_update(own, (c.value for c in self.organisations))
        return [c for c in self.site_names if c.value not in writers]


Found: TypeAlias = defaultdict[str, list[Candidate]]
"""What one source says, by the field of `Metadata`."""


def add(found: list[Candidate], value: str | None, source: str) -> None:
    """Adds a value, unless there is none, or it is too long, or there are enough."""
    value = clean(value or "")
    if value and len(value) <= VALUE and len(found) < EACH:
        found.append(Candidate(value, source))


def finder(path: str) -> Callable[[etree._Element], list[etree._Element]]:
    """What finds the elements at a path; from an attribute up in a fifth of the time that asking each element takes."""
    return cast(Callable[[etree._Element], list[etree._Element]], etree.XPath(path))
