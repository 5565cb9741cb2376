"""Is this element furniture? Does this line read like it? One concept, one rule set: `rules/furniture.toml`.

An element is judged by its tag and by the words in its class and id, nothing else, so a verdict can be kept for each
distinct label. Text is judged by whole lines, by how lines begin, and by how captions end.
"""

from newsclean.noise.elements import STATES, element_rule, label_words
from newsclean.noise.endings import without_end
from newsclean.noise.lines import ELSEWHERE, is_furniture, is_section, line_rule, line_rules, reads_as

__all__ = [
    "ELSEWHERE",
    "STATES",
    "element_rule",
    "is_furniture",
    "is_section",
    "label_words",
    "line_rule",
    "line_rules",
    "reads_as",
    "without_end",
]
