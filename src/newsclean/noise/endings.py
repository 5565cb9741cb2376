"""What a block is by how it ends, or by what it holds in a bracket: captions, for the most part."""

import re
from functools import cache

from newsclean.noise.wording import GLUED, LONGEST_WORD, LineRule, entries, folded, texts
from newsclean.patterns import lazy
from newsclean.text import LATIN, alternation

__all__ = ["ending_rules", "without_end"]

# How a caption ends: behind what closes the caption, or opens a bracket, the word for the picture and who made it; or
# behind a mark who sells it.
TAIL = 100  # characters at the end of a block that are looked at
CAPTION = 8  # characters that stand before it: a line that opens with the word is a credit, or a caption behind it
SHORTEST = 16  # characters of a caption with its credit
SHORTEST_GLUED = 12  # the same in Chinese, Japanese and Korean
# Most lines hold none of these; set apart from the words, the marks are found in half the time.
_SIGNED, _SIGNED_BY = lazy(re.compile, r"[:：©=＝/|(\[（【.。–—]"), lazy(re.compile, r"\s(?:via|by)\s")
_CLOSED = r"[.!?…。！？)\]）】\"”'»|/–—(\[（【-]\s{0,2}"
_TAILS = {
    "tail": (rf"(?:{_CLOSED}|©\s?)", r"[^:：]{2,70}$"),
    "end": (r"(?:[/(\[©|–—,:]\s?|\s(?:via|by)\s)", r"[)\]]?$"),
    "shot": (r"[。！？）)（(]\s?(?:[^\W\d_]{2,12}\s)?[^\W\d_]{2,12}(?<!拍)\s?", r"(?:\s[^\W\d_]{2,8})?[)）]?$"),
}
_COLON = r"\s?[:：©=＝|]"
_CLOSERS = " .!…:»«>›→\"”“')]*。！）】」』"  # what may follow the last word of a block
# What a caption says of its picture stands in brackets behind a word: "Ana Ruiz (left)", "The mill (file photo)".
_BRACKET = lazy(re.compile, r"[\w\"”“»'’.] ?[(（]([^()（）]{1,40})[)）]")
_COUNTS = "0123456789. "  # before the words of a bracket: "(2. v. l.)"
_LETTERS = lazy(re.compile, r"(?<=[.!?…)\"'”’])\s([A-Z]{2,4})$")
END = "line.end"  # the rule on marks of the end
LONGEST_END = 14  # characters of such a mark, and of what closes a sentence before it
_BEFORE_END = r"(?<=[。！？）」』])|(?<=[.!?…؟۔।)\]\"'”’»“])\s"


def ending_rules(text: str) -> list[LineRule]:
    """The rules that a block matches by how it ends, or by a bracket in it."""
    return _signed(text) + _closings(text) + _bracketed(text)


def _signed(text: str) -> list[LineRule]:
    """The rules on who made a picture, or sells it, where that closes the block."""
    if len(text) < (SHORTEST if text <= LATIN else SHORTEST_GLUED) or text[-1] == ".":
        return []
    start = max(CAPTION, len(text) - TAIL)
    if not (_SIGNED.search(text, start) or _SIGNED_BY.search(text, start)):
        return []
    ending = folded(text[CAPTION:][-TAIL:])
    return [rule for pattern, rule in _tails() if pattern.search(ending)]


@cache
def _tails() -> tuple[tuple["re.Pattern[str]", LineRule], ...]:
    """The rules on how a block ends, each as one pattern."""
    found = []
    for data, rule in entries(*_TAILS):
        before, behind = _TAILS[data["match"]]
        told = set(texts(data))
        labels = {text.rstrip(" :：") for text in told if text[-1] in ":："}
        words = [f"(?:{alternation(labels)}){_COLON}"] if labels else []
        if others := {text for text in told if text[-1] not in ":："}:
            words.append(alternation(others))
        found.append((re.compile(f"{before}(?:{'|'.join(words)}){behind}"), rule))
    return tuple(found)


def _closings(text: str) -> list[LineRule]:
    """The rules whose words close a block."""
    found = _closers().get(folded(_last_word(text)))
    if found is None:  # of most blocks
        return []
    closing = folded(text[-TAIL:]).rstrip(_CLOSERS)
    return [rule for words, rule in found if closing.endswith(words)]


def _last_word(text: str) -> str:
    word = text[-LONGEST_WORD:].rstrip(_CLOSERS).rpartition(" ")[2]
    return word[-GLUED:] if word[-1:] > LATIN else word


@cache
def _closers() -> dict[str, list[tuple[str, LineRule]]]:
    """What may close a block, by its last word."""
    found: dict[str, list[tuple[str, LineRule]]] = {}
    for data, rule in entries("close"):
        for words in sorted(set(texts(data))):
            found.setdefault(_last_word(words), []).append((words, rule))
    return found


def _bracketed(text: str) -> list[LineRule]:
    """The rules whose words are all that a bracket of the block holds, but for a count."""
    if "(" not in text and "（" not in text:  # most
        return []
    inside = _bracket_rules()
    found = (inside.get(folded(words).lstrip(_COUNTS)) for words in _BRACKET.findall(text))
    return [rule for rule in found if rule is not None][:1]


@cache
def _bracket_rules() -> dict[str, LineRule]:
    """What a bracket may hold."""
    return {words: rule for data, rule in entries("bracket") for words in texts(data)}


def without_end(text: str, site: str = "") -> str:
    """A text without the mark of the end that runs on behind its last sentence: a word for it, or the letters of the
    `site` itself, as papers set them.

    >>> without_end("The port reopened. (END)"), without_end("港口重新开放。（完）"), without_end("Meet both ends")
    ('The port reopened.', '港口重新开放。', 'Meet both ends')
    >>> without_end("The port reopened. LC", "The Lark Courier")
    'The port reopened.'
    """
    mark = _end_marks().search(text, max(0, len(text) - LONGEST_END))
    own = _LETTERS.search(text) if site and not mark else None
    if own and _are_letters_of(site, own[1]):
        mark = own
    return text[: mark.start()].rstrip() if mark else text


def _are_letters_of(site: str, letters: str) -> bool:
    """Whether a name begins with letters, or its words do."""
    initials = "".join(word[0] for word in site.split()).upper()
    return initials.endswith(letters) or (len(letters) > 2 and site.upper().startswith(letters))


@cache
def _end_marks() -> "re.Pattern[str]":
    marks = {text for data, rule in entries("line") if rule.id == END for text in texts(data)}
    return re.compile(rf"(?:{_BEFORE_END})(?:{alternation(marks)})$", re.IGNORECASE)
