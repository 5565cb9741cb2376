"""extract() and extract_text(): the order of things, as plain calls. The only module that knows it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from lxml import etree

from newsclean import dom
from newsclean.article import Article, Credit, Dateline, Image, Paragraph
from newsclean.blocks import Block, from_text, from_tree
from newsclean.byline import extract_authors
from newsclean.credit import extract_credits, parse_photo_credit
from newsclean.dateline import extract_dateline
from newsclean.dates import Dates, extract_dates
from newsclean.errors import InputError, OptionError
from newsclean.headline import extract_deck, extract_headline, headline_of_text
from newsclean.images import extract_images
from newsclean.labels import extract_language, extract_section, extract_site_name, extract_tags
from newsclean.metadata import Figure, Metadata, harvest
from newsclean.noise import element_rule
from newsclean.residue import tidy
from newsclean.score import features, line_features, model, probabilities
from newsclean.selection import select
from newsclean.state import harvest_state, merged

__all__ = ["Options", "Page", "extract", "extract_text", "likelihood", "read_page", "read_text"]

# The page's data tells the story where the markup holds less than this share of it: script-rendered pages, teasers.
LESS = 0.4
# Characters of a body below which the page's scripts are searched for a story.
SHORT = 600


@dataclass(frozen=True, slots=True)
class Options:
    """What a caller may know of a page, and how much work one page may be.

    encoding: the encoding of the bytes, where it is certain; it goes before anything the page says.
    content_type: the HTTP header, whose charset goes before what the page says.
    reference: when the page was fetched; dates later than that are not believed.
    max_bytes: longer pages are cut off there ("truncated" in `issues`).
    """

    encoding: str | None = None
    content_type: str | None = None
    reference: dt.datetime | dt.date | None = None
    max_bytes: int = dom.MAX_BYTES

    def __post_init__(self) -> None:
        if self.max_bytes < 1:
            raise OptionError(f"max_bytes is {self.max_bytes}; it must be positive")


_DEFAULTS = Options()


class Page(NamedTuple):
    """A page as read, before anything is chosen."""

    metadata: Metadata = Metadata()
    headline: str | None = None
    headline_source: str | None = None
    blocks: tuple[Block, ...] = ()
    witness: str = ""  # the story as the page's data tells it


class _Body(NamedTuple):
    """The story's blocks, and all the page's, once dateline and credits are cut from them."""

    blocks: Sequence[Block]
    story: Sequence[int]
    source: str
    dateline: Dateline | None = None
    dateline_source: str | None = None
    credits: tuple[Credit, ...] = ()

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        chosen = (self.blocks[i] for i in self.story)
        return tuple(Paragraph(b.kind, b.text) for b in chosen if b.text)


def extract(page: Any, url: str | None = None, options: Options = _DEFAULTS) -> Article:
    """The article on a scraped page.

    `page` is bytes (best: the encoding is found), str, an lxml element or tree, or a BeautifulSoup object; it is not
    changed. Whatever it holds an Article comes back, its `issues` saying what is missing. Raises InputError for
    another type, OptionError for an unknown encoding.

    >>> html = "<title>Bridge reopens</title><h1>Bridge reopens</h1><p>Traffic is back on the old bridge.</p>"
    >>> extract(html).headline
    'Bridge reopens'
    """
    parsed = dom.parse(page, encoding=options.encoding, content_type=options.content_type, max_bytes=options.max_bytes)
    tree = parsed.tree
    seen = read_page(tree, url)
    story = select(seen.blocks, likelihood(seen))
    if _size(seen.blocks, story) < SHORT:
        told = harvest_state(tree)
        if told.bodies:
            metadata = merged(seen.metadata, told)
            seen = seen._replace(metadata=metadata, witness=seen.witness or told.bodies[0].value)
            if seen.headline is None:
                headline, source = extract_headline(metadata, seen.blocks, url)
                seen = seen._replace(headline=headline, headline_source=source)
    figures = extract_images(tree, seen.metadata, url)
    return _article(seen, story, figures, url, options, parsed.issues)


def extract_text(text: str, url: str | None = None, options: Options = _DEFAULTS) -> Article:
    """The article in flattened text: what a naive scraper left of a page, a line a paragraph.

    Raises InputError where `text` is no str.

    >>> extract_text("Bridge reopens\\n\\nULM (dpa) - Traffic is back on the old bridge.\\n\\nLeave a Comment").dateline.raw
    'ULM (dpa) -'
    """
    if not isinstance(text, str):
        raise InputError(f"flattened text is a str, not {type(text).__name__}")
    seen = read_text(text)
    story = select(seen.blocks, likelihood(seen))
    headline, source = headline_of_text(seen.blocks, story)
    seen = seen._replace(headline=headline, headline_source=source)
    return _article(seen, story, (), url, options, ())


def read_page(tree: etree._Element, url: str | None = None) -> Page:
    """What the page says of itself, and its blocks."""
    metadata = harvest(tree)
    blocks = from_tree(tree, element_rule)
    headline, source = extract_headline(metadata, blocks, url)
    witness = "\n".join(body.value for body in metadata.bodies)
    return Page(metadata, headline, source, blocks, witness)


def read_text(text: str) -> Page:
    """The lines of flattened text, without script and the marks that flattening left."""
    return Page(blocks=tidy(from_text(text)))


def likelihood(page: Page) -> list[float]:
    """How likely each block is body, by the fitted model of its door."""
    fitted = model()
    if page.blocks and page.blocks[0].scope is None:
        return probabilities(line_features(page.blocks), fitted.text)
    return probabilities(features(page.blocks, fitted.words, page.headline, page.witness), fitted.tree)


def _article(
    page: Page, story: Sequence[int], figures: Sequence[Figure], url: str | None, options: Options, issues: tuple[str, ...]
) -> Article:
    metadata = page.metadata
    dates = extract_dates(metadata, options.reference, url)
    authors, authors_source = extract_authors(metadata, page.blocks)
    deck, deck_source = extract_deck(metadata, page.blocks, story)
    site_name, site_source = extract_site_name(metadata)
    chosen = [i for i in story if page.blocks[i].text not in (page.headline, deck)]
    body = _body(page, chosen, dates, [a.name for a in authors], site_name)
    paragraphs = body.paragraphs
    language, language_source = extract_language(metadata)
    section, section_source = extract_section(metadata)
    tags, tags_source = extract_tags(metadata)
    sources = {
        "headline": page.headline_source,
        "deck": deck_source,
        "authors": authors_source,
        "dateline": body.dateline_source,
        "body": body.source if paragraphs else None,
        "credits": "text" if body.credits else None,
        "published": dates.published_source,
        "modified": dates.modified_source,
        "images": figures[0].source if figures else None,
        "language": language_source,
        "site_name": site_source,
        "section": section_source,
        "tags": tags_source,
    }
    return Article(
        headline=page.headline,
        deck=deck,
        authors=authors,
        dateline=body.dateline,
        body=paragraphs,
        credits=body.credits,
        published=dates.published,
        modified=dates.modified,
        images=tuple(_image(figure) for figure in figures),
        language=language,
        site_name=site_name,
        url=url or next((c.value for c in metadata.urls), None),
        section=section,
        tags=tags,
        sources={field: source for field, source in sources.items() if source},
        issues=issues if paragraphs or "empty" in issues else (*issues, "no-body"),
    )


def _body(page: Page, story: Sequence[int], dates: Dates, authors: Sequence[str], site: str | None) -> _Body:
    """The body: dateline and credit lines cut from it, and told by the page's data where the markup holds too little."""
    blocks, source = list(page.blocks), "text" if page.blocks and page.blocks[0].scope is None else "dom"
    told = from_text(page.witness)
    if told and _size(blocks, story) < LESS * _size(told, range(len(told))):
        blocks, story, source = list(told), range(len(told)), "data"
    if not story:
        return _Body(blocks, story, source)
    found = extract_dateline(blocks, story, page.metadata, dates.published)
    if found:
        blocks[found.block] = blocks[found.block]._replace(text=found.rest)
    credits = extract_credits(blocks, story, authors, site)
    for i, rest in credits.rest.items():
        blocks[i] = blocks[i]._replace(text=rest or "")
    dateline = found.dateline if found else None
    return _Body(blocks, story, source, dateline, found.source if found else None, credits.credits)


def _size(blocks: Sequence[Block], story: Sequence[int]) -> int:
    return sum(len(blocks[i].text) for i in story)


def _image(figure: Figure) -> Image:
    caption, credit = parse_photo_credit(figure.caption or "", figure.credit)
    return Image(figure.url, caption, credit)
