"""A wording of the headline: what it is compared by, and how far two of them name the same story."""

import re
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

from newsclean import rules, site
from newsclean.patterns import lazy
from newsclean.rules.months import DATE_JOINS, MONTHS, WEEKDAYS
from newsclean.text import DAY_LIKE, alternation, clean, is_east_asian, letters

__all__ = [
    "ALONE", "ARCHIVE", "HOLDS", "LIKE", "LONGEST", "SEPARATOR", "SITE", "TAIL", "UNTITLED", "WORD", "Name",
    "agreement", "bare", "names_of", "unmarked", "without_day", "without_label", "without_site",
]  # fmt: skip

_RULES = rules.read("headline.toml")
SEPARATOR = lazy(
    re.compile, rf"\s+(?:{alternation(_RULES['separators'])})\s+|\s*(?:{alternation(_RULES['strong'])})\s*"
)
_OPENING = lazy(re.compile, r"^[»|›>]\s+")
_LABEL = lazy(
    re.compile,
    rf"(?:\+{{2,3}}\s?)?(?:{alternation(_RULES['labels'])})(?:\s{{0,3}}[:|+–-]{{1,3}}|(?-i:(?<=[A-Z])\.))\s+(?=\S)",
    re.IGNORECASE,
)
_IN_DATES = WEEKDAYS.union(MONTHS, DATE_JOINS)
WORD = lazy(re.compile, r"[^\W_]+")  # letters and figures
# In a script without spaces: what stands behind an underscore is the site, and so is a name behind the last hyphen that
# ends as those of sites do. Where a section stands between them the title is left as it is.
_UNDERSCORE = lazy(re.compile, r"\s*[_＿]+\s*")
_HYPHEN = lazy(re.compile, r"\s*(?:--?|－)\s*(?=[^-－]{2,14}$)")
_SITE_ENDS, _NO_SITES = tuple(_RULES["site_ends"]), tuple(_RULES["no_sites"])

LONGEST = 400  # characters; the longest headline annotated has 220
LIKE = 0.5  # of the words of the shorter of two wordings, the share that the other has, for one story
ALONE = 4  # words of an <h1> that no witness knows, to be believed: shorter ones are names of sections and sites
TAIL = 3  # words of a headline that is left when a kicker is taken off
DAY = 60  # characters of a day with its weekday
SITE = 6  # words of a site's name at most: longer ones are titles that a page gives in the wrong place
GLUED = 8  # signs of a headline in such a script, before a mark without spaces
HOLDS = 15  # characters that one wording must share with another that holds it, to count as nearly the same
MOST = 30  # names of the story that are looked at, <h1> or other headings, too


class Name(NamedTuple):
    """A wording of the headline, and what it is compared by."""

    value: str
    source: str
    starts: frozenset[int]  # where, counted from the end, a part of an <h1> begins
    bare: str  # letters and figures only: "The Example" and "the-example" are one name
    words: frozenset[str]


def bare(text: str) -> str:
    """Letters and figures only."""
    return letters(text.casefold())


ARCHIVE = frozenset(map(bare, _RULES["archive"]))
UNTITLED = frozenset(map(bare, _RULES["untitled"]))


def unmarked(value: str) -> str:
    """Without the mark that links to a heading, and one before it that parts it from the name of the site, where that
    has none."""
    return _OPENING.sub("", value.rstrip(" ¶"))


def names_of(values: Iterable[tuple[str, str]], sites: frozenset[str]) -> list[Name]:
    """The distinct wordings, without the site's name; those that are nothing else left out."""
    names: dict[str, Name] = {}
    for value, source in values:
        if value in names or len(value) > LONGEST:
            continue
        lines = [clean(line) for line in unmarked(value).split("\n")]
        lines = [line for line in lines if not _is_site(line, sites)] or lines
        short = without_site(" ".join(lines), sites)
        words = WORD.findall(short.casefold())
        if not _is_site(short, sites):
            names[value] = Name(short, source, _starts(lines), "".join(words), frozenset(words))
        if len(names) >= MOST:
            break
    return list(names.values())


def _starts(lines: list[str]) -> frozenset[int]:
    """Where the lines but the first begin in the joined text, counted from its end."""
    return frozenset(length - 1 for length in accumulate(len(line) + 1 for line in reversed(lines[1:])))


def without_site(value: str, sites: frozenset[str]) -> str:
    """A title without the site's name before or behind it."""
    for _ in range(3):
        cuts = list(SEPARATOR.finditer(value))
        if cuts and _is_site(value[cuts[-1].end() :], sites):
            value = value[: cuts[-1].start()]
        elif cuts and _is_site(value[: cuts[0].start()], sites):
            value = value[cuts[0].end() :]
        else:
            break
    return _without_glued_site(value) if is_east_asian(value[:GLUED]) else value


def _without_glued_site(value: str) -> str:
    """A title in a script without spaces, without the site: "港口重新开放_海港网", "港口重新开放-海港网"."""
    headline, *others = _UNDERSCORE.split(value)
    if len(headline) >= GLUED and len(others) == 1:
        return headline
    cut = _HYPHEN.search(value)
    if cut is None or cut.start() < GLUED or value.endswith(_NO_SITES) or not value.endswith(_SITE_ENDS):
        return value
    return value[: cut.start()]


def without_day(title: str) -> str:
    """A title without the day of the issue before or behind it; "" where it is nothing else."""
    if not DAY_LIKE.search(title[:LONGEST]):
        return title
    cuts = list(SEPARATOR.finditer(title[:LONGEST]))
    if _is_day(title):
        return ""
    if cuts and _is_day(title[cuts[-1].end() :]):
        return title[: cuts[-1].start()]
    return title[cuts[0].end() :] if cuts and _is_day(title[: cuts[0].start()]) else title


def _is_day(text: str) -> bool:
    """As "Monday, November 8, 1999" is."""
    words = WORD.findall(text.casefold()) if len(text) <= DAY and DAY_LIKE.search(text) else []
    return bool(words) and all(word.isdigit() or word in _IN_DATES for word in words)


def _is_site(part: str, sites: frozenset[str]) -> bool:
    return any(not key or key in sites for key in site.keys(part))


def agreement(one: Name, other: Name) -> float:
    """How far two wordings name the same story: 1 if they are the same, less if they are short, or one holds the other,
    or they share half of the words; 0 if they are two stories'."""
    if one.bare == other.bare:
        return 1.0 if len(one.bare) > HOLDS else 0.7
    if one.bare in other.bare or other.bare in one.bare:
        return 0.8 if min(len(one.bare), len(other.bare)) > HOLDS else 0.4
    shorter = min(len(one.words), len(other.words))
    is_like = len(one.words & other.words) >= LIKE * shorter
    return (0.6 if shorter > 2 else 0.3) if is_like else 0.0


def without_label(value: str) -> str:
    """Without a label that says what kind of piece it is."""
    match = _LABEL.match(value)
    return value[match.end() :] if match else value
