"""The fitted model: boosted trees over rows of features, read from rules/weights.json."""

import json
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice, repeat
from math import exp, inf
from operator import and_
from time import monotonic
from typing import Any, NamedTuple

from newsclean.rules import FOLDER

__all__ = ["Forest", "Model", "model", "probabilities"]

LANE = 32  # bits for the leaves of a tree; benchmarks/fit.py makes none with more
UNITS = 10_000  # of a leaf's value in 1, which has four decimals
AT_ONCE = 100  # rows whose leaves are in memory at a time
FIRST = 1_000  # rows that are scored after the deadline too: a hundredth of a second

Row = Sequence[float]


class _Tests(NamedTuple):
    """All tests of one feature, the least threshold first."""

    feature: int
    thresholds: list[float]
    left: list[int]  # the leaves that are left when so many tests fail


class Forest:
    """Boosted trees: a node is [feature, threshold, left, right], a leaf a number with four decimals at most; a row's
    score is the sum of leaves.

    All trees are walked at once, as in QuickScorer (Lucchese and others, SIGIR 2015): every leaf is a bit of one large
    number. A test that fails (the value is above the threshold) rules out the leaves at its left. Of the leaves that
    no failed test rules out, the row falls in the first of each tree. C does the work, a column of rows at a time.
    """

    def __init__(self, trees: Sequence[Any]) -> None:
        tests: dict[int, list[tuple[float, int]]] = {}
        leaves = [_read(tree, lane * LANE, tests) for lane, tree in enumerate(trees)]
        every = sum((1 << len(values)) - 1 << lane * LANE for lane, values in enumerate(leaves))
        self.least, self.digits = _digits(leaves)
        self.every = every
        self.tests = [_tests(feature, found, every) for feature, found in sorted(tests.items())]
        self.ones = sum(1 << lane * LANE for lane in range(len(trees)))

    def scores(self, rows: Sequence[Row], deadline: float = inf) -> list[float]:
        """The log-odds of each row, or of the first ones: none is begun after the deadline (of `time.monotonic`)."""
        if not rows:
            return []
        columns = list(zip(*rows, strict=True))
        left: Any = repeat(self.every, len(rows))
        for feature, thresholds, masks in self.tests:
            column = columns[feature]
            ruled = {value: masks[bisect_left(thresholds, value)] for value in set(column)}  # most stand there often
            left = map(and_, left, list(map(ruled.__getitem__, column)))  # else all of the tables would be kept
        scores: list[float] = []
        while some := self._sums(islice(left, AT_ONCE)):
            scores += some
            if len(scores) >= FIRST and monotonic() > deadline:
                break
        return scores

    def _sums(self, left: Iterable[int]) -> list[float]:
        """The sums of the first leaves that are left in each tree: for each binary digit, how many leaves have it."""
        ones = self.ones
        # x & ~(x - 1) is the lowest bit of x: here of each lane, since none is empty.
        firsts = [x & ~(x - ones) for x in left]
        sums = [0] * len(firsts)
        for has in self.digits:
            sums = [2 * found + (first & has).bit_count() for found, first in zip(sums, firsts, strict=True)]
        return [(self.least + found) / UNITS for found in sums]


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


def _tests(feature: int, found: list[tuple[float, int]], every: int) -> _Tests:
    found.sort()
    left = [every]
    for _, ruled_out in found:
        left.append(left[-1] & ~ruled_out)
    return _Tests(feature, [threshold for threshold, _ in found], left)


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


def probabilities(rows: Sequence[Row | None], forest: Forest, deadline: float = inf) -> list[float]:
    """How likely each block is body, 0 to 1; a block without features is none, nor is what the deadline cuts off."""
    scores = chain(forest.scores([row for row in rows if row is not None], deadline), repeat(-inf))
    return [0.0 if row is None else 1 / (1 + exp(-max(-30.0, min(30.0, next(scores))))) for row in rows]
