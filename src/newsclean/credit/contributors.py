"""Names with a verb: "A in Rome and B contributed to this report" or "reported from City"."""

from collections.abc import Sequence

from newsclean.credit.lexicon import lexicon
from newsclean.credit.people import read_people
from newsclean.credit.tokens import (
    NOISE,
    Parsed,
    Token,
    first_of,
)

__all__ = ["read_contributors"]

MAX_CONTRIBUTORS = 150  # tokens before the verb
_CLAUSE_JOINTS = frozenset({",", ";"})


def read_contributors(line: str, tokens: Sequence[Token]) -> Parsed | None:
    """As in "A in Rome and B contributed to this report", "A reported from Kyiv, and B from London"."""
    if lexicon().did_words.isdisjoint([t.key for t in tokens]):
        return None
    for i in range(1, min(len(tokens), MAX_CONTRIBUTORS)):
        if tokens[i].key not in lexicon().phrases:
            continue
        found = first_of(lexicon().phrases, tokens, i, "did", "bare")
        if found is None:
            continue
        end, phrase = found
        language = lexicon().languages[phrase.language]
        rest = tokens[end:]
        if tokens[end - 1].text in language.places:
            rest = tokens[end - 1 :]
        elif rest and rest[0].text not in language.places | language.conjunctions and rest[0].text not in NOISE:
            return None
        if tokens[end - 1].text in language.places and len(rest) < 2:  # "A and B reported from"
            return None
        before = tokens[:i]
        if phrase.kind == "bare" and len(rest) < 2 and not any(t.key in lexicon().jobs for t in before):
            return None  # without an object, "A and B contributed." may be about anything
        while before and before[-1].text in NOISE:
            before = before[:-1]
        if rest and rest[0].text in language.conjunctions | _CLAUSE_JOINTS:  # "… reporting and A contributed research"
            more = read_contributors(line, rest[1:])
            first = read_people(line, before, phrase.role, language) if more else None
            return first + more if first and more else None
        return read_people(line, [*before, *rest], phrase.role, language)
    return None
