"""One date as it is written: a time stamp of data, a day in figures or in words, the day in an address."""

import datetime as dt
import re
import unicodedata
from functools import lru_cache
from typing import Any

import regex

from newsclean import rules
from newsclean.patterns import lazy
from newsclean.rules.months import ANY, in_one_word, months
from newsclean.text import fold

__all__ = ["EARLIEST", "LATEST", "When", "day_in_address", "day_of", "parse_day", "parse_stamp", "zoned"]

When = dt.datetime | dt.date

_RULES = rules.read("dates.toml")
_ZONES: dict[str, int] = _RULES["zones"]
_AMERICAN: dict[str, int] = _RULES["american"]
_MONTH_FIRST = frozenset(_RULES["words"]["month_first"])
_YEAR_FIRST_TOO = frozenset(_RULES["words"]["year_first"])

EARLIEST = 1990  # news pages on the web begin here; smaller years are anniversaries, versions, or nonsense
LATEST = 2100  # greater years are numbers
SHORT = 160  # characters of a text in which a day is looked for
LONGEST_ADDRESS = 500  # characters

_BUDDHIST = range(2400, 2700)  # years in Thailand
_BUDDHIST_ERA = 543  # years that these are ahead of ours
_PERSIAN = range(1370, 1430)  # years in Iran, from 1991 on
_PERSIAN_START = dt.date(1991, 3, 21)  # 1 Farvardin 1370
# Years of an emperor of Japan, and of the republic that Taiwan counts by: each with the year before its first.
_ERAS = {"令和": 2018, "民國": 1911}
_ERA = lazy(re.compile, rf"({'|'.join(_ERAS)})(\d{{1,3}}|元)年")
_VIETNAMESE = lazy(re.compile, r"(\d{1,2})\s?tháng\s(\d{1,2})(?:\snăm|,|/)?\s?(\d{4})", re.IGNORECASE)

_DAY = r"(?P<day>\d{1,2})"
_YEAR = r"(?P<year>\d{4})"
_NAME = r"(?P<name>[a-z]{3,9})\.?"
_TIME = r"(?P<hour>\d{1,2}):?(?P<minute>\d{2})(?::?(?P<second>\d{2})(?:[.,:]\d{1,9})?)?\s?(?P<half>[ap]\.?m\b)?"
_ZONE = r"\s?(?P<zone>[+-]\d{1,2}:?(?:\d{2})?|[a-z]{1,5})?"
_WEEKDAY = r"(?:[a-z]{2,9}\.?,?\s)?"
_STAMPS = tuple(
    lazy(re.compile, pattern, re.IGNORECASE)
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
_UNIX = lazy(re.compile, r"1\d{9}(?:\d{3})?")

# Days in figures: year first; or day or month first, with one separator throughout.
_YEAR_FIRST = lazy(re.compile, r"(?<!\d)(\d{4})\s?[-/.年년]\s?(\d{1,2})\s?[-/.月월]\s?(\d{1,2})(?!\d)")
_YEAR_LAST = lazy(re.compile, r"(?<!\d)(\d{1,2})(\s?[-/.]\s?)(\d{1,2})\2(\d{4}|\d{2})(?![\d:])")
_PIECE = lazy(regex.compile, r"\d+|\p{L}[\p{L}\p{M}]{2,30}|\p{L}\p{M}(?![\p{L}\p{M}])")  # "மே" is May
_ADDRESS = lazy(
    re.compile,
    r"[/-]((?:19|20)\d\d)(?:/(?:[a-z]{1,20}/(?=\d))?|-|)(0[1-9]|1[0-2]|[a-z]{3})(?:/|-|)([0-3]\d)(?=[/\-_.]|$)",
)
_ADDRESS_YEAR_LAST = lazy(re.compile, r"[/-]([0-3]\d)-(0[1-9]|1[0-2])-((?:19|20)\d\d)(?=[/\-_.]|$)")


@lru_cache(maxsize=64)  # a page gives the same moment in many places
def parse_stamp(value: str) -> When | None:
    """A time stamp as data gives it; None where it is none. A time without a zone is a wall clock's.

    >>> parse_stamp("2023-04-28T19:20:36+0200").isoformat()
    '2023-04-28T19:20:36+02:00'
    >>> parse_stamp("Fri Apr 28 19:20:36 CEST 2023").isoformat()
    '2023-04-28T19:20:36+02:00'
    >>> parse_stamp("20230428"), parse_stamp("2023-04-28 19:20")
    (datetime.date(2023, 4, 28), datetime.datetime(2023, 4, 28, 19, 20))
    """
    value = value.strip()
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
        time = dt.time(hour, int(parts["minute"]), int(parts["second"] or 0), tzinfo=_zone(parts["zone"], day))
    except ValueError:
        return day
    return dt.datetime.combine(day, time)


def _zone(name: str | None, day: dt.date) -> dt.timezone | None:
    if not name:
        return None
    if name[0] in "+-":
        digits = name[1:].replace(":", "")
        minutes = int(digits[:-2]) * 60 + int(digits[-2:]) if len(digits) > 2 else int(digits) * 60
        minutes = -minutes if name[0] == "-" else minutes
    elif name.lower() in _ZONES:
        minutes = _ZONES[name.lower()]
    elif name.lower() in _AMERICAN:
        minutes = _AMERICAN[name.lower()] + 60 * _is_american_summer(day)
    else:
        return None
    return dt.timezone(dt.timedelta(minutes=minutes)) if abs(minutes) < 24 * 60 else None


def _is_american_summer(day: dt.date) -> bool:
    """Whether clocks are an hour ahead: from the second Sunday in March to the first in November."""
    start, end = dt.date(day.year, 3, 14), dt.date(day.year, 11, 7)  # the last days that these Sundays can be
    return start - dt.timedelta(days=start.isoweekday() % 7) <= day < end - dt.timedelta(days=end.isoweekday() % 7)


def parse_day(text: str, language: str | None = None) -> dt.date | None:
    """The first calendar day in a short text, in figures or in words.

    `language` decides between 3/4 and 4/3, and between months that languages name alike.

    >>> parse_day("Von Ada Beispiel am 5. Juni 2015, 11:30"), parse_day("Dec. 29th, 2019")
    (datetime.date(2015, 6, 5), datetime.date(2019, 12, 29))
    >>> parse_day("24-02-10", "zh"), parse_day("24-02-10", "nl")
    (datetime.date(2024, 2, 10), datetime.date(2010, 2, 24))
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
    """With Arabic, Indian and other figures as 0 to 9, the years of an era as those of our own, and the months of two
    words as one."""
    text = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)
    text = _ERA.sub(lambda m: f"{_ERAS[m[1]] + int(m[2].replace('元', '1'))}年", text)
    return in_one_word(_VIETNAMESE.sub(r"\1.\2.\3", text))


def _in_figures(one: int, two: int, year: int, separator: str, language: str | None) -> dt.date | None:
    code = (language or "").lower()
    if year < 100 and code.partition("-")[0] in _YEAR_FIRST_TOO:
        return _date(2000 + one, two, year)
    year += 2000 if year < 100 else 0
    is_month_first = separator != "." and code in _MONTH_FIRST
    day, month = (two, one) if is_month_first else (one, two)
    return _date(year, month, day) or _date(year, day, month)


def _in_words(text: str, language: str | None) -> dt.date | None:
    """The day that a month's name, a number of one or two digits and a year beside each other make."""
    pieces = [piece for piece in _PIECE.findall(text) if piece[0].isdecimal() or _month(piece, language)]
    for one, two, three in zip(pieces, pieces[1:], pieces[2:], strict=False):
        named = (one, two, three) if len(one) == 4 else (one, two)  # in Latvian the year leads: "2024. gada 3. maijā"
        month = next((p for p in named if not p[0].isdecimal()), None)
        numbers = [p for p in (one, two, three) if p[0].isdecimal()]
        if month and len(numbers) == 2:
            days, years = numbers if len(numbers[0]) <= 2 else numbers[::-1]
            if len(days) <= 2 and len(years) == 4:
                return _date(int(years), _month(month, language), int(days))
    return None


def _month(word: str, language: str | None) -> int:
    """The month that a word means in the language, or in all that have it; 0 for none, or several."""
    word = fold(word)
    code = language.partition("-")[0].lower() if language else "en"
    anywhere = ANY.get(word, ())
    return months(code).get(word) or (next(iter(anywhere)) if len(anywhere) == 1 else 0)


def day_in_address(url: str) -> dt.date | None:
    """The day that an address holds: "/2021/01/21/", "/2021/jan/21/", "/2021/sport/01/21/", "-21-01-2021"."""
    url = url[:LONGEST_ADDRESS].lower()
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


def day_of(when: When) -> dt.date:
    """The day of a time, or the day itself."""
    return when.date() if isinstance(when, dt.datetime) else when


def zoned(when: When | None) -> When | None:
    """A time without a zone says nothing but its day."""
    return when.date() if isinstance(when, dt.datetime) and when.tzinfo is None else when
