"""Does this line read like furniture?"""

from collections.abc import Container
from functools import cache, lru_cache

from newsclean.noise.endings import ending_rules
from newsclean.noise.openings import opening_rules
from newsclean.noise.wording import LineRule, entries, folded, texts

__all__ = ["ELSEWHERE", "is_furniture", "is_section", "line_rule", "line_rules", "reads_as"]

ELSEWHERE = frozenset(("line.related", "line.read-more"))  # the rules on lines that announce other stories
ADVERTISEMENT = "line.advertisement"
# Longer blocks are no furniture by their wording: notices of consent and what players ask for have up to so many
# characters. Of 109 annotated blocks between the two that begin in words of a rule that drops 3 are body.
LONGEST = 600


def line_rule(text: str) -> LineRule | None:
    """The first rule that a line of text matches, or None; blocks longer than `LONGEST` match none.

    >>> line_rule("Read more: Council delays vote").id, line_rule("Readers wrote in.")
    ('line.read-more', None)
    >>> line_rule("Advertisement Loading...").id
    'line.site'
    """
    return _line_rule(text) if len(text) <= LONGEST else None


@lru_cache(maxsize=8192)  # the lines of a body are asked for twice, those of a menu on each page of a site
def _line_rule(text: str) -> LineRule | None:
    return next(iter(line_rules(text)), None) or _behind_advertisement(text)


def _behind_advertisement(text: str) -> LineRule | None:
    """The rule that is sure of what stands in a line behind a word for an advertisement: "Publicité Lire la suite"."""
    first, _, rest = text.partition(" ")
    if not rest or folded(first) not in _advertisements():
        return None
    rule = _line_rule(rest)
    return rule if rule and rule.effect != "hint" else None


@cache
def _advertisements() -> frozenset[str]:
    """The single words for an advertisement."""
    return frozenset(words for data, rule in entries("line") if rule.id == ADVERTISEMENT for words in texts(data))


def reads_as(text: str, ids: Container[str]) -> bool:
    """Whether the rule that a line matches is one of these.

    >>> reads_as("Read more: Council delays vote", {"line.read-more"})
    True
    """
    rule = line_rule(text)
    return rule is not None and rule.id in ids


def is_furniture(text: str) -> bool:
    """Whether a line matches a rule that is sure.

    >>> is_furniture("Advertisement"), is_furniture("Sport"), is_furniture("Readers wrote in.")
    (True, False, False)
    """
    rule = line_rule(text)
    return rule is not None and rule.effect != "hint"


def is_section(words: str) -> bool:
    """Whether the words name a section of a site.

    >>> is_section("Sport"), is_section("Ada Weir")
    (True, False)
    """
    return bool(words) and reads_as(words, ("line.section",))


def line_rules(text: str) -> list[LineRule]:
    """All rules that a line matches, once for each of their texts; those that are sure come first."""
    found = ending_rules(text) + opening_rules(text)
    return sorted(found, key=lambda rule: rule.effect == "hint")
