"""Arrow batches: a page a row in, an article a row out."""

import datetime as dt
import io
import json
import pickle
from functools import partial
from typing import Any

import pytest

import newsclean
from newsclean import Article, Credit, Dateline, Image, InputError, OptionError, Paragraph, Person

pa = pytest.importorskip("pyarrow", reason="needs newsclean[arrow]")
pq = pytest.importorskip("pyarrow.parquet", reason="needs newsclean[arrow]")
arrow = pytest.importorskip("newsclean.arrow")

PAGE = """<!doctype html><html lang="de"><head><title>Fähre fährt wieder</title></head><body><article>
<h1>Fähre fährt wieder</h1>
<p>ULM (dpa) - Die Fähre über die Donau fährt seit Montag wieder. Sie lag wegen Hochwassers zwei Wochen lang fest.</p>
<p>Die Stadt rechnet mit vielen Fahrgästen. Am ersten Morgen kamen schon dreihundert Menschen zum Anleger.</p>
</article></body></html>"""
URL = "https://example.org/a"

PHOTO = Credit("Photo: B. Low", (Person("B. Low", role="photo"),))
ANN = Person("Ann Moss", role="reporting", place="Ulm", organisation="dpa")
FULL = Article(
    headline="Ferry sails again",
    deck="Two weeks of high water are over",
    authors=(Person("Ann Moss", role="author"), Person("dpa", "organisation")),
    dateline=Dateline("ULM, 7 March (dpa) -", ("ULM",), ("dpa",), "7 March", dt.date(2024, 3, 7)),
    body=(Paragraph("heading", "On the river"), Paragraph("paragraph", "The ferry sails.")),
    credits=(Credit("Reporting by Ann Moss in Ulm", (ANN,), ("dpa",)),),
    published=dt.datetime(2024, 3, 8, 0, 30, tzinfo=dt.timezone(dt.timedelta(hours=1))),
    modified=dt.date(2024, 3, 9),
    images=(Image("https://example.org/a.jpg", "The ferry", PHOTO),),
    language="en",
    site_name="Example News",
    url=URL,
    section="Local",
    tags=("ferry", "Danube"),
    sources={"headline": "dom:h1", "published": "json-ld"},
    issues=("encoding-guessed",),
)


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """extract() gives FULL, and what it was asked is listed."""
    asked: list[tuple[Any, ...]] = []

    def extract(html: object, url: str | None = None, options: object = None) -> Article:
        asked.append((html, url, options))
        return FULL

    monkeypatch.setattr(newsclean, "extract", extract)
    return asked


def batch(**columns: Any) -> Any:
    return pa.RecordBatch.from_pydict(columns)


class TestColumns:
    def test_every_field_has_a_typed_column(self, full: list[Any]) -> None:
        (row,) = arrow.extract_batch(batch(html=[PAGE.encode()])).to_pylist()
        assert row == {
            "headline": "Ferry sails again",
            "deck": "Two weeks of high water are over",
            "authors": [
                {"name": "Ann Moss", "kind": "person", "role": "author", "place": None, "organisation": None},
                {"name": "dpa", "kind": "organisation", "role": None, "place": None, "organisation": None},
            ],
            "dateline": {
                "raw": "ULM, 7 March (dpa) -", "places": ["ULM"], "agencies": ["dpa"], "date": "7 March",
                "day": dt.date(2024, 3, 7), "joint": " ",
            },
            "body": [{"kind": "heading", "text": "On the river"}, {"kind": "paragraph", "text": "The ferry sails."}],
            "credits": [{
                "raw": "Reporting by Ann Moss in Ulm",
                "people": [
                    {"name": "Ann Moss", "kind": "person", "role": "reporting", "place": "Ulm", "organisation": "dpa"},
                ],
                "organisations": ["dpa"],
            }],
            "text": "ULM, 7 March (dpa) - On the river\n\nThe ferry sails.",
            "published": dt.datetime(2024, 3, 7, 23, 30, tzinfo=dt.UTC),
            "published_day": dt.date(2024, 3, 8),
            "modified": None,
            "modified_day": dt.date(2024, 3, 9),
            "images": [{
                "url": "https://example.org/a.jpg", "caption": "The ferry",
                "credit": {
                    "raw": "Photo: B. Low", "organisations": [],
                    "people": [
                        {"name": "B. Low", "kind": "person", "role": "photo", "place": None, "organisation": None},
                    ],
                },
            }],
            "language": "en",
            "site_name": "Example News",
            "url": URL,
            "section": "Local",
            "tags": ["ferry", "Danube"],
            "sources": [("headline", "dom:h1"), ("published", "json-ld")],
            "issues": ["encoding-guessed"],
            "error": None,
        }  # fmt: skip

    def test_the_schema_has_every_field_of_an_article(self) -> None:
        days = {"published_day", "modified_day"}
        assert set(arrow.SCHEMA.names) == set(Article().to_dict()) - {"version"} | days | {"text", "error"}

    def test_parquet_gives_the_same_back(self, full: list[Any]) -> None:
        table = arrow.extract_batch(pa.table({"id": [1, 2], "html": [PAGE, PAGE]}))
        file = io.BytesIO()
        pq.write_table(table, file)
        assert pq.read_table(io.BytesIO(file.getvalue())).equals(table)

    def test_an_article_without_anything(self) -> None:
        (row,) = arrow.extract_batch(batch(html=[b""])).to_pylist()
        assert row["headline"] is None and row["dateline"] is None and row["published"] is None
        assert row["body"] == [] and row["authors"] == [] and row["tags"] == []
        assert row["issues"]
        assert row["error"] is None


class TestPages:
    @pytest.mark.parametrize("kind", ["binary", "large_binary", "binary_view", "string", "large_string", "string_view"])
    def test_kinds_of_column(self, kind: str) -> None:
        page = PAGE if "string" in kind else PAGE.encode()
        out = arrow.extract_batch(batch(html=pa.array([page, None], getattr(pa, kind)())))
        assert out["headline"].to_pylist() == ["Fähre fährt wieder", None]

    def test_dictionary_column(self) -> None:
        out = arrow.extract_batch(batch(html=pa.array([PAGE, PAGE]).dictionary_encode()))
        assert out["headline"].to_pylist() == ["Fähre fährt wieder"] * 2

    def test_a_table_of_many_chunks_stays_in_order(self) -> None:
        pages = [PAGE.replace("Fähre fährt wieder", f"Story number {number} of ten") for number in range(10)]
        table = pa.table({"html": pa.chunked_array([pages[:3], pages[3:4], [], pages[4:]])})
        out = arrow.extract_batch(table)
        assert isinstance(out, pa.Table)
        assert out["headline"].to_pylist() == [f"Story number {number} of ten" for number in range(10)]

    def test_a_slice(self) -> None:
        other = PAGE.replace("Fähre fährt wieder", "Alles anders am Fluss")
        out = arrow.extract_batch(batch(n=[0, 1, 2], html=[PAGE, other, PAGE]).slice(1, 1))
        assert out.select(["n", "headline"]).to_pylist() == [{"n": 1, "headline": "Alles anders am Fluss"}]

    def test_text_that_is_not_valid_utf8(self) -> None:
        raw = pa.array([PAGE.encode("latin-1")], pa.binary())
        text = pa.Array.from_buffers(pa.string(), 1, raw.buffers())
        (row,) = arrow.extract_batch(batch(html=text)).to_pylist()
        assert row["headline"] == "F\ufffdhre f\ufffdhrt wieder"

    @pytest.mark.parametrize("kind", [pa.RecordBatch, pa.Table])
    def test_no_rows(self, kind: type) -> None:
        schema = pa.schema({"id": pa.int64(), "html": pa.binary(), "url": pa.string()})
        out = arrow.extract_batch(kind.from_pylist([], schema=schema))
        assert type(out) is kind and out.num_rows == 0
        assert out.schema == arrow.output_schema(schema)

    def test_what_stands_beside_the_page_is_used(self, full: list[Any]) -> None:
        when = dt.datetime(2024, 3, 7, 10, 15, tzinfo=dt.UTC)
        types = ["text/html; charset=cp1250", None]
        pages = batch(html=[b"a", b"b"], url=[URL, None], content_type=types, fetched=[when, None])
        arrow.extract_batch(pages, options=newsclean.Options(content_type="text/html", max_bytes=9000))
        (_, url, first), (_, none, second) = full
        assert (url, first.content_type, first.reference, first.max_bytes) == (URL, types[0], when, 9000)
        assert (none, second.content_type, second.reference, second.max_bytes) == (None, "text/html", None, 9000)

    def test_columns_by_other_names(self, full: list[Any]) -> None:
        out = arrow.extract_batch(batch(content=[b"a"], link=[URL], url=["other"]), pages="content", urls="link")
        assert [url for _, url, _ in full] == [URL]
        assert out.schema.names[:3] == ["link", "url", "headline"]


class TestPassingThrough:
    def test_other_columns_come_first_and_unchanged(self, full: list[Any]) -> None:
        meta = pa.array([[{"k": 1}], None, []])
        pages = batch(id=[7, 8, 9], html=[b"a", None, b"c"], meta=meta)
        out = arrow.extract_batch(pages)
        assert out.schema.names == ["id", "meta", *arrow.SCHEMA.names]
        assert out["id"].to_pylist() == [7, 8, 9]
        assert out["meta"].equals(meta)

    def test_a_name_that_is_taken(self, full: list[Any]) -> None:
        out = arrow.extract_batch(batch(url=["https://example.org/?from=feed"], text=["mine"], html=[b"a"]))
        (row,) = out.to_pylist()
        assert (row["url"], row["text"]) == ("https://example.org/?from=feed", "mine")
        assert (row["article_url"], row["article_text"]) == (URL, FULL.text)

    def test_field_metadata_is_kept(self) -> None:
        number = pa.field("id", pa.int64(), nullable=False, metadata={"unit": "row"})
        schema = pa.schema([number, pa.field("html", pa.binary())])
        out = arrow.extract_batch(pa.RecordBatch.from_pylist([{"id": 1, "html": b""}], schema=schema))
        assert out.schema.field("id").equals(number, check_metadata=True)


class TestErrors:
    def test_a_row_without_a_page(self) -> None:
        whole, none = arrow.extract_batch(batch(html=[PAGE, None])).to_pylist()
        assert whole["error"] is None
        assert {name for name, value in none.items() if value is not None} == {"error"}
        assert none["error"] == "no page"

    def test_the_reason_a_batch_brings_along(self) -> None:
        out = arrow.extract_batch(batch(html=[PAGE, None, None], error=[None, "the file breaks off", None]))
        assert out.schema.names == arrow.SCHEMA.names
        assert out["error"].to_pylist() == [None, "the file breaks off", "no page"]

    def test_a_page_that_newsclean_refuses(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_: object, **__: object) -> Article:
            raise InputError("not this one")

        monkeypatch.setattr(newsclean, "extract", refuse)
        assert arrow.extract_batch(batch(html=[b"a"]))["error"].to_pylist() == ["not this one"]

    def test_a_fault_in_newsclean_itself_is_the_error_of_its_row(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def extract(html: str, **known: object) -> Article:
            return FULL if html != "bad" else {}["no such key"]  # type: ignore[no-any-return, index]

        monkeypatch.setattr(newsclean, "extract", extract)
        rows = arrow.extract_batch(batch(html=[PAGE, "bad", PAGE])).to_pylist()
        assert [row["headline"] for row in rows] == [FULL.headline, None, FULL.headline]
        assert rows[1]["error"].startswith("KeyError: 'no such key' (test_arrow.py, line ")

    def test_no_column_of_pages(self) -> None:
        with pytest.raises(OptionError, match=r"no column 'html'.*id, page"):
            arrow.extract_batch(batch(id=[1], page=[b""]))

    def test_pages_of_a_wrong_type(self) -> None:
        with pytest.raises(InputError, match="column 'html' is int64"):
            arrow.extract_batch(batch(html=[1]))

    @pytest.mark.parametrize(("name", "value", "told"), [
        ("url", 3, "column 'url' is int64; addresses are string"),
        ("content_type", b"text/html", "column 'content_type' is binary; headers are string"),
        ("fetched", "2024-03-07", "column 'fetched' is string; when a page was fetched is a timestamp or date"),
    ])  # fmt: skip
    def test_what_every_row_would_repeat_is_told_at_once(self, name: str, value: object, told: str) -> None:
        with pytest.raises(InputError, match=told):
            arrow.extract_batch(batch(html=[PAGE], **{name: [value]}))
        assert arrow.extract_batch(batch(html=[PAGE], **{name: [None]}))["error"].to_pylist() == [None]

    def test_a_column_of_addresses_has_the_name_that_is_given(self) -> None:
        pages = batch(html=[PAGE], url=[3], link=[URL])
        assert arrow.extract_batch(pages, urls="link")["article_url"].to_pylist() == [URL]

    @pytest.mark.parametrize("pages", [{"html": [PAGE]}, None, [PAGE]])
    def test_a_batch_of_another_type(self, pages: Any) -> None:
        with pytest.raises(InputError, match=rf"of pyarrow, not {type(pages).__name__}$"):
            arrow.extract_batch(pages)

    @pytest.mark.parametrize("page", [
        b"\0" * 500, b"%PDF-1.7\n", b"\xff\xfe\x00\xd8" * 50, bytes(range(256)) * 8,
        PAGE.replace("Fähre", "F&#xD800;hre").encode(),
        PAGE.replace("<body>", '<script type="application/ld+json">{"@type":"NewsArticle","headline":"\\ud800x",'
                     '"articleBody":"\\udfff","keywords":["\\ud83d"]}</script><body>').encode(),
    ])  # fmt: skip
    def test_hostile_pages_are_rows_too(self, page: bytes) -> None:
        assert arrow.extract_batch(batch(html=[page, PAGE.encode()])).num_rows == 2


class TestStreams:
    def test_batches_come_one_by_one(self) -> None:
        def source() -> Any:
            yield batch(n=[1], html=[PAGE])
            yield batch(n=[2, 3], html=[PAGE, PAGE])
            raise RuntimeError("asked for too much")

        out = arrow.extract_batches(source())
        assert next(out)["n"].to_pylist() == [1]
        assert next(out)["n"].to_pylist() == [2, 3]
        with pytest.raises(RuntimeError):
            next(out)

    @pytest.mark.parametrize("function", ["extract_batch", "extract_batches", "from_records", "output_schema"])
    def test_the_functions_can_be_sent_to_workers(self, function: str) -> None:
        whole = getattr(arrow, function)
        assert pickle.loads(pickle.dumps(whole)) is whole
        assert pickle.loads(pickle.dumps(partial(whole, options=newsclean.Options(max_bytes=9000)))).func is whole

    def test_a_row_is_what_extract_gives(self) -> None:
        (row,) = arrow.extract_batch(batch(html=[PAGE.encode()], url=[URL])).to_pylist()
        article = newsclean.extract(PAGE.encode(), url=URL).to_dict()
        same = ["headline", "deck", "authors", "body", "credits", "language", "tags", "issues", "section"]
        assert json.dumps([row[name] for name in same]) == json.dumps([article[name] for name in same])


class TestRecords:
    def test_warc_records_as_batches(self) -> None:
        warc = pytest.importorskip("newsclean.warc", reason="needs newsclean[warc]")
        when = dt.datetime(2024, 3, 7, 10, 15, tzinfo=dt.UTC)
        page = PAGE.encode("latin-1")
        records = [warc.Record(str(n), URL, when, "text/html; charset=iso-8859-1", page) for n in range(300)]
        records.append(warc.Record("300", error="the file breaks off in this record"))
        pages = list(arrow.from_records(records))
        assert [page.num_rows for page in pages] == [256, 45]
        assert all(page.schema == arrow.PAGES for page in pages)
        rows = arrow.extract_batch(pages[1]).to_pylist()
        assert rows[0]["headline"] == "Fähre fährt wieder" and rows[0]["error"] is None
        assert rows[0]["id"] == "256" and rows[0]["fetched"] == when
        assert rows[-1]["headline"] is None and rows[-1]["error"] == "the file breaks off in this record"

    def test_a_batch_ends_where_it_grows_heavy(self) -> None:
        warc = pytest.importorskip("newsclean.warc", reason="needs newsclean[warc]")
        heavy = warc.Record(html=bytes(arrow.BATCH_BYTES // 2))
        assert [page.num_rows for page in arrow.from_records([heavy] * 5)] == [2, 2, 1]
