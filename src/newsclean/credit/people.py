"""Lists of people, with places and employers."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from newsclean.article import Person
from newsclean.credit.kinds import is_capital, is_name, is_organisation, running, seat_of, undoubled
from newsclean.credit.lexicon import Language, lexicon
from newsclean.credit.organisation import organisation_name
from newsclean.credit.tokens import (
    CLOSING,
    OPENING,
    POSSESSIVE,
    SEPARATORS,
    Parsed,
    Token,
    closed_at,
    phrase_at,
    printed,
    split_at,
    trim,
    trim_end,
    unarticled,
)
from newsclean.rules.agencies import find_agency
from newsclean.rules.people import PARTICLES
from newsclean.rules.places import CITIES, KNOWN, NAMESAKES, QUALIFIERS, place_key
from newsclean.text import fold

__all__ = ["MAX_ITEMS", "Entry", "own_role", "parsed_entries", "read_entry", "read_people", "split_bracket"]

MAX_SEAT = 3  # words of a place before "-based"
MAX_ITEMS = 40  # of a list: a cap far above the five people of the longest found


class Entry(NamedTuple):
    """One piece of a list of people. `place` is where the place stands in the line; place and employer are those of a
    person, or, at an organisation, of the people around it."""

    name: str
    organisation: bool
    place: tuple[int, int] | None
    employer: str | None
    role: str | None = None  # of its own: "A (Text)"


def read_people(line: str, tokens: Sequence[Token], role: str, language: Language) -> Parsed | None:
    """Names with places: "A and B in Rome, C in Kyiv, Ukraine, and D". None if any piece is not understood.

    A place holds for the names without one before it; a country behind a comma belongs to the place before it. Where
    semicolons part groups, "A, Outlet; B", an organisation behind people employs them.
    """
    groups = [part for part in split_at(trim(tokens), ";") if not _is_address(printed(line, part))]
    whole = Parsed()
    for group in groups:
        read = _read_group(line, group, role, language)
        if read is None:
            return None
        whole += _employed(read) if len(groups) > 1 else read
    return whole if groups else None


def _employed(group: Parsed) -> Parsed:
    if len(group.organisations) != 1 or not group.people:
        return group
    return Parsed(tuple(replace(p, organisation=group.organisations[0]) for p in group.people))


def _read_group(line: str, tokens: Sequence[Token], role: str, language: Language) -> Parsed | None:
    """The people of one group: of each piece whether it goes on with the last entry, or is one of its own."""
    pieces = split_at(trim(tokens), SEPARATORS, language.conjunctions)
    if len(pieces) > MAX_ITEMS:
        return None
    entries: list[Entry] = []
    group = 0  # the first of those that share the last place
    employer: str | None = None
    for piece in pieces:
        last = entries[-1] if entries else None
        if last and _is_address(printed(line, piece)):
            continue
        place = _place_to(line, piece, last) if last else None
        if place:
            entries[group:] = [entry._replace(place=place) for entry in entries[group:]]
            continue
        more = _with_more(line, piece, last, language) if last and not last.organisation else None
        if more:
            entries[-1] = more
            continue
        entry = read_entry(line, piece, language, employer)
        if entry is None:
            return None
        employer = entry.employer
        group = len(entries) if last and last.place else group
        entries.append(entry)
        entries[group:] = [other._replace(place=entry.place) for other in entries[group:]]
    return parsed_entries(line, entries, role)


def _place_to(line: str, tokens: Sequence[Token], last: Entry) -> tuple[int, int] | None:
    """The place of the last entry, where it goes on with this piece: "A in City, State", "A in CITY/CITY"."""
    text = printed(line, tokens)
    if last.place is None or not (place_key(text) in QUALIFIERS or line[last.place[1] : tokens[0].start] == "/"):
        return None
    return last.place[0], tokens[0].start + len(text)


def _with_more(line: str, tokens: Sequence[Token], last: Entry, language: Language) -> Entry | None:
    """The person with what stands behind the comma, if that is no other: "A, Jr.", a city, a job, where from."""
    text = printed(line, tokens)
    if fold(text).rstrip(".") in lexicon().suffixes:
        return last._replace(name=f"{last.name}, {text}")
    key = place_key(text)
    if last.place is None and key in CITIES and key not in NAMESAKES:  # "A B, Kaduna, and C D, Oslo"
        return last._replace(place=_spot(tokens))
    return _in_post(line, tokens, last, language) or _filed_from(line, tokens, last, language)


def _filed_from(line: str, tokens: Sequence[Token], last: Entry, language: Language) -> Entry | None:
    """The person with what stands behind the comma: "A, de Lima", "A, aus Rom", "A, da Lusa"."""
    small = tokens[0].text
    if small not in language.places and small not in language.of:
        return None
    text = printed(line, tokens[1:])
    if find_agency(text) is not None:
        return last._replace(employer=text)
    return last._replace(place=_spot(tokens[1:])) if place_key(text) in KNOWN else None


def _spot(tokens: Sequence[Token]) -> tuple[int, int]:
    return tokens[0].start, tokens[-1].end


def _in_post(line: str, tokens: Sequence[Token], last: Entry, language: Language) -> Entry | None:
    """The person with the job that the comma tells: "A, a stringer in Lima", "A, a reporter for Outlet"."""
    jobs = lexicon().jobs_all
    job = next((i for i, t in enumerate(tokens) if t.text in jobs), len(tokens))
    if job == len(tokens):
        return None
    before, behind = printed(line, _unranked(tokens[:job])), tokens[job + 1 :]
    employed = last._replace(employer=before) if is_organisation(before) else last
    while len(behind) > 1 and (behind[0].key in jobs or behind[0].key in lexicon().seated):  # "bureau chief", "based"
        behind = behind[1:]
    if not behind or behind[-1].key in jobs:
        return employed
    named = unarticled(behind[1:])
    if not is_name(named):
        return None
    if behind[0].text in language.places:
        return employed._replace(place=_spot(named))
    return employed._replace(employer=printed(line, named)) if behind[0].text in language.of else None


def _is_address(text: str) -> bool:
    """An address or a telephone number behind the names."""
    return "@" in text or not any(map(str.isalpha, text))


def parsed_entries(line: str, entries: Sequence[Entry], role: str) -> Parsed | None:
    """The entries as people, each in the role that it gives or that of all, and organisations; None of no entries."""
    people = tuple(
        Person(undoubled(e.name), "person", e.role or role, line[slice(*e.place)] if e.place else None, e.employer)
        for e in entries
        if not e.organisation
    )
    organisations = tuple(dict.fromkeys(e.name for e in entries if e.organisation))
    return Parsed(people, organisations) if people or organisations else None


def read_entry(line: str, tokens: Sequence[Token], language: Language, employer: str | None) -> Entry | None:
    """The person or organisation that a piece names, with place and employer; the employer holds for those behind."""
    tokens = trim(tokens)
    role = own_role(tokens)
    if role is not None:
        named = tokens[:-3]
        return Entry(printed(line, named), False, None, employer, role) if is_name(named) else None
    tokens, bracketed = split_bracket(line, tokens)
    tokens, place = _seat(tokens) or _place(tokens, language)
    if place and any(map(str.isdecimal, line[slice(*place)])):  # "Written by A in Garden at 21:14": how a blog files it
        return None
    tokens, employer = _employer(line, _untitled(tokens), bracketed or employer)
    tokens, outlet = _of(line, tokens, language)
    tokens = trim_end(unarticled(tokens))
    if not tokens:
        return None
    name = printed(line, tokens)
    if fold(name) in lexicon().stops or (place and tokens[0].key == "the"):  # "The Navy reported from City"
        return None
    if tokens[-1].key in lexicon().desks:  # "Agency staff", "agencies"
        return Entry(name, True, None, employer)
    if is_organisation(name) or tokens[0].key == "the" or _is_desk(tokens):
        organisation = organisation_name(line, tokens) if is_name(tokens) or find_agency(name) else None
        return Entry(organisation, True, None, employer) if organisation else None
    return Entry(name, False, place, outlet or employer) if is_name(tokens) and not _is_place(name) else None


def _is_place(name: str) -> bool:
    """As in "Edición: España", the edition that a menu offers: a known place, and no name that people have."""
    key = place_key(name)
    return key in KNOWN and key not in NAMESAKES


def _is_desk(tokens: Sequence[Token]) -> bool:
    """As in "BBC Verify": an agency of three letters or more and a word that is not shouted, as in "ANA RUIZ"."""
    agency = tokens[0].text
    is_two = len(tokens) == 2 and len(agency) > 2 and agency.isupper() and not tokens[1].text.isupper()
    return is_two and find_agency(agency) is not None


def own_role(tokens: Sequence[Token]) -> str | None:
    """As in "A (Text), B (Fotos)": the role that a bracket behind a name gives."""
    if len(tokens) < 4 or tokens[-1].text not in CLOSING or tokens[-3].text not in OPENING:
        return None
    label = phrase_at(tokens, len(tokens) - 2, "label")
    return label[1].role if label and label[1].role != "source" else None


def split_bracket(line: str, tokens: Sequence[Token]) -> tuple[Sequence[Token], str | None]:
    """As in "A (Agency)": what stands before the bracket, and the organisation in it."""
    opening = closed_at(tokens)
    if not opening:
        return tokens, None
    inner = tokens[opening + 1 : -1]
    is_note = len(inner) > 1 and inner[0].text in lexicon().places  # "(aus dem Englischen)"
    return tokens[:opening], None if is_note else organisation_name(line, inner)


def _seat(tokens: Sequence[Token]) -> tuple[Sequence[Token], tuple[int, int]] | None:
    """As in "Lagos-based reporter A": what stands behind the place, and the place."""
    for i, token in enumerate(tokens[:MAX_SEAT]):
        place = seat_of(token)
        if place:
            return tokens[i + 1 :], (tokens[0].start, token.start + len(place))
    return None


def _place(tokens: Sequence[Token], language: Language) -> tuple[Sequence[Token], tuple[int, int] | None]:
    """As in "A in City": the name, and where the city stands."""
    for i in range(1, len(tokens) - 1):
        if tokens[i].text not in language.places:
            continue
        behind = tokens[i + 1 :]
        if is_capital(behind[0].text):
            return tokens[:i], _spot(behind)
        if len(behind) == 4 and behind[2].text in language.of:  # "A en la redacción de City"
            return tokens[:i], _spot(behind[3:])
        if len(behind) == 2 and behind[0].text in language.articles:  # "A from the French"
            return tokens[:i], None
    return tokens, None


def _employer(line: str, tokens: Sequence[Token], employer: str | None) -> tuple[Sequence[Token], str | None]:
    """As in "Agency writer A", "Outlet's A": the name, and for whom its bearer works."""
    words = lexicon()
    job = max((i for i, t in enumerate(tokens[:-1]) if t.key in words.jobs), default=None)
    if job is not None:
        before, tokens = _unranked(tokens[:job]), tokens[job + 1 :]
        if before:
            employer = POSSESSIVE.sub("", printed(line, before))
        elif len(tokens) > 2 and tokens[0].text in words.of and find_agency(tokens[1].text) is not None:
            employer, tokens = tokens[1].text, tokens[2:]  # "la periodista de Agency A"
    for i, token in enumerate(tokens[:-1]):
        if POSSESSIVE.search(token.text):
            return tokens[i + 1 :], POSSESSIVE.sub("", printed(line, unarticled(tokens[: i + 1])))
        if tokens[i + 1].text in ("'", "’") and token.text.endswith("s"):
            return tokens[i + 2 :], printed(line, unarticled(tokens[: i + 1]))
    return tokens, employer


def _unranked(tokens: Sequence[Token]) -> Sequence[Token]:
    """The employer in what stands before a job, without the rank before it and the beat behind: "Agency Sports"."""
    words = lexicon()
    end = len(tokens)
    while end and (not is_capital(tokens[end - 1].text) or tokens[end - 1].key in words.ranks | words.beats):
        end -= 1
    start = 0
    while start < end and (
        not is_capital(tokens[start].text) or tokens[start].key in words.articles or tokens[start].key in words.ranks
    ):
        start += 1
    return tokens[start:end]


def _of(line: str, tokens: Sequence[Token], language: Language) -> tuple[Sequence[Token], str | None]:
    """As in "A of Outlet"; particles of names ("de", "van") are none, and running words no outlet: "University of Bay
    suggests that …"."""
    for i in range(2, len(tokens) - 1):
        if tokens[i].text in language.of and tokens[i].text not in PARTICLES:
            outlet = unarticled(tokens[i + 1 :])
            if not running(printed(line, outlet)):
                return tokens[:i], printed(line, outlet)
    return tokens, None


def _untitled(tokens: Sequence[Token]) -> Sequence[Token]:
    while len(tokens) > 1 and (tokens[0].key in lexicon().titles or tokens[0].text == "."):
        tokens = tokens[1:]
    return tokens
