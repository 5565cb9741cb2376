"""Is this element furniture? By its tag and the words of its label."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from newsclean import rules
from newsclean.patterns import lazy
from newsclean.text import alternation

__all__ = ["STATES", "element_rule", "label_words"]

# Class names join words by hyphens, underscores and capitals: "related-posts", "relatedPosts", "related__posts".
_WORD = lazy(re.compile, r"[A-Z]?[a-z]+|[A-Z]{2,}(?![a-z])")
# WordPress names in its class what a story is about: "post status-publish category-cookies tag-newsletter".
_TERMS = lazy(re.compile, r"\b(?:category|tag)-\S{1,200}")
# What an element has or has not is another's name: "has-no-ticker".
STATES = frozenset(rules.read("furniture.toml")["names"]["states"])
_STATE = lazy(re.compile, rf"(?<!\S)(?:{alternation(STATES)})[-_]\S{{1,200}}")
_NO_LETTERS = bytes(c if c in b"abcdefghijklmnopqrstuvwxyz" else ord(" ") for c in range(256))
# Their labels describe the page, not a part of it ("has-newsletter", "category-comments").
_PAGE_ELEMENTS = frozenset(("html", "body", "main", "article"))


@lru_cache(maxsize=8192)
def label_words(label: str) -> tuple[str, ...]:
    """The distinct words of a class or id, lower case, in order; single letters and digits are no words.

    >>> label_words("relatedPosts js-x wp-block--2")
    ('related', 'posts', 'js', 'wp', 'block')
    """
    return tuple(_distinct(_words(label)))


def _distinct(words: Iterable[str]) -> list[str]:
    return [word for word in dict.fromkeys(words) if len(word) > 1]


def _words(label: str) -> list[str]:
    if label.islower():  # most are; bytes are split in a third of the time that a pattern takes
        return label.encode().translate(_NO_LETTERS).decode().split()
    return list(map(str.lower, _WORD.findall(label)))


def _told(words: Iterable[str]) -> str:
    """The distinct words between spaces, as wordings are looked for in them."""
    return f" {' '.join(_distinct(words))} "


class _ElementRule(NamedTuple):
    order: int  # the first rule says what an element is
    id: str
    tags: frozenset[str]  # any where empty
    unless: tuple[str, ...]  # wordings, between spaces, as is the text that they are looked for in


@cache
def _element_wordings() -> dict[str, list[tuple[str, _ElementRule]]]:
    """What the rules look for, between spaces, by its first word: most labels hold none of those."""
    found: dict[str, list[tuple[str, _ElementRule]]] = {}
    for order, r in enumerate(rules.read("furniture.toml")["element"]):
        rule = _ElementRule(order, r["id"], frozenset(r.get("tags", ())), _between_spaces(r.get("unless", ())))
        for wording in _between_spaces(r["words"]):
            found.setdefault(wording.split()[0], []).append((wording, rule))
    return found


def _between_spaces(wordings: Iterable[str]) -> tuple[str, ...]:
    return tuple(f" {wording} " for wording in wordings)


@lru_cache(maxsize=8192)
def element_rule(tag: str, label: str) -> str | None:
    """The id of the rule that calls an element with this tag and label furniture, or None.

    >>> element_rule("div", "comment-respond"), element_rule("div", "article-body")
    ('element.comments', None)
    """
    if "status-publish" in label:
        label = _TERMS.sub("", label)
    wordings, words = _element_wordings(), _words(label)
    if wordings.keys().isdisjoint(words) or tag in _PAGE_ELEMENTS:  # most
        return None
    whole = _told(words)
    named = whole if STATES.isdisjoint(words) else _told(_words(_STATE.sub("", label)))
    begun = wordings.keys() & words
    said = {rule.order: rule for word in begun for wording, rule in wordings[word] if wording in named}
    for _, rule in sorted(said.items()):
        if (not rule.tags or tag in rule.tags) and not any(word in whole for word in rule.unless):
            return rule.id
    return None
