"""What tokens can be: a name, an organisation, running words."""

from collections.abc import Sequence
from functools import cache

import regex

from newsclean.credit.lexicon import lexicon
from newsclean.credit.tokens import Token
from newsclean.patterns import lazy
from newsclean.rules.agencies import find_agency
from newsclean.rules.people import PARTICLES
from newsclean.text import begins_small

__all__ = ["HOST", "is_capital", "is_name", "is_organisation", "running", "seat_of", "undoubled"]

# "example.org", "X.com"; not "R.Muster"
HOST = lazy(regex.compile, r"(?!(?-i:\p{Lu}\.\p{Lu}\p{Ll}))(?:[\w-]{1,60}\.){1,4}(?!jr|sr)[a-z]{2,8}", regex.IGNORECASE)
# A name twice, for wide and narrow screens or on both sides of a link's label: "Ana RuizTwitterAna Ruiz"
_DOUBLED = lazy(regex.compile, r"(\S{2,20} .{2,40}?)(?: |\p{Lu}\p{Ll}{2,12})?\1")
# "al-Sayed", "d'Arc"
_PREFIX = lazy(regex.compile, r"\p{Ll}{1,3}['’-]\p{Lu}")
MAX_NAME_WORDS = 6  # of a name, without particles: more is a title or a sentence


def is_capital(text: str) -> bool:
    """A word that can begin a name: no figure, not in small letters save for a prefix ("al-Sayed", "d'Arc")."""
    return _PREFIX.match(text) is not None if begins_small(text) else text[0].isalpha()


def is_name(tokens: Sequence[Token], least: int = 1) -> bool:
    """Capitalised words, particles between them, full stops behind initials."""
    abbreviations = lexicon().abbreviations
    if tokens and tokens[0].key in lexicon().pronouns:
        return False
    words = 0
    for i, token in enumerate(tokens):
        if token.text == ".":
            if not i or (len(tokens[i - 1].text) > 2 and tokens[i - 1].key not in abbreviations):
                return False
        elif token.text in "\"“”'‘’„":
            continue
        elif is_capital(token.text):
            words += 1
        elif token.key not in PARTICLES or i == len(tokens) - 1:
            return False
    return least <= words <= MAX_NAME_WORDS


def running(text: str) -> int:
    """How many words in small letters are more than the particles and articles of a name."""
    named = _named()
    return sum(word.isalpha() and word.islower() and begins_small(word) and word not in named for word in text.split())


@cache
def _named() -> frozenset[str]:
    """The words in small letters that names hold."""
    words = lexicon()
    small = words.of | words.articles | PARTICLES | words.conjunctions | words.places | words.via
    return small | words.company | words.legal


def is_organisation(text: str) -> bool:
    """By evidence in the words themselves: a known agency, a host name, a company word, an acronym."""
    if find_agency(text) is not None:
        return True
    words, company = text.split(), lexicon().company
    folded = [word.casefold().strip(".,()") for word in words]
    last = folded[-1].rpartition("-")[2] if folded else ""  # "Times-News"
    if last in company or not company.isdisjoint(folded) or any(mark in text for mark in "&+@"):
        return True
    if any(word.endswith(lexicon().company_endings) for word in folded):  # "Heimatverein Ulm"
        return True
    if len(words) != 1:
        return False
    if HOST.fullmatch(text) is not None:
        return True
    if text.isupper():
        return text.isalpha() and text.isascii() and 2 <= len(text) <= 8
    return any(len(part) > 1 and part.isupper() for part in text.split("-"))  # "BBC-style"


def seat_of(token: Token) -> str:
    """The place in "Lagos-based"; "" where a word tells none."""
    place, dash, based = token.text.rpartition("-")
    return place if dash and based in lexicon().seated and is_capital(place) else ""


def undoubled(name: str) -> str:
    """A name once that a page prints twice: "Ana RuizAna Ruiz"."""
    doubled = _DOUBLED.fullmatch(name)
    return doubled[1] if doubled else name
