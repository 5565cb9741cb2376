"""Every rule on furniture does what its examples say."""

import pytest

from newsclean import rules
from newsclean.noise import element_rule, line_rule, line_rules

RULES = rules.read("furniture.toml")


@pytest.mark.parametrize("rule", RULES["line"], ids=lambda r: r["id"])
def test_line_rule(rule):
    for line in rule["drop"]:
        assert rule["id"] in {found.id for found in line_rules(line)}, line
    for line in rule["keep"]:
        assert rule["id"] not in {found.id for found in line_rules(line)}, line


@pytest.mark.parametrize("rule", RULES["element"], ids=lambda r: r["id"])
def test_element_rule(rule):
    for example in rule["drop"]:
        assert element_rule(*example.split(" ", 1)) == rule["id"], example
    for example in rule["keep"]:
        assert element_rule(*example.split(" ", 1)) is None, example


@pytest.mark.parametrize("table", rules.tables("furniture").values(), ids=rules.tables("furniture"))
def test_wordings_of_a_language(table):
    names = {rule["id"].removeprefix("line.") for rule in RULES["line"] if rule["match"] != "pattern"}
    assert table.keys() <= names
    for text in table.values():
        wordings = [" ".join(wording.split()) for wording in text.split("|")]
        assert all(wordings) and text == text.lower()
        assert len(set(wordings)) == len(wordings)


def test_ids_are_distinct_and_say_why():
    every = [*RULES["line"], *RULES["element"]]
    assert len({r["id"] for r in every}) == len(every)
    assert all(r["why"] and r["drop"] and r["keep"] for r in every)


@pytest.mark.parametrize("one", ["À lire aussi", "Lo más leído", "Don’t miss", "İlgili Haberler"])
@pytest.mark.parametrize("other", [str.upper, str.lower])
def test_letters_that_are_written_in_several_ways_are_one(one, other):
    plain = str.maketrans("Àáí’İ", "Aai'i")
    assert line_rule(one) is not None
    assert line_rule(other(one)) == line_rule(one) == line_rule(one.translate(plain))


@pytest.mark.parametrize(
    "line", ["📲 Siga o canal do Lago no WhatsApp", "✉️ Sign up for our newsletter", "🔴 Read more: The mill"]
)
def test_a_prompt_may_open_with_a_picture(line):
    rule = line_rule(line)
    assert rule is not None and rule.effect == "drop"
    assert line_rule("🔴 The mayor said that the town was ready.") is None
