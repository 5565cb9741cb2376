"""What the data of a page tells, as candidates."""

from dataclasses import fields
from typing import Any

from lxml import etree

from newsclean.metadata import Candidate, Metadata
from newsclean.state.scripts import states
from newsclean.state.story import FIELDS, Budget, candidates, stories
from newsclean.text import fold

__all__ = ["harvest_state", "merged"]


def harvest_state(tree: etree._Element, headline: str | None = None) -> Metadata:
    """What the story in the page's data says; an empty Metadata where there is none.

    Of several, as where related ones come whole, the page's own is that of its headline, else the longest.
    """
    name = fold(headline or "")
    best, found, rank = list[str](), dict[str, Any](), (False, 0)
    budget = Budget()
    for node, paragraphs in (story for state in states(tree) for story in stories(state, budget)):
        told = (bool(name) and _is_named(node, name), sum(map(len, paragraphs)))
        if told > rank:
            best, found, rank = paragraphs, node, told
    if not best:
        return Metadata()
    fields_told: dict[str, Any] = {field: candidates(found, field) for field in FIELDS}
    return Metadata(bodies=(Candidate("\n".join(best), "state"),), **fields_told)


def _is_named(node: dict[str, Any], name: str) -> bool:
    return any(fold(candidate.value) == name for candidate in candidates(node, "headlines"))


def merged(one: Metadata, other: Metadata) -> Metadata:
    """The candidates of both, those of `one` first."""
    return Metadata(**{f.name: getattr(one, f.name) + getattr(other, f.name) for f in fields(Metadata)})
