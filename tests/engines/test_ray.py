"""Ray Data, on a local cluster of its own: the example as a user runs it, and its Parquet as DuckDB reads it back."""

from collections.abc import Callable

import pytest

for package in ("ray", "pyarrow", "duckdb", "fastwarc"):
    pytest.importorskip(package, reason="needs newsclean[engines]")

LOCAL = {"RAY_USAGE_STATS_ENABLED": "0"}  # nothing of a test goes over the network


def test_folder(check_folder: Callable[..., None]) -> None:
    check_folder("ray_articles.py", **LOCAL)


def test_warc(check_warc: Callable[..., None]) -> None:
    check_warc("ray_articles.py", **LOCAL)
