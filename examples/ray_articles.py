"""Articles of a folder of pages, or of WARC files, as Parquet, on Ray Data.

python examples/ray_articles.py pages/ articles.parquet
python examples/ray_articles.py CC-NEWS-20240307*.warc.gz articles.parquet
"""

import sys

import pyarrow as pa
import ray

from newsclean import arrow, warc


def articles_of_warc(paths):
    """Runs on the workers: the paths of WARC files in, a row for each page out."""
    for path in paths["path"].to_pylist():
        for pages in arrow.from_records(warc.read(path)):
            yield pa.table(arrow.extract_batch(pages))


def main(*paths):
    *sources, target = paths
    if ".warc" in sources[0]:
        files = ray.data.from_items([{"path": path} for path in sources])  # a row, and a task, per file
        articles = files.map_batches(articles_of_warc, batch_format="pyarrow", batch_size=1)
    else:
        files = ray.data.read_binary_files(sources, include_paths=True)
        articles = files.map_batches(arrow.extract_batch, batch_format="pyarrow", fn_kwargs={"pages": "bytes"})
    articles.write_parquet(target)


if __name__ == "__main__":
    main(*sys.argv[1:])
