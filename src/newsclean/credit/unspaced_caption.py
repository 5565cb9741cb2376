"""The photo credit at the end of a caption in Chinese, Japanese or Korean, where no label announces it."""

import regex

from newsclean.article import Person
from newsclean.credit.tokens import Parsed, Span
from newsclean.credit.unspaced import CLOSING, search_end, span_from
from newsclean.credit.unspaced_kinds import begins_as_name, is_outlet
from newsclean.credit.unspaced_labelled import given_by
from newsclean.credit.unspaced_lexicon import unspaced
from newsclean.patterns import lazy
from newsclean.rules.agencies import find_agency

__all__ = ["find_given", "find_shot", "find_taken"]

MAX_SHOT = 40  # characters of who took a picture, at the end of its caption
WHOLE_NAME = 4  # characters that most Japanese names have, family name and given name
_TAKEN_FOR = lazy(regex.compile, r"[＝=](?P<agency>[^＝=]{2,20})$")  # "…＝ＡＰ"


def find_taken(caption: str) -> Span | None:
    """Who took a picture, at the end of a Japanese caption: a name before "took it", or an agency behind a "＝"."""
    taken = search_end(unspaced().taken, caption)
    if taken:
        start, name = taken.start() + (taken["open"] is None), taken["by"]
        if name in unspaced().pool:
            return span_from(caption, start, Parsed((), (name,)))
        is_name = len(name) == WHOLE_NAME or begins_as_name(name)
        return span_from(caption, start, Parsed((Person(name, "person", "photo"),))) if is_name else None
    by = search_end(_TAKEN_FOR, caption)
    is_known = by is not None and find_agency(by["agency"]) is not None
    return span_from(caption, by.start("agency"), Parsed((), (by["agency"],))) if by and is_known else None


def find_given(caption: str) -> Span | None:
    """Who gave a picture, in a bracket that closes its caption, "[A 제공]", or behind its last sentence."""
    closing = search_end(CLOSING, caption)
    _, stop, sentence = caption.rpartition(". ")
    given = unspaced().sold.sub("", closing["inner"]) if closing else sentence
    owner = given_by(given) if (closing or stop) and len(given) <= MAX_SHOT else None
    start = closing.start() if closing else len(caption) - len(given)
    return span_from(caption, start, Parsed((), (owner,))) if owner else None


def find_shot(caption: str) -> Span | None:
    """Who took a picture, at the end of a Chinese caption: a reporter of an agency, a name, or the agency alone."""
    for shot in unspaced().shot.finditer(caption, max(0, len(caption) - MAX_SHOT), overlapped=True):
        outlet, name = shot["agency"], shot["by"]
        if outlet and not is_outlet(outlet):
            continue
        if name is None and outlet:
            return span_from(caption, shot.start(), Parsed((), (outlet,)))
        if name and begins_as_name(name):
            return span_from(caption, shot.start(), Parsed((Person(name, "person", "photo", None, outlet),)))
    return None
