"""Phrases of words, found by walking from word to word."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

__all__ = ["Phrases", "Trie"]

# By each word that may follow, what follows that; under None the values of the phrases that end here.
Trie = dict[Any, Any]


class Phrases(dict[str, Trie | None]):
    """Phrases by the words that may begin them. "a|b" stands for either word, and "word?" may be absent.

    There are thousands, and a page asks for a few dozen first words: what may follow one is made when it is first asked
    for. Two threads may make it twice; it is the same. `pooled` says what becomes of the values of phrases that are the
    same.

    >>> Phrases([("with reports? from|by", "source")])["with"]["reports"]
    {'from': {None: ['source']}, 'by': {None: ['source']}}
    """

    def __init__(
        self, entries: Iterable[tuple[str, Any]], pooled: Callable[[list[Any]], list[Any]] | None = None
    ) -> None:
        self._pooled = pooled
        self._behind: dict[str, list[tuple[list[str], Any]]] = {}
        for phrase, value in entries:
            for first, rest in _firsts(phrase.split()):
                self._behind.setdefault(first, []).append((rest, value))
        super().__init__(dict.fromkeys(self._behind))

    def __getitem__(self, first: str) -> Trie:
        trie = super().__getitem__(first)
        if trie is None:
            trie = self[first] = self._made(first)
        return trie

    def get(self, first: str, default: Any = None) -> Any:
        return self[first] if first in self else default  # noqa: SIM401  # dict.get does not make it

    def _made(self, first: str) -> Trie:
        trie: Trie = {}
        ends = {id(end): end for rest, value in self._behind[first] for end in _insert(trie, rest, value)}
        if self._pooled:
            for end in ends.values():
                end[None] = self._pooled(end[None])
        return trie


def _firsts(words: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Each word that may begin a phrase, and those behind it."""
    for i, word in enumerate(words):
        for choice in word.rstrip("?").split("|"):
            yield choice, words[i + 1 :]
        if not word.endswith("?"):
            return


def _insert(trie: Trie, words: list[str], value: Any) -> list[Trie]:
    """All readings of the words behind the first. Returns the nodes where they end."""
    nodes = [trie]
    for word in words:
        reached = [node.setdefault(choice, {}) for node in nodes for choice in word.rstrip("?").split("|")]
        nodes = reached + nodes if word.endswith("?") else reached
    for node in nodes:
        node.setdefault(None, []).append(value)
    return nodes
