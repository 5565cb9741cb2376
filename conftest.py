"""The doctests of a module that belongs to an extra are collected where the extra is installed."""

from importlib.util import find_spec

from hypothesis import settings

NEEDS = {"arrow": "pyarrow", "datatrove": "datatrove", "parquet": "pyarrow", "scrapy": "scrapy", "warc": "fastwarc"}
collect_ignore = [f"src/newsclean/{module}.py" for module, package in NEEDS.items() if find_spec(package) is None]

# A busy machine is no failure of a property; tests/test_hostile.py is where time is measured.
settings.register_profile("newsclean", deadline=None)
settings.load_profile("newsclean")
