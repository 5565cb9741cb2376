"""The dates of a page, from all that it says of them."""

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, islice, pairwise, takewhile
from typing import NamedTuple

import regex

from newsclean import rules
from newsclean.blocks import Block, above, is_in_figure
from newsclean.dates.clock import Found, at_home, in_zone_of_site, is_same
from newsclean.dates.value import EARLIEST, LATEST, When, day_in_address, day_of, parse_day, parse_stamp, zoned
from newsclean.metadata import Candidate, Metadata
from newsclean.patterns import lazy
from newsclean.site import original
from newsclean.text import DAY_LIKE, alternation, any_of, ends_sentence, unglued

__all__ = ["PRINTED", "Dates", "extract_dates", "turned"]

_RULES = rules.read("dates.toml")
_ORDER: dict[str, int] = {source: rank for rank, source in enumerate(_RULES["trust"]["order"])}
_PRINTED, _TIMED = _ORDER["text"], _ORDER["dom:time"]
_DOCUMENT = ("dom:", "text")  # what the document shows, rather than what its data says
PRINTED = frozenset(("text", "dom:date", "dom:text"))  # … in the words of a line, where no machine reads it
_WEAK = frozenset(_RULES["trust"]["weak"])
# "Rain in Ulm | Example | 27.01.2022", "The Example - Monday, November 8, 1999": a part of <title> of its own.
_TITLED = lazy(
    regex.compile,
    r"[|:–—-]\s(?:(\d{1,2}[./]\d{1,2}[./]\d{4})(?=$|[\s,])"
    r"|\p{L}{3,12},?\s(\p{L}{3,12}\.?\s\d{1,2},?\s\d{4}|\d{1,2}\.?\s(?:de\s)?\p{L}{3,12}\s(?:de\s)?\d{4})$)",
)
_FIGURE = lazy(re.compile, r"\d")
# What themes write for machines into the line of the date, in an element that is hidden; of the change, mostly.
_FOR_MACHINES = lazy(re.compile, r"(?:19|20)\d\d-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:[+-]\d\d:?\d\d|Z)?")
# "27.1.2022 - Rain fell", "(21 November 2022) Rain fell", "Ulm, 3. Mai 2021 - Rain fell": the day that opens a lead.
_OPENING = lazy(
    regex.compile,
    r"(?:\p{Lu}[\p{L} .-]{1,30}, )?\(?"
    r"(\d{1,2}\W{1,3}(?:\d{1,2}|\p{L}{3,10})\W{1,3}\d{4}|\d{4}\W\d{1,2}\W\d{1,2}|\p{L}{3,10}\W{1,2}\d{1,2},?\s\d{4})"
    r"(?:\)|\s?[-–—|:]|\s[„“\"«(])",
)
# "4 de mayo de 2021 - 03:35 p. m.": of a line that ends so the full stop is no sentence's.
_CLOCKED = lazy(re.compile, r"\d[:.]\d\d\s(?:[^\W\d]\.\s?m|[^\W\d]{1,3})\.$")

TRIES = 40  # candidates read for one field
ADDRESSES = 3  # of those that the page names as its own
FAR = 3  # days between an address and what the page prints; stories are filed a day or two before they appear
BEGUN = 3  # letters of a word that are alike in small letters, whatever the language ("YAYINLANMA" has an "ı")
LABEL = 160  # characters of a line that may say when the story was published
BLOCKS_ABOVE = 16  # the body among which the day is printed; beyond, and below the body, are other stories' days
BLOCKS_BELOW = 10  # below the body among which one may say when it was published
LABELLED = 40  # characters behind the word that says so
OPENERS = 3  # paragraphs of the body that may begin with the day: a deck and a caption may come before the lead
STAMP = 32  # characters of a text without any mark that gives the day: of longer ones one in eleven is right
CLOCKED = 40  # characters of a line with day and clock
LINE = 100  # characters of a line that gives the day: of longer ones, captions mostly, one in ten is right


class Dates(NamedTuple):
    """An aware datetime, or a date where the page gives only the day, or None; and where each was found."""

    published: When | None = None
    modified: When | None = None
    published_source: str | None = None
    modified_source: str | None = None


@cache
def _words(kind: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words of all languages, "published", "modified" or "today", and before them how they begin."""
    words = _RULES["words"][kind]
    pattern = rf"\b(?:{alternation(words)})\b" if kind == "published" else alternation(words)
    return re.compile(any_of(word[:BEGUN].lower() for word in words)), re.compile(pattern, re.IGNORECASE)


def _word(kind: str, text: str) -> re.Match[str] | None:
    """The first of those words in a text."""
    beginnings, words = _words(kind)
    # In any case they are searched for in 30 us, and of most lines none begins so.
    return words.search(text) if beginnings.search(text.lower()) else None


@cache
def _telephone() -> re.Pattern[str]:
    words = alternation(_RULES["words"]["telephone"])
    label = rf"\W{{0,3}}(?:{words})(?!\w)(?:\.?\s[^\W\d]{{1,20}}:|[.:]{{0,2}})"
    return re.compile(rf"{label}\s?\d[\d\s()/-]{{4,20}}$", re.IGNORECASE)


def extract_dates(
    metadata: Metadata,
    reference: When | None = None,
    url: str | None = None,
    blocks: Sequence[Block] = (),
    story: Sequence[int] = (),
    language: str | None = None,
) -> Dates:
    """Publication and last change, from the most trusted candidate that reads as a date.

    `url` is the page's address where the caller knows it; many hold the day.
    `reference` is when the page was fetched, where the caller knows it: nothing later than the day after is believed.
    Without it no clock is asked, so that the same page gives the same answer.
    `blocks` are the page's, `story` the places of the body in them: the lines above it are read where data is silent.
    `language` is the page's, where it is known better than by what it declares.
    """
    if language is None and metadata.languages:
        language = metadata.languages[0].value.replace("_", "-")
    latest = _latest(reference)
    told = filter(None, (url, *(c.value for c in metadata.urls[:ADDRESSES])))
    addresses = [Candidate(original(address), "url") for address in told]  # a capture's day is not that of its page
    witnesses = _by_trust(metadata, addresses, blocks, story)
    told_changes = list(_read(metadata.modified[:TRIES], language, latest))
    when, source = in_zone_of_site(_read(witnesses, language, latest), {day_of(change) for change, _ in told_changes})
    when = at_home(when, language)
    if when and source and source.startswith(_DOCUMENT):
        when, source = _as_addressed(when, source, _read(addresses, language, latest))
    modified = _told_change(told_changes, when)
    printed = chain(metadata.published[:TRIES], _above(blocks, story))
    changes = chain(filter(None, (modified,)), _visible_change(printed, language))
    later = (change for change in changes if not (when and _is_before(change[0], when)))
    changed, changed_source = next(later, (None, None))
    return Dates(zoned(when), zoned(changed), source, changed_source)


def _latest(reference: When | None) -> dt.date:
    """The last day that is believed."""
    latest = dt.date(LATEST, 1, 1)
    return min(latest, day_of(reference)) + dt.timedelta(days=1) if reference else latest


def _by_trust(
    metadata: Metadata, addresses: list[Candidate], blocks: Sequence[Block], story: Sequence[int]
) -> Iterator[Candidate]:
    """What may say when the story was published, the most trusted first; lines of text are only read when asked."""
    named = [c for c in metadata.published[:TRIES] if c.source != "dom:text"]
    unnamed = takewhile(_says_only_the_day, (c for c in metadata.published[:TRIES] if c.source == "dom:text"))
    candidates = sorted([*named, *unnamed, *_titled(metadata), *addresses], key=_trust)
    strong = bisect_left(candidates, _PRINTED, key=_trust)
    timed = bisect_right(candidates, _TIMED, lo=strong, key=_trust)
    return chain(
        candidates[:strong],
        _above(blocks, story),
        candidates[strong:timed],
        _below(blocks, story),
        candidates[timed:],
    )


def _says_only_the_day(candidate: Candidate) -> bool:
    """Whether a text without any mark says when the story was published and little else, or begins with the day.

    Sentences tell of events; and where the nearest to the headline is none such, those further off are other things'.
    """
    text = candidate.value
    if _other_day(text):
        return False
    return len(text) <= STAMP or _OPENING.match(text) is not None or _opens_labelled(text)


def _opens_labelled(text: str) -> bool:
    """Whether a text begins with the word that says when the story was published: "Posted on Monday, 5 May 2021 by"."""
    label = _word("published", text) if len(text) <= LINE else None
    return label is not None and label.start() == 0 and DAY_LIKE.search(text[: label.end() + LABELLED]) is not None


def _trust(candidate: Candidate) -> int:
    source = "meta:weak" if candidate.source in _WEAK else candidate.source
    return _ORDER.get(source, _ORDER["meta:*"])


def _titled(metadata: Metadata) -> Iterator[Candidate]:
    for value, source in metadata.headlines:
        day = _TITLED.search(value) if source == "title" else None
        if day:
            yield Candidate(day[1] or day[2], source)


def _above(blocks: Sequence[Block], story: Sequence[int]) -> Iterator[Candidate]:
    """The lines above the body that may give a day, nearest first; its own first line may, or begin with one."""
    if not story:
        return
    paragraphs = (place for place in story if blocks[place].kind != "heading")
    for opening in (_OPENING.match(blocks[place].text) for place in islice(paragraphs, OPENERS)):
        if opening:
            yield Candidate(opening[1], "text")
    for place in (*above(story, BLOCKS_ABOVE), story[0], *_below_opening(blocks, story)):
        line = _dated_line(blocks, place)
        if line and (not ends_sentence(line) or _is_clocked(line)):
            yield Candidate(line, "text")


def _below_opening(blocks: Sequence[Block], story: Sequence[int]) -> range:
    """In flattened text, the lines between the first of the body and the next: the first may be a deck, with a byline,
    or a notice above the headline."""
    if not story or blocks[story[0]].scope is not None:
        return range(0)
    short = sum(1 for _ in takewhile(lambda i: len(blocks[i].text) <= LINE, story[: OPENERS - 1]))
    pairs = pairwise(story[: max(short, 1) + 1])
    gap = next((range(one + 1, other) for one, other in pairs if other > one + 1), range(0))
    return gap[:BLOCKS_ABOVE]


def _is_clocked(line: str) -> bool:
    """Whether a line is a day with its time, which a short form ends: "p. m."."""
    return len(line) <= CLOCKED and _CLOCKED.search(line) is not None


def _dated_line(blocks: Sequence[Block], place: int) -> str | None:
    """The line with its label, if it gives a day; a longer one, behind its label."""
    text = blocks[place].text
    if len(text) > LABEL or not _FIGURE.search(text) or is_in_figure(blocks[place]):  # most
        return None
    if len(text) > LINE:
        return _labelled_day(text)
    line = unglued(text)
    if not DAY_LIKE.search(line):
        return None
    for_readers = _FOR_MACHINES.sub(" ", line)
    return _label(blocks, place) + (for_readers if DAY_LIKE.search(for_readers) else line)


def _label(blocks: Sequence[Block], place: int) -> str:
    """The line above one that is a label and nothing else: "Updated:"."""
    line = blocks[place - 1].text if place else ""
    return f"{line} " if line.endswith(":") else ""


def _below(blocks: Sequence[Block], story: Sequence[int]) -> Iterator[Candidate]:
    """The lines below the body, as far as the next heading, that say when it was published."""
    following = blocks[story[-1] + 1 : story[-1] + 1 + BLOCKS_BELOW] if story else ()
    for block in takewhile(lambda b: b.kind != "heading", following):
        if line := _labelled_day(block.text):
            yield Candidate(line, "text")


def _labelled_day(text: str) -> str | None:
    """A line from the day on, behind the word that says when the story was published."""
    label = _word("published", text) if len(text) <= LABEL and _FIGURE.search(text) else None
    return text[label.end() :] if label and DAY_LIKE.search(text[label.end() : label.end() + LABELLED]) else None


def _read(candidates: Iterable[Candidate], language: str | None, latest: dt.date) -> Iterator[Found]:
    for value, source in candidates:
        when = _read_one(value, source, language)
        if when and when.year >= EARLIEST and day_of(when) <= latest:
            yield when, source


def _read_one(value: str, source: str, language: str | None) -> When | None:
    if source == "url":
        return day_in_address(value)
    if source.startswith(_DOCUMENT):
        if _telephone().match(value):
            return None
        other = _other_day(value)  # "Updated 5 March, published 4 March"
        value = _labelled_day(value) or (value[: other.start()] if other else value)
    return parse_stamp(value) or parse_day(value, language)


def _other_day(text: str) -> re.Match[str] | None:
    """The first word that says that a day is not that of the publication, but of a change, or today."""
    marks = filter(None, (_word("modified", text), _word("today", text)))
    return min(marks, key=lambda mark: mark.start(), default=None)


def _as_addressed(when: When, source: str, addressed: Iterator[Found]) -> tuple[When, str]:
    """The day in the page's address, where the document's dates are far from it: those are other stories'."""
    day, named = next(addressed, (when, source))
    return (day, named) if abs(day_of(day) - day_of(when)) > dt.timedelta(days=FAR) else (when, source)


def _told_change(modified: list[Found], published: When | None) -> Found | None:
    """The last change as the page's data gives it, with its time where any of the data has that.

    Many systems enter the moment of publication as that of the change in one place and the change itself in another:
    the first moment behind the publication is believed.
    """
    told = [found for found in modified if not found[1].startswith(_DOCUMENT)]
    first = next(iter(told or modified), None)
    if published:
        later = (found for found in told if _is_before(published, found[0]) and not is_same(published, found[0]))
        first = next(later, first)  # the same clock's time with another offset is the same moment
    if first and zoned(first[0]) == day_of(first[0]):
        timed = (found for found in told if isinstance(zoned(found[0]), dt.datetime))
        return next((found for found in timed if day_of(found[0]) == day_of(first[0])), first)
    return first


def _visible_change(printed: Iterable[Candidate], language: str | None) -> Iterator[Found]:
    """The days of a change that a page prints: "Updated 5 March 2024"."""
    for value, source in printed:
        if mark := _word("modified", value):
            behind = value[mark.end() :]  # "5 March 2024 | Updated 9:17 pm": the day is not that of the change
            day = parse_day(behind if any(map(str.isdecimal, behind)) else value, language)
            if day:
                yield day, source


def turned(when: When) -> When | None:
    """The other day that the same figures may be, "04/03/2024"; None where there is none."""
    try:
        return when.replace(month=when.day, day=when.month) if when.day != when.month else None
    except ValueError:
        return None


def _is_before(one: When, other: When) -> bool:
    if isinstance(one, dt.datetime) and isinstance(other, dt.datetime):
        if bool(one.tzinfo) == bool(other.tzinfo):
            return one < other
        return one.replace(tzinfo=None) < other.replace(tzinfo=None)  # a wall clock's, on the same wall
    return day_of(one) < day_of(other)
