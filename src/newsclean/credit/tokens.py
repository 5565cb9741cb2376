"""A line as tokens and sentences, and what is read of them."""

import re
import unicodedata
from collections.abc import Callable, Collection, Sequence
from typing import Any, NamedTuple

from newsclean.article import Person
from newsclean.credit.lexicon import Phrase, lexicon
from newsclean.credit.phrases import Trie
from newsclean.patterns import lazy
from newsclean.text import begins_small

__all__ = [
    "CLOSING", "DASHES", "NOISE", "OPENING", "POSSESSIVE", "QUOTES", "SENTENCE_ENDS", "SEPARATORS", "SPEECH", "Parsed",
    "Span", "Token", "before", "closed_at", "is_mark", "is_shortened", "is_year", "longest", "phrase_at", "printed",
    "sentences", "spaced_dashes", "split_at", "tokenise", "trim", "trim_end", "unarticled",
]  # fmt: skip

# Vowels and other signs of the scripts of India, Thai, Arabic and Hebrew: no letters, but parts of a word.
_MARKS = "".join(chr(c) for c in range(0x300, 0x1000) if unicodedata.category(chr(c))[0] == "M") + "\u200c\u200d"
_JOINED = r"\.(?=\w\b|[^\WA-ZÀ-Þ]|[A-Z]{2,8}\.[a-z]{2,4}\b)"  # a full stop within a word: "e.g.", "tirol.ORF.at"
_HYPHEN = r"-(?=[^\W\u0900-\u097f])"  # within a word; Hindi sets one behind a label, too: "इनपुट-भाषा"
_GERSHAYIM = r"[\"״”](?=[א-ת]\b)(?<=[א-ת].)"  # before the last letter of an abbreviation in Hebrew
_INNER = rf"['’+](?=\w)|{_HYPHEN}|{_JOINED}|{_GERSHAYIM}"
# Letters in a run: one by one, beside the signs within a word, they take three times as long.
_WORD = rf"\w[\w{_MARKS}]*(?:(?:{_INNER})[\w{_MARKS}]*)*\+?"
_YEAR = lazy(re.compile, r"(?:19|20)\d\d")
_TOKEN = lazy(re.compile, rf"[(（][cCｃＣ][)）]|{_WORD}|[^\w\s]")
OPENING, CLOSING = frozenset("([{（【［"), frozenset(")]}）】］")
DASHES = "-–—"
NOISE = frozenset("-–—―*•·|…\"'“”„‟»«›‹‘’_:;,./।۔>▪■►●#+=~")
SEPARATORS = frozenset(",;/|•·、&")
SENTENCE_ENDS = frozenset(".!?…।۔؟")
_BEHIND_STOP = CLOSING | SENTENCE_ENDS | frozenset('"”’»')
QUOTES = frozenset("\"'“”„‘’«»")
SPEECH = frozenset('"“”„«»?!')
POSSESSIVE = lazy(re.compile, r"(?:['’]s|(?<=s)['’])$")


# Makes a Token, of which there are hundreds on a page, in half the time that calling its class takes.
_new: Callable[..., Any] = tuple.__new__


class Token(NamedTuple):
    """A word or a mark of a line, and where it stands."""

    text: str
    key: str  # in small letters, by which it is looked up
    start: int
    end: int


class Parsed(NamedTuple):
    """What a credit says, or a part of one: parts add up."""

    people: tuple[Person, ...] = ()
    organisations: tuple[str, ...] = ()
    sentence: bool = False  # a full sentence about the story, not a label: credible anywhere in it
    copyright: bool = False

    def __add__(self, other: Any) -> "Parsed":
        organisations = tuple(dict.fromkeys(self.organisations + other.organisations))
        return Parsed(self.people + other.people, organisations, self.sentence or other.sentence, other.copyright)


class Span(NamedTuple):
    """What a credit says, and where it stands in its line."""

    start: int
    end: int
    parsed: Parsed


def tokenise(line: str) -> list[Token]:
    """The words and marks of a line. It is lowered once, where no letter grows by it ("İ" does)."""
    folded = line.lower().replace("’", "'")
    if len(folded) != len(line):
        return [Token(m[0], m[0].lower().replace("’", "'"), *m.span()) for m in _TOKEN.finditer(line)]
    return [_new(Token, (line[i:j], folded[i:j], i, j)) for i, j in [m.span() for m in _TOKEN.finditer(line)]]


def sentences(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Token ranges. A full stop ends one unless an initial or an abbreviation stands before it; a bracket that
    opens behind a sentence begins another, and one that closes it belongs to it."""
    spans, start = [], 0
    for i, token in enumerate(tokens[:-1]):
        if i > start and (_opens_copyright(tokens, i) or _is_bar(tokens, i, start)):
            opening = max(start, i - 2) if _is_trademark(tokens[i - 2 : i]) else i  # "™ & © 2024 Outlet"
            if opening > start:
                spans.append((start, opening))
            start = opening
        if token.text in SENTENCE_ENDS and i >= start and _may_end(tokens, i, start):
            end = _behind_closing(tokens, i + 1)
            if end < len(tokens) and not begins_small(tokens[end].text):
                spans.append((start, end))
                start = end
    if start < len(tokens):
        spans.append((start, len(tokens)))
    return spans


def _opens_copyright(tokens: Sequence[Token], i: int) -> bool:
    return (
        is_mark(tokens[i])
        and not tokens[i].text.islower()
        and tokens[i - 1].text not in "(:："
        and not is_mark(tokens[i - 1])
    )


def _is_trademark(tokens: Sequence[Token]) -> bool:
    return [token.text for token in tokens] == ["™", "&"]


def _is_bar(tokens: Sequence[Token], i: int, start: int) -> bool:
    """A bar between spaces; behind a copyright a dash is one too."""
    token = tokens[i]
    is_bar = token.text == "|" or (token.text in "-–—" and is_mark(tokens[start]))
    return is_bar and tokens[i - 1].end < token.start and token.end < tokens[i + 1].start


def _may_end(tokens: Sequence[Token], i: int, start: int) -> bool:
    """Whether the stop at `i` may end the sentence from `start` on."""
    stop, after = tokens[i], tokens[i + 1]
    is_glued = after.start == stop.end
    is_upper = after.text[0].isupper()
    if is_glued and not is_upper and after.text not in CLOSING and after.text not in SPEECH:
        return False
    if stop.text != "." or i <= start or not is_shortened(tokens[i - 1]):
        return True
    before = tokens[i - 1].text
    if "." not in before:
        return False
    is_place = i > 1 and tokens[i - 2].text == ","  # "in Washington, D.C. She …"
    return is_place or (is_glued and is_upper) or len(before) > 6  # "A.B.C.Buy a licence"


def is_shortened(token: Token) -> bool:
    """Whether a full stop behind a word may be its own: initials, abbreviations."""
    text = token.text
    if text in CLOSING:
        return False
    is_initial = len(text) == 1 or (len(text) == 2 and not text.isalpha())
    return is_initial or token.key in lexicon().abbreviations or "." in text


def _behind_closing(tokens: Sequence[Token], end: int) -> int:
    """The index behind closing brackets and quotes and further stops."""
    while end < len(tokens) and tokens[end].text in _BEHIND_STOP:
        end += 1
    return end


def is_mark(token: Token) -> bool:
    """Whether it is a sign of copyright, or the word for one."""
    return token.text == "©" or token.key in lexicon().marks


def is_year(token: Token) -> bool:
    """Whether it is a year of the last century or this one."""
    return _YEAR.fullmatch(token.text) is not None


def before(tokens: Sequence[Token], words: Collection[str]) -> Sequence[Token]:
    """What stands before the first of these words."""
    return tokens[: next((i for i, t in enumerate(tokens) if t.key in words), len(tokens))]


def trim(tokens: Sequence[Token]) -> Sequence[Token]:
    """Without the marks around: brackets that enclose all, dashes, bullets, a full stop."""
    lo, hi = 0, len(tokens)
    while lo < hi and (tokens[lo].text in NOISE or tokens[lo].text in OPENING):
        lo += 1
    while hi > lo:
        text = tokens[hi - 1].text
        if text in CLOSING:
            depth = sum((t.text in OPENING) - (t.text in CLOSING) for t in tokens[lo:hi])
            if depth >= 0:
                break
        elif text not in NOISE and text not in OPENING:
            break
        hi -= 1
    return tokens[lo:hi]


def closed_at(tokens: Sequence[Token]) -> int:
    """Where the bracket opens that ends a name, "A (Agency)"; 0 where none does."""
    is_closed = bool(tokens) and tokens[-1].text in CLOSING
    return next((i for i, t in enumerate(tokens) if t.text in OPENING), 0) if is_closed else 0


def printed(line: str, tokens: Sequence[Token]) -> str:
    """What stands printed from the first token to the last; an initial keeps its full stop."""
    if not tokens:
        return ""
    end = tokens[-1].end
    last = tokens[-1].text
    if line[end : end + 1] == "." and (
        last.casefold() in lexicon().abbreviations
        or ("." in last and len(last) < 8 and all(len(x) == 1 for x in last.split(".")))
    ):
        end += 1
    return line[tokens[0].start : end]


def unarticled(tokens: Sequence[Token]) -> Sequence[Token]:
    """Without an article in small letters; a capital one belongs to the name."""
    return tokens[1:] if len(tokens) > 1 and tokens[0].text in lexicon().articles else tokens


def trim_end(tokens: Sequence[Token]) -> Sequence[Token]:
    """Without the marks at the end."""
    while tokens and tokens[-1].text in NOISE:
        tokens = tokens[:-1]
    return tokens


def spaced_dashes(tokens: Sequence[Token]) -> list[Token]:
    """A dash between spaces separates as a slash does, and a long one without them: "A—Agency"."""
    return [
        t._replace(text="/")
        if t.text in "-–—" and 0 < i < len(tokens) - 1 and (t.text == "—" or tokens[i - 1].end < t.start)
        else t
        for i, t in enumerate(tokens)
    ]


def split_at(
    tokens: Sequence[Token], separators: Collection[str], conjunctions: Collection[str] = ()
) -> list[Sequence[Token]]:
    """At separators and lower-case conjunctions outside brackets; empty pieces fall out."""
    pieces, start, depth = [], 0, 0
    for i, token in enumerate(tokens):
        if token.text in OPENING:
            depth += 1
        elif token.text in CLOSING:
            depth -= 1
        elif depth <= 0 and (token.text in separators or token.text in conjunctions):
            pieces.append(tokens[start:i])
            start = i + 1
    pieces.append(tokens[start:])
    return [piece for piece in pieces if piece]


def longest(trie: Trie, tokens: Sequence[Token], i: int) -> tuple[int, Any] | None:
    """The longest phrase of the trie that stands at i: where it ends, and its values."""
    found = None
    while i < len(tokens) and tokens[i].key in trie:
        trie, i = trie[tokens[i].key], i + 1
        if None in trie:
            found = i, trie[None]
    return found


def phrase_at(tokens: Sequence[Token], i: int, *kinds: str) -> tuple[int, Phrase] | None:
    """The longest phrase at i and where it ends, if it is of one of the kinds; None behind the last token, too."""
    found = longest(lexicon().phrases, tokens, i)
    phrase = next((p for p in found[1] if p.kind in kinds), None) if found else None
    return (found[0], phrase) if found and phrase else None
