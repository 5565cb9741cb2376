"""What a line may open with: drafts of a dateline, longer and longer, with the mark that closes each.

A draft grows by pieces: brackets, an agency between slashes or bare, a date, places. A piece is read from an index and
gives the draft with it and the index behind, or None.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from newsclean.article import Person
from newsclean.dateline.agency import bare_agency, is_agency, is_code, slashed_agency
from newsclean.dateline.date import read_date
from newsclean.dateline.place import Place, make_place, read_places, with_bracket
from newsclean.dateline.tokens import Head
from newsclean.dateline.words import ARTICLES, CLOCK, CORRESPONDENTS, PRINTED_AGENCIES, UPDATES, WIRES
from newsclean.patterns import lazy
from newsclean.rules.months import WEEKDAYS
from newsclean.rules.places import CITIES, KNOWN, NAMESAKES, QUALIFIERS, place_key

__all__ = ["Draft", "drafts"]

# Papers that set off a place in capitals by one of these do not set off topics so; by a short dash, many do.
EM_DASHES = frozenset(("—", "――", "--", "---", "―", "─", "——", "–-", "-–", "—-"))
_PLACES = KNOWN | QUALIFIERS  # a province may stand for a place
_BRACKET_TOKENS = 12  # of a place, a date and two agencies
_REPORTER_TOKENS = 12  # of two or three reporters before the place
_DAY = lazy(re.compile, r"\d{1,2}(?:/\d{1,2})?")
_CLOCK = lazy(re.compile, r"\d{1,2}[:.]\d{2}")


class Draft(NamedTuple):
    """What has been read so far."""

    places: tuple[Place, ...] = ()
    agencies: tuple[str, ...] = ()
    date: str | None = None
    wired: bool = False  # an agency that is known stands in it
    code: bool = False  # a short unknown word in brackets stands in it
    bracketed: bool = False  # a place stands in brackets, with a date or alone
    last: str = ""  # the kind of the last piece
    start: str = ""  # the kind of the first piece
    reporters: tuple[Person, ...] = ()  # who filed it


def drafts(head: Head) -> Iterator[tuple[Draft, str, int]]:
    """Each draft that could be the whole dateline, with its closing mark and where it ends."""
    draft, i, slashed, close = Draft(), 0, False, ""
    while piece := _piece(head, i, draft):
        draft, i = piece
        slashed |= draft.last == "slashed"
        before = close
        close, after = _closing(head, i, slashed)
        if not close and before == "stop" and draft.last == "bracket":  # "Ulm. (ab) Der …"
            close = "stop"
        yield draft, close, head.tokens[after - 1].end
        i = after + (head.kind(after) == "comma" or _is_slash_before_agency(head, after, draft.date))


def _is_slash_before_agency(head: Head, i: int, date: str | None) -> bool:
    """Berlin/dpa –, but not the slash that opens /TASS/."""
    agency = head.kind(i) == "slash" and head.kind(i + 1) == "word" and bare_agency(head, i + 1)
    return bool(agency) and not slashed_agency(head, i, date)


def _piece(head: Head, i: int, draft: Draft) -> tuple[Draft, int] | None:
    for kind, read in _PIECES.get(head.kind(i), ()):
        if found := read(head, i, draft):
            new, j = found
            return new._replace(last=kind, start=draft.start or kind), j
    return None


def _closing(head: Head, i: int, slashed: bool) -> tuple[str, int]:
    """The closing mark at i: em, dash, colon, stop, stopdash, bar or "" for none."""
    kind = head.kind(i)
    if kind == "stop":
        if head.kind(i + 1) != "dash":
            return "stop", i + 1
        return "stopdash" if head.is_glued(i + 1) else "dash", i + 2
    if kind == "dash":
        if head.is_glued(i) and head.kind(i + 1) == "number":  # the constituency "Barishal-3"
            return "", i
        return "em" if head.tokens[i].text in EM_DASHES else "dash", i + 1
    if kind == "colon":
        return "colon", i + 1 + (head.kind(i + 1) == "dash")
    if kind == "bar" and not head.is_glued(i + 1):
        return "bar", i + 1
    if kind == "comma" and head.tokens[i].text == ";":  # "GALLE (News One); …"
        return "em", i + 1
    if kind == "slash" and slashed:
        return "em", i + 1 + (head.kind(i + 1) == "dash")
    return "", i


def _reporters(head: Head, i: int, draft: Draft) -> tuple[Draft, int] | None:
    """Who stands before the place, family names in capitals: "Ayla KORU - Can ER/BURSA, (DHA) -"."""
    if i or head.tokens[0].text.isupper():
        return None
    j = 1
    while head.kind(j) in ("word", "dash", "comma") and j < _REPORTER_TOKENS:
        j += 1
    return (draft, j + 1) if head.kind(j) == "slash" and head.tokens[j - 1].text.isupper() else None


def _correspondent(head: Head, i: int, draft: Draft) -> tuple[Draft, int] | None:
    """Who filed it, without a name: "Staff Reporter, Chennai:", "संवाद सूत्र, मेरठ:", "मेरठ, संवाददाता।"."""
    j = i
    while head.kind(j) == "word":
        j += 1
    if not _is_correspondent(head.span(i, j)):
        return None
    if i:
        return draft, j
    return (draft, j + 1) if head.kind(j) == "comma" else None


def _is_correspondent(words: str) -> bool:
    return f" {words}".casefold().endswith(CORRESPONDENTS)


def _quoted(head: Head, i: int, draft: Draft) -> tuple[Draft, int] | None:
    """An outlet in quotes behind the place, as Arabic papers print it: "دبي - «الخليج»:"; without a mark between them
    the place is one that is known, for so a sentence goes, too: "he told «the outlet»:"."""
    if not draft.places or not (draft.places[-1].known or head.kind(i - 1) in ("dash", "colon", "comma")):
        return None
    j = i + 1
    while head.kind(j) == "word":
        j += 1
    outlet = head.span(i + 1, j) if j > i + 1 else ""
    if head.kind(j) != "quote" or outlet.upper() != outlet.lower() or head.kind(j + 1) not in ("colon", "dash"):
        return None
    return draft._replace(agencies=(outlet,), wired=True), j + 1


def _bracket(head: Head, i: int, draft: Draft) -> tuple[Draft, int] | None:
    """(AP)  (dpa/lno)  (AP/KXAN)  (Ulm, 4 March)  (Ottawa)  [India]"""
    j = i + 1
    while head.kind(j) not in ("close", "open", ""):
        j += 1
    if head.kind(j) != "close" or not 1 <= j - i - 1 <= _BRACKET_TOKENS:
        return None
    inner = head.span(i + 1, j)
    if draft.places and (place := with_bracket(head, draft.places[-1], inner, j)):
        return draft._replace(places=(*draft.places[:-1], place)), j + 1
    if draft.places and not UPDATES.isdisjoint(place_key(inner).split()):
        return draft, j + 1
    if i == 0 and place_key(inner) in CITIES and place_key(inner) not in NAMESAKES:
        return draft._replace(places=(make_place(inner, inner),), bracketed=True), j + 1
    found = _inside(head, i + 1, j, draft)
    return (found, j + 1) if found else None


def _inside(head: Head, i: int, j: int, draft: Draft) -> Draft | None:
    """The draft with what stands in brackets between tokens i and j; None where some of it cannot be read."""
    found = draft
    while i < j:
        part = _part_inside(head, i, j, found)
        if part is None:
            return None
        found, i = part
    is_agency_new = found.agencies != draft.agencies
    if not is_agency_new and found.date == draft.date:
        return None
    bracketed = bool(found.places) and not found.agencies and not draft.places
    return found._replace(code=draft.code or (is_agency_new and not found.wired), bracketed=bracketed)


def _part_inside(head: Head, i: int, j: int, draft: Draft) -> tuple[Draft, int] | None:
    """The draft with the agency, place, day or mark that stands at i, and the index behind it."""
    if head.kind(i) in ("slash", "comma", "dash", "amp"):
        return draft, i + 1
    if draft.date is None and (dated := read_date(head, i)):
        return draft._replace(date=dated[0]), dated[1]
    end = i
    while end < j and head.kind(end) in ("word", "number", "stop"):
        end += 1
    part = head.span(i, end) if end > i else ""
    if not part:
        return None
    if is_agency(part, head.outlets) or (draft.places and _is_correspondent(part)):  # "لاہور (اسٹاف رپورٹر) …"
        return draft._replace(agencies=(*draft.agencies, part), wired=True), end
    if place_key(part) in KNOWN or (not draft.agencies and not draft.places and _is_before_date(head, end)):
        return draft._replace(places=(*draft.places, make_place(part, part))), end
    return (draft._replace(agencies=(*draft.agencies, part)), end) if is_code(part, end - i, draft.date) else None


def _is_before_date(head: Head, i: int) -> bool:
    return head.kind(i) == "comma" and read_date(head, i + 1) is not None


def _slashed(head: Head, i: int, draft: Draft) -> tuple[Draft, int] | None:
    found = slashed_agency(head, i, draft.date)
    return (draft._replace(agencies=(*draft.agencies, found[0]), wired=True), found[1]) if found else None


def _dated(head: Head, i: int, draft: Draft) -> tuple[Draft, int] | None:
    found = (
        (read_date(head, i) or _day_before_agency(head, i, draft) or _weekday(head, i, draft))
        if draft.date is None
        else None
    )
    return (draft._replace(date=found[0]), found[1]) if found else None


def _weekday(head: Head, i: int, draft: Draft) -> tuple[str, int] | None:
    """The day alone, as older papers print it: "WEXHAM-ON-SEA, Monday:", "NEW DELHI, Friday —"."""
    is_day = bool(draft.places) and head.word(i) in WEEKDAYS and head.kind(i - 1) == "comma"
    return (head.tokens[i].text, i + 1) if is_day and head.kind(i + 1) in ("colon", "dash") else None


def _timed(head: Head, i: int, draft: Draft) -> tuple[Draft, int] | None:
    """The time of day between date and agency: "Lima, Jun 14, 2019 / 03:08 pm (ACI Prensa).-"."""
    j = i + (head.kind(i) == "slash")
    if draft.date is None or draft.agencies or head.kind(j) != "number" or not _CLOCK.fullmatch(head.tokens[j].text):
        return None
    j += 1 + (head.word(j + 1) in CLOCK)
    j += head.kind(j) == "stop"
    return (draft, j) if head.kind(j) == "open" else None


def _day_before_agency(head: Head, i: int, draft: Draft) -> tuple[str, int] | None:
    """The day without month or year: "SEVILLA, 7 (EUROPA PRESS)", "Huế, ngày 7/3 (TTXVN)", "7 - 3 (كونا)"."""
    day = i + (head.word(i) in ARTICLES)
    if not draft.places or head.kind(day) != "number" or not _DAY.fullmatch(head.tokens[day].text):
        return None
    end = day + 1
    if head.kind(end) == "dash" and head.is_number(end + 1):
        end += 2
    close = next((j for j in range(end, len(head.tokens)) if head.kind(j) == "close"), 0)
    if head.kind(end) != "open" or close < end + 2 or not is_agency(head.span(end + 1, close), head.outlets):
        return None
    return head.span(i, end), end


def _agency(head: Head, i: int, draft: Draft) -> tuple[Draft, int] | None:
    """An agency without brackets: "Jakarta, CNN Indonesia --", "РИА Новости.", "BERLIN taz |", "KOMPAS.com -"."""
    if draft.agencies:
        return None
    end = bare_agency(head, i) or _wires(head, i, draft)
    if not end:
        return None
    names, places, j = [head.span(i, end)], draft.places, end
    while head.kind(j) == "slash" and head.kind(j + 1) == "word":  # another, or initials of an editor: "Reuters/kra"
        word = head.tokens[j + 1].text
        if word in PRINTED_AGENCIES:
            names.append(word)
        elif not places and word.upper() == word.lower() and place_key(word) in _PLACES:  # "ایسنا/خوزستان"
            places = (make_place(word, word),)
        j += 2
    return draft._replace(agencies=tuple(names), places=places, wired=True), j


def _wires(head: Head, i: int, draft: Draft) -> int:
    """The index behind agencies that nobody names, "LIMA, Agencias.-", "غزة - وكالات:"; or 0."""
    is_told = bool(draft.places) and head.word(i) in WIRES
    return i + 1 if is_told and head.kind(i + 1) in ("colon", "dash", "stop") else 0


def _places(head: Head, i: int, draft: Draft) -> tuple[Draft, int] | None:
    found = read_places(head, i) if not draft.places else None
    return (draft._replace(places=found[0]), found[1]) if found else None


# By the kind of token that a piece begins with, in this order: a date may read as a place, an agency too.
_PIECES: Mapping[str, Sequence[tuple[str, Callable[[Head, int, Draft], tuple[Draft, int] | None]]]] = MappingProxyType(
    {
        "quote": (("quoted", _quoted),),
        "open": (("bracket", _bracket),),
        "slash": (("slashed", _slashed), ("timed", _timed)),
        "number": (("dated", _dated), ("timed", _timed)),
        "word": (
            ("reporters", _reporters),
            ("correspondent", _correspondent),
            ("dated", _dated),
            ("agency", _agency),
            ("places", _places),
        ),
    }
)
