"""Credit lines: who reported, wrote, edited, translated or photographed a story, from where, and which agencies supplied it.

A small grammar over tokens. A line is sentences; a sentence is a credit when all of it is accounted for as
openers with their lists ("Reporting by A in Rome; editing by B", "Quelle: dpa"), as names with a verb ("A and B
contributed to this report"), as a copyright of an agency, as an author's biography, or as a sign-off ("(ab/dpa)").
What is left unexplained makes it prose. The words are data: table [credit] of rules/lang/<code>.toml.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

import regex

from newsclean import rules
from newsclean.article import Credit, Person
from newsclean.blocks import Block
from newsclean.rules.agencies import find_agency
from newsclean.text import alternation, fold

__all__ = ["Found", "extract_credits", "parse_credit", "parse_photo_credit"]

MAX_LINE = 700  # characters looked at, from the end of a longer line; the longest credit annotated has 420
MAX_HEAD = 400  # characters at the start of a longer line that may be a biography
SENTENCE_WORDS = 4  # of a phrase that begins a full sentence: "This article was first published by"
MAX_NAME_WORDS = 6
MAX_ORGANISATION_WORDS = 10
MAX_ITEMS = 40
MAX_BIO_WORDS = 16  # from the verb to the job
AFTER = 12  # blocks behind the body that may hold its credits; annotated ones stand up to 10 behind it
NEAR = 3  # of these, the ones where a bare sign-off or a copyright line belongs to the story
BEFORE = 3
NEAR_BIOGRAPHY = 3  # of annotated biographies 18 of 29 found stand so near, of those found farther 5 of 21
AROUND = 2  # elements around a block that may say what it is
MAX_STRICT = 400  # characters of a paragraph in the middle of a body that is looked at
TELLING = 90  # characters at the end of a paragraph in which the verb of a contributor line stands
MAX_MARKED = 300  # characters before the end in which a copyright may begin
MAX_OPENED = 500  # the same for any other credit
ONE_SENTENCE = 60  # characters in which no second sentence is looked for
LEAST_LIFE = 25  # characters of the shortest biography
MAX_SIGNED = 40  # characters of a sign-off
MAX_LIFE = 220  # characters in which a biography names the job
MAX_CREDITS = 4  # of one block
MAX_CAPTION = 600
TEXT_ROLES = frozenset({"translation", "contributor"})  # work on the story: their labels stand on top of it, too
ASIDE_ROLES = frozenset({"photo", "author", "writing", "illustration", "video"})
LAST = 3  # last paragraphs of the body, where every form is looked for

_TOKEN = regex.compile(r"\w(?:\w|['’.\-+](?=\w))*\+?|[^\w\s]")
_CJK = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")
_OPENING, _CLOSING = frozenset("([{（【［"), frozenset(")]}）】］")
_NOISE = frozenset("-–—―*•·|…\"'“”„‟»«›‹‘’_:;,./>▪■►●#+=~")
_SEPARATORS = frozenset(",;/|•·、&")
_SENTENCE_ENDS = frozenset(".!?…")
_QUOTES = frozenset("\"'“”„‘’«»")
_SPEECH = frozenset("\"“”„«»?!")


class _Token(NamedTuple):
    text: str
    key: str
    start: int
    end: int


class _Phrase(NamedTuple):
    """What a phrase of the language data opens: `kind` is the table it stands in, by label from whole short did."""

    kind: str
    role: str
    language: str


class _Parsed(NamedTuple):
    people: tuple[Person, ...] = ()
    organisations: tuple[str, ...] = ()
    sentence: bool = False  # a full sentence about the story, not a label: credible anywhere in it
    copyright: bool = False

    def __add__(self, other: Any) -> "_Parsed":
        organisations = tuple(dict.fromkeys(self.organisations + other.organisations))
        return _Parsed(self.people + other.people, organisations, self.sentence or other.sentence, other.copyright)


class Found(NamedTuple):
    """The credits of a story in page order, and what remains of the blocks that held them: None where nothing does."""

    credits: tuple[Credit, ...]
    rest: Mapping[int, str | None]


# --- the language data, frozen -----------------------------------------------------------------------------------

_Trie = dict[Any, Any]
_KINDS = ("by", "label", "from", "whole", "short", "did")


@dataclass(frozen=True, slots=True)
class _Language:
    conjunctions: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Words:
    phrases: _Trie
    based: _Trie
    languages: Mapping[str, _Language] = field(hash=False)
    conjunctions: frozenset[str]
    places: frozenset[str]
    of: frozenset[str]
    articles: frozenset[str]
    jobs: frozenset[str]
    asides: frozenset[str]
    jobs_all: frozenset[str]
    is_: frozenset[str]
    author_verbs: frozenset[str]
    stops: frozenset[str]
    endings: frozenset[str]
    marks: frozenset[str]
    rights: tuple[str, ...]
    did_words: frozenset[str]
    titles: frozenset[str]
    outlets: frozenset[str]
    particles: frozenset[str]
    abbreviations: frozenset[str]
    company: frozenset[str]
    prose: frozenset[str]
    ranks: frozenset[str]


def _insert(trie: _Trie, phrase: str, value: object) -> None:
    """All readings of a phrase: "a|b" is either word, "word?" may be absent."""
    nodes = [trie]
    for word in phrase.split():
        optional = word.endswith("?")
        reached = [node.setdefault(choice, {}) for node in nodes for choice in word.rstrip("?").split("|")]
        nodes = reached + nodes if optional else reached
    for node in nodes:
        if node is not trie:
            node.setdefault(None, []).append(value)


def _telling(phrase: str) -> list[str]:
    """The longest word of a phrase that must be there: the one that other lines are least likely to hold."""
    slots = [word.split("|") for word in phrase.split() if not word.endswith("?")]
    return max(slots, key=lambda choices: min(map(len, choices)))


@cache
def _words() -> _Words:
    phrases: _Trie = {}
    based: _Trie = {}
    languages: dict[str, _Language] = {}
    pooled: dict[str, set[str]] = {}
    did: set[str] = set()
    for code in rules.languages():
        table = rules.read(f"lang/{code}.toml").get("credit", {})
        for key in _LISTS:
            words = (choice for entry in table.get(key, ()) for choice in entry.split("|"))
            pooled.setdefault(key, set()).update(words)
        for kind in _KINDS:
            for role, entries in table.get(kind, {}).items():
                for entry in entries:
                    _insert(phrases, entry, _Phrase(kind, role, code))
                    if kind == "did":
                        did.update(_telling(entry))
        for entry in table.get("based", ()):
            _insert(based, entry, True)
        copyright_ = table.get("copyright", {})
        for key in ("mark", "tail", "ending"):
            pooled.setdefault(key, set()).update(copyright_.get(key, ()))
        languages[code] = _Language(*(frozenset(table.get(key, ())) for key in ("and", "place", "of", "article")))
    general = rules.read("credit.toml")
    lists = {key: frozenset(words) for key, words in pooled.items()}
    return _Words(
        phrases=phrases, based=based, languages=languages, conjunctions=lists["and"], places=lists["place"],
        of=lists["of"], articles=lists["article"], jobs=lists["job"], asides=lists["job_aside"], jobs_all=lists["job"] | lists["job_aside"] | lists["author_verb"], is_=lists["is"],
        author_verbs=lists["author_verb"], stops=lists["stop"], endings=lists["ending"],
        marks=lists["mark"], rights=tuple(sorted(lists["tail"])), did_words=frozenset(did), titles=lists["title"], outlets=lists["outlet"],
        **{key: frozenset(general[key]) for key in ("particles", "abbreviations", "company", "prose", "ranks")},
    )


_LISTS = ("and", "place", "of", "article", "job", "job_aside", "is", "author_verb", "stop", "title", "outlet")


# --- tokens and sentences ----------------------------------------------------------------------------------------


def _tokens(line: str) -> list[_Token]:
    return [
        _Token(m[0], m[0].casefold().replace("’", "'"), m.start(), m.end()) for m in _TOKEN.finditer(line)
    ]


def _sentences(line: str, tokens: Sequence[_Token]) -> list[tuple[int, int]]:
    """Token ranges. A full stop ends one unless an initial or an abbreviation stands before it; a bracket that
    opens behind a sentence begins another, and one that closes it belongs to it."""
    abbreviations, spans, start = _words().abbreviations, [], 0
    for i, token in enumerate(tokens[:-1]):
        if i > start and _is_mark(token) and not token.text.islower() and tokens[i - 1].text not in "(:：" and not _is_mark(tokens[i - 1]):
            spans.append((start, i))
            start = i
        spaced = i > start and tokens[i - 1].end < token.start and token.end < tokens[i + 1].start
        if spaced and (token.text == "|" or token.text in "-–—" and _is_mark(tokens[start])):
            spans.append((start, i))
            start = i
        if token.text not in _SENTENCE_ENDS or i < start:
            continue
        before, after = tokens[i - 1] if i > start else None, tokens[i + 1]
        if after.start == token.end and after.text not in _CLOSING and after.text not in _SPEECH and not after.text[0].isupper():
            continue
        if token.text == "." and before and (len(before.text) <= 2 - before.text.isalpha() or before.key in abbreviations or "." in before.text):
            ends_place = "." in before.text and i > 1 and tokens[i - 2].text == ","  # "in Washington, D.C. She …"
            if not (after.text in _OPENING or ends_place or "." in before.text and len(before.text) > 6):
                continue
        end = i + 1
        while end < len(tokens) and (tokens[end].text in _CLOSING or tokens[end].text in "\"”’»" or tokens[end].text in _SENTENCE_ENDS):
            end += 1
        if end < len(tokens) and not tokens[end].text[0].islower():
            spans.append((start, end))
            start = end
    if start < len(tokens):
        spans.append((start, len(tokens)))
    return spans


def _is_mark(token: _Token) -> bool:
    return token.text == "©" or token.key in _words().marks


def _trim(tokens: Sequence[_Token]) -> Sequence[_Token]:
    """Without the marks around: brackets that enclose all, dashes, bullets, a full stop."""
    lo, hi = 0, len(tokens)
    while lo < hi and (tokens[lo].text in _NOISE or tokens[lo].text in _OPENING):
        lo += 1
    while hi > lo:
        text = tokens[hi - 1].text
        if text in _CLOSING:
            depth = sum((t.text in _OPENING) - (t.text in _CLOSING) for t in tokens[lo:hi])
            if depth >= 0:
                break
        elif text not in _NOISE and text not in _OPENING:
            break
        hi -= 1
    return tokens[lo:hi]


def _text(line: str, tokens: Sequence[_Token]) -> str:
    """What stands printed from the first token to the last; an initial keeps its full stop."""
    if not tokens:
        return ""
    end = tokens[-1].end
    last = tokens[-1].text
    if line[end : end + 1] == "." and (last.casefold() in _words().abbreviations or "." in last and len(last) < 8 and all(len(x) == 1 for x in last.split("."))):
        end += 1
    return line[tokens[0].start : end]


def _split(tokens: Sequence[_Token], separators: Collection[str], conjunctions: Collection[str] = ()) -> list[Sequence[_Token]]:
    """At separators and lower-case conjunctions outside brackets; empty pieces fall out."""
    pieces, start, depth = [], 0, 0
    for i, token in enumerate(tokens):
        if token.text in _OPENING:
            depth += 1
        elif token.text in _CLOSING:
            depth -= 1
        elif depth <= 0 and (token.text in separators or (token.text in conjunctions)):
            pieces.append(tokens[start:i])
            start = i + 1
    pieces.append(tokens[start:])
    return [piece for piece in pieces if piece]


def _longest(trie: _Trie, tokens: Sequence[_Token], i: int) -> tuple[int, Any] | None:
    """The longest phrase of the trie that stands at i: where it ends, and its value."""
    node, found = trie, None
    while i < len(tokens) and (node := node.get(tokens[i].key)) is not None:
        i += 1
        if None in node:
            found = i, node[None]
    return found


def _first(trie: _Trie, tokens: Sequence[_Token], i: int, *kinds: str) -> tuple[int, _Phrase] | None:
    """The longest phrase at i, if it is of one of the kinds."""
    found = _longest(trie, tokens, i)
    phrase = next((p for p in found[1] if p.kind in kinds), None) if found else None
    return (found[0], phrase) if found and phrase else None


# --- names -------------------------------------------------------------------------------------------------------


def _capital(text: str) -> bool:
    """A word that can begin a name: no figure, not in small letters save for a prefix ("al-Sayed", "d'Arc")."""
    if text[0].islower():
        prefix, mark, rest = _PREFIX.match(text).groups() if _PREFIX.match(text) else ("", "", "")
        return bool(mark) and (mark != "-" or prefix in _words().particles)
    return text[0].isalpha()


def _is_name(tokens: Sequence[_Token], least: int = 1) -> bool:
    """Capitalised words, particles between them, full stops behind initials."""
    particles, abbreviations = _words().particles, _words().abbreviations
    words = 0
    for i, token in enumerate(tokens):
        if token.text == ".":
            if not i or len(tokens[i - 1].text) > 2 and tokens[i - 1].key not in abbreviations:
                return False
        elif token.text in "\"“”'‘’„":
            continue
        elif _capital(token.text):
            words += 1
        elif token.key not in particles or i == len(tokens) - 1:
            return False
    return least <= words <= MAX_NAME_WORDS and len(tokens) <= 2 * MAX_NAME_WORDS


def _is_organisation(text: str) -> bool:
    """By evidence in the words themselves: a known agency, a host name, a company word, an acronym."""
    if find_agency(text) is not None:
        return True
    words = text.split()
    company = _words().company
    return (
        any(word.casefold().strip(".,()") in company for word in words)
        or (len(words) == 1 and (_HOST.fullmatch(text) is not None or (text.isupper() and 2 <= len(text) <= 8 and text.isalpha() and text.isascii())))
        or any(mark in text for mark in "&+@")
    )


_PREFIX = regex.compile(r"(\p{Ll}{1,3})(['’-])(\p{Lu})")
_HOST = regex.compile(r"(?:[\w-]{1,60}\.){1,4}(?!jr|sr)[a-z]{2,8}", regex.IGNORECASE)
_POSSESSIVE = regex.compile(r"(?:['’]s|(?<=s)['’])$")


def _organisation(line: str, tokens: Sequence[_Token]) -> str | None:
    """The organisation that a piece of a list names, or None where the piece is a date, a note, or initials."""
    words = _words()
    tokens = _trim(tokens)
    while len(tokens) > 1 and (tokens[0].text == "©" or tokens[0].key in words.outlets or _is_lead(tokens)):
        tokens = _trim(tokens[1:])
    if len(tokens) > 2 and tokens[-1].text in _CLOSING and tokens[-2].text.isdigit():  # "Lego (2)"
        tokens = tokens[:-3]
    while tokens and tokens[-1].text.isdigit() and len(tokens[-1].text) == 4:
        tokens = _trim(tokens[:-1])
    text = _text(line, tokens)
    if not text or len(tokens) > 2 * MAX_ORGANISATION_WORDS or fold(text) in words.stops:
        return None
    if not any(_capital(t.text) for t in tokens) and not find_agency(text) and _HOST.fullmatch(text) is None:
        return None
    return None if tokens[0].text[0].isdigit() else text


def _is_lead(tokens: Sequence[_Token]) -> bool:
    """Words in small letters before the name: "the journalism nonprofit the Example Project"."""
    return tokens[0].text.islower() and "." not in tokens[0].text and any(_capital(t.text) for t in tokens[1:])


def _organisations(line: str, tokens: Sequence[_Token], language: _Language, loose: bool = False) -> _Parsed | None:
    """A list of sources. Each piece in running lower-case words means prose, unless `loose` (behind a colon)."""
    found: list[str] = []
    for piece in _split(_trim(tokens), ",;/|、", language.conjunctions)[:MAX_ITEMS]:
        for i, token in enumerate(piece):  # "www.example.org - news for your site"
            if i and token.text in "-–—" and piece[i - 1].end < token.start:
                piece = piece[:i]
                break
        name = _organisation(line, piece)
        if name is None:
            if _dated(piece) and found:  # a date; what stands behind it is where it was issued
                break
            if len(piece) == 1 and len(piece[0].text) <= 5 or fold(_text(line, piece)) in _words().stops:
                continue
            return None
        lower = sum(word.isalpha() and word.islower() for word in name.split())
        if len(piece) > 2 * MAX_ORGANISATION_WORDS or lower > (4 if loose else 3):
            return None
        found.append(name)
    return _Parsed((), tuple(dict.fromkeys(found))) if found else None


def _dated(tokens: Sequence[_Token]) -> bool:
    return any(t.text[0].isdigit() for t in tokens)


class _Entry(NamedTuple):
    """One piece of a list of people. `place` is where the place stands in the line."""

    name: str
    organisation: bool
    place: tuple[int, int] | None
    employer: str | None


def _entry(line: str, tokens: Sequence[_Token], language: _Language, employer: str | None) -> _Entry | None:
    """The person or organisation that a piece names, with place and employer; the employer holds for those behind."""
    tokens = _trim(tokens)
    tokens, bracketed = _bracket(line, tokens)
    tokens, place = _place(tokens, language)
    tokens, employer = _employer(line, _untitled(tokens), bracketed or employer)
    tokens, outlet = _of(line, tokens, language)
    tokens = _trim_end(_unarticled(tokens))
    if not tokens:
        return None
    name = _text(line, tokens)
    if place is None and (_is_organisation(name) or tokens[0].key == "the"):
        organisation = _organisation(line, tokens)
        return _Entry(organisation, True, None, None) if organisation and _is_name(tokens) or find_agency(name) else None
    return _Entry(name, False, place, outlet or employer) if _is_name(tokens) else None


def _bracket(line: str, tokens: Sequence[_Token]) -> tuple[Sequence[_Token], str | None]:
    """"A (Agency)": what stands before the bracket, and the organisation in it."""
    opening = next((i for i, t in enumerate(tokens) if t.text in _OPENING), 0)
    if not opening or tokens[-1].text not in _CLOSING:
        return tokens, None
    return tokens[:opening], _organisation(line, tokens[opening + 1 : -1])


def _place(tokens: Sequence[_Token], language: _Language) -> tuple[Sequence[_Token], tuple[int, int] | None]:
    """"A in City": the name, and where the city stands."""
    for i in range(1, len(tokens) - 1):
        if tokens[i].text in language.places and _capital(tokens[i + 1].text) and (_capital(tokens[i - 1].text) or tokens[i - 1].text == "."):
            end = tokens[-1]
            if end.text in _NOISE and not (end.text == "." and "." in tokens[-2].text):
                end = tokens[-2]
            return tokens[:i], (tokens[i + 1].start, end.end)
    return tokens, None


def _employer(line: str, tokens: Sequence[_Token], employer: str | None) -> tuple[Sequence[_Token], str | None]:
    """"Agency writer A", "Outlet's A": the name, and for whom its bearer works."""
    words = _words()
    job = max((i for i, t in enumerate(tokens[:-1]) if t.key in words.jobs), default=None)
    if job is not None:
        before, tokens = tokens[:job], tokens[job + 1 :]
        capitals = [i for i, t in enumerate(before) if _capital(t.text) and t.key not in words.articles and t.key not in words.ranks]
        if capitals:
            employer = _POSSESSIVE.sub("", _text(line, before[capitals[0] : capitals[-1] + 1]))
    for i, token in enumerate(tokens[:-1]):
        if _POSSESSIVE.search(token.text):
            return tokens[i + 1 :], _POSSESSIVE.sub("", _text(line, _unarticled(tokens[: i + 1])))
        if tokens[i + 1].text in ("'", "’") and token.text.endswith("s"):
            return tokens[i + 2 :], _text(line, _unarticled(tokens[: i + 1]))
    return tokens, employer


def _of(line: str, tokens: Sequence[_Token], language: _Language) -> tuple[Sequence[_Token], str | None]:
    """"A of Outlet"; particles of names ("de", "van") are none."""
    for i in range(2, len(tokens) - 1):
        if tokens[i].text in language.of and tokens[i].text not in _words().particles:
            outlet = _unarticled(tokens[i + 1 :])
            if outlet and _capital(outlet[0].text):
                return tokens[:i], _text(line, outlet)
    return tokens, None


def _unarticled(tokens: Sequence[_Token]) -> Sequence[_Token]:
    """Without an article in small letters; a capital one belongs to the name."""
    return tokens[1:] if len(tokens) > 1 and tokens[0].text in _words().articles else tokens


def _untitled(tokens: Sequence[_Token]) -> Sequence[_Token]:
    while len(tokens) > 1 and (tokens[0].key in _words().titles or tokens[0].text == "."):
        tokens = tokens[1:]
    return tokens


def _trim_end(tokens: Sequence[_Token]) -> Sequence[_Token]:
    while tokens and tokens[-1].text in _NOISE:
        tokens = tokens[:-1]
    return tokens


def _people(line: str, tokens: Sequence[_Token], role: str, language: _Language) -> _Parsed | None:
    """Names with places: "A and B in Rome, C in Kyiv, Ukraine, and D". None if any piece is not understood.

    A place holds for the names without one before it; a country behind a comma belongs to the place before it.
    """
    entries: list[_Entry] = []
    group = 0  # the first of those that share the last place
    employer: str | None = None
    pieces = _split(_trim(tokens), _SEPARATORS, language.conjunctions)
    if len(pieces) > MAX_ITEMS:
        return None
    for piece in pieces:
        text = _text(line, piece)
        last = entries[-1] if entries else None
        if last and last.place and fold(text) in _regions():
            grown = last.place[0], piece[0].start + len(text)
            entries[group:] = [e._replace(place=grown) for e in entries[group:]]
            continue
        if last and fold(text).rstrip(".") in _SUFFIXES:
            entries[-1] = last._replace(name=f"{last.name}, {text}")
            continue
        entry = _entry(line, piece, language, employer)
        if entry is None:
            return None
        if entry.organisation:
            entries.append(entry)
            continue
        if last and last.place:
            group = len(entries)
        entries.append(entry)
        employer = entry.employer
        if entry.place:
            entries[group:] = [e if e.organisation else e._replace(place=entry.place) for e in entries[group:]]
    return _parsed(line, entries, role)


def _parsed(line: str, entries: Sequence[_Entry], role: str) -> _Parsed | None:
    people = tuple(
        Person(e.name, "person", role, line[slice(*e.place)] if e.place else None, e.employer)
        for e in entries
        if not e.organisation
    )
    organisations = tuple(dict.fromkeys(e.name for e in entries if e.organisation))
    return _Parsed(people, organisations) if people or organisations else None


_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "ph.d", "md", "m.d"})


@cache
def _regions() -> frozenset[str]:
    places = rules.read("places.toml")
    return frozenset(fold(name) for key in ("countries", "states") for name in places[key])


def _pictures(line: str, tokens: Sequence[_Token], role: str, language: _Language) -> _Parsed | None:
    """Photographers and their agencies: "A/AP", "AP/A", "Agency; A, B/Outlet", "A (Agency)", "Agency"."""
    tokens = [t for t in tokens if t.text not in "©®™"]
    if any(t.text in _SPEECH or t.text in "'’‘" for t in tokens):
        return None
    people: list[Person] = []
    organisations: list[str] = []
    for group in _split(_trim(tokens), ";|"):
        chunks = _split(group, ",", language.conjunctions)
        if len(chunks) > MAX_ITEMS:
            return None
        parsed = [_picture(line, chunk, language) for chunk in chunks]
        if any(item is None for item in parsed):
            return None
        agency = next((a for item in reversed(parsed) if item and (a := item[1]) and item[0]), None)
        for item in parsed:
            names, organisation = item or ((), None)
            people += [Person(name, "person", role, None, organisation or agency) for name in names]
            if not names and organisation:
                organisations.append(organisation)
    return _Parsed(tuple(people), tuple(dict.fromkeys(organisations))) if people or organisations else None


def _picture(line: str, tokens: Sequence[_Token], language: _Language) -> tuple[tuple[str, ...], str | None] | None:
    """The names and the agency of one item. Of several parts, those with evidence of a company are the agency; a
    part of one word beside one of several is, too; else the last."""
    tokens = _trim(tokens)
    tokens, bracketed = _bracket(line, tokens)
    bracketed = None if bracketed and bracketed.startswith("CC") else bracketed  # a licence
    parts = [part for part in map(_trim, _split(_spaced_dashes(tokens), "/")) if part]
    texts = [_text(line, part) for part in parts if not (len(part) <= 2 and part[0].text.isdigit())]
    texts = [text for text in texts if text and fold(text) not in _words().stops]
    if not texts or len(texts) > 4 or any(len(text) > 80 or text.islower() and not _is_organisation(text) and len(texts) == 1 for text in texts):
        return None
    companies = [text for text in texts if _is_organisation(text)]
    names = [text for text in texts if text not in companies]
    companies = [text if find_agency(text) else _PHOTO_WORD.sub("", text) for text in companies]
    if bracketed:
        companies.append(bracketed)
    if not companies and len(names) > 1:
        several = [name for name in names if " " in name]
        companies = [name for name in names if " " not in name] if several else names[-1:]
        names = several[:1] if several and companies else names[:1]
        if not companies:
            companies = [text for text in texts[1:]]
    if not all(_plain_name(name) for name in names):
        return None
    if len(texts) == 1 and not bracketed and names and " " not in names[0]:
        return (), names[0]
    return tuple(names), "/".join(companies) or None


def _plain_name(name: str) -> bool:
    tokens = _tokens(name)
    return _is_name(tokens) or (len(tokens) <= 6 and _capital(name))


def _spaced_dashes(tokens: Sequence[_Token]) -> list[_Token]:
    """A dash between spaces separates as a slash does."""
    return [
        t._replace(text="/") if t.text in "-–—" and 0 < i < len(tokens) - 1 and tokens[i - 1].end < t.start else t
        for i, t in enumerate(tokens)
    ]


# --- the forms of a sentence -------------------------------------------------------------------------------------


class _Opener(NamedTuple):
    start: int
    end: int
    phrase: _Phrase
    more: tuple[str, ...] = ()  # further roles of a joint label, "Text und Fotos:"


MAX_CLOSING = 12  # tokens of a label and its list at the end of a line of notes
MAX_CONTRIBUTORS = 150  # tokens before the verb
MAX_LABELS = 4  # joined before one colon
_LABEL_JOINTS = frozenset({"/", "&", ",", "+"})
_PICTURES = frozenset({"photo", "video", "illustration"})


def _opener(tokens: Sequence[_Token], i: int) -> _Opener | None:
    """The phrase that opens a list at i. A label needs its colon, and may be several: "Text und Fotos:", "Foto [M]:"."""
    phrases = _words().phrases
    label = _first(phrases, tokens, i, "label")
    if label:
        colon, roles = _colon(tokens, *label)
        if colon:
            return _Opener(i, colon + 1, label[1], roles)
    found = _first(phrases, tokens, i, "by", "from", "whole", "short")
    if found is None:
        return None
    end, phrase = found
    if end < len(tokens) and tokens[end].text in ":：":
        end += 1
    return _Opener(i, end, phrase)


def _colon(tokens: Sequence[_Token], end: int, phrase: _Phrase) -> tuple[int, tuple[str, ...]]:
    """Where the colon of a label stands, or 0; and the roles of labels joined to it."""
    words, roles = _words(), []
    for _ in range(MAX_LABELS):
        if end >= len(tokens):
            return 0, ()
        text = tokens[end].text
        if text in ":：":
            return end, tuple(role for role in roles if role not in (phrase.role, "source"))
        if text in _OPENING:
            end = next((k + 1 for k in range(end, min(len(tokens), end + 5)) if tokens[k].text in _CLOSING), len(tokens))
            continue
        joint = text in _LABEL_JOINTS or text in words.conjunctions
        more = _first(words.phrases, tokens, end + 1, "label") if joint else None
        if more is None and phrase.role == "photo" and _capital(text):  # "Fotos Hafen: A"
            end += 1
            continue
        if more is None:
            return 0, ()
        end = more[0]
        roles.append(more[1].role)
    return 0, ()


def _openers(tokens: Sequence[_Token]) -> list[_Opener]:
    found, i = [], 0
    while i < len(tokens):
        # inside a list a label stands behind a separator, a phrase where a word in small letters can
        opener = _opener(tokens, i)
        if opener is not None and (i == 0 or opener.phrase.kind in ("by", "label") or tokens[i - 1].text in _NOISE):
            found.append(opener)
            i = opener.end
        else:
            i += 1
    return found


_JOINING = frozenset({"and", "with", "und", "mit", "et", "avec", "y", "con", "e", "com", "en", "met", "och", "og", "i", "oraz", "и"})


def _opened(line: str, tokens: Sequence[_Token]) -> _Parsed | None:
    """"Reporting by A; editing by B", "Quelle: dpa", "Fotos: A / Text: B": every word belongs to an opener or its list."""
    if not tokens or tokens[0].key not in _words().phrases or _opener(tokens, 0) is None:
        return None
    openers = _openers(tokens)
    first = openers[0]
    whole = _Parsed(sentence=first.phrase.role in TEXT_ROLES or first.phrase.role == "source" and first.end - first.start >= SENTENCE_WORDS)
    for opener, following in zip(openers, [*openers[1:], None], strict=True):
        body = _trim(tokens[opener.end : following.start if following else len(tokens)])
        while following and body and body[-1].text in _JOINING:
            body = _trim(body[:-1])
        parsed = _segment(line, opener, tokens, body)
        if parsed is None:
            return None
        whole += parsed
    return whole


def _segment(line: str, opener: _Opener, tokens: Sequence[_Token], body: Sequence[_Token]) -> _Parsed | None:
    kind, role, code = opener.phrase
    language = _words().languages[code]
    if kind == "whole":
        return None if body else _Parsed((), (_text(line, _without_with(tokens[opener.start : opener.end])),))
    if not body:
        return None
    if role == "source":
        body = _unended(body)
        return _organisations(line, body, language, loose=kind == "label")
    if kind == "short":
        parsed = _organisations(line, body, language)
        return parsed if parsed and all(map(find_agency, parsed.organisations)) else None
    if role in _PICTURES and tokens[opener.end].text in _QUOTES:  # the title of a work
        return None
    parsed = _pictures(line, body, role, language) if role in _PICTURES else _people(line, body, role, language)
    if parsed is None or not opener.more:
        return parsed
    return parsed._replace(people=tuple(p if r is None else _in_role(p, r) for p in parsed.people for r in (None, *opener.more)))


def _in_role(person: Person, role: str) -> Person:
    return Person(person.name, person.kind, role, person.place, person.organisation)


def _without_with(tokens: Sequence[_Token]) -> Sequence[_Token]:
    return tokens[1:] if len(tokens) > 1 and tokens[0].key in _JOINING else tokens


def _unended(tokens: Sequence[_Token]) -> Sequence[_Token]:
    """German sets the verb last: "zuerst bei X erschienen"."""
    while tokens and tokens[-1].key in _words().endings:
        tokens = tokens[:-1]
    return _trim(tokens)


def _did(line: str, tokens: Sequence[_Token]) -> _Parsed | None:
    """"A in Rome and B contributed to this report", "A reported from Kyiv, and B from London"."""
    if _words().did_words.isdisjoint([t.key for t in tokens]):
        return None
    for i in range(1, min(len(tokens), MAX_CONTRIBUTORS)):
        if tokens[i].key not in _words().phrases:
            continue
        found = _first(_words().phrases, tokens, i, "did")
        if found is None:
            continue
        end, phrase = found
        language = _words().languages[phrase.language]
        rest = tokens[end:]
        if tokens[end - 1].text in language.places:
            rest = tokens[end - 1 :]
        elif rest and rest[0].text not in language.places and rest[0].text not in _NOISE:
            return None
        if phrase.role == "reporting" and not (rest and len(rest) > 1):
            return None
        before = tokens[:i]
        while before and before[-1].text in _NOISE:
            before = before[:-1]
        return _people(line, [*before, *rest], phrase.role, language)
    return None


def _staff(line: str, tokens: Sequence[_Token]) -> _Parsed | None:
    """"MDR (A, B)": an agency or broadcaster, and who wrote for it, each with two names."""
    opening = next((i for i, t in enumerate(tokens) if t.text in _OPENING), 0)
    if not opening or tokens[-1].text not in _CLOSING:
        return None
    owner = _text(line, tokens[:opening])
    names = _split(tokens[opening + 1 : -1], ",;&", _words().conjunctions)
    if not _is_organisation(owner) or not names or not all(_is_name(name, least=2) for name in names):
        return None
    return _Parsed(tuple(Person(_text(line, n), "person", "author", None, owner) for n in names), (owner,))


_INITIALS = regex.compile(r"\p{Ll}{1,5}|\p{Lu}\p{Ll}{1,2}")


def _signed(line: str, tokens: Sequence[_Token], bare: bool) -> _Parsed | None:
    """A sign-off of agencies and desk initials: "(AFP)", "(ab/dpa)", "sid/dpa", "(FR mit dpa)". At least one agency.

    Initials count as authors where the sign-off stands `bare`.
    """
    tokens = _trim(tokens)
    if not tokens or len(tokens) > 14:
        return None
    short = frozenset(w for w in ("mit", "avec", "con", "com", "met", "med", "with", "z"))
    authors, agencies, known = [], [], 0
    staff = _staff(line, tokens)
    if staff:
        return staff
    for piece in _split(tokens, ",/|·&;", _words().conjunctions | short):
        text = _text(line, piece)
        if find_agency(text) is not None and (text in find_agency(text).short or text in find_agency(text).names):
            known += 1
            agencies.append(text)
        elif len(piece) == 1 and _INITIALS.fullmatch(text):
            authors.append(text)
        elif len(piece) == 1 and text.isupper() and text.isalpha() and len(text) <= 5 or _HOST.fullmatch(text):
            agencies.append(text)
        else:
            return None
    if not known:
        return None
    people = tuple(Person(name, "person", "author") for name in authors) if bare else ()
    return _Parsed(people, tuple(dict.fromkeys(agencies)))


def _copyrighted(line: str, tokens: Sequence[_Token]) -> _Parsed | None:
    """"© Reuters", "Copyright 2024 The Associated Press. All rights reserved."."""
    words = _words()
    tokens = [t for t in _trim(tokens)]
    marked = False
    while tokens and (tokens[0].text == "©" or tokens[0].key in words.marks or tokens[0].text in "@(c):" or tokens[0].text[0].isdigit() or tokens[0].key == "by"):
        marked = marked or tokens[0].text == "©" or tokens[0].key in words.marks
        tokens = tokens[1:]
    if not marked or not tokens:
        return None
    for i, token in enumerate(tokens):
        if token.text in ",:/|–—" or token.text == "-" or token.text[0].isdigit() or (token.text == "." and token.end < len(line) and i and not tokens[i - 1].key in words.abbreviations):
            owner = tokens[:i]
            break
    else:
        owner = tokens
    owner = _trim_end(owner)
    name = _text(line, owner)
    if not name or len(owner) > 6 or not _capital(name) and not find_agency(name):
        return None
    return _Parsed((), (name,), copyright=True) if find_agency(name) or _is_name(owner) else None


# --- biographies -------------------------------------------------------------------------------------------------


def _biography(line: str, tokens: Sequence[_Token], authors: Collection[str]) -> _Parsed | None:
    """"A is a staff writer at Outlet.", "A, Outlet's editor, is …", and of a known author any "A is …", "A covers …"."""
    words = _words()
    tokens = _trim(tokens)
    end = _name_end(tokens)
    if end < 2:
        return None
    name = _text(line, tokens[:end])
    known = _is_author(name, authors)
    rest = tokens[end:]
    if rest and rest[0].text in _OPENING:  # "(she/her)", an address, a year of birth
        closing = next((i for i, t in enumerate(rest) if t.text in _CLOSING), None)
        if closing is None:
            return None
        rest = rest[closing + 1 :]
    if len(rest) < 2:
        return None
    if rest[0].key in words.is_:
        job = _job(rest[1 : 2 + MAX_BIO_WORDS], words.jobs | words.asides if known else words.jobs)
        if job is None:
            return None
        said = rest[1:]
    elif rest[0].text == ",":
        closing = next((i for i, t in enumerate(rest[1:MAX_BIO_WORDS], 1) if t.text == ","), None)
        job = _job(rest[1:closing], words.jobs) if closing else None
        if closing is None or job is None or not rest[closing + 1 :] or not rest[closing + 1].text.islower():
            return None
        said = rest[1:closing]
    elif known and rest[0].key in words.author_verbs:
        said, job = rest[1:], None
    else:
        return None
    if _is_told(said):
        return None
    person = Person(name, "person", "author", _based(line, rest), _works_for(line, said, job))
    return _Parsed((person,), sentence=True)


def _is_author(name: str, authors: Collection[str]) -> bool:
    """In the byline, perhaps with a short first name: "Steph" for "Stephanie"."""
    folded = fold(name)
    if folded in authors:
        return True
    first, _, last = folded.rpartition(" ")
    return any(author.endswith(" " + last) and author[:3] == first[:3] for author in authors)


def _is_told(tokens: Sequence[_Token]) -> bool:
    """Speech or an account of what somebody said is prose."""
    return any(t.text in _words().prose for t in tokens[:40])


def _name_end(tokens: Sequence[_Token]) -> int:
    """How many tokens at the start are a person's name of two to five words."""
    i, words = 0, 0
    stop = _words().is_ | _words().author_verbs
    while i < len(tokens) and words <= 5:
        token = tokens[i]
        if token.text == "." and i and len(tokens[i - 1].text) <= 2:
            i += 1
        elif _capital(token.text) and token.key not in stop:
            i, words = i + 1, words + 1
        elif i and token.key in _words().particles and token.key not in stop and i + 1 < len(tokens) and _capital(tokens[i + 1].text):
            i += 1
        else:
            break
    return i if 2 <= words <= 5 and tokens[0].key not in _words().articles and not _is_organisation(tokens[i - 1].text) else 0


def _job(tokens: Sequence[_Token], jobs: Collection[str]) -> int | None:
    """Where the word for the job stands, before the clause ends."""
    for i, token in enumerate(tokens):
        if token.text in _SENTENCE_ENDS or token.text in _SPEECH or token.key in ("who", "that", "whose"):
            return None
        if token.key in jobs or token.key.rpartition("-")[2] in jobs:
            return i
    return None


def _works_for(line: str, tokens: Sequence[_Token], job: int | None) -> str | None:
    """The employer: "Outlet's editor", "ZDF-Reporterin", "staff writer at the Outlet"."""
    words = _words()
    if job is None:
        return None
    for i, token in enumerate(tokens[:job]):
        owns = _POSSESSIVE.search(token.text) or token.text.endswith("s") and tokens[i + 1].text in ("'", "’")
        if owns and _capital(token.text):
            start = i
            while start and _capital(tokens[start - 1].text):
                start -= 1
            return _POSSESSIVE.sub("", _text(line, tokens[start : i + 1]))
    head, dash, tail = tokens[job].text.rpartition("-")
    if dash and head and head[0].isupper() and tail[0].isupper() and (head.isupper() or len(head) > 3):
        return head
    for i in range(job + 1, min(len(tokens) - 1, job + 20)):
        if tokens[i].text in _SPEECH or tokens[i].key in ("who", "that", "whose"):
            return None
        if tokens[i].text in words.of:
            run = _capital_run(_unarticled(tokens[i + 1 :]))
            if run:
                return _text(line, run)
    return None


def _capital_run(tokens: Sequence[_Token]) -> Sequence[_Token]:
    """Capitalised words, with particles between them."""
    end = 0
    for i, token in enumerate(tokens[:10]):
        if _capital(token.text):
            end = i + 1
        elif token.key not in ("of", "and", "&", "the", "for") and token.key not in _words().particles:
            break
    return tokens[:end]


def _based(line: str, tokens: Sequence[_Token]) -> str | None:
    """"based in Washington, D.C." """
    for i in range(len(tokens)):
        found = _longest(_words().based, tokens, i)
        if found:
            run = _capital_run(tokens[found[0] :])
            if not run:
                return None
            after = found[0] + len(run)
            if after + 1 < len(tokens) and tokens[after].text == "," and tokens[after + 1].text[0].isupper():
                region = _text(line, _capital_run(tokens[after + 1 :]))
                if fold(region) in _regions() or fold(region + ".") in _regions():
                    start = run[0].start
                    return line[start : tokens[after + 1].start + len(region)]
            return _text(line, run)
    return None


# --- lines -------------------------------------------------------------------------------------------------------


class _Span(NamedTuple):
    start: int
    end: int
    parsed: _Parsed


class _Reading(NamedTuple):
    """How a line is read: `strict` in the middle of a body, `near` directly behind it, and who wrote the story."""

    strict: bool = False
    near: bool = True
    biography: bool = True
    authors: Collection[str] = ()


def _sentence(line: str, tokens: Sequence[_Token], reading: _Reading) -> _Parsed | None:
    inner = _trim(tokens)
    if not inner:
        return None
    parsed = _opened(line, inner) or _did(line, inner)
    if parsed or reading.strict:
        return parsed
    return _copyrighted(line, tokens) if reading.near else None


def _find(line: str, reading: _Reading) -> _Span | None:
    """The credit in a line, and where it stands: at its end, at its start, or a biography that begins it."""
    offset = max(0, len(line) - MAX_LINE)
    found = _find_near_end(line[offset:], reading, cut=offset > 0)
    if found:
        return _Span(found.start + offset, found.end + offset, found.parsed)
    if reading.strict or not reading.biography:
        return None
    head = line[:MAX_HEAD]
    tokens = _tokens(head)
    spans = _sentences(head, tokens)
    life = _biography(head, tokens[slice(*spans[0])], reading.authors) if spans else None
    return _span(tokens, *spans[0], life) if life else None


def _find_near_end(line: str, reading: _Reading, cut: bool) -> _Span | None:
    """The credit in the last part of a line; of one that is `cut` the first sentence is none."""
    if _CJK.search(line):
        unspaced = None if reading.strict else _find_unspaced(line, reading.near)
        if unspaced or not line[0].isascii():
            return unspaced
    tokens = _tokens(line)
    spans = _sentences(line, tokens)[cut:]
    if not spans:
        return None
    return (
        _run(line, tokens, spans, reading)
        or _closing_bracket(line, tokens, reading)
        or _closing_label(line, tokens, reading)
        or _sign_off(line, tokens, spans, reading)
    )


def _run(line: str, tokens: Sequence[_Token], spans: Sequence[tuple[int, int]], reading: _Reading) -> _Span | None:
    """The sentences at the end of a line that are credits; else those at its start; else one between bars.

    Sentences of one credit stand together; a copyright is a credit of its own.
    """
    parsed = cache(lambda i: _sentence(line, tokens[slice(*spans[i])], reading))
    last = len(spans)
    while last > 1 and _rights(line, tokens[slice(*spans[last - 1])]):
        last -= 1
    first = last
    while first and (sentence := parsed(first - 1)) and (first == last or sentence.copyright == parsed(first).copyright):
        first -= 1
    if first < last:
        return _span(tokens, spans[first][0], spans[-1][1], *(parsed(i) for i in range(first, last)))
    end = 0
    while end < last and (sentence := parsed(end)) and (not end or sentence.copyright == parsed(0).copyright):
        end += 1
    if end:
        return _span(tokens, spans[0][0], spans[end - 1][1], *(parsed(i) for i in range(end)))
    for i, (lo, hi) in enumerate(spans[1:-1], 1):
        if tokens[lo].text == "|" and reading.near and (sentence := parsed(i)):
            return _span(tokens, lo + 1, hi, sentence)
    return None


def _sign_off(line: str, tokens: Sequence[_Token], spans: Sequence[tuple[int, int]], reading: _Reading) -> _Span | None:
    if reading.strict or not reading.near or len(spans) > 1:
        return None
    signed = _signed(line, tokens, bare=tokens[0].text not in _OPENING)
    return _span(tokens, 0, len(tokens), signed) if signed else None


def _span(tokens: Sequence[_Token], lo: int, hi: int, *parts: _Parsed) -> _Span:
    whole = parts[0]
    for part in parts[1:]:
        whole += part
    return _Span(tokens[lo].start, tokens[hi - 1].end, whole)


def _rights(line: str, tokens: Sequence[_Token]) -> bool:
    text = fold(_text(line, _trim(tokens)))
    return text.startswith(_words().rights)


def _closing_bracket(line: str, tokens: Sequence[_Token], reading: _Reading) -> _Span | None:
    """"… he said. (AFP)": the last bracket of a line, when a sentence ends before it or desk initials stand in it."""
    if tokens[-1].text == "." and len(tokens) > 1:
        hi = len(tokens) - 1
    else:
        hi = len(tokens)
    if tokens[hi - 1].text not in _CLOSING:
        return None
    lo = next((i for i in range(hi - 2, max(-1, hi - 40), -1) if tokens[i].text in _OPENING), None)
    if lo is None:
        return None
    inner = tokens[lo + 1 : hi - 1]
    ended = lo == 0 or tokens[lo - 1].text in _SENTENCE_ENDS or tokens[lo - 1].text in _SPEECH
    parsed = _opened(line, _trim(inner)) if inner else None
    if parsed is None and inner and (ended or "/" in (t.text for t in inner)):
        parsed = _signed(line, inner, bare=False)
    return _Span(tokens[lo].start, tokens[-1].end, parsed) if parsed else None


def _closing_label(line: str, tokens: Sequence[_Token], reading: _Reading) -> _Span | None:
    """"All rights reserved Source: Agency": a source label, capitalised, that ends a line of other notes."""
    if not reading.near or reading.strict:
        return None
    for i in range(len(tokens) - 2, max(0, len(tokens) - MAX_CLOSING), -1):
        opener = _opener(tokens, i) if tokens[i].text[0].isupper() else None
        if opener and opener.phrase.kind == "label" and opener.phrase.role == "source":
            parsed = _opened(line, _trim(tokens[i:]))
            return _Span(tokens[i].start, tokens[-1].end, parsed) if parsed else None
    return None


# --- scripts without spaces --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Unspaced:
    labels: regex.Pattern[str]
    roles: Mapping[str, tuple[str, str]] = field(hash=False)
    origins: tuple[regex.Pattern[str], ...]
    signed: regex.Pattern[str]
    titles: Mapping[str, str] = field(hash=False)


@cache
def _unspaced() -> _Unspaced:
    roles: dict[str, tuple[str, str]] = {}
    origins: list[str] = []
    titles: dict[str, str] = {}
    for code in rules.languages():
        table = rules.read(f"lang/{code}.toml").get("credit", {})
        for role, labels in table.get("cjk", {}).items():
            for label in labels:
                roles.setdefault(label, (role, code))
        if origin := table.get("cjk_origin"):
            who = rf"(?:{alternation(origin['before'])})\s?[:：]?\s?[「『《“]?(?P<who>[^、。，「」『』《》]{{2,40}}?)[」』》”]?"
            after = origin.get("after")
            origins.append(who + (rf"で(?=[^。]{{0,40}}(?:{alternation(after)}))" if after else "[，。,]|$)").replace("[，。,]|$)", "(?:[，。,]|$)"))
        for role, after_name in table.get("after_name", {}).items():
            titles |= dict.fromkeys(after_name, role)
    label = alternation(roles)
    joined = rf"(?P<label>{label})(?:\s?[・/／&]\s?(?:{label}))?"
    return _Unspaced(
        labels=regex.compile(rf"{joined}\s?(?:[:：=＝]\s?|\s)|(?P<glued>记者|記者)(?=\p{{Han}})"),
        roles=roles,
        origins=tuple(map(regex.compile, origins)),
        signed=regex.compile(
            rf"(?:\[[^\]]{{1,20}}\]\s?|\([^)]{{1,20}}\)\s?)?(?:(?P<place>\p{{Hangul}}{{2,5}})=)?(?P<name>\p{{Hangul}}{{2,4}})\s?"
            rf"(?P<title>{alternation(titles)})(?:\s?=?\s?[\w.+-]{{1,40}}@[\w.-]{{1,60}})?"
        ),
        titles=titles,
    )


_UNSPACED_NAME = regex.compile(
    r"[\p{Han}々ヶ]{2,5}|[\p{Han}々]{1,3} [\p{Han}々\p{Hiragana}]{1,4}|[\p{Katakana}ー・＝ ]{2,24}|\p{Hangul}{2,4}"
    r"|\p{Lu}[\p{Latin}.\- ]{2,40}|(?=\p{Han}{0,6}[\p{Hiragana}\p{Katakana}])[\p{Han}\p{Hiragana}\p{Katakana}ー]{2,8}"
)
_UNSPACED_SPLIT = regex.compile(r"[、，,;；/／|｜＆&]|\u3000|\s{2,}")
_UNSPACED_CLOSING = regex.compile(r"(?P<open>[（(【［\[〔])(?P<inner>[^（(【［\[〔）)】］\]〕]{1,120})[）)】］\]〕]\s?[。.]?$")
# 【City name、City name】: a place in katakana or before a mark, and a name
_UNSPACED_PLACED = regex.compile(r"(?:(?P<place>[\p{Katakana}ー]{2,12}|\p{Han}{2,4}(?=[＝=・]))[＝=・]?)?(?P<name>[\p{Han}々]{2,5})")
_UNSPACED_AFTER = regex.compile(r"(?:氏|さん|記者|记者|기자|特派員|編集委員|(?:\s?\p{Han}{2,4})?报道|摄)$")
MAX_UNSPACED = 160


def _find_unspaced(line: str, near: bool) -> _Span | None:
    """A credit in Chinese, Japanese or Korean: a bracket that closes the line, or the line itself."""
    closing = _UNSPACED_CLOSING.search(line[-MAX_UNSPACED:])
    if closing:
        start = max(0, len(line) - MAX_UNSPACED) + closing.start()
        parsed = _unspaced_credit(closing["inner"], near=True, placed=closing["open"] == "【")
        if parsed:
            return _Span(start, _sentence_end(line, start) if parsed.sentence else len(line), parsed)
    if len(line) > MAX_UNSPACED:
        return None
    parsed = _unspaced_credit(line.strip().strip("（）()【】［］[]").rstrip("。"), near, placed=False)
    return _Span(0, _sentence_end(line, 0) if parsed.sentence else len(line), parsed) if parsed else None


def _sentence_end(line: str, start: int) -> int:
    end = line.find("。", start)
    return end + 1 if end >= 0 else len(line)


def _unspaced_credit(text: str, near: bool, placed: bool) -> _Parsed | None:
    text = text.strip()
    words = _unspaced()
    republished = next(filter(None, (origin.match(text) for origin in words.origins)), None)
    if republished:
        return _Parsed((), (republished["who"].strip(),), sentence=True)
    signed = words.signed.fullmatch(text)
    if signed:
        role = words.titles[signed["title"]]
        return _Parsed((Person(signed["name"], "person", role, signed["place"], None),))
    labels = list(words.labels.finditer(text))
    if labels:
        return _unspaced_labels(text, labels)
    if near and find_agency(text) and _CJK.search(text):
        return _Parsed((), (text,))
    return _unspaced_placed(text) if placed else None


def _unspaced_labels(text: str, labels: Sequence[regex.Match[str]]) -> _Parsed | None:
    """"編集：A、B　写真：C", "记者A、B": the line begins with a label, perhaps an agency's."""
    roles, whole = _unspaced().roles, _Parsed()
    head = text[: labels[0].start()].strip()
    employer = head if labels[0]["glued"] and regex.fullmatch(r"\p{Han}{1,8}", head) else None
    if head and employer is None:
        return None
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        role, language = roles[label["label"] or label["glued"]]
        pieces = _unspaced_pieces(text[label.end() : following.start() if following else len(text)], language)
        if role == "source":
            names = [p for p in pieces if not p[0].isdigit() and len(p) <= 40]
            if not names or any(p.endswith(("。", "です", "ます")) for p in names):
                return None
            whole += _Parsed((), tuple(names))
            continue
        names = [_UNSPACED_AFTER.sub("", p) or p for p in pieces]
        good = [n for n in names if _UNSPACED_NAME.fullmatch(n) or find_agency(n)]
        if not good or len(good) < len([n for n in names if "\ufffd" not in n and not _unprintable(n)]):
            return None
        whole += _Parsed(tuple(Person(n, "person", role, None, employer if employer and "本" not in employer else None) for n in good if not find_agency(n)), tuple(n for n in good if find_agency(n)))
    return whole


def _unprintable(text: str) -> bool:
    """Debris of a broken encoding: letters of scripts that no such name mixes."""
    return regex.search(r"[\p{Cyrillic}\p{Arabic}\p{Hebrew}⒑⑴-⒛]", text) is not None


def _unspaced_pieces(text: str, language: str) -> list[str]:
    """Names between separators. Chinese sets a space between two names, Japanese within one."""
    pieces = [p.strip(" ・:：=＝。.|") for p in _UNSPACED_SPLIT.split(text)]
    if language != "ja":
        pieces = [q for p in pieces for q in (p.split() if all(regex.fullmatch(r"[\p{Han}\p{Hangul}]{2,4}", w) for w in p.split()) else [p])]
    return [p for p in pieces if p]


def _unspaced_placed(text: str) -> _Parsed | None:
    people = []
    for piece in regex.split(r"[、，,]", text):
        placed = _UNSPACED_PLACED.fullmatch(piece.strip())
        if placed is None:
            return None
        people.append(Person(placed["name"], "person", "reporting", placed["place"], None))
    return _Parsed(tuple(people)) if people else None


# --- public ------------------------------------------------------------------------------------------------------


def parse_credit(line: str) -> Credit | None:
    """The credit in a line of text, or None: `raw` is what the credit takes of the line.

    >>> credit = parse_credit("(Reporting by Ana Ruiz in Lima; Editing by Tom Boyd)")
    >>> [(p.name, p.role, p.place) for p in credit.people]
    [('Ana Ruiz', 'reporting', 'Lima'), ('Tom Boyd', 'editing', None)]
    >>> parse_credit("The rain stopped at noon. (ab/dpa)").organisations
    ('dpa',)
    >>> parse_credit("The bridge reopened, the mayor said.") is None
    True
    """
    span = _find(line, _Reading())
    return _credit(line, span) if span else None


def extract_credits(blocks: Sequence[Block], body: Collection[int], authors: Collection[str] = ()) -> Found:
    """The credits of a story. `body` are the indices of its paragraphs among `blocks`, `authors` the names in its byline.

    Looks into the paragraphs, and at a few blocks before the first and behind the last of them.
    """
    if not body:
        return Found((), {})
    order = sorted(body)
    first, end, inside, last = order[0], order[-1], frozenset(order), frozenset(order[-LAST:])
    names = frozenset(map(fold, authors))
    credits: list[Credit] = []
    rest: dict[int, str | None] = {}
    for i in range(max(0, first - BEFORE), min(len(blocks), end + AFTER + 1)):
        strict = i < end and i not in last
        reading = _Reading(strict, i <= end + NEAR, i <= end + NEAR_BIOGRAPHY, names)
        if i > end and not inside and blocks[i].kind == "heading" or not _worth(blocks[i], reading):
            continue
        found, left = _spans(blocks[i].text, reading)
        if i > end and found and _is_footer(blocks[i]):
            found = [credit for credit in found if not _is_copyright(credit)]
        if not found:
            continue
        if i in inside:
            rest[i] = left or None
        credits += found
    return Found(_distinct(credits), rest)


def _spans(text: str, reading: _Reading) -> tuple[list[Credit], str]:
    """The credits at the end of a block, in the order printed, and what stands before them."""
    found: list[Credit] = []
    left = text
    for _ in range(MAX_CREDITS):
        span = _find(left, reading)
        if span is None or not _belongs(span.parsed, reading):
            break
        found.insert(0, _credit(left, span))
        left = left[: span.start].rstrip()
        if not left:
            break
    return found, left


def _credit(line: str, span: _Span) -> Credit:
    return Credit(line[span.start : span.end].strip(), span.parsed.people, span.parsed.organisations)


def _distinct(credits: Sequence[Credit]) -> tuple[Credit, ...]:
    """Each once: pages repeat a biography or a source, some with more sentences behind it."""
    seen: dict[object, Credit] = {}
    for credit in credits:
        seen.setdefault((credit.people, credit.organisations) if credit.people else fold(credit.raw), credit)
    return tuple(seen.values())


def _belongs(parsed: _Parsed, reading: _Reading) -> bool:
    """Before a body and in its middle, photo credits belong to pictures, sources to charts, and writers to the byline.
    Behind it, "Written by A" repeats the byline."""
    if reading.strict:
        return any(p.role not in ASIDE_ROLES for p in parsed.people) or parsed.sentence
    writers = not parsed.sentence and bool(parsed.people) and all(p.role in ("writing", "author") for p in parsed.people)
    return not writers or reading.near and not all(fold(p.name) in reading.authors for p in parsed.people)


def _worth(block: Block, reading: _Reading) -> bool:
    """A cheap test before the grammar: most paragraphs show no sign of a credit."""
    text = block.text
    if not text or block.rule is not None or reading.strict and len(text) > MAX_STRICT:
        return False
    if reading.strict:
        first = _FIRST_WORDS.match(text)
        signs = first is not None and _opens(first[1], first[2] or "") or _tells(text)
    else:
        signs = _signs(text, reading)
    return signs and not _is_caption(block)


def _tells(text: str) -> bool:
    return not _words().did_words.isdisjoint(text[-TELLING:].casefold().rstrip(". ").split())


def _opens(first: str, second: str) -> bool:
    """Whether two words may begin a credit."""
    node = _words().phrases.get(first.casefold())
    return first.casefold() in _words().marks or node is not None and (None in node or second.casefold() in node)


_FIRST_WORDS = regex.compile(r"[^\w©]{0,4}(\w+)(?:\W{1,3}(\w+))?")
_STARTS = regex.compile(r"(?:^|[.!?…”\"|)\]]\s|\s(?=\w{1,24}\s?[:：]))[^\w©]{0,4}(\w+)(?:\W{1,3}(\w+))?")


def _signs(text: str, reading: _Reading) -> bool:
    """At the end of a body: a bracket that closes it, a word that opens a credit where a sentence begins, a verb of
    contributors, a copyright, a short line that may be a sign-off, a job where a biography has it."""
    words, end = _words(), text[-2:]
    if end[-1] in _CLOSING or end[0] in _CLOSING or "©" in text[-MAX_MARKED:] or len(text) <= MAX_UNSPACED and _CJK.search(text):
        return True
    if len(text) <= ONE_SENTENCE:
        first = _FIRST_WORDS.match(text)
        opened = first is not None and _opens(first[1], first[2] or "")
    else:
        opened = any(_opens(*pair) for pair in _STARTS.findall(text[-MAX_OPENED:]))
    if opened or _tells(text):
        return True
    if reading.near and len(text) <= MAX_SIGNED and ("/" in text or find_agency(text.strip(" -–—.")) is not None):
        return True
    if not reading.biography or len(text) < LEAST_LIFE:
        return False
    head = text[:MAX_LIFE].replace(",", " ").replace(".", " ").replace("-", " ").casefold().split()
    return not words.jobs_all.isdisjoint(head)


def _is_caption(block: Block) -> bool:
    return _within(block, ("figcaption", "figure"), ("caption", "credit", "image"))


def _is_footer(block: Block) -> bool:
    """The footer of the site: its copyright is no credit."""
    return _within(block, ("footer",), ("copyright", "copy", "foot"))


def _is_copyright(credit: Credit) -> bool:
    return credit.raw.casefold().startswith(("©", "copyright", "(c)"))


def _within(block: Block, tags: Collection[str], labels: Collection[str]) -> bool:
    scope = block.scope
    for _ in range(AROUND):
        if scope is None:
            return False
        if scope.tag in tags:
            return True
        label = scope.label.casefold()
        if label and any(word in label for word in labels):
            return True
        scope = scope.parent
    return False


def parse_photo_credit(text: str, line: str | None = None) -> tuple[str | None, Credit | None]:
    """A caption without its photo credit, and the credit; `line` is the credit where the page sets it apart.

    >>> caption, credit = parse_photo_credit("The harbour at dawn. Photo: Ana Ruiz/AP")
    >>> caption, credit.raw, credit.people[0].organisation
    ('The harbour at dawn.', 'Photo: Ana Ruiz/AP', 'AP')
    """
    text = text.strip()
    if line and line.strip():
        line = line.strip()
        return text.removesuffix(line).rstrip(_JOINTS) or None, _photo_line(line)
    offset = max(0, len(text) - MAX_CAPTION)
    found = _photo(text[offset:])
    if found is None:
        return text or None, None
    start, parsed = found[0] + offset, found[1]
    caption = text[:start].rstrip(_JOINTS)
    return caption or None, Credit(text[start:], parsed.people, parsed.organisations)


_JOINTS = " \t\n|•·–—-"


def _photo_line(line: str) -> Credit:
    """What is known to be a credit: a form that is understood, else the line as an organisation."""
    tokens = _tokens(line[:MAX_CAPTION])
    found = _photo(line[:MAX_CAPTION])
    parsed = found[1] if found and not found[0] else _pictures(line, _trim(tokens), "photo", _Language())
    return Credit(line, parsed.people, parsed.organisations) if parsed else Credit(line, (), (line,))


def _photo(text: str) -> tuple[int, _Parsed] | None:
    """Where the photo credit of a caption begins, and what it says: the first form that explains all to the end."""
    tokens = _tokens(text)
    for i, token in enumerate(tokens):
        start = i - 1 if i and tokens[i - 1].text in _OPENING else i
        begins = i == start or start == 0 or True
        if token.text == "©" or token.key in _words().marks:
            parsed = _pictures(text, _trim(tokens[i + 1 :]), "photo", _Language())
            if parsed:
                return tokens[start].start, parsed
        opener = _opener(tokens, i) if begins and token.text[0].isupper() or i == 0 else None
        if opener and (opener.phrase.role in _PICTURES or opener.phrase.kind in ("label", "from") and opener.phrase.role == "source"):
            parsed = _opened(text, _trim(tokens[i:]))
            if parsed:
                return tokens[start].start, parsed
    return _photo_signed(text, tokens)


def _photo_signed(text: str, tokens: Sequence[_Token]) -> tuple[int, _Parsed] | None:
    """"… (AP Photo/A)", "… REUTERS/A", "A/Getty Images", "… AFP": an agency must be there."""
    if not tokens:
        return None
    if tokens[-1].text in _CLOSING:
        opening = next((i for i in range(len(tokens) - 2, -1, -1) if tokens[i].text in _OPENING), None)
        if opening is not None:
            inner = tokens[opening + 1 : -1]
            ended = opening == 0 or tokens[opening - 1].text in _SENTENCE_ENDS
            parsed = _signed_picture(text, inner) or (_pictures(text, inner, "photo", _Language()) if _is_photographer(inner, ended) else None)
            if parsed:
                return tokens[opening].start, parsed
    sentence = _sentences(text, tokens)[-1][0]
    bars = [i + 1 for i, t in enumerate(tokens[:-1]) if t.text in "|•·–—"]
    for start in (*bars, sentence, 0):
        parsed = _signed_picture(text, tokens[start:]) if len(tokens) - start <= 16 else None
        if parsed:
            return tokens[start].start, parsed
    return None


def _is_photographer(tokens: Sequence[_Token], ended: bool) -> bool:
    """In a bracket behind a full stop: "A B", "A B/Outlet"."""
    parts = _split(tokens, "/")
    return ended and 1 <= len(parts) <= 3 and all(_is_name(part) for part in parts) and _is_name(parts[0], least=2)


def _signed_picture(text: str, tokens: Sequence[_Token]) -> _Parsed | None:
    inner = _text(text, _trim(tokens))
    pieces = _PHOTO_PIECES.split(inner)
    if not any(find_agency(_PHOTO_WORD.sub("", piece)) for piece in pieces):
        return None
    return _pictures(text, tokens, "photo", _Language())


_PHOTO_PIECES = regex.compile(r"\s*[/,;]\s*|\svia\s")
_PHOTO_WORD = regex.compile(r"\s(?:Photo|Foto)$")  # "AP Photo/A"
