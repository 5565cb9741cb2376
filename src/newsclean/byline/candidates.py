"""Whom the harvested candidates name: the page's data, <meta>, and the lines beside the headline."""

import re
from collections.abc import Container, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

import regex

from newsclean.article import Person
from newsclean.byline.han import names_editors
from newsclean.byline.kinds import kind_of, organisation
from newsclean.byline.line import parse_byline, read_line
from newsclean.byline.names import is_full_name, is_lone_word, merged, recased
from newsclean.byline.words import BY, CATALOGUES, GENRES, INNER, JOBS, bare
from newsclean.metadata import Candidate, Metadata
from newsclean.patterns import lazy
from newsclean.text import begins_small, fold

__all__ = [
    "BYLINE_CHARACTERS", "NAME_WORDS", "PLAIN", "VISIBLE", "Line", "announced", "from_data", "from_metas", "weaker",
]  # fmt: skip

BYLINE_CHARACTERS = 110  # of a line that begins with "by": more is a sentence
LINES_MARKED = 6  # lines in which one with a word like "by" goes before those without
PARTS = 9  # lines behind one that may be elements in it
UNMARKED_WORDS = 14  # of a line that does not: more tells who somebody is
LONGEST_PRINTED = 40  # characters below which a name behind "by" stays; more is a phrase
NAME_WORDS = 3  # of a line that is a name
_DATA = ("json-ld", "state")
VISIBLE = ("dom:byline", "dom:author-link", "dom:rel-author", "dom:by")
_AUTHOR_LINKS = ("dom:author-link", "dom:rel-author")
_LINKED = ("dom:author-link", "dom:page-link")  # a single word there is a menu's, mostly
# Two to four words as names have them: in data, where a name is all there is, "John Writer" is one.
PLAIN = lazy(
    regex.compile, r"\p{Lu}[\p{L}'’.\-]{1,30}(?: [\p{Lu}\p{Ll}][\p{L}'’.\-]{0,30}){0,2} \p{Lu}[\p{L}'’.\-]{1,30}"
)
# "Roe, John" and "de Roe, J. A.", as library catalogues have it.
_INVERTED = lazy(
    regex.compile, r"((?:\p{Ll}{1,4} ){0,2}\p{Lu}[\p{L}'’\-]{1,30}), (\p{Lu}[\p{L}.\-]{0,20}(?: [\p{L}.]{1,3}){0,2})"
)
_RUNS_ON = lazy(regex.compile, r"\p{Han}{7}|。")
_TIME = lazy(re.compile, r"(?<!\d)(?:(?:19|20)\d\d|[012]?\d:\d\d)(?!\d)")


class Line(NamedTuple):
    """What one witness says: where it was found, and whom it names."""

    source: str | None
    people: list[Person]


def from_data(metadata: Metadata) -> Line:
    """Whom the page's data names."""
    candidates = [c for c in metadata.authors if c.source in _DATA]
    organisations = {fold(c.value) for c in metadata.organisations} | _sites(metadata)
    people = [person for c in candidates for person in _in_data(c.value, organisations)]
    return Line(candidates[0].source if candidates else None, _without_first_names(merged(people)))


def _sites(metadata: Metadata) -> set[str]:
    """The names of the site, whole: "Lake Daily | Read it first" names nobody else."""
    return {fold(c.value) for c in metadata.called if " " in c.value and "@" not in c.value}


def _without_first_names(people: list[Person]) -> list[Person]:
    """Without those who are named in full, too: the story's author "Jane" has the recipe in it as "Jane Doe"."""
    return [p for p in people if not any(other.name.startswith(f"{p.name} ") for other in people)]


def _in_data(value: str, organisations: Container[str]) -> list[Person]:
    if fold(value) in organisations:
        return organisation(value)
    words = value.split()
    is_plain = PLAIN.fullmatch(value) and words[0].casefold() not in BY and bare(words[0]) not in JOBS
    return [Person(recased(value), kind_of(words))] if is_plain else list(parse_byline(value))


def from_metas(metadata: Metadata, known: Container[str] = frozenset()) -> Iterator[Line]:
    """Whom each <meta> for authors names; but for those that say no more than (folded) names that are known."""
    sites = _sites(metadata)
    by_name: dict[str, list[str]] = {}
    for value, source in metadata.authors:
        if source.startswith("meta:"):
            by_name.setdefault(source, []).append(value)
    for source, values in by_name.items():
        if not all(fold(value) in known for value in values):
            people = merged(person for value in values for person in _in_meta(value, source, sites))
            if people:
                yield Line(source, people)


def _in_meta(value: str, source: str, sites: Container[str]) -> Sequence[Person]:
    if fold(value) in sites:  # "Salt and Plums" is one
        return organisation(value)
    inverted = _INVERTED.fullmatch(value) if source in CATALOGUES else None
    return parse_byline(f"{inverted[2]} {inverted[1]}" if inverted else value)


def weaker(metadata: Metadata) -> Iterator[Line]:
    """Who is named by the lines beside the headline, then elsewhere; one line at a time."""
    yield from _lines(metadata, VISIBLE)
    yield from islice(_lines(metadata, ("microdata",)), 1)
    yield from from_metas(metadata)
    yield from islice(_lines(metadata, ("dom:page", "dom:page-link")), 1)


def _lines(metadata: Metadata, sources: tuple[str, ...]) -> Iterator[Line]:
    """The people of each line that names any, as its parts spell them."""
    lines = [c for c in metadata.authors if c.source in sources]
    lines = lines[_first(lines, metadata) :]
    places: set[str | None] = set()  # of those named: "Agency, Rome" in two elements has no author Rome
    for i, line in enumerate(lines):
        people = [p for p in _believed(line) if p.name not in places]
        if people:
            places.update(p.place for p in people)
            parts = [c for c in lines[i + 1 : i + 1 + PARTS] if c.value in line.value]
            people = _refined(people, read_line(line.value)[1], parts)
            if line.source in _AUTHOR_LINKS:
                people = [*people, *_linked(lines[i + 1 :], line.source)]
            yield Line(line.source, merged(people))


def _linked(lines: Sequence[Candidate], source: str) -> Iterator[Person]:
    """The people of the links right behind one to an author, up to one that names nobody."""
    for line in lines:
        people = _believed(line) if line.source == source else []
        if not people:
            return
        yield from people


def _first(lines: Sequence[Candidate], metadata: Metadata) -> int:
    """The place of the first byline with a word like "by": what stands above it is a photographer's, mostly. Where
    lines name whom a <meta> does, it is one of these: nearer ones may be of other stories."""
    names = [fold(p.name) for line in from_metas(metadata) for p in line.people if is_full_name(p)] if lines else []
    agreed = [i for i, c in enumerate(lines) if any(name in fold(c.value) for name in names)]
    near = (agreed or range(len(lines)))[:LINES_MARKED]
    marked = (i for i in near if lines[i].source == "dom:byline" and read_line(lines[i].value)[1])
    return next(marked, agreed[0] if agreed else 0)


def _believed(line: Candidate) -> list[Person]:
    """The people a line names, if it is a byline and not a sentence or a label."""
    if line.source == "dom:by":
        return announced(line.value)
    if names_editors(line.value):  # they sign what others wrote
        return []
    people, is_marked = read_line(line.value)
    if not is_marked and (len(line.value.split()) > UNMARKED_WORDS or _is_motto(people, line.value)):
        return []
    if line.source == "dom:page":
        return [p for p in people if p.name.isalnum() or not is_lone_word(p)]
    return [p for p in people if not is_lone_word(p)] if line.source in _LINKED else list(people)


def announced(line: str) -> list[Person]:
    """The people whom "by" or the like announces in a short line, if they are printed as names are."""
    line = line.partition(" | ")[0] if len(line) > BYLINE_CHARACTERS else line  # comments and tags, behind a bar
    people, is_marked = read_line(line) if len(line) <= BYLINE_CHARACTERS else ((), False)
    return list(people) if is_marked and all(_is_printed(person, line) for person in people) else []


def _is_motto(people: Sequence[Person], line: str) -> bool:
    """Whether a single word is all that was taken for a name in a line of many words without any figure."""
    is_single = len(people) == 1 and people[0].kind == "person" and " " not in people[0].name
    return is_single and len(line.split()) > 3 and not any(map(str.isdecimal, line))


def _is_printed(person: Person, line: str) -> bool:
    """Whether every word of the name begins as names do; behind a colon or with a day or time it may be a login. A lead
    of a story in Chinese is as short as a byline, "记者 A 今天…"."""
    if person.kind != "person":
        return True
    if _RUNS_ON.search(person.name):
        return False
    words = person.name.split()
    if len(words) == 1 and (":" in line[:20] or _TIME.search(line)):
        return True
    first = bare(line.split(None, 1)[0])
    if len(words) == 1 and person.name.isascii() and (first not in BY or first in GENRES):
        return False
    is_cased = (word in INNER or not (begins_small(word) or word[0].isdecimal()) for word in words)
    return len(person.name) < LONGEST_PRINTED and all(is_cased)


def _refined(people: list[Person], is_marked: bool, parts: list[Candidate]) -> list[Person]:
    """A line read as a whole runs names and jobs together; its parts (a link, a span) say where a name ends."""
    read = [read_line(part.value) for part in parts]
    marked = [person for found, is_told in read if is_told for person in found]
    if marked and not is_marked:
        return marked
    told = [person for found, _ in read for person in found]
    return [person for whole in people for person in _as_told(whole, told)]


def _as_told(whole: Person, parts: Sequence[Person]) -> Sequence[Person]:
    """A person as the parts of the line spell them."""
    inside = [p for p in parts if p.name != whole.name and p.name in whole.name]
    if inside and whole.name.startswith(inside[0].name):
        first, *others = inside  # "Jane Doe" and "John Roe" side by side
        return [first, *(p for p in others if is_full_name(p) and p.name not in first.name)]
    return inside[-1:] if inside and _is_named_behind(whole, inside[-1]) else [whole]


def _is_named_behind(whole: Person, part: Person) -> bool:
    """Whether a line runs an outlet and a name together without any mark between them: "Lake Daily Jane Doe"."""
    words, name = whole.name.split(), part.name.split()
    return len(words) > NAME_WORDS and len(name) > 1 and words[-len(name) :] == name
