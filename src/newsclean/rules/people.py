"""Words in and beside the names of people: views over people.toml and [credit] in rules/lang/<code>.toml."""

from collections.abc import Iterable

from newsclean.rules import read, tables

__all__ = ["JOBS", "PARTICLES", "TITLES"]


def _words(lists: Iterable[Iterable[str]]) -> frozenset[str]:
    return frozenset(word for entries in lists for entry in entries for word in entry.split("|"))


_CREDIT = tables("credit").values()
PARTICLES = frozenset(read("people.toml")["particles"])
# Of those who make news; a word that announces authors ("Autorin: A") says too little of a name before it.
JOBS = _words(table.get("jobs", ()) for table in _CREDIT) - _words(
    table.get("label", {}).get("author", ()) for table in _CREDIT
)
# Of reporters in Korean, which sets them behind a name: "홍길동 기자".
TITLES: tuple[str, ...] = tuple(tables("credit")["ko"]["after_name"]["reporting"])
