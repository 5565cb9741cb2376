"""What a caller may say of a page, checked at once: a mistake shows where it is made."""

import datetime as dt
from dataclasses import dataclass
from numbers import Integral, Real
from typing import Any

from newsclean import dom
from newsclean.decode import detect
from newsclean.errors import InputError, OptionError

__all__ = ["DEFAULTS", "Options", "check"]


@dataclass(frozen=True, slots=True)
class Options:
    """What a caller may know of a page, and how much work one page may be.

    encoding: the encoding of the bytes, where it is certain; it goes before anything the page says.
    content_type: the HTTP header, whose charset goes before what the page says.
    reference: when the page was fetched; dates later than that are not believed.
    max_bytes: longer pages are cut off there ("truncated" in `issues`).
    timeout: seconds after which no more of a page is read ("timeout" in `issues`); what was found by then is returned.
        Checked between steps of work and within the long ones, so it holds in any thread; the parse of a page, and
        the features of its blocks, are steps that end when they are done.
    """

    encoding: str | None = None
    content_type: str | None = None
    reference: dt.datetime | dt.date | None = None
    max_bytes: int = dom.MAX_BYTES
    timeout: float = 60.0

    def __post_init__(self) -> None:
        for name, number, words in (("max_bytes", Integral, "whole number"), ("timeout", Real, "number")):
            value: Any = getattr(self, name)
            if not (isinstance(value, number) and value > 0):  # type: ignore[operator]  # Real can be compared
                raise OptionError(f"{name} is {value!r}; it must be a positive {words}")
        for name, kind, words in (
            ("encoding", str, "a str"), ("content_type", str, "a str"), ("reference", dt.date, "a date or datetime"),
        ):  # fmt: skip
            value = getattr(self, name)
            if value is not None and not isinstance(value, kind):
                raise OptionError(f"{name} is {value!r}; it must be {words}")
        if self.encoding is not None:
            detect(b"", self.encoding)  # which raises where there is none of that name


DEFAULTS = Options()


def check(url: object, options: object) -> None:
    """Raises InputError where the arguments that go with a page are of another type."""
    if not isinstance(url, str | None):
        raise InputError(f"url is a str, not {type(url).__name__}")
    if not isinstance(options, Options):
        raise InputError(f"options is a newsclean.Options, not {type(options).__name__}")
