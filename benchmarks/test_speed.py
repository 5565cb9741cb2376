"""Times that can be compared between two states of the code; not part of the tests.

    python -m pytest benchmarks/test_speed.py --benchmark-autosave
    python -m pytest benchmarks/test_speed.py --benchmark-compare --benchmark-compare-fail=min:10%

The first keeps its times under .benchmarks, the second sets new ones beside the last kept and fails where one has risen
by more than a tenth. Processor time, and the smallest counts, so that other work on the machine says little. Needs the
extra `benchmarks`.
"""

import time
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

import newsclean

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
PAGES = (
    "wire-story-with-ad-script-and-five-credits",
    "taboola-and-outbrain-boxes",
    "live-blog",
    "next-data-script-rendered",
    "russian-agency-in-windows-1251",
)
TEXT = "comments-below-the-text"

pytestmark = pytest.mark.benchmark(timer=time.process_time, warmup=True, min_rounds=50)


def page(lesson: str) -> bytes:
    return (FIXTURES / "html" / lesson / "source.html").read_bytes()


@pytest.mark.parametrize("lesson", PAGES)
def test_extract(benchmark: Any, lesson: str) -> None:
    data = page(lesson)
    assert benchmark(lambda: newsclean.extract(data).to_dict())["body"]


@pytest.mark.parametrize("lesson", PAGES)
def test_parse_alone(benchmark: Any, lesson: str) -> None:
    """The floor: a machine that is slower today is slower here too."""
    data = page(lesson)
    assert benchmark(lambda: etree.fromstring(data, etree.HTMLParser(huge_tree=True))) is not None


def test_extract_text(benchmark: Any) -> None:
    text = (FIXTURES / "text" / TEXT / "source.txt").read_text(encoding="utf-8")
    assert benchmark(lambda: newsclean.extract_text(text).to_dict())["body"]
