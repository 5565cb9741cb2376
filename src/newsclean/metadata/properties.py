"""Properties that elements of the page bear: microdata and RDFa."""

from collections import defaultdict
from itertools import islice

from lxml import etree

from newsclean import rules
from newsclean.innertext import words
from newsclean.metadata.candidates import EACH, Found, add, finder

__all__ = ["read_properties"]

_RULES = rules.read("metadata.toml")
_FIELDS: dict[str, str] = {name: field for field, names in _RULES["microdata"].items() for name in names}
# The names of a field behind its first: "datecreated" is read after all "datepublished".
_SECOND = frozenset(name for names in _RULES["microdata"].values() for name in names[1:])
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
    second: Found = defaultdict(list)
    for element in _with_property(tree):
        _read_property(element, element.get("itemprop", ""), properties, second)
    for field, found in second.items():
        properties[field].extend(found)
    for element in islice(_created(tree), 1):  # the first: those behind it are comments'
        add(properties["published"], element.get("content"), "microdata")


def _read_property(element: etree._Element, names: str, first: Found, second: Found) -> None:
    for name in names.lower().split()[:NAMES]:
        field = _FIELDS.get(name)
        found = second if name in _SECOND else first
        if field and len(found[field]) < EACH and not _is_of_part(element):
            add(found[field], _value(element), "microdata")


def _is_of_part(element: etree._Element) -> bool:
    """Whether a property is that of a picture, a comment, a customer's review, and not of the story."""
    scope = next((e for e in islice(element.iterancestors(), SCOPED) if e.get("itemscope") is not None), None)
    kind = scope.get("itemtype", "").rstrip("/").rpartition("/")[2] if scope is not None else ""
    return kind in _OF_PARTS or (kind in _OF_INNER_PARTS and scope is not None and scope.get("itemprop") is not None)


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
