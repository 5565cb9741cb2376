"""The fitted model: boosted trees over rows of features, read from rules/weights.json."""

import json
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from math import exp
from operator import and_, getitem
from struct import Struct
from typing import Any, NamedTuple

from newsclean.rules import FOLDER

__all__ = ["Forest", "Model", "model", "probabilities"]

LANE = 32  # bits for the leaves of a tree; benchmarks/fit.py makes none with more

Row = Sequence[float]


class _Tests(NamedTuple):
    """All tests of one feature, the least threshold first."""

    feature: int
    thresholds: list[float]
    left: list[int]  # the leaves that are left when so many tests fail


class Forest:
    """Boosted trees: a node is [feature, threshold, left, right], a leaf a number; a row's score is the sum of leaves.

    All trees are walked at once, as in QuickScorer (Lucchese and others, SIGIR 2015): every leaf is a bit of one large
    number. A test that fails (the value is above the threshold) rules out the leaves at its left. Of the leaves that
    no failed test rules out, the row falls in the first of each tree. C does the work, a column of rows at a time.
    """

    def __init__(self, trees: Sequence[Any]) -> None:
        tests: dict[int, list[tuple[float, int]]] = {}
        self.leaves: list[dict[int, float]] = []  # of each tree, by bit
        every = 0
        for lane, tree in enumerate(trees):
            values = _read(tree, lane * LANE, tests)
            self.leaves.append({1 << i: value for i, value in enumerate(values)})
            every |= (1 << len(values)) - 1 << lane * LANE
        self.every = every
        self.tests = [_tests(feature, found, every) for feature, found in sorted(tests.items())]
        self.ones = sum(1 << lane * LANE for lane in range(len(trees)))
        self.lanes = Struct(f"<{len(trees)}I")

    def scores(self, rows: Sequence[Row]) -> list[float]:
        """The log-odds of each row."""
        if not rows:
            return []
        columns = list(zip(*rows, strict=True))
        left: Any = repeat(self.every, len(rows))
        for feature, thresholds, masks in self.tests:
            column = columns[feature]
            ruled = {value: masks[bisect_left(thresholds, value)] for value in set(column)}  # most stand there often
            left = map(and_, left, map(ruled.__getitem__, column))
        ones, lanes, leaves = self.ones, self.lanes, self.leaves
        # x & ~(x - 1) is the lowest bit of x: here of each lane, since none is empty.
        return [sum(map(getitem, leaves, lanes.unpack((x & ~(x - ones)).to_bytes(lanes.size, "little")))) for x in left]


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


def probabilities(rows: Sequence[Row | None], forest: Forest) -> list[float]:
    """How likely each block is body, 0 to 1; a block without features is none."""
    scores = iter(forest.scores([row for row in rows if row is not None]))
    return [0.0 if row is None else 1 / (1 + exp(-max(-30.0, min(30.0, next(scores))))) for row in rows]
