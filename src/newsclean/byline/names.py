"""From the words between "by" and the date to people."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from newsclean.article import Person
from newsclean.byline.kinds import (
    LONGEST_NAME,
    is_host,
    is_job,
    is_organisation,
    is_place,
    is_title,
    kind_of,
    organisation,
    posted,
)
from newsclean.byline.words import (
    ARTICLES,
    AT,
    AT_HOUSE,
    BESIDE,
    BY,
    DEGREES,
    EDGES,
    GLUED_JOBS,
    HOUSE_ARTICLES,
    IGNORED,
    INNER,
    INSIDE,
    JOBS,
    JOINS,
    MODIFIERS,
    ORGANISATIONS,
    OUTER,
    SUFFIXES,
    TAILS,
    bare,
    match,
)
from newsclean.rules.agencies import find_agency
from newsclean.rules.places import CITIES, KNOWN, place_key
from newsclean.text import begins_small, fold

__all__ = ["is_full_name", "is_join", "merged", "read_names", "recased"]

MOST_WORDS = 5  # of a person's name, without particles
_VOWELS = "AEIOUY"
MOST_INITIALS = 3  # letters
PLACE_WORDS = 2  # of a place that may be a name as well
FIRST_NAME = 3  # letters of an agency that is a first name too, written as one
INITIALS = 4  # letters of an outlet, in capitals
CAPITALS = 2  # words in capitals at least, for a name to end with them


class _Part(NamedTuple):
    words: tuple[str, ...]
    joined: bool  # by "and" rather than a comma
    beside: bool = False  # by "with"


def read_names(words: list[str], is_filed: bool = False) -> list[Person]:
    """The people in the words between "by" and the date; where a story is filed ("in News") is no place."""
    place, words = _cut_place(words)
    words = _unarticled(_unplaced(words))
    words = _divided(words)
    whole = " ".join(words).strip(OUTER + " ")
    if not whole or fold(whole) in IGNORED or is_job(words):
        return []
    parts = list(_parts(words))
    agencies = _agencies(whole, parts)
    if agencies:
        return agencies
    names = [_name(part.words) for part in parts]
    is_anybody = any(name and _is_personal(name.split()) for name in names)
    if not is_anybody and any(is_organisation(part.words) for part in parts):
        return organisation(whole)
    if len(names) > 1 and all(map(str.isalpha, names)) and any(n.islower() and len(n) > MOST_INITIALS for n in names):
        return []  # "by land, sea and air"
    return _people(parts, names, None if is_filed else place)


def _divided(words: list[str]) -> list[str]:
    """With a comma between a name and an outlet: one in capitals and one that is not, "JANE DOE Lake Daily Staff"; any
    and a host, behind which there is nothing, "Jane Doe lake.com Archive"."""
    host = next((i for i, word in enumerate(words) if is_host(word)), 0)
    if host > 1 and all(word[0].isupper() and word[-1].isalpha() for word in words[:host]):
        return [*words[: host - 1], f"{words[host - 1]},", words[host]]
    name = next((i for i, word in enumerate(words) if not (len(word) > 1 and word.isupper())), len(words))
    outlet = words[name:]
    if name < CAPITALS or len(outlet) < CAPITALS or not all(word[0].isupper() for word in outlet):
        return words
    return [*words[: name - 1], f"{words[name - 1]},", *outlet] if is_organisation(outlet) else words


def _unarticled(words: list[str]) -> list[str]:
    """As in "von der Redaktion"."""
    return words[1:] if len(words) == 2 and words[0] in ARTICLES else words


def _agencies(whole: str, parts: Sequence[_Part]) -> list[Person]:
    """As in "Reuters", "AFP and Reuters", "Reuters, Rome"; [] where there is more than agencies and a place."""
    if find_agency(whole):
        return organisation(whole)
    texts = [" ".join(part.words) for part in parts]
    if all(map(find_agency, texts)):
        return [person for text in texts for person in organisation(text)]
    if len(parts) == 2 and len(parts[1].words) == 1 and not parts[1].joined and find_agency(texts[0]):
        return [replace(agency, place=texts[1]) for agency in organisation(texts[0])]
    return []


def _people(parts: list[_Part], names: list[str], place: str | None) -> list[Person]:
    """The people of the parts; what follows a full name behind a comma may be a place, an employer or a title."""
    people: list[Person] = []
    titled = False  # whether the part before was a job: "corresponsal en Lima" is no second author
    for part, name in zip(parts, names, strict=True):
        known = _told_more(people, part, titled) if people and is_full_name(people[-1]) else []
        if known:
            people = known
            titled = not part.joined and is_title(part.words)
        elif name:
            people.append(Person(name, kind_of(name.split())))
            titled = len(part.words) > 1 and bare(part.words[-1]) in JOBS  # "Jane Doe. Corresponsal en Lima"
        else:
            titled = False
    if place and people and people[-1].place is None:
        people[-1] = replace(people[-1], place=place)
    return people


def _told_more(people: list[Person], part: _Part, titled: bool) -> list[Person]:
    """The people with what the part says of them; [] where it is a name of its own."""
    return _with_others(people, part, titled) if part.joined else _with_more(people, part.words)


def _with_others(people: list[Person], part: _Part, titled: bool) -> list[Person]:
    """The people, where what is joined to the last of them is a place of a job, or an agency beside it."""
    *others, last = people
    text = " ".join(part.words).strip(OUTER)
    if titled and len(part.words) == 1:  # "corresponsal en Lima", with a word that joins names in Dutch
        return [*others, replace(last, place=text)] if last.place is None and is_place(text) else people
    if text.islower() and bare(part.words[0]) in ORGANISATIONS:  # "Jane Doe and agencies"
        return people
    if part.beside and find_agency(text) is not None:
        return [*others, last if last.organisation else replace(last, organisation=text)]
    return []


def is_full_name(person: Person) -> bool:
    return person.kind == "person" and " " in person.name


def _with_more(people: list[Person], words: Sequence[str]) -> list[Person]:
    """The people with what the words say of them; [] if the words are a name of their own."""
    text = " ".join(words).strip(OUTER)
    *others, last = people
    if bare(text) in SUFFIXES:
        return [*others, replace(last, name=f"{last.name}, {text}")]
    if is_title(words):
        place = posted(words)
        return [*others, replace(last, place=place)] if place and last.place is None else people
    is_short = words[0][0].isalpha() and words[0][1:].rstrip(",").isdecimal()  # "g1"
    is_first_name = words[0].istitle() and len(words[0]) <= FIRST_NAME  # Ana is no ANA
    is_initials = len(text) <= INITIALS and text.isupper() and text.isalpha() and place_key(text) not in KNOWN
    if is_short or is_initials or is_organisation(words) or (find_agency(words[0]) and not is_first_name):
        return [p if p.organisation else replace(p, organisation=text) for p in people]
    place = " ".join(words[1:]).strip(OUTER)
    if words[0] in AT and len(words) > 1 and words[1][0].isupper():
        return [*others, replace(last, place=place)]
    if words[0] in INNER and place_key(place) in CITIES:  # "Ana Luz, de Lima"
        return [*others, replace(last, place=place)]
    if text[:1].isupper() and (" " not in text or (len(words) == PLACE_WORDS and is_place(text))):
        return [*others, replace(last, place=text)]
    return []


def _cut_place(words: list[str]) -> tuple[str | None, list[str]]:
    """ "Jane Doe in Rome" is Jane Doe, and Rome; "Jane Doe at the Old Mill" likewise."""
    loud = next((i for i, word in enumerate(words) if i and word.isupper() and word.lower() in INSIDE), 0)
    if loud and not all(map(str.isupper, words)):  # "Jane Doe IN Fashion": a section's
        return None, words[:loud]
    for i in range(1, len(words) - 1):
        is_place = words[i + 1][0].isupper() or (words[i + 1] in HOUSE_ARTICLES and i + 2 < len(words))
        is_at = words[i] in AT_HOUSE and i > 1 and not any(word.endswith(",") for word in words[:i])  # no job's "at"
        if is_place and (words[i] in INSIDE or i == loud or is_at):
            more = next((k for k in range(i + 2, len(words) - 2) if is_join(words[k])), None)
            if more and words[more + 1][0].isupper() and words[more + 2][0].isupper():  # "A in Rome and B in Bonn"
                rest = _cut_place(words[more:])[1]
                return None, [*words[:i], *rest]
            is_told = len(words) - i <= 4 and not is_organisation(words[i + 1 :])
            return " ".join(words[i + 1 :]).strip(EDGES) if is_told else None, words[:i]
    return None, words


def _unplaced(words: list[str]) -> list[str]:
    """ "NORA QUIST Lima" is a name in capitals, and where she wrote."""
    end = next((i for i, word in enumerate(words) if not (word.isupper() and word.isalpha() and len(word) > 2)), 0)
    if end < 2 or end > 3 or len(words) - end > 2 or not all(_is_place_like(word) for word in words[end:]):
        return words
    return words if is_organisation(words[:end]) else words[:end]


def _is_place_like(word: str) -> bool:
    return word[0].isupper() and word.isalpha() and not word.isupper()


def _parts(words: Sequence[str]) -> Iterator[_Part]:
    """The words between commas and joining words."""
    part: list[str] = []
    joined = beside = False
    for i, word in enumerate(words):
        ends = word == "/" or word.endswith(",")
        joins = not ends and is_join(word) and not _is_within(words, i, len(part))
        if not joins and (last := word.rstrip(",/") if ends else word):
            part.append(last)
        if ends or joins:
            if part:
                yield _Part(tuple(part), joined, beside)
            part, joined, beside = [], joins, joins and word.casefold() in BESIDE
    if part:
        yield _Part(tuple(part), joined, beside)


def is_join(word: str) -> bool:
    """Whether it joins two names; a single capital is an initial."""
    return word.casefold() in JOINS and (not word[0].isupper() or (len(word) > 1 and word.isupper()))


def _is_within(words: Sequence[str], i: int, before: int) -> bool:
    """Whether the joining word stands inside a name: "José Ortega y Gasset", where one word follows two."""
    if i + 1 < len(words) and bare(words[i + 1]) in ORGANISATIONS:  # "Jane Doe and agencies"
        return False
    return words[i] in INNER and before > 1 and (i + 2 >= len(words) or words[i + 1].endswith(","))


def _name(words: Sequence[str]) -> str:
    """The name in the words, without jobs and degrees; "" where there is none."""
    kept = _without_jobs([word for word in words if bare(word) not in DEGREES or len(words) == 1])
    half = len(kept) // 2
    if half and kept[:half] == kept[half:]:  # a name printed twice, for two screens
        kept = kept[:half]
    name = _unglued(" ".join(kept).strip(OUTER + " "))
    if name.endswith(".") and len(name.rsplit(None, 1)[-1]) > 4:  # letters and the full stop: no "Prof.", "Jr."
        name = name.rstrip(".")
    return recased(name) if _is_name(name) else ""


def _without_jobs(words: list[str]) -> list[str]:
    """What stands before the first job, without its rank and employer; else behind the last."""
    jobs = [i for i, word in enumerate(words) if bare(word).rpartition("-")[2] in JOBS]
    if not jobs:
        return words
    kept = words[: jobs[0]]
    while kept and (bare(kept[-1]) in MODIFIERS or _is_employer(kept)):
        kept.pop()
    rank = next((i for i in range(2, len(kept)) if bare(kept[i]) in MODIFIERS), len(kept))
    kept = kept[:rank]  # "Jane Doe Senior Washington Correspondent"
    if not kept:  # "unsere Korrespondentin Jane Doe"
        kept = words[jobs[-1] + 1 :]
        while len(kept) > 2 and kept[0].casefold() in MODIFIERS:
            del kept[0]
    return kept


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
    if name[0].isdecimal() and len(words) > 1:  # "3 Months"
        return False
    if words[0] in AT and words[0].islower():  # "de notre correspondante à Lima, …"
        return False
    if match(TAILS, words, 0) or len(words) == match(BY, words, 0) or (len(words) == 1 and _is_label(name)):
        return False
    inner = [word for word in words if word in INNER]
    if len(words) - len(inner) > MOST_WORDS or any(c in name for c in "?!{}<>=%…@:"):
        return False
    small = [word for word in words if begins_small(word) and word not in INNER]
    return len(words) == 1 or len(small) * 2 <= len(words)


def _is_label(word: str) -> bool:
    folded = word.casefold()
    return folded in INNER or folded in ARTICLES or folded in JOINS or folded in JOBS or "admin" in folded


def _is_personal(words: Sequence[str]) -> bool:
    return len(words) > 1 and not is_organisation(words) and not all(len(w) < 2 for w in words)


def recased(name: str) -> str:
    """A name in capitals as others print it; initials stay."""
    words = name.split()
    if not name.isupper() or len(words) < 2:
        return name
    return " ".join(word if "." in word or _is_initials(word) else word.title() for word in words)


def _is_initials(word: str) -> bool:
    """Two letters or one, "JD", rather than a short name, "JO", "TY"; or a numeral."""
    return len(word) < 3 and (len(word) < 2 or word[1] not in _VOWELS or word == "II")


def merged(people: Iterable[Person]) -> list[Person]:
    """Each name once, in the first place it has, as its best-cased form."""
    found: dict[str, Person] = {}
    for person in people:
        key = person.name.casefold()
        known = found.get(key)
        if known is None or ((known.name.isupper() or known.name.islower()) and not person.name.isupper()):
            found[key] = person
    return list(found.values())
