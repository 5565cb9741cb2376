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

MAX_LINE = 1_600  # characters looked at, from the end of a longer line; the longest credit annotated has 420
MAX_NAME_WORDS = 6
MAX_ORGANISATION_WORDS = 10
MAX_ITEMS = 40
MAX_BIO_WORDS = 16  # from the verb to the job
AFTER = 12  # blocks behind the body that may hold its credits; annotated ones stand up to 10 behind it
NEAR = 3  # of these, the ones where a bare sign-off or a copyright line belongs to the story
BEFORE = 3
LAST = 2  # last paragraphs of the body, where every form is looked for

_TOKEN = regex.compile(r"\w(?:\w|['’.\-+](?=\w))*|[^\w\s]")
_CJK = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")
_OPENING, _CLOSING = frozenset("([{（【［"), frozenset(")]}）】］")
_NOISE = frozenset("-–—―*•·|…\"'“”„‟»«›‹‘’_:;,./>▪■►●#+=~")
_SEPARATORS = frozenset(",;/|•·、&")
_SENTENCE_ENDS = frozenset(".!?…")
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

    def __add__(self, other: Any) -> "_Parsed":
        return _Parsed(self.people + other.people, self.organisations + other.organisations)


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
    is_: frozenset[str]
    author_verbs: frozenset[str]
    stops: frozenset[str]
    endings: frozenset[str]
    marks: frozenset[str]
    rights: tuple[str, ...]
    did_words: tuple[str, ...]
    titles: frozenset[str]
    particles: frozenset[str]
    abbreviations: frozenset[str]
    company: frozenset[str]


def _insert(trie: _Trie, phrase: str, value: object) -> None:
    """All readings of a phrase: "a|b" is either word, "word?" may be absent."""
    nodes = [trie]
    for word in phrase.split():
        optional = word.endswith("?")
        reached = [node.setdefault(choice, {}) for node in nodes for choice in word.rstrip("?").split("|")]
        nodes = reached + nodes if optional else reached
    for node in nodes:
        if node is not trie:
            node[None] = value


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
                        did.update(entry.rstrip().split()[-1].rstrip("?").split("|"))
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
        of=lists["of"], articles=lists["article"], jobs=lists["job"], asides=lists["job_aside"], is_=lists["is"],
        author_verbs=lists["author_verb"], stops=lists["stop"], endings=lists["ending"],
        marks=lists["mark"], rights=tuple(sorted(lists["tail"])), did_words=tuple(sorted(did)), titles=lists["title"],
        **{key: frozenset(general[key]) for key in ("particles", "abbreviations", "company")},
    )


_LISTS = ("and", "place", "of", "article", "job", "job_aside", "is", "author_verb", "stop", "title")


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
        if token.text not in _SENTENCE_ENDS or i < start:
            continue
        before, after = tokens[i - 1] if i > start else None, tokens[i + 1]
        if after.start == token.end and after.text not in _CLOSING and not after.text[0].isupper():
            continue
        if token.text == "." and before and (len(before.text) == 1 or before.key in abbreviations or "." in before.text):
            if not (after.text in _OPENING or "." in before.text and len(before.text) > 6):
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
    if line[end : end + 1] == "." and (last.casefold() in _words().abbreviations or (len(last) < 5 and "." in last)):
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


# --- names -------------------------------------------------------------------------------------------------------


def _capital(text: str) -> bool:
    """A word that can begin a name: not in small letters, no figure. Scripts without case qualify."""
    first = text[0]
    return first.isalpha() and not first.islower() or (text[:2].casefold() in ("d'", "d’", "o'", "o’") and len(text) > 2 and text[2].isupper())


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


_HOST = regex.compile(r"(?:[\w-]{1,60}\.){1,4}(?!jr|sr)[a-z]{2,8}", regex.IGNORECASE)
_POSSESSIVE = regex.compile(r"(?:['’]s|(?<=s)['’])$")


def _organisation(line: str, tokens: Sequence[_Token]) -> str | None:
    """The organisation that a piece of a list names, or None where the piece is a date, a note, or initials."""
    words = _words()
    tokens = _trim(tokens)
    while tokens and (tokens[0].key in words.articles and tokens[0].text.islower() or tokens[0].text in "©" or tokens[0].key in words.stops or tokens[0].text.islower() and tokens[0].key in words.of):
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
            if len(piece) == 1 and len(piece[0].text) <= 5 or _dated(piece) or fold(_text(line, piece)) in _words().stops:
                continue
            return None
        lower = sum(t.text.isalpha() and t.text.islower() for t in piece)
        if len(piece) > MAX_ORGANISATION_WORDS or lower > (4 if loose else 3):
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
        if tokens[i].text in language.places and _capital(tokens[i + 1].text) and _is_name(tokens[:i]):
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
        capitals = [i for i, t in enumerate(before) if _capital(t.text) and t.key not in words.articles and t.key != "staff"]
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
    parts = [part for part in map(_trim, _split(_spaced_dashes(tokens), "/")) if part]
    texts = [_text(line, part) for part in parts if not (len(part) <= 2 and part[0].text.isdigit())]
    texts = [text for text in texts if text and fold(text) not in _words().stops]
    if not texts or len(texts) > 4 or any(len(text) > 80 or text.islower() and not _is_organisation(text) and len(texts) == 1 for text in texts):
        return None
    companies = [text for text in texts if _is_organisation(text)]
    names = [text for text in texts if text not in companies]
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


_LABEL_JOINTS = frozenset({"/", "&", ",", "+"})
_PICTURES = frozenset({"photo", "video", "illustration"})


def _opener(tokens: Sequence[_Token], i: int) -> _Opener | None:
    """The phrase that opens a list at i. A label needs its colon, and may be several: "Text und Fotos:", "Foto [M]:"."""
    found = _longest(_words().phrases, tokens, i)
    if found is None:
        return None
    end, phrase = found
    if phrase.kind == "label":
        colon = end
        while colon < len(tokens) and colon < i + 9 and tokens[colon].text not in ":：":
            joint = tokens[colon].text in _LABEL_JOINTS or tokens[colon].text in _words().conjunctions
            more = _longest(_words().phrases, tokens, colon + 1) if joint else None
            if more and more[1].kind == "label":
                colon = more[0]
            elif tokens[colon].text in _OPENING or colon > end and tokens[colon - 1].text in _OPENING or tokens[colon].text in _CLOSING:
                colon += 1
            else:
                return None
        if colon >= len(tokens) or tokens[colon].text not in ":：":
            return None
        return _Opener(i, colon + 1, phrase)
    if phrase.kind == "did":
        return None
    if end < len(tokens) and tokens[end].text in ":：":
        end += 1
    return _Opener(i, end, phrase)


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
    openers = _openers(tokens)
    if not openers or openers[0].start:
        return None
    whole = _Parsed()
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
    if role in _PICTURES:
        return _pictures(line, body, role, language)
    return _people(line, body, role, language)


def _without_with(tokens: Sequence[_Token]) -> Sequence[_Token]:
    return tokens[1:] if len(tokens) > 1 and tokens[0].key in _JOINING else tokens


def _unended(tokens: Sequence[_Token]) -> Sequence[_Token]:
    """German sets the verb last: "zuerst bei X erschienen"."""
    while tokens and tokens[-1].key in _words().endings:
        tokens = tokens[:-1]
    return _trim(tokens)


def _did(line: str, tokens: Sequence[_Token]) -> _Parsed | None:
    """"A in Rome and B contributed to this report", "A reported from Kyiv, and B from London"."""
    for i in range(1, min(len(tokens), 120)):
        found = _longest(_words().phrases, tokens, i)
        if found is None or found[1].kind != "did":
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


def _copyrighted(line: str, tokens: Sequence[_Token], near: bool) -> _Parsed | None:
    """"© Reuters", "Copyright 2024 The Associated Press. All rights reserved.": of an agency, or `near` the body's end."""
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
    return _Parsed((), (name,)) if find_agency(name) or near and _is_name(owner) else None


# --- biographies -------------------------------------------------------------------------------------------------


def _biography(line: str, tokens: Sequence[_Token], authors: Collection[str]) -> _Parsed | None:
    """"A is a staff writer at Outlet.", "A, Outlet's editor, is …", and of a known author any "A is …", "A covers …"."""
    words = _words()
    tokens = _trim(tokens)
    end = _name_end(tokens)
    if end < 2:
        return None
    name = _text(line, tokens[:end])
    known = fold(name) in authors
    rest = tokens[end:]
    if rest and rest[0].text in _OPENING:  # "(she/her)", an address, a year of birth
        closing = next((i for i, t in enumerate(rest) if t.text in _CLOSING), None)
        if closing is None:
            return None
        rest = rest[closing + 1 :]
    if len(rest) < 3:
        return None
    if rest[0].key in words.is_:
        job = _job(rest[1 : 2 + MAX_BIO_WORDS], words.jobs | words.asides if known else words.jobs)
        if job is None and not known:
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
    if _deceased(said):
        return None
    person = Person(name, "person", "author", _based(line, rest), _works_for(line, said, job))
    return _Parsed((person,))


def _deceased(tokens: Sequence[_Token]) -> bool:
    """Speech or an account of what somebody said is prose."""
    return any(t.text in ("said", "told", "sagte", "dijo") for t in tokens[:40])


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
        if _POSSESSIVE.search(token.text) and _capital(token.text):
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
    authors: Collection[str] = ()


def _sentence(line: str, tokens: Sequence[_Token], reading: _Reading) -> _Parsed | None:
    inner = _trim(tokens)
    if not inner:
        return None
    parsed = _opened(line, inner) or _did(line, inner)
    if parsed or reading.strict:
        return parsed
    return _copyrighted(line, tokens, reading.near)


def _find(line: str, reading: _Reading) -> _Span | None:
    """The credit in a line, and where it stands: sentences at its end or at its start that are credits, together."""
    offset = max(0, len(line) - MAX_LINE)
    window = line[offset:]
    if not window.strip():
        return None
    if _CJK.search(window):
        span = find_cjk(window, reading)
        return span and _Span(span.start + offset, span.end + offset, span.parsed)
    tokens = _tokens(window)
    spans = _sentences(window, tokens)
    if not spans:
        return None
    read = {}

    def parsed(i: int) -> _Parsed | None:
        if i not in read:
            read[i] = _sentence(window, tokens[slice(*spans[i])], reading)
        return read[i]

    last = len(spans)
    while last > 1 and _rights(window, tokens[slice(*spans[last - 1])]):
        last -= 1
    first = last
    while first and parsed(first - 1):
        first -= 1
    if first < last:
        end = len(spans) if last < len(spans) else last
        return _span(window, tokens, spans[first][0], spans[end - 1][1], [parsed(i) for i in range(first, last)], offset)
    end = 0
    while end < len(spans) and parsed(end):
        end += 1
    if end:
        return _span(window, tokens, spans[0][0], spans[end - 1][1], [parsed(i) for i in range(end)], offset)
    closing = _closing_bracket(window, tokens, reading)
    if closing:
        return _Span(closing.start + offset, closing.end + offset, closing.parsed)
    whole = None
    if not reading.strict and len(spans) == 1:
        whole = _signed(window, tokens, bare=tokens[0].text not in _OPENING) if reading.near else None
    if whole:
        return _span(window, tokens, 0, len(tokens), [whole], offset)
    if not reading.strict and offset == 0:
        life = _biography(window, tokens[slice(*spans[0])], reading.authors)
        if life:
            return _span(window, tokens, *spans[0], [life], offset)
    return None


def _span(line: str, tokens: Sequence[_Token], lo: int, hi: int, parts: Sequence[_Parsed | None], offset: int) -> _Span:
    whole = _Parsed()
    for part in parts:
        if part:
            whole += part
    return _Span(tokens[lo].start + offset, tokens[hi - 1].end + offset, whole)


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


# --- scripts without spaces --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Unspaced:
    labels: regex.Pattern[str]
    roles: Mapping[str, tuple[str, str]] = field(hash=False)
    origins: regex.Pattern[str]
    reporters: regex.Pattern[str]


@cache
def _unspaced() -> _Unspaced:
    roles: dict[str, tuple[str, str]] = {}
    origins: list[str] = []
    after: dict[str, str] = {}
    for code in rules.languages():
        table = rules.read(f"lang/{code}.toml").get("credit", {})
        for role, labels in table.get("cjk", {}).items():
            for label in labels:
                roles.setdefault(label, (role, code))
        origins += table.get("cjk_origin", {}).get("before", ())
        for role, titles in table.get("after_name", {}).items():
            after |= dict.fromkeys(titles, role)
    label = alternation(roles)
    return _Unspaced(
        regex.compile(rf"(?:{label})(?:\s?[・/／&]\s?(?:{label}))*\s?(?:[:：=＝]\s?|(?=\s))|(?<![\p{{Han}}\p{{Hangul}}])(?:{alternation(['记者', '記者'])})"),
        roles,
        regex.compile(rf"(?:{alternation(origins)})"),
        regex.compile(rf"\p{{Hangul}}{{2,4}}(?=\s?(?:{alternation(after)}))"),
    )


_UNSPACED_NAME = regex.compile(r"[\p{Han}々ヶ]{2,5}|[\p{Han}]{1,3} [\p{Han}\p{Hiragana}]{1,3}|[\p{Katakana}ー・]{2,20}|\p{Hangul}{2,4}|[\p{Latin}.\- ]{3,40}|[\p{Han}\p{Hiragana}]{2,6}")
_UNSPACED_SPLIT = regex.compile(r"[、，,;；/／|｜\n　]|\s{2,}")


def find_cjk(line: str, reading: _Reading) -> _Span | None:
    return None


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


def _credit(line: str, span: _Span) -> Credit:
    return Credit(line[span.start : span.end].strip(), span.parsed.people, span.parsed.organisations)


def extract_credits(blocks: Sequence[Block], body: Collection[int], authors: Collection[str] = ()) -> Found:
    """The credits of a story. `body` are the indices of its paragraphs among `blocks`, `authors` the names in its byline.

    Looks into the paragraphs, and at a few blocks before the first and behind the last of them.
    """
    if not body:
        return Found((), {})
    order = sorted(body)
    known = frozenset(map(fold, authors))
    credits: dict[tuple[str, tuple[Person, ...]], Credit] = {}
    rest: dict[int, str | None] = {}
    last = set(order[-LAST:])
    for i in range(max(0, order[0] - BEFORE), min(len(blocks), order[-1] + AFTER + 1)):
        block = blocks[i]
        inside = i in body if not isinstance(body, (list, tuple)) else i in set(order)
        reading = _Reading(strict=i < order[0] or i not in last and i < order[-1], near=i <= order[-1] + NEAR, authors=known)
        if not _worth(block, reading):
            continue
        span = _find(block.text, reading)
        if span is None:
            continue
        if reading.strict and not _midway(span.parsed):
            continue
        credit = _credit(block.text, span)
        if inside:
            before = block.text[: span.start].rstrip()
            rest[i] = before or None
        credits.setdefault((fold(credit.raw), credit.people), credit)
    return Found(tuple(credits.values()), rest)


def _midway(parsed: _Parsed) -> bool:
    """In the middle of a body, and before it, photo credits belong to pictures, sources to charts and boxes."""
    return bool(parsed.people) and all(p.role not in ("photo", "author") for p in parsed.people)


def _worth(block: Block, reading: _Reading) -> bool:
    """A cheap test before the grammar."""
    text = block.text
    if "caption" in block.hints or block.rule is not None:
        return False
    if not reading.strict:
        return True
    if len(text) > 400:
        return False
    first = text[:40].lstrip("([{—–-* ").split(None, 1)
    if first and first[0].casefold().rstrip(":") in _words().phrases:
        return True
    return any(word in text[-80:] for word in _words().did_words)


def parse_photo_credit(text: str) -> tuple[str | None, Credit | None]:
    """A caption without its photo credit, and the credit."""
    return text or None, None
