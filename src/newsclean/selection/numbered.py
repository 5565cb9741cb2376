"""The numbered points of a story, with their paragraphs between them or one below the other: "1. Drink more water"."""

import re
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from newsclean.blocks import Block
from newsclean.noise import line_rule
from newsclean.patterns import lazy

__all__ = ["with_numbered"]

# So many lines that count up, or down, are one list: of 440 annotated points of such lists on 31 sites, of which a part
# is chosen or what stands between them, 9 are none of the story, all on one site.
POINTS = 3
_POINT = lazy(re.compile, r"(\d{1,3})[.):]\s\W?[^\W\d_]")


def with_numbered(blocks: Sequence[Block], chosen: list[int]) -> list[int]:
    """With all the points of a list of which some are chosen, or between which paragraphs are."""
    kept = frozenset(chosen)
    points = [point for points in _lists(blocks) if _is_told(points, kept) for point in points]
    return sorted(kept.union(points)) if points else chosen


def _lists(blocks: Sequence[Block]) -> Iterator[list[int]]:
    """The places of the lines of each list that counts up or down."""
    points = [(i, int(point[1])) for i, block in enumerate(blocks) if (point := _point(block.text))]
    places: list[int] = []
    step = last = 0
    for place, number in points:
        way = number - last
        if not (places and abs(way) == 1 and step in (0, way)):
            yield from _long_enough(places)
            places, way = [], 0
        places.append(place)
        step, last = way, number
    yield from _long_enough(places)


def _point(text: str) -> re.Match[str] | None:
    point = _POINT.match(text)
    return point if point and line_rule(text) is None else None


def _long_enough(places: list[int]) -> Iterator[list[int]]:
    if len(places) >= POINTS:
        yield places


def _is_told(points: Sequence[int], kept: Set[int]) -> bool:
    """Whether some of the points are chosen, or paragraphs between each and the next."""
    return not kept.isdisjoint(points) or all(not kept.isdisjoint(range(a, b)) for a, b in pairwise(points))
