"""The text door on pages as scrapers flatten them, beside the page itself: how much of the story is left to be had.

    python benchmarks/flattened.py [FOLDER ...] [--sample N]

Each annotated page is flattened in the ways of BeautifulSoup's `get_text()`, inscriptis, markdownify and html2text (as
it wraps lines, and without), and of lynx, w3m and pandoc where these programs are; and read by `extract_text`. Prints a
row of measures for each way. Without a folder the annotated pages are taken that have a whole text, if they are there,
else the fixtures.
"""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from shutil import which
from subprocess import run

import html2text
import inscriptis
import markdownify
from annotated import CORPUS
from bs4 import BeautifulSoup
from measures import Answer, Values, judge, pool
from pages import Page, extract, read
from tables import table

import newsclean
from newsclean.decode import decode, detect

FOLDERS = ("zyte", "fundus16", "fundus")
MEASURES = ("shingle_f1", "exact", "para_f1", "title")


def _html2text(html: str, width: int) -> str:
    writer = html2text.HTML2Text()
    writer.body_width = width
    return str(writer.handle(html))


def _program(*command: str) -> Callable[[str], str]:
    return lambda html: run(command, input=html, capture_output=True, encoding="utf-8", errors="replace").stdout


PROGRAMS = {
    "lynx -dump": _program("lynx", "-dump", "-stdin", "-assume_charset=utf-8", "-display_charset=utf-8"),
    "w3m -dump": _program("w3m", "-dump", "-T", "text/html", "-I", "UTF-8", "-O", "UTF-8"),
    "pandoc -t plain": _program("pandoc", "-f", "html", "-t", "plain"),
}
WAYS: dict[str, Callable[[str], str]] = {
    'get_text("\\n", strip=True)': lambda html: BeautifulSoup(html, "lxml").get_text("\n", strip=True),
    'get_text(" ", strip=True)': lambda html: BeautifulSoup(html, "lxml").get_text(" ", strip=True),
    "get_text()": lambda html: BeautifulSoup(html, "lxml").get_text(),
    "inscriptis": inscriptis.get_text,
    "markdownify": markdownify.markdownify,
    "html2text": lambda html: _html2text(html, 78),
    "html2text, not wrapped": lambda html: _html2text(html, 0),
    **{way: flatten for way, flatten in PROGRAMS.items() if which(way.split()[0])},
}


def measured(pages: Sequence[Page]) -> dict[str, dict[str, float]]:
    """The measures of each way, over all pages."""
    found: dict[str, list[Values]] = {"the page": [judge(page.row, Answer.of(extract(page))) for page in pages]}
    for way, flatten in WAYS.items():
        found[way] = [judge(page.row, Answer.of(_read(page, flatten))) for page in pages]
    return {way: pool(values) for way, values in found.items()}


def _read(page: Page, flatten: Callable[[str], str]) -> newsclean.Article:
    html = decode(page.data, detect(page.data).name)
    return newsclean.extract_text(flatten(html), url=page.row.get("url"))


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("folders", nargs="*", type=Path)
    ap.add_argument("--sample", type=int, help="at most so many pages of each folder")
    args = ap.parse_args()
    known = [CORPUS / name for name in FOLDERS] if CORPUS.exists() else [Path("fixtures/html")]
    pages = [page for folder in args.folders or known for page in read(folder, args.sample) if not page.flat]
    means = measured(pages)
    print(table([f"{len(pages)} pages", *MEASURES], [[way, *_cells(values)] for way, values in means.items()]))


def _cells(values: dict[str, float]) -> list[str]:
    return [f"{values[name]:.3f}" if name in values else "" for name in MEASURES]


if __name__ == "__main__":
    main()
