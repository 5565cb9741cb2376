"""Is this element furniture? One concept, one rule set: `rules/furniture.toml`.

An element is judged by its tag and by the words in its class and id, nothing else, so a verdict
can be kept for each distinct label. Text is judged by whole lines and by how lines begin.
"""

from functools import cache, lru_cache
from typing import Any, NamedTuple

import regex

from newsclean import rules
from newsclean.text import alternation

__all__ = ["LineRule", "element_rule", "label_words", "line_rule", "line_rules"]

# Class names join words by hyphens, underscores and capitals: "related-posts", "relatedPosts", "related__posts".
_WORD = regex.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
# Their labels describe the page, not a part of it ("has-newsletter", "category-comments").
_PAGE_ELEMENTS = frozenset(("html", "body", "main", "article"))
# No furniture line is longer; prose that begins like one is.
LONGEST_LINE = 160


@lru_cache(maxsize=8192)
def label_words(label: str) -> tuple[str, ...]:
    """The distinct words of a class or id, lower case, in order; single letters and digits are no words.

    >>> label_words("relatedPosts js-x wp-block--2")
    ('related', 'posts', 'js', 'wp', 'block')
    """
    return tuple(dict.fromkeys(word.lower() for word in _WORD.findall(label) if len(word) > 1))


class _ElementRule(NamedTuple):
    id: str
    tags: frozenset[str]  # any where empty
    words: Any  # regex.Pattern on the words of a label, each between spaces
    unless: Any  # regex.Pattern, or None


@cache
def _element_rules() -> tuple[_ElementRule, ...]:
    return tuple(
        _ElementRule(
            r["id"], frozenset(r.get("tags", ())), _any_of(r["words"]), _any_of(r["unless"]) if "unless" in r else None
        )
        for r in rules.read("furniture.toml")["element"]
    )


@cache
def _telling() -> Any:
    """Any word of any rule on elements: most labels hold none."""
    return _any_of([word for r in rules.read("furniture.toml")["element"] for word in r["words"]])


def _any_of(words: list[str]) -> Any:
    return regex.compile(f" (?:{alternation(words)}) ")


@lru_cache(maxsize=8192)
def element_rule(tag: str, label: str) -> str | None:
    """The id of the rule that calls an element with this tag and label furniture, or None.

    >>> element_rule("div", "comment-respond"), element_rule("div", "article-body")
    ('element.comments', None)
    """
    if tag in _PAGE_ELEMENTS:
        return None
    words = f" {' '.join(label_words(label))} "
    if not _telling().search(words):
        return None
    for rule in _element_rules():
        if (
            (not rule.tags or tag in rule.tags)
            and rule.words.search(words)
            and not (rule.unless and rule.unless.search(words))
        ):
            return rule.id
    return None


class LineRule(NamedTuple):
    """What a line of text is when it matches: `effect` is "drop" (the line), "cut" (it and what follows) or "hint"."""

    id: str
    effect: str
    pattern: Any  # regex.Pattern


@cache
def line_rules() -> tuple[LineRule, ...]:
    """The rules on lines, in the order of the file."""
    return tuple(LineRule(r["id"], r["effect"], _line_pattern(r)) for r in rules.read("furniture.toml")["line"])


_OPENERS = " \t[(»>→›•*+-–—"
_COUNT = r"\d[\d.,]{0,7}"  # "3 comments", "Comments (3)"
_BEFORE = _OPENERS + "0123456789.,"


def _line_pattern(rule: dict[str, Any]) -> Any:
    if rule["match"] == "pattern":
        return regex.compile(rule["text"], regex.IGNORECASE | regex.VERBOSE)
    end = r"(?![\p{L}\p{N}])" if rule["match"] == "prefix" else rf"(?:[\s(]{{1,3}}{_COUNT})?[\s.:!…»>→›)\]]*$"
    words = alternation(rule["text"])
    return regex.compile(rf"[{regex.escape(_OPENERS)}]*(?:{_COUNT}\s+)?(?:{words}){end}", regex.IGNORECASE)


@cache
def _rules_by_opening() -> dict[str, tuple[LineRule, ...]]:
    """The rules that a line may match, by its first two characters in lower case; "" for those that are patterns."""
    found: dict[str, list[LineRule]] = {}
    for data, rule in zip(rules.read("furniture.toml")["line"], line_rules(), strict=True):
        openings = {""} if data["match"] == "pattern" else {_opening(text) for text in data["text"]}
        for opening in openings:
            found.setdefault(opening, []).append(rule)
    return {opening: tuple(group) for opening, group in found.items()}


def _opening(text: str) -> str:
    return text[:40].lstrip(_BEFORE)[:2].casefold()


def line_rule(text: str) -> LineRule | None:
    """The first rule that a line of text matches, or None; lines longer than `LONGEST_LINE` match none.

    >>> line_rule("Read more: Council delays vote").id, line_rule("Readers wrote in.")
    ('line.read-more', None)
    """
    if len(text) > LONGEST_LINE:
        return None
    opening = _opening(text)
    by_opening = _rules_by_opening()
    for rule in by_opening.get(opening or "", ()) if opening else by_opening[""]:
        if rule.pattern.match(text):
            return rule
    return None if opening[:1].isalnum() else _first_match(by_opening[""], text)


def _first_match(candidates: tuple[LineRule, ...], text: str) -> LineRule | None:
    return next((rule for rule in candidates if rule.pattern.match(text)), None)
