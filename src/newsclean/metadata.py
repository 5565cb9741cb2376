"""What the page says of itself, as candidates with their source, read before anything is thrown away."""

from dataclasses import dataclass
from typing import NamedTuple

__all__ = ["Candidate", "Metadata"]


class Candidate(NamedTuple):
    """A value as the page gives it, and where: "json-ld", "meta:og:title", "microdata", "state", "dom:time", …"""

    value: str
    source: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """Candidates for each field, most trusted source first."""

    headlines: tuple[Candidate, ...] = ()
    decks: tuple[Candidate, ...] = ()
    authors: tuple[Candidate, ...] = ()
    organisations: tuple[Candidate, ...] = ()  # authors that the data itself types as organisations
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
