"""The fitted model: boosted trees over rows of features, read from rules/weights.json."""

import json
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, partial, reduce
from itertools import accumulate, islice, repeat
from math import exp, inf
from operator import and_
from time import monotonic
from typing import Any, NamedTuple, TypeVar

from newsclean.patterns import lazy
from newsclean.rules import FOLDER
from newsclean.score.scene import Weights

__all__ = ["Column", "Columns", "Features", "Forest", "Model", "Row", "model", "pick", "probabilities"]

LANE = 32  # bits for the leaves of a tree; benchmarks/fit.py makes none with more
UNITS = 100  # of a leaf's value in 1, which has two decimals
AT_ONCE = 100  # rows whose leaves are in memory at a time
FIRST = 1_000  # rows that are scored after the deadline too: a hundredth of a second
REMEMBERED = 1000  # values of a feature; most are small numbers
# Tests of a feature that is looked up together with others: flags and small numbers, of which 19 of 20 sets on a page
# have come before.
FEW = 18

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


class _Together(dict[Row, int]):
    """The tests of several features as one, where few tests are: their values come together again and again."""

    def __init__(self, tests: Sequence[_Tests]) -> None:
        super().__init__()
        self.tests = tests

    def __missing__(self, values: Row) -> int:
        if len(self) >= REMEMBERED:
            self.clear()
        self[values] = left = reduce(and_, (tests[value] for tests, value in zip(self.tests, values, strict=True)))
        return left


class Forest:
    """Boosted trees: a node is [feature, threshold, left, right], a leaf a number with two decimals at most; a row's
    score is the sum of leaves.

    All trees are walked at once, as in QuickScorer (Lucchese and others, SIGIR 2015): every leaf is a bit of one large
    number. A test that fails (the value is above the threshold) rules out the leaves at its left. Of the leaves that
    no failed test rules out, the row falls in the first of each tree. C does the work, a column at a time.
    """

    def __init__(self, trees: Sequence[Any]) -> None:
        tests: dict[int, list[tuple[float, int]]] = {}
        leaves = [_read(tree, lane * LANE, tests) for lane, tree in enumerate(trees)]
        every = sum((1 << len(values)) - 1 << lane * LANE for lane, values in enumerate(leaves))
        self.least, self.digits = _digits(leaves)
        self.every = every
        self.tests = {feature: _Tests(found, every) for feature, found in tests.items()}
        self.few = sorted(feature for feature, found in tests.items() if len(found) <= FEW)
        self.together = _Together([self.tests.pop(feature) for feature in self.few])
        self.ends = sum(1 << (lane + 1) * LANE for lane in range(len(trees)))

    def scores(self, features: Features, deadline: float = inf) -> list[float]:
        """The log-odds of the blocks that are kept, or of the first: none is begun after the deadline (of
        `time.monotonic`)."""
        left: list[Iterable[int]] = []
        few: list[Column] = []
        first = 0
        for columns, at in features.groups:
            numbered = list(enumerate(columns, first))
            first += len(columns)
            found = [map(self.tests[n].__getitem__, column) for n, column in numbered if n in self.tests]
            left += found if at is None or not found else [map(list(_all(found)).__getitem__, at)]
            few += [column if at is None else pick(column, at) for n, column in numbered if n in self.few]
        if few:
            left.append(map(self.together.__getitem__, zip(*few, strict=True)))
        rows, scores = iter(_all(left or [repeat(self.every, len(features.kept))])), list[float]()
        while some := self._sums(islice(rows, AT_ONCE)):
            scores += some
            if len(scores) >= FIRST and monotonic() > deadline:
                break
        return scores

    def _sums(self, left: Iterable[int]) -> list[float]:
        """The sums of the first leaves that are left in each tree: for each binary digit, how many leaves have it."""
        ends = self.ends
        # x & -x is the lowest bit of x: here of each lane, whose end stands for 0, as none is empty.
        firsts = [x & ends - x for x in left]
        sums = [0] * len(firsts)
        for has in self.digits:
            sums = [2 * found + (first & has).bit_count() for found, first in zip(sums, firsts, strict=True)]
        return [(self.least + found) / UNITS for found in sums]


def _read(tree: Any, shift: int, tests: dict[int, list[tuple[float, int]]]) -> list[float]:
    """The leaves of a tree from left to right; its tests are added, each with the leaves that it rules out."""
    leaves: list[float] = []

    def read(node: Any) -> None:  # trees are a few levels deep
        if isinstance(node, int | float):
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


def _digits(leaves: Sequence[Sequence[float]]) -> tuple[int, list[int]]:
    """The leaves' values in whole UNITS: what every row has at least; and of the rest, for each binary digit from the
    highest on, the leaves that have it."""
    units = [[round(value * UNITS) for value in values] for values in leaves]
    least = [min(values) for values in units]
    size = max((max(values) - below for values, below in zip(units, least, strict=True)), default=0).bit_length()
    digits = [0] * size
    for lane, (values, below) in enumerate(zip(units, least, strict=True)):
        written = [f"{value - below:0{size}b}" for value in reversed(values)]
        for i, column in enumerate(zip(*written, strict=True) if size else ()):
            digits[i] |= int("".join(column), 2) << lane * LANE
    return sum(least), digits


def _all(left: Iterable[Iterable[int]]) -> Iterable[int]:
    """What is left of the leaves by all of the tests."""
    return reduce(partial(map, and_), left)


def _without(leaves: int, ruled_out: int) -> int:
    return leaves & ~ruled_out


class Model(NamedTuple):
    """What benchmarks/fit.py fitted: the weights of labels by the words in them, and of words in text; and a forest for
    each door."""

    labels: Weights
    vocabulary: Mapping[str, float]
    tree: Forest
    text: Forest


@cache
def model() -> Model:
    """The fitted model that the package ships; a page asks for one of its forests."""
    data = json.loads((FOLDER / "weights.json").read_text(encoding="utf-8"))
    return Model(Weights(data["words"]), data["vocabulary"], lazy(Forest, data["tree"]), lazy(Forest, data["text"]))


def probabilities(features: Features, forest: Forest, deadline: float = inf) -> list[float]:
    """How likely each block is body, 0 to 1; a block without features is none, nor is what the deadline cuts off."""
    likely = [0.0] * features.size
    for i, score in zip(features.kept, forest.scores(features, deadline), strict=False):
        likely[i] = 1 / (1 + exp(-max(-30.0, min(30.0, score))))
    return likely
