"""Does this line read like furniture?"""

from collections.abc import Container
from functools import lru_cache

from newsclean.noise.endings import ending_rules
from newsclean.noise.openings import opening_rules
from newsclean.noise.wording import LineRule

__all__ = ["ELSEWHERE", "is_furniture", "is_section", "line_rule", "line_rules", "reads_as"]

ELSEWHERE = frozenset(("line.related", "line.read-more"))  # the rules on lines that announce other stories
# Longer blocks are no furniture by their wording: notices of consent and what players ask for have up to so many
# characters. Of 109 annotated blocks between the two that begin in words of a rule that drops 3 are body.
LONGEST = 600


def line_rule(text: str) -> LineRule | None:
    """The first rule that a line of text matches, or None; blocks longer than `LONGEST` match none.

    >>> line_rule("Read more: Council delays vote").id, line_rule("Readers wrote in.")
    ('line.read-more', None)
    """
    return _line_rule(text) if len(text) <= LONGEST else None


@lru_cache(maxsize=8192)  # the lines of a body are asked for twice, those of a menu on each page of a site
def _line_rule(text: str) -> LineRule | None:
    return next(iter(line_rules(text)), None)


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
