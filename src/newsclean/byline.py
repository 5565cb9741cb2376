"""Who wrote the story: names from a printed byline, and the authors of a page from all that it says of them.

A byline is read word by word: what stands before the names ("By", "Ein Kommentar von") goes, the names end where a
date, a job or a label begins, and what is left is divided at commas and joining words. The words are data:
table [byline] of rules/lang/<code>.toml, and rules/byline.toml for what holds in every language.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple, TypeAlias

import regex

from newsclean import rules
from newsclean.article import Person
from newsclean.blocks import Block
from newsclean.metadata import Candidate, Metadata
from newsclean.rules.agencies import find_agency
from newsclean.text import clean, fold

__all__ = ["extract_authors", "parse_byline"]

LONGEST = 1_500  # characters of a line; a paper with forty authors stays below
LONGEST_NAME = 60  # characters; names of institutions come close
MOST_WORDS = 5  # of a person's name, without particles
MOST_AUTHORS = 60

# ---- words ----

Phrases: TypeAlias = dict[str, tuple[tuple[str, ...], ...]]


def _words(key: str) -> frozenset[str]:
    tables = (rules.read(f"lang/{code}.toml").get("byline", {}) for code in rules.languages())
    return frozenset(fold(word) for table in tables for word in table.get(key, ()))


def _phrases(words: Iterable[str]) -> Phrases:
    """First word -> the phrases it begins, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in words:
        parts = tuple(_bare(word) for word in phrase.split())
        found.setdefault(parts[0], []).append(parts)
    return {first: tuple(sorted(phrases, key=len, reverse=True)) for first, phrases in found.items()}


_EDGES = ".,:;!?()[]{}<>\"'“”„‘’«»*–—-~|＝=、，：。©+"


def _bare(word: str) -> str:
    return word.strip(_EDGES).casefold()


_RULES = rules.read("byline.toml")
_PARTICLES = frozenset(_RULES["particles"])
_SUFFIXES = frozenset(word.casefold() for word in _RULES["suffixes"])
_CATALOGUES = frozenset(_RULES["catalogues"])
_BEFORE_DATES = frozenset(_RULES["before_dates"])
_ORDINALS: tuple[str, ...] = tuple(_RULES["ordinals"])
_DEGREES = frozenset(word.casefold() for word in _RULES["degrees"])
_INNER = frozenset(_RULES["inner"])
_HOSTS = frozenset(_RULES["hosts"])
_ARTICLES = frozenset(_RULES["articles"])
_BY = _phrases(_words("by"))
_GENRES = _phrases(_words("genres"))
_TAILS = _phrases(_words("tails"))
_JOINS = _words("joins") | {"&", "+"}
_JOBS = _words("jobs")
_MODIFIERS = _words("modifiers")
_ORGANISATIONS = _words("organisations")
_IGNORED = _words("ignored")
_MONTHS = (form for months in rules.read("dates.toml")["months"].values() for forms in months for form in forms.split())
_DATES = _words("dates") | {_bare(form) for form in _MONTHS}
# In scripts without spaces these words are glued to a name.
_GLUED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}]+")
_GLUED_JOBS = tuple(sorted((w for w in _JOBS if len(w) > 1 and _GLUED.fullmatch(w)), key=len, reverse=True))
_GLUED_ORGANISATIONS = tuple(w for w in _ORGANISATIONS if len(w) > 1 and _GLUED.fullmatch(w))

# ---- characters: each pattern is one class repeated between fixed ends, so none can run wild ----

_ADDRESS = regex.compile(
    r"\S{1,80}@\S{1,80}|\[email\W{1,2}protected\]|https?://\S{1,300}|(?<!\S)@\S{1,40}|www\.\S{1,80}"
)
_BRACKETS = regex.compile(r"\([^()]{0,80}\)|\[[^\[\]]{0,80}\]|【[^【】]{0,40}】")
_WRAPPED = regex.compile(r"[\[(《【]([^\[\]()《》【】]{2,80})[\])》】]")
_DIVIDER = regex.compile(r"[|·•●▪■»›≈;\n\r\u2028\u2192]|(?<=\s)[-–—~]+(?=\s|$)|^[-–—~]+\s")
_WIDE = str.maketrans(
    {"：": ": ", "，": ", ", "、": ", ", "；": ";", "（": " (", "）": ") ", "＝": " ", "\u3000": " ", "｜": "|"}
)


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
    return _parse(line)[0]


def _parse(line: str) -> tuple[tuple[Person, ...], bool]:
    """The people of a byline, and whether a word like "by" announced them."""
    text = clean(line[:LONGEST].translate(_WIDE)) if line else ""
    wrapped = _WRAPPED.fullmatch(text)
    if wrapped:
        text = wrapped[1]
    text = _ADDRESS.sub(" ", text) if "@" in text or "www." in text or "://" in text or "protected]" in text else text
    text = _BRACKETS.sub(" ", text) if "(" in text or "[" in text or "【" in text else text
    people: list[Person] = []
    for piece in _DIVIDER.split(text):
        words = piece.replace(" ,", ",").split()
        while words and words[0].strip(_EDGES) == "":
            del words[0]
        if not words:
            continue
        start, is_marked = _start(words)
        found = _read_names(words[start : _end(words, start)], is_filed=start > 1)
        if is_marked and found:
            return tuple(_merged(found))[:MOST_AUTHORS], True
        people.extend(found)
    return tuple(_merged(people))[:MOST_AUTHORS], False


def _start(words: list[str]) -> tuple[int, bool]:
    """Where the names begin, and whether a word like "by" says so."""
    at = _after_by(words, _after_genre(words))
    if at:
        return at, True
    seen_figure = _bare(words[0]) in _BY  # "Posted in News by Jane Doe"
    for i, word in enumerate(words[:20]):
        if seen_figure and _bare(word) not in _PARTICLES:
            at = _after_by(words, i)
            if at > i:
                return at, True
        seen_figure = seen_figure or any(map(str.isdecimal, word))
    return 0, False


def _after_genre(words: list[str]) -> int:
    """Past "An analysis", "Ein Kommentar", where "by" follows; else 0."""
    at = 1 if len(words) > 2 and words[0].casefold() in _ARTICLES else 0
    after = at + _match(_GENRES, words, at)
    return after if after > at and _match(_BY, words, after) else 0


def _after_by(words: list[str], at: int) -> int:
    """Past "by", as often as it is said; `at` itself where it is not, 0 for a genre alone."""
    start = at
    while (n := _match(_BY, words, at)) and at + n < len(words):
        is_particle = n == 1 and _bare(words[at]) in _PARTICLES and not words[at].endswith(":")
        if is_particle and at + 2 >= len(words) and words[at][0].isupper():
            break
        at += n
    return at if at > start else start


def _match(phrases: Phrases, words: list[str], at: int) -> int:
    """How many words from `at` on are one of the phrases; 0 for none."""
    if at >= len(words):
        return 0
    for phrase in phrases.get(_bare(words[at]), ()):
        if len(phrase) == 1 or tuple(map(_bare, words[at : at + len(phrase)])) == phrase:
            return len(phrase)
    return 0


def _end(words: list[str], start: int) -> int:
    """Where the names end: at a date, a time, or a word that never belongs to a name."""
    for i in range(start, len(words)):
        word = words[i]
        if _is_date(words, i, start) or (i > start and _match(_TAILS, words, i)):
            return i
        is_link = word.islower() or word.casefold() in _BEFORE_DATES
        if i > start and is_link and i + 1 < len(words) and _is_date(words, i + 1, start):
            return i
    return len(words)


def _is_date(words: list[str], i: int, start: int) -> bool:
    """Whether a date or a time begins at word `i`; "7 News" begins a name, "r23" is one."""
    bare = _bare(words[i])
    if bare[:1].isdecimal():
        is_number = not any(map(str.isalpha, bare)) or bare.endswith(_ORDINALS) or bare[0] == "0"
        starts_name = i == start and i + 1 < len(words) and words[i + 1][0].isupper() and not _is_dated(words, i + 1)
        return (is_number and not starts_name) or any(c in bare for c in "年:/")
    return bare in _DATES and any(map(_has_figure, words[i + 1 : i + (3 if words[i].endswith(",") else 2)]))


def _is_dated(words: list[str], i: int) -> bool:
    return _bare(words[i]) in _DATES


def _has_figure(word: str) -> bool:
    return word[0].isdecimal() or (len(word) > 1 and word[1].isdecimal())


# ---- names ----


class _Part(NamedTuple):
    words: tuple[str, ...]
    joined: bool  # by "and" rather than a comma


def _read_names(words: list[str], is_filed: bool = False) -> list[Person]:
    """The people in the words between "by" and the date; where a story is filed ("in News") is no place."""
    place, words = _cut_place(words)
    if words and words[0] in _ARTICLES and len(words) == 2:  # "von der Redaktion"
        words = words[1:]
    if all(_bare(word) in _MODIFIERS for word in words[:-1]) and words and _bare(words[-1]) in _JOBS:
        return []
    whole = " ".join(words).strip(_EDGES.replace(".", ""))
    if not whole or fold(whole) in _IGNORED:
        return []
    if find_agency(whole):
        return _organisation(whole)
    parts = list(_parts(words))
    names = [_name(part.words) for part in parts]
    if not any(name and _is_personal(name.split()) for name in names):
        if any(_is_organisation(part.words) for part in parts):
            return _organisation(whole)
        if len(parts) > 1 and parts[1].joined and not all(names):
            return []
    return _people(parts, names, None if is_filed else place)


def _people(parts: list[_Part], names: list[str], place: str | None) -> list[Person]:
    people: list[Person] = []
    for part, name in zip(parts, names, strict=True):
        text = " ".join(part.words).strip(_EDGES.replace(".", ""))
        if people and people[-1].kind == "person" and " " in people[-1].name and not part.joined:
            last = people[-1]
            if _bare(text) in _SUFFIXES:
                people[-1] = Person(f"{last.name}, {text}", place=last.place, organisation=last.organisation)
                continue
            if _is_title(part.words):
                continue
            if _is_organisation(part.words):
                people = [p if p.organisation else Person(p.name, place=p.place, organisation=text) for p in people]
                continue
            if " " not in text and text[:1].isupper():
                people[-1] = Person(last.name, place=text, organisation=last.organisation)
                continue
        if not name:
            continue
        people.append(Person(name, _kind(name.split())))
    if place and people and people[-1].place is None:
        people[-1] = Person(people[-1].name, people[-1].kind, place=place, organisation=people[-1].organisation)
    return people


def _organisation(name: str) -> list[Person]:
    return [Person(name, "organisation")] if len(name) <= LONGEST_NAME else []


def _cut_place(words: list[str]) -> tuple[str | None, list[str]]:
    """"Jane Doe in Rome" is Jane Doe, and Rome."""
    for i in range(1, len(words) - 1):
        if words[i] == "in" and words[i + 1][0].isupper():
            return " ".join(words[i + 1 :]).strip(_EDGES) if len(words) - i <= 4 else None, words[:i]
    return None, words


def _parts(words: Sequence[str]) -> Iterator[_Part]:
    """The words between commas and joining words."""
    part: list[str] = []
    joined = False
    for word in words:
        if word == "/" or word.endswith(","):
            bare = word.rstrip(",/")
            if bare:
                part.append(bare)
            if part:
                yield _Part(tuple(part), joined)
            part, joined = [], False
        elif _is_join(word):
            if part:
                yield _Part(tuple(part), joined)
            part, joined = [], True
        else:
            part.append(word)
    if part:
        yield _Part(tuple(part), joined)


def _is_join(word: str) -> bool:
    """Whether it joins two names; a single capital is an initial."""
    return word.casefold() in _JOINS and (not word[0].isupper() or (len(word) > 1 and word.isupper()))


def _name(words: Sequence[str]) -> str:
    """The name in the words, without jobs and degrees; "" where there is none."""
    kept = [word for word in words if word.strip(_EDGES).casefold() not in _DEGREES or len(words) == 1]
    jobs = [i for i, word in enumerate(kept) if _bare(word).rpartition("-")[2] in _JOBS]
    if jobs:
        if jobs[0] > 0:
            kept = kept[: jobs[0]]
            while kept and _bare(kept[-1]) in _MODIFIERS:
                kept.pop()
        else:
            kept = kept[jobs[-1] + 1 :]
    half = len(kept) // 2
    if half and kept[:half] == kept[half:]:  # a name printed twice, for two screens
        kept = kept[:half]
    name = _unglued(" ".join(kept).strip(_EDGES.replace(".", "") + " "))
    if name.endswith(".") and len(name.rsplit(None, 1)[-1]) > 4:
        name = name.rstrip(".")
    if not _is_name(name):
        return ""
    return _recased(name)


def _unglued(name: str) -> str:
    for job in () if name.isascii() else _GLUED_JOBS:
        if name.endswith(job) and len(name) > len(job):
            return name.removesuffix(job).rstrip()
    return name


def _is_name(name: str) -> bool:
    if not 1 < len(name) <= LONGEST_NAME or (len(name) < 4 and name.endswith(".")):
        return False
    if fold(name) in _IGNORED or not any(map(str.isalpha, name)):
        return False
    words = name.split()
    if _match(_TAILS, words, 0) or len(words) == _match(_BY, words, 0) or (len(words) == 1 and _is_label(name)):
        return False
    inner = [word for word in words if word in _INNER]
    if len(words) - len(inner) > MOST_WORDS or any(c in name for c in "?!{}<>=%…@"):
        return False
    small = [word for word in words if word[0].islower() and word not in _INNER]
    return len(words) == 1 or len(small) * 2 <= len(words)


def _is_label(word: str) -> bool:
    folded = word.casefold()
    return folded in _INNER or folded in _ARTICLES or folded in _JOINS or folded in _JOBS or "admin" in folded


def _is_personal(words: Sequence[str]) -> bool:
    return len(words) > 1 and not _is_organisation(words) and not all(len(w) < 2 for w in words)


def _is_organisation(words: Sequence[str]) -> bool:
    """Whether the words are those of an agency, a desk, an outlet or a company."""
    if len(words) == 2 and words[0].casefold() in _ARTICLES and words[0][0].isupper():
        return True
    for word in words:
        bare = _bare(word)
        if bare.rpartition("-")[2] in _ORGANISATIONS or ("." in bare[1:] and bare.rpartition(".")[2] in _HOSTS):
            return True
        if not word.isascii() and any(part in word for part in _GLUED_ORGANISATIONS):
            return True
    return find_agency(" ".join(words).strip(_EDGES)) is not None


def _kind(words: Sequence[str]) -> str:
    return "organisation" if _is_organisation(words) else "person"


def _is_title(words: Sequence[str]) -> bool:
    """Whether the words say what somebody is ("Senior Political Editor", "PhD") and name nobody."""
    first, last = _bare(words[0]), _bare(words[-1])
    return last in _JOBS or first in _JOBS or first in _DEGREES


def _is_job(words: Sequence[str]) -> bool:
    return any(_bare(word) in _JOBS for word in words)


def _recased(name: str) -> str:
    """A name in capitals as others print it; initials and what is short stay."""
    words = name.split()
    if not name.isupper() or len(words) < 2:
        return name
    return " ".join(word if len(word) < 3 or "." in word else word.title() for word in words)


def _merged(people: Iterable[Person]) -> list[Person]:
    """Each name once, in the first place it has, as its best-cased form."""
    found: dict[str, Person] = {}
    for person in people:
        key = person.name.casefold()
        known = found.get(key)
        if known is None or ((known.name.isupper() or known.name.islower()) and not person.name.isupper()):
            found[key] = person
    return list(found.values())


# ---- the authors of a page ----

_DATA = ("json-ld", "state")
_VISIBLE = ("dom:byline", "dom:author-link", "dom:rel-author", "dom:by")
Line: TypeAlias = tuple[str, list[Person]]  # where it was found, and whom it names
_PRINTED = 110  # characters of a line that begins with "by": more is a sentence
FIRST = 400  # blocks in which a byline is looked for
_BIO = 14  # words of a line that does not: more tells who somebody is


def extract_authors(metadata: Metadata, blocks: Sequence[Block]) -> tuple[tuple[Person, ...], str | None]:
    """The authors of the story, and where they were found; ((), None) where the page names none.

    The page's data is believed where it names people; where it names only the outlet, or a login, the byline beside
    the headline; then microdata, <meta>, bylines elsewhere and lines of the text. The outlet itself is an author
    only if nobody else is named. (Of 160 annotated pages on which data and the line beside the headline both name
    people they agree on 142; of the others the data was right on 12, the line on 3.)
    """
    outlets = _outlets(metadata)
    data = _named(metadata, _DATA)
    if any(_is_author(p, outlets) and not _is_handle(p.name) for p in data):
        return _told(data, outlets), "json-ld"
    lines = [("json-ld", data)] if data else []
    for line in _weaker(metadata):
        if any(_is_author(p, outlets) for p in line[1]):
            return _told(_employed(line[1], outlets), outlets), line[0]
        lines.append(line)
    if not lines:
        lines = list(islice(_printed(blocks), 1))
    own = (line for line in lines if any(_key(p.name) not in outlets for p in line[1]))
    source, people = next(chain(own, lines), (None, []))
    return _told(people, outlets), source


def _weaker(metadata: Metadata) -> Iterator[Line]:
    """Who is named by the lines beside the headline, then elsewhere; one line at a time."""
    yield from _lines(metadata, _VISIBLE)
    yield from islice(_lines(metadata, ("microdata",)), 1)
    yield from _metas(metadata)
    yield from islice(_lines(metadata, ("dom:page", "dom:page-link")), 1)


def _is_handle(name: str) -> bool:
    """Whether it is what somebody logs in with, rather than a name: "jane.doe"."""
    return " " not in name and name.islower() and name.isascii()


def _is_author(person: Person, outlets: frozenset[str]) -> bool:
    return person.kind == "person" and not _is_outlet(person.name, outlets)


def _is_outlet(name: str, outlets: frozenset[str]) -> bool:
    """Whether the site itself signs: "Example News", or "EXAMPLE SACHSEN" at example.org."""
    if _key(name) in outlets:
        return True
    words = name.split()
    return any(len(w) > 2 and (w.isupper() or w is words[0]) and _key(w) in outlets for w in words)


def _told(people: Iterable[Person], outlets: frozenset[str]) -> tuple[Person, ...]:
    """The people with the site's own names as organisations."""
    return tuple(
        Person(p.name, "organisation") if p.kind == "person" and _is_outlet(p.name, outlets) else p for p in people
    )


def _employed(people: Sequence[Person], outlets: frozenset[str]) -> list[Person]:
    """"Jane Doe, EXAMPLE SACHSEN" at example.org: the outlet is whom she works for, no second author."""
    own = [p for p in people[1:] if _is_outlet(p.name, outlets)]
    if not own or not _is_author(people[0], outlets):
        return list(people)
    others = (p for p in people if p not in own)
    return [p if p.organisation else Person(p.name, p.kind, p.role, p.place, own[0].name) for p in others]


def _printed(blocks: Sequence[Block]) -> Iterator[Line]:
    """The lines of the text that begin as a byline does."""
    for block in islice(blocks, FIRST):
        text = block.text
        if len(text) <= _PRINTED and _match(_BY, text[:60].translate(_WIDE).lstrip("([ ").split(None, 4), 0):
            people = _believed(Candidate(text, "dom:by"))
            if any(_is_full(p) or p.name.isupper() for p in people):
                yield "text", people


# Two to four words as names have them: in data, where a name is all there is, "John Writer" is one.
_PLAIN = regex.compile(r"\p{Lu}[\p{L}'’.\-]{1,30}(?: [\p{Lu}\p{Ll}][\p{L}'’.\-]{0,30}){0,2} \p{Lu}[\p{L}'’.\-]{1,30}")
# "Roe, John" and "de Roe, J. A.", as library catalogues have it.
_INVERTED = regex.compile(
    r"((?:\p{Ll}{1,4} ){0,2}\p{Lu}[\p{L}'’\-]{1,30}), (\p{Lu}[\p{L}.\-]{0,20}(?: [\p{L}.]{1,3}){0,2})"
)
_YEAR = regex.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_APART = regex.compile(r"[\W_]+")


def _key(name: str) -> str:
    return _APART.sub("", name.casefold()).removeprefix("the")


def _outlets(metadata: Metadata) -> frozenset[str]:
    """How the site calls itself: its names, its host with and without the ending."""
    names = {_key(c.value) for c in metadata.site_names}
    for candidate in metadata.urls[:3]:
        host = candidate.value.partition("://")[2].partition("/")[0].removeprefix("www.")
        names.update((_key(host), _key(host.rpartition(".")[0])))
    return frozenset(names - {""})


def _named(metadata: Metadata, sources: tuple[str, ...]) -> list[Person]:
    organisations = {fold(c.value) for c in metadata.organisations}
    people: list[Person] = []
    for candidate in metadata.authors:
        if candidate.source in sources:
            if fold(candidate.value) in organisations:
                people.extend(_organisation(candidate.value))
            elif _PLAIN.fullmatch(candidate.value) and candidate.value.split(None, 1)[0].casefold() not in _BY:
                people.append(Person(_recased(candidate.value), _kind(candidate.value.split())))
            else:
                people.extend(parse_byline(candidate.value))
    return _merged(people)


def _metas(metadata: Metadata) -> list[Line]:
    by_name: dict[str, list[Person]] = {}
    for candidate in metadata.authors:
        if candidate.source.startswith("meta:") and not candidate.value.startswith("@"):
            inverted = _INVERTED.fullmatch(candidate.value) if candidate.source in _CATALOGUES else None
            value = f"{inverted[2]} {inverted[1]}" if inverted else candidate.value
            by_name.setdefault(candidate.source, []).extend(parse_byline(value))
    return [(source, _merged(people)) for source, people in by_name.items() if people]


def _lines(metadata: Metadata, sources: tuple[str, ...]) -> Iterator[Line]:
    """The people of each line that names any, as its parts spell them."""
    lines = [c for c in metadata.authors if c.source in sources]
    for i, line in enumerate(lines):
        people = _believed(line)
        if people:
            parts = [c for c in lines[i + 1 : i + 10] if c.value in line.value and c.value != line.value]
            people = _refined(people, _parse(line.value)[1], parts) if parts else people
            if line.source in ("dom:author-link", "dom:rel-author"):
                for other in lines[i + 1 :]:
                    if other.source != line.source or not (more := _believed(other)):
                        break
                    people = people + more
            yield line.source, _merged(people)


def _believed(line: Candidate) -> list[Person]:
    """The people a line names, if it is a byline and not a sentence or a label."""
    people, is_marked = _parse(line.value)
    if line.source == "dom:by":
        if not is_marked or len(line.value) > _PRINTED or not all(_is_printed(p, line.value) for p in people):
            return []
        if len(people) > 1 and not any(map(_is_full, people)):
            return []
    elif not is_marked and len(line.value.split()) > _BIO:
        return []
    if line.source in ("dom:author-link", "dom:page-link"):
        return [p for p in people if _is_full(p)]
    return list(people)


def _is_full(person: Person) -> bool:
    """Whether it is more than one word of a Latin script: such a word may be anything."""
    return " " in person.name or not person.name.isascii()


def _is_printed(person: Person, line: str) -> bool:
    """Whether every word of the name begins as names do; behind a colon or with a date a name may be a login."""
    if person.kind != "person":
        return True
    words = person.name.split()
    if len(words) == 1 and (":" in line[:20] or _YEAR.search(line)):
        return True
    if len(words) == 1 and person.name.isascii() and _bare(line.split(None, 1)[0]) not in _BY:
        return False
    is_cased = (word in _INNER or not (word[0].islower() or word[0].isdecimal()) for word in words)
    return len(person.name) < 40 and all(is_cased)


def _refined(people: list[Person], is_marked: bool, parts: list[Candidate]) -> list[Person]:
    """A line read as a whole runs names and jobs together; its parts (a link, a span) say where a name ends."""
    read = [(part, *_parse(part.value)) for part in parts]
    marked = [p for _, found, is_told in read if is_told for p in found]
    if marked and not is_marked:
        return marked
    smaller = [p for _, found, _ in read for p in found]
    refined: list[Person] = []
    for person in people:
        inside = [p for p in smaller if p.name != person.name and p.name in person.name]
        if inside and person.name.startswith(inside[0].name):
            first = inside[0]
            refined.append(first)
            refined.extend(p for p in inside[1:] if p.kind == "person" and " " in p.name and p.name not in first.name)
        else:
            refined.append(person)
    return refined
