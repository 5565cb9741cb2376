"""The measures on sites that the weights have not seen: five folds by site, each page extracted with weights fitted
on the other four.

    python benchmarks/crossval.py [--trees N] [--leaves N]

Prints each measure on all pages with the shipped weights, cross-validated, and the gap between the two. Needs the
extra `fit` and the annotated pages.
"""

import argparse

import fit
from annotated import CORPUS, HTML, TEXT
from measures import Answer, Values, judge, pool
from pages import extract, read

from newsclean import pipeline
from newsclean.score import Forest, Model, Weights, model

MEASURES = ("shingle_f1", "exact", "para_f1", "chunk_f1", "title", "authors_f1", "date", "lead")
POOLED = ("dateline_f1", "credit_f1", "people_f1", "org_f1")  # few pages of a folder have any
ALL = "all annotated"


def fold_models(trees: int, leaves: int) -> tuple[dict[str, int], list[Model]]:
    """The fold of each site, and for each fold a model that has not seen it."""
    html, text = fit.read_html(), fit.read_text()
    folds = fit.folds({page[0]["domain"] for page in (*html, *text)})
    models = []
    for k in range(fit.FOLDS):
        seen, lines = ([page for page in pages if folds[page[0]["domain"]] != k] for pages in (html, text))
        (words, tree), (vocabulary, text_table) = fit.tree_data(seen), fit.text_data(lines)
        forests = [Forest(fit.fit(data, trees, leaves)) for data in (tree, text_table)]
        models.append(Model(Weights(words), vocabulary, *forests))
    return folds, models


def measured(folds: dict[str, int], models: list[Model]) -> dict[str, dict[str, float]]:
    """Each folder's measures, and the rare ones over all, each page read with the model of its site's fold."""
    found: dict[str, list[Values]] = {}
    shipped = pipeline.model  # type: ignore[attr-defined]
    for folder in (*HTML, *TEXT):
        found[folder] = []
        for page in read(CORPUS / folder):
            used = models[folds.get(page.row["domain"], 0)]
            pipeline.model = lambda used=used: used  # type: ignore[attr-defined, assignment]
            found[folder].append(judge(page.row, Answer.of(extract(page))))
    pipeline.model = shipped  # type: ignore[attr-defined]
    means = {folder: _only(MEASURES, pool(pages)) for folder, pages in found.items()}
    return means | {ALL: _only(POOLED, pool(page for pages in found.values() for page in pages))}


def _only(names: tuple[str, ...], means: dict[str, float]) -> dict[str, float]:
    return {name: means[name] for name in names if name in means}


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--trees", type=int, default=fit.TREES)
    ap.add_argument("--leaves", type=int, default=fit.LEAVES)
    args = ap.parse_args()
    folds, models = fold_models(args.trees, args.leaves)
    shipped = measured(folds, [model()] * fit.FOLDS)
    left_out = measured(folds, models)
    print("| folder | measure | all | left out | gap |\n| --- | --- | ---: | ---: | ---: |")
    for folder, means in shipped.items():
        for name, value in means.items():
            other = left_out[folder][name]
            print(f"| {folder} | {name} | {value:.4f} | {other:.4f} | {value - other:.4f} |")


if __name__ == "__main__":
    main()
