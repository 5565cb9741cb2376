"""The words that credit lines are made of, from [credit] of rules/lang/<code>.toml, frozen for the grammar."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from newsclean import rules
from newsclean.credit.phrases import Phrases

__all__ = ["KINDS", "PICTURES", "TEXT_ROLES", "Language", "Lexicon", "Phrase", "language_of", "lexicon"]


class Phrase(NamedTuple):
    """What a phrase of the language data opens: `kind` is the table it stands in, by label from whole short did."""

    kind: str
    role: str
    language: str


PICTURES = frozenset({"photo", "video", "illustration"})  # roles of those who made what is seen
TEXT_ROLES = frozenset({"translation", "contributor"})  # work on the story: their labels stand on top of it, too
KINDS = ("by", "label", "from", "whole", "issued", "short", "framed", "did", "bare")


class Language(NamedTuple):
    """The small words of a language."""

    conjunctions: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()


class Lexicon(NamedTuple):
    """The lists of lang/<code>.toml, those of all languages together; those of credit.toml; what is made of them."""

    conjunctions: frozenset[str]
    places: frozenset[str]
    of: frozenset[str]
    articles: frozenset[str]
    jobs: frozenset[str]
    asides: frozenset[str]
    weak: frozenset[str]
    works: frozenset[str]
    seated: frozenset[str]
    titles: frozenset[str]
    outlets: frozenset[str]
    copulas: frozenset[str]
    author_verbs: frozenset[str]
    stops: frozenset[str]
    marks: frozenset[str]
    rights: tuple[str, ...]
    endings: frozenset[str]
    several: frozenset[str]
    shown: frozenset[str]

    abbreviations: frozenset[str]
    company: frozenset[str]
    company_endings: tuple[str, ...]
    prose: frozenset[str]
    running: frozenset[str]
    legal: frozenset[str]
    forbidding: frozenset[str]
    spreading: frozenset[str]
    newsrooms: frozenset[str]
    ranks: frozenset[str]
    beats: frozenset[str]
    joining: frozenset[str]
    pronouns: frozenset[str]
    suffixes: frozenset[str]
    relative: frozenset[str]
    there: frozenset[str]
    offices: frozenset[str]
    titled: tuple[str, ...]
    via: frozenset[str]
    desks: frozenset[str]
    wires: frozenset[str]
    tails: frozenset[str]
    editions: frozenset[str]
    finals: frozenset[str]
    closings: frozenset[str]
    given: frozenset[str]
    sent: frozenset[str]
    given_by: tuple[str, ...]
    within: frozenset[str]
    working_for: frozenset[str]
    pictures: frozenset[str]

    phrases: Phrases
    starts: frozenset[str]  # first words of phrases as a sentence prints them
    done: Phrases  # the verbs that end what a "framed" phrase opens, with their roles
    based: Phrases
    nameless: Phrases
    thanks: Phrases
    together: Phrases
    jobs_all: frozenset[str]
    verbs: frozenset[str]
    did_words: frozenset[str]
    common: frozenset[str]  # the words by which languages are known


_SPOKEN = Lexicon._fields[: Lexicon._fields.index("abbreviations")]  # those of languages
_ORDERED = frozenset(("titled", "given_by", "company_endings"))  # str.endswith asks for a tuple, too


def _telling(phrase: str) -> list[str]:
    """The longest word of a phrase that must be there: the one that other lines are least likely to hold."""
    slots = [word.split("|") for word in phrase.split() if not word.endswith("?")]
    return max(slots, key=lambda choices: min(map(len, choices)))


@cache
def language_of(names: str) -> Language:
    """The small words of a language, or of several: "de+fr"."""
    tables = rules.tables("credit")
    told = [tables.get(code, {}) for code in names.split("+")]
    return Language(*(frozenset(word for table in told for word in table.get(n, ())) for n in Language._fields))


def _pooled(phrases: list[Phrase]) -> list[Phrase]:
    """One for each kind: what stands in several languages ("fotos") has the small words of them all."""
    kinds = dict.fromkeys(phrase.kind for phrase in phrases)
    return [_shared([phrase for phrase in phrases if phrase.kind == kind]) for kind in kinds]


def _shared(phrases: Sequence[Phrase]) -> Phrase:
    return phrases[0]._replace(language="+".join(dict.fromkeys(phrase.language for phrase in phrases)))


def _printed(word: str) -> list[str]:
    """A word with a capital, or one in each part, perhaps behind a bracket, perhaps before a colon."""
    return [
        before + form + after
        for form in (word.capitalize(), "-".join(map(str.capitalize, word.split("-"))), word.upper())
        for before in ("", "(", "[")
        for after in ("", ":")
    ]


@cache
def lexicon() -> Lexicon:
    """The words of credits, of all languages, read once: when the first line asks for them."""
    tables = rules.tables("credit")
    lists: dict[str, Any] = {name: rules.words("credit", name) for name in _SPOKEN}
    lists["rights"] = tuple(sorted(lists["rights"]))
    for name, words in rules.read("credit.toml").items():
        lists[name] = tuple(words) if name in _ORDERED else frozenset(words)
    entries = list(_entries(tables, KINDS))
    phrases = Phrases(((entry, Phrase(kind, role, code)) for code, kind, role, entry in entries), _pooled)
    did = [entry for _, kind, _, entry in entries if kind in ("did", "bare")]
    return Lexicon(
        **lists,
        phrases=phrases,
        starts=frozenset(form for word in (*phrases, *lists["marks"]) for form in _printed(word)),
        done=Phrases((entry, role) for _, _, role, entry in _entries(tables, ("done",))),
        based=_listed(tables, "based"),
        nameless=_listed(tables, "nameless"),
        together=_listed(tables, "together"),
        thanks=_listed(tables, "thanks"),
        jobs_all=lists["jobs"] | lists["asides"] | lists["author_verbs"],
        verbs=lists["copulas"] | lists["author_verbs"],
        did_words=frozenset(word for entry in did for word in _telling(entry)),
        common=frozenset(
            word for table in rules.tables("language").values() for word in table.get("words", "").split()
        ),
    )


def _entries(tables: Mapping[str, Mapping[str, Any]], kinds: Sequence[str]) -> Iterator[tuple[str, str, str, str]]:
    """Every phrase of these kinds: its language, kind and role, and the phrase itself."""
    for code, table in tables.items():
        spoken = "".join(table.get("languages", "").split())
        for kind in kinds:
            for role, entries in table.get(kind, {}).items():
                for entry in entries:
                    yield code, kind, role, entry.replace("{languages}", spoken)


def _listed(tables: Mapping[str, Mapping[str, Any]], name: str) -> Phrases:
    """A list of phrases, of all languages."""
    return Phrases((entry, True) for table in tables.values() for entry in table.get(name, ()))
