"""datatrove: both steps on documents, and a whole pipeline from pages on disk to JSON lines."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

import newsclean

data = pytest.importorskip("datatrove.data", reason="needs newsclean[datatrove]")
steps = pytest.importorskip("newsclean.datatrove", reason="needs newsclean[datatrove]")

PAGE = """<!doctype html><html lang="en"><head><title>Ferry sails again in Ulm</title></head><body><article>
<h1>Ferry sails again in Ulm</h1>
<p>ULM (dpa) - The ferry across the river has sailed again since Monday, after two weeks of high water.</p>
<p>The town expects many passengers, the harbour master said. Three hundred came on the first morning.</p>
</article></body></html>"""
URL = "https://example.org/a"


def documents() -> list[Any]:
    first = data.Document(PAGE, "1", metadata={"url": URL, "dump": "spring"})
    return [first, data.Document("", "2"), data.Document(PAGE, "3")]


def test_extractor_leaves_the_text() -> None:
    found = list(steps.ArticleExtractor().run(iter(documents())))
    assert [document.id for document in found] == ["1", "3"]
    assert {document.text for document in found} == {newsclean.extract(PAGE).text}
    assert found[0].metadata == {"url": URL, "dump": "spring"}


def test_fields_are_kept_in_the_metadata() -> None:
    first, second = steps.ArticleFields().run(iter(documents()))
    article = newsclean.extract(PAGE, url=URL)
    assert first.text == article.text
    assert first.metadata == {"url": URL, "dump": "spring", "article": article.to_dict()}
    assert second.metadata == {"article": newsclean.extract(PAGE).to_dict()}


def test_pipeline_from_disk_to_disk(tmp_path: Path) -> None:
    pytest.importorskip("orjson", reason="needs newsclean[engines]")
    readers, writers = (pytest.importorskip(f"datatrove.pipeline.{name}") for name in ("readers", "writers"))
    executor = pytest.importorskip("datatrove.executor")
    (tmp_path / "in").mkdir()
    lines = [json.dumps({"id": str(n), "text": PAGE, "url": URL}) for n in range(4)]
    (tmp_path / "in" / "pages.jsonl").write_text("\n".join(lines))
    reader, writer = readers.JsonlReader(str(tmp_path / "in")), writers.JsonlWriter(str(tmp_path / "out"))
    line = [reader, steps.ArticleFields(), writer]
    executor.LocalPipelineExecutor(line, tasks=1, logging_dir=str(tmp_path / "logs")).run()
    (out,) = (tmp_path / "out").iterdir()
    rows = [json.loads(line) for line in gzip.decompress(out.read_bytes()).splitlines()]
    assert [row["id"] for row in rows] == ["0", "1", "2", "3"]
    assert rows[0]["metadata"]["article"]["headline"] == "Ferry sails again in Ulm"


def test_a_page_that_fails_is_dropped_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    def extract(page: str, url: str | None = None) -> newsclean.Article:
        raise KeyError(page[:4])

    monkeypatch.setattr(newsclean, "extract", extract)
    step = steps.ArticleFields()
    assert list(step.run(iter(documents()))) == []
    assert step.stats["failed"].total == 3
