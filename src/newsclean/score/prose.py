"""What both doors measure of a block's words, and of the prose around it."""

from collections.abc import Iterable, Sequence

from newsclean.noise import line_rule
from newsclean.text import SIGN, is_spaceless

__all__ = [
    "FARTHEST",
    "HEAD",
    "MARKS",
    "PROSE_WORDS",
    "SURE",
    "commas",
    "digits",
    "distances",
    "furniture",
    "overlap",
    "rough_words",
    "word_set",
]

# A block that reads like prose has as many words: it sets the scene for the others. Rough on purpose; the forest does
# the fine work.
PROSE_WORDS = 14
SURE = 2  # what `furniture` says of a line that is so for sure
# What opens furniture more often than prose.
MARKS = frozenset("–—-•*·©>|[(")
FARTHEST = 99
# A script without spaces has at most one space among so many characters.
UNSPACED = 12
START = 80  # characters of a text whose digits are counted
HEAD = 300  # characters of a text that are set beside the headline

_DIGITS, _ASCII = b"0123456789", bytes(range(128))


def rough_words(text: str) -> float:
    """Words, cheaply: by spaces; in scripts without them, by characters."""
    n, spaces = len(text), text.count(" ")
    if n >= UNSPACED and spaces * UNSPACED < n and is_spaceless(text):
        return n / SIGN
    return spaces + 1


def commas(text: str) -> int:
    """Commas, of any script."""
    found = text.count(",")
    return found if text.isascii() else found + sum(map(text.count, "、，،"))


def digits(text: str) -> float:
    """Share of digits at the start of a text."""
    head = text[:START]
    data = head.encode("utf-8", "surrogatepass")  # a fifth of the time that asking each character takes
    found = len(data) - len(data.translate(None, _DIGITS))
    if not head.isascii():
        found += sum(map(str.isdigit, data.translate(None, _ASCII).decode("utf-8", "surrogatepass")))
    return found / len(head)


def furniture(text: str) -> int:
    """Whether a line is furniture by its wording: 0 no, 1 perhaps, SURE surely."""
    rule = line_rule(text)
    return 0 if rule is None else 1 if rule.effect == "hint" else SURE


def distances(mass: Sequence[int]) -> list[int]:
    """How many blocks ago the last prose was."""
    out, distance = [], FARTHEST
    for m in mass:
        out.append(distance)
        if m:
            distance = 0
        elif distance < FARTHEST:
            distance += 1
    return out


def word_set(text: str) -> frozenset[str]:
    """The words of a text as they stand between spaces, in lower case."""
    return frozenset(text.casefold().split())


def overlap(words: Iterable[str], wanted: frozenset[str]) -> float:
    """The share of the wanted words that are among some."""
    return len(wanted.intersection(words)) / len(wanted) if wanted else 0.0
