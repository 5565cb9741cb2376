"""What both doors measure of a block's words, and of the prose around it."""

from collections import Counter
from collections.abc import Mapping, Sequence

from newsclean.noise import line_rule
from newsclean.text import is_spaceless

__all__ = [
    "FARTHEST",
    "MARKS",
    "PROSE_WORDS",
    "commas",
    "copies",
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
# What opens furniture more often than prose.
MARKS = frozenset("–—-•*·©>|[(")
FARTHEST = 99

_DIGITS, _ASCII = b"0123456789", bytes(range(128))


def rough_words(text: str) -> float:
    """Words, cheaply: spaces; in scripts without them, characters over 2.5, a common ratio for Chinese and Japanese."""
    n, spaces = len(text), text.count(" ")
    if n >= 12 and spaces * 12 < n and is_spaceless(text):
        return n / 2.5
    return spaces + 1


def commas(text: str) -> int:
    """Commas, of any script."""
    found = text.count(",")
    return found if text.isascii() else found + sum(map(text.count, "、，،"))


def digits(text: str) -> float:
    """Share of digits at the head of a text."""
    head = text[:80]
    data = head.encode("utf-8", "surrogatepass")  # a fifth of the time that asking each character takes
    found = len(data) - len(data.translate(None, _DIGITS))
    if not head.isascii():
        found += sum(map(str.isdigit, data.translate(None, _ASCII).decode("utf-8", "surrogatepass")))
    return found / len(head)


def furniture(text: str) -> int:
    """Whether a line is furniture by its wording: 0 no, 1 perhaps, 2 surely."""
    rule = line_rule(text)
    return 0 if rule is None else 1 if rule.effect == "hint" else 2


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


def overlap(text: str, wanted: frozenset[str]) -> float:
    """The share of the wanted words that the head of a text has."""
    return len(wanted.intersection(text[:300].casefold().split())) / len(wanted) if wanted else 0.0


def copies(texts: Sequence[str]) -> Mapping[str, int]:
    """How often each text stands on the page."""
    return Counter(texts)
