"""What the data of a page tells, as candidates."""

from dataclasses import fields
from typing import Any

from lxml import etree

from newsclean.metadata import Candidate, Metadata
from newsclean.state.scripts import states
from newsclean.state.story import FIELDS, Budget, Story, candidates, stories
from newsclean.text import fold

__all__ = ["harvest_state", "merged"]


def harvest_state(tree: etree._Element, headline: str | None) -> Metadata:
    """What the story in the page's data says; an empty Metadata where there is none.

    Of several, as where related ones come whole, the page's own is that of its headline, else the longest.
    """
    name = fold(headline or "")

    def rank(story: Story) -> tuple[bool, int]:
        node, paragraphs = story
        is_named = any(fold(candidate.value) == name for candidate in candidates(node, "headlines"))
        return is_named, sum(map(len, paragraphs))

    budget = Budget()
    every = (story for state in states(tree) for story in stories(state, budget))
    node, paragraphs = max(every, key=rank, default=({}, []))
    if not paragraphs:
        return Metadata()
    told: dict[str, Any] = {field: candidates(node, field) for field in FIELDS}
    return Metadata(bodies=(Candidate("\n".join(paragraphs), "state"),), **told)


def merged(one: Metadata, other: Metadata) -> Metadata:
    """The candidates of both, those of `one` first."""
    return Metadata(**{f.name: getattr(one, f.name) + getattr(other, f.name) for f in fields(Metadata)})
