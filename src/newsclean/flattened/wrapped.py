"""Text that a program has wrapped: which it is, and its lines as one."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby, pairwise, zip_longest
from operator import itemgetter

import regex

from newsclean.blocks import LINE_BREAK
from newsclean.patterns import lazy
from newsclean.text import ends_sentence

__all__ = ["LOOSE", "runs", "unwrapped", "wrapped_at"]

# Text counts as wrapped where so many lines or more, and this share of them, are full, at a width that is usual for it.
FEW, WRAPPED = 4, 0.85
NARROW, WIDE = 40, 120  # the least and the greatest width
LOOSE = 0.85  # of the width that is full in a PDF
EVEN = 2 / 3  # of their longest, how long lines are at least; .5 tells 751 of 813 dumped pages, this 776
# An item of a list, which begins a line whether the one above is full or not.
_ITEM = lazy(re.compile, r"\s*(?:[*+•-]|\d{1,2}\.)\s")
# Chinese and Japanese, with their marks.
_UNSPACED = lazy(regex.compile, r"[\p{Han}\p{Hiragana}\p{Katakana}\u3000-\u303f\uff00-\uffef]")
_LAST, _FIRST = lazy(re.compile, r"\w{1,40}-$"), lazy(re.compile, r"[^\W\d_]{1,40}")


def wrapped_at(lines: Sequence[str]) -> int:
    """The width at which lines break where the next word would not fit, 0 where they do not: almost all that another
    line follows. Or almost all of those that tell sentences, as a press release has addresses too, and a page menus;
    those of a PDF in letters of different width are about as long."""
    return _width(lines) or _width(
        [line for run in runs(lines) if ends_sentence(run[-1]) and _is_even(run) for line in (*run, "")], LOOSE
    )


def _width(lines: Sequence[str], filled: float = 1) -> int:
    pairs = [(line, after) for line, after in pairwise(lines) if line and after and not _ITEM.match(after)]
    width = max((len(line) for line, _ in pairs), default=0)
    if not NARROW <= width <= WIDE:
        return 0
    full = sum(len(line) + 1 + len(after.split(None, 1)[0]) > width * filled for line, after in pairs)
    is_amid = sum(map(ends_sentence, map(itemgetter(0), pairs))) * 2 < len(pairs)
    return width if len(pairs) >= FEW and full > len(pairs) * WRAPPED and is_amid else 0


def _is_even(run: Sequence[str]) -> bool:
    """Whether lines are about as long, the last aside: those of a menu are not."""
    lengths = list(map(len, run))
    return sum(lengths[:-1]) >= EVEN * (len(run) - 1) * max(lengths)


def runs(lines: Sequence[str]) -> Iterator[list[str]]:
    """The lines that stand together between empty ones."""
    return (list(run) for is_told, run in groupby(lines, bool) if is_told)


def unwrapped(lines: Sequence[str], words: Collection[str] = ()) -> str:
    """The lines of a paragraph as one; a word that broke at its hyphen is whole again. One that a typesetter broke has
    no hyphen elsewhere: `words` are those of the whole text, in small letters. There Chinese and Japanese get no
    spaces; without `words`, as in Markdown, the end of a line is one.

    >>> unwrapped(["The third-", "party candi-", "date won."], {"candidate"})
    'The third-party candidate won.'
    """
    parts: list[str] = []
    for line, after in zip_longest(lines, lines[1:], fillvalue=""):
        is_broken = line.endswith(("  ", "\\"))  # for readers too
        line = line.rstrip(" \\")
        is_hyphened = line[-1:] == "-" and line[-2:-1].isalpha()
        if is_hyphened and _whole(line, after) in words:
            line = line[:-1]
        is_in_word = is_hyphened or (words and _UNSPACED.search(line[-1:] + after[:1]))
        parts += line, LINE_BREAK if is_broken else "" if is_in_word else " "
    return "".join(parts[:-1])


def _whole(line: str, after: str) -> str:
    """The word that a line ends with and the next goes on with, without the hyphen: "candidate"; "" where a capital
    would stand within, as in "E-Mail"."""
    ending, begun = _LAST.search(line), _FIRST.match(after)
    word = ending[0][:-1] + begun[0] if ending and begun else ""
    return word.casefold() if word[1:] == word[1:].lower() or word == word.upper() else ""
