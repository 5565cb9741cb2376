"""The organisation that a piece of a list names: an agency, an outlet, a desk."""

from collections.abc import Sequence

import regex

from newsclean.credit.kinds import HOST, is_capital, is_name, is_organisation
from newsclean.credit.lexicon import lexicon
from newsclean.credit.tokens import OPENING, Token, printed, tokenise, trim, unarticled
from newsclean.patterns import lazy
from newsclean.rules.agencies import find_agency
from newsclean.rules.months import MONTHS, WEEKDAYS
from newsclean.text import fold

__all__ = ["listed_organisation", "organisation_name", "unelided"]

MAX_ORGANISATION = 20  # tokens; the longest found has nine words
FIGURES = 2  # that make a piece a date: "Tue 29 Nov 2016"
MAX_PREPOSITION = 4  # letters: "on", "vom", "from"
SHORT_DAY = 3  # letters of a weekday that stands alone
_ELISION = lazy(regex.compile, r"^[ldLD]['’](?=\p{Lu})")  # "avec l'AFP"


def organisation_name(line: str, tokens: Sequence[Token]) -> str | None:
    """The organisation that a piece of a list names, or None where the piece is a date, a note, or initials."""
    words = lexicon()
    tokens = trim(tokens)
    if fold(printed(line, tokens)) in words.stops:
        return None
    while len(tokens) > 1 and (tokens[0].text == "©" or tokens[0].key in words.outlets or _is_lead(tokens)):
        tokens = trim(tokens[1:])
    if len(tokens) == 1 and tokens[0].text[0].isdigit() and _is_host(tokens[0].text):
        return tokens[0].text
    tokens = _undated(_without_edition(tokens))
    text = unelided(printed(line, tokens))
    if not text or len(tokens) > MAX_ORGANISATION or fold(text) in words.stops:
        return None
    named = any(is_capital(t.text) or t.text == "&" for t in tokens) or tokens[-1].key in words.desks
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


def _is_host(text: str) -> bool:
    """Whether it is the name of a site, "24.example", and no day, "4.mar"."""
    return HOST.fullmatch(text) is not None and text.rpartition(".")[2].casefold() not in MONTHS


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
    words = [t for t in tokens if t.text[0].isalpha()] or tokens  # "March 4th", "Aug. 9"; but "3sat"
    is_short = len(words) == 1 and len(words[0].text) <= SHORT_DAY  # a paper: "Sun"
    return () if all(t.key in MONTHS or (t.key in WEEKDAYS and not is_short) for t in words) else tokens


def _is_lead(tokens: Sequence[Token]) -> bool:
    """Words in small letters before the name: "the journalism nonprofit the Example Project"."""
    return (
        tokens[0].text.islower()
        and not find_agency(tokens[0].text)
        and "." not in tokens[0].text
        and any(is_capital(t.text) for t in tokens[1:])
    )
