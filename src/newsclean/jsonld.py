"""JSON-LD as pages write it: broken JSON read tolerantly, and the nodes that describe a story.

Follows schema.org's Article; what is a story's type, and which keys lead to it, is in rules/metadata.toml.
"""

import html
import json
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from newsclean import rules
from newsclean.patterns import lazy
from newsclean.text import clean

__all__ = [
    "Node",
    "addresses",
    "first_words",
    "load",
    "load_at",
    "nodes",
    "plain_text",
    "references",
    "type_names",
    "walk",
]

Node = dict[str, Any]

LIMIT = 4_000_000  # characters of one script; the largest story met in real pages is a tenth of it
NODES = 20_000  # values looked at in one script; only hostile pages have more on the paths followed
WORDS = 200  # values looked at in one property

_PATHS: tuple[str, ...] = tuple(rules.read("metadata.toml")["json_ld"]["paths"])
_DECODER = json.JSONDecoder(strict=False)  # not strict: raw line breaks and tabs in strings are common

# Each is linear: one character class repeated, with no choice of where to stop.
_WRAPPER = lazy(re.compile, r"(?:\s|;|//|/\*|\*/|<!--|-->|<!\[CDATA\[){1,60}+")
_OPENING = lazy(re.compile, r"[{\[]")
_TRAILING_COMMA = lazy(re.compile, r",(?=\s{0,200}[}\]])")
_BAD_ESCAPE = lazy(re.compile, r'\\(?!["\\/bfnrtu])')
_HALF_PAIR = lazy(re.compile, r"(?i)\\ud[89ab]\w\w(?!\\ud[c-f]\w\w)|(?<!\\ud[89ab]\w\w)\\ud[c-f]\w\w")  # no character
_MISSING_COMMA = lazy(re.compile, r'(?<=[}\]"])(?=\s{0,20}\n\s{0,200}")')


def load(text: str) -> list[Any]:
    """The JSON values in a script, as far as they can be read; [] where nothing can.

    >>> load('<!-- {"headline": "Rain\\nagain", } -->')
    [{'headline': 'Rain\\nagain'}]
    """
    text = text.strip()
    if not text or len(text) > LIMIT:
        return []
    for repair in (_without_half_pairs, _unwrap, _unescape, _respell):
        text = repair(text)
        values = _decode(text)
        if values:
            return values
    return []


def load_at(text: str, at: int) -> Any:
    """The JSON value that begins at `at`, or after white space; None where none can be read."""
    while at < len(text) and text[at].isspace():
        at += 1
    if len(text) - at > LIMIT:
        return None
    try:
        return _DECODER.raw_decode(text, at)[0]
    except (ValueError, RecursionError):
        return None


def _decode(text: str) -> list[Any]:
    """The values that stand one after the other in `text`, up to the first that cannot be read."""
    values: list[Any] = []
    at = 0
    while at < len(text) and len(values) < 50:
        try:
            value, at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        if isinstance(value, (dict, list)):
            values.append(value)
        following = _OPENING.search(text, at)
        at = following.start() if following else len(text)
    return values


def _without_half_pairs(text: str) -> str:
    return _HALF_PAIR.sub(r"\\ufffd", text) if "\\ud" in text or "\\uD" in text else text


def _unwrap(text: str) -> str:
    match = _WRAPPER.match(text)
    return text[match.end() :] if match else text


def _unescape(text: str) -> str:
    return html.unescape(text) if "&quot;" in text or "&#34;" in text else text


def _respell(text: str) -> str:
    text = _BAD_ESCAPE.sub(r"\\\\", text)
    text = _TRAILING_COMMA.sub("", text)
    return _MISSING_COMMA.sub(",", text)


def walk(value: Any, inner: Callable[[Any], Sequence[Any]], most: int) -> Iterator[Any]:
    """A value and those in it, depth first and in order; without recursion, and so many at most."""
    stack = [value]
    for _ in range(most):
        if not stack:
            return
        value = stack.pop()
        yield value
        stack.extend(reversed(inner(value)))


def nodes(values: list[Any]) -> Iterator[Node]:
    """The objects that describe this page, in document order; only lists and the keys in `paths` are followed."""
    return (value for value in walk(values, _followed, NODES) if isinstance(value, dict))


def _followed(value: Any) -> list[Any]:
    if isinstance(value, list):
        return value[:NODES]
    return [value[key] for key in _PATHS if isinstance(value.get(key), (dict, list))] if isinstance(value, dict) else []


def references(found: list[Node]) -> dict[str, Node]:
    """The objects that have an @id and say more than that, for those who only point to them."""
    return {node["@id"]: node for node in found if len(node) > 2 and isinstance(node.get("@id"), str)}


def type_names(node: Node) -> tuple[str, ...]:
    """The types of a node without their namespace.

    >>> type_names({"@type": ["http://schema.org/NewsArticle", None]})
    ('NewsArticle',)
    """
    types = node.get("@type")
    if not isinstance(types, list):
        types = [types]
    return tuple(t.rpartition("/")[2].rpartition(":")[2] for t in types if isinstance(t, str))


def first_words(value: Any) -> Iterator[str]:
    """The strings a property holds, whether it is a string, an object with a name or value, or a list of those."""
    return (words for words in walk(value, _named, WORDS) if isinstance(words, str))


def addresses(value: Any) -> Iterator[str]:
    """The address a property gives, as a string or as that of an object; none or one."""
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    if isinstance(value, str):
        yield value


def _named(value: Any) -> list[Any]:
    if isinstance(value, list):
        return value[:WORDS]
    if isinstance(value, dict):
        return [value[key] for key in ("name", "@value", "headline", "url", "@id") if key in value][:1]
    return []


# ---- text inside data ----

_BLOCK_TAG = lazy(
    re.compile, r"</?(?:p|div|br|h[1-6]|li|ul|ol|blockquote|tr|table|section|figure)\b[^<>]{0,2000}>", re.IGNORECASE
)
_TAG = lazy(re.compile, r"</?[a-zA-Z!][^<>]{0,2000}>")


def plain_text(value: str) -> str:
    """The text of a value that may hold HTML: tags gone, one line a paragraph.

    >>> plain_text("<p>Rain &amp; <b>wind</b></p><p>More tomorrow.</p>")
    'Rain & wind\\nMore tomorrow.'
    """
    if "&lt;" in value:
        value = html.unescape(value)
    if "<" in value:
        value = _TAG.sub("", _BLOCK_TAG.sub("\n", value))
    if "&" in value:
        value = html.unescape(value)
    return "\n".join(line for line in map(clean, value.splitlines()) if line)
