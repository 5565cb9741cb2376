"""Tags and sections on display: links that say so by their rel, and lists that are called tags or lead to such."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import dropwhile, islice, takewhile

from lxml import etree

from newsclean import rules
from newsclean.innertext import words
from newsclean.metadata.bylines import AUTHOR_LINK
from newsclean.metadata.candidates import EACH, Found, add, finder
from newsclean.noise import label_words
from newsclean.patterns import lazy
from newsclean.text import any_of

__all__ = ["read_labels", "read_tag_list"]

_HINTS = rules.read("metadata.toml")["hints"]
_TAG_LISTS = tuple(f" {words} " for words in _HINTS["tag_lists"])
_NO_TAG_LISTS = frozenset(_HINTS["no_tag_lists"])
_KINDS = frozenset(rules.read("labels.toml")["tags"]["kinds"])
_TAG_PATHS = frozenset(_HINTS["tag_paths"])
_ELSEWHERE = frozenset(("nav", "aside", "head"))
_COUNT = lazy(re.compile, r"\s*\(\d[^()]{0,20}\)$")  # of stories under a tag

LABEL = 300  # characters of a class that are looked at
LISTED = 20  # links in a list of tags at most: more are a cloud
BESIDE = 60  # characters beside the links in such a list
TRIES = 30  # links to tags around which a list is looked for
ENCLOSED = 30  # elements up from a list of tags that are asked whether they are a menu


_labels = finder("//a/@rel[. = 'tag' or . = 'category tag' or . = 'category']/..")
# What the class of a list of tags holds one of, before its words are looked at.
_TELLING = lazy(re.compile, any_of({words.partition(" ")[0] for words in _HINTS["tag_lists"]}))


def read_labels(tree: etree._Element, dom: Found) -> None:
    """Adds the tags and sections that links name by their rel; some sites have it at the author's, too."""
    for element in _labels(tree):
        if AUTHOR_LINK.search(element.get("href", "")):
            continue
        field, source = ("tags", "dom:rel-tag") if element.get("rel") == "tag" else ("sections", "dom:rel-category")
        if len(dom[field]) < EACH:
            add(dom[field], _label(element), source)
    for box in () if dom["sections"] else islice(_filed(tree), EACH):
        add(dom["sections"], _label(box), "dom:category")


def _filed(tree: etree._Element) -> Iterator[etree._Element]:
    """The fields of Drupal's that an editor files a story with: in half the time of an XPath for them."""
    for box in tree.iter("div"):
        names = box.get("class")
        if names and ("-field-category " in names or "-field-section " in names):
            yield box


def read_tag_list(tree: etree._Element, dom: Found) -> None:
    """Adds the tags on display behind the headline, known by the class of their list, or by where their links lead."""
    headline = next(tree.iter("h1"), None)
    if headline is None:
        return
    # One by one, as each class is judged once: half the time of an XPath for them.
    for element in dropwhile(lambda element: element is not headline, tree.iter("*")):
        names = element.get("class")
        if names and _is_tag_list(names[:LABEL]) and element.tag != "h1" and (links := _links_alone(element)):
            break
    else:
        links = _addressed(headline)
    for link in links:
        add(dom["tags"], _label(link), "dom:tags")


def _addressed(headline: etree._Element) -> list[etree._Element]:
    """The first list of links behind the headline that lead to tags by their address, and to nothing else."""
    around = [headline, *headline.iterancestors()]
    root = next((e for tag in ("main", "article") for e in around if e.tag == tag), around[-1])
    links = (e for e in dropwhile(lambda e: e is not headline, root.iter("h1", "a")) if _leads_to_tag(e))
    above = frozenset(around)
    return next(filter(None, (_list_of(link, above) for link in islice(links, TRIES))), [])


def _leads_to_tag(link: etree._Element) -> bool:
    """Whether its address ends in a tag: "/news/topics/c1", "/tema/trains/"."""
    *_, listed, tag = ("", "", *link.get("href", "").rstrip("/").rsplit("/", 2))
    return listed.lower() in _TAG_PATHS and tag[:1] not in "#?"


def _list_of(link: etree._Element, above: frozenset[etree._Element]) -> list[etree._Element]:
    """The links of the largest element around a link, below what is `above`, that holds such alone; none in a menu or a
    teaser. A single one may be a teaser's section, and is believed where a label says what it is."""
    found: list[etree._Element] = []
    is_alone = True
    for box in takewhile(lambda box: box not in above, link.iterancestors()):
        if not _NO_TAG_LISTS.isdisjoint(label_words(box.get("class", "")[:LABEL])):
            return []
        links = _links_alone(box) if is_alone else []
        is_alone = bool(links) and all(map(_leads_to_tag, links))
        if is_alone and (len(links) > 1 or _is_labelled(box, link)):
            found = links
    return found


def _is_labelled(box: etree._Element, link: etree._Element) -> bool:
    """Whether what stands before a link says that it is a tag: "Related topics"."""
    before = words(box).removesuffix(words(link)).rstrip(": ").split()
    return bool(before) and before[-1].casefold() in _KINDS


def _label(link: etree._Element) -> str:
    """What a link says, without the number of stories under it: "Rivers (12)", "Rivers <span>12</span>"."""
    text = words(link).strip(" ,;|·")
    number = (link[-1].text or "").strip() if len(link) else ""
    told = text.removesuffix(number).rstrip() if number.isdigit() else _COUNT.sub("", text)
    return told or text


@lru_cache(maxsize=4096)
def _is_tag_list(names: str) -> bool:
    if not _TELLING.search(names.lower()):  # most
        return False
    told = label_words(names)
    return _NO_TAG_LISTS.isdisjoint(told) and any(words in f" {' '.join(told)} " for words in _TAG_LISTS)


def _links_alone(element: etree._Element) -> list[etree._Element]:
    """The links in an element that holds hardly anything else; none where it is a menu or stands beside the story."""
    links = [
        link for link in islice(element.iter("a"), LISTED + 1) if not link.get("href", "#").startswith(("#", "java"))
    ]
    if not 0 < len(links) <= LISTED or any(e.tag in _ELSEWHERE for e in islice(element.iterancestors(), ENCLOSED)):
        return []
    return links if len(words(element)) - sum(len(words(link)) for link in links) <= BESIDE + len(links) else []
