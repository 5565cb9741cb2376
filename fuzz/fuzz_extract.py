"""Coverage-guided fuzzing: any bytes through both doors must give an Article that survives its own JSON.

    python3 -m venv .fuzz && .fuzz/bin/pip install atheris -e . && \\
        .fuzz/bin/python fuzz/fuzz_extract.py -max_total_time=600

Options are libFuzzer's; a folder given as argument keeps the inputs that reached new code. What fails is written to the
working directory as crash-*: give that file as the only argument to see it again. -timeout=5 reports slow inputs too.
"""

import sys

import atheris

with atheris.instrument_imports(include=["newsclean"]):
    import newsclean


def check(data: bytes) -> None:
    for article in (newsclean.extract(data), newsclean.extract_text(data.decode("utf-8", "replace"))):
        assert newsclean.Article.from_dict(article.to_dict()) == article
        assert article.issues if not article.body else "no-body" not in article.issues


if __name__ == "__main__":
    atheris.Setup(sys.argv, check)
    atheris.Fuzz()
