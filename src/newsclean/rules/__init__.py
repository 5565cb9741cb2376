"""Rules are data: what the TOML files beside this module hold, read once and frozen.

`read(name)` gives a file's table. Typed views over it live in the module that uses them.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["FOLDER", "languages", "read"]

FOLDER = Path(__file__).parent


@cache
def read(name: str) -> dict[str, Any]:
    """The table in `name`, a path below `rules/` such as "agencies.toml". Callers must not change it."""
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


@cache
def languages() -> tuple[str, ...]:
    """The codes that have a file in `rules/lang/`, sorted."""
    return tuple(sorted(file.stem for file in (FOLDER / "lang").glob("*.toml")))
