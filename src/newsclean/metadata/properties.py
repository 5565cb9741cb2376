"""Properties that elements of the page bear: microdata and RDFa."""

from collections import defaultdict
from itertools import islice

from lxml import etree

from newsclean import rules
from newsclean.innertext import words
from newsclean.metadata.candidates import EACH, Found, add, finder
from newsclean.metadata.meta import Ranked, add_ranked, ranks

__all__ = ["read_properties"]

_RULES = rules.read("metadata.toml")
_FIELDS = ranks("microdata")
_OF_PARTS = frozenset(_RULES["microdata_parts"]["types"])
_OF_INNER_PARTS = frozenset(_RULES["microdata_parts"]["inner"])

NAMES = 10  # properties that one element bears
SCOPED = 30  # elements up from a property to the item it belongs to

# Attributes of elements, as those of any node are asked of texts too: a quarter of the time.
_with_property = finder("//*/@itemprop/..")
# RDFa, as Drupal writes it: property="dc:date dc:created".
_created = finder("//*/@property[contains(., 'dc:created') or contains(., 'schema:dateCreated')]/parent::*[@content]")


def read_properties(tree: etree._Element, properties: Found) -> None:
    """Adds the properties of the story."""
    ranked: Ranked = defaultdict(list)
    for element in _with_property(tree):
        for name in element.get("itemprop", "").lower().split()[:NAMES]:
            slot = _FIELDS.get(name)
            if slot and len(ranked[slot]) < EACH and not _is_of_part(element):
                add(ranked[slot], _value(element), "microdata")
    add_ranked(ranked, properties)
    for element in islice(_created(tree), 1):  # the first: those behind it are comments'
        add(properties["published"], element.get("content"), "microdata")


def _is_of_part(element: etree._Element) -> bool:
    """Whether a property is that of a picture, a comment, a customer's review, and not of the story."""
    scope = next((e for e in islice(element.iterancestors(), SCOPED) if e.get("itemscope") is not None), None)
    if scope is None:
        return False
    kind = scope.get("itemtype", "").rstrip("/").rpartition("/")[2]
    return kind in _OF_PARTS or (kind in _OF_INNER_PARTS and scope.get("itemprop") is not None)


def _value(element: etree._Element) -> str:
    """The value of a microdata property: its attribute where the element has one, a nested item's name, or its text."""
    value = element.get("content") or element.get("datetime") or (element.tag == "abbr" and element.get("title"))
    if value:
        return value
    if element.get("itemscope") is not None:
        for part in islice(element.iter("*"), EACH):
            if part.get("itemprop") == "name":
                return part.get("content") or words(part)
    return words(element)
