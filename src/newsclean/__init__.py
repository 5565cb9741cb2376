"""Scraped news pages in, structured articles out: headline, dateline, body and credits."""

from newsclean.article import Article, Credit, Dateline, Image, Paragraph, Person
from newsclean.errors import InputError, NewscleanError, OptionError
from newsclean.pipeline import Options, extract, extract_text

__version__ = "0.1.0"

__all__ = ["Article", "Credit", "Dateline", "Image", "InputError", "NewscleanError", "OptionError", "Options", "Paragraph", "Person", "extract", "extract_text"]
