"""Regular expressions that are compiled when they are first asked.

The package has some three hundred, a page asks a few dozen, and compiling them all was three fifths of its import.
"""

from collections.abc import Callable
from functools import cache, partial
from typing import Any, ParamSpec, TypeVar, cast

__all__ = ["lazy"]

P = ParamSpec("P")
Pattern = TypeVar("Pattern")


def lazy(compile: Callable[P, Pattern], *args: P.args, **kwargs: P.kwargs) -> Pattern:
    """What compile(*args, **kwargs) gives, made when something of it is asked; it answers as fast as that from then on.

    A wrong pattern is told where it is first asked, not where it stands. It is no instance of `re.Pattern`: call its
    methods, not those of `re`. Whatever else takes long to make and is not always asked can be made so as well.

    >>> import re
    >>> year = lazy(re.compile, r"(?:19|20)[0-9]{2}")
    >>> year.findall("2024, 2025")
    ['2024', '2025']
    """
    return cast(Pattern, _Lazy(partial(compile, *args, **kwargs)))


class _Lazy:
    """Stands for a value, and takes over each of its attributes when that is first asked.

    Two threads may make the value twice; it is the same.
    """

    def __init__(self, make: Callable[[], object]) -> None:
        self._made = cache(make)

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._made(), name)
        setattr(self, name, value)
        return value
