"""Scraped news pages in, structured articles out: headline, dateline, body and credits.

>>> article = extract(b"<h1>Bridge reopens</h1><p>ULM (dpa) - Traffic is back on the bridge, the town said.</p>")
>>> article.headline, article.dateline.places, article.body[0].text
('Bridge reopens', ('ULM',), 'Traffic is back on the bridge, the town said.')

`extract` takes a page: bytes (best), a str, an lxml tree or a BeautifulSoup object. `extract_text` takes flattened
text, `parse_dateline` and `parse_credit` a line of it. `explain` and `explain_text` show what became of each block.
`find_agency` knows a news agency by any of its names. An `Article` writes itself as plain data (`to_dict`, `to_json`);
`newsclean.serialise` has the other formats: `newsclean.serialise.to_markdown(article)`. The modules `newsclean.warc`,
`newsclean.arrow`, `newsclean.scrapy` and `newsclean.datatrove` are for pipelines; each is imported by its name.
"""

from newsclean import serialise
from newsclean.article import Article, Credit, Dateline, Image, Paragraph, Person
from newsclean.credit import parse_credit
from newsclean.dateline import parse_dateline
from newsclean.errors import InputError, NewscleanError, OptionError
from newsclean.explain import Explanation, explain, explain_text
from newsclean.options import Options
from newsclean.pipeline import extract, extract_text
from newsclean.rules.agencies import Agency, find_agency

__version__ = "0.1.0"

__all__ = [
    "Agency",
    "Article",
    "Credit",
    "Dateline",
    "Explanation",
    "Image",
    "InputError",
    "NewscleanError",
    "OptionError",
    "Options",
    "Paragraph",
    "Person",
    "explain",
    "explain_text",
    "extract",
    "extract_text",
    "find_agency",
    "parse_credit",
    "parse_dateline",
    "serialise",
]
