"""What <meta> says, by the names that it is given under."""

from collections import defaultdict
from functools import lru_cache
from typing import TypeAlias

from lxml import etree

from newsclean import rules
from newsclean.metadata.candidates import Candidate, Found, add

__all__ = ["Ranked", "add_ranked", "ranks", "read_meta"]


def ranks(table: str) -> dict[str, tuple[str, int]]:
    """The field that each name in a table of the rules is for, and its rank among the names of that."""
    names = rules.read("metadata.toml")[table].items()
    return {name: (field, rank) for field, known in names for rank, name in enumerate(known)}


_FIELDS = ranks("meta")
# "article:published_time" is "article_published_time" on some sites: such names come behind all that are known.
_SIGNS = str.maketrans("", "", ":._-")
_ALIKE = {name.translate(_SIGNS): (field, rank + len(_FIELDS)) for name, (field, rank) in reversed(_FIELDS.items())}

NAME = 200  # characters of a name: these are kept for the next page

Ranked: TypeAlias = defaultdict[tuple[str, int], list[Candidate]]
"""Candidates by field and the rank of their name."""


def read_meta(element: etree._Element, ranked: Ranked) -> None:
    """Adds what a <meta> says of a field."""
    get = element.get
    slot = _slot((get("property") or get("name") or get("itemprop") or get("http-equiv") or "")[:NAME])
    if slot:
        name, field, rank = slot
        value = get("content") or get("value")  # some archives rewrite content into value
        add(ranked[field, rank], value, f"meta:{name}")


@lru_cache(maxsize=4096)
def _slot(names: str) -> tuple[str, str, int] | None:
    """The first of the names that is one of a field's, "dc:title og:title", and that field with the name's rank."""
    names = names.strip().lower()
    for name in (names, *names.split()):
        plain = name.translate(_SIGNS)
        slot = _FIELDS.get(name) or (_ALIKE.get(plain) if plain != name else None)
        if slot:
            return name, *slot
    return None


def add_ranked(ranked: Ranked, found: Found) -> None:
    """Adds what was read, the most trusted names first."""
    for field, rank in sorted(ranked):
        found[field].extend(ranked[field, rank])
