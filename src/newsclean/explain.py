"""Why an article came out as it did: every block of the page, which field took it, and what dropped the others.

Made after the fact, from the page read once more and the Article that `extract` gives: the pipeline keeps no books,
so an explanation costs nothing where none is asked for.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache
from itertools import islice
from operator import itemgetter
from types import MappingProxyType
from typing import Any, TypeAlias

from newsclean import dom, pipeline, report, rules
from newsclean.article import Article, Paragraph
from newsclean.blocks import BELOW_HEADLINE, Block, Scope, above, around, from_tree
from newsclean.dateline.page import LEADS
from newsclean.flattened import from_text
from newsclean.metadata import Metadata, read_front_matter
from newsclean.noise import line_rule
from newsclean.options import DEFAULTS, Options
from newsclean.residue import tidy, without_residue
from newsclean.selection import select, threshold
from newsclean.text import clean, fold

__all__ = ["ExplainedBlock", "Explanation", "Part", "Witness", "explain", "explain_text"]

VERSION = 1
"""The shape of `Explanation.to_dict()`."""

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
PRINTED = 600  # characters of a block that prints a headline among other things
BYLINE = 160  # characters: a longer block that names an author is prose


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a block's text, and the field of the Article that took it; None where none did."""

    text: str
    field: str | None = None


Claim: TypeAlias = tuple[int, Part]  # a block, and the part of it that a field took


@dataclass(frozen=True, slots=True)
class ExplainedBlock:
    """A block of the page: what became of it, and why.

    `origin` is "page", or "data" for what the page's data told and its markup did not; `place` is the elements around
    it; `score` its likelihood of being body, None where a rule dropped it unread. `rule` and `why` are what dropped it.
    """

    parts: tuple[Part, ...]
    kind: str = "paragraph"
    origin: str = "page"
    place: str | None = None
    score: float | None = None
    rule: str | None = None
    why: str | None = None

    @property
    def text(self) -> str:
        return "".join(part.text for part in self.parts)

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that took something of it, in the order of its text."""
        return tuple(dict.fromkeys(part.field for part in self.parts if part.field))

    @property
    def kept(self) -> bool:
        return bool(self.fields)


@dataclass(frozen=True, slots=True)
class Witness:
    """What the page says of itself: a candidate for a field, and where it stands."""

    field: str
    value: str
    source: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """An Article, every block of the page in its order, and what the page says of itself.

    `threshold` is the score above which a block of this page is likely body.
    """

    article: Article
    blocks: tuple[ExplainedBlock, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    threshold: float | None = None

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON values."""
        return {
            "version": VERSION,
            "article": self.article.to_dict(),
            "threshold": self.threshold,
            "blocks": [_block_dict(block) for block in self.blocks],
            "witnesses": [asdict(witness) for witness in self.witnesses],
        }

    def to_json(self, *, indent: int | None = None) -> str:
        """`to_dict()` as JSON text; characters outside ASCII stand as they are."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    def to_text(self) -> str:
        """A line for each block: the fields that took it, or what dropped it; its score; its text; the reason."""
        return "".join(map(_line, self.blocks))

    def to_html(self) -> str:
        """One page that shows it, to be opened in a browser; it needs nothing else and asks nothing of the network."""
        return report.to_html(self.to_dict())


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
    seen, _ = pipeline.read_story(parsed.tree, url or parsed.url)
    found = from_tree(parsed.tree, seen.furniture, keep_furniture=True)
    every = [block if block.rule or without_residue((block,)) else block._replace(rule="residue") for block in found]
    return _explanation(every, seen, article)


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
    _, text = read_front_matter(text)
    return _explanation(_with_residue(from_text(text), seen.blocks), seen, article)


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


def _explanation(every: Sequence[Block], seen: pipeline.Page, article: Article) -> Explanation:
    scores = pipeline.likelihood(seen)
    blocks = tuple(_explained(every, seen, scores, article))
    least = round(threshold(seen.blocks, scores), 3)
    return Explanation(article, blocks, tuple(_witnesses(seen.metadata)), least)


def _explained(
    every: Sequence[Block], seen: pipeline.Page, scores: Sequence[float], article: Article
) -> Iterator[ExplainedBlock]:
    """All blocks: those a rule dropped unread, and those that were read, each with what became of it."""
    story = select(seen.blocks, scores, (article.headline, article.deck))
    is_told = article.sources.get("body", "dom") not in READ
    taken = _taken(seen.blocks, () if is_told else story, article)
    read = iter(range(len(seen.blocks)))
    for block in every:
        about = ExplainedBlock((Part(block.text),), block.kind, place=_place(block.scope))
        if block.rule is not None:
            rule, why = _named(block.rule)
            yield replace(about, rule=rule, why=why)
            continue
        i = next(read)
        about = replace(about, parts=taken[i], score=round(scores[i], 3))
        if not about.kept:
            rule, why = _reason(seen.blocks[i], i in story, is_told, article)
            about = replace(about, rule=rule, why=why)
        yield about
    if is_told:
        yield from _told(article)


def _reason(block: Block, is_likely: bool, is_told: bool, article: Article) -> tuple[str, str | None]:
    """Why a block that was read is in no field."""
    if fold(block.text) in {fold(text) for text in (article.headline, article.deck) if text}:
        return _named("repeat")
    if is_likely:
        return _named("data" if is_told else "selection")
    rule = line_rule(block.text)
    return _named(rule.id if rule else "score")


def _named(rule: str) -> tuple[str, str | None]:
    return rule, REASONS.get(rule) or _whys().get(rule)


@cache
def _whys() -> Mapping[str, str]:
    """The reason of each rule on furniture, by its id."""
    table = rules.read("furniture.toml")
    return MappingProxyType({rule["id"]: rule["why"] for kind in ("element", "line") for rule in table[kind]})


def _taken(blocks: Sequence[Block], story: Sequence[int], article: Article) -> list[tuple[Part, ...]]:
    """The parts of each block that was read. Fields are found again by their text, each where it may stand."""
    body = _body(blocks, story, article.body)
    inside = frozenset(body)
    aside = [i for i in range(len(blocks)) if i not in inside]
    claims: defaultdict[int, list[Part]] = defaultdict(list)
    for i, part in (
        *_titles(blocks, aside, article),
        *_datelines(blocks, body, article),
        *_credits(blocks, body, article),
    ):
        claims[i].append(part)
    free = [i for i in aside if i not in claims]
    for i, part in _bylines(blocks, free, article):
        claims[i].append(part)
    return [_parts(b.text, claims.get(i, ()), "body" if i in inside else None) for i, b in enumerate(blocks)]


def _body(blocks: Sequence[Block], story: Sequence[int], body: Sequence[Paragraph]) -> list[int]:
    """The blocks that the paragraphs were made of: a paragraph is its block without dateline and credits."""
    for where in (story, range(len(blocks)) if story else ()):
        left = iter(where)
        found = [_holder(blocks, left, paragraph.text) for paragraph in body]
        if None not in found:
            break
    return [i for i in found if i is not None]


def _holder(blocks: Sequence[Block], where: Iterable[int], text: str) -> int | None:
    """The first of the blocks that holds the text."""
    return next((i for i in where if text in blocks[i].text), None)


def _titles(blocks: Sequence[Block], aside: Sequence[int], article: Article) -> Iterator[Claim]:
    for field, text in (("headline", article.headline), ("deck", article.deck)):
        holder = _printed(blocks, aside, text) if text else None
        if text and holder is not None:
            yield holder, Part(text, field)


def _printed(blocks: Sequence[Block], where: Sequence[int], text: str) -> int | None:
    """The block that prints a headline or a deck: a heading rather than others, one of its own rather than a part."""
    wanted = fold(text)
    same = [i for i in where if len(blocks[i].text) < 2 * len(text) + 20 and wanted == fold(blocks[i].text)]
    headings = [i for i in same if blocks[i].kind == "heading"]
    short = (i for i in where if len(blocks[i].text) <= PRINTED)
    return next(iter(headings or same), _holder(blocks, short, text))


def _datelines(blocks: Sequence[Block], body: Sequence[int], article: Article) -> Iterator[Claim]:
    """In one of the leads, else above them: the nearest."""
    if article.dateline:
        raw = article.dateline.raw
        holder = _holder(blocks, (*body[:LEADS], *above(body, len(blocks))), raw)
        if holder is not None:
            yield holder, Part(raw, "dateline")


def _credits(blocks: Sequence[Block], body: Sequence[int], article: Article) -> Iterator[Claim]:
    """Each at or behind the one before it."""
    at = max(0, (body[0] if body else 0) - BELOW_HEADLINE)
    for credit in article.credits:
        holder = _holder(blocks, range(at, len(blocks)), credit.raw)
        if holder is not None:
            yield holder, Part(credit.raw, "credits")
            at = holder


def _bylines(blocks: Sequence[Block], where: Sequence[int], article: Article) -> Iterator[Claim]:
    """The first short block that names most of the authors; their names as it spells them."""
    names = [person.name for person in article.authors]
    named = {i: _spelt(blocks[i].text, names) for i in where if names and len(blocks[i].text) <= BYLINE}
    best = max(named, key=lambda i: len(named[i]), default=None)
    if best is not None:
        yield from ((best, Part(name, "authors")) for name in named[best])


def _spelt(text: str, names: Sequence[str]) -> list[str]:
    """Those of the names that stand in the text, in its own capitals."""
    lower = text.lower()
    found = [(lower.find(name.lower()), len(name)) for name in names if len(lower) == len(text)]
    return [text[start : start + size] for start, size in found if start >= 0]


def _parts(text: str, claims: Sequence[Part], rest: str | None) -> tuple[Part, ...]:
    """The text cut at its claims; what is left between them goes to the field `rest`."""
    parts: list[Part] = []
    end = 0
    for start, claim in sorted(((text.find(claim.text), claim) for claim in claims), key=itemgetter(0)):
        if start >= end:
            parts.extend((_rest(text[end:start], rest), claim))
            end = start + len(claim.text)
    parts.append(_rest(text[end:], rest))
    return tuple(part for part in parts if part.text) or (Part(text),)


def _rest(text: str, field: str | None) -> Part:
    return Part(text, field if not text.isspace() else None)


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


def _line(block: ExplainedBlock) -> str:
    """A block as a line of text.

    >>> print(_line(ExplainedBlock((Part("Share this"),), score=0.25, rule="line.social", why="buttons")), end="")
    - line.social        0.25  Share this  [buttons]
    """
    fate = "+".join(block.fields) or f"- {block.rule}"
    score = "" if block.score is None else f"{block.score:.2f}"
    why = f"  [{block.why}]" if block.why else ""
    return f"{fate:<20} {score:>4}  {clean(block.text)}{why}\n"


def _block_dict(block: ExplainedBlock) -> dict[str, Any]:
    return {
        "text": block.text,
        "kind": block.kind,
        "origin": block.origin,
        "place": block.place,
        "score": block.score,
        "kept": block.kept,
        "fields": list(block.fields),
        "parts": [asdict(part) for part in block.parts],
        "rule": block.rule,
        "why": block.why,
    }
