"""Lists in a credit: people with places and employers, organisations, photographers with agencies."""

from collections.abc import Sequence
from typing import NamedTuple

import regex

from newsclean.article import Person
from newsclean.credit.lexicon import Language, lexicon, regions
from newsclean.credit.tokens import (
    CLOSING,
    HOST,
    NOISE,
    OPENING,
    POSSESSIVE,
    SEPARATORS,
    SPEECH,
    Parsed,
    Token,
    first_of,
    is_capital,
    is_name,
    is_organisation,
    printed,
    split_at,
    tokenise,
    trim,
    undoubled,
)
from newsclean.rules.agencies import find_agency
from newsclean.rules.months import MONTHS
from newsclean.rules.places import KNOWN, place_key
from newsclean.text import fold

__all__ = [
    "PHOTO_WORD",
    "listed_organisation",
    "organisation_name",
    "read_helpers",
    "read_organisations",
    "read_people",
    "read_pictures",
    "spaced_dashes",
    "trim_end",
    "unarticled",
    "unelided",
]

MAX_ITEMS = 40
MAX_ORGANISATION_WORDS = 10
FIGURES = 2  # that make a piece a date: "Tue 29 Nov 2016"
MAX_PREPOSITION = 4  # letters: "on", "vom", "from"
MAX_RUNNING = 2  # of a name: "University of Bay press office"
MAX_NOTE = 5  # words of a note behind a source: "Source: Outlet, sent by a news desk"
MAX_HELPER_WORDS = 3  # of a person's name among sources
LEAST_HANDLE = 4  # letters of what a contributor is called
MAX_OWNER_WORDS = 4  # of an agency behind "via"
_LICENCES = ("CC ", "CC-", "CC0")
_PICTURE = frozenset({"photo", "foto", "image", "picture"})
_ELISION = regex.compile(r"^[ldLD]['’](?=\p{Lu})")  # "avec l'AFP"
PHOTO_WORD = regex.compile(r"\s(?:Photo|Foto)$")  # "AP Photo/A"


def organisation_name(line: str, tokens: Sequence[Token]) -> str | None:
    """The organisation that a piece of a list names, or None where the piece is a date, a note, or initials."""
    words = lexicon()
    tokens = trim(tokens)
    if fold(printed(line, tokens)) in words.stops:
        return None
    while len(tokens) > 1 and (tokens[0].text == "©" or tokens[0].key in words.outlets or _is_lead(tokens)):
        tokens = trim(tokens[1:])
    tokens = _undated(_without_edition(tokens))
    text = unelided(printed(line, tokens))
    if not text or len(tokens) > 2 * MAX_ORGANISATION_WORDS or fold(text) in words.stops:
        return None
    named = (
        any(is_capital(t.text) or _is_mixed(t.text) or t.text == "&" for t in tokens) or tokens[-1].key in words.desks
    )
    if not named and not find_agency(text) and HOST.fullmatch(text) is None:
        return None
    figures = sum(t.text[0].isdigit() for t in tokens)
    return None if tokens[0].text[0].isdigit() or figures >= FIGURES else text


def listed_organisation(line: str) -> str | None:
    """The organisation in an item of a list of sources: one that is known to be one, or is called so ("Agentur A")."""
    tokens = tokenise(line)
    name = organisation_name(line, tokens) if tokens else None
    if name is None or not (is_organisation(name) or tokens[0].key in lexicon().outlets):
        return None
    return name if find_agency(name) or is_name(tokenise(name)) or HOST.fullmatch(name) else None


def unelided(text: str) -> str:
    """Without an article glued to it: "l'AFP"."""
    return _ELISION.sub("", text)


def _is_mixed(text: str) -> bool:
    """A letter and a figure, as outlets call themselves: "g1"."""
    return len(text) > 1 and text[0].isalpha() and text[1:].isdigit()


def _without_edition(tokens: Sequence[Token]) -> Sequence[Token]:
    """As in "the June issue of the Outlet": the outlet."""
    words = lexicon()
    for i, token in enumerate(tokens[:-2]):
        if token.key in words.editions and tokens[i + 1].text in words.of:
            return unarticled(tokens[i + 2 :])
    return tokens


def _undated(tokens: Sequence[Token]) -> Sequence[Token]:
    """Without a date or number behind the name: "Outlet on 4 March", "Outlet vom 4. März", "Outlet (2)"."""
    figure = next((i for i, t in enumerate(tokens) if t.text[0].isdigit()), 0)
    opening = next((i for i, t in enumerate(tokens[:figure]) if t.text in OPENING), 0)
    if opening:
        return trim(tokens[:opening])
    if figure > 1 and tokens[figure - 1].key in MONTHS:
        figure -= 1
    if figure > 1 and tokens[figure - 1].text.islower() and len(tokens[figure - 1].text) <= MAX_PREPOSITION:
        return trim(tokens[: figure - 1])
    while tokens and tokens[-1].text.isdigit() and len(tokens[-1].text) == 4:
        tokens = trim(tokens[:-1])
    return () if all(t.key in MONTHS for t in tokens) else tokens


def _is_lead(tokens: Sequence[Token]) -> bool:
    """Words in small letters before the name: "the journalism nonprofit the Example Project"."""
    return (
        tokens[0].text.islower()
        and not find_agency(tokens[0].text)
        and "." not in tokens[0].text
        and any(is_capital(t.text) for t in tokens[1:])
    )


def read_organisations(
    line: str, tokens: Sequence[Token], language: Language, loose: bool = False, told: bool = False
) -> Parsed | None:
    """A list of sources. Each piece in running lower-case words means prose, unless `loose` (behind a colon). In a
    sentence that has `told` what it is ("This story was first published by"), what is no source ends the list."""
    found: list[str] = []
    conjunctions = language.conjunctions
    if loose and printed(line, tokens).isupper():  # "SOURCE: A AND AGENCIES"
        conjunctions |= {word.upper() for word in conjunctions if len(word) > 1}
    people = Parsed()
    for piece in split_at(_unaddressed(trim(tokens)), ",;/|、", conjunctions)[:MAX_ITEMS]:
        piece = _undashed(piece)
        if _own_role(piece) and (entry := _entry(line, piece, language, None)):
            people += _parsed(line, [entry], "other") or Parsed()
            continue
        if found and len(piece) == 1 and piece[0].key in lexicon().legal:
            found[-1] = f"{found[-1]}, {piece[0].text}"
            continue
        if found and told and _is_description(piece, language):
            continue
        name = organisation_name(line, piece)
        if name is None:
            if _dated(piece) and found:  # a date; what stands behind it is where it was issued
                break
            if (len(piece) == 1 and len(piece[0].text) <= 5) or fold(printed(line, piece)) in lexicon().stops:
                continue
            if found and (told or (loose and len(piece) <= MAX_NOTE)):
                break
            return None
        lower = [word for word in name.split() if word.isalpha() and word.islower()]
        if len(piece) > 2 * MAX_ORGANISATION_WORDS or len(lower) > (4 if loose else 3) or _is_running(lower):
            return None
        if not lexicon().running.isdisjoint(lower):
            return None
        found.append(name)
    return people + Parsed((), tuple(dict.fromkeys(found))) if found or people.people else None


def read_helpers(line: str, tokens: Sequence[Token], role: str, language: Language) -> Parsed | None:
    """Who sent what the story is made of, "With inputs from Agency and A in City": of names in two or three words
    that nothing shows to be an organisation, people."""
    whole = Parsed()
    for piece in split_at(trim(tokens), ",;/|", language.conjunctions)[:MAX_ITEMS]:
        entry = _entry(line, piece, language, None)
        if entry and not entry.organisation and 1 < len(entry.name.split()) <= MAX_HELPER_WORDS:
            parsed = _parsed(line, [entry], role)
        else:
            parsed = read_organisations(line, piece, language)
        if parsed is None:
            return None
        whole += parsed
    return whole if whole.people or whole.organisations else None


def _is_running(words: Sequence[str]) -> bool:
    """Whether words in small letters are more than the particles and articles of a name."""
    small = lexicon()
    names = small.of | small.articles | small.particles | small.conjunctions | small.places
    return sum(word not in names for word in words) > MAX_RUNNING


def _undashed(tokens: Sequence[Token]) -> Sequence[Token]:
    """As in "www.example.org - news for your site": what stands before the dash."""
    ends = (i for i in range(1, len(tokens)) if tokens[i].text in "-–—" and tokens[i - 1].end < tokens[i].start)
    return tokens[: next(ends, len(tokens))]


def _unaddressed(tokens: Sequence[Token]) -> Sequence[Token]:
    """Without the address of an outlet behind its name."""
    return tokens[: next((i for i, t in enumerate(tokens) if i and t.key in ("http", "https")), len(tokens))]


def _is_description(tokens: Sequence[Token], language: Language) -> bool:
    """As in "Outlet, a nonprofit newsroom"."""
    return tokens[0].text in language.articles and not any(is_capital(t.text) for t in tokens)


def _dated(tokens: Sequence[Token]) -> bool:
    return any(t.text[0].isdigit() for t in tokens)


class _Entry(NamedTuple):
    """One piece of a list of people. `place` is where the place stands in the line."""

    name: str
    organisation: bool
    place: tuple[int, int] | None
    employer: str | None
    role: str | None = None  # of its own: "A (Text)"


def _entry(line: str, tokens: Sequence[Token], language: Language, employer: str | None) -> _Entry | None:
    """The person or organisation that a piece names, with place and employer; the employer holds for those behind."""
    tokens = trim(tokens)
    role = _own_role(tokens)
    if role is not None:
        named = tokens[:-3]
        return _Entry(printed(line, named), False, None, employer, role) if is_name(named) else None
    tokens, bracketed = _bracket(line, tokens)
    tokens, place = _place(tokens, language)
    tokens, employer = _employer(line, _untitled(tokens), bracketed or employer)
    tokens, outlet = _of(line, tokens, language)
    tokens = trim_end(unarticled(tokens))
    if not tokens:
        return None
    name = printed(line, tokens)
    if fold(name) in lexicon().stops or (place and tokens[0].key == "the"):  # "The Navy reported from City"
        return None
    if tokens[-1].key in lexicon().desks:  # "Agency staff", "agencies"
        return _Entry(name, True, None, None)
    if place is None and (is_organisation(name) or tokens[0].key == "the" or _is_desk(tokens)):
        organisation = organisation_name(line, tokens)
        known = organisation is not None and (is_name(tokens) or find_agency(name) is not None)
        return _Entry(organisation, True, None, None) if organisation and known else None
    return _Entry(name, False, place, outlet or employer) if is_name(tokens) else None


def _is_desk(tokens: Sequence[Token]) -> bool:
    """As in "BBC Verify": an agency of three letters or more and a word that is not shouted, as in "ANA RUIZ"."""
    agency = tokens[0].text
    is_two = len(tokens) == 2 and len(agency) > 2 and agency.isupper() and not tokens[1].text.isupper()
    return is_two and find_agency(agency) is not None


def _own_role(tokens: Sequence[Token]) -> str | None:
    """As in "A (Text), B (Fotos)": the role that a bracket behind a name gives."""
    if len(tokens) < 4 or tokens[-1].text not in CLOSING or tokens[-3].text not in OPENING:
        return None
    label = first_of(lexicon().phrases, tokens, len(tokens) - 2, "label")
    return label[1].role if label and label[1].role != "source" else None


def _bracket(line: str, tokens: Sequence[Token]) -> tuple[Sequence[Token], str | None]:
    """As in "A (Agency)": what stands before the bracket, and the organisation in it."""
    opening = next((i for i, t in enumerate(tokens) if t.text in OPENING), 0)
    if not opening or tokens[-1].text not in CLOSING:
        return tokens, None
    inner = tokens[opening + 1 : -1]
    is_note = len(inner) > 1 and inner[0].text.islower() and inner[0].key in lexicon().places  # "(aus dem Englischen)"
    return tokens[:opening], None if is_note else organisation_name(line, inner)


def _place(tokens: Sequence[Token], language: Language) -> tuple[Sequence[Token], tuple[int, int] | None]:
    """As in "A in City": the name, and where the city stands."""
    for i in range(1, len(tokens) - 1):
        if (
            tokens[i].text in language.places
            and is_capital(tokens[i + 1].text)
            and (is_capital(tokens[i - 1].text) or tokens[i - 1].text == ".")
        ):
            end = tokens[-1]
            if end.text in NOISE and not (end.text == "." and "." in tokens[-2].text):
                end = tokens[-2]
            return tokens[:i], (tokens[i + 1].start, end.end)
        room = (
            tokens[i].text in language.places
            and i + 4 == len(tokens) - 1
            and tokens[i + 1].text in language.articles
            and tokens[i + 3].text in language.of
            and is_capital(tokens[i + 4].text)
        )
        if room and tokens[i + 2].text.islower():  # "A en la redacción de City"
            return tokens[:i], (tokens[i + 4].start, tokens[i + 4].end)
        last = i == len(tokens) - 3 and is_capital(tokens[-1].text)
        if (
            last and tokens[i].text in language.places and tokens[i + 1].text in language.articles
        ):  # "A from the French"
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
    """As in "A of Outlet"; particles of names ("de", "van") are none."""
    for i in range(2, len(tokens) - 1):
        if tokens[i].text in language.of and tokens[i].text not in lexicon().particles:
            outlet = unarticled(tokens[i + 1 :])
            if outlet and is_capital(outlet[0].text):
                return tokens[:i], printed(line, outlet)
    return tokens, None


def unarticled(tokens: Sequence[Token]) -> Sequence[Token]:
    """Without an article in small letters; a capital one belongs to the name."""
    return tokens[1:] if len(tokens) > 1 and tokens[0].text in lexicon().articles else tokens


def _untitled(tokens: Sequence[Token]) -> Sequence[Token]:
    while len(tokens) > 1 and (tokens[0].key in lexicon().titles or tokens[0].text == "."):
        tokens = tokens[1:]
    return tokens


def trim_end(tokens: Sequence[Token]) -> Sequence[Token]:
    while tokens and tokens[-1].text in NOISE:
        tokens = tokens[:-1]
    return tokens


def read_people(line: str, tokens: Sequence[Token], role: str, language: Language) -> Parsed | None:
    """Names with places: "A and B in Rome, C in Kyiv, Ukraine, and D". None if any piece is not understood.

    A place holds for the names without one before it; a country behind a comma belongs to the place before it.
    """
    entries: list[_Entry] = []
    group = 0  # the first of those that share the last place
    employer: str | None = None
    pieces = split_at(trim(tokens), SEPARATORS, language.conjunctions)
    if len(pieces) > MAX_ITEMS:
        return None
    for piece in pieces:
        text = printed(line, piece)
        if entries and _is_address(text):
            continue
        last = entries[-1] if entries else None
        if last and last.place and fold(text) in regions():
            grown = last.place[0], piece[0].start + len(text)
            entries[group:] = [e._replace(place=grown) for e in entries[group:]]
            continue
        if last and fold(text).rstrip(".") in lexicon().suffixes:
            entries[-1] = last._replace(name=f"{last.name}, {text}")
            continue
        if last and not last.organisation and not last.place and (filed := _filed_from(line, piece, last, language)):
            entries[group:] = [e if e.organisation else e._replace(place=filed.place) for e in entries[group:-1]]
            entries.append(filed)
            continue
        entry = _entry(line, piece, language, employer)
        if entry is None:
            return None
        if entry.organisation:
            entries.append(entry)
            continue
        if last and last.place:
            group = len(entries)
        entries.append(entry)
        employer = entry.employer
        if entry.place:
            entries[group:] = [e if e.organisation else e._replace(place=entry.place) for e in entries[group:]]
    return _parsed(line, entries, role)


def _filed_from(line: str, tokens: Sequence[Token], last: _Entry, language: Language) -> _Entry | None:
    """The person with what stands behind the comma: "A, de Lima", "A, aus Rom", "A, da Lusa"."""
    small = tokens[0].text
    if (small not in language.places and small not in language.of) or not is_name(tokens[1:]):
        return None
    text = printed(line, tokens[1:])
    if find_agency(text) is not None:
        return last._replace(employer=text)
    return last._replace(place=(tokens[1].start, tokens[-1].end)) if place_key(text) in KNOWN else None


def _is_address(text: str) -> bool:
    """An address or a telephone number behind the names."""
    return "@" in text or not any(map(str.isalpha, text))


def _parsed(line: str, entries: Sequence[_Entry], role: str) -> Parsed | None:
    people = tuple(
        Person(undoubled(e.name), "person", e.role or role, line[slice(*e.place)] if e.place else None, e.employer)
        for e in entries
        if not e.organisation
    )
    organisations = tuple(dict.fromkeys(e.name for e in entries if e.organisation))
    return Parsed(people, organisations) if people or organisations else None


def read_pictures(line: str, tokens: Sequence[Token], role: str, language: Language) -> Parsed | None:
    """Photographers and their agencies: "A/AP", "AP/A", "Agency; A, B/Outlet", "A (Agency)", "Agency"."""
    tokens = [t for t in tokens if t.text not in "©®™"]
    if any(t.text in SPEECH or t.text in "'’‘" for t in tokens):
        return None
    people: list[Person] = []
    organisations: list[str] = []
    for group in split_at(trim(tokens), ";|"):
        if organisations and len(group) == 1 and _is_handle(group[0].text):
            people.append(Person(group[0].text, "person", role, None, organisations[-1]))
            continue
        chunks = [c for c in split_at(group, ",", language.conjunctions) if not printed(line, c).startswith(_LICENCES)]
        if len(chunks) > MAX_ITEMS:
            return None
        parsed = [_picture(line, chunk) for chunk in chunks]
        if any(item is None for item in parsed):
            return None
        agency = next((a for item in reversed(parsed) if item and (a := item[1]) and item[0]), None)
        for item in parsed:
            names, organisation = item or ((), None)
            people += [Person(undoubled(name), "person", role, None, organisation or agency) for name in names]
            if not names and organisation:
                organisations.append(organisation)
    return Parsed(tuple(people), tuple(dict.fromkeys(organisations))) if people or organisations else None


def _picture(line: str, tokens: Sequence[Token]) -> tuple[tuple[str, ...], str | None] | None:
    """The names and the agency of one item. Of several parts, those with evidence of a company are the agency; a
    part of one word beside one of several is, too; else the last."""
    tokens = trim(tokens)
    tokens, bracketed = _bracket(line, tokens)
    bracketed = None if bracketed and bracketed.startswith(_LICENCES) else bracketed
    parts = [part for part in map(trim, split_at(_joined(line, spaced_dashes(tokens)), "/")) if part]
    texts = [printed(line, part) for part in parts if not (len(part) <= 2 and part[0].text.isdigit())]
    texts = [text for text in texts if text and fold(text) not in lexicon().stops and not text.startswith(_LICENCES)]
    texts = [text for text in texts if len(texts) == 1 or fold(text) not in _PICTURE]  # "[Photo/Agency]"
    if (
        not texts
        or len(texts) > 4
        or any(len(text) > 80 or (text.islower() and not is_organisation(text) and len(texts) == 1) for text in texts)
    ):
        return None
    companies = [text for text in texts if is_organisation(text) or (text.islower() and len(texts) > 1)]
    names = [text for text in texts if text not in companies]
    companies = [text if find_agency(text) else PHOTO_WORD.sub("", text) for text in companies]
    if bracketed:
        companies.append(bracketed)
    if not companies and len(names) > 1:
        several = [name for name in names if " " in name]
        companies = [name for name in names if " " not in name] if several else names[-1:]
        names = several[:1] if several and companies else names[:1]
        if not companies:
            companies = list(texts[1:])
    if not all(_plain_name(name) for name in names) or (len(texts) == 1 and any(map(_is_title, names))):
        return None
    if len(texts) == 1 and not bracketed and names and " " not in names[0]:
        return (), names[0]
    return tuple(names), "/".join(companies) or None


def _is_handle(text: str) -> bool:
    """What a contributor is called behind the bar after an agency: "© Agency | harbourpics"."""
    return len(text) >= LEAST_HANDLE and text.isalnum() and text.islower()


def _joined(line: str, tokens: Sequence[Token]) -> list[Token]:
    """A small word between a photographer and an agency separates as a slash does: "A via Agency"."""
    if any(t.text == "/" for t in tokens):  # "A/Agency via Agency"
        return list(tokens)
    for i in range(1, len(tokens) - 1):
        if tokens[i].text in lexicon().via and is_capital(tokens[i - 1].text):
            owner = unarticled(tokens[i + 1 :])
            works = (
                tokens[i].text in lexicon().working_for and is_name(tokens[:i], least=2) and is_capital(owner[0].text)
            )
            if len(owner) <= MAX_OWNER_WORDS and (works or is_organisation(printed(line, owner))):
                return [*tokens[:i], tokens[i]._replace(text="/"), *owner]
    return list(tokens)


def _is_title(name: str) -> bool:
    """An article in it makes the title of a picture: "The best of the week", "Harbour Through the Years"."""
    words = lexicon()
    return any(t.key in words.articles and t.key not in words.particles for t in tokenise(name))


def _plain_name(name: str) -> bool:
    tokens = tokenise(name)
    return is_name(tokens) or (len(tokens) <= 6 and is_capital(name))


def spaced_dashes(tokens: Sequence[Token]) -> list[Token]:
    """A dash between spaces separates as a slash does."""
    return [
        t._replace(text="/") if t.text in "-–—" and 0 < i < len(tokens) - 1 and tokens[i - 1].end < t.start else t
        for i, t in enumerate(tokens)
    ]
