"""Data that a script gets by calling a function, as Nuxt 2 writes it: `(function(a,b){return {title:a,…}}("Ferry",…))`.

What stands in it more than once is handed over; keys have no quotes. As JSON, that is a value like any other.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from newsclean.jsonld import load_at
from newsclean.patterns import lazy

__all__ = ["called"]

MOST = 4_000_000  # characters of a script that are read
_CALL = lazy(re.compile, r"\(function\(([\w$,\s]{0,20000})\)\{(?:[^{}\"]{0,2000};)?return\s?")
_TOKEN = lazy(
    re.compile,
    r"""
      (?P<told>"(?:[^"\\]|\\.)*+")              # a string, as in JSON
    | void\s0 | new\s(?:Map|Set)\([^()]*\)      # nothing that is known
    | new\sDate\((?P<date>[^()]{0,40})\)
    | Array\(\d{1,9}\)(?P<list>)
    | (?P<word>[A-Za-z_$][\w$]*|\d+(?=:))(?P<key>\s?:)?
    | (?P<part>\.\d)                            # .5
    | !(?P<no>[01])
    """,
    re.VERBOSE | re.DOTALL,
)
_PLAIN = {"true": "true", "false": "false"}


def called(script: str, at: int) -> Any:
    """The value of the call that begins at `at`; None where none can be read.

    >>> called('(function(a,b){return {title:a,news:[{title:a,seen:!0}],by:b}}("Ferry",void 0))', 0)
    {'title': 'Ferry', 'news': [{'title': 'Ferry', 'seen': True}], 'by': None}
    """
    call = _CALL.match(script, at)
    if call is None or len(script) - at > MOST:
        return None
    value, _, handed = script[call.end() :].rpartition("}(")
    told = load_at(f"[{_as_json(handed.rstrip(' ;)'), _PLAIN)}]", 0)
    if not isinstance(told, list):
        return None
    names = [name.strip() for name in call[1].split(",")]
    return load_at(_as_json(value, _PLAIN | dict(zip(names, map(json.dumps, told), strict=False))), 0)


def _as_json(script: str, known: Mapping[str, str]) -> str:
    def written(token: re.Match[str]) -> str:
        if token["told"] is not None:
            return token["told"]
        if token["key"]:
            return f'"{token["word"]}":'
        if token["word"] is not None:
            return known.get(token["word"], token["word"] if token["word"].isdecimal() else "null")
        if token["part"]:
            return f"0{token['part']}"
        if token["no"]:
            return "true" if token["no"] == "0" else "false"
        return "[]" if token["list"] is not None else token["date"] or "null"

    return _TOKEN.sub(written, script)
