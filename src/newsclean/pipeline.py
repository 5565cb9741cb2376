"""extract() and extract_text(): the order of things, as plain calls. The only module that knows it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from lxml import etree

from newsclean import dom
from newsclean.article import Article, Paragraph
from newsclean.blocks import Block, from_text, from_tree
from newsclean.byline import extract_authors
from newsclean.credit import extract_credits
from newsclean.dateline import extract_dateline
from newsclean.dates import extract_dates
from newsclean.headline import extract_deck, extract_headline
from newsclean.metadata import Candidate, Metadata, harvest
from newsclean.noise import element_rule
from newsclean.score import features, line_features, model, probabilities
from newsclean.selection import select

__all__ = ["Options", "extract", "extract_text"]

# A story given as data is taken where the markup holds less than this share of it: script-rendered pages, teasers.
LESS = 0.4


@dataclass(frozen=True, slots=True)
class Options:
    """What a caller may know of a page, and how much work one page may be."""

    encoding: str | None = None
    content_type: str | None = None
    reference: dt.datetime | dt.date | None = None
    timeout: float = 30.0
    max_bytes: int = dom.MAX_BYTES


class Page(NamedTuple):
    """A page as read, before anything is chosen."""

    metadata: Metadata
    headline: str | None
    headline_source: str | None
    blocks: tuple[Block, ...]
    witness: str


def extract(page: Any, url: str | None = None, options: Options = Options()) -> Article:
    """The article on a scraped page, given as bytes (best), str, lxml element or tree, or BeautifulSoup object."""
    parsed = dom.parse(page, encoding=options.encoding, content_type=options.content_type, max_bytes=options.max_bytes)
    seen = read_page(parsed.tree)
    fitted = model()
    likely = probabilities(features(seen.blocks, fitted.words, seen.headline, seen.witness), fitted.tree)
    return _article(seen, likely, url, options, parsed.issues)


def extract_text(text: str, url: str | None = None, options: Options = Options()) -> Article:
    """The article in flattened text: what a naive scraper left of a page."""
    blocks = from_text(text)
    likely = probabilities(line_features(blocks), model().text)
    return _article(Page(Metadata(), None, None, blocks, ""), likely, url, options, ())


def read_page(tree: etree._Element) -> Page:
    """What the page says of itself, and its blocks."""
    metadata = harvest(tree)
    headline, source = extract_headline(metadata)
    witness = "\n".join(body.value for body in metadata.bodies)
    return Page(metadata, headline, source, from_tree(tree, element_rule), witness)


def _article(page: Page, likely: Sequence[float], url: str | None, options: Options, issues: tuple[str, ...]) -> Article:
    metadata, sources = page.metadata, {}
    deck, deck_source = extract_deck(metadata)
    blocks, story = list(page.blocks), select(page.blocks, likely, (page.headline, deck))
    told = _told(metadata)
    if len(told) and sum(len(blocks[i].text) for i in story) < LESS * sum(len(b.text) for b in told):
        blocks, story, sources["body"] = told, list(range(len(told))), metadata.bodies[0].source

    dates = extract_dates(metadata, options.reference, url)
    headline, headline_source = page.headline, page.headline_source
    authors, authors_source = extract_authors(metadata, blocks)
    dateline = None
    if story:
        found = extract_dateline(blocks, story, metadata, dates.published)
        if found:
            dateline = found.dateline
            blocks[found.block] = blocks[found.block]._replace(text=found.rest)
            sources["dateline"] = found.source
    credits = extract_credits(blocks, story, [a.name for a in authors])
    for i, rest in credits.rest.items():
        blocks[i] = blocks[i]._replace(text=rest or "")
    body = tuple(Paragraph(blocks[i].kind, blocks[i].text) for i in story if blocks[i].text)

    sources |= {
        name: source
        for name, source in {
            "headline": headline_source, "deck": deck_source, "authors": authors_source,
            "published": dates.published_source, "modified": dates.modified_source,
        }.items()
        if source
    }
    return Article(
        headline=headline,
        deck=deck,
        authors=authors,
        dateline=dateline,
        body=body,
        credits=credits.credits,
        published=dates.published,
        modified=dates.modified,
        language=_first(metadata.languages),
        site_name=_first(metadata.site_names),
        url=url or _first(metadata.urls),
        section=_first(metadata.sections),
        tags=tuple(dict.fromkeys(c.value for c in metadata.tags)),
        sources=sources,
        issues=issues if body else (*issues, "no-body"),
    )


def _told(metadata: Metadata) -> list[Block]:
    """The story as the page's data tells it."""
    return list(from_text(metadata.bodies[0].value)) if metadata.bodies else []


def _first(candidates: Sequence[Candidate]) -> str | None:
    return candidates[0].value if candidates else None
