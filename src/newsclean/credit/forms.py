"""The forms of a sentence that credits: openers with lists, names with a verb, sign-offs, copyrights."""

from collections.abc import Sequence
from typing import NamedTuple

import regex

from newsclean.article import Person
from newsclean.credit.lexicon import Language, Phrase, lexicon
from newsclean.credit.lists import (
    read_helpers,
    read_organisations,
    read_people,
    read_pictures,
    spaced_dashes,
    trim_end,
    unarticled,
    unelided,
)
from newsclean.credit.tokens import (
    CLOSING,
    HOST,
    NOISE,
    OPENING,
    QUOTES,
    Parsed,
    Token,
    first_of,
    is_capital,
    is_name,
    is_organisation,
    is_shouted,
    longest,
    printed,
    split_at,
    trim,
)
from newsclean.rules.agencies import find_agency
from newsclean.text import fold

__all__ = [
    "MAX_CLOSING",
    "PICTURES",
    "TEXT_ROLES",
    "opener_at",
    "read_contributors",
    "read_copyright",
    "read_initialled",
    "read_led",
    "read_opened",
    "read_signed",
    "read_wired",
]

SENTENCE_WORDS = 3  # of a phrase that begins a full sentence: "Originally published on"
TEXT_ROLES = frozenset({"translation", "contributor"})  # work on the story: their labels stand on top of it, too


class _Opener(NamedTuple):
    start: int
    end: int
    phrase: Phrase
    more: tuple[str, ...] = ()  # further roles of a joint label, "Text und Fotos:"


MAX_CLOSING = 12  # tokens of a label and its list at the end of a line of notes
MAX_CONTRIBUTORS = 150  # tokens before the verb
MAX_INITIALS = 6  # behind an agency: "PTI AB CD"
MAX_LED = 60  # tokens of the names before the first opener of a bracket
MAX_LABELS = 4  # joined before one colon
MAX_AGENCY = 5  # tokens of an agency before who helped it
MAX_AUTHORS = 3  # initials before a label
_OPENING_KINDS = ("by", "from", "whole", "short", "posted", "framed")
_CLAUSE_JOINTS = frozenset({",", ";"})
_LABEL_JOINTS = frozenset({"/", "&", ",", "+"})
PICTURES = frozenset({"photo", "video", "illustration"})


def opener_at(tokens: Sequence[Token], i: int) -> _Opener | None:
    """The phrase that opens a list at i. A label needs its colon; several may share one: "Text und Fotos:"."""
    phrases = lexicon().phrases
    label = first_of(phrases, tokens, i, "label")
    if label:
        colon, roles = _colon(tokens, *label)
        if not colon and (_is_cried(tokens, i, *label) or _is_agency_told(tokens, i, *label)):
            return _Opener(i, label[0], label[1])
        if colon:
            return _Opener(i, colon + 1, label[1], roles)
    whole = first_of(phrases, tokens, i, "whole")
    found = whole if whole and whole[0] == len(tokens) else first_of(phrases, tokens, i, *_OPENING_KINDS)
    if found is None:
        return None
    end, phrase = found
    if end < len(tokens) and tokens[end].text in ":：":
        end += 1
    return _Opener(i, end, phrase)


def _is_cried(tokens: Sequence[Token], i: int, end: int, phrase: Phrase) -> bool:
    """Press releases end in "SOURCE Outlet Inc.", without a colon."""
    return (
        i == 0
        and phrase.role == "source"
        and tokens[0].text.isupper()
        and any(t.text[0].isupper() and not t.text.isupper() for t in tokens[end:])
        and not any(t.text.islower() and t.key not in lexicon().of for t in tokens[end:])
    )


def _is_agency_told(tokens: Sequence[Token], i: int, end: int, phrase: Phrase) -> bool:
    """ "Source AFP": without a colon, before an agency and nothing more."""
    if i or phrase.role != "source" or len(tokens) - end not in (1, 2):
        return False
    return is_shouted(tokens[end:]) and find_agency(" ".join(t.text for t in tokens[end:])) is not None


def _colon(tokens: Sequence[Token], end: int, phrase: Phrase) -> tuple[int, tuple[str, ...]]:
    """Where the colon of a label stands, or 0; and the roles of labels joined to it."""
    words = lexicon()
    roles: list[str] = []
    for _ in range(MAX_LABELS):
        if end >= len(tokens):
            return 0, ()
        text = tokens[end].text
        is_dash = phrase.role == "source" and text in "-–—" and end + 1 < len(tokens)
        if text in ":：" or (is_dash and find_agency(tokens[end + 1].text) is not None):  # "Source - AP"
            return end, tuple(role for role in roles if role not in (phrase.role, "source"))
        if text == "." and end + 1 < len(tokens) and tokens[end + 1].text in ":：":  # "Fot.: A"
            return end + 1, tuple(role for role in roles if role not in (phrase.role, "source"))
        if phrase.role == "photo" and (text == "…" or [t.text for t in tokens[end : end + 3]] == [".", ".", "."]):
            return (end if text == "…" else end + 2), ()  # "Credit...A"
        if text in OPENING:
            end = next((k + 1 for k in range(end, min(len(tokens), end + 5)) if tokens[k].text in CLOSING), len(tokens))
            continue
        joint = text in _LABEL_JOINTS or text in words.conjunctions
        more = first_of(words.phrases, tokens, end + 1, "label") if joint else None
        if more is None and phrase.role == "photo" and is_capital(text):  # "Fotos Hafen: A"
            end += 1
            continue
        if more is None:
            return 0, ()
        end = more[0]
        roles.append(more[1].role)
    return 0, ()


def _openers(tokens: Sequence[Token]) -> list[_Opener]:
    phrases, i = lexicon().phrases, 0
    found: list[_Opener] = []
    while i < len(tokens):
        # inside a list a label stands behind a separator, a phrase where a word in small letters can
        opener = opener_at(tokens, i) if tokens[i].key in phrases else None
        follows = bool(found) and found[-1].end == i  # "Source: Agencies"
        if (
            opener is not None
            and not (follows and opener.phrase.kind == "whole")
            and (
                i == 0
                or opener.phrase.kind in ("by", "label")
                or tokens[i - 1].text in NOISE
                or tokens[i - 1].text in lexicon().joining
            )
        ):
            found.append(opener)
            i = opener.end
        else:
            i += 1
    return found


def read_opened(line: str, tokens: Sequence[Token]) -> Parsed | None:
    """As in "Reporting by A; editing by B", "Fotos: A / Text: B": every word belongs to an opener or its list."""
    if not tokens or tokens[0].key not in lexicon().phrases or opener_at(tokens, 0) is None:
        return None
    openers = _openers(tokens)
    first = openers[0]
    whole = Parsed(
        sentence=first.phrase.role in TEXT_ROLES
        or first.phrase.kind == "framed"
        or (first.phrase.role == "source" and first.end - first.start >= SENTENCE_WORDS)
    )
    for opener, following in zip(openers, [*openers[1:], None], strict=True):
        body = trim(_unthanked(tokens[opener.end : following.start if following else len(tokens)]))
        while following and body and body[-1].text in lexicon().joining:
            body = trim(body[:-1])
        parsed = _segment(line, opener, tokens, body)
        if parsed is None:
            return None
        whole += parsed
    return whole


def read_led(line: str, tokens: Sequence[Token]) -> Parsed | None:
    """As in "(A and B in City; editing by C)", "(By A and B)": in a bracket names may stand before the first opener,
    or behind "by" without its colon."""
    if not tokens or not is_capital(tokens[0].text):
        return None
    label = first_of(lexicon().phrases, tokens, 0, "label")
    start = label[0] if label and label[1].role == "author" else 0
    stops = (i for i in range(start + 2, min(len(tokens) - 1, MAX_LED)) if tokens[i].text in ",;.")
    end = next((i for i in stops if opener_at(tokens, i + 1) is not None), None)
    if end is None and not start:
        return None
    words = lexicon()
    small = Language(words.conjunctions, words.places, words.of, words.articles)
    names = tokens[start : len(tokens) if end is None else end]
    led = read_people(line, trim(names), "author" if start else "reporting", small)
    if led is None or led.organisations or not all(" " in p.name for p in led.people):
        return None
    rest = Parsed() if end is None else read_opened(line, trim(tokens[end:]))
    return led + rest if rest is not None else None


def read_wired(line: str, tokens: Sequence[Token]) -> Parsed | None:
    """As in "The Canadian Press, with files from A": an agency, then who helped it."""
    for i in range(1, min(len(tokens) - 2, MAX_AGENCY + 2)):
        if tokens[i].text in lexicon().joining:
            agency = printed(line, trim_end(tokens[:i]))
            rest = read_opened(line, tokens[i:]) if find_agency(agency) is not None else None
            return Parsed((), (agency,)) + rest if rest else None
    return None


def read_initialled(line: str, tokens: Sequence[Token]) -> tuple[Parsed, int] | None:
    """As in "ab, cd; Foto: Agency; first published: 4.3.2018": initials before a label, and where it ends."""
    stop = next((i for i, t in enumerate(tokens[: 2 * MAX_AUTHORS]) if t.text == ";"), 0)
    initials = split_at(tokens[:stop], ",/&+")
    if not initials or not all(len(part) == 1 and _INITIALS.fullmatch(part[0].text) for part in initials):
        return None
    end = len(tokens)
    last = max(i for i, t in enumerate(tokens) if t.text == ";")
    if last > stop and opener_at(tokens, last + 1) is None and any(t.text[0].isdigit() for t in tokens[last:]):
        end = last
    rest = read_opened(line, trim(tokens[stop + 1 : end]))
    if rest is None:
        return None
    return Parsed(tuple(Person(part[0].text, "person", "author") for part in initials)) + rest, end


def _unthanked(tokens: Sequence[Token]) -> Sequence[Token]:
    """Without thanks and products behind the names: "A mit Produkten von B"."""
    thanks = lexicon().thanks
    return tokens[: next((i for i in range(1, len(tokens)) if longest(thanks, tokens, i)), len(tokens))]


def _segment(line: str, opener: _Opener, tokens: Sequence[Token], body: Sequence[Token]) -> Parsed | None:
    kind, role, code = opener.phrase
    language = lexicon().languages[code]
    if kind == "whole":
        phrase = _without_with(tokens[opener.start : opener.end])
        verb = next((i for i, t in enumerate(phrase) if t.key in lexicon().did_words), len(phrase))
        return None if body else Parsed((), (printed(line, phrase[:verb] or phrase),))
    if not body:
        return None
    if kind == "posted":
        return _posted(line, body, role, language)
    if kind == "framed":
        return _framed(line, body, language)
    if role == "source":
        filed = _filed(line, body, language) if kind == "from" else None
        if filed:
            return filed
        body = _unended(body)
        told = opener.end - opener.start >= SENTENCE_WORDS
        return read_organisations(line, body, language, loose=kind == "label", told=told)
    if kind == "from":
        return read_helpers(line, body, role, language)
    if kind == "short":
        body = body[:-1] if len(body) > 1 and body[-1].key in lexicon().tails else body
        parsed = read_organisations(line, body, language)
        return parsed if parsed and all(map(find_agency, parsed.organisations)) else None
    if role in PICTURES and tokens[opener.end].text in QUOTES:  # the title of a work
        return None
    parsed = read_pictures(line, body, role, language) if role in PICTURES else read_people(line, body, role, language)
    if parsed is None or not opener.more:
        return parsed
    return parsed._replace(
        people=tuple(p if r is None else _in_role(p, r) for p in parsed.people for r in (None, *opener.more))
    )


def _posted(line: str, tokens: Sequence[Token], role: str, language: Language) -> Parsed | None:
    """As in "Avec notre correspondant à Lima, A": a place up to the comma, then full names."""
    comma = next((i for i, t in enumerate(tokens) if t.text == ","), 0)
    place = unarticled(tokens[1:comma])
    if tokens[0].text not in language.places or not is_name(place):
        return None
    named = read_people(line, tokens[comma + 1 :], role, language)
    if named is None or named.organisations or not all(" " in p.name for p in named.people):
        return None
    where = printed(line, place)
    return Parsed(tuple(Person(p.name, p.kind, p.role, p.place or where, p.organisation) for p in named.people))


def _framed(line: str, tokens: Sequence[Token], language: Language) -> Parsed | None:
    """As in "Dieser Artikel wurde von A verfasst": the verb behind the names says what they did."""
    for i in range(1, len(tokens)):
        found = longest(lexicon().done, tokens, i) if tokens[i].text.islower() else None
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


def _in_role(person: Person, role: str) -> Person:
    return Person(person.name, person.kind, role, person.place, person.organisation)


def _without_with(tokens: Sequence[Token]) -> Sequence[Token]:
    return tokens[1:] if len(tokens) > 1 and tokens[0].key in lexicon().joining else tokens


def _unended(tokens: Sequence[Token]) -> Sequence[Token]:
    """Up to the verb that ends the sentence: "zuerst bei X erschienen", "by X was first published on Monday"."""
    end = next((i for i, t in enumerate(tokens) if t.text in lexicon().endings), len(tokens))
    return trim(tokens[:end])


def read_contributors(line: str, tokens: Sequence[Token]) -> Parsed | None:
    """As in "A in Rome and B contributed to this report", "A reported from Kyiv, and B from London"."""
    if lexicon().did_words.isdisjoint([t.key for t in tokens]):
        return None
    for i in range(1, min(len(tokens), MAX_CONTRIBUTORS)):
        if tokens[i].key not in lexicon().phrases:
            continue
        found = first_of(lexicon().phrases, tokens, i, "did", "bare")
        if found is None:
            continue
        end, phrase = found
        language = lexicon().languages[phrase.language]
        rest = tokens[end:]
        if tokens[end - 1].text in language.places:
            rest = tokens[end - 1 :]
        elif rest and rest[0].text not in language.places | language.conjunctions and rest[0].text not in NOISE:
            return None
        if tokens[end - 1].text in language.places and len(rest) < 2:  # "A and B reported from"
            return None
        before = tokens[:i]
        if phrase.kind == "bare" and len(rest) < 2 and not any(t.key in lexicon().jobs for t in before):
            return None  # without an object, "A and B contributed." may be about anything
        while before and before[-1].text in NOISE:
            before = before[:-1]
        if rest and rest[0].text in language.conjunctions | _CLAUSE_JOINTS:  # "… reporting and A contributed research"
            more = read_contributors(line, rest[1:])
            first = read_people(line, before, phrase.role, language) if more else None
            return first + more if first and more else None
        return read_people(line, [*before, *rest], phrase.role, language)
    return None


def _staff(line: str, tokens: Sequence[Token]) -> Parsed | None:
    """As in "MDR (A, B)": an agency or broadcaster, and who wrote for it, each with two names."""
    opening = next((i for i, t in enumerate(tokens) if t.text in OPENING), 0)
    if not opening or tokens[-1].text not in CLOSING:
        return None
    owner = printed(line, tokens[:opening])
    names = split_at(tokens[opening + 1 : -1], ",;&", lexicon().conjunctions)
    if not is_organisation(owner) or not names or not all(is_name(name, least=2) for name in names):
        return None
    return Parsed(tuple(Person(printed(line, n), "person", "author", None, owner) for n in names), (owner,))


def _is_host(line: str, tokens: Sequence[Token]) -> bool:
    return HOST.fullmatch(printed(line, tokens)) is not None


def _is_desk_line(tokens: Sequence[Token]) -> bool:
    """As in "PTI AB CD EF": an agency, and the initials of all who had the story on their desks."""
    return (
        2 < len(tokens) <= MAX_INITIALS
        and find_agency(tokens[0].text) is not None
        and all(t.text.isalpha() and t.text.isupper() and len(t.text) <= 3 for t in tokens)
    )


_ENDINGS = frozenset({"fim", "fin", "ende", "end"})  # "Lusa/Fim"
_DESK = regex.compile(r"\p{L}{1,4}")
_INITIALS = regex.compile(r"\p{Ll}{1,5}|\p{Lu}\p{Ll}{1,2}")


def _unbracketed(tokens: Sequence[Token]) -> Sequence[Token]:
    """As in "ab/cd (AP, AFP)": the bracket is one more part."""
    opening = next((i for i, t in enumerate(tokens) if t.text in OPENING), 0)
    if not opening or tokens[-1].text not in CLOSING:
        return tokens
    return [*tokens[:opening], tokens[opening]._replace(text="/"), *tokens[opening + 1 : -1]]


def _named(line: str, tokens: Sequence[Token], bare: bool) -> Parsed | None:
    """A writer's full name with the agency or the day: "A (PAP)", "A mit dpa", "(A, APA, 12.3.2024)"."""
    words = lexicon()
    label = first_of(words.phrases, tokens, 0, "label")
    tokens = tokens[label[0] :] if label and label[1].role == "author" else tokens  # "Von A und dpa"
    stop = next((i for i, t in enumerate(tokens) if t.text in "(," or t.text in words.joining), 0)
    if stop < 2 or not is_name(tokens[:stop], least=2) or find_agency(printed(line, tokens[:stop])) is not None:
        return None
    mark, rest = tokens[stop].text, tokens[stop + 1 :]
    if mark == "(" and (not bare or rest[-1].text not in CLOSING):
        return None
    rest = rest[:-1] if mark == "(" else rest
    beside = bool(rest) and rest[0].text in words.joining
    dated = any(t.text[0].isdigit() for t in rest)
    if mark == "," and not (beside if bare else dated):
        return None
    parts = [_unjoined(part) for part in split_at(rest, ",/", words.conjunctions)]
    agencies = [unelided(printed(line, part)) for part in parts if part and not part[0].text[0].isdigit()]
    if not all(map(find_agency, agencies)) or not (agencies or dated):
        return None
    name = printed(line, tokens[:stop])
    if tokens[0].key in words.articles or is_organisation(name):  # "Le Courrier avec AFP"
        return Parsed((), tuple(dict.fromkeys((name, *agencies))))
    if mark == "(" and len(agencies) == 1 and not beside:
        return Parsed((Person(name, "person", "author", None, agencies[0]),))
    return Parsed((Person(name, "person", "author"),), tuple(dict.fromkeys(agencies)))


def _unjoined(tokens: Sequence[Token]) -> Sequence[Token]:
    """Without "avec", "der" before an agency."""
    words = lexicon()
    while len(tokens) > 1 and (tokens[0].text in words.joining or tokens[0].text in words.articles):
        tokens = tokens[1:]
    return tokens


def read_signed(line: str, tokens: Sequence[Token], bare: bool, site: str = "") -> Parsed | None:
    """A sign-off of agencies and desk initials: "(AFP)", "(ab/dpa)", "sid/dpa", "(FR mit dpa)". At least one
    agency, or the `site` itself.

    Initials count as authors where the sign-off stands `bare`.
    """
    tokens = trim(tokens)
    if not tokens or len(tokens) > 14:
        return None
    authors, agencies, known = [], [], 0
    staff = _staff(line, tokens)
    if staff:
        return staff
    if _is_desk_line(tokens):
        return Parsed((), (tokens[0].text,))
    writer = _named(line, tokens, bare)
    if writer:
        return writer
    tokens = _unbracketed(tokens) if bare else tokens
    pieces = split_at(spaced_dashes(tokens), ",/|·&;", lexicon().joining)
    if (
        bare
        and len(pieces) == 2
        and _is_host(line, pieces[1])
        and len(pieces[0]) == 1
        and _DESK.fullmatch(pieces[0][0].text)
    ):
        host = printed(line, pieces[1])  # "AB - www.example.org"
        return Parsed((Person(pieces[0][0].text, "person", "author", None, host),))
    ours = bool(site) and any(fold(printed(line, piece)) == site for piece in pieces) and len(pieces) > 1
    for piece in pieces:
        text = printed(line, piece)
        if text[0].isdigit() or (len(piece) > 2 and piece[1].text == ":" and piece[2].text[0].isdigit()):
            continue  # "(APA, 12.3.2024)", "dpa-infocom, dpa:220124-99-835563/5"
        agency = find_agency(text)
        named = agency is not None and (text in agency.short or text in agency.names or len(text) > 4)
        if named or (len(piece) == 1 and piece[0].key in lexicon().wires):
            known += 1
            agencies.append(text)
        elif fold(text) in _ENDINGS and len(pieces) > 1:
            continue
        elif len(piece) == 1 and _INITIALS.fullmatch(text):
            authors.append(text)
        elif text.casefold() in lexicon().newsrooms and len(pieces) > 1:
            agencies.append(text)
        elif ours and is_name(piece):  # "Outlet / Other Outlet"
            known += 1
            agencies.append(text)
        elif (len(piece) == 1 and text.isupper() and text.isalpha() and len(text) <= 5) or HOST.fullmatch(text):
            agencies.append(text)
        else:
            return None
    if not known:
        return None
    people = tuple(Person(name, "person", "author") for name in authors) if bare else ()
    return Parsed(people, tuple(dict.fromkeys(agencies)))


def read_copyright(line: str, tokens: Sequence[Token]) -> Parsed | None:
    """As in "© Reuters", "Copyright 2024 The Associated Press. All rights reserved."."""
    words = lexicon()
    tokens = trim(tokens)
    marked = False
    while tokens and (
        tokens[0].text == "©"
        or tokens[0].key in words.marks
        or tokens[0].text in "@(c):,"
        or tokens[0].text[0].isdigit()
        or tokens[0].key == "by"
    ):
        marked = marked or tokens[0].text == "©" or tokens[0].key in words.marks
        tokens = tokens[1:]
    if not marked or not tokens:
        return None
    for i, token in enumerate(tokens):
        if (
            token.text in ",:/|–—"
            or token.text == "-"
            or token.text[0].isdigit()
            or (token.text == "." and token.end < len(line) and i and tokens[i - 1].key not in words.abbreviations)
        ):
            owner = tokens[:i]
            break
    else:
        owner = tokens
    owner = trim_end(owner)
    name = printed(line, owner)
    if not name or len(owner) > 6 or (not is_capital(name) and not find_agency(name)):
        return None
    if fold(name).startswith(words.rights_begin):
        return None
    return Parsed((), (name,), copyright=True) if find_agency(name) or is_name(owner) else None
