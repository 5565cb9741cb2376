"""From the words between "by" and the date to people: a part of them is a name, or tells more of the one before."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from newsclean.article import Person
from newsclean.byline.kinds import (
    LONGEST_NAME,
    is_degree,
    is_job,
    is_organisation,
    is_place,
    is_title,
    kind_of,
    organisation,
    posted,
)
from newsclean.byline.parts import FULL, Part, cut_place, divided, parts_of
from newsclean.byline.words import (
    ARTICLES,
    AT,
    BY,
    CALLINGS,
    DESK_ENDS,
    EMPLOYERS,
    GLUED_JOBS,
    IGNORED,
    INNER,
    JOBS,
    JOINS,
    MODIFIERS,
    OUTER,
    SUFFIXES,
    TAILS,
    bare,
    match,
)
from newsclean.patterns import lazy
from newsclean.rules.agencies import find_agency
from newsclean.rules.people import SURNAMES
from newsclean.rules.places import CITIES, KNOWN, place_key
from newsclean.text import LATIN, begins_small, fold

__all__ = ["VIETNAMESE", "is_full_name", "is_lone_word", "merged", "read_names", "recased"]

MOST_WORDS = 5  # of a person's name, without particles
_VOWELS = "AEIOUY"
_SURNAMES = tuple(SURNAMES)
_HANGUL = lazy(re.compile, "[가-힣]{3}")
VIETNAMESE = lazy(re.compile, "[ơƠưƯ\u1ea0-\u1ef9]")  # letters of no other language
MOST_INITIALS = 3  # letters
PLACE_WORDS = 2  # of a place that may be a name as well
INITIALS = 4  # letters of an outlet, in capitals


def read_names(words: list[str], *, is_filed: bool) -> list[Person]:
    """The people in the words between "by" and the date; where a story is filed ("in News") is no place."""
    place, words = cut_place(words)
    words = divided(words)
    whole = " ".join(words).strip(OUTER + " ")
    if not whole or fold(whole) in IGNORED or is_job(words):
        return []
    parts = list(parts_of(words))
    if signed := _agencies(parts) or _desk(parts):
        return signed
    names = [_name(part.words) for part in parts]
    if not any(map(_is_personal, names)) and any(is_organisation(part.words) for part in parts):
        return _outlet(whole, parts)
    return [] if _is_phrase(names) else _people(parts, names, None if is_filed else place)


def _is_phrase(names: Sequence[str]) -> bool:
    """As in "by land, sea and air"."""
    is_single = len(names) > 1 and all(map(str.isalpha, names))
    return is_single and any(name.islower() and len(name) > MOST_INITIALS for name in names)


def _is_personal(name: str) -> bool:
    words = name.split()
    return len(words) > 1 and not is_organisation(words)


def _agencies(parts: Sequence[Part]) -> list[Person]:
    """As in "Reuters", "AFP and Reuters", "Reuters, Rome"; [] where there is more than agencies and a place."""
    texts = [" ".join(part.words) for part in parts]
    if all(map(find_agency, texts)):
        return [person for text in texts for person in organisation(text)]
    is_word = len(parts) == 2 and len(parts[1].words) == 1 and not parts[1].joined
    if is_word and find_agency(texts[0]) and not is_organisation(parts[1].words):
        return [replace(agency, place=texts[1]) for agency in organisation(texts[0])]
    return []


def _desk(parts: Sequence[Part]) -> list[Person]:
    """As in "LDC Correspondent, Lima": one whom an outlet in capitals does not name, and where; else []."""
    outlet, *job = parts[0].words if parts else [""]
    is_short = len(outlet) <= INITIALS and outlet.isupper() and outlet.isalpha() and not find_agency(outlet)
    places = [" ".join(part.words).strip(OUTER) for part in parts[1:]]
    if len(job) != 1 or bare(job[0]) not in JOBS or not is_short or not all(map(is_place, places)):
        return []
    return [Person(f"{outlet} {job[0].strip(OUTER)}", "organisation", place=next(iter(places), None))]


def _outlet(whole: str, parts: Sequence[Part]) -> list[Person]:
    """The organisation that the words name, without where it is: "Lake Daily News, London, England"."""
    if together := _beside_agency(whole, parts):
        return together
    first, *others = parts
    places = [" ".join(part.words) for part in others]
    if not (places and is_organisation(first.words) and all(map(is_place, places))):
        return organisation(whole)
    return [replace(outlet, place=places[0]) for outlet in organisation(" ".join(first.words).strip(OUTER))]


def _beside_agency(whole: str, parts: Sequence[Part]) -> list[Person]:
    """An agency and an outlet, each by itself: "AFP / Lake Daily", "Lake Daily with AFP"; behind such a word an agency
    stands beside an outlet, whatever that is called. Joined by "and" they sign as one, as outlets print it."""
    if len(parts) < FULL or "," in whole or (parts[1].joined and not parts[1].beside):
        return []
    texts = [" ".join(part.words).strip(OUTER) for part in parts]
    agencies = [find_agency(text) is not None for text in texts]
    is_told = len(parts) == FULL and parts[1].beside and agencies[1]
    is_known = any(agencies) and all(is_organisation(part.words) or _is_styled(part.words) for part in parts)
    return [Person(text, "organisation") for text in texts] if is_told or is_known else []


def _is_styled(words: Sequence[str]) -> bool:
    """Whether it is one word with capitals within, as outlets have them: "LakeNow"; "dsw" is who wrote at one."""
    return len(words) == 1 and words[0][0].isupper() and any(map(str.isupper, words[0][1:]))


def _people(parts: list[Part], names: list[str], place: str | None) -> list[Person]:
    """The people of the parts; what follows a full name behind a comma may be a place, an employer or a title."""
    people: list[Person] = []
    for part, name in zip(parts, names, strict=True):
        known = _told_more(people, part) if people and is_full_name(people[-1]) else []
        if known:
            people = known
        elif people and _is_cried(parts[0], part):
            people = [replace(p, organisation=p.organisation or " ".join(part.words)) for p in people]
        elif name and is_place(name) and not names[0]:  # "Our Correspondent, Lima"
            continue
        elif name and is_place(name) and people and people[-1].kind == "organisation":
            people[-1] = replace(people[-1], place=name)
        elif name:
            people.append(Person(name, kind_of(name.split())))
    if people and people[-1].place is None:
        people[-1] = replace(people[-1], place=place)
    return people


def _is_cried(first: Part, part: Part) -> bool:
    """Whether words behind a comma are in capitals, as outlets are, and the first name is not: "Jane Doe, EXB ULM"."""
    is_cry = not part.joined and len(part.words) > 1 and all(map(str.isupper, part.words))
    return is_cry and not any(map(str.isupper, first.words))


def _told_more(people: list[Person], part: Part) -> list[Person]:
    """The people with what the part says of them; [] where it is a name of its own."""
    return _with_others(people, part) if part.joined else _with_more(people, part.words)


def _with_others(people: list[Person], part: Part) -> list[Person]:
    """The people, where what is joined to the last of them is a place of a job, or an agency beside it."""
    *others, last = people
    text = " ".join(part.words).strip(OUTER)
    if len(part.words) == 1 and is_place(text):  # "corresponsal en Lima", with a word that joins names in Dutch
        return [*others, replace(last, place=text)]
    if text.islower():  # "Jane Doe and agencies", "redactora en jefe"
        return people
    if len(part.words) == 2 and bare(part.words[1]) in JOBS:  # "Jane Doe, Trade and Industry Editor"
        return [*others, replace(last, place=None)]
    if part.beside and find_agency(text) is not None:
        return [*others, replace(last, organisation=last.organisation or text)]
    return []


def is_full_name(person: Person) -> bool:
    """Whether it is a person by more than one name."""
    return person.kind == "person" and " " in person.name


def is_lone_word(person: Person) -> bool:
    """Whether all that is known is a word in plain letters, "harbour", which may be anything: a login, a section. A
    name in another script may be one word, "陈海波"."""
    return " " not in person.name and person.name.isascii()


def _with_more(people: list[Person], words: Sequence[str]) -> list[Person]:
    """The people with what the words say of them; [] if the words are a name of their own."""
    text = " ".join(words).strip(OUTER)
    *others, last = people
    if bare(text) in SUFFIXES:
        return [*others, replace(last, name=f"{last.name}, {text}")]
    if is_title(words):
        return [*others, replace(last, place=last.place or posted(words))]
    if _is_employer(text, words):
        return [replace(p, organisation=p.organisation or text) for p in people]
    place = _told_place(text, words)
    return [*others, replace(last, place=place)] if place else []


def _is_employer(text: str, words: Sequence[str]) -> bool:
    """Whether it is whom somebody writes for: "dpa", "Lake Daily", "BBC Sport", "LDC", "LDC Lima"; "g1", which opens
    with a figure behind one letter."""
    is_numbered = words[0][0].isalpha() and words[0][1:].rstrip(",").isdecimal()
    initials, _, place = text.partition(" ")
    is_short = len(initials) <= INITIALS and initials.isupper() and initials.isalpha() and place_key(text) not in KNOWN
    is_short = is_short and (not place or (not place.isupper() and place_key(place) in CITIES))
    return is_numbered or is_short or is_organisation(words)


def _told_place(text: str, words: Sequence[str]) -> str | None:
    """The place in "in Lima", "de Lima", "Lima", "Port Harcourt"."""
    first, behind = words[0], " ".join(words[1:]).strip(OUTER)
    if (first in AT and words[1:] and words[1][0].isupper()) or (first in INNER and _is_place_of(words[1:])):
        return behind
    is_short = " " not in text or (len(words) == PLACE_WORDS and is_place(text))
    return text if text[:1].isupper() and is_short else None


def _is_place_of(words: Sequence[str]) -> bool:
    """Whether it is a place behind a particle, "de Lima": a city, or one word, as a surname alone is nobody's name."""
    return place_key(" ".join(words).strip(OUTER)) in CITIES or (len(words) == 1 and words[0][0].isupper())


def _name(words: Sequence[str]) -> str:
    """The name in the words, without jobs and degrees; "" where there is none."""
    kept = _without_jobs(_before_calling([word for word in words if not is_degree(word)]))
    half = len(kept) // 2
    if kept[:half] == kept[half:]:  # a name printed twice, for two screens
        kept = kept[:half]
    name = _unglued(" ".join(kept).strip(OUTER + " "))
    if name.endswith(".") and len(name.rsplit(None, 1)[-1]) > 4:  # letters and the full stop: no "Prof.", "Jr."
        name = name.rstrip(".")
    return recased(name) if _is_name(name) else ""


def _before_calling(words: list[str]) -> list[str]:
    """In Korean, the name beside what somebody is, and where: "홍길동 서울대 교수", "서울 홍길동 변호사".

    All words, where none or several of them may be it."""
    if len(words) < 2 or words[-1] <= LATIN or not words[-1].endswith(CALLINGS):
        return words
    names = [word for word in words[:-1] if _may_be_korean(word)]
    names = names if len(names) == 1 else [name for name in names if not name.endswith(EMPLOYERS)]
    return names if len(names) == 1 else words


def _may_be_korean(word: str) -> bool:
    """Whether a word may be a Korean name: three syllables behind a surname, and no town or desk."""
    is_name = _HANGUL.fullmatch(word) is not None and word.startswith(_SURNAMES)
    return is_name and not word.endswith(DESK_ENDS) and place_key(word) not in KNOWN


def _without_jobs(words: list[str]) -> list[str]:
    """What stands before the first job, without its rank and employer; else behind the last."""
    jobs = [i for i, word in enumerate(words) if bare(word).rpartition("-")[2] in JOBS]
    if not jobs:
        return words
    kept = words[: jobs[0]]
    while kept and (bare(kept[-1]) in MODIFIERS or (len(kept) > FULL and find_agency(kept[-1]))):
        kept.pop()
    rank = next((i for i in range(2, len(kept)) if bare(kept[i]) in MODIFIERS), len(kept))
    kept = kept[:rank]  # "Jane Doe Senior Washington Correspondent"
    if not kept:  # "unsere Korrespondentin Jane Doe"
        kept = words[jobs[-1] + 1 :]
        while len(kept) > 2 and kept[0].casefold() in MODIFIERS:
            del kept[0]
    return kept


def _unglued(name: str) -> str:
    for job in () if name.isascii() else GLUED_JOBS:
        if name.endswith(job) and len(name) > len(job):
            return name.removesuffix(job).rstrip()
    return name


def _is_name(name: str) -> bool:
    words = name.split()
    return _is_spelled(name, words) and not _says_else(name, words)


def _is_spelled(name: str, words: Sequence[str]) -> bool:
    """Whether it has the length, the signs and the capitals of a name."""
    if not 1 < len(name) <= LONGEST_NAME or (len(name) < 4 and name.endswith(".")):
        return False
    if not any(map(str.isalpha, name)) or any(sign in name for sign in "?!{}<>=%…@:"):
        return False
    if len(words) == 1:
        return True
    outer = [word for word in words if word not in INNER]
    is_cased = sum(map(begins_small, outer)) * 2 <= len(words)
    return is_cased and len(outer) <= MOST_WORDS and not name[0].isdecimal()  # "3 Months"


def _says_else(name: str, words: Sequence[str]) -> bool:
    """Whether the words are known as no name: "de notre correspondante à Lima", "Updated", "By", "Editor"."""
    if fold(name) in IGNORED or words[0] in AT or match(TAILS, words, 0):
        return True
    return len(words) == match(BY, words, 0) or (len(words) == 1 and _is_label(name))


def _is_label(word: str) -> bool:
    folded = word.casefold()
    return folded in INNER or folded in ARTICLES or folded in JOINS or "admin" in folded


def recased(name: str) -> str:
    """A name in capitals as others print it; initials stay."""
    words = name.split()
    if not name.isupper() or len(words) < 2:
        return name
    if VIETNAMESE.search(name):  # of one syllable, mostly: "AN" is a name there
        return name.title()
    return " ".join(word if _is_initials(word) else word.title() for word in words)


def _is_initials(word: str) -> bool:
    """Two letters or one, "JD", rather than a short name, "JO", "TY"; or a numeral."""
    return not word.strip("I") or (len(word) < 3 and word[-1] not in _VOWELS)


def merged(people: Iterable[Person]) -> list[Person]:
    """Each name once, in the first place it has, as its best-cased form."""
    found: dict[str, Person] = {}
    for person in people:
        key = person.name.casefold()
        known = found.get(key)
        if known is None or ((known.name.isupper() or known.name.islower()) and not person.name.isupper()):
            found[key] = person
    return list(found.values())
