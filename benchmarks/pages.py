"""Folders of annotated pages, for measuring.

A folder holds either `index.jsonl`, one annotated page a line whose `html` is the path of the gzipped page, or this
repository's fixtures: `<lesson>/expected.json` beside `source.html` or `source.txt`. An annotation may hold

    text, or body and optional   the story, in one string or by paragraphs; `optional` are indices that may be in or out
    with, without                snippets that the story must and must not hold
    first13                      the story's first words
    title, authors, date         the headline, the names, the day as YYYY-MM-DD
    article                      true where dateline (or none) and credits (a list) are annotated too
"""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import newsclean
from newsclean.article import VERSION, Article

Row = dict[str, Any]


class Page(NamedTuple):
    """A page and what is right for it; flattened text goes through the text door."""

    row: Row
    data: bytes
    flat: bool


def read(folder: Path, sample: int | None = None) -> Iterator[Page]:
    """The folder's pages, or at most `sample` of them, evenly spread."""
    index = folder / "index.jsonl"
    if index.exists():
        with index.open(encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        files = [folder / row["html"] for row in rows]
    else:
        expected = sorted(folder.glob("*/expected.json"))
        rows = [_row(path) for path in expected]
        files = [next(path.parent.glob("source.*")) for path in expected]
    step = max(1, -(-len(rows) // sample)) if sample else 1
    for row, file in zip(rows[::step], files[::step], strict=True):
        data = file.read_bytes()
        yield Page(row, gzip.decompress(data) if file.suffix == ".gz" else data, ".txt" in file.suffixes)


def extract(page: Page) -> Article:
    """The article of a page, through its own door."""
    url = page.row["url"]
    return newsclean.extract_text(page.data.decode(), url) if page.flat else newsclean.extract(page.data, url)


def _row(expected: Path) -> Row:
    """A fixture's expectation as an annotation; what the page does not hold is not asked for."""
    told = json.loads(expected.read_text(encoding="utf-8"))
    article = Article.from_dict(told | {"version": VERSION, "sources": {}})
    row = {
        "id": expected.parent.name,
        "url": article.url,
        "body": [line for line in article.text.split("\n") if line],
        "title": article.headline,
        "authors": [person.name for person in article.authors],
        "date": (told["published"] or "")[:10],
    }
    stands = {key: value for key, value in row.items() if value}
    return stands | {"article": True, "dateline": told["dateline"], "credits": told["credits"]}
