"""Names from a printed byline.

A line is read piece by piece, between bars and dashes, and a piece word by word: what stands before the names ("By",
"Ein Kommentar von") goes, and the names end where a date or a label begins. `names` reads what is left.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import dropwhile

import regex

from newsclean.article import Person
from newsclean.byline.han import filed, is_han_outlet, read_han
from newsclean.byline.kinds import is_host, is_place
from newsclean.byline.names import is_full_name, merged, read_names
from newsclean.byline.parts import is_join
from newsclean.byline.words import (
    ARTICLES,
    BEFORE_DATES,
    BEGIN_NAMES,
    BODIES,
    BY,
    DATES,
    EDGES,
    GENRES,
    GLUED_BY,
    GLUED_DESKS,
    GLUED_JOBS,
    JOBS,
    JOINS,
    ORDINALS,
    TAILS,
    TEXTS,
    TODAY,
    bare,
    match,
    match_by,
)
from newsclean.patterns import lazy
from newsclean.rules.agencies import find_agency
from newsclean.text import alternation, clean, is_east_asian

__all__ = ["TITLED", "is_labelled", "narrowed", "parse_byline", "past_by", "read_line", "without_place"]

LONGEST = 1_500  # characters of a line; a paper with forty authors stays below
LONGEST_LABEL = 20  # characters in which a line of a script without spaces shows it
MOST_AUTHORS = 60  # of a line: a cap far above the five that annotated ones name
_ADDRESS = lazy(
    re.compile,
    r"\S{1,80}@\S{1,80}|(?<!\S)[\w-]{1,40}\.(?:com|net|org)/\S{1,80}|\[email\W{1,2}protected\]|https?://\S{1,300}|(?<!\S)@\S{1,40}|www\.\S{1,80}",
)
_ADDRESS_SIGNS = ("@", "www.", "://", "protected]", ".com/", ".net/", ".org/")
_SLASHED = lazy(re.compile, r"(?<!\S)/([^\s/]{2,20})/(?!\S)")  # an agency, "/ritzau/"
_BRACKETS = lazy(re.compile, r"\([^()]{0,80}\)|\[[^\[\]]{0,80}\]|【[^【】]{0,40}】")
_WRAPPED = lazy(re.compile, r"[\[(《【]([^\[\]()《》【】]{2,80})[\])》】]")
_DIVIDER = lazy(re.compile, r"[|·•●▪■»›≈;\n\r\u2028\u2192]|(?<=\s)[-–—~]+(?=\s|$)|^[-–—~]+\s")
_WIDE = str.maketrans(
    {"：": ": ", "，": ", ", "、": ", ", "；": ";", "（": " (", "）": ") ", "＝": " ", "\u3000": " ", "｜": "|"}
)
_GLUED_COLON = lazy(regex.compile, r"(?<=\p{Han}):(?=\p{Han})|(?<=\p{Ll}):(?=\p{Lu}\p{Ll})")
# Where two words may be glued: "DoeNovember", "Doe/dpa".
_GLUE = lazy(regex.compile, r"(?<=\p{Lu}\p{Ll}{2,20})(?=\p{Lu}\p{Ll}{2})|(?<=\p{L}{2})/(?=\p{L}{2})")
_POSSESSIVE = lazy(re.compile, r"['’]s?$")
_CLOCK = lazy(re.compile, r"\d{1,2}[hu]\d\d")  # "18h31", "18u30"
_CODE = lazy(regex.compile, r"(?<=\p{Han})[\s_][A-Z]{1,4}\d{2,6}(?=\W{0,3}$)")  # an editor's number: "A HN001"
_AT_PLACE = lazy(regex.compile, r"^\p{Hangul}{2,6}=(?=\p{Hangul}{2,4}\s)")
# "홍길동 기자"
TITLED = lazy(regex.compile, rf"(\p{{Hangul}}{{2,4}})\s?(?:{alternation(GLUED_JOBS)})(?!\p{{Hangul}})")


def narrowed(line: str) -> str:
    """A line with plain marks for those of East Asian width, and a space behind a colon that is glued to a name.

    >>> narrowed("作者：陈海波"), narrowed("作者:陈海波"), narrowed("By:Jane Doe")
    ('作者: 陈海波', '作者: 陈海波', 'By: Jane Doe')
    """
    wide = line if line.isascii() else line.translate(_WIDE)
    return _GLUED_COLON.sub(": ", wide) if ":" in wide else wide


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
    if " > " in line:  # a breadcrumb trail
        return (), False
    line = _CODE.sub("", line)
    named, is_told = read_han(line)
    if named:
        return named, is_told
    text = _plain(line[:LONGEST])
    people: list[Person] = []
    label: list[str] = []  # "By", and what else announces the names
    pieces = _DIVIDER.split(text)
    for piece in pieces:
        words = _behind_others(_words(piece))
        if not words or _is_button(words) or (len(pieces) > 1 and is_place(" ".join(words).strip(EDGES))):
            continue
        start, is_marked = _start(words)
        found = read_names(words[start : _end(words, start)], is_filed=start > 1)
        if label and words[:start] == label:  # "By Jane Doe | By John Roe"
            people += found
        elif is_marked and found and not label:
            people, label = found, words[:start]
        elif not label and not any(map(is_full_name, people)):
            people += found
        elif _is_employer(people, words, found):
            people = [replace(p, organisation=p.organisation or found[0].name) for p in people]
        elif not label and not _may_describe(words, found):
            people += found
    if not people:
        people = [Person(name, "person") for name in TITLED.findall(text)]
    is_told = bool(label) or is_labelled(line)
    return _judged(people, is_told), is_told


def _judged(people: Sequence[Person], is_told: bool) -> tuple[Person, ...]:
    """The people, each once; those whose name in Chinese is an outlet's as organisations."""
    return tuple(
        replace(person, kind="organisation") if is_han_outlet(person.name, is_told) else person
        for person in merged(people)
    )[:MOST_AUTHORS]


# Compiled where a line is first asked, as words of all languages take long.
@cache
def _beside() -> regex.Pattern[str]:
    """ "Jane Doe (text) and John Roe (photos)": the second made the pictures."""
    joins = alternation(JOINS - {"&", "+"})
    return regex.compile(rf"\s?(?:,|&|/|\b(?:{joins}))\s[^,&/()]{{3,40}}\s\(([^()]{{3,20}})\)")


@cache
def _label() -> regex.Pattern[str]:
    """ "文/A", "取材・文=A", "記者A／City報導"."""
    return regex.compile(
        rf"^(?:{alternation(GLUED_BY)})(?:[/／・=＝丨]\s?|(?=\p{{Han}}{{2,4}}\s?[/／]))"
        rf"|^(?:{alternation(GLUED_DESKS)})[・=＝]"
    )


def _plain(line: str) -> str:
    """The line without the width of East Asian marks, without addresses, and without brackets, in it or around it."""
    text = clean(narrowed(_unsigned(line)))
    wrapped = _WRAPPED.fullmatch(text)
    if wrapped:
        text = wrapped[1]
    if any(sign in text for sign in _ADDRESS_SIGNS):
        text = _ADDRESS.sub(" ", text)
    if "/" in text:
        text = _SLASHED.sub(r", \1", text)
    if "(" in text:
        text = _beside().sub(lambda m: "" if _is_tail(m[1].split()) else m[0], text)
    return _BRACKETS.sub(" ", text)


def _is_tail(words: Sequence[str]) -> bool:
    return len(words) == match(TAILS, words, 0)


def _words(piece: str) -> list[str]:
    words = _unglued_words(piece.replace(" ,", ",").split())
    return list(dropwhile(lambda word: not word.strip(EDGES), words))


def _behind_others(words: list[str]) -> list[str]:
    """The words behind those on a source, or on who took the pictures."""
    if words and _is_note(words):
        return _behind_note(words)
    return _behind_pictures(words) if words and _is_pictured(words) else words


def _is_note(words: Sequence[str]) -> bool:
    """As in "Quelle: dpa"."""
    return words[0].endswith(":") and match(TAILS, words, 0) > 0 and not match(BY, words, 0)


def _behind_note(words: list[str]) -> list[str]:
    """The words from a label for authors on: "来源: 海港网 作者: 陈海波"."""
    labels = (i for i in range(2, len(words)) if words[i].endswith(":") and match(BY, words, i))
    return words[next(labels, len(words)) :]


def _is_pictured(words: list[str]) -> bool:
    """As in "Photographs by Ana Ruiz. Words by Jane Doe"."""
    at = match(TAILS, words, 0)
    return at > 0 and match(BY, words, at) > 0 and not match(BY, words, 0)


def _behind_pictures(words: list[str]) -> list[str]:
    """The words from those on that say who wrote: a phrase, as "by" alone stands before photographers too."""
    told = (i for i in range(2, len(words)) if match(BY, words, i) > 1)
    return words[next(told, 0) :]


def _is_button(words: Sequence[str]) -> bool:
    """As in "Text Size": a word for what was written announces a full name, or stands before a colon."""
    return len(words) == 2 and words[0].casefold() in TEXTS


def _may_describe(words: Sequence[str], found: Sequence[Person]) -> bool:
    """Whether it may tell of a person named before: "Jane Doe - Rom", "Jane Doe - Lake Daily Contributor"."""
    return bare(words[-1]) in JOBS if len(words) > 1 else all(p.kind == "person" for p in found)


def _is_employer(people: Sequence[Person], words: Sequence[str], found: Sequence[Person]) -> bool:
    """Whether it is the outlet of all who are named before: "Jane Doe | Lake Daily"."""
    is_outlet = len(found) == 1 and found[0].kind == "organisation" and bare(words[-1]) not in JOBS
    return is_outlet and all(map(is_full_name, people))


def _unsigned(line: str) -> str:
    """A line of a script without spaces, with a space where a label or a place is glued to the name."""
    if not is_east_asian(line[:LONGEST_LABEL]):
        return line
    return filed().sub("", _label().sub(" ", without_place(line.strip())))


def is_labelled(line: str) -> bool:
    """Whether a line of a script without spaces begins with what announces an author, glued to the name: "文/李望"."""
    return is_east_asian(line[:LONGEST_LABEL]) and _label().match(line.strip()) is not None


def without_place(line: str) -> str:
    """A line without the place before a Korean reporter's name: "광주=홍길동 기자"."""
    return _AT_PLACE.sub("", line)


def _unglued_words(words: list[str]) -> list[str]:
    """The words, with those apart that pages print without a space: "DoeNovember 24, 2025", "Doe/dpa"."""
    apart: list[str] = []
    for i, word in enumerate(words):
        glue = _GLUE.search(word)
        if glue and _is_glued(words, i, glue):
            apart += filter(None, (word[: glue.start()], glue[0], word[glue.end() :]))
        else:
            apart.append(word)
    return apart


def _is_glued(words: Sequence[str], i: int, glue: regex.Match[str]) -> bool:
    """Whether two words meet in the one at `i`, so that a name ends there."""
    first, second = words[i][: glue.start()], words[i][glue.end() :]
    if glue[0]:  # a slash
        if find_agency(_POSSESSIVE.sub("", words[i])):  # "RFE/RL's Kyrgyz Service"
            return False
        is_agency = find_agency(second.strip(f"{EDGES}/")) is not None
        if i == 0:  # "AFP/Reuters", "AFP/lake.com", but "ANSA/AFP" is known as one
            is_outlets = is_host(second) and find_agency(first) is not None
            return (is_agency or is_outlets) and find_agency(words[0]) is None
        is_name = first.replace("-", "").isalpha()
        return (is_agency and is_host(first)) or (is_name and (second[0].isupper() or is_agency))
    behind = [second, *words[i + 1 :]]
    return _is_date(behind, 0, 0) or match(TAILS, behind, 0) > 0


def _start(words: list[str]) -> tuple[int, bool]:
    """Where the names begin, and whether a word like "by" says so."""
    at = past_by(words)
    if at:
        return (0, False) if is_join(words[at]) else (at, True)  # "Texts and materials"
    seen_figure = bare(words[0]) in BY  # "Posted in News by Jane Doe"
    for i, word in enumerate(words[:20]):
        if seen_figure and bare(word) not in BEGIN_NAMES:
            at = _after_by(words, i)
            if at > i:
                return at, True
        seen_figure = seen_figure or any(map(str.isdecimal, word))
    return 0, False


def past_by(words: list[str]) -> int:
    """Past "By" or "Ein Kommentar von", at the head of a line; 0 where it is not."""
    return _after_by(words, _after_genre(words))


def _after_by(words: list[str], at: int) -> int:
    """Past "by", as often as it is said; `at` itself where it is not, nor in "Haber Merkezi", a newsroom."""
    while (n := match_by(words, at)) and at + n < len(words) and not match(BODIES, words, at):
        if at + 2 >= len(words) and bare(words[at]) in BEGIN_NAMES and words[at][0].isupper():  # "Da Silva"
            break
        at += n
    return at


def _after_genre(words: list[str]) -> int:
    """Past "An analysis", "Ein Kommentar", where "by" follows; else 0."""
    at = 1 if len(words) > 2 and words[0].casefold() in ARTICLES else 0
    after = at + match(GENRES, words, at)
    return after if after > at and match_by(words, after) else 0


def _end(words: list[str], start: int) -> int:
    """Where the names end: at a date, a time, or a word that never belongs to a name."""
    for i in range(start, len(words)):
        word = words[i]
        if _is_date(words, i, start) or match(TAILS, words, i) > (i == start):  # one word may begin a name
            return i
        is_link = word.islower() or word.casefold() in BEFORE_DATES
        if i > start and is_link and i + 1 < len(words) and _is_date(words, i + 1, start):
            return i
    return len(words)


def _is_date(words: list[str], i: int, start: int) -> bool:
    """Whether a date or a time begins at word `i`; "7 News" begins a name, "r23" is one."""
    plain, following = bare(words[i]), words[i + 1 : i + 2]
    if words[i].endswith(":") and following and following[0][0].isdecimal():  # "Date: 28-04-2021"
        return True
    if plain[:1].isdecimal():
        is_number = not any(map(str.isalpha, plain)) or plain.endswith(ORDINALS) or _CLOCK.fullmatch(plain)
        is_name = i == start and following and following[0][0].isupper()
        return bool(is_number and not is_name) or any(sign in plain for sign in "年:/")
    if plain in TODAY and i > 1 and words[i - 2].endswith(","):  # "Jane Doe, LAKE TODAY 8:42"
        return False
    return plain in DATES and any(map(_has_figure, words[i + 1 : i + (3 if words[i].endswith(",") else 2)]))


def _has_figure(word: str) -> bool:
    return any(map(str.isdecimal, word[:2]))
