"""How the site of a page is called: by the names that the page gives, and by the hosts of its addresses.

A name and a host are compared by keys: what is left of a name where a host spells it. The second levels of domains, as
"co" in "example.co.uk", are data: rules/site.toml.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from newsclean import rules
from newsclean.noise import is_section
from newsclean.patterns import lazy
from newsclean.text import letters

__all__ = ["host", "host_name", "is_called", "is_desk", "keys", "labels", "names", "original", "parts"]

_SECOND_LEVEL = frozenset(rules.read("site.toml")["second_level"])
# Letters that are one to Unicode, and to hosts a plain letter or two; behind them those that may be one or two.
_PLAIN = {"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ı": "i"}
_DOUBLED = _PLAIN | {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"}
_SPELLINGS = tuple(map(str.maketrans, (_PLAIN, _DOUBLED)))

# An address in a web archive (Wayback Machine, pywb, archive.today): the moment of capture, behind it the page's own.
_ARCHIVED = lazy(re.compile, r"/(?:\d{14}(?:[a-z]{2}_)?|\d{4}\.\d\d\.\d\d-\d{6})/(?=https?://)")

_WEB = ("", "http:", "https:")

LEAST = 3  # letters of a name, behind "the" or of a host, that tells its owner


@lru_cache(maxsize=256)  # several fields of a page ask for the same
def keys(name: str) -> tuple[str, ...]:
    """A name as hosts may spell it: letters and figures alone, without accents; an umlaut as one letter, or as two.

    >>> keys("Lake Courier"), keys("Dân trí"), keys("Süd-Kurier"), keys("…")
    (('lakecourier',), ('dantri',), ('sudkurier', 'suedkurier'), ('',))
    """
    name = name.casefold()
    is_plain = name.isascii() or _DOUBLED.keys().isdisjoint(name)  # most
    spelled = [name] if is_plain else [name.translate(spelling) for spelling in _SPELLINGS]
    return tuple(dict.fromkeys(letters(unicodedata.normalize("NFKD", one)) for one in spelled))


def original(address: str) -> str:
    """The address of a page itself, where it is given as captured by a web archive.

    >>> original("https://web.archive.org/web/20240102030405/http://example.org/a")
    'http://example.org/a'
    """
    archived = _ARCHIVED.search(address)
    return address[archived.end() :] if archived else address


@lru_cache(maxsize=256)  # several fields of a page ask for the same
def host(address: str) -> str:
    """The host of an address, without "www" and port; "" where none is told. An archived page's is its own.

    >>> host("https://www.Example.org:8080/a?b=//c"), host("//example.org#top"), host("/go?to=http://example.org")
    ('example.org', 'example.org', '')
    >>> host("https://web.archive.org/web/20240102030405/http://example.org/a")
    'example.org'
    """
    scheme, _, rest = original(address).strip().partition("//")
    if scheme.lower() not in _WEB:
        return ""
    for mark in "/?#":
        rest = rest.partition(mark)[0]
    return rest.rpartition("@")[2].partition(":")[0].lower().removeprefix("www.")


def labels(host: str) -> list[str]:
    """The parts of a host, its owner's last, without the endings that many share; none of a number or a bare name.

    >>> labels("sport.harbor-news.co.uk"), labels("example.org"), labels("127.0.0.1"), labels("localhost")
    (['sport', 'harbor-news'], ['example'], [], [])
    """
    *parts, ending = host.split(".")
    while len(parts) > 1 and parts[-1] in _SECOND_LEVEL:
        parts.pop()
    return [] if ending.isdecimal() else parts


def host_name(url: str | None) -> str | None:
    """What a host is called, where nothing else names the site: short for its owner, and known to be so.

    >>> host_name("https://www.harbor-news.co.uk/a"), host_name("http://localhost/a"), host_name(None)
    ('harbor-news', None, None)
    """
    parts = labels(host(url or ""))
    return parts[-1] if parts and len(parts[-1]) >= LEAST else None


def names(called: Iterable[str], addresses: Iterable[str] = ()) -> frozenset[str]:
    """The keys of what a site goes by: the names it is `called`, and its hosts, each with "the" and without.

    A host counts with its ending and without, and with what stands before its owner's part and without.

    >>> sorted(names(["The Lake"], ["https://sport.lake.example/a"]))[:4]
    ['lake', 'lakeexample', 'sportlake', 'sportlakeexample']
    """
    return _names(tuple(called), tuple(addresses))


@lru_cache(maxsize=64)  # several fields of a page ask for the same
def _names(called: tuple[str, ...], addresses: tuple[str, ...]) -> frozenset[str]:
    hosts = _hosts(addresses)
    spelled = [*called, *hosts]
    for one in hosts:
        if parts := labels(one):
            inner = ".".join(parts)
            spelled += inner, parts[-1], parts[-1] + one.removeprefix(inner)
    bare = {_without_the(key) for name in spelled for key in keys(name)} - {""}
    return frozenset(bare.union(f"the{key}" for key in bare))


def is_called(name: str, names: frozenset[str]) -> bool:
    """Whether a site that goes by `names` is called so.

    >>> is_called("Lake-Courier", names(["The Lake Courier"]))
    True
    """
    return not names.isdisjoint(keys(name))


def is_desk(name: str, names: frozenset[str]) -> bool:
    """Whether it is the site and one of its sections.

    >>> is_desk("Lake Sport", names(["Lake"])), is_desk("Lake", names(["Lake"]))
    (True, False)
    """
    own, _, section = name.partition(" ")
    return is_called(own, names) and is_section(section)


def parts(addresses: Iterable[str]) -> frozenset[str]:
    """The keys of all parts of hosts: the section that stands before the owner's is in names of the site, too.

    >>> sorted(parts(["https://sport.lake.example/a"]))
    ['lake', 'sport']
    """
    return frozenset(key for one in _hosts(addresses) for part in labels(one) for key in keys(part))


def _hosts(addresses: Iterable[str]) -> frozenset[str]:
    return frozenset(map(host, addresses))


def _without_the(key: str) -> str:
    return key.removeprefix("the") if len(key) >= LEAST + len("the") else key
