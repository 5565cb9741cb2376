"""A folder of pages, a WARC file of the same, and what newsclean makes of each: engines must give no other answer."""

import gzip
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import newsclean
from newsclean import Article

ROOT = Path(__file__).parents[2]
TOWNS = ("Ulm", "Kehl", "Linz", "Graz", "Brig")


def story(town: str) -> bytes:
    return f"""<!doctype html><html lang="en"><head><title>Ferry sails again in {town}</title></head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Ferry sails again in {town}</h1>
<p>{town.upper()} (dpa) - The ferry across the river has sailed again since Monday, after two weeks of high water.</p>
<p>The town of {town} expects many passengers, the harbour master said. Three hundred came on the first morning.</p>
<p>Nobody was hurt while the landing stage lay under water, and the café “Zur Fähre” opens again next week.</p>
</article><footer>All rights reserved</footer></body></html>""".encode()


PAGES = {f"{town.lower()}.html": story(town) for town in TOWNS} | {"empty.html": b"\n", "noise.html": bytes(range(256))}


def record(name: str, page: bytes) -> bytes:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    lines = (
        "WARC/1.0", "WARC-Type: response", f"WARC-Target-URI: https://example.org/{name}",
        f"WARC-Record-ID: <urn:x:{name}>", "WARC-Date: 2024-03-07T10:15:30Z", "Content-Type: application/http",
        f"Content-Length: {len(block)}",
    )  # fmt: skip
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, page in PAGES.items():
        (folder / name).write_bytes(page)
    return folder


@pytest.fixture
def warc_file(tmp_path: Path) -> Path:
    """All pages, and then a record that breaks off."""
    path = tmp_path / "pages.warc.gz"
    whole = b"".join(gzip.compress(record(name, page)) for name, page in PAGES.items())
    path.write_bytes(whole + gzip.compress(record("cut.html", story("Bern")))[:-300])
    return path


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., str]:
    """Runs a command with this Python, in an empty directory and an own home; gives what it printed on both streams."""

    def run(*command: object, expected: tuple[int, ...] = (0,), **environment: str) -> str:
        home = tmp_path / "home"
        home.mkdir(exist_ok=True)
        done = subprocess.run(
            [sys.executable, *map(str, command)], cwd=home, env=os.environ | {"HOME": str(home)} | environment,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=240, check=False,
        )  # fmt: skip
        assert done.returncode in expected, done.stdout[-5000:]
        return done.stdout

    return run


Check = Callable[..., None]


@pytest.fixture
def check_folder(folder: Path, tmp_path: Path, run: Callable[..., str]) -> Check:
    """Runs an example on the folder, and compares its Parquet, read by DuckDB, with what newsclean says here."""

    def check(example: str, **environment: str) -> None:
        run(ROOT / "examples" / example, folder, tmp_path / "articles.parquet", **environment)
        rows = {row["path"].rsplit("/")[-1]: row for row in read_parquet(tmp_path / "articles.parquet")}
        assert rows.keys() == PAGES.keys()
        for name, row in rows.items():
            assert_same(row, newsclean.extract(PAGES[name]))
            assert row["error"] is None

    return check


@pytest.fixture
def check_warc(warc_file: Path, tmp_path: Path, run: Callable[..., str]) -> Check:
    """The same for the WARC file and another: every whole page is there, and the break is a row with an error."""
    another = tmp_path / "another.warc.gz"
    another.write_bytes(gzip.compress(record("late.html", story("Bern"))))

    def check(example: str, **environment: str) -> None:
        run(ROOT / "examples" / example, warc_file, another, tmp_path / "articles.parquet", **environment)
        rows = {row["id"]: row for row in read_parquet(tmp_path / "articles.parquet")}
        (broken,) = (row for row in rows.values() if row["error"])
        assert broken["headline"] is None and "breaks off" in broken["error"]
        for name, page in (PAGES | {"late.html": story("Bern")}).items():
            row = rows[f"<urn:x:{name}>"]
            assert row["url"] == f"https://example.org/{name}"
            assert row["fetched"].isoformat() == "2024-03-07T10:15:30+00:00"
            assert_same(row, newsclean.extract(page, url=row["url"]))
        assert len(rows) == len(PAGES) + 2

    return check


def read_parquet(folder: Path) -> list[dict[str, Any]]:
    duckdb = pytest.importorskip("duckdb", reason="needs newsclean[engines]")
    return duckdb.sql(f"set timezone = 'UTC'; select * from '{folder}/*.parquet'").to_arrow_table().to_pylist()


def assert_same(row: dict[str, Any], article: Article) -> None:
    expected = article.to_dict()
    for name in ("headline", "deck", "authors", "body", "credits", "language", "tags", "issues"):
        assert row[name] == expected[name], name
    for name in ("raw", "places", "agencies", "date", "joint") if article.dateline else ():
        assert row["dateline"][name] == expected["dateline"][name], name
    assert row["text"] == article.text
    assert dict(row["sources"]) == dict(article.sources)
