"""extract() and extract_text(): the order of things, as plain calls. The only module that knows it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from numbers import Integral, Real
from time import monotonic
from typing import Any, NamedTuple

from lxml import etree

from newsclean import dom
from newsclean.article import Article, Credit, Dateline, Image, Paragraph
from newsclean.blocks import Block, Furniture, from_text, from_tree
from newsclean.byline import extract_authors, without_bylines
from newsclean.credit import extract_credits, parse_photo_credit
from newsclean.dateline import extract_dateline
from newsclean.dates import Dates, extract_dates
from newsclean.errors import InputError, OptionError
from newsclean.headline import extract_deck, extract_headline, headline_of_text, is_named_deck
from newsclean.images import extract_images
from newsclean.labels import extract_section, extract_site_name, extract_tags
from newsclean.language import extract_language
from newsclean.metadata import Figure, Metadata, harvest
from newsclean.noise import element_rule
from newsclean.residue import tidy, trimmed, without_residue
from newsclean.score import features, line_features, model, probabilities
from newsclean.selection import select
from newsclean.site import host_name
from newsclean.state import harvest_state, merged

__all__ = ["Options", "Page", "Story", "extract", "extract_text", "likelihood", "read_page", "read_story", "read_text"]

# The page's data tells the story where the markup holds less than this share of it: script-rendered pages, teasers.
LESS = 0.4
# Characters of a body below which the page's scripts are searched for a story.
SHORT = 600
# Characters that all of a page must tell, to be believed instead: notices to readers without scripts are shorter.
ENOUGH = 300
# A deck that is named so by its element stays in the body where the score is this sure: many sites call the lead so. Of
# 0.9, 0.7 and 0.5 on left-out sites 0.9 loses the most leads.
CERTAIN = 0.7
# Blocks that are scored though the deadline has passed: that takes a few hundredths of a second.
LATE = 1_000


@dataclass(frozen=True, slots=True)
class Options:
    """What a caller may know of a page, and how much work one page may be.

    encoding: the encoding of the bytes, where it is certain; it goes before anything the page says.
    content_type: the HTTP header, whose charset goes before what the page says.
    reference: when the page was fetched; dates later than that are not believed.
    max_bytes: longer pages are cut off there ("truncated" in `issues`).
    timeout: seconds after which no more of a page is read ("timeout" in `issues`); what was found by then is returned.
        Checked between steps of work and within the long ones, so it holds in any thread; the parse of a page, and
        the features of its blocks, are steps that end when they are done.
    """

    encoding: str | None = None
    content_type: str | None = None
    reference: dt.datetime | dt.date | None = None
    max_bytes: int = dom.MAX_BYTES
    timeout: float = 60.0

    def __post_init__(self) -> None:
        for name, number, words in (("max_bytes", Integral, "whole number"), ("timeout", Real, "number")):
            value: Any = getattr(self, name)
            if not (isinstance(value, number) and value > 0):  # type: ignore[operator]  # Real can be compared
                raise OptionError(f"{name} is {value!r}; it must be a positive {words}")
        for name, kind, words in (
            ("encoding", str, "a str"), ("content_type", str, "a str"), ("reference", dt.date, "a date or datetime"),
        ):  # fmt: skip
            value = getattr(self, name)
            if value is not None and not isinstance(value, kind):
                raise OptionError(f"{name} is {value!r}; it must be {words}")


_DEFAULTS = Options()


class Page(NamedTuple):
    """A page as read, before anything is chosen."""

    metadata: Metadata = Metadata()
    headline: str | None = None
    headline_source: str | None = None
    blocks: tuple[Block, ...] = ()
    witness: str = ""  # the story as the page's data tells it
    figures: tuple[Figure, ...] = ()
    furniture: Furniture | None = element_rule  # which elements were passed over


class Story(NamedTuple):
    """Which blocks are the story, and what is cut from them."""

    blocks: Sequence[Block]
    body: Sequence[int]
    source: str = "dom"
    deck: str | None = None
    deck_source: str | None = None
    dateline: Dateline | None = None
    dateline_source: str | None = None
    credits: tuple[Credit, ...] = ()

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return tuple(Paragraph(b.kind, b.text) for b in (self.blocks[i] for i in self.body) if b.text)


def extract(page: Any, url: str | None = None, options: Options = _DEFAULTS) -> Article:
    """The article on a scraped page.

    `page` is bytes (best: the encoding is found), str, an lxml element or tree, or a BeautifulSoup object; it is not
    changed. `url` is its address: it completes those of pictures, and may hold the day. `options` are what else is
    known: see `Options`. Whatever the page holds an Article comes back, its `issues` saying what is missing. Raises
    InputError for another type, OptionError for an unknown encoding.

    >>> html = "<title>Bridge reopens</title><h1>Bridge reopens</h1><p>Traffic is back on the old bridge.</p>"
    >>> extract(html).headline
    'Bridge reopens'
    """
    _check(url, options)
    deadline = monotonic() + options.timeout
    parsed = dom.parse(page, encoding=options.encoding, content_type=options.content_type, max_bytes=options.max_bytes)
    seen, story = read_story(parsed.tree, url, deadline)
    if _size(seen.blocks, story.body) < SHORT and monotonic() < deadline:
        seen = _with_state(seen, parsed.tree, url)
    story = _or_told(story, seen)
    return _article(seen, story, url, options, parsed.issues, deadline)


def extract_text(text: str, url: str | None = None, options: Options = _DEFAULTS) -> Article:
    """The article in flattened text: what a naive scraper left of a page, a line a paragraph.

    Raises InputError where `text` is no str.

    >>> extract_text("Bridge reopens\\n\\nULM (dpa) - Traffic is back.\\n\\nLeave a Comment").dateline.raw
    'ULM (dpa) -'
    """
    if not isinstance(text, str):
        raise InputError(f"flattened text is a str, not {type(text).__name__}")
    _check(url, options)
    deadline = monotonic() + options.timeout
    seen = read_text(text[: options.max_bytes])
    story = _choose(seen, deadline)
    headline, source = headline_of_text(seen.blocks, story.body)
    seen = seen._replace(headline=headline, headline_source=source)
    story = story._replace(body=[i for i in story.body if seen.blocks[i].text != headline], source="text")
    issues = ("truncated",) if len(text) > options.max_bytes else () if text.strip() else ("empty",)
    return _article(seen, story, url, options, issues, deadline)


def _check(url: object, options: object) -> None:
    if not isinstance(url, str | None):
        raise InputError(f"url is a str, not {type(url).__name__}")
    if not isinstance(options, Options):
        raise InputError(f"options is a newsclean.Options, not {type(options).__name__}")


def read_page(tree: etree._Element, url: str | None = None, deadline: float = inf) -> Page:
    """What the page says of itself, and its blocks."""
    metadata = harvest(tree, deadline)
    figures = extract_images(tree, metadata, url, deadline)  # here, while the tree is in the processor's cache
    blocks = without_residue(from_tree(tree, element_rule, deadline=deadline))
    headline, source = extract_headline(metadata, blocks, url)
    witness = "\n".join(body.value for body in metadata.bodies)
    return Page(metadata, headline, source, blocks, witness, figures)


def read_story(tree: etree._Element, url: str | None = None, deadline: float = inf) -> tuple[Page, Story]:
    """The page and the story chosen from its blocks.

    Where that is short, all of the page is read: a menu never closed holds all of a story, and so may <noscript>.
    """
    page = read_page(tree, url, deadline)
    story = _choose(page, deadline)
    if _size(page.blocks, story.body) >= SHORT or monotonic() > deadline:
        return page, story
    blocks = without_residue(from_tree(tree, None, deadline=deadline))
    whole = page._replace(blocks=blocks, furniture=None)
    found = _choose(whole, deadline)
    told = _size(blocks, found.body)
    if told >= ENOUGH and _size(page.blocks, story.body) < LESS * told:
        return whole, found
    return page, story


def read_text(text: str) -> Page:
    """The lines of flattened text, without script and the marks that flattening left."""
    return Page(blocks=tidy(from_text(text)))


def likelihood(page: Page, deadline: float = inf) -> list[float]:
    """How likely each block is body, by the fitted model of its door; after the deadline only the first are asked."""
    fitted = model()
    blocks = page.blocks if monotonic() < deadline else page.blocks[:LATE]
    if blocks and blocks[0].scope is None:
        likely = probabilities(line_features(blocks, fitted.vocabulary), fitted.text, deadline)
    else:
        rows = features(blocks, fitted.words, page.headline, page.witness)
        likely = probabilities(rows, fitted.tree, deadline)
    return likely + [0.0] * (len(page.blocks) - len(blocks))


def _choose(page: Page, deadline: float) -> Story:
    """The body among the blocks, and the deck above it."""
    likely = likelihood(page, deadline)
    body = trimmed(page.blocks, select(page.blocks, likely, (page.headline,)))
    deck, source = extract_deck(page.metadata, page.blocks, body)
    body = [i for i in body if page.blocks[i].text != deck or not _is_apart(page.blocks[i], likely[i])]
    return Story(page.blocks, body, deck=deck, deck_source=source)


def _is_apart(deck: Block, likely: float) -> bool:
    """Whether a deck is no part of the body: its element is named so, and it is a heading or not surely body."""
    return is_named_deck(deck) and (deck.kind == "heading" or likely <= CERTAIN)


def _with_state(page: Page, tree: etree._Element, url: str | None) -> Page:
    """The page with what its scripts tell, where the markup holds hardly a story."""
    told = harvest_state(tree)
    if not told.bodies:
        return page
    metadata = merged(page.metadata, told)
    page = page._replace(metadata=metadata, witness=page.witness or told.bodies[0].value)
    if page.headline is None:
        headline, source = extract_headline(metadata, page.blocks, url)
        page = page._replace(headline=headline, headline_source=source)
    return page


def _or_told(story: Story, page: Page) -> Story:
    """The story as the page's data tells it, where the markup holds much less of it."""
    told = from_text(page.witness)
    everything = range(len(told))
    if not told or _size(story.blocks, story.body) >= LESS * _size(told, everything):
        return story
    deck = next((c for c in page.metadata.decks if c.source == "state"), None)
    if story.deck is None and deck:
        story = story._replace(deck=deck.value, deck_source=deck.source)
    return story._replace(blocks=told, body=everything, source=page.metadata.bodies[0].source)


def _signed(
    story: Story,
    page: Page,
    dates: Dates,
    authors: Sequence[str],
    site: str | None,
    url: str | None,
    deadline: float,
) -> Story:
    """The story with its dateline and credit lines cut from the body."""
    if not story.body:
        return story
    blocks, body, deck = list(story.blocks), list(story.body), story.deck
    found = extract_dateline(blocks, body, page.metadata, dates.published, page.headline, url)
    if found:
        blocks[found.block] = blocks[found.block]._replace(text=found.rest)
        above = [i for i in body if i < found.block]
        if len(above) == 1 and deck in (None, blocks[above[0]].text):  # what stands above the dateline is the deck
            deck, body = blocks[above[0]].text, body[1:]
        if found.block not in body and found.rest:
            body = sorted((found.block, *body))
    credits = extract_credits(blocks, body, authors, site, deadline)
    for i, rest in credits.rest.items():
        blocks[i] = blocks[i]._replace(text=rest or "")
    return story._replace(
        blocks=blocks,
        body=body,
        deck=deck,
        deck_source=story.deck_source or (deck and "dom"),
        dateline=found.dateline if found else None,
        dateline_source=found.source if found else None,
        credits=credits.credits,
    )


def _article(
    page: Page, story: Story, url: str | None, options: Options, issues: tuple[str, ...], deadline: float
) -> Article:
    metadata, figures = page.metadata, page.figures
    language, language_source = extract_language(metadata, (story.blocks[i].text for i in story.body))
    dates = extract_dates(metadata, options.reference, url, story.blocks, story.body, language)
    authors, authors_source = extract_authors(metadata, story.blocks, story.body, url)
    story = story._replace(body=without_bylines(story.blocks, story.body, authors))
    site_name, site_source = extract_site_name(metadata, page.headline, url)
    story = _signed(story, page, dates, [a.name for a in authors], site_name or host_name(url), url, deadline)
    paragraphs = story.paragraphs
    section, section_source = extract_section(metadata, page.headline, url)
    tags, tags_source = extract_tags(metadata, url)
    sources = {
        "headline": page.headline_source,
        "deck": story.deck_source,
        "authors": authors_source,
        "dateline": story.dateline_source,
        "body": story.source if paragraphs else None,
        "credits": "text" if story.credits else None,
        "published": dates.published_source,
        "modified": dates.modified_source,
        "images": figures[0].source if figures else None,
        "language": language_source,
        "site_name": site_source,
        "section": section_source,
        "tags": tags_source,
    }
    issues = _issues(issues, deadline)
    return Article(
        headline=page.headline,
        deck=story.deck,
        authors=authors,
        dateline=story.dateline,
        body=paragraphs,
        credits=story.credits,
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


def _issues(issues: tuple[str, ...], deadline: float) -> tuple[str, ...]:
    return (*issues, "timeout") if monotonic() > deadline else issues


def _size(blocks: Sequence[Block], story: Sequence[int]) -> int:
    return sum(len(blocks[i].text) for i in story)


def _image(figure: Figure) -> Image:
    caption, credit = parse_photo_credit(figure.caption or "", figure.credit)
    return Image(figure.url, caption, credit)
