"""Rules are data: what the TOML files beside this module hold, read once and frozen.

`read(name)` gives a file's table, `tables(name)` one of the tables of every language, `words(table, name)` one of the
lists in these for all languages together, `by_word(table, name)` the languages of each word. Typed views over them live
in the modules that use them.
"""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any

__all__ = ["FOLDER", "by_word", "languages", "read", "tables", "words"]

FOLDER = Path(__file__).parent
BUILT = FOLDER / "rules.jsonl"


def read(name: str) -> dict[str, Any]:
    """The table in `name`, a path below `rules/` such as "agencies.toml". Callers must not change it."""
    return _files()[name]


@cache
def _files() -> Mapping[str, dict[str, Any]]:
    """What the files hold, by their names. An installed package has them all in one, a line each, as its build made it
    (hatch_build.py): that is read in a fifth of the time, and by lines, as memory new to a process costs as much."""
    if BUILT.exists():
        with BUILT.open("rb") as lines:
            return MappingProxyType(dict(map(json.loads, lines)))
    return MappingProxyType({file.relative_to(FOLDER).as_posix(): _toml(file) for file in FOLDER.rglob("*.toml")})


def _toml(file: Path) -> dict[str, Any]:
    import tomli  # here, as an installed package never needs it

    try:
        return tomli.loads(file.read_text(encoding="utf-8"))
    except tomli.TOMLDecodeError as error:
        error.add_note(f"in {file}")
        raise


@cache
def languages() -> tuple[str, ...]:
    """The codes that have a file in `rules/lang/`, sorted."""
    paths = map(PurePosixPath, _files())
    return tuple(sorted(path.stem for path in paths if path.parent.name == "lang"))


@cache
def tables(name: str) -> Mapping[str, Mapping[str, Any]]:
    """The table `name` ("credit") of each language that has it, by the language's code."""
    found = ((code, read(f"lang/{code}.toml").get(name)) for code in languages())
    return MappingProxyType({code: table for code, table in found if table})


def words(table: str, name: str) -> frozenset[str]:
    """What the list `name` in the table `table` ("credit") holds in any language. A bar divides what is told in one
    line: "photo: | image:"."""
    lists = (told.get(name, ()) for told in tables(table).values())
    lines = (line for told in lists for line in ((told,) if isinstance(told, str) else told))
    return frozenset(word.strip() for line in lines for word in line.split("|"))


@cache
def by_word(table: str, name: str) -> Mapping[str, Sequence[str]]:
    """The codes of the languages whose text `name`, words between spaces, has a word: {"og": ["da", "is", "no"], …}."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for code, told in tables(table).items():
        for word in frozenset(told.get(name, "").split()):
            found[word].append(code)
    return MappingProxyType(dict(found))
