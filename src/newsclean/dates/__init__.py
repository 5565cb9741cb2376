"""When the story was published and when it was changed.

Structured data first, then <title>, lines beside the body, <time>, the address, and what stands near the headline. A
day alone is a `date`; a time counts only with its zone. Formats: ISO 8601, RFC 2822, Unix time, C's ctime, and days in
words of some seventy languages (rules/dates.toml).

value.py reads one date as it is written, page.py weighs the witnesses, clock.py puts a time on the site's own clock.
"""

from newsclean.dates.page import PRINTED, Dates, extract_dates, turned

__all__ = ["PRINTED", "Dates", "extract_dates", "turned"]
