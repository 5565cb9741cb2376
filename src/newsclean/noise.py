"""Is this element furniture? One concept, one rule set: `rules/furniture.toml`.

An element is judged by its tag and by the words in its class and id, nothing else, so a verdict
can be kept for each distinct label. Text is judged by whole lines and by how lines begin.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

import regex

from newsclean import rules
from newsclean.text import clean

__all__ = ["LineRule", "element_rule", "label_words", "line_rule", "line_rules"]

# Class names join words by hyphens, underscores and capitals: "related-posts", "relatedPosts", "related__posts".
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]{2,}(?![a-z])")
_NO_LETTERS = bytes(c if c in b"abcdefghijklmnopqrstuvwxyz" else ord(" ") for c in range(256))
# Their labels describe the page, not a part of it ("has-newsletter", "category-comments").
_PAGE_ELEMENTS = frozenset(("html", "body", "main", "article"))
# No furniture line is longer; prose that begins like one is.
LONGEST_LINE = 160
OPENING = 6  # characters of a line that are enough for the first two of its folded form


@lru_cache(maxsize=8192)
def label_words(label: str) -> tuple[str, ...]:
    """The distinct words of a class or id, lower case, in order; single letters and digits are no words.

    >>> label_words("relatedPosts js-x wp-block--2")
    ('related', 'posts', 'js', 'wp', 'block')
    """
    if label.islower():  # most are; bytes are split in a third of the time that a pattern takes
        words = label.encode().translate(_NO_LETTERS).decode().split()
    else:
        words = list(map(str.lower, _WORD.findall(label)))
    return tuple([word for word in dict.fromkeys(words) if len(word) > 1])


class _ElementRule(NamedTuple):
    id: str
    tags: frozenset[str]  # any where empty
    openers: frozenset[str]  # the words that its wordings begin with
    wordings: tuple[str, ...]  # each between spaces, as is the text that they are looked for in
    unless: tuple[str, ...]


@cache
def _element_rules() -> tuple[_ElementRule, ...]:
    return tuple(
        _ElementRule(
            r["id"],
            frozenset(r.get("tags", ())),
            frozenset(wording.split()[0] for wording in r["words"]),
            _between_spaces(r["words"]),
            _between_spaces(r.get("unless", ())),
        )
        for r in rules.read("furniture.toml")["element"]
    )


@cache
def _openers() -> frozenset[str]:
    """Those of all rules: most labels hold none."""
    return frozenset(opener for rule in _element_rules() for opener in rule.openers)


def _between_spaces(wordings: Iterable[str]) -> tuple[str, ...]:
    return tuple(f" {wording} " for wording in wordings)


@lru_cache(maxsize=8192)
def element_rule(tag: str, label: str) -> str | None:
    """The id of the rule that calls an element with this tag and label furniture, or None.

    >>> element_rule("div", "comment-respond"), element_rule("div", "article-body")
    ('element.comments', None)
    """
    words = label_words(label)
    if _openers().isdisjoint(words) or tag in _PAGE_ELEMENTS:
        return None
    whole = f" {' '.join(words)} "
    for rule in _element_rules():
        if (
            not rule.openers.isdisjoint(words)
            and (not rule.tags or tag in rule.tags)
            and any(wording in whole for wording in rule.wordings)
            and not any(word in whole for word in rule.unless)
        ):
            return rule.id
    return None


class LineRule(NamedTuple):
    """What a line of text is when it matches: `effect` is "drop" (the line), "cut" (it and what follows) or "hint"."""

    id: str
    effect: str


class _Wording(NamedTuple):
    """One of a rule's texts, and what may stand around it; no text where the rule is a pattern."""

    text: str
    before: str  # the bracket that it asks for: "(photo"
    behind: Any  # regex.Pattern
    rule: LineRule


_OPENERS = " \t[(»>→›•*+-–—"
_COUNT = r"\d[\d.,]{0,7}"  # "3 comments", "Comments (3)"
_BEFORE = _OPENERS + "0123456789.,"
_START: Any = regex.compile(rf"([{regex.escape(_OPENERS)}]*)(?:{_COUNT}\s+)?")
_BEHIND = {
    "prefix": regex.compile(r"(?![\p{L}\p{N}])"),
    "line": regex.compile(rf"(?:[\s(]{{1,3}}{_COUNT})?[\s.:!…»>→›)\]]*$"),
}


@cache
def _wordings() -> dict[str, tuple[tuple[str, ...], tuple[_Wording, ...]]]:
    """What a line may match, by its first two characters: the texts, and all of it; patterns have "" for those."""
    found: dict[str, list[_Wording]] = {}
    for data in rules.read("furniture.toml")["line"]:
        rule = LineRule(data["id"], data["effect"])
        if data["match"] == "pattern":
            pattern = regex.compile(data["text"], regex.IGNORECASE | regex.VERBOSE)
            found.setdefault("", []).append(_Wording("", "", pattern, rule))
            continue
        for words in map(_folded, map(clean, data["text"])):
            text = words.lstrip(_OPENERS)
            wording = _Wording(text, words.removesuffix(text), _BEHIND[data["match"]], rule)
            found.setdefault(_opening(text), []).append(wording)
    return {opening: (tuple(w.text for w in group), tuple(group)) for opening, group in found.items()}


def _folded(text: str) -> str:
    """For comparing; the Turkish ı and İ become a plain i, as capitals do not tell them apart from I."""
    return text.lower() if text.isascii() else text.casefold().replace("ı", "i").replace("\u0307", "")


def _opening(text: str) -> str:
    """The first two characters of a line, folded, behind bullets and numbers."""
    return _folded(text.lstrip(_BEFORE)[:OPENING])[:2]


def line_rule(text: str) -> LineRule | None:
    """The first rule that a line of text matches, or None; lines longer than `LONGEST_LINE` match none.

    >>> line_rule("Read more: Council delays vote").id, line_rule("Readers wrote in.")
    ('line.read-more', None)
    """
    return next(line_rules(text), None) if len(text) <= LONGEST_LINE and _may_match(text) else None


def _may_match(text: str) -> bool:
    """Whether a line begins with the first characters of a wording, or with none that a word has: most do not."""
    head = _folded(text.lstrip(_BEFORE)[:OPENING])
    return not head[:1].isalnum() or not _heads().isdisjoint((head[:4], head[:3], head[:2], head[:1]))


@cache
def _heads() -> frozenset[str]:
    """The first four characters of each wording, or all of it."""
    return frozenset(text[:4] for texts, _ in _wordings().values() for text in texts if text)


def line_rules(text: str) -> Iterator[LineRule]:
    """All rules that a line matches, once for each of their texts."""
    opening = _opening(text)
    wordings = _wordings()
    if opening and opening in wordings:
        folded = _folded(text)
        texts, group = wordings[opening]
        for at in _starts(folded):
            if folded.startswith(texts, at):  # most lines end here
                yield from (wording.rule for wording in group if _stands(wording, folded, at))
    if not opening[:1].isalnum():
        yield from (wording.rule for wording in wordings[""][1] if wording.behind.match(text))


def _starts(folded: str) -> Sequence[int]:
    """Where the words of a line may begin: behind bullets, and behind a number."""
    if folded[0].isalpha():
        return (0,)
    start = _START.match(folded)
    return sorted({start.end(1), start.end()})


def _stands(wording: _Wording, line: str, at: int) -> bool:
    words, before, behind, _ = wording
    return line.startswith(words, at) and line.endswith(before, 0, at) and bool(behind.match(line, at + len(words)))
