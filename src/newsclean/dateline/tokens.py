"""The head of a line as tokens, up to the first word that no dateline holds; `Head` is what the readers read from."""

import re
from typing import NamedTuple

import regex

from newsclean.dateline.words import AGENCY_STARTS, PRINTED_AGENCIES, SMALL
from newsclean.patterns import lazy
from newsclean.rules.places import CITIES, place_key

__all__ = ["HEAD", "Head", "Token", "may_open", "tokenise"]

# Datelines of agencies stay below 100 characters; press releases from two places reach 140.
HEAD = 160
TOKENS = 48  # the longest head of a line found has 36

# Each part begins with a character that no other can begin with, and every repetition is possessive: linear.
_TOKEN = lazy(
    regex.compile,
    r"""
      # N.M  Port-au-Prince  خرم‌آباد, with what parts or joins letters within a word
      (?P<word>   (?!ـ)\p{L}[\p{L}\p{M}\p{N}\u200c\u200d]*+ (?: [.'’‘&‑-] \p{L}[\p{L}\p{M}\p{N}\u200c\u200d]*+ )*+ )
    | (?P<number> \p{N}++ (?: [./:-]\p{N}++ )*+ (?: st | nd | rd | th | er | [º°ª] )?+ )
    | (?P<dash>   [-‐‑–—―−─－_ـ]++ )
    | (?P<open>   [(（\[] )
    | (?P<close>  [)）\]] )
    | (?P<comma>  [,،;] )
    | (?P<colon>  [:：] )
    | (?P<stop>   [.।] )
    | (?P<slash>  / )
    | (?P<bar>    [|│·•∙] )
    | (?P<amp>    & )
    | (?P<quote>  [«»"“”] )
    | (?P<space>  \s++ )
    | (?P<other>  . )
    """,
    regex.VERBOSE | regex.DOTALL,
)
# What a dateline can hold, roughly: brackets, words that begin with no small letter, short ones that do, months at a
# number. Most paragraphs have no closing mark before the first word that is none of these, and so are done with.
_OPENING = lazy(
    regex.compile,
    r"""(?:
      [(（\[] [^()（）\[\]]{0,80}+ [)）\]]
    | \p{N}\S*+ (?: \s++ de )?+ \s++ \p{L}++
    | [^\p{Ll}\s]\S*+
    | \p{Ll}\w*+ \. \p{L}++
    | \p{Ll}{1,4}+ (?!\p{L})
    | \p{Ll}++ \.?+ \s \p{N}
    | \s++
    )++""",
    regex.VERBOSE,
)
# A mark that closes: not the hyphen, slash or full stop within a word, not the colon of a time.
_MARK = lazy(re.compile, r"[–—―−─－_ـ：।|│·•∙)）\]] | (?:(?<!\w)[-‐‑/.]) | [-‐‑/.](?!\w) | :(?!\d)", re.VERBOSE)
_DAY_OR_YEAR = lazy(re.compile, r"\d{1,4}(?:st|nd|rd|th|er|[º°ª])?")


class Token(NamedTuple):
    """A piece of a line, and where it stands."""

    kind: str  # a group of _TOKEN
    text: str
    start: int
    end: int


class Head:
    """The tokens at the start of a line: what stands at an index, "" behind the last.

    `outlets` are the names that count as agencies on this page, as `site.names` has them.
    """

    def __init__(self, text: str, outlets: frozenset[str] = frozenset()) -> None:
        self.text = text
        self.tokens = tokenise(text[:HEAD])
        self.outlets = outlets

    def kind(self, i: int) -> str:
        return self.tokens[i].kind if i < len(self.tokens) else ""

    def word(self, i: int) -> str:
        return self.tokens[i].text.casefold() if self.kind(i) == "word" else ""

    def span(self, i: int, j: int) -> str:
        """The text that tokens i to j-1 were read from."""
        return self.text[self.tokens[i].start : self.tokens[j - 1].end]

    def is_glued(self, i: int) -> bool:
        """Whether no space stands before token i."""
        return 0 < i < len(self.tokens) and self.tokens[i].start == self.tokens[i - 1].end

    def is_capitalised(self, i: int) -> bool:
        return self.kind(i) == "word" and not self.tokens[i].text[0].islower()

    def is_number(self, i: int) -> bool:
        """A day or a year."""
        return self.kind(i) == "number" and _DAY_OR_YEAR.fullmatch(self.tokens[i].text) is not None


def may_open(text: str, alone: bool) -> bool:
    """The cheap test: whether a mark that closes datelines stands before the first word that no dateline holds. A line
    `alone` needs none, but capitals, or more than words: a date, a comma before a country, a slash before an agency."""
    opening = _OPENING.match(text, 0, HEAD)
    if opening is None:
        return False
    is_alone = alone and opening[0] == text and (text.isupper() or not text.replace(" ", "").isalpha())
    return is_alone or _MARK.search(opening[0]) is not None


def tokenise(head: str) -> list[Token]:
    """The tokens up to the first word in small letters that no dateline holds, brackets excepted."""
    tokens: list[Token] = []
    depth = 0
    for match in _TOKEN.finditer(head):
        kind = match.lastgroup or "other"
        if kind == "space":
            continue
        text = match[0]
        if kind == "word" and not depth and text[0].islower() and not _is_small(text):
            break
        if kind == "other" or len(tokens) == TOKENS:
            break
        depth += (kind == "open") - (kind == "close")
        tokens += _parts(kind, text, match.start())
    return tokens


def _parts(kind: str, text: str, start: int) -> list[Token]:
    """The token; of a city and an agency that a hyphen makes one word, three: "دمشق-سانا"."""
    city, hyphen, agency = text.partition("-") if kind == "word" else (text, "", "")
    if agency not in PRINTED_AGENCIES or place_key(city) not in CITIES:
        return [Token(kind, text, start, start + len(text))]
    dash = start + len(city)
    return [
        Token(kind, city, start, dash),
        Token("dash", hyphen, dash, dash + 1),
        Token(kind, agency, dash + 1, start + len(text)),
    ]


def _is_small(word: str) -> bool:
    """A word in small letters that a dateline may hold: a particle, a month, an agency, a site's address."""
    return word.casefold() in SMALL or word in AGENCY_STARTS or "." in word
