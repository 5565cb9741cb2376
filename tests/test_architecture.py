"""The shape of the package: which module may import which, what each exports, and that none holds state."""

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import newsclean
from newsclean import rules

ROOT = Path(newsclean.__file__).parent
# A module imports only from lines further up; a package stands in one line with all that is in it.
LINES = (
    "patterns",
    "article errors saved text",
    "attempt rules decode joint",
    "dom innertext",
    "options noise jsonld",
    "blocks",
    "site",
    "metadata flattened",
    "state residue score selection headline byline dates dateline credit images labels language",
    "pipeline serialise report",
    "explain",
    "newsclean",  # the package itself
    "inputs records warc",
    "arrow batch",
    "cli parquet scrapy datatrove",
    "__main__",
)
LINE = {name: number for number, line in enumerate(LINES) for name in line.split()}
PAGE = """<html><head><title>Ferry runs again</title><meta name="author" content="Ann Lee"></head><body><article>
<h1>Ferry runs again</h1><p>LILLE, May 6 (AFP) - The ferry runs again, the town said on Monday.</p>
<p>It had stood still since March.</p><p>Reporting by Ann Lee</p></article></body></html>"""
MODULES = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix("__init__").removesuffix(".")
    for path in ROOT.rglob("*.py")
)


def home(module: str) -> str:
    """The module itself, or the package that it is in."""
    return module.partition(".")[0] or "newsclean"


def tree(module: str) -> ast.Module:
    path = ROOT / (module.replace(".", "/") or ".")
    path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(module: str) -> Iterator[str]:
    """The modules that one imports from within the package."""
    for node in ast.walk(tree(module)):
        names = [f"{node.module}.{alias.name}" for alias in node.names] if isinstance(node, ast.ImportFrom) else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        for name in names:
            package, _, inner = name.partition(".")
            if package == "newsclean":
                yield inner if inner in MODULES else inner.rpartition(".")[0]


def test_every_module_has_its_place() -> None:
    assert {home(module) for module in MODULES} == set(LINE)


@pytest.mark.parametrize("module", MODULES)
def test_imports_run_one_way(module: str) -> None:
    for source in imports(module):
        if home(source) != home(module):
            assert LINE[home(source)] < LINE[home(module)], f"{module or 'newsclean'} imports {source or 'newsclean'}"


@pytest.mark.parametrize("module", MODULES)
def test_all_is_complete_and_sorted(module: str) -> None:
    """What a module defines without a leading underscore and says to be public; for the package, all it imports."""
    body = tree(module).body
    (names,) = (
        ast.literal_eval(node.value)
        for node in body
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value and _targets(node) == {"__all__"}
    )
    assert names == sorted(set(names), key=_ruff_order)
    defined = {node.name for node in body if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef)}
    if not module:
        defined |= {alias.name for node in body if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert {name for name in defined if not name.startswith("_")} <= set(names)


@pytest.mark.parametrize("module", MODULES)
def test_no_call_changes_what_a_module_holds(module: str) -> None:
    try:
        loaded = importlib.import_module(f"newsclean.{module}".rstrip("."))
    except ImportError as missing:
        pytest.skip(f"an extra is not installed: {missing}")
    before = {name: repr(value) for name, value in vars(loaded).items() if isinstance(value, list | dict | set)}
    newsclean.extract(PAGE, url="https://example.org/2024/05/06/ferry")
    newsclean.extract_text("Ferry runs again\nLILLE (AFP) - The ferry runs again.\nReporting by Ann Lee")
    assert {name: repr(getattr(loaded, name)) for name in before} == before


def _ruff_order(name: str) -> tuple[bool, bool, str]:
    return (not name.isupper(), not name[0].isupper(), name)


def _targets(node: ast.Assign | ast.AnnAssign) -> set[str]:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return {name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)}


@pytest.mark.parametrize("path", sorted(ROOT.glob("rules/**/*.toml")), ids=lambda path: path.stem)
def test_a_rule_file_is_readable_and_its_ids_are_unique(path: Path) -> None:
    table = rules.read(path.relative_to(ROOT / "rules").as_posix())
    assert table
    for name, rows in table.items():
        if isinstance(rows, list) and rows and isinstance(rows[0], dict):
            ids = [row["id"] for row in rows if "id" in row]
            assert len(ids) == len(set(ids)), f"two rules of {name} share an id"


READ = set(re.findall(r"[\w-]+", "".join(path.read_text(encoding="utf-8") for path in ROOT.rglob("*.py"))))
LINE_RULES = {rule["id"].removeprefix("line.") for rule in rules.read("furniture.toml")["line"]}


@pytest.mark.parametrize("code", rules.languages())
def test_a_language_holds_nothing_that_nobody_reads(code: str) -> None:
    """A misspelled name of a table, or of a key in it, would be passed over without a word."""
    language = rules.read(f"lang/{code}.toml")
    assert set(language) <= READ
    assert {key for table in language.values() for key in table} <= READ | LINE_RULES


@pytest.mark.parametrize("module", MODULES)
def test_no_blanket_except(module: str) -> None:
    """But in `attempt`, which the runs over many pages share."""
    if module == "attempt":
        return
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.ExceptHandler):
            caught = ast.unparse(node.type) if node.type else "everything"
            assert caught not in ("everything", "Exception", "BaseException"), f"line {node.lineno}"
