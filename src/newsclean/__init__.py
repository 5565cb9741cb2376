"""Scraped news pages in, structured articles out: headline, dateline, body and credits."""

from newsclean.article import Article, Credit, Dateline, Image, Paragraph, Person
from newsclean.credit import parse_credit
from newsclean.dateline import parse_dateline
from newsclean.errors import InputError, NewscleanError, OptionError
from newsclean.explain import Explanation, explain, explain_text
from newsclean.pipeline import Options, extract, extract_text

__version__ = "0.1.0"

__all__ = [
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
    "parse_credit",
    "parse_dateline",
]
