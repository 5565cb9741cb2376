"""Features of a block, and how likely it is body. Arithmetic on blocks; the weights are fitted by benchmarks/fit.py.

A page is seen three times: each block by itself (how much it reads like prose), the page as a whole (where
prose stands together, under which labels), and each block again, in the light of the two.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from math import exp
from typing import Any, NamedTuple

import regex

from newsclean.blocks import Block, Scope
from newsclean.noise import label_words, line_rule
from newsclean.text import ends_sentence

__all__ = ["FEATURES", "LINE_FEATURES", "Forest", "Model", "features", "frozen", "line_features", "model", "probabilities"]

# A block that reads like prose: it sets the scene for the others. Rough on purpose; the forest does the fine work.
PROSE_WORDS = 14
PROSE_LINKS = 0.35
# Words of a <title> at most; longer first lines are prose.
LONGEST_TITLE = 40

FEATURES = (
    "length words ends_sentence link_share bold_share commas digits tag heading list_item phrase opens_like_furniture "
    "own_min own_max own_sum path_min path_max parent_min parent_max parent_sum grand_min grand_sum "
    "outside up parent_mass grand_mass great_mass grand_subtree siblings own_mass "
    "from_first from_last position total before_words before_links after_words after_links "
    "parent_label_mass grand_label_mass pair_mass from_headline has_headline same_article like_headline article_order article_mass h1_before "
    "mass_before prose_behind prose_ahead copies witnessed kin_behind kin_ahead next_kin previous_kin heading_before heading_after"
).split()

LINE_FEATURES = (
    "length words ends_sentence commas digits colon capital quote dash phrase copies "
    "before_words before_end after_words after_end prose_behind3 prose_ahead3 prose_behind prose_ahead "
    "mass_before mass_after total run_words position like_title title_case goes_on left_open cohesion in_largest_run from_run rule"
).split()

_TAGS = {t: i for i, t in enumerate("p div li h1 h2 h3 h4 h5 h6 blockquote pre td tr section article dd dt figcaption".split(), 1)}
_ARTICLES = frozenset(("article", "main"))
_MARKS = frozenset("–—-•*·©>|[(")
_NONE = (0.0, 0.0, 0.0)
_DIGITS = regex.compile(r"\d+")
_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")


# After so many trees a score beyond the margin is final: of 90,000 blocks 8 would have ended on the other side of zero
# with the rest of the trees, and nine in ten stop here.
EARLY = ((24, 3.0), (40, 2.5))


class Forest(NamedTuple):
    """Boosted trees: a node is (feature, threshold, left, right), a leaf a number; a row's score is the sum of its leaves."""

    trees: tuple[Any, ...]

    def score(self, row: Sequence[float]) -> float:
        """The log-odds of the row; certain ones are summed over the first trees only."""
        total, done = 0.0, 0
        for stop, margin in (*EARLY, (len(self.trees), 0.0)):
            for node in self.trees[done:stop]:
                while type(node) is tuple:
                    node = node[2] if row[node[0]] <= node[1] else node[3]
                total += node
            if not -margin <= total <= margin:
                break
            done = stop
        return total


@dataclass(frozen=True, slots=True)
class Model:
    """What benchmarks/fit.py fitted: the weight of words in class names, and a forest for each door."""

    words: Mapping[str, float]
    tree: Forest
    text: Forest


@cache
def model() -> Model:
    """The fitted model that the package ships."""
    data = json.loads((files("newsclean") / "rules" / "weights.json").read_text(encoding="utf-8"))
    return Model(data["words"], Forest(frozen(data["tree"])), Forest(frozen(data["text"])))


def frozen(node: Any) -> Any:
    """Nested lists, as JSON has them, as tuples."""
    return tuple(map(frozen, node)) if isinstance(node, list) else node


def probabilities(rows: Sequence[Sequence[float] | None], forest: Forest) -> list[float]:
    """How likely each block is body, 0 to 1; a block without features is none."""
    return [0.0 if row is None else 1 / (1 + exp(-max(-30.0, min(30.0, forest.score(row))))) for row in rows]


def count_words(text: str) -> float:
    """Words, cheaply: spaces; in scripts without spaces, characters over 2.5 (a common ratio for Chinese and Japanese)."""
    n, spaces = len(text), text.count(" ")
    if n >= 12 and spaces * 12 < n and _UNSPACED.search(text, 0, 40):
        return n / 2.5
    return spaces + 1


class _Place:
    """What is known of one scope."""

    __slots__ = ("article", "label", "own", "parent", "path", "scope")

    def __init__(self, scope: Scope, parent: "_Place | None", weights: "_Weights") -> None:
        self.scope = scope
        self.parent = parent
        self.label = _label_key(scope.tag, scope.label)
        self.own = own = weights[scope.tag, scope.label]
        self.path = (min(own[0], parent.path[0]), max(own[1], parent.path[1])) if parent else own[:2]
        self.article = scope.number if scope.tag in _ARTICLES else parent.article if parent else 0


class _Weights(dict[tuple[str, str], tuple[float, float, float]]):
    """Least, greatest and sum of the weights of the words in a label, worked out once for each distinct label."""

    def __init__(self, words: Mapping[str, float]) -> None:
        super().__init__()
        self.words = words

    def __missing__(self, key: tuple[str, str]) -> tuple[float, float, float]:
        tag, label = key
        weight = self.words.get
        found = [weight(word, 0.0) for word in label_words(label)]
        found.append(weight(f"<{tag}>", 0.0))
        self[key] = value = (min(found), max(found), sum(found))
        return value


@lru_cache(maxsize=8192)
def _label_key(tag: str, label: str) -> str:
    """Elements of one kind have one key, whatever numbers they carry."""
    return tag + " " + _DIGITS.sub("", label)


class _Scene:
    """Where prose stands on a page: by element, and by kind of element."""

    def __init__(self, blocks: Sequence[Block], mass: Sequence[int]) -> None:
        self.total = sum(mass) or 1
        self.near: dict[int, float] = {}  # by scope: prose right below, and a share of what is deeper
        self.subtree: dict[int, int] = {}  # by scope: prose at any depth
        self.own: dict[str, int] = {}
        self.parent: dict[str, int] = {}  # by label of the parent, and so on
        self.pair: dict[tuple[str, str], int] = {}
        self.grand: dict[tuple[str, str], int] = {}
        for block, m in zip(blocks, mass, strict=True):
            if m and block.scope is not None:
                self._add(block.scope, m)
        self.main = max(self.near, key=self.near.__getitem__, default=0)

    def _add(self, scope: Scope, m: int) -> None:
        level, above = 0, scope
        labels = []
        while above is not None:
            number = above.number
            self.subtree[number] = self.subtree.get(number, 0) + m
            if level < 3:
                labels.append(_label_key(above.tag, above.label))
            if 1 <= level <= 3:
                self.near[number] = self.near.get(number, 0) + m * _SHARES[level]
            level, above = level + 1, above.parent
        _count(self.own, labels[0], m)
        if len(labels) > 1:
            _count(self.parent, labels[1], m)
            _count(self.pair, (labels[0], labels[1]), m)
        if len(labels) > 2:
            _count(self.grand, (labels[1], labels[2]), m)

    def is_far(self, scope: Scope) -> bool:
        """Whether no prose stands near."""
        above, near = scope.parent, self.near
        for _ in range(3):
            if above is None:
                return True
            if above.number in near:
                return False
            above = above.parent
        return True


# The share of a block's prose that counts as near its parent, grandparent and great-grandparent.
_SHARES = (0.0, 1.0, 0.5, 0.25)
# A block far from prose is passed over where it is links or a few words: of 7,830 blocks of annotated bodies, five.
COLD_LINKS, COLD_WORDS = 0.3, 5
# On a page with less prose than this nothing is passed over: it may be all short items.
LITTLE = 400


def _count(table: dict[Any, int], key: Any, m: int) -> None:
    table[key] = table.get(key, 0) + m


def features(
    blocks: Sequence[Block], words: Mapping[str, float], headline: str | None = None, witness: str = ""
) -> list[tuple[float, ...] | None]:
    """A row of FEATURES for each block of a tree, None for a block that stands far from any prose."""
    n = len(blocks)
    if not n:
        return []
    length = [len(b.text) for b in blocks]
    counts = [count_words(b.text) for b in blocks]
    links = [min(1.0, (b.link_chars or 0) / size) for b, size in zip(blocks, length, strict=True)]
    mass = [
        size if c >= PROSE_WORDS and share < PROSE_LINKS and ends_sentence(b.text) else 0
        for b, size, c, share in zip(blocks, length, counts, links, strict=True)
    ]
    scene = _Scene(blocks, mass)
    total = scene.total
    weights, places = _Weights(words), {}
    spots: list[_Place | None] = [
        None
        if b.scope is None or (total > LITTLE and (share > COLD_LINKS or c < COLD_WORDS) and scene.is_far(b.scope))
        else _place(b.scope, places, weights)
        for b, share, c in zip(blocks, links, counts, strict=True)
    ]
    siblings: dict[tuple[str, int], int] = {}
    for place in spots:
        if place is not None:
            _count(siblings, (place.label, place.parent.scope.number if place.parent else 0), 1)
    main_path = _levels(places.get(scene.main))
    prose = [i for i, (m, p) in enumerate(zip(mass, spots, strict=True)) if m and p is not None and _is_below(p, scene.main)]
    first, last = (prose[0], prose[-1]) if prose else (0, 0)
    span = max(1, last - first)
    wanted = _word_set(headline) if headline else frozenset()
    at_headline, likeness = _headline_at(blocks, wanted)
    headline_place = spots[at_headline] if at_headline >= 0 else None
    headline_article = headline_place.article if headline_place else -1
    order: dict[int, int] = {}
    copies: dict[str, int] = {}
    for b in blocks:
        copies[b.text] = copies.get(b.text, 0) + 1
    behind, ahead = _distances(mass), _distances(mass[::-1])[::-1]
    kin = [p.parent.label if p is not None and p.parent is not None else "" for p in spots]
    kin_behind = _kin_distances(mass, kin)
    kin_ahead = _kin_distances(mass[::-1], kin[::-1])[::-1]

    rows: list[tuple[float, ...] | None] = []
    mass_before = h1_before = 0
    for i, (b, place) in enumerate(zip(blocks, spots, strict=True)):
        if place is None:
            rows.append(None)
            continue
        text, size, tag = b.text, length[i], place.scope.tag
        parent = place.parent
        grand = parent.parent if parent else None
        great = grand.parent if grand else None
        outside, above = 0, place
        while above is not None and above.scope.number not in main_path:
            above, outside = above.parent, outside + 1
        article = place.article
        if article and article not in order:
            order[article] = len(order)
        p_own, p_path = (parent.own, parent.path) if parent else (_NONE, _NONE)
        g_own = grand.own if grand else _NONE
        p_number = parent.scope.number if parent else 0
        g_number = grand.scope.number if grand else 0
        rows.append((
            size, counts[i], ends_sentence(text), links[i], min(1.0, (b.bold_chars or 0) / size), _commas(text), _digits(text),
            _TAGS.get(tag, 0), b.kind == "heading", b.kind == "list_item", _rule(text), text[0] in _MARKS,
            *place.own, p_path[0], p_path[1], *p_own, g_own[0], g_own[2],
            outside, main_path[above.scope.number] if above is not None else 9,
            scene.near.get(p_number, 0) / total, scene.near.get(g_number, 0) / total,
            scene.near.get(great.scope.number, 0) / total if great else 0, scene.subtree.get(g_number, 0) / total,
            siblings[place.label, p_number], scene.own.get(place.label, 0) / total,
            i - first, i - last, (i - first) / span, total,
            counts[i - 1] if i else 0, links[i - 1] if i else 0, counts[i + 1] if i + 1 < n else 0, links[i + 1] if i + 1 < n else 0,
            scene.parent.get(parent.label, 0) / total if parent else 0,
            scene.grand.get((parent.label, grand.label), 0) / total if parent and grand else 0,
            scene.pair.get((place.label, parent.label), 0) / total if parent else 0,
            i - at_headline if at_headline >= 0 else -999, likeness, article == headline_article, _overlap(text, wanted), order.get(article, -1),
            scene.subtree.get(article, 0) / total if article else -1, h1_before,
            mass_before / total, behind[i], ahead[i], copies[text], _witnessed(text, witness),
            kin_behind[i], kin_ahead[i], i + 1 < n and kin[i + 1] == kin[i], i > 0 and kin[i - 1] == kin[i],
            i > 0 and blocks[i - 1].kind == "heading", i + 1 < n and blocks[i + 1].kind == "heading",
        ))  # fmt: skip
        mass_before += mass[i]
        h1_before += tag == "h1"
    return rows


def _commas(text: str) -> int:
    commas = text.count(",")
    return commas if text.isascii() else commas + text.count("、") + text.count("，")


def _digits(text: str) -> float:
    head = text[:80]
    return sum(map(str.isdigit, head)) / len(head)


def _rule(text: str) -> int:
    """Furniture by its wording: 0 no, 1 perhaps, 2 surely."""
    rule = line_rule(text)
    return 0 if rule is None else 1 if rule.effect == "hint" else 2


def _place(scope: Scope, places: dict[int, _Place], weights: _Weights) -> _Place:
    """The place of a scope; those above it are made first, without recursion."""
    missing: list[Scope] = []
    above: Scope | None = scope
    while above is not None and above.number not in places:
        missing.append(above)
        above = above.parent
    place = places[above.number] if above is not None else None
    for new in reversed(missing):
        place = places[new.number] = _Place(new, place, weights)
    assert place is not None
    return place


def _levels(place: _Place | None) -> dict[int, int]:
    """The scopes from a place up, and how far up each is."""
    levels: dict[int, int] = {}
    while place is not None:
        levels[place.scope.number] = len(levels)
        place = place.parent
    return levels


def _is_below(place: _Place | None, number: int) -> bool:
    while place is not None and place.scope.number != number:
        place = place.parent
    return place is not None


def _distances(mass: Sequence[int]) -> list[int]:
    """How many blocks ago the last prose was, at most 99."""
    out, distance = [], 99
    for m in mass:
        out.append(distance)
        distance = 0 if m else min(distance + 1, 99)
    return out


def _kin_distances(mass: Sequence[int], kin: Sequence[str]) -> list[int]:
    """How many blocks ago the last prose under a like parent was, at most 99."""
    last: dict[str, int] = {}
    out = []
    for i, (m, key) in enumerate(zip(mass, kin, strict=True)):
        out.append(min(i - last.get(key, -99), 99))
        if m:
            last[key] = i
    return out


def _word_set(text: str) -> frozenset[str]:
    return frozenset(text.casefold().split())


def _overlap(text: str, wanted: frozenset[str]) -> float:
    return len(wanted & _word_set(text[:300])) / len(wanted) if wanted else 0.0


def _headline_at(blocks: Sequence[Block], wanted: frozenset[str]) -> tuple[int, float]:
    """The heading most like the headline, else the first h1; and how like it is."""
    at, best = -1, 0.6
    for i, b in enumerate(blocks):
        if b.kind == "heading":
            words = _word_set(b.text[:300])
            likeness = len(words & wanted) / len(words | wanted)
            if likeness > best:
                at, best = i, likeness
    if at >= 0:
        return at, best
    return next((i for i, b in enumerate(blocks) if b.scope is not None and b.scope.tag == "h1"), -1), 0.0


def _witnessed(text: str, witness: str) -> float:
    """Whether the page's own data repeats the block: -1 where there is no such data or the block is too short to say."""
    if not witness:
        return -1.0
    return float(text[:60] in witness) if len(text) >= 12 else -1.0


def line_features(blocks: Sequence[Block]) -> list[tuple[float, ...] | None]:
    """A row of LINE_FEATURES for each block of a flattened text."""
    n = len(blocks)
    if not n:
        return []
    length = [len(b.text) for b in blocks]
    counts = [count_words(b.text) for b in blocks]
    ends = [ends_sentence(b.text) for b in blocks]
    mass = [size if c >= PROSE_WORDS and end else 0 for size, c, end in zip(length, counts, ends, strict=True)]
    total = sum(mass) or 1
    behind, ahead = _distances(mass), _distances(mass[::-1])[::-1]
    title = _word_set(blocks[0].text) if counts[0] <= LONGEST_TITLE else frozenset()  # of a whole page, <title> comes first
    copies: dict[str, int] = {}
    for b in blocks:
        copies[b.text] = copies.get(b.text, 0) + 1
    runs, run_mass = _runs(mass, behind, ahead)
    largest = max(range(len(run_mass)), key=run_mass.__getitem__)
    in_largest = [i for i, run in enumerate(runs) if run == largest and mass[i]] or [0]
    first, last = in_largest[0], in_largest[-1]
    cohesion = _cohesion(blocks, in_largest)
    rows: list[tuple[float, ...] | None] = []
    before = 0
    for i, b in enumerate(blocks):
        text = b.text
        words = text.split(None, 12)[:12]
        rows.append((
            length[i], counts[i], ends[i], _commas(text), _digits(text),
            text[-1] in ":：", text[0].isupper(), text[0] in "\"'“„«「‘", text[0] in _MARKS,
            _rule(text), copies[text],
            counts[i - 1] if i else 0, ends[i - 1] if i else 0, counts[i + 1] if i + 1 < n else 0, ends[i + 1] if i + 1 < n else 0,
            sum(m > 0 for m in mass[max(0, i - 3):i]), sum(m > 0 for m in mass[i + 1:i + 4]), behind[i], ahead[i],
            before / total, (total - before - mass[i]) / total, total, run_mass[runs[i]] / total, i / n, _overlap(text, title),
            sum(w[0].isupper() for w in words) / len(words), text[0].islower() or text[0] in ",.;)", i > 0 and not ends[i - 1] and blocks[i - 1].text[-1] not in ":：",
            cohesion[i], runs[i] == largest, first - i if i < first else i - last if i > last else 0, b.kind == "list_item",
        ))
        before += mass[i]
    return rows


def _cohesion(blocks: Sequence[Block], core: Sequence[int]) -> list[float]:
    """For each block, the share of its long words that other blocks of the core have; -1 where it has none."""
    terms = [_terms(b.text) for b in blocks]
    known: dict[str, int] = {}
    for i in core:
        for term in terms[i]:
            known[term] = known.get(term, 0) + 1
    own = frozenset(core)
    return [
        sum(known.get(t, 0) > (i in own) for t in found) / len(found) if found else -1.0 for i, found in enumerate(terms)
    ]


def _terms(text: str) -> frozenset[str]:
    """What a text is about, roughly: its words of five letters and more; in scripts without spaces, pairs of characters."""
    text = text[:600]
    if count_words(text) != text.count(" ") + 1:
        return frozenset(text[i : i + 2] for i in range(len(text) - 1))
    return frozenset(w for w in text.casefold().split() if len(w) > 4)


def _runs(mass: Sequence[int], behind: Sequence[int], ahead: Sequence[int], gap: int = 4) -> tuple[list[int], list[int]]:
    """The run of prose that each block stands in, and the mass of each run; a run ends where `gap` blocks hold none."""
    runs, sums = [], [0]
    for i, m in enumerate(mass):
        if m and behind[i] > gap:
            sums.append(0)
        inside = m or behind[i] <= gap or ahead[i] > gap
        runs.append(len(sums) - 1 if inside else len(sums))
        sums[-1] += m
    sums.append(0)
    return runs, sums
