"""Sign-offs: agencies, desks and initials behind a story, "(ab/dpa)"."""

from collections.abc import Sequence

import regex

from newsclean.article import Person
from newsclean.credit.kinds import HOST, is_name, is_organisation
from newsclean.credit.lexicon import lexicon
from newsclean.credit.openers import opener_at
from newsclean.credit.organisation import unelided
from newsclean.credit.segments import read_opened
from newsclean.credit.tokens import (
    CLOSING,
    DASHES,
    OPENING,
    Parsed,
    Token,
    closed_at,
    phrase_at,
    printed,
    spaced_dashes,
    split_at,
    tokenise,
    trim,
)
from newsclean.patterns import lazy
from newsclean.rules.agencies import find_agency, is_short_form
from newsclean.text import DAY_LIKE, fold

__all__ = ["is_initials", "read_desks", "read_initialled", "read_signed"]

MAX_SIGN_OFF = 14  # tokens; the longest found has eight
MAX_ACRONYM = 5  # letters of an outlet in capitals
MOST_LETTERS = 4  # of initials in another case than the short form of an agency they may be
MAX_INITIALS = 6  # behind an agency: "PTI AB CD"
MAX_AUTHORS = 3  # initials before a label
_DESK = lazy(regex.compile, r"\p{L}{1,4}")
_DESKS = lazy(  # "এসএস/এমএ" has no capitals
    regex.compile,
    r"(?P<desk>(?:\p{L}\p{M}*){2,4})(?:\s?//?\s?(?&desk)){1,4}\s?/?|/\s?(?&desk)(?:\s?/)?",
)
_DESKS_JOINED = lazy(regex.compile, r"\p{Ll}{2,4}-\p{Ll}{2,4}")  # "APP/abc-xyz"
# In a script without capitals, where any word may be so: "(بترا) ن ح/م ق", "भाषा सं दिमो"
_UNCASED = lazy(regex.compile, r"(?:\p{Lo}\p{M}*){1,2}")
_DESK_ALONE = lazy(regex.compile, r"\p{Lu}{2,4}")
_NAMES_APART = lazy(regex.compile, r"\s-\s|,|(?<=\p{Lu})-(?=\p{Lu}\p{Ll})")  # "Ayla KORU-Can ER"
_INITIALS = lazy(regex.compile, r"\p{Ll}{1,5}|\p{Lu}\p{Ll}{1,2}|\p{Ll}\p{Lu}{1,2}")


def read_signed(line: str, tokens: Sequence[Token], bare: bool, site: str = "") -> Parsed | None:
    """A sign-off of agencies and desk initials: "(AFP)", "(ab/dpa)", "sid/dpa", "(FR mit dpa)". At least one
    agency, or the `site` itself.

    Initials count as authors where the sign-off stands `bare`.
    """
    tokens = trim(tokens)
    if len(tokens) > MAX_SIGN_OFF:
        return None
    return (
        _staff(line, tokens)
        or (_own(line, tokens, site) if bare else None)
        or _filed(line, tokens)
        or _wires(line, tokens)
        or _desk_line(tokens)
        or _at_desks(line, tokens)
        or _writer(line, tokens, bare)
        or (read_desks(line) if _are_desks(line) else None)
        or _pieces(line, tokens, bare, site)
        or read_desks(line)
    )


def _staff(line: str, tokens: Sequence[Token]) -> Parsed | None:
    """As in "MDR (A, B)": an agency or broadcaster, and who wrote for it, each with two names."""
    opening = closed_at(tokens)
    if not opening:
        return None
    owner = printed(line, tokens[:opening])
    names = split_at(tokens[opening + 1 : -1], ",;&", lexicon().conjunctions)
    if not is_organisation(owner) or not names or not all(is_name(name, least=2) for name in names):
        return None
    return Parsed(tuple(Person(printed(line, n), "person", "author", None, owner) for n in names), (owner,))


def _own(line: str, tokens: Sequence[Token], site: str) -> Parsed | None:
    """As in "– Lark Courier": the site itself behind a dash."""
    name = printed(line, tokens)
    is_own = bool(site) and fold(name) == site and line.lstrip()[:1] in DASHES
    return Parsed((), (name,)) if is_own else None


def _filed(line: str, tokens: Sequence[Token]) -> Parsed | None:
    """As in "Ayla KORU-Can ER/BURSA (Gemlik), (DHA)": who filed the story, from where, for which agency."""
    slash = next((i for i, t in enumerate(tokens) if t.text == "/"), 0)
    opening = max((i for i, t in enumerate(tokens) if t.text in OPENING), default=0)
    if not 0 < slash < opening - 1 or tokens[-1].text not in CLOSING:
        return None
    agency, place = printed(line, tokens[opening + 1 : -1]), printed(line, trim(tokens[slash + 1 : opening]))
    names = [name.strip() for name in _NAMES_APART.split(printed(line, tokens[:slash]))]
    if find_agency(agency) is None or not place[:1].isupper() or not all(is_name(tokenise(n), least=2) for n in names):
        return None
    return Parsed(tuple(Person(name, "person", "author", place.rstrip(" ,"), agency) for name in names))


def _wires(line: str, tokens: Sequence[Token]) -> Parsed | None:
    """As in "Agencias EFE y Reuters": the word for them, and which."""
    is_word = len(tokens) > 1 and tokens[0].key in lexicon().wires and tokens[1].text[0].isalnum()
    agencies = _agencies(line, tokens[1:]) if is_word else None
    return Parsed((), tuple(agencies)) if agencies else None


def _desk_line(tokens: Sequence[Token]) -> Parsed | None:
    """As in "PTI AB CD CORR", "(Petra) AB/CD": an agency, and the initials of all who had the story on their desks."""
    is_bracketed = [t.text for t in tokens[1:2]] == [")"]  # the other is trimmed
    agency, *desks = [t.text for t in tokens if not (is_bracketed and t.text in ")/")] or [""]
    is_line = (
        1 < len(desks) < MAX_INITIALS
        and (is_bracketed or agency == agency.upper())
        and find_agency(agency) is not None
        and all(map(_is_desk, desks))
    )
    return Parsed((), (agency,)) if is_line else None


def _at_desks(line: str, tokens: Sequence[Token]) -> Parsed | None:
    """As in "EFE ab/cde": an agency, a space, and the initials of two desks."""
    if len(tokens) < 2 or not is_short_form(tokens[0].text) or tokens[0].end == tokens[1].start:
        return None
    is_desked = tokens[0].text.isupper() and tokens[1].text.islower() and read_desks(printed(line, tokens[1:]))
    return Parsed((), (tokens[0].text,)) if is_desked else None


def _is_desk(word: str) -> bool:
    """Whether a word is initials in capitals, or in a script without them a letter or two, with its vowel signs,
    and none of the commonest of a language."""
    if word.isupper():
        return word.isalpha() and len(word) <= MOST_LETTERS
    return _UNCASED.fullmatch(word) is not None and word not in lexicon().common


def read_desks(line: str) -> Parsed | None:
    """As in "abc/de/fg", "ABC // DE", "ab/CD", "/AB/", "/ab" alone on a line, behind the last sentence or in a bracket
    there: initials of all who had the story on their desks."""
    is_cased = all(desk in (desk.lower(), desk.upper()) for desk in line.split("/"))
    return Parsed() if is_cased and _DESKS.fullmatch(line.strip()) else None


def _are_desks(line: str) -> bool:
    """Whether two slashes part what are not all agencies: "ABC // XYZ", of whom one is called as an agency is."""
    parts = line.split("//")
    return len(parts) > 1 and not all(find_agency(part.strip()) for part in parts)


def is_initials(line: str) -> bool:
    """As in "AXM": initials of who had the story last, but not "FIN"; in small letters any word may be so short."""
    return _DESK_ALONE.fullmatch(line) is not None and line.casefold() not in lexicon().closings


def _unbracketed(tokens: Sequence[Token]) -> Sequence[Token]:
    """As in "ab/cd (AP, AFP)": the bracket is one more part."""
    opening = closed_at(tokens)
    if not opening:
        return tokens
    return [*tokens[:opening], tokens[opening]._replace(text="/"), *tokens[opening + 1 : -1]]


def _writer(line: str, tokens: Sequence[Token], bare: bool) -> Parsed | None:
    """A writer's full name with the agency or the day: "A (PAP)", "A mit dpa", "(A, APA, 12.3.2024)"."""
    words = lexicon()
    label = phrase_at(tokens, 0, "label")
    tokens = tokens[label[0] :] if label and label[1].role == "author" else tokens  # "Von A und dpa"
    stop = next((i for i, t in enumerate(tokens) if t.text in "(," or t.text in words.joining), 0)
    name = printed(line, tokens[:stop])
    if not is_name(tokens[:stop], least=2) or find_agency(name) is not None:
        return None
    mark, rest = tokens[stop].text, tokens[stop + 1 :]
    if mark == "," and bare and find_agency(printed(line, rest)) is not None:  # "A, The Canadian Press"
        return Parsed((Person(name, "person", "author", None, printed(line, rest)),))
    agencies = _agencies(line, rest)
    if agencies is None:
        return None
    if tokens[0].key in words.articles or is_organisation(name):  # "Le Courrier avec AFP"
        return Parsed((), tuple(dict.fromkeys((name, *agencies))))
    if mark == "(" and len(agencies) == 1 and rest[0].text not in words.joining:
        return Parsed((Person(name, "person", "author", None, agencies[0]),))
    return Parsed((Person(name, "person", "author"),), tuple(dict.fromkeys(agencies)))


def _agencies(line: str, tokens: Sequence[Token]) -> list[str] | None:
    """The agencies in "AFP und dpa", "APA, 12.3.2024"; None where there is anything else, or nothing."""
    parts = split_at(trim(tokens), ",/", lexicon().conjunctions)
    agencies = [unelided(printed(line, part)) for part in parts if not part[0].text[0].isdigit()]
    is_told = bool(agencies) or DAY_LIKE.search(printed(line, tokens)) is not None
    return agencies if is_told and all(map(find_agency, agencies)) else None


def _pieces(line: str, tokens: Sequence[Token], bare: bool, site: str) -> Parsed | None:
    """As in "(ab/dpa)", "Outlet / Agency": every piece is an agency, an outlet, a writer's initials or a note."""
    tokens = spaced_dashes(_unbracketed(tokens) if bare else tokens)
    pieces = split_at(tokens, ",/|·&;", lexicon().joining)
    texts = [printed(line, piece) for piece in pieces]
    if bare and _are_at_host(texts):
        return Parsed((Person(texts[0], "person", "author", None, texts[1]),))
    ours = site in map(fold, texts) and any(t.text == "/" or t.text in lexicon().joining for t in tokens)
    kinds = [
        "agency" if ours and fold(text) == site else _kind(text, piece, ours)
        for text, piece in zip(texts, pieces, strict=True)
    ]
    is_signed = not bare and sorted(kinds) == ["outlet", "writer"] and any(map(HOST.fullmatch, texts))
    if not ("agency" in kinds or is_signed) or "" in kinds:  # "(lake.example.org, ab)"
        return None
    read = list(zip(texts, kinds, strict=True))
    writers = [text for text, kind in read if kind == "writer"] if bare else []
    names = dict.fromkeys(text for text, kind in read if kind in ("agency", "outlet"))
    return Parsed(tuple(Person(name, "person", "author") for name in writers), tuple(names))


def _are_at_host(texts: Sequence[str]) -> bool:
    """As in "AB - www.example.org": initials, and the site they write for."""
    if len(texts) != 2 or not _DESK.fullmatch(texts[0]) or find_agency(texts[0]) is not None:
        return False
    return HOST.fullmatch(texts[1]) is not None


def _kind(text: str, tokens: Sequence[Token], ours: bool) -> str:
    """What one of the pieces is: an "agency", an "outlet" that may be none, a "writer", a "note"; "" for neither."""
    words, folded = lexicon(), fold(text)
    if text[0].isdigit() or (len(tokens) > 2 and tokens[1].text == ":" and tokens[2].text[0].isdigit()):
        return "note"  # "(APA, 12.3.2024)", "dpa-infocom, dpa:220124-99-835563/5"
    if _is_agency(text) or folded in words.wires:
        return "agency"
    if folded in words.closings or _DESKS_JOINED.fullmatch(text):
        return "note"
    if _INITIALS.fullmatch(text):
        return "writer"
    if folded in words.newsrooms:
        return "outlet"
    if ours and is_name(tokens):  # "Outlet / Other Outlet", "Outlet avec AFP"
        return "agency"
    is_acronym = text.isupper() and text.isalpha() and len(text) <= MAX_ACRONYM
    return "outlet" if is_acronym or HOST.fullmatch(text) else ""


def _is_agency(text: str) -> bool:
    """A short form as the agency prints it, or in any case a name long enough to be no initials."""
    agency = find_agency(text)
    return agency is not None and (text in agency.short or text in agency.names or len(text) > MOST_LETTERS)


def read_initialled(line: str, tokens: Sequence[Token]) -> tuple[Parsed, int] | None:
    """As in "ab, cd; Foto: Agency; first published: 4.3.2018": initials before a label, and where it ends."""
    stop = next((i for i, t in enumerate(tokens[: 2 * MAX_AUTHORS]) if t.text == ";"), 0)
    initials = [printed(line, part) for part in split_at(tokens[:stop], ",/&+")]
    if not initials or not all(map(_INITIALS.fullmatch, initials)):
        return None
    last = max(i for i, t in enumerate(tokens) if t.text == ";")
    end = len(tokens) if opener_at(tokens, last + 1) else last
    rest = read_opened(line, tokens[stop + 1 : end])
    if rest is None:
        return None
    return Parsed(tuple(Person(name, "person", "author") for name in initials)) + rest, end
