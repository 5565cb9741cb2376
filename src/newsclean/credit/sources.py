"""Lists of sources: organisations, and people who helped."""

from collections.abc import Iterator, Sequence

from newsclean.credit.kinds import is_capital, running
from newsclean.credit.lexicon import Language, lexicon
from newsclean.credit.organisation import organisation_name
from newsclean.credit.people import MAX_ITEMS, own_role, parsed_entries, read_entry, read_people
from newsclean.credit.tokens import Parsed, Token, before, printed, split_at, trim
from newsclean.text import fold

__all__ = ["read_helpers", "read_organisations"]

MAX_RUNNING = 2  # of a name: "University of Bay press office"
MAX_NOTE = 5  # words of a note behind a source: "Source: Outlet, sent by a news desk"
MAX_LETTERS = 5  # of initials, a year
MAX_HELPER_WORDS = 3  # of a person's name among sources
_ADDRESSES = frozenset({"http", "https"})


def read_organisations(
    line: str, tokens: Sequence[Token], language: Language, loose: bool = False, told: bool = False
) -> Parsed | None:
    """A list of sources; a piece in running words means prose. Behind a colon (`loose`) a note may end it; in a
    sentence that has `told` what it is ("This story was first published by"), all that is no source does."""
    found: list[str] = []
    people = Parsed()
    is_described = False  # the last source, and what follows may go on with it
    for piece in _pieces(line, tokens, language, told):
        if own_role(piece) and (named := read_people(line, piece, "", language)):  # "A (Text)"
            people += named
            continue
        if found and len(piece) == 1 and piece[0].key in lexicon().legal:
            found[-1] = f"{found[-1]}, {printed(line, piece)}"
            continue
        if found and told and (_is_description(piece, language) or (is_described and _goes_on(piece))):
            is_described = True
            continue
        name = organisation_name(line, piece)
        if name is None and _is_passed_over(line, piece):
            continue
        if name is None and found and (told or (loose and len(piece) <= MAX_NOTE)):
            break
        if name is None or _is_prose(name):
            return None
        found.append(name)
    return people + Parsed((), tuple(dict.fromkeys(found))) if found or people.people else None


def _pieces(line: str, tokens: Sequence[Token], language: Language, told: bool) -> Iterator[Sequence[Token]]:
    """The pieces of a list of sources, without an address behind the last; in a sentence that has `told` what it is
    without a headline, too: "This article first appeared on Outlet: Ferry fares to rise"."""
    conjunctions = language.conjunctions
    if printed(line, tokens).isupper():  # "SOURCE: A AND AGENCIES"
        conjunctions |= {word.upper() for word in conjunctions if len(word) > 1}
    listed = before(trim(tokens), _ADDRESSES | {":"} if told else _ADDRESSES)
    while listed and listed[-1].text in language.of | language.places:  # "in Outlet at https://…"
        listed = listed[:-1]
    return map(_undashed, split_at(listed, ",;/|、", conjunctions)[:MAX_ITEMS])


def read_helpers(line: str, tokens: Sequence[Token], role: str, language: Language) -> Parsed | None:
    """Who sent what the story is made of, "With inputs from Agency and A in City": of names in two or three words
    that nothing shows to be an organisation, people."""
    whole = Parsed()
    for piece in split_at(trim(tokens), ",;/|", language.conjunctions)[:MAX_ITEMS]:
        entry = read_entry(line, piece, language, None)
        if entry and not entry.organisation and 1 < len(entry.name.split()) <= MAX_HELPER_WORDS:
            parsed = parsed_entries(line, [entry], role)
        else:
            parsed = read_organisations(line, piece, language)
        if parsed is None:
            return None
        whole += parsed
    return whole


def _is_prose(name: str) -> bool:
    """Whether more words stand in small letters than in a name, or a verb, or any but particles between its capitals:
    "Anwohnern fand die Polizei den Täter"; "Bay University press office" is a name."""
    words = name.split()
    if running(name) > MAX_RUNNING or not lexicon().running.isdisjoint(words):
        return True
    last = max((i for i, word in enumerate(words) if not word.islower()), default=0)
    return running(" ".join(words[1:last])) > 0


def _is_passed_over(line: str, tokens: Sequence[Token]) -> bool:
    """Whether a piece that names no source is a few letters, or known as none."""
    return (len(tokens) == 1 and len(tokens[0].text) <= MAX_LETTERS) or fold(printed(line, tokens)) in lexicon().stops


def _undashed(tokens: Sequence[Token]) -> Sequence[Token]:
    """As in "www.example.org - news for your site": what stands before the dash."""
    ends = (i for i in range(1, len(tokens)) if tokens[i].text in "-–—" and tokens[i - 1].end < tokens[i].start)
    return tokens[: next(ends, len(tokens))]


def _goes_on(tokens: Sequence[Token]) -> bool:
    """As in "Outlet, a nonprofit, nonpartisan newsroom that serves Erden": words in small letters, more than one."""
    return len(tokens) > 1 and tokens[0].text.islower()


def _is_description(tokens: Sequence[Token], language: Language) -> bool:
    """As in "Outlet, a nonprofit newsroom"."""
    return tokens[0].text in language.articles and not any(is_capital(t.text) for t in tokens)
