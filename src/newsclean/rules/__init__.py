"""Rules are data: what the TOML files beside this module hold, read once and frozen.

`read(name)` gives a file's table. Typed views over it live in the module that uses them.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["languages", "read"]


@cache
def read(name: str) -> dict[str, Any]:
    """The table in `name`, a path below `rules/` such as "agencies.toml". Callers must not change it."""
    return tomllib.loads((files(__name__) / name).read_text(encoding="utf-8"))


@cache
def languages() -> tuple[str, ...]:
    """The codes that have a file in `rules/lang/`, sorted."""
    return tuple(
        sorted(f.name.removesuffix(".toml") for f in (files(__name__) / "lang").iterdir() if f.name.endswith(".toml"))
    )
