"""Where a page keeps the data that renders it, in the ways frameworks write it.

As JSON in a script or an attribute; as the value of a variable, or a string of JSON there; in Next.js as the rows of
React's flight format.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, cast
from urllib.parse import unquote

from lxml import etree

from newsclean import rules
from newsclean.jsonld import load_at
from newsclean.patterns import lazy
from newsclean.state.called import called
from newsclean.state.links import flight, linked
from newsclean.text import alternation

__all__ = ["states"]

_RULES = rules.read("metadata.toml")["state"]
_attributes = cast(
    Callable[[etree._Element], list[str]],
    etree.XPath("|".join(f"//@{name}" for name in _RULES["attributes"]), smart_strings=False),
)

SHORTEST = 500  # characters; a story with its frame has more
DEFINED = 20_000  # characters at the head of a script in which its variable is named
MOST = 4_000_000  # characters of a string that are read
PUSH = "self.__next_f.push("  # Next.js hands over the rows of React's flight format, cut anywhere
PUSHES = 5_000  # of them that are read

_STRING = lazy(re.compile, r"""(["'])((?:(?!\1)[^\\]|\\.)*+)\1""", re.DOTALL)
_UNLIKE_JSON = lazy(re.compile, r"""\\(.)|\"""", re.DOTALL)  # each escape, and a quote that JSON would have escaped
# How JSON writes what is escaped; any other sign stands for itself.
_ESCAPES = {"x": "\\u00", "\n": ""} | {sign: f"\\{sign}" for sign in '"\\/bfnrtu'}


@cache
def _assigned() -> re.Pattern[str]:
    """Compiled where a script is first read: few pages need theirs."""
    return re.compile(
        rf"(?:{alternation(_RULES['variables'])})\s{{0,9}}[=(]\s{{0,9}}(?:JSON\.parse\(\s{{0,9}})?(?=[\[{{\"'(])"
    )


def states(tree: etree._Element) -> Iterator[Any]:
    """The data of the page, each piece as JSON with its references resolved."""
    pushed: list[str] = []
    for script in tree.iter("script"):
        text = script.text or ""
        if PUSH in text:
            pushed.extend(_pushed(text))
        elif len(text) >= SHORTEST:
            if script.get("type") == "application/json":
                yield linked(load_at(text, 0))
            elif match := _assigned().search(text, 0, DEFINED):
                yield linked(_assigned_value(text, match.end()))
    if pushed:
        yield flight("".join(pushed))
    for text in _attributes(tree):
        if len(text) >= SHORTEST:
            yield linked(load_at(text, 0))


def _pushed(script: str) -> Iterator[str]:
    for call in script.split(PUSH)[1 : PUSHES + 1]:
        chunk = load_at(call, 0)
        if isinstance(chunk, list) and len(chunk) > 1 and isinstance(chunk[1], str):
            yield chunk[1]


def _assigned_value(script: str, at: int) -> Any:
    """The value of a variable: as JSON, as what a function makes, or as a string, which may be percent-encoded."""
    if script[at] == "(":
        return called(script, at)
    if script[at] not in "\"'":
        return load_at(script, at)
    text = _string(script, at)
    return load_at(unquote(text) if text.startswith(("%7B", "%5B")) else text, 0)


def _string(script: str, at: int) -> str:
    r"""The string of JavaScript that begins at `at`; "" where none can be read.

    >>> _string(r"told = 'It\'s Ad\x61\!'", 7)
    "It's Ada!"
    """
    match = _STRING.match(script, at, at + MOST)
    told = load_at(f'"{_UNLIKE_JSON.sub(_as_json, match[2])}"', 0) if match else None
    return told if isinstance(told, str) else ""


def _as_json(match: re.Match[str]) -> str:
    escaped: str = match[1] or '"'
    return _ESCAPES.get(escaped, escaped)
