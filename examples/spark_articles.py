"""Articles of a folder of pages, or of WARC files, as Parquet, on Spark.

python examples/spark_articles.py pages/ articles.parquet
python examples/spark_articles.py CC-NEWS-20240307*.warc.gz articles.parquet
"""

import os
import sys
from functools import partial

from pyspark.sql import SparkSession
from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema

from newsclean import arrow, warc


def articles_of_warc(batches):
    """Runs on the workers: the paths of WARC files in, a row for each page out."""
    for batch in batches:
        for path in batch["path"].to_pylist():
            yield from arrow.extract_batches(arrow.from_records(warc.read(path)))


def main(*paths):
    *sources, target = paths
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # local workers: the Python that has newsclean
    moments = {"spark.sql.parquet.outputTimestampType": "TIMESTAMP_MICROS"}  # other tools then see that they are UTC
    spark = SparkSession.builder.config(map=moments).getOrCreate()
    if ".warc" in sources[0]:
        files = spark.createDataFrame([(path,) for path in sources], "path string")
        files = files.repartition(len(sources))  # a row, and a task, per file
        articles = files.mapInArrow(articles_of_warc, from_arrow_schema(arrow.output_schema(arrow.PAGES)))
    else:
        files = spark.read.format("binaryFile").load(sources).select("path", "content")
        schema = from_arrow_schema(arrow.output_schema(to_arrow_schema(files.schema), pages="content"))
        articles = files.mapInArrow(partial(arrow.extract_batches, pages="content"), schema)
    articles.write.mode("overwrite").parquet(target)


if __name__ == "__main__":
    main(*sys.argv[1:])
