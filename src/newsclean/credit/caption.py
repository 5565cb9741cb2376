"""Photo credits: a caption and the credit at its end."""

import re
from collections.abc import Container
from dataclasses import replace
from functools import lru_cache

import regex

from newsclean.article import Credit
from newsclean.credit.labelled import find_given, find_given_by, find_labelled, find_named, find_shown
from newsclean.credit.lexicon import lexicon
from newsclean.credit.openers import opener_at
from newsclean.credit.pictures import named_pictures
from newsclean.credit.signed import find_signed, find_signed_last
from newsclean.credit.tokens import DASHES, Parsed, Span, printed, tokenise, trim, unarticled
from newsclean.credit.unspaced import find_unspaced
from newsclean.credit.unspaced_caption import find_given as find_given_unspaced
from newsclean.credit.unspaced_caption import find_shot, find_taken
from newsclean.patterns import lazy
from newsclean.rules.agencies import find_agency
from newsclean.site import keys
from newsclean.text import fold, is_east_asian

__all__ = ["MAX_CAPTION", "parse_photo_credit", "without_outlet"]

MAX_CAPTION = 600  # characters looked at, from the end of a longer caption
MAX_LINE = 16  # tokens of a credit line that names an organisation as a whole
MAX_SPACES = 3  # in the credit of an unspaced caption, and before it
_JOINTS = " \t\n/|•·–—-,;＝、，="  # between a caption and its credit
_AROUND_RIGHTS = _JOINTS + "()[].©"  # what stands around "all rights reserved"
_ENDS_UNSPACED = "。　｜|＝"  # of a sentence in Chinese, of what a Japanese caption shows
_SPACES = " \u3000"
_DATED = lazy(re.compile, r"(?<=[攝摄])\s?\d{2,4}年\d{1,2}月\d{1,2}日$")  # when a picture was taken, behind who took it
# What ends a caption in brackets or behind a dash
_LAST = lazy(re.compile, r"[(（\[]([^()（）\[\]]{2,40})[)）\]]\.?$|(?:[—–]|\s-\s)\s?([^—–.]{2,40})$")
_GLUE = lazy(regex.compile, r"(?<=\p{Ll})(?=\p{Lu})")
# In the order in which they are asked.
_FORMS = (find_labelled, find_given_by, find_signed, find_shown, find_given, find_signed_last)


def parse_photo_credit(
    text: str, line: str | None = None, outlet: Container[str] = frozenset()
) -> tuple[str | None, Credit | None]:
    """A caption without its photo credit, and the credit; `line` is the credit where the page sets it apart, `outlet`
    holds the keys of the site's names (see `newsclean.site.keys`), which may end a caption with no word for a picture.

    >>> caption, credit = parse_photo_credit("The harbour at dawn. Photo: Ana Ruiz/AP")
    >>> caption, credit.raw, credit.people[0].organisation
    ('The harbour at dawn.', 'Photo: Ana Ruiz/AP', 'AP')
    >>> parse_photo_credit("The harbour at dawn.—Lake Courier", outlet={"lakecourier"})[1].organisations
    ('Lake Courier',)
    """
    text = text.strip()
    if line and _without_rights(line):
        return _set_apart(text, line.strip())
    offset = max(0, len(text) - MAX_CAPTION)
    found = (_photo(text[offset:]) or _of_outlet(text[offset:], outlet)) if text else None
    if found is None:
        return _without_rights(text) or None, None
    start, parsed = found[0] + offset, found[1]
    raw = text[start:].lstrip(f"{DASHES} ")
    return text[:start].rstrip(_JOINTS) or None, Credit(raw, parsed.people, parsed.organisations)


def _without_rights(text: str) -> str:
    """A caption or credit without what forbids to copy the picture, and names nobody: "The harbour at dawn -
    RIPRODUZIONE RISERVATA"."""
    told = text.rstrip(_AROUND_RIGHTS)
    said = next((words for words in lexicon().rights if " " in words and told.lower().endswith(words)), None)
    rest = told[: -len(said)] if said else text
    return rest.rstrip(_AROUND_RIGHTS) if said and not rest[-1:].isalnum() else text.strip()


def _set_apart(text: str, line: str) -> tuple[str | None, Credit]:
    """Where the page sets the credit apart, that; or the credit that ends the caption, where the line tells less."""
    caption = text.removesuffix(line).rstrip(_JOINTS)
    told = _photo_line(line)
    if told.people or not caption:
        return caption or None, told
    rest, credit = parse_photo_credit(caption)  # "STR" apart, and "Foto: KCNA/AFP" at the end of the caption
    if credit is None or not (credit.people or credit.organisations):
        return caption, told
    is_agency = any(map(find_agency, told.organisations))
    is_fuller = any(person.organisation and find_agency(person.organisation) for person in credit.people)
    return (caption, told) if is_agency and rest and not is_fuller else (rest, credit)


@lru_cache(maxsize=64)  # the pictures of a story are often of one photographer
def _photo_line(line: str) -> Credit:
    """What is known to be a credit: a form that is understood, else the line as an organisation."""
    text = _unglued(line[:MAX_CAPTION])
    tokens = tokenise(text)
    found = _photo(text)
    opener = opener_at(tokens, 0)
    parsed = found[1] if found and not found[0] else find_named(text)
    parsed = parsed or (None if opener else named_pictures(text, tokens))
    if parsed:
        return Credit(line, parsed.people, parsed.organisations)
    told = printed(text, trim(unarticled(tokens[opener.end :]))) if opener else line
    if len(tokens) > MAX_LINE or not told or fold(told.strip(_JOINTS + "()[].")) in lexicon().stops:
        return Credit(line)
    return Credit(line, (), (told,))


def _unglued(line: str) -> str:
    """With a slash before an agency that stands in an element of its own right behind the name: "Ana RuizReuters"."""
    at = next((m.start() for m in _GLUE.finditer(line) if find_agency(line[m.start() :])), 0)
    return f"{line[:at]}/{line[at:]}" if at else line


def _photo(text: str) -> tuple[int, Parsed] | None:
    """Where the photo credit of a caption begins, and what it says: the first form that explains all to the end."""
    unspaced = _unspaced(_DATED.sub("", text)) if is_east_asian(text) else None
    if unspaced:
        return unspaced.start, unspaced.parsed
    tokens = tokenise(text)
    return next(filter(None, (find(text, tokens) for find in _FORMS)), None)


def _of_outlet(text: str, outlet: Container[str]) -> tuple[int, Parsed] | None:
    """The site itself at the end of a caption: "The harbour at dawn.—Lake Courier", "… at dawn (Lake Courier)"."""
    last = _LAST.search(text)
    name = last[1] or last[2] if last else ""
    return (last.start(), Parsed((), (name,))) if last and any(key in outlet for key in keys(name)) else None


def _unspaced(text: str) -> Span | None:
    """The same in Chinese, Japanese and Korean."""
    return (
        find_shot(text)
        or find_unspaced(text, near=False)
        or _labelled_end(text)
        or find_taken(text)
        or find_given_unspaced(text)
    )


def _labelled_end(text: str) -> Span | None:
    """The last sentence of a caption in Chinese, Japanese or Korean, or what stands behind one of its last spaces,
    where it is a label and who took the picture."""
    last = text.rstrip(_ENDS_UNSPACED)
    spaces = [at + 1 for at, sign in enumerate(last) if sign in _SPACES][-MAX_SPACES:]
    sentence = max(map(last.rfind, _ENDS_UNSPACED)) + 1
    for begin in sorted({sentence, *spaces} - {0}):
        start = begin + len(text[begin:]) - len(text[begin:].lstrip(_JOINTS))
        found = find_unspaced(text[start:], near=False)
        if found:
            return Span(start, found.end + start, found.parsed)
    return None


def without_outlet(credit: Credit | None, outlet: frozenset[str]) -> Credit | None:
    """A photo credit in which the site itself, known by the keys of its names, is an organisation: "Foto: Lake
    Courier" reads like a person's name."""
    ours = [person for person in credit.people if not outlet.isdisjoint(keys(person.name))] if credit else []
    if not credit or not ours:
        return credit
    people = tuple(person for person in credit.people if person not in ours)
    organisations = dict.fromkeys((*credit.organisations, *(person.name for person in ours)))
    return replace(credit, people=people, organisations=tuple(organisations))
