"""Every block of code in README.md and docs/ is true: Python runs, and commands print what is shown.

The blocks of a page run in its order, in one directory that holds `fixtures/` and what pipelines.md needs. A block of
Python with `>>>` is compared with what it prints, like a block of `console`. Blocks of `sh` and `bash` set things up
or take long: .ci/run runs that of the README, tests/engines those of pipelines.md, and here what they name must exist.
"""

import ast
import doctest
import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from newsclean import parse_credit, parse_dateline, rules

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EXAMPLES = {path.read_text("utf-8") for path in (ROOT / "examples").glob("*.py")}  # tests/engines runs them

STORY = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ferry sails again in Ulm</title></head>
<body><article><h1>Ferry sails again in Ulm</h1>
<p>ULM (dpa) - The ferry sailed again on Tuesday after eleven weeks in dock, the town's harbour office said.</p>
<p>Two hundred people stood on the quay and sang, and the captain sounded the horn three times as he came round.</p>
</article></body></html>"""


def blocks(page: Path) -> Iterator[tuple[str, str]]:
    yield from FENCE.findall(page.read_text("utf-8"))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the blocks run."""
    home = tmp_path_factory.mktemp("docs")
    (home / "fixtures").symlink_to(ROOT / "fixtures")
    (home / "src").symlink_to(ROOT / "src")
    return home


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """With the command on the path, whether or not it is installed there."""
    shim = tmp_path_factory.mktemp("bin") / "newsclean"
    shim.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -c "from newsclean.cli import main; main()" "$@"\n')
    shim.chmod(0o755)
    return {**os.environ, "PATH": f"{shim.parent}{os.pathsep}{os.environ['PATH']}", "PYTHONIOENCODING": "utf-8"}


@pytest.fixture
def workplace(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(home)
    return home


def missing(code: str) -> str | None:
    """A package the code imports that is not installed."""
    for node in ast.walk(ast.parse(code)):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        for name in names:
            if find_spec(name.partition(".")[0]) is None:
                return name
    return None


def rows(heading: str) -> Iterator[list[list[str]]]:
    """The rows of the first table below a heading of fields.md, each cell as what stands in backticks in it."""
    below = (ROOT / "docs" / "fields.md").read_text("utf-8").partition(f"### {heading}")[2]
    table = re.findall(r"(?:^\|.*\n)+", below, re.MULTILINE)[0].splitlines()[2:]
    return ([re.findall("`(.*?)`", cell) for cell in row.strip("|").split("|")] for row in table)


def test_the_datelines_and_credits_that_are_shown_are_read() -> None:
    for printed, places, agencies, date in rows("Dateline"):
        found = [parse_dateline(f"{line} The ferry sailed again after eleven weeks in dock.") for line in printed]
        assert [line and line.raw for line in found] == printed
        assert [place for line in found if line for place in line.places] == places
        assert [agency for line in found if line for agency in line.agencies] == agencies
        assert [line.date for line in found if line and line.date] == date
    for printed, _, organisations in rows("Credit"):
        for line in printed:
            credit = parse_credit(line)
            assert credit and (credit.raw, list(credit.organisations)) == (line, organisations)


@pytest.mark.parametrize("page", [p for p in PAGES if p.name != "pipelines.md"], ids=lambda page: page.name)
def test_python(page: Path, workplace: Path) -> None:
    names: dict[str, object] = {"__name__": "__main__"}
    failed = []
    for number, code in enumerate(code for kind, code in blocks(page) if kind == "python"):
        if ">>> " in code:
            test = doctest.DocTestParser().get_doctest(code, names, f"block {number}", str(page), 0)
            report: list[str] = []
            doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test, out=report.append, clear_globs=False)
            failed += report
            names.update(test.globs)
        else:
            exec(compile(code, f"{page.name}, block {number}", "exec"), names)
    assert not failed, "\n".join(failed)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands(page: Path, workplace: Path, environment: dict[str, str]) -> None:
    """Each `$ ` line prints the lines below it, and nothing else."""
    for kind, block in blocks(page):
        if kind != "console":
            continue
        for command, shown in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE):
            done = subprocess.run(
                ["bash", "-c", command], env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                encoding="utf-8", timeout=120,
            )  # fmt: skip
            assert (command, done.stdout) == (command, shown)


@pytest.mark.parametrize(
    "code", [code for kind, code in blocks(ROOT / "docs" / "pipelines.md") if kind == "python"], ids=lambda _: "block"
)
def test_pipelines(code: str, workplace: Path, environment: dict[str, str]) -> None:
    """The blocks of pipelines.md that need no engine; tests/engines runs them all, one after the other."""
    if code in EXAMPLES:
        pytest.skip("a file of examples/, which tests/engines runs")
    if package := missing(code):
        pytest.skip(f"{package} is not installed")
    if "news.warc.gz" in code or "'articles.parquet'" in code or "scrapy_poet" in code:
        pytest.skip("tests/engines brings the file that this needs")
    (workplace / "pages").mkdir(exist_ok=True)
    (workplace / "pages" / "ulm.html").write_text(STORY, encoding="utf-8")
    crawled = {"url": "https://example.org/ulm.html", "html": STORY}
    (workplace / "crawl.jsonl").write_text(json.dumps(crawled) + "\n", encoding="utf-8")
    (workplace / "block.py").write_text(code, encoding="utf-8")
    done = subprocess.run([sys.executable, "block.py"], env=environment, capture_output=True, timeout=120)
    assert done.returncode == 0, done.stderr.decode()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_that_only_set_up_or_take_long(page: Path) -> None:
    """Are not run here; but the files, the options and the extras that they name exist."""
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    for line in (line for kind, block in blocks(page) if kind in ("sh", "bash") for line in block.splitlines()):
        assert {extra for named in re.findall(r"\.\[([\w,]+)\]|newsclean\[([\w,]+)\]", line)
                for extra in ",".join(filter(None, named)).split(",")} <= extras.keys(), line  # fmt: skip
        scripts = re.findall(r"(?<=[ /])(?:benchmarks|examples|tests|fixtures)/[\w./-]+", line)
        assert all((ROOT / script).exists() for script in scripts), line
        if script := re.search(r"python (benchmarks/(?!test_)\w+\.py)(.*)", line):
            code = (ROOT / script[1]).read_text("utf-8")
            assert all(f'"{option}"' in code for option in re.findall(r" (--[\w-]+)", script[2])), line


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    """To files that exist and to headings in them."""
    text = page.read_text("utf-8")
    for link in re.findall(r"\]\((?!https?:)([^)\s]+)\)", text):
        name, _, heading = link.partition("#")
        target = page.parent / name if name else page
        assert target.exists(), link
        if heading:
            anchors = {_anchor(line) for line in re.findall(r"^#+ (.+)$", target.read_text("utf-8"), re.MULTILINE)}
            assert heading in anchors, link


def test_rules_that_are_shown_are_rules() -> None:
    """A block of TOML stands so in the rule book."""
    book = rules.read("furniture.toml")
    shown = [tomllib.loads(block) for kind, block in blocks(ROOT / "docs" / "rules.md") if kind == "toml"]
    assert shown
    for table in shown:
        for kind, entries in table.items():
            assert [entry for entry in entries if entry not in book[kind]] == []


def test_architecture_names_every_module() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    package = ROOT / "src" / "newsclean"
    files = [path.relative_to(package).with_suffix("").parts for path in package.rglob("*.py")]
    names = {".".join(part for part in parts if part != "__init__") for parts in files} - {""}
    assert [name for name in sorted(names) if f"`{name}`" not in text] == []


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def test_there_is_something_to_check() -> None:
    kinds = [kind for page in PAGES for kind, _ in blocks(page)]
    assert kinds.count("console") >= 8 and kinds.count("python") >= 15
