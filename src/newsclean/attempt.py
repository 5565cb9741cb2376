"""One page of many: what is made of it, or why nothing is, so that a long run goes on.

Here alone an exception of any kind is caught. `extract` itself catches none: a fault in it shows at once to whoever
reads one page, and as one record among the others to whoever reads a million.
"""

import traceback
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

from newsclean.errors import NewscleanError

__all__ = ["attempt", "reason"]

P = ParamSpec("P")
T = TypeVar("T")

# What a page that cannot be read raises: a file that is missing or no gzip, an option or a type out of place.
UNREADABLE = (OSError, EOFError, zlib.error, NewscleanError)


def attempt(make: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> tuple[T | None, str | None]:
    """What `make` gives, and None; or None, and why there is nothing, in words for a user.

    >>> attempt(int, "12"), attempt(Path("no/such/page.html").read_bytes)
    ((12, None), (None, 'No such file or directory'))
    >>> attempt(int, "twelve")
    (None, "ValueError: invalid literal for int() with base 10: 'twelve' (attempt.py, line 33)")
    """
    try:
        return make(*arguments, **named), None
    except Exception as error:
        return None, reason(error)


def reason(error: Exception) -> str:
    """Why, in words for a user; of a fault in the program its place too, which is what a report of it needs."""
    if isinstance(error, UNREADABLE):
        return getattr(error, "strerror", None) or str(error) or type(error).__name__
    place = traceback.extract_tb(error.__traceback__)[-1:]
    where = "".join(f" ({Path(frame.filename).name}, line {frame.lineno})" for frame in place)
    return "".join(traceback.format_exception_only(error)).strip() + where
