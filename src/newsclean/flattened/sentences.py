"""Sentences that flattening broke at each link and bold word, joined."""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, islice, pairwise

from newsclean import rules
from newsclean.blocks import Block
from newsclean.text import ends_sentence

__all__ = ["whole_sentences"]

# How a piece of a broken sentence begins and ends.
_HANGING = frozenset(",.;:)!?’”")
_AFTER_HANGING = frozenset(("", " ", ",", "."))
_DASHES = frozenset("—–-")
_OPENING = frozenset("([“‘")
_OPENED = frozenset((" “", " „", " «"))
_QUOTES = frozenset("“‘„«\"'")
_ADDRESSES = ("http:", "https:", "www.")
# The longest piece that is a name or a link in mid-sentence, and the shortest sentence that is worth joining.
INLINE, SENTENCE = 60, 80
# What tells the language of a text: so many lines, of so many characters or more, and as many of each as are read.
READ, SHORTEST, LINE = 12, 40, 300
TITLE_WORDS = 3


def whole_sentences(blocks: Sequence[Block]) -> list[Block]:
    """With the sentences in one that flattening broke at each link or bold word."""
    joined: list[Block] = []
    going_on = frozenset(_going_on(blocks))
    start = 0
    for end in range(1, len(blocks) + 1):
        if end not in going_on:
            joined += _sentence(blocks[start:end]) if end - start > 1 else (blocks[start],)
            start = end
    return joined


def _going_on(blocks: Sequence[Block]) -> Iterator[int]:
    """The blocks that go on with the sentence of the one before them."""
    texts = [*(block.text for block in blocks), ""]
    open_words = _open_words_of(texts)
    is_broken = any(text and (_hangs(text) or _continues(text)) for text in texts)
    size = 0  # of the sentence so far
    for i, (one, other) in enumerate(pairwise(blocks), 1):
        before, text, after = texts[i - 1 : i + 2]
        size += len(before)
        if (
            (
                _hangs(text)
                or _continues(text)
                or (_leads_on(before, open_words) and (is_broken or not _may_be_title(before)))
                or _is_within(size, text, after)
                or (size > len(before) and _counts(text))
            )
            and one.kind == other.kind == "paragraph"
            and not ends_sentence(before)
        ):
            yield i
        else:
            size = 0


def _is_within(size: int, text: str, after: str) -> bool:
    """Whether a line is a name or a link in mid-sentence, by the line after it: behind a title it may begin one, and a
    single letter is one that the page sets large."""
    return 1 < len(text) <= INLINE and (
        _hangs(after) or (size > INLINE and _continues(after) and not ends_sentence(text))
    )


def _hangs(text: str) -> bool:
    return text[:1] in _HANGING and text[1:2] in _AFTER_HANGING


def _continues(text: str) -> bool:
    """Whether a line begins in lower case, also behind a dash or a quotation mark."""
    first = text[2:3] if text[:1] in _DASHES and text[1:2] == " " else text[:1]
    if first in _QUOTES:
        first = text[1:2]
    return first.islower() and not text.startswith(_ADDRESSES)


def _counts(text: str) -> bool:
    """Whether a line begins with a number, or a sum: of a sentence that is broken already, that is the next piece."""
    return text[0].isdecimal() or (text[1:2].isdecimal() and unicodedata.category(text[0]) == "Sc")


def _leads_on(text: str, open_words: frozenset[str]) -> bool:
    """Whether a line ends as no sentence and no title does: in a comma, behind a bracket, in a word like "of"."""
    if text[-1] in ",(" or text[-2:] in _OPENED:
        return True
    word = text[text.rfind(" ") + 1 :]
    return (word if len(word) < len(text) else word[:1].lower() + word[1:]) in open_words


def _may_be_title(text: str) -> bool:
    """Whether a line that ends in "of" may be a heading, where no other sentence is broken: "What it is made of"."""
    return len(text) < SHORTEST and text.count(" ") >= TITLE_WORDS - 1


def _open_words_of(texts: Sequence[str]) -> frozenset[str]:
    """The words that no title ends in, of the language that has most of them in the longer lines of a text."""
    long = islice((text for text in texts if len(text) >= SHORTEST), READ)
    languages = rules.by_word("flattened", "open")
    words = filter(languages.__contains__, chain.from_iterable(text[:LINE].split() for text in long))
    spoken = Counter(chain.from_iterable(map(languages.__getitem__, words)))
    return _open_words(max(spoken, key=spoken.__getitem__)) if spoken else frozenset()


@cache
def _open_words(code: str) -> frozenset[str]:
    return frozenset(rules.tables("flattened")[code]["open"].split())


def _sentence(pieces: Sequence[Block]) -> Sequence[Block]:
    """The pieces in one where they are a sentence: lists and menus in lower case are none."""
    first, last = pieces[0].text, pieces[-1].text
    size = sum(len(piece.text) for piece in pieces)
    if size < SENTENCE or first[0].islower() or not ends_sentence(last):
        return pieces
    words = [first]
    for before, piece in pairwise(pieces):
        words.append("" if before.text[-1] in _OPENING or piece.text[0] in _HANGING else " ")
        words.append(piece.text)
    return [Block("".join(words))]
