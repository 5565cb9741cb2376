"""Captions among the paragraphs of a story that nothing tells but who took the picture, and for whom."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from newsclean.article import Credit
from newsclean.blocks import Block
from newsclean.credit.caption import MAX_CAPTION, parse_photo_credit
from newsclean.credit.labelled import find_named
from newsclean.credit.tokens import CLOSING
from newsclean.patterns import lazy
from newsclean.rules.agencies import find_agency
from newsclean.text import ends_sentence

__all__ = ["without_credited"]

SHORTEST = 16  # characters of a caption that is told by its credit alone
TAIL = 80  # characters at the end of a paragraph that show whether it may end in a credit
MOST_OF_BODY = 0.4  # of the paragraphs of a body that may be captions
BARE = 80  # characters of a line of flattened text that is a credit and nothing else
# The line above such a one is its caption, unless it is so likely body: of 100 less likely ones on 30 annotated sites,
# left out of the fit, 93 are none. Above this most are paragraphs behind which a picture stands without a caption.
LIKELY = 0.9
_SIGNS = frozenset("/©")  # one of them, or a bracket that closes it, is in a credit that tells a caption
# "Ana Ruiz/Lake Courier", printed at several pictures; once it may be the byline, or a pair that plays doubles.
SEVERAL = 2
_NAME = r"\p{Lu}[\p{L}.'’-]{0,20}(?: \p{Lu}[\p{L}.'’-]{0,20}){1,3}"
_NAME_AND_OUTLET = lazy(regex.compile, rf"{_NAME}/\p{{Lu}}[\p{{L}}&.' ’-]{{1,40}}")
_MARKS = _SIGNS | {":"}  # one of them in a paragraph that is no more than such a credit


def without_credited(blocks: Sequence[Block], body: Sequence[int], likely: Sequence[float]) -> list[int]:
    """The body without captions that nothing else tells: paragraphs that end in who took a picture, and for whom, or
    say no more; in flattened text also sources that are lines of their own, and the lines above them. `likely` is each
    block's score.

    The last paragraph stays: who filed a story may sign it as photographers do, "… (A B/Agency)"; all stay where they
    are many, as in a list of sources.
    """
    captions = {i for i in body[:-1] if _is_credited(blocks[i].text) or _is_photographer(blocks[i].text)}
    captions.update(_repeated_photographers(blocks, body))
    if body and blocks[body[0]].scope is None:
        captions.update(_lines_of_pictures(blocks, body, likely))
    is_few = len(captions) <= MOST_OF_BODY * len(body)
    return [i for i in body if i not in captions] if is_few else list(body)


def _lines_of_pictures(blocks: Sequence[Block], body: Sequence[int], likely: Sequence[float]) -> Iterator[int]:
    """The lines of a body that flattening left of its pictures, above its last."""
    for i, _ in pairwise(body):
        is_above = likely[i] < LIKELY and i + 1 < body[-1] and _bare_credit(blocks[i + 1].text)
        if is_above or _bare_credit(blocks[i].text):
            yield i


def _bare_credit(line: str) -> Credit | None:
    """The credit that a line is, if it says who took a picture, and nothing else."""
    if len(line) > BARE:
        return None
    caption, credit = parse_photo_credit(line)
    if credit is None:
        named = find_named(line)  # "Foto A B"
        return Credit(line, named.people, named.organisations) if named else None
    if caption is not None:
        return None
    is_quoted = credit.raw[0] == "[" and not any(map(find_agency, credit.organisations))  # "[Outlet]"
    return None if is_quoted else credit


def _is_photographer(text: str) -> bool:
    """Whether a paragraph says who took a picture, and nothing else: of 5 such on 3 annotated sites, left out of the
    fit, none is body. (Of those that name a source, "Quelle: A", most are.)"""
    credit = _bare_credit(text) if len(text) <= BARE and not _MARKS.isdisjoint(text) else None
    return credit is not None and bool(credit.people) and all(person.role == "photo" for person in credit.people)


def _repeated_photographers(blocks: Sequence[Block], body: Sequence[int]) -> list[int]:
    """The paragraphs that say a photographer and an outlet, and nothing else, the same at several pictures."""
    lines = [i for i in body if blocks[i].kind == "paragraph" and _is_name_and_outlet(blocks[i].text)]
    said = Counter(blocks[i].text for i in lines)
    return [i for i in lines if said[blocks[i].text] >= SEVERAL]


def _is_name_and_outlet(text: str) -> bool:
    return len(text) <= BARE and "/" in text and _NAME_AND_OUTLET.fullmatch(text) is not None


def _is_credited(text: str) -> bool:
    is_signed = text[-1:] in CLOSING or not (ends_sentence(text) or _SIGNS.isdisjoint(text[-TAIL:]))
    if not is_signed or len(text) > MAX_CAPTION:
        return False
    caption, credit = parse_photo_credit(text)
    if credit is None or len(caption or "") < SHORTEST:
        return False
    is_square = credit.raw[0] == "["
    # "… of the sea. [MP3 / M1]", "… It’s Complicated [Outlet]" stand in lists of sources, "… (Bug 1664)" in a log
    if any(map(str.isdecimal, credit.raw)) or (credit.raw[-1] == "]" and not is_square):
        return False
    if credit.people:
        return all(person.role == "photo" for person in credit.people)
    is_kept = is_square and any(map(find_agency, credit.organisations))  # "[File: Agency]"
    return is_kept or any("/" in name for name in credit.organisations)  # "(NASA/JPL)"
