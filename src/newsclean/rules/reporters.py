"""Titles of reporters that Korean sets behind a name, "홍길동 기자": a view over [credit] in rules/lang/ko.toml."""

from newsclean import rules

__all__ = ["TITLES"]

TITLES: tuple[str, ...] = tuple(rules.tables("credit")["ko"]["after_name"]["reporting"])
