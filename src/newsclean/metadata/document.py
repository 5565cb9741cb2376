"""One walk over the few elements that speak of the story: <meta>, <title>, <h1>, <time>, <script> and <link>; in news
markup (NITF, NewsML) <hl1>, <byline>, <dateline> and their like.
"""

from collections import defaultdict

from lxml import etree

from newsclean.innertext import words
from newsclean.metadata.candidates import Candidate, Found, add
from newsclean.metadata.headings import read_heading, read_large
from newsclean.metadata.meta import Ranked, add_ranked, ranks, read_meta
from newsclean.metadata.times import read_time

__all__ = ["read_document"]

_NAMED = {name: field for name, (field, _) in ranks("elements").items()}
_SOURCES = {"authors": "dom:byline"}  # for <by> too
# The attribute of each that is the day.
_DATED = {"pubdata": "date.publication", "newsitem": "date", "date.issue": "norm"}
_WALKED = ("meta", "title", "h1", "time", "script", "link", *_NAMED, *_DATED)


def read_document(tree: etree._Element, metas: Found, dom: Found) -> list[str]:
    """Adds what the elements say, and gives the scripts of JSON-LD.

    On a page with an <h1> those of news markup are some program's own, and may be other stories'.
    """
    ranked: Ranked = defaultdict(list)
    titles: list[Candidate] = []
    scripts: list[str] = []
    markup: Found = defaultdict(list)
    _read_language(tree, dom)
    for element in tree.iter(*_WALKED):
        tag = element.tag
        if tag == "meta":
            read_meta(element, ranked)
        elif tag == "script":
            is_data = element.get("type", "").strip().lower().startswith("application/ld+json")
            if is_data and element.text:  # in this order: the text of other scripts is long
                scripts.append(element.text)
        elif tag == "time":
            read_time(element, dom)
        elif tag == "link":
            if element.get("rel") == "canonical" and element.get("href"):
                metas["urls"].append(Candidate(element.get("href", "").strip(), "dom:canonical"))
        elif tag == "h1":
            read_heading(element, dom)
        elif tag in _NAMED:
            field = _NAMED[tag]
            add(markup[field], words(element), _SOURCES.get(field, f"dom:{tag}"))
        elif tag in _DATED:
            add(markup["published"], element.get(_DATED[tag]), f"dom:{tag}")
            add(markup["site_names"], element.get("name"), f"dom:{tag}")
        elif not titles and not _is_in_drawing(element):
            add(titles, words(element), "title")
    add_ranked(ranked, metas)
    if next(tree.iter("h1"), None) is None:
        for field, told in markup.items():
            dom[field].extend(told)
        if not metas["headlines"]:
            read_large(tree, dom)
    dom["headlines"].extend(titles)
    return scripts


def _read_language(tree: etree._Element, dom: Found) -> None:
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or tree.get("xml:lang")
    if language:
        dom["languages"].append(Candidate(language, "dom:lang"))


def _is_in_drawing(title: etree._Element) -> bool:
    parent = title.getparent()
    return parent is not None and parent.tag not in ("head", "body", "html")
