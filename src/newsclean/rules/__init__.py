"""Rules are data: what the TOML files beside this module hold, read once and frozen.

`read(name)` gives a file's table, `tables(name)` one of the tables of every language. Typed views over
them live in the modules that use them.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import tomli

__all__ = ["FOLDER", "languages", "read", "tables"]

FOLDER = Path(__file__).parent


@cache
def read(name: str) -> dict[str, Any]:
    """The table in `name`, a path below `rules/` such as "agencies.toml". Callers must not change it."""
    try:
        return tomli.loads((FOLDER / name).read_text(encoding="utf-8"))
    except tomli.TOMLDecodeError as error:
        error.add_note(f"in {FOLDER / name}")
        raise


@cache
def languages() -> tuple[str, ...]:
    """The codes that have a file in `rules/lang/`, sorted."""
    return tuple(sorted(file.stem for file in (FOLDER / "lang").glob("*.toml")))


@cache
def tables(name: str) -> Mapping[str, Mapping[str, Any]]:
    """The table `name` ("credit") of each language that has it, by the language's code."""
    found = ((code, read(f"lang/{code}.toml").get(name)) for code in languages())
    return MappingProxyType({code: table for code, table in found if table})
