"""On which clock: a time in UTC put in the site's own zone, as far as the page or its language tells it."""

import datetime as dt
from collections.abc import Container, Iterator

from newsclean import rules
from newsclean.dates.value import When, day_of

__all__ = ["Found", "at_home", "in_zone_of_site", "is_same"]

_HOME: dict[str, list[int]] = rules.read("dates.toml")["home"]

SUMMER = range(4, 11)  # months
WEST, EAST = dt.timedelta(hours=-11), dt.timedelta(hours=14)  # clocks farther off are of nobody: "3:48" at night

Found = tuple[When, str]
"""A date and its source; a datetime without a zone is a wall clock's: it serves as evidence only."""


def in_zone_of_site(published: Iterator[Found], changed: Container[dt.date] = ()) -> tuple[When | None, str | None]:
    """The most trusted date. Given in UTC, it is put in the site's own zone, as far as the page tells it:
    by the same moment with an offset, by a wall clock's time, or at least by the day printed, if that is none on which
    the story `changed`."""
    when, source = next(published, (None, None))
    if not isinstance(when, dt.datetime):  # the same day with its time is more
        return next((found for found in _on_a_clock(published) if day_of(found[0]) == when), (when, source))
    if when.tzinfo is None:  # the same time with its zone, too
        return next((found for found in _on_a_clock(published) if _is_same_minute(found[0], when)), (when, source))
    return _in_zone(when, source, published, changed) if _is_utc(when) else (when, source)


def _on_a_clock(found: Iterator[Found]) -> Iterator[Found]:
    """Those that are moments: a time with its zone."""
    return (one for one in found if isinstance(one[0], dt.datetime) and one[0].tzinfo)


def _is_same_minute(one: When, other: dt.datetime) -> bool:
    """Whether clocks show the same but for the seconds."""
    return isinstance(one, dt.datetime) and is_same(one.replace(second=0), other.replace(second=0))


def _in_zone(
    when: dt.datetime, source: str | None, others: Iterator[Found], changed: Container[dt.date]
) -> tuple[When | None, str | None]:
    """A time in UTC on the clock that another tells; or the day that others print, where it is another there."""
    days: list[Found] = []
    for found in others:  # one by one, as most are not read where an early one has an offset
        if is_same(found[0], when):
            continue
        zone = _zone_between(when, found[0])
        if zone:
            return when.astimezone(zone), source
        days.append(found)
    if when.time() == dt.time(0) or any(day_of(other) == when.date() for other, _ in days):
        return when, source
    printed = ((day_of(other), told) for other, told in days if not _is_utc(other))
    may_be = (found for found in printed if found[0] < when.date() or found[0] not in changed)
    return next((found for found in may_be if _is_next_door(when, found[0])), (when, source))


def at_home(when: When | None, language: str | None) -> When | None:
    """A time in UTC that is midnight where the page's language is at home, on that clock; any other as it is."""
    if not (isinstance(when, dt.datetime) and _is_utc(when)) or when.time() == dt.time(0):
        return when
    zones = _HOME.get((language or "").partition("-")[0].lower(), [])
    is_summer = when.month in SUMMER
    local = (when.astimezone(dt.timezone(dt.timedelta(minutes=m))) for m in zones[is_summer : is_summer + 1])
    return next((moment for moment in local if moment.time() == dt.time(0)), when)


def _is_utc(when: When) -> bool:
    return isinstance(when, dt.datetime) and when.utcoffset() == dt.timedelta(0)


def is_same(one: When, other: When) -> bool:
    """Whether both are times at which clocks show the same."""
    if isinstance(one, dt.datetime) and isinstance(other, dt.datetime):
        return one.replace(tzinfo=None) == other.replace(tzinfo=None)
    return False


def _zone_between(when: dt.datetime, other: When) -> dt.timezone | None:
    """The site's zone, if `other` is the moment `when` on the site's clock."""
    if not isinstance(other, dt.datetime):
        return None
    if told := other.utcoffset():
        return dt.timezone(told) if abs(other - when) < dt.timedelta(minutes=1) else None
    if other.second not in (0, when.second):
        return None
    offset = other.replace(tzinfo=None, second=0) - when.replace(tzinfo=None, second=0)
    is_zone = WEST <= offset <= EAST and not offset % dt.timedelta(minutes=15)
    return dt.timezone(offset) if is_zone else None


def _is_next_door(when: dt.datetime, day: dt.date) -> bool:
    """Whether somewhere on earth it is `day`, and not UTC's, at the moment `when`: in America the day before until
    eight in the morning, east of Greenwich the day after from noon on."""
    days = (day - when.date()).days
    return (days == -1 and when.hour < 8) or (days == 1 and when.hour >= 12)
