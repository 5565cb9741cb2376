"""Where prose stands on a page of elements: by element, and by kind of element."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from newsclean.blocks import Scope
from newsclean.noise import label_words

__all__ = ["NO_WEIGHT", "Place", "Scene", "Weights"]

Weight = tuple[float, float, float]  # least, greatest and sum
_Key = int | tuple[int, str, str]

NO_WEIGHT: Weight = (0.0, 0.0, 0.0)
REMEMBERED = 8_192  # labels whose weights are kept
NOWHERE = 9  # how far above the main place a page stands that has none

# The share of a place's prose that counts as near its parent, grandparent and great-grandparent.
SHARES = (1.0, 0.5, 0.25)

_ARTICLES = frozenset(("article", "main"))
_DIGITS = b"0123456789"


class Weights(dict[tuple[str, str], Weight]):
    """Least, greatest and sum of the weights of the words in a label, worked out once for each distinct label: the
    model keeps them, as the pages of a site share theirs."""

    def __init__(self, words: Mapping[str, float]) -> None:
        super().__init__()
        self.words = words

    def __missing__(self, key: tuple[str, str]) -> Weight:
        if len(self) >= REMEMBERED:
            self.clear()
        tag, label = key
        weight = self.words.get
        found = [weight(word, 0.0) for word in label_words(label)]
        found.append(weight(f"<{tag}>", 0.0))
        self[key] = value = (min(found), max(found), sum(found))
        return value


class Place:
    """What is known of an element; elements side by side that are alike and hold only text are one place."""

    __slots__ = ("article", "label", "mass", "near", "outside", "own", "parent", "path", "scope", "subtree", "up")

    def __init__(self, scope: Scope, parent: "Place | None") -> None:
        self.scope = scope
        self.parent = parent
        self.article: int = scope.number if scope.tag in _ARTICLES else parent.article if parent else 0
        self.mass = 0  # of the prose right in it
        self.near = 0.0  # prose right below, and a share of what is deeper
        self.subtree = 0  # prose at any depth
        self.label = ""  # the rest is unknown until the main place is found
        self.own: Weight = NO_WEIGHT
        self.path: tuple[float, float] = NO_WEIGHT[:2]  # least and greatest weight, here and above
        self.outside = 0  # steps up to what stands around the main place, or is it
        self.up = NOWHERE  # how far above the main place that is


class Scene:
    """The places of a page, and its prose added up."""

    def __init__(self, scopes: Sequence[Scope | None], mass: Sequence[int], weights: Weights) -> None:
        self.total = sum(mass) or 1
        self.articles: dict[int, int] = {}  # prose in each
        # Prose by label: of its own element, of the parent, of both, of parent and grandparent.
        self.own, self.parent = Counter[str](), Counter[str]()
        self.pair, self.grand = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
        self._weights = weights
        self._inner = _above(scopes)
        self._known: dict[_Key, Place] = {}
        told = self._told(scopes, mass)
        near = [above for place in told for above, _ in _near(place)]
        self._near = {place.scope.number for place in near}
        main = max(near, key=lambda place: place.near, default=None)
        self._around = {place: up for up, place in enumerate(_up(main))}
        for place in told:
            self._add_labels(self._described(place))

    def is_far(self, scope: Scope) -> bool:
        """Whether no prose stands near."""
        above = scope.parent
        for _ in SHARES:
            if above is None:
                return True
            if above.number in self._near:
                return False
            above = above.parent
        return True

    def place(self, scope: Scope) -> Place:
        """The place of a scope of the page."""
        place = self._place(scope)
        return place if place.label else self._described(place)

    def _place(self, scope: Scope) -> Place:
        """The place of a scope; those above it are made first, without recursion."""
        known, key = self._known, self._key(scope)
        if key in known:
            return known[key]
        missing = [scope]
        while (above := missing[-1].parent) is not None and above.number not in known:
            missing.append(above)
        place = known[above.number] if above is not None else None
        for new in reversed(missing):
            place = known[key if new is scope else new.number] = Place(new, place)
        assert place is not None
        return place

    def _key(self, scope: Scope) -> _Key:
        """What like elements share; those that hold others stand for themselves."""
        if scope.parent is None or scope.number in self._inner or scope.tag in _ARTICLES:
            return scope.number
        return scope.parent.number, scope.tag, scope.label

    def _described(self, place: Place) -> Place:
        unread: list[Place] = []
        above: Place | None = place
        while above is not None and not above.label:
            unread.append(above)
            above = above.parent
        for new in reversed(unread):
            scope, parent = new.scope, new.parent
            new.label = _label_key(scope.tag, scope.label)
            new.own = low, high, _ = self._weights[scope.tag, scope.label]
            if parent is None:
                new.path, new.outside = (low, high), 1
            else:
                least, most = parent.path
                new.path = (low if low < least else least, high if high > most else most)
                new.outside, new.up = parent.outside + 1, parent.up
            if new in self._around:
                new.outside, new.up = 0, self._around[new]
        return place

    def _told(self, scopes: Sequence[Scope | None], mass: Sequence[int]) -> list[Place]:
        """The places with prose, all of it added up."""
        told: dict[Place, None] = {}
        for scope, m in zip(scopes, mass, strict=True):
            if m and scope is not None:
                place = self._place(scope)
                place.mass += m
                told[place] = None
        for place in told:
            place.subtree = place.mass
            for above, share in _near(place):
                above.near += place.mass * share
        for place in reversed(self._known.values()):  # those below first
            if place.parent is not None:
                place.parent.subtree += place.subtree
            if place.article == place.scope.number:
                self.articles[place.article] = place.subtree
        return list(told)

    def _add_labels(self, place: Place) -> None:
        parent, m = place.parent, place.mass
        self.own[place.label] += m
        if parent is not None:
            self.parent[parent.label] += m
            self.pair[place.label, parent.label] += m
            if parent.parent is not None:
                self.grand[parent.label, parent.parent.label] += m


@lru_cache(maxsize=REMEMBERED)
def _label_key(tag: str, label: str) -> str:
    """Elements of one kind have one key, whatever numbers they carry."""
    return f"{tag} {label.encode().translate(None, _DIGITS).decode()}"  # a third of the time that a pattern takes


def _above(scopes: Iterable[Scope | None]) -> set[int]:
    """The numbers of the scopes that others stand in."""
    found: set[int] = set()
    for scope in scopes:
        above = scope.parent if scope is not None else None
        while above is not None and above.number not in found:
            found.add(above.number)
            above = above.parent
    return found


def _up(place: Place | None) -> Iterator[Place]:
    """The place and those above it."""
    while place is not None:
        yield place
        place = place.parent


def _near(place: Place) -> Iterable[tuple[Place, float]]:
    """The places above that a place's prose is near to, and what share of it counts there."""
    return zip(_up(place.parent), SHARES, strict=False)
