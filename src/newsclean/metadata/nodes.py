"""JSON-LD: which of its nodes describe the page's own story, and what they say."""

import html
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from newsclean import jsonld, rules
from newsclean.jsonld import Node, plain_text
from newsclean.metadata.candidates import EACH, VALUE, Candidate, Figure, Found, add
from newsclean.text import clean, fold

__all__ = ["read_nodes"]

_RULES = rules.read("metadata.toml")["json_ld"]
_NEEDLES: tuple[str, ...] = tuple(_RULES["needles"])
_FIELDS: dict[str, tuple[str, ...]] = {field: tuple(keys) for field, keys in _RULES["fields"].items()}
_ARTICLES: dict[str, int] = {name: rank for rank, name in enumerate(_RULES["articles"])}
_PAGES = frozenset(_RULES["pages"])
_ORGANISATIONS = frozenset(_RULES["organisations"])
_CAPTIONS: tuple[str, ...] = tuple(_RULES["image"]["captions"])
_CREDITS: tuple[str, ...] = tuple(_RULES["image"]["credits"])
_SOURCE = "json-ld"

STEPS = 200  # values looked at among the steps of a recipe
LONG_TITLE = 15  # characters of a title that no other headline holds by chance


def read_nodes(scripts: list[str], metas: Found, dom: Found) -> tuple[Found, list[Figure]]:
    """What the nodes in the page's scripts say of its story, and its pictures with their captions."""
    data: Found = defaultdict(list)
    figures: list[Figure] = []
    found: list[Node] = []
    for script in scripts:
        if any(needle in script for needle in _NEEDLES):
            found.extend(jsonld.nodes(jsonld.load(script)))
    known = jsonld.references(found)
    for node in _own(found, metas, dom):
        _read_node(node, known, data)
        _read_images(node.get("image"), known, data, figures)
    return data, figures


# ---- which nodes are the story's ----


def _own(found: list[Node], metas: Found, dom: Found) -> list[Node]:
    """The nodes that describe this page's story, best first: articles whose address or headline is the page's,
    or the only article there is; then descriptions of the page as such."""
    articles = sorted(filter(_is_article, found), key=_rank)
    pages = [node for node in found if not _is_article(node) and not _PAGES.isdisjoint(jsonld.type_names(node))]
    if len(articles) > 1:
        addresses = {_bare(c.value) for c in metas["urls"]}
        titles = [fold(c.value) for c in metas["headlines"] + dom["headlines"]]
        is_known = titles or addresses
        articles = [node for node in articles if _agrees(node, addresses, titles)] if is_known else articles[:1]
    return articles + pages


def _is_article(node: Node) -> bool:
    return not _ARTICLES.keys().isdisjoint(jsonld.type_names(node))


def _rank(article: Node) -> int:
    return min(_ARTICLES[kind] for kind in jsonld.type_names(article) if kind in _ARTICLES)


def _agrees(article: Node, addresses: set[str], titles: list[str]) -> bool:
    if not addresses.isdisjoint(map(_bare, _addresses(article))):
        return True
    told = next(jsonld.first_words(article.get("headline") or article.get("name")), "")
    headline = fold(html.unescape(told))
    return bool(headline) and any(
        headline in title or (len(title) > LONG_TITLE and title in headline) for title in titles
    )


def _addresses(node: Node) -> Iterator[str]:
    for key in ("url", "mainEntityOfPage", "@id"):
        yield from jsonld.addresses(node.get(key))


def _bare(url: str) -> str:
    """An address without scheme, query, fragment and closing slash, for comparing."""
    return url.strip().lower().partition("#")[0].partition("?")[0].partition("://")[2].removeprefix("www.").rstrip("/")


# ---- what a node says ----


def _read_node(node: Node, known: dict[str, Node], data: Found) -> None:
    is_article = _is_article(node)
    for field, keys in _FIELDS.items():
        if is_article or field != "headlines":
            read = _READERS.get(field, _read_values)
            for key in keys:
                if key in node:
                    read(node[key], data[field])
    if is_article or not data["authors"]:
        _read_people(node.get("author") or node.get("creator"), known, data)
    _read_values(_resolved(node.get("publisher"), known), data["site_names"])
    for url in _addresses(node):
        add(data["urls"], url.partition("#")[0], _SOURCE)


def _read_values(value: Any, found: list[Candidate]) -> None:
    for words in jsonld.first_words(value):
        add(found, plain_text(words), _SOURCE)


def _read_bodies(value: Any, found: list[Candidate]) -> None:
    """As the others, but of any length, and with lines."""
    found.extend(Candidate(text, _SOURCE) for text in map(plain_text, jsonld.first_words(value)) if text)


def _read_steps(value: Any, found: list[Candidate]) -> None:
    """The steps of a recipe: text, a list of them, or of parts of the recipe with steps of their own."""
    for words in jsonld.walk(value, _steps_in, STEPS):
        if isinstance(words, str):
            for line in plain_text(words).splitlines():
                add(found, line, _SOURCE)


def _steps_in(value: Any) -> list[Any]:
    if not isinstance(value, dict):
        return value[:EACH] if isinstance(value, list) else []
    keys = ("name", "itemListElement") if "itemListElement" in value else ("text",) if "text" in value else ("name",)
    return [value[key] for key in keys if key in value]


_READERS = {"bodies": _read_bodies, "steps": _read_steps}


def _read_people(value: Any, known: dict[str, Node], data: Found) -> None:
    for one in value if isinstance(value, list) else [value]:
        person: Node = _resolved(one, known) if isinstance(one, dict) else {"name": one}
        kinds = jsonld.type_names(person)
        is_organisation = "Person" not in kinds and not _ORGANISATIONS.isdisjoint(kinds)  # some plugins say both
        for name in jsonld.first_words(person.get("name")):
            add(data["authors"], plain_text(name), _SOURCE)
            if is_organisation:
                add(data["organisations"], plain_text(name), _SOURCE)


def _read_images(value: Any, known: dict[str, Node], data: Found, figures: list[Figure]) -> None:
    for one in (value if isinstance(value, list) else [value])[:EACH]:
        image: Node = _resolved(one, known) if isinstance(one, dict) else {"url": one}
        found = (next(jsonld.first_words(image.get(key)), None) for key in ("contentUrl", "url"))
        url = next(filter(None, found), None) or _address(image)
        if url:
            add(data["images"], url, _SOURCE)
            caption, credit = (_first(image, keys) for keys in (_CAPTIONS, _CREDITS))
            if caption or credit:
                figures.append(Figure(url, caption, credit, _SOURCE))


def _address(image: Node) -> str | None:
    """The name of a picture that tells no address, where it is one itself: "#primaryimage" is a place in the page."""
    name = next(jsonld.first_words(image.get("@id")), None)
    return name if name and "#" not in name else None


def _first(node: Node, keys: tuple[str, ...]) -> str | None:
    """What the first of the properties that is there says."""
    words = (next(jsonld.first_words(node.get(key)), "") for key in keys)
    return next((clean(plain_text(word)) for word in words if word.strip() and len(word) <= VALUE), None)


def _resolved(value: Any, known: dict[str, Node]) -> Any:
    """The object that {"@id": …} points to, or the value itself."""
    if isinstance(value, dict) and len(value) <= 2 and isinstance(value.get("@id"), str):
        return known.get(value["@id"], value)
    return value
