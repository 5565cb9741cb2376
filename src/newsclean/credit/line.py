"""The credit in a line: sentences at its end or start, a bracket that closes it, a sign-off, a biography.

`find` asks each of these in turn, and each asks forms of its own (`segments`, `contributors`, `copyright` and so on)
whether they account for all of a piece.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import NamedTuple

from newsclean.credit.biography import read_biography
from newsclean.credit.contributors import read_contributors
from newsclean.credit.copyright import read_copyright
from newsclean.credit.kinds import HOST
from newsclean.credit.lexicon import lexicon
from newsclean.credit.openers import opener_at, untitled
from newsclean.credit.segments import read_led, read_opened, read_roled, read_wired
from newsclean.credit.signoff import is_initials, read_desks, read_initialled, read_signed
from newsclean.credit.tokens import (
    CLOSING,
    OPENING,
    SENTENCE_ENDS,
    SPEECH,
    Parsed,
    Span,
    Token,
    is_shortened,
    printed,
    sentences,
    tokenise,
    trim,
)
from newsclean.credit.unspaced import find_unspaced
from newsclean.patterns import lazy
from newsclean.rules.agencies import find_agency, is_short_form
from newsclean.text import fold, is_east_asian

__all__ = ["Reading", "find"]

MAX_LINE = 700  # characters looked at, from the end of a longer line; the longest credit annotated has 420
MAX_OWNED = 4  # sentences between a copyright and who distributes the text
MAX_BRACKET = 40  # tokens of a bracket that ends a line
HOSTED = 4  # tokens of an agency's last bracket, its site in one more
MAX_FINAL = 3  # tokens of "Enditem/AB"
MAX_CLOSING = 12  # tokens of a label and its list at the end of a line of notes
MAX_LAST = 6  # tokens of a sign-off behind the last sentence
LONGEST_OWNED = 80  # characters at the end of a line in which a Japanese copyright stands
MAX_HEAD = 400  # characters at the start of a longer line that may be a biography

DASHES = frozenset("–—―")
_OWNED = lazy(re.compile, r"(?<=[。」』）)])\s?(?:[(（][cC][)）]|©)[^。]{2,60}$")
_AFTER_SPEECH = frozenset('"”’»«“')  # behind the full stop that a quote ends with


class Reading(NamedTuple):
    """How a line is read: what it may hold depends on where on a page it stands."""

    strict: bool = False  # in the middle of a body, where only full sentences and lists with an opener are believed
    near: bool = True  # at the end of a body, where a copyright or a sign-off is
    biography: bool = True  # it may be one
    ending: bool = True  # it may have a credit at its end
    signs: bool = True  # it may be a sign-off: a link signs nothing
    last: bool = False  # it is the last of the story, behind a sentence, where initials sign
    authors: frozenset[str] = frozenset()  # who wrote the story, folded
    site: str = ""  # the site's name, folded


def find(line: str, reading: Reading) -> Span | None:
    """The credit in a line, and where it stands: at its end, at its start, or a biography that begins it."""
    offset = max(0, len(line) - MAX_LINE)
    found = _find_near_end(line[offset:], reading, cut=offset > 0) if reading.ending else None
    if found:
        return Span(found.start + offset, found.end + offset, found.parsed)
    if not reading.biography:
        return None
    head = line[:MAX_HEAD]
    tokens = tokenise(head)
    spans = sentences(tokens)
    life = read_biography(head, tokens[slice(*spans[0])], reading.authors) if spans else None
    return _span(tokens, *spans[0], life) if life else None


def _find_near_end(line: str, reading: Reading, cut: bool) -> Span | None:
    """The credit in the last part of a line; of one that is `cut` the first sentence is none."""
    if is_east_asian(line):
        found = find_unspaced(line, reading.near) or (_owned(line) if reading.near else None)
        if found or not line[0].isascii():
            return found
    tokens = tokenise(line)
    spans = sentences(tokens)[cut:]
    if not spans:
        return None
    return (
        _run(line, tokens, spans, reading)
        or _closing_bracket(line, tokens, reading)
        or _closing_label(line, tokens, reading)
        or _sign_off(line, tokens, spans, reading)
    )


def _owned(line: str) -> Span | None:
    """As in "…と述べた。(c)AFP/A": a copyright right behind the last sentence in Chinese or Japanese."""
    owned = _OWNED.search(line, max(0, len(line) - LONGEST_OWNED))
    parsed = read_copyright(owned[0], tokenise(owned[0])) if owned else None
    return Span(owned.start(), len(line), parsed) if owned and parsed else None


def _run(line: str, tokens: Sequence[Token], spans: Sequence[tuple[int, int]], reading: Reading) -> Span | None:
    """The sentences at the end of a line that are credits; else those at its start; else one between bars.

    Sentences of one credit stand together; a copyright is a credit of its own.
    """
    read = cache(lambda i: _sentence(line, tokens[slice(*spans[i])], reading))
    last = len(spans)
    while last > 1 and _rights(line, tokens[slice(*spans[last - 1])]):
        last -= 1
    parts = _alike(map(read, range(last - 1, -1, -1)))
    if parts:
        first = last - len(parts)
        owned = _distributed(tokens, spans, first, read)
        if owned:
            first, owner = owned
            parts.append(owner)
        return _span(tokens, spans[first][0], spans[-1][1], *reversed(parts))
    parts = _alike(map(read, range(last)))
    if parts:
        return _span(tokens, spans[0][0], spans[len(parts) - 1][1], *parts)
    for i, (lo, hi) in enumerate(spans[1:-1], 1):
        if tokens[lo].text == "|" and (sentence := read(i)):
            return _span(tokens, lo + 1, hi, sentence)
    return None


def _sentence(line: str, tokens: Sequence[Token], reading: Reading) -> Parsed | None:
    tokens = trim(untitled(tokens))
    parsed = read_opened(line, tokens) or read_contributors(line, tokens) or read_roled(line, tokens)
    if parsed or reading.strict or not reading.near:
        return parsed
    return read_copyright(line, tokens) or read_wired(line, tokens)


def _rights(line: str, tokens: Sequence[Token]) -> bool:
    return fold(printed(line, trim(tokens))).startswith(lexicon().rights)


def _alike(parts: Iterable[Parsed | None]) -> list[Parsed]:
    """The parts until one that is no credit, or not of the kind of the first."""
    found: list[Parsed] = []
    for part in parts:
        if part is None or (found and part.copyright != found[0].copyright):
            break
        found.append(part)
    return found


def _distributed(
    tokens: Sequence[Token], spans: Sequence[tuple[int, int]], first: int, read: Callable[[int], Parsed | None]
) -> tuple[int, Parsed] | None:
    """The copyright that belongs to the sentence which says who distributes it: "© Outlet. Visit outlet.example.
    Distributed by Agency." """
    if tokens[spans[first][0]].key not in lexicon().spreading:
        return None
    earlier = range(first - 1, max(-1, first - MAX_OWNED), -1)
    return next(((i, owner) for i in earlier if (owner := read(i)) and owner.copyright), None)


def _closing_bracket(line: str, tokens: Sequence[Token], reading: Reading) -> Span | None:
    """As in "… he said. (AFP)": the last bracket of a line, behind a sentence or with desk initials in it."""
    lo, hi = _last_bracket(tokens)
    if not hi:
        return None
    inner = tokens[lo + 1 : hi - 1]
    ended = lo == 0 or tokens[lo - 1].text in SENTENCE_ENDS or tokens[lo - 1].text in SPEECH
    is_desked = ended and not reading.strict and (lo > 0 or reading.last)
    parsed = (
        read_opened(line, inner)
        or (read_led(line, inner) if ended else None)
        or (read_signed(line, inner, bare=False) if ended or any(t.text == "/" for t in inner) else None)
        or (read_desks(printed(line, inner)) if is_desked else None)
    )
    if parsed and lo > 1 and tokens[lo - 1].text == "/" and find_agency(tokens[lo - 2].text):  # "AGENCY/(editor: A)"
        lo -= 2
        parsed = Parsed((), (tokens[lo].text,)) + parsed
    return Span(tokens[lo].start, tokens[-1].end, parsed) if parsed else None


def _last_bracket(tokens: Sequence[Token]) -> tuple[int, int]:
    """Where the bracket that ends a line opens, and the index behind it; that is 0 where none does."""
    hi = _final(tokens)
    if tokens[hi - 1].text == ".":
        hi -= 1
    if tokens[hi - 1].text not in CLOSING:
        return 0, 0
    if hi > HOSTED and tokens[hi - HOSTED].text in CLOSING and HOST.fullmatch(tokens[hi - 2].text):
        hi -= HOSTED - 1  # "(NAN) (www.example.org)"
    openings = (i for i in range(hi - 2, max(-1, hi - MAX_BRACKET), -1) if tokens[i].text in OPENING)
    return next(((lo, hi) for lo in openings), (0, 0))


def _final(tokens: Sequence[Token]) -> int:
    """Where a line ends without an agency's last word and initials: "(By A) Enditem/AB"."""
    last = range(max(1, len(tokens) - MAX_FINAL), len(tokens))
    return next((i for i in last if tokens[i].key in lexicon().finals), len(tokens))


def _closing_label(line: str, tokens: Sequence[Token], reading: Reading) -> Span | None:
    """As in "All rights reserved Source: Agency": a source label, capitalised, that ends a line of other notes."""
    if not reading.near:
        return None
    for i in range(len(tokens) - 2, max(0, len(tokens) - MAX_CLOSING), -1):
        is_said = tokens[i - 1].key in lexicon().articles  # "Die Quelle: ein Rohr"
        opener = opener_at(tokens, i) if tokens[i].text[0].isupper() and not is_said else None
        if opener and opener.phrase.role == "source":
            parsed = read_opened(line, tokens[i:])
            return Span(tokens[i].start, tokens[-1].end, parsed) if parsed else None
    return None


def _sign_off(line: str, tokens: Sequence[Token], spans: Sequence[tuple[int, int]], reading: Reading) -> Span | None:
    if reading.strict or not reading.near or not reading.signs:
        return None
    initialled = read_initialled(line, tokens)
    if initialled:
        return _span(tokens, 0, initialled[1], initialled[0])
    behind = _last_word(line, tokens, reading.last)
    if behind or len(spans) > 1:
        return behind
    signed = read_signed(line, tokens, bare=tokens[0].text not in OPENING, site=reading.site)
    signed = signed or (Parsed() if reading.last and is_initials(line) else None)
    return _span(tokens, 0, len(tokens), signed) if signed else None


def _last_word(line: str, tokens: Sequence[Token], signs: bool) -> Span | None:
    """As in "… sagte er. dpa", "… sagte er. ab/dpa", "… sagde han. /ritzau/", "… he said. with PTI inputs": agencies as
    they print themselves, an outlet by its address, "… he said. – Outlet.example"; and where it `signs` the story
    "… sa hun. /ab", "… zei hij. AB/CD"."""
    lo = next((i + 1 for i in range(len(tokens) - 1, 0, -1) if tokens[i].text in SENTENCE_ENDS), 0)
    if not lo or is_shortened(tokens[lo - 2]):  # "… berichten u.a. dpa"
        return None
    while lo < len(tokens) and tokens[lo].text in _AFTER_SPEECH:
        lo += 1
    last = tokens[lo:]
    if not 0 < len(trim(last)) <= MAX_LAST:
        return None
    signed = read_signed(line, last, bare=False) or read_opened(line, last)
    is_agency = signed is not None and any(map(is_short_form, signed.organisations))
    if not is_agency:
        is_apart = signs and last[0].start > tokens[lo - 1].end
        signed = _hosted(line, last) or (read_desks(printed(line, last)) if is_apart else None)
    return _span(tokens, lo, len(tokens), signed) if signed else None


def _hosted(line: str, tokens: Sequence[Token]) -> Parsed | None:
    """As in "… he said. – Outlet.example": an outlet by its address, behind a dash."""
    host = printed(line, tokens[1:])
    return Parsed((), (host,)) if tokens[0].text in DASHES and HOST.fullmatch(host) else None


def _span(tokens: Sequence[Token], lo: int, hi: int, *parts: Parsed) -> Span:
    return Span(tokens[lo].start, tokens[hi - 1].end, sum(parts, Parsed()))
