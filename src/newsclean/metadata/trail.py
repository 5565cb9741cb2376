"""The breadcrumb trail: the parts of the site that lead to the story."""

import re
from collections.abc import Iterator
from itertools import chain, islice, pairwise, takewhile

from lxml import etree

from newsclean import jsonld, rules
from newsclean.innertext import words
from newsclean.jsonld import plain_text
from newsclean.metadata.candidates import EACH, Candidate, finder
from newsclean.patterns import lazy
from newsclean.text import any_of, clean

__all__ = ["is_home", "is_in_trail", "trail"]

_TRAIL = lazy(re.compile, any_of(rules.read("metadata.toml")["hints"]["trail"]))
_boxes = finder(
    "//div/@class[contains(., 'rumb')]/.. | //p/@id[contains(., 'rumb')]/.. | //p/@class[contains(., 'rumb')]/.."
)
_LABELS = ("class", "id", "aria-label")
_HOMES = frozenset(("", "index.html", "index.htm", "index.php", "home"))
_ARROWS = frozenset(">»›＞→")  # between the steps of a trail
_PARTS = frozenset(("article", "header", "main", "section", "body"))

TRODDEN = 8  # steps of a breadcrumb trail
STEP = 5  # words of a step: a longer one is the headline
LINKS = 150  # of a page, among which the first of a trail stands
STEPS = 4  # elements from a heading up to the trail it stands in


def trail(tree: etree._Element, scripts: list[str]) -> list[Candidate]:
    """The steps of the trail, as data has them or as they are on display."""
    return _told(scripts) or _displayed(tree) or _pointed(tree)


def _told(scripts: list[str]) -> list[Candidate]:
    told = [node for script in scripts if "BreadcrumbList" in script for node in jsonld.nodes(jsonld.load(script))]
    steps = next((list(_steps(node)) for node in told if "BreadcrumbList" in jsonld.type_names(node)), [])
    return [Candidate(step, "json-ld") for step in steps]


def _steps(trail: jsonld.Node) -> Iterator[str]:
    """The names in a BreadcrumbList, but the front page's, those that lead nowhere, as the story itself, and those as
    long as headlines."""
    steps = trail.get("itemListElement") or trail.get("ItemListElement")
    for step in (steps if isinstance(steps, list) else [steps])[:TRODDEN]:
        if not isinstance(step, dict) or not step.get("item") or any(map(is_home, jsonld.addresses(step["item"]))):
            continue
        name = next(jsonld.first_words(step["name"] if "name" in step else step["item"]), "")
        if 0 < len(name.split()) <= STEP:
            yield clean(plain_text(name))


def _displayed(tree: etree._Element) -> list[Candidate]:
    for element in chain(tree.iter("nav", "ol", "ul"), _boxed(tree)):
        if _is_trail(element):
            links = list(islice(element.iter("a"), EACH))
            if len(links) <= TRODDEN:  # more are menus
                steps = [words(link) for link in links if not is_home(link.get("href", ""))]
                return [Candidate(step, "dom:trail") for step in steps if 0 < len(step.split()) <= STEP]
    return []


def _pointed(tree: etree._Element) -> list[Candidate]:
    """The steps of a trail that nothing but its arrows tell: "Home > Region > Harbour"."""
    for link in islice(tree.iter("a"), LINKS):
        if _is_followed(link) and is_home(link.get("href", "")):
            row = list(islice(chain((link,), link.itersiblings("a")), TRODDEN))
            trodden = takewhile(lambda pair: _is_followed(pair[0]), pairwise(row))
            steps = (step for _, step in trodden if not is_home(step.get("href", "")))
            return [Candidate(name, "dom:trail") for name in map(words, steps) if 0 < len(name.split()) <= STEP]
    return []


def _is_followed(step: etree._Element) -> bool:
    """Whether an arrow stands behind a step of a trail."""
    return (step.tail or "").strip()[:1] in _ARROWS


def _boxed(tree: etree._Element) -> Iterator[etree._Element]:
    """Trails in elements of no kind; looked for last, since it takes longer."""
    yield from _boxes(tree)


def _is_trail(element: etree._Element) -> bool:
    return _TRAIL.search(" ".join(element.get(key, "") for key in _LABELS).lower()) is not None


def is_home(address: str) -> bool:
    """Whether an address is that of a site's front page."""
    address = address.strip()
    if not address or address.startswith(("#", "?")):
        return False
    path = address.partition("://")[2].partition("/")[2] if "://" in address else address
    return path.strip("./") in _HOMES


def is_in_trail(heading: etree._Element) -> bool:
    """Whether a heading stands in a breadcrumb trail or a menu: many sites set their <h1> there, in words for search
    engines, and another heading over the story."""
    for element in islice(chain((heading,), heading.iterancestors()), STEPS):
        if element.tag in ("li", "nav") or _is_trail(element):
            return True
        if element.tag in _PARTS:
            break
    return False
