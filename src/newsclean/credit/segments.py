"""Segments, each an opener with its list: "Reporting by A; editing by B", "Quelle: dpa"."""

from collections.abc import Sequence
from dataclasses import replace

from newsclean.article import Person
from newsclean.credit.kinds import is_capital, is_name
from newsclean.credit.lexicon import PICTURES, TEXT_ROLES, Language, language_of, lexicon
from newsclean.credit.openers import Opener, opener_at, openers
from newsclean.credit.people import read_people
from newsclean.credit.pictures import read_pictures
from newsclean.credit.sources import read_helpers, read_organisations
from newsclean.credit.tokens import (
    CLOSING,
    QUOTES,
    Parsed,
    Token,
    before,
    longest,
    phrase_at,
    printed,
    trim,
    trim_end,
)
from newsclean.rules.agencies import find_agency
from newsclean.rules.places import CITIES, place_key
from newsclean.text import DAY_LIKE

__all__ = ["read_led", "read_opened", "read_roled", "read_wired"]

MAX_DAY = 5  # tokens of "May 8th, 2024"
MAX_AGENCY = 5  # tokens of an agency before who helped it


def read_opened(line: str, tokens: Sequence[Token]) -> Parsed | None:
    """As in "Reporting by A; editing by B", "Fotos: A / Text: B": every word belongs to an opener or its list."""
    tokens = trim(tokens)
    if opener_at(tokens, 0) is None:
        return None
    found = openers(tokens)
    first = found[0]
    whole = Parsed(
        sentence=first.phrase.role in TEXT_ROLES
        or first.phrase.kind == "framed"
        or (first.phrase.role == "source" and first.is_sentence)
    )
    for opener, end in zip(found, [*(o.start for o in found[1:]), len(tokens)], strict=True):
        body = trim(_unthanked(tokens[opener.end : end]))
        while body and body[-1].text in lexicon().joining:
            body = trim(body[:-1])
        parsed = _segment(line, opener, tokens, body)
        if parsed is None:
            return None
        whole += parsed
    return whole


def read_led(line: str, tokens: Sequence[Token]) -> Parsed | None:
    """As in "(A and B in City; editing by C)", "(By A and B)": in a bracket names may stand before the first opener,
    or behind "by" without its colon."""
    tokens = trim(tokens)
    label = phrase_at(tokens, 0, "label")
    start = label[0] if label and label[1].role == "author" else 0
    stops = (i for i in range(start + 2, len(tokens) - 1) if tokens[i].text in ",;.")
    end = next((i for i in stops if opener_at(tokens, i + 1) is not None), None)
    if end is None and not start:
        return None
    names = tokens[start : len(tokens) if end is None else end]
    led = read_people(line, names, "author" if start else "reporting", _small_words())
    if led is None or led.organisations or not all(" " in p.name for p in led.people):
        return None
    rest = Parsed() if end is None else read_opened(line, tokens[end:])
    return led + rest if rest is not None else None


def read_roled(line: str, tokens: Sequence[Token]) -> Parsed | None:
    """As in "Von A und B (Text) und C (Fotos)": a byline in which brackets say who did what; who has none before one
    for pictures is an author."""
    if not any(t.text in CLOSING for t in tokens[-2:]):  # a full stop may follow
        return None
    label = phrase_at(tokens, 0, "label", "by")
    named = read_people(line, tokens[label[0] if label else 0 :], "", _small_words())
    if named is None or named.organisations:
        return None
    people, role = list[Person](), ""
    for person in reversed(named.people):
        role = person.role or ("author" if role in PICTURES else role)
        people.insert(0, replace(person, role=role))
    is_roled = len(people) > 1 and all(p.role and " " in p.name for p in people)
    return Parsed(tuple(people)) if is_roled else None


def _small_words() -> Language:
    """Those of all languages."""
    words = lexicon()
    return Language(words.conjunctions, words.places, words.of, words.articles)


def read_wired(line: str, tokens: Sequence[Token]) -> Parsed | None:
    """As in "The Canadian Press, with files from A": an agency, then who helped it."""
    for i in range(1, min(len(tokens) - 2, MAX_AGENCY + 2)):
        if tokens[i].text in lexicon().joining:
            agency = printed(line, trim_end(tokens[:i]))
            rest = read_opened(line, tokens[i:]) if find_agency(agency) is not None else None
            return Parsed((), (agency,)) + rest if rest else None
    return None


def _unthanked(tokens: Sequence[Token]) -> Sequence[Token]:
    """Without thanks and products behind the names: "A mit Produkten von B"."""
    thanks = lexicon().thanks
    return tokens[: next((i for i in range(1, len(tokens)) if longest(thanks, tokens, i)), len(tokens))]


def _segment(line: str, opener: Opener, tokens: Sequence[Token], body: Sequence[Token]) -> Parsed | None:
    """What an opener and its list say; None where the list is not understood."""
    kind, role, code = opener.phrase
    if kind == "whole":
        return None if body else _whole(line, tokens[opener.start : opener.end])
    if not body:
        return None
    body, language = _unelided(tokens, opener, body), language_of(code)
    if kind == "issued":
        return _issued(line, body, language)
    if kind == "framed":
        return _framed(line, body, language)
    if role == "source":
        return _sources(line, opener, body, language)
    if kind == "from":
        return read_helpers(line, body, role, language)
    if kind == "short":
        is_listed = opener.start > 0 and tokens[opener.start].text.islower()  # "Reportage de A, avec B à Oslo"
        helped = read_people(line, body, "contributor", language) if is_listed else None
        return _short(line, body, language) or helped
    if role in PICTURES and tokens[opener.end].text in QUOTES:  # the title of a work
        return None
    read = read_pictures if role in PICTURES else read_people
    if kind == "by" and body[0].text in language.places:
        read = _read_placed
    parsed = read(line, body, role, language)
    return _in_roles(parsed, opener.more) if parsed else None


def _read_placed(line: str, tokens: Sequence[Token], role: str, language: Language) -> Parsed | None:
    """As in "in redazione a Roma A": a city before who is there."""
    for end in (3, 2):
        city = printed(line, tokens[1:end])
        if place_key(city) in CITIES and is_name(tokens[end:], least=2):
            named = read_people(line, tokens[end:], role, language)
            return Parsed(tuple(replace(p, place=p.place or city) for p in named.people)) if named else None
    return None


def _unelided(tokens: Sequence[Token], opener: Opener, body: Sequence[Token]) -> Sequence[Token]:
    """As in "reportage d'Ana Ruiz": a name without the small word that ends the phrase before it."""
    first = body[0]
    if first.key[:2] != "d'" or not is_capital(first.text):
        return body
    whole = [*tokens[opener.start : opener.end], first._replace(text="de", key="de")]
    found = phrase_at(whole, 0, opener.phrase.kind)
    if found is None or found[0] < len(whole):
        return body
    return [first._replace(text=first.text[2:], key=first.key[2:], start=first.start + 2), *body[1:]]


def _whole(line: str, phrase: Sequence[Token]) -> Parsed:
    """As in "With staff reports": the source without "with" and the verb."""
    if phrase[0].key in lexicon().joining:
        phrase = phrase[1:]
    return Parsed((), (printed(line, before(phrase, lexicon().did_words)),))


def _short(line: str, tokens: Sequence[Token], language: Language) -> Parsed | None:
    """As in "mit dpa", "With PTI inputs": agencies and nothing else."""
    parsed = read_organisations(line, _untailed(tokens), language)
    return parsed if parsed and all(map(find_agency, parsed.organisations)) else None


def _untailed(tokens: Sequence[Token]) -> Sequence[Token]:
    """Without the word for what an agency gave: "PTI inputs", "dpa-Material"."""
    *others, last = tokens
    if last.key in lexicon().tails:
        return others
    agency, _, tail = last.text.partition("-")
    if tail.casefold() in lexicon().tails:
        return [*others, last._replace(text=agency, key=agency.lower(), end=last.start + len(agency))]
    return tokens


def _in_roles(parsed: Parsed, more: Sequence[str]) -> Parsed:
    """Each person in further roles, too: "Text und Fotos: A"."""
    roles = [(person, role) for person in parsed.people for role in (person.role, *more)]
    return parsed._replace(people=tuple(replace(person, role=role) for person, role in roles))


def _sources(line: str, opener: Opener, tokens: Sequence[Token], language: Language) -> Parsed | None:
    """As in "Quelle: dpa", "This story was first published by Outlet"."""
    kind = opener.phrase.kind
    filed = _filed(line, tokens, language) if kind == "from" else None
    listed = _unended(_parted(tokens))
    return filed or read_organisations(line, listed, language, loose=kind == "label", told=opener.is_sentence)


def _issued(line: str, tokens: Sequence[Token], language: Language) -> Parsed | None:
    """As in "Published in Outlet, May 8th, 2024": a paper, and the day of its issue."""
    paper = before(tokens, ",")
    day = tokens[len(paper) + 1 :]
    if len(day) > MAX_DAY or not DAY_LIKE.search(printed(line, day)):
        return None
    return read_organisations(line, paper, language)


def _framed(line: str, tokens: Sequence[Token], language: Language) -> Parsed | None:
    """As in "Dieser Artikel wurde von A verfasst": the verb behind the names says what they did."""
    for i in range(1, len(tokens)):
        found = longest(lexicon().done, tokens, i)
        if found and found[0] == len(tokens):
            return read_people(line, tokens[:i], found[1][0], language)
    return None


def _filed(line: str, tokens: Sequence[Token], language: Language) -> Parsed | None:
    """As in "Con información de A desde Lima": who is somewhere is a person, where the name shows no organisation."""
    at = next((i for i, t in enumerate(tokens) if t.text in language.places - language.of), 0)
    if not is_name(tokens[:at], least=2) or tokens[0].key in lexicon().articles:
        return None
    named = read_people(line, tokens, "contributor", language)
    return named if named and not named.organisations and all(p.place for p in named.people) else None


def _parted(tokens: Sequence[Token]) -> Sequence[Token]:
    """With a comma between two that made the story together: "Outlet in partnership with Outlet"."""
    for i in range(1, len(tokens)):
        found = longest(lexicon().together, tokens, i)
        if found:
            return [*tokens[:i], tokens[i]._replace(text=","), *tokens[found[0] :]]
    return tokens


def _unended(tokens: Sequence[Token]) -> Sequence[Token]:
    """Up to the verb that ends the sentence: "zuerst bei X erschienen", "by X was first published on Monday"."""
    return trim(before(tokens, lexicon().endings))
