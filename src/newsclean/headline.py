"""The headline and the deck, as the page displays them.

A page names its story many times: in <h1>, in og:title, in JSON-LD, in <title>; each with its own additions (the site's
name, a section, a kicker) or in its own words for search engines. What is on display is the headline; the other
names are witnesses that tell which of the page's <h1> it is, and stand in where none is.
"""

from collections.abc import Sequence

import regex

from newsclean import rules
from newsclean.blocks import Block
from newsclean.metadata import Candidate, Metadata
from newsclean.text import alternation, clean, count_words, fold

__all__ = ["extract_deck", "extract_headline"]

_RULES = rules.read("headline.toml")
_SEPARATOR = regex.compile(r"\s+(?:" + alternation(_RULES["separators"]) + r")\s+|\s*(?:" + alternation(_RULES["strong"]) + r")\s*")
_LABEL = regex.compile(rf"(?:{alternation(_RULES['labels'])})\s{{0,3}}[:|+–-]{{1,3}}\s+(?=\S)", regex.IGNORECASE)
_KICKER = regex.compile(r"[:|/–—-]\s+")
_WORD = regex.compile(r"[\p{L}\p{N}]+")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u2060\ufeff"))  # where a word may be broken; no part of it

LONGEST = 400  # characters; the longest headline annotated has 220
LIKE = 0.5  # of the words of the shorter of two wordings, the share that the other has, for one story
ALONE = 4  # words of an <h1> that no witness knows, to be believed: shorter ones are names of sections and sites
TAIL = 3  # words of a headline that is left when a kicker is taken off
SITE = 6  # words of a site's name at most: longer ones are titles that a page gives in the wrong place
MOST = 30  # headings looked at


def extract_headline(
    metadata: Metadata, blocks: Sequence[Block] = (), url: str | None = None
) -> tuple[str | None, str | None]:
    """The headline and where it was found.

    `blocks` (the page's, in order) hold the headings below <h1>; some sites keep <h1> for their own name.
    """
    sites = _sites(metadata, url)
    told = [Candidate(_without_site(c.value, sites), c.source) for c in metadata.headlines if c.source != "dom:h1"]
    told = [c for c in told if _is_name_of_story(c.value, sites)]
    displayed = [Candidate(_without_site(c.value, sites), c.source) for c in metadata.headlines if c.source == "dom:h1"]
    displayed = [c for c in displayed if _is_name_of_story(c.value, sites)]
    headings = [Candidate(_seen(b.text), "dom:heading") for b in blocks if b.kind == "heading"][:MOST]
    witnesses = [c.value for c in told]
    best = _best_known(displayed, witnesses)
    if best:
        return _trim(_in_full(best.value, witnesses)), best.source
    repeated = _repeated(headings, witnesses)
    if repeated:
        return _trim(repeated.value), repeated.source
    for group in (_alone(displayed), told, displayed, headings):
        if group:
            return _trim(group[0].value), group[0].source
    return None, None


def _sites(metadata: Metadata, url: str | None) -> frozenset[str]:
    """Names of the site, bare: as the page gives them, and its domain."""
    names = {_bare(c.value) for c in metadata.site_names if count_words(c.value) <= SITE}
    for address in (url, *(c.value for c in metadata.urls)):
        host = (address or "").partition("://")[2].partition("/")[0].partition(":")[0].removeprefix("www.")
        names |= {_bare(host), *map(_bare, host.split(".")[:-1])}
    return frozenset(names - {""})


def _bare(text: str) -> str:
    """Letters and figures only: "The Example" and "the-example" are one name."""
    return "".join(_WORD.findall(text.casefold()))


def _seen(text: str) -> str:
    return clean(text.translate(_UNSEEN))


def _is_name_of_story(value: str, sites: frozenset[str]) -> bool:
    return 0 < len(value) <= LONGEST and _bare(value) not in sites


def _without_site(value: str, sites: frozenset[str]) -> str:
    """A title without the site's name before or behind it."""
    value = _seen(value)[: 2 * LONGEST]
    for _ in range(3):
        cuts = list(_SEPARATOR.finditer(value))
        if not cuts:
            break
        if _is_site(value[cuts[-1].end() :], sites):
            value = value[: cuts[-1].start()]
        elif _is_site(value[: cuts[0].start()], sites):
            value = value[cuts[0].end() :]
        else:
            break
    return value


def _is_site(part: str, sites: frozenset[str]) -> bool:
    bare = _bare(part)
    return not bare or bare in sites or bare.removeprefix("the") in sites


def _best_known(displayed: list[Candidate], witnesses: list[str]) -> Candidate | None:
    """The displayed headline that most witnesses know; of equals the first."""
    best, most = None, 0.0
    for candidate in displayed[:MOST]:
        known = sum(_agreement(candidate.value, witness) for witness in witnesses)
        if known > most:
            best, most = candidate, known
    return best


def _agreement(one: str, other: str) -> float:
    """How far two wordings name the same story: 1 if they are the same, less if one holds the other or most of its
    words, 0 if they are two."""
    a, b = _bare(one), _bare(other)
    if a == b:
        return 1.0
    first, second = set(_WORD.findall(fold(one))), set(_WORD.findall(fold(other)))
    if a in b or b in a:
        return 0.8 if min(len(a), len(b)) > 15 else 0.4
    common = len(first & second)
    return 0.6 if common >= LIKE * min(len(first), len(second)) > 1 else 0.0


def _repeated(headings: list[Candidate], witnesses: list[str]) -> Candidate | None:
    """The heading that stands in a title word for word."""
    folded = [fold(w) for w in witnesses]
    for candidate in headings:
        own = fold(candidate.value)
        if count_words(own) > 1 and any(own in witness for witness in folded):
            return candidate
    return None


def _alone(displayed: list[Candidate]) -> list[Candidate]:
    return displayed if len(displayed) == 1 and count_words(displayed[0].value) >= ALONE else []


def _in_full(value: str, witnesses: list[str]) -> str:
    """A displayed headline without the kicker before it, and with the spaces that its layout stood for.

    A kicker is known by a witness that has only the rest, or another kicker before the same rest.
    """
    folded, bare = fold(value), _bare(value)
    for witness in witnesses:
        if _bare(witness) == bare:
            return witness if len(witness) > len(value) else value
    for witness in witnesses:
        for tail in (witness, *(witness[cut.end() :] for cut in _KICKER.finditer(witness))):
            if folded.endswith(fold(tail)) and count_words(tail) >= TAIL and fold(tail) != folded:
                return value[len(value) - len(tail) :] if fold(value[len(value) - len(tail) :]) == fold(tail) else tail
    return value


def _trim(value: str) -> str:
    """Without a label that says what kind of piece it is."""
    match = _LABEL.match(value)
    return value[match.end() :] if match else value


def extract_deck(metadata: Metadata, blocks: tuple[Block, ...] = ()) -> tuple[str | None, str | None]:
    return None, None
