"""Text that a program has wrapped: which it is, and its lines as one."""

from collections.abc import Sequence
from itertools import pairwise

from newsclean.blocks import LINE_BREAK

__all__ = ["is_wrapped", "unwrapped"]

# Text counts as wrapped where so many lines or more, and this share of them, are full, at a width that is usual for it.
FEW, WRAPPED = 4, 0.85
NARROW, WIDE = 40, 120


def is_wrapped(lines: Sequence[str]) -> bool:
    """Whether lines break where the next word would not fit: almost all that another line follows."""
    width = max(map(len, lines), default=0)
    if not NARROW <= width <= WIDE:
        return False
    pairs = [(line, after) for line, after in pairwise(lines) if line and after]
    full = sum(len(line) + 1 + len(after.split(None, 1)[0]) > width for line, after in pairs)
    return len(pairs) >= FEW and full > len(pairs) * WRAPPED


def unwrapped(lines: Sequence[str]) -> str:
    """The lines of a paragraph as one; a word that broke at its hyphen is whole again.

    >>> unwrapped(["The third-", "party candidate", "won."])
    'The third-party candidate won.'
    """
    parts: list[str] = []
    for line in lines:
        is_broken = line.endswith(("  ", "\\"))  # for readers too
        line = line.rstrip(" \\")
        is_in_word = line[-1:] == "-" and line[-2:-1].isalpha()
        parts += line, LINE_BREAK if is_broken else "" if is_in_word else " "
    return "".join(parts[:-1])
