"""What a word in Chinese, Japanese or Korean can be: a name, an outlet."""

import regex

from newsclean.credit.unspaced_lexicon import unspaced
from newsclean.patterns import lazy
from newsclean.rules.agencies import find_agency
from newsclean.rules.people import SURNAMES, family_name
from newsclean.rules.places import SINOGRAPHIC

__all__ = ["SCRIPT", "begins_as_name", "is_chinese_name", "is_hangul_outlet", "is_outlet", "is_signature"]

LEAST_ALONE = 3  # signs of a name in Chinese that nothing announces
LEAST_OUTLET = 4  # signs of an outlet's name in Korean, where a place or a person has two or three
MAX_NAME = 6  # signs of a name in Chinese, Japanese or Korean
SCRIPT = lazy(regex.compile, r"[\p{Han}\p{Hangul}]")


def begins_as_name(text: str) -> bool:
    """Whether a short text begins with a surname; of names in Latin letters or katakana nothing is known."""
    if SCRIPT.match(text) is None:
        return True
    return len(text) <= MAX_NAME and bool(family_name(text))


def is_signature(name: str) -> bool:
    """Whether a name that stands alone begins with a surname of two signs or three."""
    return any(name[:n].rstrip() in SURNAMES for n in (2, 3))


def is_chinese_name(name: str) -> bool:
    """Whether what stands alone is two signs behind one of the commonest surnames, and no word that begins so."""
    words = unspaced()
    is_likely = len(name) == LEAST_ALONE and name[0] in words.common
    return is_likely and name not in words.stops and not name.endswith(words.unsigned)


def is_outlet(name: str) -> bool:
    """Whether it is an agency, or ends as names of outlets do: "海港日报"."""
    return find_agency(name) is not None or name.endswith(unspaced().outlets)


def is_hangul_outlet(word: str) -> bool:
    """Whether a word beside a name in Korean is an outlet's name, and no place's or person's: by its end, or length."""
    if word in SINOGRAPHIC:
        return False
    return is_outlet(word) or len(word) >= LEAST_OUTLET
