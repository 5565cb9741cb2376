"""The benchmarks' own measures and folders: figures that are quoted must be counted right."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import annotated
import measures
import pages
import pytest
from measures import Answer, Counts

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


def load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


BODY = ["The ferry sails again on Monday.", "It had been in dock since May, they said.", "Tickets cost four crowns."]
DATELINE = {"raw": "ULM (dpa) –", "places": ["Ulm"], "agencies": ["dpa"], "date": None}
CREDIT = {
    "raw": "Reporting by Ada Brook; editing by Tom Reed",
    "people": [{"name": "Ada Brook", "role": "reporting"}, {"name": "Tom Reed", "role": "editing"}],
    "organisations": ["dpa"],
}
ELSEWHERE = [{"name": "Ada Brook", "role": "photo"}, {"name": "Tom Reed", "role": "editing", "place": "Rome"}]


@pytest.mark.parametrize(
    ("row", "answer", "expected"),
    [
        ({"body": BODY}, Answer("\n".join(BODY)), {"shingle_f1": 1.0, "exact": 1.0, "para_f1": 1.0}),
        ({"body": BODY}, Answer("\n".join(BODY[:2])), {"exact": 0.0, "para_f1": 0.8}),
        ({"body": BODY, "optional": [2]}, Answer("\n".join(BODY[:2])), {"exact": 1.0, "para_f1": 1.0}),
        ({"body": BODY}, Answer(), {"shingle_f1": 0.0, "exact": 0.0, "para_f1": 0.0}),
        ({"text": "one two three four five"}, Answer("one two three four nine"), {"shingle_f1": 0.5, "exact": 0.0}),
        ({"text": "東京で雨"}, Answer("東京で雪"), {"shingle_f1": 0.0}),
        ({"with": ["in dock", "four"], "without": ["Share"]}, Answer("in  dock\nShare"), {"chunk_f1": 0.5}),
        ({"first13": "The ferry sails."}, Answer("ULM – The ferry sails again."), {"lead": 1.0}),
        ({"first13": "The ferry sails."}, Answer("x " * 250 + "The ferry sails again."), {"lead": 0.0}),
        ({"title": "“Ferry” sails — again"}, Answer(title='"FERRY"  sails - again'), {"title": 1.0}),
        ({"title": "Ferry sails again"}, Answer(), {"title": 0.0}),
        ({"authors": ["Ada Brook", "Tom Reed"]}, Answer(authors=["ADA BROOK"]), {"authors_f1": 2 / 3}),
        ({"date": "2024-05-01"}, Answer(date="2024-05-01T03:00:00+00:00"), {"date": 1.0}),
        ({"date": "2024-05-01"}, Answer(), {"date": 0.0}),
    ],
)
def test_measure(row: dict[str, Any], answer: Any, expected: dict[str, float]) -> None:
    found = measures.pool([measures.judge(row, answer)])
    assert {name: found[name] for name in expected} == pytest.approx(expected)
    assert set(found) - set(expected) <= {"shingle_f1", "exact", "para_f1"}


@pytest.mark.parametrize(
    ("dateline", "credits", "expected"),
    [
        (DATELINE, [CREDIT], {"dateline_f1": 1.0, "credit_f1": 1.0, "people_f1": 1.0, "org_f1": 1.0}),
        (None, [], {"dateline_f1": 0.0, "credit_f1": 0.0, "people_f1": 0.0, "org_f1": 0.0}),
        (DATELINE | {"raw": "Ulm (DPA) -"}, [CREDIT, CREDIT], {"dateline_f1": 1.0, "credit_f1": 2 / 3}),
        (DATELINE | {"raw": "ULM –"}, [CREDIT | {"people": CREDIT["people"][:1]}], {"people_f1": 2 / 3}),
        (DATELINE | {"places": ["Rome"]}, [], {"dateline_f1": 1.0, "dateline_parts": 0.0}),
        (None, [CREDIT | {"people": ELSEWHERE}], {"people_f1": 0.5, "people_name_f1": 1.0, "people_place_acc": 0.5}),
        (DATELINE, [CREDIT | {"raw": "Reporting by Ada Brook"}], {"credit_f1": 0.0}),
    ],
)
def test_dateline_and_credits(dateline: Any, credits: Any, expected: dict[str, float]) -> None:
    row = {"article": True, "dateline": DATELINE, "credits": [CREDIT]}
    found = measures.pool([measures.judge(row, Answer(dateline=dateline, credits=credits))])
    assert {name: found[name] for name in expected} == pytest.approx(expected)


def test_counts_are_pooled_and_numbers_averaged() -> None:
    values = [{"title": 1.0, "org_f1": Counts(8, 0, 0)}, {"title": 0.0, "org_f1": Counts(0, 2, 2)}, {"title": 0.5}]
    assert measures.pool(values) == {"title": 0.5, "org_f1": 0.8}


def test_a_line_of_an_index_ends_where_json_lines_do(tmp_path: Path) -> None:
    row = {"id": "a", "html": "a.txt", "title": "Ferry\u2028runs\u0085again"}
    (tmp_path / "a.txt").write_text("Ferry runs again")
    (tmp_path / "index.jsonl").write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    assert [page.row for page in pages.read(tmp_path)] == [row]


def test_fixtures_are_a_folder_of_annotated_pages() -> None:
    found = {page.row["id"]: page for page in pages.read(ROOT / "fixtures" / "html")}
    assert found.keys() == {folder.name for folder in (ROOT / "fixtures" / "html").iterdir() if folder.is_dir()}
    page = found["wire-story-with-ad-script-and-five-credits"]
    assert not page.flat and page.row["credits"] and page.row["title"] and b"<html" in page.data
    assert all(page.flat for page in pages.read(ROOT / "fixtures" / "text"))
    assert len(list(pages.read(ROOT / "fixtures" / "html", sample=5))) < len(found) / 3


def test_the_measures_agree_with_the_annotators_own() -> None:
    """On each annotation of a folder, answered with something half right."""
    if not (SHARED / "eval" / "score.py").exists():
        pytest.skip("no annotated pages beside the repository")
    score = load(SHARED / "eval" / "score.py")
    for folder in ("zyte", "fundus16", "fundus", "trafilatura", "postlight"):
        lines = (SHARED / "corpus" / folder / "index.jsonl").read_text(encoding="utf-8").splitlines()
        rows = [json.loads(line) for line in lines][::4]
        answers = [half_right(rows[i], rows[i - 1]) for i in range(len(rows))]
        ours = measures.pool(measures.judge(row, answer) for row, answer in zip(rows, answers, strict=True))
        theirs = score.pool([score.score_page(row, a._asdict()) for row, a in zip(rows, answers, strict=True)])
        assert ours == pytest.approx({name: theirs[name] for name in ours})
        assert len(ours) >= 4


def half_right(row: dict[str, Any], other: dict[str, Any]) -> Any:
    """The first half of the row's story and fields, then those of another."""
    story = [told(r).split("\n") for r in (row, other)]
    half = len(story[0]) // 2 + 1
    return Answer(
        "\n".join(story[0][:half] + story[1][half:]),
        row.get("title"),
        [*row.get("authors", ())[:1], *other.get("authors", ())[:1]],
        other.get("date"),
        row.get("dateline"),
        [*row.get("credits", ())[:1], *other.get("credits", ())[:1]],
    )


def told(row: dict[str, Any]) -> str:
    return row.get("text") or "\n".join(row.get("body") or row.get("with") or [row.get("first13", "")])


def test_words_set_large_are_labelled_as_no_part_of_the_body() -> None:
    quoted = f"“{BODY[1].removesuffix('.')}”"
    whole = f"{BODY[0]} {BODY[1]}"
    blocks = [annotated.Block(text) for text in (whole, quoted, BODY[2], "Most read")]
    assert annotated.labels({"body": [whole, BODY[2]]}, blocks) == [True, False, True, False]
