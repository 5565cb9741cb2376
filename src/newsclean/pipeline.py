"""extract() and extract_text(): the order of things, as plain calls. The only module that knows it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from lxml import etree

from newsclean import dom
from newsclean.article import Article, Paragraph
from newsclean.blocks import Block, from_text, from_tree
from newsclean.metadata import Metadata, harvest
from newsclean.noise import element_rule
from newsclean.score import features, line_features, model, probabilities
from newsclean.selection import select

__all__ = ["Options", "extract", "extract_text"]


@dataclass(frozen=True, slots=True)
class Options:
    """What a caller may know or want."""

    encoding: str | None = None
    content_type: str | None = None
    reference: dt.datetime | dt.date | None = None
    timeout: float = 30.0
    max_bytes: int = dom.MAX_BYTES


class Seen(NamedTuple):
    """A page as read, before anything is chosen."""

    metadata: Metadata
    headline: str | None
    headline_source: str | None
    witness: str
    blocks: tuple[Block, ...]


def read_page(tree: etree._Element, url: str | None) -> Seen:
    metadata = harvest(tree)
    h = metadata.headlines[0] if metadata.headlines else None
    blocks = from_tree(tree, element_rule)
    witness = "\n".join(c.value for c in metadata.bodies)
    return Seen(metadata, h.value if h else None, h.source if h else None, witness, blocks)


def extract(page: Any, url: str | None = None, options: Options = Options()) -> Article:
    parsed = dom.parse(page, encoding=options.encoding, content_type=options.content_type, max_bytes=options.max_bytes)
    seen = read_page(parsed.tree, url)
    fitted = model()
    likely = probabilities(features(seen.blocks, fitted.words, seen.headline, seen.witness), fitted.tree)
    return _article(seen, likely, url, options, parsed.issues)


def extract_text(text: str, url: str | None = None, options: Options = Options()) -> Article:
    blocks = from_text(text)
    likely = probabilities(line_features(blocks), model().text)
    return _article(Seen(Metadata(), None, None, "", blocks), likely, url, options, ())


def _article(seen: Seen, likely: Sequence[float], url: str | None, options: Options, issues: tuple[str, ...]) -> Article:
    chosen = select(seen.blocks, likely)
    body = tuple(Paragraph(seen.blocks[i].kind, seen.blocks[i].text) for i in chosen)
    return Article(headline=seen.headline, body=body, url=url, issues=issues)
