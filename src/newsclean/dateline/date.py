"""A date within a dateline, as printed.

March 4 · Jan. 5, 2024 · kovo 4 d. · 4 mars · 12 Ene. · 5. januára 2024 · 5 de enero de 2024 · 2024. január 5. ·
04/03/2024 · 3 تشرين الثاني · १७ कात्तिक · चार मार्च
"""

import re

from newsclean.dateline.tokens import Head
from newsclean.dateline.words import ARTICLES, DAY_WORDS, OTHER_MONTHS, SPELLED_DAYS
from newsclean.patterns import lazy
from newsclean.rules.months import DATE_JOINS, MONTHS, TWO_WORDS, WEEKDAYS, abbreviations

__all__ = ["read_date"]

_NUMERIC = lazy(re.compile, r"\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})|\d{4}([./-])\d{1,2}\2\d{1,2}")

_DAY_OF_YEAR = lazy(re.compile, r"\d{1,2}/\d{4}")  # March 7/2024


def read_date(head: Head, i: int) -> tuple[str, int] | None:
    """The date at token i and the index behind it."""
    if head.kind(i) == "word":
        return _behind_a_word(head, i)
    if head.kind(i) != "number":
        return None
    if _NUMERIC.fullmatch(head.tokens[i].text):
        return head.tokens[i].text, i + 1
    return _from_number(head, i) if head.is_number(i) else None


def _behind_a_word(head: Head, i: int) -> tuple[str, int] | None:
    """Friday, March 4 · le 5 janvier · March 4, 2024"""
    if head.word(i) in WEEKDAYS:
        after = i + 1 + (head.kind(i + 1) in ("comma", "stop"))
        found = read_date(head, after)
        return (head.span(i, found[1]), found[1]) if found else None
    if head.word(i) in ARTICLES:
        return read_date(head, i + 1)
    if head.word(i) in SPELLED_DAYS and (spelled := _behind_month(head, i + 1)):
        return head.span(i, spelled), spelled
    behind = _behind_month(head, i)
    if not behind:
        return None
    j = behind + (head.kind(behind) == "stop")
    if head.kind(j) == "number" and _DAY_OF_YEAR.fullmatch(head.tokens[j].text):
        return head.span(i, j + 1), j + 1
    if not head.is_number(j):
        return None
    end = j + 1 if len(head.tokens[j].text) == 4 else _behind_year(head, _behind_day(head, j + 1))
    return head.span(i, end), end


def _behind_day(head: Head, i: int) -> int:
    """The index behind a word that is one with the day, and its full stop: "kovo 4 d."; i where there is none."""
    return i + 2 if head.word(i) in DAY_WORDS and head.kind(i + 1) == "stop" else i


def _from_number(head: Head, i: int) -> tuple[str, int] | None:
    """4 mars · 5 de enero de 2024 · 2024. január 5."""
    j = i + 1 + (head.kind(i + 1) == "stop")
    if head.word(j) in DATE_JOINS:
        j += 1
    end = _behind_month(head, j)
    if not end:
        return None
    if len(head.tokens[i].text) == 4:  # Hungarian
        return _year_first(head, i, end)
    end += head.kind(end) == "stop" and head.word(j) in abbreviations()
    end = _behind_year(head, end)
    return head.span(i, end), end


def _behind_month(head: Head, i: int) -> int:
    """The index behind a month at i, of one word or two; 0 where there is none."""
    if head.word(i) and f"{head.word(i)} {head.word(i + 1)}" in TWO_WORDS:
        return i + 2
    return i + 1 if head.word(i) in MONTHS or head.word(i) in OTHER_MONTHS else 0


def _year_first(head: Head, i: int, j: int) -> tuple[str, int] | None:
    """2024. január 5., péntek: j is the index of the day."""
    if not head.is_number(j):
        return None
    stop = j + 1 + (head.kind(j + 1) == "stop")
    if head.word(stop + 1) in WEEKDAYS:
        return head.span(i, stop + 2), stop + 2
    return head.span(i, j + 1), stop


def _behind_year(head: Head, i: int) -> int:
    """The index behind a year at i, commas and "de" before it; i where there is none."""
    j = i
    while head.kind(j) == "comma" or head.word(j) in DATE_JOINS:
        j += 1
    return j + 1 if head.is_number(j) and len(head.tokens[j].text) in (2, 4) else i
