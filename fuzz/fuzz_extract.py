"""Coverage-guided fuzzing: any bytes through a door must give an Article that survives each of its formats.

    python3 -m venv .fuzz && .fuzz/bin/pip install atheris -e '.[warc]' && mkdir -p .fuzz/html && \\
        .fuzz/bin/python fuzz/fuzz_extract.py html -max_total_time=600 -timeout=5 .fuzz/html fixtures/html

The first argument names the door: html, text, explain or warc. All others are libFuzzer's: the first folder keeps
the inputs that reached new code, further ones are only read. What fails is written to the working directory as crash-*:
give that file as the only input to see it again.
"""

import io
import sys
from collections.abc import Callable

import atheris

with atheris.instrument_imports(include=["newsclean"]):
    import newsclean
    from newsclean import serialise, warc


def html(data: bytes) -> None:
    survives(newsclean.extract(data, url="https://example.org/a"))


def text(data: bytes) -> None:
    survives(newsclean.extract_text(data.decode("utf-8", "replace")))


def explain(data: bytes) -> None:
    told = newsclean.explain(data, url="https://example.org/a")
    assert told.article == newsclean.extract(data, url="https://example.org/a")
    told.to_html().encode("utf-8", "replace")
    told.to_json()


def warc_file(data: bytes) -> None:
    for record in warc.read(io.BytesIO(data)):
        assert not (record.error and record.html)
        survives(warc.extract(record))


def survives(article: newsclean.Article) -> None:
    """What is found can be written in every format, as UTF-8, and read again; a missing body is told."""
    assert newsclean.Article.from_dict(article.to_dict()) == article
    assert bool(article.body) != bool({"empty", "no-body"} & set(article.issues))
    formats = (serialise.to_text, serialise.to_markdown, serialise.to_html, newsclean.Article.to_json)
    for written in (form(article) for form in formats):
        written.encode()
    for structured in (serialise.to_schema_org, serialise.to_ninjs):
        structured(article)


DOORS: dict[str, Callable[[bytes], None]] = {"html": html, "text": text, "explain": explain, "warc": warc_file}

if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1] not in DOORS:
        sys.exit(__doc__)
    atheris.Setup([sys.argv[0], *sys.argv[2:]], DOORS[sys.argv[1]])
    atheris.Fuzz()
