"""Floors of quality on the annotated pages: a change may not lower a measure.

    gate.py            fails where a measure is below its floor in floors.json
    gate.py --raise    writes what was measured into floors.json, never below what stands there

The pages stand outside the repository, in ../shared; where they are absent, the gate says so and passes.
"""

import argparse
import json
import math
import sys
from pathlib import Path

from annotated import CORPUS, HTML, TEXT
from measures import Answer, judge, pool
from pages import extract, read

FLOORS = Path(__file__).with_name("floors.json")
MEASURES = ("shingle_f1", "exact", "para_f1", "chunk_f1", "title", "authors_f1", "date", "lead")
# Few pages of a folder have a dateline or credits, so these are pooled over all folders.
POOLED = (
    "dateline_f1", "dateline_parts", "credit_f1", "people_f1", "people_name_f1", "people_place_acc", "org_f1",
)  # fmt: skip
DIGITS = 4


def main(arguments: list[str]) -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--raise", action="store_true", dest="lift")
    lift = options.parse_args(arguments).lift
    if not CORPUS.exists():
        print(f"no annotated pages at {CORPUS}: the floors are not checked")
        return 0
    measured, floors = measure(), json.loads(FLOORS.read_text(encoding="utf-8"))
    below = compare(measured, floors)
    if lift:
        FLOORS.write_text(json.dumps(lifted(measured, floors), indent=2) + "\n", encoding="utf-8")
        return 0
    return 1 if below else 0


def measure() -> dict[str, dict[str, float]]:
    """Each folder's measures, and those pooled over all, rounded down."""
    pages = {
        folder: [judge(page.row, Answer.of(extract(page))) for page in read(CORPUS / folder)]
        for folder in (*HTML, *TEXT)
    }
    by_folder = {folder: _floor(pool(found), MEASURES) for folder, found in pages.items()}
    return by_folder | {"all": _floor(pool(page for found in pages.values() for page in found), POOLED)}


def compare(measured: dict[str, dict[str, float]], floors: dict[str, dict[str, float]]) -> list[str]:
    """The measures below their floor; prints all of them."""
    below = []
    for folder, values in measured.items():
        for name, value in values.items():
            floor = floors.get(folder, {}).get(name, 0.0)
            print(f"{folder:16}{name:18}{value:8.4f}  floor {floor:.4f}{'' if value >= floor else '  BELOW'}")
            if value < floor:
                below.append(f"{folder} {name}")
    return below


def lifted(measured: dict[str, dict[str, float]], floors: dict[str, dict[str, float]]) -> dict[str, dict[str, float]]:
    return {
        folder: {name: max(value, floors.get(folder, {}).get(name, 0.0)) for name, value in values.items()}
        for folder, values in measured.items()
    }


def _floor(means: dict[str, float], names: tuple[str, ...]) -> dict[str, float]:
    scale = 10**DIGITS
    return {name: math.floor(means[name] * scale) / scale for name in names if name in means}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
