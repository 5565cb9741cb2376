"""Words in and beside the names of people: views over people.toml and [credit] in rules/lang/<code>.toml."""

from newsclean.rules import read, tables

__all__ = ["JOBS", "PARTICLES", "TITLES"]

PARTICLES = frozenset(read("people.toml")["particles"])
JOBS = frozenset(
    word for table in tables("credit").values() for words in table.get("jobs", ()) for word in words.split("|")
)
# Of reporters in Korean, which sets them behind a name: "홍길동 기자".
TITLES: tuple[str, ...] = tuple(tables("credit")["ko"]["after_name"]["reporting"])
