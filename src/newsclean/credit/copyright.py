"""Copyrights of agencies: "© Reuters"."""

from collections.abc import Sequence

from newsclean.credit.kinds import is_capital, is_name
from newsclean.credit.lexicon import lexicon
from newsclean.credit.tokens import Parsed, Token, is_mark, printed, trim_end
from newsclean.rules.agencies import find_agency
from newsclean.text import fold

__all__ = ["read_copyright"]

MAX_OWNER = 6  # tokens of an owner: more is a sentence
_ENDS = frozenset(",:/|–—-")


def read_copyright(line: str, tokens: Sequence[Token]) -> Parsed | None:
    """As in "© Reuters", "Copyright 2024 The Associated Press. All rights reserved."."""
    start = next((i for i, token in enumerate(tokens) if not _stands_before_owner(token)), len(tokens))
    if not any(map(is_mark, tokens[:start])):
        return None
    tokens = tokens[start:]
    owner = trim_end(tokens[: _owner_end(tokens)])
    name = printed(line, owner)
    if not name or len(owner) > MAX_OWNER or fold(name).startswith(lexicon().rights):
        return None
    is_owner = find_agency(name) is not None or (is_capital(name) and is_name(owner))
    return Parsed((), (name,), copyright=True) if is_owner else None


def _owner_end(tokens: Sequence[Token]) -> int:
    """The index behind the owner: at a mark or a year, behind the stop of "Inc."."""
    for i, token in enumerate(tokens):
        if token.text in _ENDS or token.text[0].isdigit():
            return i
        if token.text == "." and i and tokens[i - 1].key in lexicon().legal:
            return i + 1
    return len(tokens)


def _stands_before_owner(token: Token) -> bool:
    """A mark, a year, "Copyright by", "™ & ©"."""
    return is_mark(token) or token.text in "@(c):,™&" or token.text[0].isdigit() or token.key == "by"
