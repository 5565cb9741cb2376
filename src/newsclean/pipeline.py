"""extract() and extract_text(): the order of things, as plain calls. The only module that knows it."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from math import inf
from time import monotonic
from types import MappingProxyType
from typing import Any, NamedTuple

from lxml import etree

from newsclean import dom
from newsclean.article import Article, Credit, Dateline, Image, Paragraph, Person
from newsclean.blocks import Block, Furniture, Place, read_tree
from newsclean.byline import (
    credited_reporters,
    extract_authors,
    names_author,
    names_authors,
    signed_by,
    without_bylines,
)
from newsclean.credit import extract_credits, parse_photo_credit, without_credited, without_outlet
from newsclean.dateline import extract_dateline, resolve_day
from newsclean.dates import PRINTED, Dates, extract_dates, turned
from newsclean.flattened import from_text, with_line_ends
from newsclean.headline import (
    deck_below_headline,
    extract_deck,
    extract_headline,
    headline_below,
    headline_of_text,
    without_deck,
)
from newsclean.images import Layout, extract_images, without_captions
from newsclean.labels import extract_section, extract_site_name, extract_tags, extract_url
from newsclean.language import extract_language
from newsclean.metadata import Candidate, Figure, Metadata, harvest, read_front_matter
from newsclean.noise import element_rule, is_furniture, without_end
from newsclean.options import DEFAULTS, Options, check
from newsclean.residue import is_printed_code, tidy, trimmed
from newsclean.score import features, line_features, model, probabilities
from newsclean.selection import are_other_stories, headed, listed_below, select, subheadings, without_stamps
from newsclean.site import host_name, names
from newsclean.state import harvest_state, merged
from newsclean.text import ends_sentence

__all__ = [
    "Page", "Story", "extract", "extract_text", "likelihood", "read_page", "read_story", "read_text", "with_state",
]  # fmt: skip

# The page's data tells the story where the markup holds less than this share of it: script-rendered pages, teasers.
LESS = 0.4
# Characters of a body below which the page's scripts are searched for a story.
SHORT = 600
# Characters that all of a page must tell, to be believed instead: notices to readers without scripts are shorter.
ENOUGH = 300
# Blocks that are scored though the deadline has passed: that takes a few hundredths of a second.
LATE = 1_000
QUOTES = frozenset("\"'“‘„«")
ENDING = 3  # last paragraphs, where an agency marks the end of its copy: before its credits, or behind them


class Page(NamedTuple):
    """A page as read, before anything is chosen."""

    url: str | None = None  # as the caller gives it
    metadata: Metadata = Metadata()
    headline: str | None = None
    headline_source: str | None = None
    blocks: tuple[Block, ...] = ()
    witness: str = ""  # the story as the page's data tells it
    tree: etree._Element | None = None
    places: Mapping[etree._Element, Place] = MappingProxyType({})  # of its pictures
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
    reporters: tuple[Person, ...] = ()  # whom the dateline names
    credits: tuple[Credit, ...] = ()
    figures: tuple[Figure, ...] = ()

    @property
    def texts(self) -> Iterator[str]:
        """The text of each block of the body, "" where nothing is left of it."""
        return (self.blocks[i].text for i in self.body)

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        said = [self.blocks[i] for i in self.body if self.blocks[i].text]
        return tuple(Paragraph(kind, text) for block in said for kind, text in headed(block))


class _Named(NamedTuple):
    """Who wrote the story, and where that was found."""

    authors: Sequence[Person]
    source: str | None


def extract(page: Any, url: str | None = None, options: Options = DEFAULTS) -> Article:
    """The article on a scraped page.

    `page` is bytes (best: the encoding is found; also gzipped, or MHTML), str, an lxml element or tree, or a
    BeautifulSoup object; it is not changed. `url` is its address: it completes those of pictures, and may hold the day.
    `options` are what else is known: see `Options`. Whatever the page holds an Article comes back, its `issues` saying
    what is missing. Raises InputError for another type.

    >>> html = "<title>Bridge reopens</title><h1>Bridge reopens</h1><p>Traffic is back on the old bridge.</p>"
    >>> extract(html).headline
    'Bridge reopens'
    """
    check(url, options)
    deadline = monotonic() + options.timeout
    parsed = dom.parse(page, encoding=options.encoding, content_type=options.content_type, max_bytes=options.max_bytes)
    seen, story = read_story(parsed.tree, url or parsed.url, deadline)
    seen = with_state(seen, story, parsed.tree, deadline)
    story = _or_told(story, seen)
    return _article(seen, story, options, parsed.issues, deadline)


def extract_text(text: str | bytes, url: str | None = None, options: Options = DEFAULTS) -> Article:
    """The article in flattened text: what a naive scraper left of a page, a line a paragraph.

    Of bytes the encoding is found, as that of a page. Raises InputError for another type.

    >>> extract_text("Bridge reopens\\n\\nULM (dpa) - Traffic is back.\\n\\nLeave a Comment").dateline.raw
    'ULM (dpa) -'
    """
    check(url, options)
    deadline = monotonic() + options.timeout
    text, issues = dom.text_of(
        text, encoding=options.encoding, content_type=options.content_type, max_bytes=options.max_bytes
    )
    seen = read_text(text, url)
    story = _choose(seen, deadline)
    if seen.headline is None:
        headline, source = headline_of_text(seen.blocks, story.body, url)
        if headline is None and (headline := headline_below(seen.blocks, story.body)):
            story, source = story._replace(body=story.body[1:]), "text"
        seen = seen._replace(headline=headline, headline_source=source)
    story = story._replace(body=[i for i in story.body if seen.blocks[i].text != seen.headline], source="text")
    if story.deck is None:
        deck, source = deck_below_headline(seen.blocks, story.body, seen.headline)
        body = [i for i in story.body if seen.blocks[i].text != deck]
        story = story._replace(body=body or story.body, deck=deck, deck_source=source)
    return _article(seen, story, options, issues, deadline)


def read_page(tree: etree._Element, url: str | None = None, deadline: float = inf) -> Page:
    """What the page says of itself, and its blocks."""
    metadata = harvest(tree, deadline)
    blocks, places = read_tree(tree, element_rule, deadline=deadline).without(is_printed_code)
    headline, source = extract_headline(metadata, blocks, url)
    witness = "\n".join(body.value for body in metadata.bodies)
    return Page(url, metadata, headline, source, blocks, witness, tree, places)


def read_story(tree: etree._Element, url: str | None = None, deadline: float = inf) -> tuple[Page, Story]:
    """The page and the story chosen from its blocks.

    Where that is short, all of the page is read: a menu never closed holds all of a story, and so may <noscript>. Other
    stories are not believed: a brief may tell less than the feed of another site beside it.
    """
    page = read_page(tree, url, deadline)
    story = _choose(page, deadline)
    if _size(page.blocks, story.body) >= SHORT or monotonic() > deadline:
        return page, story
    blocks, places = read_tree(tree, None, deadline=deadline).without(is_printed_code)
    whole = page._replace(blocks=blocks, places=places, furniture=None)
    found = _choose(whole, deadline)
    told = _size(blocks, found.body)
    is_more = told >= ENOUGH and _size(page.blocks, story.body) < LESS * told
    return (whole, found) if is_more and not are_other_stories(blocks, found.body) else (page, story)


def read_text(text: str, url: str | None = None) -> Page:
    """The lines of flattened text, without script and the marks that flattening left, and what stands above as data."""
    metadata, text = read_front_matter(with_line_ends(text))
    blocks = tidy(from_text(text))
    headline, source = extract_headline(metadata, blocks, url) if metadata.headlines else (None, None)
    return Page(url, metadata, headline, "text" if source == "dom:text" else source, blocks)


def likelihood(page: Page, deadline: float = inf) -> list[float]:
    """How likely each block is body, by the fitted model of its door; after the deadline only the first are asked.

    What a list of other stories tells may be more than the story above it: that is asked again without the list.
    """
    blocks = page.blocks if monotonic() < deadline else page.blocks[:LATE]
    likely = _likelihood(page, blocks, deadline)
    others = listed_below(blocks, likely)
    if others and monotonic() < deadline:
        left = _likelihood(page, (*blocks[: others.start], *blocks[others.stop :]), deadline)
        likely = left[: others.start] + [0.0] * len(others) + left[others.start :]
    return likely + [0.0] * (len(page.blocks) - len(blocks))


def _likelihood(page: Page, blocks: Sequence[Block], deadline: float) -> list[float]:
    fitted = model()
    if blocks and blocks[0].scope is None:
        return probabilities(line_features(blocks, fitted.vocabulary), fitted.text, deadline)
    return probabilities(features(blocks, fitted.labels, page.headline, page.witness), fitted.tree, deadline)


def _choose(page: Page, deadline: float) -> Story:
    """The body among the blocks, and the deck above it."""
    likely = likelihood(page, deadline)
    body = trimmed(page.blocks, select(page.blocks, likely, (page.headline,), page.metadata.recipe))
    shown = Layout(page.tree, page.places, page.blocks, frozenset(body)) if page.tree is not None else None
    figures = extract_images(shown, page.metadata, page.url, deadline)
    body = without_credited(page.blocks, without_captions(page.blocks, body, figures), likely)
    deck, source = extract_deck(page.metadata, page.blocks, body)
    if deck is None and page.headline:
        deck, source = deck_below_headline(page.blocks, body, page.headline)
    if deck and any(deck in (figure.caption, figure.credit) for figure in figures):
        deck, source = None, None
    body = without_stamps(page.blocks, without_deck(page.blocks, body, deck, source, likely))
    return Story(page.blocks, body, deck=deck, deck_source=source, figures=figures)


def with_state(page: Page, story: Story, tree: etree._Element, deadline: float = inf) -> Page:
    """The page with what its scripts tell, where the markup holds hardly a story."""
    if _size(page.blocks, story.body) >= SHORT or monotonic() > deadline:
        return page
    told = harvest_state(tree, page.headline)
    if not told.bodies:
        return page
    metadata = merged(page.metadata, told)
    page = page._replace(metadata=metadata, witness=page.witness or told.bodies[0].value)
    if page.headline is None:
        headline, source = extract_headline(metadata, page.blocks, page.url)
        page = page._replace(headline=headline, headline_source=source)
    return page


def _or_told(story: Story, page: Page) -> Story:
    """The story as the page's data tells it, or the recipe, where the markup holds much less of it."""
    size = _size(story.blocks, story.body)
    witness = page.witness or "\n".join(page.metadata.recipe)
    if size >= LESS * len(witness):  # most pages
        return story
    told = from_text(witness)
    everything = range(len(told))
    if size >= LESS * _size(told, everything):
        return story
    deck = next((c for c in page.metadata.decks if c.source == "state"), None)
    if story.deck is None and deck:
        story = story._replace(deck=deck.value, deck_source=deck.source)
    by = page.metadata.bodies or page.metadata.ingredients or page.metadata.steps
    return story._replace(blocks=told, body=everything, source=by[0].source)


def _article(page: Page, story: Story, options: Options, issues: tuple[str, ...], deadline: float) -> Article:
    """The article: what the page is called, when and by whom the story is, and what is left of its body."""
    site_name, site_source = extract_site_name(page.metadata, page.headline, page.url)
    page = _with_site(page, site_name)
    metadata, figures = page.metadata, story.figures
    language, language_source = extract_language(metadata, story.texts)
    dates = extract_dates(metadata, options.reference, page.url, story.blocks, story.body, language)
    story, named = _unsigned(story, page, dates.published, site_name or host_name(page.url), deadline)
    story = _with_subheadings(story)
    if story.dateline and story.dateline.raw == page.headline:  # flattened text may have none
        page = page._replace(headline=None)
    dates, story = _as_filed(dates, story)
    outlet = names(filter(None, (site_name,)), filter(None, (page.url,)))
    found: dict[str, tuple[Any, str | None]] = {
        "headline": (page.headline, page.headline_source),
        "deck": (story.deck, story.deck_source),
        "authors": named,
        "dateline": (story.dateline, story.dateline_source),
        "body": (story.paragraphs, story.source),
        "credits": (story.credits, "text"),
        "published": (dates.published, dates.published_source),
        "modified": (dates.modified, dates.modified_source),
        "images": (_images(figures, outlet), figures[0].source if figures else None),
        "language": (language, language_source),
        "site_name": (site_name, site_source),
        "url": extract_url(metadata, page.url),
        "section": extract_section(metadata, page.headline, page.url),
        "tags": extract_tags(metadata, page.url, chain((page.headline or "",), story.texts)),
    }
    return Article(
        **{field: value for field, (value, _) in found.items()},
        sources={field: source for field, (value, source) in found.items() if value and source},
        issues=_issues(issues, story, deadline),
    )


def _unsigned(
    story: Story, page: Page, published: dt.date | None, site: str | None, deadline: float
) -> tuple[Story, _Named]:
    """The story with what signs it, byline, dateline and credits, cut from the body; and its authors.

    In that order: credits are told from bylines by who is an author already.
    """
    named = _Named(*extract_authors(page.metadata, story.blocks, story.body, page.url))
    story = story._replace(body=without_stamps(story.blocks, without_bylines(story.blocks, story.body, named.authors)))
    if story.deck and names_authors(story.deck, named.authors):
        story = story._replace(deck=None, deck_source=None)
    story = _with_dateline(story, page, published)
    named = _or_reporters(named, _Named(story.reporters, story.dateline_source), page.metadata)
    story = _with_credits(story, [author.name for author in named.authors], site, deadline)
    named = _or_reporters(named, _Named(credited_reporters(story.credits), "text"), page.metadata)
    return story, named


def _as_filed(dates: Dates, story: Story) -> tuple[Dates, Story]:
    """The day of a page that prints none, as a press release may, or prints it as "04/03/2024", by its dateline: of the
    two days that the figures may be it is the one that the dateline's day lies near."""
    line = story.dateline
    if line and line.day and dates.published is None:
        return dates._replace(published=line.day, published_source="text"), story
    if line is None or line.date is None or line.day or dates.published_source not in PRINTED:
        return dates, story
    other = turned(dates.published) if dates.published else None
    day = resolve_day(line.date, other)
    if other is None or day is None:
        return dates, story
    return dates._replace(published=other), story._replace(dateline=replace(line, day=day))


def _or_reporters(named: _Named, reporters: _Named, metadata: Metadata) -> _Named:
    """The authors; where no byline names any, the reporters of the dateline or of a credit."""
    if not reporters.authors or names_author(named.authors, metadata):
        return named
    return reporters._replace(authors=signed_by(reporters.authors))


def _with_site(page: Page, name: str | None) -> Page:
    """The page whose data names its site also where only <title> does: it is no author."""
    called = page.metadata.site_names
    if name is None or any(c.value == name for c in called):
        return page
    return page._replace(metadata=replace(page.metadata, site_names=(*called, Candidate(name, "title"))))


def _with_dateline(story: Story, page: Page, published: dt.date | None) -> Story:
    """The story with its dateline cut from the body."""
    found = extract_dateline(story.blocks, story.body, page.metadata, published, page.headline, page.url)
    if found is None:
        return story
    blocks, deck = list(story.blocks), story.deck
    lead = blocks[found.block]
    if deck == lead.text and lead.bold_chars and _is_among(blocks, story.body, found.block):
        deck = None  # what was filed somewhere is the story, set in bold or not
    elif deck == lead.text and found.rest:
        deck = found.rest  # as the body says it
    blocks[found.block] = lead._replace(text=found.rest)
    body, deck = _below_deck(blocks, list(story.body), found.block, deck)
    if deck and page.headline and deck[0] in QUOTES and deck.startswith(page.headline, 1):
        deck = None  # a note on the story: "‘Ferry sails again’ was first published by Lake Daily."
    if found.block not in body and found.rest:
        body = sorted((found.block, *body))
    source = deck and (story.deck_source or "dom")
    return story._replace(
        blocks=blocks,
        body=body,
        deck=deck,
        deck_source=source,
        dateline=found.dateline,
        dateline_source=found.source,
        reporters=found.reporters,
    )


def _below_deck(
    blocks: Sequence[Block], body: list[int], dateline: int, deck: str | None
) -> tuple[list[int], str | None]:
    """The body without what stands in it above the dateline, and the deck: that is what stands there, unless it is a
    list of points that sum up the story, as agencies print it."""
    above = [i for i in body if i < dateline]
    if above and all(blocks[i].kind == "list_item" for i in above):
        return body[len(above) :], deck
    if len(above) == 1 and deck in (None, blocks[above[0]].text):
        return body[1:], blocks[above[0]].text
    return body, deck


def _is_among(blocks: Sequence[Block], body: Sequence[int], place: int) -> bool:
    """Whether a paragraph stands in one element with the next of the story."""
    scopes = [blocks[i].scope for i in body if i >= place][:2]
    parents = [scope.parent for scope in scopes if scope]
    return len(parents) == 2 and parents[0] is parents[1]


def _with_credits(story: Story, authors: Sequence[str], site: str | None, deadline: float) -> Story:
    """The story with its credit lines cut from the body, and the marks of its end, which may stand behind them."""
    blocks = list(story.blocks)
    for i in story.body[-ENDING:]:
        blocks[i] = blocks[i]._replace(text=without_end(blocks[i].text, site or ""))
    filed = story.dateline.agencies if story.dateline else ()
    found = extract_credits(blocks, story.body, authors, site, deadline, filed)
    for i, rest in found.rest.items():
        blocks[i] = blocks[i]._replace(text=rest or "")
    if any(story.deck == credit.raw for credit in found.credits):
        story = story._replace(deck=None, deck_source=None)
    behind = range(story.body[-1] + 1, max(found.rest, default=0) + 1) if story.body else ()  # left out, but signed
    body = [*story.body, *(i for i in behind if ends_sentence(blocks[i].text) and not is_furniture(blocks[i].text))]
    return story._replace(blocks=blocks, body=body, credits=found.credits)


def _with_subheadings(story: Story) -> Story:
    """The story with the kind of lines in bold that head a part of it put right."""
    blocks = list(story.blocks)
    for i in subheadings(blocks, story.body):
        blocks[i] = blocks[i]._replace(kind="heading")
    return story._replace(blocks=blocks)


def _images(figures: Sequence[Figure], outlet: frozenset[str]) -> tuple[Image, ...]:
    """The pictures with their credits read; `outlet` are the keys of the site's names, which are no photographer's."""
    read = ((figure.url, *parse_photo_credit(figure.caption or "", figure.credit, outlet)) for figure in figures)
    return tuple(Image(url, caption, without_outlet(credit, outlet)) for url, caption, credit in read)


def _issues(issues: tuple[str, ...], story: Story, deadline: float) -> tuple[str, ...]:
    if monotonic() > deadline:
        issues = (*issues, "timeout")
    return issues if "empty" in issues or _size(story.blocks, story.body) else (*issues, "no-body")


def _size(blocks: Sequence[Block], story: Sequence[int]) -> int:
    return sum([len(blocks[i].text) for i in story])
