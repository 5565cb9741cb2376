"""The shape of the package: which module may import which, what each exports, and that none holds state."""

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest

import newsclean

ROOT = Path(newsclean.__file__).parent
# A module imports only from groups further up.
GROUPS = tuple(
    set(group.split()) or {""}  # the package itself
    for group in (
        "article errors text",
        "attempt",
        "rules decode dom",
        "noise site",
        "metadata jsonld labels language state hints blocks residue score selection "
        "headline byline dates dateline credit images "
        "credit.lexicon credit.tokens credit.lists credit.forms credit.biography credit.unspaced "
        "credit.lines credit.photo credit.story",
        "pipeline serialise report",
        "explain",
        "",
        "records arrow warc batch cli scrapy datatrove",
        "__main__",
    )
)
GROUP = {name: number for number, group in enumerate(GROUPS) for name in group}
# Types that a neighbour may import, and the helpers of one module that stand in a file of their own.
SHARED = {
    "blocks": {"Block", "Scope", "above"},
    "metadata": {"Candidate", "Figure", "Metadata"},
    "jsonld": {"*"},
    "hints": {"*"},
    **{f"credit.{path.stem}": {"*"} for path in (ROOT / "credit").glob("*.py")},
    **{f"byline.{path.stem}": {"*"} for path in (ROOT / "byline").glob("*.py")},
    **{f"dateline.{path.stem}": {"*"} for path in (ROOT / "dateline").glob("*.py")},
    "labels": {"*"},
    "state": {"*"},
    "decode": {"*"},
    "arrow": {"*"},
    "records": {"*"},
    "warc": {"*"},
    "batch": {"*"},
}
PAGE = """<html><head><title>Ferry runs again</title><meta name="author" content="Ann Lee"></head><body><article>
<h1>Ferry runs again</h1><p>LILLE, May 6 (AFP) - The ferry runs again, the town said on Monday.</p>
<p>It had stood still since March.</p><p>Reporting by Ann Lee</p></article></body></html>"""
MODULES = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix("__init__").removesuffix(".")
    for path in ROOT.rglob("*.py")
)


def group(module: str) -> int:
    """A package's modules stand where the package stands."""
    return GROUP[module.partition(".")[0]]


def tree(module: str) -> ast.Module:
    path = ROOT / (module.replace(".", "/") or ".")
    path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(module: str) -> Iterator[tuple[str, str]]:
    """(module, name) for each import from within the package."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "newsclean":
            source = (node.module or "").removeprefix("newsclean").removeprefix(".")
            for alias in node.names:
                inner = f"{source}.{alias.name}".removeprefix(".")
                yield (inner, "*") if inner in MODULES else (source, alias.name)
        elif isinstance(node, ast.Import):
            yield from (
                (alias.name.removeprefix("newsclean").removeprefix("."), "*")
                for alias in node.names
                if alias.name.partition(".")[0] == "newsclean"
            )


def test_every_module_has_its_place() -> None:
    assert {module.partition(".")[0] for module in MODULES} - set(GROUP) == set()


@pytest.mark.parametrize("module", [m for m in MODULES if m])
def test_imports_run_one_way(module: str) -> None:
    for source, name in imports(module):
        if source.partition(".")[0] == module.partition(".")[0]:
            continue
        if group(source) == group(module):
            assert {"*", name} & SHARED.get(source, set()), f"{module} imports {name} of its neighbour {source}"
        else:
            assert group(source) < group(module), f"{module} imports {source}"


@pytest.mark.parametrize("module", MODULES)
def test_all_is_complete_and_sorted(module: str) -> None:
    """What a module defines without a leading underscore and says to be public; for the package, all it imports."""
    body = tree(module).body
    (names,) = (
        ast.literal_eval(node.value)
        for node in body
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value and _targets(node) == {"__all__"}
    )
    assert names == sorted(
        set(names), key=lambda name: (not name.isupper(), not name[0].isupper(), name)
    )  # ruff's order
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
    from newsclean.rules import read

    table = read(path.relative_to(ROOT / "rules").as_posix())
    assert table
    for name, rows in table.items():
        if isinstance(rows, list) and rows and isinstance(rows[0], dict):
            ids = [row["id"] for row in rows if "id" in row]
            assert len(ids) == len(set(ids)), f"two rules of {name} share an id"


@pytest.mark.parametrize("module", MODULES)
def test_no_blanket_except(module: str) -> None:
    """But in `attempt`, which the runs over many pages share."""
    if module == "attempt":
        return
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.ExceptHandler):
            caught = ast.unparse(node.type) if node.type else "everything"
            assert caught not in ("everything", "Exception", "BaseException"), f"line {node.lineno}"
