"""The language of a page: what it declares, unless its text is plainly in another.

Templates come in English, and so do many declarations over texts in other languages; others declare none. A text's
language is told by its commonest words, those of grammar, or by its script. The words are data: rules/lang/.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache

from newsclean import rules
from newsclean.metadata import Metadata
from newsclean.patterns import lazy
from newsclean.text import ends_sentence

__all__ = ["extract_language", "spoken"]

_TAG = lazy(re.compile, r"(?<![A-Za-z])([A-Za-z]{2,3})(?![A-Za-z])((?:[-_][A-Za-z0-9]{2,8}){0,3})")
_NONE = frozenset(rules.read("language.toml")["none"])
_TABLES = rules.tables("language")
_CODES = {also: code for code, table in _TABLES.items() for also in table.get("also", ())}
_VARIETIES = {also: code for code, table in _TABLES.items() for also in table.get("varieties", ())}
_SCRIPTS = {script: code for code, table in _TABLES.items() for script in table.get("script", "").split()}
_WORD = lazy(re.compile, r"[^\s\d!-/:-@\[-`{-~«»“”„‘…–—।۔،؛؟]+")  # vowel signs are no letters to Python

SAMPLE = 1_000  # characters of a text that are read
FEWEST = 30  # words of a text whose language can be told: shorter ones are captions, menus, quotations
SURE = 60  # words of a text that is believed against the page
SHARE = 0.14  # of the words of a text in a language, those of its grammar: a sixth (Czech, Russian) to a third
RIVAL = 0.8  # of the best language's words; another with more of them is near it, as Danish is to Norwegian
TELLING = 4  # words that only one of two such languages has, to tell them apart
CLEAR = 3  # times as many as the other has
ALIEN = 0.4  # of the best language's words that a text in another language holds at most
WRITTEN = 0.5  # of a text's letters in a script, to be told by it
FOREIGN = 0.05  # of its letters in the script of its language, for a text to be in that
KANA = 0.1  # of the letters of Japanese; Chinese texts hold hardly any

Found = tuple[str | None, str | None]


def extract_language(metadata: Metadata, text: Iterable[str] = ()) -> Found:
    """The language of the page as a BCP 47 tag, and where it was found; `text` are the story's paragraphs.

    >>> from newsclean.metadata import Candidate
    >>> extract_language(Metadata(languages=(Candidate("pt_BR", "meta:og:locale"),)))
    ('pt-BR', 'meta:og:locale')
    """
    declared = [(tag, source) for value, source in metadata.languages if (tag := _read(value))]
    tag, source = declared[0] if declared else (None, None)
    # Sentences before headings and lists, which hold few words of grammar.
    sample = " ".join(sorted(text, key=ends_sentence, reverse=True))[:SAMPLE]
    told = spoken(sample, tag.partition("-")[0] if tag else None)
    if told is None:
        return tag, source
    # A page that declares two may be right in the second.
    return next((found for found in declared if found[0].partition("-")[0] == told), (told, "text"))


def _read(value: str) -> str | None:
    """A tag as BCP 47 spells it, from "pt_BR", "ger", "de, en"; None for what is no language's."""
    match = _TAG.match(value.strip())
    if not match or match[1].lower() in _NONE:
        return None
    parts = match[2].replace("_", "-").split("-")[1:]
    code = match[1].lower()
    return "-".join([_CODES.get(code, code), *map(_part, parts)])


def _part(part: str) -> str:
    """A region in capitals, a script with one: "zh-Hant-TW"."""
    return part.upper() if len(part) == 2 else part.capitalize() if len(part) == 4 else part.lower()


def spoken(text: str, declared: str | None = None) -> str | None:
    """The language that a text is in, where that is plain; None where it is not, or is the one `declared`.

    >>> spoken("Der Fluss ist in der Nacht über die Ufer getreten, und die Feuerwehr ist im Einsatz. " * 2)
    'de'
    """
    declared = _VARIETIES.get(declared, declared) if declared else None
    if declared and declared not in _TABLES:
        return None
    words = _WORD.findall(text.lower())
    if declared and sum(map(_words(declared).__contains__, words)) >= SHARE * len(words) > 0:  # most pages
        return None
    scripts = _scripts(text)
    if declared and scripts[declared] > FOREIGN * scripts.total():  # with words of another language in it
        return None
    if by_script := _written(scripts):
        return by_script
    return _most_likely(words, declared) if len(words) >= (SURE if declared else FEWEST) else None


def _most_likely(words: list[str], declared: str | None) -> str | None:
    """The language whose grammar most of the words are of, if none comes near it."""
    grammar = rules.by_word("language", "words")
    counted = Counter(filter(grammar.__contains__, words))
    counts: Counter[str] = Counter()
    for word, times in counted.items():
        for code in grammar[word]:
            counts[code] += times
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < SHARE * len(words) or (declared and counts[declared] > ALIEN * ranked[0][1]):
        return None
    code, most = ranked[0]
    if len(ranked) > 1 and ranked[1][1] > RIVAL * most:
        rival = ranked[1][0]
        own, its = (sum(counted[word] for word in _words(a) - _words(b)) for a, b in ((code, rival), (rival, code)))
        return code if own >= max(TELLING, CLEAR * its) else None
    return code


def _scripts(text: str) -> Counter[str]:
    """How many letters are of a script that tells a language, by the language; "" for all others."""
    letters = Counter(filter(str.isalpha, text))
    scripts: Counter[str] = Counter()
    for letter, times in letters.items():
        scripts[_SCRIPTS.get(unicodedata.name(letter, "").partition(" ")[0], "")] += times
    return scripts


def _written(scripts: Counter[str]) -> str | None:
    """The language that the script of most letters is of; Japanese has some in Chinese's."""
    letters = scripts.total()
    if scripts["ja"] > KANA * letters:
        return "ja"
    return next((code for code, times in scripts.items() if times > WRITTEN * letters), None)


@cache
def _words(code: str) -> frozenset[str]:
    """The words of a language's grammar."""
    return frozenset(_TABLES[code].get("words", "").split())
