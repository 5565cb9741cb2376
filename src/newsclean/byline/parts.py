"""The words between "by" and the date, divided: where one name ends and another, an outlet or a place begins."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsclean.byline.kinds import is_host, is_organisation
from newsclean.byline.words import (
    ARTICLES,
    AT_HOUSE,
    BESIDE,
    EDGES,
    HOUSE_ARTICLES,
    INNER,
    INSIDE,
    JOINS,
    OF,
    ORGANISATIONS,
    bare,
)
from newsclean.rules.agencies import find_agency

__all__ = ["FULL", "Part", "cut_place", "divided", "is_join", "parts_of"]

LONGEST_PLACE = 3  # words of one behind "in"
FULL, AGENCY = 2, 3  # words of a full name at least, of an agency's name at most
CAPITALS = 2  # words in capitals at least, for a name to end with them


class Part(NamedTuple):
    """The words between two commas or joining words, and what joins them to those before."""

    words: tuple[str, ...]
    joined: bool  # by "and" rather than a comma
    beside: bool = False  # by "with"


def divided(words: list[str]) -> list[str]:
    """The words, with a comma where a name, an outlet and an agency stand side by side without one; no article before
    a newsroom."""
    return _with_host_apart(_unarticled(_with_agency_apart(_with_outlet_apart(words))))


def _with_outlet_apart(words: list[str]) -> list[str]:
    """With a comma in place of what leads from a name to an outlet: "JANE DOE Of the Lake Daily"."""
    for at in range(FULL, len(words) - 2):
        is_led = words[at].lower() in OF and words[at + 1].lower() in HOUSE_ARTICLES
        if is_led and is_organisation(words[at + 2 :]) and not is_organisation(words[:at]):
            return _parted([*words[:at], *words[at + 2 :]], at)
    return words


def _with_agency_apart(words: list[str]) -> list[str]:
    """With a comma between a name and an agency: "Jane Doe Reuters", "JANE DOE Associated Press"."""
    for at in range(max(FULL, len(words) - AGENCY), len(words)):
        is_name = all(word[0].isupper() for word in words[at - FULL : at]) and not is_organisation(words[:at])
        if is_name and find_agency(" ".join(words[at:])):
            return _parted(words, at)
    return words


def _unarticled(words: list[str]) -> list[str]:
    """As in "von der Redaktion"."""
    return words[1:] if len(words) == 2 and words[0] in ARTICLES else words


def _with_host_apart(words: list[str]) -> list[str]:
    """With a comma between a name and a host, "Jane Doe LakeDaily.com"; between one in capitals and an outlet that is
    not, "JANE DOE Lake Daily Staff", or the other way round, "Jane Doe LAKE DAILY"."""
    host = next((i for i, word in enumerate(words) if is_host(word)), 0)
    if host > 1 and words[host - 1] != "/" and not is_organisation(words[:host]):
        return _parted(words, host)
    cries = [len(word) > 1 and word.isupper() for word in words]
    name = next((i for i, cry in enumerate(cries) if cry != cries[0]), len(words))
    outlet = words[name:]
    if name < CAPITALS or len(outlet) < CAPITALS or not (cries[0] or all(cries[name:])):
        return words
    return _parted(words, name) if is_organisation(outlet) else words


def _parted(words: list[str], at: int) -> list[str]:
    """The words, with a comma before the one at `at`."""
    return [*words[: at - 1], f"{words[at - 1].rstrip(',')},", *words[at:]]


def cut_place(words: list[str]) -> tuple[str | None, list[str]]:
    """The place that words lead to, if they do, and those before: "Jane Doe in Rome", "Jane Doe at the Old Mill"."""
    at = next((i for i in range(1, len(words) - 1) if _leads_to_place(words, i)), 0)
    if not at:
        return None, words
    more = next((k for k in range(at + 2, len(words) - 2) if is_join(words[k])), 0)
    if more and words[more + 1][0].isupper() and words[more + 2][0].isupper():  # "A in Rome and B in Bonn"
        return None, [*words[:at], *cut_place(words[more:])[1]]
    place = words[at + 1 :]
    is_told = len(place) <= LONGEST_PLACE and not is_organisation(place)
    return " ".join(place).strip(EDGES) if is_told else None, words[:at]


def _leads_to_place(words: Sequence[str], i: int) -> bool:
    """Whether the word at `i` and what follows say where: "in Rome", "at the Old Mill"; but no job's "at"."""
    following = words[i + 1]
    if not (following[0].isupper() or (following in HOUSE_ARTICLES and i + 2 < len(words))):
        return False
    is_house = words[i] in AT_HOUSE and i > 1 and not any(word.endswith(",") for word in words[:i])
    return is_house or words[i].lower() in INSIDE


def parts_of(words: Sequence[str]) -> Iterator[Part]:
    """The words between commas and joining words."""
    part: list[str] = []
    joined = beside = False
    for i, word in enumerate(words):
        ends = word.endswith((",", "/"))
        joins = is_join(word) and not _is_within(words, i, len(part))
        if not joins and (last := word.rstrip(",/")):
            part.append(last)
        if ends or joins:
            if part:
                yield Part(tuple(part), joined, beside)
            part, joined, beside = [], joins, word.casefold() in BESIDE
    if part:
        yield Part(tuple(part), joined, beside)


def is_join(word: str) -> bool:
    """Whether it joins two names; a single capital is an initial."""
    return word.casefold() in JOINS and (not word[0].isupper() or (len(word) > 1 and word.isupper()))


def _is_within(words: Sequence[str], i: int, before: int) -> bool:
    """Whether the joining word stands inside a name: "José Ortega y Gasset", where one word follows two."""
    following = words[i + 1].strip(EDGES) if i + 1 < len(words) else ""
    if not following or bare(following) in ORGANISATIONS or find_agency(following):  # "Jane Doe and agencies", "and AP"
        return False
    return words[i] in INNER and before > 1 and (i + 2 == len(words) or words[i + 1].endswith(","))
