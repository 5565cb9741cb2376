"""Patterns are compiled late; that each is one is told here, not on somebody's page."""

import gc
import importlib
import pkgutil
import re

import pytest
import regex

import newsclean
from newsclean import patterns, text
from newsclean.patterns import lazy
from newsclean.score import Forest

# "__main__" runs the command; the others need an extra.
EXTRAS = {"__main__", "arrow", "datatrove", "parquet", "scrapy", "warc"}


def test_every_pattern_of_the_package_can_be_compiled():
    for module in pkgutil.walk_packages(newsclean.__path__, "newsclean."):
        if module.name.rpartition(".")[2] not in EXTRAS:
            importlib.import_module(module.name)
    made = [value._made() for value in gc.get_objects() if type(value) is patterns._Lazy]
    found = [value for value in made if isinstance(value, re.Pattern | regex.Pattern)]
    assert len(found) > 200
    assert {type(value) for value in made} <= {re.Pattern, regex.Pattern, Forest}


def test_a_pattern_is_made_once_and_when_it_is_first_asked():
    made = []
    word = lazy(lambda text: made.append(text) or re.compile(text), r"\w+")
    assert not made
    assert word.findall("ferry runs") == ["ferry", "runs"]
    assert word.fullmatch("ferry")
    assert made == [r"\w+"]


def test_a_wrong_pattern_is_told_when_it_is_asked():
    with pytest.raises(re.error):
        lazy(re.compile, "(").match("")


def test_the_cheap_look_for_far_eastern_scripts_passes_over_none_of_them():
    signs = "".join(filter(str.isprintable, map(chr, range(0x110000))))
    wanted = regex.findall(f"[{text.EAST_ASIAN}{text.SPACELESS}]", signs)
    assert len(wanted) > 100_000
    assert text._FAR_EASTERN.sub("", "".join(wanted)) == ""
