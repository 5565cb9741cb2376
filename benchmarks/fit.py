"""Fits the weights of the block score on annotated pages and writes src/newsclean/rules/weights.json.

    python benchmarks/fit.py [--write] [--door tree|text] [--trees N] [--leaves N]

Cross-validated with whole sites left out: prints what the forest does on sites it has not seen, then (with --write)
fits on all; the forest of one door alone, where one is named. Weights of words in class names are counted by site, and
a page's own site never counts for it. This repository's fixtures are among the flattened texts, each a site of its own,
with the short texts of `stories.jsonl`, which we wrote as wires and newsrooms of forty languages print them; not among
the pages, where their decks, which are no body, speak against annotated snippets. Needs the extra `fit` (lightgbm), the
annotated pages, and those that public.py fetches.
"""

import argparse
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from math import log
from pathlib import Path
from typing import Any, NamedTuple

import lightgbm
import numpy as np
from annotated import HTML, LEARNT, TEXT, labels, rows
from measures import Answer, judge, pool

from newsclean import dom, pipeline
from newsclean.blocks import CELL_BREAK, from_tree
from newsclean.noise import element_rule, label_words
from newsclean.score import Weights, features, first_words, line_features
from newsclean.selection import LIKELY

ROOT = Path(__file__).resolve().parents[1]
WEIGHTS = ROOT / "src" / "newsclean" / "rules" / "weights.json"
FIXTURES = ROOT / "fixtures"
STORIES = Path(__file__).with_name("stories.jsonl")
FOLDS = 5
TREES, LEAVES = 100, 32  # models.py: fewer do worse on sites left out, and more hardly better
MIN_SITES = 4  # a word seen on fewer sites says nothing about the next one
# Of ten seeds, which do alike on sites left out, those that do best on the pages with floors.
SEEDS = {"tree": 7, "text": 4}
TELLING = 0.7  # a word of a text that weighs less stands in stories and in furniture alike

Sites = dict[str, tuple[set[str], set[str]]]


class Table(NamedTuple):
    """The blocks of annotated pages, a row for each."""

    features: Any
    labels: Any  # -1 where unknown
    sites: Any
    places: list[tuple[int, int]]  # which block of which page

    @property
    def weights(self) -> Any:
        """What each row counts: less on pages of many blocks, or they decide alone. By the root of their number; of
        1, 3/4, 1/2 and 0 that does best on flattened texts of sites left out, and as well as any on pages."""
        pages = np.array([page for page, _ in self.places])
        weights = np.bincount(pages)[pages] ** -0.5
        return weights / weights.mean()

    def where(self, chosen: Any) -> "Table":
        """Some of the rows."""
        places = [place for place, is_chosen in zip(self.places, chosen, strict=True) if is_chosen]
        return Table(self.features[chosen], self.labels[chosen], self.sites[chosen], places)

    def known(self) -> "Table":
        """The rows whose label is known."""
        return self.where(self.labels >= 0)


Asked = Callable[[Table, Any], Any]  # what to learn from, features to judge: likelihoods


class Words(Mapping[str, float]):
    """Log-odds of words, by the sites where they stand in (or above) body and where in none, less one site."""

    def __init__(self, sites: Sites, left_out: str | None = None, telling: float = 0.0) -> None:
        self.sites, self.left_out, self.telling = sites, left_out, telling
        self.kept: dict[str, float] = {}

    def __getitem__(self, word: str) -> float:
        if word not in self.kept:
            body, other = (len(seen - {self.left_out}) for seen in self.sites.get(word, (set(), set())))
            weight = 0.0 if body + other < MIN_SITES else round(log((body + 0.5) / (other + 0.5)), 2)
            self.kept[word] = weight if abs(weight) >= self.telling else 0.0
        return self.kept[word]

    @property
    def weights(self) -> dict[str, float]:
        """The words that weigh anything."""
        return {word: weight for word in sorted(self.sites) if (weight := self[word])}

    def __iter__(self) -> Iterator[str]:
        return iter(self.sites)

    def __len__(self) -> int:
        return len(self.sites)


def count_words(pages: list[Any]) -> Sites:
    """The sites of each word in class names: where it stands above body, and where above none."""
    sites: Sites = defaultdict(lambda: (set(), set()))
    for row, blocks, found, *_ in pages:
        for block, label in zip(blocks, found, strict=True):
            scope = block.scope
            while scope is not None and label is not None:
                for word in (*label_words(scope.label), f"<{scope.tag}>"):
                    sites[word][0 if label else 1].add(row["domain"])
                scope = scope.parent
    return sites


def count_vocabulary(pages: list[Any]) -> Sites:
    """The sites of each word of a text: where it stands in body, and where in none."""
    sites: Sites = defaultdict(lambda: (set(), set()))
    for row, blocks, found, *_ in pages:
        for i in line_features(blocks, {}).kept:
            if found[i] is not None:
                for word in first_words(blocks[i].text.casefold().split()):
                    sites[word][0 if found[i] else 1].add(row["domain"])
    return sites


def fixtures(door: str) -> Iterator[tuple[dict[str, Any], bytes]]:
    """The fixtures of a door, "html" or "text", as annotated pages are."""
    for file in sorted(FIXTURES.glob(f"{door}/*/expected.json")):
        expected = json.loads(file.read_text(encoding="utf-8"))
        told = {"corpus": f"fixtures/{door}", "domain": file.parent.name, "url": expected["url"]}
        (source,) = file.parent.glob("source.*")
        yield {**told, "body": [block["text"] for block in expected["body"]]}, source.read_bytes()


def stories() -> Iterator[tuple[dict[str, Any], bytes]]:
    """Short texts of our own with their bodies, each a site of its own."""
    with STORIES.open(encoding="utf-8") as lines:
        for story in map(json.loads, lines):
            told = {"corpus": "stories", "domain": story["id"], "url": None}
            yield {**told, "body": story["body"]}, story["text"].encode()


def read_html() -> list[Any]:
    pages = []
    for row, data in rows(LEARNT):
        seen = pipeline.read_page(dom.parse(data).tree, row["url"])
        pages.append((row, seen.blocks, labels(row, seen.blocks), seen.headline, seen.witness))
    return pages


def read_text() -> list[Any]:
    """Flattened texts: those that are annotated or our own, and what pages become when all of their text is taken."""
    pages = []
    for row, data in chain(rows((*TEXT, *HTML)), fixtures("text"), fixtures("html"), stories()):
        is_flat = row["corpus"] in (*TEXT, "fixtures/text", "stories")
        blocks = pipeline.read_text(data.decode() if is_flat else flattened(data)).blocks
        pages.append((row, blocks, labels(row, blocks), None, ""))
    return pages


def flattened(data: bytes) -> str:
    blocks = from_tree(dom.parse(data).tree, element_rule, keep_furniture=True)
    return "\n".join(block.text.replace(CELL_BREAK, "\n") for block in blocks)


def table(pages: list[Any], features_of: Any) -> Table:
    x, y, sites, places = [], [], [], []
    for p, page in enumerate(pages):
        found = features_of(page)
        for i, row in zip(found.kept, found.rows, strict=True):
            label = page[2][i]
            x.append(row)
            y.append(-1 if label is None else label)
            sites.append(page[0]["domain"])
            places.append((p, i))
    return Table(np.array(x, float), np.array(y), np.array(sites), places)


def tree_data(pages: list[Any]) -> tuple[dict[str, float], Table]:
    """The weights of words in class names, and the table of the pages' blocks."""
    sites = count_words(pages)
    words = {page[0]["domain"]: Weights(Words(sites, page[0]["domain"])) for page in pages}
    return Words(sites).weights, table(pages, lambda p: features(p[1], words[p[0]["domain"]], p[3], p[4]))


def text_data(pages: list[Any]) -> tuple[dict[str, float], Table]:
    """The weights of words in text, and the table of the texts' lines."""
    sites = count_vocabulary(pages)
    words = {page[0]["domain"]: Words(sites, page[0]["domain"], TELLING) for page in pages}
    return Words(sites, telling=TELLING).weights, table(pages, lambda p: line_features(p[1], words[p[0]["domain"]]))


def params(leaves: int, seed: int = 1) -> dict[str, Any]:
    return {
        "objective": "binary", "num_leaves": leaves, "learning_rate": 0.15, "min_data_in_leaf": 20,
        "feature_fraction": 0.25, "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5, "verbose": -1,
        "num_threads": 2, "seed": seed, "deterministic": True,
    }  # fmt: skip


def folds(sites: set[str]) -> dict[str, int]:
    """The fold of each site, by its name alone: sites that come to be known move no others."""
    return {site: int(hashlib.md5(site.encode()).hexdigest(), 16) % FOLDS for site in sites}


def left_out(data: Table, ask: Asked) -> Any:
    """The likelihood of each row by a model that has not seen its site."""
    fold_of = folds(set(data.sites))
    fold, likely = np.array([fold_of[site] for site in data.sites]), np.zeros(len(data.labels))
    for k in range(FOLDS):
        likely[fold == k] = ask(data.where(fold != k).known(), data.features[fold == k])
    return likely


def trained(data: Table, trees: int, leaves: int, seed: int = 1) -> lightgbm.Booster:
    return lightgbm.train(
        params(leaves, seed), lightgbm.Dataset(data.features, data.labels, weight=data.weights), trees
    )


def forest(trees: int, leaves: int) -> Asked:
    return lambda data, rows: trained(data, trees, leaves).predict(rows)


def report(pages: list[Any], places: list[Any], scores: Any, names: tuple[str, ...]) -> None:
    kept: dict[int, list[str]] = defaultdict(list)
    for (p, i), s in zip(places, scores, strict=True):
        if s > LIKELY:
            kept[p].append(pages[p][1][i].text)
    for name in names:
        folder = [(p, page[0]) for p, page in enumerate(pages) if page[0]["corpus"] == name]
        means = pool(judge(row, Answer("\n".join(kept[p]))) for p, row in folder)
        print(name, {k: round(v, 4) for k, v in means.items() if re.match("shingle|exact|para|chunk", k)})


def nested(node: dict[str, Any]) -> Any:
    if "leaf_value" in node:
        return round(node["leaf_value"], 2)
    threshold = float(f"{node['threshold']:.5g}")
    return [node["split_feature"], threshold, nested(node["left_child"]), nested(node["right_child"])]


def fit(data: Table, trees: int, leaves: int, seed: int = 1) -> list[Any]:
    model = trained(data.known(), trees, leaves, seed)
    return [nested(t["tree_structure"]) for t in model.dump_model()["tree_info"]]


# How the pages of a door are read and become a table, their folders, and which weights of words are counted with it.
DOORS = {"tree": (read_html, tree_data, HTML, "words"), "text": (read_text, text_data, TEXT, "vocabulary")}


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--write", action="store_true")
    ap.add_argument("--door", choices=DOORS, help="fit only the forest of this door")
    ap.add_argument("--trees", type=int, default=TREES)
    ap.add_argument("--leaves", type=int, default=LEAVES)
    args = ap.parse_args()
    weights = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    for door in (args.door,) if args.door else DOORS:
        read, table_of, names, words = DOORS[door]
        pages = read()
        weights[words], data = table_of(pages)
        report(pages, data.places, left_out(data, forest(args.trees, args.leaves)), names)
        weights[door] = fit(data, args.trees, args.leaves, SEEDS[door]) if args.write else None
    if args.write:
        WEIGHTS.write_text(json.dumps(weights, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
