"""The values of an explanation: frozen, and written as text, JSON or a page for a browser."""

import json
from dataclasses import asdict, dataclass
from typing import Any

from newsclean import report
from newsclean.article import Article
from newsclean.text import clean

__all__ = ["ExplainedBlock", "Explanation", "Part", "Witness"]

VERSION = 1
"""The shape of `Explanation.to_dict()`."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a block's text, and the field of the Article that took it; None where none did."""

    text: str
    field: str | None = None


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
