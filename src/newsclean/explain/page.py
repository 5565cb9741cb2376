"""Every block of a page, and what became of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice
from types import MappingProxyType
from typing import Any

from newsclean import dom, pipeline, rules
from newsclean.article import Article
from newsclean.blocks import Block, Scope, around, from_tree
from newsclean.explain.claims import taken
from newsclean.explain.values import ExplainedBlock, Explanation, Part, Witness
from newsclean.flattened import from_text, with_line_ends
from newsclean.metadata import Metadata, read_front_matter
from newsclean.noise import line_rule
from newsclean.options import DEFAULTS, Options
from newsclean.residue import is_printed_code, tidy
from newsclean.selection import select, threshold
from newsclean.text import fold

__all__ = ["REASONS", "explain", "explain_text"]

# Reasons that no rule of rules/furniture.toml gives.
REASONS: Mapping[str, str] = MappingProxyType(
    {
        "score": "too little speaks for its being the story",
        "selection": "likely text, but a caption, of another article, or a heading that heads nothing",
        "repeat": "says again what a field of its own holds",
        "data": "the markup holds too little of the story: it was taken from the page's data",
        "unread": "navigation, buttons and dialogs",
        "residue": "script, style or data that flattening left in the text",
    }
)
# Candidates of the page's metadata, and the field of the Article that each is for.
WITNESSED: Mapping[str, str] = MappingProxyType({
    "headlines": "headline", "decks": "deck", "authors": "authors", "datelines": "dateline", "bodies": "body",
    "credits": "credits", "published": "published", "modified": "modified", "images": "images",
    "languages": "language", "site_names": "site_name", "urls": "url", "sections": "section", "tags": "tags",
})  # fmt: skip

READ = ("dom", "text")  # sources of a body that was read from blocks; others are the page's data
PLACE_DEPTH = 3  # elements named in the place of a block
PLACE_LABEL = 40  # characters of the label of each


def explain(page: Any, url: str | None = None, options: Options = DEFAULTS) -> Explanation:
    """How `extract` comes to its article: the same arguments, the same page.

    >>> html = '''<h1>Bridge reopens</h1><article>
    ... <p>ULM (dpa) - Traffic is back on the old bridge after eleven weeks of repairs, the town said on Monday.</p>
    ... <p>Forty lorries had waited since dawn, and the first driver sounded her horn all the way over.</p>
    ... </article><div class="disqus">I was the second.</div>'''
    >>> [(block.fields, block.rule) for block in explain(html).blocks]
    [(('headline',), None), (('dateline', 'body'), None), (('body',), None), ((), 'element.comments')]
    """
    article = pipeline.extract(page, url, options)
    parsed = dom.parse(page, encoding=options.encoding, content_type=options.content_type, max_bytes=options.max_bytes)
    seen, story = pipeline.read_story(parsed.tree, url or parsed.url)
    said = pipeline.with_state(seen, story, parsed.tree).metadata
    found = from_tree(parsed.tree, seen.furniture, keep_furniture=True)
    every = [block._replace(rule=block.rule or "residue") if is_printed_code(block) else block for block in found]
    return _explanation(every, seen, said, article)


def explain_text(text: str | bytes, url: str | None = None, options: Options = DEFAULTS) -> Explanation:
    """How `extract_text` comes to its article.

    >>> [block.rule for block in explain_text("var slot = {id: 4};\\nULM (dpa) - Traffic is back.\\nShare").blocks]
    ['residue', None, 'line.social']
    """
    article = pipeline.extract_text(text, url, options)
    text, _ = dom.text_of(
        text, encoding=options.encoding, content_type=options.content_type, max_bytes=options.max_bytes
    )
    seen = pipeline.read_text(text)
    _, text = read_front_matter(with_line_ends(text))
    return _explanation(_with_residue(from_text(text), seen.blocks), seen, seen.metadata, article)


def _with_residue(lines: Sequence[Block], read: Sequence[Block]) -> list[Block]:
    """The blocks that were read, of one line or several, and between them the lines that are no text."""
    every, at, left = [], 0, 0
    for line in lines:
        text = tidy((line,))
        if not text:
            every.append(line._replace(rule="residue"))
            continue
        if left <= 0 and at < len(read):
            every.append(read[at])
            left = len(read[at].text)
            at += 1
        left -= len(text[0].text) + 1
    return [*every, *read[at:]]


def _explanation(every: Sequence[Block], seen: pipeline.Page, said: Metadata, article: Article) -> Explanation:
    scores = pipeline.likelihood(seen)
    blocks = tuple(_explained(every, seen, scores, article))
    least = round(threshold(seen.blocks, scores), 3)
    return Explanation(article, blocks, tuple(_witnesses(said)), least)


def _explained(
    every: Sequence[Block], seen: pipeline.Page, scores: Sequence[float], article: Article
) -> Iterator[ExplainedBlock]:
    """All blocks: those a rule dropped unread, and those that were read, each with what became of it."""
    story = select(seen.blocks, scores, (seen.headline,), seen.metadata.recipe)
    is_told = article.sources.get("body", "dom") not in READ
    parts = taken(seen.blocks, () if is_told else story, article)
    read = iter(range(len(seen.blocks)))
    for block in every:
        about = ExplainedBlock((Part(block.text),), block.kind, place=_place(block.scope), rule=block.rule)
        if block.rule is None:
            i = next(read)
            about = replace(about, parts=parts[i], score=round(scores[i], 3))
            if not about.kept:
                about = replace(about, rule=_dropped_by(seen.blocks[i], i in story, is_told, article))
        yield replace(about, why=about.rule and _whys().get(about.rule))
    if is_told:
        yield from _told(article)


def _dropped_by(block: Block, is_likely: bool, is_told: bool, article: Article) -> str:
    """Why a block that was read is in no field: one of `REASONS`, or a rule on lines."""
    if fold(block.text) in {fold(text) for text in (article.headline, article.deck) if text}:
        return "repeat"
    if is_likely:
        return "data" if is_told else "selection"
    rule = line_rule(block.text)
    return rule.id if rule else "score"


@cache
def _whys() -> Mapping[str, str]:
    """What drops blocks, and why."""
    table = rules.read("furniture.toml")
    by_rule = {rule["id"]: rule["why"] for kind in ("element", "line") for rule in table[kind]}
    return MappingProxyType({**by_rule, **REASONS})


def _told(article: Article) -> Iterator[ExplainedBlock]:
    """The story as the page's data tells it, which no block of the markup holds."""
    for number, paragraph in enumerate(article.body):
        line = article.dateline if number == 0 else None
        opening = (Part(line.raw, "dateline"), Part(line.joint)) if line else ()
        yield ExplainedBlock((*opening, Part(paragraph.text, "body")), paragraph.kind, "data")
    for credit in article.credits:
        yield ExplainedBlock((Part(credit.raw, "credits"),), "paragraph", "data")


def _place(scope: Scope | None) -> str | None:
    """The innermost elements around a block, the outer first: "article.post > div.story > p"."""
    names: list[str] = []
    for holder in islice(around(scope), PLACE_DEPTH):
        label = holder.label.split(None, 1)[0][:PLACE_LABEL] if holder.label.strip() else ""
        names.append(f"{holder.tag}.{label}" if label else holder.tag)
    return " > ".join(reversed(names)) or None


def _witnesses(metadata: Metadata) -> Iterator[Witness]:
    for field in WITNESSED:
        for candidate in dict.fromkeys(getattr(metadata, field)):
            yield Witness(WITNESSED[field], candidate.value, candidate.source)
