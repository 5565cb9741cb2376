"""What closes a page below its story: its author, what readers say or are asked for, the foot of the site."""

from collections.abc import Sequence

from newsclean import rules
from newsclean.blocks import Block, Scope, around
from newsclean.noise import STATES, label_words

__all__ = ["without_foot"]

_DATA = rules.read("furniture.toml")["below"]
_READERS = frozenset(_DATA["readers"])
_BELOW = _READERS.union(_DATA["authors"], _DATA["appeals"])
_MORE = frozenset(_DATA["unless"])
_BOXES = frozenset(("div", "section", "ul", "ol", "aside", "footer"))


def without_foot(blocks: Sequence[Block], chosen: list[int]) -> list[int]:
    """Without what closes the page. (A rule on elements would take it from the score too, which goes by the page.)"""
    end = len(chosen)
    while end and _is_below_story(blocks[chosen[end - 1]].scope):
        end -= 1
    return chosen[:end] or chosen


def _is_below_story(scope: Scope | None) -> bool:
    """Whether an element stands in one that is called so, or in the foot of the site; a story may have its own."""
    scopes = list(around(scope))
    if any(map(_is_called_so, scopes)):
        return True
    tags = {scope.tag for scope in scopes}
    return "footer" in tags and tags.isdisjoint(("article", "main"))


def _is_called_so(scope: Scope) -> bool:
    words = label_words(scope.label)
    if scope.tag not in _BOXES or _BELOW.isdisjoint(words):
        return False
    return _MORE.isdisjoint(words) or any(map(_is_readers, scope.label.split()))


def _is_readers(name: str) -> bool:
    """Whether a name of an element says that it holds what readers say of the story: "article-comments"."""
    *before, last = label_words(name) or ("",)
    return last in _READERS and STATES.isdisjoint(before)
