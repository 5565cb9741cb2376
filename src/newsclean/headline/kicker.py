"""What stands before a headline and is none of it: the kicker, known by the page's other wordings."""

import re

from newsclean.headline.wording import TAIL, Name, bare
from newsclean.metadata import Metadata
from newsclean.patterns import lazy
from newsclean.text import DAY_LIKE, count_words, fold

__all__ = ["behind_kicker", "in_full", "without_kicker"]

_KICKER = lazy(re.compile, r"[:|/–—-]\s+")
_DASHES = frozenset("-–—|/")
_WHOLE = ("json-ld", "meta:og:title")  # where a kicker stands only if it is the headline's beginning

BADGE = 2  # words of a badge behind the headline, or a count of comments


def behind_kicker(heading: Name, told: list[Name]) -> str:
    """The headline at the end of a heading, where nothing but its layout set apart the kicker before it."""
    for other in told:
        kicker = heading.value.removesuffix(other.value)
        if other.source != "title" and kicker.endswith(" ") and kicker[-2:-1].isalnum():
            return other.value
    return ""


def in_full(name: Name, told: list[Name]) -> str:
    """A displayed headline without the kicker before it, and with the signs that its layout stood for.

    A kicker is known by another wording that has only the rest. Where og:title has the kicker too, or only <title>
    lacks it, it is the headline's beginning. Of the same wording, the one with most signs is the headline: those stand
    for what the layout of a heading shows.
    """
    if name.source == "dom:heading":
        headline = behind_kicker(name, told)
        if headline:
            return headline
    is_whole = not name.starts and any(name.bare in t.bare for t in told if t.source == "meta:og:title")
    rests = (_rest(name, other) for other in told if not is_whole and name.bare not in other.bare)
    same = (other.value for other in told if other.bare == name.bare)
    return next(filter(None, rests), "") or max((name.value, *same), key=_signs)


def _signs(value: str) -> int:
    """How many signs a wording has, but for those that a script escapes others with."""
    return sum(not (sign.isspace() or sign == "\\") for sign in value)


def _rest(name: Name, other: Name) -> str:
    """What another wording leaves of a displayed headline, "" if that is no part of it."""
    whole = fold(other.value)
    if count_words(whole) >= TAIL:
        is_kicker = name.starts or (other.source != "title" and _KICKER.search(name.value))
        if _is_first_line(name, whole) or (is_kicker and fold(name.value).endswith(whole)):
            return other.value
    return ""


def _is_first_line(name: Name, whole: str) -> bool:
    """Whether a wording is all that stands before a line with the day in an <h1>, or a word or two: "Premium"."""
    return any(
        fold(name.value[:-start]) == whole
        and (DAY_LIKE.search(name.value[-start:]) or count_words(name.value[-start:]) <= BADGE)
        for start in name.starts
    )


def without_kicker(name: Name, rests: list[Name], metadata: Metadata) -> str:
    """A displayed headline without the part that the page's markup calls a kicker; "" where none is called so.

    Where the data repeats both with a colon between them ("After the flood: bridge reopens"), they are one headline;
    with a dash they are two fields of the site's system, glued together.
    """
    short = next((rest for rest in rests if name.bare.endswith(rest.bare)), None)
    if short is None:
        return ""
    for value, source in metadata.headlines:
        if source in _WHOLE and name.bare in bare(value):
            before = fold(value).rpartition(fold(short.value))[0].rstrip()
            if before[-1:] not in _DASHES:
                return ""
    return short.value
