"""Features of the lines of a flattened text."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate, chain, repeat
from operator import add, itemgetter

from newsclean.blocks import Block
from newsclean.noise import reads_as
from newsclean.score.forest import Column, Columns, Features, pick
from newsclean.score.prose import (
    HEAD,
    MARKS,
    PROSE_WORDS,
    SURE,
    commas,
    digits,
    distances,
    furniture,
    overlap,
    rough_words,
    word_set,
)
from newsclean.score.scene import NO_WEIGHT
from newsclean.text import ends_sentence

__all__ = ["LINE_FEATURES", "first_words", "line_features"]

LINE_FEATURES = (
    # the line by itself
    "length words ends_sentence commas digits colon capital quote dash phrase copies title_case list_item "
    # where in the text it stands
    "mass_before mass_after total position like_title cohesion run_mass in_largest_run from_run "
    # its neighbours
    "before_words before_end after_words after_end prose_behind3 prose_ahead3 prose_behind prose_ahead "
    "goes_on left_open "
    # what its words weigh: how much likelier they are in stories than in furniture
    "least_weight greatest_weight weight before_least_weight before_weight after_least_weight after_weight "
    # lines that are furniture by their wording
    "furniture_behind furniture_ahead passed_before passed_after furniture_above"
).split()

LONGEST_TITLE = 40  # words; a longer first line is prose
GAP = 4  # lines without prose that a run of prose may hold; a box between paragraphs has about as many
TERMS = 600  # characters of a line that are looked at for what it is about
LONG = 5  # letters of a word that says what a text is about
# Where the largest run of prose is this share of all characters, the lines that are no prose and have none within GAP
# are none of the story: of 34,000 such lines in annotated texts the model gives 12 more than 0.2, none 0.51.
CLEAR = 0.2
COLONS, QUOTES, GOES_ON = frozenset(":："), frozenset("\"'“„«「‘"), frozenset(",.;)")
# A line that is no sentence and stands so often is none of the story: of 10,000 on annotated pages 216 are,
# nearly all in lists of goods on three sites.
REPEATED = 3
WEIGHED = 32  # words of a line that are weighed, the first ones
# The rules on lines that pages set between the paragraphs of a story as well. Where one of them stood, the fit took it
# for the end: without them para_f1 is .005 higher on sites left out.
AMID = frozenset(("line.advertisement", "line.read-more", "line.prompt", "line.player", "line.pictured", "line.social"))

_first = itemgetter(0)


def line_features(blocks: Sequence[Block], vocabulary: Mapping[str, float]) -> Features:
    """LINE_FEATURES of each block of a flattened text, but for lines far from a story that is clear.

    What is surely furniture by its wording is passed over, and what a page repeats: the paragraphs of a story are
    neighbours, whatever prompts and labels stand between them. Of furniture that stands amid stories as well as below
    them no feature tells anything.

    `vocabulary` are the fitted weights of words (see `first_words`).

    The features are made by the column, each for all lines, since that takes half the time.
    """
    texts = [block.text for block in blocks]
    above = ["", *texts]  # a line that is printed twice in a row, as a pull quote and its sentence may be, is one
    telling = [i for i, text in enumerate(texts) if text != above[i] and not reads_as(text, AMID)]
    found = _features(pick(blocks, telling), vocabulary)
    return Features(len(blocks), tuple(pick(telling, found.kept)), found.groups)


def _features(blocks: Sequence[Block], vocabulary: Mapping[str, float]) -> Features:
    """The same of lines of which none is such furniture."""
    told = [furniture(block.text) for block in blocks]
    is_layout = _layout([block.text for block in blocks])
    sure = [kind == SURE or is_repeated for kind, is_repeated in zip(told, is_layout, strict=True)]
    left = [i for i, is_sure in enumerate(sure) if not is_sure]
    if not left:
        return Features(len(blocks))
    text = _Text(pick(blocks, left))
    at = text.near()
    words = {i: text.texts[i][:TERMS].casefold().split() for i in at}
    weights = _weights(at, words, vocabulary)
    passed = _passed_over(sure, left, at)
    phrases = pick(told, pick(left, at))
    columns = (*_wording(text, at, phrases), *_position(text, at, words), *_neighbours(text, at), *weights, *passed)
    return Features(len(blocks), pick(left, at), [Columns(columns)])


def _layout(texts: Sequence[str]) -> list[bool]:
    """Which lines a page repeats, as labels of its layout: "Article content"."""
    times = Counter(texts)
    return [times[text] >= REPEATED and not ends_sentence(text) for text in texts]


def first_words(folded: Sequence[str]) -> list[str]:
    """The words of a line that are weighed: as they stand between spaces, and the first once more, marked so."""
    return ["^" + folded[0], *folded[:WEIGHED]] if folded else []


class _Text:
    """A text's lines, and what their features are relative to."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.texts = texts = [block.text for block in blocks]
        self.words = list(map(rough_words, texts))
        self.ends = list(map(ends_sentence, texts))
        self.mass = mass = [
            len(text) if words >= PROSE_WORDS and end else 0
            for text, words, end in zip(texts, self.words, self.ends, strict=True)
        ]
        self.total = sum(mass) or 1
        self.behind, self.ahead = distances(mass), distances(mass[::-1])[::-1]
        self.runs, self.run_mass = _runs(mass, self.behind, self.ahead)
        self.largest = max(range(len(self.run_mass)), key=self.run_mass.__getitem__)
        self.core = [i for i, run in enumerate(self.runs) if run == self.largest and mass[i]] or [0]

    def near(self) -> list[int]:
        """The lines that may be of the story."""
        if self.run_mass[self.largest] < CLEAR * sum(map(len, self.texts)):
            return list(range(len(self.texts)))
        lines = enumerate(zip(self.words, self.ends, self.behind, self.ahead, strict=True))
        return [
            i for i, (words, end, behind, ahead) in lines if end or behind < GAP or ahead < GAP or words >= PROSE_WORDS
        ]


def _wording(text: _Text, at: Sequence[int], phrases: list[int]) -> tuple[Column, ...]:
    """What each line is by itself; `phrases` are what `furniture` says of each."""
    texts = pick(text.texts, at)
    times = Counter(text.texts)
    firsts = [line[0] for line in texts]
    return (
        list(map(len, texts)),
        pick(text.words, at),
        pick(text.ends, at),
        list(map(commas, texts)),
        list(map(digits, texts)),
        [line[-1] in COLONS for line in texts],
        list(map(str.isupper, firsts)),
        [first in QUOTES for first in firsts],
        [first in MARKS for first in firsts],
        phrases,
        [times[line] for line in texts],
        list(map(_title_case, texts)),
        [block.kind == "list_item" for block in pick(text.blocks, at)],
    )


def _title_case(line: str) -> float:
    """The share of capitals among the first letters of the first words."""
    words = line.split(None, 12)[:12]
    return sum(map(str.isupper, map(_first, words))) / len(words)


def _position(text: _Text, at: Sequence[int], words: Mapping[int, Sequence[str]]) -> tuple[Column, ...]:
    """Where in the text each line stands."""
    total, mass, size = text.total, text.mass, len(text.texts)
    before = list(accumulate(mass, initial=0))
    first, last = text.core[0], text.core[-1]
    runs = pick(text.runs, at)
    return (
        [before[i] / total for i in at],
        [(total - before[i] - mass[i]) / total for i in at],
        [total] * len(at),
        [i / size for i in at],
        _like_title(text, words),
        _cohesion(text, words),
        [text.run_mass[run] / total for run in runs],
        [run == text.largest for run in runs],
        [first - i if i < first else i - last if i > last else 0 for i in at],
    )


def _neighbours(text: _Text, at: Sequence[int]) -> tuple[Column, ...]:
    """What stands before each line, and after it."""
    before, after = [i - 1 for i in at], [i + 1 for i in at]
    words, ends = [*text.words, 0], [*text.ends, False]  # also those at -1, before the first
    opens = map(_first, pick(text.texts, at))
    prose = list(accumulate((m > 0 for m in text.mass), initial=0))
    size = len(text.texts)
    left_open = [not end and line[-1] not in COLONS for line, end in zip(text.texts, text.ends, strict=True)]
    left_open.append(False)
    return (
        pick(words, before),
        pick(ends, before),
        pick(words, after),
        pick(ends, after),
        [prose[i] - prose[max(0, i - 3)] for i in at],
        [prose[min(size, i + 4)] - prose[i + 1] for i in at],
        pick(text.behind, at),
        pick(text.ahead, at),
        [first.islower() or first in GOES_ON for first in opens],
        pick(left_open, before),
    )


def _passed_over(sure: Sequence[bool], left: Sequence[int], at: Sequence[int]) -> tuple[Column, ...]:
    """Where the lines stand that are furniture by their wording: how far behind each line and ahead of it, how many
    between it and those beside it, how many above."""
    lines = pick(left, at)
    places = [-1, *left, len(sure)]  # of line i the place is at i + 1
    above = list(accumulate(sure, initial=0))
    return (
        pick(distances(sure), lines),
        pick(distances(sure[::-1])[::-1], lines),
        [places[i + 1] - places[i] - 1 for i in at],
        [places[i + 2] - places[i + 1] - 1 for i in at],
        pick(above, lines),
    )


def _weights(
    at: Sequence[int], words: Mapping[int, Sequence[str]], vocabulary: Mapping[str, float]
) -> tuple[Column, ...]:
    """What the words of each line weigh, and those of the lines beside it."""
    weight = vocabulary.get
    weighed = {}
    for i in at:
        found = list(map(weight, first_words(words[i]), repeat(0.0)))
        weighed[i] = (min(found), max(found), sum(found)) if found else NO_WEIGHT
    before, after = ([weighed.get(i + step, NO_WEIGHT) for i in at] for step in (-1, 1))
    return (
        [w[0] for w in weighed.values()],
        [w[1] for w in weighed.values()],
        [w[2] for w in weighed.values()],
        [w[0] for w in before],
        [w[2] for w in before],
        [w[0] for w in after],
        [w[2] for w in after],
    )


def _like_title(text: _Text, words: Mapping[int, Sequence[str]]) -> list[float]:
    """The share of the title's words that each line has. Of a whole page's text the first line is <title>."""
    if text.words[0] > LONGEST_TITLE:
        return [0.0] * len(words)
    title = word_set(text.texts[0])
    heads = (told if len(text.texts[i]) <= HEAD else word_set(text.texts[i][:HEAD]) for i, told in words.items())
    return [overlap(head, title) for head in heads]


def _cohesion(text: _Text, words: Mapping[int, Sequence[str]]) -> list[float]:
    """For each line, the share of its long words that other lines of the core have; -1 where it has none."""
    terms = {i: _terms(text.texts[i][:TERMS], folded) for i, folded in words.items()}
    times = Counter(chain.from_iterable(terms[i] for i in text.core))
    known, repeated = frozenset(times), frozenset(term for term, n in times.items() if n > 1)
    core = frozenset(text.core)
    return [
        len(found.intersection(repeated if i in core else known)) / len(found) if found else -1.0
        for i, found in terms.items()
    ]


def _terms(head: str, words: Sequence[str]) -> set[str]:
    """What a text is about, roughly: its long words; in scripts without spaces, pairs of characters."""
    if not head.isascii() and rough_words(head) != head.count(" ") + 1:
        return set(map(add, head, head[1:]))
    return {word for word in words if len(word) >= LONG}


def _runs(mass: Sequence[int], behind: Sequence[int], ahead: Sequence[int]) -> tuple[list[int], list[int]]:
    """The run of prose that each line stands in, and the mass of each run; a gap of lines without prose ends a run."""
    runs, sums = [], [0]
    for i, m in enumerate(mass):
        if m and behind[i] > GAP:
            sums.append(0)
        inside = m or behind[i] <= GAP or ahead[i] > GAP
        runs.append(len(sums) - 1 if inside else len(sums))
        sums[-1] += m
    sums.append(0)
    return runs, sums
