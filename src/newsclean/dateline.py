"""The dateline: where, when and for which agency a story was filed, printed before its first words.

    HANOI, Vietnam, March 4 (AP) —     Berlin (dpa/lno) –     (EFE).-     【ロンドン＝共同】     新华社北京4月24日电

A dateline is read in three steps. `_tokens` cuts the head of the line and gives up at the first word that no
dateline holds; `_Reader` reads pieces (places, a date, agencies) up to a closing mark; `_is_dateline` weighs the
evidence: capitals before an agency or a long dash need none, "Ulm." and "Ulm:" need a place that is known.
Chinese, Japanese and Korean lines print theirs in brackets or before 电; `_east_asian` reads those.
"""

import calendar
import datetime as dt
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

import regex

from newsclean.article import Dateline
from newsclean.blocks import Block
from newsclean.metadata import Metadata
from newsclean.rules import read
from newsclean.rules.agencies import AGENCIES
from newsclean.rules.places import (
    ABBREVIATIONS,
    CITIES,
    COUNTRIES,
    KNOWN,
    NAMESAKES,
    QUALIFIERS,
    SINOGRAPHIC,
    is_shaped_like_a_place,
    place_key,
)
from newsclean.text import alternation, ends_sentence, fold

__all__ = ["FoundDateline", "extract_dateline", "parse_dateline", "resolve_day", "site_key", "split_dateline"]

# Datelines of agencies stay below 100 characters; press releases from two places reach 140.
HEAD = 160
TOKENS = 48
# "SOUTH SAN FRANCISCO" has three words, "RIO GRANDE DO NORTE" four; what has more than six is a sentence.
PLACE_WORDS = 6
# Capitals that no list knows: "FLUSHING MEADOWS —" is a place, four such words are a headline.
UNKNOWN_WORDS = 3
MOST_PLACES = 4
# How far into the lead "in Erden" is looked for, as evidence that "ERDEN." is a place.
CONTEXT = 2000
# A date printed without its year is taken for one at most so many days before publication (one after: time zones).
RECENT_DAYS = 7
# A dateline alone on its line stands at most so many blocks above the lead.
LINES_ABOVE = 2
# An outlet that no list knows is short: "(Khmer Courier)"; behind a date, where it can be nothing else, less so.
CODE_LENGTH = 24
CODE_WORDS = 3
CODE_WORDS_AFTER_DATE = 5
# "Lake Courier" is the site at lakecourieronline.example: the name is more than this share of the host.
SITE_SHARE = 0.4
# A deck with a dateline stands at most so many blocks above the lead, and below a heading.
BELOW_HEADLINE = 12
# What is left of a line of place, date and time behind the first dash is shorter than this.
STAMP = 40
# A deck or two may stand between the headline and the lead.
LEADS = 3

_TABLE = read("dateline.toml")
_WORDS: Mapping[str, list[str]] = _TABLE["words"]
_MONTHS: Mapping[str, int] = MappingProxyType(
    {
        fold(name): number
        for names in _TABLE["months"].values()
        for number, forms in enumerate(names, start=1)
        for name in forms.split()
    }
)
_SHORT_MONTHS = frozenset(
    fold(name) for names in _TABLE["months"].values() for forms in names for name in forms.split()[1:]
)  # these carry a full stop
_WEEKDAYS = frozenset(_WORDS["weekdays"])
_PARTICLES = frozenset(_WORDS["particles"])
_JOINS = frozenset(_WORDS["joins"])
_ABOARD = MappingProxyType(
    {
        first: tuple(tuple(phrase.split()) for phrase in _WORDS["aboard"] if phrase.split()[0] == first)
        for first in {phrase.split()[0] for phrase in _WORDS["aboard"]}
    }
)
_DESKS = frozenset(_WORDS["desks"])
_DEICTICS = frozenset(_WORDS["deictics"])
_UPDATES = frozenset(_WORDS["updates"])
_PICTURES = frozenset(_WORDS["pictures"])
_RIVERS = frozenset(_WORDS["rivers"])
_ARTICLES = frozenset(_WORDS["articles"])
_BARE = frozenset(_WORDS["bare"])
_LABELS = frozenset(_WORDS["labels"])
_ABBREVIATED = frozenset(_WORDS["abbreviated"])
_KICKERS = _WEEKDAYS.union(*_TABLE["kickers"].values())
_ENDINGS = tuple(_TABLE["topic_endings"])

_COUNTRIES = COUNTRIES - CITIES
_PRINTED = frozenset(name for agency in AGENCIES for name in (*agency.short, *agency.names))
_AGENCIES = frozenset(map(fold, _PRINTED))
_AGENCY_STARTS = frozenset(name.replace("/", " ").partition(" ")[0] for name in _PRINTED)
_AGENCY_TOKENS = 5
_SMALL = (_RIVERS | _ARTICLES | _PARTICLES | _JOINS | _WEEKDAYS).union(_MONTHS, " ".join(_WORDS["aboard"]).split())

# Each part begins with a character that no other can begin with, and every repetition is possessive: linear.
_TOKEN = regex.compile(
    r"""
      (?P<word>   \p{L}[\p{L}\p{M}\p{N}]*+ (?: [.'’‘&‑-] \p{L}[\p{L}\p{M}\p{N}]*+ )*+ )  # N.M  Port-au-Prince
    | (?P<number> \p{N}++ (?: [./:-]\p{N}++ )*+ (?: st | nd | rd | th | er | [º°ª] )?+ )
    | (?P<dash>   [-‐‑–—―−─－_ـ]++ )
    | (?P<open>   [(（\[] )
    | (?P<close>  [)）\]] )
    | (?P<comma>  [,،;] )
    | (?P<colon>  [:：] )
    | (?P<stop>   [.।] )
    | (?P<slash>  / )
    | (?P<bar>    [|│·] )
    | (?P<amp>    & )
    | (?P<space>  \s++ )
    | (?P<other>  . )
    """,
    regex.VERBOSE | regex.DOTALL,
)
# What a dateline can hold, roughly: brackets, words that begin with no small letter, short ones that do, months at a
# number. Most paragraphs have no closing mark before the first word that is none of these, and so are done with.
_OPENING = regex.compile(
    r"""(?:
      [(（\[] [^()（）\[\]]{0,80}+ [)）\]]
    | \p{N}\S*+ (?: \s++ de )?+ \s++ \p{L}++
    | [^\p{Ll}\s]\S*+
    | \p{Ll}\w*+ \. \p{L}++
    | \p{Ll}{1,4}+ (?!\p{L})
    | \p{Ll}++ \.?+ \s \p{N}
    | \s++
    )++""",
    regex.VERBOSE,
)
_MARK = regex.compile(r"[-‐‑–—―−─－_ـ:：.।|│·)）\]/]")
# A station in North America: KXAN, WSVN, CHCH, KTLA5, WABC-TV
_CALL_SIGN = regex.compile(r"(?:[KW][A-Z]{2,3}|C[BFHIJK][A-Z]{2})(?:[ -]?(?:TV|FM|AM|DT)|[ -]?\d{1,2})?")
_DOMAIN = regex.compile(r"\w[\w-]{2,}(?:\.\w[\w-]*)*\.\p{L}{2,6}")
_DAY_OR_YEAR = regex.compile(r"\d{1,4}(?:st|nd|rd|th|er|[º°ª])?")
_NUMERIC_DATE = regex.compile(r"\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})|\d{4}([./-])\d{1,2}\2\d{1,2}")
_LETTERS = regex.compile(r"\p{L}[\p{L}\p{M}]*+")
_DIGITS = regex.compile(r"\d{1,4}+")
_LOCATIVES = (*_WORDS["locatives"], *map(str.capitalize, _WORDS["locatives"]))


# Papers that set off a place in capitals by one of these do not set off topics so; by a short dash, many do.
_EM_DASHES = frozenset(("—", "――", "--", "---", "―", "─", "——", "–-", "-–", "—-"))


class FoundDateline(NamedTuple):
    """A dateline on a page: where it was found, and what to cut.

    `block` is the index of the block that prints it and `rest` what remains of that block's text:
    "" where the dateline stands alone on its line, so that the block goes.
    """

    dateline: Dateline
    source: str
    block: int
    rest: str


class _Token(NamedTuple):
    kind: str
    text: str
    start: int
    end: int


class _Place(NamedTuple):
    raw: str
    name: str  # folded, without what stands behind a comma
    words: int
    caps: bool
    known: bool
    qualified: bool  # a state or country stands behind a comma


class _Draft(NamedTuple):
    """What has been read so far."""

    places: tuple[_Place, ...] = ()
    agencies: tuple[str, ...] = ()
    date: str | None = None
    wired: bool = False  # an agency that is known stands in it
    code: bool = False  # a short unknown word in brackets stands in it
    bracketed: bool = False  # place and date stand in brackets together
    last: str = ""  # the kind of the last piece
    start: str = ""  # the kind of the first piece


def parse_dateline(line: str, published: dt.date | None = None) -> Dateline | None:
    """The dateline that a line of text opens with, or None.

    The line may be the first paragraph of a story, or a dateline alone. With `published`, a date
    printed without its year is resolved to a day.

    >>> parse_dateline("GENEVA/OSLO, March 4 (Reuters) - Talks resumed.", dt.date(2024, 3, 5))
    Dateline(raw='GENEVA/OSLO, March 4 (Reuters) -', places=('GENEVA', 'OSLO'), agencies=('Reuters',), \
date='March 4', day=datetime.date(2024, 3, 4), joint=' ')
    >>> parse_dateline("Geneva is where talks resumed.")
    """
    found = split_dateline(line, published)
    return found[0] if found else None


def split_dateline(
    lead: str,
    published: dt.date | None = None,
    *,
    outlets: frozenset[str] = frozenset(),
    context: str = "",
    alone: bool = False,
) -> tuple[Dateline, str] | None:
    """The dateline and the rest of the lead: `dateline.raw + dateline.joint + rest` is the lead, ends stripped.

    `outlets` are names (see `site_key`) that count as agencies on this page, such as the site's own; `context` is
    more of the story, where a place that no list knows may be mentioned; `alone` says that the line is a block of
    its own, where "BAAR, SWITZERLAND" needs no closing mark.

    >>> dateline, rest = split_dateline("Ulm (dpa/lsw) - Das Museum öffnet wieder.")
    >>> dateline.agencies, rest
    (('dpa', 'lsw'), 'Das Museum öffnet wieder.')
    """
    text = lead.strip()
    if not text:
        return None
    found = _east_asian(text) if text[0] in "([" or text[0] > "\u2fff" else None
    found = found or _read(text, outlets, context, alone)
    return _split(text, *found, published) if found else None


def _split(text: str, draft: _Draft, end: int, published: dt.date | None) -> tuple[Dateline, str]:
    rest = text[end:].lstrip()
    joint = text[end : len(text) - len(rest)]
    day = resolve_day(draft.date, published) if draft.date else None
    return Dateline(text[:end], tuple(p.raw for p in draft.places), draft.agencies, draft.date, day, joint), rest


def _read(text: str, outlets: frozenset[str], context: str, alone: bool) -> tuple[_Draft, int] | None:
    """The longest dateline that the text opens with, and where it ends."""
    opening = _OPENING.match(text, 0, HEAD)
    if opening is None or not (_MARK.search(opening[0]) or (alone and opening[0] == text)):
        return None
    tokens = _tokens(text[:HEAD])
    if len(tokens) < 2:
        return None
    best = None
    for draft, close, end in _Reader(text, tokens, outlets).drafts():
        if _is_dateline(draft, close, text[end : end + CONTEXT].lstrip(), context, alone):
            best = draft, end
    return best


def _tokens(head: str) -> list[_Token]:
    """The tokens up to the first word in small letters that no dateline holds, brackets excepted."""
    tokens: list[_Token] = []
    depth = 0
    for match in _TOKEN.finditer(head):
        kind = match.lastgroup or "other"
        if kind == "space":
            continue
        text = match[0]
        if kind == "word" and not depth and text[0].islower() and not _is_small(text):
            break
        if kind == "other" or len(tokens) == TOKENS:
            break
        depth += (kind == "open") - (kind == "close")
        tokens.append(_Token(kind, text, match.start(), match.end()))
    return tokens


def _is_small(word: str) -> bool:
    """A word in small letters that a dateline may hold: a particle, a month, an agency, a site's address."""
    return word.casefold() in _SMALL or word in _AGENCY_STARTS or "." in word


class _Reader:
    """Reads pieces from tokens: each method takes an index and gives what it read and the next index, or None."""

    def __init__(self, text: str, tokens: list[_Token], outlets: frozenset[str]) -> None:
        self.text = text
        self.tokens = tokens
        self.outlets = outlets

    def kind(self, i: int) -> str:
        return self.tokens[i].kind if i < len(self.tokens) else ""

    def word(self, i: int) -> str:
        return self.tokens[i].text.casefold() if self.kind(i) == "word" else ""

    def is_glued(self, i: int) -> bool:
        """Whether no space stands before token i."""
        return 0 < i < len(self.tokens) and self.tokens[i].start == self.tokens[i - 1].end

    def span(self, i: int, j: int) -> str:
        """The text that tokens i to j-1 were read from."""
        return self.text[self.tokens[i].start : self.tokens[j - 1].end]

    def drafts(self) -> Iterator[tuple[_Draft, str, int]]:
        """Each draft that could be the whole dateline, with its closing mark and where it ends."""
        draft, i, slashed, close = _Draft(), 0, False, ""
        while piece := self.piece(i, draft):
            draft, i = piece
            slashed |= draft.last == "slashed"
            before = close
            close, after = self.closing(i, slashed)
            if not close and before == "stop" and draft.last == "bracket":  # "Ulm. (ab) Der …"
                close = "stop"
            yield draft, close, self.tokens[after - 1].end
            if close in ("colon", "bar"):
                return
            i = after + (self.kind(after) == "comma" or self.is_slash_before_agency(after))

    def is_slash_before_agency(self, i: int) -> bool:
        """Berlin/dpa –, but not the slash that opens /TASS/."""
        agency = self.kind(i) == "slash" and self.kind(i + 1) == "word" and self.bare_agency(i + 1)
        return bool(agency) and not self.slashed(i, _Draft())

    def piece(self, i: int, draft: _Draft) -> tuple[_Draft, int] | None:
        readers = (self.bracket, self.slashed, self.dated, self.agency, self.places)
        for reader in readers:
            if found := reader(i, draft):
                new, j = found
                return new._replace(last=reader.__name__, start=draft.start or reader.__name__), j
        return None

    def closing(self, i: int, slashed: bool) -> tuple[str, int]:
        """The closing mark at i: em, dash, colon, stop, stopdash, bar or "" for none."""
        kind = self.kind(i)
        if kind == "stop":
            if self.kind(i + 1) != "dash":
                return "stop", i + 1
            return "stopdash" if self.is_glued(i + 1) else "dash", i + 2
        if kind == "dash":
            return "em" if self.tokens[i].text in _EM_DASHES else "dash", i + 1
        if kind == "colon":
            return "colon", i + 1 + (self.kind(i + 1) == "dash")
        if kind == "bar" and not self.is_glued(i + 1):
            return "bar", i + 1
        if kind == "slash" and slashed:
            return "em", i + 1 + (self.kind(i + 1) == "dash")
        return "", i

    def bracket(self, i: int, draft: _Draft) -> tuple[_Draft, int] | None:
        """(AP)  (dpa/lno)  (AP/KXAN)  (Ulm, 4 March)  [India]"""
        if self.kind(i) != "open":
            return None
        j = i + 1
        while self.kind(j) not in ("close", "open", ""):
            j += 1
        if self.kind(j) != "close" or not 1 <= j - i - 1 <= 12:
            return None
        inner = self.span(i + 1, j)
        if self.is_glued(i) and self.kind(i - 1) == "word" and not self.is_agency(inner):  # "Empfänger(in)"
            return None
        if draft.places and (place := self.bracketed_place(draft.places[-1], inner, j)):
            return draft._replace(places=(*draft.places[:-1], place)), j + 1
        if draft.places and not _UPDATES.isdisjoint(place_key(inner).split()):
            return draft, j + 1
        found = self.inside(i + 1, j, draft)
        return (found, j + 1) if found else None

    def bracketed_place(self, place: _Place, inner: str, j: int) -> _Place | None:
        """The place together with the brackets that close at j: Patna [India], Halle (Saale)."""
        raw = self.text[self.text.index(place.raw) : self.tokens[j].end]
        if place_key(f"{place.raw} ({inner})") in CITIES:
            return place._replace(raw=raw, known=True)
        is_region = inner[0].isupper() and place_key(inner) in QUALIFIERS and fold(inner) not in _AGENCIES
        if is_region and (place.known or place.caps or place.qualified or place.words == 1):
            return place._replace(raw=raw, qualified=True)
        return None

    def inside(self, i: int, j: int, draft: _Draft) -> _Draft | None:
        """The draft with what stands in brackets between tokens i and j; None where some of it cannot be read."""
        places, agencies, date, wired = draft.places, draft.agencies, draft.date, draft.wired
        while i < j:
            if self.kind(i) in ("slash", "comma", "dash", "amp"):
                i += 1
                continue
            if date is None and (dated := self.date(i)):
                date, i = dated
                continue
            end = i
            while end < j and self.kind(end) in ("word", "number", "stop"):
                end += 1
            if end == i:
                return None
            part = self.span(i, end)
            if self.is_agency(part):
                wired = True
                agencies += (part,)
            elif place_key(part) in KNOWN or (not agencies and not places and self.is_before_date(end)):
                places += (_place(part, part),)
            elif _is_code(part, end - i, date):
                agencies += (part,)
            else:
                return None
            i = end
        if agencies == draft.agencies and date == draft.date:
            return None
        bracketed = not agencies and not draft.places and bool(places) and date is not None
        if agencies == draft.agencies and not draft.places and not bracketed:
            return None
        code = draft.code or (agencies != draft.agencies and not wired)
        return draft._replace(places=places, agencies=agencies, date=date, wired=wired, code=code, bracketed=bracketed)

    def is_before_date(self, i: int) -> bool:
        return self.kind(i) == "comma" and self.date(i + 1) is not None

    def is_agency(self, name: str) -> bool:
        """Known by its name, by a first word that is an agency's ("Reuters Health"), by its form: a station, a site."""
        key = fold(name)
        if key in _AGENCIES or self.is_outlet(name) or _CALL_SIGN.fullmatch(name) or _DOMAIN.fullmatch(name):
            return True
        if "-" in key and _AGENCIES.issuperset(key.split("-")):  # NTB-AFP
            return True
        first, _, more = key.partition(" ")
        return bool(more) and first in _AGENCIES and len(first) > 2 and _PICTURES.isdisjoint(more.split())

    def is_outlet(self, name: str) -> bool:
        """Whether the page's own site goes by that name: "Lake Courier" at lakecourieronline.example."""
        key = site_key(name)
        if key in self.outlets:
            return True
        return place_key(name) not in KNOWN and any(
            outlet.startswith(key) and len(key) > SITE_SHARE * len(outlet) for outlet in self.outlets
        )

    def slashed(self, i: int, draft: _Draft) -> tuple[_Draft, int] | None:
        """/TASS/  / ACCESSWIRE /  /Корр. БЕЛТА/"""
        if self.kind(i) != "slash" or self.is_glued(i):  # a photo credit: "A. BERGER/AFP/Getty Images"
            return None
        j = i + 1
        while self.kind(j) in ("word", "stop", "dash") and j - i <= 6:
            j += 1
        if self.kind(j) != "slash" or j == i + 1:
            return None
        for k in range(i + 1, j):
            if self.is_agency(name := self.span(k, j)):
                return draft._replace(agencies=(*draft.agencies, name), wired=True), j + 1
        return None

    def dated(self, i: int, draft: _Draft) -> tuple[_Draft, int] | None:
        if draft.date is None and (found := self.date(i)):
            return draft._replace(date=found[0]), found[1]
        return None

    def date(self, i: int) -> tuple[str, int] | None:
        """March 4  Jan. 5, 2024  4 mars  12 Ene.  5. januára 2024  5 de enero de 2024  2024. január 5.  04/03/2024"""
        if self.kind(i) not in ("word", "number"):
            return None
        if self.word(i) in _WEEKDAYS:
            after = i + 1 + (self.kind(i + 1) in ("comma", "stop"))
            if found := self.date(after):
                return self.span(i, found[1]), found[1]
            return None
        if self.word(i) in _ARTICLES and self.kind(i + 1) == "number":
            return self.date(i + 1)
        if self.word(i) in _MONTHS:
            j = i + 1 + (self.kind(i + 1) == "stop")
            if not self.is_number(j):
                return None
            if len(self.tokens[j].text) == 4:
                return self.span(i, j + 1), j + 1
            end = self.year(j + 1)
            return self.span(i, end), end
        if self.kind(i) != "number":
            return None
        if _NUMERIC_DATE.fullmatch(self.tokens[i].text):
            return self.tokens[i].text, i + 1
        if not self.is_number(i):
            return None
        j = i + 1 + (self.kind(i + 1) == "stop")
        if self.word(j) in ("de", "d", "of"):
            j += 1
        if self.word(j) not in _MONTHS:
            return None
        if len(self.tokens[i].text) == 4:  # Hungarian: the year first
            return self.year_first(i, j + 1)
        end = j + 1
        end += self.kind(end) == "stop" and self.word(j) in _SHORT_MONTHS
        end = self.year(end)
        return self.span(i, end), end

    def year_first(self, i: int, j: int) -> tuple[str, int] | None:
        """2024. január 5., péntek: j is the index of the day."""
        if not self.is_number(j):
            return None
        stop = j + 1 + (self.kind(j + 1) == "stop")
        if self.kind(stop) == "comma" and self.word(stop + 1) in _WEEKDAYS:
            return self.span(i, stop + 2), stop + 2
        return self.span(i, j + 1), stop

    def is_number(self, i: int) -> bool:
        return self.kind(i) == "number" and _DAY_OR_YEAR.fullmatch(self.tokens[i].text) is not None

    def year(self, i: int) -> int:
        """The index behind a year at i, commas and "de" before it; i where there is none."""
        j = i
        while self.kind(j) == "comma" or self.word(j) == "de":
            j += 1
        is_year = self.is_number(j) and len(self.tokens[j].text) in (2, 4) and self.tokens[j].text.isdecimal()
        return j + 1 if is_year else i

    def agency(self, i: int, draft: _Draft) -> tuple[_Draft, int] | None:
        """An agency without brackets: "Jakarta, CNN Indonesia --", "РИА Новости.", "BERLIN taz |", "KOMPAS.com -"."""
        if self.kind(i) != "word" or draft.agencies:
            return None
        end = self.bare_agency(i)
        if not end:
            return None
        name, j = self.span(i, end), end
        while self.kind(j) == "slash" and self.kind(j + 1) == "word":  # initials of an editor: "Reuters/kra"
            j += 2
        return draft._replace(agencies=(*draft.agencies, name), wired=True), j

    def bare_agency(self, i: int) -> int:
        """The index behind an agency printed at i as the tables have it, a site's address, the site's name; or 0."""
        word = self.tokens[i].text
        most = min(i + _AGENCY_TOKENS, len(self.tokens))
        if word in _AGENCY_STARTS:
            for end in range(most, i, -1):
                if self.span(i, end) in _PRINTED:
                    return end
        if i == 0 and self.outlets:
            for end in range(most, i, -1):
                if self.kind(end) in ("dash", "comma") and self.is_outlet(self.span(i, end)):
                    return end
        return i + 1 if "." in word and _DOMAIN.fullmatch(word) and not _is_initials(word) else 0

    def places(self, i: int, draft: _Draft) -> tuple[_Draft, int] | None:
        """One place or several: "HANOI, Vietnam", "BEIRUT/THE HAGUE", "WASHINGTON and LONDON"."""
        if draft.places:
            return None
        places: list[_Place] = []
        while found := self.place(i):
            place, i = found
            places.append(place)
            if len(places) == MOST_PLACES or not self.is_join(i) or self.bare_agency(i + 1) or not self.place(i + 1):
                break
            i += 1
        return (draft._replace(places=tuple(places)), i) if places else None

    def is_join(self, i: int) -> bool:
        """Whether token i joins two places, a word behind it: a slash, "and"."""
        if self.kind(i + 1) != "word":
            return False
        if self.kind(i) in ("slash", "amp"):
            return not self.slashed(i, _Draft())
        return self.word(i) in _JOINS and self.word(i) not in _MONTHS

    def place(self, i: int) -> tuple[_Place, int] | None:
        """A place with what stands behind commas: states, countries, a second unknown name before them."""
        end = self.name(i)
        if not end:
            return None
        head = self.span(i, end)
        while self.kind(end) == "slash" and self.kind(end + 1) == "word" and place_key(self.span(i, end + 2)) in CITIES:
            end += 2  # Frankfurt/Main
            head = self.span(i, end)
        qualified, is_country = False, place_key(head) in _COUNTRIES  # a list: "Norway, Peru:"
        while self.kind(end) == "comma" and self.kind(end + 1) == "word" and not self.date(end + 1):
            behind = self.name(end + 1)
            if not behind:
                break
            key = place_key(self.span(end + 1, behind))
            if key not in QUALIFIERS and self.bare_agency(end + 1):
                break
            stop = self.kind(behind) == "stop"
            known = key in QUALIFIERS or self.is_styled(i, end, behind)
            if not known and (key in CITIES or not self.qualifies_later(behind)) and place_key(head) in CITIES:
                break
            end, qualified = behind, qualified or (known and not is_country)
            if stop and known and self.closes_abbreviation(behind, key):
                end += 1
        return _place(self.span(i, end), head)._replace(qualified=qualified), end

    def is_styled(self, i: int, end: int, behind: int) -> bool:
        """ERBIL, Kurdistan Region –: capitals, then none, as stylebooks have it; no list of regions is complete."""
        return (
            self.span(i, end).isupper()
            and not self.tokens[end + 1].text.isupper()
            and behind - end <= 3
            and self.kind(behind) in ("dash", "open")
        )

    def qualifies_later(self, i: int) -> bool:
        behind = self.name(i + 1) if self.kind(i) == "comma" else 0
        return bool(behind) and place_key(self.span(i + 1, behind)) in QUALIFIERS

    def closes_abbreviation(self, i: int, key: str) -> bool:
        """Whether the full stop at i belongs to "Fla." rather than to the dateline."""
        return key in ABBREVIATIONS or self.kind(i + 1) in ("open", "colon", "comma")

    def name(self, i: int) -> int:
        """The index behind a run of capitalised words at i, particles between them; 0 where there is none."""
        j = i
        for phrase in _ABOARD.get(self.word(i), ()):
            if all(self.word(i + n) == word for n, word in enumerate(phrase)) and self.tokens[i].text[0].isupper():
                j = i + len(phrase)
        capitals = j
        while self.kind(j) == "word" and j - i <= PLACE_WORDS:
            word = self.tokens[j].text
            if self.word(j) in _RIVERS:
                j += 1 + (self.kind(j + 1) == "stop")
                continue
            if word[0].islower():
                if self.word(j) not in _PARTICLES or not self.is_capitalised(j + 1 + (self.word(j + 1) in _PARTICLES)):
                    break
            elif j > i and (self.date(j) or self.kind(self.bare_agency(j) or TOKENS) in ("bar", "dash", "stop")):
                break
            j += 1
            if self.kind(j) == "stop" and word.casefold() in _ABBREVIATED and self.is_capitalised(j + 1):
                j += 1
        return j if j > capitals or (capitals > i and self.kind(j) in ("open", "dash")) else 0

    def is_capitalised(self, i: int) -> bool:
        return self.kind(i) == "word" and not self.tokens[i].text[0].islower()


def site_key(name: str) -> str:
    """Letters and digits alone, without accents, as in the name of a host.

    >>> site_key("Dân trí"), site_key("Lake Courier")
    ('dantri', 'lakecourier')
    """
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", name).casefold()))


def _is_code(part: str, tokens: int, date: str | None) -> bool:
    """Whether unknown words in brackets may name an agency, an outlet or an editor: (jur), (Khmer Courier), (ab)."""
    short = 1 < len(part) <= CODE_LENGTH and tokens <= (CODE_WORDS if date is None else CODE_WORDS_AFTER_DATE)
    return short and not part.isdecimal() and not _KICKERS.issuperset(place_key(part).split())


def _place(raw: str, head: str) -> _Place:
    key = place_key(head)
    letters = [c for c in head if c.isalpha()]
    caps = len(letters) > 1 and all(map(str.isupper, letters))
    return _Place(raw, key, len(key.split()), caps, key in KNOWN or key in _DESKS, False)


def _is_initials(word: str) -> bool:
    """N.Y, U.S.A: dots between single letters."""
    return all(len(part) == 1 for part in word.split("."))


def _is_dateline(draft: _Draft, close: str, rest: str, context: str, alone: bool) -> bool:
    """Whether the evidence is enough for the mark that closes the draft."""
    if rest[:1].islower() and not (draft.wired and close and draft.start != "agency"):
        return False
    if _is_stamp(rest):
        return False
    if not close and not _may_stay_open(draft, rest, alone):
        return False
    if not draft.places:
        return draft.wired and _is_wire_alone(draft, close, rest)
    return draft.bracketed or all(_is_place_here(place, draft, close, rest, context) for place in draft.places)


def _is_stamp(rest: str) -> bool:
    """Date or time behind the dash, and no more: "Ulm - 29.11.2022", "Wien - Mittwoch, 5.1.2022, 11:17 Uhr"."""
    if not rest or len(rest) >= STAMP or ends_sentence(rest):
        return False
    return rest[0].isdigit() or rest.split(maxsplit=1)[0].strip(".,").casefold() in _WEEKDAYS


def _may_stay_open(draft: _Draft, rest: str, alone: bool) -> bool:
    """Without a closing mark: "(CNN)Text", "New Delhi, Jan 5 (PTI) Text", or a line of its own."""
    if draft.last in ("bracket", "slashed") and (draft.wired or draft.bracketed):
        return bool(rest or draft.places)
    if not alone or rest:
        return False
    return all((p.caps and p.qualified) or (p.known and (draft.date or draft.wired)) for p in draft.places)


def _is_wire_alone(draft: _Draft, close: str, rest: str) -> bool:
    """An agency without a place: "(Reuters) -", "March 4 (AP) —", "ANSA -"; but "Reuters: …" is an interviewer."""
    if draft.start == "agency":
        if draft.date and close == "stop":  # ТАСС, 5 января.
            return True
        known = draft.agencies[0] in _PRINTED
        return close in ("em", "dash", "stopdash", "bar") and bool(rest) and (not known or draft.agencies[0] in _BARE)
    if close == "stop":
        return draft.start != "bracket"
    return close != "" or bool(rest)


def _is_place_here(place: _Place, draft: _Draft, close: str, rest: str, context: str) -> bool:
    if place.name in _AGENCIES or place.name[-1].isdigit() or _spells(draft.agencies, place.name):
        return False
    topic = not place.known and not _KICKERS.isdisjoint(place.name.split())
    if topic and not (place.caps and (place.qualified or (draft.wired and _is_aboard(place.name)))):
        return False
    if draft.wired and draft.start != "agency" and draft.last != "agency":
        return bool(place.caps or place.known or place.qualified or draft.date or close or place.words == 1)
    if draft.code:
        short = draft.agencies[-1].islower() and len(draft.agencies[-1]) <= 5
        return close != "" and (place.known or place.qualified or (short and (place.caps or place.words == 1)))
    if _is_initials(place.name) or (draft.start == "dated" and not draft.wired and not place.known):
        return False
    likely = place.known or place.qualified or is_shaped_like_a_place(place.name) or _is_mentioned(place, rest, context)
    if draft.date is not None or draft.wired:
        return likely or (place.caps and place.words <= UNKNOWN_WORDS)
    return _CLOSES[close](place, likely, rest)


def _is_aboard(name: str) -> bool:
    words = name.split()
    return any(tuple(words[: len(phrase)]) == phrase for phrase in _ABOARD.get(words[0], ()))


def _before_em_dash(place: _Place, likely: bool, rest: str) -> bool:
    """ "FLUSHING MEADOWS — …": capitals need no other evidence."""
    return likely or (place.caps and place.words <= UNKNOWN_WORDS and _is_no_topic(place))


def _before_dash(place: _Place, likely: bool, rest: str) -> bool:
    """ULM – …, but not ISRAEL - …: a country there is a topic, and so may be any word that no list knows."""
    return likely and not _is_country(place)


def _is_country(place: _Place) -> bool:
    return place.known and not place.qualified and place.name not in CITIES and place.name not in _DESKS


def _is_no_topic(place: _Place) -> bool:
    return len(place.name) > 3 and not place.name.endswith(_ENDINGS)


def _before_colon(place: _Place, likely: bool, rest: str) -> bool:
    """ "BHOPAL: Police …", but no speaker ("MARTIN: Well …"), no list ("London: 12 degrees"), no "Ulm: Hier …"."""
    first = rest.split(maxsplit=1)[0].casefold() if rest else ""
    if not first:
        return place.caps and likely and not _is_country(place)
    if first[0].isdigit() or first.strip(",") in _DEICTICS:
        return False
    if place.qualified or (place.caps and likely and not _is_country(place) and place.name not in NAMESAKES):
        return True
    return place.name in CITIES and place.name not in NAMESAKES


def _before_stop(place: _Place, likely: bool, rest: str) -> bool:
    """ "Ulm. Das Museum öffnet wieder.", but not "Ulm. Bonn. Kiel. Drei Städte …"."""
    sentence = regex.split(r"[.!?…]", rest[:HEAD], maxsplit=1)[0]
    if len(sentence.split()) < 3:
        return not rest and place.name in CITIES
    if place.name in NAMESAKES or place.name in _DESKS:
        return False
    if place.name in CITIES or (likely and not _is_country(place)):
        return True
    return place.caps and place.words == 1 and _is_no_topic(place)


def _before_stopdash(place: _Place, likely: bool, rest: str) -> bool:
    return likely or (place.words <= UNKNOWN_WORDS and len(place.name) > 3)


def _before_bar(place: _Place, likely: bool, rest: str) -> bool:
    return likely and not _is_country(place)


def _before_nothing(place: _Place, likely: bool, rest: str) -> bool:
    return True  # _may_stay_open has judged it


_CLOSES: Mapping[str, Callable[[_Place, bool, str], bool]] = MappingProxyType(
    {
        "em": _before_em_dash,
        "dash": _before_dash,
        "colon": _before_colon,
        "stop": _before_stop,
        "stopdash": _before_stopdash,
        "bar": _before_bar,
        "": _before_nothing,
    }
)


def _spells(agencies: tuple[str, ...], name: str) -> bool:
    """Whether the "agency" in brackets is short for the name before it: "Health and Safety Executive (HSE)"."""
    initials = "".join(word[0] for word in name.replace("-", " ").split() if word not in _PARTICLES)
    return len(initials) > 1 and any(agency.casefold() == initials for agency in agencies)


def _is_mentioned(place: _Place, rest: str, context: str) -> bool:
    """Whether the story says "in Erden" or speaks of an "Erdener": then ERDEN is a place."""
    name = place.name.title()
    story = f" {rest} {context[:CONTEXT]}"
    return name in story and (f" {name}er " in story or any(f" {word} {name}" in story for word in _LOCATIVES))


def resolve_day(date: str, published: dt.date | None) -> dt.date | None:
    """The calendar day of a printed date: certain where it prints the year, or is recent when published.

    >>> resolve_day("Dec. 31", dt.date(2024, 1, 2)), resolve_day("March 4", None)
    (datetime.date(2023, 12, 31), None)
    """
    if isinstance(published, dt.datetime):
        published = published.date()
    month = next((_MONTHS[word] for word in _LETTERS.findall(date.casefold()) if word in _MONTHS), None)
    numbers = [int(number) for number in _DIGITS.findall(date)]
    days, years = [n for n in numbers if n <= 31], [n for n in numbers if n > 31]
    if month and len(days) == 2:  # 14 Gennaio 20
        years = [2000 + days.pop()]
    pairs = _month_and_day(date, month, days, published)
    around = (published.year - 1, published.year, published.year + 1) if published else ()
    found = {day for year in years or around for pair in pairs if (day := _day(year, *pair))}
    if published:
        recent = {day for day in found if -1 <= (published - day).days <= RECENT_DAYS}
        found = recent if recent or not years else found
    return next(iter(found)) if len(found) == 1 else None


def _month_and_day(
    date: str, month: int | None, days: Sequence[int], published: dt.date | None
) -> Sequence[tuple[int, int]]:
    """Each month and day that the numbers of a printed date can mean."""
    if month:
        return [(month, days[0])] if days else []
    if len(days) >= 2:
        return [(days[0], days[1])] if "月" in date else [(days[0], days[1]), (days[1], days[0])]
    if len(days) == 1 and published and "日" in date:  # 4日
        return [(published.month, days[0]), (published.month - 1 or 12, days[0])]
    return []


def _day(year: int, month: int, day: int) -> dt.date | None:
    return dt.date(year, month, day) if 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1] else None


# ---- Chinese, Japanese, Korean ----

_CJK_DATE = r"(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日"
_CJK_AGENCY = alternation([name for name in _PRINTED if regex.match(r"[\p{Han}\p{Hangul}\p{Katakana}]", name)])
_BRACKETED = regex.compile(
    r"""(?: 【([^【】]{1,40})】 | [（(]([^（）()]{1,40})[）)] | [［\[]([^［］\[\]]{1,40})[］\]] | 〔([^〔〕]{1,40})〕 )
    \s* (?:[-–—－]\s)?""",
    regex.VERBOSE,
)
_KOREAN_REPORTER = regex.compile(r"\s*(?:\p{Hangul}{2,4}[ ·,]{0,2}){1,4}(?:기자|특파원|통신원|논설위원)\s*=")
_REPORTERS = ("기자", "특파원")
_EQUALS = regex.compile(r"\s*[=＝]\s*")
_PLACE_DATE = regex.compile(
    rf"(?P<place>[\p{{L}}\s・／/]{{0,20}}?)\s*(?P<date>{_CJK_DATE})\s*(?P<agency>[\p{{L}} ]{{0,20}})"
)
_CABLE = regex.compile(
    rf"""[（(]? (?P<agency> {_CJK_AGENCY} | 本报|本報|本台 | \p{{Han}}{{1,3}}[社网網] ) (?: 记者|記者 )?
    (?P<place> [\p{{Han}}／/、]{{0,16}}? ) \s* (?P<date> {_CJK_DATE} ) (?: 综合|綜合|专|專|外 )? [电電讯訊] [）)]?""",
    regex.VERBOSE,
)
_REPORTER_PLACE = regex.compile(r"記者[\p{Han}、]{2,12}[／/](?!綜合|综合)(?P<place>[\p{Han}]{2,6})(?:報導|专访|專訪)")
_ENDS_WITH_AGENCY = regex.compile(
    rf"(?P<place>[\p{{Han}}\p{{Katakana}}ー・、 ]{{2,14}}?)\s*(?P<agency>(?:{_CJK_AGENCY}|[A-Z]{{2,4}})+)"
)


def _east_asian(text: str) -> tuple[_Draft, int] | None:
    """【ロンドン＝共同】  【6月18日 AFP】  新华社北京4月24日电  （中央社台北4日電）  (서울=연합뉴스) 홍길동 기자 ="""
    head = text[:HEAD]
    if cable := _CABLE.match(head):
        place = _after_reporter(cable["place"])
        agencies = () if cable["agency"][0] == "本" else (cable["agency"],)
        return _cjk_draft(place, agencies, cable["date"]), cable.end()
    if reporter := _REPORTER_PLACE.match(head):
        return _cjk_draft(reporter["place"], (), None), reporter.end()
    bracketed = _BRACKETED.match(head)
    if bracketed is None:
        return None
    inner = next(filter(None, bracketed.groups()), "").strip()
    draft = _inside_brackets(inner)
    if draft is None:
        return None
    end = len(text[: bracketed.end()].rstrip())
    if reporter := _KOREAN_REPORTER.match(head, bracketed.end()):
        end = reporter.end()
    return draft, end


def _inside_brackets(inner: str) -> _Draft | None:
    sides = _EQUALS.split(inner)
    if len(sides) > 2 and all(len(side) <= 16 for side in sides):  # ワシントン＝青木三郎、ロンドン＝山田花子
        return _cjk_draft("・".join([sides[0], *(side.rpartition("、")[2] for side in sides[1:-1])]), (), None)
    if len(sides) == 2 and all(sides) and not inner.isascii() and len(sides[0]) <= 16:
        left, right = sides
        agencies = tuple(right.split("/")) if any(name in _PRINTED for name in right.split("/")) else ()
        if not agencies and regex.fullmatch(r"[\p{Hangul}\d]{2,8}", right):  # 서울=강변뉴스
            agencies = (right,)
        if right.endswith(_REPORTERS) and left not in SINOGRAPHIC:  # 헤럴드경제=김하나 기자: an outlet's byline
            return None
        if left in _LABELS:
            return None
        if left in _PRINTED:  # AFP＝時事
            return _cjk_draft("", (left, right), None)
        return _cjk_draft(left, agencies, None)
    if reporter := _REPORTER_PLACE.fullmatch(inner):
        return _cjk_draft(reporter["place"], (), None)
    if dated := _PLACE_DATE.fullmatch(inner):
        agency = dated["agency"].strip()
        if fold(agency) in _AGENCIES or any(fold(word) in _AGENCIES for word in agency.split()):
            return _cjk_draft(dated["place"].strip(), (agency,), dated["date"])
        return None
    if wired := _ENDS_WITH_AGENCY.fullmatch(inner):
        agency = wired["agency"]
        if agency in _PRINTED or not agency.isascii():
            return _cjk_draft(wired["place"].strip(), (agency,), None)
    return None


def _after_reporter(place: str) -> str:
    """The place at the end of "張三台北": the longest that is known, or all of it."""
    return next((name for name in SINOGRAPHIC if place.endswith(name)), place) if len(place) > 3 else place


def _cjk_draft(place: str, agencies: tuple[str, ...], date: str | None) -> _Draft:
    places = tuple(_place(name, name) for name in regex.split(r"\s*[・／/、ㆍ·]\s*", place) if name)
    return _Draft(places, agencies, date, wired=True)


# ---- on a page ----


def extract_dateline(
    blocks: Sequence[Block], story: Sequence[int], metadata: Metadata, published: dt.date | None = None
) -> FoundDateline | None:
    """The story's dateline; `story` holds the indices of the blocks that are its body.

    Looked for at the start of the first blocks (a deck may stand before the lead) and between them, then above.
    Data that the page gives (schema.org `dateline`) helps to see it; what is printed decides how it reads.
    """
    if not story:
        return None
    outlets = _outlets(metadata)
    context = "\n".join(blocks[i].text[:CONTEXT] for i in story[: 2 * LEADS])
    first, leads = story[0], story[:LEADS]
    for i in (*range(first, leads[-1] + 1), *_above(blocks, first)):
        block = blocks[i]
        if block.kind == "heading":
            continue
        for value, source in metadata.datelines:
            if announced := _announced(block.text.strip(), value, outlets, published):
                return FoundDateline(announced[0], source, i, announced[1])
        found = split_dateline(block.text, published, outlets=outlets, context=context, alone=True)
        if found and (_opens_a_sentence(*found) if i in leads else _may_stand_outside(*found)):
            dateline, rest = found
            return FoundDateline(dateline if rest else replace(dateline, joint="\n"), "text", i, rest)
    return None


def _outlets(metadata: Metadata) -> frozenset[str]:
    """What the site is called, as keys: its names, and its host without its www."""
    hosts = (url.value.partition("//")[2].partition("/")[0].removeprefix("www.") for url in metadata.urls[:1])
    return frozenset(filter(None, map(site_key, (*(name.value for name in metadata.site_names), *hosts))))


def _above(blocks: Sequence[Block], first: int) -> range:
    """The blocks between the headline and the story, from the story up; the nearest few where no heading is near."""
    top = max(first - BELOW_HEADLINE, 0)
    heading = next((i for i in range(first - 1, top - 1, -1) if blocks[i].kind == "heading"), None)
    return range(first - 1, max(first - 1 - LINES_ABOVE, -1) if heading is None else heading, -1)


def _opens_a_sentence(dateline: Dateline, rest: str) -> bool:
    """In a block of the story: without capitals or an agency, "Ulm: …" is a heading unless a sentence follows."""
    return not rest or bool(dateline.agencies) or any(map(str.isupper, dateline.places)) or ends_sentence(rest)


def _may_stand_outside(dateline: Dateline, rest: str) -> bool:
    """In a block that is not of the story: alone, or in a deck, which is a sentence."""
    if not rest:
        return True
    capitals = all(map(str.isupper, dateline.places))
    known = all(place_key(place) in CITIES or place in SINOGRAPHIC for place in dateline.places)
    certain = bool(dateline.agencies) or capitals or (known and dateline.raw[-1] != ":")
    return certain and ends_sentence(rest)


def _announced(
    text: str, value: str, outlets: frozenset[str], published: dt.date | None
) -> tuple[Dateline, str] | None:
    """The dateline that the page's data announces, if the text opens with it: no more evidence is asked for."""
    value = value.strip(" -–—:.")
    if not value or not text.startswith(value):
        return None
    tokens = _tokens(text[:HEAD])
    for draft, _, end in _Reader(text, tokens, outlets).drafts() if tokens else ():
        if end >= len(value) and (draft.places or draft.agencies):
            return _split(text, draft, end, published)
    return None
