"""Every fixture, field by field: the folder's name is the lesson, expected.json the right answer.

`known_failures.json` beside an expectation maps a field to the reason why it is still wrong;
such a field must fail (strict xfail), so that a repair is noticed.
"""

import functools
import json
from pathlib import Path

import pytest

import newsclean
from newsclean.article import VERSION

FIXTURES = Path(__file__).parent.parent / "fixtures"
FIELDS = [field for field in newsclean.Article().to_dict() if field not in ("version", "sources")]
LESSONS = sorted(f"{folder.parent.name}/{folder.name}" for folder in FIXTURES.glob("*/*/"))


def known_failures(lesson: str) -> dict[str, str]:
    path = FIXTURES / lesson / "known_failures.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def cases() -> list[object]:
    marks = {
        (lesson, field): [pytest.mark.xfail(reason=reason, strict=True)]
        for lesson in LESSONS
        for field, reason in known_failures(lesson).items()
    }
    return [
        pytest.param(lesson, field, id=f"{lesson}-{field}", marks=marks.get((lesson, field), ()))
        for lesson in LESSONS
        for field in FIELDS
    ]


@functools.cache
def extracted(lesson: str) -> dict[str, object]:
    """The fixture through its own door, given nothing but the bytes or the text that it holds."""
    folder = FIXTURES / lesson
    if lesson.startswith("html/"):
        return newsclean.extract((folder / "source.html").read_bytes()).to_dict()
    return newsclean.extract_text((folder / "source.txt").read_text(encoding="utf-8")).to_dict()


@pytest.mark.parametrize(("lesson", "field"), cases())
def test_field(lesson: str, field: str) -> None:
    expected = json.loads((FIXTURES / lesson / "expected.json").read_text(encoding="utf-8"))
    assert extracted(lesson)[field] == expected[field]


@pytest.mark.parametrize("lesson", LESSONS)
def test_expectation_is_complete_and_well_formed(lesson: str) -> None:
    expected = json.loads((FIXTURES / lesson / "expected.json").read_text(encoding="utf-8"))
    assert list(expected) == FIELDS
    article = newsclean.Article.from_dict(expected | {"version": VERSION, "sources": {}})
    assert {field: article.to_dict()[field] for field in FIELDS} == expected
    assert set(known_failures(lesson)) <= set(FIELDS)


def test_there_are_enough_lessons() -> None:
    assert sum(lesson.startswith("html/") for lesson in LESSONS) >= 30
    assert sum(lesson.startswith("text/") for lesson in LESSONS) >= 14
