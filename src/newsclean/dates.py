"""When the story was published and when it was changed.

Structured data first, then <title>, lines beside the body, <time>, the address, and what stands near the headline. A
day alone is a `date`; a time counts only with its zone. Formats: ISO 8601, RFC 2822, Unix time, C's ctime, and days in
words of some seventy languages (rules/dates.toml).
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, takewhile
from typing import Any, NamedTuple

import regex

from newsclean import rules
from newsclean.blocks import Block, above
from newsclean.metadata import Candidate, Metadata
from newsclean.rules.months import ANY, months
from newsclean.text import DAY_LIKE, alternation, ends_sentence, fold

__all__ = ["Dates", "When", "extract_dates", "parse_date", "parse_day"]

When = dt.datetime | dt.date


class Dates(NamedTuple):
    """An aware datetime, or a date where the page gives only the day, or None; and where each was found."""

    published: When | None = None
    modified: When | None = None
    published_source: str | None = None
    modified_source: str | None = None


_RULES = rules.read("dates.toml")
_ORDER: dict[str, int] = {source: rank for rank, source in enumerate(_RULES["trust"]["order"])}
_PRINTED, _TIMED = _ORDER["text"], _ORDER["dom:time"]
_DOCUMENT = ("dom:", "text")  # what the document shows, rather than what its data says
_WEAK = frozenset(_RULES["trust"]["weak"])
_ZONES: dict[str, int] = _RULES["zones"]
_MONTH_FIRST = frozenset(_RULES["words"]["month_first"])
_TWO_WORDS: dict[str, str] = _RULES["two_words"]
_HOME: dict[str, list[int]] = _RULES["home"]
_PUBLISHED = regex.compile(rf"\b(?:{alternation(_RULES['words']['published'])})\b", regex.IGNORECASE)
_MODIFIED = regex.compile(alternation(_RULES["words"]["modified"]), regex.IGNORECASE)
_NOT_PUBLICATION = regex.compile(
    alternation([*_RULES["words"]["modified"], *_RULES["words"]["today"]]), regex.IGNORECASE
)

EARLIEST = 1990  # news pages on the web begin here; smaller years are anniversaries, versions, or nonsense
LATEST = 2100
TRIES = 40  # candidates read for one field
FAR = 3  # days between an address and what the page prints; stories are filed a day or two before they appear
SHORT = 160  # characters of a text in which a day is looked for
BLOCKS_ABOVE = 16  # the body among which the day is printed; beyond, and below the body, are other stories' days
BLOCKS_BELOW = 10  # below the body among which one may say when it was published
LABELLED = 40  # characters behind the word that says so
OPENERS = 3  # paragraphs of the body that may begin with the day: a deck and a caption may come before the lead
TITLE = 400  # characters of a title
LINE = 100  # characters of a line that gives the day: of longer ones, captions mostly, one in ten is right
_BUDDHIST = range(2400, 2700)  # Thai years
_BUDDHIST_ERA = 543
_PERSIAN = range(1370, 1430)
_PERSIAN_START = dt.date(1991, 3, 21)  # 1 Farvardin 1370
_REIWA = regex.compile(r"令和(\d{1,2}|元)年")

_DAY = r"(?P<day>\d{1,2})"
_YEAR = r"(?P<year>\d{4})"
_NAME = r"(?P<name>[a-z]{3,9})\.?"
_TIME = r"(?P<hour>\d{1,2}):?(?P<minute>\d{2})(?::?(?P<second>\d{2})(?:[.,:]\d{1,9})?)?\s?(?P<half>[ap]\.?m\b)?"
_ZONE = r"\s?(?P<zone>[+-]\d{1,2}:?(?:\d{2})?|[a-z]{1,5})?"
_WEEKDAY = r"(?:[a-z]{2,9}\.?,?\s)?"
_STAMPS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # ISO 8601, with single digits and slashes let through
        rf"{_YEAR}[-/]?(?P<month>\d{{1,2}})[-/]?{_DAY}(?:[T\s]{{1,3}}{_TIME}{_ZONE})?",
        # RFC 2822: "Fri, 28 Apr 2023 19:20:36 +0200"
        rf"{_WEEKDAY}{_DAY}\s{_NAME}\s{_YEAR}\s{_TIME}{_ZONE}",
        # C's ctime: "Fri Apr 28 19:20:36 CEST 2023"
        rf"{_WEEKDAY}{_NAME}\s{_DAY}\s{_TIME}{_ZONE}\s?{_YEAR}",
        # American: "Thursday, December 22, 2016, 06:47 PM"
        rf"{_WEEKDAY}{_NAME}\s{_DAY},?\s{_YEAR},?\s{_TIME}{_ZONE}",
    )
)
_UNIX = re.compile(r"1\d{9}(?:\d{3})?")

# Days in figures: year first; or day or month first, with one separator throughout.
_YEAR_FIRST = regex.compile(r"(?<!\d)(\d{4})\s?[-/.年년]\s?(\d{1,2})\s?[-/.月월]\s?(\d{1,2})(?!\d)")
_YEAR_LAST = regex.compile(r"(?<!\d)(\d{1,2})(\s?[-/.]\s?)(\d{1,2})\2(\d{4}|\d{2})(?![\d:])")
_PIECE = regex.compile(r"\d+|\p{L}[\p{L}\p{M}]{2,30}")
# "Rain in Ulm | Example | 27.01.2022": a part of <title> of its own.
_TITLED = regex.compile(r"[|:–—-]\s(\d{1,2}[./]\d{1,2}[./]\d{4})(?=$|[\s,])")
# Two days without white space between them: those of publication and of change.
_GLUED = regex.compile(r"(?<!\d)(?:19|20)\d\d(?=\d{1,2}\D)")
# "27.1.2022 - Rain fell", "(21 November 2022) Rain fell", "Ulm, 3. Mai 2021 - Rain fell": the day that opens a lead.
_OPENING = regex.compile(
    r"(?:\p{Lu}[\p{L} .-]{1,30}, )?\(?"
    r"(\d{1,2}\W{1,3}(?:\d{1,2}|\p{L}{3,10})\W{1,3}\d{4}|\d{4}\W\d{1,2}\W\d{1,2}|\p{L}{3,10}\W{1,2}\d{1,2},?\s\d{4})"
    r"(?:\)|\s?[-–—|:]|\s[„“\"«(])"
)
_ADDRESS = re.compile(r"[/-]((?:19|20)\d\d)(?:/|-|)(0[1-9]|1[0-2]|[a-z]{3})(?:/|-|)([0-3]\d)(?=[/\-_.]|$)")

_ADDRESS_YEAR_LAST = re.compile(r"[/-]([0-3]\d)-(0[1-9]|1[0-2])-((?:19|20)\d\d)(?=[/\-_.]|$)")


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
    latest = dt.date(LATEST, 1, 1)
    if reference:
        latest = min(latest, _day(reference)) + dt.timedelta(days=1)
    addresses = [Candidate(a, "url") for a in (url, *(c.value for c in metadata.urls[:3])) if a]
    candidates = sorted([*metadata.published[:TRIES], *_titled(metadata), *addresses], key=_trust)
    strong = [c for c in candidates if _trust(c) < _PRINTED]
    timed = [c for c in candidates[len(strong) :] if _trust(c) <= _TIMED]
    weak = candidates[len(strong) + len(timed) :]
    in_order = chain(strong, _above(blocks, story), timed, _below(blocks, story), weak)
    when, source = _in_zone_of_site(_read(in_order, language, latest))
    when = _at_home(when, language) if isinstance(when, dt.datetime) else when
    if when and source and source.startswith(_DOCUMENT):
        when, source = _as_addressed(when, source, _read(addresses, language, latest))
    modified = next(_read(metadata.modified[:TRIES], language, latest), None)
    printed = chain(metadata.published[:TRIES], _above(blocks, story))
    changed, changed_source = modified or _visible_change(printed, language)
    if when and changed and _is_before(changed, when):
        changed, changed_source = None, None
    return Dates(_public(when), _public(changed), source, changed_source)


def _titled(metadata: Metadata) -> Iterator[Candidate]:
    for value, source in metadata.headlines:
        day = _TITLED.search(value[:TITLE]) if source == "title" else None
        if day:
            yield Candidate(day[1], source)


def _above(blocks: Sequence[Block], story: Sequence[int]) -> Iterator[Candidate]:
    """The lines above the body that may give a day, nearest first; its own first line may, or begin with one."""
    if not story:
        return
    for opening in (_OPENING.match(blocks[place].text) for place in story[:OPENERS]):
        if opening:
            yield Candidate(opening[1], "text")
    for block in (blocks[place] for place in (*above(story, BLOCKS_ABOVE), story[0])):
        line = _GLUED.sub(r"\g<0> ", block.text[: LINE + 1])
        if _is_dated(line):
            yield Candidate(line, "text")


def _is_dated(line: str) -> bool:
    return len(line) <= LINE and DAY_LIKE.search(line) is not None and not ends_sentence(line)


def _below(blocks: Sequence[Block], story: Sequence[int]) -> Iterator[Candidate]:
    """The lines below the body, as far as the next heading, that say when it was published."""
    following = blocks[story[-1] + 1 : story[-1] + 1 + BLOCKS_BELOW] if story else ()
    for block in takewhile(lambda b: b.kind != "heading", following):
        label = _PUBLISHED.search(block.text) if len(block.text) <= SHORT else None
        if label and DAY_LIKE.search(block.text[label.end() : label.end() + LABELLED]):
            yield Candidate(block.text[label.end() :], "text")


Found = tuple[When, str]  # a datetime without a zone is a wall clock's: it serves as evidence only


def _read(candidates: Iterable[Candidate], language: str | None, latest: dt.date) -> Iterator[Found]:
    for value, source in candidates:
        when = _read_one(value, source, language)
        if when and when.year >= EARLIEST and _day(when) <= latest:
            yield when, source


def _as_addressed(when: When, source: str, addressed: Iterator[Found]) -> tuple[When, str]:
    """The day in the page's address, where the document's dates are far from it: those are other stories'."""
    day, named = next(addressed, (when, source))
    return (day, named) if abs(_day(day) - _day(when)) > dt.timedelta(days=FAR) else (when, source)


def _visible_change(printed: Iterable[Candidate], language: str | None) -> tuple[When | None, str | None]:
    """The day of the last change that a page prints: "Updated 5 March 2024"."""
    for value, source in printed:
        mark = _MODIFIED.search(value) if source.startswith(_DOCUMENT) else None
        if mark:
            behind = value[mark.end() :]  # "5 March 2024 | Updated 9:17 pm": the day is not that of the change
            day = parse_day(behind if any(map(str.isdecimal, behind)) else value, language)
            if day:
                return day, source
    return None, None


def _read_one(value: str, source: str, language: str | None) -> When | None:
    if source == "url":
        return _day_in_address(value)
    if source.startswith(_DOCUMENT):
        other = _NOT_PUBLICATION.search(value)
        said = _PUBLISHED.search(value, other.end()) if other else None  # "Updated 5 March, published 4 March"
        value = value[said.end() :] if said else value[: other.start()] if other else value
    return _stamp(value) or parse_day(value, language)


def _in_zone_of_site(published: Iterator[Found]) -> tuple[When | None, str | None]:
    """The most trusted date. Given in UTC, it is put in the site's own zone, as far as the page tells it:
    by the same moment with an offset, by a wall clock's time, or at least by the day printed."""
    when, source = next(published, (None, None))
    if when and source == "text" and not isinstance(when, dt.datetime):  # the same day with its time is more
        timed = (found for found in published if isinstance(found[0], dt.datetime) and found[0].date() == when)
        return next(timed, (when, source))
    if not isinstance(when, dt.datetime) or when.utcoffset() != dt.timedelta(0):
        return when, source
    others = [found for found in published if not _is_same(found[0], when)]
    for other, _ in others:
        zone = _zone_between(when, other)
        if zone:
            return when.astimezone(zone), source
    is_day_only = when.time() == dt.time(0)
    if not is_day_only and all(_day(other) != when.date() for other, _ in others):
        for other, other_source in others:
            if _is_next_door(when, _day(other)):
                return _day(other), other_source
    return when, source


def _at_home(when: dt.datetime, language: str | None) -> dt.datetime:
    """A time in UTC that is midnight where the page's language is at home, on that clock."""
    zones = _HOME.get(language.partition("-")[0].lower(), []) if language else []
    if when.utcoffset() != dt.timedelta(0) or when.time() == dt.time(0):
        return when
    is_summer = 3 < when.month < 11
    local = (when.astimezone(dt.timezone(dt.timedelta(minutes=m))) for m in zones[is_summer : is_summer + 1])
    return next((moment for moment in local if moment.time() == dt.time(0)), when)


def _is_same(one: When, other: dt.datetime) -> bool:
    return isinstance(one, dt.datetime) and one.replace(tzinfo=None) == other.replace(tzinfo=None)


def _zone_between(when: dt.datetime, other: When) -> dt.timezone | None:
    """The site's zone, if `other` is the moment `when` on the site's clock."""
    if not isinstance(other, dt.datetime):
        return None
    if other.utcoffset():
        is_same_moment = abs(other - when) < dt.timedelta(minutes=1)
        return dt.timezone(other.utcoffset() or dt.timedelta(0)) if is_same_moment else None
    if other.second not in (0, when.second):
        return None
    offset = other.replace(tzinfo=None, second=0) - when.replace(tzinfo=None, second=0)
    is_zone = abs(offset) <= dt.timedelta(hours=14) and not offset % dt.timedelta(minutes=15)
    return dt.timezone(offset) if is_zone else None


def _is_next_door(when: dt.datetime, day: dt.date) -> bool:
    """Whether somewhere on earth it is `day`, and not UTC's, at the moment `when`: in America the day before until
    eight in the morning, east of Greenwich the day after from noon on."""
    days = (day - when.date()).days
    return (days == -1 and when.hour < 8) or (days == 1 and when.hour >= 12)


def _public(when: When | None) -> When | None:
    """A time without a zone says nothing but its day."""
    return when.date() if isinstance(when, dt.datetime) and when.tzinfo is None else when


def _trust(candidate: Candidate) -> int:
    source = candidate.source
    rank = _ORDER.get("meta:weak" if source in _WEAK else source)
    return _ORDER["meta:*"] if rank is None else rank


def _day(when: When) -> dt.date:
    return when.date() if isinstance(when, dt.datetime) else when


def _is_before(one: When, other: When) -> bool:
    if isinstance(one, dt.datetime) and isinstance(other, dt.datetime) and bool(one.tzinfo) == bool(other.tzinfo):
        return one < other
    return _day(one) < _day(other)


# ---- one value ----


def parse_date(value: str) -> When | None:
    """A time stamp as data gives it; None where it is none. A time without a zone leaves the day alone.

    >>> parse_date("2023-04-28T19:20:36+0200").isoformat()
    '2023-04-28T19:20:36+02:00'
    >>> parse_date("Fri Apr 28 19:20:36 CEST 2023").isoformat()
    '2023-04-28T19:20:36+02:00'
    >>> parse_date("20230428"), parse_date("2023-04-28 19:20")
    (datetime.date(2023, 4, 28), datetime.date(2023, 4, 28))
    """
    return _public(_stamp(value))


def _stamp(value: str) -> When | None:
    value = value.strip()
    if len(value) > SHORT or not value:
        return None
    if _UNIX.fullmatch(value):
        return dt.datetime.fromtimestamp(int(value[:10]), dt.UTC)
    for pattern in _STAMPS:
        match = pattern.match(value)
        if match:
            return _from_parts(match.groupdict())
    return None


def _from_parts(parts: dict[str, Any]) -> When | None:
    month = int(parts["month"]) if parts.get("month") else months("en").get(fold(parts["name"] or ""), 0)
    day = _date(int(parts["year"]), month, int(parts["day"]))
    if day is None or parts["hour"] is None:
        return day
    hour = int(parts["hour"])
    if parts["half"]:
        hour = hour % 12 + (12 if parts["half"].lower().startswith("p") else 0)
    try:
        time = dt.time(hour, int(parts["minute"] or 0), int(parts["second"] or 0), tzinfo=_zone(parts["zone"]))
    except ValueError:
        return day
    return dt.datetime.combine(day, time)


def _zone(name: str | None) -> dt.timezone | None:
    if not name:
        return None
    if name[0] in "+-":
        digits = name[1:].replace(":", "")
        minutes = int(digits[:-2] or 0) * 60 + int(digits[-2:]) if len(digits) > 2 else int(digits) * 60
        minutes = -minutes if name[0] == "-" else minutes
    elif name.lower() in _ZONES:
        minutes = _ZONES[name.lower()]
    else:
        return None
    return dt.timezone(dt.timedelta(minutes=minutes)) if abs(minutes) < 24 * 60 else None


def parse_day(text: str, language: str | None = None) -> dt.date | None:
    """The first calendar day in a short text, in figures or in words.

    `language` decides between 3/4 and 4/3, and between months that languages name alike.

    >>> parse_day("Von Ada Beispiel am 5. Juni 2015, 11:30"), parse_day("Dec. 29th, 2019")
    (datetime.date(2015, 6, 5), datetime.date(2019, 12, 29))
    >>> parse_day("02/10/2020", "de"), parse_day("02/10/2020", "en-US"), parse_day("2019年4月3日")
    (datetime.date(2020, 10, 2), datetime.date(2020, 2, 10), datetime.date(2019, 4, 3))
    """
    text = text[:SHORT]
    if not text.isascii():
        text = _in_plain_figures(text)
    match = _YEAR_FIRST.search(text)
    if match:
        return _date(int(match[1]), int(match[2]), int(match[3]))
    match = _YEAR_LAST.search(text)
    if match:
        return _in_figures(int(match[1]), int(match[3]), int(match[4]), match[2].strip(), language)
    return _in_words(text, language)


def _in_plain_figures(text: str) -> str:
    """With Arabic, Indian and other figures as 0 to 9, and the months of two words as one."""
    text = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)
    if "令和" in text:
        text = _REIWA.sub(lambda m: f"{2018 + int(m[1].replace('元', '1'))}年", text)
    for words, month in _TWO_WORDS.items():
        text = text.replace(words, month)
    return text


def _in_figures(one: int, two: int, year: int, separator: str, language: str | None) -> dt.date | None:
    year += 2000 if year < 100 else 0
    is_month_first = separator != "." and language is not None and language.lower() in _MONTH_FIRST
    day, month = (two, one) if is_month_first else (one, two)
    return _date(year, month, day) or _date(year, day, month)


def _in_words(text: str, language: str | None) -> dt.date | None:
    """The day that a month's name, a number of one or two digits and a year beside each other make."""
    pieces = [piece for piece in _PIECE.findall(text) if piece[0].isdecimal() or _month(piece, language)]
    for one, two, three in zip(pieces, pieces[1:], pieces[2:], strict=False):
        month = next((p for p in (one, two) if not p[0].isdecimal()), None)
        numbers = [p for p in (one, two, three) if p[0].isdecimal()]
        if month and len(numbers) == 2:
            days, years = numbers if len(numbers[0]) <= 2 else numbers[::-1]
            if len(days) <= 2 and len(years) == 4:
                return _date(int(years), _month(month, language), int(days))
    return None


def _day_in_address(url: str) -> dt.date | None:
    url = url[:500].lower()
    match = _ADDRESS.search(url)
    if not match:
        last = _ADDRESS_YEAR_LAST.search(url)
        return _date(int(last[3]), int(last[2]), int(last[1])) if last else None
    if f"{match[2]}{match[1][2:]}" in match[0] and not match[2].isdecimal():  # "/2021/jan21/": month and year
        return None
    month = int(match[2]) if match[2].isdecimal() else months("en").get(match[2], 0)
    return _date(int(match[1]), month, int(match[3]))


def _date(year: int, month: int, day: int) -> dt.date | None:
    if year in _BUDDHIST:
        year -= _BUDDHIST_ERA
    if year in _PERSIAN:
        return _from_persian(year, month, day)
    try:
        return dt.date(year, month, day) if EARLIEST <= year < LATEST else None
    except ValueError:
        return None


def _from_persian(year: int, month: int, day: int) -> dt.date | None:
    """A day of the solar calendar of Iran, by its rule of 33 years, which holds from 1210 to 1498."""
    if not (1 <= month <= 12 and 1 <= day <= (31 if month <= 6 else 30)):
        return None
    leaps = sum((y % 33) in (1, 5, 9, 13, 17, 22, 26, 30) for y in range(_PERSIAN.start, year))
    passed = (year - _PERSIAN.start) * 365 + leaps + 31 * min(month - 1, 6) + 30 * max(month - 7, 0) + day - 1
    return _PERSIAN_START + dt.timedelta(days=passed)


# ---- names of months ----


def _month(word: str, language: str | None) -> int:
    word = fold(word)
    code = language.partition("-")[0].lower() if language else "en"
    return months(code).get(word) or _only(ANY.get(word, ()))


def _only(numbers: Collection[int]) -> int:
    """The month of a name that means one only, whatever the language."""
    return next(iter(numbers)) if len(numbers) == 1 else 0
