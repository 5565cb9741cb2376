"""The fitted model: boosted trees over rows of features, read from rules/weights.json."""

import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial, reduce
from itertools import accumulate, islice, repeat
from math import exp
from operator import and_, getitem, or_
from typing import Any, NamedTuple, TypeVar

from newsclean.rules import FOLDER

__all__ = ["Column", "Columns", "Features", "Forest", "Model", "Row", "model", "pick", "probabilities"]

LANE = 32  # bits for the leaves of a tree; benchmarks/fit.py makes none with more
SOME = 500  # rows whose leaves are read at once, to bound the memory that it takes
REMEMBERED = 1000  # values of a feature; most are small numbers
# For each byte of a lane: where in the lane the one bit of the byte is; 0 without one.
_PLACES = tuple(bytes(n * 8 + byte.bit_length() - 1 if byte else 0 for byte in range(256)) for n in range(LANE // 8))

Row = Sequence[float]
Column = Sequence[float]
_Value = TypeVar("_Value")


class Columns(NamedTuple):
    """The values of some features, a column for each.

    A column has a value for each block; or, for what many blocks share, a value for each distinct case, and `at` says
    which of them each block is.
    """

    columns: Sequence[Column]
    at: Sequence[int] | None = None


class Features(NamedTuple):
    """What a forest reads of a page: the features of those blocks that may be body, in the order of their names."""

    size: int  # the blocks of the page
    kept: Sequence[int] = ()  # the blocks that may be body
    groups: Sequence[Columns] = ()

    @property
    def rows(self) -> list[Row]:
        """The features of each block that is kept."""
        whole = [column if at is None else pick(column, at) for columns, at in self.groups for column in columns]
        return list(zip(*whole, strict=True))


def pick(values: Sequence[_Value], at: Iterable[int]) -> list[_Value]:
    """The values at some places."""
    return list(map(values.__getitem__, at))


class _Tests(dict[float, int]):
    """All tests of one feature: the leaves that they leave for a value, worked out once for values that come again."""

    def __init__(self, found: list[tuple[float, int]], every: int) -> None:
        super().__init__()
        found.sort()
        self.thresholds = [threshold for threshold, _ in found]
        self.left = list(accumulate((ruled_out for _, ruled_out in found), _without, initial=every))

    def __missing__(self, value: float) -> int:
        if len(self) >= REMEMBERED:
            self.clear()
        self[value] = left = self.left[bisect_left(self.thresholds, value)]
        return left


class Forest:
    """Boosted trees: a node is [feature, threshold, left, right], a leaf a number; a row's score is the sum of leaves.

    All trees are walked at once, as in QuickScorer (Lucchese and others, SIGIR 2015): every leaf is a bit of one large
    number. A test that fails (the value is above the threshold) rules out the leaves at its left. Of the leaves that
    no failed test rules out, the row falls in the first of each tree. C does the work, a column at a time.
    """

    def __init__(self, trees: Sequence[Any]) -> None:
        tests: dict[int, list[tuple[float, int]]] = {}
        self.leaves: list[list[float]] = []  # of each tree
        every = 0
        for lane, tree in enumerate(trees):
            self.leaves.append(_read(tree, lane * LANE, tests))
            every |= (1 << len(self.leaves[-1])) - 1 << lane * LANE
        self.every = every
        self.tests = {feature: _Tests(found, every) for feature, found in tests.items()}
        self.ones = sum(1 << lane * LANE for lane in range(len(trees)))

    def scores(self, features: Features) -> list[float]:
        """The log-odds of each block that is kept."""
        left: list[Iterable[int]] = [repeat(self.every, len(features.kept))]
        first = 0
        for columns, at in features.groups:
            found = [
                map(self.tests[n].__getitem__, column) for n, column in enumerate(columns, first) if n in self.tests
            ]
            first += len(columns)
            left += found if at is None or not found else [map(list(_all(found)).__getitem__, at)]
        rows, scores = iter(_all(left)), list[float]()
        while some := list(islice(rows, SOME)):
            scores += self._sums(some)
        return scores

    def _sums(self, left: Sequence[int]) -> Iterator[float]:
        """The sum of the leaves that each row falls in."""
        leaves, fallen = self.leaves, self._fallen(left)
        return (sum(map(getitem, leaves, fallen[i : i + len(leaves)])) for i in range(0, len(fallen), len(leaves)))

    def _fallen(self, left: Sequence[int]) -> bytes:
        """The leaf of each tree that each row falls in, a byte each."""
        ones, size = self.ones, len(self.leaves) * LANE // 8
        # x & ~(x - 1) is the lowest bit of x: here of each lane, since none is empty.
        bits = b"".join([(x & ~(x - ones)).to_bytes(size, "little") for x in left])
        # Of the bytes of a lane one has a bit: what the others say of it is 0.
        said = [int.from_bytes(bits[n :: len(_PLACES)].translate(places), "little") for n, places in enumerate(_PLACES)]
        return reduce(or_, said).to_bytes(len(bits) // len(_PLACES), "little")


def _read(tree: Any, shift: int, tests: dict[int, list[tuple[float, int]]]) -> list[float]:
    """The leaves of a tree from left to right; its tests are added, each with the leaves that it rules out."""
    leaves: list[float] = []

    def read(node: Any) -> None:  # trees are a few levels deep
        if not isinstance(node, Sequence):
            leaves.append(node)
            return
        feature, threshold, left, right = node
        first = len(leaves)
        read(left)
        ruled_out = (1 << len(leaves)) - (1 << first)
        tests.setdefault(feature, []).append((threshold, ruled_out << shift))
        read(right)

    read(tree)
    if len(leaves) > LANE:
        raise ValueError(f"a tree has {len(leaves)} leaves; {LANE} is the most")
    return leaves


def _all(left: Iterable[Iterable[int]]) -> Iterable[int]:
    """What is left of the leaves by all of the tests."""
    return reduce(partial(map, and_), left)


def _without(leaves: int, ruled_out: int) -> int:
    return leaves & ~ruled_out


@dataclass(frozen=True, slots=True)
class Model:
    """What benchmarks/fit.py fitted: the weight of words in class names, and a forest for each door."""

    words: Mapping[str, float]
    tree: Forest
    text: Forest


@cache
def model() -> Model:
    """The fitted model that the package ships."""
    data = json.loads((FOLDER / "weights.json").read_text(encoding="utf-8"))
    return Model(data["words"], Forest(data["tree"]), Forest(data["text"]))


def probabilities(features: Features, forest: Forest) -> list[float]:
    """How likely each block is body, 0 to 1; a block without features is none."""
    likely = [0.0] * features.size
    for i, score in zip(features.kept, forest.scores(features), strict=True):
        likely[i] = 1 / (1 + exp(-max(-30.0, min(30.0, score))))
    return likely
