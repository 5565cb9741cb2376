"""Copyrights of agencies: "© Reuters"."""

from collections.abc import Sequence

from newsclean.credit.lexicon import lexicon
from newsclean.credit.tokens import (
    Parsed,
    Token,
    is_capital,
    is_name,
    printed,
    trim,
    trim_end,
)
from newsclean.rules.agencies import find_agency
from newsclean.text import fold

__all__ = ["read_copyright"]


def read_copyright(line: str, tokens: Sequence[Token]) -> Parsed | None:
    """As in "© Reuters", "Copyright 2024 The Associated Press. All rights reserved."."""
    words = lexicon()
    tokens = trim(tokens)
    marked = False
    while tokens and (
        tokens[0].text == "©"
        or tokens[0].key in words.marks
        or tokens[0].text in "@(c):,"
        or tokens[0].text[0].isdigit()
        or tokens[0].key == "by"
    ):
        marked = marked or tokens[0].text == "©" or tokens[0].key in words.marks
        tokens = tokens[1:]
    if not marked or not tokens:
        return None
    for i, token in enumerate(tokens):
        if (
            token.text in ",:/|–—"
            or token.text == "-"
            or token.text[0].isdigit()
            or (token.text == "." and token.end < len(line) and i and tokens[i - 1].key not in words.abbreviations)
        ):
            owner = tokens[:i]
            break
    else:
        owner = tokens
    owner = trim_end(owner)
    name = printed(line, owner)
    if not name or len(owner) > 6 or (not is_capital(name) and not find_agency(name)):
        return None
    if fold(name).startswith(words.rights_begin):
        return None
    return Parsed((), (name,), copyright=True) if find_agency(name) or is_name(owner) else None
