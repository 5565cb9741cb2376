"""The headline as the address of its page spells it: "/2024/bridge-reopens-after-a-year-1234.html"."""

import re
from collections.abc import Collection, Iterable
from urllib.parse import unquote

from newsclean import site
from newsclean.headline.wording import WORD
from newsclean.patterns import lazy

__all__ = ["as_addressed"]

_QUERY = lazy(re.compile, r"[?#]")

FEWEST = 3  # words of an address that spell a headline, and that a line must share with it
LIKE = 0.5  # of the words of both, those that both have; of 696 pages .6 finds two fewer


def as_addressed(lines: Iterable[str], url: str) -> str:
    """The first of the lines that are likest to what an address says, "" where none is like it.

    >>> as_addressed(["More news", "Bridge reopens after year"], "https://example.org/bridge-reopens-after-year-12")
    'Bridge reopens after year'
    """
    said = _words(url)
    if len(said) < FEWEST:
        return ""
    likeness = {line: _likeness(line, said) for line in lines}
    best = max(likeness, key=likeness.__getitem__, default="")
    return best if best and likeness[best] >= LIKE else ""


def _words(url: str) -> Collection[str]:
    """The words of the part of an address's path that has the most."""
    path = unquote(_QUERY.split(site.original(url))[0].partition("//")[2])
    return max(map(_spelled, path.casefold().split("/")[1:]), key=len, default=())


def _spelled(text: str) -> frozenset[str]:
    return frozenset(word for word in WORD.findall(text) if len(word) > 1 and not word.isdecimal())


def _likeness(line: str, said: Collection[str]) -> float:
    words = _spelled(line.casefold())
    shared = sum(any(key in said for key in site.keys(word)) for word in words)
    return 2 * shared / (len(words) + len(said)) if shared >= FEWEST else 0
