"""News agencies as data: a frozen view over agencies.toml, for datelines, credits, authors and photo credits."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from newsclean.patterns import lazy
from newsclean.rules import read
from newsclean.text import fold, folded

__all__ = ["AGENCIES", "Agency", "find_agency", "is_short_form"]


class Agency(NamedTuple):
    """An agency, a press-release wire, an outlet that signs as agencies do, or a house that sells pictures.

    `id` is stable; `country` is an ISO 3166-1 code, "" for none, `languages` are ISO 639-1 codes; `kind` is "agency",
    "release", "outlet" or "pictures". `short` are the forms printed in brackets, `names` all names in full; `desks` are
    the regional and topical desks, as printed behind a slash or hyphen, each with what it covers.
    """

    id: str
    name: str
    short: tuple[str, ...]
    names: tuple[str, ...]
    country: str
    languages: tuple[str, ...]
    kind: str
    desks: tuple[tuple[str, str], ...]


def _agency(row: Mapping[str, Any]) -> Agency:
    return Agency(
        id=row["id"],
        name=row["name"],
        short=tuple(row["short"]),
        names=(row["name"], *row["names"]),
        country=row["country"],
        languages=tuple(row["languages"]),
        kind=row.get("kind", "agency"),
        desks=tuple(row.get("desks", {}).items()),
    )


def _desks(agency: Agency) -> list[str]:
    """How desks sign: "dpa-lno"."""
    return [f"{short}-{desk}" for desk, _ in agency.desks for short in agency.short]


def _index(agencies: tuple[Agency, ...]) -> Mapping[str, Agency]:
    """Folded name -> agency; of two that share a short form, the first in the file has it."""
    named = [(name, agency) for agency in agencies for name in (*agency.short, *agency.names, *_desks(agency))]
    index: dict[str, Agency] = {}
    for name, (_, agency) in zip(folded(name for name, _ in named), named, strict=True):
        index.setdefault(name, agency)
    return MappingProxyType(index)


AGENCIES: tuple[Agency, ...] = tuple(map(_agency, read("agencies.toml")["agency"]))
_BY_NAME = _index(AGENCIES)
_DESK = lazy(re.compile, r"[/\s]+")


def is_short_form(name: str) -> bool:
    """Whether an agency prints itself so in brackets and sign-offs, case counting: "dpa", "ritzau", not "Dpa".

    >>> is_short_form("dpa"), is_short_form("Dpa"), is_short_form("Reuters")
    (True, False, True)
    """
    agency = find_agency(name)
    return agency is not None and name in agency.short


def find_agency(name: str) -> Agency | None:
    """The agency of that name or short form, whatever its case; a desk behind a slash belongs to its agency.

    >>> find_agency("The Associated Press").id, find_agency("dpa/lno").id, find_agency("Reuter")
    ('ap', 'dpa', None)
    """
    folded = fold(name)
    found = _BY_NAME.get(folded)
    if found is None and "/" in folded:
        parent, *desks = _DESK.split(folded)
        owner = _BY_NAME.get(parent)
        if owner is not None and all(desk in {fold(name) for name, _ in owner.desks} for desk in desks):
            found = owner
    return found
