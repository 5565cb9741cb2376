"""The places of a dateline: "HANOI, Vietnam", "BEIRUT/THE HAGUE", "WASHINGTON and LONDON", "ON THE DANUBE"."""

import re
from typing import NamedTuple

from newsclean.dateline.agency import bare_agency, is_agency, slashed_agency
from newsclean.dateline.date import read_date
from newsclean.dateline.tokens import TOKENS, Head
from newsclean.dateline.words import (
    ABBREVIATED,
    AGENCY_NAMES,
    DESKS,
    JOINS,
    ONLY_COUNTRIES,
    PARTICLES,
    REGION_WORDS,
    REGIONS,
    RIVERS,
    WIRES,
)
from newsclean.patterns import lazy
from newsclean.rules.months import MONTHS, WEEKDAYS
from newsclean.rules.places import ABBREVIATIONS, CITIES, KNOWN, NAMESAKES, QUALIFIERS, place_key
from newsclean.text import fold

__all__ = ["Place", "make_place", "read_places", "with_bracket"]

# "SOUTH SAN FRANCISCO" has three words, "RIO GRANDE DO NORTE" four; what has more than six is a sentence.
PLACE_WORDS = 6
MOST_PLACES = 4  # of a dateline; more is a list
_REGION_CODE = lazy(re.compile, r"[A-Z]{1,2}/[A-Z]")


class Place(NamedTuple):
    """A place of a dateline, and what its spelling and the tables say of it."""

    raw: str  # as printed
    name: str  # folded, without what stands behind a comma
    words: int
    caps: bool
    known: bool
    qualified: bool  # a state or country stands behind a comma


def make_place(raw: str, head: str) -> Place:
    """`head` is the place without what stands behind a comma."""
    key = place_key(head)
    letters = [c for c in head if c.isalpha()]
    caps = len(letters) > 1 and all(map(str.isupper, letters))
    return Place(raw, key, len(key.split()), caps, key in KNOWN or key in DESKS, False)


def read_places(head: Head, i: int) -> tuple[tuple[Place, ...], int] | None:
    """One place or several at token i, and the index behind."""
    places: list[Place] = []
    while found := _place(head, i):
        place, i = found
        places.append(place)
        if len(places) == MOST_PLACES or not _is_join(head, i) or bare_agency(head, i + 1) or not _place(head, i + 1):
            break
        i += 1
    return (tuple(places), i) if places else None


def _is_join(head: Head, i: int) -> bool:
    """Whether token i joins two places, a word behind it: a slash, "and"."""
    if head.kind(i + 1) != "word":
        return False
    if head.kind(i) in ("slash", "amp"):
        return not slashed_agency(head, i)
    if head.kind(i) == "comma":  # "ULM, BERLIN. Das Museum …"
        return _is_city_in_capitals(head, i - 1) and _is_city_in_capitals(head, i + 1)
    return head.word(i) in JOINS and head.word(i) not in MONTHS


def _is_city_in_capitals(head: Head, i: int) -> bool:
    """Whether the one word at i is, and no state or country: "QUITO, GUAYAQUIL."."""
    word = head.tokens[i].text
    return word.isupper() and place_key(word) in CITIES - NAMESAKES and place_key(word) not in QUALIFIERS


def _place(head: Head, i: int) -> tuple[Place, int] | None:
    """A place with what stands behind commas: states, countries, a second unknown name before them."""
    end = _name(head, i)
    if not end:
        return None
    name = head.span(i, end)
    qualified = any(_behind_river(head, j) for j in range(i + 1, end))
    is_country = place_key(name) in ONLY_COUNTRIES  # a list: "Norway, Peru:"
    while head.kind(end) == "slash" and head.word(end + 1) in REGIONS:  # Frankfurt/Main, Rotenburg/Wümme
        end += 2
        name, qualified = head.span(i, end), True
    while head.kind(end) == "comma" and (behind := _name(head, end + 1)):
        if read_date(head, end + 1) or bare_agency(head, end + 1) or head.word(end + 1) in WEEKDAYS | WIRES:
            break
        key = place_key(head.span(end + 1, behind))
        known = key in QUALIFIERS or _ends_as_region(head, end + 1, behind) or _is_styled(head, i, end, behind)
        is_part = known or _qualifies_later(head, behind) or _is_filed(head, behind)
        if not is_part and place_key(name) in CITIES:
            break
        end, qualified = behind, qualified or (known and not is_country)
        # the full stop of "Fla.", "U.K." rather than of the dateline
        is_short = key in ABBREVIATIONS or f"{head.word(end - 1)}." in REGION_WORDS
        if head.kind(end) == "stop" and (is_short or head.kind(end + 1) in ("open", "colon", "comma")):
            end += 1
    return make_place(head.span(i, end), name)._replace(qualified=qualified), end


def _ends_as_region(head: Head, i: int, behind: int) -> bool:
    """Toyooka, Hyogo Pref. – · ULM, Lake County –"""
    last = head.word(behind - 1)
    return behind - i > 1 and (last in REGION_WORDS or f"{last}." in REGION_WORDS)


def _is_styled(head: Head, i: int, end: int, behind: int) -> bool:
    """ERBIL, Kurdistan Region –: capitals, then none, as stylebooks have it; no list of regions is complete."""
    return (
        head.span(i, end).isupper()
        and not head.tokens[end + 1].text.isupper()
        and head.kind(behind) in ("dash", "open")
    )


def _qualifies_later(head: Head, i: int) -> bool:
    behind = _name(head, i + 1) if head.kind(i) == "comma" else 0
    return bool(behind) and place_key(head.span(i + 1, behind)) in QUALIFIERS


def _is_filed(head: Head, i: int) -> bool:
    """Whether a day and a known agency follow, so that what stands before is a place and no one's name: "Vila Nova de
    Gaia, Porto, 16 mai 2024 (Lusa) –"."""
    dated = read_date(head, i + 1) if head.kind(i) == "comma" else None
    if dated is None or head.kind(dated[1]) != "open":
        return False
    close = next((j for j in range(dated[1], len(head.tokens)) if head.kind(j) == "close"), 0)
    return close > dated[1] + 1 and is_agency(head.span(dated[1] + 1, close), head.outlets)


def _name(head: Head, i: int) -> int:
    """The index behind a run of capitalised words at i, particles between them; 0 where there is none."""
    j = i
    while head.kind(j) == "word" and j - i <= PLACE_WORDS:
        word = head.word(j)
        if river := _behind_river(head, j):
            j = river
            continue
        if head.is_capitalised(j):
            if j > i and (read_date(head, j) or _is_agency_that_closes(head, j)):
                break
        elif word not in PARTICLES or not head.is_capitalised(j + 1 + (head.word(j + 1) in PARTICLES)):
            break
        j += 1
        if head.kind(j) == "stop" and word in ABBREVIATED and head.is_capitalised(j + 1):
            j += 1
    return j if j > i else 0


def _behind_river(head: Head, i: int) -> int:
    """The index behind an abbreviated river at i: "Frankfurt a.M.", "a. M.", "Weiden i. d. OPf."; or 0."""
    for end in (i + 1, i + 3, i + 5) if head.tokens[i].text[0].islower() else ():
        if end <= len(head.tokens) and head.span(i, end).replace(" ", "").casefold() in RIVERS:
            return end + (head.kind(end) == "stop")
    return 0


def _is_agency_that_closes(head: Head, i: int) -> bool:
    """BERLIN taz | …"""
    return head.kind(bare_agency(head, i) or TOKENS) in ("bar", "dash", "stop")


def with_bracket(head: Head, place: Place, inner: str, j: int) -> Place | None:
    """The place together with the brackets that close at token j: Patna [India], Halle (Saale)."""
    raw = head.text[head.text.index(place.raw) : head.tokens[j].end]
    if place_key(f"{place.raw} ({inner})") in CITIES:
        return place._replace(raw=raw, known=True)
    if _REGION_CODE.fullmatch(inner) and head.kind(j + 1) == "comma":  # Tamale (N/R), March 7, GNA -
        return place._replace(raw=raw, qualified=True)
    is_province = place_key(inner) in CITIES and (place.caps or place.known)  # called by its city: RANGO (TRENTO)
    is_known = is_province or place_key(inner) in QUALIFIERS
    is_region = not inner[0].islower() and is_known and fold(inner) not in AGENCY_NAMES
    is_dated = head.kind(j + 1) == "comma" and read_date(head, j + 2) is not None  # Puerto Nuevo (Perú), 4 mar (EFE).-
    if is_region and (place.known or place.caps or place.qualified or place.words == 1 or is_dated):
        return place._replace(raw=raw, qualified=True)
    return None
