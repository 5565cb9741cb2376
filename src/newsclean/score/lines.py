"""Features of the lines of a flattened text."""

from collections.abc import Sequence

from newsclean.blocks import Block
from newsclean.score.forest import Columns, Features
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
from newsclean.text import ends_sentence

__all__ = ["LINE_FEATURES", "line_features"]

Row = tuple[float, ...]

LINE_FEATURES = (
    # the line by itself
    "length words ends_sentence commas digits colon capital quote dash phrase copies title_case list_item "
    # where in the text it stands
    "mass_before mass_after total position like_title cohesion run_mass in_largest_run from_run "
    # its neighbours
    "before_words before_end after_words after_end prose_behind3 prose_ahead3 prose_behind prose_ahead "
    "goes_on left_open"
).split()

LONGEST_TITLE = 40  # words; a longer first line is prose
GAP = 4  # lines without prose that a run of prose may hold; a box between paragraphs has about as many
TERMS = 600  # characters of a line that are looked at for what it is about
LONG = 5  # letters of a word that says what a text is about


def line_features(blocks: Sequence[Block]) -> Features:
    """LINE_FEATURES of each block of a flattened text."""
    if not blocks:
        return Features(0)
    text = _Text(blocks)
    rows = [(*text.wording(i), *text.position(i), *text.neighbours(i)) for i in range(len(blocks))]
    return Features(len(blocks), range(len(blocks)), [Columns(list(zip(*rows, strict=True)))])


class _Text:
    """A text's lines, and what their features are relative to."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.words = [rough_words(b.text) for b in blocks]
        self.ends = [ends_sentence(b.text) for b in blocks]
        self.mass = mass = [
            len(b.text) if w >= PROSE_WORDS and end else 0
            for b, w, end in zip(blocks, self.words, self.ends, strict=True)
        ]
        self.total = sum(mass) or 1
        self.copies = copies([b.text for b in blocks])
        self.behind, self.ahead = distances(mass), distances(mass[::-1])[::-1]
        # Of a whole page's text the first line is <title>.
        self.title = word_set(blocks[0].text) if self.words[0] <= LONGEST_TITLE else frozenset[str]()
        self.runs, self.run_mass = _runs(mass, self.behind, self.ahead)
        self.largest = max(range(len(self.run_mass)), key=self.run_mass.__getitem__)
        core = [i for i, run in enumerate(self.runs) if run == self.largest and mass[i]] or [0]
        self.first, self.last = core[0], core[-1]
        self.cohesion = _cohesion(blocks, core)
        self.before = [0]
        for m in mass:
            self.before.append(self.before[-1] + m)

    def wording(self, i: int) -> Row:
        text = self.blocks[i].text
        words = text.split(None, 12)[:12]
        return (
            len(text),
            self.words[i],
            self.ends[i],
            commas(text),
            digits(text),
            text[-1] in ":：",
            text[0].isupper(),
            text[0] in "\"'“„«「‘",
            text[0] in MARKS,
            furniture(text),
            self.copies[text],
            sum(w[0].isupper() for w in words) / len(words),
            self.blocks[i].kind == "list_item",
        )

    def position(self, i: int) -> Row:
        run, before = self.runs[i], self.before[i]
        return (
            before / self.total,
            (self.total - before - self.mass[i]) / self.total,
            self.total,
            i / len(self.blocks),
            overlap(self.blocks[i].text, self.title),
            self.cohesion[i],
            self.run_mass[run] / self.total,
            run == self.largest,
            self.first - i if i < self.first else i - self.last if i > self.last else 0,
        )

    def neighbours(self, i: int) -> Row:
        last, text = len(self.blocks) - 1, self.blocks[i].text
        return (
            self.words[i - 1] if i else 0,
            self.ends[i - 1] if i else 0,
            self.words[i + 1] if i < last else 0,
            self.ends[i + 1] if i < last else 0,
            sum(m > 0 for m in self.mass[max(0, i - 3) : i]),
            sum(m > 0 for m in self.mass[i + 1 : i + 4]),
            self.behind[i],
            self.ahead[i],
            text[0].islower() or text[0] in ",.;)",
            i > 0 and not self.ends[i - 1] and self.blocks[i - 1].text[-1] not in ":：",
        )


def _cohesion(blocks: Sequence[Block], core: Sequence[int]) -> list[float]:
    """For each block, the share of its long words that other blocks of the core have; -1 where it has none."""
    terms = [_terms(b.text) for b in blocks]
    known: dict[str, int] = {}
    for i in core:
        for term in terms[i]:
            count(known, term, 1)
    own = frozenset(core)
    return [
        sum(known.get(term, 0) > (i in own) for term in found) / len(found) if found else -1.0
        for i, found in enumerate(terms)
    ]


def _terms(text: str) -> frozenset[str]:
    """What a text is about, roughly: its long words; in scripts without spaces, pairs of characters."""
    text = text[:TERMS]
    if rough_words(text) != text.count(" ") + 1:
        return frozenset(text[i : i + 2] for i in range(len(text) - 1))
    return frozenset(word for word in text.casefold().split() if len(word) >= LONG)


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
