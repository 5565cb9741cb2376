"""The doctests of a module that belongs to an extra are collected where the extra is installed."""

from importlib.util import find_spec

NEEDS = {"arrow": "pyarrow", "datatrove": "datatrove", "scrapy": "scrapy", "warc": "fastwarc"}
collect_ignore = [f"src/newsclean/{module}.py" for module, package in NEEDS.items() if find_spec(package) is None]
