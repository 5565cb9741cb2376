"""The plots of compare.py and speed.py."""

from collections.abc import Mapping, Sequence
from itertools import cycle
from pathlib import Path
from statistics import fmean
from typing import Any

from matplotlib import rcParams
from matplotlib.figure import Figure

rcParams["svg.hashsalt"] = "newsclean"  # the same figures give the same file

OURS, THEIRS = "#b3261e", "#4a5568"
LINES = ("#a0aec0", "#2b6cb0", "#2f855a", "#b7791f", "#6b46c1", "#0f766e", "#4a5568", "#a16207", "#1e40af", "#64748b")
LABELS = 15  # of labels that fit beside a plot
FIELDS = ("title", "authors_f1", "date")


def quality_against_time(results: Sequence[Mapping[str, Any]], path: Path) -> None:
    """Up is better, left is faster: the body at the left, the mean of headline, authors and date at the right."""
    figure = Figure(figsize=(11, 4.8), layout="constrained")
    left, right = figure.subplots(1, 2)
    _points(left, results, ("shingle_f1",), "body: shingle F1")
    _points(right, results, FIELDS, "mean of headline, authors F1 and date")
    _save(figure, path)


def time_against_size(curves: Mapping[str, Mapping[int, float]], path: Path) -> None:
    """Both in steps of ten: a straight line as steep as the parse's is a cost in step with the page."""
    figure = Figure(figsize=(8, 5), layout="constrained")
    axes = figure.subplots()
    for (tool, curve), colour in zip(curves.items(), cycle(LINES)):
        ours = tool == "newsclean"
        axes.plot(
            [size / 1000 for size in curve], [1000 * seconds for seconds in curve.values()], marker="o", markersize=4,
            label=tool, linewidth=2.5 if ours else 1.2, color=OURS if ours else colour,
        )  # fmt: skip
    axes.set(xscale="log", yscale="log", xlabel="size of the page in KB", ylabel="processor time in ms")
    axes.xaxis.set_major_formatter("{x:,g}")
    axes.yaxis.set_major_formatter("{x:,g}")
    axes.grid(alpha=0.25)
    axes.legend(fontsize=9)
    _save(figure, path)


def _points(axes: Any, results: Sequence[Mapping[str, Any]], measures: Sequence[str], label: str) -> None:
    points = []
    for result in results:
        values = result["folders"].get("all pages", {})
        if all(measure in values for measure in measures):
            points.append((fmean(values[measure] for measure in measures), result["parses"], result["tool"]))
    points.sort()
    axes.set(xscale="log", xlabel="processor time, in lxml's parses of the page", ylabel=label)
    axes.xaxis.set_major_formatter("{x:g}")
    axes.axvline(1, color="#a0aec0", linestyle="--", linewidth=1)
    axes.grid(alpha=0.25)
    for (quality, parses, tool), height in zip(points, _apart([p[0] for p in points]), strict=True):
        colour, ours = (OURS, True) if tool == "newsclean" else (THEIRS, False)
        axes.scatter(parses, quality, s=60 if ours else 32, color=colour, zorder=3)
        axes.annotate(
            tool, (parses, quality), xytext=(1.03, height), textcoords=("axes fraction", "data"), va="center",
            color=colour, weight="bold" if ours else "normal", fontsize=9,
            arrowprops={"arrowstyle": "-", "color": colour, "linewidth": 0.5, "alpha": 0.5, "relpos": (0, 0.5)},
        )  # fmt: skip


def _apart(heights: Sequence[float]) -> list[float]:
    """Sorted heights, moved up where two labels would stand on each other, and the whole back to the middle."""
    if not heights:
        return []
    gap = (heights[-1] - heights[0]) / LABELS
    placed = [heights[0]]
    for height in heights[1:]:
        placed.append(max(height, placed[-1] + gap))
    over = placed[-1] - heights[-1]
    return [height - over * i / max(1, len(placed) - 1) for i, height in enumerate(placed)]


def _save(figure: Any, path: Path) -> None:
    figure.savefig(path, metadata={"Date": None} if path.suffix == ".svg" else None)
