"""Spark, with two local threads: the example as a user runs it, and its Parquet as DuckDB reads it back."""

import shutil
from collections.abc import Callable

import pytest

for package in ("pyspark", "pyarrow", "duckdb", "fastwarc"):
    pytest.importorskip(package, reason="needs newsclean[engines]")
if shutil.which("java") is None:
    pytest.skip("Spark needs a Java virtual machine", allow_module_level=True)

LOCAL = {"PYSPARK_SUBMIT_ARGS": "--master local[2] pyspark-shell", "SPARK_LOCAL_IP": "127.0.0.1"}


def test_folder(check_folder: Callable[..., None]) -> None:
    check_folder("spark_articles.py", **LOCAL)


def test_warc(check_warc: Callable[..., None]) -> None:
    check_warc("spark_articles.py", **LOCAL)
