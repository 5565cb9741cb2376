# mypy: disable-error-code="import-not-found, import-untyped"
"""The tools that are compared: for each, how it is called on the bytes of a page, with the settings its documentation
gives for an article's text, and without the network.

A tool is imported when it is loaded, in a process of its own; one that is not installed is skipped. `fields` says what
it offers beside the text: what it does not offer is not held against it.
"""

import html as markup
import logging
import re
import warnings
from collections.abc import Callable
from importlib.metadata import version
from typing import Any, NamedTuple

from bs4.dammit import UnicodeDammit
from lxml import etree
from lxml import html as lxml_html
from measures import Answer

__all__ = ["PEERS", "Extract", "Peer", "paragraphs"]

Extract = Callable[[bytes, str], Answer]

TITLE, BYLINE, ALL = ("title",), ("title", "authors", "date"), ("title", "authors", "date", "dateline", "credits")


class Peer(NamedTuple):
    name: str
    package: str  # on PyPI
    load: Callable[[], Extract]
    fields: tuple[str, ...] = ()
    flat: Extract | None = None  # a door of its own for flattened text

    @property
    def version(self) -> str:
        return version(self.package)


def newsclean() -> Extract:
    import newsclean

    return lambda html, url: Answer.of(newsclean.extract(html, url=url))


def newsclean_text(text: bytes, url: str) -> Answer:
    import newsclean

    return Answer.of(newsclean.extract_text(text.decode(), url=url))


def trafilatura(fast: bool = False) -> Extract:
    from trafilatura import bare_extraction

    def extract(html: bytes, url: str) -> Answer:
        found: Any = bare_extraction(html, url=url, fast=fast, include_comments=False, with_metadata=True)
        if found is None:
            return Answer()
        return Answer(found.text or "", found.title, found.author.split("; ") if found.author else (), found.date)

    return extract


def newspaper4k() -> Extract:
    import newspaper

    def extract(html: bytes, url: str) -> Answer:
        found = newspaper.Article(url, fetch_images=False, follow_meta_refresh=False).download(_decoded(html)).parse()
        return Answer(found.text or "", found.title, found.authors, str(found.publish_date or ""))

    return extract


def news_please() -> Extract:
    from newsplease import NewsPlease

    def extract(html: bytes, url: str) -> Answer:
        found = NewsPlease.from_html(_decoded(html), url, fetch_images=False)
        return Answer(found.maintext or "", found.title, found.authors or (), str(found.date_publish or ""))

    return extract


def goose3() -> Extract:
    from goose3 import Goose

    goose = Goose({"enable_image_fetching": False})

    def extract(html: bytes, url: str) -> Answer:
        found = goose.extract(raw_html=_decoded(html))
        names = [name for name in found.authors if isinstance(name, str)]  # some are lists
        return Answer(found.cleaned_text or "", found.title, names, str(found.publish_date or ""))

    return extract


def readability() -> Extract:
    from readability import Document

    def extract(html: bytes, url: str) -> Answer:
        page = Document(_decoded(html), url=url)
        return Answer(_lines(page.summary(html_partial=True)), page.short_title())

    return extract


def turbohtml() -> Extract:
    from turbohtml import parse

    def extract(html: bytes, url: str) -> Answer:
        found = parse(html, positions=False).article()
        return Answer(found.text, found.title, _names(found.byline), found.date)

    return extract


def resiliparse() -> Extract:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding

    def extract(html: bytes, url: str) -> Answer:
        page = bytes_to_str(html, detect_encoding(html) or "utf-8")
        return Answer(extract_plain_text(page, main_content=True, alt_texts=False, list_bullets=False))

    return extract


def justext() -> Extract:
    import justext

    named = {"de": "German", "es": "Spanish", "fr": "French", "it": "Italian", "nl": "Dutch", "pt": "Portuguese",
             "pl": "Polish", "ru": "Russian", "sv": "Swedish", "tr": "Turkish", "ar": "Arabic"}  # fmt: skip
    lists = {code: justext.get_stoplist(name) for code, name in named.items()}
    lists["en"] = justext.get_stoplist("English")

    def extract(html: bytes, url: str) -> Answer:
        declared = re.search(rb"<html[^>]{0,300}?\blang=[\"']?(\w\w)", html[:5000], re.IGNORECASE)
        words = lists.get(declared[1].decode().lower() if declared else "en", lists["en"])
        return Answer("\n".join(p.text for p in justext.justext(html, words) if not p.is_boilerplate))

    return extract


def boilerpy3() -> Extract:
    from boilerpy3.extractors import ArticleExtractor

    extractor = ArticleExtractor()

    def extract(html: bytes, url: str) -> Answer:
        found = extractor.get_doc(_decoded(html))
        return Answer(found.content, found.title)

    return extract


PEERS = (
    Peer("newsclean", "newsclean", newsclean, ALL, newsclean_text),
    Peer("trafilatura", "trafilatura", trafilatura, BYLINE),
    Peer("trafilatura (fast)", "trafilatura", lambda: trafilatura(fast=True), BYLINE),
    Peer("newspaper4k", "newspaper4k", newspaper4k, BYLINE),
    Peer("news-please", "news-please", news_please, BYLINE),
    Peer("goose3", "goose3", goose3, BYLINE),
    Peer("readability-lxml", "readability-lxml", readability, TITLE),
    Peer("turbohtml", "turbohtml", turbohtml, BYLINE),
    Peer("resiliparse", "resiliparse", resiliparse),
    Peer("jusText", "justext", justext),
    Peer("boilerpy3", "boilerpy3", boilerpy3, TITLE),
)


def paragraphs(text: bytes) -> bytes:
    """Flattened text as a page, a paragraph a line, for tools that read only HTML."""
    lines = "".join(f"<p>{markup.escape(line)}</p>\n" for line in text.decode().splitlines() if line.strip())
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>{lines}</body></html>'.encode()


def quiet() -> None:
    """The tools' own logs and warnings are not what is asked for."""
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")


def _decoded(html: bytes) -> str:
    """For tools that want a str; in the tool's time, as decoding is in the others'."""
    try:
        return html.decode()
    except UnicodeDecodeError:
        return str(UnicodeDammit(html, is_html=True).unicode_markup or html.decode("latin-1"))


def _names(byline: str | None) -> list[str]:
    """A byline that is one string: without its "By", and cut where names are joined."""
    return re.split(r",| and ", re.sub(r"^By\s", "", byline, flags=re.IGNORECASE)) if byline else []


def _lines(summary: str) -> str:
    """The text of a tool that answers in HTML, a block a line."""
    try:
        tree: Any = lxml_html.fromstring(summary)
    except etree.ParserError:  # nothing in it
        return ""
    for element in tree.iter("p", "li", "br", "div", "blockquote", "pre", "tr", "h1", "h2", "h3", "h4", "h5", "h6"):
        element.text, element.tail = "\n" + (element.text or ""), "\n" + (element.tail or "")
    lines = (" ".join(line.split()) for line in tree.text_content().splitlines())
    return "\n".join(line for line in lines if line)
