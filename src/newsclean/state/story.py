"""The story in a piece of data: an object that has a headline and a body, whatever its makers call it."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any

from newsclean import rules
from newsclean.jsonld import first_words, plain_text, walk
from newsclean.metadata import Candidate
from newsclean.text import clean, well_formed

__all__ = ["FIELDS", "Budget", "Story", "candidates", "stories"]

Story = tuple[dict[str, Any], list[str]]
"""An object that has a headline and a body, and the paragraphs of the body."""

_RULES = rules.read("metadata.toml")["state"]
_BODIES: tuple[str, ...] = tuple(_RULES["bodies"])
_TEXTS: tuple[str, ...] = tuple(_RULES["texts"])
_PARTS: tuple[str, ...] = tuple(_RULES["parts"])
_NO_TEXT = frozenset(_RULES["no_text"])
_RUNS: tuple[str, ...] = tuple(_RULES["runs"])
_RICH, _BREAKS = frozenset(_RULES["rich"]), frozenset(_RULES["breaks"])
_NO_RUNS = _RICH.union(_RULES["lists"])
_KINDS: tuple[str, ...] = tuple(_RULES["kinds"])
_WRAPPED: tuple[str, ...] = tuple(_RULES["wrapped"])
_ELEMENTS = frozenset(("p", "h2", "h3", "h4", "blockquote", "li"))
FIELDS = ("headlines", "decks", "authors", "datelines", "published", "modified", "sections", "tags")
_KEYS: dict[str, tuple[str, ...]] = {field: tuple(_RULES[field]) for field in FIELDS}

SHORTEST_STORY = 250  # characters of a body
VALUES = 200_000  # values looked at in a piece; the largest met in real pages has a tenth of it
PARTS = 5_000  # parts looked at in one body
STORIES = 40  # objects with a headline and a body that are compared
CHARACTERS = 2_000_000  # of the bodies of a page that are read; the most met in a real page is a thirtieth
PART = 20  # characters that a value counts as
LONGEST = 500  # characters of a field; a deck has fewer


class Budget:
    """What may still be read of the bodies of a page: by references many may share one text, and one hold it often."""

    def __init__(self) -> None:
        self._left = CHARACTERS

    def covered(self, parts: Iterable[Any]) -> Iterator[Any]:
        """The parts, as far as the budget goes."""
        for part in parts:
            self._left -= _cost(part)
            if self._left < 0:
                return
            yield part


def _cost(part: Any) -> int:
    """Characters that a part counts as; one that holds others is looked at as often as it comes."""
    if isinstance(part, str):
        return len(part)
    return PART * (1 + len(part)) if isinstance(part, (list, dict)) else PART


def stories(value: Any, budget: Budget) -> Iterator[Story]:
    """The stories in a value."""
    seen = set[int]()  # references may lead round in a circle

    def inner(value: Any) -> list[Any]:
        new = {id(held): held for held in _inner(value) if id(held) not in seen}
        seen.update(new)
        return [*new.values()]

    told = (_story(held, budget) for held in walk(value, inner, VALUES))
    return islice(filter(None, told), STORIES)


def _inner(value: Any) -> list[Any]:
    """The lists and objects in a value, the last first."""
    held: list[Any] = [*value.values()] if isinstance(value, dict) else value if isinstance(value, list) else []
    return [inner for inner in reversed(held) if isinstance(inner, (dict, list))]


def _story(value: Any, budget: Budget) -> Story | None:
    """An object with the paragraphs of its body, where it has these and a headline."""
    if not isinstance(value, dict):
        return None
    node = {key.partition("(")[0].lower(): told for key, told in value.items() if told}  # Apollo: body({"as": "html"})
    if node.keys().isdisjoint(_KEYS["headlines"]):
        return None
    paragraphs = next(filter(None, (_paragraphs(node[key], budget) for key in _BODIES if key in node)), [])
    return (node, paragraphs) if sum(map(len, paragraphs)) >= SHORTEST_STORY else None


def _paragraphs(body: Any, budget: Budget) -> list[str]:
    """The paragraphs of a body: HTML, a list of texts, of parts with text, of elements as ["p", …], or rich text."""
    found: list[str] = []
    for part in budget.covered(walk(body, _parts, PARTS)):
        if isinstance(part, str):
            found.extend(line for line in plain_text(part).splitlines() if " " in line or not line.isascii())
        elif _is_element(part) or _is_rich(part):
            runs = budget.covered(walk(part, _runs, PARTS))
            found.append(clean("".join(run for run in runs if isinstance(run, str))))
    return [line for line in found if line]


def _parts(part: Any) -> list[Any]:
    """What is in a part of a body, in order."""
    if isinstance(part, list) and not _is_element(part):
        return [p for p in part if isinstance(p, (dict, list, str))]
    if not isinstance(part, dict) or _kind(part) in _NO_TEXT or _is_rich(part):
        return []
    text = _text(part)
    return [text] if text is not None else [part[key] for key in _PARTS if isinstance(part.get(key), (dict, list))]


def _is_element(part: Any) -> bool:
    """Whether it is an element written as [tag, attributes, child, …]."""
    return isinstance(part, list) and bool(part) and isinstance(part[0], str) and part[0] in _ELEMENTS


def _is_rich(part: Any) -> bool:
    """Whether it is a paragraph whose runs of text are objects, as editors keep them (ProseMirror, Slate, Portable
    Text): {"type": "paragraph", "content": [{"type": "text", "text": "…"}, …]}. One in which others stand is none."""
    if not isinstance(part, dict) or _kind(part) not in _RICH:
        return False
    runs = [part[key] for key in _RUNS if isinstance(part.get(key), list)]
    return bool(runs) and all(_kind(run) not in _NO_RUNS for run in chain(*runs) if isinstance(run, dict))


def _runs(part: Any) -> list[Any]:
    """The runs of text in a part of a paragraph, in order."""
    if isinstance(part, list):
        return part[1:] if _is_element(part) else part
    if not isinstance(part, dict) or _kind(part) in _NO_TEXT:
        return []
    if _kind(part) in _BREAKS:
        return [" "]
    text = _text(part)
    return [text] if text is not None else [part[key] for key in _RUNS if isinstance(part.get(key), list)]


def _text(part: dict[str, Any]) -> str | None:
    return next((part[key] for key in _TEXTS if isinstance(part.get(key), str)), None)


def _kind(part: dict[str, Any]) -> str:
    kind = next((part[key] for key in _KINDS if key in part), "")
    return kind.lower() if isinstance(kind, str) else ""


def candidates(node: dict[str, Any], field: str) -> tuple[Candidate, ...]:
    """What a story says of a field, one of `FIELDS`."""
    values = (words for key in _KEYS[field] if key in node for words in first_words(_basic(node[key])))
    told = (clean(plain_text(well_formed(v).replace("\0", ""))) for v in values if len(v) < LONGEST)
    return tuple(Candidate(v, "state") for v in told if v)


def _basic(value: Any) -> Any:
    """What a value wraps: Arc keeps {"basic": …} and {"by": [{"name": …}]}, WordPress {"rendered": …}."""
    return next((value[key] for key in _WRAPPED if value.get(key)), value) if isinstance(value, dict) else value
