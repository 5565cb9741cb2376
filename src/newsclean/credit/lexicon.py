"""The words that credit lines are made of, from [credit] of rules/lang/<code>.toml, frozen for the grammar."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from newsclean import rules
from newsclean.rules.places import REGIONS
from newsclean.text import fold

__all__ = ["Language", "Lexicon", "Phrase", "Trie", "lexicon", "regions"]


class Phrase(NamedTuple):
    """What a phrase of the language data opens: `kind` is the table it stands in, by label from whole short did."""

    kind: str
    role: str
    language: str


Trie = dict[Any, Any]
_KINDS = ("by", "label", "from", "whole", "short", "posted", "framed", "did", "bare")


class Language(NamedTuple):
    """The small words of a language."""

    conjunctions: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Lexicon:
    phrases: Trie
    starts: frozenset[str]  # first words of phrases as a sentence prints them
    done: Trie  # the verbs that end what a "framed" phrase opens, with their roles
    based: Trie
    thanks: Trie
    seated: frozenset[str]
    works: frozenset[str]
    weak: frozenset[str]
    working_for: frozenset[str]
    languages: Mapping[str, Language] = field(hash=False)
    conjunctions: frozenset[str]
    places: frozenset[str]
    of: frozenset[str]
    articles: frozenset[str]
    jobs: frozenset[str]
    asides: frozenset[str]
    jobs_all: frozenset[str]
    verbs: frozenset[str]
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
    running: frozenset[str]
    legal: frozenset[str]
    spreading: frozenset[str]
    newsrooms: frozenset[str]
    joining: frozenset[str]
    pronouns: frozenset[str]
    suffixes: frozenset[str]
    relative: frozenset[str]
    ranks: frozenset[str]
    beats: frozenset[str]
    via: frozenset[str]
    desks: frozenset[str]
    wires: frozenset[str]
    tails: frozenset[str]
    editions: frozenset[str]
    finals: frozenset[str]
    given: frozenset[str]
    months: frozenset[str]


def _insert(trie: Trie, phrase: str, value: object) -> list[Trie]:
    """All readings of a phrase: "a|b" is either word, "word?" may be absent. Returns the nodes where they end."""
    nodes = [trie]
    for word in phrase.split():
        optional = word.endswith("?")
        reached = [node.setdefault(choice, {}) for node in nodes for choice in word.rstrip("?").split("|")]
        nodes = reached + nodes if optional else reached
    ends = [node for node in nodes if node is not trie]
    for node in ends:
        node.setdefault(None, []).append(value)
    return ends


def _telling(phrase: str) -> list[str]:
    """The longest word of a phrase that must be there: the one that other lines are least likely to hold."""
    slots = [word.split("|") for word in phrase.split() if not word.endswith("?")]
    return max(slots, key=lambda choices: min(map(len, choices)))


def _share(ends: Iterable[Trie], languages: dict[str, Language]) -> None:
    """A phrase of several languages ("fotos") has the small words of them all."""
    for node in ends:
        if len(node[None]) > 1:
            shared: dict[str, list[Phrase]] = {}
            for phrase in node[None]:
                shared.setdefault(phrase.kind, []).append(phrase)
            node[None] = [_shared(phrases, languages) for phrases in shared.values()]


def _shared(phrases: Sequence[Phrase], languages: dict[str, Language]) -> Phrase:
    codes = tuple(dict.fromkeys(phrase.language for phrase in phrases))
    name = "+".join(codes)
    if name not in languages:
        languages[name] = Language(
            *(frozenset().union(*words) for words in zip(*(languages[code] for code in codes), strict=True))
        )
    return phrases[0]._replace(language=name)


def _printed(word: str) -> list[str]:
    """A word with a capital, perhaps behind a bracket, perhaps before a colon."""
    return [
        before + form + after
        for form in (word.capitalize(), word.upper())
        for before in ("", "(", "[")
        for after in ("", ":")
    ]


@cache
def lexicon() -> Lexicon:
    phrases: Trie = {}
    ends: list[Trie] = []
    based: Trie = {}
    thanks: Trie = {}
    done: Trie = {}
    languages: dict[str, Language] = {}
    pooled: dict[str, set[str]] = {}
    did: set[str] = set()
    for code, table in rules.tables("credit").items():
        for key in _LISTS:
            words = (choice for entry in table.get(key, ()) for choice in entry.split("|"))
            pooled.setdefault(key, set()).update(words)
        for kind in _KINDS:
            for role, entries in table.get(kind, {}).items():
                for entry in entries:
                    ends += _insert(phrases, entry, Phrase(kind, role, code))
                    if kind in ("did", "bare"):
                        did.update(_telling(entry))
        for entry in table.get("based", ()):
            _insert(based, entry, True)
        for entry in table.get("thanks", ()):
            _insert(thanks, entry, True)
        for role, entries in table.get("done", {}).items():
            for entry in entries:
                _insert(done, entry, role)
        copyright_ = table.get("copyright", {})
        for key in ("mark", "tail", "ending"):
            pooled.setdefault(key, set()).update(copyright_.get(key, ()))
        languages[code] = Language(*(frozenset(table.get(key, ())) for key in ("and", "place", "of", "article")))
    _share(ends, languages)
    general = rules.read("credit.toml")
    lists = {key: frozenset(words) for key, words in pooled.items()}
    return Lexicon(
        phrases=phrases,
        starts=frozenset(form for word in (*phrases, *lists["mark"]) for form in _printed(word)),
        done=done,
        based=based,
        thanks=thanks,
        languages=languages,
        conjunctions=lists["and"],
        places=lists["place"],
        of=lists["of"],
        articles=lists["article"],
        jobs=lists["job"],
        asides=lists["job_aside"],
        jobs_all=lists["job"] | lists["job_aside"] | lists["author_verb"],
        verbs=lists["is"] | lists["author_verb"],
        is_=lists["is"],
        author_verbs=lists["author_verb"],
        stops=lists["stop"],
        endings=lists["ending"],
        marks=lists["mark"],
        rights=tuple(sorted(lists["tail"])),
        did_words=frozenset(did),
        titles=lists["title"],
        outlets=lists["outlet"],
        seated=lists["seated"],
        works=lists["work"],
        weak=lists["job_weak"],
        months=frozenset(_months()),
        **{key: frozenset(general[key]) for key in _GENERAL},
    )


def _months() -> Iterable[str]:
    """Names of months as datelines have them."""
    for names in rules.read("dateline.toml")["months"].values():
        yield from " ".join(names).split()


_GENERAL = (
    "particles",
    "abbreviations",
    "company",
    "prose",
    "running",
    "legal",
    "spreading",
    "newsrooms",
    "ranks",
    "beats",
    "joining",
    "pronouns",
    "suffixes",
    "relative",
    "via",
    "desks",
    "wires",
    "tails",
    "editions",
    "finals",
    "given",
    "working_for",
)
_LISTS = (
    "and",
    "place",
    "of",
    "article",
    "job",
    "job_aside",
    "is",
    "author_verb",
    "stop",
    "title",
    "outlet",
    "seated",
    "work",
    "job_weak",
)


@cache
def regions() -> frozenset[str]:
    return frozenset(map(fold, REGIONS))
