"""The measures on sites that the weights have not seen: five folds by site, each page extracted with weights fitted
on the other four.

    python benchmarks/crossval.py [--out DIR] [--trees N] [--leaves N]

Prints each measure on all pages with the shipped weights, cross-validated, and the gap between the two. Needs the
extra `fit` and the annotated pages.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import fit
from annotated import CORPUS, rows

import newsclean
from newsclean import pipeline
from newsclean.score import Forest, Model, features, frozen, line_features, model

sys.path.insert(0, str(CORPUS.parent / "eval"))
FOLDERS = ("zyte", "fundus16", "fundus", "trafilatura", "postlight", "readability", "flat-container", "flat-page")
MEASURES = "shingle_f1 exact para_f1 chunk_f1 title authors_f1 date lead dateline_f1 credit_f1 people_f1 org_f1".split()


def fold_models(trees: int, leaves: int) -> tuple[dict[str, int], list[Model]]:
    """The fold of each site, and for each fold a model that has not seen it."""
    html, text = fit.read_html(), fit.read_text()
    folds = fit.folds({page[0]["domain"] for page in (*html, *text)})
    models = []
    for k in range(fit.FOLDS):
        seen = [page for page in html if folds[page[0]["domain"]] != k]
        sites = fit.count_words(seen)
        words = {w: v for w in sites if (v := fit.Words(sites)[w])}
        tree = fit.fit(*fit.table(seen, lambda p, s=sites: features(p[1], fit.Words(s, p[0]["domain"]), p[3], p[4]))[:2], trees, leaves)
        lines = [page for page in text if folds[page[0]["domain"]] != k]
        models.append(Model(words, Forest(frozen(tree)), Forest(frozen(fit.fit(*fit.table(lines, lambda p: line_features(p[1]))[:2], trees, leaves)))))
    return folds, models


def predictions(folds: dict[str, int], models: list[Model] | None, out: Path) -> None:
    shipped = model()
    for name in FOLDERS:
        with (out / f"{name}.jsonl").open("w", encoding="utf-8") as lines:
            for row, data in rows([name]):
                used = models[folds.get(row["domain"], 0)] if models else shipped
                pipeline.model = lambda used=used: used
                article = newsclean.extract_text(data.decode(), url=row["url"]) if name.startswith("flat") else newsclean.extract(data, url=row["url"])
                lines.write(json.dumps({"id": row["id"]} | prediction(article), ensure_ascii=False) + "\n")


def prediction(article: newsclean.Article) -> dict[str, Any]:
    """What the scoring reads."""
    told = article.to_dict()
    return {
        "text": article.text, "title": article.headline, "authors": [p.name for p in article.authors],
        "date": (told["published"] or "")[:10], "dateline": told["dateline"], "credits": told["credits"],
    }  # fmt: skip


def scores(out: Path) -> dict[str, dict[str, Any]]:
    from score import pool, score

    found, pages = {}, []
    for name in FOLDERS:
        found[name], per_page = score(CORPUS / name, out / f"{name}.jsonl")
        pages += per_page.values()
    found["all annotated"] = {k: v for k, v in pool(pages).items() if k in ("dateline_f1", "credit_f1", "people_f1", "org_f1")}
    return found


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--out", type=Path)
    ap.add_argument("--trees", type=int, default=fit.TREES)
    ap.add_argument("--leaves", type=int, default=fit.LEAVES)
    args = ap.parse_args()
    out = args.out or Path(tempfile.mkdtemp(prefix="newsclean-crossval-"))
    both = []
    folds, models = fold_models(args.trees, args.leaves)
    for name, used in (("all", None), ("left-out", models)):
        (out / name).mkdir(parents=True, exist_ok=True)
        predictions(folds, used, out / name)
        both.append(scores(out / name))
    print(f"{'':16}{'measure':14}{'all':>8}{'left out':>10}{'gap':>8}")
    for folder, means in both[0].items():
        for key in MEASURES:
            if key in means and (folder == "all annotated" or key not in ("dateline_f1", "credit_f1", "people_f1", "org_f1")):
                print(f"{folder:16}{key:14}{means[key]:8.4f}{both[1][folder][key]:10.4f}{means[key] - both[1][folder][key]:8.4f}")


if __name__ == "__main__":
    main()
