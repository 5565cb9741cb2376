"""Which model makes a likelihood of a block's features: hand-set weights, a linear score, and forests of several sizes,
on sites that they have not seen.

    python benchmarks/models.py

Each is fitted on four fifths of the sites and asked about the last, five times over, on the same features; the body is
then selected as the package does. Prints a table. Needs the extra `fit` and the annotated pages.
"""

from collections.abc import Iterator
from typing import Any

import fit
import numpy as np
from measures import Answer, judge, pool
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from tables import table

from newsclean.residue import trimmed
from newsclean.score import FEATURES, LINE_FEATURES
from newsclean.selection import select

COLUMNS = (
    ("zyte", "shingle_f1"), ("fundus", "shingle_f1"), ("fundus", "exact"), ("fundus", "para_f1"),
    ("trafilatura", "chunk_f1"), ("flat-container", "para_f1"), ("flat-page", "para_f1"),
)  # fmt: skip
# Log-odds that a person would set, after readability and jusText: sentences near prose, few links, no labels.
BIAS, BY_HAND = -4.0, {
    "words": 0.05, "ends_sentence": 2.0, "link_share": -6.0, "heading": -1.0, "phrase": -2.0, "parent_mass": 4.0,
    "outside": -1.0, "path_min": 0.5, "run_mass": 3.0, "in_largest_run": 2.0, "like_title": -2.0,
}  # fmt: skip
LONG = 60  # words from which a block is as sure as it gets


def by_hand(names: list[str]) -> fit.Asked:
    def ask(_table: fit.Table, rows: Any) -> Any:
        odds = np.full(len(rows), BIAS)
        for i, name in enumerate(names):
            odds += BY_HAND.get(name, 0.0) * np.minimum(rows[:, i], LONG)
        return 1 / (1 + np.exp(-odds))

    return ask


def linear(table: fit.Table, rows: Any) -> Any:
    model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=300)).fit(table.features, table.labels)
    return model.predict_proba(rows)[:, 1]


def models(names: list[str]) -> dict[str, fit.Asked]:
    sizes = ((50, 8), (100, 8), (100, 16), (fit.TREES, fit.LEAVES), (300, 32))
    forests = {f"{trees} trees of {leaves} leaves": fit.forest(trees, leaves) for trees, leaves in sizes}
    return {"weights by hand": by_hand(names), "linear": linear, **forests}


def measured(pages: list[Any], places: Any, likely: Any) -> dict[tuple[str, str], float]:
    """Each folder's measures of the bodies selected."""
    scores = [[0.0] * len(page[1]) for page in pages]
    for (p, i), value in zip(places, likely, strict=True):
        scores[p][i] = float(value)
    folders: dict[str, list[Any]] = {}
    for page, score in zip(pages, scores, strict=True):
        row, blocks, headline = page[0], page[1], page[3]
        body = trimmed(blocks, select(blocks, score, (headline,)))
        folders.setdefault(row["corpus"], []).append(judge(row, Answer("\n".join(blocks[i].text for i in body))))
    return {(folder, name): value for folder, found in folders.items() for name, value in pool(found).items()}


def doors() -> Iterator[tuple[list[str], list[Any], fit.Table]]:
    html = fit.read_html()
    yield list(FEATURES), html, fit.tree_data(html)[1]
    text = fit.read_text()
    yield list(LINE_FEATURES), text, fit.text_data(text)[1]


def main() -> None:
    found: dict[str, dict[tuple[str, str], float]] = {}
    for names, pages, data in doors():
        for model, ask in models(names).items():
            means = measured(pages, data.places, fit.left_out(data, ask))
            known = found.setdefault(model, {})
            known |= {key: value for key, value in means.items() if key not in known and key in COLUMNS}
    rows = [[model, *(f"{means[column]:.4f}" for column in COLUMNS)] for model, means in found.items()]
    print(table(["model", *map(" ".join, COLUMNS)], rows))


if __name__ == "__main__":
    main()
