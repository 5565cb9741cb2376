"""Lines of flattened text that name the authors without a word like "by".

A name alone is anybody's: a menu's, a picture's. What stands with it tells that it signs: a day, a job, an outlet.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsclean.article import Person
from newsclean.blocks import Block
from newsclean.byline.candidates import BYLINE_CHARACTERS, NAME_WORDS, PLAIN
from newsclean.byline.kinds import is_organisation
from newsclean.byline.line import parse_byline, read_line
from newsclean.byline.names import is_full_name, recased
from newsclean.byline.parts import FULL
from newsclean.byline.words import (
    DATES,
    INNER,
    JOINS,
    MODIFIERS,
    NEWS_JOBS,
    NEWSDESKS,
    NOBLE,
    OF,
    OUTER,
    PICTURED,
    TAILS,
    bare,
    match,
)
from newsclean.patterns import lazy
from newsclean.rules.places import KNOWN, place_key
from newsclean.text import DAY_LIKE, count_words, ends_sentence

__all__ = ["ASIDE", "DATED_CHARACTERS", "TITLE_WORDS", "before_day", "is_cased", "unmarked"]

DATED_CHARACTERS = 60  # of a line with the day, beside one that is a name
TITLE_WORDS = 3  # of a headline at least
LINES_BETWEEN = 3  # a name and its day: a count, a job, an outlet
JOB_WORDS = 7  # of a line that says what somebody is
# What may stand between name and day: "171 words", "3 min read".
_COUNT = lazy(re.compile, r"\d[\d.,]{0,6} [^\W\d_]{1,12}\.?(?: [^\W\d_]{1,12})?")
_MARKS = " |·•,-–—/"
ASIDE = lazy(re.compile, r"\([^\W\d_]{2,20}\)")  # behind a name: "(now)", "(Rome)"
_JOINED = lazy(re.compile, r" [^\W\d_]{4}")  # a job or its subject, behind a name without a mark
_HANDLE = lazy(re.compile, r"\S{0,60}@\S{1,60}")
_DIVIDED = lazy(re.compile, r"\s?[|·•,/]\s|\s[-–—]\s|\s/")


def unmarked(lines: Sequence[Block]) -> Iterator[list[Person]]:
    """Whom the lines between headline and lead name, from the top: those beside the day, or with what the author is.

    Of names alone beside the day, 18 of 21 were right on 254 texts of pages whose authors are known; in markup, where
    a byline has a name of class, what is left for it is menus.
    """
    texts = [block.text for block in lines if block.scope is None]
    title = next((i for i, text in enumerate(texts) if _may_be_title(text)), len(texts))
    for i in range(title + 1, len(texts)):
        if people := _signed(texts, i):
            if _behind(texts[i].strip(_MARKS), people[0].name) and i + 1 < len(texts):  # "A in Oslo", "B in Rome"
                other = texts[i + 1].strip(_MARKS)
                more = _named(other)
                people += more if more and _behind(other, more[0].name) else []
            yield people


def _signed(texts: Sequence[str], i: int) -> list[Person]:
    """Whom a line names, if what stands beside it tells that it signs."""
    text = texts[i]
    if len(text) > BYLINE_CHARACTERS:
        return []
    line, below = text.strip(_MARKS), texts[i + 1] if i + 1 < len(texts) else ""
    if (name := before_day(line)) is not None:  # "Jane Doe | May 5, 2021"
        return _named(name) if len(name.split()) <= NAME_WORDS else []
    people = _named(line)
    behind = _behind(line, people[-1].name) if people else ""
    is_of_news = _says_job(behind) or (not behind and _says_job(below.strip(_MARKS)))
    is_posted = i + 1 == len(texts) and place_key(behind) in KNOWN  # "Jane Doe, Rome" right above the lead
    is_dated = not _says_picture(behind) and _is_dated(texts, i)
    return people if people and (is_of_news or is_posted or is_dated) else []


def before_day(line: str) -> str | None:
    """The words before the day in a line, without those that lead to it ("Jane Doe, on"); None where it has no day."""
    day = DAY_LIKE.search(line)
    if day is None:
        return None
    words = line[: day.start()].split()
    while words and (not bare(words[-1]) or bare(words[-1]) in DATES):
        words.pop()
    return " ".join(words).strip(_MARKS)


def _may_be_title(line: str) -> bool:
    """Whether a line may be the headline; those of menus are shorter."""
    return count_words(line) >= TITLE_WORDS and not DAY_LIKE.search(line)


def _named(line: str) -> list[Person]:
    """The people of a line that is names and what goes with them: places, outlets, jobs, addresses; or a newsroom."""
    if len(line.split()) <= NAME_WORDS and PLAIN.fullmatch(line):
        people = parse_byline(line)
        if _is_newsroom(line, people):
            return list(people)
        is_name = [(p.name, p.kind) for p in people] == [(recased(line), "person")] and _is_name(line)
        return list(people) if is_name else []
    if not PLAIN.match(line):  # most
        return []
    people, is_marked = read_line(line)
    names = [person.name for person in people]
    is_first = bool(names) and line.casefold().startswith(names[0].casefold())
    if is_marked or not is_first or not all(map(is_full_name, people)) or not _is_told(line, people):
        return []
    first, *others = people
    if len(first.name.split()) > FULL and _JOINED.match(line[len(first.name) :]):
        return []  # "Jane Doe Lakes correspondent": where does the name end?
    authors = [first, *(p for p in others if not _is_subject_s(p.name))]
    if len(authors) < len(people):  # "Jane Doe, Business Lake"
        authors = [replace(p, organisation=p.organisation or people[-1].name) for p in authors]
    return authors if all(_is_name(p.name) for p in authors) else []


def _is_newsroom(line: str, people: Sequence[Person]) -> bool:
    """Whether a line is the name of a newsroom, and no more: "The Lake Courier Bureau"."""
    first, last = map(bare, (line.split()[0], line.split()[-1]))
    is_called = not NEWSDESKS.isdisjoint((first, last)) and is_cased(line)
    return is_called and [(person.name, person.kind) for person in people] == [(line, "organisation")]


def _is_subject_s(name: str) -> bool:
    """Whether a name begins with a subject, as outlets' do: "Business Lake"."""
    return bare(name.split(None, 1)[0]) in MODIFIERS


def _is_name(name: str) -> bool:
    """Whether words are written as names are, and no place is called so, nor do they begin with a subject."""
    return is_cased(name) and place_key(name) not in KNOWN and not _is_subject_s(name)


def is_cased(words: str) -> bool:
    """Whether words are written as names are: "Flood and Rain" is a section's."""
    return PLAIN.fullmatch(words) is not None and all(word in NOBLE for word in words.split() if word.islower())


def _is_told(line: str, people: Sequence[Person]) -> bool:
    """Whether each piece of a line is a name of `people`, or says more of them."""
    line = ASIDE.sub("", _HANDLE.sub("", line))
    for person in people:
        line = re.sub(rf"(?i)(?<!\w){re.escape(person.name)}(?!\w)", "|", line, count=1)
    told = {text.casefold() for person in people for text in (person.place, person.organisation) if text}
    pieces = [piece.strip(_MARKS) for piece in line.split("|") for piece in _DIVIDED.split(piece)]
    return all(_says_more(piece, told) for piece in pieces if piece)


def _says_more(piece: str, told: set[str]) -> bool:
    words = piece.split()
    while words and (words[0] in JOINS or words[0].casefold() in OF or words[0] in INNER):
        del words[0]
    is_of = 0 < len(words) < len(piece.split()) and all(word[0].isupper() for word in words)  # "do Estadão"
    if words and words[-1] in JOINS:
        del words[-1]
    rest = " ".join(words).strip(OUTER)
    is_styled = rest.isalpha() and not rest[1:].islower() and not rest.isupper()  # "detikNews"
    return is_of or is_styled or not rest or rest.casefold() in told or place_key(rest) in KNOWN or _says_job(piece)


def _behind(line: str, name: str) -> str:
    """What stands in a line behind a name."""
    at = line.casefold().rfind(name.casefold())
    return line[at + len(name) :].strip(_MARKS) if at >= 0 else ""


def _says_job(text: str) -> bool:
    """Whether a text says what somebody is who makes news: "Staff writer", "Repórter da Agência Brasil"."""
    words = text.split(None, JOB_WORDS)
    if not 0 < len(words) <= JOB_WORDS or ends_sentence(text) or _says_picture(text):
        return False
    *rank, last = words
    is_told = bare(last) in NEWS_JOBS and all(word[0].isupper() or bare(word) in MODIFIERS for word in rank)
    is_posted = len(words) > 2 and (words[1].casefold() in OF or words[1] in INNER)
    return is_told or (is_posted and bare(words[0]) in NEWS_JOBS)


def _says_picture(text: str) -> bool:
    """Whether a text says that somebody makes pictures."""
    return any(bare(word).startswith(PICTURED) for word in text.split(None, JOB_WORDS))


def _is_dated(texts: Sequence[str], at: int) -> bool:
    """Whether the day stands beside a line, or only what says more of the author between them."""
    for side in (texts[at + 1 : at + 2 + LINES_BETWEEN], texts[:at][::-1][: 1 + LINES_BETWEEN]):
        for text in side:
            if len(text) <= DATED_CHARACTERS and DAY_LIKE.search(text):
                return True
            if not _stands_between(text.strip(_MARKS)):
                break
    return False


def _stands_between(text: str) -> bool:
    """Whether a line between a name and the day says nothing but a count, a place, a job, an outlet, an address, or
    that a day follows."""
    words = text.rstrip(":").split(None, JOB_WORDS)
    if not 0 < len(words) <= JOB_WORDS or ends_sentence(text):
        return False
    is_label = match(TAILS, words, 0) == len(words)
    other = _named(text)  # "Jane Doe in Oslo", below whom another signs
    is_other = bool(other) and bool(_behind(text, other[0].name))
    is_more = place_key(text) in KNOWN or _says_job(text) or is_organisation(words) or is_other
    return is_label or is_more or bool(_COUNT.fullmatch(text) or _HANDLE.fullmatch(text))
