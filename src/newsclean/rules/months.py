"""Names of months and weekdays: a view over dates.toml. All names are folded."""

import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import cache
from itertools import chain, filterfalse
from types import MappingProxyType

from newsclean.rules import read

__all__ = ["ANY", "DATE_JOINS", "MONTHS", "TWO_WORDS", "WEEKDAYS", "abbreviations", "in_one_word", "months"]

_RULES = read("dates.toml")
_NAMES: Mapping[str, list[str]] = _RULES["months"]
_SHORT = frozenset(_RULES["words"]["short_months"])
WEEKDAYS = frozenset(_RULES["words"]["weekdays"])
DATE_JOINS = frozenset(_RULES["words"]["date_joins"])  # "5 de enero de 2024"
TWO_WORDS: Mapping[str, str] = MappingProxyType(_RULES["two_words"])  # and the one that other countries have for them
LONGEST_WORD = 3  # letters of Latin names that may be any word
LONGEST_ABBREVIATION = 5


@cache
def months(code: str) -> Mapping[str, int]:
    """Names and abbreviations in a language, with accents and without -> number; those of English if it is unknown.

    >>> months("de")["jänner"], months("fr")["fevrier"]
    (1, 2)
    """
    table: dict[str, int] = {}
    for number, names in enumerate(_NAMES[code if code in _NAMES else "en"], start=1):
        for name in names.split():
            table.setdefault(name, number)
            if not name.isascii():
                table.setdefault(_plain(name), number)
    return MappingProxyType(table)


def in_one_word(text: str) -> str:
    """A text with the months of two words in one, as `MONTHS` has them.

    >>> in_one_word("3 تشرين الثاني")
    '3 نوفمبر'
    """
    for words, month in TWO_WORDS.items():
        text = text.replace(words, month)
    return text


def _plain(word: str) -> str:
    """Without accents."""
    if word.isascii():
        return word
    return "".join(filterfalse(unicodedata.combining, unicodedata.normalize("NFD", word)))


def _any_language() -> Mapping[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for code in _NAMES:
        for name, number in months(code).items():
            found.setdefault(name, set()).add(number)
    return MappingProxyType({name: frozenset(numbers) for name, numbers in found.items()})


@cache
def abbreviations() -> frozenset[str]:
    """What is short for a longer name in more languages than have it as the name itself, and so may carry a full stop.

    >>> "jun" in abbreviations(), "mai" in abbreviations()
    (True, False)
    """
    votes: Counter[str] = Counter()
    for names in chain.from_iterable(_NAMES.values()):
        words = names.split()
        longest = max(words, key=len)
        for name in words:
            if len(name) <= LONGEST_ABBREVIATION:
                votes[name] += 1 if f" {names}".count(f" {name}") > 1 or _is_short_for(name, longest) else -1
    return frozenset(name for name, vote in votes.items() if vote > 0)


def _is_short_for(name: str, longer: str) -> bool:
    """As "mrt" is for "maart"."""
    return name[0] == longer[0] and len(name) + 1 < len(longer)


def _is_word(name: str) -> bool:
    """Whether a name is so short that it may be any word: "fra", "ii"."""
    return len(name) <= LONGEST_WORD and name not in _SHORT and _plain(name).isascii()


ANY = _any_language()  # "listopad" is two: October and November
# The same for text of any language, without what may be another word.
MONTHS: Mapping[str, frozenset[int]] = MappingProxyType({n: m for n, m in ANY.items() if not _is_word(n)})
