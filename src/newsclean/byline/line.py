"""Names from a printed byline.

It is read word by word: what stands before the names ("By", "Ein Kommentar von") goes, the names end where a date, a
job or a label begins, and what is left is divided at commas and joining words.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

import regex

from newsclean.article import Person
from newsclean.byline.words import (
    ARTICLES,
    AT,
    BEFORE_DATES,
    BESIDE,
    BY,
    DATES,
    DEGREES,
    EDGES,
    GENRES,
    GLUED_BY,
    GLUED_FILED,
    GLUED_JOBS,
    GLUED_ORGANISATIONS,
    HOSTS,
    IGNORED,
    INNER,
    JOBS,
    JOINS,
    MODIFIERS,
    ORDINALS,
    ORGANISATIONS,
    OUTER,
    PARTICLES,
    SUFFIXES,
    TAILS,
    bare,
    match,
)
from newsclean.rules.agencies import find_agency
from newsclean.text import alternation, clean, fold, is_east_asian

__all__ = ["TITLED", "WIDE", "kind_of", "merged", "organisation", "parse_byline", "read_line", "recased"]

LONGEST = 1_500  # characters of a line; a paper with forty authors stays below
LONGEST_NAME = 60  # characters; names of institutions come close
MOST_WORDS = 5  # of a person's name, without particles
MOST_AUTHORS = 60

# ---- characters: each pattern is one class repeated between fixed ends, so none can run wild ----

_ADDRESS = regex.compile(
    r"\S{1,80}@\S{1,80}|(?<!\S)[\w-]{1,40}\.(?:com|net|org)/\S{1,80}|\[email\W{1,2}protected\]|https?://\S{1,300}|(?<!\S)@\S{1,40}|www\.\S{1,80}"
)
_ADDRESS_SIGNS = ("@", "www.", "://", "protected]", ".com/", ".net/", ".org/")
_BRACKETS = regex.compile(r"\([^()]{0,80}\)|\[[^\[\]]{0,80}\]|【[^【】]{0,40}】")
_WRAPPED = regex.compile(r"[\[(《【]([^\[\]()《》【】]{2,80})[\])》】]")
_DIVIDER = regex.compile(r"[|·•●▪■»›≈;\n\r\u2028\u2192]|(?<=\s)[-–—~]+(?=\s|$)|^[-–—~]+\s")
WIDE = str.maketrans(
    {"：": ": ", "，": ", ", "、": ", ", "；": ";", "（": " (", "）": ") ", "＝": " ", "\u3000": " ", "｜": "|"}
)


# Where two words may be glued: "DoeNovember", "Doe/dpa".
_GLUE = regex.compile(r"(?<=\p{Lu}\p{Ll}{2,20})(?=\p{Lu}\p{Ll}{2})|(?<=\p{L}{2})/(?=\p{L}{2})")
# "文/A", "取材・文=A", "記者A／City報導"
_LABEL = regex.compile(rf"^(?:{alternation(GLUED_BY)})(?:[/／・=＝丨]\s?|(?=\p{{Han}}{{2,4}}\s?[/／]))|^編集部[・=＝]")
_FILED = regex.compile(rf"\s?[/／]\s?\p{{Han}}{{2,6}}(?:{alternation(GLUED_FILED)})$")
_AT_PLACE = regex.compile(r"^\p{Hangul}{2,6}=(?=\p{Hangul}{2,4}\s)")
_LISTED = regex.compile(r"(?:本报)?记者[:：\s]\s?(\p{Han}{2,4}(?:\s\p{Han}{2,4})+)")
# "홍길동 기자"
TITLED = regex.compile(rf"(\p{{Hangul}}{{2,4}})\s?(?:{alternation(GLUED_JOBS)})(?!\p{{Hangul}})")


def parse_byline(line: str) -> tuple[Person, ...]:
    """The people and organisations that a byline, as printed, names; () where it names none.

    A desk or an agency on its own is an organisation; behind a person's name it is where the person works.

    >>> [p.name for p in parse_byline("By JANE DOE and John Roe, Political Editor | 5 May 2021, 10:15")]
    ['Jane Doe', 'John Roe']
    >>> parse_byline("Von Anna Beispiel, dpa")
    (Person(name='Anna Beispiel', kind='person', role=None, place=None, organisation='dpa'),)
    >>> parse_byline("Reuters")
    (Person(name='Reuters', kind='organisation', role=None, place=None, organisation=None),)
    """
    return read_line(line)[0]


@lru_cache(maxsize=64)  # the same lines are read for several questions, one page after the other
def read_line(line: str) -> tuple[tuple[Person, ...], bool]:
    """The people of a byline, and whether a word like "by" announced them."""
    text = clean(_unsigned(line[:LONGEST]).translate(WIDE)) if line else ""
    wrapped = _WRAPPED.fullmatch(text)
    if wrapped:
        text = wrapped[1]
    if any(sign in text for sign in _ADDRESS_SIGNS):
        text = _ADDRESS.sub(" ", text)
    text = _BRACKETS.sub(" ", text) if "(" in text or "[" in text or "【" in text else text
    people: list[Person] = []
    for piece in _DIVIDER.split(text):
        words = _unglued_words(piece.replace(" ,", ",").split())
        while words and words[0].strip(EDGES) == "":
            del words[0]
        is_note = bool(words) and words[0].endswith(":") and match(TAILS, words, 0) and not match(BY, words, 0)
        if not words or is_note:  # "Quelle: dpa"
            continue
        start, is_marked = _start(words)
        if not is_marked and match(TAILS, words, 0) > 1:  # "Last updated: 5 May"
            continue
        found = _read_names(words[start : _end(words, start)], is_filed=start > 1)
        if is_marked and found:
            return tuple(merged(found))[:MOST_AUTHORS], True
        if any(map(_is_full_person, people)) and (
            (len(words) == 1 and not any(p.kind != "person" for p in found)) or bare(words[-1]) in JOBS
        ):
            continue  # "Jane Doe - Rome", "Jane Doe - Lake Daily Contributor"
        people.extend(found)
    if not people and not text.isascii():
        people.extend(Person(name, "person") for name in TITLED.findall(text))
    return tuple(merged(people))[:MOST_AUTHORS], False


def _unsigned(line: str) -> str:
    """A line of a script without spaces, with a space where a label or a place is glued to the name."""
    if not is_east_asian(line[:20]):
        return line
    line = _FILED.sub("", _LABEL.sub(" ", _AT_PLACE.sub("", line.strip())))
    listed = _LISTED.fullmatch(line)
    return "、".join(listed[1].split()) if listed else line


def _unglued_words(words: list[str]) -> list[str]:
    """The words, with those apart that pages print without a space: "DoeNovember 24, 2025", "Doe/dpa"."""
    if not any(_GLUE.search(word) for word in words):
        return words
    apart: list[str] = []
    for i, word in enumerate(words):
        glue = _GLUE.search(word)
        if glue is None:
            apart.append(word)
            continue
        first, second = word[: glue.start()], word[glue.end() :]
        if glue[0] == "/":
            splits = i > 0 and first.isalpha() and (second[0].isupper() or find_agency(second.strip(EDGES)) is not None)
            apart += [first, "/", second] if splits else [word]
        elif bare(second) in DATES:
            splits = len(second) > 2 and i + 1 < len(words) and _has_figure(words[i + 1])
            apart += [first, second] if splits else [word]
        else:
            apart += [first, second] if match(TAILS, [second, *words[i + 1 :]], 0) else [word]
    return apart


def _start(words: list[str]) -> tuple[int, bool]:
    """Where the names begin, and whether a word like "by" says so."""
    at = _after_by(words, _after_genre(words))
    if at:
        return (0, False) if _is_join(words[at]) else (at, True)  # "Texts and materials"
    seen_figure = bare(words[0]) in BY  # "Posted in News by Jane Doe"
    for i, word in enumerate(words[:20]):
        if seen_figure and bare(word) not in PARTICLES:
            at = _after_by(words, i)
            if at > i:
                return at, True
        seen_figure = seen_figure or any(map(str.isdecimal, word))
    return 0, False


def _after_genre(words: list[str]) -> int:
    """Past "An analysis", "Ein Kommentar", where "by" follows; else 0."""
    at = 1 if len(words) > 2 and words[0].casefold() in ARTICLES else 0
    after = at + match(GENRES, words, at)
    return after if after > at and match(BY, words, after) else 0


def _after_by(words: list[str], at: int) -> int:
    """Past "by", as often as it is said; `at` itself where it is not, 0 for a genre alone."""
    start = at
    while (n := match(BY, words, at)) and at + n < len(words):
        is_particle = n == 1 and bare(words[at]) in PARTICLES and not words[at].endswith(":")
        if is_particle and at + 2 >= len(words) and words[at][0].isupper():
            break
        at += n
    return at if at > start else start


def _end(words: list[str], start: int) -> int:
    """Where the names end: at a date, a time, or a word that never belongs to a name."""
    for i in range(start, len(words)):
        word = words[i]
        if _is_date(words, i, start) or (i > start and match(TAILS, words, i)):
            return i
        is_link = word.islower() or word.casefold() in BEFORE_DATES
        if i > start and is_link and i + 1 < len(words) and _is_date(words, i + 1, start):
            return i
    return len(words)


def _is_date(words: list[str], i: int, start: int) -> bool:
    """Whether a date or a time begins at word `i`; "7 News" begins a name, "r23" is one."""
    plain = bare(words[i])
    if words[i].endswith(":") and i + 1 < len(words) and words[i + 1][0].isdecimal():  # "Date: 28-04-2021"
        return True
    if plain[:1].isdecimal():
        is_number = not any(map(str.isalpha, plain)) or plain.endswith(ORDINALS) or plain[0] == "0"
        starts_name = (
            i == start and i + 1 < len(words) and words[i + 1][0].isupper() and bare(words[i + 1]) not in DATES
        )
        return (is_number and not starts_name) or any(c in plain for c in "年:/")
    return plain in DATES and any(map(_has_figure, words[i + 1 : i + (3 if words[i].endswith(",") else 2)]))


def _has_figure(word: str) -> bool:
    return word[0].isdecimal() or (len(word) > 1 and word[1].isdecimal())


# ---- names ----


class _Part(NamedTuple):
    words: tuple[str, ...]
    joined: bool  # by "and" rather than a comma
    beside: bool = False  # by "with"


def _read_names(words: list[str], is_filed: bool = False) -> list[Person]:
    """The people in the words between "by" and the date; where a story is filed ("in News") is no place."""
    place, words = _cut_place(words)
    words = _unplaced(words)
    if words and words[0] in ARTICLES and len(words) == 2:  # "von der Redaktion"
        words = words[1:]
    if all(bare(word) in MODIFIERS for word in words[:-1]) and words and bare(words[-1]) in JOBS:
        return []
    whole = " ".join(words).strip(OUTER + " ")
    if not whole or fold(whole) in IGNORED:
        return []
    if find_agency(whole):
        return organisation(whole)
    parts = list(_parts(words))
    if len(parts) == 2 and len(parts[1].words) == 1 and not parts[1].joined and find_agency(" ".join(parts[0].words)):
        return [replace(p, place=parts[1].words[0]) for p in organisation(" ".join(parts[0].words))]
    if len(parts) > 1 and all(find_agency(" ".join(part.words)) for part in parts):  # "AFP and Reuters"
        return [person for part in parts for person in organisation(" ".join(part.words))]
    names = [_name(part.words) for part in parts]
    if not any(name and _is_personal(name.split()) for name in names):
        if any(_is_organisation(part.words) for part in parts):
            return organisation(whole)
        if len(parts) > 1 and parts[1].joined and not all(names):
            return []
    return _people(parts, names, None if is_filed else place)


def _people(parts: list[_Part], names: list[str], place: str | None) -> list[Person]:
    """The people of the parts; what follows a full name behind a comma may be a place, an employer or a title."""
    people: list[Person] = []
    titled = False  # whether the part before was a job: "corresponsal en Lima" is no second author
    for part, name in zip(parts, names, strict=True):
        if people and _is_full_person(people[-1]):
            known = _with_more(people, part.words) if not part.joined else _with_others(people, part, titled)
            titled = bool(known) and not part.joined and _is_title(part.words)
            if known:
                people = known
                continue
        if name:
            people.append(Person(name, kind_of(name.split())))
            titled = len(part.words) > 1 and bare(part.words[-1]) in JOBS  # "Jane Doe. Corresponsal en Lima"
    if place and people and people[-1].place is None:
        people[-1] = replace(people[-1], place=place)
    return people


def _with_others(people: list[Person], part: _Part, titled: bool) -> list[Person]:
    """The people, where what is joined to the last of them is a place of a job, or an agency beside it."""
    if titled and len(part.words) == 1:
        return people
    *others, last = people
    text = " ".join(part.words).strip(OUTER)
    if text.islower() and bare(part.words[0]) in ORGANISATIONS:  # "Jane Doe and agencies"
        return people
    if part.beside and find_agency(text) is not None:
        return [*others, last if last.organisation else replace(last, organisation=text)]
    return []


def _is_full_person(person: Person) -> bool:
    return person.kind == "person" and " " in person.name


def _with_more(people: list[Person], words: Sequence[str]) -> list[Person]:
    """The people with what the words say of them; [] if the words are a name of their own."""
    text = " ".join(words).strip(OUTER)
    *others, last = people
    if bare(text) in SUFFIXES:
        return [*others, replace(last, name=f"{last.name}, {text}")]
    if _is_title(words):
        return people
    if (
        _is_organisation(words)
        or find_agency(words[0])
        or (words[0][0].isalpha() and words[0][1:].rstrip(",").isdecimal())
    ):  # "g1"
        return [p if p.organisation else replace(p, organisation=text) for p in people]
    if words[0] in AT and len(words) > 1 and words[1][0].isupper():
        return [*others, replace(last, place=" ".join(words[1:]).strip(OUTER))]
    if " " not in text and text[:1].isupper():
        return [*others, replace(last, place=text)]
    return []


def organisation(name: str) -> list[Person]:
    return [Person(name, "organisation")] if len(name) <= LONGEST_NAME else []


def _cut_place(words: list[str]) -> tuple[str | None, list[str]]:
    """ "Jane Doe in Rome" is Jane Doe, and Rome."""
    for i in range(1, len(words) - 1):
        if words[i] == "in" and words[i + 1][0].isupper():
            more = next((k for k in range(i + 2, len(words) - 2) if _is_join(words[k])), None)
            if more and words[more + 1][0].isupper() and words[more + 2][0].isupper():  # "A in Rome and B in Bonn"
                rest = _cut_place(words[more:])[1]
                return None, [*words[:i], *rest]
            return " ".join(words[i + 1 :]).strip(EDGES) if len(words) - i <= 4 else None, words[:i]
    return None, words


def _unplaced(words: list[str]) -> list[str]:
    """ "NORA QUIST Lima" is a name in capitals, and where she wrote."""
    end = next((i for i, word in enumerate(words) if not (word.isupper() and word.isalpha() and len(word) > 2)), 0)
    if end < 2 or end > 3 or len(words) - end > 2 or not all(_is_place_like(word) for word in words[end:]):
        return words
    return words if _is_organisation(words[:end]) else words[:end]


def _is_place_like(word: str) -> bool:
    return word[0].isupper() and word.isalpha() and not word.isupper()


def _parts(words: Sequence[str]) -> Iterator[_Part]:
    """The words between commas and joining words."""
    part: list[str] = []
    joined = beside = False
    for i, word in enumerate(words):
        if word == "/" or word.endswith(","):
            last = word.rstrip(",/")
            if last:
                part.append(last)
            if part:
                yield _Part(tuple(part), joined, beside)
            part, joined, beside = [], False, False
        elif _is_join(word) and not _is_within(words, i, len(part)):
            if part:
                yield _Part(tuple(part), joined, beside)
            part, joined, beside = [], True, word.casefold() in BESIDE
        else:
            part.append(word)
    if part:
        yield _Part(tuple(part), joined, beside)


def _is_join(word: str) -> bool:
    """Whether it joins two names; a single capital is an initial."""
    return word.casefold() in JOINS and (not word[0].isupper() or (len(word) > 1 and word.isupper()))


def _is_within(words: Sequence[str], i: int, before: int) -> bool:
    """Whether the joining word stands inside a name: "José Ortega y Gasset", where one word follows two."""
    if i + 1 < len(words) and bare(words[i + 1]) in ORGANISATIONS:  # "Jane Doe and agencies"
        return False
    return words[i] in INNER and before > 1 and (i + 2 >= len(words) or words[i + 1].endswith(","))


def _name(words: Sequence[str]) -> str:
    """The name in the words, without jobs and degrees; "" where there is none."""
    kept = whole = [word for word in words if word.strip(EDGES).casefold() not in DEGREES or len(words) == 1]
    jobs = [i for i, word in enumerate(kept) if bare(word).rpartition("-")[2] in JOBS]
    if jobs:
        if jobs[0] > 0:
            kept = kept[: jobs[0]]
            while kept and (bare(kept[-1]) in MODIFIERS or _is_employer(kept)):
                kept.pop()
        if not kept or jobs[0] == 0:  # "unsere Korrespondentin Jane Doe"
            kept = whole[jobs[-1] + 1 :]
            while kept and kept[0].casefold() in MODIFIERS and len(kept) > 2:
                del kept[0]
    half = len(kept) // 2
    if half and kept[:half] == kept[half:]:  # a name printed twice, for two screens
        kept = kept[:half]
    name = _unglued(" ".join(kept).strip(OUTER + " "))
    if name.endswith(".") and len(name.rsplit(None, 1)[-1]) > 4:
        name = name.rstrip(".")
    if not _is_name(name):
        return ""
    return recased(name)


def _is_employer(words: Sequence[str]) -> bool:
    """As in "Jane Doe BBC News correspondent": a short form of an agency behind two names."""
    return len(words) > 2 and words[-1].isupper() and len(words[-1]) > 1 and find_agency(words[-1]) is not None


def _unglued(name: str) -> str:
    for job in () if name.isascii() else GLUED_JOBS:
        if name.endswith(job) and len(name) > len(job):
            return name.removesuffix(job).rstrip()
    return name


def _is_name(name: str) -> bool:
    if not 1 < len(name) <= LONGEST_NAME or (len(name) < 4 and name.endswith(".")):
        return False
    if fold(name) in IGNORED or not any(map(str.isalpha, name)):
        return False
    words = name.split()
    if words[0] in AT and words[0].islower():  # "de notre correspondante à Lima, …"
        return False
    if match(TAILS, words, 0) or len(words) == match(BY, words, 0) or (len(words) == 1 and _is_label(name)):
        return False
    inner = [word for word in words if word in INNER]
    if len(words) - len(inner) > MOST_WORDS or any(c in name for c in "?!{}<>=%…@:"):
        return False
    small = [word for word in words if word[0].islower() and word not in INNER]
    return len(words) == 1 or len(small) * 2 <= len(words)


def _is_label(word: str) -> bool:
    folded = word.casefold()
    return folded in INNER or folded in ARTICLES or folded in JOINS or folded in JOBS or "admin" in folded


def _is_personal(words: Sequence[str]) -> bool:
    return len(words) > 1 and not _is_organisation(words) and not all(len(w) < 2 for w in words)


def _is_organisation(words: Sequence[str]) -> bool:
    """Whether the words are those of an agency, a desk, an outlet or a company."""
    if len(words) == 2 and words[0].casefold() in ARTICLES and words[0][0].isupper():
        return True
    for word in words:
        plain = bare(word)
        if plain.rpartition("-")[2] in ORGANISATIONS or ("." in plain[1:] and plain.rpartition(".")[2] in HOSTS):
            return True
        if not word.isascii() and any(part in word for part in GLUED_ORGANISATIONS):
            return True
    return find_agency(" ".join(words).strip(EDGES)) is not None


def kind_of(words: Sequence[str]) -> str:
    return "organisation" if _is_organisation(words) else "person"


def _is_title(words: Sequence[str]) -> bool:
    """Whether the words say what somebody is ("Senior Political Editor", "PhD") and name nobody."""
    first, last = bare(words[0]), bare(words[-1])
    return last in JOBS or first in JOBS or first in DEGREES


def recased(name: str) -> str:
    """A name in capitals as others print it; initials and what is short stay."""
    words = name.split()
    if not name.isupper() or len(words) < 2:
        return name
    return " ".join(word if len(word) < 3 or "." in word else word.title() for word in words)


def merged(people: Iterable[Person]) -> list[Person]:
    """Each name once, in the first place it has, as its best-cased form."""
    found: dict[str, Person] = {}
    for person in people:
        key = person.name.casefold()
        known = found.get(key)
        if known is None or ((known.name.isupper() or known.name.islower()) and not person.name.isupper()):
            found[key] = person
    return list(found.values())
