"""The command as it is run: real files, and where it matters real processes and real kills."""

import contextlib
import csv
import gzip
import io
import json
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from timing import check_growth, repeated

import newsclean
from newsclean import batch, inputs, records
from newsclean.cli import main

COMMAND = [sys.executable, "-c", "from newsclean.cli import main; main()"]

PAGE = """<!doctype html><html lang="en"><head><meta charset="{charset}"><title>{headline}</title>
<meta property="og:title" content="{headline}"></head><body><nav><a href="/">Home</a></nav><article><h1>{headline}</h1>
<p>HARBOUR CITY — The café on the quay opened at six on Monday, and the first guests were two pilots and a dog.</p>
<p>“We had no bread until seven,” said its owner, Ida Brandt, who has run the place for nineteen years now.</p>
<p>The harbour office expects forty ships this week, which is twice as many as in the same week of last year.</p>
</article></body></html>"""
TEXT = """Ferry returns to the sound

VIK (NPA) — The ferry sailed again on Tuesday after eleven weeks in dock, the harbour office of the town said.

Two hundred people stood on the quay and sang, and the captain sounded the horn three times as he came round.

Tickets cost what they cost before, and the café on board has a new stove, a new cook and the same old coffee.
"""


def page(headline: str, charset: str = "utf-8") -> bytes:
    return PAGE.format(headline=headline, charset=charset).encode(charset)


def run(*arguments: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """The command in this process: to start another takes as long as forty pages."""
    command = ["newsclean", *map(str, arguments)]
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with (
        patch.multiple(sys, argv=command, stdin=io.TextIOWrapper(io.BytesIO(stdin)), stdout=out, stderr=err),
        pytest.raises(SystemExit) as ended,
    ):
        main()
    written, told = (stream.buffer.getvalue() for stream in (out, err))  # type: ignore[attr-defined]
    return subprocess.CompletedProcess(command, int(ended.value.code or 0), written, told)


def launch(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own."""
    command = [*COMMAND, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, env={**os.environ, **environment}, timeout=120)


def lines(output: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.decode().splitlines()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Eleven pages, one of them flattened text, one gzipped, some below; and files that are no pages."""
    pages = tmp_path / "pages"
    (pages / "below").mkdir(parents=True)
    for number in range(8):
        (pages / f"{number}.html").write_bytes(page(f"Café number {number} opens"))
    (pages / "ferry.txt").write_text(TEXT, encoding="utf-8")
    (pages / "packed.html.gz").write_bytes(gzip.compress(page("Café packed up")))
    (pages / "below" / "deep").write_bytes(page("Café below the street"))
    (pages / "style.css").write_text("p { color: red }")
    (pages / ".hidden.html").write_bytes(page("Café nobody sees"))
    return pages


NAMES = [*(f"{n}.html" for n in range(8)), "ferry.txt", "packed.html.gz", "below/deep"]


# One page


def test_one_page_is_indented_json_that_reads_back(folder: Path) -> None:
    done = launch(folder / "0.html", "--url", "https://example.org/cafe")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b'{\n  "version"')
    article = newsclean.Article.from_dict(json.loads(done.stdout))
    assert article == newsclean.extract((folder / "0.html").read_bytes(), url="https://example.org/cafe")
    assert article.headline == "Café number 0 opens"


def test_standard_input_and_flattened_text(folder: Path) -> None:
    from_page = json.loads(run("-", stdin=(folder / "0.html").read_bytes()).stdout)
    assert from_page["headline"] == "Café number 0 opens"
    from_text = json.loads(run("-", stdin=TEXT.encode()).stdout)
    assert from_text == newsclean.extract_text(TEXT).to_dict()
    assert json.loads(run("-", stdin=gzip.compress(TEXT.encode())).stdout) == from_text


def test_the_encoding_that_the_caller_knows(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_bytes(TEXT.encode("utf-16-be"))
    done = run(tmp_path / "page.txt", "--encoding", "utf-16-be", "--format", "text")
    assert "The ferry sailed again" in done.stdout.decode()


@pytest.mark.parametrize("name", ["out.md", "out.html", "out.csv", "out.json", "out.txt", "out.jsonl"])
def test_the_ending_of_the_output_says_the_format(folder: Path, tmp_path: Path, name: str) -> None:
    done = run(folder / "0.html", "-o", tmp_path / name)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    form = records.ENDINGS[Path(name).suffix]
    assert (tmp_path / name).read_bytes() == run(folder / "0.html", "--format", form).stdout
    starts = {"markdown": "# C", "html": "<!doctype", "csv": "source,", "json": "{\n", "text": "Café", "jsonl": '{"s'}
    assert (tmp_path / name).read_text("utf-8").startswith(starts[form])


@pytest.mark.parametrize("form", ["schemaorg", "ninjs"])
def test_standard_formats_carry_the_source_of_a_line(folder: Path, form: str) -> None:
    single = json.loads(run(folder / "0.html", "--format", form).stdout)
    several = lines(run(folder / "0.html", folder / "1.html", "--format", form).stdout)
    stamp = several[0].pop("identifier", None) or several[0].pop("altIds")[0]
    assert stamp["value"] == str(folder / "0.html")
    assert several[0] == single


@pytest.mark.parametrize(
    ("data", "name", "text"),
    [
        (b"  <!DOCTYPE html><p>Snow.", "a.txt", False),
        (b"\xef\xbb\xbf<!-- saved --><html><p>Snow.", "", False),
        (b"Snow fell.\n\nIt stayed.", "", True),
        (b"Snow fell.\n<p>It stayed.", "a.html", False),
        (b'<script>var a = "x";</script>\nSnow fell <br> and stayed.\n', "a", True),
        (b"<div><p>Snow</p><p>fell</p></div>", "a", False),
        ("<html><p>Snow".encode("utf-16"), "a", False),
        ("Snow fell.".encode("utf-16"), "a", True),
        (b"# Snow fell\n\n<p>It <br> stayed.</p>", "a.md", True),
        (b"%PDF-1.7 ...", "a.txt", False),
        (b'{"text": "Snow fell."}\n{"text": "It stayed."}\n', "-", False),
        (b'{"text": "Snow fell."}\nSnow fell.\n\nIt stayed.', "-", True),
        (b"", "-", True),
    ],
)
def test_it_sees_what_a_file_is(data: bytes, name: str, text: bool) -> None:
    assert inputs.is_text(data, name) is text


@pytest.mark.parametrize("piece", ["<", "<p", "<p ", "<!--", " ", "\n<div a=", "<!-- -->"])
def test_seeing_what_a_file_is_takes_linear_time(piece: str) -> None:
    check_growth(inputs.is_text, lambda size: repeated(piece)(size).encode(), 200_000)


# Several pages


def test_a_record_for_each_page_in_order(folder: Path) -> None:
    done = run(folder)
    assert (done.returncode, done.stderr) == (0, b"")
    found = lines(done.stdout)
    assert [record["source"] for record in found] == [str(folder / name) for name in NAMES]
    assert found[0]["headline"] == "Café number 0 opens"
    assert found[9]["headline"] == "Café packed up"


def test_pages_of_a_mirror_keep_the_names_that_servers_give(tmp_path: Path) -> None:
    for name in ("a.php", "story.php?id=3", "b.aspx", "c.md", "d.css?v=2.html", "e.js"):
        (tmp_path / name).write_bytes(page("Café opens"))
    found = lines(run(tmp_path).stdout)
    assert [Path(record["source"]).name for record in found] == ["a.php", "b.aspx", "c.md", "story.php?id=3"]


def test_several_processes_write_the_same(folder: Path) -> None:
    assert launch(folder, folder, folder, "--jobs", "3").stdout == run(folder, folder, folder).stdout


def test_a_pattern_and_a_file_twice(folder: Path) -> None:
    found = lines(run(folder / "[01].html", folder / "0.html").stdout)
    assert [Path(record["source"]).name for record in found] == ["0.html", "1.html", "0.html"]


def test_fields(folder: Path) -> None:
    names = "headline,body.kind,dateline.places,text"
    (record,) = lines(run(folder / "0.html", "--format", "jsonl", "--fields", names).stdout)
    assert list(record) == ["source", *names.split(",")]
    article = newsclean.extract((folder / "0.html").read_bytes())
    assert (record["headline"], record["text"]) == (article.headline, article.text)
    assert record["body.kind"] == [paragraph.kind for paragraph in article.body]
    as_csv = run(folder / "0.html", "--format", "csv", "--fields", names).stdout.decode()
    (row,) = csv.DictReader(io.StringIO(as_csv, newline=""))
    assert row["body.kind"] == "; ".join(record["body.kind"])


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("headlin", b"; there are version, headline, deck"),
        ("authors.names", b"; there are authors.name, authors.kind"),
        ("credits.people.town", b"; there are credits.people.name, credits.people.kind"),
        ("headline.first", b""),
    ],
)
def test_a_field_that_is_none_is_told_with_those_there_are(name: str, known: bytes) -> None:
    assert f"no field '{name}'".encode() + known in run("x", "--fields", name).stderr


def test_people_of_all_credits_are_one_cell(tmp_path: Path) -> None:
    signed = page("Café opens").replace(
        b"</article>", b"<p>Reporting by Ole Lund in Vik; editing by Pia Roe</p><p>With inputs from NPA</p></article>"
    )
    (tmp_path / "signed.html").write_bytes(signed)
    names = "credits.people.name,credits.people.place,credits.people.organisation,credits.organisations,authors"
    (row,) = csv.DictReader(
        run(tmp_path / "signed.html", "--format", "csv", "--fields", names).stdout.decode().splitlines()
    )
    assert list(row.values())[2:] == ["Ole Lund; Pia Roe", "Vik; ", "", "NPA", ""]


def test_html_of_several_is_one_page(folder: Path) -> None:
    found = run(folder, "--format", "html").stdout.decode()
    assert (found.count("<!doctype"), found.count("<article")) == (1, 11)
    assert "<title>Articles</title>" in found


def test_html_of_one_page_has_its_headline_as_title(tmp_path: Path) -> None:
    (tmp_path / "cafe.html").write_bytes(page("Café &lt;b&gt; opens"))
    assert "<title>Café &lt;b&gt; opens</title>" in run(tmp_path / "cafe.html", "-f", "html").stdout.decode()
    assert "<title>-</title>" in run("-", "-f", "html", stdin=b"%PDF-1.7").stdout.decode()
    assert run(tmp_path / "missing.html", "-f", "html").stdout == b""


def test_parquet(folder: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra arrow is not installed")
    out = tmp_path / "out.parquet"
    assert run(folder, tmp_path / "missing", "-o", out).returncode == 1
    rows = parquet.read_table(out).to_pylist()
    assert [row["source"] for row in rows] == [*(str(folder / name) for name in NAMES), str(tmp_path / "missing")]
    assert rows[0]["headline"] == "Café number 0 opens"
    assert rows[-1]["error"] == "No such file or directory"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.parquet", "pages"]
    run(folder, "-o", out, "--fields", "headline,body.kind,published")
    table = parquet.read_table(out)
    assert table.column_names == ["source", "headline", "body.kind", "published", "published_day", "error"]
    assert set(table["body.kind"].to_pylist()[0]) <= {"paragraph", "heading"}
    run(folder / "0.html", folder / "1.html", "-o", out, "--fields", "sources.headline")
    assert parquet.read_table(out)["sources.headline"].to_pylist() == ["dom:h1", "dom:h1"]
    again = run(folder, "-o", out, "--resume")
    assert again.returncode == 0 and b"out.parquet is complete; nothing is added to it" in again.stderr
    assert parquet.read_table(out).num_rows == 2
    assert run(folder / "0.html", tmp_path / "missing.html", "-o", out).returncode == 1
    again = run(folder / "0.html", tmp_path / "missing.html", "-o", out, "--resume")
    assert again.returncode == 1 and b"not tried again: 1" in again.stderr
    out.write_bytes(b"rubbish")
    assert run(folder / "0.html", folder / "1.html", "-o", out, "--resume").returncode == 2


def test_archive(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc", reason="the extra warc is not installed")
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=iso-8859-1\r\n\r\n"
    body = http + page("Café in the archive", "cp1252").replace(b'<meta charset="cp1252">', b"")
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Target-URI: https://example.org/{0}\r\n"
        "WARC-Date: 2024-03-04T05:06:07Z\r\nContent-Type: application/http\r\nContent-Length: {1}\r\n\r\n"
    )
    whole = b"".join(head.format(n, len(body)).encode() + body + b"\r\n\r\n" for n in range(3))
    (tmp_path / "news.warc.gz").write_bytes(gzip.compress(whole))
    (tmp_path / "cut.warc").write_bytes(whole[:-200])
    found = lines(run(tmp_path / "news.warc.gz").stdout)
    assert [record["url"] for record in found] == [f"https://example.org/{n}" for n in range(3)]
    assert found[0]["headline"] == "Café in the archive"
    assert found[0]["source"] == f"{tmp_path / 'news.warc.gz'}#<urn:uuid:1>"
    (tmp_path / "news").write_bytes(whole)
    for other in (run(tmp_path / "news"), run("-", stdin=gzip.compress(whole)), run("explain", "-", stdin=whole)):
        assert other.returncode == 1
        assert b"name ends in .warc or .warc.gz" in other.stderr
    cut = run(tmp_path / "cut.warc")
    assert cut.returncode == 1
    assert ["error" in record for record in lines(cut.stdout)] == [False, False, True]
    assert b"cut.warc" in cut.stderr


def test_a_page_of_an_archive_by_its_source(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc", reason="the extra warc is not installed")
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{0}>\r\n"
        "Content-Type: application/http\r\nContent-Length: {1}\r\n\r\n"
    )
    pages = [body + page(f"Café number {number}") for number in range(3)]
    whole = b"".join(head.format(n, len(it)).encode() + it + b"\r\n\r\n" for n, it in enumerate(pages))
    (tmp_path / "news.warc").write_bytes(whole)
    for record in lines(run(tmp_path / "news.warc").stdout):
        assert json.loads(run(record["source"]).stdout)["headline"] == record["headline"]
        assert (
            json.loads(run("explain", record["source"], "-f", "json").stdout)["article"]["headline"]
            == record["headline"]
        )
    for command in ((), ("explain",)):
        assert b"no HTML response of that id" in run(*command, f"{tmp_path / 'news.warc'}#<urn:uuid:9>").stderr
        assert b"none.warc: No such file or directory" in run(*command, f"{tmp_path / 'none.warc'}#1").stderr
    assert b"FILE#ID" in run("explain", tmp_path / "news.warc").stderr


@pytest.mark.parametrize("name", ["saved.mhtml", "saved.mht", "saved.html", "saved", "saved.mhtml.gz"])
def test_a_page_saved_with_its_pictures(tmp_path: Path, name: str) -> None:
    saved = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=cut\n\n--cut\nContent-Type: text/html\n"
    saved += b"Content-Location: https://example.org/cafe\n\n" + page("Café opens") + b"\n--cut--\n"
    (tmp_path / name).write_bytes(gzip.compress(saved) if name.endswith(".gz") else saved)
    (found,) = lines(run(tmp_path).stdout)
    assert (found["headline"], found["url"]) == ("Café opens", "https://example.org/cafe")
    told = json.loads(run("explain", tmp_path / name, "-f", "json", "--url", "https://example.org/other").stdout)
    assert (told["article"]["headline"], told["article"]["url"]) == (found["headline"], "https://example.org/other")


# Explaining one page


def test_explain_writes_a_page(folder: Path, tmp_path: Path) -> None:
    source, report = folder / "0.html", tmp_path / "report.html"
    told = newsclean.explain(source.read_bytes())
    assert run("explain", source, "-o", report).returncode == 0
    assert report.read_text(encoding="utf-8") == told.to_html() == run("explain", source).stdout.decode()


def test_explain_writes_data(folder: Path, tmp_path: Path) -> None:
    source, report = folder / "0.html", tmp_path / "report.json"
    assert run("explain", source, "-o", report).returncode == 0
    assert json.loads(report.read_bytes()) == newsclean.explain(source.read_bytes()).to_dict()
    done = run("explain", source, "--format", "json", "--url", "https://example.org/a")
    assert json.loads(done.stdout)["article"]["url"] == "https://example.org/a"


def test_explain_writes_lines(folder: Path, tmp_path: Path) -> None:
    source, report = folder / "0.html", tmp_path / "report.txt"
    assert run("explain", source, "-o", report).returncode == 0
    told = newsclean.explain(source.read_bytes())
    found = run("explain", source, "--format", "text").stdout.decode()
    assert found == told.to_text() == report.read_text(encoding="utf-8")
    for block, line in zip(told.blocks, found.splitlines(), strict=True):
        assert line.startswith("+".join(block.fields) or f"- {block.rule}")
        assert " ".join(block.text.split()) in line
        assert block.kept or line.endswith(f"[{block.why}]")


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminal")
def test_explain_writes_lines_to_a_terminal(folder: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    with subprocess.Popen([*COMMAND, "explain", str(folder / "0.html")], stdout=theirs) as process:
        os.close(theirs)
        seen = b""
        with contextlib.suppress(OSError):  # a terminal that is closed
            while more := os.read(ours, 65_536):
                seen += more
        os.close(ours)
    assert process.returncode == 0
    assert seen.decode().replace("\r\n", "\n") == newsclean.explain((folder / "0.html").read_bytes()).to_text()


def test_explain_says_why_there_is_no_story(tmp_path: Path) -> None:
    (tmp_path / "paper.html").write_bytes(b"%PDF-1.7")
    done = run("explain", tmp_path / "paper.html", "-f", "text")
    assert (done.returncode, done.stdout, done.stderr) == (3, b"", b"newsclean: no story found: not-html, no-body\n")


def test_of_one_page_it_is_told_why_there_is_no_story(tmp_path: Path) -> None:
    """Lines of JSON, as crawlers write them, are no page, though each line holds one."""
    crawl = tmp_path / "crawl.jsonl"
    crawl.write_text(json.dumps({"url": "https://example.org/snow", "html": PAGE}) + "\n")
    done = run(crawl, "-f", "text")
    assert (done.returncode, done.stdout.strip()) == (3, b"")
    assert done.stderr == b"newsclean: no story found: not-html, no-body\n"


def test_a_text_whose_encoding_is_guessed_says_so(tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_bytes("Паром снова ходит\n\nПаром два дня стоял у причала.".encode("windows-1251"))
    found = json.loads(run(tmp_path / "ferry.txt", "--fields", "headline,issues").stdout)
    assert found == {"headline": "Паром снова ходит", "issues": ["encoding-guessed"]}


def test_explain_sees_flattened_text(tmp_path: Path) -> None:
    (tmp_path / "ferry").write_text(TEXT.replace("NPA", "AP"), encoding="utf-8")
    told = json.loads(run("explain", tmp_path / "ferry", "-f", "json").stdout)
    assert told["article"]["dateline"]["places"] == ["VIK"]


def test_an_address_is_no_file() -> None:
    for command in ((), ("explain",)):
        done = run(*command, "https://example.org/snow.html")
        assert done.returncode == 1
        assert done.stderr.startswith(
            b"newsclean: https://example.org/snow.html: no connection is opened; fetch it first"
        )


def test_explain_says_what_is_wrong(tmp_path: Path) -> None:
    missing = run("explain", tmp_path / "missing.html")
    assert (missing.returncode, missing.stdout) == (1, b"")
    assert b"missing.html: No such file or directory" in missing.stderr
    several = run("explain", tmp_path)
    assert (several.returncode, several.stdout) == (2, b"")
    unknown = run("explain", tmp_path / "missing.html", "-o", tmp_path / "report.pdf")
    assert unknown.returncode == 2 and b".pdf names no format" in unknown.stderr
    (tmp_path / "empty.html").write_bytes(b"")
    assert run("explain", tmp_path / "empty.html", "-o", tmp_path / "empty-report.html").returncode == 3


# What goes wrong


def test_bad_inputs_are_records_and_messages(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.html.gz").write_bytes(gzip.compress(page("Café"))[:10])
    (tmp_path / "broken.gz").write_bytes(b"\x1f\x8brubbish, rubbish, rubbish")
    bad = [tmp_path / "missing.html", tmp_path / "bad.html.gz", tmp_path / "broken.gz", tmp_path / "no*.html"]
    done = run(bad[0], folder / "0.html", *bad[1:], folder / "1.html")
    assert done.returncode == 1
    found = lines(done.stdout)
    assert [set(record) == {"source", "error"} for record in found] == [True, False, True, True, True, False]
    for path, message in zip(bad, done.stderr.decode().splitlines(), strict=True):
        assert str(path) in message
    assert launch(bad[0], bad[1], "--jobs", "2").returncode == 1


def test_what_is_left_of_a_damaged_gzip_is_read(tmp_path: Path) -> None:
    packed = gzip.compress(page("Café"))
    (tmp_path / "behind.html.gz").write_bytes(packed + b"rubbish")
    (tmp_path / "cut.html.gz").write_bytes(packed[:-20])
    behind, cut = lines(run(tmp_path / "behind.html.gz", tmp_path / "cut.html.gz").stdout)
    assert (behind["headline"], behind["issues"]) == (cut["headline"], []) == ("Café", [])
    assert cut["issues"] == ["truncated"]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_fault_in_newsclean_itself_is_a_record_too(folder: Path, jobs: str) -> None:
    """No page can stop a run: what nobody foresaw is told like what is foreseen, with its place in the program."""
    fault = (
        "import newsclean; from newsclean.cli import main; whole = newsclean.extract\n"
        "def extract(page, **known): return whole(page, **known) if b'number 3' not in page else {}['no such key']\n"
        "newsclean.extract = extract; main()"
    )
    command = [sys.executable, "-c", fault, str(folder), "--jobs", jobs]
    done = subprocess.run(command, capture_output=True, timeout=120)
    assert done.returncode == 1
    assert [Path(record["source"]).name for record in lines(done.stdout)] == [Path(name).name for name in NAMES]
    (bad,) = (record for record in lines(done.stdout) if "error" in record)
    assert bad == {"source": str(folder / "3.html"), "error": "KeyError: 'no such key' (<string>, line 2)"}
    assert done.stderr.decode() == f"newsclean: {bad['source']}: {bad['error']}\n"


def test_a_link_that_leads_nowhere_is_an_input_that_fails(folder: Path) -> None:
    (folder / "gone.html").symlink_to(folder / "moved.html")
    found = lines(run(folder).stdout)
    assert [record for record in found if "error" in record] == [
        {"source": str(folder / "gone.html"), "error": "No such file or directory"}
    ]
    assert len(found) == len(NAMES) + 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every folder")
def test_a_folder_that_may_not_be_read_is_an_input_that_fails(folder: Path) -> None:
    (folder / "below").chmod(0)
    found = lines(run(folder).stdout)
    (folder / "below").chmod(0o755)
    assert {"source": str(folder / "below"), "error": "Permission denied"} in found


def test_bad_pages_are_articles_with_issues(tmp_path: Path) -> None:
    bad = {"empty": b"", "rubbish": bytes(range(256)) * 40, "paper.pdf": b"%PDF-1.7\n\0\1\2"}
    bad |= {"snow.png": b"\x89PNG\r\n\x1a\n\0", "snow.txt": b"\x89PNG\r\n\x1a\n\0"}
    for name, data in bad.items():
        (tmp_path / name).write_bytes(data)
    done = run(*sorted(tmp_path.iterdir()))
    assert [record["body"] for record in lines(done.stdout)] == [[], [], [], [], []]
    assert [record["issues"][0] for record in lines(done.stdout)] == ["empty", *["not-html"] * 4]
    assert (done.returncode, done.stderr) == (3, b"newsclean: no story found\n")


def test_it_runs_as_a_module(folder: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "newsclean", "--help"], capture_output=True, timeout=120)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"Usage: newsclean [OPTIONS] PATH...")


def test_nothing_to_read(tmp_path: Path) -> None:
    (tmp_path / "notes.pdf").write_bytes(b"%PDF-1.7")
    done = run(tmp_path)
    assert (done.returncode, done.stdout) == (3, b"")
    assert done.stderr.startswith(b"newsclean: no page found; in a folder these are .asp,")


def test_an_empty_name_is_no_page() -> None:
    done = run("")
    assert (done.returncode, lines(done.stdout)) == (1, [{"source": "", "error": "No such file or directory"}])


def test_closed_and_full_outputs_are_told_without_a_traceback(folder: Path) -> None:
    def shell(script: str) -> tuple[int, bytes]:
        script = f"{sys.executable} -c '{COMMAND[2]}' {script.format(folder / '0.html')}"
        done = subprocess.run(["bash", "-c", script], capture_output=True, timeout=120)
        assert b"Traceback" not in done.stderr
        return done.returncode, done.stderr

    assert shell("{} >&-") == (1, b"Error: standard output cannot be written: Bad file descriptor\n")
    assert shell("explain {} >&-") == (1, b"Error: standard output cannot be written: Bad file descriptor\n")
    assert shell("- <&-") == (3, b"newsclean: no story found: empty\n")
    if Path("/dev/full").exists():
        full = (1, b"Error: standard output cannot be written: No space left on device\n")
        assert shell("{} > /dev/full") == shell("explain {} > /dev/full") == full


def test_a_pipe_and_a_device_can_be_the_output(folder: Path) -> None:
    """What cannot be cut or wound back, like the pipe of `>(gzip)`."""
    done = launch(folder / "0.html", "-f", "jsonl", "-o", "/dev/stdout")
    assert (done.returncode, len(lines(done.stdout))) == (0, 1)
    assert run(folder / "0.html", "-f", "jsonl", "-o", os.devnull).returncode == 0


def test_what_is_written_is_not_read(folder: Path) -> None:
    """A page given by name stays as it was; a pattern and a folder leave the output out."""
    before = (folder / "0.html").read_bytes()
    done = run(folder / "0.html", "-o", folder / "0.html")
    assert (done.returncode, (folder / "0.html").read_bytes()) == (2, before)
    done = run("explain", folder / "0.html", "-o", folder / "0.html")
    assert (done.returncode, (folder / "0.html").read_bytes()) == (2, before)
    for _ in range(2):
        run(folder / "*", "-o", folder / "out.jsonl")
        assert len(lines((folder / "out.jsonl").read_bytes())) == len(NAMES)


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--no-such-option", "x"],
        ["x", "--fields", "dateline.town"],
        ["x", "--fields", "headline", "--format", "ninjs"],
        ["x", "--encoding", "klingon"],
        ["x", "--jobs", "0"],
        ["x", "y", "--url", "https://example.org/"],
        ["x", "--format", "parquet"],
        ["x", "y", "--resume"],
        ["x", "-o", "/no/such/folder/out.json"],
        ["x", "-o", "out.xml"],
        ["x", "-o", "out.jsonl.gz"],
    ],
)
def test_wrong_use(arguments: Sequence[str]) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"Error:" in done.stderr


@pytest.mark.parametrize("environment", [{"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"}, {"PYTHONIOENCODING": "latin-1"}])
def test_utf8_whatever_the_locale(folder: Path, environment: dict[str, str]) -> None:
    assert "Café number 0 opens" in launch(folder / "0.html", **environment).stdout.decode()


def test_a_file_name_that_is_no_text(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9.html"
    Path(os.fsdecode(name)).write_bytes(page("Café"))
    done = run(tmp_path, tmp_path / "missing")
    assert lines(done.stdout)[0]["source"].endswith("/caf\\xe9.html")


def test_half_a_character_in_a_page(tmp_path: Path) -> None:
    data = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Snow \\ud83d fell"}</script>'
    (tmp_path / "a.html").write_text(page("Café").decode().replace("</head>", data + "</head>"), encoding="utf-8")
    for form in sorted(set(records.FORMATS) - {"parquet"}):
        assert run(tmp_path / "a.html", "--format", form).returncode == 0, form


def test_quiet_on_a_closed_pipe(folder: Path) -> None:
    many = " ".join([str(folder)] * 300)
    for jobs in (1, 2):
        script = f"set -o pipefail; {sys.executable} -c '{COMMAND[2]}' {many} --jobs {jobs} | head -n 1 | wc -l"
        done = subprocess.run(["bash", "-c", script], capture_output=True, timeout=120)
        assert (done.stdout.strip(), done.stderr, done.returncode) == (b"1", b"", 141)


# Interrupted


def start(out: Path, arguments: Sequence[str | Path]) -> "subprocess.Popen[bytes]":
    """The command under way, with at least one record written; its standard input stays open."""
    process = subprocess.Popen(
        [*COMMAND, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # ignored below a shell's `&`
    )
    deadline = time.monotonic() + 60
    while not (out.exists() and out.stat().st_size > 2000):
        assert time.monotonic() < deadline and process.poll() is None, "it ended before it could be interrupted"
        time.sleep(0.01)
    return process


def group_is_gone(group: int) -> bool:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


MANY = 300


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pages = tmp_path_factory.mktemp("many")
    for number in range(MANY):
        (pages / f"{number:03}.html").write_bytes(page(f'Café "{number}" opens, and closes'))
    return pages


@pytest.fixture(scope="module")
def whole(many: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], bytes]:
    """What a run over all of them writes, by format."""

    @cache
    def written(form: str) -> bytes:
        out = tmp_path_factory.mktemp("whole") / "out"
        assert run(many, "-o", out, "--format", form).returncode == 0
        return out.read_bytes()

    return written


# Each format once, and one that is written line by line, and the one that is not, by one process and by two.
@pytest.mark.parametrize(
    ("form", "jobs"),
    [("jsonl", "1"), ("jsonl", "2"), ("csv", "1"), ("ninjs", "2"), ("parquet", "1"), ("parquet", "2")],
)
def test_killed_and_resumed_loses_nothing(
    many: Path, whole: Callable[[str], bytes], tmp_path: Path, form: str, jobs: str
) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow", reason="the extra arrow is not installed")
    out = tmp_path / f"out.{form}"
    command = [many, "-o", out, "--format", form, "--jobs", jobs]
    written = tmp_path / "out.parquet.journal.jsonl" if form == "parquet" else out
    process = start(written, command)
    process.kill()
    process.wait()
    assert group_is_gone(process.pid), "processes are left behind"
    size = written.stat().st_size
    os.truncate(written, size - 3)  # as if the kill had come in the middle of a line
    done = launch(*command, "--resume")
    assert (done.returncode, done.stderr) == (0, b"")
    assert out.read_bytes() == whole(form)
    assert run(*command, "--resume").returncode == 0
    assert out.read_bytes() == whole(form), "a run that was complete stays as it is"


def test_every_cut_is_mended(folder: Path, tmp_path: Path) -> None:
    """Wherever a line breaks off, inside a character or a quoted line break, the file is as if it had not."""
    for form in ("jsonl", "csv", "schemaorg"):
        shape = records.Shape(form)
        article = newsclean.extract_text("Café\n\n" + TEXT + '\n\nHe said: "So, so."\n\n' + TEXT)
        ends = [0, len(shape.start.encode())]
        data = shape.start.encode()
        for number in range(3):
            data += shape.article(article, f'a "{number}", b').encode()
            ends.append(len(data))
        out = tmp_path / "out"
        for cut in range(0, len(data), 7):
            out.write_bytes(data[:cut])
            done = records.recover(out, shape)
            assert done.end == max(end for end in ends if end <= cut)
            assert sum(done.sources.values()) == max(0, ends.index(done.end) - 1)


def test_resuming_takes_up_new_files_and_counts_old_errors(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    assert run(folder, tmp_path / "missing", "-o", out).returncode == 1
    (folder / "00.html").write_bytes(page("Café that is new"))
    done = run(folder, tmp_path / "missing", "-o", out, "--resume")
    told = b"newsclean: inputs that failed in an earlier run, and were not tried again: 1\n"
    assert (done.returncode, done.stderr) == (1, told)
    assert [Path(r["source"]).name for r in lines(out.read_bytes())][-2:] == ["missing", "00.html"]
    assert len(lines(out.read_bytes())) == 13


@pytest.mark.parametrize(("name", "held"), [("o.jsonl", "{}\n"), ("o.jsonl", "notes\n"), ("o.csv", "a,b\n1,2\n")])
def test_a_file_of_something_else_is_not_resumed(folder: Path, tmp_path: Path, name: str, held: str) -> None:
    (tmp_path / name).write_text(held)
    assert run(folder, "-o", tmp_path / name, "--resume").returncode == 2
    assert (tmp_path / name).read_text() == held


@pytest.mark.parametrize("other", [("--fields", "headline"), ("--format", "ninjs"), ("--format", "schemaorg")])
def test_records_of_another_shape_are_not_mixed_in(folder: Path, tmp_path: Path, other: tuple[str, str]) -> None:
    out = tmp_path / "out.jsonl"
    assert run(folder, "-o", out).returncode == 0
    whole = out.read_bytes()
    done = run(folder, "-o", out, "--resume", *other)
    assert (done.returncode, out.read_bytes()) == (2, whole)
    assert b"give the same --fields and --format" in done.stderr
    assert run(folder, "-o", out, *other).returncode == 0
    written = out.read_bytes()
    assert run(folder, "-o", out, "--resume", *other).returncode == 0
    assert out.read_bytes() == written
    assert run(folder, "-o", out, "--resume").returncode == 2


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c(many: Path, tmp_path: Path, jobs: str) -> None:
    out = tmp_path / "out.jsonl"
    process = start(out, [many, "-", "-o", out, "--jobs", jobs])  # it waits for standard input at the end
    os.killpg(process.pid, signal.SIGINT)
    process.wait(timeout=30)
    assert process.returncode == 130
    assert process.stderr is not None
    assert process.stderr.read().strip() == b"newsclean: interrupted; --resume goes on from here"
    assert group_is_gone(process.pid)


# A page that kills its process


class Deadly(batch.Work):
    """Work that ends its process at one page, as a fault in a C library would."""

    def __call__(self, page: inputs.Input) -> batch.Result:
        if page.source.endswith("3.html"):
            os._exit(1)
        return super().__call__(page)


def test_a_page_that_kills_its_process_takes_no_other_with_it(folder: Path) -> None:
    options = newsclean.Options()
    work = Deadly(records.Shape(), options)
    asked = inputs.pages([str(folder)] * 4, options, __import__)
    found = list(batch.results(asked, work, jobs=2))
    assert [result.source for result in found] == [str(folder / name) for name in NAMES] * 4
    errors = {Path(result.source).name: result.error for result in found if result.error}
    assert errors == {"3.html": "the process that read it died"}


@pytest.mark.parametrize("wanted", [1, None])
def test_no_process_outlives_the_results(folder: Path, wanted: int | None) -> None:
    """Also where a reader stops early; a pool that still ends as the interpreter does may write a traceback."""
    work = batch.Work(records.Shape(), newsclean.Options())
    results = batch.results(inputs.pages([str(folder)] * 9, work.options, __import__), work, jobs=2)
    with contextlib.closing(results):  # type: ignore[type-var]
        assert list(islice(results, wanted))
    assert not multiprocessing.active_children()
