"""Scoring is arithmetic on blocks: what it says of blocks made by hand."""

from math import exp, isfinite
from random import Random

import pytest

from newsclean.blocks import Block, Scope
from newsclean.score import (
    FEATURES,
    LINE_FEATURES,
    Columns,
    Features,
    Forest,
    features,
    line_features,
    model,
    probabilities,
    scene,
)
from newsclean.score.forest import FEW, LANE, REMEMBERED
from newsclean.score.scene import Weights

ROOT = Scope(1, Scope(0, None, "html", ""), "body", "")
ARTICLE = Scope(3, Scope(2, ROOT, "main", "site-main"), "article", "post")
STORY = Scope(4, ARTICLE, "div", "article-body")
MENU = Scope(50, Scope(49, ROOT, "footer", "footer"), "ul", "menu links")
SENTENCES = (
    "The ferry over the lake runs again from Monday on, the town council said on Friday after a meeting of four hours.",
    "It had stood still since March, when ice broke the landing stage, both of the ramps and a much loved bench.",
    "“We have missed it,” said the mayor, who lives on the other bank and has rowed to work for all of the spring.",
    "A new captain, who learned the trade on a wider river, will take the wheel at six in the morning, the firm said.",
    "The first hundred passengers travel free, and the band of the fire brigade will play on both of the banks.",
)
ODD = (
    "",
    "\U0001f600",
    "0",
    "，" * 50,
    "\u0301",
    "ก" * 3000,
    "<" * 500,
    "a" * 100_000,
    "a " * 5000,
    "»»»",
    "١٢٣",
    "-",
    "\u202eabc",
)
ODD_BLOCKS = tuple(Block(text) for text in ODD if text)


def paragraph(number: int, text: str) -> Block:
    return Block(text, scope=Scope(10 + number, STORY, "p", ""), link_chars=0, bold_chars=0)


def link(number: int, text: str) -> Block:
    return Block(text, "list_item", Scope(60 + number, MENU, "li", "menu-item"), link_chars=len(text), bold_chars=0)


HEADING = Block("Ferry runs again", "heading", Scope(9, ARTICLE, "h1", "title"), 0, 0)
PAGE = (
    HEADING,
    *(paragraph(i, text) for i, text in enumerate(SENTENCES)),
    *(link(i, text) for i, text in enumerate(("Imprint", "Contact us", "Work with us", "All of our newsletters"))),
)
TEXT = tuple(Block(block.text, block.kind) for block in PAGE)


def scored(blocks: tuple[Block, ...]) -> list[float]:
    return probabilities(features(blocks, model().labels, "Ferry runs again"), model().tree)


def test_paragraphs_among_paragraphs_score_above_a_list_of_links():
    likely = scored(PAGE)
    assert min(likely[1:6]) > 0.5 > max(likely[6:])


def test_the_same_without_markup():
    likely = probabilities(line_features(TEXT, model().vocabulary), model().text)
    assert min(likely[1:6]) > 0.5 > max(likely[6:])


def test_paragraphs_score_lower_under_a_furniture_label():
    box = Scope(4, ARTICLE, "div", "related-posts sidebar widget")
    moved = tuple(b._replace(scope=b.scope._replace(parent=box)) if b.scope.parent is STORY else b for b in PAGE)
    assert sum(scored(moved)[1:6]) < sum(scored(PAGE)[1:6])


def test_a_lone_sentence_among_links_scores_lower_than_one_among_sentences():
    among = scored(PAGE)[3]
    alone = PAGE[6]._replace(text=SENTENCES[2], link_chars=len(SENTENCES[2]))
    assert scored((*PAGE[:6], alone, *PAGE[7:]))[6] < among


def test_a_row_has_a_value_for_each_feature():
    assert {len(row) for row in features(PAGE, Weights({})).rows} == {len(FEATURES)}
    assert {len(row) for row in line_features(TEXT, {}).rows} == {len(LINE_FEATURES)}
    assert len(set(FEATURES)) == len(FEATURES)
    assert len(set(LINE_FEATURES)) == len(LINE_FEATURES)


@pytest.mark.parametrize(
    "blocks", [ODD_BLOCKS, *((block,) for block in ODD_BLOCKS)], ids=lambda b: b[0].text[:3] or "all"
)
def test_odd_text_has_finite_features(blocks):
    in_tree = [
        b._replace(scope=Scope(10 + i, STORY, "td", b.text[:50]), link_chars=10**6) for i, b in enumerate(blocks)
    ]
    for found in (
        line_features(blocks, {}),
        features(in_tree, Weights({})),
        features(in_tree, Weights({}), "\u0301", "a" * 100),
    ):
        assert found.size == len(blocks)
        assert all(isfinite(value) for row in found.rows for value in row)


def test_no_blocks():
    assert features((), Weights({})) == line_features((), {}) == Features(0)
    assert probabilities(Features(0), model().tree) == []


def test_a_page_of_blocks_without_scope_has_no_features_of_a_tree():
    assert features((Block("One."),), Weights({})) == Features(1)
    assert probabilities(Features(1), model().tree) == [0.0]


def test_rows_do_not_depend_on_what_was_scored_before():
    first = features(PAGE, model().labels, "Ferry runs again")
    features(PAGE[::-1], Weights({"post": 3.0}), "Another")
    assert features(PAGE, model().labels, "Ferry runs again") == first


def test_the_copy_of_a_paragraph_and_the_witness_are_seen():
    copies, witnessed = FEATURES.index("copies"), FEATURES.index("witnessed")
    blocks = (*PAGE[:3], PAGE[2], *PAGE[3:])
    rows = features(blocks, Weights({}), None, SENTENCES[1]).rows
    assert [row[copies] for row in rows[:4]] == [1, 1, 2, 2]
    assert [row[witnessed] for row in rows[1:4]] == [0.0, 1.0, 1.0]


@pytest.mark.parametrize("words", [{}, {"article": 2.0, "menu": -2.0}])
def test_weights_of_words_are_summed_by_label(words):
    own, parent = FEATURES.index("own_sum"), FEATURES.index("parent_sum")
    block = PAGE[1]._replace(scope=Scope(10, STORY, "p", "menu menu-text"))
    row = features((block, *PAGE[2:]), Weights(words)).rows[0]
    assert (row[own], row[parent]) == (words.get("menu", 0.0), words.get("article", 0.0))


# The model that is shipped


@pytest.mark.parametrize(("forest", "names"), [("tree", FEATURES), ("text", LINE_FEATURES)])
def test_forests_are_whole(forest, names):
    chosen = getattr(model(), forest)
    used = set(chosen.tests)
    assert all(0 <= feature < len(names) for feature in used)
    assert all(0 < leaves <= chosen.every for leaves in chosen.digits)
    assert len(used) > len(names) / 2  # a forest fitted on other features would leave most of these alone


def test_words_have_finite_weights():
    for words in (model().labels.words, model().vocabulary):
        assert words
        assert all(word == word.lower() and isfinite(weight) for word, weight in words.items())


def test_no_more_labels_are_kept_than_the_pages_of_a_site_have():
    weights = Weights({"story": 1.5, "menu": -2.0})
    found = [weights["div", f"menu-{n} story"] for n in range(scene.REMEMBERED + 10)]
    assert set(found) == {(-2.0, 1.5, -0.5)}
    assert len(weights) <= scene.REMEMBERED


def test_the_words_of_a_line_and_of_those_beside_it_are_weighed():
    words = {"^bridge": 1.0, "reopens": 2.0, "tickets": -3.0}
    rows = line_features([Block("Bridge reopens today"), Block("Tickets here"), Block("Nobody knows")], words).rows
    first, last = map(LINE_FEATURES.index, ("least_weight", "after_weight"))
    assert [row[first : last + 1] for row in rows] == [
        (0.0, 2.0, 3.0, 0.0, 0.0, -3.0, -3.0),
        (-3.0, 0.0, -3.0, 0.0, 3.0, 0.0, 0.0),
        (0.0, 0.0, 0.0, -3.0, -3.0, 0.0, 0.0),
    ]


def of_rows(rows: list[tuple[float, ...]]) -> Features:
    return Features(len(rows), range(len(rows)), [Columns(list(zip(*rows, strict=True)))])


def walked(tree: list | float, row: tuple[float, ...]) -> float:
    """What a tree says of a row, by its definition."""
    while isinstance(tree, list):
        feature, threshold, left, right = tree
        tree = left if row[feature] <= threshold else right
    return tree


def grown(random: Random, leaves: int, features: int) -> list | float:
    if leaves == 1:
        return round(random.uniform(-1, 1), 2)
    left = random.randint(1, leaves - 1)
    test = (random.randrange(features), float(random.randint(0, 9)))
    return [*test, grown(random, left, features), grown(random, leaves - left, features)]


def test_a_forest_goes_left_up_to_the_threshold():
    forest = Forest([[0, 1.5, -1.0, [1, 0, 2.0, 4.0]], 0.5])
    assert forest.scores(of_rows([(1.5, 9), (2, 0), (2, 1)])) == [-0.5, 2.5, 4.5]


def test_all_trees_at_once_say_what_each_says():
    random = Random(7)
    trees = [grown(random, random.randint(1, LANE), 5) for _ in range(40)]
    rows = [
        tuple(random.choice((-1.0, 0.0, 4.5, 9.0, float(random.randint(0, 10)))) for _ in range(5)) for _ in "x" * 99
    ]
    assert Forest(trees).scores(of_rows(rows)) == pytest.approx(
        [sum(walked(tree, row) for tree in trees) for row in rows]
    )


def test_a_tree_has_no_more_leaves_than_its_lane():
    with pytest.raises(ValueError, match="33 leaves"):
        Forest([grown(Random(1), LANE + 1, 2)])


def test_no_rows():
    assert Forest([[0, 1.5, -1.0, 1.0]]).scores(Features(0)) == []


def test_what_blocks_share_is_tested_once_and_counts_for_each():
    trees = [[0, 0.5, -1.0, 1.0], [1, 0.5, [2, 0.5, 2.0, 4.0], 8.0]]
    shared = Features(4, (0, 1, 3), [Columns([(0, 1)], (1, 0, 1)), Columns([(0, 0, 1), (1, 0, 0)])])
    assert shared.rows == [(1, 0, 1), (0, 0, 0), (1, 1, 0)]
    assert Forest(trees).scores(shared) == Forest(trees).scores(of_rows(shared.rows)) == [5.0, 1.0, 9.0]


@pytest.mark.parametrize("tests", [1, FEW, FEW + 1])
def test_values_that_are_forgotten_are_worked_out_again(tests):
    forest = Forest([[0, n + 0.5, -1.0, 1.0] for n in range(tests)])
    rows = [(float(n),) for n in range(-2 * REMEMBERED, REMEMBERED)]
    assert forest.scores(of_rows(rows)) == [sum(1.0 if n > t + 0.5 else -1.0 for t in range(tests)) for (n,) in rows]
    assert all(len(kept) <= REMEMBERED for kept in (forest.together, *forest.tests.values()))


def test_probabilities():
    kept, groups = (0,), [Columns([(0.0,)])]
    assert probabilities(Features(2, kept, groups), Forest([1.0])) == [1 / (1 + exp(-1)), 0.0]
    assert probabilities(Features(1, kept, groups), Forest([1e9])) == [pytest.approx(1.0)]
    assert probabilities(Features(1, kept, groups), Forest([-1e9])) == [pytest.approx(0.0)]


def test_after_the_deadline_the_first_rows_are_scored():
    likely = probabilities(of_rows([(0.0,)] * 2000), Forest([1.0]), deadline=0.0)
    assert likely[0] > 0.5
    assert len(likely) == 2000
    assert likely[-1] == 0.0


def test_lines_of_a_story_are_neighbours_whatever_furniture_stands_between():
    prose = "The ferry sails again on Monday, said the harbour, after a winter of repairs in the old dock."
    texts = [prose, "Related Articles", "Tags: ferry, harbour", "Tickets", prose, "All rights reserved."]
    found = line_features([Block(text) for text in texts], {})
    assert found.kept == (0, 3, 4)
    wanted = "before_words furniture_behind furniture_ahead passed_before passed_after furniture_above".split()
    rows = [[row[LINE_FEATURES.index(name)] for name in wanted] for row in found.rows]
    words = len(prose.split())
    assert rows == [[0, 99, 0, 0, 2, 0], [words, 0, 1, 2, 0, 2], [1, 1, 0, 0, 1, 2]]


def test_furniture_that_stands_amid_stories_tells_nothing_of_where_they_end():
    prose = "The ferry sails again on Monday, said the harbour, after a winter of repairs in the old dock."
    told, amid = [prose, "Tickets", prose, "Harbour"], ["Advertisement", "Read more: Council delays vote", "Share this"]
    found, plain = (line_features(list(map(Block, texts)), {}) for texts in ([*told[:2], *amid, *told[2:]], told))
    assert (found.kept, found.rows) == ((0, 1, 5, 6), plain.rows)


def test_what_a_page_repeats_is_passed_over_but_for_sentences():
    prose = "The ferry sails again on Monday, said the harbour, after a winter of repairs in the old dock."
    texts = ["Article block", prose, "Article block", prose, "Article block", prose, "Tickets", "Tickets"]
    assert line_features([Block(text) for text in texts], {}).kept == (1, 3, 5, 6)  # the last is the one above again


def test_a_text_of_furniture_has_no_rows():
    assert line_features([Block("Advertisement"), Block("Share this")], {}) == Features(2)
