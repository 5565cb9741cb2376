"""What words of a byline are, where they are nobody's name: an organisation's, a job, a place."""

import re
from collections.abc import Sequence

from newsclean.article import Person
from newsclean.byline.words import (
    ARTICLES,
    BODIES,
    CALLED_SO,
    COMPOUNDS,
    DEGREES,
    EDGES,
    GLUED_ORGANISATIONS,
    HOSTS,
    INNER,
    JOBS,
    MODIFIERS,
    NEWSROOMS,
    OF,
    OFFICES,
    ORGANISATIONS,
    OUTER,
    OUTLET_ARTICLES,
    POSTED,
    bare,
    match,
)
from newsclean.patterns import lazy
from newsclean.rules.agencies import find_agency
from newsclean.rules.places import KNOWN, is_shaped_like_a_place, place_key

__all__ = [
    "is_degree",
    "is_host",
    "is_job",
    "is_organisation",
    "is_place",
    "is_title",
    "kind_of",
    "organisation",
    "posted",
]

LONGEST_NAME = 60  # characters; names of institutions come close
_LAST = lazy(re.compile, r"[-_/]")  # between the words of one: "sv_team", "Lokal-Redaktion", "lake.example/Agenturen"


def kind_of(words: Sequence[str]) -> str:
    """Whose name the words are: "organisation" where they say so, else "person"."""
    is_newsroom = len(words) == 1 and bare(words[0]) in NEWSROOMS
    return "organisation" if is_newsroom or is_organisation(words) else "person"


def is_organisation(words: Sequence[str]) -> bool:
    """Whether the words are those of an agency, a desk, an outlet or a company."""
    if _opens_outlet(words):
        return True
    for i, word in enumerate(words):
        plain = bare(word)
        last = _LAST.split(plain)[-1]
        if last in ORGANISATIONS or plain.endswith(COMPOUNDS) or match(BODIES, words, i) or is_host(word):
            return True
        if not word.isascii() and any(part in word for part in GLUED_ORGANISATIONS):
            return True
    return find_agency(" ".join(words).strip(EDGES)) is not None


def is_host(word: str) -> bool:
    """As "lake.com" is; "St.Louis" is not."""
    plain = bare(word)
    return "." in plain[1:] and plain.rpartition(".")[2] in HOSTS


def _opens_outlet(words: Sequence[str]) -> bool:
    """As "Le Matin" and "The Lake Daily Courier" do."""
    first = words[0].casefold()
    is_article = first in OUTLET_ARTICLES or (len(words) == 2 and first in ARTICLES)
    return is_article and len(words) > 1 and words[0][0].isupper() and words[1][0].isalnum()


def organisation(name: str) -> list[Person]:
    """The organisation that signs by a name; [] where that is too long for one."""
    return [Person(name, "organisation")] if len(name) <= LONGEST_NAME else []


def is_degree(word: str) -> bool:
    """As "PhD" is, and "MA"; "Ma" is a name."""
    return bare(word) in DEGREES and word.strip(EDGES) not in CALLED_SO


def is_job(words: Sequence[str]) -> bool:
    """A job and nobody who has it: "Senior Political Editor"."""
    return bare(words[-1]) in JOBS and all(bare(word) in MODIFIERS for word in words[:-1])


def is_title(words: Sequence[str]) -> bool:
    """Whether the words say what somebody is ("Senior Political Editor", "PhD") and name nobody."""
    first, last = bare(words[0]), bare(words[-1])
    if last in JOBS or first in JOBS or is_degree(words[0]):
        return True
    end = next((i for i, word in enumerate(words) if i and (word in OF or word in INNER)), len(words))
    if bare(words[end - 1]) in OFFICES:
        return True
    return first in OFFICES and (len(words) < 3 or words[1].islower())  # "Professor Jane Doe" is somebody


def posted(words: Sequence[str]) -> str | None:
    """The place in "corresponsal en Lima", "кореспондент в Перник"."""
    i = next((i for i in range(1, len(words) - 1) if words[i] in POSTED), 0)
    place = " ".join(words[i + 1 :]).strip(OUTER)
    return place if i and is_place(place) else None


def is_place(text: str) -> bool:
    """As in "Jane Doe, Port Harcourt"."""
    return place_key(text) in KNOWN or is_shaped_like_a_place(text)
