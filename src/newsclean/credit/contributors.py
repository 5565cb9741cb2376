"""Names with a verb: "A in Rome and B contributed to this report" or "reported from City"."""

from collections.abc import Sequence

from newsclean.credit.kinds import is_organisation
from newsclean.credit.lexicon import Phrase, language_of, lexicon
from newsclean.credit.people import read_people
from newsclean.credit.tokens import NOISE, Parsed, Token, phrase_at, trim, trim_end

__all__ = ["read_contributors"]

MAX_CONTRIBUTORS = 150  # tokens before the verb
_CLAUSE_JOINTS = frozenset({",", ";"})


def read_contributors(line: str, tokens: Sequence[Token]) -> Parsed | None:
    """As in "A in Rome and B contributed to this report", "A reported from Kyiv, and B from London"."""
    if lexicon().did_words.isdisjoint([t.key for t in tokens]):  # most sentences
        return None
    tokens = _without_clause(tokens)
    verb = _verb(tokens)
    if verb is None:
        return None
    start, end, phrase = verb
    language = language_of(phrase.language)
    before, rest = trim_end(_without_life(tokens[:start])), tokens[end:]
    if tokens[end - 1].text in language.places:
        rest = tokens[end - 1 :]
    elif rest and rest[0].text not in language.places | language.conjunctions | NOISE:
        return None
    if rest and rest[0].text in language.conjunctions | _CLAUSE_JOINTS:  # "… reporting and A contributed research"
        more = read_contributors(line, trim(rest[1:]))
        first = read_people(line, before, phrase.role, language) if more else None
        return first + more if first and more else None
    read = read_people(line, [*before, *rest], phrase.role, language)
    if read and phrase.kind == "bare" and len(rest) < 2 and not any(t.key in lexicon().jobs for t in before):
        return read if _are_employed(read) else None
    return read


def _without_clause(tokens: Sequence[Token]) -> Sequence[Token]:
    """Up to a clause on the place, "reported from Erden, where it snowed", in which nobody says anything."""
    words = lexicon()
    clauses = (i for i, t in enumerate(tokens[:-1]) if i and t.text == "," and tokens[i + 1].text in words.there)
    end = next(clauses, len(tokens))
    return tokens[:end] if words.prose.isdisjoint([t.key for t in tokens[end:]]) else tokens


def _without_life(tokens: Sequence[Token]) -> Sequence[Token]:
    """Without a clause on who reported: "A, who has covered the lake for ten years, reported from Erden"."""
    relative = lexicon().relative
    opening = next((i for i, t in enumerate(tokens[:-1]) if t.text == "," and tokens[i + 1].text in relative), 0)
    return tokens[:opening] if opening and tokens[-1].text == "," else tokens


def _are_employed(read: Parsed) -> bool:
    """Whether people work for organisations: without an object, "A and B contributed." may be about anything."""
    return bool(read.people) and all(p.organisation and is_organisation(p.organisation) for p in read.people)


def _verb(tokens: Sequence[Token]) -> tuple[int, int, Phrase] | None:
    """The first verb of contributors, "contributed to this report": where it begins and ends."""
    for i in range(1, min(len(tokens), MAX_CONTRIBUTORS)):
        found = phrase_at(tokens, i, "did", "bare")
        if found:
            return i, *found
    return None
