"""Text that a program has wrapped: which it is, and its lines as one."""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise, zip_longest

from newsclean.blocks import LINE_BREAK

__all__ = ["is_wrapped", "unwrapped"]

# Text counts as wrapped where so many lines or more, and this share of them, are full, at a width that is usual for it.
FEW, WRAPPED = 4, 0.85
NARROW, WIDE = 40, 120
_LAST, _FIRST = re.compile(r"\w{1,40}-$"), re.compile(r"[^\W\d_]{1,40}")


def is_wrapped(lines: Sequence[str]) -> bool:
    """Whether lines break where the next word would not fit: almost all that another line follows."""
    width = max(map(len, lines), default=0)
    if not NARROW <= width <= WIDE:
        return False
    pairs = [(line, after) for line, after in pairwise(lines) if line and after]
    full = sum(len(line) + 1 + len(after.split(None, 1)[0]) > width for line, after in pairs)
    return len(pairs) >= FEW and full > len(pairs) * WRAPPED


def unwrapped(lines: Sequence[str], words: Collection[str] = ()) -> str:
    """The lines of a paragraph as one; a word that broke at its hyphen is whole again. One that a typesetter broke has
    no hyphen elsewhere: `words` are those of the whole text, in small letters.

    >>> unwrapped(["The third-", "party candi-", "date won."], {"candidate"})
    'The third-party candidate won.'
    """
    parts: list[str] = []
    for line, after in zip_longest(lines, lines[1:], fillvalue=""):
        is_broken = line.endswith(("  ", "\\"))  # for readers too
        line = line.rstrip(" \\")
        is_in_word = line[-1:] == "-" and line[-2:-1].isalpha()
        if is_in_word and _whole(line, after) in words:
            line = line[:-1]
        parts += line, LINE_BREAK if is_broken else "" if is_in_word else " "
    return "".join(parts[:-1])


def _whole(line: str, after: str) -> str:
    """The word that a line ends with and the next goes on with, without the hyphen: "candidate"; "" where a capital
    would stand within, as in "E-Mail"."""
    ending, begun = _LAST.search(line), _FIRST.match(after)
    word = ending[0][:-1] + begun[0] if ending and begun else ""
    return word.casefold() if word[1:] == word[1:].lower() or word == word.upper() else ""
