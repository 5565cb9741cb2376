"""docs/pipelines.md: each block of code runs, in the order of the page, in a directory with pages and a WARC file."""

import json
import re
import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

for package in ("pyarrow", "duckdb", "fastwarc", "scrapy", "scrapy_poet", "datatrove"):
    pytest.importorskip(package, reason="needs newsclean[engines]")

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "pipelines.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
EXAMPLES = {path.read_text("utf-8"): path for path in (ROOT / "examples").glob("*.py")}
COMMANDS = [line for kind, block in BLOCKS if kind == "bash" for line in block.splitlines()]


def test_python_blocks(run: Callable[..., str], folder: Path, warc_file: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"  # Where run() works.
    home.mkdir()
    shutil.copytree(folder, home / "pages")
    shutil.copy(warc_file, home / "news.warc.gz")
    crawled = {"url": "https://example.org/ulm.html", "html": (home / "pages" / "ulm.html").read_text("utf-8")}
    (home / "crawl.jsonl").write_text(json.dumps(crawled), "utf-8")
    printed = ""
    for kind, block in BLOCKS:
        if kind == "python" and block not in EXAMPLES:
            (tmp_path / "block.py").write_text(block, "utf-8")
            printed += run(tmp_path / "block.py")
    assert "ulm.html | Ferry sails again in Ulm |" in printed
    assert "the file breaks off in this record" in printed or "the compressed file breaks off" in printed
    assert "'error': 'no page'" in printed


def test_examples_stand_on_the_page_as_they_are() -> None:
    """Their own tests run them, with the commands that the page gives."""
    assert set(EXAMPLES) <= {block for kind, block in BLOCKS if kind == "python"}
    for line in COMMANDS:
        for path in re.findall(r"examples/\w+\.py", line):
            assert (ROOT / path).is_file(), line


def test_the_command(run: Callable[..., str], folder: Path, tmp_path: Path) -> None:
    (command,) = (line for line in COMMANDS if line.startswith("newsclean "))
    (tmp_path / "home").mkdir()
    shutil.copytree(folder, tmp_path / "home" / "pages")
    run("-c", "from newsclean.cli import main; main()", *command.split()[1:], expected=(0, 1))  # two hold no story
    assert "Ferry sails again in Ulm" in (tmp_path / "home" / "articles.jsonl").read_text("utf-8")


def test_extras_are_those_of_the_package() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    named = [found.split(",") for line in COMMANDS for found in re.findall(r"newsclean\[(.*?)\]", line)]
    assert named and {extra for each in named for extra in each} <= extras.keys()
