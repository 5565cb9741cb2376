"""What the page says of itself, as candidates with their source, read before anything is thrown away.

Sources, in the order of trust that holds unless a field says otherwise: JSON-LD (schema.org), microdata, Open Graph and
<meta>, the document itself (<h1>, <time>, bylines, <title>). Which names mean what is data: rules/metadata.toml.
Nothing is judged or cleaned here beyond white space; that is for the module of each field.
"""

import html
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from math import inf
from time import monotonic
from typing import Any, NamedTuple, TypeAlias, cast

from lxml import etree

from newsclean import hints, innertext, jsonld, rules, site
from newsclean.jsonld import plain_text
from newsclean.text import DAY_LIKE, any_of, clean, fold

__all__ = ["Candidate", "Figure", "Metadata", "harvest"]


class Candidate(NamedTuple):
    """A value as the page gives it, and where: "json-ld", "meta:og:title", "microdata", "state", "dom:time", …"""

    value: str
    source: str


class Figure(NamedTuple):
    """A picture as the page's data or a <figure> gives it; `credit` is the line as printed."""

    url: str
    caption: str | None
    credit: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """Candidates for each field, most trusted source first."""

    headlines: tuple[Candidate, ...] = ()
    decks: tuple[Candidate, ...] = ()
    authors: tuple[Candidate, ...] = ()
    organisations: tuple[Candidate, ...] = ()  # those of the authors that the data itself types as organisations
    published: tuple[Candidate, ...] = ()
    modified: tuple[Candidate, ...] = ()
    datelines: tuple[Candidate, ...] = ()
    bodies: tuple[Candidate, ...] = ()  # articleBody and the like; paragraphs separated by newlines
    languages: tuple[Candidate, ...] = ()
    site_names: tuple[Candidate, ...] = ()
    urls: tuple[Candidate, ...] = ()
    sections: tuple[Candidate, ...] = ()
    tags: tuple[Candidate, ...] = ()
    images: tuple[Candidate, ...] = ()
    credits: tuple[Candidate, ...] = ()  # credit and source lines given as data
    figures: tuple[Figure, ...] = ()  # pictures that come with a caption or a credit

    def addresses(self, url: str | None) -> list[str]:
        """The page's own addresses; first the one that it was fetched from, if that is known."""
        return [url, *(c.value for c in self.urls)] if url else [c.value for c in self.urls]

    def outlets(self, url: str | None) -> frozenset[str]:
        """The keys of what the site goes by, see `site.names`."""
        return site.names((c.value for c in self.site_names), self.addresses(url))


_FIELDS = tuple(field for field in Metadata.__slots__ if field != "figures")
Found: TypeAlias = defaultdict[str, list[Candidate]]

_RULES = rules.read("metadata.toml")
_META: dict[str, tuple[str, int]] = {
    name: (field, rank) for field, names in _RULES["meta"].items() for rank, name in enumerate(names)
}
_MICRODATA: dict[str, str] = {name: field for field, names in _RULES["microdata"].items() for name in names}
_JSON_FIELDS: dict[str, tuple[str, ...]] = {f: tuple(names) for f, names in _RULES["json_ld"]["fields"].items()}
_NEEDLES: tuple[str, ...] = tuple(_RULES["json_ld"]["needles"])
_ARTICLES: dict[str, int] = {name: rank for rank, name in enumerate(_RULES["json_ld"]["articles"])}
_CAPTIONS: tuple[str, ...] = tuple(_RULES["json_ld"]["image"]["captions"])
_CREDITS: tuple[str, ...] = tuple(_RULES["json_ld"]["image"]["credits"])
_PAGES = frozenset(_RULES["json_ld"]["pages"])
_ORGANISATIONS = frozenset(_RULES["json_ld"]["organisations"])

VALUE = 2_000  # characters of a value that is no body: longer ones are a page's mistake
EACH = 60  # candidates kept for one field from one source
CHARACTERS_BELOW = 4_000  # characters below the headline in which a date without any mark may be the story's
TRODDEN = 8  # steps of a breadcrumb trail
STEP = 5  # words of a step: a longer one is the headline
STEPS = 3  # elements up from a heading to the trail it stands in
SCOPED = 30  # elements up from a property to the item it belongs to
KICKED = 12  # elements of a heading among which its kicker is
PART = 4  # characters of a part of a heading that stands on its own: shorter ones are initials or single words
HINTED = 160  # characters: a byline or a date with its label is shorter

_HOMES = frozenset(("", "index.html", "index.htm", "index.php", "home"))
# From the attributes up, in a fifth of the time that asking each element for them takes.
_with_property = cast(Callable[[etree._Element], list[etree._Element]], etree.XPath("//@itemprop/.."))
_tags = cast(Callable[[etree._Element], list[etree._Element]], etree.XPath("//a/@rel[. = 'tag']/.."))
_categories = cast(
    Callable[[etree._Element], list[etree._Element]], etree.XPath("//a/@rel[. = 'category tag' or . = 'category']/..")
)
# RDFa, as Drupal writes it: property="dc:date dc:created".
_created = cast(
    Callable[[etree._Element], list[etree._Element]],
    etree.XPath("//@property[contains(., 'dc:created') or contains(., 'schema:dateCreated')]/parent::*[@content]"),
)
_OF_INNER_PARTS = frozenset(_RULES["microdata_parts"]["inner"])
_OF_PARTS = frozenset(_RULES["microdata_parts"]["types"])
_NAMED = ("class", "id", "aria-label")
_PARTS = frozenset(("article", "header", "main", "section", "body"))
_WALKED = ("meta", "title", "h1", "time", "script", "link")


# Of words without any pattern, re finds one in a fourth of the time that regex takes.
_DATE_CLASS = re.compile(any_of(_RULES["hints"]["date"]))
_MODIFIED_CLASS = re.compile(any_of(_RULES["hints"]["modified"]))
_UNSEEN = re.compile(any_of(_RULES["hints"]["unseen"]))
_KICKER = re.compile(any_of(_RULES["hints"]["kicker"]))
_TRAIL = re.compile(any_of(_RULES["hints"]["trail"]))


def harvest(tree: etree._Element, deadline: float = inf) -> Metadata:
    """What `tree` (the root element of a parsed page) says of itself.

    Microdata is read only where data names no author, or nothing names a date; dates known by their class
    alone need a walk over all elements, which costs as much as the rest together: only where nothing names one. Neither
    is begun once the deadline (of `time.monotonic`) has passed.
    """
    metas: Found = defaultdict(list)
    dom: Found = defaultdict(list)
    micro: Found = defaultdict(list)
    scripts: list[str] = []
    _walk(tree, metas, dom, scripts)
    figures: list[Figure] = []
    data = _from_json_ld(scripts, metas, dom, figures)
    if not (data["sections"] or metas["sections"]):
        dom["sections"].extend(_trail(tree, scripts))
    is_dated = bool(data["published"] or metas["published"] or dom["published"])
    is_late = monotonic() >= deadline
    if not (is_late or (is_dated and data["authors"])):
        _read_properties(tree, micro, dom)
    if not (is_late or is_dated):
        _read_dates(tree, dom)
    sites = _sites(data, metas)
    if not _names_somebody(data["authors"], sites) and monotonic() < deadline:
        told = data["headlines"] + metas["headlines"] + dom["headlines"]
        titles = [fold(c.value) for c in told if not c.source.startswith("dom:")]
        is_named = _names_somebody(micro["authors"] + metas["authors"], sites)
        dom["authors"].extend(Candidate(*hint) for hint in hints.bylines(tree, titles, far=not is_named))
    if not (is_dated or micro["published"] or dom["published"]) and monotonic() < deadline:
        _read_dated_text(tree, dom)
    by_trust = (data, micro, metas, dom)
    # The document knows its language best, <meta> the name of the site and the address.
    others = {"languages": (dom, data, metas, micro), "site_names": (metas, data, micro, dom)}
    candidates = {field: _in_order(field, others.get(field, by_trust)) for field in _FIELDS}
    return Metadata(**candidates, figures=tuple(figures))


def _in_order(field: str, sources: tuple[Found, ...]) -> tuple[Candidate, ...]:
    return tuple(candidate for source in sources if field in source for candidate in source[field])


def _sites(data: Found, metas: Found) -> frozenset[str]:
    """How the site and the organisations of its data are called."""
    called = data["organisations"] + data["site_names"] + metas["site_names"]
    return site.names((c.value for c in called), (c.value for c in metas["urls"]))


def _names_somebody(authors: list[Candidate], sites: frozenset[str]) -> bool:
    """Whether an author is named that is no organisation, not the site or a part of its name, no login."""
    names = (c.value for c in authors if " " in c.value or not c.value.isascii())
    return any(not any(key in called for key in site.keys(name) for called in sites) for name in names)


# ---- the document: one walk over the few tags that speak ----


def _walk(tree: etree._Element, metas: Found, dom: Found, scripts: list[str]) -> None:
    ranked: defaultdict[str, list[tuple[int, Candidate]]] = defaultdict(list)
    titles: list[Candidate] = []
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or tree.get("xml:lang")
    if language:
        dom["languages"].append(Candidate(language, "dom:lang"))
    for element in tree.iter(*_WALKED):
        tag = element.tag
        if tag == "meta":
            _read_meta(element, ranked)
        elif tag == "script":
            kind = element.get("type")
            if kind and kind.strip().lower().startswith("application/ld+json") and element.text:
                scripts.append(element.text)
        elif tag == "time":
            _read_time(element, dom)
        elif tag == "link":
            if element.get("rel") == "canonical" and element.get("href"):
                metas["urls"].append(Candidate(element.get("href", "").strip(), "dom:canonical"))
        elif tag == "h1":
            field = "site_names" if _is_link_home(element) else "headlines"
            value = _lines(element)
            if value and len(value) <= VALUE and len(dom[field]) < EACH:
                dom[field].append(Candidate(value, "dom:trail" if _is_trail(element) else "dom:h1"))
                if field == "headlines" and len(element):
                    _add(dom[field], _without_kicker(element), "dom:no-kicker")
        elif not titles and tag == "title" and not _in_drawing(element):
            _add(titles, _words(element), "title")
    dom["headlines"].extend(titles)
    for field, candidates in ranked.items():
        candidates.sort(key=_rank)
        metas[field].extend(candidate for _, candidate in candidates)


def _is_link_home(heading: etree._Element) -> bool:
    """Whether a heading links to the site's front page: then it is the site's name."""
    link = next(heading.iter("a"), None)
    return link is not None and _is_home(link.get("href", ""))


def _is_home(address: str) -> bool:
    """Whether an address is that of a site's front page."""
    address = address.strip()
    if not address or address.startswith(("#", "?")):
        return False
    path = address.partition("://")[2].partition("/")[2] if "://" in address else address
    return path.strip("./") in _HOMES


def _is_trail(heading: etree._Element) -> bool:
    """Whether a heading stands in a breadcrumb trail or a menu: many sites set their <h1> there, in words for search
    engines, and another heading over the story."""
    if _TRAIL.search(heading.get("class", "").lower()):
        return True
    for element in islice(heading.iterancestors(), STEPS):
        if element.tag in ("li", "nav") or _TRAIL.search(f"{element.get('class')} {element.get('id')}".lower()):
            return True
        if element.tag in _PARTS:
            break
    return False


def _in_drawing(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag not in ("head", "body", "html")


def _rank(entry: tuple[int, Candidate]) -> int:
    return entry[0]


def _read_meta(element: etree._Element, ranked: defaultdict[str, list[tuple[int, Candidate]]]) -> None:
    get = element.get
    name = (get("property") or get("name") or get("itemprop") or get("http-equiv") or "").strip().lower()
    slot = _META.get(name)
    if not slot and " " in name:  # "dc:title og:title"
        name = next(filter(_META.__contains__, name.split()), "")
        slot = _META.get(name)
    if slot:
        field, rank = slot
        value = clean(get("content") or get("value") or "")  # some archives rewrite content into value
        if value and len(value) <= VALUE and len(ranked[field]) < EACH:
            ranked[field].append((rank, Candidate(value, f"meta:{name}")))


def _read_time(element: etree._Element, dom: Found) -> None:
    value = element.get("datetime") or element.get("content") or _words(element)
    told = f"{element.get('class', '')} {element.get('itemprop', '')}"
    is_change = _MODIFIED_CLASS.search(told) and "ublished" not in told
    _add(dom["modified" if is_change else "published"], value, "dom:time")


def _words(element: etree._Element, limit: int = VALUE) -> str:
    """An element's text on one line."""
    if not len(element):
        return clean(element.text or "")
    return innertext.line(innertext.texts(element), limit)


def _said(part: etree._Element) -> str:
    """The text of a part of an element, "" where it is none on display."""
    return innertext.line(innertext.texts(part)) if part.tag not in innertext.SILENT else ""


def _lines(element: etree._Element) -> str:
    """An element's text, a line for each of its parts: some sites set a kicker inside <h1>."""
    while len(element) == 1 and not (element.text or "").strip() and not (element[0].tail or "").strip():
        element = element[0]
    if not 0 < len(element) <= EACH:  # more are words or letters rather than lines
        return _words(element)
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str):
            said = _said(child)
            is_unseen = _UNSEEN.search(child.get("class", "")) and any(map(str.isalpha, said))  # a colon there counts
            parts.append("" if is_unseen else said)
        parts.append(child.tail or "")
    return "\n".join(filter(None, map(clean, parts))) if _is_apart(parts) else _words(element)


def _without_kicker(heading: etree._Element) -> str:
    """The text behind the part of a heading whose class calls it a kicker; "" where none is called so."""
    for element in islice(heading.iter("*"), KICKED):
        names = element.get("class")
        if names and element is not heading and _KICKER.search(names.lower()):
            behind = [element.tail or ""]
            while element is not heading:
                for other in islice(element.itersiblings("*"), KICKED):
                    behind += [_said(other), other.tail or ""]
                parent = element.getparent()
                element = heading if parent is None else parent
                if element is not heading:
                    behind.append(element.tail or "")
            return clean(" ".join(behind)).lstrip(" :|/–—-")
    return ""


def _is_apart(parts: list[str]) -> bool:
    """Whether the parts are lines of their own rather than emphasis within one."""
    filled = [part for part in parts if part and not part.isspace()]
    return all(len(part) >= PART and part.lstrip()[0] not in ",.;!?)" for part in filled)


def _add(found: list[Candidate], value: str | None, source: str) -> None:
    value = clean(value) if value else ""
    if value and len(value) <= VALUE and len(found) < EACH:
        found.append(Candidate(value, source))


# ---- JSON-LD ----


def _trail(tree: etree._Element, scripts: list[str]) -> list[Candidate]:
    """The parts of the site that lead to the story, as the breadcrumb trail has them: of data or on display."""
    told = [node for script in scripts if "BreadcrumbList" in script for node in jsonld.nodes(jsonld.load(script))]
    steps = next((list(_steps(node)) for node in told if "BreadcrumbList" in jsonld.type_names(node)), [])
    if steps:
        return [Candidate(step, "json-ld") for step in steps]
    for element in tree.iter("nav", "ol", "ul"):
        names = [name for key in _NAMED if (name := element.get(key))]
        if names and _TRAIL.search(" ".join(names).lower()):
            links = list(islice(element.iter("a"), EACH))
            steps = [_words(link) for link in links if not _is_home(link.get("href", ""))]
            if len(links) <= TRODDEN:  # more are menus
                return [Candidate(step, "dom:trail") for step in steps if step and len(step.split()) <= STEP]
    return []


def _steps(trail: jsonld.Node) -> Iterator[str]:
    """The names in a BreadcrumbList, but the front page's, those that lead nowhere, as the story itself, and those as
    long as headlines."""
    steps = trail.get("itemListElement") or trail.get("ItemListElement")
    for step in (steps if isinstance(steps, list) else [steps])[:TRODDEN]:
        if not isinstance(step, dict) or not step.get("item") or any(map(_is_home, _urls(step["item"]))):
            continue
        name = next(jsonld.first_words(step["name"] if "name" in step else step["item"]), "")
        if 0 < len(name.split()) <= STEP:
            yield clean(plain_text(name))


def _from_json_ld(scripts: list[str], metas: Found, dom: Found, figures: list[Figure]) -> Found:
    data: Found = defaultdict(list)
    found: list[jsonld.Node] = []
    for script in scripts:
        if any(needle in script for needle in _NEEDLES):
            found.extend(jsonld.nodes(jsonld.load(script)))
    if not found:
        return data
    known = jsonld.references(found)
    for node in _own(found, metas, dom):
        _read_node(node, known, data)
        _read_images(node.get("image"), known, data, figures)
    return data


def _own(found: list[jsonld.Node], metas: Found, dom: Found) -> list[jsonld.Node]:
    """The nodes that describe this page's story, best first: articles whose address or headline is the page's,
    or the only article there is; then descriptions of the page as such."""
    articles: list[tuple[int, jsonld.Node]] = []
    pages: list[jsonld.Node] = []
    for node in found:
        kinds = jsonld.type_names(node)
        rank = min((_ARTICLES[kind] for kind in kinds if kind in _ARTICLES), default=None)
        if rank is not None:
            articles.append((rank, node))
        elif not _PAGES.isdisjoint(kinds):
            pages.append(node)
    articles.sort(key=_rank_of_node)
    if len(articles) > 1:
        addresses = {_address(c.value) for c in metas["urls"]}
        titles = [fold(c.value) for c in metas["headlines"] + dom["headlines"]]
        agreeing = [node for _, node in articles if _agrees(node, addresses, titles)]
        return (agreeing if titles or addresses else [articles[0][1]]) + pages
    return [node for _, node in articles] + pages


def _rank_of_node(entry: tuple[int, jsonld.Node]) -> int:
    return entry[0]


def _agrees(node: jsonld.Node, addresses: set[str], titles: list[str]) -> bool:
    own = {_address(url) for key in ("url", "mainEntityOfPage", "@id") for url in _urls(node.get(key))}
    if own & addresses:
        return True
    headline = fold(html.unescape(next(jsonld.first_words(node.get("headline") or node.get("name")), "")))
    return bool(headline) and any(headline in title or (len(title) > 15 and title in headline) for title in titles)


def _urls(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    if isinstance(value, str):
        yield value


def _address(url: str) -> str:
    """An address without scheme, query, fragment and closing slash, for comparing."""
    return url.strip().lower().partition("#")[0].partition("?")[0].partition("://")[2].removeprefix("www.").rstrip("/")


def _read_node(node: jsonld.Node, known: dict[str, jsonld.Node], data: Found) -> None:
    is_article = not _ARTICLES.keys().isdisjoint(jsonld.type_names(node))
    for field, keys in _JSON_FIELDS.items():
        if field == "headlines" and not is_article:
            continue
        for key in keys:
            if key in node:
                _read_values(data[field], node[key], field == "bodies")
    if is_article or not data["authors"]:
        _read_people(node.get("author") or node.get("creator"), known, data)
    for value in jsonld.first_words(_resolved(node.get("publisher"), known)):
        _add(data["site_names"], html.unescape(value), "json-ld")
    for key in ("url", "mainEntityOfPage", "@id"):
        for url in _urls(node.get(key)):
            _add(data["urls"], url.partition("#")[0], "json-ld")


def _read_values(found: list[Candidate], value: Any, is_body: bool) -> None:
    for words in jsonld.first_words(value):
        if is_body:
            text = plain_text(words)
            if text:
                found.append(Candidate(text, "json-ld"))
        else:
            _add(found, plain_text(words) if "<" in words or "&" in words else words, "json-ld")


def _resolved(value: Any, known: dict[str, jsonld.Node]) -> Any:
    """The object that {"@id": …} points to, or the value itself."""
    if isinstance(value, dict) and len(value) <= 2 and isinstance(value.get("@id"), str):
        return known.get(value["@id"], value)
    return value


def _read_people(value: Any, known: dict[str, jsonld.Node], data: Found) -> None:
    for one in value if isinstance(value, list) else [value]:
        person = _resolved(one, known)
        names = person.get("name") if isinstance(person, dict) else person
        kinds = jsonld.type_names(person) if isinstance(person, dict) else ()
        is_organisation = "Person" not in kinds and not _ORGANISATIONS.isdisjoint(kinds)  # some plugins say both
        for name in jsonld.first_words(names):
            _add(data["authors"], html.unescape(name), "json-ld")
            if is_organisation:
                _add(data["organisations"], html.unescape(name), "json-ld")


def _read_images(value: Any, known: dict[str, jsonld.Node], data: Found, figures: list[Figure]) -> None:
    for one in (value if isinstance(value, list) else [value])[:EACH]:
        image: jsonld.Node = _resolved(one, known) if isinstance(one, dict) else {"url": one}
        found = (next(jsonld.first_words(image.get(key)), None) for key in ("contentUrl", "url", "@id"))
        url = next(filter(None, found), None)
        if url:
            _add(data["images"], url, "json-ld")
            caption, credit = (_joined(image, keys) for keys in (_CAPTIONS, _CREDITS))
            if caption or credit:
                figures.append(Figure(url, caption, credit, "json-ld"))


def _joined(node: jsonld.Node, keys: tuple[str, ...]) -> str | None:
    """What the first of the properties that is there says."""
    words = (next(jsonld.first_words(node.get(key)), "") for key in keys)
    return next((clean(plain_text(word)) for word in words if word.strip() and len(word) <= VALUE), None)


# ---- microdata and classes ----


def _read_properties(tree: etree._Element, micro: Found, dom: Found) -> None:
    for element in _with_property(tree):
        _read_property(element, element.get("itemprop", ""), micro)
    for element in _tags(tree):
        _add(dom["tags"], _words(element), "dom:rel-tag")
    for element in islice(_categories(tree), EACH):
        _add(dom["sections"], _words(element), "dom:rel-category")
    for element in islice(_created(tree), 1):  # the first: those behind it are comments'
        _add(micro["published"], element.get("content"), "microdata")


def _read_dates(tree: etree._Element, dom: Found) -> None:
    """Short texts whose class says that they are a date, those near the headline first."""
    judged: dict[str | None, bool] = {None: False}  # a class string is judged once
    days: list[Candidate] = []
    places: list[int] = []
    heading = next(tree.iter("h1"), None)
    headline = 0
    for place, element in enumerate(tree.iter("*")):
        names = element.get("class")
        if names not in judged:
            judged[names] = bool(_DATE_CLASS.search(names or ""))
        if judged[names]:
            _read_hinted(element, days)
            places.extend([place] * (len(days) - len(places)))
        if element is heading:
            headline = place
    nearest = sorted(range(len(days)), key=lambda i: abs(places[i] - headline))  # far off are other stories' dates
    dom["published"].extend(days[i] for i in nearest)


def _read_property(element: etree._Element, names: str, micro: Found) -> None:
    for name in names.lower().split()[:10]:
        field = _MICRODATA.get(name)
        if field and len(micro[field]) < EACH and not _is_of_part(element):
            _add(micro[field], _property(element), "microdata")


def _is_of_part(element: etree._Element) -> bool:
    """Whether a property is that of a picture, a comment, a customer's review, and not of the story."""
    scope = next((e for e in islice(element.iterancestors(), SCOPED) if e.get("itemscope") is not None), None)
    kind = scope.get("itemtype", "").rstrip("/").rpartition("/")[2] if scope is not None else ""
    return kind in _OF_PARTS or (kind in _OF_INNER_PARTS and scope is not None and scope.get("itemprop") is not None)


def _property(element: etree._Element) -> str:
    """The value of a microdata property: its attribute where the element has one, a nested item's name, or its text."""
    value = element.get("content") or element.get("datetime") or (element.tag == "abbr" and element.get("title"))
    if value:
        return value
    if element.get("itemscope") is not None:
        for part in islice(element.iter("*"), EACH):
            if part.get("itemprop") == "name":
                return part.get("content") or _words(part)
    return _words(element)


def _read_hinted(element: etree._Element, days: list[Candidate]) -> None:
    value = (element.tag == "abbr" and element.get("title")) or _words(element, HINTED)
    if len(value) < HINTED and DAY_LIKE.search(value):
        _add(days, value, "dom:date")


def _read_dated_text(tree: etree._Element, dom: Found) -> None:
    """Short texts that may name a day: those just below the headline first, then those above it."""
    above: list[Candidate] = []
    below: list[Candidate] = []
    found, passed = above, 0
    for element in tree.iter("*"):
        if element.tag == "h1":
            found, passed = below, 0
        own = element.text if element.tag not in innertext.SILENT else None
        for text in (own, element.tail):
            if text and not text.isspace():
                text = text.strip()
                passed += len(text)
                if 8 <= len(text) <= HINTED and DAY_LIKE.search(text):
                    _add(found, text, "dom:text")
        if found is below and passed > CHARACTERS_BELOW:
            break
    dom["published"].extend(below + above)
