"""All that a page says of itself: which sources are asked, and whose word comes first."""

from collections import defaultdict
from itertools import chain
from math import inf
from time import monotonic
from typing import NamedTuple

from lxml import etree

from newsclean import rules, site
from newsclean.metadata.bylines import bylines
from newsclean.metadata.candidates import Candidate, Found, Metadata
from newsclean.metadata.document import read_document
from newsclean.metadata.nodes import read_nodes
from newsclean.metadata.properties import read_properties
from newsclean.metadata.tags import read_labels, read_tag_list
from newsclean.metadata.times import read_day_like, read_named_dates
from newsclean.metadata.trail import trail
from newsclean.rules.people import JOBS
from newsclean.text import fold

__all__ = ["harvest"]

_FIELDS = tuple(field for field in Metadata.__slots__ if field != "figures")
# The document knows its language best, <meta> the name of the site and the address.
_BY_TRUST_OF_FIELD = {
    "languages": ("dom", "data", "metas", "properties"),
    "site_names": ("metas", "data", "properties", "dom"),
}
_ARCHIVES = frozenset(rules.read("site.toml")["archives"])
# What an archive says in <meta> of its copy, and not of the page.
_OF_COPY = ("published", "modified", "site_names", "decks", "images")
# "Staff reporter", in all languages, names nobody.
_JOBS = JOBS.union(map(fold, rules.words("byline", "jobs") | rules.words("byline", "modifiers")))


class _Sources(NamedTuple):
    """What each kind of source says, the most trusted first."""

    data: Found  # JSON-LD
    properties: Found  # microdata and RDFa
    metas: Found  # <meta>, and the address in <link>
    dom: Found  # the document itself

    def tell(self, field: str) -> bool:
        return any(found[field] for found in self)


def harvest(tree: etree._Element, deadline: float = inf) -> Metadata:
    """What `tree` (the root element of a parsed page) says of itself.

    What takes a look at every element is read only where the few that speak leave something open, and not begun once
    the deadline (of `time.monotonic`) has passed.
    """
    metas: Found = defaultdict(list)
    dom: Found = defaultdict(list)
    scripts = read_document(tree, metas, dom)
    of_copy = _taken_out(metas)
    data, figures = read_nodes(scripts, metas, dom)
    told = _Sources(data, defaultdict(list), metas, dom)
    if not (data["sections"] or metas["sections"]):
        dom["sections"].extend(trail(tree, scripts))
    if monotonic() < deadline:
        _read_marked(tree, told)
        for field in _OF_COPY if of_copy else ():
            told.properties[field] = [c for c in told.properties[field] if c.value not in of_copy]
    if monotonic() < deadline:
        _read_bylines(tree, told)
    if not told.tell("published") and monotonic() < deadline:
        read_day_like(tree, dom)
    return Metadata(**{field: _in_order(field, told) for field in _FIELDS}, figures=tuple(figures))


def _taken_out(metas: Found) -> frozenset[str]:
    """What an archive's <meta> says of its copy of a page, taken out of what they say."""
    if not any(site.host(c.value) in _ARCHIVES for c in metas["urls"]):  # nearly all pages
        return frozenset()
    of_copy = frozenset(c.value for field in _OF_COPY for c in metas.pop(field, ()))
    metas["urls"] = [c for c in metas["urls"] if site.host(c.value) not in _ARCHIVES]
    return of_copy


def _read_marked(tree: etree._Element, told: _Sources) -> None:
    """What elements say by their properties, their rel or their class: for fields of which too little is known.

    Dates known by their class alone cost as much as the rest together: only where nothing names one.
    """
    data, properties, _, dom = told
    is_dated = told.tell("published")
    if not (is_dated and data["authors"]):
        read_properties(tree, properties)
    if not (_files(told, "tags") and _files(told, "sections")):
        read_labels(tree, dom)
    if not told.tell("tags"):
        read_tag_list(tree, dom)
    if not is_dated:
        read_named_dates(tree, dom)


def _files(told: _Sources, field: str) -> bool:
    """Whether data says under what the story is filed; keywords may be the site's."""
    return any(c.source != "meta:keywords" for found in (told.data, told.metas) for c in found[field])


def _in_order(field: str, told: _Sources) -> tuple[Candidate, ...]:
    order = _BY_TRUST_OF_FIELD.get(field)
    sources = [getattr(told, source) for source in order] if order else told
    return tuple(chain.from_iterable(found[field] for found in sources if field in found))


def _read_bylines(tree: etree._Element, told: _Sources) -> None:
    """The lines on display that may name the author, where data names nobody; far ones only where nothing does."""
    data, properties, metas, dom = told
    sites = _sites(data, metas)
    if not _names_somebody(data["authors"], sites):
        headlines = data["headlines"] + metas["headlines"] + dom["headlines"]
        titles = [fold(c.value) for c in headlines if not c.source.startswith("dom:")]
        is_named = _names_somebody(properties["authors"] + metas["authors"], sites)
        dom["authors"].extend(bylines(tree, titles, far=not is_named))


def _sites(data: Found, metas: Found) -> frozenset[str]:
    """How the site and the organisations of its data are called."""
    called = data["organisations"] + data["site_names"] + metas["site_names"]
    return site.names((c.value for c in called), (c.value for c in metas["urls"]))


def _names_somebody(authors: list[Candidate], sites: frozenset[str]) -> bool:
    """Whether an author is named that is no organisation, not the site or a part of its name, no login, no job.

    Names in small letters alone are read as none: the line on display has them as they are printed."""
    names = (c.value for c in authors if (" " in c.value or not c.value.isascii()) and not c.value.islower())
    return any(
        not any(key in called for key in site.keys(name) for called in sites)
        and not site.is_desk(name, sites)
        and not all(fold(word) in _JOBS for word in name.split())
        for name in names
    )
