"""The story as the page's own scripts hold it: Next.js, Nuxt, Apollo, Redux, Arc and their like.

Such a script is read only where the markup or JSON-LD lack something, for it is often larger than the page. No site's
scheme is known here: an object is a story when it has a headline and a body; how its parts are named is data
(rules/metadata.toml, [state]).
"""

import re
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from itertools import islice
from typing import Any

from lxml import etree

from newsclean import rules
from newsclean.jsonld import first_words, load_at, plain_text, walk
from newsclean.metadata import Candidate, Metadata
from newsclean.text import alternation, clean

__all__ = ["harvest_state", "merged"]

_RULES = rules.read("metadata.toml")["state"]
_IDS = frozenset(_RULES["ids"])
_BODIES: tuple[str, ...] = tuple(_RULES["bodies"])
_TEXTS: tuple[str, ...] = tuple(_RULES["texts"])
_PARTS: tuple[str, ...] = tuple(_RULES["parts"])
_NO_TEXT = frozenset(_RULES["no_text"])
_ELEMENTS = frozenset(("p", "h2", "h3", "h4", "blockquote", "li"))
_FIELDS = ("headlines", "decks", "authors", "published", "modified", "sections", "tags")
_KEYS: dict[str, tuple[str, ...]] = {field: tuple(_RULES[field]) for field in _FIELDS}

SHORTEST_SCRIPT = 500  # characters; a story with its frame has more
SHORTEST_STORY = 250  # characters of a body
VALUES = 200_000  # values looked at in a script; the largest state met in real pages has a tenth of it
PARTS = 5_000  # values looked at in one body
STORIES = 40  # objects with a headline and a body that are compared
DEFINED = 20_000  # characters at the head of a script in which its variable is named


@cache
def _assigned() -> re.Pattern[str]:
    """Compiled where a script is first read: few pages need theirs."""
    return re.compile(rf"(?:{alternation(_RULES['variables'])})\s{{0,9}}=\s{{0,9}}(?=[\[{{])")


def harvest_state(tree: etree._Element) -> Metadata:
    """What the largest story in the page's scripts says; an empty Metadata where there is none."""
    best: list[str] = []
    found: dict[str, Any] = {}
    for value in _states(tree):
        for node, paragraphs in _stories(value):
            if sum(map(len, paragraphs)) > sum(map(len, best)):
                best, found = paragraphs, node
    if not best:
        return Metadata()
    told: dict[str, Any] = {field: _candidates(found, keys) for field, keys in _KEYS.items()}
    return Metadata(bodies=(Candidate("\n".join(best), "state"),), **told)


def merged(one: Metadata, other: Metadata) -> Metadata:
    """The candidates of both, those of `one` first."""
    return Metadata(**{f.name: getattr(one, f.name) + getattr(other, f.name) for f in fields(Metadata)})


def _states(tree: etree._Element) -> Iterator[Any]:
    for script in tree.iter("script"):
        text = script.text
        if not text or len(text) < SHORTEST_SCRIPT:
            continue
        if script.get("id") in _IDS or script.get("type") == "application/json":
            yield load_at(text, 0)
        else:
            match = _assigned().search(text, 0, DEFINED)
            if match:
                yield load_at(text, match.end())


def _stories(value: Any) -> Iterator[tuple[dict[str, Any], list[str]]]:
    """The objects that have a headline and a body, with the paragraphs of the body."""
    return islice(filter(None, map(_story, walk(value, _inner, VALUES))), STORIES)


def _inner(value: Any) -> list[Any]:
    """The lists and objects in a value, the last first."""
    held: list[Any] = [*value.values()] if isinstance(value, dict) else value if isinstance(value, list) else []
    return [inner for inner in reversed(held) if isinstance(inner, (dict, list))]


def _story(value: Any) -> tuple[dict[str, Any], list[str]] | None:
    """An object with the paragraphs of its body, where it has these and a headline."""
    if not isinstance(value, dict):
        return None
    node = {key.lower(): told for key, told in value.items() if told}
    if node.keys().isdisjoint(_KEYS["headlines"]):
        return None
    paragraphs = next(filter(None, (_paragraphs(node[key]) for key in _BODIES if key in node)), [])
    return (node, paragraphs) if sum(map(len, paragraphs)) >= SHORTEST_STORY else None


def _paragraphs(body: Any) -> list[str]:
    """The paragraphs of a body: HTML, a list of texts, of parts with text, or of elements as ["p", …]."""
    found: list[str] = []
    for part in walk(body, _parts, PARTS):
        if isinstance(part, str):
            found.extend(line for line in plain_text(part).splitlines() if " " in line or not line.isascii())
        elif _is_element(part):
            found.append(clean("".join(piece for piece in walk(part, _children, PARTS) if isinstance(piece, str))))
    return [line for line in found if line]


def _parts(part: Any) -> list[Any]:
    """What is in a part of a body, in order."""
    if isinstance(part, list) and not _is_element(part):
        return [p for p in part if isinstance(p, (dict, list)) or _is_prose(p)]
    if not isinstance(part, dict) or _kind(part) in _NO_TEXT:
        return []
    text = next((part[key] for key in _TEXTS if isinstance(part.get(key), str)), None)
    return [text] if text is not None else [part[key] for key in _PARTS if isinstance(part.get(key), (dict, list))]


def _is_element(part: Any) -> bool:
    """Whether it is an element written as [tag, attributes, child, …]."""
    return isinstance(part, list) and bool(part) and isinstance(part[0], str) and part[0] in _ELEMENTS


def _children(element: Any) -> list[Any]:
    return element[1:] if isinstance(element, list) else []


def _kind(part: dict[str, Any]) -> str:
    kind = part.get("type") or part.get("__typename") or part.get("_type") or ""
    return kind.lower() if isinstance(kind, str) else ""


def _is_prose(value: Any) -> bool:
    return isinstance(value, str) and len(value) > 2


def _candidates(node: dict[str, Any], keys: tuple[str, ...]) -> tuple[Candidate, ...]:
    values = (words for key in keys if key in node for words in first_words(_basic(node[key])))
    return tuple(Candidate(clean(plain_text(v)), "state") for v in values if v.strip() and len(v) < 500)


def _basic(value: Any) -> Any:
    """Arc keeps {"basic": …} and {"by": [{"name": …}]}."""
    if isinstance(value, dict):
        return value.get("basic") or value.get("by") or value
    return value
