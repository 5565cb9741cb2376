"""Features of the blocks of a tree."""

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, pairwise

from newsclean.blocks import Block
from newsclean.score.forest import Column, Columns, Features, Row, pick
from newsclean.score.prose import (
    FARTHEST,
    HEAD,
    MARKS,
    PROSE_WORDS,
    commas,
    digits,
    distances,
    furniture,
    overlap,
    rough_words,
    word_set,
)
from newsclean.score.scene import NO_WEIGHT, Place, Scene, Weights
from newsclean.text import ends_sentence

__all__ = ["FEATURES", "features"]

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
NO_HEADLINE = -999  # for how far a block is behind the headline, where none is on the page
WITNESS = 60  # characters of a block that are looked for in the page's own data
SHORTEST_WITNESS = 12

_TAGS = {
    tag: number
    for number, tag in enumerate(
        "p div li h1 h2 h3 h4 h5 h6 blockquote pre td tr section article dd dt figcaption".split(), 1
    )
}


def features(blocks: Sequence[Block], weights: Weights, headline: str | None = None, witness: str = "") -> Features:
    """FEATURES of the blocks of a tree; blocks that stand far from any prose are left out.

    `weights` are those of labels; `witness` is the story as the page's own data tells it.
    """
    page = _Page(blocks, weights, headline)
    if not page.kept:
        return Features(len(blocks))
    groups = (
        Columns(_wording(page)),
        _standing(page),
        Columns(_position(page, witness)),
        Columns(_neighbours(page)),
    )
    return Features(len(blocks), page.kept, groups)


class _Page:
    """A page's blocks, and what their features are relative to."""

    def __init__(self, blocks: Sequence[Block], weights: Weights, headline: str | None) -> None:
        self.blocks = blocks
        self.texts = texts = [block.text for block in blocks]
        self.sizes = sizes = list(map(len, texts))
        self.words = list(map(rough_words, texts))
        self.links = [_share(block.link_chars, size) for block, size in zip(blocks, sizes, strict=True)]
        self.mass = [
            size if w >= PROSE_WORDS and share < PROSE_LINKS and ends_sentence(text) else 0
            for text, size, w, share in zip(texts, sizes, self.words, self.links, strict=True)
        ]
        self.scene = Scene([block.scope for block in blocks], self.mass, weights)
        self.places = self._places()
        self.kept = [i for i, place in enumerate(self.places) if place is not None]
        self.wanted = word_set(headline) if headline else frozenset[str]()
        self.headline, self.likeness = _headline_at(blocks, self.wanted)

    def _places(self) -> list[Place | None]:
        """The place of each block, None where it is passed over."""
        place, is_far = self.scene.place, self.scene.is_far
        is_full = self.scene.total > LITTLE
        return [
            None
            if (scope := block.scope) is None
            or (is_full and (share > FAR_LINKS or words < FAR_WORDS) and is_far(scope))
            else place(scope)
            for block, words, share in zip(self.blocks, self.words, self.links, strict=True)
        ]


def _wording(page: _Page) -> Sequence[Column]:
    """What each block is by itself."""
    blocks = pick(page.blocks, page.kept)
    texts, sizes = pick(page.texts, page.kept), pick(page.sizes, page.kept)
    kinds = [block.kind for block in blocks]
    return (
        sizes,
        pick(page.words, page.kept),
        list(map(ends_sentence, texts)),
        pick(page.links, page.kept),
        [_share(block.bold_chars, size) for block, size in zip(blocks, sizes, strict=True)],
        list(map(commas, texts)),
        list(map(digits, texts)),
        [_TAGS.get(block.scope.tag, 0) if block.scope is not None else 0 for block in blocks],
        [kind == "heading" for kind in kinds],
        [kind == "list_item" for kind in kinds],
        list(map(furniture, texts)),
        [text[0] in MARKS for text in texts],
    )


def _share(some: int | None, of: int) -> float:
    return min(1.0, some / of) if some else 0.0


def _standing(page: _Page) -> Columns:
    """What the labels around each block say, and where prose stands: the same for all blocks of one place."""
    places = [place for place in page.places if place is not None]
    distinct = {place: n for n, place in enumerate(dict.fromkeys(places))}
    siblings = Counter((place.label, place.parent) for place in places)
    order: dict[int, int] = {}  # of <article>s
    for place in distinct:
        if place.article:
            order.setdefault(place.article, len(order))
    headline = page.places[page.headline] if page.headline >= 0 else None
    headline_article = headline.article if headline is not None else -1
    rows = [
        (
            *_labels(place),
            *_prose_near(place, page.scene, siblings[place.label, place.parent]),
            order.get(place.article, -1),
            place.article == headline_article,
        )
        for place in distinct
    ]
    return Columns(list(zip(*rows, strict=True)), [distinct[place] for place in places])


def _labels(place: Place) -> Row:
    """The weights of the words in the labels of a place, and of those around it."""
    parent = place.parent
    if parent is None:
        return (*place.own, 0.0, 0.0, *NO_WEIGHT, 0.0, 0.0)
    grand = parent.parent.own if parent.parent is not None else NO_WEIGHT
    return (*place.own, *parent.path, *parent.own, grand[0], grand[2])


def _prose_near(place: Place, scene: Scene, siblings: int) -> Row:
    """Prose near the place, in all: by element, and by elements of the same kind."""
    total, parent = scene.total, place.parent
    grand = parent.parent if parent is not None else None
    great = grand.parent if grand is not None else None
    return (
        place.outside,
        place.up,
        parent.near / total if parent is not None else 0,
        grand.near / total if grand is not None else 0,
        great.near / total if great is not None else 0,
        grand.subtree / total if grand is not None else 0,
        siblings,
        scene.own.get(place.label, 0) / total,
        scene.parent.get(parent.label, 0) / total if parent is not None else 0,
        scene.grand.get((parent.label, grand.label), 0) / total if parent is not None and grand is not None else 0,
        scene.pair.get((place.label, parent.label), 0) / total if parent is not None else 0,
        scene.articles.get(place.article, 0) / total if place.article else -1,
    )


def _position(page: _Page, witness: str) -> Sequence[Column]:
    """Where on the page each block stands."""
    kept, total = page.kept, page.scene.total
    prose = [i for i in kept if page.mass[i] and (place := page.places[i]) is not None and not place.up]
    first, last = (prose[0], prose[-1]) if prose else (0, 0)
    texts = pick(page.texts, kept)
    times = Counter(page.texts)
    is_h1 = (block.scope is not None and block.scope.tag == "h1" for block in page.blocks)
    return (
        [i - first for i in kept],
        [i - last for i in kept],
        [(i - first) / max(1, last - first) for i in kept],
        [total] * len(kept),
        [i - page.headline for i in kept] if page.headline >= 0 else [NO_HEADLINE] * len(kept),
        [page.likeness] * len(kept),
        [overlap(text[:HEAD].casefold().split(), page.wanted) for text in texts],
        pick(list(accumulate(is_h1, initial=0)), kept),
        [before / total for before in pick(list(accumulate(page.mass, initial=0)), kept)],
        [times[text] for text in texts],
        [_witnessed(text, witness) for text in texts],
    )


def _neighbours(page: _Page) -> Sequence[Column]:
    """What stands before each block, and after it."""
    kept, mass = page.kept, page.mass
    before, after = [i - 1 for i in kept], [i + 1 for i in kept]
    # Each column has one value more: what the first block has before it (at -1) and the last after it.
    words, links = [*page.words, 0], [*page.links, 0]
    headings = [*(block.kind == "heading" for block in page.blocks), False]
    kin = [p.parent.label if p is not None and p.parent is not None else "" for p in page.places]
    own_kin, like_next = pick(kin, kept), [*(a == b for a, b in pairwise(kin)), False]
    return (
        pick(distances(mass), kept),
        pick(distances(mass[::-1])[::-1], kept),
        _kin_distances(mass, own_kin, kept),
        _kin_distances(mass, own_kin[::-1], kept[::-1])[::-1],
        pick(words, before),
        pick(links, before),
        pick(words, after),
        pick(links, after),
        pick(like_next, kept),
        pick(like_next, before),
        pick(headings, before),
        pick(headings, after),
    )


def _kin_distances(mass: Sequence[int], kin: Sequence[str], at: Sequence[int]) -> list[int]:
    """How many blocks away the last prose under a like parent was; `kin` is the parent of each of the blocks `at`."""
    last: dict[str, int] = {}
    found = []
    for i, key in zip(at, kin, strict=True):
        distance = abs(i - last.get(key, i - FARTHEST))
        found.append(distance if distance < FARTHEST else FARTHEST)
        if mass[i]:
            last[key] = i
    return found


def _headline_at(blocks: Sequence[Block], wanted: frozenset[str]) -> tuple[int, float]:
    """The heading most like the headline, else the first h1, else -1; and how like it is."""
    at, best = -1, LIKENESS
    for i, b in enumerate(blocks):
        if b.kind == "heading":
            words = word_set(b.text[:HEAD])
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
