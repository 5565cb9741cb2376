"""The words of bylines: frozen views over rules/byline.toml and the [byline] tables of rules/lang/<code>.toml."""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

import regex

from newsclean import rules
from newsclean.patterns import lazy
from newsclean.rules.months import ANY as ANY_MONTH
from newsclean.rules.people import JOBS as NEWS_JOBS
from newsclean.rules.people import PARTICLES, TITLES
from newsclean.text import EAST_ASIAN, folded

__all__ = [
    "ARTICLES", "AT", "AT_HOUSE", "BEFORE_DATES", "BEGIN_NAMES", "BESIDE", "BODIES", "BY", "CALLED_SO", "CALLINGS",
    "CATALOGUES", "COMPOUNDS", "DATES", "DEGREES", "DESK_ENDS", "EDGES", "EDITORS", "EMPLOYERS", "GENRES",
    "GLUED_BY", "GLUED_DESKS", "GLUED_FILED", "GLUED_JOBS", "GLUED_MODIFIERS", "GLUED_OFFICES",
    "GLUED_ORGANISATIONS", "GLUED_REPORTERS", "GREETINGS", "HOSTS", "HOUSE_ARTICLES", "IGNORED", "INNER", "INSIDE",
    "JOBS", "JOINS", "MODIFIERS", "NEWSDESKS", "NEWSROOMS", "NEWS_JOBS", "NICKNAMES", "NOBLE", "OF", "OFFICES",
    "ORDINALS", "ORGANISATIONS", "OUTER", "OUTLET_ARTICLES", "PICTURED", "POSTED", "SUFFIXES", "TAILS", "TEXTS",
    "TODAY", "Phrases", "bare", "match", "match_by",
]  # fmt: skip

Phrases: TypeAlias = dict[str, tuple[tuple[str, ...], ...]]


def _words(key: str) -> frozenset[str]:
    return frozenset(folded(rules.words("byline", key)))


def _phrases(words: Iterable[str]) -> Phrases:
    """First word -> the phrases it begins, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in words:
        parts = tuple(bare(word) for word in phrase.split())
        found.setdefault(parts[0], []).append(parts)
    return {first: tuple(sorted(phrases, key=len, reverse=True)) for first, phrases in found.items()}


# What stands at the ends of a word and is none of it; a full stop may be: "Jr."
EDGES = ".,:;!?()[]{}<>\"'“”„‘’«»*–—-~|＝=、，：。©+／"
OUTER = EDGES.replace(".", "")


def bare(word: str) -> str:
    """A word for looking it up: without what stands at its ends, case folded; of "İ" as of "I"."""
    folded = word.strip(EDGES).casefold()
    return folded if folded.isascii() else folded.replace("i\u0307", "i")


_RULES = rules.read("byline.toml")
BEGIN_NAMES = frozenset(_RULES["begin_names"])
TEXTS = frozenset(_RULES["texts"])
WITH_COLON = frozenset(_RULES["with_colon"])
PICTURED: tuple[str, ...] = tuple(_RULES["pictured"])
TODAY = frozenset(_RULES["today"])
SUFFIXES = frozenset(word.casefold() for word in _RULES["suffixes"])
CATALOGUES = frozenset(_RULES["catalogues"])
BEFORE_DATES = frozenset(_RULES["before_dates"])
BESIDE = frozenset(_RULES["beside"])
AT = frozenset(_RULES["at"])
POSTED = AT | rules.words("credit", "places")
INSIDE = frozenset(_RULES["inside"])
AT_HOUSE = frozenset(_RULES["at_house"])
HOUSE_ARTICLES = frozenset(_RULES["house_articles"])
OF = frozenset(_RULES["of"])
NOBLE = frozenset(_RULES["noble"])
NEWSDESKS = frozenset(_RULES["newsdesks"])
GREETINGS = frozenset(_RULES["greetings"])
ORDINALS: tuple[str, ...] = tuple(_RULES["ordinals"])
CALLED_SO = frozenset(_RULES["called_so"])
DEGREES = frozenset(word.casefold() for word in _RULES["degrees"])
INNER = PARTICLES.union(_RULES["inner"])
HOSTS = frozenset(_RULES["hosts"])
ARTICLES = frozenset(_RULES["articles"])
OUTLET_ARTICLES = frozenset(_RULES["outlet_articles"])
_BY = _words("by")
BY = _phrases(_BY)
GENRES = _phrases(_words("genres"))
TAILS = _phrases(_words("tails"))
JOINS = _words("joins") | {"&", "+"}
JOBS = _words("jobs").union(NEWS_JOBS, TITLES)
OFFICES = _words("offices")
CALLINGS, DESK_ENDS, EMPLOYERS = (tuple(_words(name)) for name in ("callings", "desk_ends", "employers"))
MODIFIERS = _words("modifiers")
ORGANISATIONS = _words("organisations")
BODIES = _phrases(words for words in ORGANISATIONS if " " in words)  # "ufficio stampa"
COMPOUNDS = tuple(_words("compounds"))
NEWSROOMS = _words("newsrooms")
IGNORED = _words("ignored")
DATES = _words("dates").union(map(bare, ANY_MONTH))
# In scripts without spaces these words are glued to a name.
_GLUED = lazy(regex.compile, rf"[{EAST_ASIAN}\p{{Thai}}]+")
GLUED_BY = tuple(w for w in _BY if _GLUED.match(w))
GLUED_DESKS = tuple(_words("desks"))
GLUED_JOBS = tuple(sorted((w for w in JOBS if len(w) > 1 and _GLUED.fullmatch(w)), key=len, reverse=True))
GLUED_MODIFIERS = tuple(w for w in MODIFIERS if _GLUED.fullmatch(w))
GLUED_FILED, GLUED_REPORTERS = (tuple(rules.words("credit", name)) for name in ("cjk_filed", "cjk_glued"))
GLUED_OFFICES = tuple(w for w in OFFICES if _GLUED.fullmatch(w))
EDITORS = tuple(word for table in rules.tables("credit").values() for word in table.get("cjk", {}).get("editing", ()))
NICKNAMES = tuple(_words("nicknames"))
GLUED_ORGANISATIONS = tuple(w for w in ORGANISATIONS if len(w) > 1 and _GLUED.fullmatch(w))


def match(phrases: Phrases, words: Sequence[str], at: int) -> int:
    """How many words from `at` on are one of the phrases; 0 for none."""
    if at >= len(words):
        return 0
    for phrase in phrases.get(bare(words[at]), ()):
        if len(phrase) == 1 or tuple(map(bare, words[at : at + len(phrase)])) == phrase:
            return len(phrase)
    return 0


def match_by(words: Sequence[str], at: int) -> int:
    """How many words from `at` on announce an author; some only with a colon, as they are names or words of a headline
    otherwise: "Per: Ana Ruiz", but "Per Olsson"."""
    found = match(BY, words, at)
    return 0 if found == 1 and bare(words[at]) in WITH_COLON and not words[at].endswith(":") else found
