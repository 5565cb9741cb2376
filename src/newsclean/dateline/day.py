"""The calendar day of a printed date."""

import calendar
import datetime as dt
import re
from collections.abc import Collection, Sequence

import regex

from newsclean.patterns import lazy
from newsclean.rules.months import MONTHS, in_one_word

__all__ = ["resolve_day"]

# A date printed without its year is taken for one at most so many days before publication (one after: time zones).
RECENT_DAYS = 7

_LETTERS = lazy(regex.compile, r"\p{L}[\p{L}\p{M}]*+")
_DIGITS = lazy(re.compile, r"\d{1,4}+")


def resolve_day(date: str, published: dt.date | None) -> dt.date | None:
    """The calendar day of a printed date: certain where it prints the year, or is recent when published.

    Unlike a page's dates, which have a language and mostly a year, this weighs every day that the figures can mean,
    and takes none where there are two.

    >>> resolve_day("Dec. 31", dt.date(2024, 1, 2)), resolve_day("March 4", None)
    (datetime.date(2023, 12, 31), None)
    """
    if isinstance(published, dt.datetime):
        published = published.date()
    months = next(
        (MONTHS[word] for word in _LETTERS.findall(in_one_word(date.casefold())) if word in MONTHS), frozenset()
    )
    numbers = [int(number) for number in _DIGITS.findall(date) if number.isdecimal()]  # regex knows newer digits
    days, years = [n for n in numbers if n <= 31], [n for n in numbers if n > 31]
    if months and len(days) == 2:  # 14 Gennaio 20
        years = [2000 + days.pop()]
    pairs = _month_and_day(date, months, days, published)
    around = (published.year - 1, published.year, published.year + 1) if published else ()
    found = {day for year in years or around for pair in pairs if (day := _day(year, *pair))}
    if published:
        recent = {day for day in found if -1 <= (published - day).days <= RECENT_DAYS}
        found = recent if recent or not years else found
    return next(iter(found)) if len(found) == 1 else None


def _month_and_day(
    date: str, months: Collection[int], days: Sequence[int], published: dt.date | None
) -> Sequence[tuple[int, int]]:
    """Each month and day that the numbers of a printed date can mean."""
    if months:
        return [(month, days[0]) for month in months] if days else []
    if len(days) >= 2:
        return [(days[0], days[1])] if "月" in date else [(days[0], days[1]), (days[1], days[0])]
    if len(days) == 1 and published and ("日" in date or date.isdecimal()):  # 4日, "SEVILLA, 4 (…)"
        return [(published.month, days[0]), (published.month - 1 or 12, days[0])]
    return []


def _day(year: int, month: int, day: int) -> dt.date | None:
    return dt.date(year, month, day) if 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1] else None
