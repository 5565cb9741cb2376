"""No state between calls: any order, any thread, any process gives the same bytes of JSON."""

import multiprocessing
import pickle
import random
import sys
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import newsclean

FIXTURES = Path(__file__).parent.parent / "fixtures"
SOURCES = sorted(FIXTURES.glob("*/*/source.*"))
ROUNDS = 3


def call(path: Path) -> tuple[Callable[[Any], newsclean.Article], bytes | str]:
    """The public function itself, which a spawned process can import, and what to give it."""
    if path.suffix == ".txt":
        return newsclean.extract_text, path.read_text(encoding="utf-8")
    return newsclean.extract, path.read_bytes()


def result(path: Path) -> str:
    function, page = call(path)
    return function(page).to_json()


@pytest.fixture(scope="module")
def alone() -> dict[Path, str]:
    """Each fixture's JSON, one after the other."""
    return {path: result(path) for path in SOURCES}


def check(pool: Executor, alone: dict[Path, str]) -> None:
    order = SOURCES * ROUNDS
    random.Random(7).shuffle(order)
    assert len(order) > 100
    for path, found in [(path, pool.submit(*call(path))) for path in order]:
        assert found.result().to_json() == alone[path], path.parent.name


def test_sixteen_threads(alone: dict[Path, str]) -> None:
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)  # let threads meet in the middle of everything
    try:
        with ThreadPoolExecutor(16) as pool:
            check(pool, alone)
    finally:
        sys.setswitchinterval(interval)


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_processes(method: str, alone: dict[Path, str]) -> None:
    if method not in multiprocessing.get_all_start_methods():
        pytest.skip(f"this system cannot {method}")
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context(method)) as pool:
        check(pool, alone)


def test_any_order(alone: dict[Path, str]) -> None:
    assert {path: result(path) for path in reversed(SOURCES)} == alone


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_everything_pickles(protocol: int) -> None:
    for path in SOURCES:
        article = newsclean.extract(path.read_bytes())
        again = pickle.loads(pickle.dumps(article, protocol))
        assert again == article
        assert again.to_json() == article.to_json()
    assert pickle.loads(pickle.dumps(newsclean.Options(), protocol)) == newsclean.Options()
