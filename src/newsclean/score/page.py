"""Features of the blocks of a tree."""

from collections.abc import Mapping, Sequence

from newsclean.blocks import Block
from newsclean.score.prose import (
    MARKS,
    PROSE_WORDS,
    commas,
    copies,
    count,
    digits,
    distances,
    furniture,
    overlap,
    rough_words,
    word_set,
)
from newsclean.score.scene import Place, Scene, Weights, is_below, levels, place_of
from newsclean.text import ends_sentence

__all__ = ["FEATURES", "features"]

Row = tuple[float, ...]

FEATURES = (
    # the block by itself
    "length words ends_sentence link_share bold_share commas digits tag heading list_item phrase opens_like_furniture "
    # what class names say of it and of what it stands in
    "own_min own_max own_sum path_min path_max parent_min parent_max parent_sum grand_min grand_sum "
    # where prose stands, seen from it
    "outside up parent_mass grand_mass great_mass grand_subtree siblings own_mass "
    "parent_label_mass grand_label_mass pair_mass article_mass article_order same_article "
    # where on the page it stands
    "from_first from_last position total from_headline likeness like_headline h1_before mass_before copies witnessed "
    # its neighbours
    "prose_behind prose_ahead kin_behind kin_ahead before_words before_links after_words after_links "
    "next_kin previous_kin heading_before heading_after"
).split()

# A block with a larger share of links is no prose.
PROSE_LINKS = 0.35
# A block far from prose is passed over where it is links or a few words: of 7,830 blocks of annotated bodies 89 are
# lost so.
FAR_LINKS, FAR_WORDS = 0.3, 5
# On a page with less prose than this nothing is passed over: it may be all short items.
LITTLE = 400
# A heading is the headline where it shares more than this of the words of both.
LIKENESS = 0.6
WITNESS = 60  # characters of a block that are looked for in the page's own data
SHORTEST_WITNESS = 12

_TAGS = {
    tag: number
    for number, tag in enumerate(
        "p div li h1 h2 h3 h4 h5 h6 blockquote pre td tr section article dd dt figcaption".split(), 1
    )
}
_NONE = (0.0, 0.0, 0.0)


def features(
    blocks: Sequence[Block], words: Mapping[str, float], headline: str | None = None, witness: str = ""
) -> list[Row | None]:
    """A row of FEATURES for each block of a tree, None for a block that stands far from any prose.

    `words` are the weights of words in class names, `witness` the story as the page's own data tells it.
    """
    if not blocks:
        return []
    page = _Page(blocks, words, headline)
    return [
        None
        if place is None
        else (*page.wording(i), *_labels(place), *page.standing(place), *page.position(i, witness), *page.neighbours(i))
        for i, place in enumerate(page.places)
    ]


class _Page:
    """A page's blocks, and what its features are relative to."""

    def __init__(self, blocks: Sequence[Block], words: Mapping[str, float], headline: str | None) -> None:
        self.blocks = blocks
        self.words = [rough_words(b.text) for b in blocks]
        self.links = [min(1.0, (b.link_chars or 0) / len(b.text)) for b in blocks]
        self.mass = mass = [
            len(b.text) if w >= PROSE_WORDS and share < PROSE_LINKS and ends_sentence(b.text) else 0
            for b, w, share in zip(blocks, self.words, self.links, strict=True)
        ]
        self.scene = Scene(blocks, mass)
        self.total = self.scene.total
        self._find_places(words)
        self._find_headline(headline)
        self.copies = copies([b.text for b in blocks])
        self.before = _sums(mass)
        self.behind, self.ahead = distances(mass), distances(mass[::-1])[::-1]
        self.kin = [p.parent.label if p is not None and p.parent is not None else "" for p in self.places]
        self.kin_behind = _kin_distances(mass, self.kin)
        self.kin_ahead = _kin_distances(mass[::-1], self.kin[::-1])[::-1]

    def _find_places(self, words: Mapping[str, float]) -> None:
        weights, known = Weights(words), dict[int, Place]()
        is_full, is_far = self.total > LITTLE, self.scene.is_far
        self.places: list[Place | None] = [
            None
            if b.scope is None or (is_full and (share > FAR_LINKS or w < FAR_WORDS) and is_far(b.scope))
            else place_of(b.scope, known, weights)
            for b, share, w in zip(self.blocks, self.links, self.words, strict=True)
        ]
        self.siblings: dict[tuple[str, int], int] = {}
        self.order: dict[int, int] = {}  # of <article>s
        for place in self.places:
            if place is not None:
                count(self.siblings, (place.label, _number(place.parent)), 1)
                if place.article:
                    self.order.setdefault(place.article, len(self.order))
        main = self.scene.main
        self.main_path = levels(known.get(main))
        prose = [
            i
            for i, (m, p) in enumerate(zip(self.mass, self.places, strict=True))
            if m and p is not None and is_below(p, main)
        ]
        self.first, self.last = (prose[0], prose[-1]) if prose else (0, 0)

    def _find_headline(self, headline: str | None) -> None:
        self.wanted = word_set(headline) if headline else frozenset[str]()
        self.headline, self.likeness = _headline_at(self.blocks, self.wanted)
        place = self.places[self.headline] if self.headline >= 0 else None
        self.headline_article = place.article if place is not None else -1
        self.h1_before = _sums([b.scope is not None and b.scope.tag == "h1" for b in self.blocks])

    def wording(self, i: int) -> Row:
        block = self.blocks[i]
        text = block.text
        return (
            len(text),
            self.words[i],
            ends_sentence(text),
            self.links[i],
            min(1.0, (block.bold_chars or 0) / len(text)),
            commas(text),
            digits(text),
            _TAGS.get(block.scope.tag, 0) if block.scope is not None else 0,
            block.kind == "heading",
            block.kind == "list_item",
            furniture(text),
            text[0] in MARKS,
        )

    def standing(self, place: Place) -> Row:
        """Prose near the place, in all: by element, and by elements of the same kind."""
        scene, total, near = self.scene, self.total, self.scene.near
        parent = place.parent
        grand = parent.parent if parent is not None else None
        outside = 0
        above: Place | None = place
        while above is not None and above.scope.number not in self.main_path:
            above, outside = above.parent, outside + 1
        p_number, g_number = _number(parent), _number(grand)
        return (
            outside,
            self.main_path[above.scope.number] if above is not None else 9,
            near.get(p_number, 0) / total,
            near.get(g_number, 0) / total,
            near.get(_number(grand.parent), 0) / total if grand is not None else 0,
            scene.subtree.get(g_number, 0) / total,
            self.siblings[place.label, p_number],
            scene.own.get(place.label, 0) / total,
            scene.parent.get(parent.label, 0) / total if parent is not None else 0,
            scene.grand.get((parent.label, grand.label), 0) / total if parent is not None and grand is not None else 0,
            scene.pair.get((place.label, parent.label), 0) / total if parent is not None else 0,
            scene.subtree.get(place.article, 0) / total if place.article else -1,
            self.order.get(place.article, -1),
            place.article == self.headline_article,
        )

    def position(self, i: int, witness: str) -> Row:
        text = self.blocks[i].text
        return (
            i - self.first,
            i - self.last,
            (i - self.first) / max(1, self.last - self.first),
            self.total,
            i - self.headline if self.headline >= 0 else -999,
            self.likeness,
            overlap(text, self.wanted),
            self.h1_before[i],
            self.before[i] / self.total,
            self.copies[text],
            _witnessed(text, witness),
        )

    def neighbours(self, i: int) -> Row:
        last = len(self.blocks) - 1
        return (
            self.behind[i],
            self.ahead[i],
            self.kin_behind[i],
            self.kin_ahead[i],
            self.words[i - 1] if i else 0,
            self.links[i - 1] if i else 0,
            self.words[i + 1] if i < last else 0,
            self.links[i + 1] if i < last else 0,
            i < last and self.kin[i + 1] == self.kin[i],
            i > 0 and self.kin[i - 1] == self.kin[i],
            i > 0 and self.blocks[i - 1].kind == "heading",
            i < last and self.blocks[i + 1].kind == "heading",
        )


def _labels(place: Place) -> Row:
    parent = place.parent
    if parent is None:
        return (*place.own, 0.0, 0.0, *_NONE, 0.0, 0.0)
    grand = parent.parent.own if parent.parent is not None else _NONE
    return (*place.own, *parent.path, *parent.own, grand[0], grand[2])


def _number(place: Place | None) -> int:
    return place.scope.number if place is not None else 0


def _sums(values: Sequence[int]) -> list[int]:
    """The sum of all that comes before each."""
    out, total = [], 0
    for value in values:
        out.append(total)
        total += value
    return out


def _kin_distances(mass: Sequence[int], kin: Sequence[str]) -> list[int]:
    """How many blocks ago the last prose under a like parent was."""
    last: dict[str, int] = {}
    out = []
    for i, (m, key) in enumerate(zip(mass, kin, strict=True)):
        out.append(min(i - last.get(key, -99), 99))
        if m:
            last[key] = i
    return out


def _headline_at(blocks: Sequence[Block], wanted: frozenset[str]) -> tuple[int, float]:
    """The heading most like the headline, else the first h1, else -1; and how like it is."""
    at, best = -1, LIKENESS
    for i, b in enumerate(blocks):
        if b.kind == "heading":
            words = word_set(b.text[:300])
            likeness = len(words & wanted) / len(words | wanted)
            if likeness > best:
                at, best = i, likeness
    if at >= 0:
        return at, best
    return next((i for i, b in enumerate(blocks) if b.scope is not None and b.scope.tag == "h1"), -1), 0.0


def _witnessed(text: str, witness: str) -> float:
    """Whether the page's own data repeats the block; -1 where there is none, or the block is too short to say."""
    if not witness or len(text) < SHORTEST_WITNESS:
        return -1.0
    return float(text[:WITNESS] in witness)
