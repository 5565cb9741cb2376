"""Where prose stands on a page of elements: by element, and by kind of element."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

import regex

from newsclean.blocks import Block, Scope
from newsclean.noise import label_words
from newsclean.score.prose import count

__all__ = ["SHARES", "Place", "Scene", "Weights", "is_below", "label_key", "levels", "place_of"]

# The share of a block's prose that counts as near its parent, grandparent and great-grandparent.
SHARES = (0.0, 1.0, 0.5, 0.25)

_ARTICLES = frozenset(("article", "main"))
_DIGITS = regex.compile(r"\d+")


class Weights(dict[tuple[str, str], tuple[float, float, float]]):
    """Least, greatest and sum of the weights of the words in a label, worked out once for each distinct label."""

    def __init__(self, words: Mapping[str, float]) -> None:
        super().__init__()
        self.words = words

    def __missing__(self, key: tuple[str, str]) -> tuple[float, float, float]:
        tag, label = key
        weight = self.words.get
        found = [weight(word, 0.0) for word in label_words(label)]
        found.append(weight(f"<{tag}>", 0.0))
        self[key] = value = (min(found), max(found), sum(found))
        return value


class Place:
    """What is known of one scope."""

    __slots__ = ("article", "label", "own", "parent", "path", "scope")

    def __init__(self, scope: Scope, parent: "Place | None", weights: Weights) -> None:
        self.scope = scope
        self.parent = parent
        self.label = label_key(scope.tag, scope.label)
        self.own = own = weights[scope.tag, scope.label]
        self.path: tuple[float, float] = (
            (min(own[0], parent.path[0]), max(own[1], parent.path[1])) if parent else own[:2]
        )
        self.article: int = scope.number if scope.tag in _ARTICLES else parent.article if parent else 0


class Scene:
    """The prose of a page, added up."""

    def __init__(self, blocks: Sequence[Block], mass: Sequence[int]) -> None:
        self.total = sum(mass) or 1
        self.near: dict[int, float] = {}  # by scope: prose right below, and a share of what is deeper
        self.subtree: dict[int, int] = {}  # by scope: prose at any depth
        self.own: dict[str, int] = {}  # by label of the block's own element
        self.parent: dict[str, int] = {}  # by label of the parent
        self.pair: dict[tuple[str, str], int] = {}  # by both
        self.grand: dict[tuple[str, str], int] = {}  # by parent and grandparent
        for block, m in zip(blocks, mass, strict=True):
            if m and block.scope is not None:
                self._add(block.scope, m)
        self.main = max(self.near, key=self.near.__getitem__, default=0)

    def _add(self, scope: Scope, m: int) -> None:
        level, above = 0, scope
        labels: list[str] = []
        while above is not None:
            number = above.number
            count(self.subtree, number, m)
            if level < 3:
                labels.append(label_key(above.tag, above.label))
            if 1 <= level <= 3:
                self.near[number] = self.near.get(number, 0) + m * SHARES[level]
            if above.parent is None:
                break
            level, above = level + 1, above.parent
        count(self.own, labels[0], m)
        if len(labels) > 1:
            count(self.parent, labels[1], m)
            count(self.pair, (labels[0], labels[1]), m)
        if len(labels) > 2:
            count(self.grand, (labels[1], labels[2]), m)

    def is_far(self, scope: Scope) -> bool:
        """Whether no prose stands near."""
        above, near = scope.parent, self.near
        for _ in range(3):
            if above is None:
                return True
            if above.number in near:
                return False
            above = above.parent
        return True


@lru_cache(maxsize=8192)
def label_key(tag: str, label: str) -> str:
    """Elements of one kind have one key, whatever numbers they carry."""
    return tag + " " + _DIGITS.sub("", label)


def place_of(scope: Scope, places: dict[int, Place], weights: Weights) -> Place:
    """The place of a scope; those above it are made first, without recursion."""
    missing: list[Scope] = []
    above: Scope | None = scope
    while above is not None and above.number not in places:
        missing.append(above)
        above = above.parent
    place = places[above.number] if above is not None else None
    for new in reversed(missing):
        place = places[new.number] = Place(new, place, weights)
    assert place is not None
    return place


def levels(place: Place | None) -> dict[int, int]:
    """The scopes from a place up, and how far up each is."""
    found: dict[int, int] = {}
    while place is not None:
        found[place.scope.number] = len(found)
        place = place.parent
    return found


def is_below(place: Place | None, number: int) -> bool:
    """Whether the scope of that number is the place or above it."""
    while place is not None and place.scope.number != number:
        place = place.parent
    return place is not None
