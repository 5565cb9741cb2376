"""The dateline that one line opens with."""

import datetime as dt
from typing import NamedTuple

from newsclean.article import Dateline, Person
from newsclean.dateline.day import resolve_day
from newsclean.dateline.evidence import CONTEXT, is_dateline
from newsclean.dateline.reader import Draft, drafts
from newsclean.dateline.tokens import Head, may_open
from newsclean.dateline.unspaced import read_unspaced
from newsclean.errors import InputError
from newsclean.text import LATIN, is_east_asian

__all__ = ["Opening", "parse_dateline", "read_opening"]

FIRST = 8  # characters of a dateline in a script without spaces, among which is one of its signs


class Opening(NamedTuple):
    """What a line opens with: the dateline, the text behind it, and the reporters whom the dateline names."""

    dateline: Dateline
    rest: str
    reporters: tuple[Person, ...] = ()


def parse_dateline(line: str, published: dt.date | None = None) -> Dateline | None:
    """The dateline that a line of text opens with, or None.

    The line may be the first paragraph of a story, or a dateline alone. With `published`, a date
    printed without its year is resolved to a day. InputError for no str.

    >>> parse_dateline("GENEVA/OSLO, March 4 (Reuters) - Talks resumed.", dt.date(2024, 3, 5))
    Dateline(raw='GENEVA/OSLO, March 4 (Reuters) -', places=('GENEVA', 'OSLO'), agencies=('Reuters',), \
date='March 4', day=datetime.date(2024, 3, 4), joint=' ')
    >>> parse_dateline("Geneva is where talks resumed.")
    """
    if not isinstance(line, str):
        raise InputError(f"a line is a str, not {type(line).__name__}")
    if not isinstance(published, dt.date | None):
        raise InputError(f"published is a date or datetime, not {type(published).__name__}")
    found = read_opening(line, published)
    return found.dateline if found else None


def read_opening(
    lead: str,
    published: dt.date | None = None,
    *,
    outlets: frozenset[str] = frozenset(),
    context: str = "",
    alone: bool = False,
) -> Opening | None:
    """What a line opens with: `dateline.raw + dateline.joint + rest` is the lead, ends stripped.

    `outlets` are names (see `site.names`) that count as agencies on this page, such as the site's own; `context` is
    more of the story, where a place that no list knows may be mentioned; `alone` says that the line is a block of
    its own, where "BAAR, SWITZERLAND" needs no closing mark.

    >>> dateline, rest, _ = read_opening("Ulm (dpa/lsw) - Das Museum öffnet wieder.")
    >>> dateline.agencies, rest
    (('dpa', 'lsw'), 'Das Museum öffnet wieder.')
    >>> read_opening("(서울=연합뉴스) 김하나 기자 = 다리가 다시 열렸다.").reporters
    (Person(name='김하나', kind='person', role='reporting', place='서울', organisation='연합뉴스'),)
    """
    text = lead.strip()
    if not text:
        return None
    is_unspaced = text[0] in "([" or text[0] > LATIN or is_east_asian(text[:FIRST])
    found = read_unspaced(text) if is_unspaced else None
    found = found or _read(text, outlets, context, alone)
    return _split(text, *found, published) if found else None


def _split(text: str, draft: Draft, end: int, published: dt.date | None) -> Opening:
    rest = text[end:].lstrip()
    joint = text[end : len(text) - len(rest)]
    day = resolve_day(draft.date, published) if draft.date else None
    dateline = Dateline(text[:end], tuple(p.raw for p in draft.places), draft.agencies, draft.date, day, joint)
    return Opening(dateline, rest, draft.reporters)


def _read(text: str, outlets: frozenset[str], context: str, alone: bool) -> tuple[Draft, int] | None:
    """The longest dateline that the text opens with, and where it ends."""
    head = Head(text, outlets) if may_open(text, alone) else None
    if head is None or len(head.tokens) < (1 if alone else 2):
        return None
    best = None
    for draft, close, end in drafts(head):
        if is_dateline(draft, close, text[end : end + CONTEXT].lstrip(), context, alone):
            best = draft, end
    return best
